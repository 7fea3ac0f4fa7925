//! Stacks made by hand: laid together, spread out, taken apart.

use std::collections::BTreeSet;

use super::{Sketch, line, once_each, unknown};
use crate::canvas::{Area, Form};
use crate::edit::{Offset, StackNotes};
use crate::id::Id;
use crate::records::{Cluster, Note};
use crate::refusal::Refusal;
use crate::room::{self, GAP};

/// More notes than this are not spread out beside their stack but in free room of its zone.
const BESIDE: usize = 400;

impl Sketch<'_, '_> {
    pub(super) fn stack_notes(&mut self, stack: &StackNotes) -> Result<Id, Refusal> {
        let (members, taken_in) = self.members(&stack.notes)?;
        let first = members.first().ok_or(Refusal::Empty { field: "notes" })?;
        let lies = self.note(first)?.clone();
        let title = stack.title.as_deref().map(|title| line("title", title)).transpose()?;
        let id = match &stack.into {
            Some(into) if self.draft.clusters.contains(into) => into.clone(),
            Some(into) => return Err(unknown("cluster", into)),
            None => self.new_stack(stack, &lies, taken_in.first())?,
        };
        let mut stack = self.draft.clusters.get(&id).ok_or_else(|| unknown("cluster", &id))?.clone();
        stack.title = title.unwrap_or(stack.title);
        let mut left = taken_in;
        for member in &members {
            let mut note = self.note(member)?.clone();
            if note.canvas != stack.canvas {
                return Err(Refusal::OtherSheet);
            }
            left.extend(note.cluster.replace(id.clone()));
            if !stack.open {
                note.zone.clone_from(&stack.zone);
            }
            self.parked_no_more(member, &note);
            self.draft.notes.put(member.clone(), note);
        }
        self.carry(&id, stack);
        left.remove(&id);
        self.drop_bare(&left);
        Ok(id)
    }

    pub(super) fn fan_stack(&mut self, id: &Id, open: bool) -> Result<(), Refusal> {
        let mut stack = self.draft.clusters.get(id).ok_or_else(|| unknown("cluster", id))?.clone();
        if stack.open == open {
            return Ok(());
        }
        if open {
            self.spread(id, &stack)?;
            // The sheet may have grown, and carried the stack along.
            stack = self.draft.clusters.get(id).cloned().unwrap_or(stack);
        }
        stack.open = open;
        self.carry(id, stack);
        Ok(())
    }

    pub(super) fn unstack_notes(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        let mut left = BTreeSet::new();
        for id in &once_each(ids) {
            let mut note = self.note(id)?.clone();
            let hidden = self.draft.stack_of(&note).is_some();
            let Some(stack) = note.cluster.take() else {
                continue;
            };
            left.insert(stack);
            if hidden {
                // While it looks for room, the note is not in its own way.
                self.draft.notes.remove(id);
                self.lay_free(&mut note)?;
            }
            self.draft.notes.put(id.clone(), note);
        }
        self.drop_bare(&left);
        Ok(())
    }

    /// Moves the notes of a spread with it.
    pub(super) fn move_spread(&mut self, id: &Id, by: Offset) -> Result<(), Refusal> {
        for member in self.stacked(id) {
            let mut note = self.note(&member)?.clone();
            let at = Offset { x: note.x + by.x, y: note.y + by.y };
            self.lay_at(&mut note, at, true)?;
            self.draft.notes.put(member, note);
        }
        Ok(())
    }

    /// The notes that are named, those of named stacks among them; and these stacks.
    fn members(&self, ids: &[Id]) -> Result<(Vec<Id>, BTreeSet<Id>), Refusal> {
        let (mut members, mut stacks) = (Vec::new(), BTreeSet::new());
        for id in ids {
            if self.draft.clusters.contains(id) {
                members.extend(self.stacked(id));
                stacks.insert(id.clone());
            } else {
                self.note(id)?;
                members.push(id.clone());
            }
        }
        Ok((once_each(&members), stacks))
    }

    /// A stack where a note lies, named as one that goes into it.
    fn new_stack(&mut self, stack: &StackNotes, lies: &Note, taken_in: Option<&Id>) -> Result<Id, Refusal> {
        let id = self.id(stack.id.as_ref())?;
        let title = taken_in.and_then(|id| self.draft.clusters.get(id)).map(|stack| stack.title.clone());
        let order = self.draft.clusters.iter().map(|(_, stack)| stack.order).fold(0.0, f64::max).floor() + 1.0;
        let mut made = Cluster {
            canvas: lies.canvas.clone(),
            zone: None,
            title: title.unwrap_or_default(),
            open: false,
            x: lies.x,
            y: lies.y,
            order,
            extra: serde_json::Map::new(),
        };
        let (x, y) = room::area_of_stack(&made).centre();
        made.zone = self.draft.canvases.get(&made.canvas).and_then(|canvas| canvas.zone_at(x, y)).cloned();
        self.draft.clusters.put(id.clone(), made);
        Ok(id)
    }

