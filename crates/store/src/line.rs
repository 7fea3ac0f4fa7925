//! The lines of a journal and of a history: one step each, with a checksum.

use std::borrow::Borrow;
use std::io::{BufRead as _, Write as _};
use std::{iter, thread};

use handvat_model::edit::StepLabel;
use handvat_model::history::Step;
use handvat_model::replay::Replay;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A step as it stands in a journal: `crc length sequence first json`, ended by LF. The checksum, eight
/// hexadecimal digits, is that of everything behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) sequence: u64,
    /// The number of the first step that was written with the same sync: a crash tears no more than these.
    first: u64,
    /// With its LF.
    pub(crate) text: String,
}

/// The most that stands beside the JSON, in bytes: a checksum, three numbers, what parts them, and the LF.
const HEAD: usize = 8 + 3 * 20 + 4 + 1;

impl Line {
    /// A step that has a sync of its own.
    pub(crate) fn new(step: &Step) -> Result<Self, serde_json::Error> {
        Self::in_group(step, step.sequence, &mut Vec::new())
    }

    /// Steps that share one sync.
    pub(crate) fn group<S: Borrow<Step>>(steps: &[S]) -> Result<Vec<Self>, serde_json::Error> {
        let first = steps.first().map_or(0, |step| step.borrow().sequence);
        let mut room = Vec::with_capacity(1024);
        steps.iter().map(|step| Self::in_group(step.borrow(), first, &mut room)).collect()
    }

    /// One line; `room` is what its JSON is written in before it is known how long that is.
    fn in_group(step: &Step, first: u64, room: &mut Vec<u8>) -> Result<Self, serde_json::Error> {
        room.clear();
        serde_json::to_writer(&mut *room, step)?;
        let sequence = step.sequence;
        let mut text = Vec::with_capacity(room.len() + HEAD);
        // The checksum comes first and is known last.
        write!(text, "00000000 {} {sequence} {first} ", room.len()).map_err(serde_json::Error::io)?;
        text.extend_from_slice(room);
        let crc = crc32fast::hash(&text[9..]);
        for (digit, shift) in text[..8].iter_mut().zip((0..8).rev()) {
            *digit = b"0123456789abcdef"[(crc >> (4 * shift)) as usize & 15];
        }
        text.push(b'\n');
        let text = String::from_utf8(text).expect("JSON is UTF-8, and everything before it is ASCII");
        Ok(Self { sequence, first, text })
    }

    /// The line with its LF; none when a bit of it is not as it was written.
    fn parse(line: &[u8]) -> Option<Self> {
        let (crc, body) = line.strip_suffix(b"\n")?.split_at_checked(8)?;
        let body = body.strip_prefix(b" ")?;
        let crc = u32::from_str_radix(std::str::from_utf8(crc).ok()?, 16).ok()?;
        if crc32fast::hash(body) != crc {
            return None;
        }
        let text = std::str::from_utf8(line).ok()?;
        let mut words = text.strip_suffix('\n')?.splitn(5, ' ').skip(1);
        let length: usize = words.next()?.parse().ok()?;
        let (sequence, first) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let whole = words.next()?.len() == length;
        whole.then(|| Self { sequence, first, text: text.to_owned() })
    }

    /// What the line says of its step, as far as is asked for; none when this program cannot read that.
    pub(crate) fn decoded<T: DeserializeOwned>(&self) -> Option<T> {
        let json = self.text.splitn(5, ' ').nth(4)?;
        serde_json::from_str(json).ok()
    }

    /// What it takes to go along its step.
    pub(crate) fn replay(&self) -> Option<Replay> {
        self.decoded().filter(|step: &Replay| step.sequence == self.sequence)
    }

    /// With its step.
    pub(crate) fn with_step(self) -> Option<(Self, Step)> {
        let step = self.decoded().filter(|step: &Step| step.sequence == self.sequence)?;
        Some((self, step))
    }
}

/// What the lines of one file hold.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// In the order of the file, up to the first line that is not as it was written.
    pub(crate) whole: Vec<Line>,
    /// The number, from 1, of the line that is not as it was written although whole ones of a later sync
    /// follow: more than a torn end.
    pub(crate) damaged: Option<usize>,
}

/// Reads up to the first line that is torn or damaged.
pub(crate) fn lines(bytes: &[u8]) -> Lines {
    let mut found = Lines::default();
    let mut all = parsed(bytes).into_iter().enumerate();
    while let Some((number, line)) = all.next() {
        if let Some(line) = line {
            found.whole.push(line);
        } else {
            let last = found.whole.last().map(|last| last.sequence);
            let later = |line: Line| last.map_or(line.first == line.sequence, |last| line.first > last + 1);
            found.damaged = all.any(|(_, line)| line.is_some_and(later)).then_some(number + 1);
            break;
        }
    }
    found
}

/// So many bytes are worth a second thread.
const MANY: usize = 1024 * 1024;

/// Every line, or none for one that is not as it was written; of many, a second thread reads the second half.
fn parsed(bytes: &[u8]) -> Vec<Option<Line>> {
    let each = |bytes| -> Vec<_> { whole_lines(bytes).map(Line::parse).collect() };
    let middle = bytes.len() / 2;
    let end = bytes[middle..].iter().position(|&byte| byte == b'\n');
    let half = end.map(|end| bytes.split_at(middle + end + 1));
    let Some((first, second)) = half.filter(|_| bytes.len() > MANY) else { return each(bytes) };
    thread::scope(|scope| {
        let aside = thread::Builder::new().spawn_scoped(scope, || each(second));
        let mut all = each(first);
        all.extend(aside.ok().and_then(|aside| aside.join().ok()).unwrap_or_else(|| each(second)));
        all
    })
}

/// Reads every step whose line is whole, whatever stands between them.
pub(crate) fn readable_lines(bytes: &[u8]) -> impl Iterator<Item = (Line, Step)> {
    whole_lines(bytes).filter_map(|line| Line::parse(line)?.with_step())
}

/// What the last of these steps are called, the oldest first.
pub(crate) fn last_labels(lines: &[Line], count: usize) -> Vec<StepLabel> {
    #[derive(Deserialize)]
    struct Labelled {
        label: StepLabel,
    }
    let last = &lines[lines.len().saturating_sub(count)..];
    last.iter().filter_map(Line::decoded::<Labelled>).map(|step| step.label).collect()
}

/// Lines that end in LF, with it.
fn whole_lines(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    iter::from_fn(move || {
        let length = { bytes }.skip_until(b'\n').ok()?;
        let (line, rest) = bytes.split_at(length);
        bytes = rest;
        line.ends_with(b"\n").then_some(line)
    })
}
