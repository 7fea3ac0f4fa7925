//! What could be brought back: workshops that were never saved to a file, and journals that know more
//! than their file.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use handvat_model::edit::StepLabel;
use handvat_model::id::Id;
use handvat_model::records::Workshop;

use crate::base::{Base, Bases};
use crate::files::Files;
use crate::journal::{Damage, Tread, trail};
use crate::line::last_labels;
use crate::opening::{Found, OpenFailure, Start, lock};
use crate::place::Place;
use crate::reading::read;
use crate::storage::StorageFailure;
use crate::undecided::TOLD;
use crate::versions::{Kind, Versions};

/// 90 days, in nanoseconds.
const LONG: u64 = 90 * 24 * 60 * 60 * 1_000_000_000;

/// A workshop of which the program's own folder knows more than any file, or for which it holds a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoverable {
    /// By which [`recovered`] finds it.
    pub name: String,
    /// The workshop's.
    pub id: Id,
    /// Of the workshop, with what the journal knows.
    pub title: String,
    /// Its file; none for a workshop that was never saved to one.
    pub path: Option<PathBuf>,
    /// What became of the file.
    pub standing: Standing,
    /// Steps that the file does not have.
    pub edits: usize,
    /// The last of them, at most five, the oldest first.
    pub last: Vec<StepLabel>,
    /// When the last step was, ISO 8601 in UTC.
    pub edited: String,
    /// How many notes it has.
    pub notes: usize,
    /// How many actions it has.
    pub actions: usize,
    /// Where the journal is broken.
    pub damage: Option<Damage>,
    /// Whether a running program has it open: then nothing needs recovery.
    pub open: bool,
}

/// What became of the file of a recoverable workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It never had one.
    Untitled,
    /// It stands there and lacks the last steps; opening it brings them back.
    Behind,
    /// It stands there with a content of another hand, or one that cannot be read.
    Changed,
    /// It is gone.
    Gone,
}

/// Everything that could be brought back, the untitled first. A place that cannot be read is left out.
pub fn recoverable(files: &Arc<dyn Files>, home: &Path) -> Result<Vec<Recoverable>, StorageFailure> {
    looked_at(files, home, |_| true)
}

/// The workshops that were never saved to a file and are not open now. No file of another one is looked at, so
/// that its disk holds nobody up.
pub fn untitled(files: &Arc<dyn Files>, home: &Path) -> Result<Vec<Recoverable>, StorageFailure> {
    let mut found = looked_at(files, home, |base| base.path.is_none())?;
    found.retain(|entry| !entry.open);
    Ok(found)
}

fn looked_at(
    files: &Arc<dyn Files>,
    home: &Path,
    wanted: impl Fn(&Base) -> bool,
) -> Result<Vec<Recoverable>, StorageFailure> {
    let places = Place::all(&**files, home).map_err(StorageFailure::at(home))?;
    let mut found: Vec<_> = places.iter().filter_map(|place| look(&**files, place, &wanted)).collect();
    found.sort_by(|left, right| {
        let key = |entry: &Recoverable| (entry.path.is_some(), std::cmp::Reverse(entry.edited.clone()));
        key(left).cmp(&key(right)).then_with(|| left.name.cmp(&right.name))
    });
    Ok(found)
}

/// A recoverable workshop by its name, with everything that was acknowledged; none when it is not there.
pub fn recovered(files: &Arc<dyn Files>, home: &Path, name: &str) -> Result<Option<Workshop>, StorageFailure> {
    let place = Place::named(home, name);
    let Some(base) = Bases::load(&**files, &place)?.current else { return Ok(None) };
    replayed(&**files, &place, &base).map(|(workshop, _)| Some(workshop))
}

/// Forgets a workshop that was never saved to a file. There is no way back.
pub fn discard_untitled(files: &Arc<dyn Files>, home: &Path, id: &Id) -> Result<(), OpenFailure> {
    let place = Place::of(home, id, None);
    let _lock = lock(&**files, &place, Path::new(id.as_str()))?;
    Ok(place.remove(&**files).map_err(StorageFailure::at(place.directory()))?)
}

