//! Private keys: made, written, read and signed with as Go's `crypto` packages do.

mod dsa;
mod ec;
mod ed25519;
mod pem;
mod rsa;
#[cfg(test)]
mod tests;

pub(super) use pem::{from_pem, to_pem};

use super::seeded::Stream;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// A private key.
pub(super) enum PrivateKey {
    Rsa(rsa::Key),
    Dsa(dsa::Key),
    Ec(ec::Key),
    Ed25519(ed25519::Key),
}

/// The hash that a signature is made of.
#[derive(Clone, Copy)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn of(self, message: &[u8]) -> Vec<u8> {
        match self {
            Hash::Sha256 => Sha256::digest(message).to_vec(),
            Hash::Sha384 => Sha384::digest(message).to_vec(),
            Hash::Sha512 => Sha512::digest(message).to_vec(),
        }
    }
}

impl PrivateKey {
    /// A new RSA key; `bits` is a multiple of 16.
    pub(super) fn rsa(bits: usize, random: &mut Stream) -> Self {
        PrivateKey::Rsa(rsa::Key::generate(bits, random))
    }

    /// A new DSA key of 2048 bits with parameters of its own.
    pub(super) fn dsa(random: &mut Stream) -> Self {
        PrivateKey::Dsa(dsa::Key::generate(random))
    }

    /// A new key on the curve P-256.
    pub(super) fn ecdsa(random: &mut Stream) -> Self {
        PrivateKey::Ec(ec::Key::generate(random))
    }

    /// A new Ed25519 key.
    pub(super) fn ed25519(random: &mut Stream) -> Self {
        PrivateKey::Ed25519(ed25519::Key { seed: random.array() })
    }

    /// `SubjectPublicKeyInfo` in DER, and in it the bytes of the key; None for DSA, which Go puts into no
    /// certificate.
    pub(super) fn public(&self) -> Option<PublicKey> {
        let (algorithm, key) = match self {
            PrivateKey::Rsa(key) => key.public(),
            PrivateKey::Ec(key) => key.public(),
            PrivateKey::Ed25519(key) => key.public(),
            PrivateKey::Dsa(_) => return None,
        };
        let info =
            super::encoding::der::sequence(&[&algorithm, &super::encoding::der::bit_string(&key)]);
        Some(PublicKey { info, key })
    }

    /// How the key signs: `AlgorithmIdentifier` in DER. None for DSA.
    pub(super) fn signature_algorithm(&self) -> Option<Vec<u8>> {
        match self {
            PrivateKey::Rsa(_) => Some(rsa::signature_algorithm()),
            PrivateKey::Ec(key) => Some(key.signature_algorithm()),
            PrivateKey::Ed25519(_) => Some(ed25519::algorithm()),
            PrivateKey::Dsa(_) => None,
        }
    }

    /// Signs a message with the hash that Go chooses for the key; None if it cannot.
    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        match self {
            PrivateKey::Rsa(key) => key.sign(message),
            PrivateKey::Ec(key) => key.sign(message),
            PrivateKey::Ed25519(key) => Some(key.sign(message)),
            PrivateKey::Dsa(_) => None,
        }
    }
}

/// A public key.
pub(super) struct PublicKey {
    /// `SubjectPublicKeyInfo` in DER.
    pub(super) info: Vec<u8>,
    /// What its bit string holds.
    pub(super) key: Vec<u8>,
}
