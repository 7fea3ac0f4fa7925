//! A scene as pixels: the same marks, the same lines in the same type as on paper. The same scene gives the same
//! bytes.

mod glyphs;

use handvat_model::canvas::Area;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint as Brush, Path, PathBuilder, Pixmap, Rect, Stroke as Pen, Transform,
};

use crate::ink::Ink;
use crate::scene::{Paint, Point, Scene, Shape, Stroke};
use crate::svg::arrow_head;
use glyphs::Glyphs;

/// Pixels in a canvas unit at scale 1, at which a picture is as large on a screen of 96 dots an inch as on paper.
pub const PIXELS: f64 = 96.0 / 254.0;
/// The most pixels that a picture has.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Why a picture was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFailure {
    /// It would take too much memory here, and be more than other programs open.
    #[error("{width} × {height} pixels are more than {MOST_PIXELS}")]
    TooLarge {
        /// To the right.
        width: u64,
        /// Downwards.
        height: u64,
    },
    /// Not a number of use, or nothing to see.
    #[error("a picture needs a width and a height")]
    Empty,
    /// The pixels did not go into a file.
    #[error("the picture could not be packed: {0}")]
    Packing(String),
}

/// Pixels, row by row from the top, red, green and blue for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// To the right.
    pub width: u32,
    /// Downwards.
    pub height: u32,
    /// Three for each pixel.
    pub bytes: Vec<u8>,
}

/// Draws a scene, `scale` times as large as on paper, as the bytes of a PNG file.
pub fn png(scene: &Scene, scale: f64) -> Result<Vec<u8>, PictureFailure> {
    packed(&pixels(scene, scale)?, scale)
}

/// Draws a scene, `scale` times as large as on paper.
pub fn pixels(scene: &Scene, scale: f64) -> Result<Pixels, PictureFailure> {
    let factor = PIXELS * scale;
    let side = |length: f64| (length * factor).round();
    let (width, height) = (side(scene.width), side(scene.height));
    // Also turns away what is not a number.
    if !(width >= 1.0 && height >= 1.0) {
        return Err(PictureFailure::Empty);
    }
    if width * height > MOST_PIXELS as f64 {
        return Err(PictureFailure::TooLarge { width: width as u64, height: height as u64 });
    }
    let (width, height) = (width as u32, height as u32);
    let mut drawing = Drawing {
        pixmap: Pixmap::new(width, height).ok_or(PictureFailure::Empty)?,
        transform: Transform::from_scale(factor as f32, factor as f32),
        glyphs: Glyphs::default(),
    };
    drawing.pixmap.fill(Color::WHITE);
    for mark in &scene.marks {
        drawing.draw(&mark.shape);
    }
    let bytes = drawing.pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    Ok(Pixels { width, height, bytes })
}

fn packed(pixels: &Pixels, scale: f64) -> Result<Vec<u8>, PictureFailure> {
    let mut out = Vec::new();
    let failed = |error: png::EncodingError| PictureFailure::Packing(error.to_string());
    let mut encoder = png::Encoder::new(&mut out, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let metre = (PIXELS * scale * 10_000.0).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: metre, yppu: metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&pixels.bytes).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

struct Drawing {
    pixmap: Pixmap,
    transform: Transform,
    glyphs: Glyphs,
}

impl Drawing {
    fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Rectangle { area, corner, paint } => self.painted(rounded(*area, *corner).as_ref(), paint),
            Shape::Ellipse { area, paint } => {
                self.painted(rect(*area).and_then(PathBuilder::from_oval).as_ref(), paint);
            }
            Shape::Polygon { points, paint } => self.painted(line(points, true).as_ref(), paint),
            Shape::Arrow { from, to, head, stroke } => {
                let [left, right] = arrow_head(*from, *to, *head);
                self.stroked(line(&[*from, *to], false).as_ref(), stroke);
                self.stroked(line(&[left, *to, right], false).as_ref(), stroke);
            }
            Shape::Text(text) => {
                let lines = text.lines.iter().filter(|line| !line.text.is_empty());
                for line in lines {
                    let path = self.glyphs.line(text, line);
                    self.filled(path.as_ref(), text.ink);
                }
            }
        }
    }

    fn painted(&mut self, path: Option<&Path>, paint: &Paint) {
        if let Some(ink) = paint.fill {
            self.filled(path, ink);
        }
        if let Some(stroke) = &paint.stroke {
            self.stroked(path, stroke);
        }
    }

    fn filled(&mut self, path: Option<&Path>, ink: Ink) {
        if let Some(path) = path {
            self.pixmap.fill_path(path, &brush(ink), FillRule::Winding, self.transform, None);
        }
    }

    fn stroked(&mut self, path: Option<&Path>, stroke: &Stroke) {
        let pen =
            Pen { width: stroke.width as f32, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Pen::default() };
        if let Some(path) = path {
            self.pixmap.stroke_path(path, &brush(stroke.ink), &pen, self.transform, None);
        }
    }
}

fn brush(ink: Ink) -> Brush<'static> {
    let crate::doc::Rgb(red, green, blue) = ink.rgb();
    let mut brush = Brush::default();
    brush.set_color_rgba8(red, green, blue, 255);
    brush
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x as f32, area.y as f32, area.width as f32, area.height as f32)
}

/// A rectangle, its corners quarters of circles.
fn rounded(area: Area, corner: f64) -> Option<Path> {
    let (left, top) = (area.x as f32, area.y as f32);
    let (right, bottom) = ((area.x + area.width) as f32, (area.y + area.height) as f32);
    let round = corner.min(area.width / 2.0).min(area.height / 2.0).max(0.0) as f32;
    if round <= 0.0 {
        return rect(area).map(PathBuilder::from_rect);
    }
    // How far the handles of a Bézier curve reach that runs as a quarter of a circle does.
    let reach = round * (1.0 - 0.552_284_8);
    let mut path = PathBuilder::new();
    path.move_to(left + round, top);
    path.line_to(right - round, top);
    path.cubic_to(right - reach, top, right, top + reach, right, top + round);
    path.line_to(right, bottom - round);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - round, bottom);
    path.line_to(left + round, bottom);
    path.cubic_to(left + reach, bottom, left, bottom - reach, left, bottom - round);
    path.line_to(left, top + round);
    path.cubic_to(left, top + reach, left + reach, top, left + round, top);
    path.close();
    path.finish()
}

fn line(points: &[Point], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (place, point) in points.iter().enumerate() {
        let (x, y) = (point.x as f32, point.y as f32);
        if place == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}
