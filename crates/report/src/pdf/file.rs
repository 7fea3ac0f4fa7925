//! The finished document as the bytes of a file: what is small packed together, then the table that finds it.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::spell::{self, count, digits};
use super::{PdfFailure, integer};

/// So many objects are packed into one stream: a reader unpacks all of them to see one.
const TOGETHER: usize = 800;
/// The bytes of a row in the table: how an object is found, where, and its place there.
const COLUMNS: usize = 7;
/// Every reader knows by these four that the file is not text.
const NOT_TEXT: &[u8] = b"%\xe2\xe3\xcf\xd3\n";

/// Objects that are in the words of the file already.
#[derive(Default)]
pub(super) struct Spelled {
    bytes: Vec<u8>,
    /// The number of each object and where it begins.
    starts: Vec<(u32, usize)>,
}

impl Spelled {
    /// Begins an object, which is what is written to the answer until the next one begins.
    pub(super) fn begin(&mut self, id: ObjectId) -> &mut Vec<u8> {
        self.bytes.push(b'\n');
        self.starts.push((id.0, self.bytes.len()));
        &mut self.bytes
    }

    fn objects(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let ends = self.starts.iter().skip(1).map(|&(_, start)| start - 1).chain([self.bytes.len()]);
        self.starts.iter().zip(ends).map(|(&(number, start), end)| (number, &self.bytes[start..end]))
    }
}

/// Puts a document into bytes, with objects that are spelled out already. Its identifier follows from its content.
pub(super) fn write(mut file: Document, elements: &Spelled) -> Result<Vec<u8>, PdfFailure> {
    let mut writing = Writing {
        bytes: format!("%PDF-{}\n", file.version).into_bytes(),
        rows: vec![Row::Free; file.max_id as usize + 1],
        packer: Packer::new(),
    };
    writing.bytes.extend(NOT_TEXT);
    let mut small = Spelled::default();
    for (&id, object) in &mut file.objects {
        match object {
            Object::Stream(stream) => writing.stream(id.0, stream)?,
            object => spell::object(small.begin(id), object),
        }
    }
    let mut objects = small.objects().chain(elements.objects()).peekable();
    while objects.peek().is_some() {
        writing.together(objects.by_ref().take(TOGETHER))?;
    }
    writing.end(&file)
}

/// How an object is found.
#[derive(Clone, Copy)]
enum Row {
    Free,
    /// At this byte of the file.
    At(usize),
    /// In the stream of this number, after so many others.
    In(usize, usize),
}

struct Writing {
    bytes: Vec<u8>,
    /// By number.
    rows: Vec<Row>,
    packer: Packer,
}

impl Writing {
    /// Writes a stream, packed if that makes it smaller.
    fn stream(&mut self, number: u32, stream: &mut Stream) -> Result<(), PdfFailure> {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let packed = self.packer.pack(&stream.content)?;
            if packed.len() < stream.content.len() {
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(packed);
            }
        }
        self.rows[number as usize] = Row::At(self.bytes.len());
        digits(&mut self.bytes, number.into());
        self.bytes.extend(b" 0 obj\n");
        spell::stream(&mut self.bytes, stream);
        self.bytes.extend(b"\nendobj\n");
        Ok(())
    }

    /// Writes one stream of small objects.
    fn together<'a>(&mut self, objects: impl Iterator<Item = (u32, &'a [u8])>) -> Result<(), PdfFailure> {
        let container = self.rows.len();
        let (mut places, mut content) = (Vec::new(), Vec::new());
        let mut before = 0;
        for (number, bytes) in objects {
            count(&mut places, number);
            count(&mut places, content.len() as u64);
            content.extend(bytes);
            content.push(b'\n');
            self.rows[number as usize] = Row::In(container, before);
            before += 1;
        }
        places.push(b'\n');
        let first = integer(places.len());
        places.append(&mut content);
        let dictionary = dictionary! { "Type" => "ObjStm", "N" => integer(before), "First" => first };
        self.add(&mut Stream::new(dictionary, places))
    }

    fn add(&mut self, stream: &mut Stream) -> Result<(), PdfFailure> {
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(Row::Free);
        self.stream(number, stream)
    }

    /// Writes the table, in the last stream, and what leads a reader to it.
    fn end(mut self, file: &Document) -> Result<Vec<u8>, PdfFailure> {
        let start = self.bytes.len();
        self.rows.push(Row::At(start));
        let own = u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX);
        let identifier = Sha256::digest(&self.bytes)[..16].to_vec();
        let identifier = Object::String(identifier, StringFormat::Hexadecimal);
        let mut dictionary = file.trailer.clone();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", integer(self.rows.len()));
        dictionary.set("ID", vec![identifier.clone(), identifier]);
        dictionary.set("W", vec![1.into(), 4.into(), 2.into()]);
        let columns = integer(COLUMNS);
        dictionary.set("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => columns });
        dictionary.set("Filter", "FlateDecode");
        let packed = self.packer.pack(&table(&self.rows)?)?;
        self.stream(own, &mut Stream::new(dictionary, packed))?;
        self.bytes.extend(b"startxref\n");
        digits(&mut self.bytes, start as u64);
        self.bytes.extend(b"\n%%EOF\n");
        Ok(self.bytes)
    }
}

