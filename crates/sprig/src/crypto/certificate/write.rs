//! A certificate with the fields that Sprig gives it, in the order of Go's `CreateCertificate`.

use super::super::encoding::der::{
    BIT_STRING, BOOLEAN, GENERALIZED_TIME, OCTET_STRING, PRINTABLE_STRING, SET, UTC_TIME,
    UTF8_STRING, bit_string, context, element, integer, object_id, sequence,
};
use super::super::key::{PrivateKey, PublicKey};
use super::super::number::Natural;
use super::read::SUBJECT_KEY_ID;
use crate::date::utc_text;
use chartroom_gotemplate::fmt;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

const COMMON_NAME: &[u8] = &[0x55, 4, 3];
const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
const ALTERNATIVE_NAME: &[u8] = &[0x55, 0x1d, 17];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
const AUTHORITY_KEY_ID: &[u8] = &[0x55, 0x1d, 35];
const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
const SERVER_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
const CLIENT_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];

/// What Go says of keys that sign nothing.
pub(super) const UNSIGNED: &str = "x509: certificate private key does not implement crypto.Signer";

/// What a certificate says.
pub(super) struct Template {
    pub(super) serial: Natural,
    pub(super) common_name: String,
    pub(super) addresses: Vec<IpAddr>,
    pub(super) names: Vec<String>,
    /// Unix time from which and to which it is valid.
    pub(super) validity: [i64; 2],
    pub(super) is_ca: bool,
}

/// Who signs a certificate.
pub(super) struct Issuer<'a> {
    /// The name in DER.
    pub(super) name: Vec<u8>,
    /// The identifier of the key, or nothing.
    pub(super) key_id: Vec<u8>,
    pub(super) key: &'a PrivateKey,
}

/// The name of a subject in DER: only the common name, if there is one.
pub(super) fn name(common_name: &str) -> Vec<u8> {
    if common_name.is_empty() {
        return sequence(&[]);
    }
    // Go takes the plainest string type that can hold the text.
    let printable = |byte: u8| byte.is_ascii_alphanumeric() || b" '()+,-./:=?".contains(&byte);
    let tag = if common_name.bytes().all(printable) { PRINTABLE_STRING } else { UTF8_STRING };
    let attribute = sequence(&[&object_id(COMMON_NAME), &element(tag, common_name.as_bytes())]);
    sequence(&[&element(SET, &attribute)])
}

/// What the issuer signs, in DER, or Go's error.
pub(super) fn signed_part(
    template: &Template,
    subject_key: &PublicKey,
    issuer: &Issuer<'_>,
) -> Result<Vec<u8>, String> {
    let algorithm = issuer.key.signature_algorithm().ok_or(UNSIGNED)?;
    let [from, to] = template.validity;
    let subject = name(&template.common_name);
    Ok(sequence(&[
        &element(context(0, true), &integer(&Natural::small(2))),
        &integer(&template.serial),
        &algorithm,
        &issuer.name,
        &sequence(&[&time(from)?, &time(to)?]),
        &subject,
        &subject_key.info,
        &element(context(3, true), &extensions(template, subject_key, issuer, &subject)?),
    ]))
}

/// The certificate in DER.
pub(super) fn signed(part: &[u8], key: &PrivateKey) -> Result<Vec<u8>, String> {
    let algorithm = key.signature_algorithm().ok_or(UNSIGNED)?;
    let signature = key.sign(part).ok_or(UNSIGNED)?;
    Ok(sequence(&[part, &algorithm, &bit_string(&signature)]))
}

/// Two digits of the year where RFC 5280 wants them, four elsewhere.
fn time(unix_seconds: i64) -> Result<Vec<u8>, String> {
    let text = utc_text(unix_seconds, "20060102150405Z");
    // A year of four digits: neither negative nor beyond 9999.
    let year = text.get(..4).filter(|_| text.len() == 15).and_then(|year| year.parse().ok());
    match (year, text.get(2..)) {
        (Some(1950..=2049_u16), Some(short)) => Ok(element(UTC_TIME, short.as_bytes())),
        (Some(_), _) => Ok(element(GENERALIZED_TIME, text.as_bytes())),
        (None, _) => {
            Err("asn1: structure error: cannot represent time as GeneralizedTime".to_owned())
        }
    }
}

fn extension(id: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { element(BOOLEAN, &[0xff]) } else { Vec::new() };
    sequence(&[&object_id(id), &critical, &element(OCTET_STRING, value)])
}

fn extensions(
    template: &Template,
    subject_key: &PublicKey,
    issuer: &Issuer<'_>,
    subject: &[u8],
) -> Result<Vec<u8>, String> {
    // Digital signature and key encipherment, for an authority also certificate signing: bits 0, 2 and 5, with
    // the number of unused bits in front.
    let usage = if template.is_ca { [2, 0xa4] } else { [5, 0xa0] };
    let purposes = sequence(&[&object_id(SERVER_AUTH), &object_id(CLIENT_AUTH)]);
    let authority = if template.is_ca { element(BOOLEAN, &[0xff]) } else { Vec::new() };
    let mut list = vec![
        extension(KEY_USAGE, true, &element(BIT_STRING, &usage)),
        extension(EXTENDED_KEY_USAGE, false, &purposes),
        extension(BASIC_CONSTRAINTS, true, &sequence(&[&authority])),
    ];
    if template.is_ca {
        // Since Go 1.25: RFC 7093's first method.
        let hash = Sha256::digest(&subject_key.key);
        let key_id = hash.get(..20).unwrap_or(&hash);
        list.push(extension(SUBJECT_KEY_ID, false, &element(OCTET_STRING, key_id)));
    }
    if issuer.name != subject && !issuer.key_id.is_empty() {
        let key_id = sequence(&[&element(context(0, false), &issuer.key_id)]);
        list.push(extension(AUTHORITY_KEY_ID, false, &key_id));
    }
    if !template.names.is_empty() || !template.addresses.is_empty() {
        let critical = template.common_name.is_empty();
        list.push(extension(ALTERNATIVE_NAME, critical, &alternative_names(template)?));
    }
    Ok(sequence(&list.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}

fn alternative_names(template: &Template) -> Result<Vec<u8>, String> {
    let mut names = Vec::new();
    for dns in &template.names {
        if !dns.is_ascii() {
            let quoted = fmt::quote(dns.as_bytes());
            return Err(format!("x509: {quoted} cannot be encoded as an IA5String"));
        }
        names.push(element(context(2, false), dns.as_bytes()));
    }
    for address in &template.addresses {
        names.push(match address.to_canonical() {
            IpAddr::V4(address) => element(context(7, false), &address.octets()),
            IpAddr::V6(address) => element(context(7, false), &address.octets()),
        });
    }
    Ok(sequence(&names.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}
