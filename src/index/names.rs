//! The text that is searched: display names and user names, folded.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use serde::{Deserialize, Serialize};

use super::column::Column;
use super::order::{BYTES, Bytes, Order};
use super::{Full, Stop};
use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;

/// All names in order of the users' numbers. What of a user name stands from the last @ on is nearly always the same
/// and held apart.
#[derive(Serialize, Deserialize)]
pub struct Names {
    /// Of [`STRETCH`] users each: no text has to be copied to make room for more, or to come after others.
    #[serde(skip)]
    stretches: Vec<Stretch>,
    /// How long they are together.
    #[serde(skip)]
    len: usize,
    /// The texts of those who were renamed, or came in between, after theirs was written.
    moved: BTreeMap<UserKey, Box<[u8]>>,
    domains: Column<String>,
    /// Per [`bit`] the users in whose names its letter is, for the shortest searches hit most.
    letters: Vec<KeySet>,
    /// Whether in a name that is to be sorted.
    #[serde(skip, default = "none")]
    occurs: Bytes,
}

impl Default for Names {
    fn default() -> Self {
        let (stretches, len, moved, domains) = Default::default();
        Self { stretches, len, moved, domains, letters: vec![KeySet::default(); LETTERS], occurs: none() }
    }
}

const fn none() -> Bytes {
    [false; BYTES]
}

/// The names of some users in a row in one text: of each the display name, [`MIDDLE`], the user name up to the last @,
/// [`END`].
#[derive(Default, Serialize, Deserialize)]
pub struct Stretch {
    #[serde(with = "serde_bytes")]
    text: Vec<u8>,
    /// Where each user's text ends. A number that is nobody's has no text.
    ends: Vec<u32>,
}

/// Neither is a byte of UTF-8, so no search can hit across.
const MIDDLE: u8 = 0xfe;
const END: u8 = 0xff;

const LETTERS: usize = 36;

/// Users searched by one thread before it looks whether to go on. Few in tests, so that they use both threads.
pub const STRETCH: usize = if cfg!(test) { 4 } else { 1 << 12 };

impl Names {
    /// Takes a user's names in, or other names than before.
    pub fn put(&mut self, user: UserKey, name: &str, username: &str) -> Result<(), Full> {
        let (local, domain) = username.split_at(memrchr(b'@', username.as_bytes()).unwrap_or(username.len()));
        let text = [name.as_bytes(), &[MIDDLE], local.as_bytes(), &[END]];
        let (stretch, place) = (user.0 as usize / STRETCH, user.0 as usize % STRETCH);
        let last = self.stretches.len().checked_sub(1);
        let (last_place, begun) = (last.unwrap_or(0), last.map_or(0, |last| self.stretches[last].ends.len()));
        if last.is_some() && (stretch, place) < (last_place, begun) {
            let Stretch { text: written, ends } = &mut self.stretches[stretch];
            let old = range(ends, written.len(), place);
            written[old].fill(END);
            self.moved.insert(user, text.concat().into());
            for users in &mut self.letters {
                users.remove(user);
            }
        } else {
            // Numbers in between cost places: they must not cost more than the names do.
            if user.0 as usize > self.len / 4 + (1 << 20) {
                return Err(Full);
            }
            let start = if Some(stretch) == last { self.stretches[stretch].text.len() } else { 0 };
            let len = text.iter().map(|part| part.len()).sum::<usize>();
            let end = u32::try_from(start + len).map_err(|_| Full)?;
            if Some(stretch) != last {
                if let Some(done) = self.stretches.last_mut() {
                    done.text.shrink_to_fit();
                    done.ends.shrink_to_fit();
                }
                self.stretches.resize_with(stretch + 1, Stretch::default);
            }
            let Stretch { text: written, ends } = &mut self.stretches[stretch];
            for part in text {
                written.extend_from_slice(part);
            }
            ends.resize(place, u32::try_from(start).unwrap_or(end));
            ends.push(end);
            self.len += len;
        }
        let domain = self.domains.code(domain, || domain.to_owned());
        self.domains.set(user, domain);
        let mut has = 0;
        for byte in name.bytes().chain(username.bytes()) {
            has |= bit(byte);
            self.occurs[usize::from(byte)] = true;
        }
        while has != 0 {
            self.letters[has.trailing_zeros() as usize].insert(user);
            has &= has - 1;
        }
        Ok(())
    }

