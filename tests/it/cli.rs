//! The command line, through the built program.

mod allotments;
mod devices;
mod exchange;
mod groups;
mod lifecycle;
mod subscriptions;
mod tenant;
mod views;

use serde_json::{Value, json};

use self::tenant::{Tenant, codes, seats};

const MANY: &str =
    "u01 u02 u03 u04 u05 u06 u07 u08 u09 u10 u11 u12 u13 u14 u15 u16 u17 u18 u19 u20 u21 u22 u23 u24 u25";

fn file_of_many(tenant: &Tenant) -> String {
    let lines = MANY.split(' ').map(|name| format!("{name}@contoso.example\r\n"));
    tenant.write("many.txt", &format!("\u{feff}# all of them\r\n\r\n{}", lines.collect::<String>()))
}

#[test]
fn a_change_is_worked_off_in_batches_and_taken_back() {
    let tenant = Tenant::new();
    let many = file_of_many(&tenant);
    let assign = format!("assign --product ENTERPRISEPACK --off SWAY --users-from {many} --json");

    let dry = tenant.run(&format!("{assign} --dry-run"));
    assert_eq!(dry.status, 0, "{}", dry.err);
    assert_eq!((&dry.json()["changed"], &dry.json()["dryRun"]), (&json!(25), &json!(true)));
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), 30);

    let done = tenant.run(&assign);
    let report = done.json();
    assert_eq!((done.status, done.err.as_str()), (0, ""));
    assert_eq!((&report["changed"], &report["refused"], &report["dryRun"]), (&json!(25), &json!([]), &json!(false)));
    let batches = report["batches"].as_array().unwrap();
    assert_eq!(batches.iter().map(|batch| batch["users"].as_array().unwrap().len()).collect::<Vec<_>>(), [20, 5]);
    assert_eq!(batches[0]["users"][0], "u01@contoso.example");
    assert_eq!((&batches[0]["done"], &batches[1]["id"]), (&json!(true), &json!(2)));
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), 5);
    assert_eq!(tenant.run("check").status, 0);

    let history = tenant.run("history --json").json();
    assert_eq!((&history[0]["id"], &history[1]["job"], &history[0]["job"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!((&history[1]["verb"], &history[1]["product"]), (&json!("assign"), &json!("ENTERPRISEPACK")));
    assert_eq!((&history[1]["by"], &history[1]["undoneBy"]), (&json!("owner"), &Value::Null));

    let undo = tenant.run("undo --json");
    assert_eq!((undo.status, &undo.json()["changed"]), (0, &json!(5)));
    assert_eq!(tenant.run("undo --job 1 --json").json()["changed"], 20);
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), 30);
    assert_eq!(tenant.run("history --json --limit 9").json()[3]["undoneBy"], 4);
    let none = tenant.run("undo --json");
    assert_eq!((none.status, codes(&none.json())), (3, vec!["nothing_to_change"]));
    assert_eq!(tenant.run("undo 99").status, 2);
}

#[test]
fn a_refusal_changes_nothing_and_says_who_and_how_to_fix_it() {
    let tenant = Tenant::new();
    let run = tenant.run(
        "assign --json --product ENTERPRISEPACK --user zoe@contoso.example nobody@contoso.example u01@contoso.example",
    );
    let report = run.json();
    assert_eq!((run.status, run.err.as_str()), (3, ""));
    assert_eq!(codes(&report), ["unknown_user", "usage_location_missing"]);
    assert_eq!(report["changed"], 0);
    assert_eq!(report["refused"][0]["user"], "nobody@contoso.example");
    let zoe = &report["refused"][1];
    assert_eq!((&zoe["user"], &zoe["product"]), (&json!("zoe@contoso.example"), &Value::Null));
    assert_eq!((&zoe["services"], &zoe["message"]), (&json!([]), &json!("Zoë Müller has no usage location.")));
    assert_eq!(zoe["fix"], "Set a location, or leave the user out.");
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), 30);

    let text = tenant.run("assign --product ENTERPRISEPACK --user zoe@contoso.example");
    assert_eq!(text.status, 3);
    assert!(
        text.err.starts_with("Refused zoe@contoso.example: Zoë Müller has no usage location. Set a"),
        "{}",
        text.err
    );
    assert_eq!(text.out, "Batch  Username             Result\n       zoe@contoso.example  Not changed\n");
}

