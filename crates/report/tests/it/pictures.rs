//! Sheets and their parts as pixels, and the arrows on them.

use handvat_model::canvas::Area;
use handvat_model::records::{Language, Workshop};
use handvat_report::png::{PIXELS, PictureFailure, pixels, png};
use handvat_report::scene::{Part, Point, Scene, Shape, between, picture_scene, workshop_scene};

use crate::desk::{extreme, id, rich, workshop};

fn part(workshop: &Workshop, part: &Part) -> Scene {
    picture_scene(workshop, &id("strategy"), part, &Language::Dutch).unwrap()
}

fn notes(ids: &[&str]) -> Part {
    Part::Notes(ids.iter().map(|text| id(text)).collect())
}

/// The colour in the middle of a box of the scene, at scale 1.
fn colour_at(scene: &Scene, x: f64, y: f64) -> [u8; 3] {
    let drawn = pixels(scene, 1.0).unwrap();
    let at = |value: f64| (value * PIXELS) as usize;
    let first = (at(y) * drawn.width as usize + at(x)) * 3;
    [drawn.bytes[first], drawn.bytes[first + 1], drawn.bytes[first + 2]]
}

/// How many pixels differ from their left neighbours: what is drawn, not what is filled.
fn edges(scene: &Scene) -> usize {
    let drawn = pixels(scene, 1.0).unwrap();
    drawn.bytes.chunks_exact(3).zip(drawn.bytes.chunks_exact(3).skip(1)).filter(|(one, other)| one != other).count()
}

