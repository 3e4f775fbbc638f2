//! PEM: base64 between lines that say what it is.

use crate::encoding::base64_data;
use der::pem::{LineEnding, encode_string};

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// A block of PEM.
pub(crate) struct Block {
    /// What the lines around it say, such as `CERTIFICATE`.
    pub(crate) label: String,
    pub(crate) data: Vec<u8>,
}

/// Writes a block; its label is one of ours.
pub(crate) fn encode(label: &str, data: &[u8]) -> String {
    encode_string(label, LineEnding::LF, data).unwrap_or_default()
}

/// The first block in a text that can be read (Go's `pem.Decode`).
pub(crate) fn decode(text: &str) -> Option<Block> {
    let mut rest = text;
    loop {
        // A block begins at the begin of a line.
        let start = match rest.strip_prefix(BEGIN) {
            Some(behind) => behind,
            None => rest.split_once("\n-----BEGIN ")?.1,
        };
        rest = start;
        if let Some(block) = block(start) {
            return Some(block);
        }
    }
}

/// Reads a block from its label on.
fn block(text: &str) -> Option<Block> {
    let (first, mut body) = text.split_once('\n')?;
    let label = first.trim_end().strip_suffix(DASHES)?;
    // Headers are lines with a colon.
    while let Some((line, behind)) = body.split_once('\n')
        && line.contains(':')
    {
        body = behind;
    }
    let end = format!("-----END {label}{DASHES}");
    let body = match body.strip_prefix(&end) {
        Some(_) => "",
        None => body.split_once(&format!("\n{end}"))?.0,
    };
    let digits: String =
        body.chars().filter(|each| !matches!(each, ' ' | '\t' | '\r' | '\n')).collect();
    Some(Block { label: label.to_owned(), data: base64_data(digits.as_bytes()).ok()? })
}
