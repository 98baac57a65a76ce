//! The whole program as one value: what is on screen, and what each fact or key makes of it.

mod draw;
mod keys;
mod overlay;
pub mod reference;
mod told;

use std::collections::HashSet;

use self::keys::{BINDINGS, Command};
pub use self::overlay::PLACES;
use self::overlay::{Overlay, Pick, places};
use crate::domain::ids::UserKey;
use crate::keys::Key;
use crate::keys::binding;
use crate::kit::choice::Picked;
use crate::kit::toast::{Kind, Toast};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Page, Panel};
use crate::message::event::{Course, Event};
use crate::panels;
use crate::panels::ask_users::{AskUsers, Question};
use crate::panels::assign::Goal;
use crate::screens;
use crate::screens::directory::List;
use crate::store::Tenant;
use crate::wording::Words;

/// Something that reached the program.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size, or was given back after a pause.
    Redraw,
    /// Something happened.
    Event(Event),
    /// The operating system asks to stop.
    Stop,
}

/// The program.
pub struct App {
    cx: Context,
    tenant: Tenant,
    /// From the first page to the one on screen.
    pages: Vec<(Page, Box<dyn Layer>)>,
    /// From the lowest panel to the one on top.
    panels: Vec<Box<dyn Layer>>,
    overlay: Option<Overlay>,
    toast: Option<Toast>,
    /// How far the running job is.
    job: Option<Course>,
    /// How much of the users was read for searching, in percent, while that goes on.
    reading: Option<u8>,
    /// Users whose rows are as they stand in the file.
    fresh: HashSet<UserKey>,
    /// Users asked for and not yet read.
    asked: HashSet<UserKey>,
    /// The command that would lose unsaved choices and was warned of: given again, it is carried out.
    warned: Option<Command>,
    over: bool,
}

/// Rows kept at hand at most; beyond that the cache starts anew.
const CACHED: usize = 5_000;

impl App {
    /// The program on its first page, and what that asks for.
    pub fn new(cx: Context, tenant: Tenant) -> (Self, Effects) {
        let mut app = Self {
            cx,
            tenant,
            pages: Vec::new(),
            panels: Vec::new(),
            overlay: None,
            toast: None,
            job: None,
            reading: None,
            fresh: HashSet::new(),
            asked: HashSet::new(),
            warned: None,
            over: false,
        };
        app.follow_cloud();
        let first = places(&app.cx)[0].2;
        let effects = app.settle(Effects::from([Effect::LoadProducts, Effect::LoadViews, Effect::Go(first)]));
        (app, effects)
    }

    /// Whether the program is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// Takes what reached the program; gives back the work for the outside. Pure: it does no work itself.
    pub fn update(&mut self, msg: Msg) -> Effects {
        let effects = match msg {
            Msg::Key(key) => {
                self.toast = None;
                self.key(key)
            }
            Msg::Paste(text) => match self.top() {
                Some((layer, cx)) => layer.paste(&text, cx),
                None => Effects::none(),
            },
            Msg::Redraw => Effects::none(),
            Msg::Event(event) => self.hear(&event),
            Msg::Stop => Effect::Quit.into(),
        };
        self.settle(effects)
    }

    /// Steps, words and looks are those of the tenant's cloud.
    const fn follow_cloud(&mut self) {
        self.cx.cloud = self.tenant.cloud;
        self.cx.words.follow(self.tenant.cloud);
        self.cx.theme.boxes = self.tenant.cloud.is_older();
    }

    /// The layer that has the keyboard.
    fn top(&mut self) -> Option<(&mut Box<dyn Layer>, &Context)> {
        let page = self.pages.last_mut().map(|(_, page)| page);
        self.panels.last_mut().or(page).map(|layer| (layer, &self.cx))
    }

