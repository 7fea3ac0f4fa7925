//! Finds free room for a note in a zone, and lets the sheet grow when there is none.

use crate::canvas::{Area, Canvas, Form, Sheet, Zone};
use crate::draft::Draft;
use crate::id::Id;
use crate::records::{Cluster, Note, Workshop};

/// Space between notes, and between a note and the edge of its zone, in canvas units.
pub(crate) const GAP: f64 = 20.0;

/// How far the pasteboard's column lies from the sheet, and how wide it is, in canvas units.
const PASTEBOARD: (f64, f64) = (200.0, 2400.0);

/// Free room in a zone, on a larger sheet when the present one is full. None when A0 is full, or too small
/// for the box even when it is empty: then the sheet stays as it is.
pub(crate) fn find_or_grow(
    draft: &mut Draft<'_>,
    canvas: &Id,
    zone: Option<&Id>,
    width: f64,
    height: f64,
) -> Option<(f64, f64)> {
    take_or_grow(&mut None, draft, canvas, zone, width, height)
}

/// As [`find_or_grow`] for many boxes in a row: `room` keeps what is known of the zone, and takes note of the box.
/// Between two calls nothing else may come to lie there.
pub(crate) fn take_or_grow(
    room: &mut Option<Room>,
    draft: &mut Draft<'_>,
    canvas: &Id,
    zone: Option<&Id>,
    width: f64,
    height: f64,
) -> Option<(f64, f64)> {
    let known = |room: &Room| room.of.as_ref().is_some_and(|(on, within)| on == canvas && within.as_ref() == zone);
    if !room.as_ref().is_some_and(known) {
        *room = Some(Room::of(draft, canvas, zone)?);
    }
    loop {
        let place = room.as_mut().and_then(|room| room.take(width, height));
        if place.is_some() {
            return place;
        }
        if !fits_on_the_largest(draft.canvases.get(canvas)?, zone, width, height) || !grow(draft, canvas) {
            return None;
        }
        *room = Some(Room::of(draft, canvas, zone)?);
    }
}

fn fits_on_the_largest(canvas: &Canvas, zone: Option<&Id>, width: f64, height: f64) -> bool {
    let largest = Canvas { sheet: Sheet::A0, ..canvas.clone() };
    Room::empty(Field::of(&largest, zone)).first_free(width, height).is_some()
}

/// Brings a sheet to a larger paper with all that lies on it, as an edit does that needs the room. A sheet that
/// is as large already, or whose paper this program does not know, stays as it is.
pub fn grow_to(workshop: &mut Workshop, canvas: &Id, sheet: &Sheet) {
    let mut draft = Draft::over(workshop);
    let width = |sheet: &Sheet| sheet.dimensions().0;
    while draft.canvases.get(canvas).is_some_and(|found| found.sheet.is_known() && width(&found.sheet) < width(sheet)) {
        grow(&mut draft, canvas);
    }
    draft.into_patch().apply(workshop);
}

/// Makes the sheet one paper larger. Each note moves with its zone and keeps its size.
fn grow(draft: &mut Draft<'_>, canvas_id: &Id) -> bool {
    let Some(before) = draft.canvases.get(canvas_id).cloned() else {
        return false;
    };
    let Some(sheet) = before.sheet.larger() else {
        return false;
    };
    let after = Canvas { sheet, ..before.clone() };
    let notes: Vec<Id> = on_canvas(draft, canvas_id).map(|(id, _)| id.clone()).collect();
    for id in &notes {
        if let Some(note) = draft.notes.get_mut(id) {
            (note.x, note.y) = carried(&before, &after, note.zone.as_ref(), area_of(note));
        }
    }
    let clusters: Vec<Id> =
        draft.clusters.iter().filter(|(_, cluster)| cluster.canvas == *canvas_id).map(|(id, _)| id.clone()).collect();
    for id in &clusters {
        if let Some(cluster) = draft.clusters.get_mut(id) {
            (cluster.x, cluster.y) = carried(&before, &after, cluster.zone.as_ref(), area_of_stack(cluster));
        }
    }
    draft.canvases.put(canvas_id.clone(), after);
    true
}

