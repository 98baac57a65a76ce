use std::path::{Path, PathBuf};

use rusqlite_migration::Migrations;

use super::*;
use crate::domain::query::UserQuery;
use crate::domain::rules::sample::assign;
use crate::store::history::Entries;
use crate::store::schema::{APPLICATION_ID, STEPS};
use crate::store::{Access, StoreError};

/// A folder, and a tenant file in it with one user and 5 seats of E3.
fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoso.seatdeck");
    let store = Store::create(&path, "Contoso").unwrap();
    store.put_users([1]);
    store.put_seats(E3, 5);
    drop(store);
    (folder, path)
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Opening fails with this sentence, and leaves the file as it was.
fn refused(path: &Path) -> String {
    let before = std::fs::read(path).unwrap();
    let said = [Access::ReadWrite, Access::ReadOnly].map(|access| Store::open(path, access).err().unwrap().to_string());
    assert_eq!(said[0], said[1]);
    assert!(std::fs::read(path).unwrap() == before, "the file was written");
    said[0].replace(&path.display().to_string(), "FILE")
}

const NO_TENANT: &str = "FILE is no seatdeck tenant file; it is left as it is. Name another file with --db";

#[test]
fn a_newer_file_is_left_as_it_is() {
    let (_folder, path) = file();
    Store::open(&path, Access::ReadWrite).unwrap().sql("PRAGMA user_version = 99");
    let said = refused(&path);
    assert!(said.starts_with("FILE was made by a newer seatdeck (form 99, this one knows "), "{said}");
}

#[test]
fn an_older_file_is_brought_up_to_date_by_whoever_may_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older");
    let mut db = rusqlite::Connection::open(&path).unwrap();
    Migrations::from_slice(&STEPS[..1]).to_latest(&mut db).unwrap();
    let owner = "INSERT INTO tenant (id, name, owner, catalog_date) VALUES (1, 'Contoso', 'owner', '')";
    db.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; {owner}")).unwrap();
    drop(db);
    let error = Store::open(&path, Access::ReadOnly).map(|_| ()).unwrap_err().to_string();
    assert!(error.contains("was made by an older seatdeck (form 1, this one needs "), "{error}");
    drop(Store::open(&path, Access::ReadWrite).unwrap());
    let store = Store::open(&path, Access::ReadOnly).unwrap();
    assert!(store.list_users(&UserQuery::default()).unwrap().whole);
}

#[test]
fn what_is_no_tenant_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE user (id INTEGER); INSERT INTO user VALUES (1); PRAGMA user_version = 1").unwrap();
    drop(db);
    assert_eq!(refused(&path), NO_TENANT);
    for text in ["", "Display name,User principal name\n", &"no database at all. ".repeat(500)] {
        std::fs::write(&path, text).unwrap();
        assert_eq!(refused(&path), NO_TENANT, "{text:.20}");
    }
}

#[test]
fn a_file_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().join("none"), folder.path().to_owned()] {
        for access in [Access::ReadWrite, Access::ReadOnly] {
            assert!(matches!(Store::open(&path, access), Err(StoreError::NoFile { .. })));
        }
    }
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn a_new_file_is_its_owners_alone_and_replaces_nothing() {
    let (folder, path) = file();
    #[cfg(unix)]
    {
        let mode =
            |path: &PathBuf| std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions());
        assert_eq!(mode(&path) & 0o777, 0o600);
        let _open = Store::open(&path, Access::ReadWrite).unwrap();
        for name in names(&folder) {
            assert_eq!(mode(&folder.path().join(&name)) & 0o777, 0o600, "{name}");
        }
    }
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Store::create(&path, "Other"), Err(StoreError::File { .. })));
    assert!(std::fs::read(&path).unwrap() == before, "the file was written");
    assert_eq!(Store::open(&path, Access::ReadOnly).unwrap().tenant().unwrap().name, "Contoso");
}

#[test]
fn what_was_saved_is_there_tomorrow() {
    let (_folder, path) = file();
    let mut store = Store::open(&path, Access::ReadWrite).unwrap();
    assert_eq!(store.ask(&assign(&[E3]), [1]), "ok 1");
    let dump = store.all_rows();
    drop(store);
    let store = Store::open(&path, Access::ReadWrite).unwrap();
    assert_eq!((store.all_rows(), store.recounted(E3)), (dump, 1));
    assert_eq!(store.path(), Some(path));
}

#[test]
fn a_file_opened_to_be_read_is_read_and_not_written() {
    let (_folder, path) = file();
    let before = std::fs::read(&path).unwrap();
    let mut store = Store::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(store.user(UserKey(1)).unwrap().unwrap().display_name, "a1");
    assert_eq!(store.history(Entries::Newest(1)).unwrap(), []);
    assert_eq!(store.recounted(E3), 0);
    let owner = store.owner().unwrap();
    assert_eq!(said(store.save(&owner, change(&assign(&[E3]), [1]))), "read_only");
    assert!(store.principal("a1@contoso.example").unwrap().unwrap().read_only);
    assert_eq!(said(store.save(&admin(), change(&assign(&[E3]), [1]))), "read_only");
    let result = store.run(&admin(), &job(&assign(&[E3]), [1]), |_| true).unwrap();
    assert_eq!(all_told(&result.refusals), "read_only");
    assert!(store.try_sql("DELETE FROM user").is_err());
    drop(store);
    assert!(std::fs::read(&path).unwrap() == before, "the file was written");
}

#[test]
fn a_change_by_somebody_else_is_noticed() {
    let (_folder, path) = file();
    let mut one = Store::open(&path, Access::ReadWrite).unwrap();
    let mut two = Store::open(&path, Access::ReadWrite).unwrap();
    let before = one.version().unwrap();
    assert_eq!(one.ask(&assign(&[VISIO]), [1]), "product_not_owned VISIOCLIENT");
    assert_eq!(one.version().unwrap(), before);
    assert_eq!(two.ask(&assign(&[E3]), [1]), "ok 1");
    assert_ne!(one.version().unwrap(), before);
    assert_eq!(one.ask(&assign(&[E3]), [1]), "nothing_to_change");
    let before = one.version().unwrap();
    drop(Store::open(&path, Access::ReadWrite).unwrap());
    assert_eq!(one.version().unwrap(), before, "looking is no change");
}
