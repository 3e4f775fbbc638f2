//! Primes: sieving out what small primes divide, then Miller and Rabin's test.

use super::super::seeded::Stream;
use super::{Modulus, Natural};

/// Candidates that small primes below this divide are not tested.
const SIEVE_LIMIT: usize = 1 << 16;
/// How many candidates are looked at before a search starts anew: among numbers of 2048 bits one odd number of
/// 710 is prime.
const WINDOW: usize = 1 << 14;
/// Rounds of the test with random bases, besides base 2.
const ROUNDS: usize = 4;

fn small_primes() -> Vec<u32> {
    let mut composite = vec![false; SIEVE_LIMIT];
    let mut primes = Vec::new();
    for number in (3..SIEVE_LIMIT).step_by(2) {
        if composite.get(number) == Some(&true) {
            continue;
        }
        primes.push(number as u32);
        composite.iter_mut().skip(number * number).step_by(number).for_each(|slot| *slot = true);
    }
    primes
}

/// Which of `start`, `start + step`, `start + 2 * step` … have no small factor.
fn sieve(start: &Natural, step: &Natural) -> Vec<bool> {
    let mut open = vec![true; WINDOW];
    // Two primes at a time: one long division by their product gives the remainders of both.
    for pair in small_primes().chunks(2) {
        let product = pair.iter().product();
        let (start, step) = (start.remainder_small(product), step.remainder_small(product));
        for &prime in pair {
            let (start, step) = (start % prime, step % prime);
            let first = match step {
                // All or none are divisible.
                0 if start != 0 => continue,
                0 => 0,
                2 => u64::from(prime - start) * u64::from(prime / 2 + 1) % u64::from(prime),
                _ => u64::from(prime - start) * inverse_small(step, prime) % u64::from(prime),
            };
            let stride = if step == 0 { 1 } else { prime as usize };
            open.iter_mut().skip(first as usize).step_by(stride).for_each(|slot| *slot = false);
        }
    }
    open
}

/// The inverse modulo a small prime, by Fermat's theorem.
pub(super) fn inverse_small(number: u32, prime: u32) -> u64 {
    let modulus = u64::from(prime);
    let (mut base, mut result, mut exponent) = (u64::from(number) % modulus, 1, prime - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

/// Whether an odd number is prime, as far as a test with random bases can tell.
pub(super) fn is_prime(number: &Natural, random: &mut Stream) -> bool {
    let Some(modulus) = Modulus::new(number) else { return false };
    let one = Natural::small(1);
    let (odd, twos) = number.minus(&one).without_twos();
    let minus_one = modulus.minus(&modulus.zero(), &modulus.one());
    let passes = |power: super::Residue| {
        let mut power = power;
        if power == modulus.one() {
            return true;
        }
        for _ in 0..twos {
            if power == minus_one {
                return true;
            }
            power = modulus.squared(&power);
        }
        false
    };
    passes(modulus.power_of_two(&odd))
        && (0..ROUNDS).all(|_| {
            let base = modulus.residue(&Natural::from_bytes(&random.array::<16>()));
            base.is_zero() || passes(modulus.power(&base, &odd))
        })
}

/// The first acceptable prime of `start`, `start + step` …; None if there is none within reach.
pub(in crate::crypto) fn next_prime(
    start: &Natural,
    step: &Natural,
    random: &mut Stream,
    accept: impl Fn(&Natural) -> bool,
) -> Option<Natural> {
    let open = sieve(start, step);
    let indices = (0_u32..).zip(open).filter_map(|(index, open)| open.then_some(index));
    let mut candidates = indices.map(|index| start.plus(&step.times(&Natural::small(index))));
    candidates.find(|candidate| accept(candidate) && is_prime(candidate, random))
}

/// Whether keys are made of known primes where there are some.
pub(in crate::crypto) const KNOWN: bool = cfg!(target_family = "wasm");

/// A prime of so many bits, a multiple of 8, whose two highest bits are set.
pub(in crate::crypto) fn random_prime(
    bits: usize,
    random: &mut Stream,
    accept: impl Fn(&Natural) -> bool,
) -> Natural {
    let accept = |candidate: &Natural| candidate.bits() == bits && accept(candidate);
    if KNOWN {
        let known = super::known::prime(bits, u16::from_be_bytes(random.array()));
        if let Some(prime) = known.filter(&accept) {
            return prime;
        }
    }
    loop {
        let mut bytes = vec![0; bits / 8];
        random.fill(&mut bytes);
        if let Some(top) = bytes.first_mut() {
            *top |= 0xc0;
        }
        if let Some(low) = bytes.last_mut() {
            *low |= 1;
        }
        let start = Natural::from_bytes(&bytes);
        if let Some(prime) = next_prime(&start, &Natural::small(2), random, accept) {
            return prime;
        }
    }
}
