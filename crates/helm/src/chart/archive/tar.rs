//! The tar format as far as packed charts use it: ustar, GNU long names and pax paths and sizes.

const BLOCK: usize = 512;
const INVALID: &str = "archive/tar: invalid tar header";
/// What stands for an archive that stops within an entry.
pub(super) const CUT_SHORT: &str = "unexpected EOF";

/// One file or directory.
pub(super) struct Entry<'a> {
    /// Path as it stands in the archive.
    pub(super) name: String,
    pub(super) is_directory: bool,
    pub(super) data: &'a [u8],
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

    /// Whether the block of zeros was met that says that nothing follows.
    pub(super) fn is_ended(&self) -> bool {
        self.ended
    }

    fn entry(&mut self) -> Result<Option<Entry<'a>>, String> {
        let mut long_name = None;
        let mut long_size = None;
        loop {
            let Some(header) = self.header()? else { return Ok(None) };
            let size = long_size.take().unwrap_or(header.size);
            let data = self.data(size)?;
            match header.kind {
                // Global pax headers change nothing that matters here, and Helm skips them.
                b'g' | b'K' => {}
                b'L' => long_name = Some(text(data)),
                b'x' => {
                    for (key, value) in pax_records(data) {
                        match key {
                            "path" => long_name = Some(value.to_owned()),
                            "size" => long_size = value.parse().ok(),
                            _ => {}
                        }
                    }
                }
                kind => {
                    let name = long_name.unwrap_or(header.name);
                    let is_directory = kind == b'5' || (kind == 0 && name.ends_with('/'));
                    return Ok(Some(Entry { name, is_directory, data }));
                }
            }
        }
    }

    /// The next header; None at the end, which is the tape's end or a block of zeros.
    fn header(&mut self) -> Result<Option<Header>, String> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (block, rest) = self.rest.split_first_chunk::<BLOCK>().ok_or(CUT_SHORT)?;
        self.rest = rest;
        if block.iter().all(|byte| *byte == 0) {
            self.ended = true;
            return Ok(None);
        }
        Header::parse(block).map(Some).ok_or_else(|| INVALID.to_owned())
    }

    fn data(&mut self, size: usize) -> Result<&'a [u8], String> {
        let (data, _) = self.rest.split_at_checked(size).ok_or(CUT_SHORT)?;
        let padded = size.next_multiple_of(BLOCK);
        self.rest = self.rest.get(padded..).unwrap_or(&[]);
        Ok(data)
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<Entry<'a>, String>;

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
    size: usize,
    kind: u8,
}

impl Header {
    fn parse(block: &[u8; BLOCK]) -> Option<Self> {
        let sum: usize = block
            .iter()
            .enumerate()
            .map(|(at, byte)| if (148..156).contains(&at) { 32 } else { usize::from(*byte) })
            .sum();
        if number(block.get(148..156)?)? != sum {
            return None;
        }
        let mut name = text(block.get(..100)?);
        let prefix = block.get(345..500)?;
        // GNU's magic ends in blanks, and it uses the prefix field for other things.
        if block.get(257..263)? == b"ustar\0" && prefix.first() != Some(&0) {
            name = format!("{}/{name}", text(prefix));
        }
        Some(Self { name, size: number(block.get(124..136)?)?, kind: *block.get(156)? })
    }
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(field.get(..end).unwrap_or(field)).into_owned()
}

/// Octal digits with blanks or zeros around, or GNU's base 256 where the first bit is set.
fn number(field: &[u8]) -> Option<usize> {
    let (first, rest) = field.split_first()?;
    if first & 0x80 != 0 {
        let start = usize::from(first & 0x3f);
        return rest
            .iter()
            .try_fold(start, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)));
    }
    let digits = text(field);
    match digits.trim() {
        "" => Some(0),
        digits => usize::from_str_radix(digits, 8).ok(),
    }
}

/// `length key=value\n`, over and over.
fn pax_records(data: &[u8]) -> Vec<(&str, &str)> {
    let mut records = Vec::new();
    let mut rest = std::str::from_utf8(data).unwrap_or("");
    while let Some((length, _)) = rest.split_once(' ') {
        let end = length.parse().ok().filter(|end| *end > length.len());
        let Some((record, behind)) = end.and_then(|end: usize| rest.split_at_checked(end)) else {
            break;
        };
        let record = record.get(length.len() + 1..).unwrap_or("").trim_end_matches('\n');
        records.extend(record.split_once('='));
        rest = behind;
    }
    records
}
