//! What a reader finds in the files that are written.

use expect_test::{Expect, expect};
use handvat_report::doc::{
    Address, Doc, Entry, Link, Numbering, Owner, Page, Path, Rgb, Role, Scope, Step, TagId, Target, Text,
};
use handvat_report::faces::Style;
use handvat_report::pdf::{PdfFailure, pdf};

use crate::reader::{decoded, read};

/// A document with one page, for `fill` to write on.
fn doc(fill: impl FnOnce(&mut Doc, &mut Page)) -> Doc {
    let mut doc = Doc::new("Een plan", "nl", "2027-01-15");
    let mut page = Page::new(400.0, 300.0, "1");
    fill(&mut doc, &mut page);
    doc.pages.insert(0, page);
    doc
}

/// Adds an element with these lines.
fn lines(doc: &mut Doc, page: &mut Page, parent: TagId, role: Role, lines: &[&str]) -> TagId {
    let tag = doc.tag(parent, role);
    let top = 20.0 + 12.0 * page.items.len() as f64;
    for (number, line) in lines.iter().enumerate() {
        page.text(tag, Text::new(line, Style::Regular, 10.0, 20.0, top + 12.0 * number as f64));
    }
    tag
}

/// The text of a document with one paragraph, as it can be copied.
fn copied(text: &str) -> String {
    let reader = read(&doc(|doc, page| {
        lines(doc, page, doc.root(), Role::P, &[text]);
    }));
    assert_eq!(reader.faults, Vec::<String>::new(), "{text}");
    reader.copied.concat()
}

fn check_tree(doc: &Doc, expect: &Expect) {
    let reader = read(doc);
    assert_eq!(reader.faults, Vec::<String>::new());
    expect.assert_eq(&reader.tree());
}

#[test]
fn text_is_copied_as_it_was_written() {
    for text in [
        "Klanten bellen over de jaarrekening",
        "é ë ï € – “ ” ‘ ’ ĳ Ĳ Łódź",
        "Ελληνικά: προφίλ, ϊ ΐ",
        "Кириллица: отзыв, ё й",
        "😀 👍🏽 👨\u{200d}👩\u{200d}👧 🇳🇱 1\u{fe0f}\u{20e3} ❤\u{fe0f}",
        "→ ≤ ≥ ✓ ☐ ● ▲ ■ ◆",
        "fi fl ffi ffl office",
        "x\u{302} q\u{303}",
        "Hebreeuws: שלום עולם, en verder",
        "汉字 en かな",
        "µ μ Ω",
        "a\u{2010}b a\u{2011}b a-b",
    ] {
        assert_eq!(copied(text), text);
    }
}

#[test]
fn spaces_and_marks_that_cannot_be_seen_do_not_get_in_the_way() {
    assert_eq!(copied("€\u{a0}500"), "€ 500");
    assert_eq!(copied("een\u{200b}twee\u{2060}drie\u{feff}"), "eentweedrie");
    assert_eq!(copied("een\ttwee\u{7}"), "een twee");
    assert_eq!(copied("\u{202e}om\u{202c}"), "om");
}

#[test]
fn what_is_no_character_is_copied_as_a_box() {
    assert_eq!(copied("a\u{fffd}b\u{ffff}c"), "a□b□c");
}

#[test]
fn a_hyphen_at_a_line_end_is_a_soft_one() {
    let doc = doc(|doc, page| {
        lines(doc, page, doc.root(), Role::P, &["een jaar\u{ad}", "rekening"]);
    });
    assert_eq!(read(&doc).copied.concat(), "een jaar\u{ad}rekening");
}

