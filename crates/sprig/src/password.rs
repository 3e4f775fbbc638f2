//! `bcrypt`, `htpasswd` and `derivePassword`.

use crate::args::{Outcome, any, bytes, string};
use crate::seeded::once;
use crate::table::{Row, row};
use chartroom_gotemplate::{
    Env,
    ParamType::{Str, Uint32},
    Value,
};
use data_encoding::{BitOrder, Specification};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::convert::Infallible;

/// Steps of bcrypt at cost 10, and of scrypt as derivePassword calls it.
const BCRYPT: u32 = 1_500_000;
const SCRYPT: u32 = 3_000_000;

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["bcrypt"],
        &[Str],
        bcrypt,
        "The bcrypt hash of a password, at cost 10.",
        &[(r#"{{ bcrypt "x" | trunc 7 }}"#, "$2a$10$")],
    )
    .taking(BCRYPT),
    row(
        &["htpasswd"],
        &[Str, Str],
        htpasswd,
        "A line of an htpasswd file: user name and bcrypt hash.",
        &[(r#"{{ htpasswd "me" "secret" | trunc 10 }}"#, "me:$2a$10$")],
    )
    .taking(BCRYPT),
    row(
        &["derivePassword"],
        &[Uint32, Str, Str, Str, Str],
        derive_password,
        "A password for a site by the Master Password algorithm: counter, type, master password, user, site.",
        &[(r#"{{ derivePassword 1 "long" "password" "user" "example.com" }}"#, "ZedaFaxcZaso9*")],
    )
    .taking(SCRYPT),
];

const COST: u32 = 10;
const MAX_PASSWORD: usize = 72;

fn bcrypt(env: &Env, args: &[Value]) -> Outcome {
    Ok(bcrypt_text(env, bytes(args, 0)).into())
}

fn htpasswd(env: &Env, args: &[Value]) -> Outcome {
    let user = string(args, 0);
    if user.as_bytes().contains(&b':') {
        return Ok(format!("invalid username: {user}").into());
    }
    let hash = bcrypt_text(env, bytes(args, 1));
    Ok(Value::str([user.as_bytes(), b":", hash.as_bytes()].concat()))
}

fn bcrypt_text(env: &Env, password: &[u8]) -> String {
    if password.len() > MAX_PASSWORD {
        return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
            .to_owned();
    }
    let Ok(text) = once::<Infallible>(env, "bcrypt", &[password], |random| {
        let salt = random.array();
        // The terminating zero of a C string is part of the key since version 2a, if there is room for it.
        let key = [password, &[0]].concat();
        let hash = bcrypt::bcrypt(COST, salt, key.get(..MAX_PASSWORD).unwrap_or(&key));
        let hash = hash.split_last().map_or(&hash[..], |(_, kept)| kept);
        Ok(format!("$2a${COST}${}{}", bcrypt_base64(&salt), bcrypt_base64(hash)))
    });
    text
}

/// bcrypt's base64: its own alphabet, no padding.
fn bcrypt_base64(data: &[u8]) -> String {
    let mut specification = Specification::new();
    specification.bit_order = BitOrder::MostSignificantFirst;
    specification
        .symbols
        .push_str("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    specification.encoding().map_or_else(|_| String::new(), |base64| base64.encode(data))
}

const SCOPE: &[u8] = b"com.lyndir.masterpassword";

/// The templates of a type of password.
fn templates(kind: &[u8]) -> Option<Vec<&'static str>> {
    let templates = match kind {
        b"maximum" => "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno",
        b"long" => {
            "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno \
             CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno \
             CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno \
             CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno"
        }
        b"medium" => "CvcnoCvc CvcCvcno",
        b"short" => "Cvcn",
        b"basic" => "aaanaaan aannaaan aaannaaa",
        b"pin" => "nnnn",
        _ => return None,
    };
    Some(templates.split(' ').collect())
}

/// The characters that a letter of a template stands for.
fn characters(class: u8) -> &'static [u8] {
    match class {
        b'V' => b"AEIOU",
        b'C' => b"BCDFGHJKLMNPQRSTVWXYZ",
        b'v' => b"aeiou",
        b'c' => b"bcdfghjklmnpqrstvwxyz",
        b'a' => b"AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
        b'n' => b"0123456789",
        b'o' => b"@&%?,=[]_:-+*$#!'^~;()/.",
        _ => b"AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
    }
}

fn derive_password(env: &Env, args: &[Value]) -> Outcome {
    let counter = match any(args, 0) {
        Value::Uint64(counter) => *counter as u32,
        Value::Int(counter) | Value::Int64(counter) => *counter as u32,
        _ => 0,
    };
    let [kind, password, user, site] = [1, 2, 3, 4].map(|index| bytes(args, index));
    let Some(templates) = templates(kind) else {
        return Ok(format!("cannot find password template {}", string(args, 1)).into());
    };
    let counter = counter.to_be_bytes();
    let key = master_key(env, password, user);
    Ok(fill_template(&templates, &site_seed(&key, site, counter)).into())
}

/// The slow part of deriving a password. It does not know of site and counter, so that one user's passwords for many
/// sites cost it once. What is kept is text: each byte as the character of its number.
fn master_key(env: &Env, password: &[u8], user: &[u8]) -> Vec<u8> {
    let Ok(text) = once::<Infallible>(env, "derivePassword", &[password, user], |_| {
        let salt = [SCOPE, &with_length(user)].concat();
        let mut key = [0; 64];
        // These parameters and this length are valid, so neither step can fail.
        if let Ok(params) = scrypt::Params::new(15, 8, 2) {
            let _ = scrypt::scrypt(password, &salt, &params, &mut key);
        }
        Ok(key.iter().map(|&byte| char::from(byte)).collect())
    });
    text.chars().map(|character| character as u8).collect()
}

/// The length of a text in four bytes and the text.
fn with_length(text: &[u8]) -> Vec<u8> {
    [&(text.len() as u32).to_be_bytes(), text].concat()
}

fn site_seed(key: &[u8], site: &[u8], counter: [u8; 4]) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(SCOPE);
    mac.update(&with_length(site));
    mac.update(&counter);
    mac.finalize().into_bytes().to_vec()
}

fn fill_template(templates: &[&str], seed: &[u8]) -> String {
    let mut seed = seed.iter().map(|&byte| usize::from(byte));
    let first = seed.next().unwrap_or(0);
    let template = templates.iter().cycle().nth(first).copied().unwrap_or("");
    let picks = template.bytes().zip(seed).filter_map(|(class, byte)| {
        let characters = characters(class);
        characters.get(byte % characters.len())
    });
    picks.map(|&byte| char::from(byte)).collect()
}
