//! What text looks like once it is set.

use handvat_report::faces::{Face, Style, set, substituted, width};

#[test]
fn a_run_is_as_wide_as_its_glyphs() {
    for text in ["Klantreis", "AVATAR", "é ĳ “x”", "→ 😀 ✓", "q\u{303}", "שלום en meer", ""] {
        let run = set(text, Style::Bold, 12.0);
        let glyphs = run.pieces.iter().flat_map(|piece| &piece.glyphs);
        let thousandths: f64 = glyphs.map(|glyph| f64::from(glyph.advance)).sum();
        assert!((run.width - thousandths / 1000.0 * 12.0).abs() < 1e-6, "{text}");
        assert!((run.width - width(text, Style::Bold, 12.0)).abs() < 1e-9, "{text}");
    }
}

#[test]
fn letters_that_lean_together_are_set_together() {
    let apart = width("A", Style::Regular, 100.0) + width("V", Style::Regular, 100.0);
    assert!(width("AV", Style::Regular, 100.0) < apart - 1.0);
}

#[test]
fn each_character_comes_from_a_face_that_has_it() {
    let faces = |text| set(text, Style::Italic, 10.0).pieces.iter().map(|piece| piece.face).collect::<Vec<_>>();
    assert_eq!(faces("naar → huis"), [Face::Italic, Face::Math, Face::Italic]);
    assert_eq!(faces("✓ 😀"), [Face::Symbols, Face::Italic, Face::Emoji]);
    // With or without the selector, as browsers do.
    assert_eq!((faces("❤\u{fe0f}"), faces("©\u{fe0f}")), (vec![Face::Symbols], vec![Face::Italic]));
    assert_eq!(faces("προφίλ отзыв"), [Face::Italic]);
}

#[test]
fn a_character_of_no_face_becomes_a_box_and_is_named() {
    let run = set("שלום, 汉", Style::Regular, 10.0);
    assert_eq!(run.substituted.len(), 5, "{:?}", run.substituted);
    assert_eq!(substituted("a 汉字 汉"), ["汉", "字"]);
    assert!(substituted("é ë ï € – “ ” ĳ προφίλ отзыв 😀 → ≤ ✓ ☐ □ 🇳🇱").is_empty());
    for piece in run.pieces {
        assert!(piece.glyphs.iter().all(|glyph| glyph.id != 0), "no face shows its own box");
    }
}

#[test]
fn words_from_right_to_left_stand_in_their_order() {
    let run = set("een שלום עולם twee", Style::Regular, 10.0);
    let order: Vec<&str> = run
        .pieces
        .iter()
        .flat_map(|piece| &piece.glyphs)
        .map(|glyph| &run.text[glyph.text.start as usize..glyph.text.end as usize])
        .collect();
    assert_eq!(order.concat(), "een םלוע םולש twee");
}

#[test]
fn nothing_that_was_set_before_changes_what_is_set_now() {
    let before = set("jaarrekening", Style::Regular, 10.0);
    for number in 0..25_000 {
        width(&format!("woord{number}"), Style::Regular, 10.0);
    }
    assert_eq!(set("jaarrekening", Style::Regular, 10.0), before);
}

#[test]
fn an_emoji_of_several_characters_is_one_sign_of_one_width() {
    // What the screen measures with the same files, in ems: see `ui/src/styles/fonts.css`.
    let sequences = ["👍🏽", "👨‍👩‍👧", "👩🏽‍💻", "🏳️‍🌈", "🇳🇱", "🧑🏿‍🤝‍🧑🏻", "🤷🏽‍♀️", "🕵🏽‍♂️", "1️⃣", "#️⃣"];
    for text in sequences {
        let run = set(text, Style::Regular, 100.0);
        let glyphs = run.pieces.iter().flat_map(|piece| &piece.glyphs).filter(|glyph| glyph.advance > 0.0).count();
        assert_eq!((run.pieces[0].face, glyphs), (Face::Emoji, 1), "{text}");
        assert!((run.width - 127.0).abs() < 0.5, "{text} is {}", run.width);
    }
    for (text, wide) in
        [("❤\u{fe0f}", 98.7), ("☎\u{fe0f}", 89.3), ("✔\u{fe0f}", 93.1), ("⚠\u{fe0f}", 92.7), ("©\u{fe0f}", 83.2)]
    {
        let width = width(text, Style::Regular, 100.0);
        assert!((width - wide).abs() < 0.5, "{text} is {width}");
    }
}
