//! Failures of the store as faults of the protocol.

use handvat_protocol::failure::Fault;
use handvat_store::coded::Coded;

/// The same failure, to be worded by whoever shows it.
pub fn coded(failure: &dyn Coded) -> Fault {
    Fault { code: failure.code(), arguments: failure.arguments() }
}
