//! The present moment and new names: the only place where either is made.

use handvat_model::id::Id;

/// Now, ISO 8601 in UTC to the second.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An ISO time in UTC as the clock on this wall shows it: `2027-01-15T14:03`. What is no time comes back as it is.
pub fn local(iso: &str) -> String {
    let Ok(moment) = iso.parse::<jiff::Timestamp>() else { return iso.to_owned() };
    moment.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Now, in nanoseconds since 1970.
pub(crate) fn nanoseconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_nanosecond()).unwrap_or_default()
}

/// Letters and digits that are not mistaken for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random id of 16 characters: 80 bits.
pub fn fresh_id() -> Id {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    let text: String = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    Id::new(text).expect("the alphabet is part of what an id may hold")
}
