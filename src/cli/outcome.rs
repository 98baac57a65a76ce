//! How a command ends.

use std::io;
use std::process::ExitCode;

use crate::domain::refusal::Refusal;
use crate::store::{SaveError, StoreError};

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done = 0,
    /// The disk, a file, a bug; or a check found a problem.
    Broken = 1,
    /// The command line was wrong.
    Usage = 2,
    /// A rule refused, and nothing was changed.
    Refused = 3,
    /// Part was done and part refused.
    Partly = 4,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

pub type Outcome = Result<Status, Failure>;

/// Why a command came to no answer.
#[derive(Debug)]
pub enum Failure {
    /// Said in a sentence of ours, whose id is the code in JSON too.
    Said { status: Status, id: &'static str, args: Vec<(&'static str, String)> },
    /// Refused before there was a change to judge.
    Refused(Vec<Refusal>),
    /// The tenant file, or a file to be imported.
    Store(Box<StoreError>),
    /// The answer could not be written.
    Output(io::Error),
}

impl Failure {
    /// The command line was wrong.
    pub fn usage(id: &'static str, args: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self::Said { status: Status::Usage, id, args: args.into_iter().collect() }
    }

    /// Nobody of that name, where a user is looked up: a change refuses instead.
    pub fn no_such_user(name: &str) -> Self {
        Self::usage("cli-no-such-user", [("user", name.to_owned())])
    }

    /// A file could not be understood.
    pub fn broken(id: &'static str, args: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self::Said { status: Status::Broken, id, args: args.into_iter().collect() }
    }

    /// The word for it in JSON.
    pub fn code(&self) -> String {
        match self {
            Self::Said { id, .. } => id.trim_start_matches("cli-").replace('-', "_"),
            Self::Refused(_) => "refused".to_owned(),
            Self::Output(_) => "output".to_owned(),
            Self::Store(error) => match **error {
                StoreError::NoFile { .. } => "no_file",
                StoreError::NotATenant { .. } => "not_a_tenant",
                StoreError::Newer { .. } => "newer_file",
                StoreError::Import(_) => "import",
                _ => "broken",
            }
            .to_owned(),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(Box::new(error))
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Refused(refusals) => Self::Refused(refusals),
            SaveError::Broken(error) => error.into(),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
