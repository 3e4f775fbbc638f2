//! Compiled patterns. Templates compile the same few patterns over and over, on every keystroke.

use super::{Regex, RegexError};
use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::Rc;

/// How many patterns are kept, and how many bytes they may take; when there are more, all are forgotten.
const CAPACITY: usize = 256;
const MAX_BYTES: usize = 32 << 20;

type Compiled = Result<Rc<Regex>, RegexError>;

thread_local! {
    /// Never dropped: the process ends with it, and has no use for taking it apart.
    static PATTERNS: RefCell<ManuallyDrop<HashMap<Box<[u8]>, Compiled>>> = RefCell::default();
}

/// The compiled pattern, or why it cannot be compiled, as found when it was first used.
pub fn cached(pattern: &[u8]) -> Result<Rc<Regex>, RegexError> {
    let known = PATTERNS.with_borrow(|patterns| patterns.get(pattern).cloned());
    known.unwrap_or_else(|| {
        let compiled = Regex::compile(pattern).map(Rc::new);
        PATTERNS.with_borrow_mut(|patterns| {
            let sizes = patterns.iter().map(|(pattern, compiled)| {
                pattern.len() + compiled.as_ref().map_or(0, |regex| regex.size())
            });
            if patterns.len() >= CAPACITY || sizes.sum::<usize>() > MAX_BYTES {
                patterns.clear();
            }
            patterns.insert(pattern.into(), compiled.clone());
        });
        compiled
    })
}
