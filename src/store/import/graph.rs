//! Microsoft Graph's JSON: users, products, subscriptions, groups, devices and directory roles.
//!
//! What an object does not say stays as it is, so that answers with few selected properties do no harm;
//! what it says is null is taken away. A user's own `licenseAssignmentStates` are the truth about
//! inherited licenses: what a group gives is kept with the group and never copied to its members.

pub(in crate::store::import) mod decode;
pub mod error;
mod groups;
mod kind;
mod object;
mod products;
mod ready;
pub mod report;
mod settle;
mod stream;
pub(in crate::store::import) mod users;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use rusqlite::{CachedStatement, Connection};
use uuid::Uuid;

use self::error::{GraphError, Trouble};
use self::groups::Device;
use self::kind::Kind;
use self::object::Object;
use self::products::Seats;
use self::ready::Ready;
use self::report::{GraphCounts, Why};
use self::users::User;
use crate::domain::role::Role;
use crate::domain::text::clean;
use crate::store::loading::without_indexes;
use crate::store::{Progress, Store, StoreError};

/// In KiB: the index of a million ids, which come in no order, is at hand while it grows.
const PAGE_CACHE: i64 = 64 * 1024;

impl Store {
    /// Takes in files of Graph's JSON, and folders with all `*.json` files in and below them: all or nothing.
    ///
    /// The order of files and objects does not matter, nor does taking them in twice. `progress` is told the number of
    /// objects read so far and how far that is in bytes, now and then and when all are read.
    ///
    /// # Errors
    /// When a file cannot be read, is no JSON, or says of an object what cannot be; when a path brings
    /// nothing that is known; when the tenant file cannot be written.
    pub fn import_graph(
        &mut self,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(usize, Progress),
    ) -> Result<GraphCounts, StoreError> {
        self.take_in(progress, |import| {
            // What cannot be read is told of when its turn comes.
            let sizes = paths.iter().flat_map(|path| files(path).unwrap_or_default());
            import.size = sizes.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
            paths.iter().try_for_each(|path| import.path(path))?;
            import.tell(import.size);
            Ok(())
        })
    }

    /// Lets `read` take in what it will, as one import.
    pub(in crate::store) fn take_in(
        &mut self,
        progress: &mut dyn FnMut(usize, Progress),
        read: impl FnOnce(&mut Import) -> Result<(), StoreError>,
    ) -> Result<GraphCounts, StoreError> {
        self.take_in_where(true, progress, read)
    }

    /// The same; without indexes where it looks nobody up but by id.
    pub(in crate::store) fn take_in_where(
        &mut self,
        bare: bool,
        progress: &mut dyn FnMut(usize, Progress),
        read: impl FnOnce(&mut Import) -> Result<(), StoreError>,
    ) -> Result<GraphCounts, StoreError> {
        let now = (self.now)().to_string();
        self.at_length(PAGE_CACHE, |store| {
            store.load(|db| {
                let mut import = Import::new(db, now, progress)?;
                if bare {
                    without_indexes(db, || read(&mut import))?;
                } else {
                    read(&mut import)?;
                }
                import.settle()
            })
        })
    }
}

/// An import on its way. Of what is large in a tenant it keeps nothing but the file's own rows.
pub(in crate::store) struct Import<'a> {
    pub(in crate::store::import) db: &'a Connection,
    // The two that run for everybody; to look them up each time would be felt.
    insert_user: CachedStatement<'a>,
    insert_license: CachedStatement<'a>,
    now: String,
    progress: &'a mut dyn FnMut(usize, Progress),
    /// Bytes to be read.
    pub(in crate::store::import) size: u64,
    /// Bytes of the files that were read.
    bytes: u64,
    /// Objects read.
    read: usize,
    counts: GraphCounts,
    products: HashMap<Uuid, i64>,
    plans: HashMap<Uuid, i64>,
    /// Which plans are in which products, as far as this import has asked.
    inside: HashSet<(i64, i64)>,
    groups: HashMap<Uuid, i64>,
    /// Whether members wait for the group whose they are.
    waiting: bool,
    /// What the `subscribedSkus` say, by product.
    seats: BTreeMap<i64, Seats>,
    /// Who holds a role: users that may not be in the file yet.
    holders: BTreeMap<Role, Vec<Uuid>>,
}

impl<'a> Import<'a> {
    fn new(db: &'a Connection, now: String, progress: &'a mut dyn FnMut(usize, Progress)) -> Result<Self, StoreError> {
        db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS waiting (id TEXT NOT NULL)")?;
        Ok(Self {
            db,
            insert_user: db.prepare_cached(users::INSERT)?,
            insert_license: db.prepare_cached(users::LICENSE)?,
            now,
            progress,
            size: 0,
            bytes: 0,
            read: 0,
            counts: GraphCounts::default(),
            products: HashMap::new(),
            plans: HashMap::new(),
            inside: HashSet::new(),
            groups: HashMap::new(),
            waiting: false,
            seats: BTreeMap::new(),
            holders: BTreeMap::new(),
        })
    }

