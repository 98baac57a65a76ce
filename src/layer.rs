//! Whatever can hold the keyboard: a page, or a panel above it.

use std::cell::Cell;
use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::allotment::Allotment;
use crate::domain::cloud::Cloud;
use crate::domain::custom_view::CustomView;
use crate::domain::device::{Device, nested};
use crate::domain::group::Group;
use crate::domain::ids::{AllotmentKey, GroupKey, SkuId, SubscriptionKey, UserKey};
use crate::domain::product::{Product, Status, Subscription};
use crate::domain::role::{Principal, Right, Role};
use crate::domain::subject::Subject;
use crate::domain::user::{Deleted, User, UserType};
use crate::keys::Key;
use crate::keys::binding::{Binding, Hint};
use crate::kit::choice;
use crate::kit::theme::Theme;
use crate::message::effect::{Effects, Panel, Ticket};
use crate::message::event::{Course, Event};
use crate::wording::{Arg, Words};

/// What every layer can see. None of it is theirs to change.
pub struct Context {
    /// The sentences.
    pub words: Words,
    /// The looks.
    pub theme: Theme,
    /// Who is signed in.
    pub by: Principal,
    /// In which cloud the tenant is: steps and words follow it.
    pub cloud: Cloud,
    /// The tenant's products, in order of name.
    pub products: Vec<Product>,
    /// Whether the products were read yet.
    pub loaded: bool,
    /// The tenant's groups, in order of name; None until they were read.
    pub groups: Option<Vec<Group>>,
    /// The tenant's allotments, in order of name; None until they were read.
    pub allotments: Option<Vec<Allotment>>,
    /// The filters of the administrators' own, in order of name.
    pub views: Vec<CustomView>,
    /// The columns that whoever is signed in chose for **Active users**; None: those that are there by default.
    pub columns: Option<Vec<String>>,
    /// The tenant's devices, in order of name; None until they were read.
    pub devices: Option<Vec<Device>>,
    /// The products of which anything was ever bought, in order of name; None until they were read.
    pub purchases: Option<Vec<Product>>,
    /// The deleted users, the last one deleted first; None until they were read.
    pub deleted: Option<Vec<Deleted>>,
    /// Users that were on screen lately.
    pub users: HashMap<UserKey, User>,
    tickets: Cell<u64>,
}

impl Context {
    /// Nothing read yet.
    #[must_use]
    pub fn new(words: Words, theme: Theme, by: Principal) -> Self {
        Self {
            words,
            theme,
            by,
            views: Vec::new(),
            columns: None,
            cloud: Cloud::default(),
            products: Vec::new(),
            loaded: false,
            groups: None,
            allotments: None,
            devices: None,
            purchases: None,
            deleted: None,
            users: HashMap::new(),
            tickets: Cell::new(0),
        }
    }

    /// A ticket that nobody had before.
    pub fn ticket(&self) -> Ticket {
        self.tickets.set(self.tickets.get() + 1);
        Ticket(self.tickets.get())
    }

