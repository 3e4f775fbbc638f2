//! Hashes as lower-case hexadecimal text; Adler-32 as a decimal number.

use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::{Env, FuncError, ParamType, Value};
use sha1::Digest;

const TEXT: &[ParamType] = &[ParamType::Str];

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["sha1sum"],
        TEXT,
        sha1sum,
        "The SHA-1 hash of a text, in hexadecimal.",
        &[(r#"{{ sha1sum "Hello" }}"#, "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0")],
    )
    .taking(4),
    row(
        &["sha256sum"],
        TEXT,
        sha256sum,
        "The SHA-256 hash of a text, in hexadecimal.",
        &[(
            r#"{{ sha256sum "Hello" }}"#,
            "185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969",
        )],
    )
    .taking(5),
    row(
        &["sha512sum"],
        TEXT,
        sha512sum,
        "The SHA-512 hash of a text, in hexadecimal.",
        &[(r#"{{ sha512sum "" | trunc 16 }}"#, "cf83e1357eefb8bd")],
    )
    .taking(6),
    row(
        &["adler32sum"],
        TEXT,
        adler32sum,
        "The Adler-32 checksum of a text, as a decimal number.",
        &[(r#"{{ adler32sum "Hello" }}"#, "93061621")],
    ),
];

/// Takes the steps of hashing, which is slower than copying.
fn hashed(env: &Env, args: &[Value]) -> Result<(), FuncError> {
    env.budget.read(4 * bytes(args, 0).len())
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha1sum(env: &Env, args: &[Value]) -> Outcome {
    hashed(env, args)?;
    Ok(Value::from(hex(&sha1::Sha1::digest(bytes(args, 0)))))
}

/// The SHA-256 hash of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&sha2::Sha256::digest(bytes))
}

fn sha256sum(env: &Env, args: &[Value]) -> Outcome {
    hashed(env, args)?;
    Ok(Value::from(sha256(bytes(args, 0))))
}

fn sha512sum(env: &Env, args: &[Value]) -> Outcome {
    hashed(env, args)?;
    Ok(Value::from(hex(&sha2::Sha512::digest(bytes(args, 0)))))
}

/// RFC 1950: two sums modulo 65521, the largest prime below 2^16.
fn adler32sum(env: &Env, args: &[Value]) -> Outcome {
    hashed(env, args)?;
    const MODULUS: u32 = 65521;
    let sums = bytes(args, 0).iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % MODULUS;
        (low, (high + low) % MODULUS)
    });
    Ok(Value::from(((sums.1 << 16) | sums.0).to_string()))
}
