//! Ed25519 (RFC 8032).

use super::super::encoding::der::{OCTET_STRING, element, integer, object_id, sequence};
use super::super::number::{Modulus, Natural, Residue};
use super::Hash;

/// 1.3.101.112
pub(super) const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
const PRIME: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed";
const ORDER: &str = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";
const D: &str = "52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3";
const BASE: [&str; 2] = [
    "216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a",
    "6666666666666666666666666666666666666666666666666666666666666658",
];

/// A key: the seed that everything follows from.
pub(in crate::crypto) struct Key {
    pub(super) seed: [u8; 32],
}

/// The algorithm of keys and signatures.
pub(super) fn algorithm() -> Vec<u8> {
    sequence(&[&object_id(ED25519)])
}

/// A point as (x/z, y/z) with t = xy/z.
struct Point {
    x: Residue,
    y: Residue,
    z: Residue,
    t: Residue,
}

/// A number from bytes, the least significant first.
fn from_little(bytes: &[u8]) -> Natural {
    let bytes: Vec<u8> = bytes.iter().rev().copied().collect();
    Natural::from_bytes(&bytes)
}

fn to_little(number: &Natural) -> Vec<u8> {
    let mut bytes = number.to_padded_bytes(32);
    bytes.reverse();
    bytes
}

/// The sum of two points; these formulas hold for doubling too.
fn sum(f: &Modulus, two_d: &Residue, left: &Point, right: &Point) -> Point {
    let a = f.times(&f.minus(&left.y, &left.x), &f.minus(&right.y, &right.x));
    let b = f.times(&f.plus(&left.y, &left.x), &f.plus(&right.y, &right.x));
    let c = f.times(&f.times(&left.t, two_d), &right.t);
    let d = f.doubled(&f.times(&left.z, &right.z));
    let [e, g] = [f.minus(&b, &a), f.plus(&d, &c)];
    let [f_, h] = [f.minus(&d, &c), f.plus(&b, &a)];
    Point { x: f.times(&e, &f_), y: f.times(&g, &h), t: f.times(&e, &h), z: f.times(&f_, &g) }
}

/// The encoded multiple of the base point.
fn multiple(factor: &Natural) -> Vec<u8> {
    let Some(f) = Modulus::new(&Natural::from_hex(PRIME)) else { return Vec::new() };
    let two_d = f.doubled(&f.residue(&Natural::from_hex(D)));
    let [x, y] = BASE.map(|digits| f.residue(&Natural::from_hex(digits)));
    let base = Point { t: f.times(&x, &y), x, y, z: f.one() };
    let mut result = Point { x: f.zero(), y: f.one(), z: f.one(), t: f.zero() };
    for index in (0..factor.bits()).rev() {
        result = sum(&f, &two_d, &result, &result);
        if factor.bit(index) {
            result = sum(&f, &two_d, &result, &base);
        }
    }
    let inverse = f.inverse(&result.z);
    let [x, y] = [&result.x, &result.y].map(|part| f.number(&f.times(part, &inverse)));
    let mut bytes = to_little(&y);
    if let Some(top) = bytes.last_mut().filter(|_| x.is_odd()) {
        *top |= 0x80;
    }
    bytes
}

impl Key {
    /// The secret factor, and what nonces are made of.
    fn expanded(&self) -> (Natural, Vec<u8>) {
        let mut factor = Hash::Sha512.of(&self.seed);
        let prefix = factor.split_off(32);
        if let Some(low) = factor.first_mut() {
            *low &= 0xf8;
        }
        if let Some(high) = factor.last_mut() {
            *high = *high & 0x7f | 0x40;
        }
        (from_little(&factor), prefix)
    }

    /// Algorithm and point.
    pub(super) fn public(&self) -> (Vec<u8>, Vec<u8>) {
        (algorithm(), multiple(&self.expanded().0))
    }

    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let order = Natural::from_hex(ORDER);
        let hashed =
            |parts: &[&[u8]]| from_little(&Hash::Sha512.of(&parts.concat())).divided_by(&order).1;
        let (factor, prefix) = self.expanded();
        let (_, public) = self.public();
        let nonce = hashed(&[&prefix, message]);
        let point = multiple(&nonce);
        let challenge = hashed(&[&point, &public, message]);
        let (_, scalar) = nonce.plus(&challenge.times(&factor)).divided_by(&order);
        [point, to_little(&scalar)].concat()
    }

    /// PKCS #8.
    pub(super) fn to_der(&self) -> Vec<u8> {
        let seed = element(OCTET_STRING, &element(OCTET_STRING, &self.seed));
        sequence(&[&integer(&Natural::default()), &algorithm(), &seed])
    }
}
