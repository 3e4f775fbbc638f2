//! What keys, passwords and certificates are drawn from. For real use it is the entropy of the render. A preview has to
//! stay the same while a chart is edited: there the seed, the function and its inputs decide, not how much was
//! drawn before; and what was slow to compute is kept, as each keystroke asks for it again.

use chartroom_gotemplate::{Entropy, Env, Seed};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use std::rc::Rc;

/// A stream of random bytes.
pub(crate) enum Stream {
    Entropy(Rc<dyn Entropy>),
    Preview(Box<ChaCha20Rng>),
}

impl Stream {
    /// The stream of a purpose, such as the name of a function, and its inputs.
    pub(crate) fn new(env: &Env, purpose: &str, inputs: &[&[u8]]) -> Self {
        match &env.seed {
            Seed::Entropy(source) => Self::Entropy(Rc::clone(source)),
            Seed::Preview(seed) => {
                let seed = seed.to_be_bytes();
                Self::of_parts(&[&[&seed, purpose.as_bytes()], inputs].concat())
            }
        }
    }

    /// The stream that follows from these parts.
    pub(crate) fn of_parts(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // With the length in front, two parts are never mistaken for one.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self::Preview(Box::new(ChaCha20Rng::from_seed(hash.finalize().into())))
    }

    /// An array of bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill_bytes(&mut bytes);
        bytes
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.array()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.array()))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        match self {
            Stream::Entropy(source) => source.fill(out),
            Stream::Preview(stream) => stream.fill_bytes(out),
        }
        Ok(())
    }
}

impl TryCryptoRng for Stream {}

/// How many results are kept before all are forgotten.
const CAPACITY: usize = 256;

thread_local! {
    static RESULTS: RefCell<HashMap<[u8; 32], String>> = RefCell::default();
}

/// The text of a function for these inputs and the seed of a preview. It is computed only once, from random bytes
/// that the same things decide. For real use each call has its own.
pub(crate) fn once<E>(
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
    if let Some(known) = RESULTS.with_borrow(|results| results.get(&key).cloned()) {
        return Ok(known);
    }
    let text = compute(&mut stream)?;
    RESULTS.with_borrow_mut(|results| {
        if results.len() >= CAPACITY {
            results.clear();
        }
        results.insert(key, text.clone());
    });
    Ok(text)
}
