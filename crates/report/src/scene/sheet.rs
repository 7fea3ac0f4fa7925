//! The sheet without its notes: the customer in the middle, the steps around, the base, the handles beneath.

use handvat_model::canvas::{Area, Canvas, Form, Tone, Zone, ZoneKind};
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::{Language, Workshop};

use super::arrows::influence;
use super::badge::badge;
use super::band::strip;
use super::place::{Column, Look, fitted, set};
use super::{Align, Mark, Paint, Point, Scene, Shape, TextRole, Weight};
use super::{influences, levels};
use crate::faces;
use crate::faces::Style;
use crate::ink::Ink;

// On an A3 sheet, in canvas units; larger sheets have everything larger.
/// From the sides of a box; its head stands closer to the top, within [`Zone::header`].
const INSET: f64 = 34.0;
const TOP: f64 = 22.0;
const CORNER: f64 = 26.0;
const EDGE: f64 = 4.0;
const BADGE: f64 = 74.0;
const STEP_NAME: (f64, f64) = (72.0, 60.0);
const HANDLE_NAME: (f64, f64) = (62.0, 50.0);
const CUSTOMER_NAME: (f64, f64) = (84.0, 60.0);
const HINT: f64 = 44.0;
/// From the baseline of a name to that of its hint.
const UNDER: f64 = 54.0;
/// Paper between the round zone and the boxes it overlaps.
pub(super) const RING: f64 = 40.0;

/// The drawing of a sheet without notes, in the words of a language.
pub fn canvas_scene(canvas: &Canvas, language: &Language) -> Scene {
    let (width, height) = canvas.sheet.dimensions();
    let sheet = Area { x: 0.0, y: 0.0, width, height };
    let paper = Shape::Rectangle { area: sheet, corner: 0.0, paint: Paint::filled(Ink::Sheet) };
    let drawing = Drawing::new(canvas, language);
    let mut marks = vec![Mark::new(paper)];
    let (round, boxes): (Vec<_>, Vec<_>) =
        canvas.zones_in_order().into_iter().partition(|(_, zone)| zone.form == Form::Round);
    for (id, zone) in boxes {
        marks.extend(drawing.zone_box(id, zone));
    }
    for (id, band) in in_order(&canvas.bands, |band| band.order) {
        let shapes = strip(band, drawing.scale, language);
        marks.extend(shapes.into_iter().map(|shape| Mark::of_zone(id, shape)));
    }
    for (id, zone) in round {
        marks.extend(drawing.round(id, zone));
    }
    for arrow in &canvas.arrows {
        if let (Some(one), Some(other)) = (canvas.area(&arrow.from), canvas.area(&arrow.to)) {
            marks.extend(influence(one, other, &drawing.rounds, drawing.scale).into_iter().map(Mark::new));
        }
    }
    Scene { width, height, marks }
}

/// The same, with the scores that the group gave its blocks and the influences that it saw.
pub fn scored_scene(workshop: &Workshop, canvas: &Id, language: &Language) -> Option<Scene> {
    let sheet = workshop.canvases.get(canvas)?;
    let mut scene = canvas_scene(sheet, language);
    for (id, zone) in sheet.zones_in_order() {
        if let Some((levels, score)) = zone.scale.as_ref().zip(workshop.group_score(canvas, id)) {
            let place = levels::Place::of(zone, sheet.scale());
            scene.marks.extend(place.chosen(levels, score).into_iter().map(|shape| Mark::of_zone(id, shape)));
        }
    }
    scene.marks.extend(influences::influences(workshop, canvas));
    Some(scene)
}

struct Drawing<'a> {
    canvas: &'a Canvas,
    language: &'a Language,
    scale: f64,
    step_name: f64,
    handle_name: f64,
    part_name: f64,
    /// Zones that lie above the boxes, ring included.
    rounds: Vec<Area>,
}

