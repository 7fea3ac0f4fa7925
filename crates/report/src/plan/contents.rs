//! What the plan tells, worked out from the workshop before anything is laid out: groups, numbers, counts.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::{Benefit, Canvas, Objection, Zone, ZoneKind};
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::{Action, Cluster, Note, Pair, Person, Workshop};

/// The workshop, put in the order of the plan.
pub(super) struct Contents<'a> {
    pub(super) workshop: &'a Workshop,
    /// In reading order.
    pub(super) canvases: Vec<(&'a Id, &'a Canvas)>,
    /// Zones of kind step, in reading order, each id once.
    pub(super) steps: Vec<(&'a Id, &'a Zone)>,
    /// Zones of kind handle, in reading order, each id once.
    pub(super) handles: Vec<(&'a Id, &'a Zone)>,
    /// The actions, each in full in one group.
    pub(super) groups: Vec<Group<'a>>,
    /// The notes, each in one pile.
    pub(super) piles: Vec<Pile<'a>>,
    /// What stands at each crossing.
    pub(super) crossings: BTreeMap<Pair, Load>,
    action_numbers: BTreeMap<&'a Id, usize>,
    note_numbers: BTreeMap<&'a Id, usize>,
    actions_of_note: BTreeMap<&'a Id, Vec<&'a Id>>,
}

/// The actions under one heading.
pub(super) struct Group<'a> {
    pub(super) under: Under<'a>,
    /// Told here in full.
    pub(super) own: Vec<(&'a Id, &'a Action)>,
    /// Told in full under an earlier handle.
    pub(super) elsewhere: Vec<(&'a Id, &'a Action)>,
}

/// What a group of actions stands under.
#[derive(Clone, Copy)]
pub(super) enum Under<'a> {
    Handle(&'a Zone),
    /// Actions with a step, without a handle.
    NoHandle,
    /// Actions without step and handle.
    NotPlaced,
}

/// Sheet and zone by id; no sheet is beside everything, no zone is the pasteboard.
pub(super) type Place<'a> = (Option<&'a Id>, Option<&'a Id>);

/// The notes of one zone.
pub(super) struct Pile<'a> {
    pub(super) place: Place<'a>,
    /// None is the pasteboard.
    pub(super) zone: Option<&'a Zone>,
    /// Named when the workshop has several sheets.
    pub(super) canvas: Option<&'a Canvas>,
    pub(super) notes: Vec<(&'a Id, &'a Note)>,
    pub(super) stacks: Vec<Stack<'a>>,
}

/// Notes on one heap.
pub(super) struct Stack<'a> {
    pub(super) id: &'a Id,
    pub(super) cluster: &'a Cluster,
    pub(super) notes: Vec<(&'a Id, &'a Note)>,
}

/// What stands at a crossing.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Load {
    pub(super) notes: usize,
    pub(super) actions: usize,
}

impl<'a> Contents<'a> {
    pub(super) fn of(workshop: &'a Workshop) -> Self {
        let canvases = workshop.canvases_in_order();
        let steps = workshop.zones_of_kind(&ZoneKind::Step);
        let handles = workshop.zones_of_kind(&ZoneKind::Handle);
        let actions = workshop.actions_in_order();
        let groups = groups(&actions, &steps, &handles);
        let piles = piles(workshop, &canvases);
        let action_numbers = actions.iter().enumerate().map(|(place, (id, _))| (*id, place + 1)).collect();
        let numbered = piles.iter().flat_map(Pile::all);
        let note_numbers = numbered.enumerate().map(|(place, (id, _))| (id, place + 1)).collect();
        let mut actions_of_note: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for (id, action) in groups.iter().flat_map(|group| &group.own) {
            for note in &action.notes {
                actions_of_note.entry(note).or_default().push(id);
            }
        }
        let crossings = crossings(workshop);
        Self {
            workshop,
            canvases,
            steps,
            handles,
            groups,
            piles,
            crossings,
            action_numbers,
            note_numbers,
            actions_of_note,
        }
    }

