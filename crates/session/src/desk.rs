//! The desk at which the facilitator sits: the workshop that is open, the templates, the recent files, the
//! language. Every host hands its page's requests to [`Desk::call`]; hosts with dialogs use the methods
//! that take paths.

mod alike;
mod beamer;
mod gallery;
mod importing;
mod merging;
mod past;
mod start;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_protocol::command::{Batch, Outcome};
use handvat_protocol::console::{Export, Reply, Request};
use handvat_protocol::event::{Event, Safety};
use handvat_protocol::failure::{Failure, Fault};
use handvat_report::scene::scored_scene;
use handvat_store::files::{Files, RealFiles};
use handvat_store::write_whole;
use handvat_words::Words;

use crate::beamer::Beamer;
use crate::clock::{fresh_id, now};
use crate::countdown::{Clock, clock};
use crate::export::{self, Exported};
use crate::faults::coded;
use crate::import::{Picked, Wish};
use crate::listeners::{Listener, Listeners, Listening};
use crate::lock::lock;
use crate::settings::{Settings, system_language};
use crate::templates;
use crate::workshop::{Hand, OpenWorkshop};

pub use importing::{Imported, import_into};

/// See the module.
pub struct Desk {
    files: Arc<dyn Files>,
    data: PathBuf,
    dialogs: bool,
    settings: Arc<Mutex<Settings>>,
    writing_settings: Mutex<()>,
    open: Arc<Mutex<Option<Arc<OpenWorkshop>>>>,
    picked: Mutex<Option<(String, Picked)>>,
    copies: Mutex<merging::Copies>,
    listeners: Arc<Listeners>,
    beamer: Beamer,
}

impl Desk {
    /// A desk with its own data folder. `dialogs` says whether the host can ask for places.
    pub fn new(data: PathBuf, dialogs: bool) -> Self {
        Self::by_clock(data, dialogs, clock())
    }

    /// As [`Desk::new`], with the clock by which countdowns go.
    pub fn by_clock(data: PathBuf, dialogs: bool, clock: Clock) -> Self {
        let settings = Arc::new(Mutex::new(Settings::read(&data)));
        let listeners = Arc::new(Listeners::default());
        let open = Arc::default();
        let beamer = beamer::beamer(&open, &listeners, &settings, clock);
        Self {
            files: Arc::new(RealFiles),
            data,
            dialogs,
            settings,
            writing_settings: Mutex::default(),
            open,
            picked: Mutex::default(),
            copies: Mutex::default(),
            listeners,
            beamer,
        }
    }

    /// The same, over another file system.
    #[must_use]
    pub fn over(mut self, files: Arc<dyn Files>) -> Self {
        self.files = files;
        self
    }

    /// Tidies the program's own folder beside everything else: once, when the program starts.
    pub fn tidy(&self) {
        let (files, data) = (Arc::clone(&self.files), self.data.clone());
        // Without a thread it is tidied at another start.
        let tidy = move || OpenWorkshop::forget_long_gone(&files, &data);
        drop(std::thread::Builder::new().name("tidy".to_owned()).spawn(tidy));
    }

    /// Tells a page of everything that happens from now on.
    pub fn listen(&self, listener: Listener) {
        self.listeners.add(listener);
    }

    /// As [`Desk::listen`], for a page that goes away: it is told nothing more once the answer is dropped.
    pub fn listen_while(&self, listener: Listener) -> Listening {
        Listeners::add_while(&self.listeners, listener)
    }

    /// How many listen now.
    pub fn listeners(&self) -> usize {
        self.listeners.count()
    }

    /// Tells every page something that a host noticed.
    pub fn tell(&self, event: &Event) {
        self.listeners.tell(event);
    }

    /// The program's language.
    pub fn language(&self) -> Language {
        language_of(&self.settings)
    }

    /// The words of the program's language.
    pub fn words(&self) -> Words {
        Words::new(&self.language())
    }

    /// A fault in the program's language.
    pub fn worded(&self, fault: &Fault) -> Failure {
        fault.worded(&self.words())
    }

