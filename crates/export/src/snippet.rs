//! Entries of an overlay that go into whatever chart has their keys.

use chartroom_check::{ChangedEntry, Entries, with_entries};
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

/// More entries are not offered, and go into no snippet.
const MOST: usize = 400;

/// The entries of an overlay; none where it cannot be read entry by entry. `came` is its text when the chart came.
pub fn offered(came: &str, now: &str) -> Vec<Offered> {
    let (Some(now), came) = (Entries::read(now), Entries::read(came)) else { return Vec::new() };
    let offer = |entry: ChangedEntry| {
        let (path, value) = (entry.path, entry.new?);
        let lines = with_entries("", &now, [path.as_slice()]);
        let secret = secret::is_secret(&path.join("."), &value)
            || lines.lines().any(|line| secret::find(line).is_some());
        let before = came.as_ref().and_then(|came| came.value(&path));
        let changed = before.as_ref() != Some(&value);
        Some(Offered { path, value, changed, secret })
    };
    let all = now.all().into_iter();
    all.filter_map(offer).take(MOST).collect()
}

/// Some of the entries of an overlay as YAML, with the comments behind them.
pub fn snippet<'a>(overlay: &str, paths: impl IntoIterator<Item = &'a [String]>) -> String {
    match Entries::read(overlay) {
        Some(overlay) => with_entries("", &overlay, paths.into_iter().take(MOST)),
        None => String::new(),
    }
}

/// An overlay with the entries of a snippet. Those that cannot go in without touching others stay out, and of more than any
/// page puts into one the last ones.
pub fn merged(overlay: &str, snippet: &str) -> String {
    match Entries::read(snippet) {
        Some(snippet) => {
            let entries = snippet.all();
            let paths = entries.iter().take(MOST).map(|entry| entry.path.as_slice());
            with_entries(overlay, &snippet, paths)
        }
        None => overlay.to_owned(),
    }
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
    fn of_very_many_entries_the_first_are_taken() {
        let many: String = (0..MOST + 50).map(|key| format!("k{key}: 1\n")).collect();
        assert_eq!(offered("", &many).len(), MOST);
        assert_eq!(merged("a: 1\n", &many).lines().count(), MOST + 1);
    }

    #[test]
    fn what_cannot_be_read_offers_nothing() {
        assert_eq!(offered("", "a: [\n"), []);
        assert_eq!(offered("", "- 1\n"), []);
        assert_eq!(merged("a: 1\n", "- 1\n"), "a: 1\n");
    }
}
