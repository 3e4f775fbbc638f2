//! `--max-memory` and `--max-steps`.

use crate::amounts::{bytes, count};
use crate::flags::Flags;
use chartroom_helm::release::Limits;

impl Flags {
    /// What a render may take.
    pub(crate) fn limits(&self) -> Result<Limits, String> {
        let mut limits = Limits::default();
        if let Some(text) = self.last("max-memory") {
            limits.bytes = bytes(&text)?;
            // Whoever has memory for values has it for what they are written to.
            limits.output = limits.output.max(limits.bytes / 8);
        }
        if let Some(text) = self.last("max-steps") {
            limits.steps = count(&text)?;
        }
        Ok(limits)
    }
}
