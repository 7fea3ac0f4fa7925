//! Three states of a workshop to one: what two hands made of the same beginning.
//!
//! By table, record and field: what one side changed is taken, what both changed alike is kept, what both
//! changed differently stays as we have it, and theirs waits in the workshop's table of conflicts. For the
//! text of a note theirs is shown, too: as a second note beside ours, which the conflict names. A record that
//! one side deleted and the other changed stays. Where the two together would leave something that hangs in
//! the air, the record that is needed comes back; an action only loses its link to a note that was deleted.
//!
//! Pure and deterministic: ids of conflicts and second notes come from what they are about, so that two
//! people who merge the same states get the same bytes.
//!
//! The revision and the time of the last edit are those of the side whose content comes out, and where it is
//! neither's, one more than the higher revision and the later time.

mod fields;
mod links;
mod notes;
mod settle;

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::Sheet;
use handvat_model::conflict::{Conflict, HEAD};
use handvat_model::grow_to;
use handvat_model::id::Id;
use handvat_model::kept::Kept;
use handvat_model::limits::NOTES;
use handvat_model::records::{Note, Table, VERSION, Workshop};
use handvat_model::typeset::Typesetter;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use self::links::{authors_kept, links_kept, tied_kept};
use crate::coded::Coded;

/// What came of two states.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Both together.
    pub workshop: Workshop,
    /// How many records they made, changed or deleted of which ours did not know.
    pub taken: usize,
    /// The conflicts that ours did not have; they stand in the workshop.
    pub conflicts: Vec<Id>,
}

/// Why states do not go together. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeFailure {
    /// They are no states of one workshop.
    #[error("‘{ours}’ and ‘{theirs}’ are two workshops")]
    AnotherWorkshop {
        /// Our workshop's id.
        ours: Id,
        /// The other one's.
        theirs: Id,
    },
    /// A later program wrote one of them.
    #[error("version {version} of the format is newer than this program")]
    Newer {
        /// Its format.
        version: u32,
    },
    /// Both together are more than a workshop may have.
    #[error("{count} notes are more than a workshop may have")]
    TooManyNotes {
        /// How many it would have.
        count: usize,
    },
    /// A record holds what does not go into a file.
    #[error("‘{place}’ does not go into JSON")]
    Unwritable {
        /// The record.
        place: String,
    },
}

/// Merges what became of `base` in two hands. `at` is when, and stands in the conflicts.
pub fn merge(
    base: &Workshop,
    ours: &Workshop,
    theirs: &Workshop,
    at: &str,
    typesetter: &dyn Typesetter,
) -> Result<Merged, MergeFailure> {
    for side in [base, ours, theirs] {
        if side.version > VERSION {
            return Err(MergeFailure::Newer { version: side.version });
        }
        if side.id != ours.id {
            return Err(MergeFailure::AnotherWorkshop { ours: ours.id.clone(), theirs: side.id.clone() });
        }
    }
    let paper = on_one_paper(base, ours, theirs);
    let [base, grown_ours, grown_theirs] = paper.as_ref().map_or([base, ours, theirs], |[a, b, c]| [a, b, c]);
    let mut merging = Merging {
        base,
        ours: grown_ours,
        theirs: grown_theirs,
        at,
        typesetter,
        found: Table::new(),
        others: Table::new(),
    };
    let mut workshop = merging.tables()?;
    merging.settle(&mut workshop);
    let count = workshop.notes.len();
    if count > NOTES {
        return Err(MergeFailure::TooManyNotes { count });
    }
    let conflicts = workshop.conflicts.keys().filter(|id| !ours.conflicts.contains_key(*id)).cloned().collect();
    stamp(&mut workshop, ours, theirs);
    Ok(Merged { taken: taken(grown_ours, &workshop), conflicts, workshop })
}

/// A merge under way.
struct Merging<'a> {
    base: &'a Workshop,
    ours: &'a Workshop,
    theirs: &'a Workshop,
    at: &'a str,
    typesetter: &'a dyn Typesetter,
    /// Conflicts that this merge found.
    found: Table<Conflict>,
    /// Their words on notes of their own.
    others: Table<Note>,
}

/// Something on three sides, none where it is not there: the base, ours, theirs.
type Sides<'s, T> = [Option<&'s T>; 3];

