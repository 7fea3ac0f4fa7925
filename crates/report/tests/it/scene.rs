//! The sheet as data: what is drawn, where, and that its words stay in their boxes.

use expect_test::expect;
use handvat_model::canvas::{Area, Form, Localised, Sheet};
use handvat_model::id::Id;
use handvat_model::records::{Cluster, Language, NoteSize, Pair, Voice, Workshop};
use handvat_report::faces;
use handvat_report::ink::Ink;
use handvat_report::note::{PADDING, set_note};
use handvat_report::scene::{Align, Mark, Scene, Shape, Text, TextRole, canvas_scene, workshop_scene};

use crate::desk::{id, rich, workshop};

fn sheet(language: &Language) -> Scene {
    canvas_scene(&workshop(language, "").canvases[&id("strategy")], language)
}

fn drawn(workshop: &Workshop) -> Scene {
    workshop_scene(workshop, &id("strategy"), &Language::Dutch).unwrap()
}

/// One mark a line: whose it is, what it is, where, in which ink, what it says.
fn proof(scene: &Scene) -> String {
    let lines = scene.marks.iter().map(|mark| {
        let owner = mark.zone.as_ref().or(mark.note.as_ref()).or(mark.stack.as_ref());
        let owner = owner.map_or("sheet", |id| id.as_str());
        let place = |area: &Area| format!("{:.0},{:.0} {:.0}×{:.0}", area.x, area.y, area.width, area.height);
        let shape = match &mark.shape {
            Shape::Rectangle { area, paint, .. } => {
                format!("box {} {:?}", place(area), paint.fill.unwrap())
            }
            Shape::Ellipse { area, paint } => {
                format!("ellipse {} {:?}", place(area), paint.fill.unwrap())
            }
            Shape::Polygon { points, paint } => {
                format!("{} corners {:?}", points.len(), paint.fill.unwrap())
            }
            Shape::Arrow { from, to, .. } => format!("arrow {:.0},{:.0} to {:.0},{:.0}", from.x, from.y, to.x, to.y),
            Shape::Text(text) => format!("{:?} {:.0} {:?} {}", text.role, text.size, text.ink, said(text)),
        };
        format!("{owner}: {shape}\n")
    });
    lines.collect()
}

fn said(text: &Text) -> String {
    let lines: Vec<String> =
        text.lines.iter().map(|line| format!("{:.0},{:.0} ‘{}’", line.x, line.y, line.text)).collect();
    lines.join(" / ")
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&Mark, &Text)> {
    scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(text) => Some((mark, text)),
        _ => None,
    })
}

/// The rectangle around each line of a text.
fn boxes(text: &Text) -> Vec<Area> {
    text.lines
        .iter()
        .map(|line| {
            let width = faces::width(&line.text, text.weight.style(), text.size);
            let left = match text.align {
                Align::Left => line.x,
                Align::Centre => line.x - width / 2.0,
                Align::Right => line.x - width,
            };
            Area { x: left, y: line.y - 0.75 * text.size, width, height: 0.97 * text.size }
        })
        .collect()
}

fn inside(outer: Area, inner: Area) -> bool {
    let near = 0.5;
    inner.x >= outer.x - near
        && inner.y >= outer.y - near
        && inner.x + inner.width <= outer.x + outer.width + near
        && inner.y + inner.height <= outer.y + outer.height + near
}