    fn key(&mut self, key: Key) -> Effects {
        let warned = self.warned.take();
        if let Some(overlay) = &mut self.overlay {
            return match overlay.choice.key(key) {
                Picked::Not => Effects::none(),
                Picked::Closed => {
                    self.overlay = None;
                    Effects::none()
                }
                Picked::One(pick) => {
                    self.overlay = None;
                    match pick {
                        Pick::Press(key) => self.key(key),
                        Pick::Go(page) => Effect::Go(page).into(),
                        // Nothing but an open list keeps words, and while one is open no other language can be chosen.
                        Pick::Speak(language) => {
                            self.cx.words = Words::of(language);
                            self.follow_cloud();
                            Effects::none()
                        }
                    }
                }
            };
        }
        if let Some((layer, cx)) = self.top()
            && let Some(effects) = layer.key(key, cx)
        {
            return effects;
        }
        let Some(row) = binding::find(BINDINGS, key) else { return Effects::none() };
        let unsaved = self.top().map_or(0, |(layer, _)| layer.unsaved());
        if unsaved > 0 && row.command.leaves() && warned != Some(row.command) {
            self.warned = Some(row.command);
            let args = [("count", unsaved.into()), ("key", key.to_string().into())];
            return Effect::Say(Toast { kind: Kind::Warning, text: self.cx.tell("leave-unsaved", args) }).into();
        }
        self.run(row.command)
    }

    fn run(&mut self, command: Command) -> Effects {
        if let Some(text) = self.reason(command) {
            return Effects::say(text);
        }
        match command {
            Command::Palette => self.overlay = Some(Overlay::palette(self.hints(), &self.cx)),
            Command::Help => self.overlay = Some(Overlay::help(self.hints(), &self.cx)),
            Command::GoTo => self.overlay = Some(Overlay::places(&self.cx)),
            Command::SignIn => return Effect::Show(Panel::SignIn).into(),
            Command::Language => self.overlay = Some(Overlay::languages(&self.cx)),
            Command::Undo => return Effect::FindUndo.into(),
            Command::Back => return Effect::Back.into(),
            Command::Quit => return Effect::Quit.into(),
        }
        Effects::none()
    }

    fn reason(&self, command: Command) -> Option<String> {
        match command {
            Command::Undo | Command::SignIn if !self.panels.is_empty() => Some(self.cx.say("undo-close-panel-first")),
            // Which right it takes depends on what is taken back, and the question tells that.
            Command::Undo => self.cx.denied_all(),
            Command::Back if self.panels.is_empty() && self.pages.len() < 2 => Some(self.cx.say("back-nowhere")),
            Command::Quit | Command::SignIn if self.job.is_some() => Some(self.cx.say("quit-job-running")),
            _ => None,
        }
    }

    fn hear(&mut self, event: &Event) -> Effects {
        match event {
            Event::UsersLoaded(users) => {
                if self.cx.users.len() > CACHED {
                    self.cx.users.clear();
                    self.fresh.clear();
                }
                for user in users {
                    self.asked.remove(&user.key);
                    self.fresh.insert(user.key);
                    self.cx.users.insert(user.key, user.clone());
                }
            }
            Event::ProductsLoaded(products) => {
                self.cx.products.clone_from(products);
                self.cx.loaded = true;
            }
            Event::ViewsLoaded(views, columns) => {
                self.cx.views.clone_from(views);
                // What could not be kept, for the file is only read, counts until the end.
                self.cx.columns = columns.clone().or(self.cx.columns.take());
            }
            Event::ViewChanged(action, refusals) => self.toast = Some(self.told_of_view(action, refusals)),
            Event::DeletedLoaded(deleted) => self.cx.deleted = Some(deleted.clone()),
            Event::PurchasesLoaded(products) => self.cx.purchases = Some(products.clone()),
            Event::TenantLoaded(tenant) => {
                self.tenant = tenant.clone();
                self.follow_cloud();
            }
            Event::GroupsLoaded(groups) => self.cx.groups = Some(groups.clone()),
            Event::AllotmentsLoaded(allotments) => self.cx.allotments = Some(allotments.clone()),
            Event::SignedIn(by) => return self.signed_in(by),
            Event::DevicesLoaded(devices) => self.cx.devices = Some(devices.clone()),
            Event::Reading(percent) => self.reading = *percent,
            Event::Progressed(course) => self.job = Some(*course),
            Event::Finished(result) => {
                self.job = None;
                self.toast = Some(self.told(result));
            }
            Event::TenantChanged => {
                self.fresh.clear();
                self.asked.clear();
            }
            Event::UndoFound(batches) if batches.is_empty() => {
                self.toast = Some(Toast { kind: Kind::Info, text: self.cx.say("undo-none") });
            }
            Event::UndoFound(batches) => return Effect::Show(Panel::Undo(batches.clone())).into(),
            Event::Failed(text) => self.toast = Some(Toast { kind: Kind::Refused, text: text.clone() }),
            _ => {}
        }
        let mut effects = Effects::none();
        for layer in self.pages.iter_mut().map(|(_, page)| page).chain(&mut self.panels) {
            effects = effects.and(layer.on_event(event, &self.cx));
        }
        match event {
            Event::TenantChanged => effects.and([Effect::LoadProducts, Effect::LoadViews, Effect::LoadTenant]),
            _ => effects,
        }
    }

