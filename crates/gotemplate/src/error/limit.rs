//! Limits of our own, which Helm does not have, and what is said of them.

use crate::budget::words::{count, size};
use std::fmt;

/// A limit of [`crate::Limits`] that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Steps.
    Steps(u64),
    /// Bytes of the rendered files.
    Output(u64),
    /// Templates executing within each other.
    Depth(usize),
    /// Bytes held at one time.
    Memory {
        /// What was to be made.
        made: Made,
        /// Its size.
        bytes: u64,
        /// Its size is not known; it is at least this.
        over: bool,
        /// What was held already.
        held: u64,
        /// What may be held.
        most: u64,
    },
}

/// What grows beyond a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A string, or text that is being written.
    Text,
    /// A list.
    List,
    /// A map.
    Map,
    /// Lists and maps within each other, such as a copy or what was read from a text.
    Values,
    /// A parsed template.
    Template,
    /// Templates executing within each other, with their variables.
    Frames,
    /// What is noted of where the output comes from.
    Trace,
}

impl Made {
    fn words(self) -> &'static str {
        match self {
            Made::Text => "a text",
            Made::List => "a list",
            Made::Map => "a map",
            Made::Values => "lists and maps",
            Made::Template => "a template",
            Made::Frames => "nested templates",
            Made::Trace => "notes of where the output comes from",
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Limit::Steps(steps) => {
                let steps = count(steps);
                write!(out, "takes too long; a render may take {steps} steps")
            }
            Limit::Output(bytes) => {
                write!(out, "writes too much; a render may write {}", size(bytes))
            }
            Limit::Depth(depth) => {
                write!(out, "nests too deep; a render may nest {} templates", count(depth as u64))
            }
            Limit::Memory { made, bytes, over, held, most } => {
                out.write_str("would make ")?;
                out.write_str(made.words())?;
                if bytes > 0 {
                    let over = if over { "more than " } else { "" };
                    write!(out, " of {over}{}", size(bytes))?;
                }
                if bytes <= most {
                    write!(out, " beside the {} that are held", size(held))?;
                }
                write!(out, "; a render may hold {}", size(most))
            }
        }
    }
}