#[test]
fn a_picture_is_as_large_as_the_sheet_at_96_dots_an_inch_and_its_scale() {
    let scene = part(&rich(), &Part::Sheet);
    let one = pixels(&scene, 1.0).unwrap();
    assert_eq!((one.width, one.height), (1587, 1123));
    let two = png(&scene, 2.0).unwrap();
    assert_eq!(&two[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!([&two[16..20], &two[20..24]], [3175_u32.to_be_bytes(), 2245_u32.to_be_bytes()]);
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let scene = part(&rich(), &Part::Sheet);
    assert!(png(&scene, 1.0).unwrap() == png(&scene, 1.0).unwrap());
    png(&part(&extreme(), &Part::Sheet), 0.5).unwrap();
}

#[test]
fn too_many_pixels_are_refused_before_they_take_memory() {
    let scene = part(&rich(), &Part::Sheet);
    let refused = pixels(&scene, 100.0).unwrap_err();
    assert_eq!(refused, PictureFailure::TooLarge { width: 158_740, height: 112_252 });
    for scale in [0.0, -1.0, f64::NAN] {
        assert_eq!(pixels(&scene, scale).unwrap_err(), PictureFailure::Empty);
    }
}

#[test]
fn notes_have_their_paper_and_their_words_are_drawn() {
    let workshop = rich();
    let scene = part(&workshop, &notes(&["n2"]));
    let note = &workshop.notes[&id("n2")];
    assert_eq!((scene.width, scene.height), (note.width + 120.0, note.height + 120.0));
    // Between the edge of the paper and its words.
    assert_eq!(colour_at(&scene, 66.0, 60.0 + note.height / 2.0), [0xff, 0xd6, 0xbd]);
    let mut blank = workshop.clone();
    blank.notes.get_mut(&id("n2")).unwrap().text.clear();
    assert!(edges(&scene) > 2 * edges(&part(&blank, &notes(&["n2"]))), "the words are drawn");
}

#[test]
fn a_character_of_every_face_is_drawn_and_one_of_none_is_a_box() {
    let drawn = |text: &str| {
        let edit = serde_json::json!({"edit": "addNote", "id": "n", "zone": "customer", "text": text});
        edges(&part(&workshop(&Language::Dutch, &edit.to_string()), &notes(&["n"])))
    };
    let blank = drawn("");
    for text in ["g", "→", "≤", "☐", "😀", "λ", "Ж", "e\u{301}", "שלום", "漢"] {
        assert!(drawn(text) > blank + 5, "{text} is not drawn");
    }
}

#[test]
fn a_zone_is_cut_out_with_its_own_notes_and_no_others() {
    let mut workshop = rich();
    let near = workshop.canvases[&id("strategy")].area(&id("technology")).unwrap();
    let neighbour = workshop.notes.get_mut(&id("n2")).unwrap();
    (neighbour.x, neighbour.y) = (near.x - neighbour.width * 0.9, near.y + 100.0);
    let zone = part(&workshop, &Part::Zone(id("technology")));
    let area = workshop.canvases[&id("strategy")].area(&id("technology")).unwrap();
    assert_eq!((zone.width, zone.height), (area.width, area.height));
    let note = zone.marks.iter().find_map(|mark| match (&mark.note, &mark.shape) {
        (Some(note), Shape::Rectangle { area, .. }) if *note == id("n4") => Some(*area),
        _ => None,
    });
    assert!(!zone.marks.iter().any(|mark| mark.note == Some(id("n2"))), "a scrap of a neighbour's note");
    let before = &workshop.notes[&id("n4")];
    // The shade of the paper comes first, five units lower.
    assert_eq!(note.map(|area| (area.x, area.y)), Some((before.x - area.x, before.y - area.y + 5.0)));
    assert_eq!(picture_scene(&workshop, &id("strategy"), &Part::Zone(id("nowhere")), &Language::Dutch), None);
    assert_eq!(picture_scene(&workshop, &id("strategy"), &notes(&["nobody"]), &Language::Dutch), None);
}

#[test]
fn chosen_notes_are_alone_in_their_picture_with_the_arrows_between_them() {
    let linked = with_links();
    let both = part(&linked, &notes(&["n1", "n3"]));
    // An arrow and its rim.
    assert_eq!((arrows(&both), said(&both, "leidt tot")), (2, true));
    let one = part(&linked, &notes(&["n1", "n2"]));
    assert_eq!(arrows(&one), 0);
    assert!(!said(&one, "Buren"), "no other note is in the picture");
}

#[test]
fn an_arrow_runs_from_border_to_border_over_the_notes() {
    let from = Area { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
    let to = Area { x: 300.0, y: 0.0, width: 100.0, height: 100.0 };
    assert_eq!(between(from, to, 10.0), Some((Point { x: 110.0, y: 50.0 }, Point { x: 290.0, y: 50.0 })));
    let below = Area { y: 400.0, ..from };
    assert_eq!(between(from, below, 0.0), Some((Point { x: 50.0, y: 100.0 }, Point { x: 50.0, y: 400.0 })));
    assert_eq!(between(from, Area { x: 50.0, ..from }, 10.0), None, "they lie over each other");
    assert_eq!(between(from, from, 10.0), None);
    let scene = workshop_scene(&with_links(), &id("strategy"), &Language::Dutch).unwrap();
    let last_note = scene.marks.iter().rposition(|mark| mark.note.is_some()).unwrap();
    let over = scene.marks[last_note..].iter().filter(|mark| matches!(mark.shape, Shape::Arrow { .. }));
    assert_eq!(over.count(), 4, "two arrows with their rims, which no note covers");
    assert!(arrows(&scene) > arrows(&workshop_scene(&rich(), &id("strategy"), &Language::Dutch).unwrap()));
}

#[test]
fn an_arrow_to_a_stacked_note_ends_at_its_stack_and_moves_to_the_note_when_it_is_spread() {
    let edits = r#"{"edit":"addNote","id":"a","zone":"social-service","text":"a"}
        {"edit":"addNote","id":"b","zone":"technology","text":"b"}
        {"edit":"addNote","id":"c","zone":"technology","text":"c"}
        {"edit":"setLink","from":"a","to":"c","text":""}
        {"edit":"stackNotes","id":"s","notes":["b","c"]}"#;
    let tip = |edits: &str| {
        let drawn = workshop(&Language::Dutch, edits);
        let scene = part(&drawn, &notes(&["a", "b", "c", "s"]));
        let tip = scene.marks.iter().find_map(|mark| match mark.shape {
            Shape::Arrow { to, .. } => Some(to),
            _ => None,
        });
        tip.unwrap()
    };
    let spread = format!("{edits}\n{}", r#"{"edit":"fanStack","cluster":"s","open":true}"#);
    assert_ne!(tip(edits), tip(&spread));
    let within = format!("{edits}\n{}", r#"{"edit":"stackNotes","into":"s","notes":["a"]}"#);
    assert_eq!(
        arrows(&part(&workshop(&Language::Dutch, &within), &Part::Sheet)),
        arrows(&part(&workshop(&Language::Dutch, ""), &Part::Sheet))
    );
}

#[test]
fn influences_between_zones_are_drawn_and_both_ways_lie_side_by_side() {
    let drawn = |edits: &str| part(&workshop(&Language::Dutch, edits), &Part::Sheet);
    let one =
        r#"{"edit":"setLink","canvas":"strategy","from":"social-commerce","to":"long-term","text":"geeft inzicht"}"#;
    let back = r#"{"edit":"setLink","canvas":"strategy","from":"long-term","to":"social-commerce","text":""}"#;
    assert_eq!(arrows(&drawn(one)), arrows(&drawn("")) + 1);
    // One that would run across other zones is not.
    let across = r#"{"edit":"setLink","canvas":"strategy","from":"social-service","to":"technology","text":""}"#;
    assert_eq!(arrows(&drawn(across)), arrows(&drawn("")));
    let both = drawn(&format!("{one}\n{back}"));
    let lines: Vec<(Point, Point)> = both
        .marks
        .iter()
        .rev()
        .filter_map(|mark| match mark.shape {
            Shape::Arrow { from, to, .. } => Some((from, to)),
            _ => None,
        })
        .take(2)
        .collect();
    assert_ne!(lines[0].0, lines[1].1, "they do not lie on each other");
}

#[test]
fn influences_across_the_customer_run_around_it_and_the_others_keep_clear_of_it() {
    let round = Area { x: 1650.0, y: 540.0, width: 900.0, height: 900.0 };
    let free = |point: Point| (point.x - 2100.0).hypot(point.y - 990.0) > 450.0;
    let steps = ["social-service", "social-marketing", "social-commerce", "social-innovation"];
    let before = part(&workshop(&Language::Dutch, ""), &Part::Sheet).marks;
    let zones = |point: Point| {
        let workshop = workshop(&Language::Dutch, "");
        let zones = &workshop.canvases[&id("strategy")].zones;
        steps.into_iter().find(|step| zones[&id(step)].area.contains(point.x, point.y))
    };
    for from in steps {
        for to in steps.into_iter().filter(|to| *to != from) {
            let edit = format!(r#"{{"edit":"setLink","canvas":"strategy","from":"{from}","to":"{to}","text":""}}"#);
            let marks = part(&workshop(&Language::Dutch, &edit), &Part::Sheet).marks;
            let drawn: Vec<Shape> =
                marks.iter().filter(|mark| !before.contains(mark)).map(|mark| mark.shape.clone()).collect();
            let mut points = Vec::new();
            for shape in drawn {
                match shape {
                    Shape::Arrow { from, to, .. } => points.extend([from, to]),
                    Shape::Polygon { points: bent, .. } => points.splice(0..0, bent).for_each(drop),
                    other => panic!("{other:?}"),
                }
            }
            assert!(
                points.iter().all(|point| free(*point)),
                "{from} to {to} crosses the customer: {points:?} {round:?}"
            );
            assert_eq!((zones(points[0]), zones(*points.last().unwrap())), (Some(from), Some(to)));
        }
    }
}

#[test]
fn no_arrow_leads_to_a_parked_note() {
    let edits = r#"{"edit":"addNote","id":"a","zone":"social-service","text":"a"}
        {"edit":"addNote","id":"b","zone":"technology","text":"b"}
        {"edit":"setLink","from":"a","to":"b","text":"leidt tot"}"#;
    let parked = format!("{edits}\n{}", r#"{"edit":"parkNotes","notes":["b"]}"#);
    assert!(said(&part(&workshop(&Language::Dutch, edits), &Part::Sheet), "leidt tot"));
    assert!(!said(&part(&workshop(&Language::Dutch, &parked), &Part::Sheet), "leidt tot"));
}

fn with_links() -> Workshop {
    let mut workshop = rich();
    for (from, to, text) in [("n1", "n3", "leidt tot"), ("n5", "n2", "")] {
        let key = handvat_model::links::note_link_key(&id(from), &id(to));
        workshop.links.insert(key, serde_json::json!({"from": from, "to": to, "text": text}));
    }
    workshop
}

fn arrows(scene: &Scene) -> usize {
    scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Arrow { .. })).count()
}

fn said(scene: &Scene, words: &str) -> bool {
    scene.marks.iter().any(|mark| match &mark.shape {
        Shape::Text(text) => text.lines.iter().any(|line| line.text.contains(words)),
        _ => false,
    })
}
