//! What this program keeps for others: tables of instruments that it does not have, and fields of the file
//! that it does not know. They are JSON by name, and change only by a merge or a restore.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::records::Workshop;

/// A table whose entries are kept as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kept {
    /// Fields of the file that this program does not know.
    Workshop,
    /// The table `agenda`.
    Agenda,
    /// The table `links`.
    Links,
    /// The table `personas`.
    Personas,
    /// The table `journeys`.
    Journeys,
    /// The table `segments`.
    Segments,
    /// The table `stakeholders`.
    Stakeholders,
    /// The table `objections`.
    Objections,
    /// The table `tests`.
    Tests,
    /// The table `answers`.
    Answers,
    /// The table `rounds`.
    Rounds,
    /// The table `ballots`.
    Ballots,
    /// The table `decisions`.
    Decisions,
    /// The table `risks`.
    Risks,
    /// The table `parking`.
    Parking,
}

impl Kept {
    /// All of them: the file's own fields first, then the tables in its order.
    pub const ALL: [Self; 15] = [
        Self::Workshop,
        Self::Agenda,
        Self::Links,
        Self::Personas,
        Self::Journeys,
        Self::Segments,
        Self::Stakeholders,
        Self::Objections,
        Self::Tests,
        Self::Answers,
        Self::Rounds,
        Self::Ballots,
        Self::Decisions,
        Self::Risks,
        Self::Parking,
    ];

    /// The table, as the file calls it; `workshop` for the file's own fields.
    pub fn word(self) -> &'static str {
        match self {
            Self::Workshop => "workshop",
            Self::Agenda => "agenda",
            Self::Links => "links",
            Self::Personas => "personas",
            Self::Journeys => "journeys",
            Self::Segments => "segments",
            Self::Stakeholders => "stakeholders",
            Self::Objections => "objections",
            Self::Tests => "tests",
            Self::Answers => "answers",
            Self::Rounds => "rounds",
            Self::Ballots => "ballots",
            Self::Decisions => "decisions",
            Self::Risks => "risks",
            Self::Parking => "parking",
        }
    }

    /// The table of that name.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.word() == word)
    }
}

impl Workshop {
    /// A table that is kept.
    pub fn kept(&self, table: Kept) -> &Map<String, Value> {
        match table {
            Kept::Workshop => &self.extra,
            Kept::Agenda => &self.agenda,
            Kept::Links => &self.links,
            Kept::Personas => &self.personas,
            Kept::Journeys => &self.journeys,
            Kept::Segments => &self.segments,
            Kept::Stakeholders => &self.stakeholders,
            Kept::Objections => &self.objections,
            Kept::Tests => &self.tests,
            Kept::Answers => &self.answers,
            Kept::Rounds => &self.rounds,
            Kept::Ballots => &self.ballots,
            Kept::Decisions => &self.decisions,
            Kept::Risks => &self.risks,
            Kept::Parking => &self.parking,
        }
    }

    /// A table that is kept, to be changed.
    pub fn kept_mut(&mut self, table: Kept) -> &mut Map<String, Value> {
        match table {
            Kept::Workshop => &mut self.extra,
            Kept::Agenda => &mut self.agenda,
            Kept::Links => &mut self.links,
            Kept::Personas => &mut self.personas,
            Kept::Journeys => &mut self.journeys,
            Kept::Segments => &mut self.segments,
            Kept::Stakeholders => &mut self.stakeholders,
            Kept::Objections => &mut self.objections,
            Kept::Tests => &mut self.tests,
            Kept::Answers => &mut self.answers,
            Kept::Rounds => &mut self.rounds,
            Kept::Ballots => &mut self.ballots,
            Kept::Decisions => &mut self.decisions,
            Kept::Risks => &mut self.risks,
            Kept::Parking => &mut self.parking,
        }
    }
}
