//! A scene as an SVG picture: the same marks, the same lines, in millimetres.

use crate::doc::Rgb;
use crate::ink::Ink;
use crate::scene::{Align, Mark, Paint, Point, Scene, Shape, Stroke, Text, Weight};

/// Writes a drawing. The view box counts in canvas units; what reaches over the edge of the sheet is cut off.
/// `title` is what a reader calls the picture.
pub fn svg(scene: &Scene, title: &str) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let (wide, high) = (number(scene.width / 10.0), number(scene.height / 10.0));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}mm\" \
         height=\"{high}mm\" viewBox=\"0 0 {width} {height}\" overflow=\"hidden\" role=\"img\" \
         font-family=\"'Noto Sans', sans-serif\" xml:space=\"preserve\">\n<title>{}</title>\n",
        escaped(title)
    );
    for mark in &scene.marks {
        draw(&mut out, mark);
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, mark: &Mark) {
    match &mark.shape {
        Shape::Rectangle { area, corner, paint } => {
            let (x, y) = (number(area.x), number(area.y));
            let (width, height) = (number(area.width), number(area.height));
            let corner = if *corner > 0.0 { format!(" rx=\"{}\"", number(*corner)) } else { String::new() };
            push(
                out,
                &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{corner}{}/>", painted(paint)),
            );
        }
        Shape::Ellipse { area, paint } => {
            let ((x, y), (across, down)) = (area.centre(), (area.width / 2.0, area.height / 2.0));
            let (x, y, across, down) = (number(x), number(y), number(across), number(down));
            push(out, &format!("<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{across}\" ry=\"{down}\"{}/>", painted(paint)));
        }
        Shape::Polygon { points, paint } => {
            push(out, &format!("<polygon points=\"{}\"{}/>", listed(points), painted(paint)));
        }
        Shape::Arrow { from, to, head, stroke } => {
            let [left, right] = arrow_head(*from, *to, *head);
            for points in [listed(&[*from, *to]), listed(&[left, *to, right])] {
                let ends = "fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
                push(out, &format!("<polyline points=\"{points}\" {ends}{}/>", edged(stroke)));
            }
        }
        Shape::Text(text) => lines(out, text),
    }
}

/// The ends of the two barbs of an arrow.
pub(crate) fn arrow_head(from: Point, to: Point, head: f64) -> [Point; 2] {
    let (x, y) = (from.x - to.x, from.y - to.y);
    let length = x.hypot(y).max(f64::MIN_POSITIVE);
    let (x, y) = (x / length * head, y / length * head);
    [Point { x: to.x + x - y, y: to.y + y + x }, Point { x: to.x + x + y, y: to.y + y - x }]
}

fn lines(out: &mut String, text: &Text) {
    let weight = if text.weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
    let anchor = match text.align {
        Align::Left => "",
        Align::Centre => " text-anchor=\"middle\"",
        Align::Right => " text-anchor=\"end\"",
    };
    let look = format!("font-size=\"{}\"{weight}{anchor} fill=\"{}\"", number(text.size), hex(text.ink));
    for line in text.lines.iter().filter(|line| !line.text.is_empty()) {
        let hyphen = if line.hyphen { "\u{2010}" } else { "" };
        let (x, y) = (number(line.x), number(line.y));
        push(out, &format!("<text x=\"{x}\" y=\"{y}\" {look}>{}{hyphen}</text>", escaped(&line.text)));
    }
}

fn push(out: &mut String, element: &str) {
    out.push_str(element);
    out.push('\n');
}

fn painted(paint: &Paint) -> String {
    let fill = paint.fill.map_or_else(|| "none".to_owned(), hex);
    let stroke = paint.stroke.as_ref().map(edged).unwrap_or_default();
    format!(" fill=\"{fill}\"{stroke}")
}

fn edged(stroke: &Stroke) -> String {
    format!(" stroke=\"{}\" stroke-width=\"{}\"", hex(stroke.ink), number(stroke.width))
}

fn hex(ink: Ink) -> String {
    let Rgb(red, green, blue) = ink.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn listed(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(|point| format!("{},{}", number(point.x), number(point.y))).collect();
    points.join(" ")
}

/// Two decimals at most, and none that say nothing.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text as XML takes it: characters that XML forbids are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}
