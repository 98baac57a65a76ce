//! Files from elsewhere, read into what the house knows.

pub mod catalog;
pub mod graph;
pub mod people;
pub mod users;

/// A file that could not be taken in. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Microsoft's product table.
    #[error(transparent)]
    Catalog(#[from] catalog::CatalogFileError),
    /// A list of new users.
    #[error(transparent)]
    People(#[from] people::PeopleFileError),
    /// Microsoft Graph's JSON.
    #[error(transparent)]
    Graph(#[from] graph::error::GraphError),
    /// The admin center's **Export users**.
    #[error(transparent)]
    Users(#[from] users::error::UsersFileError),
}
