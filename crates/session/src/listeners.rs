//! Who hears of what happens.

use std::sync::Mutex;

use handvat_protocol::event::Event;

/// Takes an event; false when nobody listens there any more.
pub type Listener = Box<dyn FnMut(&Event) -> bool + Send>;

/// The pages that listen. Events reach each of them in one order.
#[derive(Default)]
pub(crate) struct Listeners {
    all: Mutex<Vec<Listener>>,
}

impl Listeners {
    pub(crate) fn add(&self, listener: Listener) {
        self.lock().push(listener);
    }

    pub(crate) fn tell(&self, event: &Event) {
        self.lock().retain_mut(|listener| listener(event));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        // A listener that panicked is no reason to keep the others in the dark.
        self.all.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