    /// Answers a page. What needs a dialog is refused here: hosts that have dialogs ask first and come with a path.
    pub fn call(&self, request: Request) -> Result<Reply, Failure> {
        self.answer(request).map_err(|fault| self.worded(&fault))
    }

    /// The open workshop for a page that begins: a [`handvat_protocol::event::Snapshot`] as JSON.
    pub fn snapshot(&self) -> Result<Vec<u8>, Failure> {
        let workshop = self.current().map_err(|fault| self.worded(&fault))?;
        workshop.snapshot_with(self.beamer.state()).map_err(|fault| self.worded(&fault))
    }

    /// Opens a file.
    pub fn open_path(&self, path: &Path) -> Result<Reply, Failure> {
        self.open_file(path).map_err(|fault| self.worded(&fault))
    }

    /// Goes on at a new place.
    pub fn save_as(&self, path: &Path) -> Result<Reply, Failure> {
        let saved = self.current().and_then(|workshop| {
            workshop.save_as(path)?;
            self.note_recent(path, &workshop.read(|workshop| workshop.head.title.clone()));
            Ok(written(path, Vec::new()))
        });
        saved.map_err(|fault| self.worded(&fault))
    }

    /// Writes a copy and goes on at the old place.
    pub fn save_copy(&self, path: &Path) -> Result<Reply, Failure> {
        let saved = self.current().and_then(|workshop| workshop.save_copy(path)).map(|()| written(path, Vec::new()));
        saved.map_err(|fault| self.worded(&fault))
    }

    /// Makes an export.
    pub fn export(&self, request: &Export) -> Result<Exported, Failure> {
        let workshop = self.current().map_err(|fault| self.worded(&fault))?;
        // Layout takes its time: it works on a copy while edits go on.
        export::export(&workshop.read(Workshop::clone), request, &self.data).map_err(|fault| self.worded(&fault))
    }

    /// Makes an export and writes it, whole or not at all, and never over a workshop.
    pub fn export_to(&self, request: &Export, path: &Path) -> Result<Reply, Failure> {
        export::spare_workshop(&*self.files, path).map_err(|fault| self.worded(&fault))?;
        let exported = self.export(request)?;
        write_whole(&*self.files, path, &exported.bytes).map_err(|failure| self.worded(&coded(&failure)))?;
        Ok(written(path, exported.missing))
    }

    /// The name under which a file of the open workshop is offered.
    pub fn suggested_name(&self, extension: &str) -> Result<String, Failure> {
        let workshop = self.current().map_err(|fault| self.worded(&fault))?;
        Ok(workshop.read(|workshop| export::suggested_name(workshop, extension)))
    }

    /// The folder and name of the open workshop's file.
    pub fn place(&self) -> Option<PathBuf> {
        self.current().ok()?.place()
    }

    /// The title of the open workshop.
    pub fn title(&self) -> Option<String> {
        Some(self.current().ok()?.read(|workshop| workshop.head.title.clone()))
    }

    /// How safe the open workshop is; none when none is open.
    pub fn safety(&self) -> Option<Safety> {
        Some(self.current().ok()?.save_state().ok()?.state)
    }

    /// Whether the open workshop can be changed; none when none is open.
    pub fn writable(&self) -> Option<bool> {
        Some(self.current().ok()?.save_state().ok()?.read_only.is_none())
    }

    /// Writes the file, and lets go of it and its lock.
    pub fn close(&self) -> Result<(), Failure> {
        let Some(workshop) = lock(&self.open).take() else {
            return Ok(());
        };
        let closed = workshop.close();
        self.listeners.tell(&Event::Closed);
        closed.map_err(|fault| self.worded(&fault))
    }

