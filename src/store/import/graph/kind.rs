//! What an object of Graph's is.

use super::object::Object;

/// The kinds of objects that are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    User,
    Group,
    Device,
    SubscribedSku,
    Subscription,
    Role,
    Organization,
}

impl Kind {
    /// By what the object says of itself, else by what its response says, else by its properties.
    ///
    /// None: no kind that is taken in.
    pub fn of(object: &Object, context: Option<&str>) -> Option<Self> {
        if let Some(name) = object.text("@odata.type").ok().flatten() {
            return Self::of_type(name.strip_prefix('#').unwrap_or(name));
        }
        let own = object.text("@odata.context").ok().flatten();
        own.or(context).and_then(Self::of_context).or_else(|| Self::of_properties(object))
    }

    fn of_type(name: &str) -> Option<Self> {
        Some(match name.strip_prefix("microsoft.graph.")? {
            "user" => Self::User,
            "group" => Self::Group,
            "device" => Self::Device,
            "subscribedSku" => Self::SubscribedSku,
            "companySubscription" => Self::Subscription,
            "directoryRole" => Self::Role,
            "organization" => Self::Organization,
            _ => return None,
        })
    }

    /// `https://graph.microsoft.com/v1.0/$metadata#users(id,displayName)/$entity` speaks of users.
    ///
    /// None: of something else, or of objects of several kinds.
    pub fn of_context(context: &str) -> Option<Self> {
        let (_, path) = context.split_once("$metadata#")?;
        if let Some(name) = path.strip_prefix("Collection(") {
            return Self::of_type(name.strip_suffix(')')?);
        }
        Some(match outside_parentheses(path).trim_end_matches("/$entity").trim_end_matches("/$delta") {
            "users" | "directory/deletedItems/microsoft.graph.user" => Self::User,
            "groups" => Self::Group,
            "devices" => Self::Device,
            "subscribedSkus" => Self::SubscribedSku,
            "directory/subscriptions" | "subscriptions" => Self::Subscription,
            "directoryRoles" => Self::Role,
            "organization" => Self::Organization,
            _ => return None,
        })
    }

    fn of_properties(object: &Object) -> Option<Self> {
        let says = |fields: &[&str]| fields.iter().any(|field| object.says(field));
        // Without an id it may be the body of a request: a PATCH of a user says the usageLocation alone.
        let known = says(&["id"]);
        Some(match () {
            () if says(&["skuId"]) && says(&["prepaidUnits", "capabilityStatus"]) => Self::SubscribedSku,
            () if says(&["skuId"]) && says(&["totalLicenses", "commerceSubscriptionId"]) => Self::Subscription,
            () if says(&["userPrincipalName", "licenseAssignmentStates"]) => Self::User,
            () if known && says(&["usageLocation", "userType"]) => Self::User,
            () if known && says(&["groupTypes", "securityEnabled", "mailEnabled"]) => Self::Group,
            () if known && says(&["deviceId", "operatingSystem", "trustType"]) => Self::Device,
            () if says(&["roleTemplateId"]) => Self::Role,
            () if known && says(&["countryLetterCode"]) => Self::Organization,
            () => return None,
        })
    }
}

/// The path without keys and selected properties, which may hold parentheses themselves.
fn outside_parentheses(path: &str) -> String {
    let mut depth = 0_usize;
    path.chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::object::Node;
    use super::*;

    fn of_context(path: &str) -> Option<Kind> {
        Kind::of_context(&format!("https://graph.microsoft.com/v1.0/$metadata#{path}"))
    }

    #[test]
    fn a_context_names_a_kind() {
        for users in
            ["users", "users/$entity", "users(id,displayName)", "users(id,manager(id))/$entity", "users(id)/$delta"]
        {
            assert_eq!(of_context(users), Some(Kind::User), "{users}");
        }
        assert_eq!(of_context("Collection(microsoft.graph.companySubscription)"), Some(Kind::Subscription));
        assert_eq!(of_context("directory/subscriptions"), Some(Kind::Subscription));
        assert_eq!(of_context("groups(id,members())"), Some(Kind::Group));
        assert_eq!(of_context("users('48d31887-5fad-4d73-a9f5-3c356e68a038')/licenseDetails"), None);
        assert_eq!(of_context("directoryObjects"), None);
        assert_eq!(Kind::of_context("users"), None);
    }

    #[test]
    fn properties_tell_an_object_from_the_body_of_a_request() {
        let kind = |fields: &[&'static str]| {
            let mut object = Object::default();
            for field in fields {
                object.put(field, Node::Null);
            }
            Kind::of(&object, None)
        };
        assert_eq!(kind(&["id", "usageLocation"]), Some(Kind::User));
        assert_eq!(kind(&["usageLocation"]), None);
        assert_eq!(kind(&["id", "displayName", "groupTypes"]), Some(Kind::Group));
        assert_eq!(kind(&["displayName", "groupTypes"]), None);
        assert_eq!(kind(&["id", "skuId", "skuPartNumber", "servicePlans"]), None, "licenseDetails");
        assert_eq!(kind(&["id", "skuId", "consumedUnits"]), None, "an allotment");
    }

    #[test]
    fn the_type_comes_before_the_context_and_that_before_the_properties() {
        let mut object = Object::default();
        assert_eq!(Kind::of(&object, None), None);
        object.put("userPrincipalName", Node::Null);
        assert_eq!(Kind::of(&object, None), Some(Kind::User));
        assert_eq!(Kind::of(&object, Some("x/$metadata#groups")), Some(Kind::Group));
        assert_eq!(Kind::of(&object, Some("x/$metadata#directoryObjects")), Some(Kind::User));
        object.put("@odata.type", Node::Text("#microsoft.graph.device".into()));
        assert_eq!(Kind::of(&object, Some("x/$metadata#groups")), Some(Kind::Device));
        object.put("@odata.type", Node::Text("#microsoft.graph.servicePrincipal".into()));
        assert_eq!(Kind::of(&object, Some("x/$metadata#groups")), None);
    }
}
