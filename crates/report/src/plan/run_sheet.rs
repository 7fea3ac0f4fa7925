//! The run sheet: how the workshop's instruments are run, for whoever stands before the group. The day's parts with
//! their suggested times first, then a card for each instrument, then all its prompts.

use std::collections::BTreeSet;

use handvat_model::canvas::Canvas;
use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_model::template::Template;
use handvat_words::{Value as Word, Words};
use serde_json::Value;

use super::contents::Contents;
use super::cover::facts;
use super::letters::{AMBITION, BODY, CHAPTER, KICKER, SMALL, SMALL_STRONG};
use super::press::Press;
use super::row::{Row, below, cast};
use super::table::{Air, Table, columns};
use super::{Paper, guide};
use crate::doc::{Doc, Role, TagId, Target};
use crate::pdf::{PdfFailure, pdf};

/// How the run sheet is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunSheetOptions {
    /// Of the pages.
    pub paper: Paper,
    /// Of everything that the group did not write.
    pub language: Language,
    /// ISO date: the only time in the file.
    pub date: String,
}

/// The run sheet as a PDF file; see [`run_sheet`].
pub fn run_sheet_pdf(
    workshop: &Workshop,
    templates: &[Template],
    options: &RunSheetOptions,
) -> Result<Vec<u8>, PdfFailure> {
    pdf(&run_sheet(workshop, templates, options))
}

/// The run sheet as pages. Goals, steps and pitfalls stand in the templates, not in the workshop: of a sheet whose
/// template is not among these it says so.
pub fn run_sheet(workshop: &Workshop, templates: &[Template], options: &RunSheetOptions) -> Doc {
    let words = Words::new(&options.language);
    let contents = Contents::of(workshop);
    let title = super::title(workshop, words);
    let name = words.get("run-sheet-name");
    let mut doc = Doc::new(&format!("{name} – {title}"), words.language().word(), &options.date);
    doc.author.clone_from(&workshop.head.organisation);
    let (format, scale) = options.paper.format();
    let mut press = Press::new(doc, words, &workshop.head.language, format);
    press.name.clone_from(&name);
    let parts = parts(workshop);
    opening(&mut press, &contents, &title);
    if parts.is_empty() {
        lengths(&mut press, &contents, templates);
    } else {
        agenda(&mut press, &contents, &parts);
    }
    let kit = parts.iter().find_map(|part| part.kit.as_deref());
    let kit = kit.and_then(|kit| templates.iter().find(|template| template.id.as_str() == kit));
    if let Some((kit, told)) = kit.and_then(|kit| Some((kit, kit.guide.as_ref()?))) {
        let chapter = press.chapter(kit.name.get(press.language()));
        guide::set(&mut press, chapter, told, &kit.cards);
    }
    let instruments = instruments(&contents, templates);
    for instrument in &instruments {
        card(&mut press, instrument, &parts);
    }
    for instrument in &instruments {
        guide::prompts(&mut press, instrument.canvas);
    }
    press.finish(&title, scale)
}

/// A part of the day, as the agenda has it.
struct Part {
    start: String,
    minutes: u64,
    title: String,
    text: String,
    canvas: Option<String>,
    /// The kit that it came from.
    kit: Option<String>,
}

/// The agenda in its order. Its entries are kept as they came: what is not there is empty.
fn parts(workshop: &Workshop) -> Vec<Part> {
    let mut entries: Vec<&Value> = workshop.agenda.values().collect();
    let order = |entry: &Value| entry.get("order").and_then(Value::as_f64).unwrap_or(f64::MAX);
    entries.sort_by(|left, right| order(left).total_cmp(&order(right)));
    let word = |entry: &Value, field: &str| entry.get(field).and_then(Value::as_str).map(str::to_owned);
    let part = |entry: &Value| Part {
        start: word(entry, "start").unwrap_or_default(),
        minutes: entry.get("minutes").and_then(Value::as_u64).unwrap_or_default(),
        title: word(entry, "title").unwrap_or_default(),
        text: word(entry, "text").unwrap_or_default(),
        canvas: word(entry, "canvas"),
        kit: word(entry, "kit"),
    };
    entries.into_iter().map(part).collect()
}

/// The sheets of one template, and how they are run.
struct Instrument<'a> {
    id: &'a Id,
    canvas: &'a Canvas,
    template: Option<&'a Template>,
}

/// In the order of the sheets, each template once.
fn instruments<'a>(contents: &Contents<'a>, templates: &'a [Template]) -> Vec<Instrument<'a>> {
    let mut seen = BTreeSet::new();
    let fresh = contents.canvases.iter().filter(|(_, canvas)| seen.insert(&canvas.template));
    fresh
        .map(|(id, canvas)| {
            let template = templates.iter().find(|template| template.id == canvas.template);
            Instrument { id, canvas, template }
        })
        .collect()
}

/// What it is for, and what is known of the day.
fn opening(press: &mut Press, contents: &Contents, title: &str) {
    let words = press.words;
    let head = &contents.workshop.head;
    press.chapter_page(Some(""));
    let opening = press.tag(press.doc.root(), Role::Sect);
    let measure = press.measure();
    let organisation = head.organisation.trim();
    let kicker = if organisation.is_empty() {
        words.get("run-sheet-name")
    } else {
        words.with("run-sheet-name-for", &[("organisation", organisation)])
    };
    let owner = press.tag(opening, Role::P);
    press.row(Row::of(cast(&kicker, KICKER, measure, press.language(), owner), measure).below(4.0));
    let heading = press.tag(opening, Role::H1);
    press.doc.entry(1, title, Target::Tag(heading));
    press.row(Row::of(cast(title, CHAPTER, measure, press.spoken, heading), measure).below(10.0));
    let ambition = head.ambition.trim();
    if !ambition.is_empty() {
        let owner = press.tag(opening, Role::P);
        press.row(Row::of(cast(ambition, AMBITION, measure, press.spoken, owner), measure).below(12.0));
    }
    facts(press, opening, &head.details, []);
}