#[test]
fn the_sheet_has_the_customer_in_the_middle_the_steps_around_and_the_handles_beneath() {
    expect![[r"
        sheet: box 0,0 4200×2970 Sheet
        social-service: box 80,80 2000×890 Sheet
        social-service: ellipse 117,102 74×74 Teal
        social-service: Sign 46 OnInk 154,155 ‘S’
        social-service: Name 72 Teal 219,165 ‘Social Service’
        social-service: Hint 44 SoftText 114,219 ‘Wat staat de klant in de weg?’
        social-marketing: box 2120,80 2000×890 Sheet
        social-marketing: box 4012,105 68×68 Amber
        social-marketing: Sign 46 OnInk 4046,155 ‘M’
        social-marketing: Name 72 Amber 3981,165 ‘Social Marketing’
        social-marketing: Hint 44 SoftText 4086,219 ‘Wie wil in beweging komen?’
        social-commerce: box 80,1010 2000×890 Sheet
        social-commerce: 3 corners Blue
        social-commerce: Sign 41 OnInk 154,1093 ‘C’
        social-commerce: Name 72 Blue 219,1095 ‘Social Commerce’
        social-commerce: Hint 44 SoftText 114,1149 ‘Hoe helpen klanten elkaar bij het kopen?’
        social-innovation: box 2120,1010 2000×890 Sheet
        social-innovation: 4 corners Violet
        social-innovation: Sign 46 OnInk 4046,1085 ‘I’
        social-innovation: Name 72 Violet 3981,1095 ‘Social Innovation’
        social-innovation: Hint 44 SoftText 4086,1149 ‘Waar kunnen we samen op inspelen?’
        long-term: box 80,2070 776×820 StoneTint
        long-term: Sign 62 Stone 114,2145 ‘1’
        long-term: Name 62 Text 166,2145 ‘Lange termijn’
        long-term: Hint 44 SoftText 114,2199 ‘Wat willen we betekenen?’
        valuable-customers: box 896,2070 776×820 StoneTint
        valuable-customers: Sign 62 Stone 930,2145 ‘2’
        valuable-customers: Name 62 Text 982,2145 ‘Waardevolle klanten’
        valuable-customers: Hint 44 SoftText 930,2199 ‘Wie voegt echt waarde toe?’
        buy-in: box 1712,2070 776×820 StoneTint
        buy-in: Sign 62 Stone 1746,2145 ‘3’
        buy-in: Name 62 Text 1798,2145 ‘Intern draagvlak’
        buy-in: Hint 44 SoftText 1746,2199 ‘Wie moet dit dragen?’
        customer-data: box 2528,2070 776×820 StoneTint
        customer-data: Sign 62 Stone 2562,2145 ‘4’
        customer-data: Name 62 Text 2614,2145 ‘Klantgegevens’
        customer-data: Hint 44 SoftText 2562,2199 ‘Juist, tijdig en volledig?’
        technology: box 3344,2070 776×820 StoneTint
        technology: Sign 62 Stone 3378,2145 ‘5’
        technology: Name 62 Text 3430,2145 ‘Technologie’
        technology: Hint 44 SoftText 3378,2199 ‘Wat helpt, wat hindert?’
        base: box 80,1940 4040×90 Base
        base: Name 46 Stone 114,2001 ‘De bodem’
        base: Body 46 Text 1595,2001 ‘Blijven ontwikkelen’
        base: Body 46 Text 2605,2001 ‘De markt volgen’
        base: Body 46 Text 3615,2001 ‘In gesprek blijven’
        customer: ellipse 1610,500 980×980 Sheet
        customer: ellipse 1650,540 900×900 Petrol
        customer: Name 84 OnInk 2100,720 ‘De klant’
        customer: Hint 44 OnInk 2100,774 ‘Wat moet die vooral merken?’
        sheet: ellipse 2058,391 84×84 Sheet
        sheet: arrow 2070,417 to 2130,417
        sheet: arrow 2130,449 to 2070,449
        sheet: ellipse 2615,948 84×84 Sheet
        sheet: arrow 2641,960 to 2641,1020
        sheet: arrow 2673,1020 to 2673,960
        sheet: ellipse 2058,1505 84×84 Sheet
        sheet: arrow 2070,1531 to 2130,1531
        sheet: arrow 2130,1563 to 2070,1563
        sheet: ellipse 1501,948 84×84 Sheet
        sheet: arrow 1527,960 to 1527,1020
        sheet: arrow 1559,1020 to 1559,960
    "]]
    .assert_eq(&proof(&sheet(&Language::Dutch)));
}

#[test]
fn names_are_large_and_every_word_can_be_read() {
    for language in [Language::Dutch, Language::English] {
        for (mark, text) in texts(&sheet(&language)) {
            let least =
                if text.role == TextRole::Name && mark.zone.as_ref() != Some(&id("base")) { 60.0 } else { 40.0 };
            assert!(text.size >= least, "{} at {}", said(text), text.size);
        }
    }
}

#[test]
fn words_stay_in_their_zone_below_its_top_and_above_its_notes() {
    for sheet_size in [Sheet::A3, Sheet::A1] {
        for language in [Language::Dutch, Language::English] {
            let mut canvas = workshop(&language, "").canvases.remove(&id("strategy")).unwrap();
            canvas.sheet = sheet_size.clone();
            let scene = canvas_scene(&canvas, &language);
            for (mark, text) in texts(&scene) {
                let zone = mark.zone.as_ref().unwrap();
                let Some(area) = canvas.area(zone) else {
                    continue;
                };
                let header = canvas.zones[zone].header() * canvas.scale();
                for line in boxes(text) {
                    assert!(inside(Area { height: header, ..area }, line), "{zone}: {}", said(text));
                }
            }
        }
    }
}

#[test]
fn a_name_of_a_template_that_is_too_long_is_broken_and_cut_in_its_box() {
    let mut canvas = workshop(&Language::Dutch, "").canvases.remove(&id("strategy")).unwrap();
    let long = "Klanttevredenheidsonderzoeksresultaten van het afgelopen jaar en alle jaren daarvoor".repeat(3);
    for zone in canvas.zones.values_mut() {
        zone.name = Localised { nl: long.clone(), en: long.clone() };
        zone.hint = zone.name.clone();
    }
    for band in canvas.bands.values_mut() {
        band.name = Localised { nl: long.clone(), en: long.clone() };
        band.texts = vec![band.name.clone(); 5];
    }
    let scene = canvas_scene(&canvas, &Language::Dutch);
    for (mark, text) in texts(&scene) {
        let zone = mark.zone.as_ref().unwrap();
        let area = canvas.area(zone).unwrap_or_else(|| canvas.bands[zone].area);
        for line in boxes(text) {
            assert!(inside(area, line), "{zone}: {}", said(text));
        }
    }
}

#[test]
fn influence_goes_both_ways_between_the_four_neighbours() {
    let arrows: Vec<(f64, f64)> = sheet(&Language::Dutch)
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Arrow { from, to, .. } => Some((to.x - from.x, to.y - from.y)),
            _ => None,
        })
        .collect();
    assert_eq!(arrows.len(), 8);
    for pair in arrows.chunks(2) {
        assert_eq!((pair[0].0, pair[0].1), (-pair[1].0, -pair[1].1));
    }
}

