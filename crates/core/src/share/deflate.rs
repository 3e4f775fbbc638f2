//! Deflate (RFC 1951) in one piece, with a dictionary that both sides know.

use super::{MAX_INFLATED, ShareError};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF as IN_ONE_PIECE;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What [`inflate`] makes `data` of with the same dictionary.
pub(super) fn deflate(data: &[u8], dictionary: &[u8]) -> Vec<u8> {
    // A short text is shorter with deflate's fixed codes than with a table of its own.
    let fixed = 4;
    let (own, fixed) = (with_codes(data, dictionary, 0), with_codes(data, dictionary, fixed));
    if fixed.len() < own.len() { fixed } else { own }
}

/// `strategy` is zlib's.
fn with_codes(data: &[u8], dictionary: &[u8], strategy: i32) -> Vec<u8> {
    let raw = -15;
    let mut state = CompressorOxide::new(create_comp_flags_from_zip_params(9, raw, strategy));
    let mut out = Vec::new();
    if !dictionary.is_empty() {
        // The blocks behind a flush may point into what stood before it, and begin at a byte.
        compress_to_output(&mut state, dictionary, TDEFLFlush::Sync, |_| true);
    }
    compress_to_output(&mut state, data, TDEFLFlush::Finish, |bytes| {
        out.extend_from_slice(bytes);
        true
    });
    out
}

/// The content of a deflate stream that ends where the bytes end.
pub(super) fn inflate(deflated: &[u8], dictionary: &[u8]) -> Result<Vec<u8>, ShareError> {
    let mut state = Box::<DecompressorOxide>::default();
    let most = MAX_INFLATED + dictionary.len();
    let guess = deflated.len().saturating_mul(4).clamp(1 << 10, MAX_INFLATED);
    let mut out = dictionary.to_vec();
    out.resize(dictionary.len() + guess, 0);
    let (mut rest, mut written) = (deflated, dictionary.len());
    loop {
        let (status, read, more) = decompress(&mut state, rest, &mut out, written, IN_ONE_PIECE);
        rest = rest.get(read..).unwrap_or_default();
        written += more;
        match status {
            TINFLStatus::Done if rest.is_empty() => break,
            TINFLStatus::Done => return Err(ShareError::Trailing),
            TINFLStatus::HasMoreOutput if out.len() < most => {
                out.resize(out.len().saturating_mul(2).min(most), 0);
            }
            TINFLStatus::HasMoreOutput => return Err(ShareError::TooLarge),
            _ => return Err(ShareError::Damaged),
        }
    }
    out.truncate(written);
    Ok(out.split_off(dictionary.len()))
}
