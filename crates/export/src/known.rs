//! Values that are secret somewhere, wherever else they stand: a password in a URL, in an argument, in an error.

use crate::Subject;
use crate::secret::{MASK, decoded, is_key, is_token, stands_for_nothing};
use chartroom_gotemplate::{Map, Value};
use data_encoding::BASE64;

/// Shorter values (bytes) stand in other words too; only their own place is masked.
const LEAST: usize = 6;

/// The values, the longest first.
#[derive(Default)]
pub(crate) struct Known(Vec<String>);

impl Known {
    /// What the values of an environment and its rendered Secrets hold, also in base64 and as a URL spells it.
    pub(crate) fn of<'a>(subjects: impl Iterator<Item = &'a Subject<'a>>) -> Self {
        let mut found = Vec::new();
        for subject in subjects {
            values(&subject.rendered.effective, false, &mut found);
            let objects = subject.rendered.output.iter().flat_map(|output| &output.objects);
            objects.for_each(|object| found.extend(decoded(&object.text)));
        }
        let environment = |text: &String| {
            // Words that the summary is made of.
            !subject_words(text) && text.len() >= LEAST && !stands_for_nothing(text)
        };
        found.retain(environment);
        let mut all = Vec::new();
        for text in found {
            all.push(BASE64.encode(text.as_bytes()));
            all.push(percent(&text));
            all.extend(
                text.lines().map(str::trim).filter(|line| line.len() >= LEAST).map(str::to_owned),
            );
        }
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        all.dedup();
        Self(all)
    }

    /// A text without them.
    pub(crate) fn masked(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, MASK))
    }
}

/// A word and not a secret: masking it would take it out of every sentence.
fn subject_words(text: &str) -> bool {
    ["default", "secret", "secrets", "password", "changeme"].contains(&text)
}

/// The texts below keys that say that they are secret.
fn values(map: &Map, below: bool, found: &mut Vec<String>) {
    for (key, value) in map.entries() {
        let secret = below || is_key(&key.to_text());
        value_of(&value, secret, found);
    }
}

fn value_of(value: &Value, secret: bool, found: &mut Vec<String>) {
    match value {
        Value::Map(map) => values(map, secret, found),
        Value::List(list) => list.items().iter().for_each(|item| value_of(item, secret, found)),
        Value::Str(text) => {
            let text = text.to_text();
            if secret || is_token(&text) {
                found.push(text.into_owned());
            }
        }
        _ => {}
    }
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
