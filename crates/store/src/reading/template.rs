//! Bytes to a template: as strict as for a workshop, and a field that templates do not have is refused too,
//! since it is a slip of the hand that wrote it.

use handvat_model::template::{Fault, Problem, Template, VERSION, faults, unread};
use serde_json::Value;

use super::{ReadFailure, kind, position, sound, text, typed};
use crate::coded::Coded;
use crate::scan::scan;

/// Why bytes are not a template.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TemplateFailure {
    /// They could not be read at all.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// It is a workshop.
    #[error("the file is a workshop and no template")]
    Workshop,
    /// They were read, and this is wrong.
    #[error("line {line}, {}: {:?}", fault.place, fault.problem)]
    Wrong {
        /// Where, from 1.
        line: usize,
        /// What.
        fault: Fault,
    },
}

/// Reads a template; or everything that is wrong with it, at least one thing.
pub fn read_template(bytes: &[u8]) -> Result<Template, Vec<TemplateFailure>> {
    let one = |failure: ReadFailure| vec![TemplateFailure::Read(failure)];
    let text = text(bytes).map_err(one)?;
    let scan = scan(text.as_bytes());
    match kind(text, &scan) {
        Err(ReadFailure::NotWorkshop { found: Some(found) }) if found == "handvat-template" => {}
        Err(failure) => return Err(one(failure)),
        Ok(_) => return Err(vec![TemplateFailure::Workshop]),
    }
    let version = scan.version.clone().and_then(|range| text[range].trim().parse::<u64>().ok());
    if let Some(version) = version.filter(|version| *version > u64::from(VERSION)) {
        return Err(one(ReadFailure::Newer { version }));
    }
    sound(text, &scan).map_err(one)?;
    let template: Template = serde_json::from_str(text).map_err(|error| vec![refused(text, &error)])?;
    let mut wrong = serde_json::from_str(text).map_or_else(|_| Vec::new(), |source: Value| unread(&source, &template));
    wrong.extend(faults(&template));
    if wrong.is_empty() { Ok(template) } else { Err(wrong.into_iter().map(|fault| placed(text, fault)).collect()) }
}

fn placed(text: &str, fault: Fault) -> TemplateFailure {
    TemplateFailure::Wrong { line: position(text.as_bytes(), &fault.place).0, fault }
}

/// The parser's refusal; a field too much is said as such.
fn refused(text: &str, error: &serde_json::Error) -> TemplateFailure {
    let failure = typed(text, error);
    let message = error.to_string();
    let field = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    match (field, &failure) {
        (Some(field), ReadFailure::BadValue { line, place, .. }) => {
            let fault = Fault { place: place.clone(), problem: Problem::UnknownField(field.to_owned()) };
            TemplateFailure::Wrong { line: *line, fault }
        }
        _ => TemplateFailure::Read(failure),
    }
}

impl Coded for TemplateFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Read(failure) => failure.code(),
            Self::Workshop => "template-workshop",
            Self::Wrong { fault, .. } => match fault.problem {
                Problem::Newer(_) => "file-newer",
                Problem::NoSheet => "template-no-sheet",
                Problem::NoText(_) => "template-no-text",
                Problem::Outside => "template-outside",
                Problem::UnknownField(_) => "template-unknown-field",
                Problem::UnknownWord(_) => "template-unknown-word",
                Problem::LongId => "template-long-id",
                Problem::UnknownZone(_) => "template-unknown-zone",
                Problem::UnknownCanvas(_) => "template-unknown-canvas",
                Problem::NotATime(_) => "template-not-a-time",
                Problem::OtherMinutes(_) => "template-other-minutes",
                Problem::BadGroup => "template-bad-group",
            },
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let (line, fault) = match self {
            Self::Read(failure) => return failure.arguments(),
            Self::Workshop => return Vec::new(),
            Self::Wrong { line, fault } => (line, fault),
        };
        let mut arguments = vec![("line", line.to_string()), ("place", fault.place.clone())];
        match &fault.problem {
            Problem::Newer(version) => arguments.push(("version", version.to_string())),
            Problem::NoText(language) => arguments.push(("language", (*language).to_owned())),
            Problem::UnknownField(found) | Problem::UnknownWord(found) | Problem::NotATime(found) => {
                arguments.push(("found", found.clone()));
            }
            Problem::UnknownZone(id) | Problem::UnknownCanvas(id) => arguments.push(("id", id.to_string())),
            Problem::OtherMinutes(sum) => arguments.push(("sum", sum.to_string())),
            Problem::NoSheet | Problem::Outside | Problem::LongId | Problem::BadGroup => {}
        }
        arguments
    }
}
