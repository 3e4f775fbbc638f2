//! The functions of `text/template` itself.

mod compare;
mod complex;
mod escape;
mod index;

use crate::function::{FuncError, ParamType, Price, Signature};
use crate::trace::Rule;
use crate::{Budget, Kind, Str, Value};

pub(crate) use complex::complex;
pub(crate) use index::{list_items_boxed, map_items_boxed, missing_item};

/// A built-in function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Builtin {
    And,
    Or,
    Not,
    Call,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Index,
    Slice,
    Len,
    Print,
    Printf,
    Println,
    Html,
    Js,
    Urlquery,
}

/// An argument, and whether it is held by an `interface {}`; nil that is not is Go's invalid value.
#[derive(Clone, Copy)]
pub(crate) struct Arg<'a> {
    pub(crate) value: &'a Value,
    pub(crate) boxed: bool,
}

/// A result; `boxed` as for [`Arg`].
pub(crate) type Outcome = Result<(Value, bool), FuncError>;

impl Builtin {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "and" => Self::And,
            "or" => Self::Or,
            "not" => Self::Not,
            "call" => Self::Call,
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "lt" => Self::Lt,
            "le" => Self::Le,
            "gt" => Self::Gt,
            "ge" => Self::Ge,
            "index" => Self::Index,
            "slice" => Self::Slice,
            "len" => Self::Len,
            "print" => Self::Print,
            "printf" => Self::Printf,
            "println" => Self::Println,
            "html" => Self::Html,
            "js" => Self::Js,
            "urlquery" => Self::Urlquery,
            _ => return None,
        })
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
            Self::Not => "not",
            Self::Call => "call",
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::Index => "index",
            Self::Slice => "slice",
            Self::Len => "len",
            Self::Print => "print",
            Self::Printf => "printf",
            Self::Println => "println",
            Self::Html => "html",
            Self::Js => "js",
            Self::Urlquery => "urlquery",
        }
    }

    /// What its result is computed from.
    pub(crate) fn rule(self) -> Rule {
        match self {
            Self::Not | Self::Len => Rule::Shape,
            Self::Index => Rule::Index,
            Self::Print | Self::Printf | Self::Println => Rule::Text,
            _ => Rule::All,
        }
    }

    pub(crate) fn price(self) -> Price {
        let weight = match self {
            Self::Urlquery => 16,
            Self::Js | Self::Printf => 8,
            Self::Html | Self::Print | Self::Println => 4,
            _ => 1,
        };
        Price { weight, ..Price::PLAIN }
    }

    pub(crate) fn signature(self) -> Signature {
        const ANY: Option<ParamType> = Some(ParamType::Any);
        const REFLECT: Option<ParamType> = Some(ParamType::Reflect);
        let (params, variadic): (&'static [ParamType], _) = match self {
            Self::And | Self::Or | Self::Call | Self::Index | Self::Slice | Self::Eq => {
                (&[ParamType::Reflect], REFLECT)
            }
            Self::Not | Self::Len => (&[ParamType::Reflect], None),
            Self::Ne | Self::Lt | Self::Le | Self::Gt | Self::Ge => {
                (&[ParamType::Reflect, ParamType::Reflect], None)
            }
            Self::Printf => (&[ParamType::Str], ANY),
            Self::Print | Self::Println | Self::Html | Self::Js | Self::Urlquery => (&[], ANY),
        };
        Signature { params, variadic }
    }

    /// Calls it. `callee` is the text of the first argument, which `call` names in its errors.
    pub(crate) fn call(
        self,
        budget: &Budget,
        values: &[Value],
        boxed: &[bool],
        callee: &dyn Fn() -> String,
    ) -> Outcome {
        let args = || values.iter().zip(boxed).map(|(value, boxed)| Arg { value, boxed: *boxed });
        let first = args().next().unwrap_or(Arg { value: &Value::Nil, boxed: false });
        let second = values.get(1).unwrap_or(&Value::Nil);
        let truth = |value: Result<bool, FuncError>| value.map(|value| (Value::Bool(value), false));
        match self {
            // The executor itself stops at the argument that decides.
            Self::And | Self::Or => Ok((first.value.clone(), first.boxed)),
            Self::Not => Ok((Value::Bool(!truth_of(first.value)), false)),
            Self::Call => Err(call_error(first.value, &callee())),
            Self::Eq => truth(compare::eq(values)),
            Self::Ne => truth(compare::eq(values).map(|equal| !equal)),
            Self::Lt => truth(compare::lt(first.value, second)),
            Self::Le => truth(compare::le(first.value, second)),
            Self::Gt => truth(compare::le(first.value, second).map(|below| !below)),
            Self::Ge => truth(compare::lt(first.value, second).map(|below| !below)),
            Self::Index => index::index(args()),
            Self::Slice => index::slice(values),
            Self::Len => index::len(first),
            Self::Print => text(budget.sprint(values)?),
            Self::Println => text(budget.sprintln(values)?),
            Self::Printf => {
                let (format, rest) = values.split_first().unwrap_or((&Value::Nil, &[]));
                text(budget.sprintf(format.as_str().map_or(b"", Str::as_bytes), rest)?)
            }
            Self::Html => escaped(budget, values, escape::html),
            Self::Js => escaped(budget, values, escape::js),
            Self::Urlquery => escaped(budget, values, escape::url_query),
        }
    }
}

fn text(text: Str) -> Outcome {
    Ok((Value::Str(text), false))
}

fn escaped(budget: &Budget, values: &[Value], escape: fn(&Str, usize) -> Option<Str>) -> Outcome {
    match escape(&joined(budget, values)?, budget.room()) {
        Some(escaped) => text(escaped),
        None => Err(budget.too_long()),
    }
}

/// Truth as `if` sees it, with named slices and maps seen as what they are.
pub(crate) fn truth_of(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.view().map_or_else(|| object.truth(), |view| view.truth()),
        other => other.truth(),
    }
}

fn call_error(callee: &Value, text: &str) -> FuncError {
    match callee {
        Value::Nil => FuncError::new("call of nil"),
        other => FuncError::new(format!("non-function {text} of type {}", other.go_type())),
    }
}

/// Go's `evalArgs`: one string as it is, anything else through `fmt.Sprint` as an action would print it.
fn joined(budget: &Budget, values: &[Value]) -> Result<Str, FuncError> {
    if let [Value::Str(text)] = values {
        return Ok(text.clone());
    }
    let printable = values.iter().map(|value| match value {
        Value::Nil => Value::str("<no value>"),
        Value::Object(object) if object.kind() == Kind::Ptr => Value::Str(object.action_text()),
        other => other.clone(),
    });
    budget.sprint(&printable.collect::<Vec<_>>())
}
