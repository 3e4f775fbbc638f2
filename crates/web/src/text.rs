//! Every string on screen, in one place, so that another language is another table.

pub(crate) mod cluster;
pub(crate) mod history;
pub(crate) mod kept;
pub(crate) mod place;
pub(crate) mod received;
pub(crate) mod share;
pub(crate) mod shelf;

use crate::state::Trouble;

/// Name of the product.
pub(crate) const NAME: &str = "Chartroom";
pub(crate) const SKIP: &str = "Skip to the editor";
pub(crate) const SHARE: &str = "Share";
pub(crate) const MORE: &str = "More";
pub(crate) const RESET: &str = "Reset";
pub(crate) const HISTORY: &str = "History";
pub(crate) const HISTORY_HELP: &str = "Earlier states of this chart: compare, go back";
pub(crate) const THEME: &str = "Theme";
pub(crate) const THEMES: [&str; 3] = ["System", "Light", "Dark"];
pub(crate) const FACTS_TITLE: &str =
    "Release, namespace and Kubernetes version used for this render";
pub(crate) const ENVIRONMENT: &str = "Environment";
pub(crate) const NEW_ENVIRONMENT: &str = "New environment";
pub(crate) const REMOVE_ENVIRONMENT: &str = "Remove this environment";
pub(crate) const LAYERS: &str = "Values layers, later wins";
pub(crate) const ADD_LAYER: &str = "Add a values file or a --set";
pub(crate) const FILES: &str = "Files";
pub(crate) const CHART_FILES: &str = "Chart files";
pub(crate) const COLLAPSE_TREE: &str = "File tree (Ctrl B)";
pub(crate) const NOT_RENDERED: &str = "Not rendered";
pub(crate) const EDITORS: &str = "Editors";
pub(crate) const OVERLAY: &str = "overlay";
pub(crate) const BASE: &str = "base";
pub(crate) const BASE_FOLLOWS: &str = "base, follows the cursor";
pub(crate) const PIN: &str = "Pin";
pub(crate) const OUTPUT: &str = "Output";
pub(crate) const PROBLEMS: &str = "Problems";
pub(crate) const VALUES: &str = "Values";
pub(crate) const VIEWS: &str = "Views";
pub(crate) const TABS: [&str; 4] = ["Overview", "Manifests", "Values", "Notes"];
pub(crate) const COPY_MANIFESTS: &str = "Copy all manifests";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const COPIED_WITHOUT_RANDOM: &str =
    "Copied with placeholders for random values: those shown here are no secrets";
pub(crate) const SWITCH_OFF: &str = "Switch this check off";
pub(crate) const SWITCH_OFF_HELP: &str = "For this chart, in .chartroom.yaml";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const RESTART: &str = "Restart";
pub(crate) const ENGINE_STOPPED: &str = "The engine stopped. Your text is safe.";
pub(crate) const ENGINE_UNFETCHED: &str =
    "It could not be fetched. Check the connection, then restart it.";
pub(crate) const ENGINE_SILENT: &str = "It does not answer.";
pub(crate) const STOP: &str = "Stop";
pub(crate) const SLOW: &str = "Slower than usual.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const TEXT_SAFE: &str = "Your text is safe.";
pub(crate) const LAST_GOOD: &str = " Below is the last good output.";
pub(crate) const WITHOUT_LAST: &str = "Go on without the last edit";
pub(crate) const WHAT_IT_SAID: &str = "Show what it said";
pub(crate) const GIVE_TIME: &str = "Give it 15 s";
pub(crate) const NOT_RENDERED_NOW: &str = "Not rendered";
pub(crate) const OPEN_IN_CHARTROOM: &str = "Open in Chartroom";
pub(crate) const SHOW_PROBLEMS: &str = "Show problems";
pub(crate) const MILLIS: &str = "Time to render this environment";
pub(crate) const NO_CHART: &str = "No chart is open.";
pub(crate) const SUGGEST_SCHEMA: &str = "Suggest a schema";
pub(crate) const SUGGEST_SCHEMA_HELP: &str =
    "Make a values.schema.json of values.yaml and its comments";
