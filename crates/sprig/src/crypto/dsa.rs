//! DSA keys. They can only be made and written: Go signs no certificates with them. The crate `dsa` takes 14 seconds for
//! one, as it tests each candidate for its modulus in full; here those are left out that a small prime divides.

use crate::seeded::Stream;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Limb, NonZero, Odd, Resize};
use crypto_primes::{Flavor, is_prime, random_prime};
use der::asn1::Uint;
use der::{Decode, Encode, Sequence};

/// Bits of the modulus and of the order.
const MODULUS_BITS: u32 = 2048;
const ORDER_BITS: u32 = 256;
/// What primes below this divide is not tested.
const SMALL: u32 = 1 << 13;

/// Sprig's form of a key: version and the five numbers.
#[derive(Sequence)]
struct Key {
    version: u8,
    modulus: Uint,
    order: Uint,
    generator: Uint,
    public: Uint,
    private: Uint,
}

/// A new key in DER.
pub(crate) fn generate(random: &mut Stream) -> Option<Vec<u8>> {
    let order: BoxedUint = random_prime(random, Flavor::Any, ORDER_BITS);
    let order = NonZero::new(order.resize(MODULUS_BITS)).into_option()?;
    let modulus = modulus_for(&order, random)?;
    let field = BoxedMontyParams::new_vartime(Odd::new(modulus.clone()).into_option()?);
    let two = BoxedMontyForm::new(BoxedUint::from(2_u8).resize(MODULUS_BITS), &field);
    let generator = two.pow(&modulus.wrapping_sub(BoxedUint::one()).div_rem_vartime(&order).0);
    // Eight bytes more than the order has make each remainder as likely as any other.
    let private = wide(&random.array::<40>()).rem_vartime(&order);
    let public = generator.pow(&private).retrieve();
    let number = |number: &BoxedUint| Uint::new(&number.to_be_bytes());
    let key = Key {
        version: 0,
        modulus: number(&modulus).ok()?,
        order: number(&order).ok()?,
        generator: number(&generator.retrieve()).ok()?,
        public: number(&public).ok()?,
        private: number(&private).ok()?,
    };
    key.to_der().ok()
}

/// The key as it is written, if it is one.
pub(crate) fn read(der: &[u8]) -> Option<Vec<u8>> {
    Key::from_der(der).ok()?.to_der().ok()
}

fn wide(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_truncated(bytes, MODULUS_BITS)
}

/// A prime that is 1 modulo twice the order.
fn modulus_for(order: &NonZero<BoxedUint>, random: &mut Stream) -> Option<BoxedUint> {
    let step = NonZero::new(order.shl(1)).into_option()?;
    let is_small_prime = |number: &u32| {
        (3..)
            .step_by(2)
            .take_while(|factor| factor * factor <= *number)
            .all(|f| !number.is_multiple_of(f))
    };
    let small = (3..SMALL).step_by(2).filter(is_small_prime);
    let small: Vec<_> = small.filter_map(|p| NonZero::new(Limb::from(p)).into_option()).collect();
    let candidate = || {
        let mut bytes: [u8; MODULUS_BITS as usize / 8] = random.array();
        bytes[0] |= 0xc0;
        let start = wide(&bytes);
        start.wrapping_sub(start.rem_vartime(&step)).wrapping_add(BoxedUint::one())
    };
    std::iter::repeat_with(candidate).find(|candidate| {
        candidate.bit_width() == MODULUS_BITS
            && small.iter().all(|prime| candidate.rem_limb(*prime) != Limb::ZERO)
            && is_prime(Flavor::Any, candidate)
    })
}
