//! What the program says, in Dutch and English: sentences from the Fluent files that the user interface
//! also reads, and dates and numbers as people write them. One formatter for every host, so that the
//! window, the command line and the printed plan never differ.

mod calendar;
mod figures;
mod value;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use handvat_model::records::Language;
use unic_langid::{LanguageIdentifier, langid};

pub use value::Value;

/// The sentences of one language. Cheap to make and to copy: every file is read once per run.
#[derive(Clone, Copy)]
pub struct Words {
    speech: &'static Speech,
}

impl Words {
    /// The words of a language; English for one that this program does not know.
    pub fn new(language: &Language) -> Self {
        Self { speech: if *language == Language::Dutch { &DUTCH } else { &ENGLISH } }
    }

    /// Dutch or English: the language these words are in.
    pub fn language(&self) -> &'static Language {
        &self.speech.language
    }

    /// The sentence of that id, or with `id.attribute` one of its attributes. An id that does not exist is a
    /// fault of the program: it comes back as it is, and stops a debug build.
    pub fn get(&self, id: &str) -> String {
        self.with::<Value>(id, &[])
    }

    /// The sentence with its variables filled in: `with("plan-page", &[("page", 3), ("pages", 12)])`. Use
    /// [`Value`] where texts and numbers come together.
    pub fn with<V: Clone + Into<Value>>(&self, id: &str, arguments: &[(&str, V)]) -> String {
        self.find_with(id, arguments).unwrap_or_else(|| {
            debug_assert!(false, "no words for ‘{id}’ in {}", self.speech.language.word());
            id.to_owned()
        })
    }

    /// The sentence of an id that need not exist, such as a word from the file of a later program.
    pub fn find(&self, id: &str) -> Option<String> {
        self.find_with::<Value>(id, &[])
    }

    /// As [`Words::find`], with variables.
    pub fn find_with<V: Clone + Into<Value>>(&self, id: &str, arguments: &[(&str, V)]) -> Option<String> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(name, rest)| (name, Some(rest)));
        let message = self.speech.bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let filled: FluentArgs =
            arguments.iter().map(|(name, value)| (*name, value.clone().into().into_fluent())).collect();
        let mut faults = Vec::new();
        let text = self.speech.bundle.format_pattern(pattern, Some(&filled), &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "the words for ‘{id}’ do not fit their variables: {faults:?}");
        Some(text)
    }

    /// An ISO date, or the date of an ISO time, as `15 januari 2027` or `15 January 2027`. What is no date comes
    /// back as it is.
    pub fn date(&self, iso: &str) -> String {
        calendar::long(iso, &self.speech.language)
    }

    /// The same with a short month for narrow columns: `15 mrt 2027`, `15 Mar 2027`.
    pub fn short_date(&self, iso: &str) -> String {
        calendar::short(iso, &self.speech.language)
    }

    /// A local ISO time without seconds as `15 januari 2027, 14:03` or `15 January 2027, 14:03`. What is no time comes
    /// back as it is.
    pub fn moment(&self, iso: &str) -> String {
        calendar::moment(iso, &self.speech.language)
    }

    /// A whole number with its thousands apart: `1.234` or `1,234`.
    pub fn count(&self, count: usize) -> String {
        figures::localised(&count.to_string(), &self.speech.language)
    }

    /// A part of a whole in hundredths: `31 %` or `31%`.
    pub fn percentage(&self, part: usize, whole: usize) -> String {
        let figure = self.number(100.0 * part as f64 / whole.max(1) as f64, 0);
        if *self.language() == Language::Dutch { format!("{figure}\u{a0}%") } else { format!("{figure}%") }
    }

    /// A number with so many decimals: `1.234,5` or `1,234.5`.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        figures::localised(&format!("{value:.decimals$}"), &self.speech.language)
    }
}

/// The Fluent files that Rust speaks from, without the language; of those that are the page’s as well the window’s menu reads
/// the actions.
macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!("../../../ui/locales/", $language, "/beamer.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/capture.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/cli.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/clusters.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/console.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/exchange.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/failures.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/find.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/paper.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/plan.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/room.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/safety.ftl")),
            include_str!(concat!("../../../ui/locales/", $language, "/window.ftl")),
        ]
    };
}

static DUTCH: LazyLock<Speech> = LazyLock::new(|| Speech::read(Language::Dutch, langid!("nl"), files!("nl")));
static ENGLISH: LazyLock<Speech> = LazyLock::new(|| Speech::read(Language::English, langid!("en"), files!("en")));

struct Speech {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Speech {
    /// A sentence that cannot be read is left out: a test reads every file and finds it.
    fn read(language: Language, locale: LanguageIdentifier, files: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if language == Language::Dutch { figures::dutch } else { figures::english }));
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partly, _)| partly);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }
}
