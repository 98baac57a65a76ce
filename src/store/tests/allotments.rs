//! Allotments: the limit, the line, one seat from each.

use std::collections::BTreeSet;

use super::{admin, change, member, said, tenant};
use crate::domain::allotment::Terms;
use crate::domain::batch::Batch;
use crate::domain::change::{Action, AllotmentAction, Change, GroupAction};
use crate::domain::ids::{AllotmentKey, BatchId, GroupKey, SkuId, UserKey};
use crate::domain::role::Principal;
use crate::domain::rules::sample::{E1, E3, SWAY, add_groups, allot, allotment_services, assign, set_limit};
use crate::store::Store;

/// Staff (1) with the users 1 to 4, Sales (2) with 3 to 6.
fn store() -> Store {
    let store = tenant(8);
    for (group, users) in [(1, 1..=4), (2, 3..=6)] {
        for user in users {
            store
                .sql(&format!("INSERT INTO group_member (user_group, member_id) VALUES ({group}, '{}')", member(user)));
        }
    }
    store
}

fn pool(sku: SkuId, limit: u32, groups: &[i64]) -> Action {
    allot(sku, limit, groups)
}

impl Store {
    fn change_allotment(&mut self, action: &Action) -> String {
        said(self.save(&admin(), Change::of(action.clone()))).trim().to_owned()
    }

    /// Who has the license from the allotment and who waits, in line, by number; and the seats of the product.
    fn line(&self, allotment: i64) -> String {
        assert_eq!(self.check().unwrap(), []);
        let members = self.allotment_members(AllotmentKey(allotment)).unwrap();
        let (waiting, having): (Vec<_>, Vec<_>) = members.iter().partition(|member| member.waiting_since.is_some());
        let list = |members: Vec<&crate::domain::allotment::AllotmentMember>| {
            members.iter().map(|member| member.user.to_string()).collect::<Vec<_>>().join(" ")
        };
        format!("{} | {}", list(having), list(waiting))
    }
}

#[test]
fn the_limit_holds_and_who_came_first_moves_up() {
    let mut store = store();
    assert_eq!(store.change_allotment(&pool(E3, 2, &[1])), "ok");
    assert_eq!(store.line(1), "1 2 | 3 4");
    assert_eq!(store.recounted(E3), 2);
    // Whoever comes later stands behind, whatever their name.
    assert_eq!(store.change_allotment(&add_groups(1, &[2])), "ok");
    assert_eq!(store.line(1), "1 2 | 3 4 5 6");
    let leave = |users: &[i64]| {
        let members = users.iter().map(|user| member(*user)).collect();
        Action::Groups(GroupAction::RemoveMembers { group: GroupKey(1), members })
    };
    assert_eq!(store.change_allotment(&leave(&[1])), "ok");
    assert_eq!(store.line(1), "2 3 | 4 5 6");
    // In two groups: still a member by the other.
    assert_eq!(store.change_allotment(&leave(&[3])), "ok");
    assert_eq!(store.line(1), "2 3 | 4 5 6");
    assert_eq!(store.change_allotment(&set_limit(1, 4)), "ok");
    assert_eq!(store.line(1), "2 3 4 5 | 6");
    // Lower again: who came last waits, before whoever waited already.
    assert_eq!(store.change_allotment(&set_limit(1, 1)), "ok");
    assert_eq!(store.line(1), "2 | 3 4 5 6");
    let last = store.last_batch().unwrap().unwrap();
    assert_eq!(store.undo(&admin(), &[last]).unwrap().refusals, []);
    assert_eq!(store.line(1), "2 3 4 5 | 6");
    let delete = Action::Allotments(AllotmentAction::Delete(Batch::one(AllotmentKey(1))));
    assert_eq!(store.change_allotment(&delete), "ok");
    assert_eq!((store.line(1), store.recounted(E3)), (" | ".to_owned(), 0));
    let last = store.last_batch().unwrap().unwrap();
    assert_eq!(store.undo(&admin(), &[last]).unwrap().refusals, []);
    assert_eq!(store.line(1), "2 3 4 5 | 6");
}

