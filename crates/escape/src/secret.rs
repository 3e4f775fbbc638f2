//! What must not stand in a text that is pasted into a review or a chat, or that a link carries unasked: values whose
//! key or form says that they are secret.

use data_encoding::BASE64;

/// What stands in the place of a secret.
pub const MASK: &str = "***";

/// Beginnings of well-known tokens, with the length from which they count.
const TOKENS: [(&str, usize); 9] = [
    ("hf_", 20),
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 20),
    ("glpat-", 16),
    ("xoxb-", 16),
    ("sk-", 20),
    ("eyJ", 20),
    ("-----BEGIN", 10),
];

/// Ends of keys whose values are secrets, without dashes and underscores.
const KEYS: [&str; 8] =
    ["password", "passwd", "token", "secret", "apikey", "accesskey", "secretkey", "privatekey"];

/// Shorter values (bytes) stand in other words too; only their own place is masked.
const LEAST: usize = 6;

/// Whether a key, or the path of one, says that its value is a secret, and not the name of one.
pub fn is_key(path: &str) -> bool {
    let path = path.to_ascii_lowercase().replace(['-', '_'], "");
    let name = path.rsplit('.').next().unwrap_or_default();
    let reference = name.starts_with("existing") || name.contains("pullsecret");
    let says = |step: &str| step == "secrets" || KEYS.iter().any(|end| step.ends_with(end));
    !reference && path.split('.').any(says)
}

/// Whether a value is one under a key that says so, or looks like a token under any.
pub fn is_secret(key: &str, value: &str) -> bool {
    let quoted = value.trim().starts_with(['"', '\'']);
    let value = value.trim().trim_matches(['"', '\'', '}', ']']);
    // Without quotes these open a table or a list, or stand for what is elsewhere.
    let mark = !quoted && value.starts_with(['{', '[', '&', '*']);
    is_token(value) || is_key(key) && !stands_for_nothing(value) && !mark
}

/// Whether a value is of the form of a well-known token.
pub fn is_token(value: &str) -> bool {
    TOKENS.iter().any(|(start, least)| value.starts_with(start) && value.len() >= *least)
}

/// Whether a value says nothing that could be secret.
pub fn stands_for_nothing(value: &str) -> bool {
    matches!(value, "" | "true" | "false" | "null" | "{" | "[" | "|" | "|-" | MASK)
}

/// The key of the first secret in a line of YAML, an entry of `--set` or JSON on one line.
pub fn find(line: &str) -> Option<&str> {
    let pieces = line.split([',', '{', '[', ' ']);
    // `[{"name":"HF_TOKEN","value":"…"}]`
    let says = |key: &str, value: &str| {
        key == "name" && is_key(value.trim_matches(['"', '}', ']'])) && line.contains("\"value\"")
    };
    let whole = std::iter::once(line).chain(pieces);
    whole
        .filter_map(pair)
        .find(|(key, value)| is_secret(key, value) || says(key, value))
        .map(|(key, _)| key)
}

/// A line whose secret is masked.
pub fn masked(line: &str) -> String {
    let line = &without_user(line);
    let Some((key, value)) = pair(line) else { return line.to_owned() };
    if is_secret(key, value) {
        let start = line.len() - value.trim_start().len();
        return format!("{}{MASK}", line.get(..start).unwrap_or_default());
    }
    match find(line) {
        Some(key) => {
            let end = line.find(key).map_or(0, |at| at + key.len());
            let (head, rest) = line.split_at(end);
            let sign = if rest.starts_with('=') { "=" } else { ": " };
            format!("{head}{sign}{MASK}")
        }
        None => line.to_owned(),
    }
}

/// A text in which lines that look like secrets are masked with `mask`.
pub fn without(text: &str, mask: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match find(line) {
        Some(_) => {
            let end = if line.ends_with('\n') { "\n" } else { "" };
            format!("{}{end}", masked(line).replace(MASK, mask))
        }
        None => line.to_owned(),
    });
    lines.collect()
}

/// A cell of a table of values: its mask, or the text without passwords of addresses.
pub fn cell(key: &str, value: &str) -> String {
    match is_secret(key, value) || find(value).is_some() {
        true => MASK.to_owned(),
        false => without_user(value),
    }
}

/// A text without the passwords of `scheme://user:password@host`.
pub fn without_user(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((scheme, after)) = rest.split_once("://") {
        let end = after.find(['/', ' ', '"', '\'', '\n', ',']).unwrap_or(after.len());
        let (authority, behind) = after.split_at(end);
        out.push_str(scheme);
        out.push_str("://");
        match authority.rsplit_once('@').map(|(user, host)| (user.split_once(':'), host)) {
            Some((Some((name, _)), host)) => {
                out.push_str(&format!("{name}:{MASK}@{host}"));
            }
            _ => out.push_str(authority),
        }
        rest = behind;
    }
    out + rest
}

/// Key and value of `key: value`, `- key: value`, `"key":"value"` or `key=value`; a line without counts as a value.
pub fn pair(line: &str) -> Option<(&str, &str)> {
    let Some(at) = line.find([':', '=']) else { return Some(("", line)) };
    let (key, value) = (line.get(..at)?, line.get(at + 1..)?);
    Some((key.trim().trim_start_matches("- ").trim_matches(['"', '\'', '{', '[']), value))
}

