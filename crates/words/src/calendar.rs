//! Dates as Dutch and English write them.

use handvat_model::records::Language;

/// `15 januari 2027`, `15 January 2027`; what is no date comes back as it is.
pub(crate) fn long(iso: &str, language: &Language) -> String {
    written(iso, if *language == Language::Dutch { &DUTCH } else { &ENGLISH })
}

/// `15 mrt 2027`, `15 Mar 2027`; what is no date comes back as it is.
pub(crate) fn short(iso: &str, language: &Language) -> String {
    written(iso, if *language == Language::Dutch { &SHORT_DUTCH } else { &SHORT_ENGLISH })
}

/// `15 januari 2027, 14:03`; what is no time to the minute comes back as it is.
pub(crate) fn moment(iso: &str, language: &Language) -> String {
    let time = iso.get(10..16).and_then(|time| time.strip_prefix('T')).and_then(|time| time.split_once(':'));
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    match time {
        Some((hour, minute)) if parts(iso).is_some() && digits(hour) && digits(minute) => {
            format!("{}, {hour}:{minute}", long(iso, language))
        }
        _ => iso.to_owned(),
    }
}

fn written(iso: &str, months: &[&str; 12]) -> String {
    match parts(iso) {
        Some((year, month, day)) => format!("{day} {} {year}", months[month - 1]),
        None => iso.to_owned(),
    }
}

/// Year, month 1–12 and day of `2027-01-15`, also when a time follows it.
fn parts(iso: &str) -> Option<(u16, usize, u8)> {
    let date = iso.get(..10)?;
    if !iso[10..].is_empty() && !iso[10..].starts_with('T') {
        return None;
    }
    let mut fields = date.split('-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    let lengths = (year.len(), month.len(), day.len()) == (4, 2, 2) && fields.next().is_none();
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (lengths && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

const DUTCH: [&str; 12] = [
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
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_DUTCH: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const SHORT_ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