    /// Does what the program itself can do of the effects, and gives back the rest, with the rows to be read.
    fn settle(&mut self, effects: Effects) -> Effects {
        let mut todo: Vec<Effect> = effects.into_iter().rev().collect();
        let mut rest = Vec::new();
        while let Some(effect) = todo.pop() {
            match effect {
                Effect::Go(page) => todo.extend(self.go(page).into_iter().rev()),
                Effect::Show(panel) => todo.extend(self.show(panel).into_iter().rev()),
                Effect::Back => {
                    if self.panels.pop().is_none() && self.pages.len() > 1 {
                        self.pages.pop();
                    }
                }
                Effect::Say(toast) => self.toast = Some(toast),
                Effect::Quit => {
                    self.over = true;
                    rest.push(Effect::Quit);
                }
                effect => {
                    if let Effect::ChooseColumns(columns) = &effect {
                        self.cx.columns = Some(columns.clone());
                    }
                    if let Effect::Copy(text) = &effect {
                        let count = text.lines().count();
                        let text = self.cx.tell("toast-copied", [("count", count.into())]);
                        self.toast = Some(Toast { kind: Kind::Done, text });
                    }
                    rest.push(effect);
                }
            }
        }
        let wanted = self.pages.iter().map(|(_, page)| page).chain(&self.panels).flat_map(|layer| layer.wants());
        let mut missing: Vec<_> = wanted.filter(|key| !self.fresh.contains(key) && !self.asked.contains(key)).collect();
        missing.dedup();
        if !missing.is_empty() {
            self.asked.extend(&missing);
            rest.push(Effect::LoadUsers(missing));
        }
        rest.into_iter().collect()
    }

    /// Puts a page on screen. A page that is open already is gone back to.
    fn go(&mut self, page: Page) -> Effects {
        self.panels.clear();
        if let Some(place) = self.pages.iter().position(|(open, _)| *open == page) {
            self.pages.truncate(place + 1);
            return Effects::none();
        }
        let (layer, effects): (Box<dyn Layer>, Effects) = match page {
            Page::Users => boxed(screens::users::Users::open(&self.cx)),
            Page::Guests => boxed(screens::directory::Directory::open(List::Guests, &self.cx)),
            Page::Directory => boxed(screens::directory::Directory::open(List::All, &self.cx)),
            Page::Person(user) => boxed(screens::person::Person::open(user, &self.cx)),
            Page::Assignments(user) => boxed(screens::assignments::Assignments::open(user, &self.cx)),
            Page::Licenses => boxed(screens::licenses::Licenses::open(&self.cx)),
            Page::Product(sku) => boxed(screens::product::Product::open(sku, &self.cx)),
            Page::DeletedUsers => boxed(screens::deleted_users::DeletedUsers::open(&self.cx)),
            Page::Subscriptions => boxed(screens::subscriptions::Subscriptions::open(&self.cx)),
            Page::Groups => boxed(screens::groups::Groups::open(&self.cx)),
            Page::Devices => boxed(screens::devices::Devices::open(&self.cx)),
            Page::Group(key) => boxed(screens::group::Group::open(key, &self.cx)),
            Page::Allotments => boxed(screens::allotments::Allotments::open(&self.cx)),
            Page::Allotment(key) => boxed(screens::allotment::Allotment::open(key)),
            Page::Reports => boxed(screens::reports::Reports::open(&self.cx)),
            Page::Changes => boxed(screens::changes::Changes::open()),
        };
        match page {
            // The breadcrumb leads over the list, and so does the way back.
            Page::Product(_) => self.pages.retain(|(open, _)| matches!(open, Page::Licenses | Page::Reports)),
            Page::Allotment(_) => self.pages.retain(|(open, _)| *open == Page::Allotments),
            // From the list, or from the product that it gives: the way back leads there.
            Page::Group(_) | Page::Person(_) | Page::Assignments(_) => {}
            _ => self.pages.clear(),
        }
        self.pages.push((page, layer));
        effects
    }

