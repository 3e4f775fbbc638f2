//! What a render may take: bytes that its values hold, and steps of work.
//!
//! Everything that makes a value says so before it makes it: [`Budget::hold`] for bytes, [`Budget::work`] for what
//! takes time. What was made counts as held until the room is used up; then the executor counts what can still be
//! reached (`vm/charges.rs`), so that text which was only passed on costs nothing for long. Both figures depend on the
//! chart alone, never on the machine.

mod held;
pub(crate) mod words;

pub use held::deep_size;
pub(crate) use held::{Held, fresh_size};
pub use words::{count, size};

use crate::fmt::Printed;
use crate::{FuncError, Limit, Made, Map, Str, Value};
use std::cell::{Cell, RefCell};

/// How much a render may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of values and of text that is being written, at one time.
    pub bytes: u64,
    /// Steps: an instruction is one, and what functions do costs as many instructions as take the same time.
    pub steps: u64,
    /// Bytes of all rendered files together: reading them as YAML takes many times as much.
    pub output: u64,
    /// Templates executing within each other. Helm itself stops at 100,000 nested `template` actions and 1,000 nested
    /// `include`s of one name.
    pub depth: usize,
}

// The most that a chart of the conformance sets takes (`cargo run -p chartroom-tests --bin limits`): 75 MB held with its
// trace; 59 million steps where it makes sixty keys, which cost nothing in a page; 1.4 MB of output.
impl Limits {
    /// For a program of its own. The steps take about 5 seconds.
    pub const NATIVE: Self =
        Self { bytes: 256 << 20, steps: 150_000_000, output: 32 << 20, depth: 150_000 };
    /// For a page, whose memory never shrinks and where somebody waits at each keystroke. The steps take about 2 seconds.
    pub const PAGE: Self =
        Self { bytes: 128 << 20, steps: 30_000_000, output: 8 << 20, depth: 150_000 };
}

impl Default for Limits {
    fn default() -> Self {
        if cfg!(target_family = "wasm") { Self::PAGE } else { Self::NATIVE }
    }
}

/// Bytes of text that a function goes through in the time of an instruction.
pub(crate) const BYTES_A_STEP: u64 = 32;
/// Steps of a value that is printed.
const PRINTED: u64 = 6;
/// Items of a list, or entries of a map.
pub(crate) const ITEMS_A_STEP: u64 = 4;

/// What a render has taken of its [`Limits`].
#[derive(Default)]
pub struct Budget {
    limits: Limits,
    steps: Cell<u64>,
    /// What could be reached when it was counted last.
    held: Cell<u64>,
    /// What was made since then.
    made: Cell<u64>,
    /// What stays until the end: rendered files, their source maps, the trace.
    kept: Cell<u64>,
    /// The part of it that the trace is, as it was said last.
    traced: Cell<u64>,
    output: Cell<u64>,
    most: Cell<u64>,
    /// What templates start from and may change.
    roots: RefCell<Vec<Value>>,
}

impl Budget {
    /// Nothing is taken yet.
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// What may be taken.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Steps so far.
    pub fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// The most bytes that counted as held at one time.
    pub fn most_bytes(&self) -> u64 {
        self.most.get()
    }

    /// Something that templates can reach and that is not in the data of the one that executes.
    pub fn root(&self, value: Value) {
        self.roots.borrow_mut().push(value);
    }

    /// Takes one step: an instruction.
    #[inline]
    pub(crate) fn step(&self) -> bool {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        steps <= self.limits.steps
    }

    /// Takes steps before work is done that they stand for.
    pub fn work(&self, steps: u64) -> Result<(), FuncError> {
        let steps = self.steps.get().saturating_add(steps);
        // What was not done is not counted; but there are no steps left.
        self.steps.set(steps.min(self.limits.steps));
        if steps <= self.limits.steps { Ok(()) } else { Err(self.out_of_steps().into()) }
    }

    /// Takes the steps of going through a text of so many bytes.
    pub fn read(&self, bytes: usize) -> Result<(), FuncError> {
        self.work(bytes as u64 / BYTES_A_STEP)
    }

    /// Takes the steps of going through so many items.
    pub fn visit(&self, items: usize) -> Result<(), FuncError> {
        self.work(items as u64 / ITEMS_A_STEP)
    }

    /// Counts bytes as held, before they are allocated.
    pub fn hold(&self, made: Made, bytes: u64) -> Result<(), FuncError> {
        self.fits(made, bytes)?;
        self.made.set(self.made.get() + bytes);
        Ok(())
    }

    /// Counts a map of so many entries as held, before it is made.
    pub fn map(&self, entries: usize) -> Result<(), FuncError> {
        self.hold(Made::Map, held::map_size(entries))
    }

    /// Counts one more entry of a map as held, before it is set.
    pub fn entry(&self, map: &Map) -> Result<(), FuncError> {
        let grown = held::map_size(map.len() + 1) - held::map_size(map.len());
        self.hold(Made::Map, grown)
    }

    /// Refuses a text of so many bytes if there is no room for it, before it is made. It is counted when the function
    /// that makes it gives it back.
    pub fn text(&self, bytes: usize) -> Result<(), FuncError> {
        self.fits(Made::Text, bytes as u64)?;
        self.read(bytes)
    }

