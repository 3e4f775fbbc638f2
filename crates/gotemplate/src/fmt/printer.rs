//! Prints values under a verb: what `fmt`'s `printArg` and `printValue` do.

use super::quote::quote_with;
use crate::{Kind, Object, Str, Value};

/// Values nested deeper than this, which only a map that contains itself is, are cut off; Go would overflow its
/// stack.
const MAX_DEPTH: usize = 10_000;

/// Flags, width and precision of one directive.
#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) width: Option<usize>,
    pub(super) precision: Option<usize>,
    pub(super) minus: bool,
    pub(super) plus: bool,
    pub(super) sharp: bool,
    pub(super) space: bool,
    pub(super) zero: bool,
    /// `%+v`, where `plus` itself is off.
    pub(super) plus_v: bool,
    /// `%#v`, where `sharp` itself is off.
    pub(super) sharp_v: bool,
}

/// The growing text and the flags of the directive at hand.
#[derive(Default)]
pub(super) struct Printer {
    pub(super) out: Vec<u8>,
    pub(super) flags: Flags,
    /// How long the text may grow.
    room: usize,
    /// It was to grow beyond that, and nothing that came later is in it.
    full: bool,
    /// How many values may be printed, and how many were.
    most: u64,
    values: u64,
}

/// What printing gave.
pub(crate) enum Printed {
    /// The text, and how many values it is printed of.
    Text(Str, u64),
    /// It was to grow too long.
    TooLong,
    /// It was to be printed of too many values.
    TooManyValues,
}

/// What is still to be written of a nested value. An explicit stack of these stands in for recursion, because
/// values may be nested deeper than a browser's native stack allows.
enum Step {
    Value(Value, usize),
    Text(&'static str),
}

impl Printer {
    /// Goes on behind a text, up to `room` bytes in all, for so many values.
    pub(super) fn new(out: Vec<u8>, (room, most): (usize, u64)) -> Self {
        Self { out, flags: Flags::default(), room, full: false, most, values: 0 }
    }

    /// The text, if it did not grow too long.
    pub(super) fn finish(self) -> Printed {
        match (self.full, self.values > self.most) {
            (_, true) => Printed::TooManyValues,
            (true, _) => Printed::TooLong,
            _ => Printed::Text(Str::from(self.out), self.values),
        }
    }

    /// The buffer, and what [`Printer::finish`] would give for a new text.
    pub(super) fn into_buffer(self) -> (Vec<u8>, Printed) {
        let printed = match (self.full, self.values > self.most) {
            (_, true) => Printed::TooManyValues,
            (true, _) => Printed::TooLong,
            _ => Printed::Text(Str::default(), self.values),
        };
        (self.out, printed)
    }

    /// Whether so many bytes more fit.
    pub(super) fn fits(&mut self, more: usize) -> bool {
        self.full |= self.out.len().saturating_add(more) > self.room || self.values > self.most;
        !self.full
    }

    /// Prints an operand.
    pub(super) fn arg(&mut self, value: &Value, verb: char) {
        if !self.fits(0) {
            return;
        }
        match (verb, value) {
            ('v' | 'T', Value::Nil) => self.text(b"<nil>"),
            (_, Value::Nil) => self.out.extend(format!("%!{verb}(<nil>)").bytes()),
            ('T', _) => {
                let name = value.go_type();
                self.text(self.truncated(name.as_bytes()));
            }
            // handleMethods refuses it whole outside of Errorf.
            ('w', _) => self.bad_verb(value, verb),
            ('p', _) => self.pointer(value),
            (_, Value::Bytes(bytes)) => self.bytes(bytes, verb, "[]byte"),
            _ => self.nested(value.clone(), verb),
        }
    }

    /// Addresses are not reproducible, so every map, slice or pointer shows the same one.
    fn pointer(&mut self, value: &Value) {
        match value.kind() {
            Kind::Map | Kind::Slice | Kind::Ptr => self.out.extend_from_slice(b"0xc000000000"),
            _ => self.bad_verb(value, 'p'),
        }
    }

    fn nested(&mut self, value: Value, verb: char) {
        let mut steps = vec![Step::Value(value, 0)];
        while let Some(step) = steps.pop() {
            match step {
                _ if !self.fits(0) => return,
                Step::Text(text) => self.out.extend_from_slice(text.as_bytes()),
                Step::Value(_, depth) if depth > MAX_DEPTH => {}
                Step::Value(value, depth) => {
                    self.values += 1;
                    self.step(&value, depth, verb, &mut steps);
                }
            }
        }
    }

