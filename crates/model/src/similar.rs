//! Which notes say much the same. The measure is plain: each text is cut into the three-letter pieces of its words,
//! without their endings and without words that say nothing by themselves (*the*, *een*, …); how alike two texts are
//! is the share of the pieces of both that both have. Order, capitals, accents and small misspellings hardly count.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::id::Id;

/// Notes that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The first one is what the others were compared with; they follow by likeness.
    pub notes: Vec<Alike>,
    /// The least likeness in the group, in percent.
    pub percent: u8,
}

/// A note of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Which one.
    pub note: Id,
    /// How alike it is to the first one, in percent.
    pub percent: u8,
}

/// How alike two texts are, in percent.
pub fn likeness(one: &str, other: &str) -> u8 {
    percent_of(&pieces(one), &pieces(other))
}

/// Groups of notes that are alike by at least so many percent, the most alike first. Each note is in one group at
/// most: that of the note it is most like, of those that came before it and were like none themselves.
///
/// Costs about the number of notes: a note meets only those that share one of its rarest pieces.
pub fn groups<'a>(texts: impl IntoIterator<Item = (&'a Id, &'a str)>, least: u8) -> Vec<Group> {
    let notes: Vec<(&Id, BTreeSet<Piece>)> = texts.into_iter().map(|(id, text)| (id, pieces(text))).collect();
    let mut seen: BTreeMap<Piece, usize> = BTreeMap::new();
    for piece in notes.iter().flat_map(|(_, pieces)| pieces) {
        *seen.entry(*piece).or_default() += 1;
    }
    let mut leaders: Vec<(usize, Vec<(usize, u8)>)> = Vec::new();
    let mut by_piece: BTreeMap<Piece, Vec<usize>> = BTreeMap::new();
    for (place, (_, own)) in notes.iter().enumerate().filter(|(_, (_, own))| !own.is_empty()) {
        let rarest = rarest(own, &seen, least);
        let met: BTreeSet<usize> = rarest.iter().filter_map(|piece| by_piece.get(piece)).flatten().copied().collect();
        let likes = met.into_iter().map(|leader| (percent_of(&notes[leaders[leader].0].1, own), leader));
        // Of equals the first.
        let most = likes
            .filter(|(percent, _)| *percent >= least)
            .max_by_key(|(percent, leader)| (*percent, usize::MAX - leader));
        if let Some((percent, leader)) = most {
            leaders[leader].1.push((place, percent));
            continue;
        }
        for piece in rarest {
            by_piece.entry(piece).or_default().push(leaders.len());
        }
        leaders.push((place, Vec::new()));
    }
    let mut groups: Vec<Group> = leaders
        .into_iter()
        .filter(|(_, others)| !others.is_empty())
        .map(|(first, mut others)| {
            others.sort_by_key(|(place, percent)| (u8::MAX - percent, *place));
            let percent = others.last().map_or(100, |(_, percent)| *percent);
            let first = std::iter::once((first, 100));
            let alike = |(place, percent): (usize, u8)| Alike { note: notes[place].0.clone(), percent };
            Group { notes: first.chain(others).map(alike).collect(), percent }
        })
        .collect();
    // A stable sort: of equals the one that came first.
    groups.sort_by_key(|group| u8::MAX - group.percent);
    groups
}

/// A text by which two that differ only in capitals, accents and blanks are the same.
pub fn folded(text: &str) -> String {
    let plain: String = text.nfd().filter(|character| !is_combining_mark(*character)).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Three letters, those before the first and after the last one being blanks.
type Piece = [char; 3];

/// Words that say nothing by themselves.
const SILENT: [&str; 56] = [
    "a", "aan", "al", "an", "and", "are", "as", "at", "be", "bij", "but", "by", "dat", "de", "die", "dit", "door",
    "een", "en", "er", "for", "from", "het", "hij", "ik", "in", "is", "it", "je", "met", "na", "naar", "of", "om",
    "on", "onze", "ook", "op", "or", "our", "te", "that", "the", "they", "this", "to", "tot", "uit", "van", "voor",
    "was", "we", "wij", "with", "you", "ze",
];

/// Endings that a word may lose, the longest first.
const ENDINGS: [&str; 16] =
    ["ingen", "heden", "heid", "ings", "tjes", "ing", "tje", "jes", "en", "ed", "es", "ly", "je", "e", "s", "t"];

/// As many letters as a word keeps.
const STEM: usize = 3;

fn pieces(text: &str) -> BTreeSet<Piece> {
    let text = folded(text);
    let words: Vec<&str> =
        text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut telling: Vec<&str> = words.iter().copied().filter(|word| !SILENT.contains(word)).collect();
    if telling.is_empty() {
        telling = words;
    }
    let mut pieces = BTreeSet::new();
    for word in telling {
        let letters: Vec<char> = [' '].into_iter().chain(stem(word).chars()).chain([' ']).collect();
        if let [first, second] = letters[..] {
            pieces.insert([first, second, ' ']);
        }
        pieces.extend(letters.windows(3).map(|three| [three[0], three[1], three[2]]));
    }
    pieces
}

fn stem(word: &str) -> &str {
    let keeps = |stem: &&str| stem.chars().count() >= STEM;
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(keeps)).unwrap_or(word)
}

