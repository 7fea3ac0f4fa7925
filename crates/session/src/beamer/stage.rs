//! The beamer's thread: acts on what the facilitator wants, follows the workshop, tells the pages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_model::template::Card;
use handvat_protocol::beamer::{BeamerEvent, BeamerState, Frame, ShowChoice, View};
use handvat_protocol::event::{Event, Put};
use handvat_protocol::failure::Fault;

use super::view::{Shown, shown, waiting};
use super::{Around, BeamerListener, Cue, Wish};
use crate::countdown::Countdown;
use crate::lock::lock;
use crate::workshop::OpenWorkshop;

/// Without a countdown there is nothing to wake up for.
const LONG: Duration = Duration::from_hours(1);

/// What the thread knows.
pub(super) struct Stage {
    around: Around,
    /// As the console was told it last.
    told: Arc<Mutex<BeamerState>>,
    /// Whether a page looks.
    watched: Arc<AtomicBool>,
    pages: Vec<(u64, BeamerListener)>,
    state: BeamerState,
    countdown: Option<Countdown>,
    /// Of the choice, when it is a card of a template.
    card: Option<Card>,
    picture: Picture,
    /// The workshop for which the choice was made; none when none is open.
    workshop: Option<Id>,
}

/// What the room sees.
struct Picture {
    shown: Shown,
    /// Steps up to this one are in it.
    revision: u64,
}

impl Stage {
    pub(super) fn new(
        around: Around,
        state: BeamerState,
        told: Arc<Mutex<BeamerState>>,
        watched: Arc<AtomicBool>,
    ) -> Self {
        let picture = Picture { shown: Shown::Plain(Box::new(waiting(None))), revision: 0 };
        Self { workshop: None, around, told, watched, pages: Vec::new(), state, countdown: None, card: None, picture }
    }