    /// Takes in other names, of users who come after, counted from `base`, a multiple of [`STRETCH`].
    pub fn append(&mut self, later: Self, base: usize) -> Result<(), Full> {
        self.stretches.resize_with(base / STRETCH, Stretch::default);
        self.stretches.extend(later.stretches);
        self.len += later.len;
        let first = u32::try_from(base).map_err(|_| Full)?;
        self.moved.extend(later.moved.into_iter().map(|(user, text)| (UserKey(first + user.0), text)));
        self.domains.append(later.domains, base);
        for (here, later) in self.occurs.iter_mut().zip(later.occurs) {
            *here |= later;
        }
        for (users, later) in self.letters.iter_mut().zip(later.letters) {
            users.append(&later, base);
        }
        Ok(())
    }

    /// Whether the user was ever taken in.
    pub fn knows(&self, user: UserKey) -> bool {
        !self.row(user).is_empty()
    }

    /// Whether these are the names of the user.
    pub fn are(&self, user: UserKey, name: &str, username: &str) -> bool {
        self.knows(user)
            && self.name(user) == name.as_bytes()
            && self.username(user).iter().copied().flatten().eq(username.as_bytes())
    }

    /// The order of two users by display name, then by number.
    pub fn by_name(&self, a: UserKey, b: UserKey) -> Ordering {
        self.name(a).cmp(self.name(b)).then(a.cmp(&b))
    }

    /// The order of two users by user name, then by display name.
    pub fn by_username(&self, a: UserKey, b: UserKey) -> Ordering {
        let text = |user| self.username(user).into_iter().flatten();
        text(a).cmp(text(b)).then_with(|| self.by_name(a, b))
    }

    /// Users by display name, then by number.
    pub fn sorted_by_name(&self, users: &KeySet) -> Order {
        Order::sorted(users, &self.occurs, |user| [self.name(user), &[]], |a, b| a.cmp(&b))
    }

    /// Users by user name, then by display name.
    pub fn sorted_by_username(&self, users: &KeySet) -> Order {
        Order::sorted(users, &self.occurs, |user| self.username(user), |a, b| self.by_name(a, b))
    }

    /// The users whose user name has this from its last @ on.
    pub fn in_domain(&self, domain: &str) -> KeySet {
        self.domains.users(|other| other == domain)
    }

    /// The users in whose display name or user name the folded text is; None: stopped.
    pub fn find(&self, search: &str, stop: Stop) -> Option<KeySet> {
        if let &[letter] = search.as_bytes()
            && bit(letter) != 0
        {
            return Some(self.letters[bit(letter).trailing_zeros() as usize].clone());
        }
        let mut found = self.scan(search.as_bytes(), stop)?;
        found |= &self.domains.users(|domain| domain.contains(search));
        if let Some(at) = search.rfind('@').filter(|at| *at > 0) {
            let (local, domain) = search.split_at(at);
            let mut across = self.domains.users(|other| other.starts_with(domain));
            if !across.is_empty() {
                across &= &self.scan(&[local.as_bytes(), &[END]].concat(), stop)?;
                found |= &across;
            }
        }
        Some(found)
    }

