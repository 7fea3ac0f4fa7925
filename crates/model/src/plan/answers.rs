//! Group scores, answers to questions and objections, verdicts, influences: entries of tables that other
//! programs may add to, so each keeps the fields that are not known here.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::notes::known_word;
use super::{Sketch, clean, unknown};
use crate::answers::{Verdict, answer_key, link_key, score_key};
use crate::canvas::Zone;
use crate::edit::{SetAnswer, SetGroupScore, SetLink, SetVerdict};
use crate::id::Id;
use crate::kept::Kept;
use crate::limits;
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn set_group_score(&mut self, set: &SetGroupScore) -> Result<(), Refusal> {
        let (canvas, zone) = (&set.canvas, &set.zone);
        let scale = self.zone(canvas, zone)?.scale.as_ref().ok_or_else(|| unknown("scale", zone))?;
        if let Some(score) = set.score.filter(|score| !scale.has(*score)) {
            return Err(Refusal::OffScale { value: score, levels: scale.levels.len() });
        }
        let fields = json!({ "canvas": canvas, "zone": zone, "score": set.score });
        self.keep_entry(Kept::Answers, &score_key(canvas, zone), set.score.is_some(), fields);
        Ok(())
    }

    pub(super) fn set_answer(&mut self, set: &SetAnswer) -> Result<(), Refusal> {
        let (canvas, zone, question) = (&set.canvas, &set.zone, &set.question);
        if !self.zone(canvas, zone)?.questions.contains_key(question) {
            return Err(unknown("question", question));
        }
        let text = clean("text", &set.text, limits::NOTE_CHARACTERS)?;
        let fields = json!({ "canvas": canvas, "zone": zone, "question": question, "text": text });
        self.keep_entry(Kept::Answers, &answer_key(canvas, zone, question), !text.trim().is_empty(), fields);
        Ok(())
    }

    pub(super) fn set_objection(&mut self, objection: &Id, answer: &str) -> Result<(), Refusal> {
        if !self.draft.canvases.iter().any(|(_, canvas)| canvas.objections.contains_key(objection)) {
            return Err(unknown("objection", objection));
        }
        let answer = clean("answer", answer, limits::NOTE_CHARACTERS)?;
        let stays = !answer.trim().is_empty();
        self.keep_entry(Kept::Objections, objection.as_str(), stays, json!({ "answer": answer }));
        Ok(())
    }

    pub(super) fn set_verdict(&mut self, set: &SetVerdict) -> Result<(), Refusal> {
        let (note, question) = (&set.note, &set.question);
        let canvas = &self.note(note)?.canvas;
        if !self.draft.canvases.get(canvas).is_some_and(|canvas| canvas.test.contains_key(question)) {
            return Err(unknown("question", question));
        }
        if let Some(verdict) = &set.verdict {
            known_word("verdict", verdict.word(), verdict.is_known())?;
        }
        let before = self.draft.kept(Kept::Tests, note.as_str()).and_then(|entry| entry.get("verdicts"));
        let mut verdicts = before.and_then(Value::as_object).cloned().unwrap_or_default();
        match set.verdict.as_ref().map(Verdict::word) {
            Some(word) => drop(verdicts.insert(question.to_string(), word.into())),
            None => drop(verdicts.remove(question.as_str())),
        }
        let stays = !verdicts.is_empty();
        self.keep_entry(Kept::Tests, note.as_str(), stays, json!({ "note": note, "verdicts": verdicts }));
        Ok(())
    }

    pub(super) fn set_link(&mut self, set: &SetLink) -> Result<(), Refusal> {
        let (from, to) = (&set.from, &set.to);
        let Some(canvas) = &set.canvas else {
            return self.link_notes(from, to, set.text.as_deref());
        };
        self.zone(canvas, from)?;
        self.zone(canvas, to)?;
        if from == to {
            return Err(Refusal::OntoItself { id: from.clone() });
        }
        let text = set.text.as_deref().map(|text| clean("text", text, limits::NOTE_CHARACTERS)).transpose()?;
        let fields = json!({ "canvas": canvas, "from": from, "to": to, "text": text });
        self.keep_entry(Kept::Links, &link_key(canvas, from, to), text.is_some(), fields);
        Ok(())
    }

    /// Away with what was found of notes that are gone.
    pub(super) fn drop_tests(&mut self, notes: &BTreeSet<&Id>) {
        for note in notes {
            if self.draft.kept(Kept::Tests, note.as_str()).is_some() {
                self.draft.put_kept(Kept::Tests, note.as_str(), None);
            }
        }
    }

    /// The benefits that some sheet knows, each once.
    pub(super) fn known_benefits(&self, ids: &[Id]) -> Result<Vec<Id>, Refusal> {
        for id in ids {
            if !self.draft.canvases.iter().any(|(_, canvas)| canvas.benefits.contains_key(id)) {
                return Err(unknown("benefit", id));
            }
        }
        Ok(super::once_each(ids))
    }

    fn zone(&self, canvas: &Id, zone: &Id) -> Result<&Zone, Refusal> {
        let found = self.draft.canvases.get(canvas).ok_or_else(|| unknown("canvas", canvas))?;
        found.zones.get(zone).ok_or_else(|| unknown("zone", zone))
    }

    /// Gives an entry its fields, or takes it away.
    pub(super) fn keep_entry(&mut self, table: Kept, key: &str, stays: bool, fields: Value) {
        let before = self.draft.kept(table, key).and_then(Value::as_object).cloned();
        let after = stays.then(|| {
            let mut entry: Map<String, Value> = before.clone().unwrap_or_default();
            if let Value::Object(fields) = fields {
                entry.extend(fields);
            }
            Value::Object(entry)
        });
        self.draft.put_kept(table, key, after);
    }
}
