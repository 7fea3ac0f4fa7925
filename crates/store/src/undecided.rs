//! Work that came back and of which nobody has decided yet. It is remembered over restarts, with the state that the
//! file had before: whatever is written meanwhile, both can be had until somebody chooses. A disk that cannot be
//! read just now is no reason to forget it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use handvat_model::edit::StepLabel;
use serde::{Deserialize, Serialize};

use crate::base::Bases;
use crate::coded::Cause;
use crate::files::Files;
use crate::journal::Damage;
use crate::line::last_labels;
use crate::opening::{Recovered, Start};
use crate::place::Place;
use crate::storage::{StorageFailure, read_if_there, write_new};
use crate::writing::Hash;

/// So many of the last steps are told.
pub(crate) const TOLD: usize = 5;

/// What one document and its checkpoints know of it. A clone means the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Undecided(Arc<Mutex<State>>);

#[derive(Debug, Clone, Default)]
struct State {
    record: Option<Record>,
    missing: Missing,
    /// What the file held before, where no base has it.
    content: Option<Vec<u8>>,
}

/// What the place does not have yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Missing {
    #[default]
    Nothing,
    /// The record alone.
    Record,
    /// The record and what the file held.
    Everything,
}

/// As it stands in the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    /// The base on which the journal stood.
    base: Hash,
    /// Steps behind that base up to this one are counted in.
    through: u64,
    edits: usize,
    last: Vec<StepLabel>,
    damage: Option<Damage>,
    /// Of what the file held; none once somebody decided.
    before: Option<Hash>,
}

impl Record {
    /// None when there is none that says something.
    fn load(files: &dyn Files, place: &Place) -> Result<Option<Self>, StorageFailure> {
        let bytes = read_if_there(files, &place.undecided())?;
        let Some(record) = bytes.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok()) else { return Ok(None) };
        if record.before.is_none() {
            return Ok(Some(record));
        }
        let path = place.before_recovery();
        match files.identity(&path) {
            Ok(_) => Ok(Some(record)),
            // A power cut may leave a record without the state that it speaks of: then it counts for nothing.
            Err(error) if Cause::of(&error) == Cause::Missing => Ok(None),
            Err(error) => Err(StorageFailure::at(&path)(error)),
        }
    }

    fn told(&self) -> Option<Recovered> {
        let Self { edits, last, damage, .. } = self;
        self.before.as_ref().map(|_| Recovered { edits: *edits, last: last.clone(), damage: *damage })
    }
}

impl Undecided {
    /// What was left undecided in earlier runs, with what came back now. A record that says nothing is none.
    pub(crate) fn load(files: &dyn Files, place: &Place, start: &Start) -> Result<Self, StorageFailure> {
        let earlier = Record::load(files, place)?;
        // A run that was cut short before its checkpoint leaves the same steps in the journal.
        let same = earlier.as_ref().filter(|record| record.base == start.base.hash);
        let news = start.recovered.as_ref().and_then(|found| news(found, same, start));
        let waiting = earlier.filter(|record| record.before.is_some());
        let (record, missing) = match (waiting, news) {
            (None, None) => return Ok(Self::default()),
            (Some(record), None) => (record, Missing::Nothing),
            (None, Some(news)) => {
                let record = Record {
                    base: start.base.hash.clone(),
                    through: start.workshop.revision,
                    edits: news.edits,
                    last: news.last,
                    damage: news.damage,
                    before: Some(start.base.hash.clone()),
                };
                (record, Missing::Everything)
            }
            (Some(record), Some(news)) => {
                let mut last = [record.last, news.last].concat();
                last.drain(..last.len().saturating_sub(TOLD));
                let record = Record {
                    base: start.base.hash.clone(),
                    through: start.workshop.revision,
                    edits: record.edits + news.edits,
                    last,
                    damage: news.damage.or(record.damage),
                    before: record.before,
                };
                (record, Missing::Record)
            }
        };
        Ok(Self(Arc::new(Mutex::new(State { record: Some(record), missing, content: None }))))
    }

    /// What came back, if somebody has yet to decide.
    pub(crate) fn told(&self) -> Option<Recovered> {
        self.with(|state| state.record.as_ref().and_then(Record::told))
    }

    /// What the file held before; none when it is the content of a base that the place does not have yet.
    pub(crate) fn before(&self, files: &dyn Files, place: &Place) -> Result<Option<Vec<u8>>, StorageFailure> {
        let State { record, missing, content } = self.with(|state| state.clone());
        let Some(hash) = record.and_then(|record| record.before) else { return Ok(None) };
        if missing == Missing::Everything {
            return content.map_or_else(|| kept(files, place, &hash), |content| Ok(Some(content)));
        }
        let path = place.before_recovery();
        let bytes = read_if_there(files, &path)?.unwrap_or_default();
        if Hash::of(&bytes) == hash { Ok(Some(bytes)) } else { Err(StorageFailure::damaged(&path)) }
    }

