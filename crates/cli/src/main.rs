//! `handvat-cli`: without a window, all that a workshop file can need. Every task is a file of its own.

mod apply;
mod arguments;
mod check;
mod destination;
mod export;
mod hand;
mod help;
mod import;
mod merge;
mod new;
mod outline;
mod recover;
mod restore;
mod schema;
mod serve;
mod show;
mod source;
mod tell;
mod templates;
mod versions;

use std::process::ExitCode;

use handvat_protocol::failure::Fault;
use handvat_words::Words;
use mimalloc::MiMalloc;

use crate::arguments::Task;
use crate::help::Answer;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let words = hand::words();
    let task = match help::arguments(words) {
        Ok(arguments) => arguments.task,
        Err(Answer::Asked(text)) => {
            return destination::print(&text).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
        }
        Err(Answer::Misused(text)) => {
            eprint!("{text}");
            return ExitCode::from(2);
        }
    };
    done(task, words).unwrap_or_else(|fault| {
        tell::complain(&fault, words);
        ExitCode::FAILURE
    })
}

fn done(task: Task, words: Words) -> Result<ExitCode, Fault> {
    match task {
        Task::New(asked) => new::new(&asked, words),
        Task::Templates => templates::templates(words),
        Task::Check(asked) => check::check(&asked, words),
        Task::Show(asked) => show::show(&asked, words),
        Task::Apply(asked) => apply::apply(&asked, words),
        Task::Export(asked) => export::export(asked, words),
        Task::Import(asked) => import::import(asked, words),
        Task::Recover(asked) => recover::recover(&asked, words),
        Task::Versions(asked) => versions::versions(&asked, words),
        Task::Merge(asked) => merge::merge(&asked, words),
        Task::Restore(asked) => restore::restore(&asked, words),
        Task::Schema(asked) => schema::schema(&asked),
        Task::Serve(asked) => serve::serve(&asked, words),
    }
}
