//! Values that look like secrets: a simple look at each line, for the warning before a link is made.

use chartroom_escape::secret::{is_key, is_token};

/// A line that looks like it holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// 0-based line.
    pub(crate) line: usize,
    /// The key, or what stands in for it.
    pub(crate) key: String,
    /// The value with most of it hidden.
    pub(crate) hint: String,
}

/// What a secret is replaced by; YAML reads it as a string.
pub(crate) const REDACTED: &str = "<redacted>";

/// All lines that look like secrets.
pub(crate) fn find(text: &str) -> Vec<Finding> {
    let finding = |(line, content): (usize, &str)| {
        let (key, start, end) = secret(content)?;
        let value = content.get(start..end)?;
        let shown: String = value.chars().take(4).collect();
        Some(Finding {
            line, key: key.to_owned(), hint: format!("{shown}••••••••")
        })
    };
    text.lines().enumerate().filter_map(finding).collect()
}

/// The text with secrets replaced.
pub(crate) fn redact(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
