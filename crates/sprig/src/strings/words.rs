//! Words in identifiers, as xstrings 1.5 tells them apart for `snakecase`, `kebabcase` and `camelcase`.

use super::runes::{is_punct, is_upper, runes, to_lower, to_upper};

/// What a run of runes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Number,
    /// A capital, or several, with the small letters behind: `HTTP`, `Status`.
    Upper,
    /// Letters that begin with a small one.
    Letters,
    /// `_`, `-` and spaces.
    Connector,
    Punct,
    Other,
    /// A byte that is no UTF-8.
    Broken,
}

/// A run of runes of one class.
#[derive(Debug)]
pub(super) struct Word {
    class: Class,
    text: Vec<char>,
}

fn is_connector(c: char) -> bool {
    matches!(c, '-' | '_') || c.is_whitespace()
}

/// Letters, but for the scripts that know no case and no spaces: kana and ideographs.
fn is_alphabet(c: char) -> bool {
    let east_asian = matches!(c, '\u{3034}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}');
    c.is_alphabetic() && !c.is_numeric() && !east_asian
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            char::REPLACEMENT_CHARACTER => Class::Broken,
            _ if is_connector(c) => Class::Connector,
            _ if is_punct(c) => Class::Punct,
            _ if is_upper(c) => Class::Upper,
            _ if is_alphabet(c) => Class::Letters,
            _ if c.is_numeric() => Class::Number,
            _ => Class::Other,
        }
    }
}

impl Word {
    /// The words of a text, none missing.
    pub(super) fn split(bytes: &[u8]) -> Vec<Word> {
        let all: Vec<char> = runes(bytes).collect();
        let mut rest = all.as_slice();
        let mut words = Vec::new();
        while let Some(&first) = rest.first() {
            let class = Class::of(first);
            let (text, behind) = rest.split_at(class.length(rest).clamp(1, rest.len()));
            words.push(Word { class, text: text.to_vec() });
            rest = behind;
        }
        words
    }

    /// The word as it is written in the result.
    fn write(&self, out: &mut String, connector: char) {
        let lowered = matches!(self.class, Class::Upper | Class::Connector);
        out.extend(self.text.iter().map(|&c| match c {
            _ if !lowered => c,
            _ if is_connector(c) => connector,
            _ => to_lower(c),
        }));
    }
}

impl Class {
    /// How many runes of this text, which begins with one of this class, form the word.
    fn length(self, text: &[char]) -> usize {
        let run = |of: fn(&Class) -> bool| text.iter().take_while(|c| of(&Class::of(**c))).count();
        match self {
            Class::Broken => 1,
            Class::Connector => run(|class| *class == Class::Connector),
            // `-` and `_` are punctuation too, if they do not come first.
            Class::Punct => text.iter().take_while(|c| is_punct(**c)).count(),
            Class::Number => run(|class| *class == Class::Number),
            Class::Letters => run(|class| *class == Class::Letters),
            Class::Other => run(|class| *class == Class::Other),
            Class::Upper => match run(|class| *class == Class::Upper) {
                1 => {
                    let letters = text.iter().skip(1);
                    1 + letters.take_while(|c| Class::of(**c) == Class::Letters).count()
                }
                // The last capital belongs to the small letters behind: `HTTP`, `Status`.
                capitals => match text.get(capitals) {
                    Some(&next) if is_alphabet(next) => capitals - 1,
                    _ => capitals,
                },
            },
        }
    }
}

/// Lower case with a connector between the words. Numbers stick to the word before them (`Bld4Floor` →
/// `bld4_floor`), unless small letters follow them (`HTTP2xx` → `http_2xx`).
pub(super) fn kebab_or_snake(words: &[Word], connector: char) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        word.write(&mut out, connector);
        at += 1;
        match word.class {
            Class::Connector | Class::Punct => {}
            Class::Number => at = write_glued(words, at, &mut out, connector),
            _ => at = write_number_behind(words, at, &mut out, connector),
        }
    }
    out
}

/// A connector, if another word follows that does not bring one.
fn part(next: Option<&Word>, out: &mut String, connector: char) {
    let parted = |word: &&Word| matches!(word.class, Class::Connector | Class::Punct);
    if next.is_some_and(|word| !parted(&word)) {
        out.push(connector);
    }
}

/// Small letters and numbers behind a number are one word with it.
fn write_glued(words: &[Word], mut at: usize, out: &mut String, connector: char) -> usize {
    while let Some(word) = words.get(at) {
        if !matches!(word.class, Class::Letters | Class::Number) {
            if word.class != Class::Broken {
                part(Some(word), out, connector);
            }
            break;
        }
        word.write(out, connector);
        at += 1;
    }
    at
}

/// What parts a word from what follows it; a number there is written too.
fn write_number_behind(words: &[Word], at: usize, out: &mut String, connector: char) -> usize {
    let Some(number) = words.get(at).filter(|word| word.class == Class::Number) else {
        part(words.get(at), out, connector);
        return at;
    };
    let next = words.get(at + 1);
    if next.is_some_and(|word| word.class == Class::Letters) {
        out.push(connector);
        number.write(out, connector);
        return write_glued(words, at + 1, out, connector);
    }
    number.write(out, connector);
    part(next, out, connector);
    at + 1
}

/// xstrings' `ToPascalCase`: a capital behind connectors, which vanish where they are single and neither lead
/// nor end; a run of capitals is kept only as its first.
pub(super) fn pascal(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut all = runes(bytes).peekable();
    while let Some(connector) = all.next_if(|c| is_connector(*c)) {
        out.push(connector);
    }
    let Some(first) = all.next() else { return pascal_of_connectors(out) };
    let mut in_capitals = is_upper(first);
    let mut pending = to_upper(first);
    for c in all {
        if !is_connector(pending) {
            out.push(pending);
            let lowered = in_capitals && is_upper(c);
            in_capitals = lowered;
            pending = if lowered { to_lower(c) } else { c };
        } else if is_connector(c) {
            out.push(pending);
            pending = c;
        } else {
            in_capitals = is_upper(c);
            pending = to_upper(c);
        }
    }
    out.push(pending);
    out
}

/// A text of nothing but connectors comes out with its last one doubled, as in xstrings.
fn pascal_of_connectors(mut text: String) -> String {
    text.extend(text.chars().last());
    text
}
