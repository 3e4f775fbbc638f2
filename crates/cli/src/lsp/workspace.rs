//! The charts that an editor has files of open, with what was typed and not saved yet.

use super::convert;
use crate::flags::Flags;
use crate::project::{add_environments, environment_name, project};
use crate::{Host, Kind};
use chartroom_assist::{Asked, Assistant, DOCS, FieldDocs, Rendered};
use chartroom_check::{DATA, Schemas};
use chartroom_core::{Project, ProjectFile, Report};
use lsp_types as lsp;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A chart.
pub(super) struct Chart {
    /// Its folder.
    pub(super) root: String,
    pub(super) project: Project,
    pub(super) report: Report,
    /// Files that problems were shown in.
    pub(super) shown: Vec<String>,
    assistant: Assistant,
    stale: bool,
    /// What is wrong has not been told since the last change.
    pub(super) untold: bool,
}

/// What an editor says that it is able to.
#[derive(Clone, Copy)]
pub(super) struct Able {
    /// It takes whole blocks with places to go through.
    pub(super) snippets: bool,
    /// It renames files as a part of a change.
    pub(super) renames: bool,
}

impl Able {
    /// By the parameters of `initialize`.
    pub(super) fn of(client: &serde_json::Value) -> Self {
        let at = |path: &str| client.pointer(&format!("/capabilities/{path}"));
        let snippets = at("textDocument/completion/completionItem/snippetSupport");
        let operations = at("workspace/workspaceEdit/resourceOperations");
        let operations = operations.and_then(serde_json::Value::as_array);
        Self {
            snippets: snippets.and_then(serde_json::Value::as_bool) == Some(true),
            renames: operations.is_some_and(|all| all.iter().any(|one| one == "rename")),
        }
    }
}

/// All that is open.
pub(super) struct Workspace<'a> {
    host: &'a dyn Host,
    open: BTreeMap<String, String>,
    pub(super) charts: BTreeMap<String, Chart>,
    pub(super) schemas: Option<Schemas>,
    pub(super) able: Able,
    /// Read when it is first needed.
    pub(super) docs: OnceCell<Option<FieldDocs>>,
}

impl<'a> Workspace<'a> {
    pub(super) fn new(host: &'a dyn Host, able: Able) -> Self {
        let schemas = Schemas::read(DATA).ok();
        let (open, charts, docs) = (BTreeMap::new(), BTreeMap::new(), OnceCell::new());
        Self { host, open, charts, schemas, docs, able }
    }

    /// Takes in the text of a file as the editor has it; None when it is closed.
    pub(super) fn change(&mut self, uri: &lsp::Uri, text: Option<String>) {
        let Some(path) = convert::path(uri) else { return };
        let root = self.root_of(&path);
        match text {
            Some(text) => self.open.insert(path, text),
            None => self.open.remove(&path),
        };
        if let Some(root) = root {
            self.mark(&root);
        }
    }

    fn mark(&mut self, root: &str) {
        let chart = self.charts.entry(root.to_owned()).or_insert_with(|| Chart {
            root: root.to_owned(),
            project: Project::default(),
            report: Report::default(),
            shown: Vec::new(),
            assistant: Assistant::default(),
            stale: true,
            untold: true,
        });
        (chart.stale, chart.untold) = (true, true);
    }

    /// Files may have changed on the disk.
    pub(super) fn read_again(&mut self) {
        let roots: Vec<String> = self.charts.keys().cloned().collect();
        roots.iter().for_each(|root| self.mark(root));
    }

