//! Purchases on the command line.

use rusqlite::Connection;
use serde_json::json;

use super::tenant::{Tenant, codes, seats};

/// Zoë bought three seats of Visio for herself; she and u01 hold it.
fn self_service() -> Tenant {
    let tenant = Tenant::new();
    let sql = "INSERT INTO subscription (id, product, status, total, buyer)
                 SELECT '00000000-0000-0000-0001-000000000003', key, 'Enabled', 3, '00000000-0000-0000-0000-000000000027'
                 FROM product WHERE part_number = 'VISIOCLIENT';
               INSERT INTO license (user, product) SELECT u.key, p.key FROM user u, product p
                 WHERE u.key IN (1, 27) AND part_number = 'VISIOCLIENT';
               UPDATE user SET location = 'NL' WHERE key = 27;
               INSERT INTO user_role VALUES (2, 'billing-admin'), (3, 'license-admin');";
    Connection::open(tenant.file("tenant.db")).unwrap().execute_batch(sql).unwrap();
    tenant
}

#[test]
fn what_is_missing_is_asked_for_with_what_may_stand_in_its_place() {
    let tenant = Tenant::new();
    for (line, asked) in [
        ("subscriptions take-over VISIOCLIENT", "<--move-to <PRODUCT>|--cancel>"),
        ("services u01@contoso.example --product SPE_E5", "<--on <SERVICE>|--off <SERVICE>>"),
        ("unassign --user u01@contoso.example", "<--product <PRODUCT>|--all>"),
        ("users add --name Zoë", "<USERNAME|--from <FILE>>"),
    ] {
        let run = tenant.run(line);
        assert_eq!(run.status, 2, "{line}");
        assert!(run.err.contains(asked), "{line}: {}", run.err);
    }
}

#[test]
fn seats_are_bought_and_removed() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("subscriptions {line} --json"));
    let dry = run("buy STANDARDPACK --total 12 --dry-run");
    assert_eq!((dry.status, &dry.json()["batches"][0]["others"]), (0, &json!(["Office 365 E1"])));
    assert_eq!(seats(&tenant, "STANDARDPACK"), 2);
    assert_eq!(run("buy STANDARDPACK --total 12").json()["changed"], 1);
    assert_eq!(seats(&tenant, "STANDARDPACK"), 12);
    let shown = run("show 00000000-0000-0000-0001-000000000002").json();
    assert_eq!(
        (&shown["totalLicenses"], &shown["seatsFixed"], &shown["status"]),
        (&json!(12), &json!(null), &json!("Enabled"))
    );
    assert!(shown["serviceStatus"].as_array().unwrap().len() > 10);
    tenant.run("assign --product STANDARDPACK --user u01@contoso.example u02@contoso.example u03@contoso.example");
    let refused = run("buy STANDARDPACK --total 2");
    assert_eq!((refused.status, codes(&refused.json())), (3, vec!["seats_below_assigned"]));
    assert_eq!(run("buy STANDARDPACK --total 3").status, 0);
    assert_eq!(codes(&run("buy STANDARDPACK --total 3").json()), ["nothing_to_change"]);
    assert_eq!(codes(&run("buy nothing --total 3").json()), ["unknown_subscription"]);
    assert_eq!(run("buy STANDARDPACK --total -3").status, 2);
    assert_eq!(tenant.run("undo").status, 0);
    assert_eq!(seats(&tenant, "STANDARDPACK"), 9);
    assert_eq!(tenant.run("check").status, 0);
    let history = tenant.run("history --json --limit 2").json();
    assert_eq!((&history[1]["verb"], &history[1]["product"]), (&json!("set-total"), &json!("STANDARDPACK")));
}

#[test]
fn what_a_user_bought_is_listed_and_taken_over() {
    let tenant = self_service();
    let listed = tenant.run("subscriptions list --filter self-service --json").json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!((&listed[0]["selfServiceBuyer"], &listed[0]["ownerType"]), (&json!("Zoë Müller"), &json!("User")));
    assert_eq!(tenant.run("subscriptions list --filter trial --json").out, "[]\n");
    assert!(tenant.run("subscriptions list").out.contains("Visio Plan 2   Active      3          1  Self-service"));
    assert_eq!(codes(&tenant.run("subscriptions buy VISIOCLIENT --total 9 --json").json()), ["seats_fixed"]);

    let take = |line: &str| tenant.run(&format!("subscriptions take-over {line} --json"));
    assert_eq!((take("VISIOCLIENT").status, take("VISIOCLIENT --cancel --move-to STANDARDPACK").status), (2, 2));
    assert_eq!(codes(&take("ENTERPRISEPACK --cancel").json()), ["not_self_service"]);
    assert_eq!(codes(&take("VISIOCLIENT --cancel --as u03@contoso.example").json()), ["role_not_permitted"]);
    let dry = take("VISIOCLIENT --move-to ENTERPRISEPACK --dry-run").json();
    assert_eq!((&dry["changed"], &dry["batches"].as_array().unwrap().len()), (&json!(3), &2));
    let moved = take("VISIOCLIENT --move-to ENTERPRISEPACK --as u02@contoso.example");
    assert_eq!((moved.status, &moved.json()["changed"]), (0, &json!(3)), "{}{}", moved.out, moved.err);
    assert_eq!(seats(&tenant, "ENTERPRISEPACK"), 28);
    let shown = tenant.run("subscriptions show 00000000-0000-0000-0001-000000000003").out;
    assert!(shown.contains(" Deleted\n") && shown.contains("Fixed: deleted"), "{shown}");
    let job = tenant.run("history --json --limit 1").json()[0]["job"].clone();
    assert_eq!(tenant.run(&format!("undo --job {job} --as u02@contoso.example")).status, 0);
    assert_eq!(seats(&tenant, "VISIOCLIENT"), 1);

    let reason = ["subscriptions", "take-over", "VISIOCLIENT", "--cancel", "--reason", "We buy it ourselves"];
    assert_eq!(tenant.run_args(&reason, "").status, 0);
    let shown = tenant.run("subscriptions show 00000000-0000-0000-0001-000000000003 --json").json();
    assert_eq!((&shown["canceledFor"], &shown["assigned"]), (&json!("We buy it ourselves"), &json!(0)));
    assert_eq!(tenant.run("check").status, 0);
}
