//! Entries of an overlay that go into whatever chart has their keys.

use chartroom_check::{ChangedEntry, changed_entries, entry_value, with_entry};
use chartroom_core::EnvironmentReport;
use chartroom_escape::secret;
use chartroom_gotemplate::{Map, Value};

/// An entry that can go into a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The keys that lead to it.
    pub path: Vec<String>,
    /// Its value, on one line.
    pub value: String,
    /// The overlay had it otherwise when the chart came.
    pub changed: bool,
    /// It looks like a secret.
    pub secret: bool,
}

/// More entries are not offered.
const MOST: usize = 400;

/// The entries of an overlay; none where it cannot be read entry by entry. `came` is its text when the chart came.
pub fn offered(came: &str, now: &str) -> Vec<Offered> {
    let offer = |entry: ChangedEntry| {
        let (path, value) = (entry.path, entry.new?);
        let lines = snippet(now, [path.as_slice()]);
        let secret = secret::is_secret(&path.join("."), &value)
            || lines.lines().any(|line| secret::find(line).is_some());
        let changed = entry_value(came, &path).as_ref() != Some(&value);
        Some(Offered { path, value, changed, secret })
    };
    let all = changed_entries("", now).into_iter().flatten();
    all.filter_map(offer).take(MOST).collect()
}

/// Some of the entries of an overlay as YAML, with the comments behind them.
pub fn snippet<'a>(overlay: &str, paths: impl IntoIterator<Item = &'a [String]>) -> String {
    let add = |text: String, path: &[String]| with_entry(&text, overlay, path).unwrap_or(text);
    paths.into_iter().fold(String::new(), add)
}

/// An overlay with the entries of a snippet. Those that cannot go in without touching others stay out.
pub fn merged(overlay: &str, snippet: &str) -> String {
    let entries = changed_entries("", snippet).into_iter().flatten();
    entries.fold(overlay.to_owned(), |text, entry| {
        with_entry(&text, snippet, &entry.path).unwrap_or(text)
    })
}

/// Whether the values of an environment have a key, or an empty table for it to be in.
pub fn has_key(environment: &EnvironmentReport, path: &[String]) -> bool {
    has(&environment.effective, path)
}

fn has(values: &Map, path: &[String]) -> bool {
    let Some((key, rest)) = path.split_first() else { return true };
    match values.get(key.as_bytes()) {
        Some(Value::Map(below)) => below.is_empty() || has(&below, rest),
        Some(_) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVERLAY: &str = "# prod\nautoscaling:\n  enabled: true\n  maxReplicas: 24 # more\nmodel:\n  token: hf_abcdefghijklmnopqrstuvwxyz\nlist: [1, 2]\n";

    #[test]
    fn entries_are_offered_chosen_and_merged() {
        let offered = offered("autoscaling:\n  enabled: true\n", OVERLAY);
        let told: Vec<_> =
            offered.iter().map(|one| (one.path.join("."), one.changed, one.secret)).collect();
        let expected = [
            ("autoscaling.enabled", false, false),
            ("autoscaling.maxReplicas", true, false),
            ("model.token", true, true),
            ("list", true, false),
        ];
        assert_eq!(
            told,
            expected.map(|(name, changed, secret)| (name.to_owned(), changed, secret))
        );
        let chosen = offered.iter().filter(|one| one.changed && !one.secret);
        let snippet = snippet(OVERLAY, chosen.map(|one| one.path.as_slice()));
        assert_eq!(snippet, "autoscaling:\n  maxReplicas: 24 # more\nlist: [1, 2]\n");
        let other = "list:\n  - 3\nautoscaling:\n  minReplicas: 1\n  maxReplicas: 5 # few\n";
        let merged = merged(other, &snippet);
        assert_eq!(
            merged,
            "list: [1, 2]\nautoscaling:\n  minReplicas: 1\n  maxReplicas: 24 # few\n"
        );
    }

    #[test]
    fn what_cannot_be_read_offers_nothing() {
        assert_eq!(offered("", "a: [\n"), []);
        assert_eq!(offered("", "- 1\n"), []);
        assert_eq!(merged("a: 1\n", "- 1\n"), "a: 1\n");
    }
}
