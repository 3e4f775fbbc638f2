//! Texts with a grammar of their own.

mod base64;
mod json;
mod quantity;
mod time;

pub(crate) use base64::{base64_bytes, base64_error};
pub(crate) use json::json_error;
pub(crate) use quantity::quantity_error;
pub(crate) use time::time_error;
