//! Values as Go's reflection sees them. Kinds of numbers are kept apart because templates can tell them apart
//! (`typeOf`, `%T`, `eq`); maps are shared by reference because `set` is seen by every holder.

mod cycle;
mod release;

pub use cycle::holds_itself;

use crate::{Object, Str};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Any value a template can hold.
#[derive(Clone)]
pub enum Value {
    /// The untyped nil interface.
    Nil,
    /// Go `bool`.
    Bool(bool),
    /// Go `int`: literals, `len`, `int`.
    Int(i64),
    /// Go `int64`: `--set` integers, `add`, `int64`.
    Int64(i64),
    /// Go `uint8`: what ranging over `[]byte` gives.
    Uint8(u8),
    /// Go `uint64`: semver's parts.
    Uint64(u64),
    /// Go `float64`: every number of YAML and JSON.
    Float(f64),
    /// Go `string`.
    Str(Str),
    /// Go `[]byte`.
    Bytes(Rc<[u8]>),
    /// A slice. Templates cannot change one in place, so it is shared and immutable.
    List(List),
    /// A map, shared and mutable.
    Map(Map),
    /// A struct, pointer or named type.
    Object(Rc<dyn Object>),
}

/// Reflect kinds, as `kindOf` prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The kind of nil.
    Invalid,
    /// bool
    Bool,
    /// int
    Int,
    /// int64
    Int64,
    /// uint8
    Uint8,
    /// uint64
    Uint64,
    /// float64
    Float64,
    /// complex128
    Complex128,
    /// string
    String,
    /// slice
    Slice,
    /// map
    Map,
    /// struct
    Struct,
    /// ptr
    Ptr,
    /// func
    Func,
}

impl Kind {
    /// Go's name of the kind.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Invalid => "invalid",
            Kind::Bool => "bool",
            Kind::Int => "int",
            Kind::Int64 => "int64",
            Kind::Uint8 => "uint8",
            Kind::Uint64 => "uint64",
            Kind::Float64 => "float64",
            Kind::Complex128 => "complex128",
            Kind::String => "string",
            Kind::Slice => "slice",
            Kind::Map => "map",
            Kind::Struct => "struct",
            Kind::Ptr => "ptr",
            Kind::Func => "func",
        }
    }
}

/// Element type of a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElemType {
    /// `[]interface {}`
    Any,
    /// `[]string`
    Str,
    /// `[]int`
    Int,
    /// `[][]interface {}` (`chunk`)
    List,
    /// `[]map[string]interface {}` (TOML tables)
    Map,
}

/// A Go slice.
#[derive(Clone)]
pub struct List {
    elem: ElemType,
    /// None is Go's nil slice, which prints like an empty one but is `null` in JSON.
    items: Option<Rc<Vec<Value>>>,
}

impl List {
    /// `[]interface {}` of these.
    pub fn any(items: Vec<Value>) -> Self {
        Self::new(ElemType::Any, items)
    }

    /// A slice of the given element type; the caller sees to it that the items fit.
    pub fn new(elem: ElemType, items: Vec<Value>) -> Self {
        Self { elem, items: Some(Rc::new(items)) }
    }

    /// The nil slice of an element type.
    pub fn nil(elem: ElemType) -> Self {
        Self { elem, items: None }
    }

    /// `[]string` of these.
    pub fn strings<S: Into<Str>>(items: impl IntoIterator<Item = S>) -> Self {
        Self::new(ElemType::Str, items.into_iter().map(|item| Value::Str(item.into())).collect())
    }

    /// The items.
    pub fn items(&self) -> &[Value] {
        self.items.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The items, without copying them where no one else holds the slice.
    pub fn into_items(mut self) -> Vec<Value> {
        self.items.take().map(Rc::unwrap_or_clone).unwrap_or_default()
    }

    /// Element type.
    pub fn elem(&self) -> ElemType {
        self.elem
    }

    /// Whether it is the nil slice.
    pub fn is_nil(&self) -> bool {
        self.items.is_none()
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.items().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }

    pub(crate) fn holders(&self) -> usize {
        self.items.as_ref().map_or(1, Rc::strong_count)
    }

    /// Identity of the storage; equal for clones.
    pub fn id(&self) -> usize {
        self.items.as_ref().map_or(0, |items| Rc::as_ptr(items) as usize)
    }
}

/// Go type of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapType {
    /// `map[string]interface {}`
    Any,
    /// `common.Values`, a named `map[string]interface {}`: `.Values`, the top context, `.Template`
    Values,
    /// `map[string]string`: `split`, `.Chart.Annotations`
    Str,
    /// `engine.files`, a named `map[string][]byte` with methods: `.Files`
    Files,
}

/// A Go map: shared by reference, iterated in byte order of the keys as Go's `range` and printing do.
#[derive(Clone)]
pub struct Map {
    map_type: MapType,
    nil: bool,
    entries: Rc<RefCell<BTreeMap<Str, Value>>>,
}

impl std::fmt::Debug for Map {
    /// The number of entries alone: maps may hold themselves.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Map of {}", self.len())
    }
}

impl Map {
    /// An empty `map[string]interface {}`.
    pub fn new() -> Self {
        Self::with_type(MapType::Any)
    }

    /// An empty map of a type.
    pub fn with_type(map_type: MapType) -> Self {
        Self { map_type, nil: false, entries: Rc::default() }
    }

    /// The nil map of a type: prints `map[]`, is `null` in JSON.
    pub fn nil(map_type: MapType) -> Self {
        Self { map_type, nil: true, entries: Rc::default() }
    }