    fn answer(&self, request: Request) -> Result<Reply, Fault> {
        match request {
            Request::Start => Ok(Reply::Start { page: self.start_page() }),
            Request::New { template } => self.begin(&template),
            Request::OpenSample => self.begin_sample(),
            Request::Gallery => Ok(self.gallery()),
            Request::Instrument { template } => self.instrument(&template),
            Request::NewFilled { template } => self.begin_filled(&template),
            Request::AddSheets { template } => self.add_sheets(&template),
            Request::OpenRecent { handle } => self.open_file(&self.recent(&handle)?),
            Request::ForgetRecent { handle } => self.forget(&handle),
            Request::Recover { handle } => self.recover(&handle),
            Request::Discard { handle } => self.discard(&handle),
            Request::Save => self.save(),
            Request::Close => self.let_go().map(|()| Reply::Done),
            // What could not be written is in the journal, and whoever quits was asked about the rest.
            Request::Quit => self.close().map(|()| Reply::Done).or(Ok(Reply::Done)),
            Request::Send { batch } => self.send(batch),
            Request::Sheet { canvas } => self.sheet(&canvas),
            Request::SetLanguage { language } => self.set_language(language),
            Request::PreviewTable { text, heading } => self.preview_table(&text, heading),
            Request::Import { handle, zone, column, voice, how } => {
                self.import(&handle, &Wish { zone, column, voice, how: how.unwrap_or_default() })
            }
            Request::Similar { canvas, percent } => self.similar(canvas.as_ref(), percent),
            Request::CopyPicture { .. } => Err(Fault::new("no-clipboard")),
            Request::Versions => self.versions(),
            Request::KeepVersion { name } => self.keep_version(&name),
            Request::NameVersion { handle, name } => self.name_version(&handle, &name),
            Request::SetVersionsBudget { bytes } => self.set_versions_budget(bytes),
            Request::Compare { past } => self.compare(&past),
            Request::Restore { past } => self.restore(&past),
            Request::KeepRecovered => self.keep_recovered(),
            Request::Copies => self.copies(),
            Request::Merge { handle } => self.merge(&handle),
            Request::ForgetCopy { handle } => self.forget_copy(&handle),
            Request::BeamerPicture => Ok(Reply::BeamerPicture { frame: Box::new(self.beamer.frame()?) }),
            Request::Show { .. }
            | Request::Freeze { .. }
            | Request::Black { .. }
            | Request::BeamerTheme { .. }
            | Request::BeamerWindow { .. }
            | Request::PointAt { .. }
            | Request::StartCountdown { .. }
            | Request::PauseCountdown
            | Request::ResumeCountdown
            | Request::AddMinute
            | Request::StopCountdown => self.direct_beamer(request).map(|()| Reply::Done),
            Request::MarkMenu { .. } | Request::Log { .. } => Ok(Reply::Done),
            Request::Open
            | Request::SaveAs
            | Request::SaveCopy
            | Request::Export { .. }
            | Request::PickImport
            | Request::PickCopy => Err(Fault::new("no-dialogs")),
        }
    }

    fn begin(&self, template: &Id) -> Result<Reply, Fault> {
        let (found, language) = (self.template(template)?, self.language());
        let title = found.name.get(&language).to_owned();
        self.untitled(templates::begin(&found, fresh_id(), &language, &title, &now()))
    }

    fn begin_sample(&self) -> Result<Reply, Fault> {
        let sample = templates::sample(&self.language());
        self.untitled(Workshop { id: fresh_id(), revision: 0, ..sample })
    }

    fn untitled(&self, workshop: Workshop) -> Result<Reply, Fault> {
        let opened = OpenWorkshop::begin(self.hand(), workshop)?;
        self.put_open(opened)
    }

    fn open_file(&self, path: &Path) -> Result<Reply, Fault> {
        let same = |place: PathBuf| {
            self.files.canonical(path).is_ok_and(|path| Ok(path) == self.files.canonical(&place).map_err(drop))
        };
        if self.place().is_some_and(same) {
            self.listeners.tell(&Event::Opened);
            return Ok(Reply::Opened);
        }
        let opened = OpenWorkshop::open(self.hand(), path)?;
        let title = opened.read(|workshop| workshop.head.title.clone());
        let reply = self.put_open(opened)?;
        self.note_recent(path, &title);
        Ok(reply)
    }

    fn recover(&self, handle: &str) -> Result<Reply, Fault> {
        let opened = OpenWorkshop::recover(self.hand(), handle)?;
        self.put_open(opened)
    }