    /// The same for a list of so many items.
    pub fn list(&self, items: usize) -> Result<(), FuncError> {
        self.fits(Made::List, held::list_size(items))?;
        self.visit(items)
    }

    /// Refuses bytes that there is no room for.
    pub fn fits(&self, made: Made, bytes: u64) -> Result<(), FuncError> {
        let all = self.taken().saturating_add(bytes);
        if all > self.limits.bytes {
            return Err(self.out_of_memory(made, bytes, false).into());
        }
        self.most.set(self.most.get().max(all));
        Ok(())
    }

    /// The longest text that an encoder may write: there is room for it, and steps are left for that.
    pub fn room(&self) -> usize {
        let room = self.free().min(self.left());
        usize::try_from(room).unwrap_or(usize::MAX)
    }

    /// Takes the steps of a text that an encoder wrote: a step for each byte.
    pub fn written(&self, bytes: usize) -> Result<(), FuncError> {
        self.work(bytes as u64)
    }

    /// What is said of a text that grew beyond [`Budget::room`].
    pub fn too_long(&self) -> FuncError {
        let free = self.free();
        if free > self.left() {
            return self.work(self.left() + 1).err().unwrap_or_else(|| self.out_of_steps().into());
        }
        self.out_of_memory(Made::Text, free + 1, true).into()
    }

    /// Bytes that may still be held, and values that may still be printed.
    pub(crate) fn room_to_print(&self) -> (usize, u64) {
        (usize::try_from(self.free()).unwrap_or(usize::MAX), self.left() / PRINTED)
    }

    /// Takes the steps of a text that was printed, or says why it could not be.
    pub(crate) fn printed(&self, text: Printed) -> Result<Str, FuncError> {
        match text {
            Printed::Text(text, values) => {
                self.work(values * PRINTED)?;
                Ok(text)
            }
            Printed::TooLong => {
                let free = self.free();
                Err(self.out_of_memory(Made::Text, free + 1, true).into())
            }
            Printed::TooManyValues => {
                self.steps.set(self.limits.steps.max(self.steps.get()));
                Err(self.out_of_steps().into())
            }
        }
    }

    /// Bytes that may still be held.
    fn free(&self) -> u64 {
        self.limits.bytes.saturating_sub(self.taken())
    }

    /// Steps that are left.
    fn left(&self) -> u64 {
        self.limits.steps.saturating_sub(self.steps.get())
    }

    /// Bytes that count as held.
    fn taken(&self) -> u64 {
        self.held.get() + self.made.get() + self.kept.get()
    }

    /// Whether counting anew may find room that is worth it.
    pub(crate) fn may_shrink(&self) -> bool {
        self.made.get() > self.limits.bytes / 8
    }

    /// Starts to count what can be reached.
    pub(crate) fn count_anew(&self) -> Held {
        let mut held = Held::default();
        self.roots.borrow().iter().for_each(|root| held.add(root));
        held
    }

    /// So much can be reached.
    pub(crate) fn counted(&self, held: Held) {
        let steps = self.steps.get();
        self.steps.set((steps + held.visited / ITEMS_A_STEP).min(self.limits.steps.max(steps)));
        self.held.set(held.bytes);
        self.made.set(0);
    }

    /// A template was rendered: so much of it stays, beside so much of the trace.
    pub(crate) fn keep(&self, rendered: u64, traced: u64) {
        self.kept.set(self.kept.get() - self.traced.get() + traced + rendered);
        self.traced.set(traced);
    }

    /// The trace and what is known of texts take so much by now, and `work` was done for them since.
    pub(crate) fn trace(&self, bytes: u64, work: u64) -> Result<(), FuncError> {
        self.kept.set(self.kept.get() - self.traced.get() + bytes);
        self.traced.set(bytes);
        self.work(work)?;
        self.fits(Made::Trace, 0)
    }

    /// Counts bytes of a rendered file.
    pub(crate) fn output(&self, bytes: usize) -> Result<(), FuncError> {
        let output = self.output.get() + bytes as u64;
        self.output.set(output);
        let most = self.limits.output;
        if output <= most { Ok(()) } else { Err(Limit::Output(most).into()) }
    }

    pub(crate) fn out_of_steps(&self) -> Limit {
        Limit::Steps(self.limits.steps)
    }

    fn out_of_memory(&self, made: Made, bytes: u64, over: bool) -> Limit {
        let held = self.taken().min(self.limits.bytes);
        Limit::Memory { made, bytes, over, held, most: self.limits.bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_not_counted() {
        let budget = Budget::new(Limits { bytes: 1000, steps: 100, ..Limits::NATIVE });
        assert!(budget.hold(Made::Text, 600).is_ok());
        let error = budget.hold(Made::List, 600).unwrap_err();
        let limit =
            Limit::Memory { made: Made::List, bytes: 600, over: false, held: 600, most: 1000 };
        assert_eq!(error.limit(), Some(limit));
        assert!(budget.hold(Made::Text, 400).is_ok());
        assert_eq!((budget.room(), budget.most_bytes()), (0, 1000));
        assert!(budget.work(100).is_ok());
        assert_eq!(budget.work(1).unwrap_err().limit(), Some(Limit::Steps(100)));
        assert_eq!(budget.steps(), 100);
    }
}
