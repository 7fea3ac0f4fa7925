//! What the beamer's page may ask and what it is told. It is a picture: it changes nothing, and what is private is
//! not in these types. People, details, answers and actions other than the one shown have no place here, and a
//! note becomes a [`BeamerNote`] in one function only.

use handvat_model::canvas::{Area, Badge, Tone};
use handvat_model::id::Id;
use handvat_model::records::{Colour, Language, Note, Voice};
use handvat_report::note::NoteText;
use handvat_report::scene::{Point, Scene};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request of the beamer's page. What is not here cannot be called from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "call", rename_all = "camelCase", deny_unknown_fields)]
pub enum BeamerRequest {
    /// The whole picture as it is now. A page that listens is told it first, so it rarely asks.
    Begin,
    /// A fault in the page, for the log.
    Log {
        /// Without workshop text.
        message: String,
    },
    /// All of the screen, or a window again. Only a window of the program's own that does not fill a display by
    /// itself follows; a browser does it without asking.
    TurnFullScreen,
    /// A window again, as after [`BeamerRequest::TurnFullScreen`].
    LeaveFullScreen,
}

/// The answer to a [`BeamerRequest`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "reply", rename_all = "camelCase")]
pub enum BeamerReply {
    /// Nothing to say.
    Done,
    /// The whole picture.
    Frame {
        /// See there.
        frame: Box<Frame>,
    },
}

/// Pushed to every beamer page, in order. The first that a page hears is a [`BeamerEvent::Frame`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "camelCase")]
pub enum BeamerEvent {
    /// A whole new picture: everything before it is void.
    Frame {
        /// See there.
        frame: Box<Frame>,
    },
    /// Something on the shown sheet is otherwise now.
    #[serde(rename_all = "camelCase")]
    Notes {
        /// Notes of the shown sheet.
        puts: Vec<NotePut>,
        /// All stacks of the sheet; none where they stayed as they were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        stacks: Option<Vec<BeamerStack>>,
        /// All links of the sheet; none where they stayed as they were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        links: Option<Vec<BeamerLink>>,
    },
    /// The shown sheet itself is drawn otherwise now.
    Scene {
        /// Without notes.
        scene: Scene,
    },
    /// The countdown was started, stopped or set.
    Countdown {
        /// None when there is none any more.
        countdown: Option<Countdown>,
    },
    /// Where the console's pointer is on the shown sheet, in canvas units.
    Pointer {
        /// None when it is elsewhere.
        at: Option<Point>,
    },
    /// The picture goes black or comes back; everything else goes on behind it.
    Curtain {
        /// Whether nothing is to be seen.
        black: bool,
    },
}

/// Everything that a beamer page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// The program's language, for the page's own words.
    pub language: Language,
    /// How the page looks.
    pub theme: BeamerTheme,
    /// Whether nothing is to be seen.
    pub black: bool,
    /// What is shown.
    pub view: View,
    /// In a corner, or large when it is the view.
    pub countdown: Option<Countdown>,
}

/// How the beamer's page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum BeamerTheme {
    /// Dark on white: what a beamer shows best.
    #[default]
    Light,
    /// Light on dark, for a dark room.
    Dark,
    /// Nothing pale.
    Contrast,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "view", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum View {
    /// A picture to wait with.
    Waiting {
        /// Of the workshop; empty when none is open.
        title: String,
        /// For whom; may be empty.
        organisation: String,
    },
    /// A sheet with what lies on it.
    Sheet {
        /// Which one.
        canvas: Id,
        /// What it is called, in the program's language.
        title: String,
        /// The sheet without notes.
        scene: Scene,
        /// The part to show; none is the whole sheet.
        area: Option<Area>,
        /// What is shown there, for who cannot see it: the name of a zone; none for the whole sheet.
        part: Option<String>,
        /// Lowest first.
        notes: Vec<BeamerNote>,
        /// Lowest first.
        stacks: Vec<BeamerStack>,
        /// Under the notes.
        links: Vec<BeamerLink>,
    },
    /// One note, as large as the screen.
    Note {
        /// See there.
        note: BeamerNote,
        /// Where it lies; none on the pasteboard.
        zone: Option<String>,
    },
    /// Steps by handles.
    Crossings {
        /// See there.
        table: CrossingTable,
    },
    /// One action.
    Action {
        /// What is done.
        title: String,
        /// What for; may be empty.
        why: String,
        /// Names of the steps, in reading order.
        steps: Vec<String>,
        /// Names of the handles, in reading order.
        handles: Vec<String>,
        /// Who answers for it.
        owner: Option<String>,
        /// When it is done, in words.
        due: Option<String>,
        /// By what the group will see that it worked; may be empty.
        measure: String,
    },
    /// A few words, large.
    Card {
        /// May be empty.
        title: String,
        /// One paragraph each.
        lines: Vec<String>,
    },
    /// The countdown and nothing else.
    Countdown,
}

/// A note as the room sees it. Made by [`BeamerNote::of`] only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
#[non_exhaustive]
pub struct BeamerNote {
    /// Which one.
    pub id: Id,
    /// Left edge, in canvas units.
    pub x: f64,
    /// Top edge, in canvas units.
    pub y: f64,
    /// In canvas units.
    pub width: f64,
    /// In canvas units.
    pub height: f64,
    /// The paper.
    pub colour: Colour,
    /// Painting and reading order; equal ones go by id.
    pub order: f64,
    /// Whether it lies face down; then nothing below is there.
    pub hidden: bool,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<NoteText>,
    /// Whose words they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Who wrote it, where the facilitator shows that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The crossing at which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossing: Option<CrossingSign>,
}

