//! Finds free room for a note in a zone, and lets the sheet grow when there is none.

use crate::canvas::{Area, Canvas, Form, Zone};
use crate::draft::Draft;
use crate::id::Id;
use crate::records::{Cluster, Note};

/// Space between notes, and between a note and the edge of its zone, in canvas units.
const GAP: f64 = 20.0;

/// How far the pasteboard's column lies from the sheet, and how wide it is, in canvas units.
const PASTEBOARD: (f64, f64) = (200.0, 2400.0);

/// The left top corner of free room for a box of that size, as the sheet is now.
pub(crate) fn find(
    draft: &Draft<'_>,
    canvas_id: &Id,
    zone: Option<&Id>,
    width: f64,
    height: f64,
) -> Option<(f64, f64)> {
    let canvas = draft.canvases.get(canvas_id)?;
    let field = Field::of(canvas, zone);
    let taken = taken(draft, canvas_id, field.area);
    field.first_free(&taken, width, height)
}

/// Free room in a zone, on a larger sheet when the present one is full. None when A0 is full.
pub(crate) fn find_or_grow(
    draft: &mut Draft<'_>,
    canvas: &Id,
    zone: Option<&Id>,
    width: f64,
    height: f64,
) -> Option<(f64, f64)> {
    loop {
        if let Some(place) = find(draft, canvas, zone, width, height) {
            return Some(place);
        }
        if !grow(draft, canvas) {
            return None;
        }
    }
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

    /// The first free place, row by row from the top, in each row from the left.
    fn first_free(&self, taken: &[Area], width: f64, height: f64) -> Option<(f64, f64)> {
        let mut tops: Vec<f64> = taken.iter().map(|area| area.y + area.height + GAP).collect();
        tops.push(self.area.y + if self.round { 0.0 } else { GAP / 2.0 });
        tops.extend(self.round.then(|| self.above.first().map(|strip| strip.y + strip.height)).flatten());
        tops.retain(|top| *top >= self.area.y);
        tops.sort_by(f64::total_cmp);
        tops.dedup();
        let bottom = self.area.y + self.area.height - GAP / 2.0;
        tops.into_iter()
            .map(f64::ceil)
            .take_while(|top| top + height <= bottom)
            .find_map(|top| self.first_in_row(taken, top, width, height).map(|left| (left, top)))
    }

    fn first_in_row(&self, taken: &[Area], top: f64, width: f64, height: f64) -> Option<f64> {
        let (left, right) = self.span(top, height)?;
        let in_row = |area: &&Area| area.y < top + height + GAP && top < area.y + area.height + GAP;
        let mut blocks: Vec<(f64, f64)> =
            taken.iter().filter(in_row).map(|area| (area.x - GAP, area.x + area.width + GAP)).collect();
        blocks.extend(self.above.iter().filter_map(|area| self.block(*area, top, height)));
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
fn taken(draft: &Draft<'_>, canvas: &Id, field: Area) -> Vec<Area> {
    let notes = on_canvas(draft, canvas).filter(|(_, note)| note.cluster.is_none()).map(|(_, note)| area_of(note));
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
