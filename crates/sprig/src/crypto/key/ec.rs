//! ECDSA on the NIST curves.

use super::super::encoding::der::{
    OBJECT_ID, OCTET_STRING, Reader, bit_string, context, element, integer, object_id, sequence,
};
use super::super::number::{Modulus, Natural, Residue};
use super::super::seeded::Stream;
use super::Hash;

/// 1.2.840.10045.2.1
pub(super) const EC_PUBLIC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

/// A curve y² = x³ - 3x + b over a prime field, with its base point.
struct Curve {
    object_id: &'static [u8],
    /// ecdsa-with-SHA256 and its kin.
    signature_id: &'static [u8],
    hash: Hash,
    prime: &'static str,
    order: &'static str,
    base: [&'static str; 2],
}

const P256: Curve = Curve {
    object_id: &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
    signature_id: &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2],
    hash: Hash::Sha256,
    prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
    order: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    base: [
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
    ],
};

const P384: Curve = Curve {
    object_id: &[0x2b, 0x81, 4, 0, 0x22],
    signature_id: &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 3],
    hash: Hash::Sha384,
    prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
    order: "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    base: [
        "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
        "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
    ],
};

const P521: Curve = Curve {
    object_id: &[0x2b, 0x81, 4, 0, 0x23],
    signature_id: &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 4],
    hash: Hash::Sha512,
    prime: "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    order: "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
    base: [
        "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
        "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
    ],
};

static CURVES: [&Curve; 3] = [&P256, &P384, &P521];

/// A point as (x/z², y/z³).
#[derive(Clone)]
struct Point {
    x: Residue,
    y: Residue,
    z: Residue,
}

/// The field with the formulas for points.
struct Field(Modulus);

impl Field {
    fn of(curve: &Curve) -> Option<Self> {
        Modulus::new(&Natural::from_hex(curve.prime)).map(Self)
    }

    /// Twice a point, with the formulas for curves with -3.
    fn doubled(&self, point: &Point) -> Point {
        let f = &self.0;
        let [delta, gamma] = [f.squared(&point.z), f.squared(&point.y)];
        let beta = f.times(&point.x, &gamma);
        let product = f.times(&f.minus(&point.x, &delta), &f.plus(&point.x, &delta));
        let alpha = f.plus(&f.doubled(&product), &product);
        let four_beta = f.doubled(&f.doubled(&beta));
        let x = f.minus(&f.squared(&alpha), &f.doubled(&four_beta));
        let z = f.minus(&f.minus(&f.squared(&f.plus(&point.y, &point.z)), &gamma), &delta);
        let eight = f.doubled(&f.doubled(&f.doubled(&f.squared(&gamma))));
        let y = f.minus(&f.times(&alpha, &f.minus(&four_beta, &x)), &eight);
        Point { x, y, z }
    }

    /// The sum of two points; None is the point at infinity.
    fn sum(&self, left: &Point, right: &Point) -> Option<Point> {
        let f = &self.0;
        let [left_zz, right_zz] = [f.squared(&left.z), f.squared(&right.z)];
        let [u1, u2] = [f.times(&left.x, &right_zz), f.times(&right.x, &left_zz)];
        let s1 = f.times(&left.y, &f.times(&right.z, &right_zz));
        let s2 = f.times(&right.y, &f.times(&left.z, &left_zz));
        let [h, r] = [f.minus(&u2, &u1), f.minus(&s2, &s1)];
        if h.is_zero() {
            return r.is_zero().then(|| self.doubled(left));
        }
        let hh = f.squared(&h);
        let hhh = f.times(&h, &hh);
        let v = f.times(&u1, &hh);
        let x = f.minus(&f.minus(&f.squared(&r), &hhh), &f.doubled(&v));
        let y = f.minus(&f.times(&r, &f.minus(&v, &x)), &f.times(&s1, &hhh));
        let z = f.times(&f.times(&left.z, &right.z), &h);
        Some(Point { x, y, z })
    }

    /// A multiple of the base point by its coordinates; None for the point at infinity.
    fn multiple(&self, curve: &Curve, factor: &Natural) -> Option<[Natural; 2]> {
        let f = &self.0;
        let [x, y] = curve.base.map(|digits| f.residue(&Natural::from_hex(digits)));
        let base = Point { x, y, z: f.one() };
        let mut result: Option<Point> = None;
        for index in (0..factor.bits()).rev() {
            result = result.map(|point| self.doubled(&point));
            if factor.bit(index) {
                result = result.map_or_else(|| Some(base.clone()), |point| self.sum(&point, &base));
            }
        }
        let point = result?;
        let inverse = f.inverse(&point.z);
        let square = f.squared(&inverse);
        let x = f.times(&point.x, &square);
        let y = f.times(&point.y, &f.times(&square, &inverse));
        Some([f.number(&x), f.number(&y)])
    }
}

