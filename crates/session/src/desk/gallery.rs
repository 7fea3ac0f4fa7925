//! Instruments and kits: shown, begun, added to the open workshop.

use handvat_model::edit::StepLabel;
use handvat_model::id::Id;
use handvat_model::order::in_order;
use handvat_model::patch::Patch;
use handvat_model::template::Template;
use handvat_protocol::console::Reply;
use handvat_protocol::failure::Fault;
use handvat_protocol::gallery::{Gallery, GalleryCard, Instrument, SessionPart};
use handvat_report::scene::{Scene, canvas_scene};

use super::Desk;
use crate::clock::{fresh_id, now};
use crate::templates;
use crate::workshop::Origin;

impl Desk {
    pub(super) fn gallery(&self) -> Reply {
        let (all, faults) = templates::all(&self.data);
        let built_in: Vec<Id> = templates::built_in().into_iter().map(|template| template.id).collect();
        let (kits, instruments): (Vec<_>, Vec<_>) = all.into_iter().partition(|template| template.kit.is_some());
        let cards = |templates: Vec<Template>| {
            templates.into_iter().map(|template| self.card(&built_in, template)).collect::<Vec<_>>()
        };
        let broken = faults.iter().map(|fault| self.worded(fault)).collect();
        Reply::Gallery { gallery: Gallery { instruments: cards(instruments), kits: cards(kits), broken } }
    }

    fn card(&self, built_in: &[Id], template: Template) -> GalleryCard {
        let kit_minutes = template.kit.as_ref().map(handvat_model::template::Kit::minutes);
        GalleryCard {
            pictures: self.pictures(&template),
            minutes: kit_minutes.or(template.guide.as_ref().map(|guide| guide.minutes)),
            group: template.guide.as_ref().map(|guide| guide.group),
            parts: parts(&template),
            sample: template.sample.is_some(),
            own: !built_in.contains(&template.id),
            id: template.id,
            name: template.name,
            description: template.description,
        }
    }

    fn pictures(&self, template: &Template) -> Vec<Scene> {
        let sheets = in_order(&template.canvases, |canvas| canvas.order);
        let language = self.language();
        sheets.into_iter().map(|(_, canvas)| canvas_scene(canvas, &language)).collect()
    }

    pub(super) fn instrument(&self, template: &Id) -> Result<Reply, Fault> {
        let (all, _) = templates::all(&self.data);
        let found = self.template(template)?;
        let parts = parts(&found);
        let mut cards = found.cards;
        let mut used: Vec<&Id> = Vec::new();
        for id in parts.iter().filter_map(|part| part.template.as_ref()) {
            if !used.contains(&id) {
                used.push(id);
                let part = all.iter().find(|known| known.id == *id);
                cards.extend(part.map(|part| part.cards.clone()).unwrap_or_default());
            }
        }
        let instrument = Instrument { id: found.id, name: found.name, guide: found.guide, cards, parts };
        Ok(Reply::Instrument { instrument: Box::new(instrument) })
    }

    pub(super) fn begin_filled(&self, template: &Id) -> Result<Reply, Fault> {
        let filled = templates::begin_filled(&self.template(template)?, fresh_id(), &self.language(), &now())?;
        self.untitled(filled)
    }

    pub(super) fn add_sheets(&self, template: &Id) -> Result<Reply, Fault> {
        let found = self.template(template)?;
        self.current()?.change(Origin::Facilitator, move |present, used| {
            let after = templates::with_sheets(present, &found, &present.head.language, used);
            let count = u32::try_from(found.canvases.len()).unwrap_or(u32::MAX);
            let label = StepLabel { code: "step-add-sheets".to_owned(), count };
            Ok((label, Patch::between(present, &after)))
        })?;
        Ok(Reply::Done)
    }

    pub(super) fn template(&self, wanted: &Id) -> Result<Template, Fault> {
        let (all, _) = templates::all(&self.data);
        let found = all.into_iter().find(|known| known.id == *wanted);
        found.ok_or_else(|| Fault::new("unknown-template").with("id", wanted.to_string()))
    }
}

fn parts(template: &Template) -> Vec<SessionPart> {
    let Some(kit) = &template.kit else { return Vec::new() };
    let part = |(part, start): (&handvat_model::template::Part, String)| SessionPart {
        start,
        minutes: part.minutes,
        title: part.title.clone(),
        text: part.text.clone(),
        template: part.template.clone(),
    };
    kit.parts.iter().zip(kit.times()).map(part).collect()
}