#[test]
fn with_skip_refused_the_rest_goes_ahead() {
    let tenant = Tenant::new();
    let users = "--user zoe@contoso.example nobody u01@contoso.example u01@contoso.example";
    let run = tenant.run(&format!("assign --json --skip-refused --product ENTERPRISEPACK {users}"));
    let report = run.json();
    assert_eq!(run.status, 4);
    assert_eq!(codes(&report), ["unknown_user", "usage_location_missing"]);
    assert_eq!(report["batches"], json!([{"id": 1, "users": ["u01@contoso.example"], "done": true}]));

    // Two seats for three users: those last in order are left out, or everybody.
    let three = "--product STANDARDPACK --user u02@contoso.example u03@contoso.example u04@contoso.example --json";
    assert_eq!(codes(&tenant.run(&format!("assign {three}")).json()), ["no_seats"]);
    for dry in [" --dry-run", ""] {
        let run = tenant.run(&format!("assign --skip-refused {three}{dry}"));
        assert_eq!((run.status, codes(&run.json()), &run.json()["changed"]), (4, vec!["no_seats"], &json!(2)));
    }
}

#[test]
fn a_dry_run_foretells_what_the_run_does() {
    let tenant = Tenant::new();
    let zoe = tenant.write("zoe.csv", "Display name,User principal name\nZoë,zoe@contoso.example\n");
    let users = MANY.split(' ').map(|name| format!("{name}@contoso.example")).collect::<Vec<_>>().join(" ");
    let line = format!("assign --json --product ENTERPRISEPACK --users-from {zoe} --user {users}");
    let (dry, real) = (tenant.run(&format!("{line} --dry-run")), tenant.run(&line));
    assert_eq!((dry.status, real.status), (4, 4));
    let (dry, real) = (dry.json(), real.json());
    assert_eq!(dry["changed"], real["changed"]);
    for (dry, real) in dry["batches"].as_array().unwrap().iter().zip(real["batches"].as_array().unwrap()) {
        assert_eq!((&dry["users"], &dry["done"]), (&real["users"], &real["done"]));
    }
    assert_eq!(codes(&dry), codes(&real));
}

#[test]
fn a_single_batch_holds_20() {
    let tenant = Tenant::new();
    let many = file_of_many(&tenant);
    let run = tenant.run(&format!("assign --json --single-batch --product ENTERPRISEPACK --users-from {many}"));
    assert_eq!((run.status, codes(&run.json())), (3, vec!["batch_too_large"]));
}

#[test]
fn users_come_from_stdin_too() {
    let tenant = Tenant::new();
    let args = ["users", "set-location", "se", "--users-from", "-", "--json"];
    let run = tenant.run_args(&args, "zoe@contoso.example\n00000000-0000-0000-0000-000000000001\n");
    assert_eq!((run.status, &run.json()["changed"]), (0, &json!(2)));
    assert_eq!(tenant.run("users show u01@contoso.example --json").json()["usageLocation"], "SE");
    let bad = tenant.run_args(&args, "zoe@contoso.example\nZoë Müller\n");
    assert_eq!((bad.status, bad.out.as_str()), (1, ""));
    let error: Value = serde_json::from_str(&bad.err).unwrap();
    assert_eq!(error["error"]["code"], "users_from_line");
    assert!(error["error"]["message"].as_str().unwrap().starts_with("-, row 2: "));
    assert_eq!(tenant.run_args(&args, "# nobody\n").status, 2);
}

#[test]
fn services_are_switched_by_any_of_their_names() {
    let tenant = Tenant::new();
    assert_eq!(tenant.run("assign --product ENTERPRISEPACK --user u01@contoso.example").status, 0);
    let services = ["services", "u01@contoso.example", "--json", "--product", "Office 365 E3"];
    let run = |more: &[&str]| tenant.run_args(&[&services, more].concat(), "");
    assert_eq!(run(&["--off", "sway", "--off", "a23b959c-7ce8-4e57-9140-b90eb88a9e97"]).status, 0);
    let user = tenant.run("users show u01@contoso.example --json").json();
    assert_eq!(user["licenses"][0]["disabledPlans"], json!(["a23b959c-7ce8-4e57-9140-b90eb88a9e97"]));
    let again = run(&["--off", "Sway"]);
    assert_eq!((again.status, codes(&again.json())), (3, vec!["nothing_to_change"]));
    let foreign = run(&["--off", "POWER_BI_PRO"]).json();
    assert_eq!(codes(&foreign), ["service_not_in_product"]);
    let product = &foreign["refused"][0]["product"];
    assert_eq!((product, foreign["refused"][0]["services"].as_array().unwrap().len()), (&json!("ENTERPRISEPACK"), 1));
    assert_eq!(run(&["--off", "SWAY", "--on", "SWAY"]).status, 2);
    assert_eq!(run(&["--off", "Exchange Online"]).status, 0);
    let vague = run(&["--off", "office"]);
    assert_eq!(vague.status, 2);
    assert!(vague.err.contains("ambiguous_service"), "{}", vague.err);
    assert_eq!(run(&[]).status, 2);
}

