//! What the command line gives a workshop to work with.

use std::path::Path;
use std::sync::Arc;

use handvat_protocol::failure::Fault;
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_session::settings::system_language;
use handvat_session::workshop::Hand;
use handvat_store::files::RealFiles;
use handvat_words::Words;

/// Files, the program's own folder, nobody that listens. When the journal cannot be written edits are refused:
/// what a script is told must be true.
pub(crate) fn hand(words: Words) -> Hand {
    Hand {
        files: Arc::new(RealFiles),
        data: data_folder(),
        tell: Arc::new(|_| {}),
        words: Arc::new(move || words),
        in_memory: false,
    }
}

/// Writes a file, whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    handvat_store::write_whole(&RealFiles, path, bytes).map_err(|failure| coded(&failure))
}

/// The words of this run: `HANDVAT_LANG` where it is set, else the system's language.
pub(crate) fn words() -> Words {
    Words::new(&system_language())
}