    /// The workshop that was open before is written and let go first; one that is in memory only stays.
    fn put_open(&self, opened: OpenWorkshop) -> Result<Reply, Fault> {
        let before = lock(&self.open).clone();
        before.map_or(Ok(()), |before| gone(before.let_go()))?;
        let between = lock(&self.open).replace(Arc::new(opened));
        if let Some(between) = between {
            // Let go already, unless another page was opening something at the same time.
            let _ = between.close();
        }
        self.listeners.tell(&Event::Opened);
        Ok(Reply::Opened)
    }

    fn let_go(&self) -> Result<(), Fault> {
        let Some(workshop) = lock(&self.open).clone() else {
            return Ok(());
        };
        gone(workshop.let_go())?;
        let mut open = lock(&self.open);
        let closed = open.take_if(|open| Arc::ptr_eq(open, &workshop)).is_some();
        drop(open);
        if closed {
            self.listeners.tell(&Event::Closed);
        }
        Ok(())
    }

    fn save(&self) -> Result<Reply, Fault> {
        let workshop = self.current()?;
        let Some(place) = workshop.place() else {
            return Err(Fault::new("no-dialogs"));
        };
        workshop.checkpoint()?;
        Ok(written(&place, Vec::new()))
    }

    fn send(&self, batch: Batch) -> Result<Reply, Fault> {
        let results = self.current()?.send(batch)?;
        let outcomes = results.into_iter().map(|result| match result {
            Ok(id) => Outcome { id, refused: None },
            Err(fault) => Outcome { id: None, refused: Some(self.worded(&fault)) },
        });
        Ok(Reply::Outcomes { outcomes: outcomes.collect() })
    }

    fn sheet(&self, canvas: &Id) -> Result<Reply, Fault> {
        let language = self.language();
        let scene = self.current()?.read(|workshop| scored_scene(workshop, canvas, &language));
        let scene = scene.ok_or_else(|| Fault::new("unknown-canvas").with("id", canvas.to_string()))?;
        Ok(Reply::Sheet { scene })
    }

    fn set_language(&self, language: Language) -> Result<Reply, Fault> {
        if !language.is_known() {
            return Err(Fault::new("bad-word").with("field", "language").with("value", language.word()));
        }
        lock(&self.settings).language = Some(language.clone());
        self.keep_settings();
        self.listeners.tell(&Event::Language { language });
        Ok(Reply::Done)
    }

    fn current(&self) -> Result<Arc<OpenWorkshop>, Fault> {
        lock(&self.open).clone().ok_or_else(|| Fault::new("nothing-open"))
    }

    fn hand(&self) -> Hand {
        let listeners = Arc::clone(&self.listeners);
        let settings = Arc::clone(&self.settings);
        Hand {
            files: Arc::clone(&self.files),
            data: self.data.clone(),
            tell: Arc::new(move |event| listeners.tell(&event)),
            words: Arc::new(move || Words::new(&language_of(&settings))),
            in_memory: true,
        }
    }

    fn note_recent(&self, path: &Path, title: &str) {
        let path = self.files.canonical(path).unwrap_or_else(|_| path.to_owned());
        lock(&self.settings).note_recent(&path, title, &now());
        self.keep_settings();
    }

    /// A recent list that cannot be kept is no reason to stop anybody.
    fn keep_settings(&self) {
        // One at a time, so that an older state never comes last.
        let _turn = lock(&self.writing_settings);
        let settings = lock(&self.settings).clone();
        let _ = settings.write(&*self.files, &self.data);
    }
}

/// A workshop that somebody else let go in the meantime is gone as well.
fn gone(let_go: Result<(), Fault>) -> Result<(), Fault> {
    let_go.or_else(|fault| if fault.code == "nothing-open" { Ok(()) } else { Err(fault) })
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn written(path: &Path, missing: Vec<String>) -> Reply {
    Reply::Written { file: name_of(path), missing }
}

/// The language that was chosen, else the system's.
fn language_of(settings: &Mutex<Settings>) -> Language {
    lock(settings).language.clone().unwrap_or_else(system_language)
}
