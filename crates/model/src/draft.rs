//! A workshop with changes laid over it, so that an edit sees its own effects and leaves the
//! workshop alone until it is whole. Costs what the edit touches, not what the workshop holds.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::canvas::Canvas;
use crate::conflict::Conflict;
use crate::id::Id;
use crate::kept::Kept;
use crate::patch::{Change, Patch, Swap};
use crate::records::{Action, Cluster, Crossing, Head, Language, Note, Person, Table, Workshop};

/// The workshop as it will be.
pub(crate) struct Draft<'a> {
    base: &'a Workshop,
    head: Option<Head>,
    pub(crate) people: Overlay<'a, Person>,
    pub(crate) canvases: Overlay<'a, Canvas>,
    pub(crate) notes: Overlay<'a, Note>,
    pub(crate) clusters: Overlay<'a, Cluster>,
    pub(crate) crossings: Overlay<'a, Crossing>,
    pub(crate) actions: Overlay<'a, Action>,
    pub(crate) conflicts: Overlay<'a, Conflict>,
    kept: BTreeMap<(Kept, String), Option<Value>>,
}

/// A table with changes over it.
pub(crate) struct Overlay<'a, T> {
    base: &'a Table<T>,
    /// Boxed: the map makes room for eleven at a time.
    over: BTreeMap<Id, Option<Box<T>>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn over(base: &'a Workshop) -> Self {
        Self {
            base,
            head: None,
            people: Overlay::over(&base.people),
            canvases: Overlay::over(&base.canvases),
            notes: Overlay::over(&base.notes),
            clusters: Overlay::over(&base.clusters),
            crossings: Overlay::over(&base.crossings),
            actions: Overlay::over(&base.actions),
            conflicts: Overlay::over(&base.conflicts),
            kept: BTreeMap::new(),
        }
    }

    pub(crate) fn head(&self) -> &Head {
        self.head.as_ref().unwrap_or(&self.base.head)
    }

    pub(crate) fn language(&self) -> Language {
        self.head().language.clone()
    }

    pub(crate) fn head_mut(&mut self) -> &mut Head {
        self.head.get_or_insert_with(|| self.base.head.clone())
    }

    /// An entry of a kept table; see [`Workshop::kept`].
    pub(crate) fn kept(&self, table: Kept, key: &str) -> Option<&Value> {
        match self.kept.get(&(table, key.to_owned())) {
            Some(changed) => changed.as_ref(),
            None => self.base.kept(table).get(key),
        }
    }

    pub(crate) fn put_kept(&mut self, table: Kept, key: &str, value: Option<Value>) {
        self.kept.insert((table, key.to_owned()), value);
    }

    /// All entries of a kept table, in no certain order.
    pub(crate) fn all_kept(&self, table: Kept) -> impl Iterator<Item = (&str, &Value)> {
        let untouched = self.base.kept(table).iter().map(|(key, value)| (key.as_str(), value));
        let untouched = untouched.filter(move |(key, _)| !self.kept.contains_key(&(table, (*key).to_owned())));
        let changed = self.kept.iter().filter(move |((of, _), _)| *of == table);
        untouched.chain(changed.filter_map(|((_, key), value)| Some((key.as_str(), value.as_ref()?))))
    }

    /// The stack in which a note lies out of sight; see [`Workshop::stack_of`].
    pub(crate) fn stack_of(&self, note: &Note) -> Option<Id> {
        note.cluster.clone().filter(|stack| !self.clusters.get(stack).is_some_and(|stack| stack.open))
    }

    /// What differs from the workshop beneath.
    pub(crate) fn into_patch(self) -> Patch {
        let mut changes = Vec::new();
        if let Some(after) = self.head.filter(|head| *head != self.base.head) {
            changes.push(Change::Head { before: Box::new(self.base.head.clone()), after: Box::new(after) });
        }
        changes.extend(self.people.into_swaps().map(Change::Person));
        changes.extend(self.canvases.into_swaps().map(Change::Canvas));
        changes.extend(self.clusters.into_swaps().map(Change::Cluster));
        changes.extend(self.notes.into_swaps().map(Change::Note));
        changes.extend(self.crossings.into_swaps().map(Change::Crossing));
        changes.extend(self.actions.into_swaps().map(Change::Action));
        changes.extend(self.conflicts.into_swaps().map(Change::Conflict));
        changes.extend(self.kept.into_iter().filter_map(|((table, key), after)| {
            let before = self.base.kept(table).get(&key).cloned();
            (before != after).then_some(Change::Kept { table, key, before, after })
        }));
        // Steps stay in memory for as long as they can be undone: no more room than they take.
        changes.shrink_to_fit();
        Patch { changes }
    }
}

impl<'a, T: Clone + PartialEq> Overlay<'a, T> {
    fn over(base: &'a Table<T>) -> Self {
        Self { base, over: BTreeMap::new() }
    }

    pub(crate) fn get(&self, id: &Id) -> Option<&T> {
        match self.over.get(id) {
            Some(changed) => changed.as_deref(),
            None => self.base.get(id),
        }
    }

    /// The record to be changed; the original stays as it is.
    pub(crate) fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        if !self.over.contains_key(id) {
            let original = self.base.get(id)?.clone();
            self.over.insert(id.clone(), Some(Box::new(original)));
        }
        self.over.get_mut(id)?.as_deref_mut()
    }

    pub(crate) fn contains(&self, id: &Id) -> bool {
        self.get(id).is_some()
    }

    /// Whether the id is or was in the table, before the edit or during it.
    pub(crate) fn knows(&self, id: &Id) -> bool {
        self.over.contains_key(id) || self.base.contains_key(id)
    }

    /// Whether the record was there before and is gone now.
    pub(crate) fn lost(&self, id: &Id) -> bool {
        self.over.get(id).is_some_and(Option::is_none)
    }

    pub(crate) fn put(&mut self, id: Id, record: T) {
        self.over.insert(id, Some(Box::new(record)));
    }

    pub(crate) fn remove(&mut self, id: &Id) {
        self.over.insert(id.clone(), None);
    }

    /// All records: the untouched ones by id, then the changed ones by id.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Id, &T)> {
        let untouched = self.base.iter().filter(|(id, _)| !self.over.contains_key(*id));
        untouched.chain(self.over.iter().filter_map(|(id, record)| Some((id, record.as_deref()?))))
    }

    pub(crate) fn len(&self) -> usize {
        let made = self.over.iter().filter(|(id, record)| record.is_some() && !self.base.contains_key(*id)).count();
        let gone = self.over.iter().filter(|(id, record)| record.is_none() && self.base.contains_key(*id)).count();
        self.base.len() + made - gone
    }

    fn into_swaps(self) -> impl Iterator<Item = Swap<T>> {
        let base = self.base;
        self.over.into_iter().filter_map(move |(id, after)| {
            let before = base.get(&id);
            let changed = before != after.as_deref();
            changed.then(|| Swap { before: before.cloned().map(Box::new), id, after })
        })
    }
}
