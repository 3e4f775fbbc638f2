//! Sprig's functions that make keys and certificates.

use crate::args::{Outcome, any, fail, int, string};
use crate::crypto::certificate::Certificate;
use crate::crypto::key::{PrivateKey, from_pem};
use crate::crypto::known::KNOWN;
use crate::crypto::pem;
use crate::crypto::x509::{self, Holder, Template};
use crate::encoding::base64_data;
use crate::seeded::{Stream, once};
use crate::table::{Row, row};
use chartroom_gotemplate::{
    Env, FuncError,
    ParamType::{self, Int, List, Str},
    Seed, Value, fmt,
};
use std::net::IpAddr;

const CERTIFICATE: ParamType = ParamType::Named("sprig.certificate");
const NANOS_PER_DAY: i64 = 86_400_000_000_000;
const NANOS_PER_SECOND: i128 = 1_000_000_000;

/// Steps of a signature, and of a key that is searched for. A part of what takes the same time: there are charts that
/// make sixty keys, for as many seconds as Helm takes.
const SIGNED: u32 = 100_000;
/// A page knows the primes of its previews and searches only where somebody asks for real ones.
const KEY: u64 = if KNOWN { 250_000 } else { 1_000_000 };

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["genPrivateKey"],
        &[Str],
        gen_private_key,
        "A new private key in PEM: rsa, dsa, ecdsa or ed25519.",
        &[
            (r#"{{ genPrivateKey "ed25519" | trunc 27 }}"#, "-----BEGIN PRIVATE KEY-----"),
            (r#"{{ genPrivateKey "none" }}"#, "Unknown type none"),
        ],
    )
    .taking(SIGNED),
    row(
        &["genCA"],
        &[Str, Int],
        |env, args| authority(env, "genCA", args, &rsa_key(env, "genCA", args)?),
        "A new certificate authority: common name, days of validity. The result has .Cert and .Key in PEM.",
        &[(r#"{{ (genCA "my-ca" 365).Cert | trunc 27 }}"#, "-----BEGIN CERTIFICATE-----")],
    )
    .taking(SIGNED),
    row(
        &["genCAWithKey"],
        &[Str, Int, Str],
        |env, args| authority(env, "genCAWithKey", args, &given_key(args, 2)?),
        "As genCA, with a private key in PEM.",
        &[(
            r#"{{ (genCAWithKey "my-ca" 365 (genPrivateKey "ecdsa")).Key | trunc 30 }}"#,
            "-----BEGIN EC PRIVATE KEY-----",
        )],
    )
    .taking(SIGNED),
    row(
        &["genSelfSignedCert"],
        &[Str, List, List, Int],
        |env, args| self_signed(env, "genSelfSignedCert", args, &rsa_key(env, "genSelfSignedCert", args)?),
        "A new self-signed certificate: common name, IP addresses, DNS names, days of validity.",
        &[(
            r#"{{ (genSelfSignedCert "a" (list "10.0.0.1") (list "a.b") 30).Key | trunc 31 }}"#,
            "-----BEGIN RSA PRIVATE KEY-----",
        )],
    )
    .taking(SIGNED),
    row(
        &["genSelfSignedCertWithKey"],
        &[Str, List, List, Int, Str],
        |env, args| self_signed(env, "genSelfSignedCertWithKey", args, &given_key(args, 4)?),
        "As genSelfSignedCert, with a private key in PEM.",
        &[(
            r#"{{ (genSelfSignedCertWithKey "a" nil nil 30 (genPrivateKey "ed25519")).Cert | trunc 27 }}"#,
            "-----BEGIN CERTIFICATE-----",
        )],
    )
    .taking(SIGNED),
    row(
        &["genSignedCert"],
        &[Str, List, List, Int, CERTIFICATE],
        |env, args| signed(env, "genSignedCert", args, &rsa_key(env, "genSignedCert", args)?),
        "A new certificate that an authority signs: as genSelfSignedCert, and the authority.",
        &[(
            r#"{{ (genSignedCert "a" nil (list "a.b") 30 (genCA "my-ca" 365)).Cert | trunc 27 }}"#,
            "-----BEGIN CERTIFICATE-----",
        )],
    )
    .taking(SIGNED),
    row(
        &["genSignedCertWithKey"],
        &[Str, List, List, Int, CERTIFICATE, Str],
        |env, args| signed(env, "genSignedCertWithKey", args, &given_key(args, 5)?),
        "As genSignedCert, with a private key in PEM.",
        &[(
            r#"{{ (genSignedCertWithKey "a" nil nil 30 (genCA "my-ca" 365) (genPrivateKey "ecdsa")).Cert | trunc 27 }}"#,
            "-----BEGIN CERTIFICATE-----",
        )],
    )
    .taking(SIGNED),
    row(
        &["buildCustomCert"],
        &[Str, Str],
        build_custom_cert,
        "A certificate and its key from PEM in base64.",
        &[(
            r#"{{ $ca := genCA "my-ca" 365 }}{{ (buildCustomCert (b64enc $ca.Cert) (b64enc $ca.Key)).Key | trunc 31 }}"#,
            "-----BEGIN RSA PRIVATE KEY-----",
        )],
    )
    .taking(SIGNED),
];

fn gen_private_key(env: &Env, args: &[Value]) -> Outcome {
    let kind = string(args, 0);
    let generate: fn(&mut Stream) -> Option<PrivateKey> = match kind.as_bytes() {
        b"" | b"rsa" => |random| PrivateKey::rsa(4096, random),
        b"dsa" => PrivateKey::dsa,
        b"ecdsa" => PrivateKey::ecdsa,
        b"ed25519" => PrivateKey::ed25519,
        _ => return Ok(format!("Unknown type {kind}").into()),
    };
    if matches!(kind.as_bytes(), b"" | b"rsa" | b"dsa") {
        searches(env, 8)?;
    }
    let make = |random: &mut Stream| made(generate(random));
    Ok(once(env, "genPrivateKey", &[kind.as_bytes()], make)?.into())
}

/// A new key in PEM.
fn made(key: Option<PrivateKey>) -> Result<String, FuncError> {
    key.map(|key| key.to_pem()).ok_or_else(|| FuncError::new("failed to generate private key"))
}

/// Takes the steps of so many searches for a key of usual length, unless a preview knows its primes.
fn searches(env: &Env, keys: u64) -> Result<(), FuncError> {
    let is_known = KNOWN && matches!(env.seed, Seed::Preview(_));
    env.budget.work(if is_known { 0 } else { keys * KEY })
}

/// The RSA key of a call. In a preview that searches for primes it depends on the function and the seed alone.
fn rsa_key(env: &Env, function: &str, args: &[Value]) -> Result<PrivateKey, FuncError> {
    searches(env, 1)?;
    let call =
        if KNOWN { env.budget.sprint(args.get(..4).unwrap_or(args))? } else { Default::default() };
    let pem = once(env, "rsa", &[function.as_bytes(), call.as_bytes()], |random| {
        made(PrivateKey::rsa(2048, random))
    })?;
    from_pem(&pem).or_else(fail)
}

/// The key of an argument in PEM.
fn given_key(args: &[Value], index: usize) -> Result<PrivateKey, FuncError> {
    from_pem(&string(args, index).to_text())
        .or_else(|error| fail(format!("parsing private key: {error}")))
}

/// The strings of a list, or the error for what is none.
fn strings(list: &Value, fault: &str) -> Result<Vec<String>, FuncError> {
    let items = list.as_list().map_or(&[][..], |list| list.items());
    let text = |item: &Value| match item {
        Value::Str(text) => Ok(text.to_text().into_owned()),
        other => fail(format!("{fault}: {} is not a string", fmt::display(other))),
    };
    items.iter().map(text).collect()
}

/// What the certificate of these arguments says (Sprig's `getBaseCertTemplate`).
fn template(
    env: &Env,
    function: &str,
    args: &[Value],
    alternatives: [&Value; 2],
    days: i64,
) -> Result<Template, FuncError> {
    let common_name = string(args, 0).to_text().into_owned();
    let [addresses, names] = alternatives;
    let addresses = strings(addresses, "error parsing ip")?;
    let parse = |text: &String| {
        text.parse::<IpAddr>().or_else(|_| fail(format!("error parsing ip: {text}")))
    };
    let parsed = addresses.iter().map(parse).collect::<Result<_, _>>()?;
    let names = strings(names, "error processing alternate dns name")?;
    let now = i128::from(env.now_unix_nanos);
    let end = now + i128::from(NANOS_PER_DAY.wrapping_mul(days));
    let validity = [now, end].map(|nanos| nanos.div_euclid(NANOS_PER_SECOND) as i64);
    let inputs = [&[common_name.clone(), days.to_string()], &addresses[..], &names[..]].concat();
    let inputs: Vec<&[u8]> = inputs.iter().map(String::as_bytes).collect();
    let serial = Stream::new(env, function, &inputs).array();
    Ok(Template { serial, common_name, addresses: parsed, names, validity, is_ca: false })
}

/// The certificate and the key as a value. Without an issuer the subject signs for itself.
fn certificate(
    env: &Env,
    template: &Template,
    key: &PrivateKey,
    issuer: Option<(Holder, PrivateKey)>,
) -> Outcome {
    let pem = certificate_pem(env, template, key, issuer.as_ref())
        .or_else(|error| fail(format!("error creating certificate: {error}")))?;
    Ok(Certificate::value(pem, key.to_pem()))
}

fn certificate_pem(
    env: &Env,
    template: &Template,
    key: &PrivateKey,
    issuer: Option<&(Holder, PrivateKey)>,
) -> Result<String, String> {
    let [own, signer] = [key, issuer.map_or(key, |(_, key)| key)].map(PrivateKey::signer);
    let (own, signer) = (own.ok_or(x509::UNSIGNED)?, signer.ok_or(x509::UNSIGNED)?);
    let name = x509::name(&template.common_name).map_err(|error| error.to_string())?;
    let subject = Holder { name, key: own.public().ok_or(x509::UNSIGNED)?, key_id: Vec::new() };
    let issuer = issuer.map_or(&subject, |(holder, _)| holder);
    let part = x509::signed_part(template, &subject, issuer, signer)?;
    // The same key signs the same part in the same way.
    let public = issuer.key.subject_public_key.raw_bytes();
    once(env, "certificate", &[&part, public], |_| {
        let certificate = x509::signed(&part, signer).ok_or(x509::UNSIGNED)?;
        Ok(pem::encode("CERTIFICATE", &certificate))
    })
}

fn authority(env: &Env, function: &str, args: &[Value], key: &PrivateKey) -> Outcome {
    let nothing = [&Value::Nil, &Value::Nil];
    let mut template = template(env, function, args, nothing, int(args, 1))?;
    template.is_ca = true;
    certificate(env, &template, key, None)
}

fn self_signed(env: &Env, function: &str, args: &[Value], key: &PrivateKey) -> Outcome {
    let alternatives = [any(args, 1), any(args, 2)];
    certificate(env, &template(env, function, args, alternatives, int(args, 3))?, key, None)
}

fn signed(env: &Env, function: &str, args: &[Value], key: &PrivateKey) -> Outcome {
    let Value::Object(object) = any(args, 4) else {
        return fail("unable to decode certificate");
    };
    let Some(ca) = object.as_any().downcast_ref::<Certificate>() else {
        return fail("unable to decode certificate");
    };
    let Some(block) = pem::decode(&ca.cert.to_text()) else {
        return fail("unable to decode certificate");
    };
    let parent = x509::read(&block.data).or_else(|error| {
        fail(format!("error parsing certificate: decodedSignerCert.Bytes: {error}"))
    })?;
    let signer = from_pem(&ca.key.to_text())
        .or_else(|error| fail(format!("error parsing private key: {error}")))?;
    let alternatives = [any(args, 1), any(args, 2)];
    let template = template(env, function, args, alternatives, int(args, 3))?;
    let public = signer.signer().and_then(|signer| signer.public());
    if public.is_some_and(|public| public != parent.key) {
        return fail(
            "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
        );
    }
    certificate(env, &template, key, Some((parent, signer)))
}

fn build_custom_cert(_: &Env, args: &[Value]) -> Outcome {
    let [cert, key] = [0, 1].map(|index| base64_data(string(args, index).as_bytes()));
    let Ok(cert) = cert else { return fail("unable to decode base64 certificate") };
    let Ok(key) = key else { return fail("unable to decode base64 private key") };
    let Some(block) = pem::decode(&String::from_utf8_lossy(&cert)) else {
        return fail("unable to decode certificate");
    };
    if let Err(error) = x509::read(&block.data) {
        return fail(format!("error parsing certificate: decodedCert.Bytes: {error}"));
    }
    match from_pem(&String::from_utf8_lossy(&key)) {
        Ok(_) => Ok(Certificate::value(cert, key)),
        Err(error) => fail(format!("error parsing private key: {error}")),
    }
}
