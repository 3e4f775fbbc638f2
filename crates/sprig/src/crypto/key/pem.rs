//! Private keys in PEM, in the forms that Sprig writes and reads.

use super::super::encoding::der::{OBJECT_ID, OCTET_STRING, Reader};
use super::super::encoding::pem;
use super::{PrivateKey, dsa, ec, ed25519, rsa};

/// 1.2.840.113549.1.1.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

/// Writes a key as Sprig does: Ed25519 as PKCS #8, the others in their traditional forms.
pub(in crate::crypto) fn to_pem(key: &PrivateKey) -> String {
    match key {
        PrivateKey::Rsa(key) => pem::encode("RSA PRIVATE KEY", &key.to_der()),
        PrivateKey::Dsa(key) => pem::encode("DSA PRIVATE KEY", &key.to_der()),
        PrivateKey::Ec(key) => pem::encode("EC PRIVATE KEY", &key.to_der()),
        PrivateKey::Ed25519(key) => pem::encode("PRIVATE KEY", &key.to_der()),
    }
}

/// Reads a key, or gives Sprig's error.
pub(in crate::crypto) fn from_pem(text: &str) -> Result<PrivateKey, String> {
    let block = pem::decode(text).ok_or("no PEM data in input")?;
    let der = &block.data;
    if block.label == "PRIVATE KEY" {
        let text = || format!("decoding PEM as PKCS#8: {}", fault("PKCS8", der));
        return pkcs8(der).ok_or_else(text);
    }
    let Some(kind) = block.label.strip_suffix(" PRIVATE KEY") else {
        return Err(format!("no private key data in PEM block of type {}", block.label));
    };
    let key = match kind {
        "RSA" => rsa::Key::from_der(der).map(PrivateKey::Rsa),
        "EC" => ec::Key::from_der(der, None).map(PrivateKey::Ec),
        "DSA" => dsa::Key::from_der(der).map(PrivateKey::Dsa),
        _ => return Err(format!("invalid private key type {}", block.label)),
    };
    key.ok_or_else(|| format!("parsing {kind} private key from PEM: {}", fault(kind, der)))
}

/// What Go says of data that is no key of this kind: it looks whether it is a key of another kind, and names
/// the function for that.
fn fault(kind: &str, der: &[u8]) -> String {
    let other = [
        ("RSA", "PKCS1", rsa::Key::from_der(der).is_some()),
        ("EC", "EC", ec::Key::from_der(der, None).is_some()),
        ("PKCS8", "PKCS8", pkcs8(der).is_some()),
    ];
    let found = other.iter().find(|(of, _, reads)| *reads && *of != kind && kind != "DSA");
    if let Some((_, function, _)) = found {
        return format!(
            "x509: failed to parse private key (use Parse{function}PrivateKey instead for this key format)"
        );
    }
    let syntax = match Reader::new(der).next() {
        None if der.len() == 1 => "truncated tag or length",
        None if !der.is_empty() => "data truncated",
        _ => "sequence truncated",
    };
    let prefix = if kind == "EC" { "x509: failed to parse EC private key: " } else { "" };
    format!("{prefix}asn1: syntax error: {syntax}")
}

fn pkcs8(der: &[u8]) -> Option<PrivateKey> {
    let mut reader = Reader::new(der).sequence()?;
    reader.integer()?;
    let mut algorithm = reader.sequence()?;
    let key = reader.expect(OCTET_STRING)?.contents;
    match algorithm.expect(OBJECT_ID)?.contents {
        RSA_ENCRYPTION => rsa::Key::from_der(key).map(PrivateKey::Rsa),
        ec::EC_PUBLIC_KEY => {
            let curve = algorithm.expect(OBJECT_ID)?.contents;
            ec::Key::from_der(key, Some(curve)).map(PrivateKey::Ec)
        }
        ed25519::ED25519 => {
            let seed = Reader::new(key).expect(OCTET_STRING)?.contents;
            Some(PrivateKey::Ed25519(ed25519::Key { seed: seed.try_into().ok()? }))
        }
        _ => None,
    }
}