    /// Two threads take stretch after stretch of the text.
    fn scan(&self, pattern: &[u8], stop: Stop) -> Option<KeySet> {
        let finder = Finder::new(pattern);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut found = KeySet::default();
            let stretches = || (0..).step_by(STRETCH).zip(&self.stretches);
            while let Some((first, stretch)) = stretches().nth(next.fetch_add(1, Relaxed)) {
                if stop() {
                    return None;
                }
                stretch.scan(&finder, first, &mut found);
            }
            Some(found)
        };
        let mut found = if self.stretches.len() <= 2 {
            work()?
        } else {
            thread::scope(|scope| {
                let other = scope.spawn(work);
                let mut found = work()?;
                found |= &other.join().unwrap_or_else(|panic| resume_unwind(panic))?;
                Some(found)
            })?
        };
        found.extend(self.moved.iter().filter(|(_, text)| finder.find(text).is_some()).map(|(user, _)| *user));
        Some(found)
    }

    /// The text, kept apart because it is most of an index.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Adds the next of the text that was kept.
    pub fn push_stretch(&mut self, stretch: Stretch) {
        self.len += stretch.text.len();
        self.stretches.push(stretch);
    }

    /// The highest number with a text.
    pub fn last(&self) -> Option<UserKey> {
        let last = self.stretches.iter().rposition(|stretch| !stretch.ends.is_empty())?;
        u32::try_from(last * STRETCH + self.stretches[last].ends.len() - 1).ok().map(UserKey)
    }

    /// Whether all texts up to the last are such as they are written, and these users have one.
    pub fn are_sound(&self, users: &KeySet, last: UserKey) -> bool {
        let whole = |text: &[u8]| text.ends_with(&[END]) && memchr(MIDDLE, text).is_some();
        self.letters.len() == LETTERS
            && self.domains.is_sound(last)
            && self.stretches.iter().all(Stretch::is_sound)
            && self.moved.iter().all(|(user, text)| *user <= last && whole(text))
            && (0..=last.0).map(|number| self.row(UserKey(number))).all(|text| text.is_empty() || whole(text))
            && users.iter().all(|user| self.knows(user))
    }

    fn row(&self, user: UserKey) -> &[u8] {
        match self.moved.get(&user) {
            Some(text) => text,
            None => self.stretches.get(user.0 as usize / STRETCH).map_or(&[], |stretch| {
                &stretch.text[range(&stretch.ends, stretch.text.len(), user.0 as usize % STRETCH)]
            }),
        }
    }

    fn name(&self, user: UserKey) -> &[u8] {
        let row = self.row(user);
        &row[..memchr(MIDDLE, row).unwrap_or(row.len())]
    }

    /// Up to the last @, and from there on.
    fn username(&self, user: UserKey) -> [&[u8]; 2] {
        let row = self.row(user);
        let local = &row[memchr(MIDDLE, row).map_or(0, |middle| middle + 1)..row.len() - 1];
        [local, self.domains.title(user).as_bytes()]
    }
}

impl Stretch {
    fn is_sound(&self) -> bool {
        self.ends.len() <= STRETCH
            && self.ends.is_sorted()
            && self.ends.last().is_none_or(|end| *end as usize <= self.text.len())
    }

    /// Finds users, the first of whom has that number.
    fn scan(&self, finder: &Finder, first: u32, found: &mut KeySet) {
        let mut at = 0;
        let mut users = (first..).zip(&self.ends);
        while let Some(hit) = finder.find(&self.text[at..]) {
            let Some((user, end)) = users.find(|(_, end)| **end as usize > at + hit) else { return };
            found.insert(UserKey(user));
            at = *end as usize;
        }
    }
}

/// Where the text of a user stands, given where each text ends and all of them do.
fn range(ends: &[u32], len: usize, place: usize) -> Range<usize> {
    let end = |place: usize| ends.get(place).map_or(len, |end| *end as usize);
    place.checked_sub(1).map_or(0, end)..end(place)
}

/// The bit of a byte that has a set of users of its own; 0 for all others.
const fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (byte - b'0' + 26),
        _ => 0,
    }
}
