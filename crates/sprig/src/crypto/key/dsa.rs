//! DSA. Its keys can only be made and written: Go signs no certificates with them.

use super::super::encoding::der::{Reader, integer, sequence};
use super::super::number::{Modulus, Natural, next_prime, random_prime};
use super::super::seeded::Stream;

/// Bits of the modulus and of the order.
const MODULUS_BITS: usize = 2048;
const ORDER_BITS: usize = 256;

/// A key with its parameters.
pub(in crate::crypto) struct Key {
    modulus: Natural,
    order: Natural,
    generator: Natural,
    public: Natural,
    private: Natural,
}

impl Key {
    pub(super) fn generate(random: &mut Stream) -> Self {
        loop {
            let order = random_prime(ORDER_BITS, random, |_| true);
            if let Some(key) =
                modulus_for(&order, random).and_then(|p| Self::from_parameters(p, order, random))
            {
                return key;
            }
        }
    }

    fn from_parameters(modulus: Natural, order: Natural, random: &mut Stream) -> Option<Self> {
        let field = Modulus::new(&modulus)?;
        let (cofactor, _) = modulus.minus(&Natural::small(1)).divided_by(&order);
        let generator = field.power_of_two(&cofactor);
        if generator == field.one() {
            return None;
        }
        let (_, private) = Natural::from_bytes(&random.array::<40>()).divided_by(&order);
        let public = field.number(&field.power(&generator, &private));
        let generator = field.number(&generator);
        (!private.is_zero()).then_some(Self { modulus, order, generator, public, private })
    }

    /// Sprig's form: version and the five numbers.
    pub(super) fn to_der(&self) -> Vec<u8> {
        let numbers = [
            &Natural::default(),
            &self.modulus,
            &self.order,
            &self.generator,
            &self.public,
            &self.private,
        ];
        let elements = numbers.map(integer);
        sequence(&elements.each_ref().map(Vec::as_slice))
    }

    /// Reads the same.
    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(der).sequence()?;
        reader.integer()?;
        let mut next = || reader.integer();
        Some(Self {
            modulus: next()?,
            order: next()?,
            generator: next()?,
            public: next()?,
            private: next()?,
        })
    }
}

/// A prime that is 1 modulo twice the order.
fn modulus_for(order: &Natural, random: &mut Stream) -> Option<Natural> {
    let mut bytes: [u8; MODULUS_BITS / 8] = random.array();
    if let Some(top) = bytes.first_mut() {
        *top |= 0xc0;
    }
    let start = Natural::from_bytes(&bytes);
    let step = order.times(&Natural::small(2));
    let (_, rest) = start.divided_by(&step);
    let start = start.minus(&rest).plus(&Natural::small(1));
    next_prime(&start, &step, random, |prime| prime.bits() == MODULUS_BITS)
}
