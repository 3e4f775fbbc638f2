//! Where rules leave what they find.

use crate::fault::Fault;
use crate::schemas::Version;
use std::cell::RefCell;

/// Where rules leave what they find.
pub(super) struct Sink {
    pub(super) version: Version,
    /// The kind of the object.
    pub(super) kind: String,
    faults: RefCell<Vec<Fault>>,
}

impl Sink {
    pub(super) fn new(version: Version, kind: &str) -> Self {
        Self { version, kind: kind.to_owned(), faults: RefCell::default() }
    }

    pub(super) fn push(&self, fault: Fault) {
        if let Ok(mut faults) = self.faults.try_borrow_mut() {
            faults.push(fault);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.faults.try_borrow().map_or(0, |faults| faults.len())
    }

    pub(super) fn take(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}
