//! What the group said with its instruments must stand beside something that asks it: answers, scores, objections,
//! verdicts, influences, benefits, and the sheets of the agenda.

use std::collections::BTreeSet;

use handvat_model::answers::{answer_key, score_key};
use handvat_model::canvas::{Canvas, Scale};
use handvat_model::id::Id;
use serde_json::Value;

use super::{Check, Problem};

impl Check<'_> {
    pub(super) fn instruments(&mut self) {
        self.answers();
        self.objections();
        self.tests();
        self.influences();
        self.benefits();
        self.agenda();
    }

    fn answers(&mut self) {
        let workshop = self.workshop;
        let mut asked = BTreeSet::new();
        for (canvas_id, canvas) in &workshop.canvases {
            for (zone_id, zone) in &canvas.zones {
                asked.extend(zone.questions.keys().map(|question| answer_key(canvas_id, zone_id, question)));
                if let Some(scale) = &zone.scale {
                    let key = score_key(canvas_id, zone_id);
                    self.score(&key, scale);
                    asked.insert(key);
                }
            }
        }
        for key in workshop.answers.keys() {
            // What is not named as an answer is kept for somebody else.
            let known = asked.contains(key) || !key.contains("--");
            self.require(known, || format!("answers/{key}"), || Problem::Unasked(key.clone()));
        }
    }

    fn score(&mut self, key: &str, scale: &Scale) {
        let Some(score) = self.workshop.answers.get(key).and_then(|entry| entry.get("score")) else { return };
        let level = score.as_u64().and_then(|score| u32::try_from(score).ok());
        let known = score.is_null() || level.is_some_and(|level| scale.has(level));
        self.require(known, || format!("answers/{key}/score"), || Problem::UnknownLevel(score.to_string()));
    }

    fn objections(&mut self) {
        let workshop = self.workshop;
        let said: BTreeSet<&str> =
            workshop.canvases.values().flat_map(|canvas| canvas.objections.keys()).map(Id::as_str).collect();
        for key in workshop.objections.keys() {
            let known = said.contains(key.as_str());
            self.require(known, || format!("objections/{key}"), || Problem::UnknownObjection(key.clone()));
        }
    }

    fn tests(&mut self) {
        let workshop = self.workshop;
        for (key, entry) in &workshop.tests {
            let note = Id::new(key.as_str()).ok().and_then(|id| workshop.notes.get(&id));
            let Some(note) = note else {
                self.fault(&format!("tests/{key}"), &Problem::UntestedNote(key.clone()));
                continue;
            };
            let canvas = workshop.canvases.get(&note.canvas);
            let verdicts = entry.get("verdicts").and_then(Value::as_object);
            for question in verdicts.into_iter().flat_map(|verdicts| verdicts.keys()) {
                let known = canvas.is_some_and(|canvas| asks(canvas, question));
                let place = || format!("tests/{key}/verdicts/{question}");
                self.require(known, place, || Problem::Unasked(question.clone()));
            }
        }
    }

    /// Influences between zones; arrows between notes name no sheet.
    fn influences(&mut self) {
        let workshop = self.workshop;
        for (key, entry) in &workshop.links {
            let end = |field: &str| entry.get(field).and_then(Value::as_str).and_then(|id| Id::new(id).ok());
            let ends = [("from", end("from")), ("to", end("to"))];
            let Some(canvas) = end("canvas") else { continue };
            let Some(sheet) = workshop.canvases.get(&canvas) else {
                self.fault(&format!("links/{key}/canvas"), &Problem::UnknownCanvas(canvas));
                continue;
            };
            for (field, zone) in ends.iter().filter_map(|(field, id)| Some((*field, id.as_ref()?))) {
                let known = sheet.zones.contains_key(zone);
                self.require(known, || format!("links/{key}/{field}"), || Problem::UnknownZone(zone.clone()));
            }
        }
    }

    fn benefits(&mut self) {
        let workshop = self.workshop;
        let known: BTreeSet<&Id> = workshop.canvases.values().flat_map(|canvas| canvas.benefits.keys()).collect();
        for (id, action) in &workshop.actions {
            for (index, benefit) in action.benefits.iter().enumerate() {
                let place = || format!("actions/{id}/benefits/{index}");
                self.require(known.contains(benefit), place, || Problem::UnknownBenefit(benefit.clone()));
            }
        }
    }

    fn agenda(&mut self) {
        let workshop = self.workshop;
        for (key, entry) in &workshop.agenda {
            let canvas = entry.get("canvas").and_then(Value::as_str).and_then(|id| Id::new(id).ok());
            if let Some(canvas) = canvas {
                let known = workshop.canvases.contains_key(&canvas);
                self.require(known, || format!("agenda/{key}/canvas"), || Problem::UnknownCanvas(canvas.clone()));
            }
        }
    }

    fn fault(&mut self, place: &str, problem: &Problem) {
        self.require(false, || place.to_owned(), || problem.clone());
    }
}

fn asks(canvas: &Canvas, question: &str) -> bool {
    canvas.test.keys().any(|known| known.as_str() == question)
}