#[test]
fn the_sheet_without_badges_letters_and_arrows_is_drawn_as_well() {
    let mut canvas = workshop(&Language::Dutch, "").canvases.remove(&id("strategy")).unwrap();
    canvas.arrows.clear();
    canvas.bands.clear();
    for zone in canvas.zones.values_mut() {
        (zone.letter, zone.badge, zone.form) = (None, None, Form::Box);
        zone.hint = Localised::default();
    }
    let scene = canvas_scene(&canvas, &Language::Dutch);
    assert_eq!(texts(&scene).filter(|(_, text)| text.role == TextRole::Name).count(), 10);
    assert_eq!(texts(&scene).filter(|(_, text)| text.role == TextRole::Hint).count(), 0);
}

#[test]
fn a_note_has_its_paper_its_words_its_voice_and_its_crossing() {
    let workshop = rich();
    let mut scene = drawn(&workshop);
    scene.marks.retain(|mark| mark.note.as_ref() == Some(&id("n1")));
    expect![[r"
        n1: box 100,255 268×268 NoteShade
        n1: box 100,250 268×268 NoteYellow
        n1: Body 40 NoteText 114,302 ‘Wachttijd’ / 114,350 ‘aan de’ / 114,398 ‘telefoon in’ / 114,446 ‘verhuis’ / 114,494 ‘maanden’
        n1: ellipse 354,236 28×28 Petrol
        n1: ellipse 354,504 28×28 Teal
        n1: box 298,508 5×20 Teal
        n1: box 309,508 5×20 Teal
        n1: box 319,508 5×20 Teal
        n1: box 330,508 5×20 Teal
        n1: box 340,508 5×20 Teal
    "]].assert_eq(&proof(&scene));
}

#[test]
fn the_lines_of_a_note_are_those_of_the_screen() {
    let workshop = rich();
    let scene = drawn(&workshop);
    for (note_id, note) in workshop.notes.iter().filter(|(_, note)| note.zone.is_some() && note.cluster.is_none()) {
        let set = set_note(&note.text, &note.size, note.width, note.height, &workshop.head.language);
        let wanted: Vec<String> = set.lines.into_iter().map(|line| line.text).collect();
        let (_, text) = texts(&scene).find(|(mark, _)| mark.note.as_ref() == Some(note_id)).unwrap();
        let drawn: Vec<String> = text.lines.iter().map(|line| line.text.clone()).collect();
        assert_eq!(drawn, wanted);
        let paper = Area { x: note.x, y: note.y, width: note.width, height: note.height };
        for line in boxes(text) {
            assert!(inside(paper, line), "{note_id}");
        }
    }
}

#[test]
fn voices_differ_in_shape_and_the_strokes_count_the_handle() {
    let mut workshop = rich();
    let mut signs = Vec::new();
    for voice in [Voice::Customer, Voice::Employee, Voice::Assumption] {
        workshop.notes.get_mut(&id("n3")).unwrap().voice = voice;
        let shapes: Vec<Shape> = drawn(&workshop)
            .marks
            .into_iter()
            .filter(|mark| mark.note.as_ref() == Some(&id("n3")))
            .map(|mark| mark.shape)
            .collect();
        signs.push(match shapes.last().unwrap() {
            Shape::Rectangle { .. } => "square",
            Shape::Ellipse { paint, .. } if paint.fill == Some(Ink::Sheet) => "ring",
            Shape::Ellipse { .. } => "disc",
            other => panic!("{other:?}"),
        });
    }
    assert_eq!(signs, ["disc", "square", "ring"]);
    let strokes = |handle: &str| {
        let mut workshop = rich();
        let pair = Pair { step: id("social-marketing"), handle: id(handle) };
        workshop.notes.get_mut(&id("n3")).unwrap().crossing = Some(pair);
        let marks = drawn(&workshop).marks;
        let thin = |mark: &&Mark| matches!(&mark.shape, Shape::Rectangle { area, .. } if area.width < PADDING);
        marks.iter().filter(|mark| mark.note.as_ref() == Some(&id("n3"))).filter(thin).count()
    };
    assert_eq!(["long-term", "buy-in", "technology"].map(strokes), [1, 3, 5]);
}

#[test]
fn a_stack_shows_its_count_its_title_and_not_its_notes() {
    let workshop = rich();
    let mut scene = drawn(&workshop);
    scene.marks.retain(|mark| mark.stack.is_some());
    let stack = &workshop.clusters[&id("s1")];
    let words: Vec<String> =
        texts(&scene).flat_map(|(_, text)| text.lines.iter().map(|line| line.text.clone())).collect();
    assert_eq!(words.concat(), "3Klantreviews");
    let place = Area { x: stack.x, y: stack.y, width: Cluster::SIDE, height: Cluster::SIDE };
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Rectangle { area, .. } => assert!(inside(place, *area)),
            Shape::Text(text) => assert!(boxes(text).into_iter().all(|line| inside(place, line))),
            other => panic!("{other:?}"),
        }
    }
    assert!(texts(&drawn(&workshop)).all(|(_, text)| !said(text).contains("Eerste review")));
}

