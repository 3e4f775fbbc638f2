//! Functions that templates can call: their Go signature, which decides the error texts, and their body.

use crate::budget::{Budget, Limits};
use crate::{Cause, Limit, TemplateError, Value};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

/// The Go type of a parameter. Arguments are checked against it before the function runs, with
/// `text/template`'s own texts (`wrong type for value; expected string; got float64`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// `interface {}`
    Any,
    /// `reflect.Value`: takes anything; the built-ins use it.
    Reflect,
    /// `string`
    Str,
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `int64`
    Int64,
    /// `uint32`
    Uint32,
    /// `float64`
    Float64,
    /// `[]interface {}`
    List,
    /// `[]string`
    Strings,
    /// `[]uint8`
    Bytes,
    /// `map[string]interface {}`; `common.Values` is assignable to it
    Map,
    /// A named Go type, as `%T` prints it: `time.Time`, `sprig.certificate`.
    Named(&'static str),
}

/// Parameters of a function.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// The fixed ones.
    pub params: &'static [ParamType],
    /// Type of the variadic tail, if it has one.
    pub variadic: Option<ParamType>,
}

/// The zones of the IANA database, from the operating system or the browser: the engine carries none.
pub trait Zones: std::fmt::Debug {
    /// Offset from UTC in seconds and abbreviation (`CET`) that `zone` (`Europe/Berlin`) has at a Unix time;
    /// None for an unknown zone.
    fn at(&self, zone: &str, unix_seconds: i64) -> Option<(i32, String)>;

    /// What Go calls the local zone (`Local`, or the value of `TZ`); None where local time is UTC or a plain offset.
    fn local(&self) -> Option<String> {
        None
    }
}

/// What a function finds besides its arguments: the inputs that make a render a pure function.
pub struct Env {
    /// The time of the render in nanoseconds since 1970-01-01 UTC: what `now` gives.
    pub now_unix_nanos: i64,
    /// Offset of the local zone from UTC in seconds (Helm uses the process's zone).
    pub local_offset_seconds: i32,
    /// Named zones, where the shell has them; without, every named zone but UTC is unknown.
    pub zones: Option<Rc<dyn Zones>>,
    /// Where random bytes come from.
    pub seed: Seed,
    /// What the render may take, and has taken.
    pub budget: Budget,
    state: Cell<u64>,
}

/// Random bytes that nobody can guess, handed in by the shell.
pub trait Entropy: fmt::Debug {
    /// Fills a buffer with the next ones.
    fn fill(&self, buffer: &mut [u8]);
}

/// Where random functions take their bytes from.
#[derive(Clone, Debug)]
pub enum Seed {
    /// A number that decides them all. Whoever guesses it has every password: what comes of it is only to be looked at,
    /// and stays the same while a chart is edited.
    Preview(u64),
    /// Bytes for real use, new ones for each call.
    Entropy(Rc<dyn Entropy>),
}

impl From<u64> for Seed {
    fn from(seed: u64) -> Self {
        Seed::Preview(seed)
    }
}

impl Env {
    /// An environment for one render.
    pub fn new(now_unix_nanos: i64, local_offset_seconds: i32, seed: impl Into<Seed>) -> Self {
        let seed = seed.into();
        let state = match seed {
            Seed::Preview(seed) => seed,
            Seed::Entropy(_) => 0,
        };
        Self {
            now_unix_nanos,
            local_offset_seconds,
            zones: None,
            seed,
            budget: Budget::new(Limits::default()),
            state: Cell::new(state),
        }
    }

    /// The next 64 random bits; those of a preview are SplitMix64's.
    pub fn next_random(&self) -> u64 {
        if let Seed::Entropy(source) = &self.seed {
            let mut bytes = [0; 8];
            source.fill(&mut bytes);
            return u64::from_le_bytes(bytes);
        }
        let state = self.state.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.state.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A random number below `bound`, each as likely as any other; None below 0.
    pub fn random_below(&self, bound: u64) -> Option<u64> {
        // What is left over above the last whole multiple is drawn again.
        let excess = (u64::MAX % bound.max(1) + 1) % bound.max(1);
        loop {
            let bits = self.next_random();
            if bits <= u64::MAX - excess {
                return bits.checked_rem(bound);
            }
        }
    }

    /// Fills a buffer with random bytes.
    pub fn fill_random(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let bytes = self.next_random().to_le_bytes();
            chunk.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
        }
    }
}

/// The error a function returns, or the text of the Go panic it would have raised: `text/template` turns both
/// into `error calling NAME: TEXT`. It carries no place; the executor adds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FuncError {
    /// What the function itself found.
    Cause(Rc<Cause>),
    /// The error of another template that it passes on (Go's `%w`), as `include` and `tpl` do, and what stands before
    /// the error's text.
    Wrapped(Box<(String, TemplateError)>),
}

impl From<Limit> for FuncError {
    fn from(limit: Limit) -> Self {
        Cause::Limit(limit).into()
    }
}

impl From<Cause> for FuncError {
    fn from(cause: Cause) -> Self {
        Self::Cause(Rc::new(cause))
    }
}

impl FuncError {
    /// An error with Go's text.
    pub fn new(message: impl Into<String>) -> Self {
        Cause::Function(message.into()).into()
    }

    /// An error that passes on another template's error behind `prefix`, which may be empty.
    pub fn wrap(prefix: impl Into<String>, source: impl Into<TemplateError>) -> Self {
        Self::Wrapped(Box::new((prefix.into(), source.into())))
    }

    /// The limit that was hit, where it is no error of Go's.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Cause(cause) => cause.limit(),
            Self::Wrapped(_) => None,
        }
    }
}

impl fmt::Display for FuncError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cause(cause) => cause.fmt(out),
            Self::Wrapped(wrapped) => {
                out.write_str(&wrapped.0)?;
                wrapped.1.fmt(out)
            }
        }
    }
}

/// The body of a function. Arguments have been checked against the signature, so a `Str` parameter holds a
/// [`Value::Str`]; still, a body must not panic on others.
pub type NativeFn = fn(&Env, &[Value]) -> Result<Value, FuncError>;

/// A function with its signature.
#[derive(Clone, Copy)]
pub struct Function {
    /// Its name in templates.
    pub name: &'static str,
    /// Its Go parameters.
    pub signature: Signature,
    /// What it does.
    pub call: NativeFn,
    /// What each call takes of the render's steps.
    pub price: Price,
}

/// What a call takes of the render's steps, besides what the function takes by itself. Measured with the command
/// `prices` of the tests: a step of any function should take about as long as an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Steps of each call, whatever it is given.
    pub call: u32,
    /// How often what is handed in and given back counts: a step stands for so many bytes or items less.
    pub weight: u32,
}

impl Price {
    /// Most functions: a call costs nothing extra, and each argument is gone through once.
    pub const PLAIN: Self = Self { call: 0, weight: 1 };
}

/// Functions by name.
#[derive(Clone, Default)]
pub struct FunctionTable {
    functions: FxHashMap<&'static str, Function>,
}

impl FunctionTable {
    /// Adds functions; a later one of the same name replaces an earlier one, as Go's `FuncMap` does.
    pub fn extend(&mut self, functions: impl IntoIterator<Item = Function>) {
        self.functions.extend(functions.into_iter().map(|function| (function.name, function)));
    }

    /// The function of that name.
    pub fn get(&self, name: &str) -> Option<&Function> {
        self.functions.get(name)
    }

    /// All names, in no order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.functions.keys().copied()
    }
}
