//! The tar format as far as packed charts use it, as Go's `archive/tar` reads it: ustar, GNU long names and pax paths
//! and sizes.

use std::collections::BTreeMap;

const BLOCK: usize = 512;
/// The bits of a mode that say that it is a folder's.
const FOLDER_MODE: u64 = 0o40000;
/// Go reads no longer extension headers.
const MAX_SPECIAL: u64 = 1 << 20;
const INVALID: &str = "archive/tar: invalid tar header";
/// What stands for an archive that stops within an entry.
pub(super) const CUT_SHORT: &str = "unexpected EOF";

/// One file or directory.
pub(super) struct Entry<'a> {
    /// Path as it stands in the archive.
    pub(super) name: String,
    pub(super) is_directory: bool,
    /// How large its header says it is.
    pub(super) size: u64,
    /// Nothing for links, devices and folders, whatever their headers say; None where the archive ends before.
    pub(super) data: Option<&'a [u8]>,
}

/// The entries of an archive; extension headers are applied to the entry behind them.
pub(super) struct Entries<'a> {
    rest: &'a [u8],
    failed: bool,
    ended: bool,
}

impl<'a> Entries<'a> {
    pub(super) fn new(tape: &'a [u8]) -> Self {
        Self { rest: tape, failed: false, ended: false }
    }

    /// Whether the blocks of zeros were met that say that nothing follows.
    pub(super) fn is_ended(&self) -> bool {
        self.ended
    }

    fn entry(&mut self) -> Result<Option<Entry<'a>>, &'static str> {
        let (mut records, mut long_name) = (Records::default(), None);
        loop {
            let Some(header) = self.header()? else { return Ok(None) };
            match header.kind {
                // Global pax headers change nothing that matters here, and Helm skips them.
                b'g' => drop(Records::parse(self.special(header.size)?)?),
                b'x' => records = Records::parse(self.special(header.size)?)?,
                b'K' => drop(self.special(header.size)?),
                b'L' => long_name = Some(text(self.special(header.size)?)),
                kind => {
                    let path = records.path.take().unwrap_or(header.name);
                    let name = long_name.filter(|name| !name.is_empty()).unwrap_or(path);
                    let size = records.size.take().unwrap_or(header.size);
                    let is_directory = kind == b'5'
                        || (kind == 0 && name.ends_with('/'))
                        || header.mode & !0o7777 == FOLDER_MODE;
                    let data = self.data(if matches!(kind, b'1'..=b'6') { 0 } else { size });
                    if data.is_none() {
                        self.rest = &[];
                    }
                    return Ok(Some(Entry { name, is_directory, size, data }));
                }
            }
        }
    }

    /// The next header; None at the end, which is the tape's end or two blocks of zeros.
    fn header(&mut self) -> Result<Option<Header>, &'static str> {
        let Some(block) = self.block()? else { return Ok(None) };
        if *block != [0; BLOCK] {
            return Header::parse(block).map(Some).ok_or(INVALID);
        }
        match self.block()? {
            Some(second) if *second != [0; BLOCK] => Err(INVALID),
            second => {
                self.ended = second.is_some();
                Ok(None)
            }
        }
    }

    fn block(&mut self) -> Result<Option<&'a [u8; BLOCK]>, &'static str> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (block, rest) = self.rest.split_first_chunk::<BLOCK>().ok_or(CUT_SHORT)?;
        self.rest = rest;
        Ok(Some(block))
    }

    /// The data of a header that speaks of the next one.
    fn special(&mut self, size: u64) -> Result<&'a [u8], &'static str> {
        let data = self.data(size.min(MAX_SPECIAL + 1)).ok_or(CUT_SHORT)?;
        if size > MAX_SPECIAL {
            return Err("archive/tar: header field too long");
        }
        Ok(data)
    }

    fn data(&mut self, size: u64) -> Option<&'a [u8]> {
        let size = usize::try_from(size).ok()?;
        let (data, behind) = self.rest.split_at_checked(size)?;
        let padding = (BLOCK - size % BLOCK) % BLOCK;
        self.rest = behind.get(padding..).unwrap_or(&[]);
        Some(data)
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<Entry<'a>, &'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let entry = self.entry().transpose();
        self.failed = matches!(entry, Some(Err(_)));
        entry
    }
}

struct Header {
    name: String,
    mode: u64,
    size: u64,
    kind: u8,
}