/// Forgets workshops whose files are gone for 90 days, and says how many. Kept for ever: what was never
/// saved to a file, steps that no file has, a broken journal, work that came back and waits for a decision, and what
/// has versions with a name. `now` is in
/// nanoseconds since 1970.
pub fn forget_long_gone(files: &Arc<dyn Files>, home: &Path, now: u64) -> Result<usize, StorageFailure> {
    let places = Place::all(&**files, home).map_err(StorageFailure::at(home))?;
    Ok(places.iter().filter(|place| forgotten(files, place, now).unwrap_or(false)).count())
}

/// Whether a place is taken away now; none when something about it cannot be found out or done.
fn forgotten(files: &Arc<dyn Files>, place: &Place, now: u64) -> Option<bool> {
    let _lock = place.lock(&**files).ok()??;
    let base = Bases::load(&**files, place).ok()?.current?;
    let path = base.path.as_ref()?;
    let missing = files.identity(Path::new(path)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let trail = trail(&**files, place, base.journal, base.revision).ok()?;
    let names = files.list(place.directory()).ok()?;
    let broken = names.iter().any(|name| name.ends_with(".broken"));
    let versions = Versions::new(Arc::clone(files), place.clone()).list().ok()?;
    let named = versions.entries.iter().any(|entry| entry.kind == Kind::Named);
    let undecided = files.identity(&place.before_recovery()).is_ok();
    if !missing || broken || named || undecided || trail.damage.is_some() || !trail.steps.is_empty() {
        return Some(false);
    }
    let touched = names.iter().filter_map(|name| files.identity(&place.directory().join(name)).ok());
    let last = touched.map(|identity| identity.modified).max()?;
    let long = now.saturating_sub(last) > LONG;
    if long { place.remove(&**files).ok().map(|()| true) } else { Some(false) }
}

fn look(files: &dyn Files, place: &Place, wanted: impl Fn(&Base) -> bool) -> Option<Recoverable> {
    let base = Bases::load(files, place).ok()?.current.filter(wanted)?;
    if base.path.is_some() && trail(files, place, base.journal, base.revision).ok()?.steps.is_empty() {
        return None;
    }
    let (workshop, tread) = replayed(files, place, &base).ok()?;
    let path = base.path.as_ref().map(PathBuf::from);
    let (standing, edits) = match &path {
        None => (Standing::Untitled, tread.lines.len()),
        Some(path) => standing(files, place, path, tread.lines.len()),
    };
    if edits == 0 && standing != Standing::Untitled {
        return None;
    }
    Some(Recoverable {
        name: place.name(),
        id: base.id,
        title: workshop.head.title.clone(),
        path,
        standing,
        edits,
        last: last_labels(&tread.lines, edits.min(TOLD)),
        edited: workshop.edited.clone(),
        notes: workshop.notes.len(),
        actions: workshop.actions.len(),
        damage: tread.damage,
        open: place.is_open(files),
    })
}

/// What became of a file, and how many steps it lacks.
fn standing(files: &dyn Files, place: &Place, path: &Path, pending: usize) -> (Standing, usize) {
    match Found::read(files, path) {
        Ok(found) => match Start::of_file(files, place, found) {
            Ok(start) if start.changed_outside => (Standing::Changed, pending),
            Ok(start) => (Standing::Behind, start.recovered.map_or(0, |recovered| recovered.edits)),
            Err(_) => (Standing::Changed, pending),
        },
        Err(OpenFailure::Missing { .. }) => (Standing::Gone, pending),
        Err(_) => (Standing::Changed, pending),
    }
}

fn replayed(files: &dyn Files, place: &Place, base: &Base) -> Result<(Workshop, Tread), StorageFailure> {
    let content = base.content(files, place)?;
    let damaged = |_| StorageFailure::damaged(&place.content(base.generation));
    let mut workshop = read(&content).map_err(damaged)?.workshop;
    let tread = trail(files, place, base.journal, base.revision)?.replay(&mut workshop, |_, _| {});
    Ok((workshop, tread))
}