#[test]
fn lines_of_one_paragraph_are_words_apart() {
    let doc = doc(|doc, page| {
        lines(doc, page, doc.root(), Role::P, &["wie verhuist", "belt drie keer"]);
    });
    check_tree(
        &doc,
        &expect![[r#"
        Document
          P
            "wie verhuist belt drie keer"
    "#]],
    );
}

#[test]
fn elements_are_read_in_the_order_of_the_tree() {
    let doc = doc(|doc, page| {
        let root = doc.root();
        lines(doc, page, root, Role::H1, &["Kop"]);
        let list = doc.tag(root, Role::L(Numbering::Decimal));
        for number in ["1", "2"] {
            let item = doc.tag(list, Role::Li);
            lines(doc, page, item, Role::Lbl, &[number]);
            lines(doc, page, item, Role::LBody, &["punt"]);
        }
        let table = doc.tag(root, Role::Table);
        let row = doc.tag(table, Role::Tr);
        lines(doc, page, row, Role::Th(Scope::Column), &["Stap"]);
        let cell = lines(doc, page, row, Role::Td, &["breed"]);
        doc.span(cell, 2, 1);
        doc.tag(row, Role::Td);
        doc.tag(root, Role::P);
    });
    check_tree(
        &doc,
        &expect![[r#"
        Document
          H1
            "Kop"
          L ListNumbering=Decimal
            LI
              Lbl
                "1"
              LBody
                "punt"
            LI
              Lbl
                "2"
              LBody
                "punt"
          Table
            TR
              TH Scope=Column
                "Stap"
              TD ColSpan=2
                "breed"
              TD
    "#]],
    );
}

#[test]
fn a_paragraph_may_go_on_upon_the_next_page() {
    let mut doc = doc(|_, _| {});
    let tag = doc.tag(doc.root(), Role::P);
    let mut second = Page::new(400.0, 300.0, "2");
    doc.pages[0].text(tag, Text::new("onderaan", Style::Regular, 10.0, 20.0, 280.0));
    second.text(Owner::Artifact, Text::new("2", Style::Regular, 8.0, 200.0, 290.0));
    second.text(tag, Text::new("bovenaan", Style::Regular, 10.0, 20.0, 20.0));
    doc.pages.push(second);
    check_tree(
        &doc,
        &expect![[r#"
        Document
          P
            "onderaan"
            "bovenaan"
    "#]],
    );
}

#[test]
fn a_text_of_its_own_has_a_mark_of_its_own() {
    let doc = doc(|doc, page| {
        lines(doc, page, doc.root(), Role::P, &["voor שלום na"]);
    });
    check_tree(
        &doc,
        &expect![[r#"
        Document
          P
            "voor "
            "ש"
            "ל"
            "ו"
            "ם"
            " na"
    "#]],
    );
}

#[test]
fn a_link_stands_in_its_sentence() {
    let doc = doc(|doc, page| {
        let tag = doc.tag(doc.root(), Role::P);
        let link = doc.tag(tag, Role::Link);
        page.text(tag, Text::new("zie ", Style::Regular, 10.0, 20.0, 20.0));
        page.text(link, Text::new("actie 3", Style::Regular, 10.0, 40.0, 20.0));
        page.link(link, area("naar actie 3", Target::Tag(tag)));
        page.text(tag, Text::new(" van het plan", Style::Regular, 10.0, 75.0, 20.0));
    });
    check_tree(
        &doc,
        &expect![[r#"
        Document
          P
            "zie "
            Link
              "actie 3"
              <click>
            " van het plan"
    "#]],
    );
}

fn area(description: &str, target: Target) -> Link {
    Link { x: 40.0, y: 10.0, width: 35.0, height: 12.0, target, description: description.to_owned() }
}

#[test]
fn links_lead_to_addresses_and_to_places() {
    let mut doc = doc(|_, _| {});
    let (first, last) = (doc.tag(doc.root(), Role::Link), doc.tag(doc.root(), Role::H1));
    let address = Address::new("https://example.org/?a=1&b=2").unwrap();
    for target in [Target::Address(address), Target::Tag(last), Target::Place { page: 1, y: 100.0 }] {
        doc.pages[0].link(first, area("verder", target));
    }
    let mut second = Page::new(400.0, 500.0, "2");
    second.text(last, Text::new("Kop", Style::Bold, 20.0, 20.0, 200.0));
    doc.pages.push(second);
    let reader = read(&doc);
    let links = reader.links(0);
    let action = links[0].get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"https://example.org/?a=1&b=2");
    let (page, height) = reader.place(links[1].get(b"Dest").unwrap());
    assert!(page == 1 && (height - (500.0 - 200.0 + 21.38)).abs() < 0.01, "{page} {height}");
    assert_eq!(reader.place(links[2].get(b"Dest").unwrap()), (1, 400.0));
    for link in links {
        assert_eq!(decoded(link.get(b"Contents").unwrap().as_str().unwrap()), "verder");
        assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4);
        assert!(link.has(b"StructParent"));
    }
}

#[test]
fn a_link_may_have_its_area_on_the_page_before_its_text() {
    let mut doc = doc(|_, _| {});
    let link = doc.tag(doc.root(), Role::Link);
    doc.pages[0].link(link, area("verder", Target::Place { page: 0, y: 0.0 }));
    let mut second = Page::new(400.0, 300.0, "2");
    second.text(link, Text::new("verder", Style::Regular, 10.0, 20.0, 20.0));
    doc.pages.push(second);
    check_tree(
        &doc,
        &expect![[r#"
            Document
              Link
                <click>
                "verder"
        "#]],
    );
}

#[test]
fn a_link_to_nowhere_is_refused_by_name() {
    let doc = doc(|doc, page| {
        let (link, empty) = (doc.tag(doc.root(), Role::Link), doc.tag(doc.root(), Role::P));
        page.link(link, area("naar het niets", Target::Tag(empty)));
    });
    let failure = pdf(&doc).unwrap_err();
    assert!(matches!(&failure, PdfFailure::NoSuchPlace(name) if name == "naar het niets"), "{failure}");
}

#[test]
fn the_outline_has_the_depth_of_its_levels() {
    let doc = doc(|doc, page| {
        let tag = lines(doc, page, doc.root(), Role::H1, &["Kop"]);
        for (level, title) in [(1, "Één"), (2, "Eén punt een"), (3, "Diep"), (2, "Eén punt twee"), (1, "Twee")] {
            doc.outline.push(Entry { title: title.to_owned(), level, target: Target::Tag(tag) });
        }
    });
    let reader = read(&doc);
    let mut said = Vec::new();
    let mut at = Some(reader.catalog(&["Outlines", "First"]));
    let mut above: Vec<lopdf::Dictionary> = Vec::new();
    while let Some(object) = at {
        let entry = reader.dictionary(&object);
        let title = decoded(entry.get(b"Title").unwrap().as_str().unwrap());
        said.push(format!("{}{title}", "-".repeat(above.len())));
        at = entry.get(b"First").or_else(|_| entry.get(b"Next")).ok().cloned();
        if entry.has(b"First") {
            above.push(entry);
        }
        while at.is_none()
            && let Some(parent) = above.pop()
        {
            at = parent.get(b"Next").ok().cloned();
        }
    }
    assert_eq!(said, ["Één", "-Eén punt een", "--Diep", "-Eén punt twee", "Twee"]);
    assert_eq!(reader.catalog(&["PageMode"]).as_name().unwrap(), b"UseOutlines");
    assert_eq!(reader.catalog(&["Outlines", "Count"]).as_i64().unwrap(), 4);
}

#[test]
fn pages_keep_their_labels() {
    let mut doc = doc(|_, _| {});
    doc.pages[0].label = "omslag".to_owned();
    doc.pages.extend(["1", "2", "9"].map(|label| Page::new(400.0, 300.0, label)));
    let labels = read(&doc).catalog(&["PageLabels", "Nums"]);
    let starts: Vec<i64> = labels.as_array().unwrap().iter().filter_map(|part| part.as_i64().ok()).collect();
    assert_eq!(starts, [0, 1, 3]);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let made = || {
        doc(|doc, page| {
            lines(doc, page, doc.root(), Role::P, &["één 😀 → “plan”", "nog een regel"]);
            page.path(Owner::Artifact, Path::rectangle(0.0, 0.0, 9.0, 9.0).fill(Rgb(1, 2, 3)).alpha(0.5));
        })
    };
    assert!(pdf(&made()).unwrap() == pdf(&made()).unwrap());
}

#[test]
fn the_title_survives_in_both_places() {
    let mut doc = doc(|_, _| {});
    doc.title = "Plan <A & B> “€”".to_owned();
    let reader = read(&doc);
    let information = reader.dictionary(reader.file.trailer.get(b"Info").unwrap());
    assert_eq!(decoded(information.get(b"Title").unwrap().as_str().unwrap()), doc.title);
    assert_eq!(information.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20270115000000Z");
    let packet = reader.catalog(&["Metadata"]);
    let packet = String::from_utf8(packet.as_stream().unwrap().content.clone()).unwrap();
    assert!(packet.contains("<rdf:li xml:lang=\"x-default\">Plan &lt;A &amp; B&gt; “€”</rdf:li>"), "{packet}");
    assert!(packet.contains("2027-01-15T00:00:00Z"), "{packet}");
}

#[test]
fn a_figure_says_what_it_shows_and_where_it_is() {
    let doc = doc(|doc, page| {
        let figure = doc.tag(doc.root(), Role::Figure);
        doc.describe(figure, "Drie notities in één vak");
        page.path(figure, Path::rectangle(100.0, 50.0, 60.0, 40.0).fill(Rgb(200, 220, 240)));
        page.path(figure, Path::line((90.0, 60.0), (120.0, 140.0)).stroke(Rgb::BLACK, 1.0));
    });
    check_tree(
        &doc,
        &expect![[r#"
        Document
          Figure BBox=[90 160 160 250] (Drie notities in één vak)
            ""
    "#]],
    );
}

#[test]
fn thousands_of_elements_are_all_found_again() {
    let doc = doc(|doc, page| {
        for number in 0..2000 {
            let tag = doc.tag(doc.root(), Role::P);
            page.text(tag, Text::new(&number.to_string(), Style::Regular, 10.0, 20.0, 20.0));
        }
    });
    let tree = read(&doc).tree();
    let said: Vec<&str> = tree.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"')).collect();
    assert_eq!(said, (0..2000).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn lines_that_cross_are_drawn_one_by_one() {
    let doc = doc(|_, page| {
        let lines = [Step::Move(1.0, 0.0), Step::Line(9.0, 8.0), Step::Move(1.0, 8.0), Step::Line(9.0, 0.0)];
        page.path(Owner::Artifact, Path::new(lines.to_vec()).stroke(Rgb::BLACK, 0.125));
    });
    expect![[r"
        Artifact BMC
        0.13 w
        1 300 m
        9 292 l
        S
        1 292 m
        9 300 l
        S
        EMC"]]
    .assert_eq(&read(&doc).operators(0));
}

#[test]
fn text_is_opaque_after_a_transparent_shape_and_clips_end_where_they_should() {
    let doc = doc(|doc, page| {
        let tag = doc.tag(doc.root(), Role::P);
        page.path(Owner::Artifact, Path::rectangle(10.0, 10.0, 20.0, 20.0).fill(Rgb(255, 0, 0)).alpha(0.25));
        let sheet = Path::rectangle(0.0, 0.0, 100.0, 100.0).steps;
        page.clip(sheet, |page| {
            page.path(Owner::Artifact, Path::line((0.0, 0.0), (9.0, 9.0)).dashed(Rgb::BLACK, 2.0, 3.0));
        });
        page.path(Owner::Artifact, Path::new(vec![Step::Move(0.0, 0.0), Step::Line(1.0, 1.0)]).stroke(Rgb::BLACK, 1.0));
        page.text(tag, Text::new("AV", Style::Regular, 10.0, 20.0, 40.0).colour(Rgb(0, 0, 255)));
    });
    expect![[r"
        Artifact BMC
        A25 gs
        1 0 0 rg
        10 290 20 -20 re
        f
        EMC
        q
        0 300 100 -100 re
        W
        n
        Artifact BMC
        A100 gs
        2 w
        [3] 0 d
        0 300 m
        9 291 l
        S
        EMC
        Q
        Artifact BMC
        A100 gs
        0 300 m
        1 299 l
        S
        0 0 1 rg
        EMC
        P <<MCID 0>> BDC
        BT
        N0 10 Tf
        20 260 Td
        [<0002> 40 <0003>] TJ
        ET
        EMC"]]
    .assert_eq(&read(&doc).operators(0));
}
