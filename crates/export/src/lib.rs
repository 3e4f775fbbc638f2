//! What one takes away for an environment: its files, the commands that roll it out, a GitLab CI job, and a summary for
//! a review. Everything is text; nothing is run.

mod change;
mod commands;
mod diff;
mod gitlab;
mod messages;
mod pack;
mod passed;
mod redact;
mod refusal;
mod review;
mod secret;
mod shell;
mod snippet;
mod summary;
mod takeover;
#[cfg(test)]
mod tests;

pub use change::{ChangedFile, changed_files, only};
pub use commands::{Step, script, steps};
pub use diff::{ChartPatch, chart_patch};
pub use gitlab::gitlab;
pub use pack::{Pack, Packed, pack};
pub use passed::{Passed, passed_on, without_secrets};
pub use redact::{Secret, redacted, secrets};
pub use refusal::Refusal;
pub use review::{Differences, differences};
pub use snippet::{Offered, has_key, merged, offered, snippet};
pub use summary::summary;
pub use takeover::{Item, Own, REDACTED, Version, Versions, What, text_of};

use chartroom_core::diagnostics::Severity;
use chartroom_core::{
    Environment, EnvironmentReport, Output, Problem, Project, Report, chart_fact, printed,
};
use chartroom_escape::shown;

/// The Helm that commands are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helm {
    /// Helm 3, from 3.15 on.
    Three,
    /// Helm 4.
    Four,
}

impl Helm {
    /// By its major version.
    pub fn of(major: u8) -> Option<Self> {
        match major {
            3 => Some(Helm::Three),
            4 => Some(Helm::Four),
            _ => None,
        }
    }
}

/// An environment of a project and what it renders to.
pub struct Subject<'a> {
    project: &'a Project,
    environment: &'a Environment,
    report: &'a Report,
    /// Its index in the report.
    at: usize,
    rendered: &'a EnvironmentReport,
    /// Where the chart lies.
    folder: String,
    /// A path of the project as a reader finds it.
    path: Option<&'a dyn Fn(&str) -> String>,
}

impl<'a> Subject<'a> {
    /// The environment at an index of a project, which is at the index `at` of a report. None where either has none.
    pub fn new(project: &'a Project, index: usize, report: &'a Report, at: usize) -> Option<Self> {
        let environment = project.environments.get(index)?;
        let rendered = report.environments.get(at)?;
        let folder = report.chart.as_ref().map(|chart| chart.name.clone()).unwrap_or_default();
        Some(Self { project, environment, report, at, rendered, folder, path: None })
    }

    /// Has the paths of the project printed as they open for a reader who is not in the chart's folder.
    pub fn with_paths(self, path: &'a dyn Fn(&str) -> String) -> Self {
        Self { path: Some(path), ..self }
    }

    /// A path of the project as it is printed.
    fn shown_path(&self, path: &str) -> String {
        self.path.map_or_else(|| path.to_owned(), |shown| shown(path))
    }

    /// Takes another folder for the chart's than one of its name.
    pub fn in_folder(self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }

    /// Why it does not render, in Helm's words where there are some; None where it renders.
    pub fn reason(&self) -> Option<String> {
        if self.rendered.output.is_some() {
            return None;
        }
        let error = self.problems().find(|one| one.diagnostic.severity == Severity::Error);
        let text = error.map(|problem| {
            let found = &problem.diagnostic;
            found.helm_text.clone().unwrap_or_else(|| found.message.clone())
        });
        Some(text.unwrap_or_default())
    }

