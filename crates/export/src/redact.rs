//! Values that look like secrets, in what goes into a link: a simple look at each line, for the warning before it is made.

use crate::REDACTED;
use chartroom_core::SharedState;
use chartroom_escape::secret::{is_key, is_token};

/// A line that looks like it holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// 0-based line.
    pub line: usize,
    /// The key, or what stands in for it.
    pub key: String,
    /// The value with most of it hidden.
    pub hint: String,
}

/// All lines that look like secrets.
fn find(text: &str) -> Vec<Secret> {
    let finding = |(line, content): (usize, &str)| {
        let (key, start, end) = secret(content)?;
        let value = content.get(start..end)?;
        let shown: String = value.chars().take(4).collect();
        Some(Secret { line, key: key.to_owned(), hint: format!("{shown}••••••••") })
    };
    text.lines().enumerate().filter_map(finding).collect()
}

/// The text with secrets replaced.
fn redact(text: &str) -> String {
    let line = |line: &str| match secret(line) {
        Some((_, start, end)) => {
            let (head, tail) = (line.get(..start).unwrap_or(line), line.get(end..).unwrap_or(""));
            format!("{head}{REDACTED}{tail}")
        }
        None => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The key, and the byte range of the secret value.
fn secret(line: &str) -> Option<(&str, usize, usize)> {
    let split = line.find([':', '=']).filter(|_| !line.trim_start().starts_with('#'));
    let (key, from) = split.map_or(("value", 0), |at| (line.get(..at).unwrap_or(""), at + 1));
    let rest = line.get(from..)?;
    let start = from + rest.len() - rest.trim_start_matches([' ', '"', '\'']).len();
    let value = line.get(start..)?.trim_end();
    let value = value.split(" #").next().unwrap_or(value).trim_end_matches(['"', '\'', ' ']);
    let key = key.trim().trim_start_matches("- ").trim_matches(['"', '\'']);
    if value == REDACTED {
        return None;
    }
    let known = is_token(value) && (value.starts_with("-----BEGIN") || !value.contains(' '));
    let named = is_key(key) && looks_like_value(value);
    (known || named).then_some((key, start, start + value.len()))
}

/// A literal and not a reference, a name of something or nothing.
fn looks_like_value(value: &str) -> bool {
    value.len() >= 6
        && !value.starts_with(['{', '[', '|', '>', '&', '*', '<'])
        && !value.contains("{{")
        && !value.contains(' ')
        && !matches!(value, "true" | "false" | "null")
}

/// Secrets in what a link is to carry, with the files that they stand in.
pub fn secrets(state: &SharedState) -> Vec<(String, Secret)> {
    let files =
        state.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)));
    let sets = state.environments.iter().flatten().flat_map(|one| &one.sets);
    let texts = files.chain(sets.map(|entry| ("--set", entry.text.as_str())));
    texts
        .flat_map(|(path, text)| find(text).into_iter().map(|one| (path.to_owned(), one)))
        .collect()
}

/// Replaces them.
pub fn redacted(state: &mut SharedState) {
    let files = state.files.iter_mut().filter_map(|(_, text)| text.as_mut());
    let sets = state.environments.iter_mut().flatten().flat_map(|one| &mut one.sets);
    files.chain(sets.map(|entry| &mut entry.text)).for_each(|text| *text = redact(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_core::{Environment, SetEntry, SetKind};

    #[test]
    fn finds_and_replaces_what_looks_like_a_secret() {
        let text = "a: 1\n  pushToken: \"s3cr3t-value\" # mine\nmodel: hf_abcdefghijklmnopqrstuv\n# password: abcdefgh\nkeys: AKIAABCDEFGHIJKLMNOP\n";
        let found: Vec<(usize, String)> =
            find(text).into_iter().map(|finding| (finding.line, finding.key)).collect();
        assert_eq!(found, [(1, "pushToken".into()), (2, "model".into()), (4, "keys".into())]);
        assert_eq!(
            redact(text),
            "a: 1\n  pushToken: \"<redacted>\" # mine\nmodel: <redacted>\n# password: abcdefgh\nkeys: <redacted>\n"
        );
        assert_eq!(find(&redact(text)), []);
    }

    #[test]
    fn leaves_names_and_references_alone() {
        for line in [
            "existingSecret: ai-inference-keys",
            "secret:",
            "token: \"\"",
            "imagePullSecrets:",
            "password: {{ .x }}",
            "automountToken: true",
        ] {
            assert_eq!(find(line), [], "{line}");
        }
        assert_eq!(redact("image.tag=2.1"), "image.tag=2.1");
        assert_eq!(redact("db.password=hunter22"), "db.password=<redacted>");
    }

    #[test]
    fn files_and_set_entries_of_a_link_are_looked_through() {
        let entry = SetEntry { kind: SetKind::Set, text: "db.password=hunter22".into() };
        let mut state = SharedState {
            files: vec![("values.yaml".into(), Some("a: 1\ntoken: s3cr3t-value\n".into()))],
            environments: Some(vec![Environment { sets: vec![entry], ..Environment::default() }]),
            ..SharedState::default()
        };
        let found = secrets(&state);
        let told: Vec<_> = found.iter().map(|(path, one)| (path.as_str(), one.line)).collect();
        assert_eq!(told, [("values.yaml", 1), ("--set", 0)]);
        redacted(&mut state);
        assert_eq!(state.files[0].1.as_deref(), Some("a: 1\ntoken: <redacted>\n"));
        assert_eq!(state.environments.as_ref().unwrap()[0].sets[0].text, "db.password=<redacted>");
        assert_eq!(secrets(&state), []);
    }
}