impl Header {
    fn parse(block: &[u8; BLOCK]) -> Option<Self> {
        let byte = |(at, byte): (usize, &u8)| if (148..156).contains(&at) { 32 } else { *byte };
        let bytes = || block.iter().enumerate().map(byte);
        let unsigned: u64 = bytes().map(u64::from).sum();
        let signed: i64 = bytes().map(|byte| i64::from(byte.cast_signed())).sum();
        let sum = octal(block.get(148..156)?)?;
        if sum != unsigned && i64::try_from(sum) != Ok(signed) {
            return None;
        }
        let magic = block.get(257..263)?;
        let mut name = text(block.get(..100)?);
        let prefix = text(prefix(block)?);
        if !prefix.is_empty() {
            name = format!("{prefix}/{name}");
        }
        // Owners, times and devices have to be numbers too.
        let devices = if magic.starts_with(b"ustar") { &[329..337, 337..345][..] } else { &[] };
        for field in [108..116, 116..124, 136..148].iter().chain(devices) {
            number(block.get(field.clone())?)?;
        }
        let mode = number(block.get(100..108)?)?.cast_unsigned();
        let size = u64::try_from(number(block.get(124..136)?)?).ok()?;
        Some(Self { name, mode, size, kind: *block.get(156)? })
    }
}

/// What stands before the name.
fn prefix(block: &[u8; BLOCK]) -> Option<&[u8]> {
    let prefix = block.get(345..500)?;
    match block.get(257..265)? {
        [b'u', b's', b't', b'a', b'r', 0, ..] if block.ends_with(b"tar\0") => prefix.get(..131),
        [b'u', b's', b't', b'a', b'r', 0, ..] => Some(prefix),
        // GNU has two times there. Go once wrote a prefix instead, and still reads it.
        b"ustar  \0" => {
            let mut times = prefix.chunks(12).take(2);
            let are_times = times.all(|time| time.first() == Some(&0) || number(time).is_some());
            Some(if are_times || !text(prefix).is_ascii() { &[] } else { prefix })
        }
        _ => Some(&[]),
    }
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(field.get(..end).unwrap_or(field)).into_owned()
}

/// Octal digits with blanks or zeros around, or GNU's base 256 where the first bit is set.
fn number(field: &[u8]) -> Option<i64> {
    let (first, rest) = field.split_first()?;
    if first & 0x80 == 0 {
        return octal(field).map(u64::cast_signed);
    }
    // The second bit is the sign.
    let mask = if first & 0x40 == 0 { 0 } else { 0xff };
    let start = u64::from((first ^ mask) & 0x7f);
    let digits = rest
        .iter()
        .try_fold(start, |sum, byte| sum.checked_mul(256)?.checked_add(u64::from(byte ^ mask)));
    let number = i64::try_from(digits?).ok()?;
    Some(if mask == 0 { number } else { !number })
}

fn octal(field: &[u8]) -> Option<u64> {
    let is_around = |byte: &u8| matches!(byte, b' ' | 0);
    let start = field.iter().position(|byte| !is_around(byte)).unwrap_or(field.len());
    let end = field.iter().rposition(|byte| !is_around(byte)).map_or(start, |at| at + 1);
    match text(field.get(start..end)?).as_str() {
        "" => Some(0),
        digits if digits.starts_with('+') => None,
        digits => u64::from_str_radix(digits, 8).ok(),
    }
}

/// What pax says of the next entry.
#[derive(Default)]
struct Records {
    path: Option<String>,
    size: Option<u64>,
}

impl Records {
    /// `length key=value\n`, over and over; an empty value leaves what the header says.
    fn parse(mut data: &[u8]) -> Result<Self, &'static str> {
        let mut found = BTreeMap::new();
        while !data.is_empty() {
            let (key, value, rest) = record(data).ok_or(INVALID)?;
            found.insert(key, value);
            data = rest;
        }
        let mut records = Self::default();
        for (key, value) in found.into_iter().filter(|(_, value)| !value.is_empty()) {
            let number = || std::str::from_utf8(value).ok()?.parse::<i64>().ok();
            match key {
                b"path" => records.path = Some(String::from_utf8_lossy(value).into_owned()),
                b"size" => {
                    let size = number().and_then(|size| u64::try_from(size).ok());
                    records.size = Some(size.ok_or(INVALID)?);
                }
                b"uid" | b"gid" => drop(number().ok_or(INVALID)?),
                b"mtime" | b"atime" | b"ctime" if !is_time(value) => return Err(INVALID),
                _ => {}
            }
        }
        Ok(records)
    }
}

/// Seconds, and digits behind a point.
fn is_time(value: &[u8]) -> bool {
    let text = std::str::from_utf8(value).unwrap_or("?");
    let (seconds, rest) = text.split_once('.').unwrap_or((text, ""));
    seconds.parse::<i64>().is_ok() && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// Key and value of a record, and what is behind it.
fn record(data: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let blank = data.iter().position(|byte| *byte == b' ')?;
    let length: usize = std::str::from_utf8(data.get(..blank)?).ok()?.parse().ok()?;
    let (record, rest) = data.split_at_checked(length.max(5)).filter(|_| length >= 5)?;
    let record = record.get(blank + 1..)?.strip_suffix(b"\n")?;
    let equals = record.iter().position(|byte| *byte == b'=')?;
    let (key, value) = (record.get(..equals)?, record.get(equals + 1..)?);
    let is_text = matches!(key, b"path" | b"linkpath" | b"uname" | b"gname");
    let nul_in = if is_text { value } else { key };
    (!key.is_empty() && !nul_in.contains(&0)).then_some((key, value, rest))
}
