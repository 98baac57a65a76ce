//! An item of a file, read as far as that can be done without the tenant.

use super::error::Bad;
use super::groups::Member;
use super::kind::Kind;
use super::object::Object;
use super::report::Why;
use super::stream::Item;
use super::users::User;

pub enum Ready {
    /// The head of a response, which may list nothing.
    Response { of_a_kind: bool },
    /// Nothing that is taken in.
    Other(Why),
    /// Users are the many: all that can be done for them is done here.
    User(Box<User>),
    /// A user that says what cannot be, and their name.
    Bad(Bad, Option<String>),
    /// A member of the group that comes next.
    Member(Member),
    /// Anything else that is taken in.
    Object(Kind, Object),
}

impl Ready {
    pub fn of(item: Item) -> Self {
        let (object, context) = match item {
            Item::Response(context) => return Self::Response { of_a_kind: Kind::of_context(context).is_some() },
            Item::Other => return Self::Other(Why::NoObject),
            Item::Member(group, number, node) => {
                return Member::read(&node)
                    .map_or_else(|bad| Self::Bad(bad.within("members", Some(number)), group.name()), Self::Member);
            }
            Item::Object(object, context) => (object, context),
        };
        match Kind::of(&object, context) {
            None => Self::Other(Why::of(&object, context)),
            Some(Kind::User) => match User::read(&object) {
                Ok(user) => Self::User(Box::new(user)),
                Err(bad) => Self::Bad(bad, object.name()),
            },
            Some(kind) => Self::Object(kind, object),
        }
    }
}
