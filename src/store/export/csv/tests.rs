use super::*;
use crate::domain::ids::{ObjectId, ServicePlanId, SkuId};
use crate::domain::query::{Filter, UserQuery};
use crate::domain::user::{Path as Way, User};

fn sample() -> Store {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.fill_with_sample().unwrap();
    store
}

fn written(store: &Store, query: &UserQuery) -> (usize, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("users.csv");
    let told = store.export_users(&Whom::Found(query.clone()), &file, false, &mut |_, _| true).unwrap();
    let Written::Whole(count) = told else { panic!("given up") };
    (count, std::fs::read(file).unwrap())
}

type Paths = Vec<(SkuId, Option<ObjectId>, Vec<ServicePlanId>, LicenseState, Option<String>)>;

/// All that the file tells of a user.
fn told(user: User) -> (User, Paths) {
    let path = |path: &Way| match path {
        Way::Direct | Way::Allotment { .. } => None,
        Way::Group { id, .. } => Some(*id),
    };
    let paths = user.licenses.iter().map(|license| {
        let off = license.disabled.iter().copied().collect();
        (license.sku, path(&license.path), off, license.state, license.error.clone())
    });
    let mut paths: Vec<_> = paths.collect();
    paths.sort_by_key(|(sku, group, ..)| (*sku, *group));
    (User { key: UserKey(0), roles: [].into(), licenses: Vec::new(), ..user }, paths)
}

fn everybody(store: &Store) -> Vec<(User, Paths)> {
    let keys = store.list_users(&UserQuery::default()).unwrap().users;
    keys.into_iter().map(|key| told(store.user(key).unwrap().unwrap())).collect()
}

#[test]
fn everybody_goes_out_and_comes_in_again() {
    let store = sample();
    let (count, bytes) = written(&store, &UserQuery::default());
    assert_eq!(count, everybody(&store).len());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("users.csv");
    std::fs::write(&file, &bytes).unwrap();
    let mut again = Store::in_memory("Fabrikam").unwrap();
    let counts = again.import_users(&file, &mut |_, _| ()).unwrap();
    assert_eq!((counts.added, counts.known, counts.repeated), (count, 0, 0));
    assert_eq!(everybody(&again), everybody(&store));
    assert_eq!(again.check().unwrap(), []);
    assert_eq!(written(&again, &UserQuery::default()), (count, bytes), "to the byte");
    let counts = again.import_users(&file, &mut |_, _| ()).unwrap();
    assert_eq!((counts.added, counts.known), (0, count));
    assert_eq!(everybody(&again), everybody(&store));
}

#[test]
fn the_file_is_the_admin_centers() {
    let (count, bytes) = written(&sample(), &UserQuery { filter: Filter::Guests, ..UserQuery::default() });
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.split("\r\n");
    let head = lines.next().unwrap();
    assert!(head.starts_with("\u{feff}Block credential,City,Country/Region,Department,DirSyncEnabled,Display name,"));
    assert!(head.ends_with(",Title,Usage location,User principal name,When created"));
    assert_eq!(head.split(',').count(), 32);
    assert_eq!((count > 0, lines.count()), (true, count + 1));
}

#[test]
fn a_formula_does_no_harm() {
    let store = sample();
    store.db.execute("UPDATE user SET display_name = '=HYPERLINK(1)', city = '@x' WHERE key = 1", []).unwrap();
    let query = UserQuery { search: String::new(), ..UserQuery::default() };
    let text = String::from_utf8(written(&store, &query).1).unwrap();
    assert!(text.contains(",'=HYPERLINK(1),") && text.contains(",'@x,"), "{text}");
}

#[test]
fn a_file_is_not_replaced_unless_told_nor_left_in_part() {
    let (store, folder) = (sample(), tempfile::tempdir().unwrap());
    let file = folder.path().join("users.csv");
    let whom = Whom::These(vec![UserKey(2), UserKey(999_999), UserKey(1)]);
    let write = |replace| store.export_users(&whom, &file, replace, &mut |_, _| true);
    assert_eq!(write(false).unwrap(), Written::Whole(2));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let Err(StoreError::File { source, .. }) = write(false) else { panic!("replaced") };
    assert_eq!(source.kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(write(true).unwrap(), Written::Whole(2));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
