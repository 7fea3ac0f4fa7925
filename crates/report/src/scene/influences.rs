//! Influences between zones as arrows over the sheet's own drawing: straight where nothing lies between, around the
//! round zone in the middle where that does.

use handvat_model::canvas::{Area, Canvas, Form};
use handvat_model::id::Id;
use handvat_model::links::Link;
use handvat_model::records::Workshop;

use super::arrows::clear_of;
use super::links::between;
use super::sheet::{RING, grown};
use super::{Mark, Paint, Point, Shape, Stroke};
use crate::ink::Ink;

// On an A3 sheet, in canvas units; larger sheets have everything larger.
const WIDTH: f64 = 7.0;
const HEAD: f64 = 32.0;
/// How far a straight arrow reaches into the zones.
const INTO: f64 = 70.0;
/// How far two arrows that run both ways lie from their common middle line.
const ASIDE: f64 = 24.0;
/// From the end of a gap to the arrow that keeps clear of a round zone: the middle of a heading, where no notes lie.
const FROM_END: f64 = 85.0;
/// The head of an arrow around a round zone has to fit into its ring.
const BENT_HEAD: f64 = 18.0;
/// Where arrows run in the ring, as a part of its width: the first, the second, the third with the first.
const TRACKS: [f64; 2] = [0.34, 0.78];
/// How far, in degrees, an arrow around a round zone reaches into the zones beside it.
const REACH: i32 = 10;

/// The influences between the zones of a sheet, without their words; none that would run across a third zone that is
/// not round, since there it would seem to say something of the notes beneath it.
pub(super) fn influences(workshop: &Workshop, canvas: &Id) -> Vec<Mark> {
    let Some(sheet) = workshop.canvases.get(canvas) else {
        return Vec::new();
    };
    let scale = sheet.scale();
    let links: Vec<Link> = workshop.influences(canvas).collect();
    let mut around: Vec<Arc> = Vec::new();
    let mut shapes = Vec::new();
    for link in &links {
        let both = links.iter().any(|other| other.from == link.to && other.to == link.from);
        match way(sheet, link, &around) {
            Some(Way::Straight(tail, tip)) => {
                let (from, to) = beside(tail, tip, if both { ASIDE * scale } else { 0.0 });
                let stroke = Stroke { ink: Ink::Stone, width: WIDTH * scale };
                shapes.push(Shape::Arrow { from, to, head: HEAD * scale, stroke });
            }
            Some(Way::Around(arc)) => {
                shapes.extend(arc.drawn(TRACKS[around.len() % TRACKS.len()], scale));
                around.push(arc);
            }
            None => {}
        }
    }
    shapes.into_iter().map(Mark::new).collect()
}

enum Way {
    Straight(Point, Point),
    Around(Arc),
}

/// How an arrow gets from one zone to another.
fn way(sheet: &Canvas, link: &Link, around: &[Arc]) -> Option<Way> {
    let scale = sheet.scale();
    let (from, to) = (sheet.area(&link.from)?, sheet.area(&link.to)?);
    let (tail, tip) = between(from, to, -INTO * scale)?;
    let middle = Point { x: f64::midpoint(tail.x, tip.x), y: f64::midpoint(tail.y, tip.y) };
    let others = sheet.zones.iter().filter(|(id, _)| **id != link.from && **id != link.to);
    let (rounds, boxes): (Vec<_>, Vec<_>) = others.map(|(_, zone)| zone).partition(|zone| zone.form == Form::Round);
    if boxes.into_iter().any(|zone| zone.area.scaled(scale).contains(middle.x, middle.y)) {
        return None;
    }
    let rounds = rounds.into_iter().map(|zone| zone.area.scaled(scale));
    let Some(round) = rounds.into_iter().find(|round| in_ellipse(grown(*round, (RING + HEAD) * scale), middle)) else {
        return Some(Way::Straight(tail, tip));
    };
    if let Some((place, along)) = clear_of(from, to, grown(round, RING * scale), FROM_END * scale) {
        let reach = (tip.x - tail.x).hypot(tip.y - tail.y) / 2.0;
        let ahead = (tip.x - tail.x) * along.x + (tip.y - tail.y) * along.y;
        let (x, y) = (along.x * reach.copysign(ahead), along.y * reach.copysign(ahead));
        return Some(Way::Straight(Point { x: place.x - x, y: place.y - y }, Point { x: place.x + x, y: place.y + y }));
    }
    Arc::between(from, to, round, scale, around).map(Way::Around)
}

