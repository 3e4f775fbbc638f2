//! `encryptAES` and `decryptAES`: AES-256 in CBC mode, the initial vector in front, all as base64.

use crate::args::{Outcome, bytes, fail};
use crate::encoding::{base64, base64_data};
use crate::seeded::Stream;
use crate::table::{Row, row};
use aes::Aes256;
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use chartroom_gotemplate::{Env, ParamType::Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["encryptAES"],
        &[Str, Str],
        encrypt_aes,
        "Encrypts a text (second) with a password by AES-256-CBC, as base64.",
        &[(r#"{{ encryptAES "key" "x" | len }}"#, "44")],
    )
    .taking(40),
    row(
        &["decryptAES"],
        &[Str, Str],
        decrypt_aes,
        "Decrypts what encryptAES encrypted.",
        &[(r#"{{ decryptAES "key" (encryptAES "key" "plain text") }}"#, "plain text")],
    )
    .taking(40),
];

const BLOCK: usize = 16;

/// The key of a password, which is cut or filled up with zeros to its length.
fn key(password: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    key.iter_mut().zip(password).for_each(|(slot, &byte)| *slot = byte);
    key
}

fn encrypt_aes(env: &Env, args: &[Value]) -> Outcome {
    let [password, text] = [0, 1].map(|index| bytes(args, index));
    if text.is_empty() {
        return Ok("".into());
    }
    let vector: [u8; BLOCK] = Stream::new(env, "encryptAES", &[password, text]).array();
    let cipher = cbc::Encryptor::<Aes256>::new(&key(password).into(), &vector.into());
    Ok(base64(&[&vector[..], &cipher.encrypt_padded_vec::<Pkcs7>(text)].concat()).into())
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
    // Go does not look whether the padding makes sense, only whether it fits.
    let cipher = cbc::Decryptor::<Aes256>::new(&key(password).into(), &(*vector).into());
    let Ok(plain) = cipher.decrypt_padded_vec::<NoPadding>(blocks) else {
        return fail("crypto/cipher: input not full blocks");
    };
    let Some(&padding) = plain.last() else {
        return fail("runtime error: index out of range [-1]");
    };
    match plain.len().checked_sub(padding.into()) {
        Some(length) => Ok(Value::str(plain.get(..length).unwrap_or(&[]))),
        None => {
            let end = plain.len() as i64 - i64::from(padding);
            fail(format!("runtime error: slice bounds out of range [:{end}]"))
        }
    }
}
