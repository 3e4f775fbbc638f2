//! What differs between two states of a chart, in numbers.

use chartroom_patch::Patch;
use chartroom_protocol::{SharedFile, SharedState};

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Differing {
    pub(super) path: String,
    /// Lines that only the later state has.
    pub(super) added: usize,
    /// Lines that only the earlier one has.
    pub(super) gone: usize,
}

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Differences {
    pub(super) files: Vec<Differing>,
    /// Environments, their layers or `--set` entries, or the version of Kubernetes.
    pub(super) environments: bool,
}

impl Differences {
    /// From one state to another of a chart that came with these files.
    pub(super) fn between(came: &[SharedFile], then: &SharedState, now: &SharedState) -> Self {
        let text = |state: &SharedState, path: &str| {
            let changed = state.files.iter().find(|file| file.path == path);
            let file = changed.or_else(|| came.iter().find(|file| file.path == path));
            file.and_then(|file| file.text.clone()).unwrap_or_default()
        };
        let new = now.files.iter();
        let new = new.filter(|file| !then.files.iter().any(|other| other.path == file.path));
        let files = then.files.iter().chain(new).filter_map(|file| {
            let (old, new) = (text(then, &file.path), text(now, &file.path));
            if old == new {
                return None;
            }
            let changes = Patch::between(&old, &new).changes;
            let gone = changes.iter().map(|change| change.drop as usize).sum();
            let added = changes.iter().map(|change| change.text.lines().count()).sum();
            Some(Differing { path: file.path.clone(), added, gone })
        });
        let environments = then.environments != now.environments
            || then.kube_version.as_deref().unwrap_or_default()
                != now.kube_version.as_deref().unwrap_or_default();
        Self { files: files.collect(), environments }
    }

    /// Whether nothing does.
    pub(super) fn is_none(&self) -> bool {
        self.files.is_empty() && !self.environments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(files: &[(&str, Option<&str>)]) -> SharedState {
        let file = |(path, text): &(&str, Option<&str>)| SharedFile {
            path: (*path).to_owned(),
            text: text.map(str::to_owned),
        };
        SharedState { files: files.iter().map(file).collect(), ..SharedState::default() }
    }

    #[test]
    fn lines_are_counted_against_the_chart_where_a_state_leaves_a_file_alone() {
        let came = state(&[("a", Some("1\n2\n3\n")), ("b", Some("x\n"))]).files;
        let then = state(&[("a", Some("1\n2\n4\n5\n"))]);
        let now = state(&[("b", None), ("c", Some("new\n"))]);
        let found = Differences::between(&came, &then, &now);
        let files: Vec<_> =
            found.files.iter().map(|one| (one.path.as_str(), one.added, one.gone)).collect();
        assert_eq!(files, [("a", 1, 2), ("b", 0, 1), ("c", 1, 0)]);
        assert!(!found.environments && !found.is_none());
        assert!(Differences::between(&came, &then, &then).is_none());
        let other = SharedState { kube_version: Some("v1.33.0".into()), ..then.clone() };
        assert!(Differences::between(&came, &then, &other).environments);
    }
}
