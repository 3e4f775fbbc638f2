//! The gzip container as Go's `compress/gzip` reads it, with its error texts.

use super::INVALID_GZIP as INVALID;
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::io::{ErrorKind, Read};

const CUT_SHORT: &str = "unexpected EOF";
/// Names and comments in a header are shorter.
const MAX_TEXT: usize = 512;

/// Unpacks a gzip file: what can be read, one byte more than `limit` at most, and the fault that it ends at, if there is
/// one. Who needs no more than what was read never comes to the fault.
pub(super) fn unpack(
    bytes: &[u8],
    limit: usize,
) -> Result<(Vec<u8>, Option<&'static str>), &'static str> {
    let mut rest = match bytes {
        [] => return Err("EOF"),
        _ => behind_header(bytes)?,
    };
    let mut unpacked = Vec::new();
    loop {
        match member(rest, &mut unpacked, limit) {
            Ok(_) if unpacked.len() > limit => return Ok((unpacked, None)),
            Ok([]) => return Ok((unpacked, None)),
            Ok(behind) => match behind_header(behind) {
                Ok(next) => rest = next,
                Err(fault) => return Ok((unpacked, Some(fault))),
            },
            Err(fault) => return Ok((unpacked, Some(fault))),
        }
    }
}

/// Adds what a member holds; gives what is behind its trailer.
fn member<'a>(
    bytes: &'a [u8],
    unpacked: &mut Vec<u8>,
    limit: usize,
) -> Result<&'a [u8], &'static str> {
    let start = unpacked.len();
    let mut reader = DeflateDecoder::new(bytes).take((limit - start) as u64 + 1);
    reader.read_to_end(unpacked).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => CUT_SHORT,
        // Go says at which byte; nobody could do anything with it.
        _ => "flate: corrupt input",
    })?;
    if unpacked.len() > limit {
        return Ok(&[]);
    }
    let rest = reader.into_inner().into_inner();
    let (trailer, behind) = rest.split_first_chunk::<8>().ok_or(CUT_SHORT)?;
    let mut sum = Crc::new();
    sum.update(unpacked.get(start..).unwrap_or_default());
    match sum.sum().to_le_bytes().into_iter().chain(sum.amount().to_le_bytes()).eq(*trailer) {
        true => Ok(behind),
        false => Err("gzip: invalid checksum"),
    }
}

/// What is behind a member's header. Go does not look at the reserved flags.
fn behind_header(bytes: &[u8]) -> Result<&[u8], &'static str> {
    let (fixed, mut rest) = bytes.split_first_chunk::<10>().ok_or(CUT_SHORT)?;
    let [0x1f, 0x8b, 8, flags, ..] = fixed else { return Err(INVALID) };
    if flags & 4 != 0 {
        let (length, extra) = rest.split_first_chunk::<2>().ok_or(CUT_SHORT)?;
        rest = extra.get(usize::from(u16::from_le_bytes(*length))..).ok_or(CUT_SHORT)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().take(MAX_TEXT).position(|byte| *byte == 0);
            let cut = if rest.len() < MAX_TEXT { CUT_SHORT } else { INVALID };
            rest = end.and_then(|end| rest.get(end + 1..)).ok_or(cut)?;
        }
    }
    if flags & 2 != 0 {
        let mut sum = Crc::new();
        sum.update(bytes.get(..bytes.len() - rest.len()).unwrap_or_default());
        let (wanted, behind) = rest.split_first_chunk::<2>().ok_or(CUT_SHORT)?;
        if sum.sum() as u16 != u16::from_le_bytes(*wanted) {
            return Err(INVALID);
        }
        rest = behind;
    }
    Ok(rest)
}
