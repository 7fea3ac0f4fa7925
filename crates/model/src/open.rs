//! Values from a fixed list that must survive a reader who does not know them yet.

/// Declares an enum of words that keeps a word it does not know, so that a file written by a later
/// program comes back out as it went in.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        #[serde(from = "String")]
        #[schemars(with = "String")]
        #[ts(as = "String")]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A word that this program does not know; it is kept as it stands.
            Unknown(String),
        }

        impl $name {
            /// The known values in the order of the field.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files and on the wire.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word,
                }
            }

            /// Whether this program knows the value; edits may only set known ones.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                match word.as_str() {
                    $($word => Self::$variant,)+
                    _ => Self::Unknown(word),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use open_enum;
