//! Outlines.

use super::Rgb;

/// How far a quarter of a circle's control points lie from its ends, as a part of the radius.
const QUARTER: f64 = 0.552_284_75;

/// An outline with what fills it and what draws its edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// From point to point.
    pub steps: Vec<Step>,
    /// The inside, by the non-zero rule.
    pub fill: Option<Rgb>,
    /// The edge.
    pub stroke: Option<Stroke>,
    /// 1 hides what lies beneath, 0 shows nothing; for both inside and edge.
    pub alpha: f64,
}

/// One step of an outline, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins at a point.
    Move(f64, f64),
    /// Straight to a point.
    Line(f64, f64),
    /// Two control points and an end.
    Curve(f64, f64, f64, f64, f64, f64),
    /// Straight back to where it began.
    Close,
}

/// A drawn edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Of the line.
    pub colour: Rgb,
    /// Of the line, in points.
    pub width: f64,
    /// Length of dashes and of the gaps between them; 0 is a whole line. In points.
    pub dash: f64,
}

impl Path {
    /// An outline by its steps, neither filled nor drawn yet.
    pub fn new(steps: Vec<Step>) -> Self {
        Self { steps, fill: None, stroke: None, alpha: 1.0 }
    }

    /// A straight line.
    pub fn line(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new(vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)])
    }

    /// A closed figure through these points.
    pub fn polygon(points: &[(f64, f64)]) -> Self {
        let mut steps: Vec<Step> = points.iter().map(|&(x, y)| Step::Line(x, y)).collect();
        if let Some(&(x, y)) = points.first() {
            steps[0] = Step::Move(x, y);
            steps.push(Step::Close);
        }
        Self::new(steps)
    }

    /// An upright rectangle.
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::polygon(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    /// An upright rectangle with round corners; a radius over half a side is cut to it.
    pub fn rounded(x: f64, y: f64, width: f64, height: f64, radius: f64) -> Self {
        let radius = radius.min(width / 2.0).min(height / 2.0);
        if radius <= 0.0 {
            return Self::rectangle(x, y, width, height);
        }
        let (right, bottom) = (x + width, y + height);
        let bend = radius * (1.0 - QUARTER);
        Self::new(vec![
            Step::Move(x + radius, y),
            Step::Line(right - radius, y),
            Step::Curve(right - bend, y, right, y + bend, right, y + radius),
            Step::Line(right, bottom - radius),
            Step::Curve(right, bottom - bend, right - bend, bottom, right - radius, bottom),
            Step::Line(x + radius, bottom),
            Step::Curve(x + bend, bottom, x, bottom - bend, x, bottom - radius),
            Step::Line(x, y + radius),
            Step::Curve(x, y + bend, x + bend, y, x + radius, y),
            Step::Close,
        ])
    }

    /// An ellipse around a point.
    pub fn ellipse(centre_x: f64, centre_y: f64, radius_x: f64, radius_y: f64) -> Self {
        let (bend_x, bend_y) = (radius_x * QUARTER, radius_y * QUARTER);
        let (left, right) = (centre_x - radius_x, centre_x + radius_x);
        let (top, bottom) = (centre_y - radius_y, centre_y + radius_y);
        Self::new(vec![
            Step::Move(right, centre_y),
            Step::Curve(right, centre_y + bend_y, centre_x + bend_x, bottom, centre_x, bottom),
            Step::Curve(centre_x - bend_x, bottom, left, centre_y + bend_y, left, centre_y),
            Step::Curve(left, centre_y - bend_y, centre_x - bend_x, top, centre_x, top),
            Step::Curve(centre_x + bend_x, top, right, centre_y - bend_y, right, centre_y),
            Step::Close,
        ])
    }

    /// Filled with a colour.
    #[must_use]
    pub fn fill(self, colour: Rgb) -> Self {
        Self { fill: Some(colour), ..self }
    }

    /// Edged with a whole line; `width` in points.
    #[must_use]
    pub fn stroke(self, colour: Rgb, width: f64) -> Self {
        Self { stroke: Some(Stroke { colour, width, dash: 0.0 }), ..self }
    }

    /// Edged with dashes of this length; `width` and `dash` in points.
    #[must_use]
    pub fn dashed(self, colour: Rgb, width: f64, dash: f64) -> Self {
        Self { stroke: Some(Stroke { colour, width, dash }), ..self }
    }

    /// As transparent as this, from 0 to 1.
    #[must_use]
    pub fn alpha(self, alpha: f64) -> Self {
        Self { alpha: alpha.clamp(0.0, 1.0), ..self }
    }
}

impl Path {
    /// The highest point, in points from the top of the page.
    pub(crate) fn top(&self) -> f64 {
        self.bounds().map_or(0.0, |[_, top, _, _]| top)
    }

    /// Left, top, right and bottom of all points, those that bend curves included.
    pub(crate) fn bounds(&self) -> Option<[f64; 4]> {
        let points = self.steps.iter().flat_map(|step| match *step {
            Step::Move(x, y) | Step::Line(x, y) => vec![(x, y)],
            Step::Curve(first_x, first_y, second_x, second_y, x, y) => {
                vec![(first_x, first_y), (second_x, second_y), (x, y)]
            }
            Step::Close => Vec::new(),
        });
        points.map(|(x, y)| [x, y, x, y]).reduce(|box_, point| {
            [box_[0].min(point[0]), box_[1].min(point[1]), box_[2].max(point[2]), box_[3].max(point[3])]
        })
    }
}
