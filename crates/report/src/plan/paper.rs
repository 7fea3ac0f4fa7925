//! Papers, in points.

use super::press::Format;

/// What the plan is printed on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
    /// 8.5 × 11 inch.
    Letter,
}

impl Paper {
    /// Every paper, the A series from small to large.
    pub const ALL: [Self; 6] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0, Self::Letter];

    /// The name on the command line and in the settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
            Self::A0 => "a0",
            Self::Letter => "letter",
        }
    }

    /// The paper of that name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.word() == word)
    }

    /// Width and height of the upright sheet.
    pub fn dimensions(self) -> (f64, f64) {
        let millimetres = |width: f64, height: f64| (width * 72.0 / 25.4, height * 72.0 / 25.4);
        match self {
            Self::A4 => millimetres(210.0, 297.0),
            Self::A3 => millimetres(297.0, 420.0),
            Self::A2 => millimetres(420.0, 594.0),
            Self::A1 => millimetres(594.0, 841.0),
            Self::A0 => millimetres(841.0, 1189.0),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// The papers that hold what this one cannot, from small to large.
    pub(super) fn larger(self) -> impl Iterator<Item = Self> {
        let area = |paper: Self| paper.dimensions().0 * paper.dimensions().1;
        [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0].into_iter().filter(move |paper| area(*paper) > area(self))
    }

    /// A page of text as it is laid out, and how much larger it is printed: a large paper shows the same page in
    /// larger type.
    pub(super) fn format(self) -> (Format, f64) {
        let (width, height) = self.dimensions();
        let scale = if self == Self::Letter { 1.0 } else { width / Self::A4.dimensions().0 };
        (Format { width: width / scale, height: height / scale }, scale)
    }
}
