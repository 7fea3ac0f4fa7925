//! The help and the usage errors, in the words of the program.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use handvat_words::Words;

use crate::arguments::Arguments;

/// The arguments of this run; an error is help or version that was asked for, or a usage error.
pub(crate) fn arguments(words: Words) -> Result<Arguments, Answer> {
    let matches = command(words).try_get_matches().map_err(|error| answer(&error, words))?;
    Arguments::from_arg_matches(&matches).map_err(|error| answer(&error, words))
}

/// What a run says instead of doing something.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Help or the version: to stdout, exit 0.
    Asked(String),
    /// To stderr, exit 2.
    Misused(String),
}

/// The whole command line with its help.
pub(crate) fn command(words: Words) -> Command {
    let names: Vec<String> = Arguments::command().get_subcommands().map(|task| task.get_name().to_owned()).collect();
    let whole = with_help(Arguments::command(), "cli", words)
        .subcommand_help_heading(words.get("cli-heading-tasks"))
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version, words))
        .after_help(words.get("cli-after"));
    names.into_iter().fold(whole, |whole, name| {
        let message = format!("cli-{name}");
        whole.mut_subcommand(name, |task| with_help(task, &message, words))
    })
}

/// `message` is what the command is for, `message-argument` what an argument is for.
fn with_help(command: Command, message: &str, words: Words) -> Command {
    let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", words.get("cli-heading-usage"));
    command
        .about(words.get(message))
        .help_template(template)
        .disable_help_flag(true)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
            let help = words.get(&format!("{message}-{}", argument.get_id().as_str().replace('_', "-")));
            argument.help(help).help_heading(words.get(heading))
        })
        .arg(flag("help", 'h', ArgAction::Help, words))
}

fn flag(name: &'static str, letter: char, action: ArgAction, words: Words) -> Arg {
    let help = words.get(&format!("cli-flag-{name}"));
    Arg::new(name).long(name).short(letter).action(action).help(help).help_heading(words.get("cli-heading-options"))
}

fn answer(error: &clap::Error, words: Words) -> Answer {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = text(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Answer::Asked(error.render().to_string());
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Answer::Misused(error.render().to_string());
        }
        ErrorKind::InvalidSubcommand => {
            words.with("cli-misused-task", &[("task", text(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::UnknownArgument => words.with("cli-misused-unknown", &[("argument", argument)]),
        ErrorKind::MissingRequiredArgument => words.with("cli-misused-missing", &[("argument", argument)]),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            words.with("cli-misused-conflict", &[("argument", argument), ("other", other)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            let message = if value.is_empty() { "cli-misused-no-value" } else { "cli-misused-value" };
            words.with(message, &[("argument", argument), ("value", value)])
        }
        _ => words.get("cli-misused"),
    };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = if usage.is_empty() { String::new() } else { format!("{}: {usage}\n", words.get("cli-heading-usage")) };
    Answer::Misused(format!("{said}\n{usage}{}\n", words.get("cli-misused-hint")))
}

#[cfg(test)]
mod tests {
    use handvat_model::records::Language;

    use super::*;

    #[test]
    fn every_task_and_argument_is_explained_in_both_languages() {
        for language in Language::KNOWN {
            // Words that are missing stop a debug build.
            command(Words::new(language)).debug_assert();
        }
    }
}
