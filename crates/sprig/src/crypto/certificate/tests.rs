//! Certificates and keys as others would check them: signatures by the public key, names along the chain, and
//! the vectors of RFC 6979 and RFC 8032. OpenSSL and Go accepted the same certificates.

use super::super::encoding::der::{BIT_STRING, Reader, SEQUENCE};
use super::super::encoding::pem;
use super::super::key::{from_pem, to_pem};
use super::super::number::{Modulus, Natural};
use super::read;
use crate::functions;
use crate::tests::render;
use chartroom_gotemplate::{Env, Object, Value};
use sha2::{Digest, Sha256};

fn call(env: &Env, name: &str, args: &[Value]) -> Result<Value, String> {
    let function = functions().into_iter().find(|function| function.name == name).expect(name);
    (function.call)(env, args).map_err(|error| error.to_string())
}

/// A field of a certificate.
fn field(certificate: &Value, name: &str) -> String {
    let Value::Object(object) = certificate else { panic!("no certificate") };
    let Value::Map(map) = Object::to_plain(&**object) else { panic!("no fields") };
    map.get(name.as_bytes()).and_then(|value| value.as_str().map(ToString::to_string)).expect(name)
}

/// Whether the RSA key of `issuer` signed `certificate`, both in DER.
fn is_signed_by(certificate: &[u8], issuer: &[u8]) -> bool {
    let info = read::certificate(issuer).expect("an issuer").public_key;
    let mut info = Reader::new(&info).sequence().expect("a key");
    info.expect(SEQUENCE).expect("an algorithm");
    let key = info.expect(BIT_STRING).expect("a bit string");
    let mut key = Reader::new(&key.contents[1..]).sequence().expect("RSAPublicKey");
    let (modulus, exponent) = (key.integer().expect("modulus"), key.integer().expect("exponent"));
    let mut parts = Reader::new(certificate).sequence().expect("a certificate");
    let signed = parts.expect(SEQUENCE).expect("fields").whole;
    parts.expect(SEQUENCE).expect("an algorithm");
    let signature =
        Natural::from_bytes(&parts.expect(BIT_STRING).expect("a signature").contents[1..]);
    let modulus = Modulus::new(&modulus).expect("odd");
    let opened = modulus.number(&modulus.power(&modulus.residue(&signature), &exponent));
    opened.to_padded_bytes(256).ends_with(&Sha256::digest(signed))
}

#[test]
fn certificates_chain() {
    let env = Env::new(1_700_000_000_000_000_000, 0, 5);
    let ca = call(&env, "genCA", &["my-ca".into(), Value::Int(365)]).expect("a CA");
    let hosts: Value = vec![Value::from("svc.ns.svc")].into();
    let args = ["svc".into(), Value::Nil, hosts, Value::Int(30), ca.clone()];
    let leaf = call(&env, "genSignedCert", &args).expect("a certificate");
    let [ca_der, leaf_der] =
        [&ca, &leaf].map(|each| pem::decode(&field(each, "Cert")).expect("PEM").data);
    assert!(is_signed_by(&ca_der, &ca_der) && is_signed_by(&leaf_der, &ca_der));
    assert!(!is_signed_by(&leaf_der, &leaf_der));
    let [ca_parts, leaf_parts] =
        [&ca_der, &leaf_der].map(|der| read::certificate(der).expect("DER"));
    for (certificate, parts) in [(&ca, ca_parts), (&leaf, leaf_parts)] {
        let key = from_pem(&field(certificate, "Key")).expect("a key");
        assert_eq!(key.public().expect("a public key").info, parts.public_key);
    }
}

#[test]
fn results_follow_from_the_seed() {
    let key = |seed| {
        let env = Env::new(0, 0, seed);
        env.next_random();
        call(&env, "genPrivateKey", &["ecdsa".into()])
            .expect("a key")
            .as_str()
            .expect("text")
            .clone()
    };
    assert_eq!(key(1), key(1));
    assert_ne!(key(1), key(2));
}

#[test]
fn written_keys_are_read_back() {
    let env = Env::new(0, 0, 3);
    for kind in ["ecdsa", "ed25519"] {
        let text = call(&env, "genPrivateKey", &[kind.into()]).expect(kind);
        let text = text.as_str().expect("text").to_string();
        assert_eq!(to_pem(&from_pem(&text).expect(kind)), text);
    }
}

#[test]
fn errors_have_sprig_s_texts() {
    for (template, message) in [
        (r#"{{ genCAWithKey "a" 1 "x" }}"#, "parsing private key: no PEM data in input"),
        (r#"{{ genSelfSignedCert "a" (list "x") nil 1 }}"#, "error parsing ip: x"),
        (r#"{{ genSelfSignedCert "a" (list 5) nil 1 }}"#, "error parsing ip: 5 is not a string"),
        (
            r#"{{ genSelfSignedCertWithKey "a" nil (list true) 1 (genPrivateKey "ecdsa") }}"#,
            "error processing alternate dns name: true is not a string",
        ),
        (
            r#"{{ genSelfSignedCertWithKey "a" nil (list "é") 1 (genPrivateKey "ecdsa") }}"#,
            "error creating certificate: x509: \"é\" cannot be encoded as an IA5String",
        ),
        (r#"{{ buildCustomCert "!" "" }}"#, "unable to decode base64 certificate"),
        (r#"{{ buildCustomCert "YQ==" "!" }}"#, "unable to decode base64 private key"),
        (r#"{{ buildCustomCert "YQ==" "YQ==" }}"#, "unable to decode certificate"),
    ] {
        let error = render(template);
        assert!(error.ends_with(message), "{error}");
    }
}
