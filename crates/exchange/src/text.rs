//! Bytes of an unknown program as characters: UTF-8, UTF-16, and what Windows wrote before those.

/// The largest file that an import reads, in bytes.
pub const LARGEST: u64 = 50 * 1024 * 1024;

/// Why bytes are not a text that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFailure {
    /// More than [`LARGEST`].
    #[error("the file has {bytes} bytes; at most {LARGEST} are read")]
    TooLarge {
        /// As many as it has.
        bytes: u64,
    },
    /// A ZIP archive, which is what spreadsheets and documents are inside.
    #[error("the file is a workbook, not a text")]
    Workbook,
    /// Bytes that no text has.
    #[error("the file is not a text: there is a zero byte in line {line}")]
    Binary {
        /// From 1.
        line: usize,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
}

/// The characters of a text file without a byte order mark. Recognises UTF-8, UTF-16 of either byte order,
/// also without a mark, and takes everything else for the Western code page of Windows, which holds Latin-1.
pub fn decode(bytes: &[u8]) -> Result<String, TextFailure> {
    if bytes.len() as u64 > LARGEST {
        return Err(TextFailure::TooLarge { bytes: bytes.len() as u64 });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(TextFailure::Workbook);
    }
    let text = characters(bytes);
    if let Some(place) = text.find('\0') {
        return Err(TextFailure::Binary { line: text[..place].matches('\n').count() + 1 });
    }
    if text.trim().is_empty() { Err(TextFailure::Empty) } else { Ok(text) }
}

/// A text fit for a note: lines end in `\n`, no other control characters, nothing blank around it.
pub fn cleaned(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines.chars().filter(|&sign| matches!(sign, '\n' | '\t') || !sign.is_control()).collect();
    kept.trim().to_owned()
}

fn characters(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_western(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match zeros(bytes) {
            Zeros::Odd => utf16(bytes, u16::from_le_bytes),
            Zeros::Even => utf16(bytes, u16::from_be_bytes),
            Zeros::None => utf8_or_western(bytes),
        },
    }
}

fn utf8_or_western(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| western(byte)).collect(),
    }
}

/// A unit that lacks its other half becomes the replacement sign; an odd last byte is dropped.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Where the zero bytes of a text are: half of the bytes of a Western text in UTF-16 are zero.
enum Zeros {
    None,
    Even,
    Odd,
}

fn zeros(bytes: &[u8]) -> Zeros {
    let start = &bytes[..bytes.len().min(512)];
    let count = |first: usize| start.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (count(0), count(1));
    let most = start.len() / 4;
    if odd > most && even == 0 {
        Zeros::Odd
    } else if even > most && odd == 0 {
        Zeros::Even
    } else {
        Zeros::None
    }
}

/// A byte of Windows' Western code page; below 0x80 and from 0xA0 on it is Latin-1.
fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WESTERN[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// 0x80 to 0x9F; the five that stand for nothing become the replacement sign.
const WESTERN: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}', '\u{FFFD}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];
