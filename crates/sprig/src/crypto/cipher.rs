//! `encryptAES` and `decryptAES`: AES-256 in CBC mode, the initial vector in front, all as base64.

use super::seeded::Stream;
use crate::args::{Outcome, bytes, fail};
use crate::encoding::{base64, base64_data};
use crate::table::{Row, row};
use aes::Aes256;
use aes::cipher::{BlockDecrypt, BlockEncrypt, KeyInit};
use chartroom_gotemplate::{Env, ParamType::Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["encryptAES"],
        &[Str, Str],
        encrypt_aes,
        "Encrypts a text (second) with a password by AES-256-CBC, as base64.",
        &[(r#"{{ encryptAES "key" "x" | len }}"#, "44")],
    ),
    row(
        &["decryptAES"],
        &[Str, Str],
        decrypt_aes,
        "Decrypts what encryptAES encrypted.",
        &[(r#"{{ decryptAES "key" (encryptAES "key" "plain text") }}"#, "plain text")],
    ),
];

const BLOCK: usize = 16;

/// The cipher of a password, which is cut or filled up with zeros to the length of a key.
fn cipher(password: &[u8]) -> Aes256 {
    let mut key = [0; 32];
    key.iter_mut().zip(password).for_each(|(slot, &byte)| *slot = byte);
    Aes256::new(&key.into())
}

fn encrypt_aes(env: &Env, args: &[Value]) -> Outcome {
    let [password, text] = [0, 1].map(|index| bytes(args, index));
    if text.is_empty() {
        return Ok("".into());
    }
    let cipher = cipher(password);
    let mut last: [u8; BLOCK] = Stream::new(env, "encryptAES", &[password, text]).array();
    let mut out = last.to_vec();
    let padding = BLOCK - text.len() % BLOCK;
    let padded = text.iter().copied().chain(std::iter::repeat_n(padding as u8, padding));
    for block in padded.collect::<Vec<u8>>().chunks(BLOCK) {
        last.iter_mut().zip(block).for_each(|(slot, byte)| *slot ^= byte);
        let mut block = last.into();
        cipher.encrypt_block(&mut block);
        last = block.into();
        out.extend(last);
    }
    Ok(base64(&out).into())
}

fn decrypt_aes(_: &Env, args: &[Value]) -> Outcome {
    let [password, text] = [0, 1].map(|index| bytes(args, index));
    if text.is_empty() {
        return Ok("".into());
    }
    let data = base64_data(text).or_else(fail)?;
    let Some((vector, blocks)) = data.split_first_chunk::<BLOCK>() else {
        // Go's buffer has room for the longest data that a text of this length can hold.
        let capacity = text.len() / 4 * 3;
        return fail(format!(
            "runtime error: slice bounds out of range [:{BLOCK}] with capacity {capacity}"
        ));
    };
    if blocks.len() % BLOCK != 0 {
        return fail("crypto/cipher: input not full blocks");
    }
    let plain = decrypted(&cipher(password), *vector, blocks);
    let Some(&padding) = plain.last() else {
        return fail("runtime error: index out of range [-1]");
    };
    // Go does not look whether the padding makes sense, only whether it fits.
    match plain.len().checked_sub(padding.into()) {
        Some(length) => Ok(Value::str(plain.get(..length).unwrap_or(&[]))),
        None => {
            let end = plain.len() as i64 - i64::from(padding);
            fail(format!("runtime error: slice bounds out of range [:{end}]"))
        }
    }
}

fn decrypted(cipher: &Aes256, vector: [u8; BLOCK], blocks: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(blocks.len());
    let mut last = vector;
    for block in blocks.as_chunks::<BLOCK>().0 {
        let mut decrypted = (*block).into();
        cipher.decrypt_block(&mut decrypted);
        plain.extend(decrypted.iter().zip(last).map(|(byte, mask)| byte ^ mask));
        last = *block;
    }
    plain
}
