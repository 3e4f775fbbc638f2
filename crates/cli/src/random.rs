//! Where passwords, keys and salts come from: ChaCha20 with a key from the operating system.

use crate::flags::{FIXED, Flags};
use crate::{Host, messages};
use chartroom_helm::release::{Entropy, Seed};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

struct Source(RefCell<ChaCha20Rng>);

impl Entropy for Source {
    fn fill(&self, buffer: &mut [u8]) {
        self.0.borrow_mut().fill_bytes(buffer);
    }
}

impl fmt::Debug for Source {
    /// Shows nothing of its state.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ChaCha20")
    }
}

/// What a render for real use draws from.
pub(crate) fn entropy(flags: &Flags, host: &dyn Host) -> Result<Seed, String> {
    let source = match fixed(flags) {
        Some(seed) => ChaCha20Rng::seed_from_u64(seed),
        None => ChaCha20Rng::from_seed(from_host(host)?),
    };
    Ok(Seed::Entropy(Rc::new(Source(RefCell::new(source)))))
}

/// The seed of what is only looked at.
pub(crate) fn preview(flags: &Flags, host: &dyn Host) -> Result<u64, String> {
    match fixed(flags) {
        Some(seed) => Ok(seed),
        None => from_host(host)
            .map(|bytes| bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))),
    }
}

fn from_host(host: &dyn Host) -> Result<[u8; 32], String> {
    host.entropy().map_err(|error| messages::NoEntropy { why: &error.0 }.text())
}

fn fixed(flags: &Flags) -> Option<u64> {
    flags.last(FIXED).and_then(|text| text.parse::<i64>().ok()).map(i64::cast_unsigned)
}
