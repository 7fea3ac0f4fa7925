//! What the file held before what it holds now: another program may have read it then, and written since.

use std::collections::VecDeque;
use std::sync::Arc;

use handvat_model::history::Step;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;

use crate::base::Base;
use crate::outside::Taken;
use crate::writing::Hash;

/// So many contents are known; a program that has the file open for longer counts as one that read the last.
const MOST: usize = 1000;

/// The contents of the file since another hand's was taken in, the oldest first, without the last one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    /// The other hand's, where more was written than that.
    theirs: Option<Arc<Taken>>,
    ours: VecDeque<Content>,
}

/// A content of the file that is a state of our own.
#[derive(Debug, Clone)]
struct Content {
    hash: Hash,
    /// The workshop's, as the file had it.
    edited: String,
    /// Ours.
    revision: u64,
}

impl Held {
    /// Something of ours was written over this.
    pub(crate) fn since(theirs: Arc<Taken>) -> Self {
        Self { theirs: Some(theirs), ours: VecDeque::new() }
    }

    /// Something of ours was written over this state.
    pub(crate) fn push(&mut self, base: &Base) {
        if self.ours.len() == MOST {
            self.ours.pop_front();
        }
        let Base { hash, edited, revision, .. } = base.clone();
        self.ours.push_back(Content { hash, edited, revision });
    }

    /// The state that another program had read when it wrote `taken`: one with the same time of the last step, which
    /// only a Handvat sets and which looks at the file just before it replaces it. Of several in one second it is that
    /// from which theirs differs least, the newest of equals. `steps` lead to the last state.
    ///
    /// An older content that was put back as it was is meant to count.
    pub(crate) fn origin(&self, last: Workshop, taken: &Taken, steps: impl FnOnce() -> Vec<Step>) -> Workshop {
        let theirs = &taken.workshop;
        let same = |edited: &str| edited == theirs.edited;
        let ours: Vec<&Content> = self.ours.iter().filter(|content| same(&content.edited)).collect();
        let before = self.theirs.as_ref().filter(|before| same(&before.workshop.edited));
        let put_back = ours.iter().any(|content| content.hash == taken.hash)
            || before.is_some_and(|before| before.hash == taken.hash);
        if put_back || (ours.is_empty() && before.is_none()) {
            return last;
        }
        let distance = |state: &Workshop| Patch::between(state, theirs).changes.len();
        let mut nearest = same(&last.edited).then(|| (distance(&last), last.clone()));
        let mut offer = |state: &Workshop| {
            let distance = distance(state);
            if nearest.as_ref().is_none_or(|(least, _)| distance < *least) {
                nearest = Some((distance, state.clone()));
            }
        };
        let mut state = last.clone();
        let mut wanted = ours.into_iter().rev().peekable();
        if wanted.peek().is_some() {
            for step in steps().iter().rev() {
                if wanted.peek().is_none() {
                    break;
                }
                step.patch.inverted().apply(&mut state);
                while wanted.next_if(|content| content.revision >= step.sequence - 1).is_some() {
                    offer(&state);
                }
            }
        }
        if let Some(before) = before {
            offer(&before.workshop);
        }
        nearest.map_or(last, |(_, state)| state)
    }
}
