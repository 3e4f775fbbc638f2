//! The little language of `--set` and its family: Helm's `pkg/strvals`.
//!
//! ```text
//! entry = assignment { "," assignment }
//! assignment = key { "." key | "[" index "]" } "=" value
//! value = "{" item { "," item } "}" | text up to ","
//! ```
//!
//! A backslash takes the next character as it is. `--set-literal` knows neither commas nor backslashes: all that
//! follows the first `=` is the value. Running out of text is not always an error in Helm (`a[0` sets nothing and
//! says nothing), so [`Stop`] keeps the two apart.

use super::json_prefix;
use chartroom_gotemplate::{ElemType, List, Map, Str, Value, fmt};
use std::cell::Cell;
use std::ops::Range;

/// Helm's `strvals.MaxIndex`.
const MAX_INDEX: i64 = 65536;
/// Helm's `strvals.MaxNestedNameLevel`.
const MAX_NESTED_NAME_LEVEL: usize = 30;
/// So many items may be made that no one asked for, to reach an index. Helm has no limit, and 200 entries of the
/// largest index take it some gigabytes.
const MAX_FILLED: usize = 1 << 20;
/// How deep `[0][0]…` may nest. Helm has no limit; every level is a stack frame here.
const MAX_NESTED_INDEX_LEVEL: usize = 500;

/// Reads the file that a `--set-file` entry names; the error is Go's text (`open x: no such file or directory`).
pub type ReadFile<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, String>;

/// Which flag's rules the values follow.
#[derive(Clone, Copy)]
pub enum Mode<'a> {
    /// `--set`: true, false, null and integers are typed.
    Typed,
    /// `--set-string`
    String,
    /// `--set-file`: the value names a file, its content is set.
    File(ReadFile<'a>),
    /// `--set-json`: values are JSON.
    Json,
    /// `--set-literal`
    Literal,
}

/// What is wrong with an entry, and the bytes of its text that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrvalsError {
    /// Helm's text, without `failed parsing --set data: `.
    pub message: String,
    /// Place in the entry's text.
    pub span: Range<u32>,
}

/// Sets what the entry says in `target`, below which existing maps and lists are kept.
/// `filled` counts the items that entries made to reach an index.
pub fn parse_into(
    text: &str,
    target: &Map,
    mode: Mode<'_>,
    filled: &Cell<usize>,
) -> Result<(), StrvalsError> {
    let mut parser = Parser { text, at: 0, token: 0, open_lists: 0, mode, filled };
    loop {
        match parser.key(target, 0) {
            Ok(()) => {}
            Err(Stop::EndOfText) => return Ok(()),
            Err(Stop::Failed(error)) => return Err(error),
        }
    }
}

/// Why an assignment was left.
enum Stop {
    /// Go's io.EOF, wrapped or not: Helm takes it as the end of the entry and keeps what has been set.
    EndOfText,
    /// A real error.
    Failed(StrvalsError),
}

type Step<T = ()> = Result<T, Stop>;

