//! The part of ASN.1's DER that keys and certificates need.

use super::super::number::Natural;

pub(in crate::crypto) const BOOLEAN: u8 = 0x01;
pub(in crate::crypto) const INTEGER: u8 = 0x02;
pub(in crate::crypto) const BIT_STRING: u8 = 0x03;
pub(in crate::crypto) const OCTET_STRING: u8 = 0x04;
pub(in crate::crypto) const OBJECT_ID: u8 = 0x06;
pub(in crate::crypto) const UTF8_STRING: u8 = 0x0c;
pub(in crate::crypto) const PRINTABLE_STRING: u8 = 0x13;
pub(in crate::crypto) const UTC_TIME: u8 = 0x17;
pub(in crate::crypto) const GENERALIZED_TIME: u8 = 0x18;
pub(in crate::crypto) const SEQUENCE: u8 = 0x30;
pub(in crate::crypto) const SET: u8 = 0x31;
pub(in crate::crypto) const NULL: [u8; 2] = [0x05, 0];

/// The tag of a field that the context numbers.
pub(in crate::crypto) const fn context(number: u8, constructed: bool) -> u8 {
    0x80 | number | if constructed { 0x20 } else { 0 }
}

/// Tag, length and contents.
pub(in crate::crypto) fn element(tag: u8, contents: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = contents.len();
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            let bytes: Vec<u8> =
                length.to_be_bytes().into_iter().skip_while(|&byte| byte == 0).collect();
            out.push(0x80 | bytes.len() as u8);
            out.extend(bytes);
        }
    }
    out.extend_from_slice(contents);
    out
}

/// A sequence of elements.
pub(in crate::crypto) fn sequence(elements: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, &elements.concat())
}

/// A whole number from 0 on.
pub(in crate::crypto) fn integer(number: &Natural) -> Vec<u8> {
    let mut bytes = number.to_bytes();
    // A set first bit would make it negative.
    if bytes.first().is_none_or(|&first| first >= 0x80) {
        bytes.insert(0, 0);
    }
    element(INTEGER, &bytes)
}

/// A string of whole bytes of bits.
pub(in crate::crypto) fn bit_string(bytes: &[u8]) -> Vec<u8> {
    element(BIT_STRING, &[&[0], bytes].concat())
}

/// An object identifier from its encoded arcs.
pub(in crate::crypto) fn object_id(arcs: &[u8]) -> Vec<u8> {
    element(OBJECT_ID, arcs)
}

/// Elements to read, one after the other. Whatever is no DER ends it.
#[derive(Clone, Copy)]
pub(in crate::crypto) struct Reader<'a> {
    rest: &'a [u8],
}

/// An element that has been read.
#[derive(Clone, Copy)]
pub(in crate::crypto) struct Element<'a> {
    pub(in crate::crypto) tag: u8,
    pub(in crate::crypto) contents: &'a [u8],
    /// Tag, length and contents.
    pub(in crate::crypto) whole: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(in crate::crypto) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(in crate::crypto) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next element.
    pub(in crate::crypto) fn next(&mut self) -> Option<Element<'a>> {
        let start = self.rest;
        let (&tag, behind) = start.split_first()?;
        let (&short, mut behind) = behind.split_first()?;
        let mut length = usize::from(short);
        if short >= 0x80 {
            let (bytes, contents) = behind.split_at_checked(length - 0x80)?;
            if bytes.is_empty() || bytes.len() > 4 {
                return None;
            }
            length = bytes.iter().fold(0, |length, &byte| length << 8 | usize::from(byte));
            behind = contents;
        }
        let (contents, rest) = behind.split_at_checked(length)?;
        self.rest = rest;
        let whole = start.get(..start.len() - rest.len())?;
        Some(Element { tag, contents, whole })
    }

    /// The next element, if it has this tag.
    pub(in crate::crypto) fn expect(&mut self, tag: u8) -> Option<Element<'a>> {
        let mut ahead = *self;
        let element = ahead.next().filter(|element| element.tag == tag)?;
        *self = ahead;
        Some(element)
    }

    /// The elements of the next sequence.
    pub(in crate::crypto) fn sequence(&mut self) -> Option<Reader<'a>> {
        self.expect(SEQUENCE).map(|sequence| Reader::new(sequence.contents))
    }

    /// The next whole number; None if it is negative.
    pub(in crate::crypto) fn integer(&mut self) -> Option<Natural> {
        let bytes = self.expect(INTEGER)?.contents;
        bytes.first().filter(|&&first| first < 0x80)?;
        Some(Natural::from_bytes(bytes))
    }
}