/// Where a box goes when the sheet grows: it keeps its distance to the corner of its zone that no
/// round zone covers, and on the pasteboard its distance to the sheet.
fn carried(before: &Canvas, after: &Canvas, zone: Option<&Id>, item: Area) -> (f64, f64) {
    let found = zone.and_then(|id| Some((before.area(id)?, after.area(id)?, id)));
    let Some((old, new, id)) = found else {
        let (old_width, old_height) = before.sheet.dimensions();
        let (new_width, new_height) = after.sheet.dimensions();
        let x = if item.x >= old_width { item.x + new_width - old_width } else { item.x };
        let y = if item.y >= old_height { item.y + new_height - old_height } else { item.y };
        return (x.round(), y.round());
    };
    if before.zones.get(id).is_some_and(|zone| zone.form == Form::Round) {
        let ((old_x, old_y), (new_x, new_y)) = (old.centre(), new.centre());
        return ((item.x - old_x + new_x).round(), (item.y - old_y + new_y).round());
    }
    let covered = round_areas(before).into_iter().find(|round| round.overlaps(old));
    let (from_right, from_bottom) = covered.map_or((false, false), |round| {
        let ((round_x, round_y), (zone_x, zone_y)) = (round.centre(), old.centre());
        (round_x < zone_x, round_y < zone_y)
    });
    let x = if from_right { item.x - (old.x + old.width) + new.x + new.width } else { item.x - old.x + new.x };
    let y = if from_bottom {
        item.y - (old.y + old.height) + new.y + new.height
    } else {
        // The zone's name grows with the sheet and must not come to lie under the note.
        let header = before.zones.get(id).map_or(0.0, Zone::header);
        item.y - old.y + new.y + header * (after.scale() - before.scale())
    };
    (x.round(), y.round())
}

/// The part of a sheet in which room is looked for.
struct Field {
    area: Area,
    round: bool,
    /// Round zones that lie over this one.
    above: Vec<Area>,
}

impl Field {
    fn of(canvas: &Canvas, zone: Option<&Id>) -> Self {
        let found = zone.and_then(|id| canvas.zones.get(id));
        let Some(found) = found else {
            let area =
                Area { x: canvas.sheet.dimensions().0 + PASTEBOARD.0, y: 0.0, width: PASTEBOARD.1, height: f64::MAX };
            return Self { area, round: false, above: Vec::new() };
        };
        let scale = canvas.scale();
        let whole = found.area.scaled(scale);
        let header = found.header() * scale;
        let round = found.form == Form::Round;
        let area = Area { y: whole.y + header, height: whole.height - header, ..whole };
        let above = if round { Vec::new() } else { round_areas(canvas) };
        // A circle is narrowed by its own outline, which needs the whole of it.
        Self { area: if round { whole } else { area }, round, above }.below(header)
    }

    fn below(mut self, header: f64) -> Self {
        if self.round {
            let strip = Area { height: header, ..self.area };
            self.above.push(strip);
        }
        self
    }

    /// How far a row reaches from left to right.
    fn span(&self, top: f64, height: f64) -> Option<(f64, f64)> {
        if !self.round {
            return Some((self.area.x + GAP, self.area.x + self.area.width - GAP));
        }
        let half = chord(self.area, top).min(chord(self.area, top + height));
        let (middle, _) = self.area.centre();
        (half > GAP).then_some((middle - half + GAP, middle + half - GAP))
    }

    /// What a zone that lies above takes of a row.
    fn block(&self, area: Area, top: f64, height: f64) -> Option<(f64, f64)> {
        if area.y >= top + height || top >= area.y + area.height {
            return None;
        }
        if self.round {
            return Some((area.x, area.x + area.width));
        }
        let (middle_x, middle_y) = area.centre();
        let widest = middle_y.clamp(top, top + height);
        let half = chord(area, widest) + GAP;
        Some((middle_x - half, middle_x + half))
    }
}

/// A field with what lies in it. Looking for a place costs what lies beside that row, not what lies in the field.
pub(crate) struct Room {
    /// The sheet and the zone; none for room on no sheet that is there.
    of: Option<(Id, Option<Id>)>,
    field: Field,
    /// By their top edges.
    taken: Vec<Area>,
    /// Height of the highest of them.
    tallest: f64,
    /// Top edges at which a row may begin, in order.
    tops: Vec<f64>,
    /// The box that was laid last, and in which row: nothing as large has room above it.
    last: Option<(f64, f64, f64)>,
}

impl Room {
    fn of(draft: &Draft<'_>, canvas_id: &Id, zone: Option<&Id>) -> Option<Self> {
        let field = Field::of(draft.canvases.get(canvas_id)?, zone);
        let mut taken = taken(draft, canvas_id, field.area);
        taken.sort_by(|one, other| one.y.total_cmp(&other.y));
        let mut room = Self { of: Some((canvas_id.clone(), zone.cloned())), ..Self::empty(field) };
        room.tops.extend(taken.iter().map(|area| area.y + area.height + GAP).filter(|top| *top >= room.field.area.y));
        room.tops.sort_by(f64::total_cmp);
        room.tops.dedup();
        room.tallest = taken.iter().map(|area| area.height).fold(0.0, f64::max);
        room.taken = taken;
        Some(room)
    }

