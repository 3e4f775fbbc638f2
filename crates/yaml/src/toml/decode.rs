//! `toml.Unmarshal` into a `map[string]interface {}`.

use super::datetime::DateTime;
use super::lex::{Failure, Item, Kind, Lexer};
use super::tables::{Context, Tables};
use super::{number, strings};
use chartroom_gotemplate::fmt::quote;
use chartroom_gotemplate::{Map, Value};
use std::rc::Rc;

/// Nesting that is read.
const MAX_DEPTH: usize = 200;
const UTF16: &str =
    "files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8";

/// The value of a TOML text: integers are int64, arrays of tables `[]map[string]interface {}`, dates `time.Time`.
/// The error is BurntSushi's text with line and last key.
pub fn decode(bytes: &[u8]) -> Result<Value, String> {
    let marks: [&[u8]; 3] = [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"];
    let bytes = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    if bytes.iter().take(6).any(|byte| *byte == 0) {
        return Err(format!("toml: line 1: {UTF16}"));
    }
    let mut decoder = Decoder {
        lexer: Lexer::new(bytes),
        tables: Tables::default(),
        context: Context::default(),
        key: String::new(),
        line: 1,
    };
    match decoder.document() {
        Ok(()) => Ok(Value::Map(decoder.tables.root)),
        Err(failure) => Err(decoder.located(&failure)),
    }
}

struct Decoder<'a> {
    lexer: Lexer<'a>,
    tables: Tables,
    /// The table that keys belong to.
    context: Context,
    /// The key whose value is being read.
    key: String,
    /// Where the part of a key stands that was read last.
    line: usize,
}

type Read<T> = Result<T, Failure>;

fn wrong<T>(line: usize, message: impl Into<String>) -> Read<T> {
    Err(Failure { line, message: message.into() })
}

impl<'a> Decoder<'a> {
    fn located(&self, failure: &Failure) -> String {
        let Failure { line, message } = failure;
        // BurntSushi shows a key at the top as it is, and quotes the parts of longer ones.
        let last = match (self.context.is_empty(), self.key.is_empty()) {
            (true, _) => self.key.clone(),
            (false, true) => self.context.to_string(),
            (false, false) => format!("{}.{}", self.context, self.key),
        };
        if last.is_empty() {
            return format!("toml: line {line}: {message}");
        }
        format!("toml: line {line} (last key {}): {message}", quote(last.as_bytes()))
    }

    /// What a step of the tables says, at the key that was read last.
    fn at_key<T>(&self, outcome: Result<T, String>) -> Read<T> {
        outcome.or_else(|message| wrong(self.line, message))
    }

    fn document(&mut self) -> Read<()> {
        loop {
            match self.lexer.item()?.kind {
                Kind::Eof => return Ok(()),
                Kind::Table => self.header(Kind::TableEnd)?,
                Kind::ArrayTable => self.header(Kind::ArrayTableEnd)?,
                _ => {
                    let outer = self.context.clone();
                    self.pair(0)?;
                    self.context = outer;
                    self.key.clear();
                }
            }
        }
    }

    /// The parts of a key up to its end.
    fn parts(&mut self, end: Kind) -> Read<Vec<String>> {
        let mut parts = Vec::new();
        loop {
            let item = self.lexer.item()?;
            self.line = item.line;
            match item.kind {
                kind if kind == end => return Ok(parts),
                Kind::Escaped => parts.push(strings::unescaped(item.text, item.line)?),
                _ => parts.push(item.text.to_owned()),
            }
        }
    }

    /// `[table]` or `[[array.of.tables]]`.
    fn header(&mut self, end: Kind) -> Read<()> {
        let parts = self.parts(end)?;
        self.open(&parts, end == Kind::ArrayTableEnd)
    }

    fn open(&mut self, parts: &[String], array: bool) -> Read<()> {
        let outcome = self.tables.open(&mut self.context, parts, array);
        self.at_key(outcome)
    }

    /// `key = value`, into the table of the context; says what it set, where within that table.
    fn pair(&mut self, depth: usize) -> Read<(Vec<String>, Value)> {
        let mut parts = self.parts(Kind::KeyEnd)?;
        self.key = parts.pop().unwrap_or_default();
        for part in &parts {
            let mut path = self.context.parts().to_vec();
            path.push(part.clone());
            self.tables.imply(&path);
            self.open(&path, false)?;
        }
        let item = self.lexer.item()?;
        let value = self.value(item, depth, false)?;
        let outcome = self.tables.set(&self.context, &self.key, value.clone());
        self.at_key(outcome)?;
        self.tables.is_value(&self.context, &self.key, item.kind == Kind::Array);
        Ok((parts, value))
    }

    fn value(&mut self, item: Item<'a>, depth: usize, in_array: bool) -> Read<Value> {
        if depth > MAX_DEPTH {
            return wrong(item.line, "nested too deeply");
        }
        let Item { kind, text, line } = item;
        let text = match kind {
            Kind::Array => return self.array(depth),
            Kind::InlineTable => return self.inline_table(depth, in_array),
            Kind::Escaped => strings::unescaped(text, line)?,
            Kind::Multiline => strings::multiline(text, line)?,
            Kind::RawMultiline => strings::without_first_newline(text).to_owned(),
            Kind::Bool => return Ok(Value::Bool(text == "true")),
            Kind::Integer => return number::integer(text).or_else(|message| wrong(line, message)),
            Kind::Float => return number::float(text).or_else(|message| wrong(line, message)),
            Kind::Datetime => return datetime(text, line),
            _ => text.to_owned(),
        };
        Ok(Value::from(text))
    }

    fn array(&mut self, depth: usize) -> Read<Value> {
        self.tables.is_value(&self.context, &self.key, true);
        let mut items = Vec::new();
        loop {
            let item = self.lexer.item()?;
            if item.kind == Kind::ArrayEnd {
                return Ok(Value::from(items));
            }
            items.push(self.value(item, depth + 1, true)?);
        }
    }

    /// An inline table. What it sets stands in the tables, too, as long as it is read: so a key twice is found.
    fn inline_table(&mut self, depth: usize, in_array: bool) -> Read<Value> {
        let table = Map::new();
        let outer = (self.context.clone(), std::mem::take(&mut self.key));
        self.context.push(&outer.1);
        let inner = self.context.clone();
        self.tables.imply(inner.parts());
        self.open(inner.parts(), in_array)?;
        while self.lexer.item()?.kind != Kind::InlineTableEnd {
            let (parents, value) = self.pair(depth + 1)?;
            let mut within = table.clone();
            for parent in &parents {
                if !within.contains(parent.as_bytes()) {
                    within.insert(parent.as_str(), Map::new());
                }
                let next = within.get(parent.as_bytes());
                let Some(Value::Map(next)) = next else {
                    let path = quote(self.context.to_string().as_bytes());
                    return wrong(self.line, format!("{path} is not a table"));
                };
                within = next;
            }
            within.insert(self.key.as_str(), value);
            self.context = inner.clone();
        }
        (self.context, self.key) = outer;
        Ok(Value::Map(table))
    }
}

/// A date or time; a message shows it with `T` and `Z`.
fn datetime(text: &str, line: usize) -> Read<Value> {
    let text = text.replace(['t', ' '], "T").replace('z', "Z");
    match DateTime::parse(&text) {
        Some(time) => Ok(Value::Object(Rc::new(time))),
        None => wrong(line, format!("invalid datetime: {}", quote(text.as_bytes()))),
    }
}
