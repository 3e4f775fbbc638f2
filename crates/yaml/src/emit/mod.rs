//! The emitters behind toYaml (go-yaml v2, fed with JSON) and toYamlPretty (go-yaml v3): block style only.

mod analyze;
mod fold;
mod keys;
mod scalar;
mod scalar_style;

use crate::plain::{Plain, plain, unwrapped};
use crate::{depth as nesting, number};
use chartroom_gotemplate::{ElemType, Encoder, List, Map, MapType, Str, Value};
use scalar_style::Style;

/// Nesting that is written; beyond it Go would still write, or have found a cycle.
const MAX_DEPTH: usize = 500;

/// Which go-yaml is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Dialect {
    /// `sigs.k8s.io/yaml.Marshal`: JSON, read and written by go-yaml v2.
    V2,
    /// A go-yaml v3 encoder with an indent of 2.
    V3,
}

/// Why nothing is written. Helm prints "" for all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmitError {
    /// A number that JSON lacks.
    NotFinite,
    /// Too deep, or a map that contains itself.
    Depth,
    /// The JSON form cannot be read back by go-yaml: keys over 1024 characters, control characters.
    Unreadable,
    /// It grew longer than it may be.
    TooLong,
}

/// `yaml.Marshal` of `sigs.k8s.io/yaml`, which Helm's toYaml calls: with the final newline.
pub fn to_yaml(value: &Value) -> Result<Vec<u8>, EmitError> {
    to_yaml_within(value, usize::MAX)
}

/// The same for a text of up to about so many bytes: a value that holds another one many times can give far more text
/// than it takes itself.
pub fn to_yaml_within(value: &Value, most: usize) -> Result<Vec<u8>, EmitError> {
    Emitter::new(Dialect::V2, most).document(value)
}

/// go-yaml v3's encoder with `SetIndent(2)`, which Helm's toYamlPretty calls: with the final newline.
pub fn to_yaml_pretty(value: &Value) -> Result<Vec<u8>, EmitError> {
    to_yaml_pretty_within(value, usize::MAX)
}

/// The same for a text of up to about so many bytes.
pub fn to_yaml_pretty_within(value: &Value, most: usize) -> Result<Vec<u8>, EmitError> {
    Emitter::new(Dialect::V3, most).document(value)
}

impl std::fmt::Display for EmitError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            EmitError::NotFinite => out.write_str("a number that JSON lacks"),
            EmitError::Depth => out.write_str(&nesting::not_written(MAX_DEPTH)),
            EmitError::Unreadable => out.write_str("no YAML that can be read back"),
            EmitError::TooLong => out.write_str("a text that is too long"),
        }
    }
}

/// Where a node stands.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Root,
    Item,
    /// A key on one line with its colon.
    SimpleKey,
    /// A key after `? `.
    LongKey,
    Value,
}

/// The state of libyaml's emitter, as far as block style needs it.
struct Emitter {
    dialect: Dialect,
    /// How long the text may grow.
    most: usize,
    out: String,
    /// Characters since the start of the line.
    column: usize,
    /// Indent of the current collection; -1 outside of all.
    indent: isize,
    /// Whether the last thing written was a space or indentation.
    whitespace: bool,
    /// Whether only indentation and indicators stand on the line.
    indention: bool,
}

type Emit = Result<(), EmitError>;

impl Emitter {
    fn new(dialect: Dialect, most: usize) -> Self {
        Self {
            dialect,
            most,
            out: String::new(),
            column: 0,
            indent: -1,
            whitespace: true,
            indention: true,
        }
    }

    fn document(mut self, value: &Value) -> Result<Vec<u8>, EmitError> {
        self.node(value, Role::Root, 0)?;
        self.indent = 0;
        self.write_indent();
        Ok(self.out.into_bytes())
    }

    fn node(&mut self, value: &Value, role: Role, depth: usize) -> Emit {
        if depth > MAX_DEPTH {
            return Err(EmitError::Depth);
        }
        if self.out.len() > self.most {
            return Err(EmitError::TooLong);
        }
        match self.view(value) {
            Plain::Null => self.plain_word("null", role),
            Plain::Bool(value) => self.plain_word(if value { "true" } else { "false" }, role),
            Plain::Int(value) => self.plain_word(&value.to_string(), role),
            Plain::Uint(value) => self.plain_word(&value.to_string(), role),
            Plain::Float(value) => return self.float(value, role),
            Plain::Str(text) => return self.string(&text, role),
            Plain::List(list) if list.is_empty() => self.empty_collection("[", "]"),
            Plain::List(list) => return self.sequence(&list, role, depth),
            Plain::Map(map) if map.is_empty() => self.empty_collection("{", "}"),
            Plain::Map(map) => return self.map(&map, depth),
            Plain::Struct(fields) if self.dialect == Dialect::V3 => {
                return self.mapping(fields, depth);
            }
            Plain::Struct(fields) => return self.map(&fields.into_iter().collect(), depth),
            Plain::Word(text) => self.plain_word(&text.to_text(), role),
        }
        Ok(())
    }

    /// go-yaml v3 sees the Go value itself: nil slices and maps are empty ones, bytes a list of numbers.
    fn view(&self, value: &Value) -> Plain {
        if self.dialect == Dialect::V2 {
            return plain(value, Encoder::Json);
        }
        match unwrapped(value, Encoder::Yaml) {
            Ok(Value::List(list)) => Plain::List(list),
            Ok(Value::Map(map)) => Plain::Map(map),
            Ok(Value::Bytes(bytes)) => {
                let items = bytes.iter().map(|byte| Value::Uint8(*byte)).collect();
                Plain::List(List::new(ElemType::Any, items))
            }
            Ok(value) => plain(&value, Encoder::Yaml),
            Err(plain) => plain,
        }
    }

