//! What can be asked of a writer. Each asker is answered through a channel of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use handvat_model::edit::StepLabel;
use handvat_model::history::Step;
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::beamer::BeamerState;
use handvat_protocol::command::Command;
use handvat_protocol::event::SaveState;
use handvat_protocol::failure::Fault;
use handvat_store::checkpoint::Checkpointed;
use handvat_store::document::{Document, Moved, Recall};

use crate::folder::Watch;
use crate::keeping::Keeping;

use super::Start;
use super::outside::Seen;

/// What became of a command: the record it made, if any.
pub(crate) type Done = Result<Option<Id>, Fault>;

/// Takes the results of a batch.
pub(crate) type Answer = Sender<Result<Vec<Done>, Fault>>;

/// A change that is worked out from the present state and the ids that were ever used: a version restored, another
/// hand's work taken in.
pub(crate) type WorkOut = Box<dyn FnOnce(&Workshop, &dyn Fn(&Id) -> bool) -> Result<(StepLabel, Patch), Fault> + Send>;

/// A request to the writer.
pub(crate) enum Ask {
    Send {
        from: Option<Page>,
        work: Work,
        reply: Answer,
    },
    Look {
        reply: Sender<Arc<Workshop>>,
    },
    Snapshot {
        beamer: BeamerState,
        reply: Sender<Vec<u8>>,
    },
    /// Patches are pushed from now on.
    Follow {
        reply: Sender<()>,
    },
    State {
        reply: Sender<SaveState>,
    },
    Place {
        reply: Sender<Option<PathBuf>>,
    },
    Keeping {
        reply: Sender<Arc<Keeping>>,
    },
    /// The steps that led here, as far as they are known.
    Steps {
        reply: Sender<Result<Vec<Step>, Fault>>,
    },
    /// Somebody decided about what came back.
    KeepRecovered {
        reply: Sender<Result<(), Fault>>,
    },
    Checkpoint {
        reply: Sender<Result<(), Fault>>,
    },
    SaveAs {
        path: PathBuf,
        reply: Sender<Result<(), Fault>>,
    },
    SaveCopy {
        path: PathBuf,
        reply: Sender<Result<(), Fault>>,
    },
    /// Ends the writer; without `anyway` not while work is in memory only.
    Close {
        anyway: bool,
        reply: Sender<Result<(), Fault>>,
    },
    /// From the checkpoint's thread.
    Finished(Box<Result<Checkpointed, Fault>>),
    /// From the thread that wrote the file to its new place.
    Moved {
        result: Box<Result<Moved, Fault>>,
        path: PathBuf,
        reply: Sender<Result<(), Fault>>,
    },
    /// From the thread that hung with the document, when the disk answers again.
    Back(Box<Document>),
    /// From the thread that wrote a decision down.
    Decided {
        result: Result<(), Fault>,
        reply: Sender<Result<(), Fault>>,
    },
    /// Something stirs in the file's folder.
    Touched,
    /// From the thread that looked at what another program did with the file.
    Seen(u64, Box<Seen>),
    /// From the thread that set a watch on the file's folder up, with the number of the place.
    Watching(u64, Option<Watch>),
    /// From the thread that read what led to the workshop's state when it was opened.
    Recalled(Arc<Recall>, Option<Vec<Step>>),
    /// From the thread that looks after who has the workshop open elsewhere.
    Followed(Box<Start>),
}

impl Ask {
    /// Whether it is more than a look, or the end of what was begun.
    pub(super) fn begins_something(&self) -> bool {
        matches!(
            self,
            Self::Send { .. }
                | Self::Checkpoint { .. }
                | Self::SaveAs { .. }
                | Self::SaveCopy { .. }
                | Self::Close { .. }
        )
    }
}

/// What is to be done, durable before it is answered.
pub(crate) enum Work {
    /// As hosts and scripts send them.
    Commands(Vec<Command>),
    /// One step.
    Change(Origin, WorkOut),
}

/// Whose undo takes a step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The one who sits at the laptop, whichever page or program the edits come from.
    Facilitator,
    /// Another hand that wrote the same file. Nobody's undo takes it back.
    Outside,
}

impl Origin {
    /// In the journal.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Outside => "outside",
        }
    }
}

/// A page and the number of its batch.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) client: String,
    pub(crate) sequence: u64,
}