/// A part of the ring around a round zone, in whole degrees clockwise from the right.
struct Arc {
    round: Area,
    start: i32,
    /// Less than the start when it runs anticlockwise.
    end: i32,
}

impl Arc {
    /// From one zone to another, on the side where it meets fewer of those that are there already.
    fn between(from: Area, to: Area, round: Area, scale: f64, taken: &[Self]) -> Option<Self> {
        let edge = grown(round, RING * scale);
        let at = |degrees: i32| on_ellipse(edge, f64::from(degrees));
        let lies = |area: Area, degrees: i32| area.contains(at(degrees).x, at(degrees).y);
        let (centre, towards) = (round.centre(), from.centre());
        let towards = (towards.1 - centre.1).atan2(towards.0 - centre.0).to_degrees().round() as i32;
        let arc = |step: i32| {
            let mut turns = (0..360).map(|turn| towards + step * turn).skip_while(|degrees| lies(from, *degrees));
            let exit = turns.next()?;
            let entry = std::iter::once(exit).chain(turns).find(|degrees| lies(to, *degrees))?;
            Some(Self { round, start: exit - step * REACH, end: entry + step * REACH })
        };
        let arcs = [1, -1].into_iter().filter_map(arc);
        arcs.min_by_key(|arc| taken.iter().map(|other| arc.meets(other)).sum::<usize>())
    }

    fn degrees(&self) -> impl Iterator<Item = i32> {
        self.start.min(self.end)..=self.start.max(self.end)
    }

    /// On how many degrees two arcs lie side by side.
    fn meets(&self, other: &Self) -> usize {
        let turned = |degrees: i32| degrees.rem_euclid(360);
        self.degrees().filter(|one| other.degrees().any(|degrees| turned(degrees) == turned(*one))).count()
    }

    /// A bent line with a head.
    fn drawn(&self, track: f64, scale: f64) -> [Shape; 2] {
        let step = if self.end > self.start { 3.0 } else { -3.0 };
        let (start, tip) = (f64::from(self.start), f64::from(self.end));
        let line = |aside: f64| grown(self.round, (RING * track + aside) * scale);
        let steps = ((tip - start) / step).floor() as u32;
        let turns = || (0..steps).map(|turn| start + step * f64::from(turn));
        let outer = turns().map(|degrees| on_ellipse(line(WIDTH / 2.0), degrees));
        let inner = turns().rev().map(|degrees| on_ellipse(line(-WIDTH / 2.0), degrees));
        let points = outer.chain(inner).collect();
        let from = on_ellipse(line(0.0), start + step * f64::from(steps.saturating_sub(1)));
        let (to, stroke) = (on_ellipse(line(0.0), tip), Stroke { ink: Ink::Stone, width: WIDTH * scale });
        [
            Shape::Polygon { points, paint: Paint::filled(Ink::Stone) },
            Shape::Arrow { from, to, head: BENT_HEAD * scale, stroke },
        ]
    }
}

/// The point of the ellipse in a box in a direction, clockwise from the right.
fn on_ellipse(area: Area, degrees: f64) -> Point {
    let (x, y) = area.centre();
    let (sine, cosine) = degrees.to_radians().sin_cos();
    Point { x: x + area.width / 2.0 * cosine, y: y + area.height / 2.0 * sine }
}

fn in_ellipse(area: Area, point: Point) -> bool {
    let (x, y) = area.centre();
    let (across, down) = ((point.x - x) / (area.width / 2.0), (point.y - y) / (area.height / 2.0));
    across.hypot(down) <= 1.0
}

/// The same line, so far to the left of its direction.
fn beside(tail: Point, tip: Point, aside: f64) -> (Point, Point) {
    let (x, y) = (tip.x - tail.x, tip.y - tail.y);
    let length = x.hypot(y).max(f64::MIN_POSITIVE);
    let (x, y) = (y / length * aside, -x / length * aside);
    (Point { x: tail.x + x, y: tail.y + y }, Point { x: tip.x + x, y: tip.y + y })
}
