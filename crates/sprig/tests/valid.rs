//! What the functions of keys, certificates and passwords give, as others judge it: openssl, and the crate bcrypt.
#![cfg(feature = "whole")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_gotemplate::{Env, Object, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NOW: i64 = 1_700_000_000;

fn tried(name: &str, args: &[Value]) -> Result<Value, String> {
    let env = Env::new(NOW * 1_000_000_000, 0, 11);
    let function = chartroom_sprig::functions().into_iter().find(|function| function.name == name);
    (function.unwrap().call)(&env, args).map_err(|error| error.to_string())
}

fn call(name: &str, args: &[Value]) -> Value {
    tried(name, args).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

fn list(items: &[&str]) -> Value {
    items.iter().map(|item| Value::from(*item)).collect::<Vec<_>>().into()
}

/// Certificate and key of a Sprig certificate.
fn parts(value: &Value) -> [String; 2] {
    let Value::Object(object) = value else { panic!("no certificate") };
    let Value::Map(map) = Object::to_plain(&**object) else { panic!("no fields") };
    ["Cert", "Key"].map(|name| text(&map.get(name.as_bytes()).unwrap()))
}

/// A folder for openssl's files.
struct Bench(PathBuf);

impl Bench {
    /// None, with a word about it, where openssl is missing.
    fn new(name: &str) -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            eprintln!("skipped: openssl is not installed");
            return None;
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        Some(Self(folder))
    }

    fn write(&self, name: &str, contents: &str) {
        fs::write(self.0.join(name), contents).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// What openssl prints, or its error.
    fn tried(&self, command: &str) -> Result<String, String> {
        let output =
            Command::new("openssl").current_dir(&self.0).args(command.split(' ')).output().unwrap();
        let [out, error] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        if output.status.success() { Ok(out) } else { Err(error) }
    }

    fn ask(&self, command: &str) -> String {
        self.tried(command).unwrap_or_else(|error| panic!("openssl {command}: {error}"))
    }
}

#[test]
fn a_certificate_chains_to_its_authority() {
    let Some(bench) = Bench::new("chain") else { return };
    let ca = call("genCA", &["my-ca".into(), Value::Int(365)]);
    let [addresses, names] = [list(&["10.0.0.1", "::1"]), list(&["a.b", "*.c"])];
    let leaf = call("genSignedCert", &["svc".into(), addresses, names, Value::Int(30), ca.clone()]);
    for (name, value) in [("ca", &ca), ("leaf", &leaf)] {
        let [certificate, key] = parts(value);
        bench.write(&format!("{name}.pem"), &certificate);
        bench.write(&format!("{name}.key"), &key);
        assert!(key.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"));
        bench.ask(&format!("rsa -in {name}.key -check -noout"));
        let public = bench.ask(&format!("pkey -in {name}.key -pubout"));
        assert_eq!(bench.ask(&format!("x509 -in {name}.pem -noout -pubkey")), public);
    }
    let verify = format!("verify -x509_strict -CAfile ca.pem -attime {} leaf.pem", NOW + 1);
    assert_eq!(bench.ask(&verify), "leaf.pem: OK\n");
    assert!(bench.tried(&format!("verify -CAfile leaf.pem -attime {NOW} ca.pem")).is_err());

    let shown = bench.ask("x509 -in leaf.pem -noout -text -nameopt RFC2253");
    for line in [
        "Version: 3 (0x2)",
        "Signature Algorithm: sha256WithRSAEncryption",
        "Issuer: CN=my-ca",
        "Not Before: Nov 14 22:13:20 2023 GMT",
        "Not After : Dec 14 22:13:20 2023 GMT",
        "Subject: CN=svc",
        "Public-Key: (2048 bit)",
        "X509v3 Key Usage: critical\n                Digital Signature, Key Encipherment\n",
        "TLS Web Server Authentication, TLS Web Client Authentication",
        "CA:FALSE",
        "DNS:a.b, DNS:*.c, IP Address:10.0.0.1, IP Address:0:0:0:0:0:0:0:1",
    ] {
        assert!(shown.contains(line), "{line} is not in {shown}");
    }
    let shown = bench.ask("x509 -in ca.pem -noout -text -nameopt RFC2253");
    for line in ["CA:TRUE", "Certificate Sign", "X509v3 Subject Key Identifier"] {
        assert!(shown.contains(line), "{line} is not in {shown}");
    }
}

#[test]
fn dates_that_are_far_are_written_too() {
    let Some(bench) = Bench::new("dates") else { return };
    for (days, year) in [(7_i64, "2023"), (20_000, "2078"), (-30_000, "1941")] {
        let args = ["ä".into(), Value::Nil, Value::Nil, Value::Int(days)];
        bench.write("a.pem", &parts(&call("genSelfSignedCert", &args))[0]);
        let shown = bench.ask("x509 -in a.pem -noout -enddate");
        assert!(shown.trim_end().ends_with(&format!("{year} GMT")), "{shown}");
    }
}

#[test]
fn keys_are_read_by_others() {
    let Some(bench) = Bench::new("keys") else { return };
    for (kind, label, shown) in [
        ("rsa", "RSA PRIVATE KEY", "Private-Key: (4096 bit, 2 primes)"),
        ("dsa", "DSA PRIVATE KEY", "Private-Key: (2048 bit)"),
        ("ecdsa", "EC PRIVATE KEY", "ASN1 OID: prime256v1"),
        ("ed25519", "PRIVATE KEY", "ED25519 Private-Key:"),
    ] {
        let key = text(&call("genPrivateKey", &[kind.into()]));
        assert!(key.starts_with(&format!("-----BEGIN {label}-----\n")), "{key}");
        bench.write("a.key", &key);
        let text = bench.ask("pkey -in a.key -check -text -noout");
        assert!(text.contains("Key is valid") && text.contains(shown), "{kind}: {text}");
    }
}

#[test]
fn keys_of_others_sign() {
    let Some(bench) = Bench::new("signed") else { return };
    for (kind, options) in [
        ("RSA", "rsa_keygen_bits:1024"),
        ("EC", "ec_paramgen_curve:P-256"),
        ("EC", "ec_paramgen_curve:P-384"),
        ("EC", "ec_paramgen_curve:P-521"),
        ("ED25519", ""),
    ] {
        let options =
            if options.is_empty() { String::new() } else { format!(" -pkeyopt {options}") };
        bench.ask(&format!("genpkey -algorithm {kind}{options} -out a.key"));
        // Ed25519 has no older form.
        let form = if kind == "ED25519" { "" } else { " -traditional" };
        bench.ask(&format!("pkey -in a.key{form} -out b.key"));
        let again =
            parts(&call("genCAWithKey", &["ca".into(), Value::Int(1), bench.read("a.key").into()]));
        let ca = call("genCAWithKey", &["ca".into(), Value::Int(1), bench.read("b.key").into()]);
        // Both forms are the same key, which is written back in the traditional one.
        assert_eq!(parts(&ca), again);
        assert_eq!(again[1], bench.read("b.key"), "{kind}");
        bench.write("ca.pem", &again[0]);
        let key = call("genPrivateKey", &["ecdsa".into()]);
        let args = ["a".into(), Value::Nil, list(&["a.b"]), Value::Int(1), ca, key];
        bench.write("leaf.pem", &parts(&call("genSignedCertWithKey", &args))[0]);
        bench.ask(&format!("verify -x509_strict -CAfile ca.pem -attime {NOW} leaf.pem"));
    }
}

#[test]
fn what_is_encrypted_is_decrypted() {
    let bench = Bench::new("cipher");
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for plain in ["x", "sixteen bytes ok", "longer than one block of sixteen bytes, ünïcode"] {
        let encrypted = call("encryptAES", &["key".into(), plain.into()]);
        assert_ne!(text(&encrypted), plain);
        assert_eq!(text(&call("decryptAES", &["key".into(), encrypted.clone()])), plain);
        let Some(bench) = &bench else { continue };
        bench.write("a.txt", &text(&encrypted));
        bench.ask("base64 -d -A -in a.txt -out a.bin");
        let data = fs::read(bench.0.join("a.bin")).unwrap();
        fs::write(bench.0.join("a.bin"), &data[16..]).unwrap();
        let (key, vector) = (hex(b"key") + &"00".repeat(29), hex(&data[..16]));
        assert_eq!(
            bench.ask(&format!("enc -d -aes-256-cbc -K {key} -iv {vector} -in a.bin")),
            plain
        );
    }
}

#[test]
fn passwords_are_verified_by_others() {
    let long = "x".repeat(72);
    for password in ["secret", "", "ünïcode", &long] {
        let hash = text(&call("bcrypt", &[password.into()]));
        assert!(hash.starts_with("$2a$10$") && bcrypt::verify(password, &hash).unwrap());
        assert!(!bcrypt::verify("other", &hash).unwrap());
    }
    let line = text(&call("htpasswd", &["user".into(), "secret".into()]));
    assert!(bcrypt::verify("secret", line.strip_prefix("user:").unwrap()).unwrap());
}

#[test]
fn results_follow_from_the_seed() {
    let key = |seed| {
        let env = Env::new(0, 0, seed);
        env.next_random();
        let function = chartroom_sprig::functions().into_iter().find(|f| f.name == "genPrivateKey");
        text(&(function.unwrap().call)(&env, &["ecdsa".into()]).unwrap())
    };
    assert_eq!(key(1), key(1));
    assert_ne!(key(1), key(2));
}

#[test]
fn errors_have_sprig_s_texts() {
    let key = call("genPrivateKey", &["ecdsa".into()]);
    let own = |addresses: Value, names: Value| {
        vec!["a".into(), addresses, names, Value::Int(1), key.clone()]
    };
    let of = |items: Value| Value::from(vec![items]);
    let foreign = text(&key).replace("EC PRIVATE", "RSA PRIVATE");
    for (function, args, message) in [
        (
            "genCAWithKey",
            vec!["a".into(), Value::Int(1), "x".into()],
            "parsing private key: no PEM data in input",
        ),
        (
            "genCAWithKey",
            vec!["a".into(), Value::Int(1), foreign.into()],
            "parsing private key: parsing RSA private key from PEM: x509: failed to parse private key (use ParseECPrivateKey instead for this key format)",
        ),
        ("genSelfSignedCertWithKey", own(list(&["x"]), Value::Nil), "error parsing ip: x"),
        (
            "genSelfSignedCertWithKey",
            own(of(Value::Int(5)), Value::Nil),
            "error parsing ip: 5 is not a string",
        ),
        (
            "genSelfSignedCertWithKey",
            own(Value::Nil, of(true.into())),
            "error processing alternate dns name: true is not a string",
        ),
        (
            "genSelfSignedCertWithKey",
            own(Value::Nil, list(&["é"])),
            "error creating certificate: x509: \"é\" cannot be encoded as an IA5String",
        ),
        ("buildCustomCert", vec!["!".into(), "".into()], "unable to decode base64 certificate"),
        ("buildCustomCert", vec!["YQ==".into(), "!".into()], "unable to decode base64 private key"),
        ("buildCustomCert", vec!["YQ==".into(), "YQ==".into()], "unable to decode certificate"),
    ] {
        let Err(error) = tried(function, &args) else { panic!("{message}: no error") };
        assert_eq!(error, message);
    }
}