impl Merging<'_> {
    fn tables(&mut self) -> Result<Workshop, MergeFailure> {
        let [base, ours, theirs] = [self.base, self.ours, self.theirs];
        // What comes later needs to know what became of what it names.
        let mut known = Workshop::empty(ours.id.clone());
        let heads = [Some(&base.head), Some(&ours.head), Some(&theirs.head)];
        known.head = match decided(heads) {
            Some(head) => head.cloned().unwrap_or_default(),
            None => self.both(HEAD, None, heads)?,
        };
        known.people = self.table("people", [&base.people, &ours.people, &theirs.people])?;
        known.canvases = self.table("canvases", [&base.canvases, &ours.canvases, &theirs.canvases])?;
        let healed = [ours, theirs].map(|side| authors_kept(base, side, &known));
        let [our_notes, their_notes] = [&healed[0], &healed[1]].map(Option::as_ref);
        let notes = [&base.notes, our_notes.unwrap_or(&ours.notes), their_notes.unwrap_or(&theirs.notes)];
        known.notes = self.notes(notes, &known)?;
        let healed = [ours, theirs].map(|side| links_kept(base, side, &known));
        let [our_actions, their_actions] = [&healed[0], &healed[1]].map(Option::as_ref);
        let actions = [&base.actions, our_actions.unwrap_or(&ours.actions), their_actions.unwrap_or(&theirs.actions)];
        let [links, parking] = [Kept::Links, Kept::Parking].map(|table| {
            let merged = self.kept(table);
            tied_kept(table, base, [ours, theirs], &known, merged)
        });
        // Every table by its name: one that is forgotten would be lost.
        Ok(Workshop {
            format: ours.format,
            version: ours.version,
            id: ours.id.clone(),
            revision: ours.revision,
            edited: ours.edited.clone(),
            head: known.head,
            people: known.people,
            agenda: self.kept(Kept::Agenda),
            canvases: known.canvases,
            notes: known.notes,
            clusters: self.table("clusters", [&base.clusters, &ours.clusters, &theirs.clusters])?,
            links,
            personas: self.kept(Kept::Personas),
            journeys: self.kept(Kept::Journeys),
            segments: self.kept(Kept::Segments),
            stakeholders: self.kept(Kept::Stakeholders),
            crossings: self.table("crossings", [&base.crossings, &ours.crossings, &theirs.crossings])?,
            objections: self.kept(Kept::Objections),
            tests: self.kept(Kept::Tests),
            answers: self.kept(Kept::Answers),
            rounds: self.kept(Kept::Rounds),
            ballots: self.kept(Kept::Ballots),
            decisions: self.kept(Kept::Decisions),
            actions: self.table("actions", actions)?,
            risks: self.kept(Kept::Risks),
            parking,
            conflicts: self.table("conflicts", [&base.conflicts, &ours.conflicts, &theirs.conflicts])?,
            extra: self.kept(Kept::Workshop),
        })
    }

    fn table<T>(&mut self, table: &'static str, [base, ours, theirs]: [&Table<T>; 3]) -> Result<Table<T>, MergeFailure>
    where
        T: Clone + PartialEq + Serialize + DeserializeOwned,
    {
        let mut out = Table::new();
        for id in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
            let sides = [base.get(id), ours.get(id), theirs.get(id)];
            let record = match decided(sides) {
                Some(record) => record.cloned(),
                None => Some(self.both(table, Some(id), sides)?),
            };
            out.extend(record.map(|record| (id.clone(), record)));
        }
        Ok(out)
    }

    /// A table of JSON by any name.
    fn kept(&mut self, table: Kept) -> Map<String, Value> {
        let [base, ours, theirs] = [self.base, self.ours, self.theirs].map(|side| side.kept(table));
        let mut out = Map::new();
        for key in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
            let sides = [base.get(key), ours.get(key), theirs.get(key)];
            let value = match decided(sides) {
                Some(value) => value.cloned(),
                None => self.entry(table, key, sides),
            };
            out.extend(value.map(|value| (key.clone(), value)));
        }
        out
    }
}

/// What counts when at most one side changed a thing, both changed it alike, or one of two sides that changed
/// it deleted it; none when both have it and it has to be looked into.
#[expect(clippy::option_option, reason = "the outer one says whether it is decided, the inner one whether it stays")]
fn decided<T: PartialEq>([base, ours, theirs]: Sides<'_, T>) -> Option<Option<&T>> {
    match (ours, theirs) {
        _ if ours == theirs || theirs == base => Some(ours),
        _ if ours == base => Some(theirs),
        (Some(_), Some(_)) => None,
        (kept, None) | (None, kept) => Some(kept),
    }
}

