//! `new`: a workshop from a template or the sample.

use std::path::Path;
use std::process::ExitCode;

use handvat_model::records::{Language, Workshop};
use handvat_model::template::Template;
use handvat_protocol::failure::Fault;
use handvat_session::clock::{fresh_id, now};
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_session::templates::{all, begin, begin_filled, read, sample};
use handvat_store::writing;
use handvat_words::Words;

use crate::arguments::New;
use crate::destination::{self, free, is_stdout};

/// The name of the filled workshop among the templates.
const SAMPLE: &str = "sample";

pub(crate) fn new(new: &New, words: Words) -> Result<ExitCode, Fault> {
    if !is_stdout(&new.output) {
        free(&new.output)?;
    }
    let language = new.lang.clone().unwrap_or_else(|| words.language().clone());
    let mut workshop = workshop(new, &language)?;
    if let Some(title) = &new.title {
        workshop.head.title.clone_from(title);
    }
    let bytes = writing::write(&workshop).map_err(|failure| coded(&failure))?;
    destination::write(&new.output, &bytes)?;
    if !is_stdout(&new.output) {
        let said = [("file", new.output.display().to_string()), ("title", workshop.head.title)];
        destination::print(&format!("{}\n", words.with("cli-made", &said)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn workshop(new: &New, language: &Language) -> Result<Workshop, Fault> {
    if new.template == SAMPLE {
        return Ok(copy_of_sample(language));
    }
    let template = template(&new.template)?;
    if new.sample {
        begin_filled(&template, fresh_id(), language, &now())
    } else {
        Ok(begin(&template, fresh_id(), language, template.name.get(language), &now()))
    }
}

fn copy_of_sample(language: &Language) -> Workshop {
    Workshop { id: fresh_id(), revision: 0, ..sample(language) }
}

/// A template of the program or of the user's own folder by its id, else one from a file.
fn template(wanted: &str) -> Result<Template, Fault> {
    let data = data_folder();
    let (templates, _) = all(&data);
    if let Some(known) = templates.into_iter().find(|template| template.id.as_str() == wanted) {
        return Ok(known);
    }
    let file = Path::new(wanted);
    if file.exists() { read(file, &data) } else { Err(Fault::new("unknown-template").with("id", wanted)) }
}
