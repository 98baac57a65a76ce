//! One JSON object of Graph's, reduced to the properties that seatdeck knows, and read with the field's name at hand.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use uuid::Uuid;

use super::error::{Bad, Fault, short};
use crate::domain::location::Location;
use crate::domain::text::clean;

/// A JSON value in which nothing is kept that seatdeck does not know: a user of Graph's may carry
/// a hundred `assignedPlans`, and an import sees a million users.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Null,
    Flag(bool),
    Whole(i64),
    Real(f64),
    /// Clean and without outer space, hard space included: it has been seen around GUIDs in Microsoft's own files.
    Text(String),
    List(Vec<Node>),
    Object(Object),
}

/// The known properties of a JSON object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(&'static str, Node)>);

/// The properties read anywhere, the shorter first: comparing lengths is quick.
const KNOWN: [&str; 56] = [
    "id",
    "city",
    "error",
    "skuId",
    "state",
    "value",
    "status",
    "country",
    "enabled",
    "isTrial",
    "members",
    "ownerId",
    "service",
    "warning",
    "@removed",
    "deviceId",
    "jobTitle",
    "userType",
    "appliesTo",
    "lockedOut",
    "ownerType",
    "suspended",
    "trustType",
    "department",
    "groupTypes",
    "@odata.type",
    "displayName",
    "mailEnabled",
    "prepaidUnits",
    "servicePlans",
    "consumedUnits",
    "disabledPlans",
    "servicePlanId",
    "serviceStatus",
    "skuPartNumber",
    "totalLicenses",
    "usageLocation",
    "@odata.context",
    "accountEnabled",
    "roleTemplateId",
    "assignedByGroup",
    "deletedDateTime",
    "operatingSystem",
    "securityEnabled",
    "servicePlanName",
    "subscriptionIds",
    "assignedLicenses",
    "capabilityStatus",
    "provisionedPlans",
    "countryLetterCode",
    "userPrincipalName",
    "provisioningStatus",
    "nextLifecycleDateTime",
    "onPremisesSyncEnabled",
    "commerceSubscriptionId",
    "licenseAssignmentStates",
];

/// A property's name, if seatdeck knows it.
pub struct Key(pub Option<&'static str>);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a property's name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Key, E> {
                let place = KNOWN.binary_search_by_key(&(name.len(), name), |known| (known.len(), known));
                Ok(Key(place.ok().map(|place| KNOWN[place])))
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(None))
    }
}

