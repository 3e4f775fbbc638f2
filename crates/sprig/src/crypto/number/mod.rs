//! Whole numbers of any size, arithmetic modulo one of them, and primes: what keys are made of. Keys of a
//! preview protect nothing, so nothing here hides its timing; what counts is a small and quick page.

mod known;
mod modulus;
mod natural;
mod prime;
#[cfg(test)]
mod tests;

pub(super) use modulus::{Modulus, Residue};
pub(super) use natural::Natural;
#[cfg(test)]
use prime::is_prime;
pub(super) use prime::{KNOWN, next_prime, random_prime};
