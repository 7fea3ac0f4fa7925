//! The start screen: what was open before, and what was never given a file.

use std::path::PathBuf;

use handvat_protocol::console::{Recent, Reply, StartPage, Unsaved};
use handvat_protocol::failure::Fault;

use super::{Desk, name_of};
use crate::lock::lock;
use crate::settings::RecentFile;
use crate::workshop::OpenWorkshop;

impl Desk {
    pub(super) fn start_page(&self) -> StartPage {
        StartPage {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            recents: self.recents(),
            unsaved: self.unsaved(),
            dialogs: self.dialogs,
            open: lock(&self.open).is_some(),
            language: self.language(),
        }
    }

    fn recents(&self) -> Vec<Recent> {
        let settings = lock(&self.settings).clone();
        let recent = |recent: RecentFile| Recent {
            handle: recent.handle(),
            file: name_of(&recent.path),
            folder: recent.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            missing: self.files.identity(&recent.path).is_err(),
            title: recent.title,
            opened: recent.opened,
        };
        settings.recents.into_iter().map(recent).collect()
    }

    pub(super) fn recent(&self, handle: &str) -> Result<PathBuf, Fault> {
        let settings = lock(&self.settings);
        let recent = settings.recents.iter().find(|recent| recent.handle() == handle);
        recent.map(|recent| recent.path.clone()).ok_or_else(|| Fault::new("unknown-handle"))
    }

    pub(super) fn forget(&self, handle: &str) -> Result<Reply, Fault> {
        let path = self.recent(handle)?;
        lock(&self.settings).recents.retain(|recent| recent.path != path);
        self.keep_settings();
        Ok(Reply::Done)
    }

    pub(super) fn discard(&self, handle: &str) -> Result<Reply, Fault> {
        OpenWorkshop::discard(&self.hand(), handle)?;
        Ok(Reply::Done)
    }

    fn unsaved(&self) -> Vec<Unsaved> {
        let own = self.current().ok().and_then(|workshop| workshop.untitled_handle());
        OpenWorkshop::unsaved(&self.hand())
            .into_iter()
            .filter(|unsaved| Some(&unsaved.handle) != own.as_ref())
            .collect()
    }
}
