//! What is said of earlier states.

/// "and 3 more"
pub(crate) fn more(count: usize) -> String {
    super::AndMore { count: &count }.text()
}

pub(crate) fn rename(title: &str) -> String {
    super::HistoryNameOne { title: &title }.text()
}

pub(crate) fn forget(title: &str) -> String {
    super::HistoryForget { title: &title }.text()
}

pub(crate) fn compare_with(title: &str) -> String {
    super::HistoryCompareWith { title: &title }.text()
}

pub(crate) fn back_to(title: &str) -> String {
    super::HistoryGoBackTo { title: &title }.text()
}