    /// Whether actions and notes can be placed at steps and handles.
    pub(super) fn places(&self) -> bool {
        !(self.steps.is_empty() && self.handles.is_empty())
    }

    /// The number of an action in the plan, from 1.
    pub(super) fn action_number(&self, id: &Id) -> usize {
        self.action_numbers.get(id).copied().unwrap_or_default()
    }

    /// The number of a note in the appendix, from 1; none when the note is not in the workshop.
    pub(super) fn note_number(&self, id: &Id) -> Option<usize> {
        self.note_numbers.get(id).copied()
    }

    /// The actions that came from a note, by number.
    pub(super) fn actions_of(&self, note: &Id) -> &[&'a Id] {
        self.actions_of_note.get(note).map_or(&[], Vec::as_slice)
    }

    /// What stands at a crossing.
    pub(super) fn load(&self, step: &Id, handle: &Id) -> Load {
        self.crossings.get(&Pair { step: step.clone(), handle: handle.clone() }).copied().unwrap_or_default()
    }

    /// Why a crossing is empty on purpose.
    pub(super) fn reason(&self, step: &Id, handle: &Id) -> Option<&'a str> {
        let pair = Pair { step: step.clone(), handle: handle.clone() };
        let said = self.workshop.crossings.values().find(|crossing| crossing.pair == pair);
        said.map(|crossing| crossing.reason.as_str())
    }

    /// Who an action is for; none when nobody, or when the person is not in the workshop.
    pub(super) fn owner(&self, action: &Action) -> Option<&'a Person> {
        self.workshop.people.get(action.owner.as_ref()?)
    }

    /// What actions can be good for, each id once.
    pub(super) fn benefits(&self) -> Vec<(&'a Id, &'a Benefit)> {
        let mut seen = BTreeSet::new();
        let all = self.canvases.iter().flat_map(|(_, canvas)| in_order(&canvas.benefits, |benefit| benefit.order));
        all.filter(|(id, _)| seen.insert(*id)).collect()
    }

    /// What people bring up, each id once.
    pub(super) fn objections(&self) -> Vec<(&'a Id, &'a Objection)> {
        let mut seen = BTreeSet::new();
        let all =
            self.canvases.iter().flat_map(|(_, canvas)| in_order(&canvas.objections, |objection| objection.order));
        all.filter(|(id, _)| seen.insert(*id)).collect()
    }

    /// People by department, then as they were entered.
    pub(super) fn people(&self) -> Vec<&'a Person> {
        let mut people: Vec<(&Id, &Person)> = self.workshop.people.iter().collect();
        sort(&mut people, |person| person.order);
        people.sort_by_key(|(_, person)| (person.department.is_empty(), person.department.to_lowercase()));
        people.into_iter().map(|(_, person)| person).collect()
    }
}

impl<'a> Pile<'a> {
    /// Every note of the pile, those in stacks last.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Id, &'a Note)> {
        self.notes.iter().chain(self.stacks.iter().flat_map(|stack| &stack.notes)).copied()
    }
}

fn sort<T>(records: &mut [(&Id, &T)], order: impl Fn(&T) -> f64) {
    records.sort_by(|left, right| order(left.1).total_cmp(&order(right.1)).then_with(|| left.0.cmp(right.0)));
}

/// The groups of actions, each in the order of their numbers.
fn groups<'a>(
    actions: &[(&'a Id, &'a Action)],
    steps: &[(&'a Id, &'a Zone)],
    handles: &[(&'a Id, &'a Zone)],
) -> Vec<Group<'a>> {
    let is = |id: &Id, zones: &[(&Id, &Zone)]| zones.iter().any(|(zone, _)| *zone == id);
    let first = |action: &Action| handles.iter().find(|(id, _)| action.handles.contains(id)).map(|(id, _)| *id);
    let mut groups: Vec<Group> = handles
        .iter()
        .map(|(id, zone)| {
            let here = actions.iter().copied().filter(|(_, action)| action.handles.contains(id));
            let (own, elsewhere) = here.partition(|(_, action)| first(action) == Some(*id));
            Group { under: Under::Handle(zone), own, elsewhere }
        })
        .collect();
    let rest = actions.iter().copied().filter(|(_, action)| first(action).is_none());
    let (placed, lost): (Vec<_>, Vec<_>) =
        rest.partition(|(_, action)| action.steps.iter().any(|step| is(step, steps)));
    groups.push(Group { under: Under::NoHandle, own: placed, elsewhere: Vec::new() });
    groups.push(Group { under: Under::NotPlaced, own: lost, elsewhere: Vec::new() });
    groups.retain(|group| !group.own.is_empty() || !group.elsewhere.is_empty());
    groups
}

