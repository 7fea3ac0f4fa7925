//! What the file held before what it holds now: another program may have read it then, and written since.

use std::sync::Arc;

use handvat_model::history::Step;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;

use crate::base::Base;
use crate::outside::Taken;

/// What the steps do not say of the contents that the file held.
#[derive(Debug, Clone)]
pub(crate) struct Origins {
    /// Another hand's, the last one over which ours was written.
    theirs: Option<Arc<Taken>>,
    /// Our revision since another hand was taken in last.
    since: u64,
    /// Contents that no step of ours led to: what was opened, and what stayed as another hand wrote it.
    others: Vec<Content>,
}

/// A content of the file.
#[derive(Debug, Clone)]
struct Content {
    /// Ours, of the same state.
    revision: u64,
    /// As the file had it.
    edited: String,
}

/// A state on the way back from the base.
struct State {
    /// So many steps before it.
    back: usize,
    revision: u64,
    /// By how many records theirs differs from it.
    distance: usize,
    /// Whether the file says the same time there as theirs.
    same: bool,
}

impl Origins {
    /// Nothing was held but this.
    pub(crate) fn only(base: &Base) -> Self {
        Self { theirs: None, since: base.revision, others: vec![Content::of(base)] }
    }

    /// What another hand put there is part of the base now.
    pub(crate) fn take_in(&mut self, taken: Arc<Taken>, base: &Base) {
        self.since = base.revision;
        if taken.hash == base.hash {
            self.theirs = None;
            self.others.push(Content::of(base));
        } else {
            self.theirs = Some(taken);
        }
    }

    /// The state that another program had read when it wrote `theirs`, if it was not the last: one with the same time of
    /// the last step. Only a Handvat sets that, and it looks at the file just before it writes. What the file held since
    /// another hand was taken in comes first; of several it is that from which theirs differs least, the newest of equals.
    ///
    /// `ours` is the base's content, of that revision, to which `steps` lead; `taken` is theirs in the file that is not
    /// in a base yet.
    pub(crate) fn of(
        &self,
        ours: &Workshop,
        revision: u64,
        steps: &[Step],
        taken: Option<&Workshop>,
        theirs: &Workshop,
    ) -> Option<Workshop> {
        let states = self.states(ours, revision, steps, theirs);
        let last = taken.unwrap_or(ours);
        let since = if taken.is_some() { u64::MAX } else { self.since };
        let read_last = last.edited == theirs.edited;
        let before = self.theirs.as_deref().map(|before| &before.workshop);
        let before = before.filter(|before| before.edited == theirs.edited);
        let recent = |state: &&State| state.same && state.revision >= since;
        let candidates: Vec<&State> = if read_last || before.is_some() || states.iter().any(|state| recent(&state)) {
            states.iter().filter(recent).collect()
        } else if states.iter().any(|state| state.same) {
            states.iter().filter(|state| state.same).collect()
        } else if theirs.revision < last.revision {
            // Whoever had read the last would count on from it.
            states.iter().collect()
        } else {
            return None;
        };
        let mut least = if read_last { distance(last, theirs) } else { usize::MAX };
        let mut nearest = None;
        for state in candidates {
            if state.distance < least {
                (least, nearest) = (state.distance, Some(state.back));
            }
        }
        if let Some(before) = before.filter(|before| distance(before, theirs) < least) {
            return Some(before.clone());
        }
        let back = nearest?;
        let mut state = ours.clone();
        for step in steps.iter().rev().take(back) {
            step.patch.inverted().apply(&mut state);
        }
        (back > 0 || taken.is_some()).then_some(state)
    }

    /// The base and what was before it, the newest first.
    fn states(&self, ours: &Workshop, revision: u64, steps: &[Step], theirs: &Workshop) -> Vec<State> {
        let others = self.others.iter().filter(|content| content.edited == theirs.edited);
        let others: Vec<u64> = others.map(|content| content.revision).collect();
        // A step that says no time leaves the one before.
        let mut times = vec![""];
        for step in steps {
            times.push(if step.at.is_empty() { times[times.len() - 1] } else { &step.at });
        }
        let (mut revision, mut distance) = (revision, distance(ours, theirs));
        let mut states = Vec::with_capacity(times.len());
        for (back, time) in times.into_iter().rev().enumerate() {
            let same = others.contains(&revision) || (time == theirs.edited && !time.is_empty());
            states.push(State { back, revision, distance, same });
            if let Some(step) = steps.len().checked_sub(back + 1).map(|place| &steps[place]) {
                distance = step.patch.distance_before(theirs, distance);
                revision = step.sequence - 1;
            }
        }
        states
    }
}

impl Content {
    fn of(base: &Base) -> Self {
        Self { revision: base.revision, edited: base.edited.clone() }
    }
}

fn distance(state: &Workshop, theirs: &Workshop) -> usize {
    Patch::between(state, theirs).changes.len()
}
