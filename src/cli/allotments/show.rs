//! What there is to see of allotments: tables, or JSON in the words of Graph's cloud licensing.

use serde::Serialize;

use crate::cli::console::Console;
use crate::cli::json;
use crate::cli::outcome::{Failure, Outcome, Status};
use crate::cli::table::{Align, moment};
use crate::domain::allotment::Allotment;
use crate::domain::ids::{ObjectId, ServicePlanId, SkuId};
use crate::store::{Store, StoreError};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonAllotment {
    id: ObjectId,
    display_name: String,
    sku_id: SkuId,
    sku_part_number: String,
    allotted_units: u32,
    consumed_units: u32,
    waiting_members: u32,
    members_with_license_errors: u32,
    assignable_to: &'static str,
    owners: Vec<JsonNamed>,
    groups: Vec<JsonNamed>,
    disabled_plans: Vec<ServicePlanId>,
    services: Vec<JsonService>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonNamed {
    id: ObjectId,
    display_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonService {
    plan_id: ServicePlanId,
    plan_name: String,
    assignable_to: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonDetails {
    #[serde(flatten)]
    allotment: JsonAllotment,
    members: Vec<JsonMember>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonMember {
    id: ObjectId,
    user_principal_name: String,
    /// From 1; only who waits has a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_since_date_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl JsonAllotment {
    fn new(store: &Store, allotment: Allotment) -> Result<Self, StoreError> {
        let product = store.product(allotment.terms.sku)?;
        let named = |id, display_name| JsonNamed { id, display_name };
        let services = product.iter().flat_map(|product| &product.services);
        Ok(Self {
            id: allotment.id,
            display_name: allotment.terms.name,
            sku_id: allotment.terms.sku,
            allotted_units: allotment.terms.limit,
            consumed_units: allotment.consumed,
            waiting_members: allotment.waiting,
            members_with_license_errors: allotment.errors,
            assignable_to: "group",
            owners: allotment.owners.into_iter().map(|owner| named(owner.id, owner.name)).collect(),
            groups: allotment.groups.into_iter().map(|group| named(group.id, group.name)).collect(),
            disabled_plans: allotment.terms.off.into_iter().collect(),
            services: services
                .map(|service| JsonService {
                    plan_id: service.id,
                    plan_name: service.name.clone(),
                    assignable_to: if service.company { "company" } else { "user,group" },
                })
                .collect(),
            sku_part_number: product.map(|product| product.part_number).unwrap_or_default(),
        })
    }
}

fn members(store: &Store, allotment: &Allotment) -> Result<Vec<JsonMember>, StoreError> {
    let mut found = Vec::new();
    let mut position = 0;
    for member in store.allotment_members(allotment.key)? {
        let Some(user) = store.user(member.user)? else { continue };
        let license = user.allotted(allotment.key);
        position += usize::from(member.waiting_since.is_some());
        found.push(JsonMember {
            id: user.id,
            position: member.waiting_since.is_some().then_some(position),
            waiting_since_date_time: member.waiting_since,
            state: license.map(|license| license.state.word()),
            error: license.and_then(|license| license.error.clone()),
            user_principal_name: user.upn,
        });
    }
    Ok(found)
}

/// All of them.
pub fn list(store: &Store, console: &mut Console) -> Outcome {
    let allotments = store.allotments()?;
    if console.json {
        let rows = allotments.into_iter().map(|one| Ok::<_, Failure>(JsonAllotment::new(store, one)?));
        json::write_list(console.out, rows)?;
        return Ok(Status::Done);
    }
    let mut rows = Vec::new();
    for allotment in allotments {
        let product = store.product(allotment.terms.sku)?.map_or_else(String::new, |product| product.display_name);
        rows.push(vec![
            allotment.terms.name.clone(),
            product,
            console.words.number(allotment.terms.limit),
            console.words.number(allotment.consumed),
            console.words.number(allotment.waiting),
            joined(allotment.groups.iter().map(|group| &*group.name)),
            joined(allotment.owners.iter().map(|owner| &*owner.name)),
        ]);
    }
    let columns = [
        ("cli-allotment", Align::Left),
        ("cli-product", Align::Left),
        ("cli-allotment-limit", Align::Right),
        ("cli-allotment-used", Align::Right),
        ("cli-allotment-waiting", Align::Right),
        ("cli-allotment-groups", Align::Left),
        ("cli-allotment-owners", Align::Left),
    ];
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}

fn joined<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// One, with its members.
pub fn show(store: &Store, allotment: &Allotment, console: &mut Console) -> Outcome {
    let members = members(store, allotment)?;
    if console.json {
        let details = JsonDetails { allotment: JsonAllotment::new(store, allotment.clone())?, members };
        console.value(&details)?;
        return Ok(Status::Done);
    }
    let (words, terms) = (&console.words, &allotment.terms);
    let product = store.product(terms.sku)?;
    let off = terms.off.iter().filter_map(|id| product.as_ref()?.service(*id)).map(|service| &*service.display_name);
    let facts = [
        ("cli-allotment", terms.name.clone()),
        ("cli-id", allotment.id.to_string()),
        ("cli-product", product.as_ref().map_or_else(String::new, |product| product.display_name.clone())),
        ("cli-group-off", joined(off)),
        ("cli-allotment-limit", words.number(terms.limit)),
        ("cli-allotment-used", words.number(allotment.consumed)),
        ("cli-allotment-waiting", words.number(allotment.waiting)),
        ("cli-allotment-groups", joined(allotment.groups.iter().map(|group| &*group.name))),
        ("cli-allotment-owners", joined(allotment.owners.iter().map(|owner| &*owner.name))),
    ];
    let waits = |member: &JsonMember| {
        let position = member.position?;
        Some(words.tell("allotment-waits", [("position", position.into())]))
    };
    let rows: Vec<_> = members
        .iter()
        .map(|member| {
            let state = waits(member).or_else(|| member.state.map(str::to_owned)).unwrap_or_default();
            let since = member.waiting_since_date_time.as_deref().map(moment).or_else(|| member.error.clone());
            vec![member.user_principal_name.clone(), state, since.unwrap_or_default()]
        })
        .collect();
    console.facts(&facts)?;
    if !rows.is_empty() {
        writeln!(console.out)?;
        let columns = ["cli-username", "cli-group-state", "cli-allotment-since"];
        console.table(&columns.map(|id| (id, Align::Left)), &rows)?;
    }
    Ok(Status::Done)
}

/// Who waits, in line.
pub fn waiting(store: &Store, allotment: &Allotment, console: &mut Console) -> Outcome {
    let mut members = members(store, allotment)?;
    members.retain(|member| member.position.is_some());
    if console.json {
        json::write_list(console.out, members.into_iter().map(Ok::<_, Failure>))?;
        return Ok(Status::Done);
    }
    let row = |member: JsonMember| {
        let position = member.position.map_or_else(String::new, |position| position.to_string());
        vec![
            position,
            member.user_principal_name,
            member.waiting_since_date_time.as_deref().map(moment).unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = members.into_iter().map(row).collect();
    let columns =
        [("cli-allotment-position", Align::Right), ("cli-username", Align::Left), ("cli-allotment-since", Align::Left)];
    console.table(&columns, &rows)?;
    Ok(Status::Done)
}
