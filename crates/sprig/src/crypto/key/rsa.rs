//! RSA with PKCS #1.

use super::super::encoding::der::{NULL, Reader, integer, object_id, sequence};
use super::super::number::{Modulus, Natural, random_prime};
use super::super::seeded::Stream;
use super::Hash;

/// The public exponent of new keys, a prime.
const EXPONENT: u32 = 65_537;
/// 1.2.840.113549.1.1.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
/// 1.2.840.113549.1.1.11
const SHA256_WITH_RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11];
/// What stands before a SHA-256 hash when it is signed: its algorithm in DER.
const SHA256_PREFIX: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20];

/// A key with the numbers that make signing quick.
pub(in crate::crypto) struct Key {
    modulus: Natural,
    exponent: Natural,
    private: Natural,
    primes: [Natural; 2],
    /// The private exponent modulo each prime less 1.
    exponents: [Natural; 2],
    /// The inverse of the second prime modulo the first.
    coefficient: Natural,
}

impl Key {
    pub(super) fn generate(bits: usize, random: &mut Stream) -> Self {
        let one = Natural::small(1);
        let mut prime =
            || random_prime(bits / 2, random, |prime| prime.remainder_small(EXPONENT) != 1);
        let (p, mut q) = (prime(), prime());
        while p == q {
            q = prime();
        }
        let [less_p, less_q] = [&p, &q].map(|prime| prime.minus(&one));
        let coefficient = Modulus::new(&p)
            .map(|modulus| modulus.number(&modulus.inverse(&modulus.residue(&q))))
            .unwrap_or_default();
        Self {
            modulus: p.times(&q),
            exponent: Natural::small(EXPONENT),
            private: inverse_of_exponent(&less_p.times(&less_q)),
            exponents: [inverse_of_exponent(&less_p), inverse_of_exponent(&less_q)],
            primes: [p, q],
            coefficient,
        }
    }

    /// Algorithm and `RSAPublicKey`.
    pub(super) fn public(&self) -> (Vec<u8>, Vec<u8>) {
        let algorithm = sequence(&[&object_id(RSA_ENCRYPTION), &NULL]);
        (algorithm, sequence(&[&integer(&self.modulus), &integer(&self.exponent)]))
    }

    /// PKCS #1, version 1.5, with SHA-256; None if the key is too short for it.
    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let length = self.modulus.bits().div_ceil(8);
        let hash = Hash::Sha256.of(message);
        let filling = length.checked_sub(3 + SHA256_PREFIX.len() + hash.len())?;
        let mut padded = vec![0, 1];
        padded.resize(2 + filling, 0xff);
        padded.push(0);
        padded.extend(SHA256_PREFIX);
        padded.extend(hash);
        let signature = self.decrypted(&Natural::from_bytes(&padded))?;
        Some(signature.to_padded_bytes(length))
    }

    /// The private operation, by the Chinese remainder theorem.
    fn decrypted(&self, number: &Natural) -> Option<Natural> {
        let [p, q] = [Modulus::new(&self.primes[0])?, Modulus::new(&self.primes[1])?];
        let [for_p, for_q] = &self.exponents;
        let at_p = p.power(&p.residue(number), for_p);
        let at_q = q.number(&q.power(&q.residue(number), for_q));
        let difference = p.minus(&at_p, &p.residue(&at_q));
        let factor = p.number(&p.times(&difference, &p.residue(&self.coefficient)));
        Some(at_q.plus(&factor.times(q.value())))
    }

    /// `RSAPrivateKey`.
    pub(super) fn to_der(&self) -> Vec<u8> {
        let [p, q] = &self.primes;
        let [for_p, for_q] = &self.exponents;
        let numbers = [
            &Natural::default(),
            &self.modulus,
            &self.exponent,
            &self.private,
            p,
            q,
            for_p,
            for_q,
            &self.coefficient,
        ];
        let elements = numbers.map(integer);
        sequence(&elements.each_ref().map(Vec::as_slice))
    }

    /// Reads `RSAPrivateKey`; None if it is none, or its numbers do not fit.
    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(der).sequence()?;
        let version = reader.integer()?;
        let mut next = || reader.integer();
        let (modulus, exponent, private) = (next()?, next()?, next()?);
        let (p, q) = (next()?, next()?);
        let exponents = [next()?, next()?];
        let coefficient = next()?;
        let fits = version.is_zero() && p.times(&q) == modulus && p.is_odd() && q.is_odd();
        fits.then_some(Self { modulus, exponent, private, primes: [p, q], exponents, coefficient })
    }
}

/// SHA-256 with RSA.
pub(super) fn signature_algorithm() -> Vec<u8> {
    sequence(&[&object_id(SHA256_WITH_RSA), &NULL])
}

/// The inverse of the public exponent e modulo m: of the numbers 1 + k·m the one that e divides, by e.
fn inverse_of_exponent(modulus: &Natural) -> Natural {
    let rest = modulus.remainder_small(EXPONENT);
    // By Fermat's theorem, as e is prime: k is the negative inverse of m modulo e.
    let e = u64::from(EXPONENT);
    let inverse = (0..15).fold(u64::from(rest), |power, _| power * power % e * u64::from(rest) % e);
    let factor = Natural::small((e - inverse) as u32);
    modulus.times(&factor).plus(&Natural::small(1)).divided_by(&Natural::small(EXPONENT)).0
}