    /// The folder of the chart that a file is in; of a subchart, which is in `charts/` of another, that of the other.
    fn root_of(&self, path: &str) -> Option<String> {
        let is_chart = |folder: &&str| {
            matches!(self.host.kind(&format!("{folder}/Chart.yaml")), Some(Kind::File(_)))
        };
        let above = path.match_indices('/').map(|(at, _)| path.get(..at).unwrap_or_default());
        let mut root = above.rev().filter(|folder| !folder.is_empty()).find(is_chart)?;
        let parent = |folder: &'_ str| {
            let (rest, _) = folder.rsplit_once('/')?;
            Some(rest.strip_suffix("/charts")?.len())
        };
        while let Some(outer) = parent(root).and_then(|end| root.get(..end)).filter(is_chart) {
            root = outer;
        }
        Some(root.to_owned())
    }

    /// The chart of a file, read and rendered anew if it changed, and the file's path in it.
    pub(super) fn of(&mut self, path: &str) -> Option<(String, String)> {
        let root = self.root_of(path)?;
        if !self.charts.contains_key(&root) {
            self.mark(&root);
        }
        self.refresh(&root);
        let inner = path.strip_prefix(&root)?.trim_start_matches('/').to_owned();
        Some((root, inner))
    }

    /// Reads a chart again if it changed. What was rendered last stays where it cannot be read.
    pub(super) fn refresh(&mut self, root: &str) {
        let is_stale = self.charts.get(root).is_some_and(|chart| chart.stale);
        let read = if is_stale { self.read(root) } else { None };
        let Some(chart) = self.charts.get_mut(root) else { return };
        chart.stale = false;
        if let Some(project) = read {
            chart.report = chartroom_core::report(&project);
            chart.project = project;
        }
    }

    /// A chart with the texts of the editor, and an environment for each of its values files.
    fn read(&self, root: &str) -> Option<Project> {
        let flags = Flags::parse(&[root.to_owned()]).ok()?;
        let mut read = project(&flags, self.host).ok()??;
        let own = self.open.iter().filter_map(|(path, text)| {
            let inner = path.strip_prefix(root)?.strip_prefix('/')?;
            Some((inner.to_owned(), text.as_bytes()))
        });
        for (path, data) in own {
            match read.files.iter_mut().find(|file| file.path == path) {
                Some(file) => file.data = data.into(),
                None => read.files.push(ProjectFile { path, data: data.into() }),
            }
        }
        let base = read.environments.clone();
        let names = read.files.iter().map(|file| file.path.as_str()).filter(|path| {
            !path.contains('/') && path.starts_with("values-") && path.ends_with(".yaml")
        });
        let names: Vec<String> = names.map(environment_name).collect();
        add_environments(&mut read, &names).ok()?;
        if !names.is_empty() {
            read.environments.splice(0..0, base);
        }
        Some(read)
    }

    /// Answers a question about a place of a file.
    pub(super) fn ask<T>(
        &mut self,
        uri: &lsp::Uri,
        answer: impl FnOnce(&Asked<'_>, &str, &About<'_>) -> T,
    ) -> Option<T> {
        let (root, path) = self.of(&convert::path(uri)?)?;
        let Self { charts, schemas, docs, .. } = self;
        let Chart { project, report, assistant, .. } = charts.get_mut(&root)?;
        let rendered =
            report.environments.iter().map(|environment| Rendered { report, environment });
        let asked = assistant.about(project, rendered.collect(), schemas.as_ref());
        Some(answer(&asked, &path, &About { root: &root, project, docs }))
    }
}

/// The chart that a question is about.
pub(super) struct About<'a> {
    pub(super) root: &'a str,
    pub(super) project: &'a Project,
    pub(super) docs: &'a OnceCell<Option<FieldDocs>>,
}

impl About<'_> {
    /// What Kubernetes says of a field.
    pub(super) fn field(&self, key: Option<&String>) -> Option<&str> {
        self.docs.get_or_init(|| FieldDocs::read(DOCS)).as_ref()?.get(key?)
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> String {
        let file = self.project.files.iter().find(|file| file.path == path);
        file.map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
    }

    /// A place as an editor goes to it.
    pub(super) fn location(&self, place: &chartroom_assist::Place) -> Option<lsp::Location> {
        let uri = convert::uri(&format!("{}/{}", self.root, place.path))?;
        let range = convert::range(&self.text(&place.path), place.start, place.end);
        Some(lsp::Location { uri, range })
    }
}