pub(crate) const EMPTY_OVERLAY: &str = "# Only what differs from values.yaml\n";
pub(crate) const TOO_LARGE_HELP: &str =
    "Your text is safe in the editor. Undo, or shorten it, to render again.";
pub(crate) const ONLY_CHANGED: &str = "Only changed from base";
pub(crate) const NO_NOTES: &str = "The chart has no NOTES.txt, or it renders to nothing.";
pub(crate) const LEGEND_RELEASE: &str = "release";
pub(crate) const LEGEND_TEMPLATE: &str = "no tag: template text";
pub(crate) const LEGEND_HINT: &str = "point at a line to trace it, click to pin";
/// The version whose output is matched.
pub(crate) const HELM: &str = "v4.2.3";
pub(crate) const PARITY: &str = "The same as Helm?";
pub(crate) const WHY_LINE: &str = "Why this line";
pub(crate) const WHAT_KEY: &str = "What this value does";
pub(crate) const WHAT_TEMPLATE: &str = "What this template line does";
pub(crate) const PINNED: &str = "pinned";
pub(crate) const LINK: &str = "Link";
pub(crate) const LINK_HELP: &str = "A link that leads here";
/// At the line that the sender of a link stood on.
pub(crate) const SENT_FROM: &str = "sent from here";
pub(crate) const PAST: &str = "as of the last good render";
pub(crate) const CHANGED_SINCE: &str = "of the last good render: changed or gone since";
pub(crate) const UNPIN: &str = "Close the explanation (Esc)";
pub(crate) const TEMPLATE: &str = "Template";
pub(crate) const NO_TEMPLATE: &str = "Helm itself wrote this line.";
pub(crate) const CALLED_FROM: &str = "called from";
pub(crate) const VALUE: &str = "Value";
pub(crate) const NO_VALUE: &str = "Text of the template; no value stands in it.";
pub(crate) const SET_NOWHERE: &str = "No layer sets it.";
pub(crate) const SET_BY_HELM: &str = "Helm sets it: the release, the chart or the cluster.";
pub(crate) const WINS: &str = "wins";
pub(crate) const BECAUSE: &str = "It is rendered because";
pub(crate) const NO_CONDITION: &str = "Rendered unconditionally";
pub(crate) const HOLDS: &str = " holds;";
pub(crate) const HOLDS_NOT: &str = " does not hold;";
pub(crate) const ELSE_TAKEN: &str = " does not hold, so its else is taken;";
pub(crate) const DECIDED_BEFORE: &str = " is decided by what stands before it;";
pub(crate) const NOT_READ_AT: &str = "so it is not read at ";
pub(crate) const DELETES_NOTHING: &str = "Helm does not follow it here";
pub(crate) const OVER: &str = " over ";
pub(crate) const READ_BY: &str = "Read by";
pub(crate) const READ_BY_NONE: &str = "No template reads it in this environment.";
pub(crate) const REACHED_NOTHING: &str = "It reached no line of the last good render";
pub(crate) const REACHES_NOTHING: &str = "It reaches no line of this environment";
pub(crate) const FIND: &str = "Find";
pub(crate) const FIND_HELP: &str = "Find in all lines (Ctrl F)";
pub(crate) const FILTER: &str = "Only with it";
pub(crate) const FILTER_HELP: &str = "Show only objects whose kind, name or text has it";
pub(crate) const FIND_NEXT: &str = "Next (Enter)";
pub(crate) const FIND_LAST: &str = "Previous (Shift Enter)";
pub(crate) const FOUND_NONE: &str = "none";
pub(crate) const FOLD: &str = "Fold";
pub(crate) const UNFOLD: &str = "Unfold";
pub(crate) const OPEN_ALL: &str = "Open all";
pub(crate) const CLOSE_ALL: &str = "Close all";
pub(crate) const ALL_ENVIRONMENTS: &str = "All environments";
pub(crate) const NO_PROBLEMS: &str = "No problems.";

/// Why an input is not rendered.
pub(crate) fn refused(why: &Trouble) -> String {
    match why {
        Trouble::Hung(seconds) => format!(
            "This input was rendered for {seconds} s without an end, so the engine was started anew."
        ),
        Trouble::Stopped => "You stopped the render of this input.".to_owned(),
        Trouble::Memory(None, _) => {
            "The engine ran out of memory on this input, so it was started anew.".to_owned()
        }
        Trouble::Memory(Some(megabytes), _) => format!(
            "The engine ran out of memory on this input, after {megabytes} MB, so it was started anew."
        ),
        Trouble::Failed(_) => "The engine failed on this input, so it was started anew.".to_owned(),
    }
}

