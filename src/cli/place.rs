//! Where files are when no `--db` names one: by the XDG rules on every Unix.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::outcome::Failure;

/// The operator's own tenant.
pub fn tenant() -> Result<PathBuf, Failure> {
    file("tenant.db")
}

/// The sample tenant: a file of its own, so that making it anew destroys nothing.
pub fn demo() -> Result<PathBuf, Failure> {
    file("demo.db")
}

/// The tenant that was opened or imported last, if it is still there.
pub fn last_used() -> Option<PathBuf> {
    let line = fs::read_to_string(file("last").ok()?).ok()?;
    Some(PathBuf::from(line.strip_suffix('\n').unwrap_or(&line))).filter(|path| path.is_file())
}

/// Notes the tenant last used. When that fails nothing is lost but a convenience.
pub fn remember(path: &Path) {
    let Ok(note) = file("last") else { return };
    let path = std::path::absolute(path);
    if last_used().as_deref() != path.as_ref().ok().map(PathBuf::as_path)
        && let Some(line) = path.as_ref().ok().and_then(|path| path.to_str())
    {
        let _ = note.parent().map(fs::create_dir_all);
        let _ = fs::write(note, format!("{line}\n"));
    }
}

fn file(name: &str) -> Result<PathBuf, Failure> {
    let folders = etcetera::choose_base_strategy().map_err(|_| Failure::usage("cli-no-home", []))?;
    Ok(folders.data_dir().join("seatdeck").join(name))
}
