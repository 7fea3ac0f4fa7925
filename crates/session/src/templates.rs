//! What one can begin with: the templates in the program and those in the app's data folder.

mod begin;

use std::path::Path;

use handvat_model::id::Id;
use handvat_model::records::{Language, Workshop};
use handvat_model::template::Template;
use handvat_protocol::failure::Fault;
use handvat_store::reading::{LARGEST_FILE, read_template};

use crate::faults::coded;

pub use begin::{begin, begin_filled, with_sheets};

/// In the order of the gallery: instruments, then kits.
const BUILT_IN: [&str; 7] = [
    include_str!("../../../templates/strategy.json"),
    include_str!("../../../templates/opening-scan.json"),
    include_str!("../../../templates/is-is-not.json"),
    include_str!("../../../templates/outside-in.json"),
    include_str!("../../../templates/building-blocks.json"),
    include_str!("../../../templates/half-day-strategy.json"),
    include_str!("../../../templates/outside-in-morning.json"),
];
const SAMPLE_NL: &str = include_str!("../../../templates/sample.nl.handvat");
const SAMPLE_EN: &str = include_str!("../../../templates/sample.en.handvat");

/// The templates in the program, in the order of the gallery.
pub fn built_in() -> Vec<Template> {
    let read = |text: &str| serde_json::from_str(text).expect("the program's templates are read by a test");
    let templates: Vec<Template> = BUILT_IN.into_iter().map(read).collect();
    templates.iter().map(|template| whole(template, &templates).expect("kits of the program are tested")).collect()
}

/// The built-in templates and the consultant's own, with the faults of those that cannot be used.
pub fn all(data: &Path) -> (Vec<Template>, Vec<Fault>) {
    let (mut templates, mut kits, mut faults) = (built_in(), Vec::new(), Vec::new());
    let mut files: Vec<_> =
        std::fs::read_dir(data.join("templates")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let template = match faults_of(file) {
            Ok(template) => template,
            Err(wrong) => {
                faults.extend(wrong);
                continue;
            }
        };
        let taken = templates.iter().chain(kits.iter().map(|(_, kit)| kit)).any(|known| known.id == template.id);
        if taken {
            faults.push(Fault::new("template-taken").with("file", name_of(file)).with("id", template.id.to_string()));
        } else if template.kit.is_some() {
            kits.push((file, template));
        } else {
            templates.push(template);
        }
    }
    // A kit may name templates that come after it.
    for (file, kit) in kits {
        match whole(&kit, &templates) {
            Ok(kit) => templates.push(kit),
            Err(lack) => faults.push(lack.fault(file)),
        }
    }
    (templates, faults)
}

/// A template from a file of one's own; a kit may use those in the program and in the data folder.
pub fn read(file: &Path, data: &Path) -> Result<Template, Fault> {
    let template = faults_of(file).map_err(|mut wrong| wrong.swap_remove(0))?;
    whole(&template, &all(data).0).map_err(|lack| lack.fault(file))
}

/// The template in a file, or everything that is wrong with it: at least one fault.
pub fn faults_of(file: &Path) -> Result<Template, Vec<Fault>> {
    let unread = |error: &std::io::Error| {
        vec![Fault::new("template-unreadable").with("file", name_of(file)).with("detail", error.to_string())]
    };
    let length = std::fs::metadata(file).map_err(|error| unread(&error))?.len();
    if length > LARGEST_FILE {
        let too_large = handvat_store::reading::ReadFailure::TooLarge { bytes: length };
        return Err(vec![coded(&too_large).with("file", name_of(file))]);
    }
    let bytes = std::fs::read(file).map_err(|error| unread(&error))?;
    read_template(&bytes)
        .map_err(|wrong| wrong.iter().map(|failure| coded(failure).with("file", name_of(file))).collect())
}

/// The sample workshop in a language, with the id it has on disk.
pub fn sample(language: &Language) -> Workshop {
    let text = if *language == Language::Dutch { SAMPLE_NL } else { SAMPLE_EN };
    serde_json::from_str(text).expect("the samples are read by a test")
}

/// A kit with the sheets of its parts, in the order in which they are first used; another template as it is.
fn whole(template: &Template, known: &[Template]) -> Result<Template, Lack> {
    let Some(kit) = &template.kit else { return Ok(template.clone()) };
    let mut whole = template.clone();
    let mut used: Vec<&Id> = Vec::new();
    for id in kit.parts.iter().filter_map(|part| part.template.as_ref()) {
        if used.contains(&id) {
            continue;
        }
        used.push(id);
        let part = known.iter().find(|known| known.id == *id && known.kit.is_none());
        let part = part.ok_or_else(|| Lack::Part(id.clone()))?;
        for (name, canvas) in &part.canvases {
            let mut canvas = canvas.clone();
            canvas.order = whole.canvases.values().map(|canvas| canvas.order).fold(0.0, f64::max).floor() + 1.0;
            if whole.canvases.insert(name.clone(), canvas).is_some() {
                return Err(Lack::Sheet(name.clone()));
            }
        }
        whole.notes.extend(part.notes.iter().cloned());
        whole.links.extend(part.links.iter().cloned());
    }
    Ok(whole)
}

/// Why a kit cannot be put together.
#[derive(Debug)]
enum Lack {
    /// No template has the id that a part names, or it is a kit itself.
    Part(Id),
    /// Two of its templates have a sheet of this id.
    Sheet(Id),
}

impl Lack {
    fn fault(&self, file: &Path) -> Fault {
        let file = name_of(file);
        match self {
            Self::Part(id) => Fault::new("template-unknown-part").with("file", file).with("id", id.to_string()),
            Self::Sheet(id) => Fault::new("template-same-sheet").with("file", file).with("id", id.to_string()),
        }
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