impl<'a> Drawing<'a> {
    fn new(canvas: &'a Canvas, language: &'a Language) -> Self {
        let scale = canvas.scale();
        let names = |kind: ZoneKind, taken: f64| {
            canvas
                .zones
                .values()
                .filter(move |zone| zone.kind == kind)
                .map(move |zone| (zone.name.get(language), zone.area.width - 2.0 * INSET - taken))
        };
        let number = faces::width("8", Style::Bold, HANDLE_NAME.0) + INSET / 2.0;
        let rounds = canvas.zones.values().filter(|zone| zone.form == Form::Round);
        Self {
            canvas,
            language,
            scale,
            step_name: fitted(names(ZoneKind::Step, BADGE * 1.42), Style::Bold, STEP_NAME.0, STEP_NAME.1) * scale,
            handle_name: fitted(names(ZoneKind::Handle, number), Style::Bold, HANDLE_NAME.0, HANDLE_NAME.1) * scale,
            part_name: fitted(
                names(ZoneKind::Part, 0.0).chain(names(ZoneKind::Block, 0.0)),
                Style::Bold,
                HANDLE_NAME.0,
                HANDLE_NAME.1,
            ) * scale,
            rounds: rounds.map(|zone| grown(zone.area, RING).scaled(scale)).collect(),
        }
    }

    fn zone_box(&self, id: &Id, zone: &Zone) -> Vec<Mark> {
        let area = zone.area.scaled(self.scale);
        let ink = Ink::of_tone(&zone.tone);
        let step = zone.kind == ZoneKind::Step;
        let paint = if step || toned(zone) {
            Paint::edged(Ink::Sheet, ink, EDGE * self.scale)
        } else {
            Paint::edged(Ink::StoneTint, Ink::Line, EDGE * self.scale)
        };
        let mut shapes = vec![Shape::Rectangle { area, corner: CORNER * self.scale, paint }];
        let side = self.side(area);
        let sign = if step { self.step_sign(zone, area, side) } else { self.handle_sign(id, area) };
        let (taken, sign) = sign;
        shapes.extend(sign);
        shapes.extend(self.heading(zone, area, side, taken));
        if let Some(levels) = &zone.scale {
            shapes.extend(levels::Place::of(zone, self.scale).rings(levels));
        }
        shapes.into_iter().map(|shape| Mark::of_zone(id, shape)).collect()
    }

    /// The side of a box that is farther from what lies above it.
    fn side(&self, area: Area) -> Align {
        let right = self.rounds.iter().any(|round| round.overlaps(area) && round.centre().0 < area.centre().0);
        if right { Align::Right } else { Align::Left }
    }

    /// The badge of a step, and how much of the name's line it takes.
    fn step_sign(&self, zone: &Zone, area: Area, side: Align) -> (f64, Vec<Shape>) {
        let Some(letter) = zone.letter.as_deref() else {
            return (0.0, Vec::new());
        };
        let (inset, height) = (INSET * self.scale, BADGE * self.scale);
        let from_edge = inset + height * 0.54;
        let x = if side == Align::Right { area.x + area.width - from_edge } else { area.x + from_edge };
        let centre = Point { x, y: area.y + TOP * self.scale + height / 2.0 };
        (height * 1.42, badge(zone.badge.as_ref(), letter, Ink::of_tone(&zone.tone), centre, height))
    }

    /// The number of a handle, and how much of the name's line it takes.
    fn handle_sign(&self, id: &Id, area: Area) -> (f64, Vec<Shape>) {
        let handles = self.canvas.zones_in_order().into_iter().filter(|(_, zone)| zone.kind == ZoneKind::Handle);
        let Some(place) = handles.map(|(id, _)| id).position(|handle| handle == id) else {
            return (0.0, Vec::new());
        };
        let number = (place + 1).to_string();
        let look = Look { role: TextRole::Sign, size: self.handle_name, weight: Weight::Bold, ink: Ink::Stone };
        let inset = INSET * self.scale;
        let taken = faces::width(&number, Style::Bold, self.handle_name) + inset / 2.0;
        let column = Column { x: area.x + inset, width: f64::INFINITY, align: Align::Left, most: 1 };
        let (text, _) = set(&number, look, column, self.name_baseline(area, self.handle_name, false), self.language);
        (taken, vec![Shape::Text(text)])
    }

    /// Capitals stand in the middle of a badge's height, or of the largest name's.
    fn name_baseline(&self, area: Area, size: f64, badged: bool) -> f64 {
        let height = if badged { BADGE } else { HANDLE_NAME.0 };
        area.y + (TOP + height / 2.0) * self.scale + size * 0.357
    }

