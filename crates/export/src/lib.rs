//! What one takes away for an environment: its files, the commands that roll it out, a GitLab CI job, and a summary for
//! a review. Everything is text; nothing is run.

mod change;
mod commands;
mod gitlab;
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
pub use gitlab::gitlab;
pub use passed::{Passed, passed_on, without_secrets};
pub use redact::{Secret, redacted, secrets};
pub use refusal::Refusal;
pub use review::{Differences, differences};
pub use snippet::{Offered, has_key, merged, offered, snippet};
pub use summary::summary;
pub use takeover::{Item, Own, REDACTED, Version, Versions, What, text_of};

use chartroom_core::diagnostics::Severity;
use chartroom_core::{Environment, EnvironmentReport, Output, Problem, Project, Report, printed};
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

/// The overlays of an environment as they are, and, where it renders, all that `helm template` prints but for random
/// values, which have placeholders.
pub fn files(subject: &Subject<'_>) -> Vec<File> {
    let Subject { project, environment, .. } = subject;
    let overlay = |path: &String| {
        let file = project.layer_file(path)?;
        let text = String::from_utf8_lossy(&file.data).into_owned();
        Some(File { name: shown(path).into_owned(), text })
    };
    let mut files: Vec<File> = environment.overlays.iter().filter_map(overlay).collect();
    if let Some(output) = &subject.rendered.output {
        let name = manifest_name(&environment.release, &environment.name);
        let text = printed(project, environment);
        files.extend(text.map(|text| File { name, text: without_random(text, output) }));
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

/// The name of a file for what an environment prints, in letters that every file system takes.
fn manifest_name(release: &str, environment: &str) -> String {
    let taken = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let name = format!("{release}-{environment}");
    let name: String =
        name.chars().map(|letter| if taken(letter) { letter } else { '-' }).collect();
    let name: String = name.chars().take(MOST_OF_NAME).collect();
    format!("{}.yaml", name.trim_start_matches(['-', '.']))
}

/// Characters of a file's name, which is at most 255 bytes.
const MOST_OF_NAME: usize = 60;