/// The values in a text of YAML or of an entry of `--set` whose key says, on the same line, that they are secret.
pub fn written(text: &str) -> impl Iterator<Item = String> {
    text.split(['\n', ',', '{', '['])
        .filter_map(pair)
        .filter(|(key, value)| is_secret(key, value))
        .map(|(_, value)| value.trim().trim_matches(['"', '\'', '}', ']']).to_owned())
}

/// Values that are secret somewhere, wherever else they stand: a password in a URL, in an argument, in an error.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// In order.
    secrets: Vec<String>,
}

impl Known {
    /// Values that are secret, also in base64 and as a URL spells them.
    pub fn of(values: impl IntoIterator<Item = String>) -> Self {
        let mut secrets = Vec::new();
        let counts =
            |text: &String| text.len() >= LEAST && !is_everyday(text) && !stands_for_nothing(text);
        for text in values.into_iter().filter(counts) {
            secrets.push(beginning(&BASE64.encode(text.as_bytes())));
            secrets.push(beginning(&percent(&text)));
            let lines = text.lines().map(str::trim).filter(|line| line.len() >= LEAST);
            secrets.extend(lines.map(beginning));
        }
        secrets.sort_unstable();
        secrets.dedup();
        Self { secrets }
    }

    /// A text without them.
    pub fn masked(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match self.at_start(rest) {
                Some(length) => {
                    out.push_str(MASK);
                    length
                }
                None => {
                    out.push(first);
                    first.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }

    /// How much of the start of a text is the longest secret that stands there.
    fn at_start(&self, text: &str) -> Option<usize> {
        let mut probe = text;
        loop {
            // The secrets that a text begins with come before it, the longest last.
            let after = self.secrets.partition_point(|secret| secret.as_str() <= probe);
            let secret = self.secrets.get(after.checked_sub(1)?)?;
            let common = common(secret, probe);
            if common == secret.len() && common < LONGEST {
                return Some(common);
            }
            if common == secret.len() {
                // Only the beginning of a long one is looked for.
                return text.find('\n').filter(|end| *end > common).or(Some(text.len()));
            }
            if common < LEAST {
                return None;
            }
            probe = probe.get(..common)?;
        }
    }
}

/// Bytes of a secret that are looked for, so that a look at a text takes no longer for a longer one.
const LONGEST: usize = 256;

/// A secret, or as much of the beginning of a long one as is looked for: never less than [`LONGEST`] bytes of it.
fn beginning(secret: &str) -> String {
    let end = (LONGEST..secret.len()).find(|at| secret.is_char_boundary(*at));
    secret.get(..end.unwrap_or(secret.len())).unwrap_or(secret).to_owned()
}

/// How many bytes two texts have in common at their starts, in whole characters.
fn common(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    (0..=same).rev().find(|at| one.is_char_boundary(*at)).unwrap_or_default()
}

/// A word and not a secret: masking it would take it out of every sentence.
fn is_everyday(text: &str) -> bool {
    ["default", "secret", "secrets", "password", "changeme"].contains(&text)
}

/// As in a URL: all but letters, digits and `-._~` by their numbers (RFC 3986, 2.3).
fn percent(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_what_is_secret() {
        for key in [
            "password",
            "db.password",
            "API_KEY",
            "api-key",
            "pushToken",
            "secrets.a",
            "tls.private_key",
        ] {
            assert!(is_key(key), "{key}");
        }
        for key in
            ["existingSecret", "imagePullSecrets", "maxTokens", "key", "secretName", "passwordless"]
        {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn addresses_lose_their_passwords() {
        let text = "a://b:c@d/e f://g:h@i, 'j://k:l@m' n://o@p q://r";
        assert_eq!(without_user(text), "a://b:***@d/e f://g:***@i, 'j://k:***@m' n://o@p q://r");
    }

    #[test]
    fn known_values_are_masked_in_every_spelling() {
        let values = [
            "hunter/22",
            "short",
            "changeme",
            "first line\nsecond line",
            "hunter/22-longer",
            "größe-ß",
        ];
        let known = Known::of(values.map(str::to_owned));
        let text = "a hunter/22 b hunter%2F22 c aHVudGVyLzIy d short changeme second line";
        assert_eq!(known.masked(text), "a *** b *** c *** d short changeme ***");
        let text = "hunter/22-long hunter/22-longer größe-ßx größe-é";
        assert_eq!(known.masked(text), "***-long *** ***x größe-é");
        assert_eq!(Known::default().masked("a"), "a");
    }

    #[test]
    fn long_secrets_are_masked_to_the_end_of_the_line() {
        let long = "é0123456789".repeat(60);
        let known = Known::of([long.clone()]);
        assert_eq!(known.masked(&format!("a {long} b\nc")), "a ***\nc");
        assert_eq!(known.masked(&format!("a {}", &long[..240])), format!("a {}", &long[..240]));
    }

    #[test]
    fn values_are_found_where_their_keys_are() {
        let text = "db:\n  password: 'hunter-22'\n  a: b\ntoken: |\nx.apiKey=abc,y=z";
        assert_eq!(written(text).collect::<Vec<_>>(), ["hunter-22", "abc"]);
    }
}
