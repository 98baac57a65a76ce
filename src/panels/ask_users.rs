//! The dialogs **Delete user** and **Restore user**: say what it comes to, and ask (DOMAIN R65, R67, R113, J7).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Command, Dialog};
use super::steps::{Focus, Press};
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::ids::UserKey;
use crate::domain::job::Job;
use crate::keys::Key;
use crate::keys::binding::Hint;
use crate::kit::draw;
use crate::kit::panel::Panel;
use crate::layer::{Context, Layer};
use crate::message::effect::Effects;
use crate::message::event::Event;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// **Delete user**.
    Delete,
    /// **Restore user**.
    Restore,
}

/// The dialog.
pub struct AskUsers {
    question: Question,
    users: Vec<UserKey>,
    dialog: Dialog,
    verdict: Verdict,
}

impl AskUsers {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(question: Question, users: Vec<UserKey>, cx: &Context) -> (Self, Effects) {
        let mut panel = Self { question, users, dialog: Dialog::new(Focus(Some(1))), verdict: Verdict::default() };
        let effects = panel.ask(cx);
        (panel, effects)
    }

    fn job(&self) -> Job {
        let action = match self.question {
            Question::Delete => Action::Delete,
            Question::Restore => Action::Restore,
        };
        Job { action, users: self.users.clone(), skip_refused: false }
    }

    fn ask(&mut self, cx: &Context) -> Effects {
        let job = self.job();
        self.verdict.ask(job, cx)
    }

    /// The sentences: the title, what is done, what that means, and the button.
    const fn words(&self) -> [&'static str; 4] {
        match self.question {
            Question::Delete => ["key-delete-user", "delete-what", "delete-consequences", "button-delete"],
            Question::Restore => ["key-restore-user", "restore-what", "restore-consequences", "button-restore"],
        }
    }

    fn presses(&self, cx: &Context) -> Vec<Press<Command>> {
        self.dialog.presses(cx, self.words()[3], || self.verdict.reason(cx))
    }
}

impl Layer for AskUsers {
    fn trail(&self, cx: &Context) -> Vec<String> {
        vec![cx.say(self.words()[0])]
    }

    fn hints(&self, cx: &Context) -> Vec<Hint> {
        self.dialog.hints(cx, &self.presses(cx), || self.verdict.hints(cx))
    }

    fn key(&mut self, key: Key, cx: &Context) -> Option<Effects> {
        if !self.dialog.is_begun()
            && let Some(answer) = self.verdict.key(key, cx)
        {
            return Some(match answer {
                Ok(effects) => effects,
                Err(Fix::LeaveOut(users)) => {
                    self.users.retain(|user| !users.contains(user));
                    self.ask(cx)
                }
                Err(Fix::SwitchOff(..)) => Effects::none(),
            });
        }
        let (presses, job) = (self.presses(cx), self.job());
        self.dialog.key(key, &presses, self.users.len(), || job)
    }

    fn on_event(&mut self, event: &Event, cx: &Context) -> Effects {
        if self.dialog.on_event(event) {
            return Effects::none();
        }
        if *event == Event::TenantChanged {
            return self.ask(cx);
        }
        self.verdict.on_event(event);
        Effects::none()
    }

    fn wants(&self) -> Vec<UserKey> {
        // One alone is called by name.
        let one = if let [one] = self.users[..] { Some(one) } else { None };
        self.dialog.wants().into_iter().chain(one).collect()
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context) {
        let [title, what, consequences, _] = self.words();
        let subtitle = match self.users[..] {
            [one] => {
                cx.users.get(&one).map_or_else(String::new, |user| format!("{} · {}", user.display_name, user.upn))
            }
            _ => cx.tell("users-selected", [("count", self.users.len().into())]),
        };
        let panel = Panel { title: &cx.say(title), corner: &cx.say("corner-esc"), subtitle: &subtitle };
        let Some(room) = self.dialog.draw(buf, area, cx, &panel, &self.presses(cx)) else { return };
        let room = self.verdict.draw(buf, room, cx);
        let forecast = self.verdict.forecast();
        let changing = forecast.map_or(0, |forecast| forecast.changing.len());
        let count = if changing == 0 { self.users.len() } else { changing };
        let freed: u32 = forecast.iter().flat_map(|forecast| &forecast.needs).map(|need| need.freed).sum();
        let words = cx.tell(what, [("count", count.into()), ("seats", freed.into())]);
        let rows = draw::paragraph(buf, room, &words, cx.theme.text);
        draw::paragraph(buf, draw::below(room, rows + 1), &cx.say(consequences), cx.theme.dim);
        self.verdict.draw_over(buf, area, cx);
    }
}
