//! **New filter** and **Edit filter**: a name, and what has to be true of its users (DOMAIN R124).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::locations;
use super::steps::{Focus, Press, Pressed};
use crate::domain::custom_view::{CustomView, ViewAction};
use crate::domain::ids::SkuId;
use crate::domain::location::Location;
use crate::domain::product::Product;
use crate::domain::query::{Attribute, Conditions};
use crate::domain::refusal::Refusal;
use crate::domain::role::Right;
use crate::domain::text::clean;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::choice::{self, Choice, Item, Picked};
use crate::kit::listing::{Listing, Motion, motion};
use crate::kit::panel::Panel;
use crate::kit::text_field::{Answer, Look, TextField};
use crate::kit::{draw, marks, scroll_bar, text};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects};
use crate::message::event::Event;

/// The pane.
pub struct EditView {
    /// What it was called; None: it is a new one.
    old: Option<String>,
    name: TextField,
    domain: TextField,
    texts: [TextField; Attribute::ALL.len()],
    /// What is chosen and ticked; what is written stands in the fields.
    chosen: Conditions,
    list: Listing,
    focus: Focus,
    choice: Option<Choice<Pick>>,
    /// Asked for, and not yet answered.
    asked: Option<ViewAction>,
    refused: Vec<Refusal>,
}

/// A row to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Name,
    Domain,
    SignIn,
    Location,
    Product,
    Attribute(Attribute),
    Synced,
    Errors,
    Unlicensed,
    Mailbox,
}

