//! What became of a chart: files that are others, and findings that are on one side only.

use chartroom_core::diagnostics::{Diagnostic, Severity};
use chartroom_core::{ProjectFile, Report};

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path.
    pub path: String,
    /// What it held; none where it was not there.
    pub before: Option<String>,
    /// What it holds; none where it is gone.
    pub after: Option<String>,
}

/// The files that differ: those that changed or came in the order of `after`, then those that are gone. Bytes that are
/// no text are shown as U+FFFD.
pub fn changed_files(before: &[ProjectFile], after: &[ProjectFile]) -> Vec<ChangedFile> {
    let find = |files: &[ProjectFile], path: &str| {
        files.iter().find(|file| file.path == path).map(|file| file.data.clone())
    };
    let text = |data: std::rc::Rc<[u8]>| String::from_utf8_lossy(&data).into_owned();
    let differs = |file: &&ProjectFile| find(before, &file.path).as_ref() != Some(&file.data);
    let gone = before.iter().filter(|file| find(after, &file.path).is_none());
    let changed = after.iter().filter(differs).chain(gone).map(|file| ChangedFile {
        path: file.path.clone(),
        before: find(before, &file.path).map(text),
        after: find(after, &file.path).map(text),
    });
    changed.collect()
}

/// Errors and warnings of one report that the other has not, each as often as it is there more.
pub fn only<'a>(report: &'a Report, other: &Report) -> Vec<&'a Diagnostic> {
    let mut others = findings(other);
    let mut only = findings(report);
    only.retain(|one| {
        let same = |other: &&Diagnostic| {
            (other.code, other.severity, &other.message) == (one.code, one.severity, &one.message)
        };
        match others.iter().position(same) {
            Some(at) => {
                others.swap_remove(at);
                false
            }
            None => true,
        }
    });
    only
}

/// Findings that count.
fn findings(report: &Report) -> Vec<&Diagnostic> {
    let counts = |one: &&Diagnostic| matches!(one.severity, Severity::Error | Severity::Warning);
    let told = report.problems.iter().filter(|problem| !problem.is_hint());
    told.map(|problem| &problem.diagnostic).filter(counts).collect()
}
