//! What the workshop is about, and who takes part.

use super::notes::known_word;
use super::{Sketch, clean, line, unknown};
use crate::date;
use crate::edit::{AddPerson, Set, SetDetails, SetPerson};
use crate::id::Id;
use crate::limits;
use crate::records::Person;
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn set_details(&mut self, set: &SetDetails) -> Result<(), Refusal> {
        let mut head = self.draft.head().clone();
        set_line("title", &set.title, &mut head.title)?;
        set_line("organisation", &set.organisation, &mut head.organisation)?;
        match &set.ambition {
            Set::Keep => {}
            Set::Clear => head.ambition.clear(),
            Set::To(text) => head.ambition = clean("ambition", text, limits::NOTE_CHARACTERS)?,
        }
        if let Some(language) = &set.language {
            known_word("language", language.word(), language.is_known())?;
            head.language = language.clone();
        }
        let details = &mut head.details;
        match &set.date {
            Set::Keep => {}
            Set::Clear => details.date.clear(),
            Set::To(text) => details.date = known_date(text)?.unwrap_or_default(),
        }
        set_line("place", &set.place, &mut details.place)?;
        set_line("sponsor", &set.sponsor, &mut details.sponsor)?;
        match &set.facilitators {
            Set::Keep => {}
            Set::Clear => details.facilitators.clear(),
            Set::To(names) => {
                let lines: Vec<String> =
                    names.iter().map(|name| line("facilitators", name)).collect::<Result<_, _>>()?;
                details.facilitators = lines.into_iter().filter(|name| !name.is_empty()).collect();
            }
        }
        let other_language = head.language != self.draft.head().language;
        *self.draft.head_mut() = head;
        if other_language {
            self.set_all_notes_anew();
        }
        Ok(())
    }

    /// Words break elsewhere in another language, so notes may need more or less room.
    fn set_all_notes_anew(&mut self) {
        let notes: Vec<Id> = self.draft.notes.iter().map(|(id, _)| id.clone()).collect();
        for id in notes {
            let Some(note) = self.draft.notes.get(&id) else { continue };
            let (text, size) = (note.text.clone(), note.size.clone());
            let (width, height) = self.room_for(&text, &size);
            if let Some(note) = self.draft.notes.get_mut(&id) {
                (note.width, note.height) = (width, height);
            }
        }
    }

    pub(super) fn add_person(&mut self, add: &AddPerson) -> Result<Id, Refusal> {
        let name = self.new_name(&add.name, None)?;
        let role = line("role", add.role.as_deref().unwrap_or_default())?;
        let department = line("department", add.department.as_deref().unwrap_or_default())?;
        let id = self.id(add.id.as_ref())?;
        self.put_person(&id, name, role, department);
        Ok(id)
    }

    pub(super) fn set_person(&mut self, set: &SetPerson) -> Result<(), Refusal> {
        self.known_person(&set.person)?;
        let name = set.name.as_ref().map(|name| self.new_name(name, Some(&set.person))).transpose()?;
        let role = set.role.as_ref().map(|role| line("role", role)).transpose()?;
        let department = set.department.as_ref().map(|department| line("department", department)).transpose()?;
        if let Some(person) = self.draft.people.get_mut(&set.person) {
            person.name = name.unwrap_or_else(|| person.name.clone());
            person.role = role.unwrap_or_else(|| person.role.clone());
            person.department = department.unwrap_or_else(|| person.department.clone());
        }
        Ok(())
    }

    pub(super) fn delete_person(&mut self, id: &Id) -> Result<(), Refusal> {
        self.known_person(id)?;
        let owned: Vec<Id> = self
            .draft
            .actions
            .iter()
            .filter(|(_, action)| action.owner.as_ref() == Some(id))
            .map(|(id, _)| id.clone())
            .collect();
        for action in owned {
            if let Some(action) = self.draft.actions.get_mut(&action) {
                action.owner = None;
            }
        }
        let written: Vec<Id> = self
            .draft
            .notes
            .iter()
            .filter(|(_, note)| note.author.as_ref() == Some(id))
            .map(|(id, _)| id.clone())
            .collect();
        for note in written {
            if let Some(note) = self.draft.notes.get_mut(&note) {
                note.author = None;
            }
        }
        self.draft.people.remove(id);
        Ok(())
    }

    pub(super) fn known_person(&self, id: &Id) -> Result<(), Refusal> {
        if self.draft.people.contains(id) { Ok(()) } else { Err(unknown("person", id)) }
    }

    /// The person that an id or a name stands for; a new name becomes a person.
    pub(super) fn person(&mut self, wanted: &str) -> Result<Option<Id>, Refusal> {
        let name = line("owner", wanted)?;
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(id) = Id::new(name.as_str()).ok().filter(|id| self.draft.people.contains(id)) {
            return Ok(Some(id));
        }
        if let Some(id) = self.spelled(&name) {
            return Ok(Some(id));
        }
        let id = self.id(None)?;
        self.put_person(&id, name, String::new(), String::new());
        Ok(Some(id))
    }

    fn new_name(&self, text: &str, own: Option<&Id>) -> Result<String, Refusal> {
        let name = line("name", text)?;
        if name.is_empty() {
            return Err(Refusal::Empty { field: "name" });
        }
        match self.spelled(&name) {
            Some(other) if Some(&other) != own => Err(Refusal::PersonExists { name }),
            _ => Ok(name),
        }
    }

    /// Who is spelled so, capitals aside.
    fn spelled(&self, name: &str) -> Option<Id> {
        let wanted = name.to_lowercase();
        self.draft.people.iter().find(|(_, person)| person.name.to_lowercase() == wanted).map(|(id, _)| id.clone())
    }

    fn put_person(&mut self, id: &Id, name: String, role: String, department: String) {
        let order = self.draft.people.iter().map(|(_, person)| person.order).fold(0.0, f64::max).floor() + 1.0;
        self.draft.people.put(id.clone(), Person { name, role, department, order, extra: serde_json::Map::new() });
    }
}

/// A date that exists; none for an empty text.
pub(super) fn known_date(text: &str) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match date::parse(text) {
        Some(_) => Ok(Some(text.to_owned())),
        None => Err(Refusal::BadDate { value: text.chars().take(40).collect() }),
    }
}

fn set_line(field: &'static str, set: &Set<String>, target: &mut String) -> Result<(), Refusal> {
    match set {
        Set::Keep => {}
        Set::Clear => target.clear(),
        Set::To(text) => *target = line(field, text)?,
    }
    Ok(())
}
