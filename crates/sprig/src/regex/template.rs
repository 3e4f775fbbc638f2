//! Replacement templates: `$1`, `${1}`, `$name`, `$$`, as Go's `Regexp.Expand` reads them.

use super::{Match, Regex};
use chartroom_gotemplate::Str;
use std::ops::Range;

/// Which group a reference names.
enum Reference<'a> {
    Index(usize),
    Name(&'a str),
}

/// Appends a template with its references replaced by the groups of a match.
pub(super) fn expand(
    regex: &Regex,
    found: &Match,
    template: &[u8],
    text: &[u8],
    out: &mut Vec<u8>,
) {
    let mut rest = template;
    while let Some(dollar) = rest.iter().position(|&byte| byte == b'$') {
        let (before, after) = rest.split_at(dollar);
        out.extend_from_slice(before);
        rest = after.get(1..).unwrap_or(&[]);
        if let Some(behind) = rest.strip_prefix(b"$") {
            out.push(b'$');
            rest = behind;
        } else if let Some((reference, length)) = reference(rest) {
            rest = rest.get(length..).unwrap_or(&[]);
            let group: Option<Range<usize>> = match reference {
                Reference::Index(index) => found.group(index),
                Reference::Name(name) => regex.named_group(name, found),
            };
            out.extend_from_slice(group.and_then(|range| text.get(range)).unwrap_or(&[]));
        } else {
            // What is no reference stays as it is.
            out.push(b'$');
        }
    }
    out.extend_from_slice(rest);
}

/// The reference behind a dollar sign and its length in bytes. Without braces a name is as long as can be, so
/// that `$1x` is the group `1x`.
fn reference(rest: &[u8]) -> Option<(Reference<'_>, usize)> {
    let braced = rest.first() == Some(&b'{');
    let start = usize::from(braced);
    let rest = valid_prefix(rest.get(start..)?);
    let is_name = |each: char| each.is_alphanumeric() || each == '_';
    let length = rest.find(|each| !is_name(each)).unwrap_or(rest.len());
    let name = rest.get(..length).filter(|name| !name.is_empty())?;
    if braced && rest.as_bytes().get(length) != Some(&b'}') {
        return None;
    }
    let numeric = name.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = name.len() > 1 && name.starts_with('0');
    let index = if numeric && !leading_zero { name.parse().ok() } else { None };
    Some((index.map_or(Reference::Name(name), Reference::Index), start + length + start))
}

/// The text up to the first byte that is not UTF-8.
fn valid_prefix(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The text with every character escaped that means something in a pattern (Go's `QuoteMeta`).
pub(super) fn quote_meta(text: &[u8]) -> Str {
    let mut quoted = Vec::with_capacity(text.len());
    for &byte in text {
        if br"\.+*?()|[]{}^$".contains(&byte) {
            quoted.push(b'\\');
        }
        quoted.push(byte);
    }
    quoted.into()
}
