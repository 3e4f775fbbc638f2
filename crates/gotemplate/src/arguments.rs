//! Arguments against parameters: Go's `evalArg` for literals and `validateType` for values.

use crate::ast::{File, NodeId, NodeKind, Number};
use crate::builtins::complex;
use crate::function::{ParamType, Signature};
use crate::{Cause, ElemType, Kind, List, Map, MapType, Value};
use std::borrow::Cow;

impl ParamType {
    /// The Go type as messages name it.
    pub fn go_type(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            ParamType::Any => "interface {}",
            ParamType::Reflect => "reflect.Value",
            ParamType::Str => "string",
            ParamType::Bool => "bool",
            ParamType::Int => "int",
            ParamType::Int64 => "int64",
            ParamType::Uint32 => "uint32",
            ParamType::Float64 => "float64",
            ParamType::List => "[]interface {}",
            ParamType::Strings => "[]string",
            ParamType::Bytes => "[]uint8",
            ParamType::Map => "map[string]interface {}",
            ParamType::Named(name) => name,
        })
    }

    /// What nil becomes; None if the type has no nil.
    fn nil(self) -> Option<Value> {
        match self {
            ParamType::Any | ParamType::Reflect => Some(Value::Nil),
            ParamType::List => Some(List::nil(ElemType::Any).into()),
            ParamType::Strings => Some(List::nil(ElemType::Str).into()),
            ParamType::Bytes => Some(Value::Bytes([].as_slice().into())),
            ParamType::Map => Some(Map::nil(MapType::Any).into()),
            ParamType::Named(name) if name.starts_with('*') => Some(Value::Nil),
            _ => None,
        }
    }

    /// The value as this type if Go can assign it: the same type, or a named one with the same structure.
    fn assign(self, value: &Value) -> Option<Value> {
        let fits = match (self, value) {
            (ParamType::Any | ParamType::Reflect, _)
            | (ParamType::Str, Value::Str(_))
            | (ParamType::Bool, Value::Bool(_))
            | (ParamType::Int, Value::Int(_))
            | (ParamType::Int64, Value::Int64(_))
            | (ParamType::Float64, Value::Float(_))
            | (ParamType::Bytes, Value::Bytes(_)) => true,
            (ParamType::List, Value::List(list)) => list.elem() == ElemType::Any,
            (ParamType::Strings, Value::List(list)) => list.elem() == ElemType::Str,
            (ParamType::Map, Value::Map(map)) => {
                let same = matches!(map.map_type(), MapType::Any | MapType::Values);
                return same.then(|| map.as_type(MapType::Any).into());
            }
            (ParamType::Named(name), Value::Object(object)) => {
                let own = object.go_type();
                // A pointer is followed to what it points to.
                own == name || (object.kind() == Kind::Ptr && own.strip_prefix('*') == Some(name))
            }
            (ParamType::List | ParamType::Strings | ParamType::Map, Value::Object(object)) => {
                return object.view().and_then(|view| match view {
                    Value::Object(_) => None,
                    view => self.assign(&view),
                });
            }
            _ => false,
        };
        fits.then(|| value.clone())
    }

    /// Go's `validateType`: the value as this type, or what is wrong with it. `boxed` says that the value is held by an
    /// `interface {}`, as items of lists and maps are.
    pub(crate) fn validate(self, value: &Value, boxed: bool) -> Result<Value, Cause> {
        if matches!(self, ParamType::Any | ParamType::Reflect) {
            return Ok(value.clone());
        }
        if value.is_nil() {
            return match self.nil() {
                Some(nil) if !boxed => Ok(nil),
                None if !boxed => Err(Cause::InvalidValue(self)),
                _ => Err(self.wrong("interface {}".to_owned())),
            };
        }
        self.assign(value).ok_or_else(|| self.wrong(value.go_type()))
    }

    fn wrong(self, got: String) -> Cause {
        Cause::WrongType { wants: self, got }
    }
}

