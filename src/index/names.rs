//! The text that is searched: display names and user names, folded.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

use super::column::Column;
use super::order::{Order, part};
use super::{Full, Stop};
use crate::domain::ids::UserKey;
use crate::domain::key_set::KeySet;

/// All names in one text, in order of the users' numbers: of each user the display name, [`MIDDLE`], the user name
/// up to the last @, [`END`]. What stands from the @ on is nearly always the same and held apart.
pub struct Names {
    text: Vec<u8>,
    /// Where each user's text ends. A number that is nobody's has no text.
    ends: Vec<u32>,
    /// The texts of those who were renamed, or came in between, after `text` was written.
    moved: BTreeMap<UserKey, Box<[u8]>>,
    domains: Column<String>,
    /// Per [`bit`] the users in whose names its letter is, for the shortest searches hit most.
    letters: [KeySet; LETTERS],
}

impl Default for Names {
    fn default() -> Self {
        let (text, ends, moved, domains) = Default::default();
        Self { text, ends, moved, domains, letters: std::array::from_fn(|_| KeySet::default()) }
    }
}

/// Neither is a byte of UTF-8, so no search can hit across.
const MIDDLE: u8 = 0xfe;
const END: u8 = 0xff;

const LETTERS: usize = 36;

/// Users searched by one thread before it looks whether to go on. Few in tests, so that they use both threads.
const STRETCH: usize = if cfg!(test) { 4 } else { 1 << 14 };

impl Names {
    /// Takes a user's names in, or other names than before.
    pub fn put(&mut self, user: UserKey, name: &str, username: &str) -> Result<(), Full> {
        let (local, domain) = username.split_at(memrchr(b'@', username.as_bytes()).unwrap_or(username.len()));
        let text = [name.as_bytes(), &[MIDDLE], local.as_bytes(), &[END]];
        let place = user.0 as usize;
        if place < self.ends.len() {
            let old = self.range(user);
            self.text[old].fill(END);
            self.moved.insert(user, text.concat().into());
            for users in &mut self.letters {
                users.remove(user);
            }
        } else {
            // Numbers in between cost places: they must not cost more than the names do.
            if place > self.text.len() / 4 + (1 << 20) {
                return Err(Full);
            }
            let start = self.text.len();
            let end = u32::try_from(start + text.iter().map(|part| part.len()).sum::<usize>()).map_err(|_| Full)?;
            for part in text {
                self.text.extend_from_slice(part);
            }
            self.ends.resize(place, u32::try_from(start).unwrap_or(end));
            self.ends.push(end);
        }
        let domain = self.domains.code(domain, || domain.to_owned());
        self.domains.set(user, domain);
        let mut has = [name, username].into_iter().flat_map(str::bytes).fold(0, |has, byte| has | bit(byte));
        while has != 0 {
            self.letters[has.trailing_zeros() as usize].insert(user);
            has &= has - 1;
        }
        Ok(())
    }

    /// Takes in other names, of users who come after, counted from `base`.
    pub fn append(&mut self, later: Self, base: usize) -> Result<(), Full> {
        let start = u32::try_from(self.text.len()).map_err(|_| Full)?;
        u32::try_from(self.text.len() + later.text.len()).map_err(|_| Full)?;
        self.text.extend(later.text);
        self.ends.resize(base, start);
        self.ends.extend(later.ends.iter().map(|end| start + end));
        let first = u32::try_from(base).map_err(|_| Full)?;
        self.moved.extend(later.moved.into_iter().map(|(user, text)| (UserKey(first + user.0), text)));
        self.domains.append(later.domains, base);
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
        self.knows(user) && self.name(user) == name.as_bytes() && self.username(user).eq(username.as_bytes())
    }

    /// The order of two users by display name, then by number.
    pub fn by_name(&self, a: UserKey, b: UserKey) -> Ordering {
        self.name(a).cmp(self.name(b)).then(a.cmp(&b))
    }

    /// The order of two users by user name, then by display name.
    pub fn by_username(&self, a: UserKey, b: UserKey) -> Ordering {
        self.username(a).cmp(self.username(b)).then_with(|| self.by_name(a, b))
    }

    /// Users by display name, then by number.
    pub fn sorted_by_name(&self, users: &KeySet) -> Order {
        let name = |user, from| part(self.row(user)[from..].iter().take_while(|byte| **byte != MIDDLE));
        Order::sorted(users.iter(), name, |a, b| a.cmp(&b))
    }

    /// Users by user name, then by display name.
    pub fn sorted_by_username(&self, users: &KeySet) -> Order {
        Order::sorted(users.iter(), |user, from| part(self.username(user).skip(from)), |a, b| self.by_name(a, b))
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
            let stretches = || (0..).step_by(STRETCH).zip(self.ends.chunks(STRETCH));
            while let Some((first, ends)) = stretches().nth(next.fetch_add(1, Relaxed)) {
                if stop() {
                    return None;
                }
                self.scan_stretch(&finder, first, ends, &mut found);
            }
            Some(found)
        };
        let mut found = if self.ends.len() <= 2 * STRETCH {
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

    fn scan_stretch(&self, finder: &Finder, first: u32, ends: &[u32], found: &mut KeySet) {
        let mut at = self.range(UserKey(first)).start;
        let text = &self.text[..ends.last().map_or(at, |end| *end as usize)];
        let mut users = (first..).zip(ends);
        while let Some(hit) = finder.find(&text[at..]) {
            let Some((user, end)) = users.find(|(_, end)| **end as usize > at + hit) else { return };
            found.insert(UserKey(user));
            at = *end as usize;
        }
    }

    fn range(&self, user: UserKey) -> Range<usize> {
        let place = user.0 as usize;
        let end = |place: usize| self.ends.get(place).map_or(self.text.len(), |end| *end as usize);
        place.checked_sub(1).map_or(0, end)..end(place)
    }

    fn row(&self, user: UserKey) -> &[u8] {
        match self.moved.get(&user) {
            Some(text) => text,
            None => &self.text[self.range(user)],
        }
    }

    fn name(&self, user: UserKey) -> &[u8] {
        let row = self.row(user);
        &row[..memchr(MIDDLE, row).unwrap_or(row.len())]
    }

    fn username(&self, user: UserKey) -> impl Iterator<Item = &u8> {
        let row = self.row(user);
        let local = &row[memchr(MIDDLE, row).map_or(0, |middle| middle + 1)..row.len() - 1];
        local.iter().chain(self.domains.title(user).as_bytes())
    }
}

/// The bit of a byte that has a set of users of its own; 0 for all others.
const fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (byte - b'0' + 26),
        _ => 0,
    }
}