    fn step(&mut self, value: &Value, depth: usize, verb: char, steps: &mut Vec<Step>) {
        match value {
            Value::Nil if self.flags.sharp_v => self.out.extend_from_slice(b"interface {}(nil)"),
            Value::Nil => self.out.extend_from_slice(b"<nil>"),
            Value::Bool(on) => self.boolean(*on, verb),
            Value::Int(number) | Value::Int64(number) => {
                self.integer(*number < 0, number.unsigned_abs(), true, verb, value);
            }
            Value::Uint8(number) => self.integer(false, u64::from(*number), false, verb, value),
            Value::Uint64(number) => self.integer(false, *number, false, verb, value),
            Value::Float(number) => self.float(*number, verb, value),
            Value::Str(text) => self.string(text.as_bytes(), verb, value),
            Value::Bytes(bytes) => self.bytes(bytes, verb, "[]uint8"),
            Value::List(list) => {
                let items = list.items().iter().map(|item| (None, item.clone()));
                self.container(value, list.is_nil(), ["[", "]"], items.collect(), depth, steps);
            }
            Value::Map(map) => {
                let entries = map.entries().into_iter();
                let entries = entries.map(|(key, item)| (Some(Value::Str(key)), item)).collect();
                self.container(value, map.is_nil(), ["map[", "]"], entries, depth, steps);
            }
            Value::Object(object) => self.object(&**object, value, depth, verb, steps),
        }
    }

