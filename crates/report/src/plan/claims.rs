//! What the actions are good for, summed, and what people bring up against them, with the group's answers.

use handvat_model::canvas::{Benefit, Objection};
use handvat_model::id::Id;

use super::contents::Contents;
use super::letters::{SMALL, SMALL_STRONG};
use super::press::Press;
use super::row::{Slug, below, cast};
use super::table::{Air, Table, columns};
use crate::doc::{Role, Scope, TagId};

/// Sets the chapter, unless no action claims a benefit and the group answered no objection.
pub(super) fn set(press: &mut Press, contents: &Contents) {
    let claimed = contents.workshop.actions.values().any(|action| !action.benefits.is_empty());
    let benefits = if claimed { contents.benefits() } else { Vec::new() };
    let objections = contents.objections();
    let answered = objections.iter().any(|(id, _)| contents.workshop.objection_answer(id).is_some());
    if benefits.is_empty() && !answered {
        return;
    }
    let chapter = press.chapter(&press.words.get("plan-claims"));
    if !benefits.is_empty() {
        let section = press.section(chapter, &press.words.get("plan-benefits"), "");
        set_benefits(press, section, contents, &benefits);
    }
    if answered {
        let section = press.section(chapter, &press.words.get("plan-objections"), "");
        set_objections(press, section, contents, &objections);
    }
}

fn set_benefits(press: &mut Press, section: TagId, contents: &Contents, benefits: &[(&Id, &Benefit)]) {
    let words = press.words;
    let titles = [(words.get("plan-benefit"), 0.36), (words.get("plan-benefit-count"), 0.16)];
    let [name, count] = titles;
    let table = Table::open(
        press,
        section,
        columns(press.measure(), [name, count, (words.get("plan-benefit-actions"), 0.48)]),
        Air::Tight,
    );
    for (id, benefit) in benefits {
        let mut numbers: Vec<usize> = contents
            .workshop
            .actions
            .iter()
            .filter(|(_, action)| action.benefits.contains(id))
            .map(|(action, _)| contents.action_number(action))
            .collect();
        numbers.sort_unstable();
        let row = table.row(press);
        let count = words.count(numbers.len());
        let list = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let name = benefit.name.get(press.language()).to_owned();
        let cells = vec![
            head(press, &table, row, &name),
            cell(press, &table, row, 1, &count),
            cell(press, &table, row, 2, &list),
        ];
        table.print(press, cells);
    }
    Table::close(press);
}

fn set_objections(press: &mut Press, section: TagId, contents: &Contents, objections: &[(&Id, &Objection)]) {
    let words = press.words;
    let titles = ["plan-objection", "plan-counter", "plan-own-answer"].map(|id| words.get(id));
    let [objection, counter, own] = titles;
    let table = Table::open(
        press,
        section,
        columns(press.measure(), [(objection, 0.28), (counter, 0.36), (own, 0.36)]),
        Air::Wide,
    );
    for (id, objection) in objections {
        let row = table.row(press);
        let (text, counter) = (objection.text.get(press.language()), objection.counter.get(press.language()));
        let (text, counter) = (text.to_owned(), counter.to_owned());
        let cells = vec![
            head(press, &table, row, &text),
            cell(press, &table, row, 1, &counter),
            answer(press, &table, row, contents.workshop.objection_answer(id)),
        ];
        table.print(press, cells);
    }
    Table::close(press);
}

fn head(press: &mut Press, table: &Table, row: TagId, text: &str) -> Vec<Slug> {
    let owner = press.tag(row, Role::Th(Scope::Row));
    cast(text, SMALL_STRONG, table.width(0), press.language(), owner)
}

fn cell(press: &mut Press, table: &Table, row: TagId, column: usize, text: &str) -> Vec<Slug> {
    let owner = press.tag(row, Role::Td);
    cast(text, SMALL, table.width(column), press.language(), owner)
}

/// The group's words, in the language of the workshop; a question without an answer is said to be one.
fn answer(press: &mut Press, table: &Table, row: TagId, said: Option<&str>) -> Vec<Slug> {
    let owner = press.tag(row, Role::Td);
    let width = table.width(2);
    let Some(said) = said else {
        return cast(&press.words.get("plan-no-own-answer"), SMALL.soft(), width, press.language(), owner);
    };
    let mut slugs = Vec::new();
    for line in said.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let above = if slugs.is_empty() { 0.0 } else { 3.0 };
        slugs.extend(below(above, cast(line, SMALL, width, press.spoken, owner)));
    }
    slugs
}
