//! Primes that are known beforehand. In a browser the search for two primes would take longer than a keystroke may,
//! and what a preview shows is never deployed: there a key is made of two primes out of these. The command line searches.
//!
//! A prime is what a fixed stream of bytes gives for its number, and a small distance: only that is kept.

use super::super::seeded::Stream;
use super::Natural;

/// Half the distance of each prime of 1024 bits from its start.
const DISTANCES_1024: [u16; 256] = [
    376, 39, 22, 395, 125, 235, 712, 564, 975, 105, 387, 131, 10, 5, 42, 314, 1162, 631, 405, 55,
    2, 186, 1169, 202, 220, 375, 45, 521, 199, 66, 825, 63, 32, 187, 91, 181, 313, 8, 230, 0, 375,
    171, 309, 16, 22, 45, 181, 206, 90, 152, 310, 22, 201, 141, 214, 35, 148, 59, 1121, 109, 268,
    49, 644, 486, 924, 2221, 899, 315, 959, 50, 729, 559, 1478, 779, 358, 215, 115, 260, 86, 461,
    115, 615, 282, 234, 213, 148, 1320, 146, 64, 234, 193, 446, 844, 227, 616, 699, 758, 303, 731,
    81, 782, 229, 143, 296, 161, 80, 80, 420, 247, 749, 268, 432, 809, 97, 369, 77, 609, 574, 548,
    705, 11, 490, 704, 725, 1025, 90, 138, 442, 1060, 80, 360, 75, 13, 322, 83, 1336, 39, 260,
    1104, 205, 153, 1300, 56, 212, 170, 387, 81, 552, 242, 120, 9, 84, 475, 49, 52, 313, 969, 515,
    120, 412, 167, 512, 388, 43, 108, 26, 537, 39, 610, 75, 31, 120, 463, 422, 160, 330, 321, 12,
    1068, 436, 264, 485, 108, 93, 1013, 185, 352, 32, 459, 1089, 85, 1161, 72, 37, 177, 570, 1184,
    804, 596, 97, 206, 80, 265, 123, 654, 290, 484, 454, 45, 212, 357, 502, 110, 125, 1139, 592,
    1273, 465, 26, 1305, 132, 526, 177, 35, 102, 381, 797, 175, 64, 384, 1283, 152, 519, 273, 274,
    620, 147, 78, 703, 346, 79, 725, 84, 105, 1559, 191, 585, 159, 1155, 240, 138, 241, 313, 735,
    183, 305,
];
/// The same for 2048 bits.
const DISTANCES_2048: [u16; 32] = [
    296, 1742, 439, 226, 370, 1472, 342, 67, 1146, 3972, 206, 929, 66, 357, 1224, 272, 1998, 82,
    312, 220, 785, 1838, 252, 304, 173, 241, 253, 162, 2618, 517, 763, 551,
];

/// A known prime of so many bits, by whatever number; None if none of this size is known.
pub(super) fn prime(bits: usize, number: u16) -> Option<Natural> {
    let distances: &[u16] = match bits {
        1024 => &DISTANCES_1024,
        2048 => &DISTANCES_2048,
        _ => return None,
    };
    let index = usize::from(number) % distances.len();
    let distance = u32::from(*distances.get(index)?);
    Some(start(bits, index).plus(&Natural::small(2 * distance)))
}

/// An odd number whose two highest bits are set.
fn start(bits: usize, index: usize) -> Natural {
    let numbers = [bits, index].map(|number| (number as u32).to_be_bytes());
    let mut bytes = vec![0; bits / 8];
    Stream::of_secret(&[b"known primes", &numbers[0], &numbers[1]]).fill(&mut bytes);
    if let Some(top) = bytes.first_mut() {
        *top |= 0xc0;
    }
    if let Some(low) = bytes.last_mut() {
        *low |= 1;
    }
    Natural::from_bytes(&bytes)
}

#[cfg(test)]
mod tests {
    use super::super::is_prime;
    use super::*;

    /// Without optimisation only some are looked at.
    const STEP: usize = if cfg!(debug_assertions) { 16 } else { 1 };

    #[test]
    fn known_primes_are_primes() {
        let mut random = Stream::of_secret(&[b"test"]);
        for (bits, count) in [(1024, DISTANCES_1024.len()), (2048, DISTANCES_2048.len())] {
            for number in (0..count).step_by(STEP) {
                let prime = prime(bits, number as u16).expect("a known prime");
                assert_eq!(prime.bits(), bits);
                assert!(is_prime(&prime, &mut random), "{bits} bits, {number}");
                assert_ne!(prime.remainder_small(65_537), 1);
            }
        }
        assert!(prime(512, 0).is_none());
    }

    /// `cargo test --release -p chartroom-sprig -- --ignored --nocapture distances` prints the tables.
    #[test]
    #[ignore = "prints the tables"]
    fn distances() {
        let mut random = Stream::of_secret(&[b"test"]);
        for (bits, count) in [(1024, 256), (2048, 32)] {
            let found: Vec<u32> = (0..count)
                .map(|index| {
                    let start = start(bits, index);
                    let accept = |prime: &Natural| prime.remainder_small(65_537) != 1;
                    let prime =
                        super::super::next_prime(&start, &Natural::small(2), &mut random, accept);
                    let distance = prime.expect("a prime").minus(&start);
                    distance.shifted_right(1).limbs().first().copied().unwrap_or(0) as u32
                })
                .collect();
            println!("{bits}: {found:?}");
        }
    }
}