    /// The sentence of that id.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// The sentence of that id with its arguments.
    #[must_use]
    pub fn tell<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'static str, Arg<'a>)>) -> String {
        self.words.tell(id, args)
    }

    /// The product of that id, if the tenant has it.
    #[must_use]
    pub fn product(&self, sku: SkuId) -> Option<&Product> {
        self.products.iter().find(|product| product.sku == sku)
    }

    /// A product's name, or its id while it is not known.
    #[must_use]
    pub fn product_name(&self, sku: SkuId) -> String {
        self.product(sku).map_or_else(|| sku.to_string(), |product| product.display_name.clone())
    }

    /// A user's name, once they were read.
    #[must_use]
    pub fn user_name(&self, key: UserKey) -> String {
        self.users.get(&key).map_or_else(|| self.say("loading"), |user| user.display_name.clone())
    }

    /// How far a job is, how fast it goes and when it will be over.
    #[must_use]
    pub fn course(&self, course: Course) -> String {
        let mut words = self.tell("x-of-y", [("part", course.done.into()), ("whole", course.total.into())]);
        if let Some((rate, left)) = course.pace() {
            words += " · ";
            words += &self.words.pace(rate, left);
        }
        words
    }

    /// The group of that number, if it is there and was read.
    #[must_use]
    pub fn group(&self, key: GroupKey) -> Option<&Group> {
        self.groups.iter().flatten().find(|group| group.key == key)
    }

    /// How many devices have a license by a group, or wait for one.
    #[must_use]
    pub fn devices_licensed(&self, group: GroupKey) -> usize {
        let devices = self.group(group).and_then(|group| group.devices);
        devices.map_or(0, |devices| (devices.licensed + devices.waiting) as usize)
    }

    /// How many devices are in a group, nested groups followed, as far as they were read.
    #[must_use]
    pub fn devices_in(&self, group: GroupKey) -> usize {
        let groups = nested(group, self.groups.as_deref().unwrap_or_default());
        let inside = |device: &&Device| device.groups.iter().any(|group| groups.contains(group));
        self.devices.iter().flatten().filter(inside).count()
    }

    /// The names of groups, as far as they were read.
    #[must_use]
    pub fn group_names(&self, keys: &[GroupKey]) -> String {
        let names = keys.iter().filter_map(|key| Some(&*self.group(*key)?.about.name));
        names.collect::<Vec<_>>().join(", ")
    }

    /// The allotment of that number, if it is there and was read.
    #[must_use]
    pub fn allotment(&self, key: AllotmentKey) -> Option<&Allotment> {
        self.allotments.iter().flatten().find(|allotment| allotment.key == key)
    }

    /// An allotment's name, as far as it was read.
    #[must_use]
    pub fn allotment_name(&self, key: AllotmentKey) -> String {
        self.allotment(key).map_or_else(String::new, |allotment| allotment.terms.name.clone())
    }

    /// Forgets everything that was read, for somebody else to be signed in.
    pub fn forget(&mut self, by: Principal) {
        self.by = by;
        self.products.clear();
        self.users.clear();
        self.views.clear();
        self.loaded = false;
        self.columns = None;
        (self.groups, self.devices, self.purchases, self.allotments) = (None, None, None, None);
    }

    /// A purchase and its product, if it is there and was read.
    #[must_use]
    pub fn purchase(&self, key: SubscriptionKey) -> Option<(&Product, &Subscription)> {
        // Products are read again whenever the tenant changes; what is gone stands in the other list alone.
        let mut all = self.products.iter().chain(self.purchases.iter().flatten());
        all.find_map(|product| Some((product, product.subscription(key)?)))
    }

    /// Why the seats of a purchase cannot be changed, here and by whoever is signed in (DOMAIN R9, R71).
    #[must_use]
    pub fn seats_denied(&self, bought: &Subscription) -> Option<String> {
        let fixed = || bought.fixed().map(|why| self.say(&format!("fixed-{}", why.id())));
        self.denied(Right::Billing).or_else(fixed)
    }

    /// The panel that buys so many more seats of a product; with none more, the box has the total there is. Err: why
    /// nobody buys them here.
    ///
    /// # Errors
    /// The sentence that says why.
    pub fn buying(&self, sku: SkuId, more: usize) -> Result<Panel, String> {
        let product = self.product(sku);
        if let Some(reason) = self.denied(Right::Billing) {
            return Err(reason);
        }
        let Some(bought) = product.and_then(Product::for_sale) else {
            let fixed = product.and_then(|product| self.seats_denied(product.subscriptions.first()?));
            return Err(fixed.unwrap_or_else(|| self.say("licenses-no-purchase")));
        };
        let more = u32::try_from(more).ok().filter(|more| *more > 0);
        let total = more.and_then(|more| bought.total.checked_add(more));
        Ok(Panel::Seats { subscription: bought.key, total, remove: false })
    }

    /// Why nobody takes control of it here (R16, R54).
    #[must_use]
    pub fn take_over_denied(&self, bought: &Subscription) -> Option<String> {
        self.denied(Right::Billing).or_else(|| match bought {
            Subscription { status: Status::Deleted, .. } => Some(self.say("take-over-gone")),
            Subscription { self_service: None, .. } => Some(self.say("take-over-own")),
            _ => None,
        })
    }

    /// The name of something that was changed, as far as it was read.
    #[must_use]
    pub fn subject_name(&self, subject: Subject) -> String {
        match subject {
            Subject::Group(key) => self.group_names(&[key]),
            Subject::Allotment(key) => self.allotment_name(key),
            Subject::Subscription(key) => {
                self.purchase(key).map_or_else(String::new, |(product, _)| product.display_name.clone())
            }
        }
    }

    /// Why whoever is signed in may not choose the groups and services of an allotment; None: they may (DOMAIN R12).
    #[must_use]
    pub fn denied_allotment(&self, key: AllotmentKey) -> Option<String> {
        let owner = !self.by.read_only && self.by.is_delegate() && self.by.owns.contains(&key);
        if owner { None } else { self.denied(Right::Allotments) }
    }

    /// Why whoever is signed in may not change licenses; None: they may.
    #[must_use]
    pub fn denied(&self, right: Right) -> Option<String> {
        if self.by.read_only {
            Some(self.say("denied-read-only"))
        } else if self.by.may(right) {
            None
        } else {
            let roles: Vec<_> = right.holders().iter().map(|role| self.words.role(*role)).collect();
            Some(self.tell("denied-role", [("roles", self.words.any_of(&roles).into())]))
        }
    }

    /// Why whoever is signed in may not change what this user holds (DOMAIN R8, R11); None: they may.
    #[must_use]
    pub fn denied_licenses_of(&self, user: &User) -> Option<String> {
        self.denied(match user.user_type {
            UserType::Member => Right::License,
            UserType::Guest => Right::LicenseGuests,
        })
    }

    /// Why whoever is signed in may not take everybody's data along: without any role they see no more than their
    /// allotments; None: they may.
    #[must_use]
    pub fn denied_everybody(&self) -> Option<String> {
        let roles = || Role::ALL.map(|role| self.words.role(role));
        self.by.is_delegate().then(|| self.tell("denied-role", [("roles", self.words.any_of(&roles()).into())]))
    }

    /// Why whoever is signed in may change nothing at all; None: there is something that they may.
    #[must_use]
    pub fn denied_all(&self) -> Option<String> {
        let may = Right::ALL.iter().any(|right| self.by.may(*right)) || !self.by.owns.is_empty();
        let writes = !self.by.read_only && may;
        if writes { None } else { self.denied(Right::License) }
    }

    /// The rows of a key table as they are met now. `reason` says why a command cannot run.
    pub fn hints<C>(&self, table: &'static [Binding<C>], reason: impl Fn(&C) -> Option<String>) -> Vec<Hint> {
        table
            .iter()
            .map(|row| Hint {
                keys: row.keys,
                label: self.say(row.label),
                reason: reason(&row.command),
                footer: row.hint,
            })
            .collect()
    }
}

/// A page or a panel. It never sees the store: it asks by effects and is told by events.
pub trait Layer {
    /// Where this is: the breadcrumb of a page, the title of a panel.
    fn trail(&self, cx: &Context) -> Vec<String>;

    /// The keys that work here now, and those that would, with the reason why they do not.
    fn hints(&self, cx: &Context) -> Vec<Hint>;

    /// The keys of the list that is open over it, if one is: such a list lets no key through.
    fn open_list(&self) -> Option<choice::Keys> {
        None
    }

    /// Takes a key; None lets the layer below, or the program, answer it.
    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects>;

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _cx: &Context) -> Effects {
        Effects::none()
    }

    /// Hears of a fact.
    fn on_event(&mut self, _event: &Event, _cx: &Context) -> Effects {
        Effects::none()
    }

    /// Choices that would be lost by leaving.
    fn unsaved(&self) -> usize {
        0
    }

    /// The users whose rows should be at hand.
    fn wants(&self) -> Vec<UserKey> {
        Vec::new()
    }

    /// Draws into the area given.
    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context);
}
