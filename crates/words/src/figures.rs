//! Numbers as Dutch and English write them.

use fluent_bundle::FluentValue;
use handvat_model::records::Language;

/// A number as Rust prints it, with the thousands apart and the decimal sign of the language.
pub(crate) fn localised(plain: &str, language: &Language) -> String {
    let (group, decimal) = if *language == Language::Dutch { ('.', ',') } else { (',', '.') };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("\u{2212}", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

/// How a Dutch bundle writes the numbers in its sentences.
pub(crate) fn dutch<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, &Language::Dutch)
}

/// How an English bundle writes the numbers in its sentences.
pub(crate) fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, &Language::English)
}

fn number(value: &FluentValue<'_>, language: &Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(localised(&number.as_string(), language)),
        _ => None,
    }
}
