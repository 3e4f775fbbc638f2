//! `toml.Unmarshal` into a `map[string]interface {}`.

use super::lex::{Cursor, Lex};
use super::quoted_key;
use chartroom_gotemplate::{ElemType, List, Map, Value};
use std::collections::HashSet;

/// Nesting that is read.
const MAX_DEPTH: usize = 200;

/// The value of a TOML text: integers are int64, arrays of tables `[]map[string]interface {}`, dates `time.Time`.
/// The error is BurntSushi's text with line and last key.
pub fn decode(text: &str) -> Result<Value, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let cursor = Cursor { text, offset: 0, line: 1 };
    let mut decoder = Decoder { cursor, scope: Scope::default() };
    match decoder.document() {
        Ok(()) => Ok(Value::Map(decoder.scope.table)),
        Err(message) => Err(decoder.located(&message)),
    }
}

struct Decoder<'a> {
    cursor: Cursor<'a>,
    scope: Scope,
}

/// The document, or an inline table.
#[derive(Default)]
struct Scope {
    table: Map,
    /// Where the table is, for messages.
    path: Vec<String>,
    /// The table within, that keys belong to.
    context: Vec<String>,
    /// The key whose value is being read.
    key: Option<String>,
    /// The key that was read last.
    last: Option<String>,
    /// Tables that exist only because a longer key names them: they may be defined once more.
    implicit: HashSet<Vec<String>>,
}

