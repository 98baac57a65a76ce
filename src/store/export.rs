//! The tenant in the form of others.

pub mod changes;
pub mod csv;
pub mod graph;
pub mod powershell;
pub mod requests;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::StoreError;
use crate::domain::text::clean;

/// What broke: the tenant or the file.
enum Trouble {
    Store(StoreError),
    File(io::Error),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

/// Writes a file aside and gives it its name when all of it is on the disk. Only its owner can read it. What has that
/// name already is replaced if it may be, and else left alone.
fn whole(
    path: &Path,
    replace: bool,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Trouble>,
) -> Result<(), StoreError> {
    let mut aside = OsString::from(path);
    aside.push(".part");
    let aside = PathBuf::from(aside);
    let free = || {
        let taken = !replace && path.symlink_metadata().is_ok();
        if taken { Err(io::Error::from(io::ErrorKind::AlreadyExists)) } else { Ok(()) }
    };
    // Before the work, and once more after it: it may have taken long.
    let written = free().map_err(Trouble::from).and_then(|()| {
        let _ = fs::remove_file(&aside);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = BufWriter::with_capacity(64 * 1024, options.open(&aside)?);
        write(&mut file)?;
        let file: File = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        free()?;
        Ok(fs::rename(&aside, path)?)
    });
    written.map_err(|trouble| {
        let _ = fs::remove_file(&aside);
        match trouble {
            Trouble::Store(error) => error,
            Trouble::File(source) => broken(path, source),
        }
    })
}

fn broken(path: &Path, source: io::Error) -> StoreError {
    StoreError::File { file: clean(&path.display().to_string()).into_owned(), source }
}
