//! What the group answered to its instruments, as the file keeps it: in the tables `answers`, `objections`,
//! `tests` and `links`, each entry JSON by name so that later programs can add to it.

use serde_json::{Map, Value};

use crate::canvas::ZoneKind;
use crate::id::Id;
use crate::open::open_enum;
use crate::records::Workshop;

open_enum! {
    /// What the group found of an offer or a message.
    Verdict {
        /// It holds.
        Yes = "yes",
        /// It fails.
        No = "no",
        /// Nobody knows: somebody has to ask a customer.
        Unclear = "unclear",
    }
}

/// The highest score of an experience that is a poor one.
const POOR: u32 = 2;

impl Workshop {
    /// The level that the group gave a zone.
    pub fn group_score(&self, canvas: &Id, zone: &Id) -> Option<u32> {
        let score = self.answers.get(&score_key(canvas, zone))?.get("score")?.as_u64()?;
        u32::try_from(score).ok()
    }

    /// The group's words to a question of a zone.
    pub fn answer(&self, canvas: &Id, zone: &Id, question: &Id) -> Option<&str> {
        said(&self.answers, &answer_key(canvas, zone, question), "text")
    }

    /// Whether a poor experience flags the centricity of that sheet: its block was scored 2 or less.
    pub fn flags_centricity(&self, canvas: &Id) -> bool {
        let blocks = self.canvases.get(canvas).map(|sheet| &sheet.zones);
        let experience = blocks.and_then(|zones| zones.get_key_value("experience"));
        let block = experience.filter(|(_, zone)| zone.kind == ZoneKind::Block);
        block.and_then(|(zone, _)| self.group_score(canvas, zone)).is_some_and(|score| score <= POOR)
    }

    /// The group's own answer to an objection.
    pub fn objection_answer(&self, objection: &Id) -> Option<&str> {
        said(&self.objections, objection.as_str(), "answer")
    }

    /// What the group found of a note, by a question of its sheet.
    pub fn verdict(&self, note: &Id, question: &Id) -> Option<Verdict> {
        let verdict = self.tests.get(note.as_str())?.get("verdicts")?.get(question.as_str())?.as_str()?;
        Some(Verdict::from(verdict.to_owned()))
    }
}

/// Under which `answers` keeps the score of a zone.
pub fn score_key(canvas: &Id, zone: &Id) -> String {
    format!("{canvas}--{zone}")
}

/// Under which `answers` keeps the words to a question.
pub fn answer_key(canvas: &Id, zone: &Id, question: &Id) -> String {
    format!("{canvas}--{zone}--{question}")
}

/// Under which `links` keeps the influence of one zone on another.
pub fn link_key(canvas: &Id, from: &Id, to: &Id) -> String {
    format!("{canvas}--{from}--{to}")
}

fn said<'a>(table: &'a Map<String, Value>, key: &str, field: &str) -> Option<&'a str> {
    table.get(key)?.get(field)?.as_str().filter(|text| !text.is_empty())
}