/// A key.
pub(in crate::crypto) struct Key {
    curve: &'static Curve,
    private: Natural,
    /// The public point, uncompressed.
    point: Vec<u8>,
}

impl Key {
    /// A key on P-256.
    pub(super) fn generate(random: &mut Stream) -> Self {
        loop {
            if let Some(key) = Self::new(&P256, Natural::from_bytes(&random.array::<32>())) {
                return key;
            }
        }
    }

    /// A key, unless the number is 0 or not less than the order.
    fn new(curve: &'static Curve, private: Natural) -> Option<Self> {
        if private.is_zero() || private >= Natural::from_hex(curve.order) {
            return None;
        }
        let coordinates = Field::of(curve)?.multiple(curve, &private)?;
        let mut point = vec![4];
        for coordinate in coordinates {
            point.extend(coordinate.to_padded_bytes(curve.prime.len() / 2));
        }
        Some(Self { curve, private, point })
    }

    /// Algorithm and point.
    pub(super) fn public(&self) -> (Vec<u8>, Vec<u8>) {
        let curve = object_id(self.curve.object_id);
        (sequence(&[&object_id(EC_PUBLIC_KEY), &curve]), self.point.clone())
    }

    /// ECDSA with the hash of the curve.
    pub(super) fn signature_algorithm(&self) -> Vec<u8> {
        sequence(&[&object_id(self.curve.signature_id)])
    }

    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let curve = self.curve;
        let digest = curve.hash.of(message);
        let order = Modulus::new(&Natural::from_hex(curve.order))?;
        let mut nonces = Stream::of_secret(&[&self.private.to_bytes(), &digest]);
        let digest = order.residue(&Natural::from_bytes(&digest));
        let private = order.residue(&self.private);
        let field = Field::of(curve)?;
        loop {
            let mut bytes = vec![0; curve.order.len() / 2 + 8];
            nonces.fill(&mut bytes);
            let nonce = Natural::from_bytes(&bytes).divided_by(order.value()).1;
            let Some([x, _]) = field.multiple(curve, &nonce) else { continue };
            let r = order.residue(&x);
            let sum = order.plus(&digest, &order.times(&r, &private));
            let s = order.times(&order.inverse(&order.residue(&nonce)), &sum);
            if r.is_zero() || s.is_zero() {
                continue;
            }
            let [r, s] = [r, s].map(|part| integer(&order.number(&part)));
            return Some(sequence(&[&r, &s]));
        }
    }

    /// `ECPrivateKey`.
    pub(super) fn to_der(&self) -> Vec<u8> {
        let private = self.private.to_padded_bytes(self.curve.order.len() / 2);
        sequence(&[
            &integer(&Natural::small(1)),
            &element(OCTET_STRING, &private),
            &element(context(0, true), &object_id(self.curve.object_id)),
            &element(context(1, true), &bit_string(&self.point)),
        ])
    }

    /// Reads `ECPrivateKey`; the curve may stand outside of it.
    pub(super) fn from_der(der: &[u8], outer_curve: Option<&[u8]>) -> Option<Self> {
        let mut reader = Reader::new(der).sequence()?;
        reader.integer()?;
        let private = reader.expect(OCTET_STRING)?.contents;
        let named = reader.expect(context(0, true));
        let inner = named.and_then(|named| Reader::new(named.contents).expect(OBJECT_ID));
        let object_id = outer_curve.or(inner.map(|inner| inner.contents))?;
        let curve = CURVES.into_iter().find(|curve| curve.object_id == object_id)?;
        Self::new(curve, Natural::from_bytes(private))
    }
}

#[cfg(test)]
impl Key {
    pub(super) fn on_p256(private: Natural) -> Option<Self> {
        Self::new(&P256, private)
    }

    /// Checks a signature. The private key is at hand, so one multiple of the base point does for the two that
    /// the public key would take.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let order = Modulus::new(&Natural::from_hex(self.curve.order)).expect("odd");
        let mut reader = Reader::new(signature).sequence().expect("a sequence");
        let [r, s] = [(); 2].map(|()| order.residue(&reader.integer().expect("a number")));
        let digest = order.residue(&Natural::from_bytes(&self.curve.hash.of(message)));
        let sum = order.plus(&digest, &order.times(&r, &order.residue(&self.private)));
        let factor = order.number(&order.times(&order.inverse(&s), &sum));
        let point = Field::of(self.curve).expect("odd").multiple(self.curve, &factor);
        point.is_some_and(|[x, _]| order.residue(&x) == r)
    }
}