/// The mark of a crossing on a note: the step by its badge, the handle by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrossingSign {
    /// The colour of the step.
    pub tone: Tone,
    /// The shape of the step.
    pub badge: Option<Badge>,
    /// The handle's place on the sheet, from 1.
    pub handle: u32,
}

/// What may be told of a note that lies face up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FaceUp {
    /// Its words.
    pub text: Option<NoteText>,
    /// Who wrote it; used only where the note says that it may be shown.
    pub author: Option<String>,
    /// The crossing at which it counts.
    pub crossing: Option<CrossingSign>,
}

impl BeamerNote {
    /// A note as the room may see it. Face down, nothing of its front is even asked for; the author is there only
    /// where the facilitator shows it.
    pub fn of(id: &Id, note: &Note, front: impl FnOnce() -> FaceUp) -> Self {
        let front = if note.hidden { FaceUp::default() } else { front() };
        let (width, height) = note.seen_extent();
        Self {
            id: id.clone(),
            x: note.x,
            y: note.y,
            width,
            height,
            colour: note.colour.clone(),
            order: note.order,
            hidden: note.hidden,
            voice: (!note.hidden).then(|| note.voice.clone()),
            text: front.text,
            author: front.author.filter(|_| note.author_shown),
            crossing: front.crossing,
        }
    }
}

/// A note of the shown sheet as it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NotePut {
    /// Which one.
    pub id: Id,
    /// None: it is no longer there.
    pub note: Option<BeamerNote>,
}

/// A stack of notes as the room sees it: what lies in it is counted, not told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BeamerStack {
    /// Which one.
    pub id: Id,
    /// Left edge, in canvas units.
    pub x: f64,
    /// Top edge, in canvas units.
    pub y: f64,
    /// What it is called; may be empty.
    pub title: String,
    /// The lines of its title.
    pub text: NoteText,
    /// Whether its notes lie spread out beside it.
    pub open: bool,
    /// How many notes lie in it.
    pub count: u32,
    /// The paper of the first of them.
    pub colour: Colour,
}

/// An arrow between two notes of the shown sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct BeamerLink {
    /// Which one.
    pub id: String,
    /// A note, or the closed stack that it lies in.
    pub from: Id,
    /// A note, or the closed stack that it lies in.
    pub to: Id,
    /// A few words, unless one of the notes lies face down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Steps by handles, with what stands at each crossing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrossingTable {
    /// The steps.
    pub rows: Vec<CrossingRow>,
    /// Names of the handles.
    pub columns: Vec<String>,
}

/// A step with its crossings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CrossingRow {
    /// What the step is called.
    pub title: String,
    /// The letter of the step.
    pub letter: Option<String>,
    /// Its colour.
    pub tone: Tone,
    /// Its shape.
    pub badge: Option<Badge>,
    /// One for each column.
    pub cells: Vec<CrossingCell>,
}

/// What stands at a crossing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CrossingCell {
    /// How many notes.
    pub notes: u32,
    /// How many actions.
    pub actions: u32,
    /// Whether nothing stands there and nobody said why.
    pub gap: bool,
    /// Whether the group left it empty on purpose.
    pub deliberately_empty: bool,
}

/// A countdown. A page counts on by itself from the moment it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Countdown {
    /// What it counts down from, minutes that were added included.
    pub total_seconds: u32,
    /// What was left when this was sent, in milliseconds; 0 when it is over.
    pub left_ms: u32,
    /// Whether it runs.
    pub running: bool,
}

/// What the facilitator chose to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "view", rename_all = "camelCase", deny_unknown_fields)]
pub enum ShowChoice {
    /// The picture to wait with.
    #[default]
    Waiting,
    /// A sheet, or a part of it.
    Canvas {
        /// Which one.
        canvas: Id,
        /// The part, in canvas units; none is the whole sheet.
        #[serde(default)]
        area: Option<Area>,
    },
    /// A zone of a sheet.
    Zone {
        /// The sheet.
        canvas: Id,
        /// The zone.
        zone: Id,
    },
    /// One note.
    Note {
        /// Which one.
        note: Id,
    },
    /// Steps by handles.
    Crossings,
    /// One action.
    Action {
        /// Which one.
        action: Id,
    },
    /// A few words.
    Card {
        /// Which ones.
        card: CardChoice,
    },
    /// The countdown and nothing else.
    Countdown,
}

/// Words that can be shown on their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "camelCase", deny_unknown_fields)]
pub enum CardChoice {
    /// A prompt of a zone.
    Prompt {
        /// The sheet.
        canvas: Id,
        /// The zone.
        zone: Id,
        /// Which of its prompts, from 0.
        index: u32,
    },
    /// A card of a template.
    Template {
        /// The template.
        template: Id,
        /// Which of its cards, from 0.
        index: u32,
    },
    /// Words that were typed for it.
    Text {
        /// May be empty.
        title: String,
        /// One paragraph each.
        lines: Vec<String>,
    },
}

/// What the console knows of the beamer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeamerState {
    /// What was chosen last.
    pub choice: ShowChoice,
    /// What the room sees behind the curtain: the choice, unless the picture is frozen.
    pub shown: ShowChoice,
    /// Whether the picture stays as it is.
    pub frozen: bool,
    /// Whether nothing is to be seen.
    pub black: bool,
    /// How it looks.
    pub theme: BeamerTheme,
    /// Whether the program's own beamer window is open.
    pub window: bool,
    /// How many beamer pages listen.
    pub pages: u32,
    /// The countdown.
    pub countdown: Option<Countdown>,
}
