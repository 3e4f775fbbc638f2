//! The texts of the language that is chosen.

use std::fmt;
use std::sync::{PoisonError, RwLock};

/// Begins each text of a pack. A pack is `1` or `0`, for whether the language has a form of its own for one thing, and
/// behind it the texts in the order of their keys: the mark, the key as eight hexadecimal digits, the pattern. So
/// it is read as it lies.
pub(crate) const ENTRY: u8 = 7;
/// Stands before a comment's line, so that it is no message of the same words.
pub(crate) const COMMENT: &str = "# ";
/// How long mark and key are.
const HEAD: usize = 9;

/// A language other than English. Its texts live as long as the program: a language is chosen a few times at most.
#[derive(Clone, Copy)]
struct Pack {
    texts: &'static str,
    plural: bool,
}

static CHOSEN: RwLock<Option<Pack>> = RwLock::new(None);

/// A pack that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackError;

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a language pack of this version")
    }
}

impl std::error::Error for PackError {}

/// Chooses a language by its pack, as `build::pack` writes it; None is English.
///
/// # Errors
///
/// A text that is no pack; the language stays as it was.
pub fn choose(pack: Option<&str>) -> Result<(), PackError> {
    let pack = pack.map(read).transpose()?;
    *CHOSEN.write().unwrap_or_else(PoisonError::into_inner) = pack;
    Ok(())
}

/// Whether no other language is chosen.
#[must_use]
pub fn is_english() -> bool {
    chosen().is_none()
}

fn chosen() -> Option<Pack> {
    *CHOSEN.read().unwrap_or_else(PoisonError::into_inner)
}

fn read(pack: &str) -> Result<Pack, PackError> {
    let plural = pack.as_bytes().first() == Some(&b'1');
    match pack.as_bytes().get(1) {
        Some(&ENTRY) => {
            Ok(Pack { texts: Box::leak(Box::from(pack.get(1..).unwrap_or_default())), plural })
        }
        _ => Err(PackError),
    }
}

/// The text that stands for an English one.
pub(crate) fn find(english: &str) -> Option<&'static str> {
    let texts = chosen()?.texts;
    let bytes = texts.as_bytes();
    let wanted = key(english);
    let (mut low, mut high) = (0, bytes.len());
    // Both are where a text begins, or the end.
    while low < high {
        let middle = low + (high - low) / 2;
        let is_mark = |byte: &u8| *byte == ENTRY;
        let start = low + bytes.get(low..=middle)?.iter().rposition(is_mark)?;
        let rest = bytes.get(middle + 1..high)?.iter().position(is_mark);
        let end = rest.map_or(high, |at| middle + 1 + at);
        let digits = bytes.get(start + 1..start + HEAD)?.iter();
        let found = digits.fold(0_u32, |key, digit| (key << 4) | u32::from(hexadecimal(*digit)));
        if found == wanted {
            return texts.get(start + HEAD..end);
        }
        if found < wanted { low = end } else { high = start }
    }
    None
}

const fn hexadecimal(digit: u8) -> u8 {
    if digit < b'a' { digit.wrapping_sub(b'0') } else { digit - b'a' + 10 }
}

/// What a line of a chart's comment says in the chosen language, where that is known. `line` is its text alone.
#[must_use]
pub fn comment(line: &str) -> Option<&'static str> {
    // In English, which has no pack, nothing is put together for it.
    chosen().and_then(|_| find(&format!("{COMMENT}{line}")))
}

pub(crate) fn has_plural() -> bool {
    chosen().is_none_or(|pack| pack.plural)
}

/// The number of an English text: 32-bit FNV-1a. A test holds that no two texts have one number.
#[must_use]
pub fn key(english: &str) -> u32 {
    english
        .bytes()
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
