//! Files from elsewhere, read into what the house knows.

pub mod catalog;

/// A file that could not be taken in. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Microsoft's product table.
    #[error(transparent)]
    Catalog(#[from] catalog::CatalogFileError),
}
