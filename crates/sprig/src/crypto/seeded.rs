//! What keys, salts and certificates are drawn from. For real use it is the entropy of the render. A preview has to
//! stay the same while a chart is edited: there the seed, the function and its inputs decide, not how much was
//! drawn before.

use chartroom_gotemplate::{Entropy, Env, Seed};
use sha2::{Digest, Sha256};
use std::rc::Rc;

/// A stream of random bytes.
pub(super) struct Stream(Source);

enum Source {
    Entropy(Rc<dyn Entropy>),
    Derived(Derived),
}

/// A stream that follows from what it was made of.
struct Derived {
    key: [u8; 32],
    counter: u64,
    buffer: Vec<u8>,
}

impl Stream {
    /// The stream of a purpose, such as the name of a function, and its inputs.
    pub(super) fn new(env: &Env, purpose: &str, inputs: &[&[u8]]) -> Self {
        match &env.seed {
            Seed::Entropy(source) => Self(Source::Entropy(Rc::clone(source))),
            Seed::Preview(seed) => {
                let seed = seed.to_be_bytes();
                let parts = [seed.as_slice(), purpose.as_bytes()];
                Self::of_parts(parts.iter().chain(inputs))
            }
        }
    }

    /// The stream that follows from a secret and what it is used for.
    pub(super) fn of_secret(parts: &[&[u8]]) -> Self {
        Self::of_parts(parts.iter())
    }

    fn of_parts<'a>(parts: impl Iterator<Item = &'a &'a [u8]>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // With the length in front, two parts are never mistaken for one.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let key = hash.finalize().into();
        Self(Source::Derived(Derived { key, counter: 0, buffer: Vec::new() }))
    }

    /// Fills a buffer.
    pub(super) fn fill(&mut self, out: &mut [u8]) {
        match &mut self.0 {
            Source::Entropy(source) => source.fill(out),
            Source::Derived(derived) => derived.fill(out),
        }
    }

    /// An array of bytes.
    pub(super) fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

impl Derived {
    fn fill(&mut self, out: &mut [u8]) {
        for slot in out {
            if self.buffer.is_empty() {
                let block = Sha256::new()
                    .chain_update(self.key)
                    .chain_update(self.counter.to_be_bytes())
                    .finalize();
                self.buffer.extend_from_slice(&block);
                self.counter += 1;
            }
            *slot = self.buffer.pop().unwrap_or(0);
        }
    }
}