#[test]
fn products_are_found_by_name_or_something_near_is_said() {
    let tenant = Tenant::new();
    let shown = tenant.run_args(&["licenses", "show", "Office 365 E3", "--json"], "").json();
    assert_eq!((&shown["skuPartNumber"], &shown["total"]), (&json!("ENTERPRISEPACK"), &json!(30)));
    assert!(shown["servicePlans"].as_array().unwrap().iter().any(|plan| plan["servicePlanName"] == "SWAY"));
    let near = tenant.run("products show ENTERPRISPACK");
    assert_eq!(near.status, 2);
    assert!(near.err.contains("ENTERPRISEPACK (Office 365 E3)"), "{}", near.err);
    let ambiguous = tenant.run_args(&["licenses", "show", "office 365"], "");
    assert_eq!(ambiguous.status, 2);
    assert!(ambiguous.err.contains("STANDARDPACK") && ambiguous.err.contains("ENTERPRISEPACK"), "{}", ambiguous.err);
    let not_owned = tenant.run("assign --json --product ENTERPRISEPREMIUM --user u01@contoso.example");
    assert_eq!((not_owned.status, codes(&not_owned.json())), (3, vec!["product_not_owned"]));
}

#[test]
fn replacing_and_unassigning() {
    let tenant = Tenant::new();
    let user = "--user u01@contoso.example --json";
    assert_eq!(tenant.run(&format!("assign --product STANDARDPACK {user}")).status, 0);
    let replace = format!("replace --product ENTERPRISEPACK --remove STANDARDPACK {user}");
    assert_eq!(tenant.run(&replace).status, 0);
    assert_eq!((seats(&tenant, "STANDARDPACK"), seats(&tenant, "ENTERPRISEPACK")), (json!(2), json!(29)));
    assert_eq!(codes(&tenant.run(&replace).json()), ["not_held"]);
    assert_eq!(tenant.run(&format!("unassign --all {user}")).json()["changed"], 1);
    assert_eq!(codes(&tenant.run(&format!("unassign --product ENTERPRISEPACK {user}")).json()), ["not_held"]);
    assert_eq!(tenant.run(&format!("unassign {user}")).status, 2);
}

#[test]
fn lists_have_graphs_words() {
    let tenant = Tenant::new();
    let products = tenant.run("licenses list --json").json();
    let standard = json!({
        "skuId": "18181a46-0d4e-45cd-891e-60aabd171b4e", "skuPartNumber": "STANDARDPACK", "displayName": "Office 365 E1",
        "appliesTo": "User", "capabilityStatus": "Enabled",
        "prepaidUnits": {"enabled": 2, "warning": 0, "suspended": 0, "lockedOut": 0},
        "consumedUnits": 0, "total": 2, "assigned": 0, "available": 2
    });
    assert_eq!(products[0], standard);
    assert_eq!(tenant.run("assign --product STANDARDPACK --user adele@contoso.example").status, 0);
    let users = tenant.run("users list --json --filter licensed --search ADELE").json();
    assert_eq!(users.as_array().unwrap().len(), 1);
    let license = json!([{
        "skuId": standard["skuId"], "skuPartNumber": "STANDARDPACK", "displayName": "Office 365 E1",
        "assignedByGroup": null, "disabledPlans": [], "state": "Active", "error": null
    }]);
    assert_eq!(users[0]["licenses"], license);
    assert_eq!((&users[0]["userType"], &users[0]["usageLocation"]), (&json!("Member"), &json!("US")));
    assert_eq!(tenant.run("users list --json --limit 3").json().as_array().unwrap().len(), 3);
    assert_eq!(tenant.run("users list --json --product STANDARDPACK").json().as_array().unwrap().len(), 1);
    assert_eq!(tenant.run("history --json --user adele@contoso.example").json().as_array().unwrap().len(), 1);
}