/// Where a side let a sheet grow, everything on it moved with its zone: the three are compared on the largest
/// of the three papers. None when they are on the same one.
fn on_one_paper(base: &Workshop, ours: &Workshop, theirs: &Workshop) -> Option<[Workshop; 3]> {
    let mut grown: Option<[Workshop; 3]> = None;
    for id in ours.canvases.keys().chain(theirs.canvases.keys()).collect::<BTreeSet<_>>() {
        let sheet = |side: &Workshop| side.canvases.get(id).map(|canvas| canvas.sheet.clone());
        let sheets: Vec<_> = [base, ours, theirs].into_iter().filter_map(sheet).collect();
        let width = |sheet: &Sheet| sheet.dimensions().0;
        let Some(largest) = sheets.iter().max_by(|one, other| width(one).total_cmp(&width(other))) else { continue };
        // Somebody chose a smaller paper: then the places are what they say they are.
        let shrunk = sheet(base).is_some_and(|base| sheets.iter().any(|sheet| width(sheet) < width(&base)));
        if shrunk || sheets.iter().any(|sheet| !sheet.is_known()) || sheets.iter().all(|sheet| sheet == largest) {
            continue;
        }
        let sides = grown.get_or_insert_with(|| [base.clone(), ours.clone(), theirs.clone()]);
        for side in sides {
            grow_to(side, id, largest);
        }
    }
    grown
}

/// How many records are not as ours were; notes that only show a conflict do not count.
fn taken(ours: &Workshop, merged: &Workshop) -> usize {
    fn differing<K: Ord, T: PartialEq>(ours: &BTreeMap<K, T>, merged: &BTreeMap<K, T>) -> usize {
        let changed = merged.iter().filter(|(id, record)| ours.get(*id) != Some(record)).count();
        changed + ours.keys().filter(|id| !merged.contains_key(*id)).count()
    }
    let kept = |side: &Workshop| -> BTreeMap<(Kept, String), Value> {
        let entries = |table| side.kept(table).iter().map(move |(key, value)| ((table, key.clone()), value.clone()));
        Kept::ALL.into_iter().flat_map(entries).collect()
    };
    let others: BTreeSet<&Id> = merged.conflicts.values().filter_map(|conflict| conflict.other.as_ref()).collect();
    let shown = others.iter().filter(|id| merged.notes.contains_key(**id) && !ours.notes.contains_key(**id)).count();
    usize::from(ours.head != merged.head)
        + differing(&ours.people, &merged.people)
        + differing(&ours.canvases, &merged.canvases)
        + differing(&ours.clusters, &merged.clusters)
        + differing(&ours.notes, &merged.notes)
        + differing(&ours.crossings, &merged.crossings)
        + differing(&ours.actions, &merged.actions)
        + differing(&kept(ours), &kept(merged))
        - shown
}

/// Gives the outcome its revision and time.
fn stamp(workshop: &mut Workshop, ours: &Workshop, theirs: &Workshop) {
    let later = |one: &Workshop, other: &Workshop| (one.revision, &one.edited) < (other.revision, &other.edited);
    let sides = if later(ours, theirs) { [theirs, ours] } else { [ours, theirs] };
    for side in sides {
        workshop.revision = side.revision;
        workshop.edited.clone_from(&side.edited);
        if workshop == side {
            return;
        }
    }
    workshop.revision = ours.revision.max(theirs.revision) + 1;
    workshop.edited = ours.edited.clone().max(theirs.edited.clone());
}

impl Coded for MergeFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::AnotherWorkshop { .. } => "merge-another-workshop",
            Self::Newer { .. } => "merge-newer",
            Self::TooManyNotes { .. } => "merge-too-many-notes",
            Self::Unwritable { .. } => "save-not-finite",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::AnotherWorkshop { ours, theirs } => vec![("ours", ours.to_string()), ("theirs", theirs.to_string())],
            Self::Newer { version } => vec![("version", version.to_string())],
            Self::TooManyNotes { count } => vec![("count", count.to_string())],
            Self::Unwritable { place } => vec![("place", place.clone())],
        }
    }
}
