//! Who hears of what happens.

use std::sync::{Arc, Mutex, Weak};

use handvat_protocol::event::Event;

use crate::lock::lock;

/// The number of those that are no pages; pages count from 1.
const OWN: u64 = 0;

/// Takes an event; false when nobody listens there any more.
pub type Listener = Box<dyn FnMut(&Event) -> bool + Send>;

/// Ends a listener when it is dropped.
#[must_use = "the listener hears nothing once this is dropped"]
pub struct Listening {
    listeners: Weak<Listeners>,
    number: u64,
}

/// The pages that listen. Events reach each of them in one order.
#[derive(Default)]
pub(crate) struct Listeners {
    all: Mutex<Numbered>,
}

#[derive(Default)]
struct Numbered {
    last: u64,
    listeners: Vec<(u64, Listener)>,
}

impl Listeners {
    pub(crate) fn add(&self, listener: Listener) -> u64 {
        let mut all = lock(&self.all);
        all.last += 1;
        let number = all.last;
        all.listeners.push((number, listener));
        number
    }

    pub(crate) fn add_while(this: &Arc<Self>, listener: Listener) -> Listening {
        Listening { listeners: Arc::downgrade(this), number: this.add(listener) }
    }

    /// For a part of the program that follows the events for as long as it runs. It is no page.
    pub(crate) fn add_own(&self, listener: Listener) {
        lock(&self.all).listeners.push((OWN, listener));
    }

    /// How many pages listen.
    pub(crate) fn count(&self) -> usize {
        lock(&self.all).listeners.iter().filter(|(number, _)| *number != OWN).count()
    }

    pub(crate) fn tell(&self, event: &Event) {
        lock(&self.all).listeners.retain_mut(|(_, listener)| listener(event));
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            lock(&listeners.all).listeners.retain(|(number, _)| *number != self.number);
        }
    }
}
