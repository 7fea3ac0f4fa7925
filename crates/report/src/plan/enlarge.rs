//! Pages on larger paper: the same page, everything larger.

use std::collections::BTreeSet;

use crate::doc::{Content, Doc, Step, Target};

/// Makes every page but the excepted ones `scale` times as large, with all that leads to them.
pub(super) fn enlarge(doc: &mut Doc, scale: f64, except: &BTreeSet<usize>) {
    if (scale - 1.0).abs() < 1e-9 {
        return;
    }
    for (number, page) in doc.pages.iter_mut().enumerate() {
        let own = if except.contains(&number) { 1.0 } else { scale };
        page.width *= own;
        page.height *= own;
        for item in &mut page.items {
            content(&mut item.content, own, scale, except);
        }
    }
    for entry in &mut doc.outline {
        target(&mut entry.target, scale, except);
    }
}

fn content(content: &mut Content, own: f64, scale: f64, except: &BTreeSet<usize>) {
    match content {
        Content::Path(path) => {
            steps(&mut path.steps, own);
            if let Some(stroke) = &mut path.stroke {
                stroke.width *= own;
                stroke.dash *= own;
            }
        }
        Content::Text(text) => {
            text.x *= own;
            text.y *= own;
            text.run.size *= own;
            text.run.width *= own;
            for piece in &mut text.run.pieces {
                piece.x *= own;
            }
        }
        Content::Link(link) => {
            link.x *= own;
            link.y *= own;
            link.width *= own;
            link.height *= own;
            target(&mut link.target, scale, except);
        }
        Content::Clip(outline) => steps(outline, own),
        Content::Unclip => {}
    }
}

fn target(target: &mut Target, scale: f64, except: &BTreeSet<usize>) {
    if let Target::Place { page, y } = target
        && !except.contains(page)
    {
        *y *= scale;
    }
}

fn steps(steps: &mut [Step], scale: f64) {
    for step in steps {
        *step = match *step {
            Step::Move(x, y) => Step::Move(x * scale, y * scale),
            Step::Line(x, y) => Step::Line(x * scale, y * scale),
            Step::Curve(x1, y1, x2, y2, x, y) => {
                Step::Curve(x1 * scale, y1 * scale, x2 * scale, y2 * scale, x * scale, y * scale)
            }
            Step::Close => Step::Close,
        };
    }
}
