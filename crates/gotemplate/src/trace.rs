//! A hook into the executor.

use crate::ast::Source;
use crate::{Str, Value};
use std::ops::Range;
use std::rc::Rc;

/// A node that is executing.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// The template.
    pub template: &'a Str,
    /// Its text.
    pub source: &'a Rc<Source>,
    /// The bytes of the node.
    pub span: Range<u32>,
    /// Templates executing around this one.
    pub depth: usize,
}

/// Is told what an execution does, in order. All methods do nothing by default.
pub trait Tracer {
    /// A field, map key or list item was looked up in `container`; `found` is nil if it is not there.
    fn read(&mut self, site: &Site<'_>, container: &Value, key: &[u8], found: &Value) {
        let _ = (site, container, key, found);
    }

    /// An `if`, `with` or `range` was decided; everything until the matching [`Tracer::leave`] stands under it.
    fn decide(&mut self, site: &Site<'_>, taken: bool) {
        let _ = (site, taken);
    }

    /// The `if`, `with` or `range` decided last is over.
    fn leave(&mut self) {}

    /// A text or action wrote `text`.
    fn write(&mut self, site: &Site<'_>, text: &[u8]) {
        let _ = (site, text);
    }
}