    fn path(&mut self, path: &Path) -> Result<(), StoreError> {
        let mut known = false;
        for file in files(path).map_err(|source| broken(path, source))? {
            let input = File::open(&file).map_err(|source| broken(&file, source))?;
            known |= self.file(&shown(&file), input)?;
        }
        if known { Ok(()) } else { Err(GraphError::Nothing { path: shown(path) }.into()) }
    }

    /// Takes in one file. Says whether there was anything in it that is known.
    pub fn file(&mut self, name: &str, input: impl Read + Send) -> Result<bool, StoreError> {
        let (mut known, mut number, mut items) = (false, 0, 0_usize);
        let bytes = AtomicU64::new(self.bytes);
        let read = stream::each(Counted { input, bytes: &bytes }, Ready::of, |ready| {
            items += 1;
            if items.is_multiple_of(1000) {
                self.tell(bytes.load(Relaxed));
            }
            known |= !matches!(ready, Ready::Other(_) | Ready::Response { of_a_kind: false });
            let refused =
                |bad, object| GraphError::Object { file: name.to_owned(), number: number + 1, name: object, bad };
            match ready {
                Ready::Response { .. } => return Ok(()),
                Ready::Member(member) => return Ok(self.member(member)?),
                Ready::Other(why) => self.counts.skip(name, why),
                Ready::User(user) => {
                    self.user(&user)?;
                    self.counts.users += 1;
                }
                Ready::Bad(bad, object) => return Err(refused(bad, object).into()),
                Ready::Object(kind, object) => match self.object(kind, &object) {
                    Ok(None) => {}
                    Ok(Some(why)) => self.counts.skip(name, why),
                    Err(Trouble::Bad(bad)) => return Err(refused(bad, object.name()).into()),
                    Err(Trouble::Store(error)) => return Err(error),
                },
            }
            self.forget_members()?;
            number += 1;
            self.read += 1;
            Ok::<_, StoreError>(())
        })?;
        self.bytes = bytes.into_inner();
        match read {
            Ok(()) => Ok(known),
            Err(error) if error.is_io() => Err(StoreError::File { file: name.to_owned(), source: error.into() }),
            Err(error) => Err(GraphError::json(name, &error).into()),
        }
    }

    /// Counts something read, and tells of it now and then.
    pub(in crate::store::import) fn count(&mut self, bytes: u64) {
        self.read += 1;
        if self.read.is_multiple_of(1000) {
            self.tell(bytes);
        }
    }

    pub(in crate::store::import) fn tell(&mut self, bytes: u64) {
        let number = |bytes| usize::try_from(bytes).unwrap_or(usize::MAX);
        (self.progress)(self.read, Progress { done: number(bytes), total: number(self.size) });
    }

    /// Takes in one object, or says why not.
    fn object(&mut self, kind: Kind, object: &Object) -> Result<Option<Why>, Trouble> {
        let count = match kind {
            Kind::User => {
                self.user(&User::read(object)?)?;
                &mut self.counts.users
            }
            Kind::SubscribedSku => {
                self.subscribed_sku(object)?;
                &mut self.counts.products
            }
            Kind::Subscription => {
                self.subscription(object)?;
                &mut self.counts.subscriptions
            }
            Kind::Group | Kind::Device if gone(object) => return Ok(Some(Why::Gone)),
            Kind::Group => {
                self.group(object)?;
                &mut self.counts.groups
            }
            Kind::Device => {
                self.device(&Device::read(object)?)?;
                &mut self.counts.devices
            }
            Kind::Role if !self.role(object)? => return Ok(Some(Why::OtherRole)),
            Kind::Role => &mut self.counts.roles,
            // There is one, and it is the tenant itself.
            Kind::Organization => {
                self.organization(object)?;
                return Ok(None);
            }
        };
        *count += 1;
        Ok(None)
    }
}

/// Counts the bytes that are read.
pub(in crate::store::import) struct Counted<'b, R> {
    pub(in crate::store::import) input: R,
    pub(in crate::store::import) bytes: &'b AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.bytes.fetch_add(count as u64, Relaxed);
        Ok(count)
    }
}

/// What the directory only says the end of.
fn gone(object: &Object) -> bool {
    object.says("@removed") || !matches!(object.get("deletedDateTime"), None | Some(object::Node::Null))
}

pub(in crate::store::import) fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}

pub(in crate::store::import) fn broken(path: &Path, source: io::Error) -> StoreError {
    StoreError::File { file: shown(path), source }
}

/// The path itself, or the JSON files of the folder in order. Links to folders are not followed: they may lead in a circle.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = path.read_dir()?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_unstable_by_key(std::fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) && path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
pub(in crate::store) mod tests;
