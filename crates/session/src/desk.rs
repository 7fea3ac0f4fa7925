//! The desk at which the facilitator sits: the workshop that is open, the templates, the recent files, the
//! language. Every host hands its page's requests to [`Desk::call`]; hosts with dialogs use the methods
//! that take paths.

mod gallery;
mod merging;
mod past;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use handvat_exchange::take::LeftOut;
use handvat_model::edit::{AddStack, Edit};
use handvat_model::id::Id;
use handvat_model::records::{Language, Voice, Workshop};
use handvat_protocol::command::{Batch, Command, Outcome};
use handvat_protocol::console::{Export, ImportPreview, Recent, Reply, Request, StartPage, Unsaved};
use handvat_protocol::event::{Event, Safety};
use handvat_protocol::failure::{Failure, Fault};
use handvat_report::scene::scored_scene;
use handvat_store::files::{Files, RealFiles};
use handvat_words::Words;

use crate::clock::{fresh_id, now};
use crate::export::{self, Exported};
use crate::import::{ImportFormat, Picked};
use crate::listeners::{Listener, Listeners, Listening};
use crate::lock::lock;
use crate::settings::{RecentFile, Settings, system_language};
use crate::templates;
use crate::workshop::{Hand, OpenWorkshop};

/// See the module.
pub struct Desk {
    files: Arc<dyn Files>,
    data: PathBuf,
    dialogs: bool,
    settings: Arc<Mutex<Settings>>,
    writing_settings: Mutex<()>,
    open: Mutex<Option<Arc<OpenWorkshop>>>,
    picked: Mutex<Option<(String, Picked)>>,
    copies: Mutex<merging::Copies>,
    listeners: Arc<Listeners>,
}

impl Desk {
    /// A desk with its own data folder. `dialogs` says whether the host can ask for places.
    pub fn new(data: PathBuf, dialogs: bool) -> Self {
        let settings = Arc::new(Mutex::new(Settings::read(&data)));
        let listeners = Arc::new(Listeners::default());
        Self {
            files: Arc::new(RealFiles),
            data,
            dialogs,
            settings,
            writing_settings: Mutex::default(),
            open: Mutex::default(),
            picked: Mutex::default(),
            copies: Mutex::default(),
            listeners,
        }
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
        workshop.snapshot().map_err(|fault| self.worded(&fault))
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
        export::export(&workshop.read(Workshop::clone), request).map_err(|fault| self.worded(&fault))
    }

    /// Makes an export and writes it, whole or not at all.
    pub fn export_to(&self, request: &Export, path: &Path) -> Result<Reply, Failure> {
        let exported = self.export(request)?;
        handvat_store::write_whole(&*self.files, path, &exported.bytes)
            .map_err(|failure| self.worded(&crate::faults::coded(&failure)))?;
        Ok(written(path, exported.missing))
    }

    /// The name under which a file of the open workshop is offered.
    pub fn suggested_name(&self, extension: &str) -> Result<String, Failure> {
        let workshop = self.current().map_err(|fault| self.worded(&fault))?;
        Ok(workshop.read(|workshop| export::suggested_name(workshop, extension)))
    }

    /// Looks at a file that the user chose for import.
    pub fn pick_import(&self, file: &str, bytes: &[u8]) -> Result<Reply, Failure> {
        let preview = self.pick(file, bytes).map_err(|fault| self.worded(&fault))?;
        Ok(Reply::Preview { preview })
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
            Request::Import { handle, zone, column, voice } => self.import(&handle, zone, column.as_deref(), voice),
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
            Request::Log { .. } => Ok(Reply::Done),
            Request::Open
            | Request::SaveAs
            | Request::SaveCopy
            | Request::Export { .. }
            | Request::PickImport
            | Request::PickCopy => Err(Fault::new("no-dialogs")),
        }
    }

    fn start_page(&self) -> StartPage {
        StartPage {
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

    fn recent(&self, handle: &str) -> Result<PathBuf, Fault> {
        let settings = lock(&self.settings);
        let recent = settings.recents.iter().find(|recent| recent.handle() == handle);
        recent.map(|recent| recent.path.clone()).ok_or_else(|| Fault::new("unknown-handle"))
    }

    fn forget(&self, handle: &str) -> Result<Reply, Fault> {
        let path = self.recent(handle)?;
        lock(&self.settings).recents.retain(|recent| recent.path != path);
        self.keep_settings();
        Ok(Reply::Done)
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

    fn discard(&self, handle: &str) -> Result<Reply, Fault> {
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

    fn pick(&self, file: &str, bytes: &[u8]) -> Result<ImportPreview, Fault> {
        let picked = Picked::read(file, ImportFormat::of(file), bytes)?;
        let handle = fresh_id().to_string();
        let preview = picked.preview(&handle);
        *lock(&self.picked) = Some((handle, picked));
        Ok(preview)
    }

    fn import(&self, handle: &str, zone: Option<Id>, column: Option<&str>, voice: Voice) -> Result<Reply, Fault> {
        // Taken away at once, so that a second press of the button does not bring it in again.
        let (known, picked) =
            lock(&self.picked).take_if(|(known, _)| known == handle).ok_or_else(|| Fault::new("unknown-handle"))?;
        let imported = self.current().and_then(|workshop| import_into(&workshop, &picked, zone, column, voice, None));
        let imported = imported.inspect_err(|_| {
            lock(&self.picked).get_or_insert((known, picked));
        })?;
        let words = self.words();
        let sentences = |rows: &[LeftOut]| rows.iter().map(|row| row.sentence(&words)).collect();
        let (left_out, doubtful) = (sentences(&imported.left_out), sentences(&imported.doubtful));
        Ok(Reply::Imported { notes: imported.notes, left_out, doubtful, cluster: imported.cluster })
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

/// What came into a workshop.
#[derive(Debug)]
pub struct Imported {
    /// How many notes.
    pub notes: u32,
    /// Rows that did not become notes.
    pub left_out: Vec<LeftOut>,
    /// Rows that did, but were not of the table's form.
    pub doubtful: Vec<LeftOut>,
    /// The stack they lie in.
    pub cluster: Option<Id>,
}

/// Brings a file in as one counted stack and one step.
pub fn import_into(
    workshop: &OpenWorkshop,
    picked: &Picked,
    zone: Option<Id>,
    column: Option<&str>,
    voice: Voice,
    canvas: Option<Id>,
) -> Result<Imported, Fault> {
    let taken = picked.take(column)?;
    let (left_out, doubtful) = (taken.left_out, taken.doubtful);
    let notes = u32::try_from(taken.texts.len()).unwrap_or(u32::MAX);
    if taken.texts.is_empty() {
        return Ok(Imported { notes, left_out, doubtful, cluster: None });
    }
    let title = Path::new(&picked.file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let add = AddStack { id: None, canvas, zone, title, voice: Some(voice), texts: taken.texts };
    let mut results = workshop.send_alone(vec![Command::Edit(Box::new(Edit::AddStack(add)))])?;
    let cluster = results.pop().unwrap_or(Ok(None))?;
    Ok(Imported { notes, left_out, doubtful, cluster })
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
