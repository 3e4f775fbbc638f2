//! Published vectors.

use super::super::encoding::der::Reader;
use super::super::number::{Modulus, Natural};
use super::super::seeded::Stream;
use super::{PrivateKey, dsa, ec, ed25519, rsa};
use chartroom_gotemplate::Env;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn ed25519_follows_rfc_8032() {
    let seed = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
    let seed = Natural::from_hex(seed).to_padded_bytes(32).try_into().expect("32 bytes");
    let key = ed25519::Key { seed };
    assert_eq!(
        hex(&key.public().1),
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
    );
    assert_eq!(
        hex(&key.sign(&[0xaf, 0x82])),
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
         18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    );
}

#[test]
fn points_of_the_curves_are_right() {
    // RFC 6979, appendix A.2.5.
    let private = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    let key = ec::Key::on_p256(Natural::from_hex(private)).expect("a key");
    assert_eq!(
        hex(&key.public().1),
        "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6\
         7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"
    );
    assert!(key.verifies(b"sample", &key.sign(b"sample").expect("a signature")));
    assert!(!key.verifies(b"other", &key.sign(b"sample").expect("a signature")));
}

#[test]
fn rsa_numbers_fit_each_other() {
    let mut random = Stream::new(&Env::new(0, 0, 1), "tests", &[]);
    let key = rsa::Key::generate(1024, &mut random);
    let mut der = key.to_der();
    let numbers: Vec<Natural> = {
        let mut reader = Reader::new(&der).sequence().expect("a sequence");
        std::iter::from_fn(|| reader.integer()).collect()
    };
    let [_, n, e, d, ..] = numbers.as_slice() else { panic!("too few numbers") };
    let modulus = Modulus::new(n).expect("odd");
    let message = modulus.residue(&Natural::from_hex("123456789abcdef"));
    assert_eq!(modulus.power(&modulus.power(&message, d), e), message);
    assert_eq!(n.bits(), 1024);
    assert!(rsa::Key::from_der(&der).is_some());
    der.truncate(40);
    assert!(rsa::Key::from_der(&der).is_none());
    assert!(PrivateKey::Rsa(key).sign(b"x").is_some());
}

#[test]
fn dsa_numbers_fit_each_other() {
    let mut random = Stream::new(&Env::new(0, 0, 1), "tests", &[]);
    let der = dsa::Key::generate(&mut random).to_der();
    let mut reader = Reader::new(&der).sequence().expect("a sequence");
    let numbers: Vec<Natural> = std::iter::from_fn(|| reader.integer()).collect();
    let [_, p, q, g, y, x] = numbers.as_slice() else { panic!("six numbers") };
    let field = Modulus::new(p).expect("odd");
    let generator = field.residue(g);
    assert_eq!(field.power(&generator, q), field.one());
    assert_eq!(field.power(&generator, x), field.residue(y));
    assert_eq!((p.bits(), q.bits()), (2048, 256));
}
