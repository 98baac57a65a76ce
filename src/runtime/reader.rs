//! A thread that reads the tenant file, over a connection of its own.

use std::iter;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::searcher::failed;
use crate::app::Msg;
use crate::domain::role::Principal;
use crate::store::{Access, Store};

/// What a thread that reads begins with.
pub(super) struct Reader {
    pub path: PathBuf,
    pub by: Principal,
    pub told: Sender<Msg>,
}

impl Reader {
    fn open(&self) -> Option<Store> {
        let opened = Store::open(&self.path, Access::ReadOnly);
        let opened = opened.and_then(|store| store.sign_in(&self.by).map(|()| store));
        // Nobody there to hear it: the program is over.
        opened.map_err(|error| drop(self.told.send(Msg::Event(failed(&error))))).ok()
    }

    /// Opens the file at once.
    pub fn start(self, run: impl FnOnce(Store, Principal, Sender<Msg>) + Send + 'static) -> JoinHandle<()> {
        thread::spawn(move || {
            if let Some(store) = self.open() {
                run(store, self.by, self.told);
            }
        })
    }

    /// Opens the file when the first order comes: the first screen need not wait for it.
    pub fn wait<T: Send + 'static>(
        self,
        orders: Receiver<T>,
        run: impl FnOnce(&Store, Principal, &mut dyn Iterator<Item = T>, &Sender<Msg>) + Send + 'static,
    ) -> JoinHandle<()> {
        thread::spawn(move || {
            if let Ok(first) = orders.recv()
                && let Some(store) = self.open()
            {
                run(&store, self.by, &mut iter::once(first).chain(orders), &self.told);
            }
        })
    }
}
