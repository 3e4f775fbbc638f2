//! What comments say: in a values file of the key below them, keys that are written as comments, and above a template.

use std::collections::BTreeMap;

/// Keys within comments: by the path of the map they belong to, each with its line's byte.
#[derive(Debug, Default)]
pub(crate) struct Commented {
    below: BTreeMap<Vec<String>, Vec<(String, usize)>>,
}

impl Commented {
    /// The keys of a map that stand in comments only.
    pub(crate) fn keys(&self, path: &[String]) -> &[(String, usize)] {
        let generic: Vec<String> = path.iter().map(|step| generic(step)).collect();
        self.below.get(&generic).map(Vec::as_slice).unwrap_or_default()
    }
}

fn generic(step: &str) -> String {
    let number = !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    if number { "*".to_owned() } else { step.to_owned() }
}

/// Reads the keys in the comments of a text.
pub(crate) fn commented(text: &str) -> Commented {
    let mut found = Commented::default();
    // Columns with their steps, outermost first.
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.get(indent..).unwrap_or_default();
        let (content, is_comment) = match content.strip_prefix('#') {
            Some(rest) => (rest.trim_start_matches('#'), true),
            None => (content, false),
        };
        let content =
            if is_comment { content.strip_prefix(' ').unwrap_or(content) } else { content };
        let inner = content.len() - content.trim_start_matches(' ').len();
        let (mut column, mut rest) = (indent + inner, content.get(inner..).unwrap_or_default());
        while let Some(after) = rest.strip_prefix("- ") {
            open.retain(|(at, _)| *at < column);
            open.push((column, "*".to_owned()));
            column += 2 + after.len() - after.trim_start().len();
            rest = after.trim_start();
        }
        let Some(key) = plain_key(rest) else { continue };
        open.retain(|(at, _)| *at < column);
        if is_comment {
            let path = open.iter().map(|(_, step)| step.clone()).collect();
            found.below.entry(path).or_default().push((key.to_owned(), start));
        }
        open.push((column, key.to_owned()));
    }
    found
}

/// A key as charts have them: one word.
fn plain_key(text: &str) -> Option<&str> {
    let (key, rest) = text.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    let first = key.chars().next()?;
    let word = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '/');
    let is_key = (first.is_alphabetic() || first == '_') && key.chars().all(word);
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// Who reads what a comment says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Somebody, in the language of the page where what it says is known in it.
    Reader,
    /// A file, which gets it as it is.
    File,
}

impl For {
    /// A line as they get it.
    pub(crate) fn line(self, line: &str) -> &str {
        let known = (self == Self::Reader).then(|| chartroom_messages::comment(line)).flatten();
        known.unwrap_or(line)
    }
}

/// What the comment above a key says of it. `path` is the key's own, for comments that name what they speak of.
pub(crate) fn above(text: &str, key: usize, path: &[String], reader: For) -> Option<String> {
    let before = text.get(..key)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let above = before.get(..start)?;
    let lines = above.lines().rev().map(str::trim);
    let mut block: Vec<&str> = lines.take_while(|line| line.starts_with('#')).collect();
    block.reverse();
    let lines = block.iter().map(|line| line.trim_start_matches('#').trim());
    let said = of_param(lines.clone(), path).or_else(|| plain(lines, reader));
    said.or_else(|| behind(text.get(key..)?.lines().next()?, reader))
}

/// `# -- text` starts anew; `@param` and its like speak of others, commented keys are no text.
fn plain<'a>(lines: impl Iterator<Item = &'a str>, reader: For) -> Option<String> {
    let mut said: Vec<&str> = Vec::new();
    for line in lines {
        if let Some(rest) = line.strip_prefix("-- ") {
            said.clear();
            said.push(reader.line(rest));
        } else if line.is_empty() {
            if !said.is_empty() {
                said.push("\n");
            }
        } else if !line.starts_with('@')
            && !line.starts_with("-----")
            && !line.starts_with("=====")
            && plain_key(line).is_none()
        {
            said.push(reader.line(line));
        }
    }
    let text = joined(said);
    let text = text.trim().trim_matches('-').trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What the comment above a template says; `text` has its signs.
pub(crate) fn of_template(text: &str) -> String {
    let inner = text.trim_start_matches("{{").trim_end_matches("}}").trim_matches('-').trim();
    let inner = inner.trim_start_matches("/*").trim_end_matches("*/").trim();
    joined(inner.lines().map(|line| For::Reader.line(line.trim())))
}

/// Lines as one, with blanks where the script has such between words; `\n` is an empty line.
fn joined<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let wide = |char: char| u32::from(char) >= 0x2e80;
    let mut text = String::new();
    for line in lines {
        let apart = !text.is_empty() && !text.ends_with('\n') && line != "\n";
        if apart && !text.ends_with(wide) && !line.starts_with(wide) {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// `@param image.tag [string] The tag`
fn of_param<'a>(lines: impl Iterator<Item = &'a str>, path: &[String]) -> Option<String> {
    let dotted = path.join(".");
    for line in lines {
        let Some(rest) = line.strip_prefix("@param ") else { continue };
        let Some((name, said)) = rest.trim().split_once(' ') else { continue };
        if dotted == name || dotted.ends_with(&format!(".{name}")) {
            let said =
                match said.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                    Some((_, said)) => said,
                    None => said,
                };
            return Some(said.trim().to_owned());
        }
    }
    None
}

/// A comment behind the value.
fn behind(line: &str, reader: For) -> Option<String> {
    let (before, said) = line.split_once(" #")?;
    let open = before.matches('"').count() % 2 == 1 || before.matches('\'').count() % 2 == 1;
    let said = said.trim_start_matches('#').trim();
    (!open && !said.is_empty()).then(|| reader.line(said).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_comments_belong_to_what_they_stand_in() {
        let text = "resources: {}\n  # limits:\n  #   cpu: 100m\n# see: https\nlist:\n  - name: a\n    # port: 80\n";
        let found = commented(text);
        let keys = |path: &[&str]| {
            let path: Vec<String> = path.iter().map(|step| (*step).to_owned()).collect();
            found.keys(&path).iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(keys(&["resources"]), ["limits"]);
        assert_eq!(keys(&["resources", "limits"]), ["cpu"]);
        assert_eq!(keys(&["list", "0"]), ["port"]);
        assert_eq!(keys(&[]), ["see"]);
    }

    #[test]
    fn comments_speak_of_the_key_below() {
        let said = |text: &str, path: &[&str]| {
            let key = text.find("key:").unwrap();
            let path: Vec<String> = path.iter().map(|step| (*step).to_owned()).collect();
            above(text, key, &path, For::Reader)
        };
        assert_eq!(
            said("# old\n# -- How many\n# there are\nkey: 1\n", &["key"]).as_deref(),
            Some("How many there are")
        );
        assert_eq!(
            said("## @param key Says it\n## @param b Other\n##\nkey: 1\n", &["key"]).as_deref(),
            Some("Says it")
        );
        assert_eq!(said("a:\n  key: 1 # behind\n", &["a", "key"]).as_deref(), Some("behind"));
        assert_eq!(said("\nkey: 1\n", &["key"]), None);
    }
}
