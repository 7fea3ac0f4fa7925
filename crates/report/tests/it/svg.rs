//! The picture of a sheet: well-formed, the same lines, what it weighs.

use handvat_model::records::Language;
use handvat_report::scene::{Mark, Scene, Shape, workshop_scene};
use handvat_report::svg::svg;

use crate::desk::{id, rich};

fn picture() -> (Scene, String) {
    let mut workshop = rich();
    let note = workshop.notes.get_mut(&id("n5")).unwrap();
    "R&D <zegt> \"ja\"\u{7}".clone_into(&mut note.text);
    let scene = workshop_scene(&workshop, &id("strategy"), &Language::Dutch).unwrap();
    let picture = svg(&scene, "Klantdag <regio> & Noord");
    (scene, picture)
}

#[test]
fn it_counts_in_canvas_units_and_is_as_large_as_the_sheet() {
    let (_, picture) = picture();
    let head: Vec<&str> = picture.lines().take(3).collect();
    assert!(head[1].contains(r#"width="420mm" height="297mm" viewBox="0 0 4200 2970""#), "{}", head[1]);
    assert_eq!(head[2], "<title>Klantdag &lt;regio&gt; &amp; Noord</title>");
}

#[test]
fn every_line_of_the_scene_is_one_text_in_its_place() {
    let (scene, picture) = picture();
    let lines = |mark: &Mark| match &mark.shape {
        Shape::Text(text) => text.lines.iter().filter(|line| !line.text.is_empty()).count(),
        _ => 0,
    };
    assert_eq!(picture.matches("<text ").count(), scene.marks.iter().map(lines).sum::<usize>());
    assert!(picture.contains(">Wachttijd<") || picture.contains(">Wachttijd aan<"), "{picture}");
    assert!(picture.contains("“λογαριασμός”"));
}

#[test]
fn it_is_well_formed_whatever_a_note_says() {
    let (_, picture) = picture();
    assert!(picture.contains("R&amp;D"));
    assert!(!picture.contains('\u{7}'));
    let mut open = Vec::new();
    for tag in picture.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap();
        assert!(!text.contains('>') && tag.matches('"').count().is_multiple_of(2), "{tag}");
        for reference in text.split('&').skip(1).chain(tag.split('&').skip(1)) {
            let known = ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| reference.starts_with(name));
            assert!(known, "{reference}");
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') || tag.starts_with('?') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty());
}

#[test]
fn it_holds_no_script_and_refers_to_nothing_outside() {
    let (_, picture) = picture();
    let addresses: Vec<&str> = picture.match_indices("http").map(|(at, _)| &picture[at..at + 26]).collect();
    assert_eq!(addresses, ["http://www.w3.org/2000/svg"]);
    assert!(!picture.contains("<script") && !picture.contains("href"));
}

#[test]
fn a_note_that_lies_face_down_shows_its_back() {
    let mut workshop = rich();
    workshop.notes.get_mut(&id("n1")).unwrap().hidden = true;
    let scene = workshop_scene(&workshop, &id("strategy"), &Language::Dutch).unwrap();
    let marks = || scene.marks.iter().filter(|mark| mark.note.as_ref().is_some_and(|note| *note == id("n1")));
    assert!(marks().count() >= 3 && !marks().any(|mark| matches!(mark.shape, Shape::Text(_))));
    assert!(!svg(&scene, "").contains("telefoon in verhuismaanden"));
}
