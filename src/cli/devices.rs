//! Devices, and what they are licensed by.

use clap::Subcommand;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::json;
use super::outcome::{Failure, Outcome, Status};
use super::table::Align;
use crate::domain::device::Device;
use crate::domain::group::Group;
use crate::domain::ids::{GroupKey, ObjectId, SkuId};
use crate::store::Store;

/// What can be asked of devices. They are licensed by their groups: 'groups assign'.
#[derive(Debug, Subcommand)]
pub enum Devices {
    /// List devices, the groups they are in and what they are licensed by
    List {
        /// Only those with this in their name
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDevice<'g> {
    id: ObjectId,
    display_name: String,
    member_of: Vec<JsonGroup<'g>>,
    licensed: bool,
    licenses: Vec<JsonLicense<'g>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonGroup<'g> {
    id: ObjectId,
    display_name: &'g str,
}

/// In the words of Graph's `licenseAssignmentState`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonLicense<'g> {
    sku_id: SkuId,
    sku_part_number: String,
    assigned_by_group: Option<ObjectId>,
    group_name: &'g str,
    state: &'static str,
    error: Option<&'static str>,
}

impl Devices {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let Self::List { search } = self;
        let store = global.read()?;
        let mut devices = store.devices()?;
        if let Some(wanted) = search {
            devices.retain(|device| device.named(wanted));
        }
        list(&store, devices, console)
    }
}

fn list(store: &Store, devices: Vec<Device>, console: &mut Console) -> Outcome {
    let groups = store.groups()?;
    let group = |key: GroupKey| groups.iter().find(|group| group.key == key);
    let name = |key: GroupKey| group(key).map_or("", |group: &Group| &group.about.name);
    if console.json {
        let device = |device: Device| {
            let has_one = device.licensed();
            let licenses = device.licenses.iter().map(|license| {
                let product = store.product(license.sku)?;
                Ok(JsonLicense {
                    sku_id: license.sku,
                    sku_part_number: product.map_or_else(String::new, |product| product.part_number),
                    assigned_by_group: group(license.group).map(|group| group.id),
                    group_name: name(license.group),
                    state: if license.waiting { "Error" } else { "Active" },
                    error: license.waiting.then_some("CountViolation"),
                })
            });
            Ok::<_, Failure>(JsonDevice {
                licenses: licenses.collect::<Result<_, Failure>>()?,
                id: device.id,
                display_name: device.name,
                member_of: (device.groups.iter().filter_map(|key| group(*key)))
                    .map(|group| JsonGroup { id: group.id, display_name: &group.about.name })
                    .collect(),
                licensed: has_one,
            })
        };
        json::write_list(console.out, devices.into_iter().map(device))?;
        return Ok(Status::Done);
    }
    let mut rows = Vec::new();
    for device in devices {
        let mut licenses = Vec::new();
        for license in &device.licenses {
            let product = store.product(license.sku)?.map_or_else(String::new, |product| product.display_name);
            let args = [("product", product.into()), ("group", name(license.group).into())];
            licenses.push(console.words.tell(if license.waiting { "device-waits" } else { "device-by" }, args));
        }
        let groups: Vec<_> = device.groups.iter().map(|key| name(*key)).collect();
        rows.push(vec![device.name.clone(), groups.join(", "), licenses.join(", ")]);
    }
    let columns = ["cli-device", "cli-device-groups", "cli-device-license"];
    console.table(&columns.map(|id| (id, Align::Left)), &rows)?;
    Ok(Status::Done)
}
