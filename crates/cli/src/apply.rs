//! `apply`: edits from stdin, one JSON object a line, each answered on a line of its own once it is durable.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use handvat_model::id::Id;
use handvat_protocol::command::Command;
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::workshop::OpenWorkshop;
use handvat_words::Words;
use serde::Serialize;

use crate::arguments::Apply;
use crate::destination::stdout_closed;
use crate::hand::hand;

/// The longest line, in bytes: as much as a whole workshop file.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// How many lines at most become durable together, by one sync: enough to make the disk's time small for each,
/// few enough that the answers keep coming.
const TOGETHER: usize = 100;

/// Exit 0 when every line was acknowledged and the file holds them all.
pub(crate) fn apply(apply: &Apply, words: Words) -> Result<ExitCode, Fault> {
    let workshop = OpenWorkshop::open(hand(words), &apply.file)?;
    let answered = answer_all(&workshop, &lines_of(io::stdin()), words, &mut io::stdout().lock());
    let written = workshop.close();
    let every_line = answered?;
    written?;
    Ok(if every_line { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A line of the input that is not blank.
struct Line {
    /// From 1, blank ones counted.
    number: usize,
    /// What it asks for, or why that is not to be understood.
    command: Result<Command, Fault>,
}

/// The record that a line made, if any, or why nothing was done.
type Outcome = Result<Option<Id>, Fault>;

/// Answers whatever lines are waiting, as soon as they are durable, until there are no more. True when all were
/// acknowledged.
fn answer_all(
    workshop: &OpenWorkshop,
    lines: &Receiver<Line>,
    words: Words,
    output: &mut impl Write,
) -> Result<bool, Fault> {
    let mut every_line = true;
    while let Ok(first) = lines.recv() {
        let waiting: Vec<Line> = std::iter::once(first).chain(lines.try_iter().take(TOGETHER - 1)).collect();
        let mut answers = String::new();
        for (number, result) in results(workshop, waiting)? {
            every_line &= result.is_ok();
            let answer = Answer::new(number, result, words);
            answers += &serde_json::to_string(&answer).expect("numbers and texts go into JSON");
            answers.push('\n');
        }
        // Whoever waits for these lines is told at once.
        output.write_all(answers.as_bytes()).and_then(|()| output.flush()).map_err(|error| stdout_closed(&error))?;
    }
    Ok(every_line)
}

/// What became of the lines, in their order; those that could be understood went to the workshop in one batch.
fn results(workshop: &OpenWorkshop, lines: Vec<Line>) -> Result<Vec<(usize, Outcome)>, Fault> {
    let commands = lines.iter().filter_map(|line| line.command.as_ref().ok().cloned()).collect();
    let mut outcomes = workshop.send_alone(commands)?.into_iter();
    let result = |line: Line| {
        let outcome = match line.command {
            Ok(_) => outcomes.next().unwrap_or_else(|| Err(Fault::new("internal"))),
            Err(fault) => Err(fault),
        };
        (line.number, outcome)
    };
    Ok(lines.into_iter().map(result).collect())
}

/// What a line is told, in the order in which it is written.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Acknowledged {
        ack: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<Id>,
    },
    Refused {
        refused: usize,
        code: String,
        message: String,
        hint: Option<String>,
    },
}

impl Answer {
    fn new(number: usize, result: Outcome, words: Words) -> Self {
        match result {
            Ok(id) => Self::Acknowledged { ack: number, id },
            Err(fault) => {
                let Failure { code, message, hint } = fault.worded(&words);
                Self::Refused { refused: number, code, message, hint }
            }
        }
    }
}

/// Reads on while the disk is busy, so that what waits becomes durable together.
fn lines_of(input: impl Read + Send + 'static) -> Receiver<Line> {
    let (send, receive) = sync_channel(TOGETHER);
    thread::spawn(move || {
        let mut input = BufReader::new(input);
        let mut number = 0;
        // An input that breaks off is as good as one that ends; and nobody may be listening any more.
        while let Ok(Some(bytes)) = next_line(&mut input) {
            number += 1;
            if bytes.as_ref().is_ok_and(|bytes| bytes.trim_ascii().is_empty()) {
                continue;
            }
            let command = bytes.and_then(|bytes| command(&bytes));
            if send.send(Line { number, command }).is_err() {
                break;
            }
        }
    });
    receive
}

/// The bytes of the next line, none at the end of the input; a line past all measure is read to its end and refused.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, Fault>>> {
    let mut line = Vec::new();
    if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.ends_with(b"\n") || (line.len() as u64) < LONGEST_LINE {
        return Ok(Some(Ok(line)));
    }
    while !line.is_empty() && !line.ends_with(b"\n") {
        line.clear();
        input.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    }
    Ok(Some(Err(malformed(&format!("more than {LONGEST_LINE} bytes")))))
}

fn command(line: &[u8]) -> Result<Command, Fault> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    serde_json::from_slice(line).map_err(|error| malformed(&error.to_string()))
}

fn malformed(detail: &str) -> Fault {
    Fault::new("edit-malformed").with("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(input: &'static [u8]) -> Vec<(usize, bool)> {
        lines_of(input).iter().map(|line| (line.number, line.command.is_ok())).collect()
    }

    #[test]
    fn blank_lines_are_counted_and_not_answered() {
        let input = b"\n{\"edit\":\"undo\"}\r\n  \nnonsense\n\n{\"edit\":\"redo\"}";
        assert_eq!(numbers(input), [(2, true), (4, false), (6, true)]);
    }

    #[test]
    fn a_byte_order_mark_and_bytes_that_are_no_text_do_no_harm() {
        assert_eq!(numbers(b"\xEF\xBB\xBF{\"edit\":\"undo\"}\n\xFF\xFE\n[]\n"), [(1, true), (2, false), (3, false)]);
    }
}