impl Decoder<'_> {
    fn located(&self, message: &str) -> String {
        let Scope { path, context, key, .. } = &self.scope;
        let path: Vec<String> =
            path.iter().chain(context).chain(key).map(|key| quoted_key(key)).collect();
        // The end of the text belongs to its last line.
        let ended = (message.starts_with("unexpected EOF") || message.ends_with("got end of file"))
            && self.cursor.text.ends_with('\n');
        let line = self.cursor.line - usize::from(ended);
        if path.is_empty() {
            return format!("toml: line {line}: {message}");
        }
        format!("toml: line {line} (last key {}): {message}", crate::quote::quote(&path.join(".")))
    }

    /// The path of a key of the context.
    fn path_of(&self, key: &str) -> Vec<String> {
        let Scope { path, context, .. } = &self.scope;
        path.iter().chain(context).cloned().chain([key.to_owned()]).collect()
    }

    fn document(&mut self) -> Lex<()> {
        loop {
            self.cursor.pass_space()?;
            match self.cursor.peek() {
                None => return Ok(()),
                Some('[') => self.header()?,
                Some(_) => self.pair(0)?,
            }
            self.end_of_item()?;
        }
    }

    fn end_of_item(&mut self) -> Lex<()> {
        self.cursor.pass_blanks();
        match self.cursor.peek() {
            None | Some('\n') => Ok(()),
            Some('#') => self.cursor.comment(),
            Some('\r') => self.cursor.pass_space(),
            Some(_) => Err(format!(
                "expected a top-level item to end with a newline, comment, or EOF, but got {} instead",
                self.cursor.shown()
            )),
        }
    }

    /// `[table]` or `[[array.of.tables]]`.
    fn header(&mut self) -> Lex<()> {
        self.cursor.skip();
        let array = self.cursor.eat("[");
        let mut key = Vec::new();
        loop {
            self.cursor.pass_blanks();
            key.push(self.header_part()?);
            self.cursor.pass_blanks();
            if self.cursor.eat("]") {
                break;
            }
            if !self.cursor.eat(".") {
                return self.in_header("expected '.' or ']' to end table name");
            }
        }
        if array && !self.cursor.eat("]") {
            return self.in_header("expected end of table array name delimiter ']'");
        }
        self.open_table(key, array)
    }

    fn header_part(&mut self) -> Lex<String> {
        if let Some(part) = self.cursor.key_part()? {
            return Ok(part);
        }
        match self.cursor.peek() {
            Some(']') | None => {
                Err("unexpected end of table name (table names cannot be empty)".to_owned())
            }
            Some('.') => Err("unexpected table separator (table names cannot be empty)".to_owned()),
            Some(_) => self.in_header("expected '.' or ']' to end table name"),
        }
    }

    /// An error at the character here; a newline has been passed then, and counts.
    fn in_header<T>(&mut self, wanted: &str) -> Lex<T> {
        let shown = self.cursor.shown();
        self.cursor.line += usize::from(self.cursor.peek() == Some('\n'));
        Err(format!("{wanted}, but got {shown} instead"))
    }

    /// Makes the table of a key the context (`addContext`).
    fn open_table(&mut self, mut key: Vec<String>, array: bool) -> Lex<()> {
        let Some(last) = key.pop() else {
            return Ok(());
        };
        self.scope.context.clear();
        let mut table = self.scope.table.clone();
        let mut path = Vec::new();
        for part in key {
            path.push(part.clone());
            if !table.contains(part.as_bytes()) {
                self.scope.implicit.insert(path.clone());
                table.insert(part.as_str(), Map::new());
            }
            table = inner(&table, &part)
                .ok_or_else(|| format!("Key '{}' was already created as a hash.", dotted(&path)))?;
        }
        self.scope.context = path;
        if array {
            self.append_table(&table, &last)?
        } else {
            self.set(&last, Value::Map(Map::new()))?
        }
        self.scope.context.push(last);
        Ok(())
    }

    fn append_table(&mut self, table: &Map, key: &str) -> Lex<()> {
        let mut items = match table.get(key.as_bytes()) {
            None => Vec::new(),
            Some(Value::List(list)) if list.elem() == ElemType::Map => list.items().to_vec(),
            Some(_) => {
                let path = dotted(&self.path_of(key));
                return Err(format!(
                    "Key '{path}' was already created and cannot be used as an array."
                ));
            }
        };
        items.push(Value::Map(Map::new()));
        table.insert(key, List::new(ElemType::Map, items));
        Ok(())
    }

    /// Sets a key in the table of the context (`setValue`). A table that was only implied may be defined once.
    fn set(&mut self, key: &str, value: Value) -> Lex<()> {
        let mut table = self.scope.table.clone();
        for (number, part) in self.scope.context.iter().enumerate() {
            table = inner(&table, part).ok_or_else(|| {
                let path = self.scope.context.get(..=number).unwrap_or(&[]);
                format!("Key '{}' has already been defined.", dotted(path))
            })?;
        }
        if table.contains(key.as_bytes()) {
            let path = self.path_of(key);
            if self.scope.implicit.remove(&path) {
                return Ok(());
            }
            return Err(format!("Key '{}' has already been defined.", dotted(&path)));
        }
        table.insert(key, value);
        Ok(())
    }

    /// `key = value`.
    fn pair(&mut self, depth: usize) -> Lex<()> {
        let outer = (self.scope.context.clone(), self.scope.key.take());
        let mut key = self.key()?;
        let last = key.pop().unwrap_or_default();
        for part in key {
            self.open_implicit(part)?;
        }
        self.scope.key = Some(last.clone());
        self.cursor.pass_blanks();
        let value = self.value(depth, &last)?;
        self.set(&last, value)?;
        (self.scope.context, self.scope.key) = outer;
        self.scope.last = Some(last);
        Ok(())
    }

    /// The table of a part of a dotted key.
    fn open_implicit(&mut self, part: String) -> Lex<()> {
        let path = self.path_of(&part);
        self.scope.implicit.insert(path);
        self.set(&part, Value::Map(Map::new()))?;
        self.scope.context.push(part);
        Ok(())
    }

    /// The parts of a key up to and with the `=`.
    fn key(&mut self) -> Lex<Vec<String>> {
        let mut key = Vec::new();
        loop {
            self.cursor.pass_blanks();
            match (self.cursor.key_part()?, self.cursor.peek()) {
                (Some(part), _) => key.push(part),
                (None, Some('=') | None) if !key.is_empty() => {
                    return Err("unexpected '='".to_owned());
                }
                (None, Some('.')) if !key.is_empty() => return Err("unexpected '.'".to_owned()),
                (None, Some('=')) => {
                    return Err("unexpected '=': key name appears blank".to_owned());
                }
                (None, Some('.')) => {
                    return Err("unexpected '.': keys cannot start with a '.'".to_owned());
                }
                (None, _) => return Err(self.no_key_end()),
            }
            self.cursor.pass_blanks();
            if self.cursor.eat("=") {
                return Ok(key);
            }
            if !self.cursor.eat(".") {
                return Err(self.no_key_end());
            }
        }
    }

    fn no_key_end(&self) -> String {
        match self.cursor.peek() {
            None => "unexpected EOF; expected key separator '='".to_owned(),
            Some(_) => format!("expected '.' or '=', but got {} instead", self.cursor.shown()),
        }
    }

    fn value(&mut self, depth: usize, key: &str) -> Lex<Value> {
        if depth > MAX_DEPTH {
            return Err("nested too deeply".to_owned());
        }
        match self.cursor.peek() {
            Some('[') => self.array(depth, key),
            Some('{') => self.inline_table(depth, key),
            _ => self.cursor.scalar(),
        }
    }

    fn array(&mut self, depth: usize, key: &str) -> Lex<Value> {
        self.cursor.skip();
        let mut items = Vec::new();
        loop {
            self.cursor.pass_space()?;
            match self.cursor.peek() {
                Some(']') => break,
                Some(',') => return Err("unexpected comma".to_owned()),
                _ => items.push(self.value(depth + 1, key)?),
            }
            self.cursor.pass_space()?;
            match self.cursor.peek() {
                Some(',') => self.cursor.skip(),
                Some(']') => break,
                other => {
                    let found = other.map_or("end of file".to_owned(), |_| self.cursor.shown());
                    return Err(format!(
                        "expected a comma (',') or array terminator (']'), but got {found}"
                    ));
                }
            }
        }
        self.cursor.skip();
        Ok(Value::from(items))
    }

    /// An inline table: a scope of its own.
    fn inline_table(&mut self, depth: usize, key: &str) -> Lex<Value> {
        self.cursor.skip();
        let table = Map::new();
        let inner = Scope { table: table.clone(), path: self.path_of(key), ..Scope::default() };
        let outer = std::mem::replace(&mut self.scope, inner);
        self.inline_pairs(depth)?;
        self.scope = outer;
        Ok(Value::Map(table))
    }

    fn inline_pairs(&mut self, depth: usize) -> Lex<()> {
        loop {
            self.cursor.pass_space()?;
            match self.cursor.peek() {
                Some('}') => break,
                Some(',') => return Err("unexpected comma".to_owned()),
                _ => self.pair(depth + 1)?,
            }
            self.cursor.pass_space()?;
            match self.cursor.peek() {
                Some(',') => self.cursor.skip(),
                Some('}') => break,
                other => {
                    let found = other.map_or("end of file".to_owned(), |_| self.cursor.shown());
                    let wanted = "expected a comma or an inline table terminator '}'";
                    self.scope.key = self.scope.last.take();
                    return Err(format!("{wanted}, but got {found} instead"));
                }
            }
        }
        self.cursor.skip();
        Ok(())
    }
}

/// The table at a key of a table: of an array of tables the last one.
fn inner(table: &Map, key: &str) -> Option<Map> {
    match table.get(key.as_bytes())? {
        Value::Map(map) => Some(map),
        Value::List(list) if list.elem() == ElemType::Map => list.items().last()?.as_map().cloned(),
        _ => None,
    }
}

fn dotted(path: &[String]) -> String {
    path.iter().map(|key| quoted_key(key)).collect::<Vec<_>>().join(".")
}
