//! Flow collections of plain words and quoted texts, on one line.

use super::{MAX_DEPTH, MAX_KEY, Reader, kept, typed};
use chartroom_gotemplate::{Map, PartKey, Str, Value};

impl Reader<'_> {
    /// A flow collection of plain words and quoted texts on one line.
    pub(super) fn flow<const KEEP: bool>(&mut self, depth: usize) -> Option<Value> {
        (depth < MAX_DEPTH).then_some(())?;
        let map = (self.here() == b'{').then(Map::new);
        let close = if map.is_some() { b'}' } else { b']' };
        let mut items = Vec::new();
        self.at += 1;
        self.pass_spaces();
        if self.here() != close {
            for index in 0.. {
                let key = match map {
                    Some(_) => Some(self.flow_key::<KEEP>()?),
                    None => None,
                };
                let part = match key {
                    _ if KEEP => 0,
                    Some(_) => self.begin_entry()?,
                    None => self.begin_part(PartKey::Index(index), self.at),
                };
                let value = self.flow_value::<KEEP>(depth)?;
                self.end = self.at;
                if !KEEP {
                    self.end_part(part);
                }
                match (&map, key) {
                    (Some(map), Some(key)) if KEEP => map.insert(key, value),
                    _ if KEEP => items.push(value),
                    _ => {}
                }
                self.pass_spaces();
                match self.here() {
                    b',' => self.at += 1,
                    byte if byte == close => break,
                    _ => return None,
                }
                self.pass_spaces();
            }
        }
        self.at += 1;
        Some(match map {
            _ if !KEEP => Value::Nil,
            Some(map) => Value::Map(map),
            None => Value::from(items),
        })
    }

    pub(super) fn flow_key<const KEEP: bool>(&mut self) -> Option<Str> {
        let start = self.at;
        let key = match self.here() {
            quote @ (b'"' | b'\'') => self.quoted::<KEEP>(quote, false)?,
            _ => {
                self.flow_word()?;
                let end = self.at;
                // A colon follows, which `plain_key` passes.
                (self.here() == b':').then_some(())?;
                let key = self.plain_key::<KEEP>(start, end)?;
                self.at -= 1;
                key
            }
        };
        // A quoted key needs no space behind its colon, as in JSON.
        let is_quoted = matches!(self.byte(start), b'"' | b'\'');
        let fits = self.at - start <= MAX_KEY && self.here() == b':';
        (fits && (is_quoted || self.byte(self.at + 1) == b' ')).then_some(())?;
        self.key = start..self.at;
        self.at += 1;
        self.pass_spaces();
        Some(key)
    }

    pub(super) fn flow_value<const KEEP: bool>(&mut self, depth: usize) -> Option<Value> {
        match self.here() {
            b'[' | b'{' => self.flow::<KEEP>(depth + 1),
            quote @ (b'"' | b'\'') => Some(kept::<KEEP>(self.quoted::<KEEP>(quote, false)?)),
            _ => {
                let start = self.at;
                self.flow_word()?;
                match self.parts {
                    Some(_) => Some(Value::Nil),
                    None => typed::<KEEP>(self.slice(start, self.at)),
                }
            }
        }
    }

    /// One word of a flow collection, without anything that might be an indicator.
    pub(super) fn flow_word(&mut self) -> Option<()> {
        let start = self.at;
        let is_in = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/');
        let inner = |byte: u8| is_in(byte) || byte == b'-';
        while inner(self.here()) {
            self.at += 1;
        }
        let begins = is_in(self.byte(start)) || is_in(self.byte(start + 1));
        (self.at > start && begins).then_some(())
    }
}
