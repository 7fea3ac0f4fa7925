//! What the group found with its instruments: scores with what they mean, answers in words, verdicts.

use handvat_model::answers::Verdict;
use handvat_model::canvas::{Canvas, Question, Zone};
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::Note;

use super::contents::{Contents, Pile};
use super::letters::{SMALL, SMALL_STRONG};
use super::press::Press;
use super::row::{Slug, below, cast, cast_most};
use super::table::{Air, Table, columns};
use crate::doc::{Owner, Role, Scope, TagId};

/// Lines of an offer; the appendix has the whole.
const OFFER_LINES: usize = 3;

/// Sets the chapter, unless the group scored, answered and tested nothing.
pub(super) fn set(press: &mut Press, contents: &Contents) {
    let found: Vec<Found> =
        contents.canvases.iter().map(|(id, canvas)| Found::of(contents, id, canvas)).filter(Found::holds).collect();
    if found.is_empty() {
        return;
    }
    let chapter = press.chapter(&press.words.get("plan-findings"));
    for found in found {
        let title = found.canvas.title.get(press.language()).to_owned();
        let note = if found.flagged { press.words.get("plan-flag-centricity") } else { String::new() };
        let section = press.section(chapter, &title, &note);
        found.set_scores(press, section);
        found.set_answers(press, section);
        found.set_verdicts(press, section);
    }
}

/// What there is to tell of one sheet, in reading order.
struct Found<'a> {
    canvas: &'a Canvas,
    flagged: bool,
    scores: Vec<(&'a Zone, u32)>,
    answers: Vec<(&'a Question, &'a str)>,
    questions: Vec<(&'a Id, &'a Question)>,
    verdicts: Vec<(&'a Note, Vec<Option<Verdict>>)>,
}

impl<'a> Found<'a> {
    fn of(contents: &Contents<'a>, id: &'a Id, canvas: &'a Canvas) -> Self {
        let workshop = contents.workshop;
        let zones = canvas.zones_in_order();
        let scores = zones.iter().filter_map(|(zone_id, zone)| Some((*zone, workshop.group_score(id, zone_id)?)));
        let asked = zones.iter().flat_map(|(zone_id, zone)| {
            in_order(&zone.questions, |question| question.order).into_iter().map(move |entry| (*zone_id, entry))
        });
        let answers = asked
            .filter_map(|(zone, (question_id, question))| Some((question, workshop.answer(id, zone, question_id)?)));
        let questions = in_order(&canvas.test, |question| question.order);
        let tested = contents.piles.iter().flat_map(Pile::all).filter(|(_, note)| note.canvas == *id);
        let verdicts = tested.filter_map(|(note_id, note)| {
            let verdicts: Vec<_> = questions.iter().map(|(question, _)| workshop.verdict(note_id, question)).collect();
            verdicts.iter().any(Option::is_some).then_some((note, verdicts))
        });
        Self {
            canvas,
            flagged: workshop.flags_centricity(id),
            scores: scores.collect(),
            answers: answers.collect(),
            verdicts: verdicts.collect(),
            questions,
        }
    }

    fn holds(&self) -> bool {
        !(self.scores.is_empty() && self.answers.is_empty() && self.verdicts.is_empty())
    }

    fn set_scores(&self, press: &mut Press, section: TagId) {
        if self.scores.is_empty() {
            return;
        }
        let [block, score, level] = ["plan-block", "plan-score", "plan-level"].map(|id| press.words.get(id));
        let columns = columns(press.measure(), [(block, 0.28), (score, 0.12), (level, 0.6)]);
        let table = Table::open(press, section, columns, Air::Tight);
        for (zone, score) in &self.scores {
            let row = table.row(press);
            let name = zone.name.get(press.language());
            let place = usize::try_from(*score).unwrap_or_default().checked_sub(1);
            let level = zone.scale.as_ref().zip(place).and_then(|(scale, place)| scale.levels.get(place));
            let level = level.map_or("", |level| level.get(press.language()));
            let name = head(press, row, table.width(0), name);
            let score = cell(press, row, table.width(1), &score.to_string());
            let level = cell(press, row, table.width(2), level);
            table.print(press, vec![name, score, level]);
        }
        Table::close(press);
    }

    fn set_answers(&self, press: &mut Press, section: TagId) {
        if self.answers.is_empty() {
            return;
        }
        let [question, answer] = ["plan-question", "plan-answer"].map(|id| press.words.get(id));
        let columns = columns(press.measure(), [(question, 0.4), (answer, 0.6)]);
        press.space(14.0);
        let table = Table::open(press, section, columns, Air::Wide);
        for (question, answer) in &self.answers {
            let row = table.row(press);
            let question = head(press, row, table.width(0), question.text.get(press.language()));
            let owner = press.tag(row, Role::Td);
            let mut words: Vec<Slug> = Vec::new();
            for line in answer.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let above = if words.is_empty() { 0.0 } else { 3.0 };
                words.extend(below(above, cast(line, SMALL, table.width(1), press.spoken, owner)));
            }
            table.print(press, vec![question, words]);
        }
        Table::close(press);
    }

    fn set_verdicts(&self, press: &mut Press, section: TagId) {
        // The table holds as many questions as a page is wide.
        let questions: Vec<_> = self.questions.iter().take(3).collect();
        if self.verdicts.is_empty() {
            return;
        }
        let title = |place: usize| {
            let question = questions.get(place);
            question.map_or_else(String::new, |(_, question)| question.text.get(press.language()).to_owned())
        };
        let parts = [(press.words.get("plan-offer"), 0.4), (title(0), 0.2), (title(1), 0.2), (title(2), 0.2)];
        let columns = columns(press.measure(), parts);
        let table = Table::open(press, section, columns, Air::Tight);
        for (note, verdicts) in &self.verdicts {
            let row = table.row(press);
            let owner = press.tag(row, Role::Th(Scope::Row));
            let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let offer = cast_most(&text, SMALL_STRONG, table.width(0), press.spoken, Owner::from(owner), OFFER_LINES);
            let mut cells = vec![offer];
            for (place, verdict) in verdicts.iter().take(3).enumerate() {
                let word = match verdict {
                    Some(Verdict::Yes) => press.words.get("plan-verdict-yes"),
                    Some(Verdict::No) => press.words.get("plan-verdict-no"),
                    Some(Verdict::Unclear) => press.words.get("plan-verdict-unclear"),
                    Some(Verdict::Unknown(word)) => word.clone(),
                    None => String::new(),
                };
                cells.push(cell(press, row, table.width(place + 1), &word));
            }
            table.print(press, cells);
        }
        Table::close(press);
    }
}

fn head(press: &mut Press, row: TagId, width: f64, text: &str) -> Vec<Slug> {
    let owner = press.tag(row, Role::Th(Scope::Row));
    cast(text, SMALL_STRONG, width, press.language(), owner)
}

fn cell(press: &mut Press, row: TagId, width: f64, text: &str) -> Vec<Slug> {
    let owner = press.tag(row, Role::Td);
    cast(text, SMALL, width, press.language(), owner)
}
