//! Graph's objects (DOMAIN section H), with the properties that a tenant file knows.

#![expect(clippy::struct_field_names, reason = "they are Graph's")]

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::product::Units;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device<'r> {
    pub id: &'r str,
    pub display_name: &'r str,
}

/// A `directoryRole`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    pub role_template_id: &'static str,
    pub members: Vec<Member>,
}

#[derive(Serialize)]
pub struct Member {
    pub id: Uuid,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group<'r> {
    pub id: &'r str,
    pub display_name: &'r str,
    pub security_enabled: bool,
    pub mail_enabled: bool,
    pub group_types: Vec<&'static str>,
    pub assigned_licenses: Vec<Grant>,
    pub members: Vec<Member>,
}

/// An `assignedLicense`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    pub sku_id: Uuid,
    pub disabled_plans: Vec<Uuid>,
}

/// A `subscribedSku`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Product<'r> {
    pub sku_id: Uuid,
    pub sku_part_number: &'r str,
    pub applies_to: &'static str,
    pub capability_status: &'static str,
    pub consumed_units: u32,
    pub prepaid_units: Units,
    pub subscription_ids: Vec<Uuid>,
    pub service_plans: Vec<Plan>,
}

/// A `servicePlanInfo`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    pub service_plan_id: Uuid,
    pub service_plan_name: String,
    pub applies_to: &'static str,
}

/// A `companySubscription`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription<'r> {
    pub id: &'r str,
    pub commerce_subscription_id: Option<&'r str>,
    pub sku_id: &'r str,
    pub sku_part_number: &'r str,
    pub status: &'r str,
    pub total_licenses: u32,
    pub is_trial: bool,
    pub created_date_time: Option<&'r str>,
    pub next_lifecycle_date_time: Option<&'r str>,
    pub owner_id: Option<&'r str>,
    pub owner_type: Option<&'static str>,
    pub owner_tenant_id: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct User<'r> {
    pub id: &'r str,
    pub display_name: &'r str,
    pub user_principal_name: &'r str,
    pub user_type: &'r str,
    pub account_enabled: bool,
    pub usage_location: Option<&'r str>,
    pub department: Option<&'r str>,
    pub job_title: Option<&'r str>,
    pub city: Option<&'r str>,
    pub state: Option<&'r str>,
    pub country: Option<&'r str>,
    pub deleted_date_time: Option<&'r str>,
    #[serde(flatten)]
    pub more: Map<String, Value>,
    /// Graph's way to say no is null.
    pub on_premises_sync_enabled: Option<bool>,
    pub license_assignment_states: &'r [License],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub provisioned_plans: &'r [Provisioned],
}

/// A `provisionedPlan`. Its capabilityStatus, whether a license still gives it, is not kept.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Provisioned {
    provisioning_status: &'static str,
    service: &'static str,
}

/// Of what is provisioned, all that the file keeps.
pub const MAILBOX: Provisioned = Provisioned { provisioning_status: "Success", service: "exchange" };

/// A `licenseAssignmentState`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct License {
    pub sku_id: Uuid,
    pub disabled_plans: Vec<Uuid>,
    pub assigned_by_group: Option<Uuid>,
    pub state: &'static str,
    pub error: Option<String>,
}
