//! The action plan: cover, summary on one page, the canvas, the actions by handle, every note as appendix. Pure:
//! the same workshop and options give the same pages.

mod actions;
mod appendix;
mod chapter;
mod claims;
mod contents;
mod counts;
mod cover;
mod crossings;
mod draw;
mod edges;
mod enlarge;
mod findings;
mod guide;
mod letters;
mod paper;
mod parking;
mod picture;
mod poster;
mod press;
mod row;
mod run_sheet;
mod summary;
mod table;
mod wall;

use handvat_model::records::{Language, Workshop};
use handvat_words::Words;

use crate::doc::Doc;
use crate::pdf::{PdfFailure, pdf};
use contents::Contents;
use press::Press;

pub use paper::Paper;
pub use poster::{PosterOptions, poster, poster_pdf};
pub use run_sheet::{RunSheetOptions, run_sheet, run_sheet_pdf};

/// How the plan is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOptions {
    /// Of the pages of text; the canvas may need a larger one.
    pub paper: Paper,
    /// Of the plan's own words; what people wrote stays as it is.
    pub language: Language,
    /// ISO date: the only time in the file.
    pub date: String,
    /// How much is told.
    pub profile: Profile,
}

/// How much of the workshop the plan tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Everything, every note included.
    #[default]
    Full,
    /// For who was not there: without the appendix of notes.
    Manager,
}

/// The plan as a PDF file.
pub fn plan_pdf(workshop: &Workshop, options: &PlanOptions) -> Result<Vec<u8>, PdfFailure> {
    pdf(&layout(workshop, options))
}

/// The plan as pages.
pub fn layout(workshop: &Workshop, options: &PlanOptions) -> Doc {
    let words = Words::new(&options.language);
    // What lies face down is counted, not told.
    let workshop = &*workshop.veiled(&words.get("plan-face-down"));
    let contents = Contents::of(workshop);
    let title = title(workshop, words);
    let name = words.get("plan-name");
    let mut doc = Doc::new(&format!("{name} – {title}"), words.language().word(), &options.date);
    doc.author.clone_from(&workshop.head.organisation);
    let (format, scale) = options.paper.format();
    let mut press = Press::new(doc, words, &workshop.head.language, format);
    cover::set(&mut press, &contents, options);
    summary::set(&mut press, &contents);
    picture::set(&mut press, &contents, options);
    actions::set(&mut press, &contents, options.profile);
    if options.profile == Profile::Full {
        findings::set(&mut press, &contents);
        claims::set(&mut press, &contents);
    }
    parking::set(&mut press, &contents, options.profile);
    if options.profile == Profile::Full {
        appendix::set(&mut press, &contents);
    }
    press.finish(&title, scale)
}

/// What the workshop is called.
fn title(workshop: &Workshop, words: Words) -> String {
    let title = workshop.head.title.trim();
    if title.is_empty() { words.get("plan-untitled") } else { title.to_owned() }
}
