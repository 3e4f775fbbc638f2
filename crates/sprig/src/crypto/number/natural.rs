//! Whole numbers from 0 on.

use std::cmp::Ordering;

/// A digit of a number: half of what the machine multiplies to, so 64 bits where there is a product of 128.
#[cfg(target_pointer_width = "64")]
pub(super) type Limb = u64;
#[cfg(not(target_pointer_width = "64"))]
pub(super) type Limb = u32;
/// What two limbs multiply to.
#[cfg(target_pointer_width = "64")]
pub(super) type Wide = u128;
#[cfg(not(target_pointer_width = "64"))]
pub(super) type Wide = u64;

/// Bits of a limb.
const BITS: usize = Limb::BITS as usize;

/// A number as limbs, the least first, without zeros at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::crypto) struct Natural {
    limbs: Vec<Limb>,
}

impl Natural {
    pub(super) fn from_limbs(mut limbs: Vec<Limb>) -> Self {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self { limbs }
    }

    /// The limbs with zeros up to a length.
    pub(super) fn padded_limbs(&self, length: usize) -> Vec<Limb> {
        let mut limbs = self.limbs.clone();
        limbs.resize(length, 0);
        limbs
    }

    pub(super) fn limbs(&self) -> &[Limb] {
        &self.limbs
    }

    /// A small number.
    pub(in crate::crypto) fn small(value: u32) -> Self {
        Self::from_limbs(vec![Limb::from(value)])
    }

    /// Reads bytes, the most significant first.
    pub(in crate::crypto) fn from_bytes(bytes: &[u8]) -> Self {
        let chunks = bytes.rchunks(BITS / 8);
        Self::from_limbs(
            chunks
                .map(|chunk| chunk.iter().fold(0, |limb, &byte| limb << 8 | Limb::from(byte)))
                .collect(),
        )
    }

    /// Reads hexadecimal digits of a constant.
    pub(in crate::crypto) fn from_hex(digits: &str) -> Self {
        let nibbles = digits.chars().filter_map(|digit| digit.to_digit(16));
        let nibbles: Vec<Limb> = nibbles.map(Limb::from).collect();
        let chunks = nibbles.rchunks(BITS / 4);
        Self::from_limbs(
            chunks.map(|chunk| chunk.iter().fold(0, |limb, nibble| limb << 4 | nibble)).collect(),
        )
    }

    /// The bytes, the most significant first, without zeros in front; none for 0.
    pub(in crate::crypto) fn to_bytes(&self) -> Vec<u8> {
        let bytes: Vec<u8> = self.limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
        bytes.into_iter().skip_while(|&byte| byte == 0).collect()
    }

    /// The bytes with zeros in front up to a length.
    pub(in crate::crypto) fn to_padded_bytes(&self, length: usize) -> Vec<u8> {
        let bytes = self.to_bytes();
        let mut padded = vec![0; length.saturating_sub(bytes.len())];
        padded.extend(bytes);
        padded
    }

    pub(in crate::crypto) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    pub(in crate::crypto) fn is_odd(&self) -> bool {
        self.bit(0)
    }

    /// How many bits it takes to write the number.
    pub(in crate::crypto) fn bits(&self) -> usize {
        self.limbs.last().map_or(0, |top| self.limbs.len() * BITS - top.leading_zeros() as usize)
    }

    pub(in crate::crypto) fn bit(&self, index: usize) -> bool {
        self.limbs.get(index / BITS).is_some_and(|limb| limb >> (index % BITS) & 1 == 1)
    }

    pub(in crate::crypto) fn plus(&self, other: &Self) -> Self {
        let length = self.limbs.len().max(other.limbs.len()) + 1;
        let mut limbs = self.padded_limbs(length);
        add_in_place(&mut limbs, &other.limbs);
        Self::from_limbs(limbs)
    }

    /// The difference to a number that is not greater.
    pub(in crate::crypto) fn minus(&self, other: &Self) -> Self {
        let mut limbs = self.limbs.clone();
        subtract_in_place(&mut limbs, &other.limbs);
        Self::from_limbs(limbs)
    }