    /// Opens a slice or map and queues its items, first one on top.
    fn container(
        &mut self,
        value: &Value,
        nil: bool,
        [open, close]: [&'static str; 2],
        items: Vec<(Option<Value>, Value)>,
        depth: usize,
        steps: &mut Vec<Step>,
    ) {
        let sharp = self.flags.sharp_v;
        if sharp {
            self.out.extend(value.go_type().bytes());
            if nil {
                self.out.extend_from_slice(b"(nil)");
                return;
            }
        }
        self.out.extend_from_slice(if sharp { b"{" } else { open.as_bytes() });
        steps.push(Step::Text(if sharp { "}" } else { close }));
        let separator = if sharp { ", " } else { " " };
        let count = items.len();
        for (index, (key, item)) in items.into_iter().rev().enumerate() {
            steps.push(Step::Value(item, depth + 1));
            if let Some(key) = key {
                steps.push(Step::Text(":"));
                steps.push(Step::Value(key, depth + 1));
            }
            if index + 1 < count {
                steps.push(Step::Text(separator));
            }
        }
    }

    fn object(
        &mut self,
        object: &dyn Object,
        value: &Value,
        depth: usize,
        verb: char,
        steps: &mut Vec<Step>,
    ) {
        let by_method = !self.flags.sharp_v && matches!(verb, 'v' | 's' | 'x' | 'X' | 'q');
        if let Some(text) = object.stringer().filter(|_| by_method) {
            return self.string(text.as_bytes(), verb, value);
        }
        if let Some(text) = object.go_string().filter(|_| self.flags.sharp_v) {
            return self.text(self.truncated(text.as_bytes()));
        }
        if let Some(parts) = object.complex() {
            return self.complex(parts, verb, value);
        }
        if let Some(fields) = object.fields().filter(|_| object.kind() != Kind::Ptr || depth == 0) {
            return self.structure(object, fields, depth, steps);
        }
        match object.view() {
            Some(Value::List(list)) => {
                let items = list.items().iter().map(|item| (None, item.clone()));
                self.container(value, list.is_nil(), ["[", "]"], items.collect(), depth, steps);
            }
            Some(Value::Map(map)) => {
                let entries = map.entries().into_iter();
                let entries = entries.map(|(key, item)| (Some(Value::Str(key)), item)).collect();
                self.container(value, map.is_nil(), ["map[", "]"], entries, depth, steps);
            }
            Some(other) => steps.push(Step::Value(other, depth)),
            None if matches!(object.kind(), Kind::Ptr | Kind::Struct | Kind::Complex128) => {
                let text = object.display();
                self.text(text.as_bytes());
            }
            // Named numbers such as time.Duration: as the number they are.
            None => match object.to_plain() {
                Value::Object(_) => self.text(object.display().as_bytes()),
                plain => steps.push(Step::Value(plain, depth)),
            },
        }
    }

    /// Opens a struct and queues its fields, first one on top.
    fn structure(
        &mut self,
        object: &dyn Object,
        fields: Vec<(&'static str, Value)>,
        depth: usize,
        steps: &mut Vec<Step>,
    ) {
        let named = self.flags.plus_v || self.flags.sharp_v;
        let name = object.go_type();
        if object.kind() == Kind::Ptr {
            self.out.push(b'&');
        }
        if self.flags.sharp_v {
            self.out.extend(name.trim_start_matches('*').bytes());
        }
        self.out.push(b'{');
        steps.push(Step::Text("}"));
        let separator = if self.flags.sharp_v { ", " } else { " " };
        let count = fields.len();
        for (index, (name, field)) in fields.into_iter().rev().enumerate() {
            steps.push(Step::Value(field, depth + 1));
            if named {
                steps.extend([Step::Text(":"), Step::Text(name)]);
            }
            if index + 1 < count {
                steps.push(Step::Text(separator));
            }
        }
    }

    fn complex(&mut self, [real, imaginary]: [f64; 2], verb: char, value: &Value) {
        if !matches!(verb, 'v' | 'b' | 'g' | 'G' | 'x' | 'X' | 'f' | 'F' | 'e' | 'E') {
            return self.bad_verb(value, verb);
        }
        let plus = self.flags.plus;
        self.out.push(b'(');
        self.float(real, verb, value);
        self.flags.plus = true;
        self.float(imaginary, verb, value);
        self.flags.plus = plus;
        self.out.extend_from_slice(b"i)");
    }

    fn boolean(&mut self, on: bool, verb: char) {
        match verb {
            't' | 'v' => self.text(if on { b"true" } else { b"false" }),
            _ => self.bad_verb(&Value::Bool(on), verb),
        }
    }

    pub(super) fn string(&mut self, bytes: &[u8], verb: char, value: &Value) {
        match verb {
            'v' if self.flags.sharp_v => self.quoted(bytes),
            'v' | 's' => self.text(self.truncated(bytes)),
            'x' | 'X' => self.hex_text(bytes, verb),
            'q' => self.quoted(bytes),
            _ => self.bad_verb(value, verb),
        }
    }

    pub(super) fn quoted(&mut self, bytes: &[u8]) {
        let bytes = self.truncated(bytes);
        if !self.fits(bytes.len()) {
            return;
        }
        let text = if self.flags.sharp && super::quote::can_backquote(bytes) {
            format!("`{}`", String::from_utf8_lossy(bytes))
        } else {
            quote_with(bytes, '"', self.flags.plus)
        };
        self.text(text.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8], verb: char, go_type: &str) {
        self.values += bytes.len() as u64 / 4;
        if !self.fits(bytes.len()) {
            return;
        }
        match verb {
            's' => self.text(self.truncated(bytes)),
            'x' | 'X' => self.hex_text(bytes, verb),
            'q' => self.quoted(bytes),
            'v' if self.flags.sharp_v => {
                self.out.extend(format!("{go_type}{{").bytes());
                let flags = self.flags;
                (self.flags.sharp, self.flags.sharp_v) = (true, false);
                for (index, byte) in bytes.iter().enumerate() {
                    if !self.fits(0) {
                        break;
                    }
                    if index > 0 {
                        self.out.extend_from_slice(b", ");
                    }
                    self.integer(false, u64::from(*byte), false, 'x', &Value::Uint8(*byte));
                }
                self.flags = flags;
                self.out.push(b'}');
            }
            _ => {
                self.out.push(b'[');
                for (index, byte) in bytes.iter().enumerate() {
                    if !self.fits(0) {
                        return;
                    }
                    if index > 0 {
                        self.out.push(b' ');
                    }
                    self.integer(false, u64::from(*byte), false, verb, &Value::Uint8(*byte));
                }
                self.out.push(b']');
            }
        }
    }

    /// `%!d(string=x)`: the operand's type and value, under the directive's width and flags.
    pub(super) fn bad_verb(&mut self, value: &Value, verb: char) {
        self.out.extend(format!("%!{verb}({}=", value.go_type()).bytes());
        self.arg(value, 'v');
        self.out.push(b')');
    }
}
