//! A JSON document with the place of every value, read as Go's `encoding/json` reads it and with its error texts.
//! Numbers keep the text they are written in, as Helm's schema library sees them.

mod members;

use chartroom_gotemplate::{Value, fmt};
use chartroom_yaml::depth;
use members::Members;
use std::ops::Range;
use std::rc::Rc;

/// How deep values may nest; Go's limit is 10000.
const MAX_DEPTH: usize = 500;

/// A value and where it stands in its document; values that come from no document stand nowhere.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) json: Json,
    pub(crate) span: Range<u32>,
}

#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As it is written.
    Number(Rc<str>),
    String(Rc<str>),
    Array(Vec<Node>),
    /// The last of several equal keys wins.
    Object(Members),
}

/// Go's text, and the byte it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonError {
    pub(crate) message: String,
    pub(crate) at: u32,
}

impl Node {
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match &self.json {
            Json::Object(members) => members.get(key),
            _ => None,
        }
    }

    pub(crate) fn as_str(&self) -> Option<&Rc<str>> {
        match &self.json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self.json {
            Json::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<&Rc<str>> {
        match &self.json {
            Json::Number(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Node]> {
        match &self.json {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&Members> {
        match &self.json {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// A template value; what JSON has no word for becomes null.
    pub(crate) fn from_value(value: &Value) -> Self {
        Self::from_value_to(value, MAX_DEPTH)
    }

    fn from_value_to(value: &Value, depth: usize) -> Self {
        let inner = |value: &Value| Self::from_value_to(value, depth.saturating_sub(1));
        let json = match value {
            _ if depth == 0 => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Int(number) | Value::Int64(number) => Json::Number(number.to_string().into()),
            Value::Float(number) => Json::Number(fmt::float_g(*number).into()),
            Value::Str(text) => Json::String(text.to_text().into()),
            Value::List(list) => Json::Array(list.items().iter().map(inner).collect()),
            Value::Map(map) => {
                let entries = map.entries().into_iter();
                Json::Object(entries.map(|(key, v)| (key.to_text().into(), inner(&v))).collect())
            }
            _ => Json::Null,
        };
        Self { json, span: 0..0 }
    }
}

/// Reads one document, as the library's `UnmarshalJSON`: a decoder and nothing but blanks behind the value.
pub(crate) fn parse(text: &[u8]) -> Result<Node, JsonError> {
    let mut parser = Parser { text, at: 0 };
    parser.skip_blanks();
    if parser.peek().is_none() {
        return Err(parser.error("EOF"));
    }
    let node = parser.value(MAX_DEPTH)?;
    parser.skip_blanks();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.error("invalid character after top-level value")),
    }
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
}

type Parsed<T> = Result<T, JsonError>;

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn error(&self, message: &str) -> JsonError {
        JsonError { message: message.to_owned(), at: self.at as u32 }
    }

    /// Go's complaint about the byte that comes next; the decoder says `unexpected EOF` if there is none.
    fn unexpected(&self, context: &str) -> JsonError {
        match self.peek() {
            None => self.error("unexpected EOF"),
            Some(byte) => {
                // Go takes the byte for a rune.
                let rune = fmt::quote_rune(char::from(byte), false);
                self.error(&format!("invalid character {rune} {context}"))
            }
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Parsed<Node> {
        if depth == 0 {
            return Err(match depth::beyond_go(self.text) {
                Some(_) => self.error("exceeded max depth"),
                None => self.error(&depth::not_read(MAX_DEPTH)),
            });
        }
        let start = self.at;
        let json = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Json::String(self.string()?),
            Some(b't') => self.literal("true", Json::Bool(true))?,
            Some(b'f') => self.literal("false", Json::Bool(false))?,
            Some(b'n') => self.literal("null", Json::Null)?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.unexpected("looking for beginning of value")),
        };
        Ok(Node { json, span: start as u32..self.at as u32 })
    }

    fn literal(&mut self, word: &str, json: Json) -> Parsed<Json> {
        for expected in word.bytes() {
            if self.peek() != Some(expected) {
                let expected = char::from(expected);
                let context = format!("in literal {word} (expecting '{expected}')");
                return Err(self.unexpected(&context));
            }
            self.at += 1;
        }
        Ok(json)
    }

    fn array(&mut self, depth: usize) -> Parsed<Json> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::Array(items));
        }
        loop {
            self.skip_blanks();
            items.push(self.value(depth - 1)?);
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.unexpected("after array element")),
            }
        }
        self.at += 1;
        Ok(Json::Array(items))
    }

    fn object(&mut self, depth: usize) -> Parsed<Json> {
        self.at += 1;
        let mut members = Members::default();
        self.skip_blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(members));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("looking for beginning of object key string"));
            }
            let key = self.string()?;
            self.skip_blanks();
            if self.peek() != Some(b':') {
                return Err(self.unexpected("after object key"));
            }
            self.at += 1;
            self.skip_blanks();
            let value = self.value(depth - 1)?;
            members.insert(key, value);
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.unexpected("after object key:value pair")),
            }
        }
        self.at += 1;
        Ok(Json::Object(members))
    }

    fn number(&mut self) -> Parsed<Json> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits("in numeric literal")?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits("after decimal point in numeric literal")?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits("in exponent of numeric literal")?;
        }
        let text = self.text.get(start..self.at).unwrap_or(&[]);
        Ok(Json::Number(String::from_utf8_lossy(text).into()))
    }

    fn digits(&mut self, context: &str) -> Parsed<()> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected(context));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Parsed<Rc<str>> {
        self.at += 1;
        let rest = self.text.get(self.at..).unwrap_or(&[]);
        let plain = rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..b' ')).count();
        let (plain, behind) = rest.split_at_checked(plain).unwrap_or((rest, &[]));
        self.at += plain.len();
        if behind.first() == Some(&b'"') {
            self.at += 1;
            return Ok(String::from_utf8_lossy(plain).into());
        }
        let mut bytes = plain.to_vec();
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut bytes)?;
                }
                Some(byte) if byte >= b' ' => {
                    bytes.push(byte);
                    self.at += 1;
                }
                _ => return Err(self.unexpected("in string literal")),
            }
        }
        self.at += 1;
        Ok(String::from_utf8_lossy(&bytes).into())
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Parsed<()> {
        let plain = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                self.at += 1;
                let rune = self.unicode_escape()?;
                bytes.extend_from_slice(rune.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            _ => return Err(self.unexpected("in string escape code")),
        };
        bytes.push(plain);
        self.at += 1;
        Ok(())
    }

    /// Four hex digits, and a second escape for the other half of a pair; a lone half becomes U+FFFD.
    fn unicode_escape(&mut self) -> Parsed<char> {
        let high = self.hex()?;
        if let Some(rune) = char::from_u32(high) {
            return Ok(rune);
        }
        let behind = self.at;
        if high < 0xdc00 && self.text.get(self.at..self.at + 2) == Some(b"\\u") {
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                let rune = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = behind;
        }
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Parsed<u32> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.unexpected("in \\u hexadecimal character escape"));
            };
            number = number * 16 + digit;
            self.at += 1;
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_worded_as_go_words_them() {
        let rows = [
            ("", "EOF"),
            ("{", "unexpected EOF"),
            ("{} {}", "invalid character after top-level value"),
            (r#"{"a":tru}"#, "invalid character '}' in literal true (expecting 'e')"),
            (r#"{"a" 1}"#, "invalid character '1' after object key"),
            ("[1 2]", "invalid character '2' after array element"),
            ("[1,]", "invalid character ']' looking for beginning of value"),
            ("{,}", "invalid character ',' looking for beginning of object key string"),
            (r#"["\q"]"#, "invalid character 'q' in string escape code"),
            ("[1.]", "invalid character ']' after decimal point in numeric literal"),
        ];
        for (text, message) in rows {
            assert_eq!(parse(text.as_bytes()).unwrap_err().message, message, "{text}");
        }
    }

    #[test]
    fn values_know_their_place() {
        let text = br#"{"a": ["\ud83d\ude00", 1.50]}"#;
        let node = parse(text).unwrap();
        let items = node.get("a").unwrap().as_array().unwrap();
        assert_eq!(&**items[0].as_str().unwrap(), "\u{1f600}");
        assert_eq!(&**items[1].as_number().unwrap(), "1.50");
        assert_eq!(items[1].span, 23..27);
    }
}