#[test]
fn tables_are_for_people() {
    let tenant = Tenant::new();
    let list = tenant.run("licenses list").out;
    assert_eq!(
        list,
        "Product        Part number     Available  Assigned  Total\n\
         Office 365 E1  STANDARDPACK            2         0      2\n\
         Office 365 E3  ENTERPRISEPACK         30         0     30\n"
    );
    let guest = tenant.run("users list --filter guests").out;
    assert_eq!(
        guest,
        "Display name  Username            Location  Licenses\nBo Guest      bo@contoso.example  SE        Unlicensed\n"
    );
    assert!(tenant.run("users show adele@contoso.example").out.contains("Location      United States (US)\n"));
    assert!(tenant.run("licenses show ENTERPRISEPACK").out.contains("Sway"));
    assert_eq!(tenant.run("users show nobody").status, 2);
    assert_eq!(tenant.run("users list --filter some").status, 2);
}

#[test]
fn roles_count_when_somebody_signs_in() {
    let tenant = Tenant::new();
    let assign = "assign --json --product ENTERPRISEPACK --user u01@contoso.example";
    let helpdesk = tenant.run(&format!("--as helpdesk@contoso.example {assign}"));
    assert_eq!((helpdesk.status, codes(&helpdesk.json())), (3, vec!["role_not_permitted"]));
    assert_eq!(tenant.run("roles grant helpdesk@contoso.example license-admin").status, 0);
    assert_eq!(tenant.run(&format!("{assign} --as helpdesk@contoso.example")).status, 0);
    assert_eq!(tenant.run("history --json").json()[0]["by"], "helpdesk@contoso.example");
    let roles = tenant.run("roles list --json").json();
    assert_eq!(roles[0]["roles"], json!(["license-admin", "helpdesk-admin"]));
    assert_eq!(tenant.run("roles revoke helpdesk@contoso.example license-admin").status, 0);
    assert_eq!(tenant.run("roles grant helpdesk@contoso.example global-admin").status, 0);
    let last = tenant.run("roles revoke helpdesk@contoso.example global-admin");
    assert!(last.err.contains("No user is Global admin any more."), "{}", last.err);
    assert_eq!(tenant.run("roles grant nobody license-admin").status, 3);
    assert_eq!(tenant.run("roles grant helpdesk@contoso.example king").status, 2);
    assert_eq!(tenant.run(&format!("--as nobody {assign}")).status, 2);
}

#[test]
fn read_only_writes_nothing() {
    let tenant = Tenant::new();
    let before = std::fs::read(tenant.file("tenant.db")).unwrap();
    for line in
        ["assign --product ENTERPRISEPACK --user u01@contoso.example", "roles grant u01@contoso.example user-admin"]
    {
        let run = tenant.run(&format!("{line} --read-only --json"));
        assert_eq!((run.status, codes(&run.json())), (3, vec!["read_only"]));
    }
    assert_eq!(tenant.run("--read-only import graph x.json").status, 3);
    assert_eq!(std::fs::read(tenant.file("tenant.db")).unwrap(), before);
}

#[test]
fn a_catalog_is_imported() {
    let tenant = Tenant::new();
    let heading =
        "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names";
    let row = "Brand New,BRAND_NEW,00000000-0000-0000-0000-00000000000a,NEW_PLAN,00000000-0000-0000-0000-00000000000b,New Plan";
    let file = tenant.write("catalog.csv", &format!("{heading}\n{row}\n"));
    let counts = tenant.run(&format!("import catalog {file} --json")).json();
    assert_eq!((&counts["newProducts"], &counts["newServices"]), (&json!(1), &json!(1)));
    let bad = tenant.run(&format!("import catalog {}", tenant.write("bad.csv", "x\n")));
    assert_eq!(bad.status, 1);
    assert!(bad.err.contains("row 1: no column Product_Display_Name"), "{}", bad.err);
}