    /// Until nobody can ask any more.
    pub(super) fn run(mut self, inbox: &Receiver<Cue>) {
        loop {
            let ends = self.countdown.and_then(|countdown| countdown.ends_in((self.around.clock)()));
            let cue = match inbox.recv_timeout(ends.unwrap_or(LONG)) {
                Ok(cue) => Some(cue),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            // A fault of the program must not let the room see something half done.
            if catch_unwind(AssertUnwindSafe(|| self.turn(cue))).is_err() {
                self.wait();
            }
        }
    }

    fn turn(&mut self, cue: Option<Cue>) {
        if let Some(cue) = cue {
            self.act(cue);
        }
        let now = (self.around.clock)();
        if self.countdown.as_mut().is_some_and(|countdown| countdown.settle(now)) {
            self.tell_countdown();
        }
        self.tell_console();
    }

    fn act(&mut self, cue: Cue) {
        self.look_whose_it_is();
        match cue {
            Cue::Wish(wish, reply) => {
                let done = self.fulfil(*wish);
                // Whoever asked hears of it from the console's events as well, and first.
                self.tell_console();
                let _ = reply.send(done);
            }
            Cue::Point(at) => self.point(at),
            Cue::Begin(reply) => {
                self.look_if_unwatched();
                let _ = reply.send(self.frame());
            }
            Cue::Listen(number, listener) => self.listen(number, listener),
            Cue::Deaf(number) => {
                self.pages.retain(|(known, _)| *known != number);
                self.count_pages();
            }
            Cue::Patched(revision, puts) => self.follow(revision, &puts),
            Cue::Anew => self.renew(true),
        }
    }

    fn fulfil(&mut self, wish: Wish) -> Result<(), Fault> {
        let now = (self.around.clock)();
        match wish {
            Wish::Show(choice, card) => return self.show(choice, card.map(|card| *card)),
            Wish::Freeze(on) if on != self.state.frozen => {
                // What is kept is what is there now.
                self.look_if_unwatched();
                self.state.frozen = on;
                if !on {
                    self.renew(true);
                }
            }
            Wish::Freeze(_) => {}
            Wish::Black(on) => {
                self.state.black = on;
                self.tell(&BeamerEvent::Curtain { black: on });
            }
            Wish::Theme(theme) => {
                self.state.theme = theme;
                self.tell_frame();
            }
            Wish::Window(open) => self.state.window = open,
            Wish::StartCountdown(seconds) => {
                self.countdown = Some(Countdown::start(seconds, now)?);
                self.tell_countdown();
            }
            Wish::PauseCountdown => self.set_countdown(|countdown| countdown.pause(now)),
            Wish::ResumeCountdown => self.set_countdown(|countdown| countdown.resume(now)),
            Wish::AddMinute => self.set_countdown(|countdown| countdown.add_minute(now)),
            Wish::StopCountdown => {
                self.countdown = None;
                self.tell_countdown();
            }
        }
        Ok(())
    }

    fn show(&mut self, choice: ShowChoice, card: Option<Card>) -> Result<(), Fault> {
        let workshop = self.look();
        let language = self.language();
        let shown = shown(workshop.as_deref(), &choice, card.as_ref(), &language)?;
        (self.state.choice, self.card) = (choice, card);
        if !self.state.frozen {
            self.put(shown, workshop.as_deref());
            self.tell_frame();
        }
        Ok(())
    }

    fn point(&mut self, at: Option<handvat_report::scene::Point>) {
        let on_a_sheet = matches!(self.picture.shown, Shown::Sheet(_));
        if on_a_sheet && !self.state.frozen && !self.state.black {
            self.tell(&BeamerEvent::Pointer { at });
        }
    }

    fn listen(&mut self, number: u64, mut listener: BeamerListener) {
        self.look_if_unwatched();
        if listener(&BeamerEvent::Frame { frame: Box::new(self.frame()) }) {
            self.pages.push((number, listener));
        }
        self.count_pages();
        // A step that was made in between is in neither.
        if self.pages.len() == 1 {
            self.renew(false);
        }
    }

    fn count_pages(&mut self) {
        self.state.pages = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        self.watched.store(!self.pages.is_empty(), Ordering::Release);
    }

    /// A step was made.
    fn follow(&mut self, revision: u64, puts: &[Put]) {
        if self.state.frozen || self.pages.is_empty() || revision <= self.picture.revision {
            return;
        }
        let Shown::Sheet(sheet) = &mut self.picture.shown else {
            self.renew(false);
            return;
        };
        let (changed, stale) = sheet.follow(puts);
        if stale.all {
            // What changed is in the sheet, and nobody was told.
            self.renew(!changed.is_empty());
            return;
        }
        self.picture.revision = revision;
        let workshop = if stale.is_nothing() { None } else { self.look() };
        let Shown::Sheet(sheet) = &mut self.picture.shown else { return };
        for event in sheet.events(changed, stale, workshop.as_deref()) {
            self.tell(&event);
        }
    }

    /// What was chosen for one workshop is never shown of another.
    fn look_whose_it_is(&mut self) {
        let open = self.current().map(|workshop| workshop.id().clone());
        if open == self.workshop {
            return;
        }
        self.workshop = open;
        (self.state.frozen, self.state.choice, self.card) = (false, ShowChoice::Waiting, None);
        if self.countdown.take().is_some() {
            self.tell_countdown();
        }
        self.take_look();
        self.tell_frame();
    }

    /// The picture to wait with, whatever was chosen.
    fn wait(&mut self) {
        (self.state.frozen, self.state.choice, self.card) = (false, ShowChoice::Waiting, None);
        self.put(Shown::Plain(Box::new(waiting(None))), None);
        self.tell_frame();
    }

    /// Looks at the workshop as it is now. Pages are told when the picture is another one, or `anyway`.
    fn renew(&mut self, anyway: bool) {
        if self.pages.is_empty() {
            self.state.shown = if self.state.frozen { self.state.shown.clone() } else { self.state.choice.clone() };
            return;
        }
        if self.state.frozen {
            if anyway {
                self.tell_frame();
            }
            return;
        }
        let before = self.picture.shown.clone();
        self.take_look();
        if anyway || self.picture.shown != before {
            self.tell_frame();
        }
    }

    /// While nobody looks the picture does not follow the steps.
    fn look_if_unwatched(&mut self) {
        if self.pages.is_empty() && !self.state.frozen {
            self.take_look();
        }
    }

    fn take_look(&mut self) {
        let workshop = self.look();
        let language = self.language();
        let shown = shown(workshop.as_deref(), &self.state.choice, self.card.as_ref(), &language);
        let shown = shown.unwrap_or_else(|_| {
            // What was shown is gone.
            self.state.choice = ShowChoice::Waiting;
            self.card = None;
            Shown::Plain(Box::new(waiting(workshop.as_deref())))
        });
        self.put(shown, workshop.as_deref());
    }

    fn put(&mut self, shown: Shown, workshop: Option<&Workshop>) {
        self.state.shown = self.state.choice.clone();
        self.picture = Picture { shown, revision: workshop.map_or(0, |workshop| workshop.revision) };
    }

    /// The workshop as it is now, whose steps are told from then on while a page looks.
    fn look(&self) -> Option<Arc<Workshop>> {
        let open = self.current()?;
        if !self.pages.is_empty() {
            open.follow().ok()?;
        }
        Some(open.present())
    }

    fn current(&self) -> Option<Arc<OpenWorkshop>> {
        lock(&*self.around.open.upgrade()?).clone()
    }

    fn language(&self) -> Language {
        (self.around.language)()
    }

    fn frame(&self) -> Frame {
        Frame {
            language: self.language(),
            theme: self.state.theme,
            black: self.state.black,
            view: self.view(),
            countdown: self.told_countdown(),
        }
    }

    fn view(&self) -> View {
        self.picture.shown.view()
    }

    fn set_countdown(&mut self, set: impl FnOnce(&mut Countdown)) {
        if let Some(countdown) = &mut self.countdown {
            set(countdown);
            self.tell_countdown();
        }
    }

    fn told_countdown(&self) -> Option<handvat_protocol::beamer::Countdown> {
        self.countdown.map(|countdown| countdown.told((self.around.clock)()))
    }

    fn tell_countdown(&mut self) {
        self.state.countdown = self.told_countdown();
        self.tell(&BeamerEvent::Countdown { countdown: self.state.countdown });
    }

    fn tell_frame(&mut self) {
        if !self.pages.is_empty() {
            self.tell(&BeamerEvent::Frame { frame: Box::new(self.frame()) });
        }
    }

    fn tell(&mut self, event: &BeamerEvent) {
        self.pages.retain_mut(|(_, listener)| listener(event));
        self.count_pages();
    }

    /// The console hears of the beamer when it is otherwise.
    fn tell_console(&mut self) {
        let mut told = lock(&self.told);
        if *told == self.state {
            return;
        }
        *told = self.state.clone();
        drop(told);
        if let Some(listeners) = self.around.listeners.upgrade() {
            listeners.tell(&Event::Beamer { beamer: self.state.clone() });
        }
    }
}
