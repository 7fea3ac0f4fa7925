//! The lines of a journal and of a history: one step each, with a checksum.

use handvat_model::history::Step;

/// A step as it stands in a journal: `crc length sequence json`, ended by LF. The checksum, eight
/// hexadecimal digits, is that of everything behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) sequence: u64,
    /// With its LF.
    pub(crate) text: String,
}

impl Line {
    pub(crate) fn new(step: &Step) -> Result<Self, serde_json::Error> {
        let json = serde_json::to_string(step)?;
        let sequence = step.sequence;
        let body = format!("{} {sequence} {json}", json.len());
        let text = format!("{:08x} {body}\n", crc32fast::hash(body.as_bytes()));
        Ok(Self { sequence, text })
    }

    /// The line without its LF; none when a bit of it is not as it was written.
    fn parse(line: &[u8]) -> Option<(Self, Step)> {
        let (crc, body) = line.split_at_checked(8)?;
        let body = body.strip_prefix(b" ")?;
        let crc = u32::from_str_radix(std::str::from_utf8(crc).ok()?, 16).ok()?;
        if crc32fast::hash(body) != crc {
            return None;
        }
        let body = std::str::from_utf8(body).ok()?;
        let (length, rest) = body.split_once(' ')?;
        let (sequence, json) = rest.split_once(' ')?;
        let step: Step = serde_json::from_str(json).ok()?;
        let whole = length.parse() == Ok(json.len()) && sequence.parse() == Ok(step.sequence);
        whole.then(|| (Self { sequence: step.sequence, text: format!("{}\n", String::from_utf8_lossy(line)) }, step))
    }
}

/// What the lines of one file hold.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// In the order of the file, up to the first line that cannot be read.
    pub(crate) steps: Vec<(Line, Step)>,
    /// The line, from 1, that cannot be read although readable ones follow: more than a torn end.
    pub(crate) damaged: Option<usize>,
}

/// Reads up to the first line that is torn or damaged.
pub(crate) fn lines(bytes: &[u8]) -> Lines {
    let mut found = Lines::default();
    let mut all = whole_lines(bytes).enumerate();
    while let Some((number, line)) = all.next() {
        if let Some(pair) = Line::parse(line) {
            found.steps.push(pair);
        } else {
            found.damaged = all.any(|(_, line)| Line::parse(line).is_some()).then_some(number + 1);
            break;
        }
    }
    found
}

/// Reads every line that is whole, whatever stands between them.
pub(crate) fn readable_lines(bytes: &[u8]) -> Vec<(Line, Step)> {
    whole_lines(bytes).filter_map(Line::parse).collect()
}

/// Lines that end in LF, without it.
fn whole_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"))
}
