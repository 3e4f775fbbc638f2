//! A text with places for its arguments, as it stands in the program or in a pack.
//!
//! Literal text, and for an argument the control character [`ARGUMENT`] and its index (from `0`). A choice is
//! [`CHOICE`], the index of the argument, then for each variant [`VARIANT`], its key, [`TEXT`] and its pattern, the
//! one for all else last and with an empty key, and [`END`].

use std::fmt::{Display, Write};

pub(crate) const ARGUMENT: char = '\u{1}';
pub(crate) const CHOICE: char = '\u{2}';
pub(crate) const VARIANT: char = '\u{3}';
pub(crate) const TEXT: char = '\u{4}';
pub(crate) const END: char = '\u{5}';

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
    while let Some(at) = rest.find([ARGUMENT, CHOICE]) {
        let (text, behind) = rest.split_at(at);
        out.push_str(text);
        let mut chars = behind.chars();
        let is_choice = chars.next() == Some(CHOICE);
        let index = chars.next().map_or(usize::MAX, |digit| digit as usize - '0' as usize);
        let arg = args.get(index).copied();
        rest = chars.as_str();
        if is_choice {
            let (variants, behind) = choice(rest);
            let chosen = variants
                .iter()
                .find(|(key, _)| key.is_empty() || arg.is_some_and(|arg| arg.is(key, plural)));
            if let Some((_, pattern)) = chosen {
                write(pattern, args, plural, out);
            }
            rest = behind;
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

fn show(shown: &dyn Display, out: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(out, "{shown}");
}

/// The variants of a choice, and what follows it.
fn choice(text: &str) -> (Vec<(&str, &str)>, &str) {
    let (mut variants, mut rest) = (Vec::new(), text);
    while let Some(variant) = rest.strip_prefix(VARIANT) {
        let Some((key, pattern)) = variant.split_once(TEXT) else { break };
        let mut depth = 0_u32;
        let end = pattern.char_indices().find(|(_, char)| match *char {
            CHOICE => {
                depth += 1;
                false
            }
            END if depth > 0 => {
                depth -= 1;
                false
            }
            VARIANT | END => depth == 0,
            _ => false,
        });
        let (pattern, behind) = pattern.split_at(end.map_or(pattern.len(), |(at, _)| at));
        variants.push((key, pattern));
        rest = behind;
    }
    (variants, rest.strip_prefix(END).unwrap_or(rest))
}
