//! What is not taken in, and how it is named.

use super::*;

#[test]
fn a_bad_field_is_named_with_its_object_and_remedy() {
    assert_eq!(
        complaint(&user(BEA, r#","displayName":"Be\u001ba","usageLocation":"Netherlands""#)),
        "2.json, object 1 (Bea): usageLocation \"Netherlands\" is no two-letter country code (ISO 3166-1); \
         correct the user's location in the directory, or in the file"
    );
    assert_eq!(
        complaint(r#"{"value":[{"id":"x","servicePlans":[]},{"userPrincipalName":"b@contoso.example"}]}"#),
        "2.json, object 2 (b@contoso.example): id is missing; ask Graph for it with $select"
    );
    assert_eq!(
        complaint(&user(BEA, &state("6fd2", ""))),
        "2.json, object 1 (b1@contoso.example): licenseAssignmentStates[0].skuId \"6fd2\" is no GUID; \
         export it again, or correct the file"
    );
    assert_eq!(
        complaint(&user(BEA, r#","assignedLicenses":["@{skuId=6fd2; disabledPlans=}"]"#)),
        "2.json, object 1 (b1@contoso.example): assignedLicenses[0] \"@{skuId=6fd2; disabledPlans=}\" is no object; \
         export it again, with all its depth (ConvertTo-Json -Depth 10)"
    );
}

/// The part of a complaint that says what is wrong.
fn fault(text: &str) -> String {
    let complaint = complaint(text);
    complaint.split(": ").nth(1).unwrap().split(';').next().unwrap().to_owned()
}

#[test]
fn every_kind_is_read_with_suspicion() {
    let typed = |kind: &str, more: &str| format!(r##"{{"@odata.type":"#microsoft.graph.{kind}"{more}}}"##);
    let id = format!(r#","id":"{BEA}""#);
    for (text, wanted) in [
        (user(BEA, r#","displayName":7"#), "displayName 7 is no text"),
        (user(BEA, r#","accountEnabled":"true""#), "accountEnabled \"true\" is neither true nor false"),
        (
            user(BEA, r#","deletedDateTime":"yesterday""#),
            "deletedDateTime \"yesterday\" is no date and time such as 2026-11-22T12:00:00Z",
        ),
        (typed("user", &id), "userPrincipalName is missing"),
        (user("e61ff361-5baf-41f0-b2fd-380a6a5e40zz", ""), "id \"e61ff361-5baf-41f0-b2fd-380a6a5e40zz\" is no GUID"),
        (
            user(BEA, &state(E3, &format!(r#","disabledPlans":["{SWAY}","sway"]"#))),
            "licenseAssignmentStates[0].disabledPlans[1] \"sway\" is no GUID",
        ),
        (
            sku(E3, r#","prepaidUnits":{"enabled":-1}"#),
            "prepaidUnits.enabled -1 is no whole number from 0 to 2147483647",
        ),
        (sku(E3, r#","consumedUnits":1.5"#), "consumedUnits 1.5 is no whole number from 0 to 2147483647"),
        (sku(E3, r#","prepaidUnits":25"#), "prepaidUnits 25 is no object"),
        (sku(E3, r#","subscriptionIds":[null]"#), "subscriptionIds[0] null is no GUID"),
        (sku(E3, r#","servicePlans":[{"servicePlanName":"SWAY"}]"#), "servicePlans[0].servicePlanId is missing"),
        (typed("subscribedSku", ""), "skuId is missing"),
        (
            typed("companySubscription", &format!(r#"{id},"skuId":"{E3}","totalLicenses":1,"status":"Happy""#)),
            "status \"Happy\" is none of Enabled, Warning, Suspended, LockedOut and Deleted",
        ),
        (
            typed("companySubscription", &format!(r#"{id},"skuId":"{E3}","status":"Enabled""#)),
            "totalLicenses is missing",
        ),
        (typed("group", &format!(r#"{id},"members":{{}}"#)), "members (an object) is no list"),
        (typed("group", &format!(r#"{id},"members":[{{"id":3}}]"#)), "members[0].id 3 is no GUID"),
        (
            typed(
                "group",
                &format!(r#"{id},"members":[{{"id":"{ADA}","userPrincipalName":"a","usageLocation":"XX"}}]"#),
            ),
            "members[0].usageLocation \"XX\" is no two-letter country code (ISO 3166-1)",
        ),
        (typed("device", ""), "id is missing"),
        (typed("directoryRole", ""), "roleTemplateId is missing"),
    ] {
        assert_eq!(fault(&text), wanted);
    }
}

#[test]
fn long_and_hostile_values_are_shown_short_and_clean() {
    let shown = complaint(&user(BEA, &format!(r#","usageLocation":"\u001b[31m{}""#, "x".repeat(1000))));
    assert!(shown.contains("usageLocation \"[31mxxx") && shown.contains("…\" is no"), "{shown}");
    assert!(shown.len() < 250 && !shown.contains('\u{1b}'));
}

#[test]
fn broken_json_is_named_with_its_place() {
    assert_eq!(
        complaint("{\"value\":[\n{\"id\":}]}"),
        "2.json, line 2, column 7: no JSON from here on (expected value); export it from Graph again"
    );
    assert_eq!(
        complaint(&user(BEA, "")[..50]),
        "2.json, line 1, column 50: no JSON from here on (EOF while parsing a string); export it from Graph again"
    );
    assert!(complaint("<html>").contains("line 1, column 1: no JSON from here on (expected value)"));
}

#[test]
fn other_objects_are_counted_and_left_out() {
    let texts = [
        r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users('x')/licenseDetails","value":[{"id":"a","skuId":"b"},{"id":"c"}]}"#,
        r##"[{"@odata.type":"#microsoft.graph.servicePrincipal","id":"3"},{"addLicenses":[]},17]"##,
        &format!(r##"[{{"@odata.type":"#microsoft.graph.group","id":"{GROUP}","@removed":{{"reason":"deleted"}}}}]"##),
    ];
    let counts = import(&mut tenant(), &texts).unwrap();
    let skipped: Vec<_> = counts.skipped.iter().map(|s| format!("{} {} {}", s.file, s.count, s.why)).collect();
    assert_eq!(
        skipped,
        [
            "1.json 2 users('x')/licenseDetails: nothing that seatdeck keeps",
            "2.json 1 #microsoft.graph.servicePrincipal: nothing that seatdeck keeps",
            "2.json 1 neither a user, a subscribedSku, a directory subscription, a group, a device nor a directoryRole",
            "2.json 1 no JSON object",
            "3.json 1 deleted",
        ]
    );
    assert_eq!(GraphCounts { skipped: Vec::new(), ..counts }, GraphCounts::default());
}
