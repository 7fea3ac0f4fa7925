//! A sheet on the beamer, and how it follows the steps of the workshop without being made anew.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::{Area, Canvas};
use handvat_model::id::Id;
use handvat_model::records::{Cluster, Language, Note, Workshop};
use handvat_protocol::beamer::{BeamerEvent, BeamerLink, BeamerNote, BeamerStack, NotePut, View};
use handvat_protocol::event::Put;
use handvat_protocol::failure::Fault;
use handvat_report::scene::{Scene, scored_scene, stack_text};

use super::view::{beamer_note, name_of, unknown};

/// A sheet as the room sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    id: Id,
    canvas: Canvas,
    /// Of the words on the sheet, and of the notes.
    language: Language,
    spoken: Language,
    scene: Scene,
    area: Option<Area>,
    part: Option<String>,
    notes: BTreeMap<Id, BeamerNote>,
    /// Notes that belong to a stack.
    stacked: BTreeSet<Id>,
    /// Stacks whose notes lie spread out.
    open: BTreeSet<Id>,
    stacks: Vec<BeamerStack>,
    links: Vec<BeamerLink>,
}

/// What has to be looked up in the workshop after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each part is looked up or not")]
pub(super) struct Stale {
    /// Everything.
    pub(super) all: bool,
    scene: bool,
    stacks: bool,
    links: bool,
}

impl Sheet {
    /// The whole sheet, a part of it, or one of its zones.
    pub(super) fn of(
        workshop: &Workshop,
        id: &Id,
        area: Option<Area>,
        zone: Option<&Id>,
        language: &Language,
    ) -> Result<Self, Fault> {
        let canvas = workshop.canvases.get(id).ok_or_else(|| unknown("canvas", id))?;
        let scene = scored_scene(workshop, id, language).ok_or_else(|| unknown("canvas", id))?;
        let zone = zone.map(|zone| canvas.zones.get_key_value(zone).ok_or_else(|| unknown("zone", zone)));
        let zone = zone.transpose()?;
        // Whether a zone is written in blindly is not to be seen on the sheet.
        let mut plain = canvas.clone();
        plain.zones.values_mut().for_each(|zone| zone.blind = false);
        let mut sheet = Self {
            id: id.clone(),
            canvas: plain,
            language: language.clone(),
            spoken: workshop.head.language.clone(),
            scene,
            area: zone.and_then(|(zone, _)| canvas.area(zone)).or(area.filter(|area| is_sane(*area))),
            part: zone.map(|(_, zone)| zone.name.get(language).to_owned()),
            notes: BTreeMap::new(),
            stacked: BTreeSet::new(),
            open: workshop.clusters.iter().filter(|(_, stack)| stack.open).map(|(id, _)| id.clone()).collect(),
            stacks: Vec::new(),
            links: Vec::new(),
        };
        for (id, note) in workshop.notes.iter().filter(|(_, note)| note.canvas == sheet.id) {
            if note.cluster.is_some() {
                sheet.stacked.insert(id.clone());
            }
            if sheet.sees(note) {
                let author = |person: &Id| name_of(workshop, person);
                let told = beamer_note(id, note, None, &sheet.spoken, Some(canvas), author);
                sheet.notes.insert(id.clone(), told);
            }
        }
        sheet.stacks = sheet.stacks_of(workshop);
        sheet.links = sheet.links_of(workshop);
        Ok(sheet)
    }

    pub(super) fn view(&self) -> View {
        let mut notes: Vec<BeamerNote> = self.notes.values().cloned().collect();
        notes.sort_by(|left, right| left.order.total_cmp(&right.order).then_with(|| left.id.cmp(&right.id)));
        View::Sheet {
            canvas: self.id.clone(),
            title: self.canvas.title.get(&self.language).to_owned(),
            scene: self.scene.clone(),
            area: self.area,
            part: self.part.clone(),
            notes,
            stacks: self.stacks.clone(),
            links: self.links.clone(),
        }
    }

    /// Takes a step in: the notes of it that the room sees, and what has to be looked up besides.
    pub(super) fn follow(&mut self, puts: &[Put]) -> (Vec<NotePut>, Stale) {
        let mut stale = Stale::default();
        let mut changed = Vec::new();
        for put in puts {
            match put {
                Put::Note { id, note, text } => {
                    let note = note.as_ref().filter(|note| note.canvas == self.id);
                    let in_stack = note.is_some_and(|note| note.cluster.is_some());
                    let was = if in_stack { !self.stacked.insert(id.clone()) } else { self.stacked.remove(id) };
                    stale.stacks |= in_stack || was;
                    stale.links |= !self.links.is_empty();
                    let visible = note.filter(|note| self.sees(note));
                    // An arrow comes into sight with the note at its end.
                    stale.links |= visible.is_some() != self.notes.contains_key(id);
                    // Whoever wrote it is looked up, and that takes the workshop.
                    stale.all |= visible.is_some_and(|note| note.author_shown && !note.hidden);
                    let told = visible
                        .map(|note| beamer_note(id, note, text.clone(), &self.spoken, Some(&self.canvas), |_| None));
                    changed.extend(self.put(id, told));
                }
                Put::Canvas { id, .. } => stale.all |= *id == self.id,
                Put::Cluster { id, cluster, .. } => {
                    stale.stacks = true;
                    // An arrow to one of its notes ends at it.
                    stale.links = true;
                    let open = cluster.as_ref().is_some_and(|stack| stack.open);
                    // Its notes come into sight or go out of it.
                    stale.all |= open != self.open.contains(id);
                }
                Put::Person { .. } => stale.all |= self.notes.values().any(|note| note.author.is_some()),
                Put::Kept { table, .. } => {
                    stale.scene = true;
                    stale.links |= table == "links" || table == "parking";
                }
                Put::Head { .. } | Put::Crossing { .. } | Put::Action { .. } | Put::Conflict { .. } => {}
            }
        }
        (changed, stale)
    }

