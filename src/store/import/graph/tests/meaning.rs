//! What comes of an object.

use super::*;
use crate::domain::location::Location;
use crate::domain::query::{Conditions, Filter, UserQuery};
use crate::domain::role::Role;
use crate::domain::user::{LicenseState, Path, UserType};

fn off(user: &User) -> Vec<String> {
    user.licenses.iter().flat_map(|license| &license.disabled).map(ToString::to_string).collect()
}

#[test]
fn what_is_said_is_taken_and_what_is_not_said_stays() {
    let whole = r#","displayName":"Ada Łukasz","userType":"Guest","accountEnabled":false,"usageLocation":"nl",
        "department":"Sales","jobTitle":"Clerk","city":"Delft","state":"ZH","country":"Netherlands","onPremisesSyncEnabled":true"#;
    let mut store = imported(&[&user(ADA, whole)]);
    let ada = find(&store, ADA);
    assert_eq!((ada.display_name.as_str(), ada.user_type, ada.account_enabled), ("Ada Łukasz", UserType::Guest, false));
    assert_eq!((ada.location, ada.synced), (Some("NL".parse().unwrap()), true));
    let found = store.list_users(&UserQuery { search: "lukasz".into(), ..UserQuery::default() }).unwrap();
    assert_eq!(found.users.len(), 1);

    import(&mut store, &[&user(ADA, "")]).unwrap();
    assert_eq!(find(&store, ADA), ada);
    import(&mut store, &[&user(ADA, r#","displayName":null,"usageLocation":null,"city":null,"accountEnabled":null"#)])
        .unwrap();
    let ada = User { location: None::<Location>, city: String::new(), ..ada };
    assert_eq!(find(&store, ADA), ada);
    import(&mut store, &[&user(ADA, r#","onPremisesSyncEnabled":null"#)]).unwrap();
    assert_eq!(find(&store, ADA), User { synced: false, ..ada });

    let bare = find(&imported(&[&user(BEA, "")]), BEA);
    assert_eq!((bare.display_name, bare.user_type, bare.account_enabled), (bare.upn, UserType::Member, true));
}

#[test]
fn a_provisioned_mailbox_outlives_the_license() {
    let plans = |status, service| {
        format!(
            r#","provisionedPlans":[{{"capabilityStatus":"Deleted","provisioningStatus":"{status}","service":"{service}"}}]"#
        )
    };
    let asked = Conditions { unlicensed_with_mailbox: true, ..Conditions::default() };
    let asked = UserQuery { conditions: asked, ..UserQuery::default() };
    let found = |store: &Store| store.list_users(&asked).unwrap().users.len();
    let mut store = imported(&[&user(ADA, &plans("Success", "exchange")), &user(BEA, &plans("Success", "SharePoint"))]);
    assert_eq!(found(&store), 1);
    let mut follow = |more: &str, left| {
        import(&mut store, &[&user(ADA, more)]).unwrap();
        assert_eq!(found(&store), left, "{more}");
    };
    follow("", 1);
    follow(&state(E3, ""), 0);
    follow(r#","licenseAssignmentStates":[]"#, 1);
    follow(&plans("Error", "Exchange"), 0);
    follow(&plans("success", "Exchange"), 1);
    follow(r#","provisionedPlans":[]"#, 0);
}

#[test]
fn assignment_states_win_over_assigned_licenses() {
    let assigned =
        format!(r#","assignedLicenses":[{{"skuId":"{E1}","disabledPlans":["{YAMMER}","{SWAY}","{SWAY}"]}}]"#);
    let ada = find(&imported(&[&user(ADA, &assigned)]), ADA);
    assert_eq!((ada.licenses[0].sku.to_string().as_str(), &ada.licenses[0].path), (E1, &Path::Direct));
    assert_eq!(off(&ada), [YAMMER, SWAY]);

    let both = assigned + &state(E3, r#","state":"Active","error":"None","disabledPlans":null"#);
    let mut store = imported(&[&user(ADA, &both)]);
    let ada = find(&store, ADA);
    assert_eq!(ada.licenses.len(), 1);
    assert_eq!((ada.licenses[0].sku.to_string().as_str(), &ada.licenses[0].error), (E3, &None));
    import(&mut store, &[&user(ADA, r#","licenseAssignmentStates":null"#)]).unwrap();
    assert_eq!(find(&store, ADA), ada, "null says nothing");
    import(&mut store, &[&user(ADA, r#","licenseAssignmentStates":[]"#)]).unwrap();
    assert_eq!(find(&store, ADA).licenses, []);
}

#[test]
fn unknown_words_are_taken_as_they_come() {
    let read = |more| find(&imported(&[&user(ADA, &state(E3, more))]), ADA).licenses.remove(0);
    let odd = read(r#","state":"Pending","error":"SolarFlare\u001b[31m""#);
    assert_eq!((odd.state, odd.error.as_deref()), (LicenseState::Active, Some("SolarFlare[31m")));
    let count = read(r#","state":"Error","error":"CountViolation""#);
    assert_eq!((count.state, count.error.as_deref()), (LicenseState::Error, Some("CountViolation")));
    assert_eq!(read(r#","state":"activewitherror","error":"Other""#).state, LicenseState::ActiveWithError);
    assert_eq!(read(r#","state":"Disabled""#).state, LicenseState::Disabled);
}

#[test]
fn the_organization_says_where_the_tenant_is_and_a_group_whether_it_is_synced() {
    let organization = format!(r#"{{"id":"{GROUP}","displayName":"Contoso","countryLetterCode":"nl"}}"#);
    let group = format!(r#"{{"id":"{GROUP}","displayName":"Sales","groupTypes":[],"onPremisesSyncEnabled":true}}"#);
    let mut store = imported(&[&organization, &group]);
    assert_eq!(store.tenant().unwrap().location, Some("NL".parse().unwrap()));
    assert!(store.groups().unwrap()[0].about.synced);
    import(&mut store, &[&group.replace("true", "null")]).unwrap();
    assert!(store.groups().unwrap()[0].about.synced, "what is not said stays");
}

#[test]
fn a_group_may_come_after_those_it_licenses() {
    let ada = user(ADA, &state(E3, &format!(r#","assignedByGroup":"{GROUP}""#)));
    let mut store = imported(&[&ada]);
    let name = |store: &Store| find(store, ADA).licenses[0].path.clone();
    assert!(matches!(name(&store), Path::Group { name, .. } if name == "Unknown group 1f3174e2"));
    let before = name(&store);
    let group = format!(
        r#"{{"id":"{GROUP}","displayName":"Sales","groupTypes":["Unified","DynamicMembership"],"mailEnabled":true}}"#
    );
    import(&mut store, &[&group]).unwrap();
    assert!(matches!((before, name(&store)),
        (Path::Group { key: was, .. }, Path::Group { key, name, .. }) if was == key && name == "Sales"));
    import(&mut store, &[&ada]).unwrap();
    assert_eq!(dump(&store), dump(&imported(&[&group, &ada])));
}

#[test]
fn members_and_licenses_of_a_group_replace_those_before() {
    let group = |more: &str| {
        format!(r##"{{"@odata.type":"#microsoft.graph.group","id":"{GROUP}","displayName":"Lab"{more}}}"##)
    };
    let device = "00000000-0000-4000-8000-0000000000d1";
    let members = format!(
        r##","members":[{{"@odata.type":"#microsoft.graph.user","id":"{ADA}"}},{{"id":"{BEA}","userPrincipalName":"bea@contoso.example"}},
           {{"@odata.type":"#microsoft.graph.device","id":"{device}","displayName":"Laptop 1"}}],
           "assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["{SWAY}"]}}]"##
    );
    let mut store = imported(&[&group(&members)]);
    let rows = |store: &Store, what: &str| {
        dump(store).into_iter().filter(|row| row.starts_with(GROUP) && row.contains(what)).count()
    };
    assert_eq!(
        (rows(&store, ADA), rows(&store, BEA), rows(&store, device), rows(&store, &format!("{E3}|{SWAY}"))),
        (1, 1, 1, 1)
    );
    assert_eq!(find(&store, BEA).upn, "bea@contoso.example", "who comes whole is taken in");
    assert!(store.find_user(ADA).unwrap().is_none());
    assert_eq!(find(&store, BEA).licenses, [], "inherited licenses are the users' own to tell");

    let before = dump(&store);
    import(&mut store, &[&group("")]).unwrap();
    assert_eq!(dump(&store), before);
    import(&mut store, &[&group(&format!(r#","members":[{{"id":"{BEA}"}}],"assignedLicenses":[]"#))]).unwrap();
    assert_eq!((rows(&store, ADA), rows(&store, BEA), rows(&store, E3)), (0, 1, 0));
}

#[test]
fn members_are_those_of_the_group_they_stand_in() {
    let (ada, bea) = (format!(r#"{{"id":"{ADA}"}}"#), format!(r#"{{"id":"{BEA}"}}"#));
    let groups = [
        // A group by its response, but by its own word none, after its members.
        format!(r##"{{"id":"{E1}","members":[{ada}],"@odata.type":"#microsoft.graph.device"}}"##),
        format!(r#"{{"id":"{E3}","members":[{ada},{bea}],"deletedDateTime":"2026-11-01T00:00:00Z"}}"#),
        format!(r#"{{"id":"{GROUP}","members":[],"displayName":"Nobody"}}"#),
        format!(r#"{{"members":[{bea},{bea}],"displayName":"Bea","id":"{SWAY}"}}"#),
    ];
    let page = format!(r#"{{"@odata.context":"/$metadata#groups","value":[{}]}}"#, groups.join(","));
    let dump = dump(&imported(&[&page]));
    let members: Vec<_> = dump.iter().filter(|row| [ADA, BEA].iter().any(|id| row.ends_with(id))).collect();
    assert_eq!(members, [&format!("{SWAY}|{BEA}")]);
    assert!(dump.iter().any(|row| row.starts_with(&format!("{GROUP}|Nobody"))));
}

#[test]
fn roles_find_their_holders_whatever_comes_first() {
    let role = |members: &str| {
        format!(
            r#"{{"roleTemplateId":"4d6ac14f-3453-41d0-bef9-a3e0c569773a","displayName":"License Administrator","members":[{members}]}}"#
        )
    };
    let (ada, bea) = (format!(r#"{{"id":"{ADA}"}}"#), format!(r#"{{"id":"{BEA}"}}"#));
    let mut store = imported(&[&role(&ada), &user(ADA, ""), &user(BEA, "")]);
    assert!(find(&store, ADA).roles.contains(&Role::LicenseAdmin));
    import(&mut store, &[&role(&bea)]).unwrap();
    assert!(find(&store, ADA).roles.is_empty() && find(&store, BEA).roles.contains(&Role::LicenseAdmin));

    let stranger = format!(r#"{bea},{{"id":"{E1}"}},{{"@odata.type":"x","id":"{E3}"}}"#);
    let counts = import(&mut store, &[&role(&stranger)]).unwrap();
    assert_eq!(counts.warnings.len(), 1);
    let counts = import(&mut store, &[&role("").replace("4d6ac14f", "00000000")]).unwrap();
    assert_eq!((counts.roles, counts.skipped[0].why.clone()), (0, Why::OtherRole));
}

#[test]
fn who_is_removed_is_deleted_and_frees_their_seats() {
    let held = state(E3, "");
    let mut store = imported(&[&user(ADA, &held), &user(BEA, &held)]);
    let at = r#","deletedDateTime":"2026-11-01T00:00:00Z""#;
    let gone = format!(
        r#"{{"@odata.context":"x/$metadata#users/$delta","value":[{{"id":"{ADA}","@removed":{{"reason":"changed"}}}},{{"id":"{E1}","@removed":{{}}}}]}}"#
    );
    import(&mut store, &[&gone, &user(BEA, &(at.to_owned() + &held))]).unwrap();
    let (ada, bea) = (find(&store, ADA), find(&store, BEA));
    assert!(ada.deleted() && bea.deleted() && ada.licenses.is_empty());
    assert_eq!(bea.licenses[0].state, LicenseState::Disabled, "Graph says that the license is kept (DOMAIN R87)");
    assert!(dump(&store).iter().any(|row| row.starts_with(ADA) && row.contains("2026-11-22T12:00:00Z")));
    assert_eq!(store.list_users(&UserQuery { filter: Filter::All, ..UserQuery::default() }).unwrap().users.len(), 0);
    assert_eq!(store.check().unwrap(), []);
    import(&mut store, &[&user(ADA, "")]).unwrap();
    assert!(!find(&store, ADA).deleted(), "restored");
}

#[test]
fn hostile_names_do_not_survive() {
    let name = r#""\u001b]0;owned\u0007 Ada\u202e\u0000\r\n""#;
    let group = format!(r#"{{"id":"{GROUP}","displayName":{name},"groupTypes":[]}}"#);
    let device = format!(r#"{{"id":"{GROUP}","displayName":{name},"deviceId":"x"}}"#);
    let product = sku(
        "00000000-0000-4000-8000-0000000000c1",
        &format!(
            r#","skuPartNumber":{name},
        "servicePlans":[{{"servicePlanId":"00000000-0000-4000-8000-0000000000c2","servicePlanName":{name}}}]"#
        ),
    );
    let ada = user(ADA, &format!(r#","displayName":{name},"department":{name},"city":{name}"#))
        .replace("a1@", r"\u009ba1\u202e@");
    let store = imported(&[&ada, &group, &device, &product]);
    assert_eq!(find(&store, ADA).upn, "a1@contoso.example");
    let dump = dump(&store);
    assert!(dump.iter().all(|row| !row.contains(crate::domain::text::is_unsafe)));
    assert_eq!(dump.iter().filter(|row| row.contains("]0;owned Ada")).count(), 5);
}

#[test]
fn the_directory_adds_to_the_catalog() {
    let (product, plan) = ("00000000-0000-4000-8000-0000000000c1", "00000000-0000-4000-8000-0000000000c2");
    let ada = user(ADA, &state(product, &format!(r#","disabledPlans":["{plan}"]"#)));
    let mut store = imported(&[&ada]);
    let named = |store: &Store| {
        let found = store.product(product.parse().unwrap()).unwrap().unwrap();
        (found.display_name, found.services[0].display_name.clone(), found.services[0].company, found.for_users)
    };
    assert_eq!(named(&store), (product.into(), plan.into(), false, true));
    let sku = sku(
        product,
        &format!(
            r#","skuPartNumber":"SOLAR","appliesTo":"Company",
        "servicePlans":[{{"servicePlanId":"{plan}","servicePlanName":"SUN","appliesTo":"Company"}}]"#
        ),
    );
    import(&mut store, &[&sku]).unwrap();
    assert_eq!(named(&store), ("SOLAR".into(), "SUN".into(), true, false));
    assert_eq!(dump(&store), dump(&imported(&[&sku, &ada])));

    let e3 = imported(&[
        &super::sku(E3, r#","skuPartNumber":"ENTERPRISEPACK""#),
        &user(ADA, &state(E3, &format!(r#","disabledPlans":["{plan}"]"#))),
    ]);
    let e3 = e3.product(E3.parse().unwrap()).unwrap().unwrap();
    assert_eq!((e3.display_name.as_str(), e3.services.len()), ("Office 365 E3", 38));
}
