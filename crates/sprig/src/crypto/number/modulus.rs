//! Arithmetic modulo an odd number, by Montgomery's method: a residue is kept times 2^(bits of the limbs), so that the
//! remainder of a product needs no division.

use super::natural::{Limb, Natural, Wide, add_in_place, is_less, multiply_add, subtract_in_place};

/// An odd modulus.
pub(in crate::crypto) struct Modulus {
    value: Natural,
    limbs: Vec<Limb>,
    /// The negative inverse of the modulus modulo 2^(bits of a limb).
    inverse: Limb,
    /// 1 as a residue.
    one: Residue,
    /// What turns a number into a residue.
    entry: Residue,
}

/// A number modulo the modulus that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::crypto) struct Residue(Vec<Limb>);

impl Residue {
    pub(in crate::crypto) fn is_zero(&self) -> bool {
        self.0.iter().all(|&limb| limb == 0)
    }
}

impl Modulus {
    /// Prepares an odd modulus greater than 1; None for others.
    pub(in crate::crypto) fn new(value: &Natural) -> Option<Self> {
        if !value.is_odd() || *value == Natural::small(1) {
            return None;
        }
        let limbs = value.limbs().to_vec();
        let low = limbs.first().copied().unwrap_or(1);
        // Each step of Newton's method doubles the number of right bits; an odd number has three at first.
        let newton = |inverse: Limb, _| {
            inverse.wrapping_mul((2 as Limb).wrapping_sub(low.wrapping_mul(inverse)))
        };
        let inverse = (0..5).fold(low, newton).wrapping_neg();
        let power = |limbs: usize| {
            let mut power = vec![0; limbs];
            power.push(1);
            Residue(
                Natural::from_limbs(power).divided_by(value).1.padded_limbs(value.limbs().len()),
            )
        };
        let (one, entry) = (power(limbs.len()), power(2 * limbs.len()));
        Some(Self { value: value.clone(), limbs, inverse, one, entry })
    }

    pub(in crate::crypto) fn value(&self) -> &Natural {
        &self.value
    }

    pub(in crate::crypto) fn one(&self) -> Residue {
        self.one.clone()
    }

    pub(in crate::crypto) fn zero(&self) -> Residue {
        Residue(vec![0; self.limbs.len()])
    }

    pub(in crate::crypto) fn residue(&self, number: &Natural) -> Residue {
        let rest =
            if *number < self.value { number.clone() } else { number.divided_by(&self.value).1 };
        self.times(&Residue(rest.padded_limbs(self.limbs.len())), &self.entry)
    }

    pub(in crate::crypto) fn number(&self, residue: &Residue) -> Natural {
        let mut wide = residue.0.clone();
        wide.resize(2 * self.limbs.len() + 1, 0);
        Natural::from_limbs(self.reduced(wide).0)
    }

    pub(in crate::crypto) fn plus(&self, left: &Residue, right: &Residue) -> Residue {
        let mut sum = left.0.clone();
        if add_in_place(&mut sum, &right.0) || !is_less(&sum, &self.limbs) {
            subtract_in_place(&mut sum, &self.limbs);
        }
        Residue(sum)
    }

    pub(in crate::crypto) fn minus(&self, left: &Residue, right: &Residue) -> Residue {
        let mut rest = left.0.clone();
        if subtract_in_place(&mut rest, &right.0) {
            add_in_place(&mut rest, &self.limbs);
        }
        Residue(rest)
    }

    pub(in crate::crypto) fn doubled(&self, residue: &Residue) -> Residue {
        self.plus(residue, residue)
    }

    pub(in crate::crypto) fn times(&self, left: &Residue, right: &Residue) -> Residue {
        let mut wide = vec![0; 2 * self.limbs.len() + 1];
        for (offset, &limb) in left.0.iter().enumerate() {
            multiply_add(wide.get_mut(offset..).unwrap_or(&mut []), &right.0, limb);
        }
        self.reduced(wide)
    }

    pub(in crate::crypto) fn squared(&self, residue: &Residue) -> Residue {
        let mut wide = vec![0; 2 * self.limbs.len() + 1];
        // Each product of two different limbs is there twice.
        let mut rest = residue.0.as_slice();
        let mut offset = 1;
        while let Some((&limb, behind)) = rest.split_first() {
            multiply_add(wide.get_mut(offset..).unwrap_or(&mut []), behind, limb);
            rest = behind;
            offset += 2;
        }
        let mut carry = 0 as Wide;
        for (pair, &limb) in wide.chunks_mut(2).zip(&residue.0) {
            let square = Wide::from(limb) * Wide::from(limb);
            let halves = [square & Wide::from(Limb::MAX), square >> Limb::BITS];
            for (slot, part) in pair.iter_mut().zip(halves) {
                let sum = 2 * Wide::from(*slot) + part + carry;
                *slot = sum as Limb;
                carry = sum >> Limb::BITS;
            }
        }
        self.reduced(wide)
    }

    /// The residue that a product of two residues, of 2·limbs + 1 limbs, stands for.
    fn reduced(&self, mut wide: Vec<Limb>) -> Residue {
        for offset in 0..self.limbs.len() {
            let window = wide.get_mut(offset..).unwrap_or(&mut []);
            let factor = window.first().map_or(0, |limb| limb.wrapping_mul(self.inverse));
            multiply_add(window, &self.limbs, factor);
        }
        let mut rest = wide.split_off(self.limbs.len());
        if !is_less(&rest, &self.limbs) {
            subtract_in_place(&mut rest, &self.limbs);
        }
        rest.truncate(self.limbs.len());
        Residue(rest)
    }

    /// A power, four bits of the exponent at a time.
    pub(in crate::crypto) fn power(&self, base: &Residue, exponent: &Natural) -> Residue {
        let mut powers = vec![self.one()];
        while powers.len() < 16 {
            let next = powers.last().map_or_else(|| self.one(), |last| self.times(last, base));
            powers.push(next);
        }
        let mut result = self.one();
        for nibble in (0..exponent.bits().div_ceil(4)).rev() {
            for _ in 0..4 {
                result = self.squared(&result);
            }
            let bits = (0..4).map(|bit| usize::from(exponent.bit(4 * nibble + bit)) << bit);
            if let Some(power) = powers.get(bits.sum::<usize>()) {
                result = self.times(&result, power);
            }
        }
        result
    }

    /// A power of 2, which takes additions instead of products.
    pub(in crate::crypto) fn power_of_two(&self, exponent: &Natural) -> Residue {
        let mut result = self.one();
        for index in (0..exponent.bits()).rev() {
            result = self.squared(&result);
            if exponent.bit(index) {
                result = self.doubled(&result);
            }
        }
        result
    }

    /// The inverse, if the modulus is prime.
    pub(in crate::crypto) fn inverse(&self, residue: &Residue) -> Residue {
        self.power(residue, &self.value.minus(&Natural::small(2)))
    }
}
