//! Base64 and base32 in their standard alphabets with padding. What cannot be decoded gives Go's error text as
//! the result.

use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::{Env, Made, ParamType, Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["b64enc"],
        &[ParamType::Str],
        b64enc,
        "Encodes as base64.",
        &[(r#"{{ b64enc "hello" }}"#, "aGVsbG8=")],
    ),
    row(
        &["b64dec"],
        &[ParamType::Str],
        b64dec,
        "Decodes base64; the error's text if it is none.",
        &[(
            r#"{{ b64dec "aGVsbG8=" }}/{{ b64dec "a" }}"#,
            "hello/illegal base64 data at input byte 0",
        )],
    ),
    row(
        &["b32enc"],
        &[ParamType::Str],
        b32enc,
        "Encodes as base32.",
        &[(r#"{{ b32enc "hello" }}"#, "NBSWY3DP")],
    ),
    row(
        &["b32dec"],
        &[ParamType::Str],
        b32dec,
        "Decodes base32; the error's text if it is none.",
        &[(r#"{{ b32dec "NBSWY3DP" }}"#, "hello")],
    ),
];

const PAD: u8 = b'=';

/// An alphabet of 2^bits digits, which come in quanta.
struct Encoding {
    name: &'static str,
    alphabet: &'static [u8],
    bits: u32,
    /// Digits in a quantum.
    quantum: usize,
    /// The bytes that count, with their places.
    significant: fn(&[u8]) -> Vec<Placed>,
    /// Checks what follows the first `=`: digits of the quantum before it, its place, the bytes behind it, and
    /// the place of the end. Gives the place that Go complains of.
    padding: fn(usize, usize, &[Placed], usize) -> Result<(), usize>,
}

/// A byte and its place.
type Placed = (usize, u8);

const BASE64: Encoding = Encoding {
    name: "base64",
    alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    bits: 6,
    quantum: 4,
    significant: with_places,
    padding: base64_padding,
};
const BASE32: Encoding = Encoding {
    name: "base32",
    alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    bits: 5,
    quantum: 8,
    significant: without_breaks,
    padding: base32_padding,
};

impl Encoding {
    fn encode(&self, data: &[u8]) -> Value {
        let mut out = Vec::with_capacity(data.len() * 8 / 5 + 8);
        let (mut buffer, mut held) = (0u32, 0u32);
        let mut push = |buffer: u32| {
            let index = buffer & ((1 << self.bits) - 1);
            out.extend(usize::try_from(index).ok().and_then(|index| self.alphabet.get(index)));
        };
        for &byte in data {
            buffer = (buffer << 8 | u32::from(byte)) & 0xffff;
            held += 8;
            while held >= self.bits {
                held -= self.bits;
                push(buffer >> held);
            }
        }
        if held > 0 {
            push(buffer << (self.bits - held));
        }
        out.resize(out.len().next_multiple_of(self.quantum), PAD);
        Value::str(out)
    }

    fn decode(&self, text: &[u8]) -> Value {
        match self.decoded(text) {
            Ok(data) => Value::str(data),
            Err(at) => format!("illegal {} data at input byte {at}", self.name).into(),
        }
    }

    /// The data, or the place of the first byte that is wrong.
    fn decoded(&self, text: &[u8]) -> Result<Vec<u8>, usize> {
        let input = (self.significant)(text);
        let end = if self.quantum == BASE64.quantum { text.len() } else { input.len() };
        let mut out = Vec::with_capacity(text.len());
        let (mut buffer, mut held, mut digits) = (0u32, 0u32, 0);
        for (index, &(at, byte)) in input.iter().enumerate() {
            let behind = input.get(index + 1..).unwrap_or(&[]);
            if byte == PAD {
                return (self.padding)(digits, at, behind, end).map(|()| out);
            }
            let value = self.alphabet.iter().position(|digit| *digit == byte).ok_or(at)?;
            buffer = (buffer << self.bits | u32::try_from(value).unwrap_or(0)) & 0xffff;
            held += self.bits;
            digits = (digits + 1) % self.quantum;
            if held >= 8 {
                held -= 8;
                out.extend(u8::try_from(buffer >> held & 0xff));
            }
            held = if digits == 0 { 0 } else { held };
        }
        if digits == 0 { Ok(out) } else { Err(end - digits) }
    }
}

fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Go's base64 passes line breaks over and counts them in places.
fn with_places(text: &[u8]) -> Vec<Placed> {
    text.iter().copied().enumerate().filter(|(_, byte)| !is_line_break(*byte)).collect()
}

/// Go's base32 removes line breaks first and does not count them.
fn without_breaks(text: &[u8]) -> Vec<Placed> {
    text.iter().copied().filter(|byte| !is_line_break(*byte)).enumerate().collect()
}

/// base64 behind its first `=`: one more where two digits stand before it, and nothing else. Go names the place
/// before a byte that should be the second `=`.
fn base64_padding(digits: usize, at: usize, behind: &[Placed], end: usize) -> Result<(), usize> {
    let behind = match (digits, behind) {
        (2, []) => return Err(end),
        (2, [(_, PAD), rest @ ..]) => rest,
        (2, [(other, _), ..]) => return Err(other - 1),
        (3, behind) => behind,
        _ => return Err(at),
    };
    behind.first().map_or(Ok(()), |(other, _)| Err(*other))
}

/// base32 behind its first `=`. Go looks at as many bytes as a quantum lacks and leaves up to seven behind the
/// `=` unread; a `=` with more behind it, or too early in its quantum, is no padding at all.
fn base32_padding(digits: usize, at: usize, behind: &[Placed], end: usize) -> Result<(), usize> {
    if digits < 2 || behind.len() >= 8 {
        return Err(at);
    }
    let wanted = 7 - digits;
    if behind.len() < wanted {
        return Err(end);
    }
    if let Some((other, _)) = behind.iter().take(wanted).find(|(_, byte)| *byte != PAD) {
        return Err(other - 1);
    }
    // So many digits do not make whole bytes.
    if matches!(digits, 3 | 6) { Err(at) } else { Ok(()) }
}

/// Standard base64 with padding.
pub(crate) fn base64(data: &[u8]) -> Str {
    BASE64.encode(data).as_str().cloned().unwrap_or_default()
}

/// Encodes if there is room for the result.
fn encode(env: &Env, encoding: &Encoding, data: &[u8]) -> Outcome {
    env.budget.read(8 * data.len())?;
    env.budget.text(data.len().saturating_mul(8) / 5)?;
    Ok(encoding.encode(data))
}

/// Bytes of each letter with its place, while a text is decoded.
const PLACED: u64 = 16;

/// Decodes if there is room for what that takes.
fn decode(env: &Env, encoding: &Encoding, text: &[u8]) -> Outcome {
    env.budget.read(16 * text.len())?;
    env.budget.fits(Made::Text, PLACED * text.len() as u64)?;
    Ok(encoding.decode(text))
}

/// The data of standard base64, or Go's error.
#[cfg(feature = "whole")]
pub(crate) fn base64_data(text: &[u8]) -> Result<Vec<u8>, String> {
    BASE64.decoded(text).map_err(|at| format!("illegal base64 data at input byte {at}"))
}

fn b64enc(env: &Env, args: &[Value]) -> Outcome {
    encode(env, &BASE64, bytes(args, 0))
}

fn b64dec(env: &Env, args: &[Value]) -> Outcome {
    decode(env, &BASE64, bytes(args, 0))
}

fn b32enc(env: &Env, args: &[Value]) -> Outcome {
    encode(env, &BASE32, bytes(args, 0))
}

fn b32dec(env: &Env, args: &[Value]) -> Outcome {
    decode(env, &BASE32, bytes(args, 0))
}
