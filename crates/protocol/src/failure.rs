//! Why something was not done: inside the program a code and arguments, for people a sentence and a hint.

use std::fmt;

use handvat_model::refusal::Refusal;
use handvat_words::Words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failure in words. Programs act on `code`, people read `message` and `hint`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// An id of `failures.ftl`.
    pub code: String,
    /// One sentence that names the thing and its place.
    pub message: String,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hint: Option<String>,
}

/// A failure before it is worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// An id of `failures.ftl`.
    pub code: &'static str,
    /// What the sentence and its hint are filled with.
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(code: &'static str) -> Self {
        Self { code, arguments: Vec::new() }
    }

    /// The same, with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// In the words of a language.
    pub fn worded(&self, words: &Words) -> Failure {
        let message = words.with(self.code, &self.arguments);
        let hint = words.find_with(&format!("{}.hint", self.code), &self.arguments);
        Failure { code: self.code.to_owned(), message, hint }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?}", self.code, self.arguments)
    }
}

impl std::error::Error for Fault {}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code(), arguments: refusal.arguments() }
    }
}
