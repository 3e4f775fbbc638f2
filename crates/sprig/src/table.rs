//! The rows that the tables of functions are made of.

use chartroom_gotemplate::{Function, NativeFn, ParamType, Price, Signature};

/// A function: its names, Go parameters and body, and what a hover tells about it.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its names in templates; the first is the usual one.
    pub names: &'static [&'static str],
    /// Its Go parameters, which decide the texts of argument errors.
    pub signature: Signature,
    /// What it does.
    pub call: NativeFn,
    /// What each call takes of the render's steps.
    pub price: Price,
    /// What it does, in one line. Only with the feature `docs`, as the page does not need it to render.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
    /// Templates with the output that Helm prints for them. Only with the feature `docs`.
    #[cfg(feature = "docs")]
    pub examples: &'static [(&'static str, &'static str)],
}

/// A row of a function with these parameters and no variadic tail.
pub(crate) const fn row(
    names: &'static [&'static str],
    params: &'static [ParamType],
    call: NativeFn,
    doc: &'static str,
    examples: &'static [(&'static str, &'static str)],
) -> Row {
    #[cfg(not(feature = "docs"))]
    let _ = (doc, examples);
    Row {
        names,
        signature: Signature { params, variadic: None },
        call,
        price: Price::PLAIN,
        #[cfg(feature = "docs")]
        doc,
        #[cfg(feature = "docs")]
        examples,
    }
}

impl Row {
    /// The same row with a variadic tail of this type.
    pub(crate) const fn variadic(mut self, tail: ParamType) -> Self {
        self.signature.variadic = Some(tail);
        self
    }

    /// The same row for a function whose calls take as long as so many steps, whatever they are given.
    pub(crate) const fn taking(mut self, steps: u32) -> Self {
        self.price.call = steps;
        self
    }

    /// The same row for a function that takes so many times as long over each byte or item as most do.
    pub(crate) const fn weighing(mut self, weight: u32) -> Self {
        self.price.weight = weight;
        self
    }

    /// The function under each of its names.
    pub fn functions(&self) -> impl Iterator<Item = Function> {
        let Row { names, signature, call, price, .. } = *self;
        names.iter().map(move |&name| Function { name, signature, call, price })
    }
}
