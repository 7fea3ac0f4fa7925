//! Title, author, language, dates and page labels; the same in both places where a PDF keeps them.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{PdfFailure, integer, text_string};
use crate::doc::Doc;
use crate::faces::cleaned;

/// The program that made the document, and the one that wrote the file.
const CREATOR: &str = "Handvat";
const PRODUCER: &str = "Handvat with printpdf and lopdf";

/// Adds all of it.
pub(super) fn add(file: &mut Document, doc: &Doc) -> Result<(), PdfFailure> {
    "1.7".clone_into(&mut file.version);
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(doc).into_bytes());
    let packet = file.add_object(packet.with_compression(false));
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal(doc.language.as_str()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLabels", dictionary! { "Nums" => page_labels(doc) });
    if doc.outline.is_empty() {
        catalog.set("PageMode", "UseNone");
    }
    let information = file.add_object(information(doc));
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info") {
        let old = *old;
        file.objects.remove(&old);
    }
    file.trailer.set("Info", information);
    Ok(())
}

fn information(doc: &Doc) -> Dictionary {
    let mut information = dictionary! {
        "Title" => text_string(&cleaned(&doc.title)),
        "Creator" => text_string(CREATOR),
        "Producer" => text_string(PRODUCER),
    };
    if !doc.author.is_empty() {
        information.set("Author", text_string(&cleaned(&doc.author)));
    }
    if let Some(day) = day(doc) {
        let moment = Object::string_literal(format!("D:{}000000Z", day.replace('-', "")));
        information.set("CreationDate", moment.clone());
        information.set("ModDate", moment);
    }
    information
}

fn xmp(doc: &Doc) -> String {
    let title = escaped(&cleaned(&doc.title));
    let author = match doc.author.as_str() {
        "" => String::new(),
        author => {
            format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escaped(&cleaned(author)))
        }
    };
    let dates = day(doc).map_or_else(String::new, |day| {
        let moment = format!("{day}T00:00:00Z");
        let named =
            ["CreateDate", "ModifyDate", "MetadataDate"].map(|name| format!("<xmp:{name}>{moment}</xmp:{name}>\n"));
        named.concat()
    });
    let language = escaped(&doc.language);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
{dates}<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// A text for XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The day of the document, if it is one.
fn day(doc: &Doc) -> Option<&str> {
    let day = doc.created.get(..10)?;
    let shape: String = day.chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect();
    (shape == "0000-00-00").then_some(day)
}

/// Runs of pages that count on are one entry; other labels stand as they are.
fn page_labels(doc: &Doc) -> Vec<Object> {
    let mut labels = Vec::new();
    let mut expected: Option<i64> = None;
    for (page, label) in doc.pages.iter().map(|page| page.label.as_str()).enumerate() {
        let number: Option<i64> = label.parse().ok().filter(|number: &i64| *number > 0 && label == number.to_string());
        if number.is_none() || number != expected {
            let entry = if let Some(number) = number {
                dictionary! { "S" => "D", "St" => number }
            } else {
                dictionary! { "P" => text_string(label) }
            };
            labels.extend([integer(page), entry.into()]);
        }
        expected = number.map(|number| number + 1);
    }
    labels
}
