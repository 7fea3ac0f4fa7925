//! What leaves the workshop: bytes, and the name they are offered under.

use std::path::Path;

use handvat_exchange::{actions, markdown};
use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_protocol::console::{Export, ExportFormat, Profile};
use handvat_protocol::failure::Fault;
use handvat_report::faces::substituted;
use handvat_report::plan::{
    PlanOptions, PosterOptions, Profile as Telling, RunSheetOptions, plan_pdf, poster_pdf, run_sheet_pdf,
};
use handvat_report::png::{MOST_PIXELS, PictureFailure, pixels, png};
use handvat_report::scene::{Part, Scene, picture_scene};
use handvat_report::svg::svg;
use handvat_store::files::Files;
use handvat_words::Words;

use crate::templates;

pub use handvat_report::png::Pixels;

/// In so many bytes a file says that it is a workshop.
const BEGINNING: u64 = 1000;

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Characters that no typeface of the program has, and that were marked instead.
    pub missing: Vec<String>,
}

/// Makes the file that was asked for. The same workshop and request give the same bytes; a run sheet also needs the
/// templates, those in the program's own folder among them.
pub fn export(workshop: &Workshop, request: &Export, data: &Path) -> Result<Exported, Fault> {
    if request.blank && (request.format, request.profile) != (ExportFormat::Pdf, Profile::Poster) {
        return Err(Fault::new("blank-only-posters"));
    }
    let language = request.language.clone().unwrap_or_else(|| workshop.head.language.clone());
    let words = Words::new(&language);
    // Nothing below sees what lies face down.
    let workshop = &*workshop.veiled(&words.get("exchange-face-down"));
    match request.format {
        ExportFormat::Pdf => {
            let bytes = printed(workshop, request, language, data)?;
            Ok(Exported { bytes, missing: missing(workshop) })
        }
        ExportFormat::Svg => Ok(plain(svg(&scene(workshop, request, &language)?, &workshop.head.title).into_bytes())),
        ExportFormat::Png => {
            let bytes =
                png(&scene(workshop, request, &language)?, scale(request)).map_err(|failure| undrawn(&failure))?;
            Ok(plain(bytes))
        }
        ExportFormat::Csv => Ok(plain(actions::actions_csv(workshop, &words))),
        ExportFormat::Md => Ok(plain(markdown::markdown(workshop, &words).into_bytes())),
    }
}

/// An export never takes the place of a workshop, least of all of the one it is made of.
pub fn spare_workshop(files: &dyn Files, path: &Path) -> Result<(), Fault> {
    if is_workshop(files, path) {
        return Err(Fault::new("export-over-workshop").with("file", path.display().to_string()));
    }
    Ok(())
}

/// Whether a file is there that says so of itself, in the part of it in which this program writes that.
fn is_workshop(files: &dyn Files, path: &Path) -> bool {
    let Ok(beginning) = files.read(path, BEGINNING) else { return false };
    let beginning = String::from_utf8_lossy(&beginning);
    beginning.trim_start().starts_with('{') && beginning.contains("\"format\"") && beginning.contains("\"handvat\"")
}

/// The PDF of the profile that was asked for.
fn printed(workshop: &Workshop, request: &Export, language: Language, data: &Path) -> Result<Vec<u8>, Fault> {
    let edited = workshop.edited.get(..10).unwrap_or_default();
    let date = request.date.clone().unwrap_or_else(|| edited.to_owned());
    let paper = request.paper;
    let plan =
        |profile| plan_pdf(workshop, &PlanOptions { paper, language: language.clone(), date: date.clone(), profile });
    let bytes = match request.profile {
        Profile::Full => plan(Telling::Full),
        Profile::Manager => plan(Telling::Manager),
        Profile::Poster => {
            sheet(workshop, request.canvas.as_ref())?;
            let (blank, canvas) = (request.blank, request.canvas.clone());
            poster_pdf(workshop, &PosterOptions { paper, language, date, blank, canvas })
        }
        Profile::RunSheet => {
            let (templates, _) = templates::all(data);
            run_sheet_pdf(workshop, &templates, &RunSheetOptions { paper, language, date })
        }
    };
    bytes.map_err(|failure| not_made(&failure))
}

