//! Where lines end. One function for notes, pages, pictures and the screen: all show the same lines.
//!
//! Breaking is greedy: a line takes every word that fits. Words that belong together stay together (`€ 500`,
//! `10 km`, `1 mei`); a word wider than the line is hyphenated by the rules of its language, and torn between
//! grapheme clusters when the language has no hyphen for it.

mod bind;
mod extent;
mod unit;

use handvat_model::records::Language;

use crate::faces::Style;
pub(crate) use extent::{Breaking, Extent, Prepared};

/// In what a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// How it looks.
    pub style: Style,
    /// The em, in the unit of `width`.
    pub size: f64,
    /// How long a line may be; infinite ones break only at `\n`.
    pub width: f64,
    /// For hyphens.
    pub language: &'a Language,
    /// Whether words may be hyphenated to fill a line. A word wider than the line is broken in any case.
    pub hyphenate: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Without spaces at its ends and without the hyphen.
    pub text: String,
    /// Whether a hyphen is drawn after it.
    pub hyphen: bool,
    /// Hyphen included, in the unit of the setting.
    pub width: f64,
}

impl Line {
    /// The text to set: a soft hyphen at its end stands for a drawn one.
    pub fn set_text(&self) -> String {
        if self.hyphen { format!("{}\u{ad}", self.text) } else { self.text.clone() }
    }
}

/// Breaks a text into lines: one at least, also for an empty text.
pub fn break_lines(text: &str, setting: &Setting) -> Vec<Line> {
    let prepared = Prepared::new(text, setting.style, setting.language);
    let breaking = if setting.hyphenate { Breaking::Hyphenate } else { Breaking::Tear };
    let (extents, _) = prepared.extents(setting.width / setting.size, breaking, usize::MAX);
    extents.iter().map(|extent| prepared.line(extent, setting.size)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text, a hyphen as `-`, in lines of so many ems.
    fn broken(text: &str, ems: f64, hyphenate: bool) -> Vec<String> {
        let language = Language::Dutch;
        let setting = Setting { style: Style::Regular, size: 10.0, width: ems * 10.0, language: &language, hyphenate };
        let lines = break_lines(text, &setting);
        for line in &lines {
            let width = crate::faces::width(&line.set_text(), Style::Regular, 10.0);
            assert!((line.width - width).abs() < 1e-6, "{line:?} is {width} wide when set");
            assert!(line.width <= setting.width + 1e-6 || line.text.chars().count() == 1, "{line:?}");
        }
        lines.iter().map(|line| format!("{}{}", line.text, if line.hyphen { "-" } else { "" })).collect()
    }

    #[test]
    fn a_line_takes_every_word_that_fits() {
        assert_eq!(broken("de klant staat in het midden", 7.5, false), ["de klant staat in", "het midden"]);
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(broken("", 5.0, false), [""]);
        assert_eq!(broken("een\n\ntwee\n", 5.0, false), ["een", "", "twee", ""]);
    }

    #[test]
    fn line_ends_of_every_kind_are_hard_breaks() {
        assert_eq!(broken("a\nb\r\nc", 20.0, false), ["a", "b", "c"]);
    }

    #[test]
    fn words_are_hyphenated_to_fill_a_line_only_when_asked() {
        let text = "wij verbeteren de jaarafrekening";
        assert_eq!(broken(text, 9.0, true), ["wij verbeteren de", "jaarafrekening"]);
        assert_eq!(broken(text, 11.5, true), ["wij verbeteren de jaaraf-", "rekening"]);
        assert_eq!(broken(text, 11.5, false), ["wij verbeteren de", "jaarafrekening"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_hyphenated_in_any_case() {
        assert_eq!(
            broken("een klanttevredenheidsonderzoek", 6.0, false),
            ["een", "klanttevre-", "denheidson-", "derzoek"]
        );
    }

    #[test]
    fn a_word_without_hyphens_is_torn_between_grapheme_clusters() {
        assert_eq!(broken("xxxxxxxxxx", 2.0, false), ["xxx", "xxx", "xxx", "x"]);
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(broken(&family.repeat(3), 1.4, false), [family, family, family]);
    }

    #[test]
    fn amounts_units_and_dates_stay_on_one_line() {
        assert_eq!(broken("het kost € 500", 5.5, false), ["het kost", "€ 500"]);
        assert_eq!(broken("het is 10 km.", 4.5, false), ["het is", "10 km."]);
        assert_eq!(broken("klaar op 1 mei", 5.6, false), ["klaar op", "1 mei"]);
    }

    #[test]
    fn what_is_bound_gives_way_when_a_line_is_too_short_for_it() {
        assert_eq!(broken("15 september", 4.8, false), ["15", "septem-", "ber"]);
    }

    #[test]
    fn a_hyphen_in_the_text_is_a_place_to_break() {
        assert_eq!(broken("klant-leverancier", 6.0, false), ["klant-", "leverancier"]);
        assert_eq!(broken("een e-mail", 3.5, false), ["een", "e-mail"]);
    }

    #[test]
    fn a_soft_hyphen_shows_only_where_the_line_breaks() {
        assert_eq!(broken("energie\u{ad}straat", 5.0, false), ["energie-", "straat"]);
        assert_eq!(broken("energie\u{ad}straat", 20.0, false), ["energiestraat"]);
    }

    #[test]
    fn composed_and_decomposed_letters_give_the_same_lines() {
        assert_eq!(broken("cafe\u{301} e\u{308}n", 3.0, false), broken("café ën", 3.0, false));
    }

    #[test]
    fn an_endless_word_is_broken_in_reasonable_time() {
        let lines = broken(&"w".repeat(20_000), 7.0, true);
        assert!(lines.len() > 1500, "{}", lines.len());
        assert_eq!(lines.concat().len(), 20_000);
    }

    #[test]
    fn nothing_but_spaces_and_hyphens_is_lost_or_added() {
        let text =
            "Ĳsbrand zegt: “wél € 1.000,– voor 3 kWh” – προφίλ и отзыв, http://example.org/een/lang/adres?x=1 😀";
        for tenths in 5..150 {
            let together: String = broken(text, f64::from(tenths) / 10.0, true).concat();
            let plain = |text: &str| text.replace([' ', '-'], "");
            assert_eq!(plain(&together), plain(text), "{tenths}");
        }
    }
}
