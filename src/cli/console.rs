//! Where a command speaks: data to stdout, talk to stderr.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::json;
use super::outcome::{Failure, Status};
use super::report::Report;
use super::table::{self, Align};
use crate::domain::text::clean;
use crate::kit::meter;
use crate::store::{Progress, StoreError};
use crate::wording::{Arg, Words};

pub struct Console<'a> {
    pub words: Words,
    /// Data is JSON.
    pub json: bool,
    /// Stderr is a terminal, on which a line can be drawn over.
    pub live: bool,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

#[derive(Serialize)]
struct Error {
    error: Complaint,
}

#[derive(Serialize)]
struct Complaint {
    code: String,
    message: String,
}

impl Console<'_> {
    /// Writes a table with headings of those ids.
    pub fn table(&mut self, headings: &[(&str, Align)], rows: &[Vec<String>]) -> io::Result<()> {
        let headings: Vec<_> = headings.iter().map(|(id, align)| (self.words.say(id), *align)).collect();
        table::write(self.out, &headings, rows)
    }

    /// Writes labels of those ids, each with its value, where there is one.
    pub fn facts(&mut self, facts: &[(&str, String)]) -> io::Result<()> {
        let mut rows =
            facts.iter().filter(|(_, value)| !value.is_empty()).map(|(id, value)| (self.words.say(id), value));
        let Some((label, value)) = rows.next() else { return Ok(()) };
        let rows: Vec<_> = rows.map(|(label, value)| vec![label, value.clone()]).collect();
        table::write(self.out, &[(label, Align::Left), (value.clone(), Align::Left)], &rows)
    }

    /// Writes data as JSON.
    pub fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        json::write(self.out, value)
    }

    /// Says a sentence. A closed stderr does not stop the work.
    pub fn say<'w>(&mut self, id: &str, args: impl IntoIterator<Item = (&'static str, Arg<'w>)>) {
        let sentence = self.words.tell(id, args);
        let _ = writeln!(self.err, "{sentence}");
    }

    /// Tells how far slow work is.
    pub fn progress(&mut self) -> Bar<'_> {
        let begun = Instant::now();
        Bar { words: &self.words, err: self.live.then_some(&mut *self.err), begun, next: EVERY }
    }

    /// Says why there is no answer.
    pub fn fail(&mut self, failure: Failure) -> Status {
        let code = failure.code();
        let (status, message) = match failure {
            // Whoever read the answer has had enough of it, as in `seatdeck users list | head`.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Status::Done,
            Failure::Refused(refusals) => {
                return match Report::refused(refusals, false).show(self) {
                    Ok(status) => status,
                    Err(failure) => self.fail(failure),
                };
            }
            Failure::Output(error) => {
                (Status::Broken, self.words.tell("cli-output", [("problem", error.to_string().into())]))
            }
            Failure::Said { status, id, args } => {
                (status, self.words.tell(id, args.into_iter().map(|(name, value)| (name, value.into()))))
            }
            Failure::Store(error) => (Status::Broken, self.broken(&error)),
        };
        let _ = if self.json {
            json::write(self.err, &Error { error: Complaint { code, message } })
        } else {
            writeln!(self.err, "{}", self.words.tell("cli-error", [("message", message.into())]))
        };
        status
    }

    fn broken(&self, error: &StoreError) -> String {
        match error {
            StoreError::NoFile { file } => self.words.tell("cli-no-file", [("file", file.as_str().into())]),
            // Names of files and what SQLite says of them come from outside.
            error => clean(&error.to_string()).into_owned(),
        }
    }
}

/// A line on a terminal that is drawn over, and is gone in the end.
pub struct Bar<'a> {
    words: &'a Words,
    err: Option<&'a mut dyn Write>,
    begun: Instant,
    /// When it is drawn again.
    next: Duration,
}

/// So often is drawn how far it is.
const EVERY: Duration = Duration::from_millis(100);
/// How many columns wide.
const WIDTH: u16 = 24;

impl Bar<'_> {
    /// Draws a bar, the sentence, how many there are a second and how long it will take; at the end that the rest is
    /// being done. What takes no longer than a moment draws nothing.
    pub fn tell(&mut self, Progress { done, total }: Progress, count: usize, sentence: &str) {
        let Some(err) = &mut self.err else { return };
        let (elapsed, over) = (self.begun.elapsed(), done >= total);
        if elapsed < self.next && !(over && self.next > EVERY) {
            return;
        }
        self.next = elapsed + EVERY;
        let (done, total, time) = (done as u64, total as u64, u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX));
        let pace = if over {
            self.words.say("cli-progress-finishing")
        } else {
            let left = time.saturating_mul(total - done) / done.max(1) / 1000;
            self.words.pace(count as u64 * 1000 / time.max(1), left)
        };
        let told = self.words.tell(sentence, [("count", count.into())]);
        // A line that is longer than the terminal is wide ends there.
        let _ = write!(err, "\x1b[?7l\r\x1b[K{}  {told} · {pace}\x1b[?7h", meter::progress(WIDTH, done, total));
        let _ = err.flush();
    }
}

impl Drop for Bar<'_> {
    fn drop(&mut self) {
        if let Some(err) = self.err.as_mut().filter(|_| self.next > EVERY) {
            let _ = write!(err, "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    #[test]
    fn a_bar_tells_how_far_it_is_how_fast_and_how_long_it_takes() {
        let (words, mut drawn) = (Words::of(Language::English), Vec::new());
        let begun = Instant::now().checked_sub(Duration::from_secs(10)).unwrap();
        let mut bar = Bar { words: &words, err: Some(&mut drawn), begun, next: EVERY };
        bar.tell(Progress { done: 500, total: 1000 }, 60_000, "cli-progress-users");
        bar.tell(Progress { done: 501, total: 1000 }, 60_001, "cli-progress-users");
        bar.tell(Progress { done: 1000, total: 1000 }, 120_000, "cli-progress-users");
        drop(bar);
        let drawn = String::from_utf8(drawn).unwrap().replace("\x1b[?7l\r\x1b[K", "|").replace("\x1b[?7h", "");
        let (half, whole) = ("━".repeat(12) + &"─".repeat(12), "━".repeat(24));
        let pace = drawn.split(" · ").nth(1).unwrap().split('|').next().unwrap();
        assert!(pace.ends_with(" a second, 0:10 left"), "{pace}");
        assert_eq!(
            drawn.replace(pace, "…"),
            format!("|{half}  60,000 users · …|{whole}  120,000 users · finishing\r\x1b[K")
        );
    }

    #[test]
    fn a_bar_is_drawn_on_terminals_alone_and_not_for_a_moment() {
        let (words, mut drawn) = (Words::of(Language::English), Vec::new());
        let begun = Instant::now();
        Bar { words: &words, err: Some(&mut drawn), begun, next: EVERY }.tell(
            Progress { done: 9, total: 9 },
            9,
            "cli-progress-users",
        );
        assert!(drawn.is_empty());
    }
}