fn piles<'a>(workshop: &'a Workshop, canvases: &[(&'a Id, &'a Canvas)]) -> Vec<Pile<'a>> {
    let mut heaps: BTreeMap<Place<'a>, Vec<(&Id, &Note)>> = BTreeMap::new();
    let mut in_stacks: BTreeMap<&Id, Vec<(&Id, &Note)>> = BTreeMap::new();
    for (id, note) in &workshop.notes {
        match note.cluster.as_ref().filter(|stack| workshop.clusters.contains_key(*stack)) {
            Some(stack) => in_stacks.entry(stack).or_default().push((id, note)),
            None => heaps.entry(place(workshop, &note.canvas, note.zone.as_ref())).or_default().push((id, note)),
        }
    }
    let mut stacks: BTreeMap<Place<'a>, Vec<(&Id, &Cluster)>> = BTreeMap::new();
    for (id, stack) in &workshop.clusters {
        stacks.entry(place(workshop, &stack.canvas, stack.zone.as_ref())).or_default().push((id, stack));
    }
    let several = canvases.len() > 1;
    let mut places: Vec<(Option<&'a Canvas>, Option<&'a Zone>, Place<'a>)> = Vec::new();
    for (id, canvas) in canvases {
        let named = several.then_some(*canvas);
        for (zone_id, zone) in canvas.zones_in_order() {
            places.push((named, Some(zone), (Some(*id), Some(zone_id))));
        }
        places.push((named, None, (Some(*id), None)));
    }
    places.push((None, None, (None, None)));
    let mut piles = Vec::new();
    for (canvas, zone, key) in places {
        let mut notes = heaps.remove(&key).unwrap_or_default();
        sort(&mut notes, |note| note.order);
        let mut here = stacks.remove(&key).unwrap_or_default();
        sort(&mut here, |stack| stack.order);
        let stacks = here
            .into_iter()
            .map(|(id, cluster)| {
                let mut notes = in_stacks.remove(id).unwrap_or_default();
                sort(&mut notes, |note| note.order);
                Stack { id, cluster, notes }
            })
            .collect();
        piles.push(Pile { place: key, zone, canvas, notes, stacks });
    }
    piles.retain(|pile| pile.zone.is_some() || !pile.notes.is_empty() || !pile.stacks.is_empty());
    piles
}

/// Sheet and zone of a record; what names an unknown one lies beside everything.
fn place<'a>(workshop: &'a Workshop, canvas: &Id, zone: Option<&Id>) -> Place<'a> {
    let Some((id, sheet)) = workshop.canvases.get_key_value(canvas) else {
        return (None, None);
    };
    (Some(id), zone.and_then(|zone| sheet.zones.get_key_value(zone)).map(|(zone, _)| zone))
}

fn crossings(workshop: &Workshop) -> BTreeMap<Pair, Load> {
    let mut crossings: BTreeMap<Pair, Load> = BTreeMap::new();
    for pair in workshop.notes.values().filter_map(|note| note.crossing.as_ref()) {
        crossings.entry(pair.clone()).or_default().notes += 1;
    }
    for action in workshop.actions.values() {
        let steps: BTreeSet<&Id> = action.steps.iter().collect();
        let handles: BTreeSet<&Id> = action.handles.iter().collect();
        for step in &steps {
            for handle in &handles {
                let pair = Pair { step: (*step).clone(), handle: (*handle).clone() };
                crossings.entry(pair).or_default().actions += 1;
            }
        }
    }
    crossings
}