/// The parts of the day with their suggested times.
fn agenda(press: &mut Press, contents: &Contents, parts: &[Part]) {
    let words = press.words;
    let root = press.doc.root();
    let section = press.section(root, &words.get("run-sheet-agenda"), &words.get("run-sheet-agenda-about"));
    let titles = ["run-sheet-time", "run-sheet-minutes", "run-sheet-part", "run-sheet-sheet"].map(|id| words.get(id));
    let [time, minutes, part, sheet] = titles;
    let columns = columns(press.measure(), [(time, 0.1), (minutes, 0.09), (part, 0.58), (sheet, 0.23)]);
    let table = Table::open(press, section, columns, Air::Tight);
    for part in parts {
        let row = table.row(press);
        let sheet = part.canvas.as_deref().and_then(|wanted| {
            let found = contents.canvases.iter().find(|(id, _)| id.as_str() == wanted);
            found.map(|(_, canvas)| canvas.title.get(press.language()).to_owned())
        });
        let minutes = if part.minutes > 0 {
            words.count(usize::try_from(part.minutes).unwrap_or(usize::MAX))
        } else {
            String::new()
        };
        let cells = [part.start.clone(), minutes].map(|text| cell(press, row, &text));
        let [time, minutes] = cells;
        let owner = press.tag(row, Role::Td);
        let mut what = cast(&part.title, SMALL_STRONG, table.width(2), press.spoken, owner);
        if !part.text.is_empty() {
            what.extend(below(1.0, cast(&part.text, SMALL, table.width(2), press.spoken, owner)));
        }
        let owner = press.tag(row, Role::Td);
        let sheet = cast(&sheet.unwrap_or_default(), SMALL, table.width(3), press.language(), owner);
        table.print(press, vec![time, minutes, what, sheet]);
    }
    Table::close(press);
}

fn cell(press: &mut Press, row: TagId, text: &str) -> Vec<super::row::Slug> {
    let owner = press.tag(row, Role::Td);
    cast(text, SMALL, f64::INFINITY, press.language(), owner)
}

/// Without an agenda: how long each instrument takes, and for how many.
fn lengths(press: &mut Press, contents: &Contents, templates: &[Template]) {
    let words = press.words;
    let told: Vec<_> = instruments(contents, templates);
    if told.is_empty() {
        return;
    }
    let root = press.doc.root();
    let section = press.section(root, &words.get("run-sheet-instruments"), "");
    let titles = ["run-sheet-sheet", "run-sheet-minutes", "run-sheet-group", "run-sheet-goal"].map(|id| words.get(id));
    let [sheet, minutes, group, goal] = titles;
    let columns = columns(press.measure(), [(sheet, 0.24), (minutes, 0.1), (group, 0.12), (goal, 0.54)]);
    let table = Table::open(press, section, columns, Air::Tight);
    for Instrument { canvas, template, .. } in told {
        let row = table.row(press);
        let owner = press.tag(row, Role::Th(crate::doc::Scope::Row));
        let title = cast(canvas.title.get(press.language()), SMALL_STRONG, table.width(0), press.language(), owner);
        let guide = template.and_then(|template| template.guide.as_ref());
        let minutes = guide.map(|guide| guide.minutes.to_string()).unwrap_or_default();
        let group = guide.map(|guide| format!("{}–{}", guide.group.least, guide.group.most)).unwrap_or_default();
        let (minutes, group) = (cell(press, row, &minutes), cell(press, row, &group));
        let owner = press.tag(row, Role::Td);
        let goal = guide.map_or_else(String::new, |guide| guide.goal.get(press.language()).to_owned());
        let goal = cast(&goal, SMALL, table.width(3), press.language(), owner);
        table.print(press, vec![title, minutes, group, goal]);
    }
    Table::close(press);
}

/// How one instrument is run, with the parts of the day that use it.
fn card(press: &mut Press, instrument: &Instrument, parts: &[Part]) {
    let words = press.words;
    let chapter = press.chapter(instrument.canvas.title.get(press.language()));
    let uses: Vec<String> = parts
        .iter()
        .filter(|part| part.canvas.as_deref() == Some(instrument.id.as_str()) && !part.start.is_empty())
        .map(|part| {
            let told = [("start", Word::from(part.start.as_str())), ("title", Word::from(part.title.as_str()))];
            words.with("run-sheet-at", &told)
        })
        .collect();
    if !uses.is_empty() {
        let owner = press.tag(chapter, Role::P);
        let slugs = cast(&uses.join(" · "), BODY.soft(), press.measure(), press.language(), owner);
        press.row(Row::of(slugs, press.measure()).below(8.0));
    }
    let guide = instrument.template.and_then(|template| Some((template, template.guide.as_ref()?)));
    if let Some((template, told)) = guide {
        guide::set(press, chapter, told, &template.cards);
    } else {
        let owner = press.tag(chapter, Role::P);
        let said = words.with("run-sheet-no-guide", &[("template", instrument.canvas.template.as_str())]);
        press.row(Row::of(cast(&said, BODY, press.measure(), press.language(), owner), press.measure()));
    }
}
