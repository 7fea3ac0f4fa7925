//! The whole workshop as Markdown: to read, to paste into a mail or a wiki, to compare with the last one.

use std::fmt::Write as _;

use handvat_model::canvas::{Canvas, Localised};
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::{Action, Note, Workshop};
use handvat_words::Words;

use crate::actions::{note_texts, owner_name, status, zone_name, zone_names};

/// Details, people, actions, and every note by zone in reading order. Words of the group are escaped, so that they
/// show as they were written.
pub fn markdown(workshop: &Workshop, words: &Words) -> String {
    // What lies face down is counted, not told.
    let workshop = &*workshop.veiled(&words.get("exchange-face-down"));
    let mut page = Page { text: String::new(), workshop, words: *words };
    page.opening();
    page.people();
    page.actions();
    for (id, canvas) in workshop.canvases_in_order() {
        page.canvas(id, canvas);
    }
    page.crossings();
    page.links();
    page.parking();
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

struct Page<'a> {
    text: String,
    workshop: &'a Workshop,
    words: Words,
}

impl Page<'_> {
    fn opening(&mut self) {
        let head = &self.workshop.head;
        let title =
            if head.title.trim().is_empty() { self.words.get("exchange-untitled") } else { escaped(&head.title) };
        self.block(&format!("# {}", on_one_line(&title)));
        let details = &head.details;
        let facts = [
            ("exchange-organisation", head.organisation.clone()),
            ("exchange-ambition", head.ambition.clone()),
            ("exchange-date", self.words.date(&details.date)),
            ("exchange-place", details.place.clone()),
            ("exchange-facilitators", details.facilitators.join(", ")),
            ("exchange-sponsor", details.sponsor.clone()),
        ];
        self.facts(&facts);
    }

    fn people(&mut self) {
        let people = in_order(&self.workshop.people, |person| person.order);
        if people.is_empty() {
            return;
        }
        self.heading("exchange-people");
        for (_, person) in people {
            let told = [&person.name, &person.role, &person.department].map(|part| on_one_line(&escaped(part)));
            let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
            self.line(&format!("- {}", told.join(" · ")));
        }
        self.gap();
    }

    fn actions(&mut self) {
        let actions = self.workshop.actions_in_order();
        self.heading("exchange-actions");
        if actions.is_empty() {
            self.block(&self.words.get("exchange-no-actions"));
        }
        for (place, (_, action)) in actions.into_iter().enumerate() {
            self.action(place + 1, action);
        }
    }

    fn action(&mut self, number: usize, action: &Action) {
        self.block(&format!("### {number}. {}", on_one_line(&escaped(&action.title))));
        if !action.why.trim().is_empty() {
            self.block(&escaped(&action.why).replace('\n', "\\\n"));
        }
        let due = action.due.as_deref().map(|due| self.words.date(due)).unwrap_or_default();
        let facts = [
            ("exchange-owner", owner_name(self.workshop, action).to_owned()),
            ("exchange-due", due),
            ("exchange-status", status(action, self.words)),
            ("exchange-steps", zone_names(self.workshop, &action.steps, self.words)),
            ("exchange-handles", zone_names(self.workshop, &action.handles, self.words)),
            ("exchange-measure", action.measure.clone()),
        ];
        self.facts(&facts);
        let notes = note_texts(self.workshop, action);
        if !notes.is_empty() {
            self.block(&format!("{}:", self.words.get("exchange-from-notes")));
            for text in notes {
                self.line(&item(&escaped(text)));
            }
            self.gap();
        }
    }

    fn canvas(&mut self, id: &Id, canvas: &Canvas) {
        let title = on_one_line(&escaped(self.said(&canvas.title)));
        self.block(&format!("## {title}"));
        for (zone_id, zone) in canvas.zones_in_order() {
            self.block(&format!("### {}", on_one_line(&escaped(self.said(&zone.name)))));
            let question = escaped(self.said(&zone.question));
            if !question.is_empty() {
                self.block(&format!("*{}*", on_one_line(&question)));
            }
            self.notes(id, Some(zone_id));
        }
        let beside = |zone: Option<&Id>| zone.is_none_or(|zone| !canvas.zones.contains_key(zone));
        if self.workshop.notes.values().any(|note| note.canvas == *id && beside(note.zone.as_ref())) {
            self.heading_below("exchange-pasteboard");
            self.notes(id, None);
        }
    }

    /// The notes of a zone, or those that lie in none: loose ones first, then stack by stack.
    fn notes(&mut self, canvas: &Id, zone: Option<&Id>) {
        let zones = self.workshop.canvases.get(canvas).map(|canvas| &canvas.zones);
        let known = |id: &Id| zones.is_some_and(|zones| zones.contains_key(id));
        let here = |note: &Note| note.canvas == *canvas && note.zone.as_ref().filter(|id| known(id)) == zone;
        let stacked = |note: &Note| note.cluster.as_ref().is_some_and(|id| self.workshop.clusters.contains_key(id));
        let loose = self.workshop.notes_in_order(|note| here(note) && !stacked(note));
        let mut told = String::new();
        for (_, note) in &loose {
            writeln!(told, "{}", self.note(note)).expect("a String takes everything");
        }
        for (id, cluster) in in_order(&self.workshop.clusters, |cluster| cluster.order) {
            let notes = self.workshop.notes_in_order(|note| here(note) && note.cluster.as_ref() == Some(id));
            if notes.is_empty() {
                continue;
            }
            let title = on_one_line(&escaped(&cluster.title));
            let count = self.words.with("exchange-stack", &[("count", notes.len())]);
            let name = if title.is_empty() { format!("**{count}**") } else { format!("**{title}** ({count})") };
            writeln!(told, "- {name}").expect("a String takes everything");
            for (_, note) in notes {
                writeln!(told, "  {}", self.note(note).replace('\n', "\n  ")).expect("a String takes everything");
            }
        }
        if told.is_empty() {
            told = self.words.get("exchange-no-notes");
        }
        self.block(told.trim_end());
    }

    /// The text, with whose it is and where it crosses behind it.
    fn note(&self, note: &Note) -> String {
        if note.hidden {
            return item(&format!("*{}*", escaped(&note.text)));
        }
        let voice = self.words.find(&format!("exchange-voice-{}", note.voice.word()));
        let mut told = vec![voice.unwrap_or_else(|| escaped(note.voice.word()))];
        if let Some(pair) = &note.crossing {
            let name = |zone| escaped(zone_name(self.workshop, zone, self.words));
            told.push(format!("{} × {}", name(&pair.step), name(&pair.handle)));
        }
        item(&format!("{} *({})*", escaped(&note.text), told.join("; ")))
    }

    fn crossings(&mut self) {
        if self.workshop.crossings.is_empty() {
            return;
        }
        self.heading("exchange-empty-on-purpose");
        for crossing in self.workshop.crossings.values() {
            let name = |zone| escaped(zone_name(self.workshop, zone, self.words));
            let pair = format!("**{} × {}**", name(&crossing.pair.step), name(&crossing.pair.handle));
            self.line(&item(&format!("{pair}: {}", escaped(&crossing.reason))));
        }
        self.gap();
    }

    /// Influences between zones, then arrows between notes.
    fn links(&mut self) {
        let mut told = Vec::new();
        for (canvas, _) in self.workshop.canvases_in_order() {
            for link in self.workshop.influences(canvas) {
                let [from, to] = [&link.from, &link.to].map(|zone| zone_name(self.workshop, zone, self.words));
                told.push(linked(from, to, link.text));
            }
        }
        for link in self.workshop.note_links() {
            let [from, to] = [&link.from, &link.to].map(|note| self.workshop.notes.get(note));
            let [from, to] = [from, to].map(|note| note.map_or("", |note| note.text.as_str()));
            told.push(linked(from, to, link.text));
        }
        if told.is_empty() {
            return;
        }
        self.heading("exchange-links");
        for link in told {
            self.line(&link);
        }
        self.gap();
    }

    fn parking(&mut self) {
        let parked = self.workshop.parked();
        if parked.is_empty() {
            return;
        }
        self.heading("exchange-parking");
        for (_, note) in parked {
            self.line(&self.note(note));
        }
        self.gap();
    }

    fn facts(&mut self, facts: &[(&str, String)]) {
        for (name, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
            self.line(&item(&format!("**{}:** {}", self.words.get(name), escaped(value))));
        }
        self.gap();
    }

    fn said<'t>(&self, text: &'t Localised) -> &'t str {
        text.get(self.words.language())
    }

    fn heading(&mut self, name: &str) {
        self.block(&format!("## {}", self.words.get(name)));
    }

    fn heading_below(&mut self, name: &str) {
        self.block(&format!("### {}", self.words.get(name)));
    }

    fn block(&mut self, text: &str) {
        self.line(text);
        self.gap();
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// What leads where, each on one line.
fn linked(from: &str, to: &str, text: &str) -> String {
    let [from, to, text] = [from, to, text].map(|part| on_one_line(&escaped(part)));
    let words = if text.is_empty() { String::new() } else { format!(": {text}") };
    item(&format!("{from} → {to}{words}"))
}

/// An entry of a list; further lines of a text stand under the first.
fn item(text: &str) -> String {
    format!("- {}", text.trim().replace('\n', "\\\n  "))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a backslash before everything that Markdown would read as a mark.
fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(escaped_line).collect();
    lines.join("\n")
}

fn escaped_line(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, sign) in line.char_indices() {
        let anywhere = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~');
        let at_start = at == 0 && matches!(sign, '#' | '-' | '+' | '=');
        let after_digits = at == digits && digits > 0 && matches!(sign, '.' | ')');
        if anywhere || at_start || after_digits {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}