    pub(in crate::crypto) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.limbs.len() + other.limbs.len() + 1];
        for (offset, &limb) in self.limbs.iter().enumerate() {
            let window = product.get_mut(offset..).unwrap_or(&mut []);
            multiply_add(window, &other.limbs, limb);
        }
        Self::from_limbs(product)
    }

    pub(in crate::crypto) fn remainder_small(&self, divisor: u32) -> u32 {
        let divisor = u64::from(divisor.max(1));
        // In halves where a limb has 64 bits: a division of 128 bits is slow.
        let half = |rest: u64, half: Wide| (rest << 32 | (half as u64 & 0xffff_ffff)) % divisor;
        let step = |rest: u64, &limb: &Limb| match BITS {
            32 => half(rest, limb.into()),
            _ => half(half(rest, Wide::from(limb) >> 32), limb.into()),
        };
        self.limbs.iter().rev().fold(0, step) as u32
    }

    /// Quotient and remainder; by 0 the quotient is 0. It goes bit by bit, which is quick enough for what is not
    /// done in a loop.
    pub(in crate::crypto) fn divided_by(&self, divisor: &Self) -> (Self, Self) {
        if divisor.is_zero() {
            return (Self::default(), self.clone());
        }
        let mut quotient = vec![0; self.limbs.len()];
        let mut rest = vec![0; divisor.limbs.len() + 1];
        for index in (0..self.bits()).rev() {
            double_in_place(&mut rest, self.bit(index));
            if !is_less(&rest, &divisor.limbs) {
                subtract_in_place(&mut rest, &divisor.limbs);
                if let Some(limb) = quotient.get_mut(index / BITS) {
                    *limb |= 1 << (index % BITS);
                }
            }
        }
        (Self::from_limbs(quotient), Self::from_limbs(rest))
    }

    /// Halved as often as it is even, and how often that was; 0 stays.
    pub(in crate::crypto) fn without_twos(&self) -> (Self, usize) {
        let twos = (0..self.bits()).take_while(|&index| !self.bit(index)).count();
        (self.shifted_right(twos), twos)
    }

    pub(in crate::crypto) fn shifted_right(&self, bits: usize) -> Self {
        let limbs = self.limbs.get(bits / BITS..).unwrap_or(&[]);
        let shift = bits % BITS;
        let highs = limbs.iter().skip(1).chain(&[0]);
        let pairs = limbs.iter().zip(highs);
        let wide =
            |(&low, &high): (&Limb, &Limb)| (Wide::from(high) << BITS | Wide::from(low)) >> shift;
        Self::from_limbs(pairs.map(|pair| wide(pair) as Limb).collect())
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.limbs.len().cmp(&other.limbs.len());
        length.then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}

/// Adds `limbs * factor` to the front of a sum; the carry goes as far as it must.
pub(super) fn multiply_add(sum: &mut [Limb], limbs: &[Limb], factor: Limb) {
    let factor = Wide::from(factor);
    let mut carry = 0 as Wide;
    let mut slots = sum.iter_mut();
    for (&limb, slot) in limbs.iter().zip(slots.by_ref()) {
        let wide = Wide::from(*slot) + Wide::from(limb) * factor + carry;
        *slot = wide as Limb;
        carry = wide >> BITS;
    }
    for slot in slots {
        if carry == 0 {
            break;
        }
        let wide = Wide::from(*slot) + carry;
        *slot = wide as Limb;
        carry = wide >> BITS;
    }
}

/// Adds to a sum that has room for the carry, or gives it back.
pub(super) fn add_in_place(sum: &mut [Limb], other: &[Limb]) -> bool {
    let mut carry = 0 as Wide;
    for (index, slot) in sum.iter_mut().enumerate() {
        let wide = Wide::from(*slot) + Wide::from(other.get(index).copied().unwrap_or(0)) + carry;
        *slot = wide as Limb;
        carry = wide >> BITS;
    }
    carry != 0
}

/// Subtracts what is not greater; gives back whether it was.
pub(super) fn subtract_in_place(rest: &mut [Limb], other: &[Limb]) -> bool {
    let mut borrow = false;
    for (index, slot) in rest.iter_mut().enumerate() {
        let (difference, first) = slot.overflowing_sub(other.get(index).copied().unwrap_or(0));
        let (difference, second) = difference.overflowing_sub(Limb::from(borrow));
        *slot = difference;
        borrow = first || second;
    }
    borrow
}

fn double_in_place(limbs: &mut [Limb], low: bool) {
    let mut carry = Limb::from(low);
    for limb in limbs {
        let next = *limb >> (BITS - 1);
        *limb = *limb << 1 | carry;
        carry = next;
    }
}

/// Whether the first number is less, both least limb first, the first not shorter.
pub(super) fn is_less(limbs: &[Limb], other: &[Limb]) -> bool {
    let length = limbs.len().max(other.len());
    let limb = |limbs: &[Limb], index: usize| limbs.get(index).copied().unwrap_or(0);
    let orders = (0..length).rev().map(|index| limb(limbs, index).cmp(&limb(other, index)));
    orders.into_iter().find(|order| order.is_ne()) == Some(Ordering::Less)
}