    /// The same map seen as another Go type: both share their entries, as a conversion in Go does.
    pub fn as_type(&self, map_type: MapType) -> Self {
        Self { map_type, nil: self.nil, entries: Rc::clone(&self.entries) }
    }

    /// Go type.
    pub fn map_type(&self) -> MapType {
        self.map_type
    }

    /// Whether it is the nil map.
    pub fn is_nil(&self) -> bool {
        self.nil
    }

    /// The value of a key.
    pub fn get(&self, key: &[u8]) -> Option<Value> {
        self.entries.borrow().get(key).cloned()
    }

    /// Whether the key is there, also with a nil value.
    pub fn contains(&self, key: &[u8]) -> bool {
        self.entries.borrow().contains_key(key)
    }

    /// Sets a key; every holder of the map sees it.
    pub fn insert(&self, key: impl Into<Str>, value: impl Into<Value>) {
        self.entries.borrow_mut().insert(key.into(), value.into());
    }

    /// Removes a key.
    pub fn remove(&self, key: &[u8]) -> Option<Value> {
        self.entries.borrow_mut().remove(key)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.entries.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The keys in byte order.
    pub fn keys(&self) -> Vec<Str> {
        self.entries.borrow().keys().cloned().collect()
    }

    /// The entries in byte order of their keys, as they are now.
    pub fn entries(&self) -> Vec<(Str, Value)> {
        self.entries.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// Shows each entry, in byte order of the keys, without copying it. `see` must not change the map.
    pub(crate) fn each(&self, mut see: impl FnMut(&Str, &Value)) {
        self.entries.borrow().iter().for_each(|(key, value)| see(key, value));
    }

    /// A new map of the same type with the same entries (values shared), as Go's `maps.Clone`.
    pub fn shallow_copy(&self) -> Self {
        let entries = self.entries.borrow().clone();
        Self { map_type: self.map_type, nil: self.nil, entries: Rc::new(RefCell::new(entries)) }
    }

    /// The same, but with what `change` makes of the values; None leaves one as it is.
    pub fn copy_with(&self, change: &mut dyn FnMut(&Value) -> Option<Value>) -> Self {
        let mut entries = self.entries.borrow().clone();
        for value in entries.values_mut() {
            if let Some(changed) = change(value) {
                *value = changed;
            }
        }
        Self { map_type: self.map_type, nil: self.nil, entries: Rc::new(RefCell::new(entries)) }
    }

    pub(crate) fn holders(&self) -> usize {
        Rc::strong_count(&self.entries)
    }

    /// Identity: equal for holders of the same map.
    pub fn id(&self) -> usize {
        Rc::as_ptr(&self.entries).cast::<u8>() as usize
    }
}

impl Default for Map {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Into<Str>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl Value {
    /// A Go string value.
    pub fn str(text: impl Into<Str>) -> Self {
        Value::Str(text.into())
    }

    /// Reflect kind of the dynamic value.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Nil => Kind::Invalid,
            Value::Bool(_) => Kind::Bool,
            Value::Int(_) => Kind::Int,
            Value::Int64(_) => Kind::Int64,
            Value::Uint8(_) => Kind::Uint8,
            Value::Uint64(_) => Kind::Uint64,
            Value::Float(_) => Kind::Float64,
            Value::Str(_) => Kind::String,
            Value::Bytes(_) | Value::List(_) => Kind::Slice,
            Value::Map(_) => Kind::Map,
            Value::Object(object) => object.kind(),
        }
    }

    /// Go type as `%T` prints it; nil is `<nil>`.
    pub fn go_type(&self) -> String {
        match self {
            Value::Nil => "<nil>",
            Value::Bytes(_) => "[]uint8",
            Value::List(list) => match list.elem {
                ElemType::Any => "[]interface {}",
                ElemType::Str => "[]string",
                ElemType::Int => "[]int",
                ElemType::List => "[][]interface {}",
                ElemType::Map => "[]map[string]interface {}",
            },
            Value::Map(map) => match map.map_type {
                MapType::Any => "map[string]interface {}",
                MapType::Values => "common.Values",
                MapType::Str => "map[string]string",
                MapType::Files => "engine.files",
            },
            Value::Object(object) => return object.go_type(),
            scalar => scalar.kind().name(),
        }
        .to_owned()
    }

    /// Truth as `text/template`'s `if` and sprig's `empty` see it: zero numbers, "", empty and nil containers,
    /// nil and false are false.
    pub fn truth(&self) -> bool {
        match self {
            Value::Nil => false,
            Value::Bool(value) => *value,
            Value::Int(value) | Value::Int64(value) => *value != 0,
            Value::Uint8(value) => *value != 0,
            Value::Uint64(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Map(map) => !map.is_empty(),
            Value::Object(object) => object.truth(),
        }
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The list, if it is one (not `[]byte`).
    pub fn as_list(&self) -> Option<&List> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&Str> {
        match self {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The value with a named slice or map type seen as the slice or map it is; others as they are.
    pub fn viewed(&self) -> Value {
        match self {
            Value::Object(object) => object.view().unwrap_or_else(|| self.clone()),
            other => other.clone(),
        }
    }

    /// Whether it is the nil interface.
    pub fn is_nil(&self) -> bool {
        matches!(self, Value::Nil)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Str(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Str(text.into())
    }
}

impl From<Str> for Value {
    fn from(text: Str) -> Self {
        Value::Str(text)
    }
}

impl From<List> for Value {
    fn from(list: List) -> Self {
        Value::List(list)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Value::Map(map)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Value::List(List::any(items))
    }
}
