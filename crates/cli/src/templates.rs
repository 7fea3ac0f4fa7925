//! `templates`: what a workshop can begin with.

use std::process::ExitCode;

use handvat_protocol::failure::Fault;
use handvat_session::places::data_folder;
use handvat_session::templates::all;
use handvat_words::Words;

use crate::destination::print;
use crate::tell::complain;

/// One line each: id, name, a sentence that calls a kit one. Own templates that cannot be used are named on stderr.
pub(crate) fn templates(words: Words) -> Result<ExitCode, Fault> {
    let (templates, faults) = all(&data_folder());
    let language = words.language();
    let mut list: Vec<[String; 3]> = templates
        .iter()
        .map(|template| {
            let description = template.description.get(language);
            let description = if template.kit.is_some() {
                words.with("cli-template-kit", &[("description", description)])
            } else {
                description.to_owned()
            };
            [template.id.to_string(), template.name.get(language).to_owned(), description]
        })
        .collect();
    list.push(["sample".to_owned(), words.get("cli-sample-name"), words.get("cli-sample-description")]);
    let width = |column: usize| list.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (ids, names) = (width(0), width(1));
    let lines = list.iter().map(|[id, name, description]| format!("{id:ids$}  {name:names$}  {description}\n"));
    print(&lines.collect::<String>())?;
    for fault in &faults {
        complain(fault, words);
    }
    Ok(ExitCode::SUCCESS)
}
