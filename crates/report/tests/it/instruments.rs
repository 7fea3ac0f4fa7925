//! The sheets of the other instruments, and what a group answered to them, drawn and printed.

use handvat_model::canvas::{Canvas, ZoneKind};
use handvat_model::records::{Language, Workshop};
use handvat_model::template::Template;
use handvat_report::faces::{self, Style};
use handvat_report::ink::Ink;
use handvat_report::plan::{Paper, PlanOptions, Profile, layout};
use handvat_report::scene::{Align, Mark, Shape, Text, TextRole, canvas_scene, scored_scene};
use serde_json::json;

use crate::desk::{id, sample, workshop};
use crate::proof::leaves;

fn sheets() -> Vec<Canvas> {
    let templates = [
        include_str!("../../../../templates/strategy.json"),
        include_str!("../../../../templates/opening-scan.json"),
        include_str!("../../../../templates/is-is-not.json"),
        include_str!("../../../../templates/outside-in.json"),
        include_str!("../../../../templates/building-blocks.json"),
    ];
    let read = |text: &str| serde_json::from_str::<Template>(text).unwrap().canvases.into_values();
    templates.into_iter().flat_map(read).collect()
}

fn blocks(score: u32) -> Workshop {
    let mut workshop = workshop(&Language::English, "");
    let canvas = sheets().into_iter().find(|canvas| canvas.template.as_str() == "building-blocks").unwrap();
    workshop.canvases.insert(id("building-blocks"), canvas);
    workshop.answers.insert("building-blocks--experience".to_owned(), json!({ "score": score }));
    workshop
}

fn text(mark: &Mark) -> Option<&Text> {
    match &mark.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    }
}

/// The left and right end of a line.
fn reach(text: &Text, line: usize) -> (f64, f64) {
    let style = if text.role == TextRole::Hint { Style::Regular } else { Style::Bold };
    let (x, width) = (text.lines[line].x, faces::width(&text.lines[line].text, style, text.size));
    match text.align {
        Align::Left => (x, x + width),
        Align::Centre => (x - width / 2.0, x + width / 2.0),
        Align::Right => (x - width, x),
    }
}

#[test]
fn no_heading_is_cut_off_or_leaves_its_zone_or_runs_into_the_levels() {
    for canvas in sheets() {
        for language in [Language::Dutch, Language::English] {
            let scene = canvas_scene(&canvas, &language);
            for mark in &scene.marks {
                let (Some(zone), Some(text)) =
                    (mark.zone.as_ref().filter(|id| canvas.zones.contains_key(*id)), text(mark))
                else {
                    continue;
                };
                if !matches!(text.role, TextRole::Name | TextRole::Hint) {
                    continue;
                }
                let area = canvas.area(zone).unwrap();
                let levels = canvas.zones[zone].scale.as_ref().map_or(0.0, |scale| scale.levels.len() as f64 * 80.0);
                assert_eq!(text.lines.len(), 1, "{zone} {language:?}: {:?}", text.lines);
                for line in 0..text.lines.len() {
                    let (left, right) = reach(text, line);
                    let words = &text.lines[line].text;
                    assert!(!words.ends_with('…'), "{zone}: {words}");
                    let edge =
                        if text.role == TextRole::Name { area.x + area.width - levels } else { area.x + area.width };
                    assert!(left >= area.x && right <= edge, "{zone} {language:?}: {words}");
                }
            }
        }
    }
}

#[test]
fn a_block_has_a_ring_for_each_level_and_the_chosen_one_is_filled() {
    let workshop = blocks(2);
    let scene = scored_scene(&workshop, &id("building-blocks"), &Language::English).unwrap();
    let rings = |zone: &str, fill: Ink| {
        let of_zone = scene.marks.iter().filter(|mark| mark.zone.as_ref() == Some(&id(zone)));
        of_zone.filter(|mark| matches!(&mark.shape, Shape::Ellipse { paint, .. } if paint.fill == Some(fill))).count()
    };
    for (zone, _) in workshop.canvases["building-blocks"].zones.iter().filter(|(_, zone)| zone.kind == ZoneKind::Block)
    {
        assert_eq!(rings(zone.as_str(), Ink::Sheet), 5, "{zone}");
    }
    assert_eq!((rings("experience", Ink::Blue), rings("lifecycle", Ink::Teal)), (1, 0));
    let beyond = blocks(9);
    let scene = scored_scene(&beyond, &id("building-blocks"), &Language::English).unwrap();
    assert_eq!(scene, canvas_scene(&beyond.canvases["building-blocks"], &Language::English));
}

fn told(workshop: &Workshop, profile: Profile) -> String {
    let options = PlanOptions { language: Language::English, paper: Paper::A4, profile, date: "2027-01-15".to_owned() };
    leaves(&layout(workshop, &options)).join("\n")
}

#[test]
fn the_plan_sums_the_benefits_and_prints_objections_with_the_groups_answers() {
    let plan = told(&sample(&Language::English), Profile::Full);
    for words in
        ["Benefits and objections", "More satisfied customers", "Many together", "not answered yet", "The panel"]
    {
        let words = words.to_lowercase();
        assert!(plan.to_lowercase().contains(&words), "‘{words}’ is not in the plan");
    }
}

#[test]
fn the_plan_tells_scores_with_what_they_mean_answers_and_verdicts() {
    let mut workshop = blocks(2);
    let outside_in = sheets().into_iter().find(|canvas| canvas.template.as_str() == "outside-in").unwrap();
    workshop.canvases.insert(id("outside-in"), outside_in);
    let answer = json!({ "text": "From the street itself" });
    workshop.answers.insert("building-blocks--centricity--origin".to_owned(), answer);
    let offer = json!({ "canvas": "outside-in", "zone": "offers", "text": "Quarterly magazine", "x": 1400, "y": 600, "width": 220, "height": 220 });
    workshop.notes.insert(id("o1"), serde_json::from_value(offer).unwrap());
    workshop.tests.insert("o1".to_owned(), json!({ "verdicts": { "asked": "no", "helpful": "unclear" } }));
    let plan = told(&workshop, Profile::Full);
    for words in [
        "What we found",
        "The experience is poor",
        "A few touchpoints are designed",
        "where does it come from?",
        "From the street itself",
        "Did the audience ask for it?",
        "Quarterly magazine",
        "unclear",
    ] {
        assert!(plan.contains(words), "‘{words}’ is not in the plan:\n{plan}");
    }
    assert!(!told(&blocks(3), Profile::Full).contains("The experience is poor"));
    assert!(!told(&sample(&Language::English), Profile::Full).contains("What we found"));
}

#[test]
fn a_plan_without_benefits_and_answers_has_no_such_chapter() {
    let bare = workshop(&Language::English, r#"{"edit":"addAction","title":"Ring back"}"#);
    assert!(!told(&bare, Profile::Full).contains("Benefits and objections"));
    assert!(!told(&sample(&Language::English), Profile::Manager).contains("Benefits and objections"));
}