/// Takes any JSON value. Of a list, each element is handed over with its number, if that is wanted (false: no more of
/// them), and an empty list is left.
pub struct Any<'t>(pub Option<&'t mut dyn FnMut(usize, Node) -> bool>);

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "a number this large is only shown, as one that cannot be")]
    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Real(number as f64), Node::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(clean(text).trim().to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Node, A::Error> {
        let (mut nodes, mut number) = (Vec::new(), 0);
        while let Some(node) = list.next_element()? {
            let Some(take) = &mut self.0 else {
                nodes.push(node);
                continue;
            };
            if !take(number, node) {
                return Err(A::Error::custom("stopped"));
            }
            number += 1;
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut object = Object::default();
        while let Some(Key(name)) = map.next_key()? {
            match name {
                Some(name) => object.put(name, map.next_value()?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Node::Object(object))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Flag(flag) => flag.fmt(f),
            Self::Whole(number) => number.fmt(f),
            Self::Real(number) => number.fmt(f),
            Self::Text(text) => write!(f, "\"{}\"", short(text)),
            Self::List(_) => f.write_str("(a list)"),
            Self::Object(_) => f.write_str("(an object)"),
        }
    }
}

impl Object {
    pub fn put(&mut self, name: &'static str, value: Node) {
        self.0.push((name, value));
    }

    /// The value of a property; of a property said twice, the last.
    pub fn get(&self, field: &str) -> Option<&Node> {
        self.0.iter().rev().find(|(name, _)| *name == field).map(|(_, value)| value)
    }

    /// Whether the property was said at all, be it null.
    pub fn says(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// What `read` makes of the value; None: absent or null.
    fn read<'a, T>(
        &'a self,
        field: &str,
        fault: Fault,
        read: impl FnOnce(&'a Node) -> Option<T>,
    ) -> Result<Option<T>, Bad> {
        match self.get(field) {
            None | Some(Node::Null) => Ok(None),
            Some(node) => read(node).map(Some).ok_or_else(|| Bad::new(field, node, fault)),
        }
    }

    pub fn text(&self, field: &str) -> Result<Option<&str>, Bad> {
        self.read(field, Fault::Text, Node::text)
    }

    pub fn flag(&self, field: &str) -> Result<Option<bool>, Bad> {
        self.read(field, Fault::Flag, |node| match node {
            Node::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    /// A whole number from 0 on, within Graph's `Edm.Int32`.
    pub fn number(&self, field: &str) -> Result<Option<u32>, Bad> {
        self.read(field, Fault::Number, |node| match node {
            Node::Whole(number) => i32::try_from(*number).ok().and_then(|number| u32::try_from(number).ok()),
            _ => None,
        })
    }

    pub fn guid(&self, field: &str) -> Result<Option<Uuid>, Bad> {
        self.read(field, Fault::Guid, guid)
    }

    /// A list of GUIDs; empty where there is none.
    pub fn guids(&self, field: &str) -> Result<Vec<Uuid>, Bad> {
        let read = |(n, node)| guid(node).ok_or_else(|| Bad::new("", node, Fault::Guid).within(field, Some(n)));
        self.list(field)?.unwrap_or_default().iter().enumerate().map(read).collect()
    }

    pub fn list(&self, field: &str) -> Result<Option<&[Node]>, Bad> {
        self.read(field, Fault::List, |node| match node {
            Node::List(list) => Some(list.as_slice()),
            _ => None,
        })
    }

    pub fn object(&self, field: &str) -> Result<Option<&Self>, Bad> {
        self.read(field, Fault::Object, Node::object)
    }

    /// A moment, as it was written.
    pub fn time(&self, field: &str) -> Result<Option<&str>, Bad> {
        self.read(field, Fault::Time, |node| node.text().filter(|text| text.parse::<jiff::Timestamp>().is_ok()))
    }

    /// A usage location; none where it is empty.
    pub fn location(&self, field: &str) -> Result<Option<Location>, Bad> {
        let location = self.read(field, Fault::Location, |node| match node.text()? {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        });
        location.map(Option::flatten)
    }

    /// What people call it, for a message.
    pub fn name(&self) -> Option<String> {
        let name = |field| self.text(field).ok().flatten().filter(|name| !name.is_empty());
        ["displayName", "userPrincipalName", "skuPartNumber"].into_iter().find_map(name).map(short)
    }
}

impl Node {
    pub fn object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

fn guid(node: &Node) -> Option<Uuid> {
    node.text()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object {
        match serde_json::from_str(json).unwrap() {
            Node::Object(object) => object,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn the_known_properties_are_in_order() {
        assert!(KNOWN.is_sorted_by_key(|known| (known.len(), *known)));
    }

    #[test]
    fn unknown_properties_leave_nothing_behind() {
        let user = object(r#"{"id":"x","assignedPlans":[{"servicePlanId":"y"}],"error":{"code":1,"id":2}}"#);
        assert_eq!(user, object(r#"{"id":"x","error":{"id":2}}"#));
    }

    #[test]
    fn values_are_read_as_what_they_should_be_or_named() {
        let sku = object(
            r#"{"id":"\u00a06FD2C87F-b296-42f0-b197-1e91e994b900 ","enabled":-1,"state":"a\u001b[1m\u202e ","warning":2147483648}"#,
        );
        assert_eq!(sku.guid("id").unwrap().unwrap().to_string(), "6fd2c87f-b296-42f0-b197-1e91e994b900");
        assert_eq!(sku.text("state").unwrap().unwrap(), "a[1m");
        assert_eq!(sku.number("suspended").unwrap(), None);
        assert_eq!(
            sku.number("enabled").unwrap_err().to_string(),
            "enabled -1 is no whole number from 0 to 2147483647"
        );
        assert!(sku.number("warning").is_err());
        assert!(sku.flag("id").is_err() && sku.list("id").is_err() && sku.object("id").is_err());
    }

    #[test]
    fn of_a_property_said_twice_the_last_counts() {
        assert_eq!(object(r#"{"id":"a","id":"b"}"#).text("id").unwrap().unwrap(), "b");
    }
}
