//! Lists: slices of any type come in, `[]interface {}` goes out, except where said otherwise. Nothing changes
//! a list in place.

pub(crate) mod build;
mod equal;
pub(crate) mod parts;
pub(crate) mod search;

pub(crate) use equal::deep_equal;

use crate::args::{NIL_POINTER, slice_items};
use chartroom_gotemplate::{FuncError, Value};

/// The items of a slice, or the error of other kinds: `MESSAGE KIND`. Go panics when it asks nil for its type.
fn items(value: &Value, message: &str) -> Result<Vec<Value>, FuncError> {
    if value.is_nil() {
        return Err(FuncError::new(NIL_POINTER));
    }
    slice_items(value).ok_or_else(|| FuncError::new(format!("{message} {}", value.kind().name())))
}
