//! The beamer: what the room sees. One thread follows the workshop and tells the beamer's pages; it takes in
//! everything and lets out only what stands in `handvat_protocol::beamer`. Nothing here is ever logged.

mod sheet;
mod stage;
mod view;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, Weak};

use handvat_model::records::Language;
use handvat_model::template::Card;
use handvat_protocol::beamer::{BeamerEvent, BeamerState, BeamerTheme, Frame, ShowChoice};
use handvat_protocol::event::{Event, Put};
use handvat_protocol::failure::Fault;
use handvat_report::scene::Point;

use crate::countdown::Clock;
use crate::listeners::Listeners;
use crate::lock::lock;
use crate::workshop::OpenWorkshop;

/// Takes what a beamer page is told; false when nobody listens there any more.
pub type BeamerListener = Box<dyn FnMut(&BeamerEvent) -> bool + Send>;

/// What the beamer needs of the desk. It keeps nothing of it alive.
pub(crate) struct Around {
    pub(crate) open: Weak<Mutex<Option<Arc<OpenWorkshop>>>>,
    pub(crate) listeners: Weak<Listeners>,
    pub(crate) language: Box<dyn Fn() -> Language + Send>,
    pub(crate) clock: Clock,
}

/// The facilitator's hand on the beamer.
pub(crate) struct Beamer {
    cues: Sender<Cue>,
    told: Arc<Mutex<BeamerState>>,
    last: AtomicU64,
}

/// Ends a beamer page's listening when it is dropped.
#[must_use = "the page is told nothing once this is dropped"]
pub struct BeamerListening {
    cues: Sender<Cue>,
    number: u64,
}

/// What the facilitator wants of the beamer.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    Show(ShowChoice, Option<Box<Card>>),
    Freeze(bool),
    Black(bool),
    Theme(BeamerTheme),
    Window(bool),
    StartCountdown(u32),
    PauseCountdown,
    ResumeCountdown,
    AddMinute,
    StopCountdown,
}

/// What the beamer's thread acts on, in order.
enum Cue {
    Wish(Box<Wish>, Sender<Result<(), Fault>>),
    Point(Option<Point>),
    Begin(Sender<Frame>),
    Listen(u64, BeamerListener),
    Deaf(u64),
    Patched(u64, Vec<Put>),
    /// Another workshop, none, or the same from the beginning, or in another language.
    Anew,
}

impl Beamer {
    /// The beamer of a desk, beginning with the picture to wait with.
    pub(crate) fn new(around: Around, theme: BeamerTheme) -> Self {
        let (cues, inbox) = channel();
        let state = BeamerState { theme, ..BeamerState::default() };
        let told = Arc::new(Mutex::new(state.clone()));
        let watched = Arc::new(AtomicBool::default());
        if let Some(listeners) = around.listeners.upgrade() {
            let (cues, watched) = (cues.clone(), Arc::clone(&watched));
            listeners.add_own(Box::new(move |event| heard(&cues, &watched, event)));
        }
        let stage = stage::Stage::new(around, state, Arc::clone(&told), watched);
        // Without a thread there is no beamer, and whoever asks for it is told so.
        drop(std::thread::Builder::new().name("beamer".to_owned()).spawn(move || stage.run(&inbox)));
        Self { cues, told, last: AtomicU64::new(0) }
    }

    /// As the console knows it.
    pub(crate) fn state(&self) -> BeamerState {
        lock(&self.told).clone()
    }

    pub(crate) fn wish(&self, wish: Wish) -> Result<(), Fault> {
        self.ask(|reply| Cue::Wish(Box::new(wish), reply))?
    }

    /// Where the console's pointer is. Nobody waits for it.
    pub(crate) fn point(&self, at: Option<Point>) {
        let at = at.filter(|at| at.x.is_finite() && at.y.is_finite());
        let _ = self.cues.send(Cue::Point(at));
    }

    /// The whole picture.
    pub(crate) fn frame(&self) -> Result<Frame, Fault> {
        self.ask(Cue::Begin)
    }

    /// Tells a page the whole picture and everything that changes.
    pub(crate) fn listen(&self, listener: BeamerListener) -> u64 {
        let number = self.last.fetch_add(1, Ordering::Relaxed);
        let _ = self.cues.send(Cue::Listen(number, listener));
        number
    }

    /// As [`Beamer::listen`], until the answer is dropped.
    pub(crate) fn listen_while(&self, listener: BeamerListener) -> BeamerListening {
        BeamerListening { cues: self.cues.clone(), number: self.listen(listener) }
    }

    fn ask<T>(&self, cue: impl FnOnce(Sender<T>) -> Cue) -> Result<T, Fault> {
        let (reply, answer) = channel();
        let gone = || Fault::new("internal");
        self.cues.send(cue(reply)).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())
    }
}

impl Drop for BeamerListening {
    fn drop(&mut self) {
        let _ = self.cues.send(Cue::Deaf(self.number));
    }
}

/// Passes on what the beamer follows. Steps are passed on only while a page looks.
fn heard(cues: &Sender<Cue>, watched: &AtomicBool, event: &Event) -> bool {
    let cue = match event {
        Event::Patched { revision, puts, .. } if watched.load(Ordering::Acquire) => {
            Cue::Patched(*revision, puts.clone())
        }
        Event::Opened | Event::Closed | Event::Language { .. } => Cue::Anew,
        _ => return true,
    };
    cues.send(cue).is_ok()
}
