//! Random choices that a seed decides, or bytes.

use std::collections::VecDeque;

/// Choices by bytes, as long as there are some, then by SplitMix64.
pub struct Random {
    state: u64,
    bytes: VecDeque<u8>,
}

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed, bytes: VecDeque::new() }
    }

    /// Each choice takes a byte or two, so that who changes bytes changes single choices.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { state: 0, bytes: bytes.iter().copied().collect() }
    }

    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        let Some(first) = self.bytes.pop_front() else {
            return (self.bits() % end as u64) as usize;
        };
        let second = if end > 256 { self.bytes.pop_front().unwrap_or_default() } else { 0 };
        (usize::from(first) | usize::from(second) << 8) % end
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of some things.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}
