//! Groups on the command line.

use serde_json::json;

use super::tenant::{Tenant, codes, seats};

#[test]
fn a_group_is_made_filled_licensed_and_emptied_again() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    let made = run("groups create Night");
    assert_eq!((made.status, &made.json()["changed"]), (0, &json!(1)), "{}", made.err);
    assert_eq!(run("groups members add Night u01@contoso.example u02@contoso.example").status, 0);
    let left = || seats(&tenant, "ENTERPRISEPACK").as_i64().unwrap();
    let before = left();
    let dry = run("groups assign Night --product ENTERPRISEPACK --off SWAY --dry-run");
    assert_eq!((&dry.json()["dryRun"], &dry.json()["batches"][0]["others"]), (&json!(true), &json!(["Night"])));
    assert_eq!(left(), before);
    let done = run("groups assign Night --product ENTERPRISEPACK --off SWAY").json();
    assert_eq!((&done["batches"][0]["members"], &done["changed"]), (&json!(2), &json!(1)));
    assert_eq!(left(), before - 2);

    let shown = run("groups show Night").json();
    assert_eq!((&shown["status"], &shown["members"]), (&json!("assigned"), &json!(2)));
    assert_eq!(shown["assignedLicenses"][0]["disabledPlans"].as_array().unwrap().len(), 1);
    assert_eq!(shown["users"][0]["licenses"][0]["state"], "Active");
    assert_eq!(run("groups reprocess Night").status, 3, "there is nothing to do");

    let refused = run("groups delete Night");
    assert_eq!((refused.status, codes(&refused.json())), (3, vec!["group_has_licenses"]));
    assert_eq!(refused.json()["refused"][0]["group"], "Night");
    assert_eq!(codes(&run("groups members add Night nobody").json()), ["unknown_user"]);
    assert_eq!((run("groups show Day").status, codes(&run("groups delete Day").json())), (3, vec!["unknown_group"]));

    assert_eq!(run("groups members remove Night u01@contoso.example").json()["batches"][0]["members"], 1);
    assert_eq!(run("undo").status, 0);
    assert_eq!(left(), before - 2);
    assert_eq!(run("groups unassign Night --product ENTERPRISEPACK").status, 0);
    assert_eq!(run("groups delete Night").status, 0);
    assert_eq!(left(), before);
    assert_eq!(run("groups list").json().as_array().unwrap().iter().filter(|g| g["displayName"] == "Night").count(), 0);
    assert_eq!(tenant.run("check").status, 0);
    let history = tenant.run("history --json --limit 1").json();
    assert_eq!((&history[0]["verb"], &history[0]["others"]), (&json!("delete-group"), &json!(["Night"])));
}