/// So many of the rarest pieces that two texts with this likeness share one of theirs.
fn rarest(own: &BTreeSet<Piece>, seen: &BTreeMap<Piece, usize>, least: u8) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = own.iter().copied().collect();
    pieces.sort_by_key(|piece| (seen.get(piece).copied().unwrap_or(0), *piece));
    // Percentages are rounded down, so that what is shared is at least this part.
    let shared = (pieces.len() * usize::from(least)).div_ceil(100);
    pieces.truncate(pieces.len() - shared.min(pieces.len()) + 1);
    pieces
}

fn percent_of(one: &BTreeSet<Piece>, other: &BTreeSet<Piece>) -> u8 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    (shared * 100).checked_div(all).map_or(0, |percent| percent as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(texts: &[&str], least: u8) -> String {
        let ids: Vec<Id> = (0..texts.len()).map(|place| Id::new(format!("n{place}")).unwrap()).collect();
        let groups = groups(ids.iter().zip(texts.iter().copied()), least);
        let group = |group: &Group| {
            let notes: Vec<String> = group.notes.iter().map(|it| format!("{}={}", it.note, it.percent)).collect();
            notes.join(" ")
        };
        groups.iter().map(group).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn capitals_accents_blanks_and_silent_words_do_not_count() {
        assert_eq!(likeness("De  wachttijd is te LANG", "wachttijd lang"), 100);
        assert_eq!(likeness("Privé-gegevens", "prive gegevens"), 100);
        assert_eq!(likeness("Wachttijden", "wachttijd"), 100);
        assert_eq!(likeness("", ""), 0);
    }

    #[test]
    fn a_misspelling_and_other_words_count_by_their_pieces() {
        let typo = likeness("Klant wacht te lang", "Klant wagt te lang");
        let other = likeness("Klant wacht te lang", "Nieuwe folder drukken");
        assert!((50..100).contains(&typo), "{typo}");
        assert!(other < 10, "{other}");
    }

    #[test]
    fn groups_are_made_around_the_first_of_their_notes() {
        let texts = [
            "Te lang wachten",
            "Nieuwe folder",
            "wachten: te lang!",
            "Folder, nieuw",
            "Iets heel anders",
            "Te lang wachten aan de lijn",
        ];
        assert_eq!(told(&texts, 80), "n0=100 n2=100 | n1=100 n3=100");
        assert_eq!(told(&texts, 60), "n1=100 n3=100 | n0=100 n2=100 n5=69");
    }

    #[test]
    fn what_shares_enough_is_found_as_if_every_pair_were_looked_at() {
        let words = ["klant", "wacht", "lang", "factuur", "bellen", "klacht", "app", "storing", "monteur", "prijs"];
        let texts: Vec<String> = (0..300_usize)
            .map(|seed| {
                (0..=seed % 4)
                    .map(|step| words[(seed * 7 + step * step * 3) % words.len()])
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let ids: Vec<Id> = (0..texts.len()).map(|place| Id::new(format!("n{place:03}")).unwrap()).collect();
        for least in [30, 50, 80, 100] {
            let found = groups(ids.iter().zip(texts.iter().map(String::as_str)), least);
            let mut leaders: Vec<usize> = Vec::new();
            let mut grouped = 0;
            for (place, text) in texts.iter().enumerate() {
                if leaders.iter().any(|leader| likeness(&texts[*leader], text) >= least) {
                    grouped += 1;
                } else {
                    leaders.push(place);
                }
            }
            assert_eq!(found.iter().map(|group| group.notes.len() - 1).sum::<usize>(), grouped, "at {least}");
        }
    }
}
