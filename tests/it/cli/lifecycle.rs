//! Users who come, go and come back, on the command line.

use std::fs;

use serde_json::json;

use super::tenant::{Tenant, codes, seats};

#[test]
fn a_user_is_added_licensed_deleted_and_restored() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    let left = || seats(&tenant, "ENTERPRISEPACK").as_i64().unwrap();
    let before = left();
    let add = "users add ada@contoso.example --first-name Ada --last-name Lovelace --department Math --location GB";
    let dry = run(&format!("{add} --product ENTERPRISEPACK --off SWAY --dry-run")).json();
    assert_eq!((&dry["batches"][0]["users"], &dry["dryRun"]), (&json!(["ada@contoso.example"]), &json!(true)));
    let done = run(&format!("{add} --product ENTERPRISEPACK --off SWAY"));
    assert_eq!((done.status, &done.json()["changed"]), (0, &json!(1)), "{}", done.err);
    assert_eq!(left(), before - 1);
    let shown = run("users show ada@contoso.example").json();
    assert_eq!((&shown["displayName"], &shown["department"]), (&json!("Ada Lovelace"), &json!("Math")));
    assert_eq!(codes(&run(add).json()), ["user_name_taken"]);
    assert_eq!(codes(&run("users add ada --name Ada").json()), ["bad_user_name"]);
    assert_eq!(
        codes(&run("users add b@contoso.example --name B --product ENTERPRISEPACK").json()),
        ["usage_location_missing"]
    );
    assert_eq!(run("users add b@contoso.example").status, 2, "a name is needed");

    assert_eq!(run("users delete ada@contoso.example").status, 0);
    assert_eq!(left(), before);
    assert_eq!(codes(&run("assign --user ada@contoso.example --product ENTERPRISEPACK").json()), ["user_deleted"]);
    let gone = run("users list --deleted").json();
    assert_eq!((&gone[0]["displayName"], &gone[0]["daysLeft"]), (&json!("Ada Lovelace"), &json!(30)));
    assert!(tenant.run("users list --deleted").out.contains("ada@contoso.example"));
    let restored = run("users restore ada@contoso.example");
    assert_eq!((restored.status, left()), (0, before), "{}", restored.err);
    assert_eq!(run("undo").status, 0);
    assert_eq!(run("undo 2").status, 0, "{:?}", run("undo 2").out);
    assert_eq!(left(), before - 1);
    assert_eq!(tenant.run("check").status, 0);
}

#[test]
fn many_are_added_from_a_file_all_or_none() {
    let tenant = Tenant::new();
    let file = tenant.file("new.csv");
    let rows: Vec<_> = (1..=25).map(|n| format!("n{n}@contoso.example;N {n};Bonn;+49 {n}")).collect();
    let heading = "User Name;Display Name;City;Office Phone";
    fs::write(&file, format!("\u{feff}{heading}\r\n{}\r\n", rows.join("\r\n"))).unwrap();
    let done = tenant.run(&format!("users add --from {file} --location DE --product ENTERPRISEPACK --json")).json();
    assert_eq!((&done["changed"], done["batches"].as_array().unwrap().len()), (&json!(25), 2));
    assert_eq!(tenant.run("users list --search bonn").status, 0);
    let folder = tenant.file("out");
    assert_eq!(tenant.run(&format!("export graph {folder}")).status, 0);
    let users = fs::read_to_string(format!("{folder}/users.json")).unwrap();
    assert!(users.contains(r#""city":"Bonn""#) && users.contains(r#""businessPhones":["+49 7"]"#));

    // The second batch has a name that somebody has: the first is not added either.
    fs::write(&file, format!("{heading}\n{}\nzoe@contoso.example;Zoë;\n", rows.join("\n").replace('@', "x@"))).unwrap();
    let refused = tenant.run(&format!("users add --from {file} --json"));
    assert_eq!((refused.status, codes(&refused.json())), (3, vec!["user_name_taken"]));
    let partly = tenant.run(&format!("users add --from {file} --skip-refused --json"));
    assert_eq!((partly.status, &partly.json()["changed"]), (4, &json!(25)));
    fs::write(&file, format!("{heading}\nn1;N 1;\n")).unwrap();
    let broken = tenant.run(&format!("users add --from {file}"));
    assert_eq!(broken.status, 1);
    assert!(broken.err.contains("new.csv, row 2: User Name \"n1\""), "{}", broken.err);
    assert_eq!(tenant.run("check").status, 0);
}

#[test]
fn who_may_do_it() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    assert_eq!(run("roles grant u01@contoso.example user-admin").status, 0);
    assert_eq!(run("roles grant u02@contoso.example license-admin").status, 0);
    let by = |user: &str, line: &str| {
        let json = run(&format!("--as {user}@contoso.example users {line}")).json();
        codes(&json).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(by("u02", "delete u03@contoso.example"), ["role_not_permitted"]);
    assert_eq!(by("u01", "delete u02@contoso.example"), ["admin_needs_global_admin"]);
    assert_eq!(by("u01", "delete u01@contoso.example"), ["own_account"]);
    assert_eq!(by("u01", "add x@contoso.example --name X --role user-admin"), ["role_not_permitted"]);
    assert_eq!(by("u01", "delete u03@contoso.example nobody"), ["unknown_user"]);
    assert!(by("u01", "delete u03@contoso.example").is_empty());
}