    /// Name and hint in the top corner of a box.
    fn heading(&self, zone: &Zone, area: Area, side: Align, taken: f64) -> Vec<Shape> {
        let (size, ink) = match zone.kind {
            ZoneKind::Step => (self.step_name, Ink::of_tone(&zone.tone)),
            ZoneKind::Part | ZoneKind::Block if toned(zone) => (self.part_name, Ink::of_tone(&zone.tone)),
            ZoneKind::Part | ZoneKind::Block => (self.part_name, Ink::Text),
            _ => (self.handle_name, Ink::Text),
        };
        let inset = INSET * self.scale;
        let edge = if side == Align::Right { area.x + area.width - inset } else { area.x + inset };
        let beside_name = zone.scale.as_ref().map_or(0.0, |scale| levels::width(scale) * self.scale + inset);
        let width = (area.width - 2.0 * inset - beside_name).max(size);
        let column = Column { x: edge, width, align: side, most: 2 };
        let beside = Column {
            x: if side == Align::Right { edge - taken } else { edge + taken },
            width: (width - taken).max(size),
            ..column
        };
        let look = Look { role: TextRole::Name, size, weight: Weight::Bold, ink };
        let baseline = self.name_baseline(area, size, zone.letter.is_some());
        let (name, last) = set(zone.name.get(self.language), look, beside, baseline, self.language);
        let hint = self.hint(zone, column, last + UNDER * self.scale, Ink::SoftText);
        std::iter::once(Shape::Text(name)).chain(hint).collect()
    }

    fn hint(&self, zone: &Zone, column: Column, baseline: f64, ink: Ink) -> Option<Shape> {
        let hint = zone.hint.get(self.language);
        let look = Look { role: TextRole::Hint, size: HINT * self.scale, weight: Weight::Regular, ink };
        (!hint.is_empty()).then(|| Shape::Text(set(hint, look, column, baseline, self.language).0))
    }

    fn round(&self, id: &Id, zone: &Zone) -> Vec<Mark> {
        let area = zone.area.scaled(self.scale);
        let ring = grown(zone.area, RING).scaled(self.scale);
        let (middle, _) = area.centre();
        let baseline = area.y + area.height * 0.2;
        // The circle is narrower higher up: the words keep within its chord there.
        let chord = |y: f64| {
            let part = ((y - area.y) / (area.height / 2.0) - 1.0).clamp(-1.0, 1.0);
            (area.width * (1.0 - part * part).sqrt() - 2.0 * INSET * self.scale).max(0.0)
        };
        let column = |y: f64| Column { x: middle, width: chord(y), align: Align::Centre, most: 2 };
        let name = zone.name.get(self.language);
        let top = column(baseline - CUSTOMER_NAME.0 * self.scale);
        let size = fitted(
            std::iter::once((name, top.width)),
            Style::Bold,
            CUSTOMER_NAME.0 * self.scale,
            CUSTOMER_NAME.1 * self.scale,
        );
        let look = Look { role: TextRole::Name, size, weight: Weight::Bold, ink: Ink::OnInk };
        let (name, last) = set(name, look, top, baseline, self.language);
        let mut shapes = vec![
            Shape::Ellipse { area: ring, paint: Paint::filled(Ink::Sheet) },
            Shape::Ellipse { area, paint: Paint::filled(Ink::of_tone(&zone.tone)) },
            Shape::Text(name),
        ];
        shapes.extend(self.hint(
            zone,
            column(last + (UNDER - HINT) * self.scale),
            last + UNDER * self.scale,
            Ink::OnInk,
        ));
        shapes.into_iter().map(|shape| Mark::of_zone(id, shape)).collect()
    }
}

/// Whether a zone that stands for nothing of the strategy has a colour of its own.
fn toned(zone: &Zone) -> bool {
    matches!(zone.kind, ZoneKind::Part | ZoneKind::Block) && zone.tone != Tone::Stone
}

pub(super) fn grown(area: Area, by: f64) -> Area {
    Area { x: area.x - by, y: area.y - by, width: area.width + 2.0 * by, height: area.height + 2.0 * by }
}
