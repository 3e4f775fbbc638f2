//! What is said of what the browser keeps.

/// Names of records.
pub(crate) const OWN: &str = "My edits";
pub(crate) const COPY: &str = "Copy";
pub(crate) const APART: &str = "Kept apart";
pub(crate) const LINK: &str = "From a link";
pub(crate) const BEFORE: &str = "Put aside";
pub(crate) const UNREADABLE: &str = "Cannot be read";

pub(crate) const FULL: &str = "The browser’s storage is full.";
pub(crate) const FULL_HELP: &str =
    "New edits stay in this tab only. Save a file, or remove what is no longer needed.";
pub(crate) const REFUSED: &str = "This browser keeps nothing of this page.";
pub(crate) const REFUSED_HELP: &str = "Charts and edits stay in this tab only. Allow site data for this page, or save a file before you close it.";
pub(crate) const NEWER: &str = "A newer Chartroom is open in another tab.";
pub(crate) const NEWER_HELP: &str =
    "New edits are not kept. Save a file, then load this page again.";
pub(crate) const SAVE_FILE: &str = "Save a file";
pub(crate) const SAVE_HELP: &str = "The chart as it is now, as a .tgz that Helm and Chartroom open";
pub(crate) const MAKE_ROOM: &str = "Make room";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const WAITS: &str =
    "Something else is to be opened here, and these edits cannot be kept.";
pub(crate) const WAITS_HELP: &str = "Save them as a file first, or they are gone.";
pub(crate) const OPEN_ANYWAY: &str = "Open it anyway";
pub(crate) const READING: &str = "This chart is open in another tab.";
pub(crate) const READING_HELP: &str =
    "Here you read, and see what is edited there. Nothing is overwritten.";
pub(crate) const TAKE_OVER: &str = "Take over";
pub(crate) const TAKE_OVER_HELP: &str = "Edit here; the other tab reads from then on";
pub(crate) const KEEP_BOTH: &str = "Keep both";
pub(crate) const KEEP_BOTH_HELP: &str = "Edit a copy here";
pub(crate) const APART_SAYS: &str = "Another tab has stored other edits of this chart.";
pub(crate) const APART_HELP: &str =
    "What is on screen is kept beside it; both are in the list of charts.";
pub(crate) const OPEN_OTHER: &str = "Open the other";
pub(crate) const FOREIGN: &str = "This is a shared link.";
pub(crate) const TAKEN: &str = "What you chose was taken over into your own work.";
pub(crate) const CHANGED_MEANWHILE: &str =
    "Your own work was changed meanwhile, so nothing was taken over. Open the link again.";
pub(crate) const WENT_BACK: &str = "An earlier state is on screen.";
pub(crate) const WAS_RESET: &str = "The chart is as it came.";
/// What was done, beside the button that takes it back.
pub(crate) mod says {
    pub(crate) const ADDED: &str = "The environment was added.";
    pub(crate) const RENAMED: &str = "The environment was renamed.";
    pub(crate) const LAYER: &str = "The layer was taken out of the environment; its file stays.";
    pub(crate) const SET: &str = "The --set entry was removed.";
    pub(crate) const MOVED: &str = "The layers were changed.";
    pub(crate) const FACTS: &str = "Release, namespace or Kubernetes version were changed.";
    pub(crate) const SCHEMA: &str = "values.schema.json was added.";
    pub(crate) const WITHOUT: &str = "The last edit was left out. It is in the history, too.";
}

pub(crate) const BADGE: &str = "shared";
pub(crate) const BADGE_HELP: &str = "From someone else’s link, and not taken over";
pub(crate) const READ_ONLY: &str = "read only here";
pub(crate) const BLIND: &str = "Tabs of this browser cannot see each other. Edit a chart in one only; where two differ, both are kept.";
pub(crate) const NO_SETTINGS: &str = "This browser keeps no settings: colours and pane sizes are lost when the page is loaded again.";
pub(crate) const BROKEN: &str = "Stored edits could not be read. They stay in the list of charts, and the chart opened as it came.";
pub(crate) const OPEN_HERE: &str = "on screen";
pub(crate) const NOTHING_CHANGED: &str = "nothing changed";

/// "values-prod.yaml, and 2 more"
pub(crate) fn changed(files: &[String]) -> String {
    match files {
        [] => String::new(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one}, and {} more", rest.len()),
    }
}

/// "just now", "3 min ago", "2 days ago"
pub(crate) fn ago(milliseconds: f64) -> String {
    let minutes = (milliseconds / 60_000.0).max(0.0) as u64;
    match minutes {
        0 => "just now".to_owned(),
        1..=89 => format!("{minutes} min ago"),
        90..=2_159 => format!("{} h ago", (minutes + 30) / 60),
        _ => format!("{} days ago", (minutes + 720) / 1_440),
    }
}

/// "12 kB", "3.4 MB"
pub(crate) fn size(size: u32) -> String {
    bytes(f64::from(size))
}

/// The same of any number, "2.1 GB" too.
pub(crate) fn bytes(bytes: f64) -> String {
    match bytes {
        _ if bytes < 1e3 => format!("{} B", bytes as u32),
        _ if bytes < 1e6 => format!("{} kB", (bytes / 1e3) as u32),
        _ if bytes < 1e9 => format!("{} MB", super::tenth(bytes / 1e6)),
        _ => format!("{} GB", super::tenth(bytes / 1e9)),
    }
}

/// Why a link cannot be opened that changes a file line by line.
pub(crate) fn other_text(path: &str) -> String {
    format!(
        "It changes `{path}` line by line, and that file is not the one here that the link was made on. Ask for the whole \
         chart, or open the version of the chart that the sender has."
    )
}

/// Why a link cannot be opened whose files are small only in the link.
pub(crate) const TOO_MUCH: &str = "It holds more than 4 MB. Ask for the files themselves.";

/// The name of the button that removes edits from the list.
pub(crate) fn forget_work(name: &str, chart: &str) -> String {
    format!("Remove “{name}” of {chart} from this browser")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_sizes_are_short() {
        let minute = 60_000.0;
        let ages = [0.5, 3.0, 120.0, 3.0 * 1_440.0].map(|minutes| ago(minutes * minute));
        assert_eq!(ages, ["just now", "3 min ago", "2 h ago", "3 days ago"]);
        assert_eq!([12, 12_345, 3_400_000].map(size), ["12 B", "12 kB", "3.4 MB"]);
        let files = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(changed(&files), "a, and 2 more");
    }
}
