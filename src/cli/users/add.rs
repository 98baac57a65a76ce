//! New users: one, or all of a file (DOMAIN R49 to R51).

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args};

use crate::cli::changes;
use crate::cli::console::Console;
use crate::cli::global::Global;
use crate::cli::order::{How, carry_out};
use crate::cli::outcome::Outcome;
use crate::domain::change::{Action, Addition, Person, Property};
use crate::domain::location::Location;
use crate::domain::role::Role;
use crate::domain::text::clean;
use crate::store::Store;
use crate::store::import::people;

/// Whom to add, and what all of them get.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("whom").required(true).args(["user", "from"])))]
pub struct Add {
    /// The name to sign in with, such as zoe@contoso.example
    #[arg(value_name = "USERNAME")]
    user: Option<String>,
    /// A CSV with a row per user, under the headings of Microsoft's sample file: "User Name" and "Display Name", and as
    /// far as you like First Name, Last Name, Job Title, Department, Office Number, Office Phone, Mobile Phone, Fax,
    /// Alternate email address, Address, City, State or Province, ZIP or Postal Code, Country or Region
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "first_name", "last_name", "job_title", "department"])]
    from: Option<PathBuf>,
    /// Display name [default: first and last name]
    #[arg(long, required_unless_present_any = ["from", "first_name", "last_name"])]
    name: Option<String>,
    /// First name
    #[arg(long)]
    first_name: Option<String>,
    /// Last name
    #[arg(long)]
    last_name: Option<String>,
    /// Job title
    #[arg(long)]
    job_title: Option<String>,
    /// Department
    #[arg(long)]
    department: Option<String>,
    /// Usage location: a two-letter country code (ISO 3166-1), such as NL; a product needs one
    #[arg(long, value_name = "CODE")]
    location: Option<Location>,
    /// A product to assign; may be repeated
    #[arg(long = "product", value_name = "PRODUCT")]
    products: Vec<String>,
    /// An app or service to leave off; may be repeated
    #[arg(long, value_name = "SERVICE", requires = "products")]
    off: Vec<String>,
    /// An administrator role to grant; may be repeated
    #[arg(long = "role", value_name = "ROLE", value_parser = roles())]
    roles: Vec<Role>,
    #[command(flatten)]
    how: How,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::id)).try_map(|word| word.parse::<Role>())
}

impl Add {
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let people = match &self.from {
            Some(file) => people::load(file)?,
            None => vec![self.person()],
        };
        let action = |store: &Store| {
            Ok(Action::Add(Addition {
                people: people.into(),
                location: self.location,
                grants: changes::grants(store, &self.products, &self.off)?,
                roles: self.roles.iter().copied().collect(),
            }))
        };
        carry_out(action, &[], &self.how, global, console)
    }

    fn person(&self) -> Person {
        let text = |text: &Option<String>| clean(text.as_deref().unwrap_or_default().trim()).into_owned();
        let (first, last) = (text(&self.first_name), text(&self.last_name));
        let both = format!("{first} {last}").trim().to_owned();
        let properties = [
            (Property::GivenName, first),
            (Property::Surname, last),
            (Property::JobTitle, text(&self.job_title)),
            (Property::Department, text(&self.department)),
        ];
        Person {
            upn: text(&self.user),
            display_name: Some(text(&self.name)).filter(|name| !name.is_empty()).unwrap_or(both),
            properties: properties.into_iter().filter(|(_, text)| !text.is_empty()).collect::<BTreeMap<_, _>>(),
        }
    }
}
