//! Private keys: made, written, read and signed with as Go's `crypto` packages do.

use super::{dsa, known, pem};
use crate::seeded::Stream;
use der::asn1::{AnyRef, BitString, ObjectIdentifier, OctetStringRef};
use der::oid::AssociatedOid;
use der::{Decode, ErrorKind};
use ed25519_dalek::pkcs8::{EncodePrivateKey, KeypairBytes};
use p256::elliptic_curve::ALGORITHM_OID as EC;
use rsa::pkcs1::{
    ALGORITHM_OID as RSA, DecodeRsaPrivateKey, EncodeRsaPrivateKey, RsaPrivateKeyRef,
};
use rsa::pkcs8::PrivateKeyInfoRef;
use rsa::signature::{Keypair, Signer};
use sec1::EcPrivateKey;
use std::marker::PhantomData;
use x509_cert::spki::{
    AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, EncodePublicKey,
    SignatureBitStringEncoding, SubjectPublicKeyInfoOwned,
};

const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
const UNKNOWN_CURVE: &str = "x509: unknown elliptic curve";

/// A private key as Sprig writes it, and what it signs with.
pub(crate) struct PrivateKey {
    label: &'static str,
    der: Vec<u8>,
    signer: Option<Box<dyn Signs>>,
}

/// What a certificate needs of a key.
pub(crate) trait Signs {
    fn public(&self) -> Option<SubjectPublicKeyInfoOwned>;
    fn algorithm(&self) -> Option<AlgorithmIdentifierOwned>;
    /// Signs with the hash that Go chooses for the key; None if it is too short for that.
    fn sign(&self, message: &[u8]) -> Option<BitString>;
}

/// A key with the type of its signatures.
struct With<K, S>(K, PhantomData<S>);

impl<K, S> Signs for With<K, S>
where
    K: Keypair + Signer<S> + DynSignatureAlgorithmIdentifier,
    K::VerifyingKey: EncodePublicKey,
    S: SignatureBitStringEncoding,
{
    fn public(&self) -> Option<SubjectPublicKeyInfoOwned> {
        let document = self.0.verifying_key().to_public_key_der().ok()?;
        SubjectPublicKeyInfoOwned::from_der(document.as_bytes()).ok()
    }

    fn algorithm(&self) -> Option<AlgorithmIdentifierOwned> {
        self.0.signature_algorithm_identifier().ok()
    }

    fn sign(&self, message: &[u8]) -> Option<BitString> {
        self.0.try_sign(message).ok()?.to_bitstring().ok()
    }
}

impl PrivateKey {
    fn new<S: SignatureBitStringEncoding + 'static, K>(
        label: &'static str,
        der: &[u8],
        key: K,
    ) -> Self
    where
        K: Keypair + Signer<S> + DynSignatureAlgorithmIdentifier + 'static,
        K::VerifyingKey: EncodePublicKey,
    {
        Self { label, der: der.to_vec(), signer: Some(Box::new(With(key, PhantomData::<S>))) }
    }

    fn of_rsa(key: rsa::PrivateKey) -> Option<Self> {
        let der = key.to_pkcs1_der().ok()?;
        let signer = rsa::pkcs1v15::SigningKey::<sha2::Sha256>::new(key);
        Some(Self::new::<rsa::pkcs1v15::Signature, _>("RSA PRIVATE KEY", der.as_bytes(), signer))
    }

    fn of_dsa(der: Vec<u8>) -> Self {
        Self { label: "DSA PRIVATE KEY", der, signer: None }
    }

    fn of_ed25519(secret: [u8; 32]) -> Option<Self> {
        // Go writes the first version of PKCS #8, without the public key.
        let der = KeypairBytes { secret_key: secret, public_key: None }.to_pkcs8_der().ok()?;
        let signer = ed25519_dalek::SigningKey::from_bytes(&secret);
        Some(Self::new::<ed25519_dalek::Signature, _>("PRIVATE KEY", der.as_bytes(), signer))
    }

    /// A new RSA key.
    pub(crate) fn rsa(bits: usize, random: &mut Stream) -> Option<Self> {
        Self::of_rsa(match known::primes(bits, random) {
            Some([p, q]) => {
                rsa::PrivateKey::from_p_q(p, q, rsa::BoxedUint::from(65_537_u32)).ok()?
            }
            None => rsa::PrivateKey::new(random, bits).ok()?,
        })
    }

    /// A new DSA key of 2048 bits with parameters of its own.
    pub(crate) fn dsa(random: &mut Stream) -> Option<Self> {
        dsa::generate(random).map(Self::of_dsa)
    }

    /// A new key on the curve P-256.
    pub(crate) fn ecdsa(random: &mut Stream) -> Option<Self> {
        std::iter::repeat_with(|| random.array::<32>()).find_map(|secret| p256(&secret))
    }

    /// A new Ed25519 key.
    pub(crate) fn ed25519(random: &mut Stream) -> Option<Self> {
        Self::of_ed25519(random.array())
    }

    /// What signs certificates; None for DSA, with which Go signs none.
    pub(crate) fn signer(&self) -> Option<&dyn Signs> {
        self.signer.as_deref()
    }

    /// The key in Sprig's form: Ed25519 as PKCS #8, the others in their traditional forms.
    pub(crate) fn to_pem(&self) -> String {
        pem::encode(self.label, &self.der)
    }
}

