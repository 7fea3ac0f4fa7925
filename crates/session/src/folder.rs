//! A watch on the folder of a file.

use std::path::Path;

use handvat_store::files::Files;
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// Watches until it is dropped.
pub(crate) struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `stirred` whenever something was written, moved or taken away in the file's folder. None where the
    /// system does not tell, as on some shares: then the next checkpoint finds out. Takes as long as the folder's disk.
    pub(crate) fn on(files: &dyn Files, path: &Path, stirred: impl Fn() -> bool + Send + 'static) -> Option<Self> {
        let folder = files.canonical(path).ok()?.parent()?.to_owned();
        let heard = move |event: notify::Result<notify::Event>| {
            let looked = |kind: &EventKind| match kind {
                // Our own looks must not make us look again.
                EventKind::Access(access) => *access != AccessKind::Close(AccessMode::Write),
                _ => false,
            };
            if event.is_ok_and(|event| !looked(&event.kind)) {
                stirred();
            }
        };
        let mut watcher = notify::recommended_watcher(heard).ok()?;
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _watcher: watcher })
    }
}