    /// Lays the notes out beside their stack where nothing else lies, else in free room of its zone.
    fn spread(&mut self, id: &Id, stack: &Cluster) -> Result<(), Refusal> {
        let members = self.stacked(id);
        if let Some(places) = self.beside(id, stack, &members) {
            for (member, at) in members.iter().zip(places) {
                let (x, y) = super::notes::within_reach(at)?;
                if let Some(note) = self.draft.notes.get_mut(member) {
                    (note.x, note.y) = (x, y);
                }
            }
            return Ok(());
        }
        let mut room = None;
        for member in &members {
            let note = self.note(member)?.clone();
            let (draft, zone) = (&mut self.draft, note.zone.as_ref());
            let place = room::take_or_grow(&mut room, draft, &note.canvas, zone, note.width, note.height);
            let (x, y) = place.ok_or(Refusal::NoRoom)?;
            self.draft.notes.put(member.clone(), Note { x, y, ..note });
        }
        Ok(())
    }

    /// A grid of places right of the stack, left of it, under it or above it: within its zone, over nothing else.
    fn beside(&self, id: &Id, stack: &Cluster, members: &[Id]) -> Option<Vec<Offset>> {
        let notes: Vec<&Note> = members.iter().filter_map(|member| self.draft.notes.get(member)).collect();
        if notes.is_empty() || notes.len() > BESIDE {
            return None;
        }
        let within = self.field(stack)?;
        let taken = room::taken(&self.draft, &stack.canvas, within);
        let own = room::area_of_stack(stack);
        let others: Vec<Area> = taken.into_iter().filter(|area| *area != own || self.shares_place(id, own)).collect();
        let cell =
            notes.iter().fold((0.0_f64, 0.0_f64), |cell, note| (cell.0.max(note.width), cell.1.max(note.height)));
        let square = (notes.len() as f64).sqrt().ceil() as usize;
        let mut widths: Vec<usize> = (1..=notes.len()).collect();
        widths.sort_by_key(|columns| columns.abs_diff(square));
        let grids = widths.into_iter().flat_map(|columns| {
            let rows = notes.len().div_ceil(columns);
            let (width, height) = (columns as f64 * (cell.0 + GAP) - GAP, rows as f64 * (cell.1 + GAP) - GAP);
            around(own, width, height).into_iter().map(move |area| (columns, area))
        });
        let free = |area: Area| holds(within, area) && !others.iter().any(|other| other.overlaps(area));
        let (columns, area) = grids.into_iter().find(|(_, area)| free(*area))?;
        let place = |index: usize| Offset {
            x: area.x + (index % columns) as f64 * (cell.0 + GAP),
            y: area.y + (index / columns) as f64 * (cell.1 + GAP),
        };
        Some((0..notes.len()).map(place).collect())
    }

    /// Where a stack may be spread out beside itself: its zone under the name, or the pasteboard around it. A round
    /// zone has no such field.
    fn field(&self, stack: &Cluster) -> Option<Area> {
        let canvas = self.draft.canvases.get(&stack.canvas)?;
        let Some(zone) = stack.zone.as_ref() else {
            let (wide, high) = canvas.sheet.dimensions();
            let own = room::area_of_stack(stack);
            let right = own.x >= wide;
            let reach = wide + high;
            // Beside the sheet, never onto it.
            return (right || own.x + own.width <= 0.0).then(|| Area {
                x: if right { wide } else { -reach },
                y: own.y - reach,
                width: reach,
                height: 2.0 * reach,
            });
        };
        let found = canvas.zones.get(zone).filter(|found| found.form != Form::Round)?;
        let (whole, header) = (canvas.area(zone)?, found.header() * canvas.scale());
        Some(Area { y: whole.y + header, height: whole.height - header, ..whole })
    }

    /// Whether another stack lies exactly where this one does.
    fn shares_place(&self, id: &Id, own: Area) -> bool {
        self.draft.clusters.iter().any(|(other, stack)| other != id && room::area_of_stack(stack) == own)
    }
}

/// An area of that size right of a box, left of it, under it and above it.
fn around(own: Area, width: f64, height: f64) -> [Area; 4] {
    let at = |x: f64, y: f64| Area { x, y, width, height };
    [
        at(own.x + own.width + GAP, own.y),
        at(own.x - GAP - width, own.y),
        at(own.x, own.y + own.height + GAP),
        at(own.x, own.y - GAP - height),
    ]
}

fn holds(whole: Area, part: Area) -> bool {
    whole.contains(part.x, part.y) && whole.contains(part.x + part.width, part.y + part.height)
}
