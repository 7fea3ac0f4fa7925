//! Work that came back and of which nobody has decided yet. It is remembered over restarts, with the state that the
//! file had before: whatever is written meanwhile, both can be had until somebody chooses.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use handvat_model::edit::StepLabel;
use serde::{Deserialize, Serialize};

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
    fn told(&self) -> Option<Recovered> {
        let Self { edits, last, damage, .. } = self;
        self.before.as_ref().map(|_| Recovered { edits: *edits, last: last.clone(), damage: *damage })
    }
}

impl Undecided {
    /// What was left undecided in earlier runs, with what came back now. A record that cannot be read is none.
    pub(crate) fn load(files: &dyn Files, place: &Place, start: &Start) -> Self {
        let earlier: Option<Record> = read_if_there(files, &place.undecided())
            .ok()
            .flatten()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // A power cut may leave a record without the state that it speaks of: then it counts for nothing.
        let whole = |record: &Record| record.before.is_none() || files.identity(&place.before_recovery()).is_ok();
        let earlier = earlier.filter(whole);
        // A run that was cut short before its checkpoint leaves the same steps in the journal.
        let same = earlier.as_ref().filter(|record| record.base == start.base.hash);
        let news = start.recovered.as_ref().and_then(|found| news(found, same, start));
        let waiting = earlier.filter(|record| record.before.is_some());
        let (record, missing) = match (waiting, news) {
            (None, None) => return Self::default(),
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
        Self(Arc::new(Mutex::new(State { record: Some(record), missing, content: None })))
    }

    /// What came back, if somebody has yet to decide.
    pub(crate) fn told(&self) -> Option<Recovered> {
        self.with(|state| state.record.as_ref().and_then(Record::told))
    }

    /// What the file held before; none when that is what the base holds.
    pub(crate) fn before(&self, files: &dyn Files, place: &Place) -> Result<Option<Vec<u8>>, StorageFailure> {
        let State { record, missing, content } = self.with(|state| state.clone());
        let Some(hash) = record.and_then(|record| record.before) else { return Ok(None) };
        if missing == Missing::Everything {
            return Ok(content);
        }
        let path = place.before_recovery();
        let bytes = read_if_there(files, &path)?.unwrap_or_default();
        if Hash::of(&bytes) == hash { Ok(Some(bytes)) } else { Err(StorageFailure::damaged(&path)) }
    }

    /// Writes down what is missing, before a base that has the steps takes the place of the one that has not. The
    /// base that is staged next makes the names durable. `base` is the content of the one that counts now.
    pub(crate) fn write(
        &self,
        files: &dyn Files,
        place: &Place,
        base: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Result<(), StorageFailure> {
        self.with(|state| {
            let Some(record) = state.record.clone() else { return Ok(()) };
            if state.missing == Missing::Everything && record.before.is_some() {
                let content = state.content.take().or_else(base);
                let content = content.filter(|bytes| Some(Hash::of(bytes)) == record.before);
                let Some(content) = content else {
                    // A base that is damaged is no state to go back to.
                    state.record = None;
                    return Ok(());
                };
                let path = place.before_recovery();
                let written = write_new(files, &path, &content);
                state.content = Some(content);
                written.map_err(StorageFailure::at(&path))?;
            }
            if state.missing != Missing::Nothing {
                put(files, place, &record)?;
            }
            (state.missing, state.content) = (Missing::Nothing, None);
            Ok(())
        })
    }

    /// Somebody decided: it is never told again. `base` is the one on which the journal stands. Where that cannot be
    /// written down now, the next checkpoint does.
    pub(crate) fn decide(&self, files: &dyn Files, place: &Place, base: &Hash) -> Result<(), StorageFailure> {
        self.with(|state| {
            let Some(record) = state.record.as_mut().filter(|record| record.before.is_some()) else { return Ok(()) };
            if record.base != *base {
                // A checkpoint has taken in all that the record counts.
                (record.base, record.through) = (base.clone(), 0);
            }
            (record.before, record.edits, record.last) = (None, 0, Vec::new());
            (state.missing, state.content) = (Missing::Record, None);
            put(files, place, record)?;
            files.sync_directory(place.directory()).map_err(StorageFailure::at(place.directory()))?;
            state.missing = Missing::Nothing;
            // What cannot be taken away now counts for nothing and is written over some day.
            let _ = files.remove(&place.before_recovery());
            Ok(())
        })
    }

    /// The same for another place to which the workshop moves. `base` is as in [`Undecided::write`], of the place
    /// that it leaves; one of which the content is gone is not taken along.
    pub(crate) fn taken_along(&self, files: &dyn Files, place: &Place, base: impl FnOnce() -> Option<Vec<u8>>) -> Self {
        let before = self.before(files, place).ok().flatten().or_else(base);
        let record = self.with(|state| state.record.clone()).filter(|record| record.before.is_some());
        match (record, before) {
            (Some(record), Some(content)) if Some(Hash::of(&content)) == record.before => {
                Self(Arc::new(Mutex::new(State {
                    record: Some(record),
                    missing: Missing::Everything,
                    content: Some(content),
                })))
            }
            _ => Self::default(),
        }
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
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
