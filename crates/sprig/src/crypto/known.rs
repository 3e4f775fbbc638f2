//! Primes that are known beforehand. In a browser the search for two primes would take longer than a keystroke may,
//! and what a preview shows is never deployed: there a key is made of two primes out of these. The command line searches.
//!
//! A prime is what a fixed stream of bytes gives for its number, and a small distance: only that is kept.

use crate::seeded::Stream;
use rand_core::Rng;
use rsa::BoxedUint;

/// Whether previews are made of known primes.
pub(crate) const KNOWN: bool = cfg!(target_family = "wasm");

/// Half the distance of each prime of 1024 bits from its start.
const DISTANCES_1024: [u16; 128] = [
    543, 189, 399, 123, 263, 250, 80, 53, 164, 485, 336, 314, 291, 164, 146, 418, 17, 523, 223, 61,
    265, 378, 267, 255, 21, 117, 384, 36, 140, 1745, 109, 94, 841, 1475, 863, 148, 184, 376, 27,
    980, 59, 242, 8, 132, 435, 109, 317, 835, 860, 341, 164, 1584, 382, 603, 736, 180, 58, 17, 362,
    127, 214, 152, 185, 564, 1086, 272, 645, 111, 36, 796, 436, 928, 337, 60, 270, 2, 99, 39, 381,
    564, 238, 1363, 232, 117, 333, 21, 3001, 187, 222, 315, 67, 156, 267, 194, 115, 0, 588, 401,
    124, 544, 269, 974, 179, 500, 381, 112, 1065, 97, 370, 67, 127, 348, 81, 670, 277, 381, 339,
    112, 235, 383, 886, 33, 997, 622, 264, 257, 21, 252,
];
/// The same for 2048 bits.
const DISTANCES_2048: [u16; 16] =
    [0, 597, 723, 1944, 972, 1246, 333, 609, 589, 802, 962, 1185, 2230, 154, 145, 767];

/// Two primes for a key of so many bits; None if it is for real use, or they are to be searched for.
pub(crate) fn primes(bits: usize, random: &mut Stream) -> Option<[BoxedUint; 2]> {
    if KNOWN && matches!(random, Stream::Preview(_)) { pair(bits / 2, random) } else { None }
}

/// Two different primes of so many bits, if some of this size are known.
fn pair(bits: usize, random: &mut Stream) -> Option<[BoxedUint; 2]> {
    let distances: &[u16] = match bits {
        1024 => &DISTANCES_1024,
        2048 => &DISTANCES_2048,
        _ => return None,
    };
    let [first, second] = [(); 2].map(|()| random.next_u32() as usize % distances.len());
    let second = if first == second { (second + 1) % distances.len() } else { second };
    let prime = |index| {
        let distance = u32::from(*distances.get(index)?);
        Some(start(bits, index).wrapping_add(BoxedUint::from(2 * distance)))
    };
    Some([prime(first)?, prime(second)?])
}

/// An odd number whose two highest bits are set.
fn start(bits: usize, index: usize) -> BoxedUint {
    let numbers = [bits, index].map(|number| (number as u32).to_be_bytes());
    let mut bytes = vec![0; bits / 8];
    Stream::of_parts(&[b"known primes", &numbers[0], &numbers[1]]).fill_bytes(&mut bytes);
    if let Some(top) = bytes.first_mut() {
        *top |= 0xc0;
    }
    if let Some(low) = bytes.last_mut() {
        *low |= 1;
    }
    BoxedUint::from_be_slice_vartime(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto_bigint::Limb;
    use crypto_primes::hazmat::SmallFactorsSieve;
    use crypto_primes::{Flavor, is_prime};
    use std::num::NonZero;

    /// Without optimisation only some are looked at.
    const STEP: usize = if cfg!(debug_assertions) { 16 } else { 1 };

    #[test]
    fn known_primes_are_primes() {
        for (bits, distances) in [(1024, &DISTANCES_1024[..]), (2048, &DISTANCES_2048)] {
            for (index, distance) in distances.iter().enumerate().step_by(STEP) {
                let prime =
                    start(bits, index).wrapping_add(BoxedUint::from(2 * u32::from(*distance)));
                assert_eq!(prime.bit_width() as usize, bits);
                assert!(is_prime(Flavor::Any, &prime), "{bits} bits, {index}");
            }
        }
    }

    #[test]
    fn keys_of_known_primes_are_keys() {
        let mut random = Stream::of_parts(&[b"test"]);
        for bits in [1024, 2048] {
            let [p, q] = pair(bits, &mut random).expect("two primes");
            assert!(rsa::PrivateKey::from_p_q(p, q, BoxedUint::from(65_537_u32)).is_ok());
        }
        assert!(pair(512, &mut random).is_none());
    }

    /// `cargo test --release -p chartroom-sprig -- --ignored --nocapture distances` prints the tables.
    #[test]
    #[ignore = "prints the tables"]
    fn distances() {
        for (bits, count) in [(1024, DISTANCES_1024.len()), (2048, DISTANCES_2048.len())] {
            let found = (0..count).map(|index| {
                let start = start(bits, index);
                let length = NonZero::new(bits as u32).expect("not 0");
                let sieve = SmallFactorsSieve::new(start.clone(), length, false);
                let fits = |candidate: &BoxedUint| {
                    let exponent = crypto_bigint::NonZero::new(Limb::from(65_537_u32));
                    candidate.rem_limb(exponent.expect("not 0")) != Limb::ONE
                        && is_prime(Flavor::Any, candidate)
                };
                let prime = sieve.expect("a sieve").find(fits).expect("a prime");
                prime.wrapping_sub(start).shr(1).as_words().first().copied().unwrap_or(0)
            });
            println!("{bits}: {:?}", found.collect::<Vec<_>>());
        }
    }
}
