//! Changes as JSON: an object whose field `record` says what the others hold. It comes first as we write it, and
//! then the rest is read as it comes; otherwise the object is kept aside until it is found.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

const TAG: &str = "record";

/// What a change is of, as [`TAG`] says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Word {
    Head,
    Person,
    Canvas,
    Note,
    Cluster,
    Crossing,
    Action,
    Conflict,
    Kept,
}

/// The name of a field.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Name {
    Record,
    Other(String),
}

/// Something whose kind is known from a word.
pub(crate) trait Tagged: Sized {
    /// From the fields that stand beside the word.
    fn read<'de, D: Deserializer<'de>>(word: Word, fields: D) -> Result<Self, D::Error>;
}

/// Reads an object with its word.
pub(crate) fn read<'de, T: Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Fields(PhantomData))
}

struct Fields<T>(PhantomData<T>);

impl<'de, T: Tagged> Visitor<'de> for Fields<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with a field `{TAG}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let missing = || A::Error::missing_field(TAG);
        let first = match map.next_key()?.ok_or_else(missing)? {
            Name::Record => {
                let word = map.next_value()?;
                return T::read(word, MapAccessDeserializer::new(map));
            }
            Name::Other(first) => first,
        };
        let mut fields = Map::new();
        fields.insert(first, map.next_value()?);
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            fields.insert(name, value);
        }
        let word = fields.remove(TAG).ok_or_else(missing)?;
        let word = Word::deserialize(word).map_err(A::Error::custom)?;
        T::read(word, Value::Object(fields)).map_err(A::Error::custom)
    }
}
