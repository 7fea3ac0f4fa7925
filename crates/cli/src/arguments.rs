//! What can be asked on the command line. The help texts are words of the program and stand in `cli.ftl`.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use handvat_model::id::Id;
use handvat_model::records::{Language, Voice};

#[derive(Debug, Parser)]
#[command(name = "handvat-cli", version, disable_help_subcommand = true, subcommand_value_name = "TASK")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    New(New),
    Templates,
    Check(Check),
    Show(Show),
    Apply(Apply),
    Export(Export),
    Import(Import),
    Recover(Recover),
    Versions(Versions),
    Restore(Restore),
    Merge(Merge),
    Schema(Schema),
    Serve(Serve),
}

#[derive(Debug, Args)]
pub(crate) struct New {
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) template: String,
    #[arg(long)]
    pub(crate) sample: bool,
    #[arg(long, value_name = "nl|en", value_parser = language)]
    pub(crate) lang: Option<Language>,
    #[arg(long)]
    pub(crate) title: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    pub(crate) file: PathBuf,
    #[arg(long, conflicts_with = "json")]
    pub(crate) outline: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Apply {
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "pdf|svg|png|csv|md", hide_possible_values = true)]
    pub(crate) to: Kind,
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    #[arg(
        long,
        value_name = "manager|full|poster|run-sheet",
        default_value = "full",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(crate) profile: Profile,
    #[arg(long)]
    pub(crate) blank: bool,
    #[arg(
        long,
        value_name = "a4|a3|a2|a1|a0|letter",
        default_value = "a4",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(crate) paper: Paper,
    #[arg(long, value_name = "nl|en", value_parser = language)]
    pub(crate) lang: Option<Language>,
    #[arg(long, value_name = "ID", value_parser = id)]
    pub(crate) canvas: Option<Id>,
    #[arg(long, value_name = "ID", value_parser = id)]
    pub(crate) zone: Option<Id>,
    #[arg(long, value_name = "ID,…", value_parser = id, value_delimiter = ',', conflicts_with = "zone")]
    pub(crate) notes: Option<Vec<Id>>,
    #[arg(long, value_name = "N")]
    pub(crate) scale: Option<f64>,
    #[arg(long, value_parser = date)]
    pub(crate) date: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "csv|text", hide_possible_values = true)]
    pub(crate) from: Source,
    pub(crate) input: PathBuf,
    #[arg(long, value_name = "ID", value_parser = id)]
    pub(crate) canvas: Option<Id>,
    #[arg(long, value_name = "ID", value_parser = id)]
    pub(crate) zone: Option<Id>,
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) zone_column: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) voice_column: Option<String>,
    #[arg(long)]
    pub(crate) merge: bool,
    #[arg(long, value_name = "customer|employee|assumption", value_parser = voice, default_value = "assumption", hide_default_value = true)]
    pub(crate) voice: Voice,
}

#[derive(Debug, Args)]
pub(crate) struct Recover {
    pub(crate) file: Option<PathBuf>,
    #[arg(short, long, value_name = "OUT", requires = "file")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Versions {
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    pub(crate) file: PathBuf,
    pub(crate) version: String,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    pub(crate) base: PathBuf,
    pub(crate) ours: PathBuf,
    pub(crate) theirs: PathBuf,
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[arg(long, conflicts_with = "template")]
    pub(crate) edits: bool,
    #[arg(long)]
    pub(crate) template: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    #[arg(long)]
    pub(crate) no_open: bool,
}

/// What an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    Pdf,
    Svg,
    Png,
    Csv,
    Md,
}

/// What of the workshop is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    Manager,
    Full,
    Poster,
    RunSheet,
}

/// How the bytes of an import are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    Csv,
    Text,
}

/// The paper of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paper(pub(crate) handvat_report::plan::Paper);

impl ValueEnum for Paper {
    fn value_variants<'a>() -> &'a [Self] {
        use handvat_report::plan::Paper as Of;
        &[Self(Of::A4), Self(Of::A3), Self(Of::A2), Self(Of::A1), Self(Of::A0), Self(Of::Letter)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

fn language(word: &str) -> Result<Language, String> {
    known(Language::from(word.to_owned()), Language::is_known)
}

fn voice(word: &str) -> Result<Voice, String> {
    known(Voice::from(word.to_owned()), Voice::is_known)
}

fn known<T>(value: T, is_known: impl Fn(&T) -> bool) -> Result<T, String> {
    if is_known(&value) { Ok(value) } else { Err(String::new()) }
}

fn id(word: &str) -> Result<Id, String> {
    Id::new(word).map_err(|_| String::new())
}

fn date(word: &str) -> Result<String, String> {
    handvat_model::date::parse(word).map(|_| word.to_owned()).ok_or_else(String::new)
}
