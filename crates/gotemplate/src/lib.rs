//! Go's `text/template`, as of Go 1.26: values as Go sees them, lexer, parser, executor, `fmt`, built-ins and
//! source map. It knows nothing of Helm: functions, and those that run other templates, are handed in.
//!
//! # Use
//!
//! ```
//! use chartroom_gotemplate::{Env, FunctionTable, Functions, Map, Options, TemplateSet};
//! use std::rc::Rc;
//!
//! // The functions: plain ones, and re-entrant ones such as `include` by `Functions::add_reentrant`.
//! let functions = Rc::new(Functions::new(FunctionTable::default()));
//! let mut set = TemplateSet::new(functions);
//! set.parse("t/templates/_helpers.tpl", "{{ define \"name\" }}<{{ . }}>{{ end }}")?;
//! let main = set.parse("t/templates/a.yaml", "a: {{ template \"name\" .a }}")?;
//! set.freeze();
//!
//! let data = Map::from_iter([("a", 1.0)]);
//! let (env, options) = (Env::new(0, 0, 1), Options { map: true });
//! let output = Rc::new(set).execute(&main, data.into(), &env, &options)?;
//! assert_eq!(output.text, b"a: <1>");
//! let map = output.map.unwrap();
//! let origin = &map.at(4).unwrap().origin;
//! assert_eq!(&*map.source(origin).unwrap().name.to_text(), "t/templates/_helpers.tpl");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where is…
//!
//! | | |
//! | --- | --- |
//! | tokens | `lex/` |
//! | syntax and its errors | `parse/`, the tree in [`ast`] |
//! | instructions made of trees | `compile/` |
//! | the loop that executes them | `vm/` |
//! | the rules for arguments | `arguments.rs` |
//! | `eq`, `index`, `html` … | `builtins/` |
//! | `printf`, `%v`, `%q` | [`fmt`] |
//! | what a render may take | [`budget`], `vm/charges.rs` |
//! | which node wrote what | `map.rs`, `vm/mapper.rs` |
//! | what each piece of output was computed from | `trace/`, `pieces.rs`, `vm/mapper.rs` |

mod arguments;
pub mod ast;
pub mod budget;
mod builtins;
mod compile;
mod error;
pub mod fmt;
mod function;
mod lex;
mod map;
mod object;
mod parse;
mod pieces;
mod set;
mod string;
mod trace;
mod value;
mod vm;

pub use budget::{Budget, Limits};
pub use error::{
    Blame, CallSite, Callee, Cause, Clause, ExecError, LexCause, Limit, Link, Made, ParseCause,
    ParseError, Place, TemplateError, Unexpected,
};
pub use function::{
    Entropy, Env, FuncError, Function, FunctionTable, NativeFn, ParamType, Price, Seed, Signature,
    Zones,
};
pub use map::{Call, Mark, Origin, Output, Segment, SourceMap};
pub use object::{Access, Encoded, Encoder, Object};
pub use parse::hex_float;
pub use set::{
    Functions, Invocation, MapMethods, Options, Parsed, Reentrant, Template, TemplateSet,
};
pub use string::{Str, find};
pub use trace::{Atom, CHANCE, Decision, Key, Layout, Part, PartKey, Rule, Scope, Taint, Trace};
pub use value::{ElemType, Kind, List, Map, MapType, Value, holds_itself};