    /// Writes down what is missing, before a base that has the steps takes the place of the one that has not. The
    /// base that is staged next makes the names durable. `unwritten` is the content of a base that the place does
    /// not have yet.
    pub(crate) fn write(
        &self,
        files: &dyn Files,
        place: &Place,
        unwritten: Option<&[u8]>,
    ) -> Result<(), StorageFailure> {
        self.with(|state| {
            let Some(record) = state.record.clone() else { return Ok(()) };
            if let Some(before) = record.before.as_ref().filter(|_| state.missing == Missing::Everything) {
                if state.content.is_none() {
                    let unwritten = unwritten.filter(|bytes| Hash::of(bytes) == *before).map(<[u8]>::to_vec);
                    state.content = unwritten.map_or_else(|| kept(files, place, before), |bytes| Ok(Some(bytes)))?;
                }
                let Some(content) = &state.content else {
                    // A base that is damaged is no state to go back to.
                    state.record = None;
                    return Ok(());
                };
                let path = place.before_recovery();
                write_new(files, &path, content).map_err(StorageFailure::at(&path))?;
            }
            if state.missing != Missing::Nothing {
                put(files, place, &record)?;
            }
            (state.missing, state.content) = (Missing::Nothing, None);
            Ok(())
        })
    }

    /// Somebody decided: it is never told again. `base` is the one on which the journal stands. Where that cannot be
    /// written down, nothing is decided, and what may have reached the disk all the same is written over.
    pub(crate) fn decide(&self, files: &dyn Files, place: &Place, base: &Hash) -> Result<(), StorageFailure> {
        self.with(|state| {
            let Some(record) = state.record.as_ref().filter(|record| record.before.is_some()) else { return Ok(()) };
            // A checkpoint has taken in all that a record on another base counts.
            let through = if record.base == *base { record.through } else { 0 };
            let decided =
                Record { base: base.clone(), through, edits: 0, last: Vec::new(), damage: record.damage, before: None };
            let sync = || files.sync_directory(place.directory()).map_err(StorageFailure::at(place.directory()));
            if let Err(failure) = put(files, place, &decided).and_then(|()| sync()) {
                if state.missing == Missing::Nothing {
                    state.missing = Missing::Record;
                }
                return Err(failure);
            }
            *state = State { record: Some(decided), missing: Missing::Nothing, content: None };
            // What cannot be taken away now counts for nothing and is written over some day.
            let _ = files.remove(&place.before_recovery());
            Ok(())
        })
    }

    /// The same for another place to which the workshop moves; `place` is the one that it leaves, and `unwritten` as
    /// in [`Undecided::write`]. What is damaged is not taken along.
    pub(crate) fn taken_along(
        &self,
        files: &dyn Files,
        place: &Place,
        unwritten: Option<&[u8]>,
    ) -> Result<Self, StorageFailure> {
        let State { record, missing, content } = self.with(|state| state.clone());
        let Some(record) = record else { return Ok(Self::default()) };
        let Some(before) = &record.before else { return Ok(Self::default()) };
        let at_hand = content.or_else(|| unwritten.map(<[u8]>::to_vec));
        let content = match at_hand.filter(|bytes| Hash::of(bytes) == *before) {
            Some(content) => Some(content),
            None if missing == Missing::Everything => kept(files, place, before)?,
            None => read_if_there(files, &place.before_recovery())?.filter(|bytes| Hash::of(bytes) == *before),
        };
        if content.is_none() {
            return Ok(Self::default());
        }
        let state = State { record: Some(record), missing: Missing::Everything, content };
        Ok(Self(Arc::new(Mutex::new(state))))
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The content of a base that the place has; none when no base of it has that hash or the content is damaged.
fn kept(files: &dyn Files, place: &Place, wanted: &Hash) -> Result<Option<Vec<u8>>, StorageFailure> {
    let Bases { current, next } = Bases::load(files, place)?;
    let bases = [current, next].into_iter().flatten().filter(|base| base.hash == *wanted);
    for base in bases {
        let content = read_if_there(files, &place.content(base.generation))?;
        if let Some(content) = content.filter(|bytes| Hash::of(bytes) == *wanted) {
            return Ok(Some(content));
        }
    }
    Ok(None)
}

/// Takes the record of a place away that the workshop left. One that stays is told where the workshop was.
pub(crate) fn forget(files: &dyn Files, place: &Place) {
    for path in [place.undecided(), place.before_recovery()] {
        let _ = files.remove(&path);
    }
}

/// What came back now and was not counted before.
fn news(found: &Recovered, same: Option<&Record>, start: &Start) -> Option<Recovered> {
    let later = |record: &Record| start.lines.iter().filter(|line| line.sequence > record.through).count();
    let edits = same.map_or(found.edits, |record| found.edits.min(later(record)));
    let damage = found.damage.filter(|damage| same.is_none_or(|record| record.damage.as_ref() != Some(damage)));
    let last = last_labels(&start.lines, edits.min(TOLD));
    (edits > 0 || damage.is_some()).then_some(Recovered { edits, last, damage })
}

fn put(files: &dyn Files, place: &Place, record: &Record) -> Result<(), StorageFailure> {
    let (path, new) = (place.undecided(), place.undecided().with_extension("new"));
    let json = serde_json::to_vec_pretty(record).map_err(|error| StorageFailure::at(&path)(error.into()))?;
    write_new(files, &new, &json).and_then(|()| files.rename(&new, &path)).map_err(StorageFailure::at(&path))
}

impl Place {
    /// What came back and waits for a decision.
    fn undecided(&self) -> PathBuf {
        self.directory().join("recovered.json")
    }

    /// What the file held before that.
    pub(crate) fn before_recovery(&self) -> PathBuf {
        self.directory().join("recovered.handvat")
    }
}
