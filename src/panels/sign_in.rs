//! **Sign in as…**: whose roles count from now on. Administrators and owners of allotments are offered; typing finds
//! anybody. Whoever sees only what they own finds nobody, but always the way back to the owner of the file.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::ids::UserKey;
use crate::domain::query::UserQuery;
use crate::domain::user::User;
use crate::keys::binding::{self, Binding, Hint};
use crate::keys::{Code, Key};
use crate::kit::column::{Column, Width};
use crate::kit::draw;
use crate::kit::listing::{Listing, motion};
use crate::kit::panel::Panel;
use crate::kit::table::{Row, Table};
use crate::kit::text_field::{Answer, Look, TextField};
use crate::layer::{Context, Layer};
use crate::message::effect::{Effect, Effects, Lane, Ticket};
use crate::message::event::Event;

/// The pane.
pub struct SignIn {
    name: TextField,
    asked: Ticket,
    /// Those with a role, or with an allotment.
    usual: Vec<UserKey>,
    /// Those found by what is typed.
    found: Vec<UserKey>,
    list: Listing,
}

pub(super) static BINDINGS: &[Binding<()>] = &[Binding::new(&[Key::code(Code::Enter)], (), "key-sign-in-as")];

/// People found at most: whoever looks for one among more types on.
const MOST: usize = 200;

impl SignIn {
    /// The pane, and the question who there is.
    pub fn open(cx: &Context) -> (Self, Effects) {
        let pane = Self {
            name: TextField::default(),
            asked: Ticket::default(),
            usual: Vec::new(),
            found: Vec::new(),
            list: Listing::new(1),
        };
        (pane, if cx.by.is_delegate() { Effects::none() } else { Effect::LoadSigners.into() })
    }

    /// The rows: the owner of the file, and people.
    fn rows(&self) -> Vec<Option<UserKey>> {
        let typed = !self.name.value().trim().is_empty();
        let owner = (!typed).then_some(None);
        owner.into_iter().chain((if typed { &self.found } else { &self.usual }).iter().copied().map(Some)).collect()
    }

    fn look_up(&mut self, cx: &Context) -> Effects {
        self.asked = cx.ticket();
        self.list = Listing::new(self.rows().len());
        if self.name.value().trim().is_empty() {
            return Effects::none();
        }
        let query = UserQuery { search: self.name.value().to_owned(), ..UserQuery::default() };
        Effect::ListUsers { ticket: self.asked, lane: Lane::Offers, query }.into()
    }

    fn cells(&self, user: &User, cx: &Context) -> Vec<Line<'static>> {
        let roles: Vec<_> = user.roles.iter().map(|role| cx.words.role(*role)).collect();
        let role = match () {
            () if !roles.is_empty() => roles.join(", "),
            () if self.usual.contains(&user.key) => cx.say("role-allotment-owner"),
            () => cx.say("roles-none"),
        };
        let upn = Span::styled(user.upn.clone(), cx.theme.dim);
        vec![user.display_name.clone().into(), upn.into(), role.into()]
    }
}

impl Layer for SignIn {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say("key-sign-in-as")]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        cx.hints(BINDINGS, |()| None)
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if binding::find(BINDINGS, key).is_some() {
            let rows = self.rows();
            let who = self.list.cursor().and_then(|row| rows.get(row).copied());
            return Some(who.map(Effect::SignIn).into_iter().collect());
        }
        if let Some(motion) = motion(key).filter(|_| key.typed().is_none()) {
            self.list.apply(motion);
            return Some(Effects::none());
        }
        if cx.by.is_delegate() {
            return None;
        }
        match self.name.key(key) {
            Answer::Ignored => None,
            Answer::Kept => Some(Effects::none()),
            Answer::Changed => Some(self.look_up(cx)),
        }
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Effects {
        if !cx.by.is_delegate() && self.name.paste(text) == Answer::Changed {
            self.look_up(cx)
        } else {
            Effects::none()
        }
    }

    fn on_event(&mut self, event: &Event, _: &Context) -> Effects {
        match event {
            Event::SignersLoaded(users) => {
                self.usual.clone_from(users);
                self.list.clamp(self.rows().len());
            }
            Event::UsersListed { ticket, view } if *ticket == self.asked => {
                self.found = view.users.iter().copied().take(MOST).collect();
                self.list = Listing::new(self.rows().len());
            }
            _ => {}
        }
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        let rows = self.rows();
        rows.get(self.list.nearby()).unwrap_or_default().iter().copied().flatten().collect()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let title = cx.say("key-sign-in-as");
        let panel = Panel { title: &title, corner: &cx.say("corner-esc"), subtitle: &cx.say("sign-in-about") };
        let room = panel.draw(buf, area, &cx.theme);
        let mut rest = room;
        if !cx.by.is_delegate() {
            let placeholder = cx.say("assign-type-a-name");
            self.name.draw(buf, rest, &cx.theme, Look { prompt: "> ", placeholder: &placeholder, focused: true });
            rest = draw::below(rest, 2);
        }
        let titles = ["column-name", "column-username", "column-role"].map(|id| cx.say(id));
        let heads = [
            Column::text(&titles[0], Width::Fill(2)),
            Column::text(&titles[1], Width::Fill(3)),
            Column::text(&titles[2], Width::Fill(2)),
        ];
        let empty = cx.say("assign-nobody-found");
        let table = Table { columns: &heads, mark: None, list: &self.list, focused: true, empty: &empty };
        let rows = self.rows();
        table.draw(buf, rest, &cx.theme, |row| {
            let cells = match rows.get(row) {
                None => Vec::new(),
                Some(None) => {
                    let admin = cx.words.role(crate::domain::role::Role::GlobalAdmin);
                    vec![cx.say("sign-in-owner").into(), Line::default(), admin.into()]
                }
                Some(Some(user)) => cx
                    .users
                    .get(user)
                    .map_or_else(|| vec![Line::styled("…", cx.theme.dim)], |user| self.cells(user, cx)),
            };
            Row { cells, ..Row::default() }
        });
    }
}
