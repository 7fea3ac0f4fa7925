//! The font files and what they cover.

use std::sync::OnceLock;

use harfrust::Font;

use super::{Face, Style};

impl Face {
    /// All of them, in the order of [`Face::index`].
    pub(crate) const ALL: [Self; 6] = [Self::Regular, Self::Bold, Self::Italic, Self::Symbols, Self::Math, Self::Emoji];

    /// From 0 to 5.
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// The whole font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!(env!("FONT_REGULAR")),
            Self::Bold => include_bytes!(env!("FONT_BOLD")),
            Self::Italic => include_bytes!(env!("FONT_ITALIC")),
            Self::Symbols => include_bytes!(env!("FONT_SYMBOLS")),
            Self::Math => include_bytes!(env!("FONT_MATH")),
            Self::Emoji => include_bytes!(env!("FONT_EMOJI")),
        }
    }

    /// The name that a PDF gives it, before the tag of the subset.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
            Self::Italic => "NotoSans-Italic",
            Self::Symbols => "NotoSansSymbols2-Regular",
            Self::Math => "NotoSansMath-Regular",
            Self::Emoji => "NotoEmoji-Regular",
        }
    }

    /// The parsed font.
    pub(crate) fn font(self) -> &'static Font {
        static FONTS: [OnceLock<Font>; 6] = [const { OnceLock::new() }; 6];
        FONTS[self.index()].get_or_init(|| Font::new(self.bytes(), 0).expect("the fonts of the program are whole"))
    }

    /// A character that the face draws with this glyph alone.
    pub(crate) fn character(self, glyph: u16) -> Option<char> {
        let charmap = self.font().charmap();
        let found = charmap.unicodes().find(|&(_, id)| id.to_u32() == u32::from(glyph));
        found.and_then(|(code, _)| char::from_u32(code))
    }

    /// Whether the face can draw every visible character of a grapheme cluster.
    fn covers(self, cluster: &str) -> bool {
        let charmap = self.font().charmap();
        cluster.chars().all(|character| is_ignorable(character) || charmap.map_unicode(character).is_some())
    }
}

/// The face to draw a grapheme cluster with; none when no face has all of it.
pub(super) fn face_for(cluster: &str, style: Style) -> Option<Face> {
    let own = match style {
        Style::Regular => Face::Regular,
        Style::Bold => Face::Bold,
        Style::Italic => Face::Italic,
    };
    if cluster.chars().all(|character| matches!(character, '\u{fffd}') || is_noncharacter(character)) {
        return None;
    }
    // As browsers do: a variation selector alone does not change the face, but only the emoji have whole keycaps.
    let order = if cluster.contains('\u{20e3}') {
        [Face::Emoji, own, Face::Symbols, Face::Math]
    } else {
        [own, Face::Symbols, Face::Math, Face::Emoji]
    };
    order.into_iter().find(|face| face.covers(cluster))
}

/// Whether a character is never drawn: joiners, variation selectors, direction marks, tags.
pub(crate) fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether Unicode promises that a code point will never be a character.
pub(crate) fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}