    /// What pages are told of a step, once the workshop was looked at.
    pub(super) fn events(
        &mut self,
        changed: Vec<NotePut>,
        stale: Stale,
        workshop: Option<&Workshop>,
    ) -> Vec<BeamerEvent> {
        let mut events = Vec::new();
        let scene = workshop.filter(|_| stale.scene).and_then(|it| scored_scene(it, &self.id, &self.language));
        if let Some(scene) = scene.filter(|scene| *scene != self.scene) {
            self.scene.clone_from(&scene);
            events.push(BeamerEvent::Scene { scene });
        }
        let stacks = workshop.filter(|_| stale.stacks).map(|workshop| self.stacks_of(workshop));
        let stacks = stacks.filter(|stacks| *stacks != self.stacks);
        if let Some(stacks) = &stacks {
            self.stacks.clone_from(stacks);
        }
        let links = workshop.filter(|_| stale.links).map(|workshop| self.links_of(workshop));
        let links = links.filter(|links| *links != self.links);
        if !changed.is_empty() || stacks.is_some() || links.is_some() {
            self.links = links.clone().unwrap_or_else(|| std::mem::take(&mut self.links));
            events.push(BeamerEvent::Notes { puts: changed, stacks, links });
        }
        events
    }

    /// What the page has to hear of it: nothing where nothing that it knew or knows is otherwise.
    fn put(&mut self, id: &Id, note: Option<BeamerNote>) -> Option<NotePut> {
        if self.notes.get(id) == note.as_ref() {
            return None;
        }
        match &note {
            Some(note) => self.notes.insert(id.clone(), note.clone()),
            None => self.notes.remove(id),
        };
        Some(NotePut { id: id.clone(), note })
    }

    /// A note that lies in a stack is out of sight.
    fn sees(&self, note: &Note) -> bool {
        note.cluster.as_ref().is_none_or(|stack| self.open.contains(stack)) && self.shows(area_of(note))
    }

    /// On the paper, or in the part that was chosen: the pasteboard is the facilitator's own.
    fn shows(&self, area: Area) -> bool {
        let paper = Area { x: 0.0, y: 0.0, width: self.scene.width, height: self.scene.height };
        area.overlaps(paper) || self.area.is_some_and(|part| area.overlaps(part))
    }

    fn stacks_of(&self, workshop: &Workshop) -> Vec<BeamerStack> {
        let side = Cluster::SIDE;
        let here = workshop.clusters.iter().filter(|(_, stack)| {
            let area = Area { x: stack.x, y: stack.y, width: side, height: side };
            stack.canvas == self.id && self.shows(area)
        });
        let mut stacks: Vec<(f64, BeamerStack)> = Vec::new();
        for (id, stack) in here {
            let within = self.stacked.iter().filter_map(|note| workshop.notes.get(note));
            let mut within = within.filter(|note| note.cluster.as_ref() == Some(id)).peekable();
            let upper = within.peek().copied();
            let colour = upper.map(|note| note.colour.clone()).unwrap_or_default();
            let count = u32::try_from(within.count()).unwrap_or(u32::MAX);
            let told = BeamerStack {
                id: id.clone(),
                x: stack.x,
                y: stack.y,
                title: stack.title.clone(),
                text: stack_text(stack, upper, &self.spoken),
                open: stack.open,
                count,
                colour,
            };
            stacks.push((stack.order, told));
        }
        stacks.sort_by(|left, right| left.0.total_cmp(&right.0).then_with(|| left.1.id.cmp(&right.1.id)));
        stacks.into_iter().map(|(_, stack)| stack).collect()
    }

    /// Between notes that the room sees; a note in a closed stack is the stack, and none leads to the parking lot.
    /// Without words where one of the notes lies face down.
    fn links_of(&self, workshop: &Workshop) -> Vec<BeamerLink> {
        let stacks: BTreeSet<&Id> = self.stacks.iter().map(|stack| &stack.id).collect();
        let end = |id: &Id| {
            let note = workshop.notes.get(id).filter(|_| !workshop.is_parked(id))?;
            let drawn = match workshop.stack_of(note) {
                Some(stack) => *stacks.get(stack)?,
                None => &self.notes.get(id)?.id,
            };
            Some((drawn.clone(), note.hidden))
        };
        let told = workshop.note_links().filter_map(|link| {
            let ((from, from_hidden), (to, to_hidden)) = end(&link.from).zip(end(&link.to))?;
            let label = (!link.text.is_empty() && !from_hidden && !to_hidden).then(|| link.text.to_owned());
            (from != to).then(|| BeamerLink { id: link.key.to_owned(), from, to, label })
        });
        told.collect()
    }
}

impl Stale {
    /// Whether nothing needs the workshop.
    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

fn area_of(note: &Note) -> Area {
    let (width, height) = note.seen_extent();
    Area { x: note.x, y: note.y, width, height }
}

/// A part that can be shown.
fn is_sane(area: Area) -> bool {
    [area.x, area.y, area.width, area.height].iter().all(|side| side.is_finite())
        && area.width > 0.0
        && area.height > 0.0
}