const ROWS: [Row; 14] = [
    Row::Name,
    Row::Domain,
    Row::SignIn,
    Row::Location,
    Row::Product,
    Row::Attribute(Attribute::Department),
    Row::Attribute(Attribute::JobTitle),
    Row::Attribute(Attribute::City),
    Row::Attribute(Attribute::State),
    Row::Attribute(Attribute::Country),
    Row::Synced,
    Row::Errors,
    Row::Unlicensed,
    Row::Mailbox,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    Location(Option<Location>),
    Product(Option<SkuId>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Button {
    Save,
    Cancel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Change,
    Clear,
}

/// Of a row that is not written in.
pub(super) static BINDINGS: &[Binding<Command>] = &[
    Binding::new(&[Key::char(' '), Key::code(Code::Enter)], Command::Change, "key-change"),
    Binding::new(&[Key::code(Code::Backspace), Key::code(Code::Delete)], Command::Clear, "key-clear"),
];

/// For the footer.
static MOVES: &[Binding<()>] = &[Binding::new(&[Key::code(Code::Up), Key::code(Code::Down)], (), "key-row")];

impl EditView {
    /// The pane for the filter of that name, or for a new one.
    pub fn open(name: Option<&str>, cx: &Context) -> (Self, Effects) {
        let view = name.and_then(|name| cx.views.iter().find(|view| view.is_called(name)));
        let CustomView { name, conditions } = view.cloned().unwrap_or_default();
        let written = |attribute| TextField::new(conditions.attributes.get(&attribute).map_or("", String::as_str));
        let pane = Self {
            old: view.map(|view| view.name.clone()),
            name: TextField::new(&name),
            domain: TextField::new(conditions.domain.as_deref().unwrap_or_default()),
            texts: Attribute::ALL.map(written),
            chosen: conditions,
            list: Listing::new(ROWS.len()),
            focus: Focus(None),
            choice: None,
            asked: None,
            refused: Vec::new(),
        };
        (pane, Effects::none())
    }

    fn row(&self) -> Row {
        self.list.cursor().and_then(|row| ROWS.get(row)).copied().unwrap_or(Row::Name)
    }

    fn field(&self, row: Row) -> Option<&TextField> {
        match row {
            Row::Name => Some(&self.name),
            Row::Domain => Some(&self.domain),
            Row::Attribute(attribute) => Some(&self.texts[attribute as usize]),
            _ => None,
        }
    }

    fn field_mut(&mut self, row: Row) -> Option<&mut TextField> {
        match row {
            Row::Name => Some(&mut self.name),
            Row::Domain => Some(&mut self.domain),
            Row::Attribute(attribute) => Some(&mut self.texts[attribute as usize]),
            _ => None,
        }
    }

    fn view(&self) -> CustomView {
        let mut conditions = self.chosen.clone();
        conditions.set_domain(self.domain.value());
        for (attribute, field) in Attribute::ALL.into_iter().zip(&self.texts) {
            conditions.set(attribute, field.value());
        }
        CustomView { name: clean(self.name.value()).trim().to_owned(), conditions }
    }

    fn presses(&self, cx: &Context) -> [Press<Button>; 2] {
        let unnamed = || self.name.value().trim().is_empty().then(|| cx.say("view-name-first"));
        let reason = cx.denied(Right::Views).or_else(unnamed);
        [
            Press { command: Button::Save, label: "button-save", reason },
            Press { command: Button::Cancel, label: "button-cancel", reason: None },
        ]
    }

    fn press(&mut self, button: Button) -> Effects {
        match button {
            Button::Cancel => Effect::Back.into(),
            Button::Save if self.asked.is_some() => Effects::none(),
            Button::Save => {
                let view = self.view();
                let action = match &self.old {
                    None => ViewAction::Create(view),
                    Some(old) => ViewAction::Edit(old.clone(), view),
                };
                self.asked = Some(action.clone());
                self.refused.clear();
                Effect::ChangeView(action).into()
            }
        }
    }

    fn run(&mut self, command: Command, cx: &Context) {
        let chosen = &mut self.chosen;
        let clear = command == Command::Clear;
        match self.list.cursor().and_then(|row| ROWS.get(row)) {
            Some(Row::SignIn) => {
                chosen.account_enabled = match chosen.account_enabled {
                    _ if clear => None,
                    None => Some(true),
                    Some(true) => Some(false),
                    Some(false) => None,
                }
            }
            Some(Row::Location) if clear => chosen.usage_location = None,
            Some(Row::Product) if clear => chosen.sku_id = None,
            Some(Row::Location) => self.choice = Some(locations(cx)),
            Some(Row::Product) => self.choice = Some(products(cx)),
            Some(Row::Synced) => chosen.synced = !clear && !chosen.synced,
            Some(Row::Errors) => chosen.errors = !clear && !chosen.errors,
            Some(Row::Unlicensed) => chosen.unlicensed = !clear && !chosen.unlicensed,
            Some(Row::Mailbox) => chosen.unlicensed_with_mailbox = !clear && !chosen.unlicensed_with_mailbox,
            _ => {}
        }
    }

    /// Takes a key for the rows.
    fn row_key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        let row = self.row();
        if let Some(field) = self.field_mut(row) {
            if key == Key::code(Code::Enter) {
                self.list.apply(Motion::Down);
            } else if let Some(motion) =
                motion(key).filter(|motion| key.typed().is_none() && !matches!(motion, Motion::Home | Motion::End))
            {
                self.list.apply(motion);
            } else if field.key(key) == Answer::Ignored {
                return None;
            }
        } else if let Some(row) = binding::find(BINDINGS, key) {
            self.run(row.command, cx);
        } else {
            self.list.apply(motion(key)?);
        }
        Some(Effects::none())
    }

    fn label(row: Row, cx: &Context) -> String {
        match row {
            Row::Name => cx.say("view-name"),
            Row::Domain => cx.say("condition-domain"),
            Row::SignIn => cx.say("column-sign-in"),
            Row::Location => cx.say("column-location"),
            Row::Product => cx.say("condition-product"),
            Row::Attribute(attribute) => cx.say(&format!("column-{}", attribute.id())),
            Row::Synced => cx.say("condition-synced"),
            Row::Errors => cx.say("filter-errors"),
            Row::Unlicensed => cx.say("filter-unlicensed"),
            Row::Mailbox => cx.say("condition-mailbox"),
        }
    }

    /// Whether something is chosen in a row, and what it says; None: nothing is chosen from a list there.
    fn value(&self, row: Row, cx: &Context) -> Option<(bool, String)> {
        let sign_in = |allowed| cx.say(if allowed { "sign-in-allowed" } else { "user-blocked" });
        let value = match row {
            Row::SignIn => self.chosen.account_enabled.map(sign_in),
            Row::Location => self.chosen.usage_location.map(|location| cx.words.country(location)),
            Row::Product => self.chosen.sku_id.map(|sku| cx.product_name(sku)),
            _ => return None,
        };
        Some((value.is_some(), value.unwrap_or_else(|| cx.say("condition-any"))))
    }

    fn draw_row(&self, buf: &mut Buffer, area: Rect, cx: &Context, row: Row, at: bool, label: u16) {
        let theme = &cx.theme;
        let style = if at { theme.accent } else { theme.text };
        let ticked = match row {
            Row::Synced => Some(self.chosen.synced),
            Row::Errors => Some(self.chosen.errors),
            Row::Unlicensed => Some(self.chosen.unlicensed),
            Row::Mailbox => Some(self.chosen.unlicensed_with_mailbox),
            _ => None,
        };
        if let Some(on) = ticked {
            let mark = marks::boxed(theme, on);
            let wide = draw::text(buf, area, &mark.content, mark.style);
            draw::text(buf, draw::after(area, wide + 1), &Self::label(row, cx), style);
            return;
        }
        draw::text(buf, Rect { width: label, ..area }, &Self::label(row, cx), style);
        let rest = draw::after(area, label + 2);
        if let Some(field) = self.field(row) {
            let placeholder = if row == Row::Name { String::new() } else { cx.say("condition-any") };
            field.draw(buf, rest, theme, Look { prompt: "", placeholder: &placeholder, focused: at });
        } else if let Some((chosen, value)) = self.value(row, cx) {
            let style = if chosen { theme.text } else { theme.dim };
            let style = if at { style.patch(theme.selected) } else { style };
            draw::text(buf, rest, &format!("{value} ▾"), style);
        }
    }
}

/// Something to choose after "any".
fn choice<T>(title: String, pick: fn(Option<T>) -> Pick, items: Vec<Item<T>>, cx: &Context) -> Choice<Pick> {
    let any = Item { value: pick(None), label: cx.say("condition-any"), reason: None };
    let item = |item: Item<T>| Item { value: pick(Some(item.value)), label: item.label, reason: None };
    Choice::new(title, std::iter::once(any).chain(items.into_iter().map(item)).collect()).filtered()
}

fn locations(cx: &Context) -> Choice<Pick> {
    choice(cx.say("select-location"), Pick::Location, locations::items(cx), cx)
}

fn products(cx: &Context) -> Choice<Pick> {
    let item = |product: &Product| Item { value: product.sku, label: product.display_name.clone(), reason: None };
    choice(cx.say("condition-product"), Pick::Product, cx.products.iter().map(item).collect(), cx)
}

impl Layer for EditView {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(if self.old.is_some() { "view-edit-title" } else { "view-new-title" })]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        let writes = self.field(self.row()).is_some();
        let body = if writes { Vec::new() } else { cx.hints(BINDINGS, |_| None) };
        [cx.hints(MOVES, |()| None), body, Focus::hints(&self.presses(cx), cx)].concat()
    }

    fn open_list(&self) -> Option<choice::Keys> {
        self.choice.as_ref().map(|_| choice::BINDINGS)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if let Some(picked) = choice::key_over(&mut self.choice, key) {
            match picked {
                Picked::Not | Picked::Closed => {}
                Picked::One(Pick::Location(location)) => self.chosen.usage_location = location,
                Picked::One(Pick::Product(sku)) => self.chosen.sku_id = sku,
            }
            return Some(Effects::none());
        }
        if self.focus.0.is_none()
            && let Some(effects) = self.row_key(key, cx)
        {
            return Some(effects);
        }
        Some(match self.focus.key(key, &self.presses(cx))? {
            Pressed::Moved(effects) => effects,
            Pressed::Button(button) => self.press(button),
        })
    }

    fn paste(&mut self, text: &str, _: &Context) -> Effects {
        let row = self.row();
        if self.focus.0.is_none()
            && let Some(field) = self.field_mut(row)
        {
            field.paste(text);
        }
        Effects::none()
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        match event {
            Event::ViewChanged(action, refusals) if self.asked.as_ref() == Some(action) => {
                self.asked = None;
                self.refused.clone_from(refusals);
                if refusals.is_empty() {
                    return Effect::Back.into();
                }
            }
            Event::Failed(_) => self.asked = None,
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let title = self.trail(cx).concat();
        let panel = Panel { title: &title, corner: &cx.say("corner-esc"), subtitle: &cx.say("view-about") };
        let room = panel.draw(buf, area, &cx.theme);
        let mut room = self.focus.draw(buf, room, cx, &self.presses(cx));
        for refusal in &self.refused {
            let words = [cx.words.problem(refusal), cx.words.remedy(refusal)].join(" ");
            let rows = draw::paragraph(buf, room, &words, cx.theme.refused);
            room = draw::below(room, rows + 1);
        }
        let labels = ROWS.iter().filter(|row| self.field(**row).is_some() || self.value(**row, cx).is_some());
        let label = labels.map(|row| text::width(&Self::label(*row, cx))).max().unwrap_or_default();
        let label = draw::cells(label).min(room.width / 2);
        let visible = self.list.visible(usize::from(room.height));
        let focused = self.focus.0.is_none() && self.choice.is_none();
        for (area, place) in room.rows().zip(visible.clone()) {
            let Some(row) = ROWS.get(place) else { break };
            let area = Rect { width: area.width.saturating_sub(1), ..area };
            self.draw_row(buf, area, cx, *row, focused && self.list.cursor() == Some(place), label);
        }
        let edge = draw::after(room, room.width.saturating_sub(1));
        scroll_bar::draw(buf, edge, &cx.theme, &visible, ROWS.len());
        if let Some(choice) = &self.choice {
            choice.draw(buf, area, &cx.theme);
        }
    }
}
