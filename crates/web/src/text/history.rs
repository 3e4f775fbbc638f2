//! What is said of earlier states.

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
    super::HistoryCompareWith { title: &title }.text()
}

pub(crate) fn back_to(title: &str) -> String {
    super::HistoryGoBackTo { title: &title }.text()
}
