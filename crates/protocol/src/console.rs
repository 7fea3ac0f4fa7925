//! What the console may ask. The beamer and the participants get tables of their own.

use handvat_model::id::Id;
use handvat_model::records::{Language, Voice};
use handvat_report::scene::{Point, Scene};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alike::AlikeGroup;
use crate::beamer::{BeamerTheme, Frame, ShowChoice};
use crate::command::{Batch, Outcome};
use crate::gallery::{Gallery, Instrument};
use crate::past::{Comparison, MergeCount, Past, Timeline, WorkshopCopy};

/// A request of the console's page. Files are named by handles that the core gave out, never by paths.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "call", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// What the start screen shows.
    Start,
    /// An untitled workshop from a template.
    New {
        /// Its id.
        template: Id,
    },
    /// An untitled copy of the sample.
    OpenSample,
    /// Everything that one can begin with.
    Gallery,
    /// How an instrument or a kit is run.
    Instrument {
        /// The id of its template.
        template: Id,
    },
    /// An untitled workshop from a template, filled to rehearse with.
    NewFilled {
        /// Its id.
        template: Id,
    },
    /// Puts the sheets of a template into the open workshop, as one step that can be undone.
    AddSheets {
        /// Its id.
        template: Id,
    },
    /// Asks for a file in a dialog and opens it.
    Open,
    /// Opens an entry of the recent list.
    OpenRecent {
        /// From [`Recent::handle`].
        handle: String,
    },
    /// Takes an entry off the recent list; the file stays.
    ForgetRecent {
        /// From [`Recent::handle`].
        handle: String,
    },
    /// Opens a workshop that was never given a file.
    Recover {
        /// From [`Unsaved::handle`].
        handle: String,
    },
    /// Throws a workshop away that was never given a file; the page asks first.
    Discard {
        /// From [`Unsaved::handle`].
        handle: String,
    },
    /// Writes the file now; asks for a place when there is none yet.
    Save,
    /// Asks for a place and goes on there.
    SaveAs,
    /// Asks for a place and writes a copy there.
    SaveCopy,
    /// Back to the start screen. An untitled workshop stays recoverable.
    Close,
    /// Ends the program after writing the file, whatever the page asked.
    Quit,
    /// Edits.
    Send {
        /// See there.
        batch: Batch,
    },
    /// The sheet without its notes, in the program's language.
    Sheet {
        /// Which one.
        canvas: Id,
    },
    /// The program's language, kept for the next start.
    SetLanguage {
        /// Dutch or English.
        language: Language,
    },
    /// Asks for a place and writes an export there; in a browser it is downloaded instead.
    Export {
        /// What and how.
        export: Export,
    },
    /// Asks for a CSV or text file and shows what is in it.
    PickImport,
    /// Shows what is in a text that was pasted.
    PreviewTable {
        /// As the clipboard gave it: lines, or a table with tabs or another separator.
        text: String,
        /// Whether the first row names the columns; seen from its words when not given.
        #[serde(default)]
        heading: Option<bool>,
    },
    /// Brings in what was picked or pasted, as one step: as a counted stack unless `how` says otherwise.
    Import {
        /// From [`ImportPreview::handle`].
        handle: String,
        /// Where to.
        zone: Option<Id>,
        /// The column of a CSV file.
        column: Option<String>,
        /// Whose words these are.
        voice: Voice,
        /// What else counts; when not given all lies in one stack.
        #[serde(default)]
        #[ts(optional)]
        how: Option<ImportHow>,
    },
    /// Notes that say much the same.
    Similar {
        /// Of this sheet; of the whole workshop when not given.
        #[serde(default)]
        canvas: Option<Id>,
        /// How alike they are at least, in percent: 1 to 100.
        percent: u8,
    },
    /// Puts a picture on the clipboard; a browser asks for the bytes and does it itself.
    CopyPicture {
        /// PNG or SVG.
        export: Export,
    },
    /// The workshop's versions.
    Versions,
    /// Keeps the present state as a version that never goes by itself.
    KeepVersion {
        /// What it is called.
        name: String,
    },
    /// Gives a version a name, which also keeps it.
    NameVersion {
        /// From [`crate::past::Version::handle`].
        handle: String,
        /// What it is called.
        name: String,
    },
    /// Sets what the versions of one workshop may take, in bytes; answered with the versions.
    SetVersionsBudget {
        /// In bytes.
        #[ts(type = "number")]
        bytes: u64,
    },
    /// A past state beside the present one.
    Compare {
        /// Which one.
        past: Past,
    },
    /// Makes a past state the present one, as one step that can be undone. The present one is kept as a version.
    Restore {
        /// Which one.
        past: Past,
    },
    /// What came back after a crash is looked at and kept.
    KeepRecovered,
    /// Other files with the same workshop that lie beside ours.
    Copies,
    /// Asks for another file with the same workshop.
    PickCopy,
    /// Takes in what another file with the same workshop has, as one step that can be undone.
    Merge {
        /// From [`WorkshopCopy::handle`].
        handle: String,
    },
    /// Offers a copy no more; its file stays.
    ForgetCopy {
        /// From [`WorkshopCopy::handle`].
        handle: String,
    },
    /// Chooses what the beamer shows.
    Show {
        /// See there.
        view: ShowChoice,
    },
    /// Keeps the beamer's picture as it is, or lets it follow again.
    Freeze {
        /// Whether it stays.
        on: bool,
    },
    /// Makes the beamer black, or lets it be seen again.
    Black {
        /// Whether nothing is to be seen.
        on: bool,
    },
    /// How the beamer looks, kept for the next start.
    BeamerTheme {
        /// See there.
        theme: BeamerTheme,
    },
    /// Opens or closes the beamer's window; a browser opens its page itself.
    BeamerWindow {
        /// Whether it is to be open.
        open: bool,
    },
    /// What the room sees now, to be looked at on the console.
    BeamerPicture,
    /// Where the console's pointer is on the sheet that the beamer shows.
    PointAt {
        /// In canvas units; none when it is elsewhere.
        at: Option<Point>,
    },
    /// Begins a countdown, in place of the one that was.
    StartCountdown {
        /// From how many seconds, at least 1 and at most a day.
        seconds: u32,
    },
    /// Holds the countdown.
    PauseCountdown,
    /// Lets the countdown go on.
    ResumeCountdown,
    /// Gives a minute more, also when it is over.
    AddMinute,
    /// Away with the countdown.
    StopCountdown,
    /// The actions that are on now, such as the view and the theme, for a native menu to tick.
    MarkMenu {
        /// The ids of the page's actions.
        on: Vec<String>,
    },
    /// A fault in the page, for the log.
    Log {
        /// Without workshop text.
        message: String,
    },
}

