//! How the plan flows over its pages: nothing lost, nothing apart that belongs together.

use handvat_model::canvas::Sheet;
use handvat_model::records::Language;
use handvat_report::doc::{Content, Owner, Role};
use handvat_report::plan::{Paper, Profile, layout};

use crate::desk::{crowded, extreme, id, rich, sample, workshop};
use crate::plan::{dutch, english, options};
use crate::proof::{element, elements, faults, place_of, texts};

#[test]
fn nothing_leaves_its_page_lies_on_its_neighbour_or_is_too_small() {
    for (name, workshop) in [
        ("rich", rich()),
        ("extreme", extreme()),
        ("sample", sample(&Language::Dutch)),
        ("empty", workshop(&Language::Dutch, "")),
    ] {
        for paper in Paper::ALL {
            for language in [Language::Dutch, Language::English] {
                for profile in [Profile::Full, Profile::Manager] {
                    let faults = faults(&layout(&workshop, &options(language.clone(), paper, profile)));
                    assert!(faults.is_empty(), "{name}, {paper:?}, {language:?}, {profile:?}: {faults:#?}");
                }
            }
        }
    }
}

#[test]
fn the_canvas_gets_the_smallest_paper_on_which_its_notes_can_be_read() {
    let on = |sheet: Sheet, paper: Paper| {
        let mut workshop = rich();
        workshop.canvases.get_mut(&id("strategy")).unwrap().sheet = sheet;
        let page = layout(&workshop, &options(Language::Dutch, paper, Profile::Full)).pages.swap_remove(2);
        format!("{:.0} × {:.0}", page.width, page.height)
    };
    assert_eq!(on(Sheet::A3, Paper::A4), "842 × 595");
    assert_eq!(on(Sheet::A3, Paper::Letter), "792 × 612");
    assert_eq!(on(Sheet::A3, Paper::A2), "1684 × 1191");
    assert_eq!(on(Sheet::A2, Paper::A4), "1191 × 842");
    assert_eq!(on(Sheet::A2, Paper::Letter), "1191 × 842");
    assert_eq!(on(Sheet::A0, Paper::A4), "2384 × 1684");
}

#[test]
fn the_head_of_a_long_table_comes_back_on_every_page_as_decoration() {
    let doc = dutch(&crowded());
    let head = |item: &&handvat_report::doc::Item| matches!(&item.content, Content::Text(text) if text.run.text == "Kruispunt");
    let heads: Vec<bool> = doc
        .pages
        .iter()
        .flat_map(|page| page.items.iter().filter(head))
        .map(|item| item.owner == Owner::Artifact)
        .collect();
    assert_eq!(heads, [false, true, true, true], "{} pages", doc.pages.len());
}

#[test]
fn no_row_of_a_list_of_notes_stands_alone_on_a_page() {
    for count in 2..60 {
        let edits = (0..count).map(|number| {
            format!(
                r#"{{"edit":"addNote","zone":"social-service","size":"small","text":"Vraag {number} van een klant"}}"#
            )
        });
        let doc = dutch(&workshop(&Language::Dutch, &edits.collect::<Vec<_>>().join("\n")));
        let appendix = doc.pages.iter().filter(|page| page.height > page.width);
        for page in appendix {
            let rows = texts(page).filter(|text| text.run.text.starts_with("Vraag ")).count();
            assert_ne!(rows, 1, "{count} notes");
        }
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    for doc in [dutch(&crowded()), english(&crowded()), dutch(&extreme()), english(&sample(&Language::English))] {
        for (number, page) in doc.pages.iter().enumerate().filter(|(_, page)| page.height > page.width) {
            let last = page.items.iter().rev().find_map(|item| match (&item.content, item.owner) {
                (Content::Text(_), Owner::Tag(tag)) => Some(doc.tags[tag.place()].role),
                _ => None,
            });
            let heading = matches!(last, Some(Role::H1 | Role::H2 | Role::H3 | Role::Th(_)));
            assert!(!heading, "page {} ends with a heading", number + 1);
        }
    }
}

#[test]
fn a_row_is_kept_together() {
    let doc = dutch(&crowded());
    for row in elements(&doc, |role| role == Role::Tr) {
        let pages = doc.pages.iter().filter(|page| {
            page.items.iter().any(|item| match (&item.content, item.owner) {
                (Content::Text(_), Owner::Tag(owner)) => {
                    std::iter::successors(Some(owner), |tag| doc.tags[tag.place()].parent).any(|tag| tag == row)
                }
                _ => false,
            })
        });
        assert_eq!(pages.count(), 1, "{}", element(&doc, row));
    }
}

#[test]
fn a_larger_paper_shows_the_same_pages_in_larger_type() {
    let on = |paper: Paper| layout(&rich(), &options(Language::Dutch, paper, Profile::Full));
    let (small, large) = (on(Paper::A4), on(Paper::A3));
    let scale = large.pages[0].width / small.pages[0].width;
    assert!((scale - std::f64::consts::SQRT_2).abs() < 0.01);
    for (one, other) in texts(&small.pages[3]).zip(texts(&large.pages[3])) {
        assert_eq!(one.run.text, other.run.text);
        for (one, other) in [(one.x, other.x), (one.y, other.y), (one.run.size, other.run.size)] {
            assert!((one * scale - other).abs() < 0.5, "{one} became {other}");
        }
    }
    let ((page, y), (other_page, other_y)) = (place_of(&small, "Naar actie 2"), place_of(&large, "Naar actie 2"));
    assert!(page == other_page && (y * scale - other_y).abs() < 0.5);
}

#[test]
fn every_page_but_the_cover_has_its_number() {
    let doc = dutch(&rich());
    let count = doc.pages.len();
    for (number, page) in doc.pages.iter().enumerate().skip(1) {
        let wanted = format!("Pagina {} van {count}", number + 1);
        assert!(texts(page).any(|text| text.run.text == wanted), "{wanted}");
        assert_eq!(page.label, (number + 1).to_string());
    }
}
