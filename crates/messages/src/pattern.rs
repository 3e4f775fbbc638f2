//! A text with places for its arguments, as it stands in the program or in a pack.
//!
//! Literal text, and for an argument the control character [`ARGUMENT`] and its index (from `0`). A choice is
//! [`CHOICE`], the index of the argument, then for each variant [`VARIANT`], its key, [`TEXT`] and its pattern, the
//! one for all else last and with an empty key, and [`END`].

use std::fmt::{Display, Write};

pub(crate) const ARGUMENT: u8 = 1;
pub(crate) const CHOICE: u8 = 2;
pub(crate) const VARIANT: u8 = 3;
pub(crate) const TEXT: u8 = 4;
pub(crate) const END: u8 = 5;

/// An argument of a message.
#[derive(Clone, Copy)]
pub enum Arg<'a> {
    /// What is shown as it is.
    Text(&'a dyn Display),
    /// A word that also decides between variants.
    Word(&'a str),
    /// A number that decides between `one` and `other`.
    Count(usize),
    /// Decides between `yes` and `no`.
    Flag(bool),
}

impl Arg<'_> {
    fn is(self, key: &str, plural: bool) -> bool {
        match self {
            Arg::Text(_) => false,
            Arg::Word(word) => word == key,
            Arg::Count(1) if key == "one" => plural,
            Arg::Count(count) => key.parse() == Ok(count),
            Arg::Flag(flag) => key == if flag { "yes" } else { "no" },
        }
    }
}

/// Writes a pattern. `plural` is whether the language has a form of its own for one thing.
pub(crate) fn write(pattern: &str, args: &[Arg<'_>], plural: bool, out: &mut String) {
    let mut rest = pattern;
    while let Some((text, mark, behind)) = cut(rest, |byte| matches!(byte, ARGUMENT | CHOICE)) {
        out.push_str(text);
        let (index, behind) = behind.split_at_checked(1).unwrap_or_default();
        let index = index.bytes().next().unwrap_or_default().wrapping_sub(b'0');
        let arg = args.get(usize::from(index)).copied();
        rest = behind;
        if mark == CHOICE {
            rest = choice(behind, |key, pattern| {
                let chosen = key.is_empty() || arg.is_some_and(|arg| arg.is(key, plural));
                if chosen {
                    write(pattern, args, plural, out);
                }
                chosen
            });
            continue;
        }
        match arg {
            Some(Arg::Text(shown)) => show(shown, out),
            Some(Arg::Count(count)) => show(&count, out),
            Some(Arg::Word(word)) => out.push_str(word),
            Some(Arg::Flag(_)) | None => {}
        }
    }
    out.push_str(rest);
}

/// What stands before the first byte that fits, that byte, and what follows it.
fn cut(text: &str, fits: impl FnMut(u8) -> bool) -> Option<(&str, u8, &str)> {
    let at = text.bytes().position(fits)?;
    // The marks are ASCII, so that both sides are text.
    Some((text.get(..at)?, *text.as_bytes().get(at)?, text.get(at + 1..)?))
}

fn show(shown: &dyn Display, out: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(out, "{shown}");
}

/// Offers the variants of a choice, up to the one that is taken; what follows the choice.
fn choice<'p>(text: &'p str, mut take: impl FnMut(&'p str, &'p str) -> bool) -> &'p str {
    let (mut rest, mut taken) = (text, false);
    while let Some((_, VARIANT, variant)) = cut(rest, |_| true) {
        let Some((key, _, body)) = cut(variant, |byte| byte == TEXT) else { break };
        let mut depth = 0_u32;
        let end = body.bytes().position(|byte| {
            depth += u32::from(byte == CHOICE);
            let ends = depth == 0 && matches!(byte, VARIANT | END);
            depth = depth.saturating_sub(u32::from(byte == END));
            ends
        });
        let (pattern, behind) =
            body.split_at_checked(end.unwrap_or(body.len())).unwrap_or_default();
        taken = taken || take(key, pattern);
        rest = behind;
    }
    rest.get(1..).unwrap_or_default()
}