#[test]
fn a_stack_without_a_title_says_what_its_upper_note_says_unless_that_lies_face_down() {
    let mut workshop = rich();
    workshop.clusters.get_mut(&id("s1")).unwrap().title.clear();
    let stacked: Vec<Id> =
        workshop.notes.iter().filter(|(_, note)| note.cluster == Some(id("s1"))).map(|(id, _)| id.clone()).collect();
    let words = |workshop: &Workshop| {
        let scene = drawn(workshop);
        let marks = scene.marks.iter().filter(|mark| mark.stack.is_some());
        let texts = marks.filter_map(|mark| if let Shape::Text(text) = &mark.shape { Some(text) } else { None });
        texts.flat_map(|text| &text.lines).map(|line| line.text.clone()).collect::<Vec<_>>().join("|")
    };
    workshop.notes.get_mut(&stacked[0]).unwrap().text = "Boven".to_owned();
    assert_eq!(words(&workshop), "3|Boven");
    workshop.notes.get_mut(&stacked[0]).unwrap().hidden = true;
    assert_eq!(words(&workshop), "3");
}

#[test]
fn what_lies_on_the_pasteboard_is_not_printed() {
    assert!(drawn(&rich()).marks.iter().all(|mark| mark.note.as_ref() != Some(&id("n6"))));
}

