//! Groups of devices and their licenses.

use super::*;
use crate::domain::change::GroupAction;
use crate::domain::device::{DeviceGrant, DeviceLicenses};
use crate::domain::group::Status;
use crate::domain::ids::{BatchId, GroupKey, SubscriptionId};
use crate::domain::rules::sample::{DEVICE, delete_groups, unlicense_devices};
use crate::store::{FoundDevice, FoundGroup};

/// The id of the device of that number.
pub fn device(number: i64) -> ObjectId {
    format!("00000000-0000-0000-0003-{number:012}").parse().unwrap()
}

fn group(key: i64) -> ObjectId {
    format!("00000000-0000-0000-0001-{key:012}").parse().unwrap()
}

impl Store {
    /// Devices D1, D2, …
    pub fn put_devices(&self, count: i64) {
        for number in 1..=count {
            let id = device(number);
            self.sql(&format!("INSERT INTO device (key, id, display_name) VALUES ({number}, '{id}', 'D{number}')"));
        }
    }

    /// What the devices have: "D1 by 1", and "D2 waits by 1" for one without a seat.
    fn device_told(&self) -> String {
        let told = |device: Device| {
            let by = device.licenses.iter().map(|license| {
                let waits = if license.waiting { " waits" } else { "" };
                format!("{}{waits} by {}", device.name, license.group)
            });
            by.collect::<Vec<_>>()
        };
        self.devices().unwrap().into_iter().flat_map(told).collect::<Vec<_>>().join(", ")
    }

    fn change_groups(&mut self, action: GroupAction) -> String {
        self.ask(&Action::Groups(action), [])
    }
}

/// The subscription that was put in place as the n-th.
pub fn bought(n: u32) -> SubscriptionId {
    format!("00000000-0000-0000-0002-{n:012}").parse().unwrap()
}

fn license(group: i64, n: u32) -> GroupAction {
    let grant = DeviceGrant { sku: DEVICE, subscription: Some(bought(n)) };
    GroupAction::AssignDevices { group: GroupKey(group), grant }
}

fn join(to: i64, members: impl IntoIterator<Item = ObjectId>) -> GroupAction {
    GroupAction::AddMembers { group: GroupKey(to), members: members.into_iter().collect() }
}

fn leave(from: i64, members: impl IntoIterator<Item = ObjectId>) -> GroupAction {
    GroupAction::RemoveMembers { group: GroupKey(from), members: members.into_iter().collect() }
}

/// Four devices, of which D1 and D2 are in Staff and D3 is in Sales, which is nested in Staff.
fn lab(seats: u32) -> Store {
    let mut store = tenant(1);
    store.put_devices(4);
    store.put_seats(DEVICE, seats);
    assert_eq!(store.change_groups(join(1, [device(1), device(2), group(2)])), "ok ");
    assert_eq!(store.change_groups(join(2, [device(3), device(2)])), "ok ");
    store
}

#[test]
fn devices_are_reached_through_nested_groups_each_once() {
    let mut store = lab(10);
    let foretold = store.forecast(&admin(), &job(&Action::Groups(license(1, 4)), [])).unwrap();
    assert_eq!((foretold.needs[0].needed, foretold.needs[0].available), (3, 10));
    let saved = store.save(&admin(), Change::of(Action::Groups(license(1, 4)))).unwrap();
    assert_eq!(saved.members, 3);
    assert_eq!((store.device_told().as_str(), store.recounted(DEVICE)), ("D1 by 1, D2 by 1, D3 by 1", 3));
    // Who comes into a nested group comes into the license, and goes with it.
    assert_eq!(store.change_groups(join(2, [device(4)])), "ok ");
    assert_eq!(store.recounted(DEVICE), 4);
    assert_eq!(store.change_groups(leave(1, [group(2)])), "ok ");
    assert_eq!((store.device_told().as_str(), store.recounted(DEVICE)), ("D1 by 1, D2 by 1", 2));
    assert_eq!(store.undo(&admin(), &[BatchId(5)]).unwrap().refusals, []);
    assert_eq!(store.recounted(DEVICE), 4);
    let freed = store.forecast(&admin(), &job(&unlicense_devices(1), [])).unwrap().needs;
    assert_eq!((freed[0].freed, freed[0].available), (4, 6));
    assert_eq!(store.ask(&unlicense_devices(1), []), "ok ");
    assert_eq!((store.device_told().as_str(), store.recounted(DEVICE)), ("", 0));
    assert_eq!(store.undo(&admin(), &[BatchId(7)]).unwrap().refusals, []);
    assert_eq!(store.recounted(DEVICE), 4);
}

