//! The command line, taken apart by hand: xtask has to build in seconds.

use crate::failure::{Failure, Outcome};

/// What stands on the command line after `cargo xtask`.
pub(crate) struct Args {
    words: Vec<String>,
}

impl Args {
    /// The arguments of this process.
    pub(crate) fn from_env() -> Self {
        Self { words: std::env::args().skip(1).collect() }
    }

    /// Takes the first word, which names the command.
    pub(crate) fn command(&mut self) -> Option<String> {
        if self.words.is_empty() { None } else { Some(self.words.remove(0)) }
    }

    /// Takes a switch such as `--release`: whether it was there.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() != before
    }

    /// Takes an option with a value, written `--port 8080` or `--port=8080`.
    pub(crate) fn option(&mut self, name: &str) -> Outcome<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.words.iter().position(|word| word == name || word.starts_with(&joined))
        else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at >= self.words.len() {
            return Err(Failure::new(format!("{name} needs a value")));
        }
        Ok(Some(self.words.remove(at)))
    }

    /// Everything not taken yet, for a command that passes it on.
    pub(crate) fn rest(self) -> Vec<String> {
        self.words
    }

    /// Fails when something was given that no one took.
    pub(crate) fn done(self) -> Outcome<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("'{word}' is not understood here"))
                .way_out("`cargo xtask help` lists the options")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args { words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    #[test]
    fn an_option_is_taken_in_both_spellings() {
        let mut apart = args(&["--port", "9000", "--release"]);
        assert_eq!(apart.option("--port").unwrap().as_deref(), Some("9000"));
        assert!(apart.switch("--release"));
        apart.done().unwrap();
        assert_eq!(args(&["--port=1"]).option("--port").unwrap().as_deref(), Some("1"));
    }

    #[test]
    fn a_missing_value_and_an_unknown_word_are_said() {
        assert!(args(&["--port"]).option("--port").is_err());
        assert!(args(&["--prot"]).done().unwrap_err().to_string().contains("'--prot'"));
    }
}