struct Parser<'a> {
    text: &'a str,
    /// Byte offset of what is read next.
    at: usize,
    /// Where the last token began, for error spans.
    token: usize,
    /// How many `[index]` are being worked on.
    open_lists: usize,
    mode: Mode<'a>,
    filled: &'a Cell<usize>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn failed<T>(&self, message: String) -> Step<T> {
        let span = self.token as u32..self.at as u32;
        Err(Stop::Failed(StrvalsError { message, span }))
    }

    /// Reads up to and with the first of `stops`; None as the second item is the end of the text.
    fn until(&mut self, stops: &[char]) -> (String, Option<char>) {
        self.token = self.at;
        let escapes = !matches!(self.mode, Mode::Literal);
        let mut token = String::new();
        while let Some(next) = self.next() {
            if stops.contains(&next) {
                return (token, Some(next));
            }
            if next == '\\' && escapes {
                let Some(escaped) = self.next() else { break };
                token.push(escaped);
            } else {
                token.push(next);
            }
        }
        (token, None)
    }

    fn key(&mut self, data: &Map, level: usize) -> Step {
        let stops: &[char] = match self.mode {
            Mode::Literal => &['=', '[', '.'],
            _ => &['=', '[', ',', '.'],
        };
        let (key, stop) = self.until(stops);
        match stop {
            None if key.is_empty() => Err(Stop::EndOfText),
            None => self.failed(format!("key {} has no value", quote(&key))),
            Some('=') => self.assign(data, &key),
            Some('[') => self.assign_indexed(data, &key, level),
            Some('.') => self.assign_below(data, &key, level + 1),
            Some(_) => self.failed(format!("key {} has no value (cannot end with ,)", quote(&key))),
        }
    }

    /// `key=value`
    fn assign(&mut self, data: &Map, key: &str) -> Step {
        let at_end = self.rest().is_empty();
        set(data, key, self.value()?);
        // An empty value at the very end reports the end of the text, which a list above takes for a failure.
        let keeps_going = matches!(self.mode, Mode::Json | Mode::Literal);
        if at_end && !keeps_going { Err(Stop::EndOfText) } else { Ok(()) }
    }

    /// `key.rest`: the rest goes into the map at `key`.
    fn assign_below(&mut self, data: &Map, key: &str, level: usize) -> Step {
        if level > MAX_NESTED_NAME_LEVEL {
            return self.failed(format!(
                "value name nested level is greater than maximum supported nested level of {MAX_NESTED_NAME_LEVEL}"
            ));
        }
        let inner = match data.get(key.as_bytes()) {
            None => Map::new(),
            Some(Value::Map(map)) => map,
            Some(other) => return self.not_a(&other, "map[string]interface {}"),
        };
        let key_token = self.token;
        let result = self.key(&inner, level);
        if result.is_ok() && inner.is_empty() {
            self.token = key_token;
            return self.failed(format!("key map {} has no value", quote(key)));
        }
        if !inner.is_empty() {
            set(data, key, Value::Map(inner));
        }
        result
    }

    /// `key[index]…`: the list is stored also when what follows ends early.
    fn assign_indexed(&mut self, data: &Map, key: &str, level: usize) -> Step {
        let index = self.index()?;
        let mut list = match data.get(key.as_bytes()) {
            None => Vec::new(),
            Some(Value::List(list)) if list.elem() == ElemType::Any => {
                // It is put back below; who else held it would make each entry a copy of all that stand there.
                data.remove(key.as_bytes());
                list.into_items()
            }
            Some(other) => return self.not_a(&other, "[]interface {}"),
        };
        let result = self.item(&mut list, index, level);
        set(data, key, Value::List(List::any(list)));
        result
    }

    /// What follows `[index]` in a list: `=value`, `.key…` or a further `[index]`.
    fn item(&mut self, list: &mut Vec<Value>, index: i64, level: usize) -> Step {
        if index < 0 {
            return self.failed(format!("negative {index} index not allowed"));
        }
        if self.open_lists > MAX_NESTED_INDEX_LEVEL {
            return self.failed(format!("lists nest deeper than {MAX_NESTED_INDEX_LEVEL} levels"));
        }
        let index_token = self.token;
        self.open_lists += 1;
        let value = self.item_value(list, index, level);
        self.open_lists -= 1;
        let value = value?;
        self.token = index_token;
        self.set_index(list, index, value)
    }

    /// Go's failed type assertion, a panic that Helm recovers from.
    fn not_a<T>(&self, value: &Value, wanted: &str) -> Step<T> {
        let found = if value.is_nil() { "nil".to_owned() } else { value.go_type() };
        self.failed(format!(
            "unable to parse key: interface conversion: interface {{}} is {found}, not {wanted}"
        ))
    }

    /// The number between `[` and `]`, by the rules of `strconv.Atoi`.
    fn index(&mut self) -> Step<i64> {
        let (digits, stop) = self.until(&[']']);
        if stop.is_none() {
            return Err(Stop::EndOfText);
        }
        let Ok(index) = digits.parse::<i64>() else {
            let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
            let is_number = !unsigned.is_empty() && unsigned.bytes().all(|b| b.is_ascii_digit());
            let problem = if is_number { "value out of range" } else { "invalid syntax" };
            return self.failed(format!(
                "error parsing index: strconv.Atoi: parsing {}: {problem}",
                quote(&digits)
            ));
        };
        Ok(index)
    }

    fn item_value(&mut self, list: &mut [Value], index: i64, level: usize) -> Step<Value> {
        let (rest, stop) = self.until(&['[', '.', '=']);
        if !rest.is_empty() {
            let runes = quote_runes(&rest);
            return self.failed(format!("unexpected data at end of array index: {runes}"));
        }
        match stop {
            None => Err(Stop::EndOfText),
            Some('=') => self.value(),
            Some('[') => self.nested_list(list, index, level),
            Some(_) => self.map_in_list(list, index, level),
        }
    }

    /// `[index].key…`: what stands there and is no map gives way to one.
    fn map_in_list(&mut self, list: &mut [Value], index: i64, level: usize) -> Step<Value> {
        let inner = match list.get_mut(index as usize) {
            None => Map::new(),
            Some(Value::Map(map)) => map.clone(),
            Some(slot) => {
                let map = Map::new();
                *slot = Value::Map(map.clone());
                map
            }
        };
        self.key(&inner, level)?;
        Ok(Value::Map(inner))
    }

    /// `[index][inner]…`
    fn nested_list(&mut self, list: &mut [Value], index: i64, level: usize) -> Step<Value> {
        let inner_index = self.index()?;
        let slot = list.get_mut(index as usize);
        let is_list = matches!(slot, Some(Value::List(_)));
        let mut inner = match slot.as_deref() {
            None | Some(Value::Nil) => Vec::new(),
            Some(Value::List(inner)) if inner.elem() == ElemType::Any => Vec::new(),
            Some(other) => return self.not_a(other, "[]interface {}"),
        };
        if let Some(Value::List(there)) =
            slot.map(|slot| std::mem::replace(slot, Value::Nil)).filter(|_| is_list)
        {
            inner = there.into_items();
        }
        let result = self.item(&mut inner, inner_index, level);
        let inner = Value::List(List::any(inner));
        if let (Err(_), true, Some(slot)) = (&result, is_list, list.get_mut(index as usize)) {
            // Go wrote into the list that stands there before it ran out of text.
            *slot = inner.clone();
        }
        result.map(|()| inner)
    }

    fn set_index(&self, list: &mut Vec<Value>, index: i64, value: Value) -> Step {
        if index > MAX_INDEX {
            return self.failed(format!(
                "index of {index} is greater than maximum supported index of {MAX_INDEX}"
            ));
        }
        let index = index as usize;
        if list.len() <= index {
            let filled = self.filled.get() + index - list.len();
            if filled > MAX_FILLED {
                return self.failed(format!(
                    "lists are filled up with more than {MAX_FILLED} nulls in all: an index makes its list as long as it says. Use smaller indexes"
                ));
            }
            self.filled.set(filled);
            list.resize(index + 1, Value::Nil);
        }
        if let Some(slot) = list.get_mut(index) {
            *slot = value;
        }
        Ok(())
    }

    /// The value after `=`.
    fn value(&mut self) -> Step<Value> {
        match self.mode {
            Mode::Json => self.json_value(),
            Mode::Literal => {
                let (rest, _) = self.until(&[]);
                Ok(Value::from(rest))
            }
            _ => match self.rest().chars().next() {
                None => Ok(Value::from("")),
                Some('{') => self.list_value(),
                Some(_) => {
                    let (text, _) = self.until(&[',']);
                    self.scalar(&text)
                }
            },
        }
    }

    /// `{a,b}`; a comma right behind it belongs to it.
    fn list_value(&mut self) -> Step<Value> {
        let start = self.at;
        self.next();
        let mut items = Vec::new();
        loop {
            let (text, stop) = self.until(&[',', '}']);
            if stop.is_none() {
                self.token = start;
                return self.failed("list must terminate with '}'".to_owned());
            }
            items.push(self.scalar(&text)?);
            if stop == Some('}') {
                break;
            }
        }
        if self.rest().starts_with(',') {
            self.next();
        }
        Ok(Value::from(items))
    }

    fn scalar(&self, text: &str) -> Step<Value> {
        match self.mode {
            Mode::Typed => Ok(typed(text)),
            Mode::File(read) => match read(text) {
                Ok(content) => Ok(Value::Str(Str::from(content))),
                Err(message) => self.failed(message),
            },
            _ => Ok(Value::from(text)),
        }
    }

    /// One JSON value and the blanks and comma behind it; nothing is null.
    fn json_value(&mut self) -> Step<Value> {
        if self.skip_to_value() {
            return Ok(Value::Nil);
        }
        self.token = self.at;
        let Some((value, length)) = json_prefix::decode(self.rest()) else {
            self.at = self.text.len();
            return self.failed("invalid JSON".to_owned());
        };
        self.at += length;
        self.skip_to_value();
        Ok(value)
    }

    /// Skips blanks; true at a comma, which is consumed, or at the end: Helm's `emptyVal`.
    fn skip_to_value(&mut self) -> bool {
        loop {
            match self.rest().chars().next() {
                None => return true,
                Some(',') => {
                    self.next();
                    return true;
                }
                Some(blank) if blank.is_whitespace() => {
                    self.next();
                }
                Some(_) => return false,
            }
        }
    }
}

/// An empty key is dropped, as Helm does.
fn set(data: &Map, key: &str, value: Value) {
    if !key.is_empty() {
        data.insert(key, value);
    }
}

/// Helm's `typedVal`: what starts with a zero stays a string, and there are no floats.
fn typed(text: &str) -> Value {
    if text.eq_ignore_ascii_case("true") {
        return Value::Bool(true);
    }
    if text.eq_ignore_ascii_case("false") {
        return Value::Bool(false);
    }
    if text.eq_ignore_ascii_case("null") {
        return Value::Nil;
    }
    if text == "0" {
        return Value::Int64(0);
    }
    match text.parse::<i64>() {
        Ok(number) if !text.starts_with('0') => Value::Int64(number),
        _ => Value::from(text),
    }
}

fn quote(text: &str) -> String {
    fmt::quote(text.as_bytes())
}

/// `%q` of a `[]rune`: `['a' 'b']`.
fn quote_runes(text: &str) -> String {
    let quoted: Vec<String> = text.chars().map(|rune| fmt::quote_rune(rune, false)).collect();
    format!("[{}]", quoted.join(" "))
}
