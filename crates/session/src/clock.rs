//! The present moment and new names: the only place where either is made.

use handvat_model::id::Id;

/// Now, ISO 8601 in UTC to the second.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
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
