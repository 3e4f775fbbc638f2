//! The texts of the language that is chosen.

use std::fmt;
use std::sync::{PoisonError, RwLock};

/// A language other than English. Its texts live as long as the program: a language is chosen a few times at most.
struct Pack {
    /// By the keys of their English texts, in order.
    texts: Vec<(u32, &'static str)>,
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
    let read = pack.map(read).transpose()?;
    *CHOSEN.write().unwrap_or_else(PoisonError::into_inner) = read;
    Ok(())
}

/// One line for a text: its key in hexadecimal, a tab, and the pattern with `\n` for a line's end. The first line
/// says whether the language has a form of its own for one thing.
fn read(pack: &str) -> Result<Pack, PackError> {
    let mut lines = pack.lines();
    let plural = match lines.next() {
        Some("plural") => true,
        Some("no plural") => false,
        _ => return Err(PackError),
    };
    let text = |line: &str| {
        let (key, text) = line.split_once('\t')?;
        let text: &'static str = Box::leak(text.replace("\\n", "\n").into_boxed_str());
        Some((u32::from_str_radix(key, 16).ok()?, text))
    };
    let mut texts = Vec::new();
    for line in lines {
        let text = text(line).ok_or(PackError)?;
        // `pack` writes them in order.
        if texts.last().is_some_and(|(before, _)| *before >= text.0) {
            return Err(PackError);
        }
        texts.push(text);
    }
    Ok(Pack { texts, plural })
}

/// The text that stands for an English one.
pub(crate) fn find(english: &str) -> Option<&'static str> {
    let chosen = CHOSEN.read().unwrap_or_else(PoisonError::into_inner);
    let texts = &chosen.as_ref()?.texts;
    let key = key(english);
    let at = texts.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    texts.get(at).map(|(_, text)| *text)
}

pub(crate) fn has_plural() -> bool {
    let chosen = CHOSEN.read().unwrap_or_else(PoisonError::into_inner);
    chosen.as_ref().is_none_or(|pack| pack.plural)
}

/// The number of an English text: 32-bit FNV-1a. A test holds that no two texts have one number.
#[must_use]
pub fn key(english: &str) -> u32 {
    english
        .bytes()
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
