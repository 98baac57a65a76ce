//! Listing groups and showing one.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::cli::console::Console;
use crate::cli::json;
use crate::cli::outcome::{Failure, Outcome, Status};
use crate::cli::table::Align;
use crate::domain::device::{Device, nested};
use crate::domain::group::Group;
use crate::domain::ids::{GroupKey, ObjectId, ServicePlanId, SkuId, SubscriptionId};
use crate::domain::refusal::Refusal;
use crate::domain::user::{License, Path, User};
use crate::store::{Store, StoreError};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonGroup {
    id: ObjectId,
    display_name: String,
    kind: &'static str,
    security_enabled: bool,
    mail_enabled: bool,
    dynamic: bool,
    synced: bool,
    status: &'static str,
    members: u32,
    other_members: u32,
    members_with_license_errors: u32,
    assigned_licenses: Vec<JsonLicense>,
    device_license: Option<JsonDevices>,
}

/// What the devices in it are licensed by, and how far.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDevices {
    sku_id: SkuId,
    subscription_id: Option<SubscriptionId>,
    licensed: u32,
    waiting: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonLicense {
    sku_id: SkuId,
    sku_part_number: String,
    disabled_plans: Vec<ServicePlanId>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails {
    #[serde(flatten)]
    group: JsonGroup,
    users: Vec<JsonMember>,
    devices: Vec<JsonDevice>,
}

/// A device in it, nested groups followed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDevice {
    id: ObjectId,
    display_name: String,
    state: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonMember {
    id: ObjectId,
    user_principal_name: String,
    licenses: Vec<JsonState>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonState {
    sku_id: SkuId,
    state: &'static str,
    error: Option<String>,
}

impl JsonGroup {
    fn new(store: &Store, group: Group) -> Result<Self, StoreError> {
        let license = |(sku_id, off): (SkuId, BTreeSet<_>)| {
            let sku_part_number = store.product(sku_id)?.map_or_else(String::new, |product| product.part_number);
            Ok(JsonLicense { sku_id, sku_part_number, disabled_plans: off.into_iter().collect() })
        };
        Ok(Self {
            id: group.id,
            kind: group.about.kind().id(),
            display_name: group.about.name,
            security_enabled: group.about.security_enabled,
            mail_enabled: group.about.mail_enabled,
            dynamic: group.about.dynamic,
            synced: group.about.synced,
            status: group.status.id(),
            members: group.users,
            other_members: group.others,
            members_with_license_errors: group.errors,
            // Graph's list makes no difference between users and devices.
            assigned_licenses: (group.licenses.into_iter())
                .chain(group.devices.map(|devices| (devices.grant.sku, BTreeSet::new())))
                .map(license)
                .collect::<Result<_, StoreError>>()?,
            device_license: group.devices.map(|devices| JsonDevices {
                sku_id: devices.grant.sku,
                subscription_id: devices.grant.subscription,
                licensed: devices.licensed,
                waiting: devices.waiting,
            }),
        })
    }
}

pub fn list(store: &Store, console: &mut Console) -> Outcome {
    let groups = store.groups()?;
    if console.json {
        json::write_list(console.out, groups.into_iter().map(|group| Ok::<_, Failure>(JsonGroup::new(store, group)?)))?;
        return Ok(Status::Done);
    }
    let mut rows = Vec::new();
    for group in groups {
        let skus = group.licenses.keys().copied().chain(group.devices.map(|devices| devices.grant.sku));
        let products = skus.map(|sku| store.product(sku)).collect::<Result<Vec<_>, _>>()?;
        let names: Vec<_> = products.into_iter().flatten().map(|product| product.display_name).collect();
        rows.push(vec![
            group.about.name.clone(),
            console.words.say(&format!("group-kind-{}", group.about.kind().id())),
            console.words.number(group.users),
            names.join(", "),
            console.words.say(&format!("group-status-{}", group.status.id())),
        ]);
    }
    let columns = [
        ("cli-group", Align::Left),
        ("cli-group-kind", Align::Left),
        ("cli-group-members", Align::Right),
        ("cli-product", Align::Left),
        ("cli-status", Align::Left),
    ];
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}

pub fn show(store: &Store, key: GroupKey, console: &mut Console) -> Outcome {
    let Some(group) = store.group(key)? else {
        return Err(Failure::Refused(vec![Refusal::UnknownGroup { name: key.to_string() }]));
    };
    let users = store.users(&store.group_members(key)?)?;
    let inside = nested(key, &store.groups()?);
    let mut devices = store.devices()?;
    devices.retain(|device| device.groups.iter().any(|group| inside.contains(group)));
    let of_group = |license: &&License| matches!(&license.path, Path::Group { key: from, .. } if *from == key);
    if console.json {
        let member = |user: User| JsonMember {
            id: user.id,
            user_principal_name: user.upn.clone(),
            licenses: (user.licenses.iter().filter(of_group))
                .map(|l| JsonState { sku_id: l.sku, state: l.state.word(), error: l.error.clone() })
                .collect(),
        };
        let users = users.into_iter().map(member).collect();
        let device = |device: Device| JsonDevice {
            state: device.by(key).map(|license| if license.waiting { "Error" } else { "Active" }),
            id: device.id,
            display_name: device.name,
        };
        let devices = devices.into_iter().map(device).collect();
        console.value(&JsonDetails { group: JsonGroup::new(store, group)?, users, devices })?;
        return Ok(Status::Done);
    }
    let words = &console.words;
    let about = &group.about;
    let edited = match (about.dynamic, about.synced) {
        (true, _) => words.say("group-dynamic"),
        (_, true) => words.say("group-synced"),
        _ => words.say("group-assigned"),
    };
    let mut facts = vec![
        ("cli-group", about.name.clone()),
        ("cli-id", group.id.to_string()),
        ("cli-group-kind", words.say(&format!("group-kind-{}", about.kind().id()))),
        ("cli-group-membership", edited),
        ("cli-group-members", words.number(group.users)),
        ("cli-group-other-members", words.number(group.others)),
        ("cli-status", words.say(&format!("group-status-{}", group.status.id()))),
    ];
    let mut licenses = Vec::new();
    for (sku, off) in &group.licenses {
        let Some(product) = store.product(*sku)? else { continue };
        let off: Vec<_> = off.iter().filter_map(|id| product.service(*id)).map(|s| s.display_name.clone()).collect();
        licenses.push(vec![product.display_name.clone(), product.part_number.clone(), off.join(", ")]);
    }
    if let Some(of_devices) = group.devices {
        let product = store.product(of_devices.grant.sku)?;
        let args = [("licensed", of_devices.licensed.into()), ("waiting", of_devices.waiting.into())];
        facts.push(("nav-devices", words.tell("group-devices-licensed", args)));
        let (name, part) = product.map(|product| (product.display_name, product.part_number)).unwrap_or_default();
        licenses.push(vec![name, part, String::new()]);
    }
    let state = |device: &Device| match device.by(key) {
        None => "device-no-license",
        Some(license) if license.waiting => "device-no-seat",
        Some(_) => "device-licensed",
    };
    let devices: Vec<_> = devices.iter().map(|device| vec![device.name.clone(), words.say(state(device))]).collect();
    let mut members = Vec::new();
    for user in &users {
        let mut has = user.licenses.iter().filter(of_group).peekable();
        if has.peek().is_none() {
            members.push(vec![user.upn.clone(), String::new(), String::new(), String::new()]);
        }
        for license in has {
            let product = store.product(license.sku)?.map_or_else(String::new, |product| product.display_name);
            let error = license.error.clone().unwrap_or_default();
            members.push(vec![user.upn.clone(), product, license.state.word().to_owned(), error]);
        }
    }
    console.facts(&facts)?;
    if !licenses.is_empty() {
        writeln!(console.out)?;
        console.table(&["cli-product", "cli-part-number", "cli-group-off"].map(|id| (id, Align::Left)), &licenses)?;
    }
    if !devices.is_empty() {
        writeln!(console.out)?;
        console.table(&["cli-device", "cli-device-license"].map(|id| (id, Align::Left)), &devices)?;
    }
    if !members.is_empty() {
        writeln!(console.out)?;
        let columns = ["cli-username", "cli-product", "cli-group-state", "cli-group-error"];
        console.table(&columns.map(|id| (id, Align::Left)), &members)?;
    }
    Ok(Status::Done)
}
