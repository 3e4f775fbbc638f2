//! Base64 and base32 in their standard alphabets with padding. What cannot be decoded gives Go's error text as
//! the result.

use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Str;
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["b64enc"], &[Str], b64enc, "Encodes as base64.", &[
        (r#"{{ b64enc "hello" }}"#, "aGVsbG8="),
    ]),
    row(&["b64dec"], &[Str], b64dec, "Decodes base64; the error's text if it is none.", &[
        (r#"{{ b64dec "aGVsbG8=" }}/{{ b64dec "a" }}"#, "hello/illegal base64 data at input byte 1"),
    ]),
    row(&["b32enc"], &[Str], b32enc, "Encodes as base32.", &[
        (r#"{{ b32enc "hello" }}"#, "NBSWY3DP"),
    ]),
    row(&["b32dec"], &[Str], b32dec, "Decodes base32; the error's text if it is none.", &[
        (r#"{{ b32dec "NBSWY3DP" }}"#, "hello"),
    ]),
];

const PAD: u8 = b'=';

/// An alphabet of 2^bits digits, which come in quanta.
struct Encoding {
    name: &'static str,
    alphabet: &'static [u8],
    bits: u32,
    /// Digits in a quantum.
    quantum: usize,
}

const BASE64: Encoding = Encoding {
    name: "base64",
    alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    bits: 6,
    quantum: 4,
};
const BASE32: Encoding =
    Encoding { name: "base32", alphabet: b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits: 5, quantum: 8 };

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

    /// The data, or the place of the first byte that is wrong. Go skips line breaks.
    fn decoded(&self, text: &[u8]) -> Result<Vec<u8>, usize> {
        let mut input = text.iter().copied().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
        let mut out = Vec::with_capacity(text.len());
        let (mut buffer, mut held, mut digits) = (0u32, 0u32, 0);
        while let Some((at, byte)) = input.next() {
            if byte == PAD {
                return self.padding(digits, at, &mut input, text.len()).map(|()| out);
            }
            let Some(value) = self.alphabet.iter().position(|digit| *digit == byte) else {
                return Err(at);
            };
            buffer = (buffer << self.bits | u32::try_from(value).unwrap_or(0)) & 0xffff;
            held += self.bits;
            digits = (digits + 1) % self.quantum;
            if held >= 8 {
                held -= 8;
                out.extend(u8::try_from(buffer >> held & 0xff));
            }
            held = if digits == 0 { 0 } else { held };
        }
        if digits == 0 { Ok(out) } else { Err(text.len() - digits) }
    }

    /// What follows the first `=`, behind so many digits of the quantum.
    fn padding(
        &self,
        digits: usize,
        at: usize,
        input: &mut impl Iterator<Item = (usize, u8)>,
        length: usize,
    ) -> Result<(), usize> {
        let fits = match self.quantum {
            4 => digits >= 2,
            _ => matches!(digits, 2 | 4 | 5 | 7),
        };
        if !fits {
            return Err(at);
        }
        for _ in digits + 1..self.quantum {
            match input.next() {
                Some((_, PAD)) => {}
                Some((at, _)) => return Err(at),
                None => return Err(length),
            }
        }
        input.next().map_or(Ok(()), |(at, _)| Err(at))
    }
}

fn b64enc(_: &Env, args: &[Value]) -> Outcome {
    Ok(BASE64.encode(bytes(args, 0)))
}

fn b64dec(_: &Env, args: &[Value]) -> Outcome {
    Ok(BASE64.decode(bytes(args, 0)))
}

fn b32enc(_: &Env, args: &[Value]) -> Outcome {
    Ok(BASE32.encode(bytes(args, 0)))
}

fn b32dec(_: &Env, args: &[Value]) -> Outcome {
    Ok(BASE32.decode(bytes(args, 0)))
}
