//! The facilitator's hand on the beamer, and the beamer's pages.

use std::sync::{Arc, Mutex};

use handvat_model::limits;
use handvat_model::refusal::Refusal;
use handvat_model::template::Card;
use handvat_protocol::beamer::{BeamerReply, BeamerRequest, BeamerState, CardChoice, ShowChoice};
use handvat_protocol::console::Request;
use handvat_protocol::failure::{Failure, Fault};

use super::{Desk, language_of};
use crate::beamer::{Around, Beamer, BeamerListener, BeamerListening, Wish};
use crate::countdown::Clock;
use crate::listeners::Listeners;
use crate::lock::lock;
use crate::settings::Settings;
use crate::workshop::OpenWorkshop;

/// So many paragraphs at most stand on a card.
const LINES: usize = 40;

impl Desk {
    /// Answers a beamer page: all that it can ask.
    pub fn beamer_call(&self, request: &BeamerRequest) -> Result<BeamerReply, Failure> {
        match request {
            BeamerRequest::Begin => {
                let frame = self.beamer.frame().map_err(|fault| self.worded(&fault))?;
                Ok(BeamerReply::Frame { frame: Box::new(frame) })
            }
            BeamerRequest::Log { .. } | BeamerRequest::TurnFullScreen | BeamerRequest::LeaveFullScreen => {
                Ok(BeamerReply::Done)
            }
        }
    }

    /// Tells a beamer page the whole picture, and from then on what changes.
    pub fn beamer_listen(&self, listener: BeamerListener) {
        self.beamer.listen(listener);
    }

    /// As [`Desk::beamer_listen`], for a page that goes away: it is told nothing more once the answer is dropped.
    pub fn beamer_listen_while(&self, listener: BeamerListener) -> BeamerListening {
        self.beamer.listen_while(listener)
    }

    /// What the console knows of the beamer.
    pub fn beamer_state(&self) -> BeamerState {
        self.beamer.state()
    }

    /// The host opened or closed the beamer's window.
    pub fn beamer_window(&self, open: bool) {
        // Without a beamer there is nobody to tell.
        let _ = self.beamer.wish(Wish::Window(open));
    }

    pub(super) fn direct_beamer(&self, request: Request) -> Result<(), Fault> {
        let wish = match request {
            Request::Show { view } => {
                let card = self.card_of(&view)?;
                Wish::Show(view, card.map(Box::new))
            }
            Request::Freeze { on } => Wish::Freeze(on),
            Request::Black { on } => Wish::Black(on),
            Request::BeamerTheme { theme } => {
                lock(&self.settings).beamer_theme = Some(theme);
                self.keep_settings();
                Wish::Theme(theme)
            }
            Request::PointAt { at } => {
                self.beamer.point(at);
                return Ok(());
            }
            Request::StartCountdown { seconds } => Wish::StartCountdown(seconds),
            Request::PauseCountdown => Wish::PauseCountdown,
            Request::ResumeCountdown => Wish::ResumeCountdown,
            Request::AddMinute => Wish::AddMinute,
            Request::StopCountdown => Wish::StopCountdown,
            // A host with windows opens it and says so; any other has none.
            _ => return Err(Fault::new("no-second-window")),
        };
        self.beamer.wish(wish)
    }

    /// The card of a template that is to be shown. Words that were typed are measured.
    fn card_of(&self, choice: &ShowChoice) -> Result<Option<Card>, Fault> {
        let ShowChoice::Card { card } = choice else { return Ok(None) };
        match card {
            CardChoice::Template { template, index } => {
                let found = self.template(template)?;
                let card = found.cards.into_iter().nth(usize::try_from(*index).unwrap_or(usize::MAX));
                let unknown = || Refusal::Unknown { kind: "card", id: format!("{template}/{index}") };
                Ok(Some(card.ok_or_else(unknown)?))
            }
            CardChoice::Text { title, lines } => {
                let count = title.chars().count() + lines.iter().map(|line| line.chars().count()).sum::<usize>();
                if count > limits::NOTE_CHARACTERS || lines.len() > LINES {
                    let limit = limits::NOTE_CHARACTERS;
                    return Err(Refusal::TooLong { field: "text", count, limit }.into());
                }
                Ok(None)
            }
            CardChoice::Prompt { .. } => Ok(None),
        }
    }
}

pub(super) fn beamer(
    open: &Arc<Mutex<Option<Arc<OpenWorkshop>>>>,
    listeners: &Arc<Listeners>,
    settings: &Arc<Mutex<Settings>>,
    clock: Clock,
) -> Beamer {
    let theme = lock(settings).beamer_theme.unwrap_or_default();
    let settings = Arc::clone(settings);
    let around = Around {
        open: Arc::downgrade(open),
        listeners: Arc::downgrade(listeners),
        language: Box::new(move || language_of(&settings)),
        clock,
    };
    Beamer::new(around, theme)
}