/// The same picture as pixels, for the clipboard.
pub fn picture_pixels(workshop: &Workshop, request: &Export) -> Result<Pixels, Fault> {
    let language = request.language.clone().unwrap_or_else(|| workshop.head.language.clone());
    let workshop = &*workshop.veiled(&Words::new(&language).get("exchange-face-down"));
    pixels(&scene(workshop, request, &language)?, scale(request)).map_err(|failure| undrawn(&failure))
}

/// What the picture shows: the sheet, a zone of it, or notes alone.
fn scene(workshop: &Workshop, request: &Export, language: &Language) -> Result<Scene, Fault> {
    let picture = request.picture.clone().unwrap_or_default();
    let unknown = |kind: &str, id: &Id| Fault::new("unknown-id").with("kind", kind).with("id", id.to_string());
    let mut on = request.canvas.clone();
    let part = if let Some(notes) = picture.notes.filter(|notes| !notes.is_empty()) {
        for id in &notes {
            let of_note = workshop.notes.get(id).map(|note| &note.canvas);
            let lies = of_note.or_else(|| workshop.clusters.get(id).map(|stack| &stack.canvas));
            let lies = lies.ok_or_else(|| unknown("note", id))?;
            if on.get_or_insert_with(|| lies.clone()) != lies {
                return Err(Fault::new("other-sheet"));
            }
        }
        Part::Notes(notes.into_iter().collect())
    } else {
        picture.zone.map_or(Part::Sheet, Part::Zone)
    };
    let canvas = sheet(workshop, on.as_ref())?;
    picture_scene(workshop, &canvas, &part, language).ok_or_else(|| match &part {
        Part::Zone(zone) => unknown("zone", zone),
        _ => Fault::new("no-canvas"),
    })
}

fn scale(request: &Export) -> f64 {
    request.picture.as_ref().and_then(|picture| picture.scale).unwrap_or(1.0)
}

fn undrawn(failure: &PictureFailure) -> Fault {
    match failure {
        PictureFailure::TooLarge { width, height } => Fault::new("picture-too-large")
            .with("width", width.to_string())
            .with("height", height.to_string())
            .with("most", (MOST_PIXELS / 1_000_000).to_string()),
        PictureFailure::Empty => Fault::new("picture-empty"),
        PictureFailure::Packing(_) => not_made(failure),
    }
}

/// A name for the file, without its folder: the title as file systems take it, and the extension.
pub fn suggested_name(workshop: &Workshop, extension: &str) -> String {
    let title: String = workshop
        .head
        .title
        .chars()
        .map(|character| if character.is_control() || r#"<>:"/\|?*"#.contains(character) { ' ' } else { character })
        .collect();
    let mut name = title.split_whitespace().collect::<Vec<_>>().join(" ");
    name.truncate(name.floor_char_boundary(100));
    let name = name.trim_matches(['.', ' ']);
    let reserved = ["con", "prn", "aux", "nul"].contains(&name.to_lowercase().as_str());
    let name = if name.is_empty() || reserved { "workshop" } else { name };
    format!("{name}.{extension}")
}

/// The sheet that was asked for, else the first.
fn sheet(workshop: &Workshop, wanted: Option<&Id>) -> Result<Id, Fault> {
    if let Some(id) = wanted {
        let known = workshop.canvases.contains_key(id);
        return if known { Ok(id.clone()) } else { Err(Fault::new("unknown-canvas").with("id", id.to_string())) };
    }
    workshop.canvases_in_order().first().map(|(id, _)| (*id).clone()).ok_or_else(|| Fault::new("no-canvas"))
}

/// Characters of what people wrote that no typeface of the program has, each once.
fn missing(workshop: &Workshop) -> Vec<String> {
    let head = &workshop.head;
    let mut texts = vec![head.title.as_str(), &head.organisation, &head.ambition];
    texts.extend(workshop.notes.values().map(|note| note.text.as_str()));
    texts.extend(workshop.actions.values().flat_map(|action| [action.title.as_str(), &action.why, &action.measure]));
    texts.extend(workshop.people.values().map(|person| person.name.as_str()));
    substituted(&texts.join("\n"))
}

fn plain(bytes: Vec<u8>) -> Exported {
    Exported { bytes, missing: Vec::new() }
}

fn not_made(failure: &dyn std::error::Error) -> Fault {
    Fault::new("export-failed").with("detail", failure.to_string())
}
