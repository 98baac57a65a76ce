//! Allotments on the command line.

use serde_json::json;

use super::tenant::{Tenant, codes, seats};

#[test]
fn an_allotment_holds_its_limit_and_who_waits_moves_up() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    assert_eq!(run("groups create Night").status, 0);
    let three = "u01@contoso.example u02@contoso.example u03@contoso.example";
    assert_eq!(run(&format!("groups members add Night {three}")).status, 0);
    let before = seats(&tenant, "ENTERPRISEPACK").as_i64().unwrap();

    let create = "allotments create Pool --product ENTERPRISEPACK --limit 2 --owner zoe@contoso.example --group Night";
    assert_eq!(run(&format!("{create} --dry-run")).json()["dryRun"], true);
    let made = run(create);
    assert_eq!((made.status, &made.json()["batches"][0]["members"]), (0, &json!(2)), "{}", made.err);
    assert!(made.err.contains("Pool: one member waits for a license."), "{}", made.err);
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), before - 2);

    let list = &run("allotments list").json()[0];
    assert_eq!(
        (&list["allottedUnits"], &list["consumedUnits"], &list["waitingMembers"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!((&list["skuPartNumber"], &list["assignableTo"]), (&json!("ENTERPRISEPACK"), &json!("group")));
    assert_eq!(
        (&list["owners"][0]["displayName"], &list["groups"][0]["displayName"]),
        (&json!("Zoë Müller"), &json!("Night"))
    );
    let waiting = &run("allotments waiting pool").json()[0];
    assert_eq!((&waiting["userPrincipalName"], &waiting["position"]), (&json!("u03@contoso.example"), &json!(1)));
    let since = waiting["waitingSinceDateTime"].as_str().unwrap();
    assert!(since.ends_with('Z'));
    let (day, time) = since.split_once('T').unwrap();
    let told = tenant.run("allotments waiting pool").out;
    assert!(told.ends_with(&format!("u03@contoso.example  {day} {}\n", &time[..8])), "to the second: {told}");
    assert!(tenant.run("users show u01@contoso.example").out.contains("Pool"));

    assert_eq!(run("groups members remove Night u01@contoso.example").status, 0);
    assert_eq!(run("allotments waiting Pool").json(), json!([]));
    assert_eq!(run("allotments show Pool").json()["members"].as_array().unwrap().len(), 2);

    let codes = |line: &str| {
        let report = run(line).json();
        codes(&report).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(codes("allotments set-limit Pool 31"), ["allotment_limit"]);
    assert_eq!(codes("allotments set-limit Nobody 3"), ["unknown_allotment"]);
    assert_eq!(codes("groups delete Night"), ["group_has_licenses"]);
    assert_eq!(codes("allotments groups add Pool Nobodies"), ["unknown_group"]);
    assert_eq!(codes("allotments owners add Pool nobody"), ["unknown_user"]);
    assert_eq!(codes("allotments set-limit Pool 2"), ["nothing_to_change"]);
    assert_eq!(run("allotments owners remove Pool zoe@contoso.example").status, 0);
    assert_eq!(run("allotments services Pool --off SWAY").json()["batches"][0]["members"], 2);
    assert_eq!(run("allotments groups remove Pool Night").json()["batches"][0]["members"], 2);
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), before);
    assert_eq!(run("undo").status, 0);
    assert_eq!(run("allotments delete Pool").status, 0);
    assert_eq!((run("allotments list").json(), seats(&tenant, "ENTERPRISEPACK")), (json!([]), json!(before)));
    let history = run("history --limit 1").json();
    assert_eq!((&history[0]["verb"], &history[0]["others"]), (&json!("delete-allotment"), &json!(["Pool"])));
    assert_eq!(tenant.run("check").status, 0);
}
