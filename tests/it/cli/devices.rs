//! Devices, and groups of them.

use serde_json::{Value, json};

use super::tenant::{Tenant, codes, seats};

/// The sample tenant: eight devices of a lab, two laptops in a group nested in it, 20 seats for devices.
fn sample() -> Tenant {
    let tenant = Tenant::none();
    assert_eq!(tenant.run("demo --no-ui").status, 0);
    tenant
}

const PART: &str = "OFFICE_PROPLUS_DEVICE1";

fn licensed(tenant: &Tenant) -> usize {
    let list = tenant.run("devices list --json").json();
    list.as_array().unwrap().iter().filter(|device| device["licensed"] == true).count()
}

#[test]
fn a_group_of_devices_is_licensed_and_not_any_more() {
    let tenant = sample();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    let before = run("devices list --search laptop").json();
    assert_eq!(before, json!([]));
    let loan = run("devices list --search loan-01").json();
    assert_eq!(
        (&loan[0]["displayName"], &loan[0]["memberOf"][0]["displayName"]),
        (&json!("LOAN-01"), &json!("Loan laptops"))
    );

    let assign = |how: &str| {
        let args = ["groups", "assign", "Lab devices", "--product", PART, "--json"];
        tenant.run_args(&args.into_iter().chain(how.split_whitespace()).collect::<Vec<_>>(), "")
    };
    assert_eq!((assign("--dry-run").json()["changed"].clone(), licensed(&tenant)), (json!(1), 0));
    let done = assign("");
    assert_eq!((done.status, &done.json()["batches"][0]["members"]), (0, &json!(10)), "{}", done.err);
    assert_eq!((licensed(&tenant), seats(&tenant, PART)), (10, json!(10)));
    let loan = run("devices list --search loan-01").json();
    let license = &loan[0]["licenses"][0];
    assert_eq!(
        (&license["groupName"], &license["state"], &license["error"]),
        (&json!("Lab devices"), &json!("Active"), &Value::Null)
    );
    let product = run(&format!("licenses show {PART}")).json();
    assert_eq!(
        (&product["subscriptions"][0]["assignedToGroup"], &product["consumedUnits"]),
        (&json!("Lab devices"), &json!(10))
    );
    let group = tenant.run_args(&["groups", "show", "Lab devices", "--json"], "").json();
    assert_eq!(
        (&group["deviceLicense"]["licensed"], &group["assignedLicenses"][0]["skuPartNumber"]),
        (&json!(10), &json!(PART))
    );
    assert_eq!(group["devices"].as_array().unwrap().len(), 10);
    assert_eq!(assign("").status, 3, "it is so already");

    // Who leaves loses it, and gets it again.
    assert_eq!(
        tenant.run_args(&["groups", "members", "remove", "Lab devices", "LAB-01", "Loan laptops"], "").status,
        0
    );
    assert_eq!((licensed(&tenant), seats(&tenant, PART)), (7, json!(13)));
    assert_eq!(run("undo").status, 0);
    assert_eq!(licensed(&tenant), 10);

    let unassign = ["groups", "unassign", "Lab devices", "--product", PART, "--json"];
    assert_eq!(tenant.run_args(&unassign, "").json()["batches"][0]["members"], 10);
    assert_eq!((licensed(&tenant), seats(&tenant, PART)), (0, json!(20)));
    assert_eq!(codes(&tenant.run_args(&unassign, "").json()), ["not_assigned_to_group"]);
    assert_eq!(run("history").json()[0]["verb"], "unassign-devices");
    assert_eq!(run("check").status, 0);
}

#[test]
fn a_group_is_made_and_filled_with_devices() {
    let tenant = sample();
    let run = |line: &str| tenant.run(&format!("{line} --json"));
    let give = format!("groups assign Desk --product {PART}");
    assert_eq!(run("groups create Desk").status, 0);
    assert_eq!(codes(&run(&give).json()), ["group_without_devices"]);
    assert_eq!(run("groups members add Desk LAB-01 lab-02").status, 0);
    assert_eq!(codes(&run("groups members add Desk LAB-99").json()), ["unknown_user"]);
    assert!(tenant.run("groups members add Desk LAB-99").err.contains("no user, device or group LAB-99"));
    assert_eq!(codes(&run("groups members add Desk Desk").json()), ["group_circle"]);
    assert_eq!(codes(&run("groups assign Desk --product ENTERPRISEPACK").json()), ["group_of_devices"]);
    assert_eq!(run(&give).json()["batches"][0]["members"], 2);
    let text = tenant.run("groups show Desk").out;
    assert!(text.contains("2 devices licensed") && text.contains("LAB-01"), "{text}");
    assert!(tenant.run("devices list").out.contains("Desk · "));
    assert!(tenant.run(&format!("licenses show {PART}")).out.contains("Desk"));
    assert_eq!(codes(&run("groups delete Desk").json()), ["group_has_licenses"]);
    assert_eq!(run("groups members add Desk LAB-03").json()["batches"][0]["members"], 1);
}

#[test]
fn what_does_not_go_together_is_said() {
    let tenant = sample();
    let told = |line: &str, status: i32, word: &str| {
        let run = tenant.run(line);
        assert_eq!(run.status, status, "{line}: {}{}", run.out, run.err);
        assert!((run.err + &run.out).contains(word), "{line}");
    };
    told(&format!("assign --product {PART} --user adele@contoso.example"), 3, "licenses devices");
    let unknown = "00000000-0000-0000-0000-000000000001";
    told(&format!("groups assign x --product {PART}"), 3, "no group x");
    let args = ["groups", "assign", "Lab devices", "--product", PART, "--product", "ENTERPRISEPACK"];
    let run = tenant.run_args(&args, "");
    assert_eq!((run.status, run.err.contains("assigned alone")), (2, true), "{}", run.err);
    let args = ["groups", "assign", "Lab devices", "--product", PART, "--subscription", unknown];
    let run = tenant.run_args(&args, "");
    assert_eq!((run.status, run.err.contains(unknown)), (2, true), "{}", run.err);
    let args = ["groups", "assign", "Lab devices", "--product", PART, "--as", "license@contoso.example"];
    let run = tenant.run_args(&args, "");
    assert_eq!((run.status, run.err.contains("Global admin")), (3, true), "{}", run.err);
    let args = ["groups", "assign", "Staff E3", "--product", "ENTERPRISEPACK", "--subscription", unknown];
    assert_eq!(tenant.run_args(&args, "").status, 2);
    let args = ["groups", "assign", "Book club", "--product", PART, "--json"];
    assert_eq!(codes(&tenant.run_args(&args, "").json()), ["wrong_group_kind"]);
}