impl Signature {
    /// The type of the argument with this index.
    pub(crate) fn param(&self, index: usize) -> Option<ParamType> {
        self.params.get(index).copied().or(self.variadic)
    }

    /// What is wrong if the number of arguments does not fit. Go does not name a piped one of variadic functions.
    pub(crate) fn count_error(&self, name: &str, args: usize, piped: bool) -> Option<Cause> {
        let count = args + usize::from(piped);
        let want = self.params.len();
        let at_least = self.variadic.is_some();
        let got = if at_least { args } else { count };
        let is_wrong = count < want || (count > want && !at_least);
        is_wrong.then(|| Cause::ArgumentCount { function: name.to_owned(), want, at_least, got })
    }
}

/// What a literal becomes as an argument.
pub(crate) enum Literal {
    /// What it is by itself.
    Ideal,
    /// A value of the parameter's type.
    Value(Value),
    /// It does not fit.
    Error(Cause),
}

/// Types a literal by its parameter.
pub(crate) fn type_literal(file: &File, id: NodeId, param: ParamType) -> Literal {
    let Some(kind) = file.node(id).map(|node| &node.kind) else {
        return Literal::Ideal;
    };
    if matches!(kind, NodeKind::Nil) {
        return match param.nil() {
            Some(value) => Literal::Value(value),
            None => Literal::Error(Cause::NilLiteral(param)),
        };
    }
    let number = match kind {
        NodeKind::Number(number) => **number,
        _ => Number::default(),
    };
    let value = match param {
        ParamType::Any | ParamType::Reflect => return Literal::Ideal,
        ParamType::Str => match kind {
            NodeKind::Str(text) => Some(Value::Str(text.clone())),
            _ => None,
        },
        ParamType::Bool => match kind {
            NodeKind::Bool(on) => Some(Value::Bool(*on)),
            _ => None,
        },
        ParamType::Int => number.int.map(Value::Int),
        ParamType::Int64 => number.int.map(Value::Int64),
        ParamType::Uint32 => {
            // Go stores the low 32 bits without a check.
            number.uint.map(|uint| Value::Uint64(uint & 0xffff_ffff))
        }
        ParamType::Float64 => number.float.map(Value::Float),
        ParamType::List
        | ParamType::Strings
        | ParamType::Bytes
        | ParamType::Map
        | ParamType::Named(_) => {
            return Literal::Error(Cause::UnfitLiteral { wants: param, found: file.text(id) });
        }
    };
    match value {
        Some(value) => Literal::Value(value),
        None => Literal::Error(Cause::WrongLiteral { wants: param, found: file.text(id) }),
    }
}

/// A literal as Go types it by itself: its `idealConstant` and the like. Dot is none.
pub(crate) fn ideal_literal(file: &File, id: NodeId) -> Literal {
    match file.node(id).map(|node| &node.kind) {
        Some(NodeKind::Bool(on)) => Literal::Value(Value::Bool(*on)),
        Some(NodeKind::Str(text)) => Literal::Value(Value::Str(text.clone())),
        Some(NodeKind::Number(number)) => match ideal_number(file, id, **number) {
            Some(value) => Literal::Value(value),
            None => Literal::Error(Cause::Overflow(file.text(id))),
        },
        _ => Literal::Value(Value::Nil),
    }
}

fn ideal_number(file: &File, id: NodeId, number: Number) -> Option<Value> {
    if let Some((real, imaginary)) = number.complex {
        return Some(complex(real, imaginary));
    }
    let text = file.text(id);
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let is_hex_int = hex && !text.contains(['p', 'P']);
    let looks_float = text.contains(['.', 'e', 'E', 'p', 'P']) && !text.starts_with('\'');
    match number.float {
        Some(float) if looks_float && !is_hex_int => Some(Value::Float(float)),
        _ => number.int.map(Value::Int),
    }
}
