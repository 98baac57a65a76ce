//! The dialogs **Delete user** and **Restore user**: say what it comes to, and ask (DOMAIN R65, R67, R113, J7).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dialog::{Body, Dialog};
use super::steps::Focus;
use super::verdict::{Fix, Verdict};
use crate::domain::change::Action;
use crate::domain::ids::UserKey;
use crate::domain::job::{Forecast, Job};
use crate::kit::draw;
use crate::layer::Context;
use crate::message::effect::Effects;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// **Delete user**.
    Delete,
    /// **Restore user**.
    Restore,
}

/// The question and whom it is about.
pub struct AskUsers {
    question: Question,
    users: Vec<UserKey>,
}

impl AskUsers {
    /// The dialog, with **Cancel** under the keyboard.
    pub fn open(question: Question, users: Vec<UserKey>, cx: &Context) -> (Dialog<Self>, Effects) {
        Dialog::open(Self { question, users }, Focus(Some(1)), Verdict::default(), cx)
    }

    /// The sentences: the title, what is done, what that means, and the button.
    const fn words(&self) -> [&'static str; 4] {
        match self.question {
            Question::Delete => ["key-delete-user", "delete-what", "delete-consequences", "button-delete"],
            Question::Restore => ["key-restore-user", "restore-what", "restore-consequences", "button-restore"],
        }
    }
}

impl Body for AskUsers {
    fn title(&self, cx: &Context) -> String {
        cx.say(self.words()[0])
    }

    fn subtitle(&self, cx: &Context) -> String {
        match self.users[..] {
            [one] => {
                cx.users.get(&one).map_or_else(String::new, |user| format!("{} · {}", user.display_name, user.upn))
            }
            _ => cx.tell("users-selected", [("count", self.users.len().into())]),
        }
    }

    fn button(&self) -> &'static str {
        self.words()[3]
    }

    fn job(&self, _: &Context) -> Option<Job> {
        let action = match self.question {
            Question::Delete => Action::Delete,
            Question::Restore => Action::Restore,
        };
        Some(Job { action, users: self.users.clone(), skip_refused: false })
    }

    fn fix(&mut self, fix: Fix, _: &Context) {
        if let Fix::LeaveOut(users) = fix {
            self.users.retain(|user| !users.contains(user));
        }
    }

    fn wants(&self) -> Vec<UserKey> {
        // One alone is called by name.
        if let [one] = self.users[..] { vec![one] } else { Vec::new() }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, cx: &Context, _: bool, forecast: Option<&Forecast>) {
        let [_, what, consequences, _] = self.words();
        let changing = forecast.map_or(0, |forecast| forecast.changing.len());
        let count = if changing == 0 { self.users.len() } else { changing };
        let freed: u32 = forecast.iter().flat_map(|forecast| &forecast.needs).map(|need| need.freed).sum();
        let words = cx.tell(what, [("count", count.into()), ("seats", freed.into())]);
        let rows = draw::paragraph(buf, area, &words, cx.theme.text);
        draw::paragraph(buf, draw::below(area, rows + 1), &cx.say(consequences), cx.theme.dim);
    }
}
