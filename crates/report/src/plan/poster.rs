//! Sheets for the wall, each on one page: with the notes that lie there, or blank with its questions and prompts.

use handvat_model::canvas::{Canvas, Sheet};
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::records::{Language, Workshop};
use handvat_words::Words;

use super::Paper;
use super::contents::Contents;
use super::picture::{self, Legend, Place};
use super::press::Press;
use super::wall::{Body, Item, Wall};
use crate::doc::Doc;
use crate::pdf::{PdfFailure, pdf};
use crate::scene::canvas_scene;

/// How sheets are printed for the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterOptions {
    /// The pages lie on their side; a larger one is taken where type would become too small to read.
    pub paper: Paper,
    /// Of the names and prompts; what people wrote stays as it is.
    pub language: Language,
    /// ISO date: the only time in the file.
    pub date: String,
    /// Without notes, with the questions and prompts of each zone.
    pub blank: bool,
    /// The only sheet that is wanted; all of them when none.
    pub canvas: Option<Id>,
}

/// The posters as a PDF file.
pub fn poster_pdf(workshop: &Workshop, options: &PosterOptions) -> Result<Vec<u8>, PdfFailure> {
    pdf(&poster(workshop, options))
}

/// The posters as pages: one for each sheet, in their order.
pub fn poster(workshop: &Workshop, options: &PosterOptions) -> Doc {
    let words = Words::new(&options.language);
    // What lies face down is counted, not told.
    let workshop = &*workshop.veiled(&words.get("plan-face-down"));
    let contents = Contents::of(workshop);
    let title = super::title(workshop, words);
    let name = words.get("poster-name");
    let mut doc = Doc::new(&format!("{name} – {title}"), words.language().word(), &options.date);
    doc.author.clone_from(&workshop.head.organisation);
    let (format, _) = options.paper.format();
    let mut press = Press::new(doc, words, &workshop.head.language, format);
    press.name.clone_from(&title);
    let wanted = |id: &Id| options.canvas.as_ref().is_none_or(|canvas| canvas == id);
    for (id, canvas) in contents.canvases.iter().filter(|(id, _)| wanted(id)) {
        if options.blank {
            set_blank(&mut press, &contents, id, canvas, options.paper);
        } else {
            picture::one(&mut press, &contents, (id, canvas), options.paper, false);
        }
    }
    press.finish(&title, 1.0)
}

/// A sheet without notes; however far it has grown, its posters begin from A3.
fn set_blank(press: &mut Press, contents: &Contents, id: &Id, canvas: &Canvas, paper: Paper) {
    let canvas = Canvas { sheet: Sheet::A3, ..canvas.clone() };
    let scene = canvas_scene(&canvas, press.language());
    let place = Place::of(&scene, paper, super::wall::SMALLEST);
    let page = press.free_page(place.width, place.height);
    let owners = picture::owners(press, contents, id, &canvas, &scene, false);
    picture::strip(press, page, &place, &owners, Legend::Nothing);
    picture::sheet(press, page, &place, &scene, &owners);
    let language = press.language();
    for (zone_id, zone) in canvas.zones_in_order() {
        let (Some(part), Some(body)) = (owners.parts.get(zone_id), Body::of(&canvas, &scene, zone_id, zone)) else {
            continue;
        };
        let mut wall = Wall::new(body, &place, page, *part);
        wall.question(press, zone.question.get(language));
        let asked = in_order(&zone.questions, |question| question.order);
        wall.list(press, asked.into_iter().map(|(_, question)| Item::answered(question.text.get(language))).collect());
        if let Some(scale) = &zone.scale {
            let levels = scale.levels.iter().enumerate();
            wall.whole_list(press, levels.map(|(at, text)| Item::numbered(at + 1, text.get(language))).collect());
        }
        let prompts = zone.practices.iter().chain(&zone.prompts);
        wall.list(press, prompts.map(|text| Item::dotted(text.get(language))).collect());
    }
}
