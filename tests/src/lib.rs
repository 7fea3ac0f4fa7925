//! What holds for the project as a whole. The tests stand in `tests/`; here is what they share.

use std::path::{Path, PathBuf};

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of the project as text.
///
/// # Panics
/// When it cannot be read: the project is not whole then.
pub fn text(file: &str) -> String {
    let file = root().join(file);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