/// "The comparison took more than 3 s, so …"
pub(crate) fn unanswered(what: &str, why: &Trouble) -> String {
    let why = match why {
        Trouble::Hung(seconds) => format!("took more than {seconds} s"),
        Trouble::Stopped => "was stopped".to_owned(),
        Trouble::Memory(..) => "ran out of memory".to_owned(),
        Trouble::Failed(reason) => format!("failed ({reason})"),
    };
    format!("{what} {why}, so the engine was started anew.")
}

/// "values.yaml holds 5.0 million characters; …"
pub(crate) fn too_large(path: &str, length: u32, limit: u32) -> String {
    format!(
        "`{path}` holds {} million characters; Chartroom renders files up to {} million.",
        tenths(length),
        tenths(limit)
    )
}

fn tenths(length: u32) -> String {
    tenth(f64::from(length) / 1e6)
}

/// "1 error", "2 errors".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "… 12 lines", of those that are folded away.
pub(crate) fn folded(lines: usize) -> String {
    format!("… {}", count(lines, "line", "lines"))
}

/// "Loading the engine, 1.2 of 1.8 MB".
pub(crate) fn loading(loaded: u32, total: u32) -> String {
    let megabytes = |bytes: u32| tenth(f64::from(bytes) / 1e6);
    match total {
        0 if loaded == 0 => "Loading the engine".to_owned(),
        0 => format!("Loading the engine, {} MB", megabytes(loaded)),
        total => format!("Loading the engine, {} of {} MB", megabytes(loaded), megabytes(total)),
    }
}

/// What stands at the end of a line that is cut.
pub(crate) fn cut(left: usize) -> String {
    format!(" … and {}; copies have them", count(left, "more character", "more characters"))
}

/// "40 s", "3 min", "2 h".
pub(crate) fn age(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0).max(0.0) as u64;
    match seconds {
        0..=99 => format!("{seconds} s"),
        100..=5_999 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3600),
    }
}

/// A duration on a card: "12 min", "90 s".
pub(crate) fn duration(seconds: u32) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        _ if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// A range as it is written everywhere: `4…20`, or `4` when both ends are the same.
pub(crate) fn range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low}…{high}") }
}

