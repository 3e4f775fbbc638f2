//! Arithmetic against numbers whose results are known.

use super::super::seeded::Stream;
use super::{Modulus, Natural, is_prime, random_prime};
use chartroom_gotemplate::Env;

fn random() -> Stream {
    Stream::new(&Env::new(0, 0, 7), "tests", &[])
}

fn number(random: &mut Stream, bytes: usize) -> Natural {
    let mut buffer = vec![0; bytes];
    random.fill(&mut buffer);
    Natural::from_bytes(&buffer)
}

#[test]
fn division_undoes_multiplication() {
    let random = &mut random();
    for size in 1..40 {
        let (left, right, rest) = (number(random, size), number(random, 17), number(random, 16));
        let (quotient, remainder) = left.times(&right).plus(&rest).divided_by(&right);
        assert_eq!(
            (quotient, remainder),
            (left.plus(&rest.divided_by(&right).0), rest.divided_by(&right).1)
        );
    }
}

#[test]
fn bytes_and_digits_are_read_alike() {
    let bytes = Natural::from_bytes(&[0, 0x12, 0x34, 0x56, 0x78, 0x9a]);
    assert_eq!(bytes, Natural::from_hex("123456789a"));
    assert_eq!(bytes.to_padded_bytes(6), [0, 0x12, 0x34, 0x56, 0x78, 0x9a]);
    assert_eq!(bytes.shifted_right(33), Natural::from_hex("09"));
}

#[test]
fn squares_are_products() {
    let random = &mut random();
    for size in [1, 4, 5, 31, 32, 33, 64] {
        let odd = number(random, size).times(&Natural::small(2)).plus(&Natural::small(1));
        let Some(modulus) = Modulus::new(&odd) else { continue };
        let value = number(random, size + 3);
        let residue = modulus.residue(&value);
        assert_eq!(modulus.squared(&residue), modulus.times(&residue, &residue));
        let expected = value.times(&value).divided_by(&odd).1;
        assert_eq!(modulus.number(&modulus.squared(&residue)), expected);
        assert_eq!(
            modulus.power_of_two(&value),
            modulus.power(&modulus.residue(&Natural::small(2)), &value)
        );
    }
}

#[test]
fn primes_are_told_from_others() {
    let random = &mut random();
    let mersenne = |bits: usize| {
        let ones = Natural::from_bytes(&vec![0xff; bits.div_ceil(8)]);
        ones.shifted_right(bits.div_ceil(8) * 8 - bits)
    };
    assert!(is_prime(&mersenne(521), random) && is_prime(&mersenne(127), random));
    assert!(!is_prime(&mersenne(523), random));
    // A strong pseudoprime to base 2.
    assert!(!is_prime(&Natural::small(2047), random));
    assert_eq!(random_prime(256, random, |_| true).bits(), 256);
}
