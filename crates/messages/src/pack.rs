//! The texts of the language that is chosen.

use std::collections::HashMap;
use std::fmt;
use std::sync::{PoisonError, RwLock};

/// A language other than English. Its texts live as long as the program: a language is chosen a few times at most.
struct Pack {
    texts: HashMap<u32, &'static str>,
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
    let texts = lines.map(|line| text(line).ok_or(PackError)).collect::<Result<_, _>>()?;
    Ok(Pack { texts, plural })
}

pub(crate) fn find(key: u32) -> Option<&'static str> {
    let chosen = CHOSEN.read().unwrap_or_else(PoisonError::into_inner);
    chosen.as_ref()?.texts.get(&key).copied()
}

pub(crate) fn has_plural() -> bool {
    let chosen = CHOSEN.read().unwrap_or_else(PoisonError::into_inner);
    chosen.as_ref().is_none_or(|pack| pack.plural)
}
