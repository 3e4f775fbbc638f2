//! Addresses of the internet and ranges of them.

use crate::messages;
use crate::validation::at::At;
use crate::validation::finding::Family;
use std::net::IpAddr;

const ADDRESS: &str = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const RANGE: &str = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
/// The first version that takes addresses in one way of writing only (`StrictIPCIDRValidation`).
const STRICT: u16 = 36;

/// An address and how many of its bits are the prefix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    bits: u128,
    width: u32,
    pub(crate) prefix: u32,
}

fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    }
}

/// An address; older versions take zeros in front of its numbers.
pub(crate) fn address(text: &str, minor: u16) -> Option<IpAddr> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(address);
    }
    if minor >= STRICT || text.contains(':') {
        return None;
    }
    let plain = |part: &str| match part.trim_start_matches('0') {
        "" if !part.is_empty() => "0".to_owned(),
        digits => digits.to_owned(),
    };
    text.split('.').map(plain).collect::<Vec<_>>().join(".").parse().ok()
}

impl Range {
    pub(crate) fn read(text: &str, minor: u16) -> Option<Self> {
        let (before, after) = text.split_once('/')?;
        let (bits, width) = bits(address(before, minor)?);
        let plain = after.len() == 1 || !after.starts_with('0');
        let prefix = after.bytes().all(|byte| byte.is_ascii_digit()).then(|| after.parse().ok())?;
        let prefix: u32 = prefix.filter(|prefix| *prefix <= width && plain)?;
        Some(Range { bits, width, prefix })
    }

    fn mask(&self) -> u128 {
        let host = self.width - self.prefix;
        let ones = if self.width == 128 { u128::MAX } else { (1 << self.width) - 1 };
        if host >= self.width { 0 } else { ones >> host << host }
    }

    fn has_host_bits(&self) -> bool {
        self.bits & !self.mask() & if self.width == 128 { u128::MAX } else { (1 << 32) - 1 } != 0
    }

    /// Whether another range lies within and is smaller.
    pub(crate) fn is_above(&self, other: &Range) -> bool {
        self.width == other.width
            && self.prefix < other.prefix
            && self.bits & self.mask() == other.bits & self.mask()
    }
}

impl At<'_> {
    /// An address; what it is if it is one.
    pub(crate) fn address(&self) -> Option<IpAddr> {
        let found = address(self.text(), self.minor());
        if found.is_none() {
            self.wrong(Family::Form, ADDRESS, &messages::ADDRESS, &messages::ADDRESS_HELP);
        }
        found
    }

    /// A range of addresses; what it is if it is one.
    pub(crate) fn range(&self) -> Option<Range> {
        let found = Range::read(self.text().trim(), self.minor());
        let padded = self.text().trim() != self.text();
        match found {
            Some(range) if !padded => {
                if range.has_host_bits() && self.minor() >= STRICT {
                    let network = self.text().split('/').nth(1).unwrap_or_default();
                    self.wrong(
                        Family::Form,
                        "must not have bits set beyond the prefix length",
                        &messages::RangeHostBits { bits: &network },
                        &messages::RANGE_HOST_BITS_HELP,
                    );
                }
            }
            _ => self.wrong(
                Family::Form,
                RANGE,
                &messages::RANGE,
                match address(self.text().trim(), self.minor()) {
                    Some(IpAddr::V4(_)) => &messages::RANGE_HELP_SINGLE,
                    Some(IpAddr::V6(_)) => &messages::RANGE_HELP_SINGLE_V6,
                    None => &messages::RANGE_HELP,
                },
            ),
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_and_compared() {
        let read = |text: &str| Range::read(text, 36);
        for text in ["10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/64", "10.0.0.1/32"] {
            assert!(read(text).is_some_and(|range| !range.has_host_bits()), "{text}");
        }
        for text in ["10.0.0.1", "10.0.0.0/33", "10.0.0.0/", "a/8", "10.0.0.0/08", "::/129"] {
            assert!(read(text).is_none(), "{text}");
        }
        assert!(read("10.0.0.1/8").unwrap().has_host_bits());
        let ten = read("10.0.0.0/8").unwrap();
        assert!(ten.is_above(&read("10.1.0.0/16").unwrap()));
        assert!(!ten.is_above(&read("10.0.0.0/8").unwrap()));
        assert!(!ten.is_above(&read("192.168.0.0/16").unwrap()));
        assert!(read("0.0.0.0/0").unwrap().is_above(&ten));
    }

    #[test]
    fn older_versions_take_zeros_in_front() {
        assert!(address("010.0.0.1", 35).is_some() && address("010.0.0.1", 36).is_none());
        assert!(address("localhost", 35).is_none());
    }
}
