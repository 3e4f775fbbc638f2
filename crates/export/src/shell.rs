//! Commands as a POSIX shell reads them.

/// The longest command that stays on one line.
const WIDTH: usize = 88;

/// A word as a shell has to be given it (POSIX.1, Quoting).
pub(crate) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_@%+=:,./-".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
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