#[test]
fn devices_that_come_too_late_wait_for_a_seat() {
    let mut store = lab(3);
    assert_eq!(store.change_groups(license(1, 4)), "ok ");
    assert_eq!(store.change_groups(join(1, [device(4)])), "ok ");
    assert_eq!(store.device_told(), "D1 by 1, D2 by 1, D3 by 1, D4 waits by 1");
    assert_eq!(store.recounted(DEVICE), 3);
    let lab = store.group(GroupKey(1)).unwrap().unwrap();
    let grant = DeviceGrant { sku: DEVICE, subscription: Some(bought(4)) };
    assert_eq!((lab.status, lab.devices), (Status::Errors, Some(DeviceLicenses { grant, licensed: 3, waiting: 1 })));
    // A seat that becomes free is taken by whoever waits, and an older device that comes back has to wait.
    assert_eq!(store.change_groups(leave(1, [device(1)])), "ok ");
    assert_eq!(store.device_told(), "D2 by 1, D3 by 1, D4 by 1");
    assert_eq!(store.change_groups(join(1, [device(1)])), "ok ");
    assert_eq!(store.device_told(), "D1 waits by 1, D2 by 1, D3 by 1, D4 by 1");
    let reprocess = GroupAction::Reprocess { group: GroupKey(1), members: None };
    assert_eq!(store.change_groups(reprocess.clone()), "nothing_to_change");
    store.sql(&format!("UPDATE subscription SET total = 4 WHERE id = '{}'", bought(4)));
    assert_eq!(store.change_groups(reprocess), "ok ");
    assert_eq!(store.recounted(DEVICE), 4);
}

#[test]
fn what_the_rules_say_of_groups_of_devices() {
    let mut store = lab(2);
    store.put_seats(DEVICE, 3);
    let device_product = "OFFICE_PROPLUS_DEVICE1";
    assert_eq!(store.change_groups(license(1, 4)), format!("no_seats Staff {device_product} 3 of 2"));
    assert_eq!(store.change_groups(license(1, 5)), "ok ");
    assert_eq!(store.change_groups(license(1, 4)), format!("group_has_subscription Staff {device_product}"));
    assert_eq!(store.change_groups(license(2, 5)), format!("subscription_has_group Staff {device_product}"));
    assert_eq!(store.ask(&delete_groups(&[1]), []), format!("group_has_licenses Staff {device_product}"));
    assert_eq!(store.change_groups(join(2, [group(1)])), "group_circle Staff");
    assert_eq!(store.change_groups(join(1, [group(1)])), "group_circle Staff");
    // Two licensed groups cost a device that is in both one seat.
    assert_eq!(store.change_groups(license(2, 4)), "ok ");
    assert_eq!(store.device_told(), "D1 by 1, D2 by 1, D2 by 2, D3 by 1, D3 by 2");
    assert_eq!(store.recounted(DEVICE), 3);
    assert_eq!(store.ask(&unlicense_devices(1), []), "ok ");
    assert_eq!(store.recounted(DEVICE), 2);
    assert_eq!(store.change_groups(leave(2, [device(2), device(3)])), "ok ");
    assert_eq!(store.ask(&unlicense_devices(2), []), "ok ");
    assert_eq!(store.change_groups(license(2, 4)), format!("group_without_devices Sales {device_product}"));
    let only_global = Principal { roles: [crate::domain::role::Role::LicenseAdmin].into(), ..admin() };
    let said = store.save(&only_global, Change::of(Action::Groups(license(1, 4))));
    assert_eq!(super::said(said), "role_not_permitted global-admin");
}

#[test]
fn a_nested_group_that_is_deleted_takes_its_devices_along() {
    let mut store = lab(5);
    store.change_groups(license(1, 4));
    assert_eq!(store.ask(&delete_groups(&[2]), []), "ok ");
    assert_eq!((store.device_told().as_str(), store.recounted(DEVICE)), ("D1 by 1, D2 by 1", 2));
    assert_eq!(store.undo(&admin(), &[BatchId(4)]).unwrap().refusals, []);
    assert_eq!(store.recounted(DEVICE), 3);
}

