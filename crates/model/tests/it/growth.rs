//! Full zones: the sheet grows, up to A0, then notes lie on a stack.

use handvat_model::canvas::Area;
use handvat_model::records::Workshop;

use crate::desk::{Desk, edit, id};

fn fill(desk: &mut Desk, zone: &str, count: usize) {
    for place in 0..count {
        desk.apply(&edit(&format!(r#"{{"edit":"addNote","zone":"{zone}","text":"note {place}"}}"#))).unwrap();
    }
}

fn area(workshop: &Workshop, note: &str) -> Area {
    let note = &workshop.notes[note];
    Area { x: note.x, y: note.y, width: note.width, height: note.height }
}

/// Every note lies in its zone, and none on another.
fn tidy(workshop: &Workshop) {
    let canvas = &workshop.canvases["strategy"];
    let free: Vec<_> = workshop.notes.iter().filter(|(_, note)| note.cluster.is_none()).collect();
    for (id, note) in &free {
        let (x, y) = area(workshop, id.as_str()).centre();
        assert_eq!(canvas.zone_at(x, y), note.zone.as_ref(), "{id} at {x},{y} on {}", canvas.sheet.word());
    }
    for (place, (left, _)) in free.iter().enumerate() {
        for (right, _) in &free[place + 1..] {
            assert!(!area(workshop, left.as_str()).overlaps(area(workshop, right.as_str())), "{left} lies on {right}");
        }
    }
}

#[test]
fn a_full_zone_makes_the_sheet_grow_by_one_paper_and_every_note_stays_in_its_zone() {
    for zone in ["social-service", "social-marketing", "social-commerce", "social-innovation", "technology", "customer"]
    {
        let mut desk = Desk::new();
        for other in
            ["social-service", "social-marketing", "social-commerce", "social-innovation", "long-term", "customer"]
        {
            fill(&mut desk, other, 3);
        }
        let mut papers = vec!["a3".to_owned()];
        for _ in 0..120 {
            fill(&mut desk, zone, 1);
            let paper = desk.workshop.canvases["strategy"].sheet.word().to_owned();
            if papers.last() != Some(&paper) {
                papers.push(paper);
                tidy(&desk.workshop);
            }
        }
        assert!(papers.len() > 1, "{zone}");
        assert_eq!(papers, ["a3", "a2", "a1", "a0"][..papers.len()], "{zone}");
    }
}

#[test]
fn when_a0_is_full_new_notes_join_one_counted_stack_in_their_zone() {
    let mut desk = Desk::new();
    let big = r#"{"edit":"addNote","zone":"customer","size":"large","text":"x"}"#;
    for _ in 0..120 {
        desk.apply(&edit(big)).unwrap();
    }
    tidy(&desk.workshop);
    assert_eq!(desk.workshop.canvases["strategy"].sheet.word(), "a0");
    assert_eq!(desk.workshop.clusters.len(), 1);
    let (stack, cluster) = desk.workshop.clusters.iter().next().unwrap();
    assert_eq!(cluster.zone, Some(id("customer")));
    assert!(desk.workshop.notes.values().any(|note| note.cluster.as_ref() == Some(stack)));
}

#[test]
fn growing_is_part_of_the_edit_and_goes_back_with_it() {
    let mut desk = Desk::new();
    fill(&mut desk, "technology", 4);
    let mut before = desk.workshop.clone();
    while desk.workshop.canvases["strategy"].sheet.word() == "a3" {
        before = desk.workshop.clone();
        fill(&mut desk, "technology", 1);
    }
    desk.undo().unwrap();
    assert_eq!(desk.workshop, before);
}

#[test]
fn a_note_that_no_paper_has_room_for_lies_on_a_stack_and_the_sheet_stays_as_it_is() {
    let mut desk = Desk::new();
    let text = "x".repeat(20_000);
    desk.apply(&edit(&format!(r#"{{"edit":"addNote","id":"a","zone":"customer","text":"{text}"}}"#))).unwrap();
    assert_eq!(desk.workshop.canvases["strategy"].sheet.word(), "a3");
    assert!(desk.workshop.notes["a"].cluster.is_some());
}

#[test]
fn ten_thousand_notes_are_dealt_out_side_by_side() {
    let mut desk = Desk::new();
    let texts = vec![r#""x""#; 10_000].join(",");
    desk.apply(&edit(&format!(r#"{{"edit":"addStack","id":"s","title":"Reviews","texts":[{texts}]}}"#))).unwrap();
    desk.apply(&edit(r#"{"edit":"dealStack","cluster":"s"}"#)).unwrap();
    desk.apply(&edit(r#"{"edit":"addNote","id":"last","text":"x"}"#)).unwrap();
    assert!(desk.workshop.clusters.is_empty());
    let places: std::collections::BTreeSet<(i64, i64)> =
        desk.workshop.notes.values().map(|note| (note.x as i64, note.y as i64)).collect();
    assert_eq!(places.len(), 10_001);
    assert!(places.iter().all(|(x, y)| (x - 4420) % 240 == 0 && (y - 10) % 240 == 0), "in rows without a hole");
    let last = &desk.workshop.notes["last"];
    assert_eq!(places.iter().map(|(_, y)| *y).max(), Some(last.y as i64), "after the others");
}
