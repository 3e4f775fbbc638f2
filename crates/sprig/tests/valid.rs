//! What the functions of keys, certificates and passwords give, as other libraries judge it.
#![cfg(feature = "whole")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_gotemplate::{Env, Object, Value};
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{DecodePublicKey, PrivateKeyInfo};
use rsa::signature::Verifier;
use rsa::{RsaPublicKey, sha2::Sha256};
use sec1::EcPrivateKey;
use x509_cert::Certificate;
use x509_cert::der::{Decode, DecodePem, Document, Encode};
use x509_cert::ext::pkix::{BasicConstraints, SubjectAltName, name::GeneralName};

const NOW: u64 = 1_700_000_000;
const DAY: u64 = 86_400;

fn call(name: &str, args: &[Value]) -> Value {
    let env = Env::new(NOW as i64 * 1_000_000_000, 0, 11);
    let function = chartroom_sprig::functions().into_iter().find(|function| function.name == name);
    (function.unwrap().call)(&env, args).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

fn list(items: &[&str]) -> Value {
    items.iter().map(|item| Value::from(*item)).collect::<Vec<_>>().into()
}

/// Certificate and key of a Sprig certificate.
fn parts(value: &Value) -> (Certificate, RsaPrivateKey) {
    let Value::Object(object) = value else { panic!("no certificate") };
    let Value::Map(map) = Object::to_plain(&**object) else { panic!("no fields") };
    let field = |name: &str| text(&map.get(name.as_bytes()).unwrap());
    (
        Certificate::from_pem(field("Cert")).unwrap(),
        RsaPrivateKey::from_pkcs1_pem(&field("Key")).unwrap(),
    )
}

fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> bool {
    let info = issuer.tbs_certificate.subject_public_key_info.to_der().unwrap();
    let key = VerifyingKey::<Sha256>::new(RsaPublicKey::from_public_key_der(&info).unwrap());
    let signature = Signature::try_from(certificate.signature.raw_bytes()).unwrap();
    key.verify(&certificate.tbs_certificate.to_der().unwrap(), &signature).is_ok()
}

/// Seconds from 1970 between which a certificate holds.
fn validity(certificate: &Certificate) -> [u64; 2] {
    let validity = certificate.tbs_certificate.validity;
    [validity.not_before, validity.not_after].map(|time| time.to_unix_duration().as_secs())
}

#[test]
fn a_certificate_chains_to_its_authority() {
    let ca_value = call("genCA", &["my-ca".into(), Value::Int(365)]);
    let args = [
        "svc".into(),
        list(&["10.0.0.1", "::1"]),
        list(&["a.b", "*.c"]),
        Value::Int(30),
        ca_value.clone(),
    ];
    let (ca, ca_key) = parts(&ca_value);
    let (leaf, leaf_key) = parts(&call("genSignedCert", &args));
    assert!(is_signed_by(&ca, &ca) && is_signed_by(&leaf, &ca));
    assert!(!is_signed_by(&leaf, &leaf));
    for (certificate, key) in [(&ca, &ca_key), (&leaf, &leaf_key)] {
        key.validate().unwrap();
        let info = certificate.tbs_certificate.subject_public_key_info.to_der().unwrap();
        assert_eq!(RsaPublicKey::from_public_key_der(&info).unwrap(), key.to_public_key());
    }
    let (ca, leaf) = (&ca.tbs_certificate, &leaf.tbs_certificate);
    assert_eq!((&ca.issuer, &leaf.issuer), (&ca.subject, &ca.subject));
    assert_eq!(
        (ca.subject.to_string(), leaf.subject.to_string()),
        ("CN=my-ca".into(), "CN=svc".into())
    );
    let (_, constraints) = ca.get::<BasicConstraints>().unwrap().unwrap();
    assert!(constraints.ca);
    assert_ne!(ca.serial_number, leaf.serial_number);
    let (_, SubjectAltName(names)) = leaf.get::<SubjectAltName>().unwrap().unwrap();
    let shown: Vec<String> = names
        .iter()
        .map(|name| match name {
            GeneralName::DnsName(name) => name.to_string(),
            GeneralName::IpAddress(bytes) => format!("{:?}", bytes.as_bytes()),
            other => format!("{other:?}"),
        })
        .collect();
    let local = "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]";
    assert_eq!(shown, ["a.b", "*.c", "[10, 0, 0, 1]", local]);
}

#[test]
fn a_certificate_holds_as_long_as_asked() {
    let args = ["self".into(), Value::Nil, Value::Nil, Value::Int(7)];
    let (certificate, key) = parts(&call("genSelfSignedCert", &args));
    assert_eq!(validity(&certificate), [NOW, NOW + 7 * DAY]);
    assert!(is_signed_by(&certificate, &certificate));
    key.validate().unwrap();
}

#[test]
fn keys_are_read_by_others() {
    let pem = text(&call("genPrivateKey", &["ecdsa".into()]));
    let (label, document) = Document::from_pem(&pem).unwrap();
    assert_eq!(label, "EC PRIVATE KEY");
    let key = EcPrivateKey::from_der(document.as_bytes()).unwrap();
    assert_eq!((key.private_key.len(), key.public_key.unwrap().len()), (32, 65));
    let pem = text(&call("genPrivateKey", &["ed25519".into()]));
    let (label, document) = Document::from_pem(&pem).unwrap();
    assert_eq!(label, "PRIVATE KEY");
    let key = PrivateKeyInfo::from_der(document.as_bytes()).unwrap();
    assert_eq!(key.algorithm.oid.to_string(), "1.3.101.112");
}

#[test]
fn passwords_are_verified_by_others() {
    let hash = text(&call("bcrypt", &["secret".into()]));
    assert!(bcrypt::verify("secret", &hash).unwrap());
    assert!(!bcrypt::verify("other", &hash).unwrap());
    let line = text(&call("htpasswd", &["user".into(), "secret".into()]));
    assert!(bcrypt::verify("secret", line.strip_prefix("user:").unwrap()).unwrap());
    let derive = || {
        text(&call(
            "derivePassword",
            &[Value::Int(1), "long".into(), "p".into(), "u".into(), "s".into()],
        ))
    };
    assert_eq!(derive(), derive());
}

#[test]
fn what_is_encrypted_is_decrypted() {
    for plain in ["x", "sixteen bytes ok", "longer than one block of sixteen bytes, ünïcode"] {
        let encrypted = call("encryptAES", &["key".into(), plain.into()]);
        assert_ne!(text(&encrypted), plain);
        assert_eq!(text(&call("decryptAES", &["key".into(), encrypted])), plain);
    }
}