#[test]
fn a_note_past_the_largest_size_shows_that_it_goes_on() {
    let mut workshop = rich();
    let note = workshop.notes.get_mut(&id("n3")).unwrap();
    note.text = "Buren geloven elkaar eerder dan ons. ".repeat(200);
    (note.size, note.width, note.height) = (NoteSize::Small, 160.0, 160.0);
    let marks = drawn(&workshop).marks;
    let dots = marks.iter().filter(|mark| {
        let dot = matches!(&mark.shape, Shape::Ellipse { paint, .. } if paint.fill == Some(Ink::NoteText));
        dot && mark.note.as_ref() == Some(&id("n3"))
    });
    assert_eq!(dots.count(), 3);
}

#[test]
fn a_larger_sheet_has_a_larger_drawing_and_notes_of_their_own_size() {
    let mut workshop = rich();
    workshop.canvases.get_mut(&id("strategy")).unwrap().sheet = Sheet::A2;
    let scene = drawn(&workshop);
    assert_eq!((scene.width, scene.height), (5940.0, 4200.0));
    let (_, name) = texts(&scene).find(|(mark, _)| mark.zone.as_ref() == Some(&id("social-service"))).unwrap();
    let small = sheet(&Language::Dutch);
    let (_, before) = texts(&small).find(|(mark, _)| mark.zone.as_ref() == Some(&id("social-service"))).unwrap();
    assert!(name.size > before.size * 1.4);
    let size = |scene: &Scene| texts(scene).find(|(mark, _)| mark.note.as_ref() == Some(&id("n1"))).unwrap().1.size;
    assert!((size(&scene) - size(&drawn(&rich()))).abs() < 1e-9);
}

#[test]
fn a_scene_travels_as_json_with_inks_for_colours() {
    let scene = sheet(&Language::English);
    let json = serde_json::to_value(&scene).unwrap();
    assert_eq!(
        json["marks"][0],
        serde_json::json!({"shape": "rectangle", "area": {"x": 0.0, "y": 0.0, "width": 4200.0, "height": 2970.0}, "corner": 0.0, "fill": "sheet"})
    );
    assert_eq!(json["marks"][1]["zone"], "social-service");
    assert_eq!(json["marks"][1]["stroke"], serde_json::json!({"ink": "teal", "width": 4.0}));
    let back: Scene = serde_json::from_value(json).unwrap();
    assert_eq!(back, scene);
}

#[test]
fn an_unknown_canvas_has_no_scene() {
    assert!(workshop_scene(&rich(), &id("other"), &Language::Dutch).is_none());
}