#[test]
fn without_a_tenant_it_says_what_to_do() {
    let tenant = Tenant::none();
    let output = tenant.command().args(["licenses", "list", "--json"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["error"]["code"], "no_file");
    assert!(error["error"]["message"].as_str().unwrap().contains(".local/share/seatdeck/tenant.db. Make"));
    assert_eq!(
        tenant.command().args(["--db", &tenant.write("x", "no tenant"), "check"]).output().unwrap().status.code(),
        Some(1)
    );
    let screens = tenant.command().output().unwrap();
    assert_eq!(screens.status.code(), Some(2));
    assert!(String::from_utf8(screens.stderr).unwrap().contains("need a terminal"));
    assert_eq!(tenant.command().args(["--lang", "tlh", "check"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn the_demo_has_a_file_of_its_own() {
    let tenant = Tenant::none();
    let demo = || tenant.command().args(["demo", "--no-ui"]).output().unwrap();
    let (first, second) = (demo(), demo());
    assert!(first.status.success() && second.status.success());
    assert_eq!(second.stdout, format!("{}\n", tenant.file(".local/share/seatdeck/demo.db")).into_bytes());
    assert!(tenant.command().args(["licenses", "list"]).output().unwrap().status.success());

    let own = Tenant::new();
    assert_eq!(own.run("demo --no-ui").status, 2);
    assert_eq!(own.run("users list --json").json().as_array().unwrap().len(), 29);
}

#[test]
fn the_demo_is_a_sound_tenant() {
    let tenant = Tenant::none();
    assert_eq!(tenant.run("demo --no-ui").status, 0);
    assert!(tenant.run("users list --json").json().as_array().unwrap().len() > 20);
    assert!(!tenant.run("licenses list --json").json().as_array().unwrap().is_empty());
    assert_eq!(tenant.run("check").status, 0);
}

#[test]
fn a_demo_of_any_size_is_generated() {
    let tenant = Tenant::none();
    let run = tenant.run("demo --users 250 --seed 3 --no-ui");
    assert_eq!((run.status, run.out, run.err), (0, format!("{}\n", tenant.file("tenant.db")), String::new()));
    assert!(!std::path::Path::new(&tenant.file("tenant.db-wal")).exists(), "the file is whole");
    assert_eq!(tenant.run("users list --json").json().as_array().unwrap().len(), 250);
    assert!(tenant.run("licenses list --json").json().as_array().unwrap().len() >= 10);
    assert_eq!(tenant.run("check").status, 0);

    let other = Tenant::none();
    assert_eq!(other.run("demo --users 250 --seed 3 --no-ui").status, 0);
    assert_eq!(tenant.run("users list --json").out, other.run("users list --json").out);
    for wrong in ["demo --seed 3 --no-ui", "demo --users 0 --no-ui"] {
        assert_eq!(Tenant::none().run(wrong).status, 2, "{wrong}");
    }
}

#[test]
fn a_graph_import_makes_the_tenant() {
    let tenant = Tenant::none();
    let user = json!({"value": [{
        "id": "00000000-0000-0000-0000-000000000001", "displayName": "Zoë",
        "userPrincipalName": "zoe@contoso.example", "userType": "Member", "accountEnabled": true
    }]});
    let file = tenant.write("users.json", &user.to_string());
    assert_eq!(tenant.run(&format!("import graph {file} --json")).json()["users"], 1);
    assert_eq!(tenant.run("users list --json").json()[0]["userPrincipalName"], "zoe@contoso.example");
}

#[test]
fn a_tenant_is_exported_and_imported_again() {
    let (tenant, again) = (Tenant::none(), Tenant::none());
    assert_eq!(tenant.run("demo --no-ui").status, 0);
    let folder = tempfile::tempdir().unwrap();
    let line = format!("export graph {}", folder.path().join("graph").display());
    assert_eq!(tenant.run(&format!("{line} --json")).json()["objects"], 256);
    let refused = tenant.run(&line);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("devices.json exists already"), "{}", refused.err);
    assert_eq!(tenant.run(&format!("{line} --overwrite")).status, 0);
    assert_eq!(again.run(&line.replace("export", "import")).status, 0);
    let everybody = |tenant: &Tenant| tenant.run("users list --json").json();
    assert_eq!(everybody(&again), everybody(&tenant));
    assert_eq!(again.run("check").status, 0);
}

#[test]
fn a_location_is_set_for_users_named_before_the_code() {
    let tenant = Tenant::none();
    assert_eq!(tenant.run("demo --no-ui").status, 0);
    let run = |line: &str| tenant.run(&format!("users set-location {line} --json"));
    assert_eq!(run("youssef@contoso.example lina@contoso.example eg").json()["changed"], 2);
    assert_eq!(run("NL youssef@contoso.example").json()["changed"], 1);
    assert_eq!(run("NL --user youssef@contoso.example").status, 3, "nothing would change");
    assert_eq!(run("youssef@contoso.example").status, 2);
    assert_eq!(run("NL").status, 2);
}

#[test]
fn completions_and_manual_pages() {
    let tenant = Tenant::none();
    let run = |args: &[&str]| tenant.command().args(args).output().unwrap();
    assert!(String::from_utf8(run(&["completions", "bash"]).stdout).unwrap().contains("set-location"));
    assert!(String::from_utf8(run(&["man"]).stdout).unwrap().contains(".TH seatdeck 1"));
    assert!(String::from_utf8(run(&["man", "users", "list"]).stdout).unwrap().contains("users list"));
    assert_eq!(run(&["man", "no", "such"]).status.code(), Some(2));
    assert_eq!(run(&["completions", "csh"]).status.code(), Some(2));
}

#[test]
#[cfg(unix)]
fn a_closed_pipe_ends_it_quietly() {
    use std::process::{Command, Stdio};
    let tenant = Tenant::new();
    for args in [&["users", "list", "--json"][..], &["man"], &["completions", "zsh"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seatdeck"));
        command.args(["--db", &tenant.file("tenant.db")]).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
    }
}

#[test]
fn people_are_answered_in_their_language_and_scripts_in_english() {
    let tenant = Tenant::new();
    let speaking = |variable: &str, value: &str, args: &str| {
        let mut command = tenant.command();
        let output = command.env(variable, value).args(["--db", &tenant.file("tenant.db")]).args(args.split(' '));
        let output = output.output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
    };
    let assign = "assign --product ENTERPRISEPACK --user nobody@contoso.example";

    assert!(speaking("LANG", "nl_NL.UTF-8", "licenses list").0.contains("Beschikbaar"));
    assert!(speaking("LANG", "nl_NL.UTF-8", "licenses list --lang sv").0.contains("Tillgängliga"));
    assert!(speaking("LANG", "de_DE.UTF-8", "licenses list").0.contains("Available"));
    let done = speaking("LANG", "sv_SE", "assign --product ENTERPRISEPACK --user u01@contoso.example");
    assert!(done.1.starts_with("En användare ändrad i en batch."), "{}", done.1);
    assert!(speaking("LANG", "sv_SE", "history").0.contains("Tilldela "));
    let (_, refused, status) = speaking("LC_ALL", "nl", assign);
    assert!(refused.contains("Er is geen gebruiker nobody@contoso.example."), "{refused}");
    assert_eq!(status, Some(3));

    for args in ["licenses list --json", "users show u01@contoso.example --json", &format!("{assign} --json")] {
        assert_eq!(speaking("LC_ALL", "sv_SE.UTF-8", args), speaking("LC_ALL", "C", args), "{args}");
    }
}

#[test]
fn a_tenant_is_shown_named_and_put_into_a_cloud() {
    let tenant = Tenant::new();
    assert_eq!(tenant.run("tenant show --json").json()["cloud"], "worldwide");
    let set = tenant.run("tenant set-cloud germany --json");
    assert_eq!((set.status, &set.json()["portal"]), (0, &json!("https://portal.office.de/adminportal")));
    let named = tenant.run_args(&["tenant", "rename", " Fab\u{202e}rikam "], "");
    assert!(named.out.contains("Fabrikam") && named.out.contains("Germany"), "{}", named.out);
    assert_eq!(tenant.run_args(&["tenant", "rename", " \u{1b}"], "").status, 2);
    assert_eq!(tenant.run("tenant set-cloud mars").status, 2);
    let denied = tenant.run("tenant set-cloud 21vianet --as helpdesk@contoso.example --json");
    assert_eq!((denied.status, codes(&denied.json())), (3, vec!["role_not_permitted"]));
    let read_only = tenant.run("tenant rename X --read-only --json");
    assert_eq!((read_only.status, codes(&read_only.json())), (3, vec!["read_only"]));
    assert_eq!(tenant.run("tenant show --json").json()["displayName"], "Fabrikam");
    let demo = tenant.file("demo.db");
    assert_eq!(
        tenant
            .command()
            .args(["demo", "--no-ui", "--cloud", "21vianet", "--db", &demo])
            .output()
            .unwrap()
            .status
            .code(),
        Some(0)
    );
    assert_eq!(
        seatdeck::store::Store::open(demo.as_ref(), seatdeck::store::Access::ReadOnly)
            .unwrap()
            .tenant()
            .unwrap()
            .cloud
            .id(),
        "21vianet"
    );
}
