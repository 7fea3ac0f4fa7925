//! The workshop as text: what a person reads and a script greps. The same workshop gives the same text.

use handvat_model::canvas::Canvas;
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::{Action, Note, Workshop};
use handvat_words::Words;

/// Details, people, every sheet with its notes by zone, and the actions; ids stand first, for scripts.
pub(crate) fn outline(workshop: &Workshop, words: Words) -> String {
    // What lies face down is counted, not told.
    let workshop = &*workshop.veiled(&words.get("exchange-face-down"));
    let mut outline = Outline { text: String::new(), workshop, words };
    outline.opening();
    outline.people();
    for (id, canvas) in workshop.canvases_in_order() {
        outline.canvas(id, canvas);
    }
    outline.crossings();
    outline.links();
    outline.parking();
    outline.actions();
    outline.text
}

struct Outline<'a> {
    text: String,
    workshop: &'a Workshop,
    words: Words,
}

impl Outline<'_> {
    fn opening(&mut self) {
        let head = &self.workshop.head;
        let title = if head.title.is_empty() { self.words.get("exchange-untitled") } else { flat(&head.title) };
        self.line(0, &format!("{title} ({})", self.workshop.id));
        let details = &head.details;
        let facts = [
            ("exchange-organisation", flat(&head.organisation)),
            ("exchange-ambition", flat(&head.ambition)),
            ("exchange-date", self.words.date(&details.date)),
            ("exchange-place", flat(&details.place)),
            ("exchange-facilitators", flat(&details.facilitators.join(", "))),
            ("exchange-sponsor", flat(&details.sponsor)),
        ];
        for (name, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
            self.line(1, &format!("{}: {fact}", self.words.get(name)));
        }
        let workshop = self.workshop;
        let counts = [("cli-outline-notes", workshop.notes.len()), ("cli-outline-actions", workshop.actions.len())];
        let counts = counts.map(|(message, count)| self.words.with(message, &[("count", count)]));
        self.line(1, &counts.join(", "));
    }

    fn people(&mut self) {
        if self.workshop.people.is_empty() {
            return;
        }
        self.heading("exchange-people");
        for (id, person) in in_order(&self.workshop.people, |person| person.order) {
            let told = [&person.name, &person.role, &person.department].map(|part| flat(part));
            let told: Vec<_> = told.into_iter().filter(|part| !part.is_empty()).collect();
            self.line(1, &format!("{id}  {}", told.join(" · ")));
        }
    }

    fn canvas(&mut self, id: &Id, canvas: &Canvas) {
        let language = self.words.language();
        let paper = canvas.sheet.word().to_uppercase();
        self.line(0, "");
        self.line(0, &format!("{} ({id}, {paper})", canvas.title.get(language)));
        for (zone_id, zone) in canvas.zones_in_order() {
            let here = |note: &Note| note.canvas == *id && note.zone.as_ref() == Some(zone_id);
            self.zone(&format!("{} ({zone_id})", zone.name.get(language)), here);
        }
        let beside =
            |note: &Note| note.canvas == *id && note.zone.as_ref().is_none_or(|zone| !canvas.zones.contains_key(zone));
        if self.workshop.notes.values().any(beside) {
            self.zone(&self.words.get("exchange-pasteboard"), beside);
        }
    }

    /// Loose notes first, then stack by stack.
    fn zone(&mut self, name: &str, here: impl Fn(&Note) -> bool) {
        let notes = self.workshop.notes_in_order(here);
        self.line(1, &format!("{name}: {}", self.words.with("cli-outline-notes", &[("count", notes.len())])));
        let stack = |note: &Note| note.cluster.clone().filter(|id| self.workshop.clusters.contains_key(id));
        let loose: Vec<_> =
            notes.iter().filter(|(_, note)| stack(note).is_none()).map(|(id, note)| self.note(id, note)).collect();
        let mut stacks = Vec::new();
        for (id, cluster) in in_order(&self.workshop.clusters, |cluster| cluster.order) {
            let within: Vec<_> = notes.iter().filter(|(_, note)| stack(note).as_ref() == Some(id)).collect();
            if !within.is_empty() {
                let count = self.words.with("exchange-stack", &[("count", within.len())]);
                stacks.push((2, format!("{id}  {} ({count})", flat(&cluster.title))));
                stacks.extend(within.into_iter().map(|(id, note)| (3, self.note(id, note))));
            }
        }
        for note in loose {
            self.line(2, &note);
        }
        for (depth, text) in stacks {
            self.line(depth, &text);
        }
    }

    fn note(&self, id: &Id, note: &Note) -> String {
        if note.hidden {
            return format!("{id}  {}", flat(&note.text));
        }
        let voice = self.words.find(&format!("exchange-voice-{}", note.voice.word()));
        let mut told = vec![voice.unwrap_or_else(|| note.voice.word().to_owned())];
        if let Some(pair) = &note.crossing {
            told.push(format!("{} × {}", pair.step, pair.handle));
        }
        format!("{id}  {} [{}]", flat(&note.text), told.join(", "))
    }

    fn crossings(&mut self) {
        if self.workshop.crossings.is_empty() {
            return;
        }
        self.heading("exchange-empty-on-purpose");
        for crossing in self.workshop.crossings.values() {
            self.line(1, &format!("{} × {}: {}", crossing.pair.step, crossing.pair.handle, flat(&crossing.reason)));
        }
    }

    /// Influences between zones, then arrows between notes.
    fn links(&mut self) {
        let workshop = self.workshop;
        let zones = workshop.canvases_in_order();
        let zones = zones.into_iter().flat_map(|(canvas, _)| workshop.influences(canvas));
        let links: Vec<String> = zones
            .chain(workshop.note_links())
            .map(|link| {
                let words = if link.text.is_empty() { String::new() } else { format!(": {}", flat(link.text)) };
                format!("{} → {}{words}", link.from, link.to)
            })
            .collect();
        if links.is_empty() {
            return;
        }
        self.heading("exchange-links");
        for link in links {
            self.line(1, &link);
        }
    }

    fn parking(&mut self) {
        let parked = self.workshop.parked();
        if parked.is_empty() {
            return;
        }
        self.heading("exchange-parking");
        for (id, note) in parked {
            self.line(1, &self.note(id, note));
        }
    }

    fn actions(&mut self) {
        self.heading("exchange-actions");
        if self.workshop.actions.is_empty() {
            self.line(1, &self.words.get("exchange-no-actions"));
        }
        for (id, action) in in_order(&self.workshop.actions, |action| action.order) {
            self.action(id, action);
        }
    }

    fn action(&mut self, id: &Id, action: &Action) {
        let people = &self.workshop.people;
        let owner = action.owner.as_ref().map(|owner| people.get(owner).map_or(owner.as_str(), |person| &person.name));
        let status = self.words.find(&format!("exchange-status-{}", action.status.word()));
        let mut told = vec![status.unwrap_or_else(|| action.status.word().to_owned())];
        told.extend(owner.map(flat));
        told.extend(action.due.as_deref().map(|due| self.words.date(due)));
        self.line(1, &format!("{id}  {} [{}]", flat(&action.title), told.join(", ")));
        let places = [&action.steps, &action.handles].map(|zones| named(zones));
        let facts = [
            ("exchange-why", flat(&action.why)),
            ("exchange-steps", places[0].clone()),
            ("exchange-handles", places[1].clone()),
            ("exchange-measure", flat(&action.measure)),
            ("exchange-from-notes", named(&action.notes)),
        ];
        for (name, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
            self.line(2, &format!("{}: {fact}", self.words.get(name)));
        }
    }

    fn heading(&mut self, message: &str) {
        self.line(0, "");
        self.line(0, &self.words.get(message));
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.text.extend(std::iter::repeat_n("  ", depth));
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// On one line, as an outline needs it.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}