/// The rows, each as its difference from the one above it: they hardly differ, which packs well.
fn table(rows: &[Row]) -> Result<Vec<u8>, PdfFailure> {
    let mut table = Vec::with_capacity(rows.len() * (COLUMNS + 1));
    let mut above = [0; COLUMNS];
    for &row in rows {
        let (kind, place, index) = match row {
            Row::Free => (0, 0, usize::from(u16::MAX)),
            Row::At(place) => (1, place, 0),
            Row::In(container, index) => (2, container, index),
        };
        let mut now = [kind; COLUMNS];
        now[1..5].copy_from_slice(&u32::try_from(place).map_err(|_| PdfFailure::TooLarge)?.to_be_bytes());
        now[5..].copy_from_slice(&u16::try_from(index).map_err(|_| PdfFailure::TooLarge)?.to_be_bytes());
        // “Up”, by its number in the format of pictures that this comes from.
        table.push(2);
        table.extend(now.iter().zip(above).map(|(now, above)| now.wrapping_sub(above)));
        above = now;
    }
    Ok(table)
}

/// Packs one stream after the other in the same memory.
struct Packer(Compress);

impl Packer {
    /// The highest level costs twice the time of this one for one hundredth of the size.
    fn new() -> Self {
        Self(Compress::new(Compression::default(), true))
    }

    fn pack(&mut self, content: &[u8]) -> Result<Vec<u8>, PdfFailure> {
        self.0.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 64);
        let mut done = 0;
        while self.0.compress_vec(&content[done..], &mut packed, FlushCompress::Finish)? != Status::StreamEnd {
            done = usize::try_from(self.0.total_in()).unwrap_or(content.len());
            packed.reserve(packed.len().max(64));
        }
        Ok(packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_where_every_object_is_and_refuses_what_it_cannot_say() {
        let rows = [Row::Free, Row::At(0x0102_0304), Row::In(9, 799)];
        let packed = table(&rows).unwrap();
        let mut above = [0_u8; COLUMNS];
        let lines = packed.chunks(COLUMNS + 1).map(|row| {
            assert_eq!(row[0], 2);
            above.iter_mut().zip(&row[1..]).for_each(|(above, more)| *above = above.wrapping_add(*more));
            above
        });
        let lines: Vec<_> = lines.collect();
        assert_eq!(lines, [[0, 0, 0, 0, 0, 255, 255], [1, 1, 2, 3, 4, 0, 0], [2, 0, 0, 0, 9, 3, 31]]);
        assert!(matches!(table(&[Row::At(1 << 32)]), Err(PdfFailure::TooLarge)));
    }

    #[test]
    fn every_stream_unpacks_to_what_it_was() {
        let mut packer = Packer::new();
        let noise: Vec<u8> = (0..70_000_u32).map(|step| (step.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for content in [&b""[..], b"a", &vec![7; 300_000], &noise] {
            let packed = packer.pack(content).unwrap();
            let mut whole = Vec::new();
            let mut reader = flate2::read::ZlibDecoder::new(packed.as_slice());
            std::io::Read::read_to_end(&mut reader, &mut whole).unwrap();
            assert_eq!(whole, content);
        }
    }
}