/// A number that is not negative with one digit behind the point. The standard library's own formatting of floats
/// brings tables of 20 kB into the page.
pub(crate) fn tenth(number: f64) -> String {
    let tenths = (number * 10.0 + 0.5).clamp(0.0, 1e9) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// No commands can be written.
pub(crate) const NO_COMMANDS: &str = "No command would do what is shown here.";

/// A share as a percentage for a style: `12.5%`.
pub(crate) fn percent(percent: f64) -> String {
    tenth(percent) + "%"
}

pub(crate) const RELEASE: &str = "Release";
pub(crate) const RELEASE_HELP: &str = "what the render is told about it";
pub(crate) const USE: &str = "Use";
pub(crate) const ADD: &str = "Add";
pub(crate) const DONE: &str = "Done";
pub(crate) const LAYERS_TITLE: &str = "Layers";
pub(crate) const EXPORT: &str = "Export";
pub(crate) const CLUSTER: &str = "Cluster";
pub(crate) const TAKE: &str = "Take over";
pub(crate) const LESS: &str = "Fewer";
pub(crate) const KUBERNETES: &str = "Checked against Kubernetes 1.33 to 1.37, any other version against 1.37. At v1.36.0 the cluster’s own counts.";
pub(crate) const EXPORT_TABS: [&str; 4] = ["Files", "Commands", "GitLab CI", "Summary"];
pub(crate) const EXPORTING: &str = "Writing it down…";
pub(crate) const COMMANDS_FOR: &str = "Commands for";
pub(crate) const COPY: &str = "Copy";
pub(crate) const RUN_IN_ORDER: &str =
    "For a POSIX shell. All but the first run in the chart’s folder.";
pub(crate) const COPY_ALL: &str = "Copy all";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const BESIDE: &str = "Beside";
pub(crate) const BESIDE_NONE: &str = "no other";
pub(crate) const SECRETS_MASKED: &str =
    "Markdown for a merge request or a chat. Values of Secrets and what looks like one are masked.";
pub(crate) const SECRETS_AS_THEY_ARE: &str =
    "Files are as they are, with the secrets that the values hold.";
pub(crate) const WHOLE_CHART: &str = "The whole chart";
pub(crate) const WHOLE_CHART_IS: &str =
    "All files as they are now. Helm takes the `.tgz` as it is; the `.zip` is the chart’s folder.";
pub(crate) const NOT_PACKED: &str = "The chart cannot be packed: ";
pub(crate) const COMPARE: &str = "Compare";
pub(crate) const COMPARE_HELP: &str =
    "Environments side by side, and what differs in their manifests";
pub(crate) const CHARTS: &str = "Open a chart";
pub(crate) const DROP_CHART: &str = "Drop a chart here: its folder, or a .tgz.";
pub(crate) const CHOOSE_FOLDER: &str = "Choose a folder";
pub(crate) const CHOOSE_PACKED: &str = "Choose a .tgz";
pub(crate) const EXAMPLES: &str =
    "Examples: a starter chart, subcharts, and small charts with one trap each";
pub(crate) const STAYS_HERE: &str = "Nothing is uploaded. Your files are read and kept in this browser; the folder itself is never changed.";
pub(crate) const BUILT_IN: &str = "built in";
pub(crate) const READING: &str = "Reading the files…";
pub(crate) const NOT_READ: &str =
    "What was dropped cannot be read. Choose it with the button instead.";
pub(crate) const PASTE_TEMPLATE: &str = "Paste a template";
pub(crate) const OPEN_TEMPLATE: &str = "Open it as a chart";
pub(crate) const CHART_LOST: &str =
    "This browser no longer has the chart that was open. Open it again: its edits come back.";
pub(crate) const VIEW_FAILED: &str =
    "This view could not be fetched. Check the connection, then try again.";
pub(crate) const COMPARE_TITLE: &str = "Compare environments";
pub(crate) const COMPARING: &str = "Comparing the environments…";
pub(crate) const ONLY_DIFFERING: &str = "Only rows that differ";
pub(crate) const FIND_ROWS: &str = "Find a key or figure";
pub(crate) const BASELINE: &str = "Baseline";
pub(crate) const COPY_MARKDOWN: &str = "Copy as Markdown";
pub(crate) const SCALE: &str = "Scale";
pub(crate) const EACH_POD: &str = "Each pod";
pub(crate) const NOTHING_DIFFERS: &str = "All environments say the same.";
pub(crate) const NO_ROW: &str = "No row has that in its name.";
pub(crate) const UNKNOWN: &str = "unknown";
pub(crate) const INHERITED: &str = "from values.yaml or the templates";
pub(crate) const MANIFESTS: &str = "Manifests";
pub(crate) const COMPARE_FROM: &str = "From environment";
/// What a list of changes is called.
pub(crate) const CHANGES: &str = "Changes";
/// Before a finding that is gone.
pub(crate) const GONE: &str = "gone";
/// Before a finding that came.
pub(crate) const NEW: &str = "new";
/// The side of a comparison that is the chart before it was changed.
pub(crate) const AS_IT_CAME: &str = "as the chart came";
pub(crate) const COMPARE_TO: &str = "To environment";
pub(crate) const SWAP: &str = "Swap the two sides";
pub(crate) const CHANGES_BY: &str = "Show changes";
pub(crate) const BY_LINE: &str = "Lines";
pub(crate) const BY_FIELD: &str = "Fields";
pub(crate) const BY_REFERENCE: &str = "References";
pub(crate) const ELSEWHERE: &str = "not in this release";
pub(crate) const NO_REFERENCES: &str = "No object refers to another one.";
pub(crate) const SHOW_LINE: &str = "Show the line in the manifests";
pub(crate) const IGNORE_LABELS: &str = "Ignore labels, namespaces, checksums";
pub(crate) const SHOW_OBJECT: &str = "Show it in the manifests";
pub(crate) const ADDED: &str = "added";
pub(crate) const REMOVED: &str = "removed";
pub(crate) const CHANGED: &str = "changed";

/// "12 of 34 rows"
pub(crate) fn rows_of(shown: usize, all: usize) -> String {
    format!("{shown} of {}", count(all, "row", "rows"))
}

/// "Show more cards: 40 of 2000 are here"
pub(crate) fn more_cards(shown: usize, all: usize) -> String {
    format!("Show more cards: {shown} of {all} are here")
}

/// "compared with dev"
pub(crate) fn compared_with(name: &str) -> String {
    format!("compared with {name}")
}

/// What a screen reader says of the table.
pub(crate) fn table_caption(baseline: &str) -> String {
    format!("Settings by environment. A cell marked ≠ differs from {baseline}.")
}

/// "Open prod"
pub(crate) fn open_environment(name: &str) -> String {
    format!("Open {name}")
}

/// "set by prod itself"
pub(crate) fn set_by(name: &str) -> String {
    format!("set by {name} itself")
}

/// "prod does not have it"
pub(crate) fn not_in(name: &str) -> String {
    format!("{name} does not have it")
}

/// "prod does not render."
pub(crate) fn does_not_render(name: &str) -> String {
    format!("{name} does not render.")
}

/// "prod does not render, so …"
pub(crate) fn not_exported(name: &str) -> String {
    format!("{name} does not render: there are no manifests and no figures.")
}

/// "Copied: values-prod.yaml"
pub(crate) fn copied(what: &str) -> String {
    format!("{COPIED}: {what}")
}

/// "The chart cannot be packed: Chart.yaml says no version …"
pub(crate) fn not_packed(reason: &str) -> String {
    format!("{NOT_PACKED}{reason}")
}

/// "Downloaded: values-prod.yaml"
pub(crate) fn downloaded(what: &str) -> String {
    format!("Downloaded: {what}")
}

/// "referred to by 2"
pub(crate) fn referred(number: u32) -> String {
    format!("referred to by {number}")
}

/// "1 reference leads out of this release"
pub(crate) fn missing(number: usize) -> String {
    let verb = if number == 1 { "leads" } else { "lead" };
    format!("{} {verb} out of this release", count(number, "reference", "references"))
}

/// "in 5 of 14 objects"
pub(crate) fn in_objects(number: usize, all: u32) -> String {
    format!("in {number} of {}", count(all as usize, "object", "objects"))
}

/// "dev and prod render to the same objects."
pub(crate) fn same_objects(names: &[String]) -> String {
    format!("{} render to the same objects.", names.join(" and "))
}

/// "2 files differ from the chart as it came", or "since then"
pub(crate) fn files_differ(files: usize, came: bool) -> String {
    let from = if came { "from the chart as it came" } else { "since then" };
    match files {
        0 => format!("No file differs {from}"),
        1 => format!("1 file differs {from}"),
        _ => format!("{files} files differ {from}"),
    }
}

/// "prod, as the chart came"
pub(crate) fn as_it_came(name: &str) -> String {
    format!("{name}, {AS_IT_CAME}")
}

/// Why a folder cannot be opened that holds no chart.
pub(crate) fn no_chart(files: usize) -> String {
    let read = count(files, "file", "files");
    format!(
        "No `Chart.yaml` is in it ({read} read). Choose the folder of a chart, or one above it."
    )
}

/// What is to be done where a folder holds several charts.
pub(crate) fn several_charts(charts: usize) -> String {
    format!("There are {charts} charts in it. Which one?")
}

/// The name of the button that removes a chart from the list.
pub(crate) fn forget_chart(name: &str) -> String {
    format!("Remove {name} and its edits from this browser")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_tenths() {
        assert_eq!(tenth(0.0), "0.0");
        assert_eq!(tenth(4.96), "5.0");
        assert_eq!(percent(83.333), "83.3%");
        assert_eq!(loading(1_240_000, 1_800_000), "Loading the engine, 1.2 of 1.8 MB");
        assert_eq!((range(4, 20), range(2, 2)), ("4…20".to_owned(), "2".to_owned()));
        assert_eq!((duration(720), duration(90)), ("12 min".to_owned(), "90 s".to_owned()));
    }
}
