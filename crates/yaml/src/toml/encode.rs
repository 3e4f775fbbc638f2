//! `toml.Encoder`: values first, then tables, keys sorted, sub-tables indented by two spaces.

use super::{quoted, quoted_key};
use crate::json::{EncodeError, replace_invalid_utf8};
use crate::plain::{Plain, plain};
use crate::{depth as nesting, number};
use chartroom_gotemplate::{ElemType, Encoder, List, Str, Value};

/// Nesting that is written.
const MAX_DEPTH: usize = 500;
const NIL_ELEMENT: &str = "toml: cannot encode array with nil element";

/// The TOML of a value. Errors are Go's texts, which Helm's toToml returns as its result, but for nil, where the
/// text is that of a panic which fails the template.
pub fn encode(value: &Value) -> Result<String, String> {
    encode_within(value, usize::MAX).map_err(|error| error.to_string())
}

/// The same for a text of up to about so many bytes: a value that holds another one many times can give far more text
/// than it takes itself.
pub fn encode_within(value: &Value, most: usize) -> Result<String, EncodeError> {
    let mut writer = Writer { out: String::new(), most, looks: most / 16 };
    match view(value) {
        View::Nil => return go("reflect: call of reflect.Value.Type on zero Value"),
        View::Map(map) => writer.table_body(&[], map)?,
        View::List(list) if writer.is_table_array(&list, 0)? => {
            return go("toml: top-level values must be Go maps or structs");
        }
        _ => writer.element(value, 0)?,
    }
    Ok(writer.out)
}

/// A value as the encoder sees it.
enum View {
    Nil,
    Scalar(String),
    List(List),
    /// The entries of a map or the fields of a struct.
    Map(Entries),
}

fn view(value: &Value) -> View {
    if let Value::Bytes(bytes) = value {
        let items = bytes.iter().map(|byte| Value::Uint8(*byte)).collect();
        return View::List(List::new(ElemType::Any, items));
    }
    match plain(value, Encoder::Toml) {
        Plain::Null => View::Nil,
        Plain::Bool(value) => View::Scalar(value.to_string()),
        Plain::Int(value) => View::Scalar(value.to_string()),
        Plain::Uint(value) => View::Scalar(value.to_string()),
        Plain::Float(value) => View::Scalar(float(value)),
        Plain::Str(text) => View::Scalar(quoted(&replace_invalid_utf8(text.as_bytes()))),
        Plain::List(list) => View::List(list),
        Plain::Map(map) => View::Map(named(map.entries())),
        Plain::Struct(fields) => View::Map(named(fields)),
        Plain::Word(text) => View::Scalar(text.to_text().into_owned()),
    }
}

fn named(entries: Vec<(Str, Value)>) -> Entries {
    let named =
        |(key, value): (Str, Value)| (replace_invalid_utf8(key.as_bytes()).into_owned(), value);
    entries.into_iter().map(named).collect()
}

/// A float has a point or an exponent.
fn float(value: f64) -> String {
    match number::format_g(value).as_str() {
        "NaN" if value.is_sign_negative() => "-nan".to_owned(),
        "NaN" => "nan".to_owned(),
        "+Inf" => "inf".to_owned(),
        "-Inf" => "-inf".to_owned(),
        text if text.contains(['e', '.']) => text.to_owned(),
        text => format!("{text}.0"),
    }
}

fn go<T>(text: &str) -> Result<T, EncodeError> {
    Err(EncodeError::Go(text.to_owned()))
}

struct Writer {
    out: String,
    /// How long the text may grow.
    most: usize,
    /// How many items may still be looked at to see how lists are written.
    looks: usize,
}

impl Writer {
    /// Whether all items are maps, so that the list is written as `[[table]]`s. Looks into lists for nils.
    fn is_table_array(&mut self, list: &List, depth: usize) -> Result<bool, EncodeError> {
        let mut tables = !list.is_empty();
        for item in list.items() {
            self.looks = self.looks.checked_sub(1).ok_or(EncodeError::TooLong)?;
            match view(item) {
                View::Nil => return go(NIL_ELEMENT),
                View::Map(_) => {}
                View::List(inner) if depth < MAX_DEPTH => {
                    self.is_table_array(&inner, depth + 1)?;
                    tables = false;
                }
                _ => tables = false,
            }
        }
        Ok(tables)
    }

