//! The gzip container, with Go's error texts.

use flate2::bufread::MultiGzDecoder;
use std::io::{ErrorKind, Read};

/// Unpacks a gzip file to at most `limit` bytes: what can be read, and the fault that it ends at, if there is one. Who
/// needs no more than what was read never comes to the fault.
pub(super) fn unpack(bytes: &[u8], limit: usize) -> Result<(Vec<u8>, Option<&str>), String> {
    match bytes {
        [] => return Err("EOF".to_owned()),
        _ if bytes.len() < 10 => return Err("unexpected EOF".to_owned()),
        [0x1f, 0x8b, 8, ..] => {}
        _ => return Err("gzip: invalid header".to_owned()),
    }
    let mut unpacked = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes).take(limit as u64 + 1);
    let read = reader.read_to_end(&mut unpacked);
    let fault = read.err().map(|error| match error.kind() {
        ErrorKind::UnexpectedEof => "unexpected EOF",
        ErrorKind::InvalidInput => "gzip: invalid checksum",
        // Go says at which byte; nobody could do anything with it.
        _ => "flate: corrupt input",
    });
    if unpacked.len() > limit {
        return Err(format!("decompressed chart is larger than the maximum size {limit}"));
    }
    Ok((unpacked, fault))
}