    /// The files that were changed, came or went since the chart came and are no overlays of the environment.
    fn beyond_overlays(&self) -> impl Iterator<Item = &'a String> {
        let changed = self.project.before.iter().flat_map(|before| &before.changed);
        let overlays = &self.environment.overlays;
        changed.filter(move |path| !overlays.contains(path))
    }

    /// The name of the patch with all that was changed. A chart that does not render may say its name, too.
    fn patch_name(&self) -> String {
        let name = chart_fact(&self.project.files, "name").unwrap_or_default();
        file_name(&[if name.is_empty() { "chart" } else { &name }], "patch")
    }

    /// The patch with all that was changed; None where the chart is as it came.
    fn patch(&self) -> Option<File> {
        let before = self.project.before.as_ref().filter(|before| !before.files.is_empty())?;
        let patch = chart_patch(&before.files, &self.project.files);
        if patch.text.is_empty() {
            return None;
        }
        let name = self.patch_name();
        let count = before.changed.len() - patch.left_out.len();
        let mut note = messages::FilePatch { count, name: &name }.text();
        if let Some(first) = patch.left_out.first() {
            let file = &shown(first);
            note.push(' ');
            note.push_str(&match patch.left_out.len() {
                1 => messages::FilePatchLeftOut { file }.text(),
                _ => messages::FilePatchLeftOutMore { file }.text(),
            });
        }
        Some(File { name, note: Some(note), text: patch.text })
    }

    /// Its problems, errors first.
    fn problems(&self) -> impl Iterator<Item = &'a Problem> {
        let at = self.at;
        self.report.problems.iter().filter(move |problem| problem.environments.contains(&at))
    }
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the chart's folder, or its name.
    pub name: String,
    /// What it is, where its name does not say that; names in backticks.
    pub note: Option<String>,
    /// Its text.
    pub text: String,
}

/// All that is exported for an environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exports {
    /// Its overlays and manifests.
    pub files: Vec<File>,
    /// What there is to do.
    pub steps: Result<Vec<Step>, Refusal>,
    /// Jobs for GitLab CI.
    pub gitlab: Result<String, Refusal>,
    /// Markdown, beside another environment if there is one.
    pub summary: String,
}

/// Everything at once.
pub fn exports(subject: &Subject<'_>, other: Option<&Subject<'_>>, helm: Helm) -> Exports {
    Exports {
        files: files(subject),
        steps: steps(subject, helm),
        gitlab: gitlab(subject, helm),
        summary: summary(subject, other),
    }
}

/// The overlays of an environment as they are; all else that was changed of the chart, and a patch with all of it; and,
/// where it renders, all that `helm template` prints but for random values, which have placeholders.
pub fn files(subject: &Subject<'_>) -> Vec<File> {
    let Subject { project, environment, .. } = subject;
    let file = |path: &String, note: Option<&str>| {
        let text = String::from_utf8(project.layer_file(path)?.data.to_vec()).ok()?;
        Some(File { name: shown(path).into_owned(), note: note.map(str::to_owned), text })
    };
    let mut files: Vec<File> =
        environment.overlays.iter().filter_map(|path| file(path, None)).collect();
    let of_others =
        |path: &String| project.environments.iter().any(|one| one.overlays.contains(path));
    files.extend(subject.beyond_overlays().filter_map(|path| match of_others(path) {
        true => file(path, Some(&messages::FileOther { environment: &environment.name }.text())),
        false => file(path, Some(messages::FILE_CHANGED.text())),
    }));
    files.extend(subject.patch());
    if let Some(output) = &subject.rendered.output {
        let name = manifest_name(&environment.release, &environment.name);
        let text = printed(project, environment);
        let file = |text| File { name, note: None, text: without_random(text, output) };
        files.extend(text.map(file));
    }
    files
}

/// All manifests with placeholders for the random values of each object.
fn without_random(text: String, output: &Output) -> String {
    output.objects.iter().fold(text, |text, object| match object.without_random() {
        Some(steady) => text.replacen(object.text.trim_end(), steady.trim_end(), 1),
        None => text,
    })
}

/// The name of a file for what an environment prints.
fn manifest_name(release: &str, environment: &str) -> String {
    file_name(&[release, environment], "yaml")
}

/// A file's name of some parts, in letters that every file system takes.
fn file_name(parts: &[&str], ending: &str) -> String {
    let taken = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let name = parts.join("-");
    let name: String =
        name.chars().map(|letter| if taken(letter) { letter } else { '-' }).collect();
    let name: String = name.chars().take(MOST_OF_NAME).collect();
    format!("{}.{ending}", name.trim_start_matches(['-', '.']))
}

/// Characters of a file's name, which is at most 255 bytes.
const MOST_OF_NAME: usize = 60;