    fn fits(&self) -> Result<(), EncodeError> {
        if self.out.len() > self.most { Err(EncodeError::TooLong) } else { Ok(()) }
    }

    /// A line break, unless nothing is written yet.
    fn newline(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn table_body(&mut self, path: &[String], map: Entries) -> Result<(), EncodeError> {
        if path.len() > MAX_DEPTH {
            return go(&nesting::not_written(MAX_DEPTH));
        }
        self.fits()?;
        let (values, tables) = self.split(map)?;
        for (key, value) in values {
            self.indent(path.len());
            self.out.push_str(&quoted_key(&key));
            self.out.push_str(" = ");
            self.element(&value, path.len())?;
            self.newline();
        }
        for (key, value) in tables {
            let mut path = path.to_vec();
            path.push(quoted_key(&key));
            match view(&value) {
                View::Map(map) => self.table(&path, map)?,
                View::List(list) => self.tables(&path, &list)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, path: &[String], map: Entries) -> Result<(), EncodeError> {
        if path.len() == 1 {
            self.newline();
        }
        self.header(path, "[", "]");
        self.table_body(path, map)
    }

    fn tables(&mut self, path: &[String], list: &List) -> Result<(), EncodeError> {
        for item in list.items() {
            if let View::Map(map) = view(item) {
                self.newline();
                self.header(path, "[[", "]]");
                self.table_body(path, map)?;
            }
        }
        Ok(())
    }

    fn header(&mut self, path: &[String], open: &str, close: &str) {
        self.indent(path.len() - usize::from(!path.is_empty()));
        self.out.push_str(&format!("{open}{}{close}\n", path.join(".")));
    }

    fn indent(&mut self, depth: usize) {
        (0..depth).for_each(|_| self.out.push_str("  "));
    }

    /// A value within a line.
    fn element(&mut self, value: &Value, depth: usize) -> Result<(), EncodeError> {
        if depth > MAX_DEPTH {
            return go(&nesting::not_written(MAX_DEPTH));
        }
        self.fits()?;
        match view(value) {
            View::Nil => return go(NIL_ELEMENT),
            View::Scalar(text) => self.out.push_str(&text),
            View::List(list) => {
                self.is_table_array(&list, 0)?;
                self.out.push('[');
                for (number, item) in list.items().iter().enumerate() {
                    self.out.push_str(if number > 0 { ", " } else { "" });
                    self.element(item, depth + 1)?;
                }
                self.out.push(']');
            }
            View::Map(map) => self.inline_table(map, depth)?,
        }
        Ok(())
    }

    fn inline_table(&mut self, map: Entries, depth: usize) -> Result<(), EncodeError> {
        // BurntSushi writes the comma before it finds that the last value is nil.
        let last_is_nil = map.last().is_some_and(|(_, value)| matches!(view(value), View::Nil));
        let (values, tables) = self.split(map)?;
        let dangling = last_is_nil && !values.is_empty() && tables.is_empty();
        self.out.push('{');
        for (number, (key, value)) in values.into_iter().chain(tables).enumerate() {
            self.out.push_str(if number > 0 { ", " } else { "" });
            self.out.push_str(&quoted_key(&key));
            self.out.push_str(" = ");
            self.element(&value, depth + 1)?;
        }
        self.out.push_str(if dangling { ", }" } else { "}" });
        Ok(())
    }

    /// The entries that are written as values, and those that are tables; nils are left out.
    fn split(&mut self, map: Entries) -> Result<(Entries, Entries), EncodeError> {
        let (mut values, mut tables) = (Entries::new(), Entries::new());
        for (key, value) in map {
            let table = match view(&value) {
                View::Nil => continue,
                View::Scalar(_) => false,
                View::List(list) => self.is_table_array(&list, 0)?,
                View::Map(_) => true,
            };
            if table { tables.push((key, value)) } else { values.push((key, value)) }
        }
        Ok((values, tables))
    }
}

type Entries = Vec<(String, Value)>;
