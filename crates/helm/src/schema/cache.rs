//! Compiled schemas by their text. A schema seldom changes while values are edited, and reading a large one and
//! checking it against its metaschema takes longer than all the rest of a render.

use super::{Compiled, compile};
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;

/// How many schemas are kept: a chart with its subcharts. The oldest is dropped first.
const CAPACITY: usize = 32;

type Entry = (Rc<[u8]>, Rc<Compiled>);

thread_local! {
    /// Never dropped: the process ends with it, and has no use for taking it apart.
    static COMPILED: RefCell<ManuallyDrop<Vec<Entry>>> = RefCell::default();
}

/// What became of the schema, as found when it was first used.
pub(super) fn compiled(text: &Rc<[u8]>) -> Rc<Compiled> {
    let is_it = |(other, _): &&Entry| other == text;
    let known = COMPILED
        .with_borrow(|entries| entries.iter().find(is_it).map(|(_, compiled)| Rc::clone(compiled)));
    known.unwrap_or_else(|| {
        let compiled = Rc::new(compile(text));
        COMPILED.with_borrow_mut(|entries| {
            if entries.len() >= CAPACITY {
                entries.remove(0);
            }
            entries.push((Rc::clone(text), Rc::clone(&compiled)));
        });
        compiled
    })
}