    fn show(&mut self, panel: Panel) -> Effects {
        let (layer, effects): (Box<dyn Layer>, Effects) = match panel {
            Panel::User(user) if self.cx.cloud.is_older() => boxed(panels::details::Details::open(user)),
            Panel::User(user) => boxed(panels::user::User::open(user)),
            Panel::BulkActions(users) => boxed(panels::bulk_actions::BulkActions::open(users)),
            Panel::ProductLicenses(user) => boxed(panels::product_licenses::ProductLicenses::open(user, &self.cx)),
            Panel::ManageLicenses(users) => boxed(panels::manage_licenses::ManageLicenses::open(users, &self.cx)),
            Panel::Assign(sku) => boxed(panels::assign::Assign::open(Goal::Product(sku), &self.cx)),
            Panel::AddMembers(group) => boxed(panels::assign::Assign::open(Goal::Group(group), &self.cx)),
            Panel::AssignDevices(sku, subscription) => {
                boxed(panels::pick::Pick::open(panels::pick::Goal::License(sku, subscription), &self.cx))
            }
            Panel::AddDevices(group) => boxed(panels::pick::Pick::open(panels::pick::Goal::Member(group), &self.cx)),
            Panel::AssignToGroups(groups, sku) => {
                boxed(panels::assign_to_groups::AssignToGroups::open(groups, sku, &self.cx))
            }
            Panel::EditView(name) => boxed(panels::edit_view::EditView::open(name.as_deref(), &self.cx)),
            Panel::DeleteView(name) => boxed(panels::delete_view::DeleteView::open(name)),
            Panel::ChooseColumns => boxed(panels::choose_columns::ChooseColumns::open(&self.cx)),
            Panel::Subscription(key) => boxed(panels::subscription::Subscription::open(key)),
            Panel::Seats { subscription, total, remove } => {
                boxed(panels::seats::Seats::open(subscription, total, remove, &self.cx))
            }
            Panel::TakeOver(key) => boxed(panels::take_over::TakeOver::open(key, &self.cx)),
            Panel::ExportUsers(whom) => boxed(panels::export_users::ExportUsers::open(whom)),
            Panel::CreateGroup => boxed(panels::create_group::CreateGroup::open(&self.cx)),
            Panel::AskGroups(action) => boxed(panels::ask_groups::AskGroups::open(action, &self.cx)),
            Panel::CreateAllotment => boxed(panels::create_allotment::CreateAllotment::open(&self.cx)),
            Panel::SetLimit(key) => boxed(panels::set_limit::SetLimit::open(key, &self.cx)),
            Panel::AddGroups(key) => boxed(panels::add_groups::AddGroups::open(key, &self.cx)),
            Panel::AddOwners(key) => boxed(panels::assign::Assign::open(Goal::Owners(key), &self.cx)),
            Panel::AllotmentServices(key) => boxed(panels::allotment_services::AllotmentServices::open(key, &self.cx)),
            Panel::AskAllotments(action) => boxed(panels::ask_allotments::AskAllotments::open(action, &self.cx)),
            Panel::SignIn => boxed(panels::sign_in::SignIn::open(&self.cx)),
            Panel::Unassign(sku, users) => boxed(panels::unassign::Unassign::open(sku, users, &self.cx)),
            Panel::Services(user, sku) => boxed(panels::services::Services::open(user, sku, &self.cx)),
            Panel::Undo(batches) => boxed(panels::undo::Undo::open(batches, &self.cx)),
            Panel::AddUser => boxed(panels::add_user::AddUser::open(&self.cx)),
            Panel::AddUsers => boxed(panels::add_users::AddUsers::open(&self.cx)),
            Panel::DeleteUsers(users) => boxed(AskUsers::open(Question::Delete, users, &self.cx)),
            Panel::RestoreUsers(users) => boxed(AskUsers::open(Question::Restore, users, &self.cx)),
            Panel::Location(users) => boxed(panels::location::Location::open(users, &self.cx)),
        };
        self.panels.push(layer);
        effects
    }
}

fn boxed<L: Layer + 'static>((layer, effects): (L, Effects)) -> (Box<dyn Layer>, Effects) {
    (Box::new(layer), effects)
}
