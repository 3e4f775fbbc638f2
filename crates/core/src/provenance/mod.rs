//! What each line of output was computed from, what it stands under, and what each value does.

mod paths;

pub use paths::Input;
pub(crate) use paths::inputs;
