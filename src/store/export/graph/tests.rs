use proptest::prelude::*;

use super::*;
use crate::store::import::graph::tests::dump;

fn tenant() -> Store {
    Store::in_memory("Contoso").unwrap()
}

/// What the files hold, after the tenant was written and read again; the tenants are the same.
fn there_and_back(store: &Store) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let files = |store: &Store| {
        let mut told = Vec::new();
        let written = store.export_graph(folder.path(), &mut |n| told.push(n)).unwrap();
        assert_eq!(told.last(), Some(&Progress { done: written, total: written }));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), FILES.len(), "nothing is left aside");
        FILES.map(|name| fs::read(folder.path().join(name)).unwrap()).to_vec()
    };
    let first = files(store);
    let mut again = tenant();
    let counts = again.import_graph(&[folder.path().to_owned()], &mut |_, _| ()).unwrap();
    assert_eq!(counts.skipped, []);
    assert_eq!(dump(&again), dump(store));
    assert_eq!(files(&again), first);
    assert_eq!(again.check().unwrap(), []);
    first
}

#[test]
fn the_sample_goes_there_and_back() {
    let mut store = tenant();
    store.fill_with_sample().unwrap();
    let files = there_and_back(&store);
    let users = str::from_utf8(&files[5]).unwrap();
    assert!(
        users.starts_with("{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\",\"value\":[\n{")
    );
    assert!(users.ends_with("}\n]}\n"));
    assert_eq!(users.lines().count(), 1 + 200 + 1);
}

#[test]
fn what_no_sample_has_goes_there_and_back() {
    let text = r##"[
        {"@odata.type":"#microsoft.graph.subscribedSku","skuId":"00000000-0000-4000-8000-0000000000c1","skuPartNumber":"OWN",
         "appliesTo":"Company","consumedUnits":7,"prepaidUnits":{"enabled":3,"warning":0,"suspended":2,"lockedOut":1},
         "subscriptionIds":["00000000-0000-4000-8000-0000000000d1"],
         "servicePlans":[{"servicePlanId":"00000000-0000-4000-8000-0000000000e1","servicePlanName":"OURS","appliesTo":"Company"}]},
        {"@odata.type":"#microsoft.graph.user","id":"00000000-0000-4000-8000-0000000000a1","userPrincipalName":"a@x",
         "deletedDateTime":"2026-11-01T00:00:00Z","displayName":"\"Zoë\" \\ 山田",
         "licenseAssignmentStates":[{"skuId":"00000000-0000-4000-8000-0000000000c1","state":"Error","error":"Other",
          "disabledPlans":["00000000-0000-4000-8000-0000000000e1"],"assignedByGroup":"00000000-0000-4000-8000-0000000000f1"}]},
        {"@odata.type":"#microsoft.graph.companySubscription","id":"00000000-0000-4000-8000-0000000000d2",
         "skuId":"f8a1db68-be16-40ed-86d5-cb42ce701560","status":"Deleted","totalLicenses":4,"isTrial":true,
         "ownerType":"User","ownerId":"00000000-0000-4000-8000-0000000000a1"},
        {"@odata.type":"#microsoft.graph.device","id":"00000000-0000-4000-8000-0000000000b1","displayName":"D"}]"##;
    let mut store = tenant();
    store.take_in(&mut |_, _| (), |import| import.file("x.json", text.as_bytes()).map(drop)).unwrap();
    there_and_back(&store);
    there_and_back(&tenant());
}

#[test]
fn licenses_of_devices_go_there_and_back() {
    let mut store = tenant();
    store.fill_with_sample().unwrap();
    store.license_lab();
    let files = there_and_back(&store);
    let lab = str::from_utf8(&files[2]).unwrap().lines().find(|line| line.contains("Lab devices")).unwrap();
    assert!(lab.contains("\"assignedLicenses\":[{\"skuId\":\"ea4c5ec8-50e3-4193-89b9-50da5bd4cdc7\""), "{lab}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn any_tenant_goes_there_and_back(users in 1..300_u32, seed: u64) {
        let mut store = tenant();
        store.fill_with_generated(users, seed, &mut |_| ()).unwrap();
        there_and_back(&store);
    }
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("users.json");
    fs::write(&path, "old").unwrap();
    let error = whole(&path, true, |_| Err(io::Error::other("no").into())).unwrap_err();
    assert!(error.to_string().ends_with("users.json: no"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
