//! What is rendered: a chart's files and its environments.

use crate::messages;
use chartroom_gotemplate::{Limits, Zones};
use chartroom_helm::chart::ChartFile;
use std::collections::BTreeSet;
use std::rc::Rc;

/// All inputs of a report. The same project gives the same report.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Every file of the chart folder, overlays and subcharts included.
    pub files: Vec<ProjectFile>,
    /// Files of `-f` and `--set-file` that are no part of the chart, by the paths that they are named with. They come
    /// before files of the chart.
    pub beside: Vec<ProjectFile>,
    /// The environments in the order of their tabs.
    pub environments: Vec<Environment>,
    /// `--kube-version`; empty for Helm's default.
    pub kube_version: String,
    /// `--api-versions`
    pub api_versions: Vec<String>,
    /// What `now` gives, seconds since 1970 in UTC.
    pub now: i64,
    /// Seed of random functions: a report is looked at, none of its passwords and keys is for use.
    pub seed: u64,
    /// Named time zones, where the shell has them.
    pub zones: Option<Rc<dyn Zones>>,
    /// Render the rest of a chart of which dependencies are missing in charts/, beside the error that Helm prints.
    pub without_missing: bool,
    /// What rendering one environment may take.
    pub limits: Limits,
    /// The chart as it was, if changes are to be seen.
    pub before: Option<Before>,
}

impl Project {
    /// The same environments of the chart as it was; None where that is not at hand.
    pub fn earlier(&self) -> Option<Self> {
        let before = self.before.as_ref().filter(|before| !before.files.is_empty())?;
        let mut earlier = Self { files: before.files.clone(), before: None, ..self.clone() };
        let named = self.environments.iter().flat_map(|environment| &environment.overlays);
        for path in named {
            if earlier.layer_file(path).is_none() {
                earlier.beside.extend(self.layer_file(path).cloned());
            }
        }
        Some(earlier)
    }

    /// A file that a layer names.
    pub fn layer_file(&self, path: &str) -> Option<&ProjectFile> {
        self.beside.iter().chain(&self.files).find(|file| file.path == path)
    }
}

/// What a chart was before it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// `version` of its Chart.yaml.
    pub version: String,
    /// Files that are another now, or were not there, or are not there any more; by path, in order.
    pub changed: Vec<String>,
    /// All of its files, where it is to be rendered too.
    pub files: Vec<ProjectFile>,
}

impl Before {
    /// What an earlier copy of a chart was, seen from a later one. None if its Chart.yaml says no version.
    pub fn of(earlier: &[ProjectFile], later: &[ProjectFile]) -> Option<Self> {
        let data = |files: &[ProjectFile], path: &str| {
            files.iter().find(|file| file.path == path).map(|file| file.data.clone())
        };
        let version = chart_fact(earlier, "version")?;
        let paths = earlier.iter().chain(later).map(|file| &file.path);
        let paths: BTreeSet<&String> = paths.collect();
        let changed = paths.into_iter().filter(|path| data(earlier, path) != data(later, path));
        Some(Self { version, changed: changed.cloned().collect(), files: earlier.to_vec() })
    }
}

/// `name` or `version` as Chart.yaml says them; None if it does not, or cannot be read.
pub fn chart_fact(files: &[ProjectFile], key: &str) -> Option<String> {
    let chart = files.iter().find(|file| file.path == "Chart.yaml")?;
    let root = chartroom_yaml::parse(&String::from_utf8_lossy(&chart.data)).root?;
    Some(root.get(&[key])?.text()?.to_owned())
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectFile {
    /// Path inside the chart folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub data: Rc<[u8]>,
}

/// The files of a packed chart (`.tgz`) by their paths inside the chart folder, as Helm unpacks it; or why it cannot
/// be unpacked, in a sentence for people.
pub fn unpack(bytes: &[u8]) -> Result<Vec<ProjectFile>, String> {
    let files = chartroom_helm::chart::unpack_archive("", bytes)
        .map_err(|_| messages::PROJECT_NOT_PACKED.text())?;
    Ok(files.into_iter().map(|file| ProjectFile { path: file.name, data: file.data }).collect())
}

/// The files that Helm takes into a packed chart: those that its .helmignore does not exclude. All of them where that
/// cannot be read.
pub fn without_ignored(files: &[ProjectFile]) -> Vec<ProjectFile> {
    let chart_file =
        |file: &ProjectFile| ChartFile { name: file.path.clone(), data: file.data.clone() };
    let all = files.iter().map(chart_file).collect();
    match chartroom_helm::chart::ignore::filter(all) {
        Ok(kept) => {
            kept.into_iter().map(|file| ProjectFile { path: file.name, data: file.data }).collect()
        }
        Err(_) => files.to_vec(),
    }
}

/// A stack of layers on top of the chart's values.yaml, and the release it is rendered for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Name on the tab.
    pub name: String,
    /// `-f` files by path, in order.
    pub overlays: Vec<String>,
    /// The `--set` family, in order.
    pub sets: Vec<SetEntry>,
    /// Release name.
    pub release: String,
    /// `--namespace`
    pub namespace: String,
}

/// One `--set` flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetEntry {
    /// Which flag.
    pub kind: SetKind,
    /// Its argument as typed.
    pub text: String,
}

impl SetEntry {
    /// Reads `--set image.tag=1.10`, as [`SetEntry::line`] writes it.
    pub fn of_line(line: &str) -> Option<Self> {
        let (flag, text) = line.split_once(' ')?;
        Some(Self { kind: SetKind::of_flag(flag)?, text: text.to_owned() })
    }

    /// The flag and its argument, as they are typed.
    pub fn line(&self) -> String {
        format!("{} {}", self.kind.flag(), self.text)
    }
}

/// The flags of the `--set` family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetKind {
    /// `--set`
    Set,
    /// `--set-string`
    String,
    /// `--set-json`
    Json,
    /// `--set-file`; the path is one of the project's files.
    File,
    /// `--set-literal`
    Literal,
}

impl SetKind {
    /// All kinds, in the order in which Helm applies them.
    pub const ALL: [SetKind; 5] =
        [SetKind::Json, SetKind::Set, SetKind::String, SetKind::File, SetKind::Literal];

    /// The kind of a flag as it is typed.
    pub fn of_flag(flag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.flag() == flag)
    }

    /// The flag as it is typed.
    pub fn flag(self) -> &'static str {
        match self {
            SetKind::Set => "--set",
            SetKind::String => "--set-string",
            SetKind::Json => "--set-json",
            SetKind::File => "--set-file",
            SetKind::Literal => "--set-literal",
        }
    }
}
