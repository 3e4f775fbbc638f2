//! Results that are slow to compute and that each keystroke asks for again.

use super::seeded::Stream;
use chartroom_gotemplate::Env;
use std::cell::RefCell;
use std::collections::HashMap;

/// How many results are kept; when there are more, all are forgotten.
const CAPACITY: usize = 256;

/// Text by what it was computed from.
#[derive(Default)]
struct Results(HashMap<[u8; 32], String>);

thread_local! {
    static RESULTS: RefCell<Results> = RefCell::default();
}

/// The text of a function for these inputs and the seed of the render. It is computed only once, from random
/// bytes that the same things decide.
pub(super) fn once<E>(
    env: &Env,
    function: &str,
    inputs: &[&[u8]],
    compute: impl FnOnce(&mut Stream) -> Result<String, E>,
) -> Result<String, E> {
    let mut stream = Stream::new(env, function, inputs);
    let key = stream.array();
    if let Some(known) = RESULTS.with_borrow(|results| results.0.get(&key).cloned()) {
        return Ok(known);
    }
    let text = compute(&mut stream)?;
    RESULTS.with_borrow_mut(|results| {
        if results.0.len() >= CAPACITY {
            results.0.clear();
        }
        results.0.insert(key, text.clone());
    });
    Ok(text)
}
