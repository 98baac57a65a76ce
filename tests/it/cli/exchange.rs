//! What goes out and comes in, and the reports.

use serde_json::json;

use super::tenant::Tenant;

#[test]
fn users_go_out_as_csv_and_come_in_again() {
    let tenant = Tenant::new();
    tenant.run("assign --product ENTERPRISEPACK --user adele@contoso.example u01@contoso.example");
    let file = tenant.file("users.csv");
    let run = tenant.run(&format!("export csv {file} --filter licensed"));
    assert_eq!((run.status, run.out.as_str()), (0, format!("2 users written to {file}.\n").as_str()));
    let again = tenant.run(&format!("export csv {file}"));
    assert_eq!((again.status, again.out.as_str()), (2, ""));
    assert!(again.err.contains("exists already"), "{}", again.err);
    let run = tenant.run(&format!("export csv {file} --search adele --product ENTERPRISEPACK --overwrite --json"));
    assert_eq!(run.json()["users"], 1);

    let other = Tenant::none();
    let run = other.run(&format!("import users {file} --json"));
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!((&run.json()["added"], &run.json()["known"]), (&json!(1), &json!(0)));
    let list = other.run("users list --json").json();
    assert_eq!((&list[0]["displayName"], &list[0]["usageLocation"]), (&json!("Adele Vance"), &json!("US")));
    assert_eq!(list[0]["licenses"][0]["skuPartNumber"], "ENTERPRISEPACK");

    let bad = tenant.write("bad.csv", "User principal name,Usage location\nadele@contoso.example,Nowhere\n");
    let run = tenant.run(&format!("import users {bad}"));
    assert_eq!(run.status, 1);
    assert!(run.err.contains("bad.csv, row 2, column Usage location \"Nowhere\""), "{}", run.err);
    let run = tenant.run(&format!("--as helpdesk@contoso.example import users {bad}"));
    assert_eq!(run.status, 3);
}

#[test]
fn changes_go_out_as_a_script_and_as_batches() {
    let tenant = Tenant::new();
    let none = tenant.run("export requests");
    assert_eq!((none.status, none.out.as_str(), none.err.as_str()), (0, "[]\n", "0 batches, 0 calls.\n"));
    tenant.run("users set-location zoe@contoso.example NL");
    tenant.run("assign --product ENTERPRISEPACK --user zoe@contoso.example");
    tenant.run("assign --product ENTERPRISEPACK --user u01@contoso.example");
    tenant.run("undo");
    let script = tenant.run("export powershell");
    assert_eq!(script.err, "2 batches, 2 calls.\n");
    assert_eq!(script.out.matches("-UserId '00000000-0000-0000-0000-000000000027'").count(), 2, "{}", script.out);
    assert!(script.out.contains("\n# 2: assign, "), "{}", script.out);
    let bodies = tenant.run("export requests --since 2").json();
    assert_eq!(bodies.as_array().unwrap().len(), 1);
    assert_eq!(bodies[0]["requests"][0]["method"], "POST");
    assert_eq!(tenant.run("export requests --since 77").status, 2);
    assert_eq!(tenant.run("export powershell --since yesterday").status, 2);
}

#[test]
fn reports_count_and_name() {
    let tenant = Tenant::new();
    tenant.run("assign --product ENTERPRISEPACK --user u01@contoso.example u02@contoso.example");
    let file = "User principal name,Block credential\nu01@contoso.example,True\n";
    tenant.run(&format!("import users {}", tenant.write("block.csv", file)));
    let waste = tenant.run("report waste");
    assert!(waste.out.contains("Office 365 E3  Sign-in blocked      1\n"), "{}", waste.out);
    assert_eq!(waste.err, "One seat would come free\n");
    assert!(tenant.run("report waste --users").out.contains("u01@contoso.example"));
    let line = &tenant.run("report waste --json").json()[0];
    assert_eq!((&line["skuPartNumber"], &line["reason"]), (&json!("ENTERPRISEPACK"), &json!("blocked")));
    assert_eq!((&line["count"], &line["users"][0]["displayName"]), (&json!(1), &json!("User 01")));
    let sources = tenant.run("report sources --json").json();
    assert_eq!((&sources[0]["reason"], &sources[0]["count"]), (&json!("direct"), &json!(2)));
    assert_eq!(tenant.run("report seats --json").json()[0]["skuPartNumber"], "STANDARDPACK");
    assert_eq!(tenant.run("report errors").out, "No license is in error.\n");
    assert_eq!(tenant.run("report overlap --json").out, "[]\n");
    // Whoever has no role sees no more than their allotments.
    for command in ["report waste", "export csv none.csv", "export requests"] {
        assert_eq!(tenant.run(&format!("--as adele@contoso.example {command}")).status, 3);
    }
}
