//! Character classes: brackets, `\d` and its kin, `[:alpha:]`, `\p{Greek}`.

use super::{Code, Parser, RegexError, unicode};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir};

/// Ranges of ASCII.
type Ranges = &'static [(char, char)];

const DIGIT: Ranges = &[('0', '9')];
const SPACE: Ranges = &[('\t', '\n'), ('\u{c}', '\r'), (' ', ' ')];
const WORD: Ranges = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

/// POSIX classes, by the name between `[:` and `:]`.
const POSIX: [(&str, Ranges); 14] = [
    ("alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("alpha", &[('A', 'Z'), ('a', 'z')]),
    ("ascii", &[('\0', '\u{7f}')]),
    ("blank", &[('\t', '\t'), (' ', ' ')]),
    ("cntrl", &[('\0', '\u{1f}'), ('\u{7f}', '\u{7f}')]),
    ("digit", DIGIT),
    ("graph", &[('!', '~')]),
    ("lower", &[('a', 'z')]),
    ("print", &[(' ', '~')]),
    ("punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("space", &[('\t', '\r'), (' ', ' ')]),
    ("upper", &[('A', 'Z')]),
    ("word", WORD),
    ("xdigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
];

fn ascii_class(ranges: Ranges) -> ClassUnicode {
    ClassUnicode::new(ranges.iter().map(|&(low, high)| ClassUnicodeRange::new(low, high)))
}

impl Parser<'_> {
    /// A bracket class.
    pub(super) fn bracket_class(&mut self) -> Result<(), RegexError> {
        let whole = self.input.rest();
        self.input.skip(1);
        let negated = self.input.eat("^");
        let mut class = ClassUnicode::empty();
        // A bracket that comes first is a member.
        let mut first = true;
        while first || self.input.peek() != Some(b']') {
            first = false;
            let members = match self.posix_class()? {
                Some(members) => members,
                None => match self.class_escape()? {
                    Some(members) => members,
                    None => self.range(whole)?,
                },
            };
            class.union(&members);
        }
        self.input.skip(1);
        if negated {
            class.negate();
        }
        self.push(Hir::class(Class::Unicode(class)));
        Ok(())
    }

    /// One character or `a-z`. `whole` is the class from its bracket on, for the error at its missing end.
    fn range(&mut self, whole: &str) -> Result<ClassUnicode, RegexError> {
        let start = self.input;
        let low = self.class_character(whole)?;
        let mut high = low;
        if self.input.peek() == Some(b'-') && !matches!(self.input.peek_second(), None | Some(b']'))
        {
            self.input.skip(1);
            high = self.class_character(whole)?;
            if high < low {
                return self.fail(Code::CharRange, self.input.since(&start));
            }
        }
        // Surrogates are no characters: what is left of the range lies on either side of them.
        let parts = [(low, high.min(0xd7ff)), (low.max(0xe000), high)];
        let ranges =
            parts.into_iter().filter(|(low, high)| low <= high).filter_map(|(low, high)| {
                Some(ClassUnicodeRange::new(char::from_u32(low)?, char::from_u32(high)?))
            });
        Ok(self.folded(ClassUnicode::new(ranges)))
    }

    /// The code point of a member.
    fn class_character(&mut self, whole: &str) -> Result<u32, RegexError> {
        match self.input.peek() {
            None => self.fail(Code::MissingBracket, whole),
            Some(b'\\') => self.input.escape(),
            Some(_) => Ok(self.input.next().map_or(0, u32::from)),
        }
    }

    fn folded(&self, mut class: ClassUnicode) -> ClassUnicode {
        if self.flags.fold_case {
            super::fold::fold(&mut class);
        }
        class
    }

    /// The class with its case folded, if so asked for, and then its complement, if it is a negative one.
    fn signed(&self, class: ClassUnicode, negative: bool) -> ClassUnicode {
        let mut class = self.folded(class);
        if negative {
            class.negate();
        }
        class
    }

    /// `[:alpha:]` or `[:^alpha:]` within brackets; None without an end, as the bracket is a member then.
    fn posix_class(&mut self) -> Result<Option<ClassUnicode>, RegexError> {
        let rest = self.input.rest();
        let Some((name, _)) = rest.strip_prefix("[:").and_then(|rest| rest.split_once(":]")) else {
            return Ok(None);
        };
        let length = name.len() + 4;
        let bare = name.strip_prefix('^');
        let Some((_, ranges)) = POSIX.iter().find(|(known, _)| *known == bare.unwrap_or(name))
        else {
            return self.fail(Code::CharRange, rest.get(..length).unwrap_or(rest));
        };
        self.input.skip(length);
        Ok(Some(self.signed(ascii_class(ranges), bare.is_some())))
    }

    /// `\d`, `\S`, `\pL`, `\P{Greek}` and the like; None for other escapes.
    pub(super) fn class_escape(&mut self) -> Result<Option<ClassUnicode>, RegexError> {
        if self.input.peek() != Some(b'\\') {
            return Ok(None);
        }
        let Some(letter) = self.input.peek_second() else { return Ok(None) };
        let ranges = match letter.to_ascii_lowercase() {
            b'd' => DIGIT,
            b's' => SPACE,
            b'w' => WORD,
            b'p' => return self.unicode_class(letter == b'P').map(Some),
            _ => return Ok(None),
        };
        self.input.skip(2);
        Ok(Some(self.signed(ascii_class(ranges), letter.is_ascii_uppercase())))
    }

    fn unicode_class(&mut self, negative: bool) -> Result<ClassUnicode, RegexError> {
        let start = self.input;
        let rest = start.rest();
        self.input.skip(2);
        let name = if self.input.peek() == Some(b'{') {
            let Some(end) = rest.find('}') else { return self.fail(Code::CharRange, rest) };
            self.input.skip(end - 1);
            rest.get(3..end).unwrap_or("")
        } else {
            self.input.next();
            self.input.since(&start).get(2..).unwrap_or("")
        };
        let bare = name.strip_prefix('^');
        let Some(class) = unicode::class(bare.unwrap_or(name)) else {
            return self.fail(Code::CharRange, self.input.since(&start));
        };
        Ok(self.signed(class, negative != bare.is_some()))
    }
}
