//! What leaves the workshop: bytes, and the name they are offered under.

use handvat_exchange::{actions, markdown};
use handvat_model::id::Id;
use handvat_model::records::Workshop;
use handvat_protocol::console::{Export, ExportFormat};
use handvat_protocol::failure::Fault;
use handvat_report::faces::substituted;
use handvat_report::plan::{PlanOptions, plan_pdf};
use handvat_report::scene::workshop_scene;
use handvat_report::svg::svg;
use handvat_words::Words;

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Characters that no typeface of the program has, and that were marked instead.
    pub missing: Vec<String>,
}

/// Makes the file that was asked for. The same workshop and request give the same bytes.
pub fn export(workshop: &Workshop, request: &Export) -> Result<Exported, Fault> {
    let language = request.language.clone().unwrap_or_else(|| workshop.head.language.clone());
    let words = Words::new(&language);
    match request.format {
        ExportFormat::Pdf => {
            let edited = workshop.edited.get(..10).unwrap_or_default();
            let date = request.date.clone().unwrap_or_else(|| edited.to_owned());
            let options = PlanOptions { paper: request.paper, language, date, profile: request.profile };
            let bytes = plan_pdf(workshop, &options).map_err(|failure| not_made(&failure))?;
            Ok(Exported { bytes, missing: missing(workshop) })
        }
        ExportFormat::Svg => {
            let canvas = sheet(workshop, request.canvas.as_ref())?;
            let scene = workshop_scene(workshop, &canvas, &language).ok_or_else(|| Fault::new("no-canvas"))?;
            Ok(plain(svg(&scene, &workshop.head.title).into_bytes()))
        }
        ExportFormat::Csv => Ok(plain(actions::actions_csv(workshop, &words))),
        ExportFormat::Md => Ok(plain(markdown::markdown(workshop, &words).into_bytes())),
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
    let first = workshop.canvases.iter().min_by(|(_, left), (_, right)| left.order.total_cmp(&right.order));
    first.map(|(id, _)| id.clone()).ok_or_else(|| Fault::new("no-canvas"))
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
