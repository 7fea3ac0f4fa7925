//! The colours of sheets by name. A screen gives each name its own colour per theme; on paper they are these.

use handvat_model::canvas::Tone;
use handvat_model::records::Colour;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::doc::Rgb;

/// What a colour is for. Every ink that is written with has at least 4.5 : 1 against the paper it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Ink {
    /// The sheet.
    Sheet,
    /// Words.
    Text,
    /// Words that stand back.
    SoftText,
    /// Words on a strong ink.
    OnInk,
    /// Hairlines.
    Line,
    /// The band under the steps.
    Base,
    /// Social Service.
    Teal,
    /// Social Marketing.
    Amber,
    /// Social Commerce.
    Blue,
    /// Social Innovation.
    Violet,
    /// The handles.
    Stone,
    /// The ground of a handle.
    StoneTint,
    /// The customer.
    Petrol,
    /// Note paper.
    NoteYellow,
    /// Note paper.
    NoteOrange,
    /// Note paper.
    NoteGreen,
    /// Note paper.
    NoteBlue,
    /// Note paper.
    NotePurple,
    /// Note paper.
    NoteGrey,
    /// Words on note paper.
    NoteText,
    /// Under the edge of a note.
    NoteShade,
}

impl Ink {
    /// The colour on paper.
    pub fn rgb(self) -> Rgb {
        match self {
            Self::Sheet | Self::OnInk => Rgb::WHITE,
            Self::Text | Self::NoteText => Rgb(0x16, 0x25, 0x2d),
            Self::SoftText => Rgb(0x5a, 0x66, 0x6b),
            Self::Line => Rgb(0xcf, 0xc9, 0xbd),
            Self::Base => Rgb(0xf1, 0xec, 0xe3),
            Self::Teal => Rgb(0x0b, 0x72, 0x6a),
            Self::Amber => Rgb(0xa9, 0x4a, 0x07),
            Self::Blue => Rgb(0x1d, 0x4e, 0xc9),
            Self::Violet => Rgb(0x78, 0x24, 0xc2),
            Self::Stone => Rgb(0x6b, 0x64, 0x57),
            Self::StoneTint => Rgb(0xf9, 0xf7, 0xf2),
            Self::Petrol => Rgb(0x0f, 0x4c, 0x5c),
            Self::NoteYellow => Rgb(0xff, 0xf0, 0xa6),
            Self::NoteOrange => Rgb(0xff, 0xd6, 0xbd),
            Self::NoteGreen => Rgb(0xcb, 0xea, 0xdc),
            Self::NoteBlue => Rgb(0xd3, 0xe3, 0xff),
            Self::NotePurple => Rgb(0xe6, 0xd9, 0xff),
            Self::NoteGrey => Rgb(0xe5, 0xe2, 0xdc),
            Self::NoteShade => Rgb(0xd3, 0xcd, 0xc1),
        }
    }

    /// The strong ink of a zone.
    pub fn of_tone(tone: &Tone) -> Self {
        match tone {
            Tone::Teal => Self::Teal,
            Tone::Amber => Self::Amber,
            Tone::Blue => Self::Blue,
            Tone::Violet => Self::Violet,
            Tone::Petrol => Self::Petrol,
            Tone::Stone | Tone::Unknown(_) => Self::Stone,
        }
    }

    /// The paper of a note.
    pub fn of_note(colour: &Colour) -> Self {
        match colour {
            Colour::Orange => Self::NoteOrange,
            Colour::Green => Self::NoteGreen,
            Colour::Blue => Self::NoteBlue,
            Colour::Purple => Self::NotePurple,
            Colour::Grey => Self::NoteGrey,
            Colour::Yellow | Colour::Unknown(_) => Self::NoteYellow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_can_be_read_on_the_paper_it_stands_on() {
        let papers = [
            (Ink::Text, vec![Ink::Sheet, Ink::Base, Ink::StoneTint]),
            (Ink::SoftText, vec![Ink::Sheet, Ink::Base, Ink::StoneTint]),
            (Ink::OnInk, vec![Ink::Teal, Ink::Amber, Ink::Blue, Ink::Violet, Ink::Stone, Ink::Petrol]),
            (
                Ink::NoteText,
                vec![Ink::NoteYellow, Ink::NoteOrange, Ink::NoteGreen, Ink::NoteBlue, Ink::NotePurple, Ink::NoteGrey],
            ),
        ];
        for (ink, grounds) in papers {
            for ground in grounds {
                let contrast = contrast(ink.rgb(), ground.rgb());
                assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
            }
        }
    }

    /// As WCAG 2.2 computes it.
    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