/// For each curve: a key on it; and the key on whichever has the name.
macro_rules! curves {
    ($($curve:ident $name:ident)*) => {
        $(fn $curve(secret: &[u8]) -> Option<PrivateKey> {
            let key = $curve::SecretKey::from_slice(secret).ok()?;
            let der = key.to_sec1_der().ok()?;
            let signer = $curve::ecdsa::SigningKey::from(key);
            Some(PrivateKey::new::<$curve::ecdsa::DerSignature, _>("EC PRIVATE KEY", &der, signer))
        })*

        fn on_curve(name: ObjectIdentifier) -> Option<fn(&[u8]) -> Option<PrivateKey>> {
            $(if name == <$curve::$name as AssociatedOid>::OID {
                return Some($curve);
            })*
            None
        }
    };
}

curves! { p256 NistP256 p384 NistP384 p521 NistP521 }

/// Reads a key, or gives Sprig's error.
pub(crate) fn from_pem(text: &str) -> Result<PrivateKey, String> {
    let block = pem::decode(text).ok_or("no PEM data in input")?;
    let der = &block.data;
    if block.label == "PRIVATE KEY" {
        return pkcs8(der).map_err(|error| format!("decoding PEM as PKCS#8: {error}"));
    }
    let Some(kind) = block.label.strip_suffix(" PRIVATE KEY") else {
        return Err(format!("no private key data in PEM block of type {}", block.label));
    };
    let key = match kind {
        "RSA" => pkcs1(der),
        "EC" => ec(der, None),
        "DSA" => dsa::read(der).map(PrivateKey::of_dsa).ok_or_else(|| fault("DSA", der)),
        _ => return Err(format!("invalid private key type {}", block.label)),
    };
    key.map_err(|error| format!("parsing {kind} private key from PEM: {error}"))
}

fn pkcs1(der: &[u8]) -> Result<PrivateKey, String> {
    let key = rsa::PrivateKey::from_pkcs1_der(der).ok().and_then(PrivateKey::of_rsa);
    key.ok_or_else(|| fault("RSA", der))
}

/// Reads `ECPrivateKey`; the curve may be named outside of it.
fn ec(der: &[u8], outer: Option<ObjectIdentifier>) -> Result<PrivateKey, String> {
    let key = EcPrivateKey::from_der(der).map_err(|_| fault("EC", der))?;
    let name = outer.or_else(|| key.parameters?.named_curve());
    let curve = name.and_then(on_curve).ok_or(UNKNOWN_CURVE)?;
    curve(key.private_key)
        .ok_or_else(|| "x509: invalid elliptic curve private key value".to_owned())
}

fn pkcs8(der: &[u8]) -> Result<PrivateKey, String> {
    let info = PrivateKeyInfoRef::from_der(der).map_err(|_| fault("PKCS8", der))?;
    let key = info.private_key.as_bytes();
    let embedded = |kind| {
        move |error| format!("x509: failed to parse {kind} private key embedded in PKCS#8: {error}")
    };
    match info.algorithm.oid {
        RSA => pkcs1(key).map_err(embedded("RSA")),
        EC => ec(key, info.algorithm.parameters_oid().ok()).map_err(embedded("EC")),
        ED25519 => {
            let secret = <&OctetStringRef>::from_der(key).ok();
            let secret = secret.and_then(|secret| secret.as_bytes().try_into().ok());
            secret.and_then(PrivateKey::of_ed25519).ok_or_else(|| fault("", key))
        }
        other => Err(format!(
            "x509: PKCS#8 wrapping contained private key with unknown algorithm: {other}"
        )),
    }
}

/// What Go says of data that is no key of this kind: it looks whether it is a key of another kind, and names
/// the function for that.
fn fault(kind: &str, der: &[u8]) -> String {
    let others = [
        ("RSA", "PKCS1", RsaPrivateKeyRef::from_der(der).is_ok()),
        ("EC", "EC", EcPrivateKey::from_der(der).is_ok()),
        ("PKCS8", "PKCS8", PrivateKeyInfoRef::from_der(der).is_ok()),
    ];
    let found = others.iter().find(|(of, _, reads)| *reads && *of != kind && kind != "DSA");
    if let Some((_, function, _)) = found {
        return format!(
            "x509: failed to parse private key (use Parse{function}PrivateKey instead for this key format)"
        );
    }
    let syntax = match AnyRef::from_der(der).map_err(|error| error.kind()) {
        Err(ErrorKind::TrailingData { .. }) => "trailing data",
        Err(_) if der.len() == 1 => "truncated tag or length",
        Err(_) if !der.is_empty() => "data truncated",
        _ => "sequence truncated",
    };
    let prefix = if kind == "EC" { "x509: failed to parse EC private key: " } else { "" };
    format!("{prefix}asn1: syntax error: {syntax}")
}
