//! A workshop that is open elsewhere: seen as far as its holder has come, and worked on here once the holder is
//! gone. A thread of its own looks after the holder, since looking takes as long as the file's disk.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use handvat_model::history::History;
use handvat_store::following::Follower;

use super::asks::Ask;
use super::behind::Behind;
use super::recalling::Earlier;
use super::{Start, Writer};

/// How often the holder is looked after.
const ROUND: Duration = Duration::from_secs(1);

/// Somebody looks after the holder until this is dropped.
pub(super) struct Following {
    _wanted: Arc<()>,
}

/// Tells the writer of everything that the holder does, and at last that the workshop is ours. None when there is
/// no thread to be had: the workshop is then looked at as it is.
pub(super) fn follow(mut follower: Follower, asks: Sender<Ask>) -> Option<Following> {
    let wanted = Arc::new(());
    let still_wanted = Arc::downgrade(&wanted);
    let look = move || {
        loop {
            std::thread::sleep(ROUND);
            if still_wanted.strong_count() == 0 {
                return;
            }
            // What cannot be read just now is looked at again.
            let Ok(Some(opened)) = follower.look() else { continue };
            let start = Start::of(opened);
            let ended = start.document.follower().is_none();
            if asks.send(Ask::Followed(Box::new(start))).is_err() || ended {
                return;
            }
        }
    };
    std::thread::Builder::new().name("follow".to_owned()).spawn(look).ok()?;
    Some(Following { _wanted: wanted })
}

impl Writer {
    /// Goes on with what was found. One who has saved to another file meanwhile goes on there, and lets this one go.
    pub(super) fn followed(&mut self, mut found: Start) {
        if self.following.is_none() || self.closing.is_some() {
            return;
        }
        if found.document.follower().is_none() {
            self.following = None;
        }
        let (keeping, replaced) = found.keeping(&self.hand);
        (self.keeping, self.replaced) = (Arc::new(keeping), replaced);
        let changed = found.workshop.revision != found.document.saved_revision();
        self.last_edit = Instant::now();
        self.dirty_since = (changed && found.read_only.is_none()).then_some(self.last_edit);
        self.saved = found.document.saved_revision();
        self.document = Some(Box::new(found.document));
        self.behind = Behind::new(&found.workshop);
        self.workshop = Arc::new(found.workshop);
        (self.history, self.earlier, self.told_reach) = (History::default(), Earlier::new(found.recall), None);
        (self.recovered, self.read_only, self.trouble) = (found.recovered, found.read_only, found.trouble);
        if self.read_only.is_none() {
            self.outside.wanted = self.trouble.as_ref().is_some_and(|fault| fault.code == "file-changed-outside");
            self.watch_folder();
        }
        self.begin_anew();
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;

    use handvat_model::records::Language;
    use handvat_store::document::{Document, Opened};
    use handvat_store::files::RealFiles;
    use handvat_store::opening::Access;
    use handvat_words::Words;

    use super::*;
    use crate::templates;
    use crate::workshop::{Hand, OpenWorkshop};

    fn hand(folder: &Path) -> Hand {
        Hand {
            files: Arc::new(RealFiles),
            data: folder.join("data"),
            tell: Arc::new(|_| {}),
            words: Arc::new(|| Words::new(&Language::English)),
            in_memory: true,
        }
    }

    fn opened(folder: &Path) -> Opened {
        Document::open(Arc::new(RealFiles), &folder.join("data"), &folder.join("day.handvat"), Access::EditOrLook)
            .unwrap()
    }

    fn first(folder: &Path) -> OpenWorkshop {
        let sample = templates::sample(&Language::English);
        let first = OpenWorkshop::begin(hand(folder), sample).unwrap();
        first.save_as(&folder.join("day.handvat")).unwrap();
        first.send_alone(vec![serde_json::from_str(r#"{"edit":"setDetails","title":"Later"}"#).unwrap()]).unwrap();
        first
    }

    fn writer(folder: &Path) -> Box<Writer> {
        let (asks, inbox) = channel();
        Writer::new(hand(folder), inbox, asks, Start::of(opened(folder)))
    }

    #[test]
    fn who_only_looks_has_nothing_to_do_until_there_is_something_to_see() {
        let folder = tempfile::tempdir().unwrap();
        let _first = first(folder.path());
        let mut writer = writer(folder.path());
        assert_ne!(writer.workshop.revision, writer.saved, "the journal of the first is ahead of the file");
        assert_eq!(writer.patience(), Duration::from_hours(1));
        writer.followed(Start::of(opened(folder.path())));
        assert_eq!(writer.patience(), Duration::from_hours(1));
    }

    #[test]
    fn who_saved_to_another_file_stays_there_when_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let first = first(folder.path());
        let mut writer = writer(folder.path());
        drop(first);
        let found = Start::of(opened(folder.path()));
        assert!(found.read_only.is_none());
        writer.following = None;
        writer.followed(found);
        assert!(writer.read_only.is_some(), "what was found is let go");
        assert!(opened(folder.path()).read_only.is_none(), "and its lock is free");
    }
}
