//! What is said of earlier states.

pub(crate) const READING: &str = "Reading the earlier states…";
pub(crate) const NONE: &str =
    "There is none yet. Edit something, then come back, or keep the present state under a name.";
pub(crate) const NAME: &str = "Name of the state";
pub(crate) const KEEP: &str = "Keep this state";
pub(crate) const RENAME: &str = "Rename";
pub(crate) const HELP: &str = "States are kept by themselves: when work goes on after a pause, before Reset, before something is taken over, and before you go back. With time they grow fewer; named ones stay.";
pub(crate) const GONE: &str = "The state was removed.";
pub(crate) const BACK: &str = "Go back";
pub(crate) const SAME: &str = "The same as now";
pub(crate) const SINCE: &str = "Since then";
pub(crate) const ENVIRONMENTS: &str = "environments, layers or Kubernetes version";
pub(crate) const BEFORE_MORE: &str = "Before further edits";
pub(crate) const BEFORE_RESET: &str = "Before Reset";
pub(crate) const BEFORE_TAKE: &str = "Before something was taken over";
pub(crate) const BEFORE_BACK: &str = "Before going back";
pub(crate) const BEFORE_UNDO: &str = "Before Undo";
pub(crate) const STOPPED: &str = "Left, since the engine did not get through it";

/// "and 3 more"
pub(crate) fn more(count: usize) -> String {
    format!("and {count} more")
}

pub(crate) fn rename(title: &str) -> String {
    format!("Name “{title}”")
}

pub(crate) fn forget(title: &str) -> String {
    format!("Remove “{title}”")
}

pub(crate) fn compare_with(title: &str) -> String {
    format!("Compare with “{title}”")
}

pub(crate) fn back_to(title: &str) -> String {
    format!("Go back to “{title}”")
}
