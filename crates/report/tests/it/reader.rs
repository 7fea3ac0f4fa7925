//! Reads a PDF as a reader with and without eyes would: the text that can be copied, the tree of elements.

use std::collections::BTreeMap;
use std::fmt::Write;

use handvat_report::doc::Doc;
use handvat_report::pdf::pdf;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

pub(crate) struct Reader {
    pub(crate) file: Document,
    pages: Vec<ObjectId>,
    /// The text of every mark, by page.
    marks: Vec<BTreeMap<i64, String>>,
    /// Everything that is shown, marked or not, by page.
    pub(crate) copied: Vec<String>,
    /// What was painted outside any mark, and glyphs without a text.
    pub(crate) faults: Vec<String>,
}

/// Writes a document and opens it again.
pub(crate) fn read(doc: &Doc) -> Reader {
    let bytes = pdf(doc).unwrap();
    let file = Document::load_mem(&bytes).unwrap();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut reader = Reader { file, pages, marks: Vec::new(), copied: Vec::new(), faults: Vec::new() };
    for page in reader.pages.clone() {
        reader.read_page(page);
    }
    reader
}

impl Reader {
    /// The operators of a page, one a line, glyphs as they are.
    pub(crate) fn operators(&self, page: usize) -> String {
        let bytes = self.file.get_page_content(self.pages[page]);
        let content = Content::decode(&bytes).unwrap();
        let lines = content.operations.iter().map(|operation| {
            let operands: Vec<String> = operation.operands.iter().map(shown).collect();
            format!("{} {}", operands.join(" "), operation.operator).trim().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The tree of elements with what each says, two spaces a level.
    pub(crate) fn tree(&self) -> String {
        let root = self.dictionary(self.file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
        let mut tree = String::new();
        self.element(root.get(b"K").unwrap(), 0, &mut tree);
        tree
    }

    /// A value of the catalog or of what it leads to.
    pub(crate) fn catalog(&self, path: &[&str]) -> Object {
        let mut at = Object::Dictionary(self.file.catalog().unwrap().clone());
        for key in path {
            at = self.dictionary(&at).get(key.as_bytes()).unwrap().clone();
        }
        self.file.dereference(&at).unwrap().1.clone()
    }

    /// The annotations of a page.
    pub(crate) fn links(&self, page: usize) -> Vec<Dictionary> {
        let page = self.file.get_dictionary(self.pages[page]).unwrap();
        let Ok(links) = page.get(b"Annots") else {
            return Vec::new();
        };
        links.as_array().unwrap().iter().map(|link| self.dictionary(link)).collect()
    }

    /// The number of the page, from 0, and the height above its bottom to which a destination leads.
    pub(crate) fn place(&self, destination: &Object) -> (usize, f32) {
        let parts = destination.as_array().unwrap();
        let page = parts[0].as_reference().unwrap();
        (self.pages.iter().position(|&id| id == page).unwrap(), parts[3].as_float().unwrap())
    }

    pub(crate) fn dictionary(&self, object: &Object) -> Dictionary {
        self.file.dereference(object).unwrap().1.as_dict().unwrap().clone()
    }

    fn element(&self, object: &Object, level: usize, tree: &mut String) {
        let element = self.dictionary(object);
        let name = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
        tree.push_str(&"  ".repeat(level));
        tree.push_str(&name);
        for key in ["Scope", "ColSpan", "RowSpan", "ListNumbering", "BBox"] {
            let attributes = element.get(b"A").map(|attributes| self.dictionary(attributes));
            if let Some(value) = attributes.ok().and_then(|known| known.get(key.as_bytes()).ok().cloned()) {
                write!(tree, " {key}={}", shown(&value)).unwrap();
            }
        }
        if let Ok(alternative) = element.get(b"Alt") {
            write!(tree, " ({})", decoded(alternative.as_str().unwrap())).unwrap();
        }
        tree.push('\n');
        let home = element.get(b"Pg").ok().and_then(|page| page.as_reference().ok());
        for kid in kids(&element) {
            let (mark, page) = match &kid {
                Object::Integer(mark) => (Some(*mark), home),
                Object::Dictionary(known) if known.has(b"MCID") => {
                    (known.get(b"MCID").unwrap().as_i64().ok(), known.get(b"Pg").unwrap().as_reference().ok())
                }
                Object::Dictionary(_) => {
                    writeln!(tree, "{}<click>", "  ".repeat(level + 1)).unwrap();
                    continue;
                }
                _ => {
                    self.element(&kid, level + 1, tree);
                    continue;
                }
            };
            let page = self.pages.iter().position(|&id| Some(id) == page).unwrap();
            let said = &self.marks[page][&mark.unwrap()];
            writeln!(tree, "{}{said:?}", "  ".repeat(level + 1)).unwrap();
        }
    }

    fn read_page(&mut self, page: ObjectId) {
        let number = self.marks.len();
        self.marks.push(BTreeMap::new());
        self.copied.push(String::new());
        let content = Content::decode(&self.file.get_page_content(page)).unwrap();
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = self.fonts(page);
        let mut font = BTreeMap::new();
        // For every open mark: its number, and the text that stands for all in it.
        let mut open: Vec<(Option<i64>, Option<String>, bool)> = Vec::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" => open.push((None, None, true)),
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    let mark = properties.get(b"MCID").unwrap().as_i64().unwrap();
                    let actual = properties.get(b"ActualText").ok().map(|text| decoded(text.as_str().unwrap()));
                    let said = actual.clone().unwrap_or_default();
                    self.copied[number].push_str(&said);
                    self.marks[number].insert(mark, said);
                    open.push((Some(mark), actual, false));
                }
                "EMC" => drop(open.pop().expect("marks are balanced")),
                "Tf" => font = fonts[operation.operands[0].as_name().unwrap()].clone(),
                "TJ" => {
                    let text = self.text(&operation.operands[0], &font);
                    match open.last() {
                        Some((_, Some(_), _)) => {}
                        Some((Some(mark), None, _)) => {
                            self.marks[number].get_mut(mark).unwrap().push_str(&text);
                            self.copied[number].push_str(&text);
                        }
                        Some(_) => self.copied[number].push_str(&text),
                        None => self.faults.push(format!("{text:?} outside any mark")),
                    }
                }
                "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "Tj" | "Do" if open.is_empty() => {
                    self.faults.push(format!("{} outside any mark", operation.operator));
                }
                _ => {}
            }
        }
        assert!(open.is_empty(), "marks are balanced");
    }

