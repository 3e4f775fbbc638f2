//! Paths of a report's files as they open from where the command runs.

use crate::Host;
use chartroom_core::diagnostics::{File, FileId, FileKind};
use chartroom_core::{Project, Report};

/// Where the files of a report are.
pub(crate) struct Paths {
    /// The chart as it was given, with what comes between it and the path of a file in it.
    chart: String,
    is_folder: bool,
    /// Files that are none of the chart's, by the paths they were given with.
    beside: Vec<String>,
}

/// What a text that places point into is called.
pub(crate) struct Shown {
    /// A path, or what else it is: `Deployment llm`, `--set a=b`.
    pub(crate) name: String,
    /// It is the path of a file that opens.
    pub(crate) opens: bool,
    /// Its lines can be counted: it is no flag.
    pub(crate) has_lines: bool,
}

impl Paths {
    /// For a chart as the command was given it.
    pub(crate) fn of(chart: &str, project: &Project, host: &dyn Host) -> Self {
        let is_folder = host.is_dir(chart).unwrap_or(false);
        let chart = match chart.trim_end_matches('/') {
            "." => String::new(),
            folder if is_folder => format!("{folder}/"),
            archive => format!("{archive}!/"),
        };
        let beside = project.beside.iter().map(|file| file.path.clone()).collect();
        Self { chart, is_folder, beside }
    }

    /// A path of the project.
    pub(crate) fn path(&self, path: &str) -> String {
        if self.beside.iter().any(|beside| beside == path) {
            return path.to_owned();
        }
        // What is packed in the chart is told from what lies in a folder.
        let path = path.replace(".tgz/", ".tgz!/");
        format!("{}{path}", self.chart)
    }

    /// A file of the report.
    pub(crate) fn shown(&self, file: &File) -> Shown {
        let is_beside = || self.beside.iter().any(|path| **path == *file.name);
        match file.kind {
            FileKind::User => Shown {
                name: self.path(&file.name),
                opens: self.is_folder || is_beside(),
                has_lines: true,
            },
            FileKind::Packed => {
                Shown { name: self.path(&file.name), opens: false, has_lines: true }
            }
            FileKind::SetFlag => {
                let flag = file.name.split(' ').next().unwrap_or_default();
                Shown { name: format!("{flag} {}", file.text), opens: false, has_lines: false }
            }
            _ => Shown { name: file.name.to_string(), opens: false, has_lines: true },
        }
    }

    /// The file that is meant by a path: one as it is printed, or one below the chart, with the chart's name before it
    /// or without.
    pub(crate) fn find(&self, report: &Report, path: &str) -> Option<FileId> {
        let printed = report
            .files
            .iter()
            .find(|(_, file)| {
                let shown = self.shown(file);
                shown.has_lines && (shown.name == path || shown.name == format!("./{path}"))
            })
            .map(|(id, _)| id);
        printed.or_else(|| report.files.find(self.inside(path))).or_else(|| {
            let (_, rest) = path.split_once('/')?;
            report.files.find(rest)
        })
    }

    /// A path without the chart's folder.
    pub(crate) fn inside<'a>(&self, path: &'a str) -> &'a str {
        let path = path.strip_prefix("./").unwrap_or(path);
        let chart = self.chart.strip_prefix("./").unwrap_or(&self.chart);
        path.strip_prefix(chart).unwrap_or(path)
    }
}
