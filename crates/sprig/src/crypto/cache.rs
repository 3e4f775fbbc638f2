//! Results that are slow to compute and that each keystroke asks for again.

use super::seeded::Stream;
use chartroom_gotemplate::{Env, Seed};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many results are held before those that nobody asked for since are dropped.
const CAPACITY: usize = 128;

/// Texts by what they were computed from, in two generations: what is asked for moves to the younger one.
#[derive(Default)]
struct Results {
    young: HashMap<[u8; 32], String>,
    old: HashMap<[u8; 32], String>,
}

impl Results {
    fn get(&mut self, key: [u8; 32]) -> Option<String> {
        if let Some(text) = self.old.remove(&key) {
            self.insert(key, text);
        }
        self.young.get(&key).cloned()
    }

    fn insert(&mut self, key: [u8; 32], text: String) {
        if self.young.len() >= CAPACITY {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, text);
    }
}

thread_local! {
    static RESULTS: RefCell<Results> = RefCell::default();
}

/// The text of a function for these inputs and the seed of a preview. It is computed only once, from random bytes
/// that the same things decide. For real use each call has its own.
pub(super) fn once<E>(
    env: &Env,
    function: &str,
    inputs: &[&[u8]],
    compute: impl FnOnce(&mut Stream) -> Result<String, E>,
) -> Result<String, E> {
    let mut stream = Stream::new(env, function, inputs);
    if matches!(env.seed, Seed::Entropy(_)) {
        return compute(&mut stream);
    }
    let key = stream.array();
    if let Some(known) = RESULTS.with_borrow_mut(|results| results.get(key)) {
        return Ok(known);
    }
    let text = compute(&mut stream)?;
    RESULTS.with_borrow_mut(|results| results.insert(key, text.clone()));
    Ok(text)
}
