//! The colours of the file are those of sRGB: a profile says so.

use lopdf::{Document, Object, Stream, dictionary};

use super::PdfFailure;

/// Red, green and blue of sRGB as seen under D50, in XYZ; the columns of the usual matrix.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.436_065_67, 0.222_488_4, 0.013_916_02]),
    (b"gXYZ", [0.385_147_09, 0.716_873_17, 0.097_076_42]),
    (b"bXYZ", [0.143_066_41, 0.060_607_91, 0.714_096_07]),
];
/// The white of the profile's space.
const D50: [f64; 3] = [0.964_202_88, 1.0, 0.824_905_4];
/// From the white of a screen (D65) to D50, by Bradford.
const ADAPTATION: [f64; 9] = [
    1.047_882_08,
    0.022_918_7,
    -0.050_201_42,
    0.029_586_79,
    0.990_478_52,
    -0.017_059_33,
    -0.009_231_57,
    0.015_075_68,
    0.751_678_47,
];
/// The curve of IEC 61966-2-1: exponent, slope and offset above the knee, slope below it, the knee.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
/// Where the first tag's content begins: a header of 128 bytes, a count, and nine entries of twelve.
const HEADER: usize = 128;

/// Adds the profile as what the file is meant for.
pub(super) fn add(file: &mut Document) -> Result<(), PdfFailure> {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    file.catalog_mut()?.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

/// An ICC profile of version 4.2 with matrix and curve.
fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", text("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", numbers(*b"XYZ ", &D50)),
        (b"chad", numbers(*b"sf32", &ADAPTATION)),
    ];
    tags.extend(PRIMARIES.iter().map(|(name, colour)| (*name, numbers(*b"XYZ ", colour))));
    let mut curve = b"para\0\0\0\0\0\x03\0\0".to_vec();
    curve.extend(CURVE.iter().flat_map(|&number| fixed(number)));
    tags.extend([(b"rTRC", curve.clone()), (b"gTRC", curve.clone()), (b"bTRC", curve)]);

    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut content = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    for (name, bytes) in &tags {
        table.extend_from_slice(*name);
        table.extend(((start + content.len()) as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
        content.extend_from_slice(bytes);
        content.resize(content.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + content.len());
    profile.extend(table);
    profile.extend(content);
    profile
}

/// Size, version, and what the profile is for: a display in RGB. The date is that of the standard.
fn header(size: usize) -> Vec<u8> {
    let mut header = (size as u32).to_be_bytes().to_vec();
    header.extend(*b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    header.extend([1999_u16, 10, 18, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(*b"acsp");
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|&number| fixed(number)));
    header.resize(HEADER, 0);
    header
}

/// A text in one language.
fn text(text: &str) -> Vec<u8> {
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    bytes.extend((2 * text.len() as u32).to_be_bytes());
    bytes.extend(28_u32.to_be_bytes());
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

fn numbers(kind: [u8; 4], numbers: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(numbers.iter().flat_map(|&number| fixed(number)));
    bytes
}

/// A number with sixteen bits before and sixteen after the point.
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65536.0).round() as i32).to_be_bytes()
}
