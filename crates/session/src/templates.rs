//! What one can begin with: the templates in the program and those in the app's data folder.

use std::path::Path;

use handvat_model::id::Id;
use handvat_model::records::{Head, Language, VERSION, Workshop};
use handvat_model::template::Template;
use handvat_protocol::failure::Fault;

const STRATEGY: &str = include_str!("../../../templates/strategy.json");
const SAMPLE_NL: &str = include_str!("../../../templates/sample.nl.handvat");
const SAMPLE_EN: &str = include_str!("../../../templates/sample.en.handvat");

/// The templates in the program, in the order of the gallery.
pub fn built_in() -> Vec<Template> {
    [STRATEGY]
        .into_iter()
        .map(|text| serde_json::from_str(text).expect("the program's templates are read by a test"))
        .collect()
}

/// The built-in templates and the consultant's own, with the faults of those that cannot be used.
pub fn all(data: &Path) -> (Vec<Template>, Vec<Fault>) {
    let mut templates = built_in();
    let mut faults = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(data.join("templates")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        match read(file) {
            Ok(template) if templates.iter().any(|known| known.id == template.id) => {
                faults.push(broken(file, format!("the id ‘{}’ is taken", template.id)));
            }
            Ok(template) => templates.push(template),
            Err(fault) => faults.push(fault),
        }
    }
    (templates, faults)
}

/// A template from a file of one's own.
pub fn read(file: &Path) -> Result<Template, Fault> {
    let bytes = std::fs::read(file).map_err(|error| broken(file, error.to_string()))?;
    let template: Template = serde_json::from_slice(&bytes).map_err(|error| broken(file, error.to_string()))?;
    match handvat_model::template::fault(&template) {
        Some(detail) => Err(broken(file, detail)),
        None => Ok(template),
    }
}

/// The sample workshop in a language, with the id it has on disk.
pub fn sample(language: &Language) -> Workshop {
    let text = if *language == Language::Dutch { SAMPLE_NL } else { SAMPLE_EN };
    serde_json::from_str(text).expect("the samples are read by a test")
}

/// A new workshop with the sheets of a template.
pub fn begin(template: &Template, id: Id, language: &Language, title: &str, now: &str) -> Workshop {
    let head = Head { title: title.to_owned(), language: language.clone(), ..Head::default() };
    Workshop {
        head,
        edited: now.to_owned(),
        canvases: template.canvases.clone(),
        version: VERSION,
        ..Workshop::empty(id)
    }
}

fn broken(file: &Path, detail: String) -> Fault {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Fault::new("template-broken").with("file", name).with("detail", detail)
}