#[test]
fn groups_in_a_circle_do_no_harm() {
    let mut store = lab(5);
    store.sql(&format!("INSERT INTO group_member VALUES (2, '{}')", group(1)));
    assert_eq!(store.change_groups(license(1, 4)), "ok ");
    assert_eq!(store.recounted(DEVICE), 3);
}

#[test]
fn a_device_is_found_by_its_name_or_id() {
    let store = lab(1);
    assert_eq!(store.find_device(" d1 ").unwrap(), FoundDevice::One(device(1)));
    assert_eq!(store.find_device(&device(2).to_string()).unwrap(), FoundDevice::One(device(2)));
    assert_eq!(store.find_device("nobody").unwrap(), FoundDevice::None);
    store.sql("UPDATE device SET display_name = 'D1'");
    assert!(matches!(store.find_device("d1").unwrap(), FoundDevice::Several(ids) if ids.len() == 4));
}

#[test]
fn a_recount_finds_a_device_that_has_what_it_should_not() {
    let mut store = lab(5);
    store.change_groups(license(1, 4));
    store.sql("DELETE FROM device_license WHERE device = 1");
    let problems = store.check().unwrap();
    let told = "D1: it has another license by Staff than follows from who is in the group";
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [told]);
}

#[test]
fn the_fences_stand_behind_the_rules() {
    let store = lab(1);
    let sku = |sku| format!("(SELECT key FROM product WHERE sku_id = '{sku}')");
    let grant = |product, subscription: &str| {
        store.try_sql(&format!(
            "INSERT INTO device_grant VALUES (1, {}, (SELECT key FROM subscription WHERE id = '{subscription}'))",
            sku(product)
        ))
    };
    assert!(grant(E3, "").unwrap_err().to_string().contains("not a product for devices"));
    assert!(grant(DEVICE, &bought(0).to_string()).unwrap_err().to_string().contains("of another product"));
    grant(DEVICE, &bought(4).to_string()).unwrap();
    let seat = |device| store.try_sql(&format!("INSERT INTO device_license VALUES ({device}, 1, {}, 0)", sku(DEVICE)));
    seat(1).unwrap();
    assert!(seat(2).unwrap_err().to_string().contains("no_seats"));
}

impl Store {
    /// Licenses the devices of the sample tenant's lab.
    pub(in crate::store) fn license_lab(&mut self) {
        let FoundGroup::One(group) = self.find_group("Lab devices").unwrap() else { panic!("no lab") };
        let subscription = self.product(DEVICE).unwrap().unwrap().subscriptions[0].id;
        let grant = DeviceGrant { sku: DEVICE, subscription: Some(subscription) };
        assert_eq!(self.change_groups(GroupAction::AssignDevices { group, grant }), "ok ");
    }
}

#[test]
fn what_is_imported_again_keeps_its_subscription() {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.fill_with_sample().unwrap();
    store.license_lab();
    assert_eq!(store.recounted(DEVICE), 10);
    let rows = store.all_rows();
    // Groups come without their licenses from many a question to Graph; here they come with none.
    store.fill_with_sample().unwrap();
    assert_eq!(store.recounted(DEVICE), 0);
    assert_eq!(store.device_told(), "");
    assert_eq!(store.undo(&admin(), &[BatchId(1)]).unwrap().refusals.len(), 1, "it was changed since");
    store.license_lab();
    assert_eq!(rows.lines().count() + 2, store.all_rows().lines().count());
    let text = format!(
        r##"[{{"@odata.type":"#microsoft.graph.group","id":"117deecc-3f5e-541f-8015-3b8fdaf4fd3e",
              "assignedLicenses":[{{"skuId":"{DEVICE}","disabledPlans":[]}}]}}]"##
    );
    store.take_in(&mut |_, _| (), |import| import.file("x.json", text.as_bytes()).map(drop)).unwrap();
    assert_eq!(store.recounted(DEVICE), 10);
    let lab = store.groups().unwrap().into_iter().find(|group| group.about.name == "Lab devices").unwrap();
    assert!(lab.devices.unwrap().grant.subscription.is_some());
}
