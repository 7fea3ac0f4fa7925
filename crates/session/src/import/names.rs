//! What people call zones and voices in a table, in either language.

use std::collections::BTreeMap;

use handvat_model::id::Id;
use handvat_model::records::{Language, Voice, Workshop};
use handvat_model::similar::folded;
use handvat_words::Words;

/// Zones and voices by what they are called: folded names, ids, the letters of steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    zones: BTreeMap<String, (Id, Id)>,
    voices: BTreeMap<String, Voice>,
}

impl Names {
    /// All names of a workshop. Of two zones with one name that on `first` counts, else that on the earlier sheet.
    pub(super) fn of(workshop: &Workshop, first: Option<&Id>) -> Self {
        let mut sheets: Vec<_> = workshop.canvases.iter().collect();
        sheets.sort_by(|(left_id, left), (right_id, right)| {
            let behind = |id: &Id| first != Some(id);
            behind(left_id).cmp(&behind(right_id)).then(left.order.total_cmp(&right.order)).then(left_id.cmp(right_id))
        });
        let mut zones = BTreeMap::new();
        for (canvas, sheet) in sheets {
            for (id, zone) in sheet.zones_in_order() {
                let letter = zone.letter.as_deref().unwrap_or_default();
                for name in [&zone.name.nl, &zone.name.en, id.as_str(), letter] {
                    if !name.trim().is_empty() {
                        zones.entry(folded(name)).or_insert_with(|| (canvas.clone(), id.clone()));
                    }
                }
            }
        }
        let mut voices = BTreeMap::new();
        for voice in Voice::KNOWN {
            let worded = [Language::Dutch, Language::English]
                .map(|language| Words::new(&language).find(&format!("exchange-voice-{}", voice.word())));
            let names = worded.into_iter().flatten().chain([voice.word().to_owned()]);
            voices.extend(names.map(|name| (folded(&name), voice.clone())));
        }
        Self { zones, voices }
    }

    /// The sheet and the zone that a cell names.
    pub(super) fn zone(&self, cell: &str) -> Option<&(Id, Id)> {
        self.zones.get(&folded(cell))
    }

    /// The voice that a cell names.
    pub(super) fn voice(&self, cell: &str) -> Option<&Voice> {
        self.voices.get(&folded(cell))
    }
}
