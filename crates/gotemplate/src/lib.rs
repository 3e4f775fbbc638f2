//! Go's `text/template`, as of Go 1.26: values as Go sees them, lexer, parser, executor, `fmt`, built-ins and
//! source map. It knows nothing of Helm: functions, and those that run other templates, are handed in.

mod arguments;
pub mod ast;
mod builtins;
mod compile;
mod error;
pub mod fmt;
mod function;
mod lex;
mod map;
mod object;
mod parse;
mod set;
mod string;
mod trace;
mod value;
mod vm;

pub use error::{
    CallSite, Callee, Cause, ExecError, Limit, Link, ParseError, Place, TemplateError,
};
pub use function::{
    Env, FuncError, Function, FunctionTable, NativeFn, ParamType, Signature, Zones,
};
pub use map::{Call, Origin, Output, Segment, SourceMap};
pub use object::{Access, Object};
pub use set::{
    Functions, Invocation, MapMethods, Options, Parsed, Reentrant, Template, TemplateSet,
};
pub use string::Str;
pub use trace::{Site, Tracer};
pub use value::{ElemType, Kind, List, Map, MapType, Value};