/// The answer to a [`Request`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "reply", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reply {
    /// Nothing to say.
    Done,
    /// The dialog was closed without a choice.
    Cancelled,
    /// For the start screen.
    Start {
        /// See there.
        page: StartPage,
    },
    /// What one can begin with.
    Gallery {
        /// See there.
        gallery: Gallery,
    },
    /// How it is run.
    Instrument {
        /// See there.
        instrument: Box<Instrument>,
    },
    /// A workshop is open: ask for a snapshot.
    Opened,
    /// What became of each command, in order.
    Outcomes {
        /// One each.
        outcomes: Vec<Outcome>,
    },
    /// The sheet without its notes.
    Sheet {
        /// To be drawn under the notes.
        scene: Scene,
    },
    /// Written to a place that the user chose.
    Written {
        /// The file's name.
        file: String,
        /// Characters that no typeface of the program has.
        missing: Vec<String>,
    },
    /// What is in the file that was picked.
    Preview {
        /// See there.
        preview: ImportPreview,
    },
    /// What came in.
    Imported {
        /// How many notes.
        notes: u32,
        /// What did not, and why: one sentence each.
        left_out: Vec<String>,
        /// What came in although its row was not of the table's form: one sentence each.
        doubtful: Vec<String>,
        /// How many rows said the same as another or as a note, and became none.
        merged: u32,
        /// The stack they lie in, when it is one.
        cluster: Option<Id>,
    },
    /// Notes that are alike, the most alike first.
    Similar {
        /// Each with two notes at least.
        groups: Vec<AlikeGroup>,
    },
    /// The versions.
    Versions {
        /// See there.
        timeline: Timeline,
    },
    /// Two states.
    Comparison {
        /// See there.
        comparison: Box<Comparison>,
    },
    /// Other files with the same workshop.
    Copies {
        /// The last edited first.
        copies: Vec<WorkshopCopy>,
    },
    /// Another's changes came in.
    Merged {
        /// How many.
        count: MergeCount,
    },
    /// What the room sees.
    BeamerPicture {
        /// The same that the beamer's pages are told.
        frame: Box<Frame>,
    },
}

/// What the start screen shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartPage {
    /// The program's language.
    pub language: Language,
    /// The program's version.
    pub version: String,
    /// Newest first.
    pub recents: Vec<Recent>,
    /// Workshops that were never given a file, newest first.
    pub unsaved: Vec<Unsaved>,
    /// Whether this host has native dialogs.
    pub dialogs: bool,
    /// Whether a workshop is open now.
    pub open: bool,
}

/// An entry of the recent list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Names it in requests.
    pub handle: String,
    /// The workshop's title.
    pub title: String,
    /// The file's name.
    pub file: String,
    /// The folder, for people.
    pub folder: String,
    /// When it was opened last, ISO 8601 in UTC.
    pub opened: String,
    /// Whether the file is gone.
    pub missing: bool,
}

/// A workshop that was never given a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsaved {
    /// Names it in requests.
    pub handle: String,
    /// Its title.
    pub title: String,
    /// When it was edited last, ISO 8601 in UTC.
    pub edited: String,
    /// How many notes.
    pub notes: u32,
    /// How many actions.
    pub actions: u32,
}

/// What to export and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Export {
    /// The kind of file.
    pub format: ExportFormat,
    /// Of the PDF.
    #[serde(default)]
    pub paper: Paper,
    /// Of the PDF.
    #[serde(default)]
    pub profile: Profile,
    /// Of posters: without notes, with questions and prompts.
    #[serde(default)]
    pub blank: bool,
    /// Of the words around the notes; the workshop's own when not given.
    #[serde(default)]
    pub language: Option<Language>,
    /// The sheet: for a picture the first when not given, for posters all of them.
    #[serde(default)]
    pub canvas: Option<Id>,
    /// ISO date that the document carries; the last edit's when not given.
    #[serde(default)]
    pub date: Option<String>,
    /// Of a picture: what of the sheet; all of it when not given.
    #[serde(default)]
    #[ts(optional)]
    pub picture: Option<Picture>,
}

/// Kinds of file that leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// The action plan.
    Pdf,
    /// A picture of a sheet.
    Svg,
    /// The same, as pixels.
    Png,
    /// Actions as a table.
    Csv,
    /// The whole workshop as text.
    Md,
}

impl ExportFormat {
    /// Of the file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Md => "md",
        }
    }

    /// For a download.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Md => "text/markdown; charset=utf-8",
        }
    }
}

pub use crate::import::{ImportColumn, ImportGuess, ImportHow, ImportPreview};
pub use crate::picture::Picture;
pub use crate::profile::Profile;
pub use handvat_report::plan::Paper;
