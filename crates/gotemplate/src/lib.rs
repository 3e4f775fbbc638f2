//! Go's `text/template`, as of Go 1.26: values as Go sees them, lexer, parser, executor, `fmt`, built-ins and
//! source map. It knows nothing of Helm: functions, and those that run other templates, are handed in.

pub mod ast;
mod error;
pub mod fmt;
mod function;
mod lex;
mod object;
mod parse;
mod string;
mod value;

pub use error::{
    CallSite, Callee, Cause, ExecError, Limit, Link, ParseError, Place, TemplateError,
};
pub use function::{
    Env, FuncError, Function, FunctionTable, NativeFn, ParamType, Signature, Zones,
};
pub use object::{Access, Object};
pub use string::Str;
pub use value::{ElemType, Kind, List, Map, MapType, Value};
