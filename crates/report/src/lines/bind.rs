//! Which spaces are no place to break a line.

/// Units that stay with their number.
const UNITS: [&str; 27] = [
    "%", "‰", "°c", "°", "mm", "cm", "dm", "m", "km", "m²", "m³", "km²", "ha", "g", "kg", "l", "w", "kw", "mw", "kwh",
    "mwh", "gwh", "min", "uur", "euro", "mln", "mld",
];

/// Months in Dutch and English, whole and short.
const MONTHS: [&str; 34] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "jan",
    "feb",
    "mrt",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "oct",
    "nov",
    "dec",
];

/// Whether the space between two words keeps them together: `€ 500`, `10 km`, `1 mei`.
pub(super) fn is_bound(before: &str, after: &str) -> bool {
    let first = last_word(before);
    let second = after.split([' ', '\u{a0}']).next().unwrap_or_default();
    if first.ends_with(['€', '$', '£']) {
        return second.starts_with(|character: char| character.is_ascii_digit());
    }
    if !first.ends_with(|character: char| character.is_ascii_digit()) {
        return false;
    }
    let word = second.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '’', '"']).to_lowercase();
    let is_day = first.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    UNITS.contains(&word.as_str()) || is_day && MONTHS.contains(&word.as_str())
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\u{a0}', '(', '“', '‘']).next().unwrap_or_default()
}
