//! Templates that are read, and those that are refused with their place.

use handvat_store::coded::Coded;
use handvat_store::reading::read_template;

const SMALL: &str = r#"{
  "format": "handvat-template",
  "version": 1,
  "id": "own",
  "name": { "nl": "Eigen", "en": "Own" },
  "description": { "nl": "Van mij", "en": "Mine" },
  "canvases": {
    "mine": {
      "template": "own",
      "title": { "nl": "Vel", "en": "Sheet" },
      "zones": {
        "left": {
          "kind": "part",
          "name": { "nl": "Links", "en": "Left" },
          "area": { "x": 80, "y": 80, "width": 2000, "height": 2800 }
        },
        "right": {
          "kind": "part",
          "name": { "nl": "Rechts", "en": "Right" },
          "prompts": [{ "nl": "Vraag", "en": "Ask" }],
          "area": { "x": 2120, "y": 80, "width": 2000, "height": 2800 }
        }
      }
    }
  },
  "notes": [{ "canvas": "mine", "zone": "left", "text": { "nl": "Een", "en": "One" } }]
}"#;

/// The small template with one piece replaced, as it is refused: one line a fault.
fn refused(piece: &str, other: &str) -> String {
    assert!(SMALL.contains(piece), "{piece}");
    let wrong = read_template(SMALL.replacen(piece, other, 1).as_bytes()).expect_err("the template is refused");
    let told = wrong.iter().map(|failure| {
        let arguments = failure.arguments().into_iter().map(|(name, value)| format!(" {name}={value}"));
        format!("{}{}", failure.code(), arguments.collect::<String>())
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_template_is_read_with_what_it_leaves_out() {
    let template = read_template(SMALL.as_bytes()).unwrap();
    assert_eq!(template.canvases["mine"].zones["right"].prompts[0].nl, "Vraag");
    assert_eq!((template.notes.len(), template.kit), (1, None));
}

#[test]
fn a_zone_that_is_named_twice_is_told_with_both_lines() {
    assert_eq!(
        refused("\"right\": {", "\"left\": {"),
        "file-duplicate-key line=17 place=canvases/mine/zones/left first=12"
    );
}

#[test]
fn a_missing_language_is_told_with_its_place() {
    let place = "canvases/mine/zones/left/name";
    assert_eq!(
        refused(r#"{ "nl": "Links", "en": "Left" }"#, r#"{ "nl": "Links" }"#),
        format!("file-missing-field line=14 place={place} field=en")
    );
    assert_eq!(
        refused(r#""en": "Left""#, r#""en": " ""#),
        format!("template-no-text line=14 place={place} language=en")
    );
    assert_eq!(
        refused(r#"{ "nl": "Vraag", "en": "Ask" }"#, r#"{ "nl": "", "en": "Ask" }"#),
        "template-no-text line=20 place=canvases/mine/zones/right/prompts/0 language=nl"
    );
}

#[test]
fn a_zone_outside_the_sheet_is_told_with_its_line() {
    for (piece, other) in [
        ("\"width\": 2000, \"height\": 2800 }\n        },", "\"width\": 4200, \"height\": 2800 }\n        },"),
        ("\"x\": 80,", "\"x\": -1,"),
        ("\"height\": 2800 }\n        },", "\"height\": 0 }\n        },"),
    ] {
        assert_eq!(refused(piece, other), "template-outside line=15 place=canvases/mine/zones/left/area");
    }
}

#[test]
fn a_field_that_templates_do_not_have_is_told_wherever_it_stands() {
    assert_eq!(
        refused("\"version\": 1,", "\"version\": 1, \"colour\": 3,"),
        "template-unknown-field line=3 place=colour found=colour"
    );
    assert_eq!(
        refused("\"kind\": \"part\",", "\"kind\": \"part\", \"promts\": [],"),
        "template-unknown-field line=13 place=canvases/mine/zones/left/promts found=promts"
    );
    assert_eq!(
        refused("\"y\": 80,", "\"y\": 80, \"z\": 1,"),
        "template-unknown-field line=15 place=canvases/mine/zones/left/area/z found=z"
    );
    assert_eq!(
        refused("\"en\": \"Ask\"", "\"en\": \"Ask\", \"fr\": \"Demande\""),
        "template-unknown-field line=20 place=canvases/mine/zones/right/prompts/0/fr found=fr"
    );
}

#[test]
fn a_template_of_a_later_program_is_said_to_be_one_whatever_else_is_in_it() {
    assert_eq!(refused("\"version\": 1,", "\"version\": 2, \"wonder\": {},"), "file-newer version=2");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let told = refused("\"zone\": \"left\", \"text\"", "\"zone\": \"middle\", \"colour\": \"ultraviolet\", \"text\"");
    assert_eq!(
        told,
        "template-unknown-word line=26 place=notes/0/colour found=ultraviolet\n\
         template-unknown-zone line=26 place=notes/0/zone id=middle"
    );
}

#[test]
fn a_workshop_is_no_template() {
    assert_eq!(refused("handvat-template", "handvat"), "template-workshop");
    assert_eq!(refused("handvat-template", "other"), "file-not-workshop found=other");
}
