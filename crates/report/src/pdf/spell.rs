//! Objects in the words of the file.

use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};

/// Bytes that end a name unless they are written by their number.
const NOT_IN_NAMES: &[u8] = b"()<>[]{}/%#";

/// An object, after what stands already.
pub(super) fn object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend(b" null"),
        Object::Boolean(true) => bytes.extend(b" true"),
        Object::Boolean(false) => bytes.extend(b" false"),
        Object::Integer(number) => {
            bytes.push(b' ');
            decimal(bytes, *number, 1);
        }
        Object::Real(number) => real(bytes, *number),
        Object::Name(word) => name(bytes, word),
        Object::String(text, StringFormat::Literal) => literal(bytes, text),
        Object::String(text, StringFormat::Hexadecimal) => hexadecimal(bytes, text),
        Object::Array(objects) => {
            bytes.push(b'[');
            for part in objects {
                self::object(bytes, part);
            }
            bytes.push(b']');
        }
        Object::Dictionary(entries) => dictionary(bytes, entries),
        Object::Stream(whole) => stream(bytes, whole),
        Object::Reference(id) => reference(bytes, *id),
    }
}

/// A stream as it is, packed or not.
pub(super) fn stream(bytes: &mut Vec<u8>, stream: &Stream) {
    dictionary(bytes, &stream.dict);
    bytes.extend(b"\nstream\n");
    bytes.extend(&stream.content);
    bytes.extend(b"\nendstream");
}

/// A reference, with the space before it.
pub(super) fn reference(bytes: &mut Vec<u8>, (number, generation): ObjectId) {
    count(bytes, number);
    count(bytes, generation);
    bytes.extend(b" R");
}

/// A whole number, with the space before it.
pub(super) fn count(bytes: &mut Vec<u8>, number: impl Into<u64>) {
    bytes.push(b' ');
    digits(bytes, number.into());
}

/// The digits of a whole number alone.
pub(super) fn digits(bytes: &mut Vec<u8>, number: u64) {
    let mut spelled = [0; 20];
    let (mut rest, mut start) = (number, spelled.len());
    loop {
        start -= 1;
        spelled[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    bytes.extend(&spelled[start..]);
}

/// A length, rounded to hundredths of a point, with the space after it.
pub(super) fn length(bytes: &mut Vec<u8>, points: f64) {
    decimal(bytes, (points * 100.0).round() as i64, 100);
    bytes.push(b' ');
}

/// So many hundredths or thousandths, without zeros at the end.
pub(super) fn decimal(bytes: &mut Vec<u8>, parts: i64, of_one: u64) {
    if parts < 0 {
        bytes.push(b'-');
    }
    let parts = parts.unsigned_abs();
    digits(bytes, parts / of_one);
    let (mut rest, mut place) = (parts % of_one, of_one / 10);
    if rest > 0 {
        bytes.push(b'.');
    }
    while rest > 0 {
        bytes.push(b'0' + (rest / place) as u8);
        rest %= place;
        place /= 10;
    }
}

/// Lengths have two digits after the point at most, and are spelled quickly; other numbers take what they need.
fn real(bytes: &mut Vec<u8>, number: f32) {
    bytes.push(b' ');
    let hundredths = (f64::from(number) * 100.0).round();
    if hundredths.abs() < 1e9 && ((hundredths / 100.0) as f32 - number).abs() < f32::MIN_POSITIVE {
        decimal(bytes, hundredths as i64, 100);
    } else {
        write!(bytes, "{number}").expect("memory takes every byte");
    }
}

fn name(bytes: &mut Vec<u8>, word: &[u8]) {
    bytes.push(b'/');
    for &byte in word {
        if byte.is_ascii_graphic() && !NOT_IN_NAMES.contains(&byte) {
            bytes.push(byte);
        } else {
            bytes.push(b'#');
            pair(bytes, byte);
        }
    }
}

/// A text or a row of codes, byte by byte.
pub(super) fn literal(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => bytes.extend([b'\\', byte]),
            // A reader takes a bare one for a line feed.
            b'\r' => bytes.extend(b"\\r"),
            _ => bytes.push(byte),
        }
    }
    bytes.push(b')');
}

/// A text in sixteen bits.
pub(super) fn hexadecimal(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'<');
    for &byte in text {
        pair(bytes, byte);
    }
    bytes.push(b'>');
}

fn pair(bytes: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    bytes.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

fn dictionary(bytes: &mut Vec<u8>, entries: &Dictionary) {
    bytes.extend(b"<<");
    for (key, value) in entries {
        name(bytes, key);
        object(bytes, value);
    }
    bytes.extend(b">>");
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn spelled(part: &Object) -> String {
        let mut bytes = Vec::new();
        object(&mut bytes, part);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn numbers_have_no_digit_too_many_and_none_too_few() {
        let numbers = [0.0, -0.0, 0.5, 12.0, 73.3, -1134.05, 0.01, 99999.99, 0.086, 1.0 / 3.0, 3e10];
        let all = Object::Array(numbers.into_iter().map(Object::Real).chain([Object::Integer(-42)]).collect());
        assert_eq!(spelled(&all), "[ 0 0 0.5 12 73.3 -1134.05 0.01 99999.99 0.086 0.33333334 30000000000 -42]");
        for step in -20_000..20_000 {
            let number = step as f32 * 0.01;
            assert_eq!(spelled(&Object::Real(number)).trim().parse(), Ok(number));
        }
    }

    #[test]
    fn names_and_texts_keep_every_byte() {
        let entries = dictionary! { "A b" => "c#d/é", "E" => Object::string_literal("(f) \\ \r"), "G" => true };
        let known = Object::Array(vec![entries.into(), (7, 0).into(), Object::Null]);
        assert_eq!(spelled(&known), r"[<</A#20b/c#23d#2F#C3#A9/E(\(f\) \\ \r)/G true>> 7 0 R null]");
        let sixteen = Object::String(vec![0xfe, 0xff, 0, 0x41], StringFormat::Hexadecimal);
        assert_eq!(spelled(&sixteen), "<FEFF0041>");
    }
}
