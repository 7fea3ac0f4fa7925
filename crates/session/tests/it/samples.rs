//! The content that the program brings along.

use std::collections::BTreeMap;

use handvat_model::canvas::ZoneKind;
use handvat_model::records::{Language, Workshop};
use handvat_session::templates;

fn samples() -> [Workshop; 2] {
    [templates::sample(&Language::Dutch), templates::sample(&Language::English)]
}

#[test]
fn both_samples_hold_a_whole_session_and_nothing_dangles() {
    for sample in samples() {
        assert_eq!(sample.id.as_str(), "sample");
        assert_eq!(handvat_store::check::faults(&sample), Vec::new());
        assert!(sample.notes.len() >= 120, "{}", sample.notes.len());
        assert!(sample.actions.len() >= 20);
        let canvas = sample.canvases.values().next().unwrap();
        for (zone, _) in canvas.zones_in_order() {
            assert!(sample.notes.values().any(|note| note.zone.as_ref() == Some(zone)), "{zone} has no notes");
        }
        assert!(sample.actions.values().filter(|action| action.owner.is_some() && action.due.is_some()).count() >= 20);
        assert!(sample.clusters.is_empty());
    }
}

#[test]
fn the_samples_are_the_same_in_both_languages() {
    let [dutch, english] = samples();
    let shape = |workshop: &Workshop| {
        let notes: BTreeMap<_, _> = workshop
            .notes
            .iter()
            .map(|(id, note)| {
                (id.clone(), (note.zone.clone(), note.voice.clone(), note.colour.clone(), note.crossing.clone()))
            })
            .collect();
        let actions: BTreeMap<_, _> = workshop
            .actions
            .iter()
            .map(|(id, action)| {
                (
                    id.clone(),
                    (
                        action.notes.clone(),
                        action.steps.clone(),
                        action.handles.clone(),
                        action.owner.clone(),
                        action.due.clone(),
                    ),
                )
            })
            .collect();
        (
            notes,
            actions,
            workshop.people.keys().cloned().collect::<Vec<_>>(),
            workshop.crossings.keys().cloned().collect::<Vec<_>>(),
        )
    };
    assert_eq!(shape(&dutch), shape(&english));
    assert_eq!(dutch.head.language, Language::Dutch);
    assert_eq!(english.head.language, Language::English);
}

#[test]
fn the_strategy_template_has_the_parts_of_the_model_in_both_languages() {
    let template = &templates::built_in()[0];
    assert_eq!(handvat_model::template::faults(template), []);
    let canvas = &template.canvases["strategy"];
    let of_kind = |kind: ZoneKind| {
        canvas
            .zones_in_order()
            .into_iter()
            .filter(|(_, zone)| zone.kind == kind)
            .map(|(id, _)| id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of_kind(ZoneKind::Step), ["social-service", "social-marketing", "social-commerce", "social-innovation"]);
    assert_eq!(of_kind(ZoneKind::Handle), ["long-term", "valuable-customers", "buy-in", "customer-data", "technology"]);
    assert_eq!(of_kind(ZoneKind::Customer), ["customer"]);
    assert_eq!(canvas.bands["base"].texts.len(), 3);
    for (id, zone) in &canvas.zones {
        for text in [&zone.name, &zone.question] {
            assert!(!text.nl.is_empty() && !text.en.is_empty(), "{id}");
        }
        assert!(zone.kind == ZoneKind::Customer || zone.practices.len() >= 2, "{id} has no practices");
    }
}