    fn empty(field: Field) -> Self {
        let mut tops = vec![field.area.y + if field.round { 0.0 } else { GAP / 2.0 }];
        tops.extend(field.round.then(|| field.above.first().map(|strip| strip.y + strip.height)).flatten());
        Self { field, taken: Vec::new(), tallest: 0.0, tops, last: None, of: None }
    }

    /// The first free place, which is free no longer.
    fn take(&mut self, width: f64, height: f64) -> Option<(f64, f64)> {
        let (x, y) = self.first_free(width, height)?;
        let place = self.taken.partition_point(|area| area.y <= y);
        self.taken.insert(place, Area { x, y, width, height });
        self.tallest = self.tallest.max(height);
        let below = y + height + GAP;
        let place = self.tops.partition_point(|top| *top < below);
        if self.tops.get(place) != Some(&below) {
            self.tops.insert(place, below);
        }
        self.last = Some((width, height, y));
        Some((x, y))
    }

    /// The first free place, row by row from the top, in each row from the left.
    fn first_free(&self, width: f64, height: f64) -> Option<(f64, f64)> {
        let area = self.field.area;
        let bottom = area.y + area.height - GAP / 2.0;
        let full = self.last.filter(|last| width >= last.0 && height >= last.1).map_or(f64::MIN, |last| last.2);
        self.tops
            .iter()
            .map(|top| top.ceil())
            .skip_while(|top| *top < full)
            .take_while(|top| top + height <= bottom)
            .find_map(|top| self.first_in_row(top, width, height).map(|left| (left, top)))
    }

    fn first_in_row(&self, top: f64, width: f64, height: f64) -> Option<f64> {
        let (left, right) = self.field.span(top, height)?;
        let first = self.taken.partition_point(|area| area.y <= top - GAP - self.tallest);
        let beside = self.taken[first..].iter().take_while(|area| area.y < top + height + GAP);
        let in_row = beside.filter(|area| top < area.y + area.height + GAP);
        let mut blocks: Vec<(f64, f64)> = in_row.map(|area| (area.x - GAP, area.x + area.width + GAP)).collect();
        blocks.extend(self.field.above.iter().filter_map(|area| self.field.block(*area, top, height)));
        blocks.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut x = left.ceil();
        for (from, to) in blocks {
            if x + width <= from {
                break;
            }
            x = x.max(to.ceil());
        }
        (x + width <= right).then_some(x)
    }
}

/// Half the width of an ellipse at a height.
fn chord(area: Area, y: f64) -> f64 {
    let (_, middle) = area.centre();
    let part = (y - middle) / (area.height / 2.0);
    area.width / 2.0 * (1.0 - part * part).max(0.0).sqrt()
}

fn round_areas(canvas: &Canvas) -> Vec<Area> {
    let scale = canvas.scale();
    canvas.zones.values().filter(|zone| zone.form == Form::Round).map(|zone| zone.area.scaled(scale)).collect()
}

/// What lies in or beside the field: notes that show, and stacks.
pub(crate) fn taken(draft: &Draft<'_>, canvas: &Id, field: Area) -> Vec<Area> {
    let notes = on_canvas(draft, canvas).filter(|(_, note)| draft.stack_of(note).is_none());
    let notes = notes.map(|(_, note)| area_of(note));
    let stacks = draft
        .clusters
        .iter()
        .filter(|(_, cluster)| cluster.canvas == *canvas)
        .map(|(_, cluster)| area_of_stack(cluster));
    notes.chain(stacks).filter(|area| area.overlaps(field)).collect()
}

fn on_canvas<'d>(draft: &'d Draft<'_>, canvas: &Id) -> impl Iterator<Item = (&'d Id, &'d Note)> {
    draft.notes.iter().filter(move |(_, note)| note.canvas == *canvas)
}

/// The rectangle of a note.
pub(crate) fn area_of(note: &Note) -> Area {
    Area { x: note.x, y: note.y, width: note.width, height: note.height }
}

/// The rectangle of a stack.
pub(crate) fn area_of_stack(cluster: &Cluster) -> Area {
    Area { x: cluster.x, y: cluster.y, width: Cluster::SIDE, height: Cluster::SIDE }
}