    fn text(&mut self, array: &Object, font: &BTreeMap<u16, String>) -> String {
        let mut text = String::new();
        for bytes in array.as_array().unwrap().iter().filter_map(|part| part.as_str().ok()) {
            for code in bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
                match font.get(&code) {
                    Some(known) if code != 0 => text.push_str(known),
                    _ => self.faults.push(format!("glyph {code} says nothing")),
                }
            }
        }
        text
    }

    /// By name on the page, the text of every glyph.
    fn fonts(&self, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
        let fonts = self.file.get_page_fonts(page).unwrap();
        let tables = fonts.into_iter().map(|(name, font)| {
            let table = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
            let stream = self.file.get_object(table).unwrap().as_stream().unwrap();
            let table = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
            let pairs = table.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
            let known = pairs.filter(|(code, _)| *code != "0000").map(|(code, text)| {
                let units =
                    text.as_bytes().chunks(4).map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16));
                let units: Vec<u16> = units.map(Result::unwrap).collect();
                (u16::from_str_radix(code, 16).unwrap(), String::from_utf16(&units).unwrap())
            });
            (name, known.collect())
        });
        tables.collect()
    }
}

fn kids(element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

/// A text string of PDF.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(rest) => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn shown(object: &Object) -> String {
    match object {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        Object::String(bytes, _) if bytes.len() == 2 => {
            format!("<{:04x}>", u16::from_be_bytes([bytes[0], bytes[1]]))
        }
        Object::String(bytes, _) => format!("({})", decoded(bytes)),
        Object::Array(parts) => format!("[{}]", parts.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Object::Dictionary(known) => {
            let pairs = known.iter().map(|(key, value)| format!("{} {}", String::from_utf8_lossy(key), shown(value)));
            format!("<<{}>>", pairs.collect::<Vec<_>>().join(" "))
        }
        Object::Real(number) => format!("{number}"),
        Object::Integer(number) => format!("{number}"),
        other => format!("{other:?}"),
    }
}