    /// A float: for v2 its JSON text, which go-yaml reads as an integer if it looks like one.
    fn float(&mut self, value: f64, role: Role) -> Emit {
        let text = match (self.dialect, value.is_finite()) {
            (Dialect::V2, false) => return Err(EmitError::NotFinite),
            (Dialect::V2, true) => match number::parse_integer(&number::format_json(value)) {
                Some(number::Integer::Signed(value)) => value.to_string(),
                Some(number::Integer::Unsigned(value)) => value.to_string(),
                None => number::format_g(value),
            },
            (Dialect::V3, true) => number::format_g(value),
            (Dialect::V3, false) if value.is_nan() => ".nan".to_owned(),
            (Dialect::V3, false) => if value > 0.0 { ".inf" } else { "-.inf" }.to_owned(),
        };
        self.plain_word(&text, role);
        Ok(())
    }

    fn string(&mut self, text: &Str, role: Role) -> Emit {
        if self.out.len().saturating_add(text.len()) > self.most {
            return Err(EmitError::TooLong);
        }
        match self.dialect {
            Dialect::V2 => {
                let text = fold::through_json(text.as_bytes()).ok_or(EmitError::Unreadable)?;
                self.scalar(&text, role);
            }
            Dialect::V3 => match text.as_str() {
                Some(text) => self.scalar(text, role),
                None => self.binary(text, role),
            },
        }
        Ok(())
    }

    /// go-yaml v3 writes strings that are not UTF-8 as `!!binary`.
    fn binary(&mut self, text: &Str, role: Role) {
        self.write_indicator("!!binary", true, false, false);
        self.styled(&crate::base64::encode(text.as_bytes()), Style::Plain, role);
    }

    fn empty_collection(&mut self, open: &str, close: &str) {
        self.write_indicator(open, true, true, false);
        self.write_indicator(close, false, false, false);
    }

    fn sequence(&mut self, list: &List, role: Role, depth: usize) -> Emit {
        let outer = self.indent;
        // In v2 a sequence under a key is not indented.
        let indentless = self.dialect == Dialect::V2 && role == Role::Value && !self.indention;
        self.increase_indent(false, indentless);
        for item in list.items() {
            self.write_indent();
            self.write_indicator("-", true, false, true);
            self.node(item, Role::Item, depth + 1)?;
        }
        self.indent = outer;
        Ok(())
    }

    fn map(&mut self, map: &Map, depth: usize) -> Emit {
        let mut entries = self.sorted_entries(map)?;
        if (map.map_type(), self.dialect) == (MapType::Files, Dialect::V2) {
            // engine.files holds bytes.
            for (_, value) in &mut entries {
                if let Value::Str(text) = value {
                    *value = Value::Bytes(text.as_bytes().into());
                }
            }
        }
        self.mapping(entries, depth)
    }

    fn mapping(&mut self, entries: Vec<(Str, Value)>, depth: usize) -> Emit {
        let outer = self.indent;
        self.increase_indent(false, false);
        for (key, value) in entries {
            self.write_indent();
            self.key(&key)?;
            self.node(&value, Role::Value, depth + 1)?;
        }
        self.indent = outer;
        Ok(())
    }

    /// The entries in go-yaml's order. For v2 the keys have been through JSON, where they can become equal; the
    /// last one stays.
    fn sorted_entries(&self, map: &Map) -> Result<Vec<(Str, Value)>, EmitError> {
        let mut entries = map.entries();
        if self.dialect == Dialect::V2 {
            for (key, _) in &mut entries {
                if let Some(text) =
                    fold::key_through_json(key.as_bytes()).ok_or(EmitError::Unreadable)?
                {
                    *key = text.into();
                }
            }
        }
        Ok(keys::sort(entries, self.dialect))
    }

    /// A key with its colon. Keys over 128 bytes, or over several lines, are written after `? `.
    fn key(&mut self, key: &Str) -> Emit {
        let text = key.to_text();
        let simple = key.len() <= 128
            && key.as_str().is_some()
            && !analyze::analyze(&text, self.dialect).multiline;
        if simple {
            self.scalar(&text, Role::SimpleKey);
            self.write_indicator(":", false, false, false);
            return Ok(());
        }
        self.write_indicator("?", true, false, true);
        match self.dialect {
            Dialect::V2 => self.scalar(&text, Role::LongKey),
            Dialect::V3 => self.string(key, Role::LongKey)?,
        }
        self.write_indent();
        self.write_indicator(":", true, false, true);
        Ok(())
    }

    fn increase_indent(&mut self, flow: bool, indentless: bool) {
        if self.indent < 0 {
            self.indent = if flow { 2 } else { 0 };
        } else if !indentless {
            self.indent += 2;
        }
    }

    fn put(&mut self, char: char) {
        self.out.push(char);
        self.column += 1;
    }

    fn put_break(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    /// Starts a line at the current indent, or fills up to it.
    fn write_indent(&mut self) {
        let indent = self.indent.max(0) as usize;
        if !self.indention || self.column > indent || (self.column == indent && !self.whitespace) {
            self.put_break();
        }
        while self.column < indent {
            self.put(' ');
        }
        self.whitespace = true;
        self.indention = true;
    }

    fn write_indicator(
        &mut self,
        indicator: &str,
        needs_space: bool,
        is_space: bool,
        is_indention: bool,
    ) {
        if needs_space && !self.whitespace {
            self.put(' ');
        }
        indicator.chars().for_each(|char| self.put(char));
        self.whitespace = is_space;
        self.indention = self.indention && is_indention;
    }
}