#[test]
fn a_member_of_two_allotments_takes_a_seat_of_each_and_a_direct_license_one_more() {
    let mut store = store();
    assert_eq!(store.change_allotment(&pool(E3, 9, &[1, 2])), "ok");
    assert_eq!((store.line(1), store.recounted(E3)), ("1 2 3 4 5 6 | ".to_owned(), 6));
    assert_eq!(store.change_allotment(&pool(E3, 9, &[2])), "ok");
    assert_eq!(store.recounted(E3), 10);
    assert_eq!(store.ask(&assign(&[E3]), [3]), "ok 3");
    assert_eq!(store.recounted(E3), 11);
    // The same services by every path: on, unless off in all of them (R97).
    assert_eq!(store.change_allotment(&allotment_services(1, &[SWAY])), "ok");
    let user = store.user(UserKey(3)).unwrap().unwrap();
    assert_eq!(crate::domain::effective::disabled(&user, E3), Some(BTreeSet::new()));
    let user = store.user(UserKey(1)).unwrap().unwrap();
    assert_eq!(crate::domain::effective::disabled(&user, E3), Some(BTreeSet::from([SWAY])));
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_seat_of_the_product_is_needed_as_well() {
    let mut store = store();
    store.sql("UPDATE subscription SET total = 3 WHERE product = (SELECT key FROM product WHERE part_number = 'ENTERPRISEPACK')");
    assert_eq!(store.ask(&assign(&[E3]), [7]), "ok 7");
    assert_eq!(store.change_allotment(&pool(E3, 3, &[1])), "ok");
    assert_eq!(store.line(1), "1 2 | 3 4");
    assert_eq!(store.ask(&Action::Unassign(vec![E3]), [7]), "ok 7");
    assert_eq!(store.line(1), "1 2 3 | 4");
    assert_eq!(store.ask(&assign(&[E3]), [7]), "no_seats ENTERPRISEPACK 1 of 0, not a7");
}

#[test]
fn what_else_is_in_the_way_is_an_error_until_it_is_gone() {
    let mut store = store();
    store.sql("UPDATE user SET location = NULL WHERE key = 1");
    assert_eq!(store.ask(&assign(&[E1]), [2]), "ok 2");
    assert_eq!(store.change_allotment(&pool(E3, 2, &[1])), "ok");
    // No place is kept for who cannot have it.
    assert_eq!(store.line(1), "1 2 3 4 | ");
    let state = |store: &Store, user| {
        let user = store.user(UserKey(user)).unwrap().unwrap();
        user.allotted(AllotmentKey(1)).map(|license| license.error.clone().unwrap_or_default())
    };
    assert_eq!(state(&store, 1).unwrap(), "ProhibitedInUsageLocationViolation");
    assert_eq!(state(&store, 2).unwrap(), "MutuallyExclusiveViolation");
    assert_eq!(store.recounted(E3), 2);
    assert_eq!(store.ask(&Action::SetLocation("NL".parse().unwrap()), [1]), "ok 1");
    // Set right: next in line.
    assert_eq!(store.line(1), "2 3 4 | 1");
    assert_eq!(store.change_allotment(&set_limit(1, 3)), "ok");
    assert_eq!(store.line(1), "1 2 3 4 | ");
    assert_eq!(state(&store, 1).unwrap(), "");
}

#[test]
fn the_fence_holds_even_if_a_rule_were_wrong() {
    let mut store = store();
    assert_eq!(store.change_allotment(&pool(E3, 1, &[1])), "ok");
    let insert =
        "INSERT INTO license (user, product, via) SELECT 2, key, -1 FROM product WHERE part_number = 'ENTERPRISEPACK'";
    assert!(store.db.execute(insert, []).unwrap_err().to_string().contains("CHECK"));
    let stray = insert.replace("-1", "-9");
    assert!(store.db.execute(&stray, []).unwrap_err().to_string().contains("no such allotment"));
}

#[test]
fn a_group_of_an_allotment_cannot_be_deleted() {
    let mut store = store();
    assert_eq!(store.change_allotment(&pool(E3, 1, &[1])), "ok");
    let delete = Action::Groups(GroupAction::Delete(Batch::one(GroupKey(1))));
    assert_eq!(store.change_allotment(&delete), "group_has_licenses Staff ENTERPRISEPACK");
}

#[test]
fn an_owner_signs_in_with_what_they_own() {
    let mut store = store();
    let terms = Terms { name: "Pool".to_owned(), sku: E3, limit: 2, off: BTreeSet::new() };
    let owners = BTreeSet::from([UserKey(8)]);
    let make = AllotmentAction::Create { terms, owners, groups: BTreeSet::new() };
    assert_eq!(store.change_allotment(&Action::Allotments(make)), "ok");
    let upn = store.user(UserKey(8)).unwrap().unwrap().upn;
    let owner: Principal = store.principal(&upn).unwrap().unwrap();
    assert!(owner.is_delegate());
    assert_eq!(owner.owns, BTreeSet::from([AllotmentKey(1)]));
    let saved = store.save(&owner, Change::of(add_groups(1, &[1]))).unwrap();
    assert_eq!((saved.members, store.line(1)), (2, "1 2 | 3 4".to_owned()));
    let refused = said(store.save(&owner, change(&assign(&[E3]), [1])));
    assert_eq!(refused, "role_not_permitted global-admin license-admin user-admin");
    assert_eq!(store.undo(&owner, &[saved.batch]).unwrap().refusals, []);
    let limit = said(store.save(&owner, Change::of(set_limit(1, 5))));
    assert_eq!(limit, "role_not_permitted global-admin license-admin");
    assert_ne!(store.undo(&owner, &[BatchId(1)]).unwrap().refusals, []);
}
