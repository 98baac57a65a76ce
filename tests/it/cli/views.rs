//! Filters on the command line.

use serde_json::json;

use super::tenant::{Tenant, codes};

#[test]
fn a_filter_is_made_used_edited_and_deleted() {
    let tenant = Tenant::new();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    let users = |line: &str| {
        let listed = run(&format!("users list {line}"));
        assert_eq!(listed.status, 0, "{}", listed.err);
        let names =
            listed.json().as_array().unwrap().iter().map(|u| u["userPrincipalName"].clone()).collect::<Vec<_>>();
        names.into_iter().map(|name| name.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let made = run("views create Dutch --location nl --sign-in allowed");
    let conditions = json!({"accountEnabled": true, "usageLocation": "NL"});
    assert_eq!((made.status, made.json()), (0, json!({"name": "Dutch", "conditions": conditions})), "{}", made.err);
    let dutch = users("--view dutch");
    assert!(!dutch.is_empty());
    assert_eq!(dutch, users("--location NL --sign-in allowed"));
    assert_eq!(users("--view Dutch --location SE"), users("--location SE --sign-in allowed"));

    assert_eq!(run("views edit Dutch --domain @contoso.example --unlicensed").status, 0);
    assert_eq!(users("--view Dutch"), users("--location NL --sign-in allowed --filter unlicensed"));
    assert_eq!(run("views edit Dutch --anew --rename Nobody --department Nowhere").status, 0);
    assert_eq!(users("--view Nobody"), [""; 0]);
    let listed = run("views list").json();
    assert_eq!(listed, json!([{"name": "Nobody", "conditions": {"department": "Nowhere"}}]));
    let table = tenant.run("views list").out;
    assert_eq!(table, "Filter  Conditions\nNobody  Department: Nowhere\n");

    let again = run("views create NOBODY");
    assert_eq!((again.status, codes(&again.json())), (3, vec!["bad_view_name"]));
    let unknown = run("users list --view Dutch");
    assert_eq!((unknown.status, codes(&unknown.json())), (3, vec!["unknown_view"]));
    assert_eq!(run("--as zoe@contoso.example views delete Nobody").status, 3);
    assert_eq!(run("--read-only views delete Nobody").status, 3);
    assert_eq!(run("views create Bad --location Holland").status, 2);
    assert_eq!(tenant.run("views delete Nobody").err, "The filter Nobody is deleted.\n");
    assert_eq!(run("views delete Nobody").status, 3);
    assert_eq!((run("views list").json(), run("check").status), (json!([]), 0));
}

#[test]
fn every_standard_filter_and_order_has_a_word() {
    let tenant = Tenant::new();
    assert_eq!(tenant.run("roles grant u01@contoso.example service-admin").status, 0);
    let listed = tenant.run("users list --filter service-admins --json").json();
    assert_eq!(listed[0]["userPrincipalName"], "u01@contoso.example");
    let sorted = |order: &str| {
        let line = format!("users list --sort username{order} --json");
        let users = tenant.run(&line).json().as_array().unwrap().clone();
        users.iter().map(|user| user["userPrincipalName"].as_str().unwrap().to_lowercase()).collect::<Vec<_>>()
    };
    let (up, mut down) = (sorted(""), sorted(" --descending"));
    down.reverse();
    assert!(up == down && up.len() > 20);
}

#[test]
fn a_mailbox_that_outlives_its_license_is_found() {
    let tenant = Tenant::new();
    let graph = tenant.write(
        "users.json",
        r#"{"value": [{"id": "00000000-0000-0000-0000-000000000001", "userPrincipalName": "u01@contoso.example",
            "provisionedPlans": [{"service": "exchange", "provisioningStatus": "Success", "capabilityStatus": "Enabled"}]}]}"#,
    );
    let done = |line: &str| {
        let run = tenant.run(line);
        assert_eq!(run.status, 0, "{}{}", run.out, run.err);
        run.out
    };
    done(&format!("import graph {graph}"));
    done("views create Kept --unlicensed-with-mailbox");
    assert!(done("views list").contains("Unlicensed with Exchange mailboxes or archives"));
    let kept = |count| assert_eq!(done("users list --view Kept --json").matches("userPrincipalName").count(), count);
    kept(1);
    done("assign --product ENTERPRISEPACK --user u01@contoso.example");
    kept(0);
    done("unassign --product ENTERPRISEPACK --user u01@contoso.example");
    kept(1);
}
