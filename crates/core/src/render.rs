//! From a project to its report.

use crate::cluster::{kube_version, rendered_for, served};
use crate::layers::{Content, LayerStack, StackLayer};
use crate::messages;
#[cfg(feature = "whole")]
use crate::missing::{self, missing};
use crate::output::{output, unfinished};
use crate::overrides;
use crate::problems::{self, Context};
use crate::project::{Environment, Project, SetKind};
use crate::provenance::Provenance;
use crate::report::{ChartFacts, EnvironmentReport, Layer, Problem, Report, VirtualFile};
use chartroom_diagnostics::{Diagnostic, FileId, FileKind, Span};
use chartroom_gotemplate::Map;
use chartroom_helm::chart::{Chart, ChartFile};
use chartroom_helm::release::{Failure, Input, PrintOptions, Rendering, print, render};
use chartroom_helm::values::{Layer as Entry, LayerFile, Layers};
use chartroom_yaml as yaml;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

/// A file larger than this is not rendered while typing: Helm itself refuses more than 5 MiB.
const MAX_FILE: usize = 2 << 20;

/// Renders all environments of a project. Mistakes of the user are in the report.
pub fn report(project: &Project) -> Report {
    let mut builder = Builder::new(project);
    if builder.refuse_large_files() {
        builder.add_environments_without_output();
        return builder.finish();
    }
    for (index, environment) in project.environments.iter().enumerate() {
        builder.environment(index, environment);
    }
    builder.finish()
}

/// What `helm template` prints for an environment of a project, byte for byte but for what is no UTF-8; None where it
/// prints an error. Renders anew: the objects of a report are trimmed.
pub fn printed(project: &Project, environment: &Environment) -> Option<String> {
    let rendering = rendered(project, environment);
    if !rendering.failures.is_empty() {
        return None;
    }
    let text = print(&rendering, &PrintOptions::default()).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// An environment rendered anew, without a trace.
pub(crate) fn rendered(project: &Project, environment: &Environment) -> Rendering {
    let mut input = Builder::new(project).input(environment);
    input.map = false;
    render(&input)
}

/// A YAML file as it was read.
struct ParsedFile {
    tree: Option<Rc<yaml::Node>>,
    problems: Vec<Diagnostic>,
}

struct Builder<'a> {
    project: &'a Project,
    report: Report,
    /// YAML files by project path.
    parsed: HashMap<String, Option<ParsedFile>>,
    functions: Vec<&'static str>,
}

impl<'a> Builder<'a> {
    fn new(project: &'a Project) -> Self {
        let mut report = Report::default();
        for file in project.beside.iter().chain(&project.files) {
            let text = String::from_utf8_lossy(&file.data);
            // Helm takes a byte order mark off a template before it is read; places count from behind it.
            let is_template = file.path.contains("templates/");
            let text = text.strip_prefix('\u{feff}').filter(|_| is_template).unwrap_or(&text);
            report.files.add(file.path.as_str(), text, FileKind::User);
        }
        Self {
            project,
            report,
            parsed: HashMap::new(),
            functions: chartroom_helm::engine::function_names(),
        }
    }

    /// Says so for each file that is too large to render on every keystroke.
    fn refuse_large_files(&mut self) -> bool {
        let mut refused = false;
        for file in self.project.files.iter().filter(|file| file.data.len() > MAX_FILE) {
            refused = true;
            let megabytes = file.data.len() as f64 / f64::from(1 << 20);
            let mut found = Diagnostic::error(
                "values/too-large",
                messages::RenderTooLarge {
                    path: &file.path,
                    megabytes: &format_args!("{:.1}", megabytes),
                },
            )
            .help(messages::RENDER_TOO_LARGE_HELP);
            found.span =
                self.report.files.find(&file.path).map(|file| Span { file, start: 0, end: 0 });
            let all = (0..self.project.environments.len()).collect();
            self.report.problems.push(Problem { diagnostic: found, environments: all });
        }
        refused
    }

    fn add_environments_without_output(&mut self) {
        let names = self.project.environments.iter().map(|environment| environment.name.clone());
        self.report
            .environments
            .extend(names.map(|name| EnvironmentReport { name, ..EnvironmentReport::default() }));
    }

    fn environment(&mut self, index: usize, environment: &Environment) {
        let set_files = self.set_files(index, environment);
        let mut found = self.missing_overlays(environment);
        let mut input = self.input(environment);
        input.without_missing = self.project.without_missing;
        let mut rendering = render(&input);
        let chart = rendering.chart.as_ref();
        chart.into_iter().for_each(|chart| self.add_packed(chart));
        let layers = self.layers(environment, chart, &set_files);
        found.extend(self.lint(environment, chart));
        found.extend(self.rendering_problems(environment, &rendering, &layers, &set_files));
        found.extend(overrides::redundant(&self.report.files, &layers));
        problems::merge_duplicates(&mut found);
        for diagnostic in found {
            self.report.add(diagnostic, index..index + 1);
        }
        if self.report.chart.is_none() {
            self.report.chart = chart.map(chart_facts);
        }
        let is_whole = is_shown(&rendering);
        let mut made = match is_whole {
            true => output(&mut self.report, index, &rendering, &layers),
            false => unfinished(&mut self.report, &rendering),
        };
        #[cfg(feature = "whole")]
        if let Some(error) = &rendering.missing {
            made.missing = missing(&self.report.files, error, rendering.values.as_ref(), &layers);
            made.refused = format!("Error: {error}");
        }
        made.release = environment.release.clone();
        made.kube_version = rendered_for(self.project, &environment.name);
        let manifests = &rendering.manifests;
        let documents = manifests.manifests.iter().chain(&manifests.hooks);
        let starts: Vec<usize> = match is_whole {
            true => documents.map(|document| document.range.start).collect(),
            false => vec![0; made.objects.len()],
        };
        let objects = made.objects.iter().zip(starts);
        let files = &self.report.files;
        made.provenance = Provenance::take(&mut rendering, &layers, objects, files);
        let effective = rendering.values.take().unwrap_or_default();
        let name = environment.name.clone();
        let (output, unfinished) = if is_whole { (Some(made), None) } else { (None, Some(made)) };
        self.report.environments.push(EnvironmentReport {
            name,
            output,
            unfinished,
            layers,
            effective,
        });
    }

    /// The templates of packed subcharts, which are no files of the project, so that what they write has a place.
    fn add_packed(&mut self, chart: &Chart) {
        let mut open: Vec<&Chart> = chart.dependencies.iter().collect();
        while let Some(chart) = open.pop() {
            open.extend(&chart.dependencies);
            for template in chart.templates.iter().filter(|_| chart.location.contains(".tgz/")) {
                let path = format!("{}{}", chart.location, template.name);
                if self.report.files.find(&path).is_none() {
                    let text = String::from_utf8_lossy(&template.data).into_owned();
                    self.report.files.add(path, text, FileKind::Packed);
                }
            }
        }
    }

    /// One virtual file for each `--set` entry.
    fn set_files(&mut self, index: usize, environment: &Environment) -> Vec<FileId> {
        let mut files = Vec::new();
        for (number, entry) in environment.sets.iter().enumerate() {
            let name = format!("{} {}", entry.kind.flag(), environment.name);
            let id = self.report.files.add(name, entry.text.as_str(), FileKind::SetFlag);
            self.report.virtual_files.push((id, VirtualFile::Set(index, number)));
            files.push(id);
        }
        files
    }

    fn missing_overlays(&self, environment: &Environment) -> Vec<Diagnostic> {
        let missing = environment.overlays.iter().filter(|path| self.data(path).is_none());
        let problem = |path: &String| {
            Diagnostic::error("values/missing-file", messages::RenderMissingFile { path: &path })
                .help(messages::RENDER_MISSING_FILE_HELP)
                .helm(format!("Error: open {path}: no such file or directory"))
        };
        missing.map(problem).collect()
    }

    fn data(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.project.layer_file(path).map(|file| &file.data)
    }

    fn input(&self, environment: &Environment) -> Input<'a> {
        let project = self.project;
        let overlays = environment.overlays.iter().filter_map(|path| {
            Some(LayerFile { name: path.clone(), text: self.data(path)?.clone() })
        });
        let entries = |kind: SetKind| -> Vec<String> {
            let of_kind = environment.sets.iter().filter(|entry| entry.kind == kind);
            of_kind.map(|entry| entry.text.clone()).collect()
        };
        let (_, apis) = served(project, &environment.name);
        let files = project.files.iter();
        let files = files.map(|file| ChartFile::new(file.path.as_str(), file.data.clone()));
        Input {
            layers: Layers {
                files: overlays.collect(),
                set_json: entries(SetKind::Json),
                set: entries(SetKind::Set),
                set_string: entries(SetKind::String),
                set_file: entries(SetKind::File),
                set_literal: entries(SetKind::Literal),
                filled: Cell::default(),
            },
            read_file: Box::new(|path: &str| read_file(project, path)),
            release: environment.release.clone(),
            namespace: environment.namespace.clone(),
            kube_version: kube_version(project, &environment.name),
            api_versions: project.api_versions.iter().cloned().chain(apis).collect(),
            now_unix_nanos: project.now.saturating_mul(1_000_000_000),
            zones: project.zones.clone(),
            seed: project.seed.into(),
            limits: project.limits,
            map: true,
            ..Input::new(files.collect())
        }
    }

    /// A YAML file, as far as it can be read; each is read once for all environments.
    fn parsed(&mut self, path: &str) -> Option<&ParsedFile> {
        if !self.parsed.contains_key(path) {
            let id = self.report.files.find(path);
            let file = id.and_then(|id| Some((id, self.report.files.get(id)?)));
            let parsed = file.map(|(id, file)| {
                let parsed = yaml::parse(&file.text);
                ParsedFile {
                    tree: parsed.root,
                    problems: problems::lint(id, &file.text, &parsed.problems),
                }
            });
            self.parsed.insert(path.to_owned(), parsed);
        }
        self.parsed.get(path)?.as_ref()
    }

    /// The tree of a YAML file.
    fn tree(&mut self, path: &str) -> Option<Rc<yaml::Node>> {
        self.parsed(path)?.tree.clone()
    }

    /// The layers of an environment, lowest first: subcharts' values below those of their parents.
    fn layers(
        &mut self,
        environment: &Environment,
        chart: Option<&Chart>,
        set_files: &[FileId],
    ) -> LayerStack {
        let mut stack = LayerStack::default();
        match chart {
            Some(chart) => self.base_layers(chart, &mut Vec::new(), &mut stack),
            None => self.push_tree("values.yaml", Layer::Base, Vec::new(), &mut stack),
        }
        for (number, path) in environment.overlays.iter().enumerate() {
            self.push_tree(path, Layer::Overlay(layer_number(number)), Vec::new(), &mut stack);
        }
        let number = layer_number(environment.overlays.len());
        // Entries that make long lists share one limit, as they do in the render.
        let mut filled = 0;
        for kind in SetKind::ALL {
            for (entry, file) in
                environment.sets.iter().zip(set_files).filter(|(entry, _)| entry.kind == kind)
            {
                let values = self.entry_values(kind, &entry.text, &mut filled);
                stack.layers.push(StackLayer {
                    layer: Layer::Set(number),
                    file: *file,
                    prefix: Vec::new(),
                    content: Content::Flag(values, entry.text.len() as u32),
                });
            }
        }
        stack
    }

    fn base_layers(&mut self, chart: &Chart, prefix: &mut Vec<String>, stack: &mut LayerStack) {
        for dependency in &chart.dependencies {
            prefix.push(dependency.name().to_owned());
            self.base_layers(dependency, prefix, stack);
            prefix.pop();
        }
        self.push_tree(
            &format!("{}values.yaml", chart.location),
            Layer::Base,
            prefix.clone(),
            stack,
        );
    }

    fn push_tree(&mut self, path: &str, layer: Layer, prefix: Vec<String>, stack: &mut LayerStack) {
        let Some(file) = self.report.files.find(path) else { return };
        if let Some(tree) = self.tree(path) {
            stack.layers.push(StackLayer { layer, file, prefix, content: Content::Tree(tree) });
        }
    }

    /// What one `--set` entry sets, on its own; `filled` counts as [`Layers::filled`] does.
    fn entry_values(&self, kind: SetKind, text: &str, filled: &mut usize) -> Map {
        let mut layers = Layers { filled: (*filled).into(), ..Layers::default() };
        let (list, entry): (&mut Vec<String>, Entry) = match kind {
            SetKind::Set => (&mut layers.set, Entry::Set(0)),
            SetKind::String => (&mut layers.set_string, Entry::SetString(0)),
            SetKind::Json => (&mut layers.set_json, Entry::SetJson(0)),
            SetKind::File => (&mut layers.set_file, Entry::SetFile(0)),
            SetKind::Literal => (&mut layers.set_literal, Entry::SetLiteral(0)),
        };
        list.push(text.to_owned());
        let read = |path: &str| read_file(self.project, path);
        let values = layers.apply(entry, Map::new(), &read).unwrap_or_default();
        *filled = layers.filled.get();
        values
    }

    /// What the values files and Chart.yaml say of themselves.
    fn lint(&mut self, environment: &Environment, chart: Option<&Chart>) -> Vec<Diagnostic> {
        let mut paths = vec!["Chart.yaml".to_owned(), "values.yaml".to_owned()];
        paths.extend(environment.overlays.iter().cloned());
        let mut charts: Vec<&Chart> =
            chart.map(|chart| chart.dependencies.iter().collect()).unwrap_or_default();
        while let Some(chart) = charts.pop() {
            paths.extend(
                ["Chart.yaml", "values.yaml"].map(|name| format!("{}{name}", chart.location)),
            );
            charts.extend(&chart.dependencies);
        }
        let mut found = Vec::new();
        for path in paths {
            found.extend(self.parsed(&path).into_iter().flat_map(|file| file.problems.clone()));
        }
        found
    }

    fn rendering_problems(
        &mut self,
        environment: &Environment,
        rendering: &Rendering,
        layers: &LayerStack,
        set_files: &[FileId],
    ) -> Vec<Diagnostic> {
        let templates = rendering
            .chart
            .as_ref()
            .map(problems::template_paths)
            .unwrap_or_else(|| self.plain_templates());
        #[cfg(feature = "whole")]
        let names: Vec<String> = std::iter::once("values.yaml".to_owned())
            .chain(environment.overlays.iter().cloned())
            .collect();
        let overlay_ids: Vec<Option<FileId>> = environment
            .overlays
            .iter()
            .filter(|path| self.data(path).is_some())
            .map(|path| self.report.files.find(path))
            .collect();
        let entries = |entry: Entry| entry_file(environment, &overlay_ids, set_files, entry);
        let mut context = Context {
            files: &mut self.report.files,
            layers,
            #[cfg(feature = "whole")]
            layer_names: &names,
            templates: &templates,
            entries: &entries,
            rendered: &rendering.files,
            trace: rendering.trace.as_ref(),
            functions: &self.functions,
        };
        let mut found: Vec<Diagnostic> = Vec::new();
        if let Some(error) = &rendering.missing {
            let refused = problems::failure(&mut context, &Failure::Input(error.clone()));
            #[cfg(feature = "whole")]
            let refused = refused.into_iter().flat_map(|found| {
                let charts = missing(context.files, error, rendering.values.as_ref(), layers);
                missing::problems(found, &charts)
            });
            found.extend(refused);
        }
        #[cfg(feature = "whole")]
        found.extend(problems::outdated(context.files, rendering.missing.is_some()));
        for failure in &rendering.failures {
            found.extend(problems::failure(&mut context, failure));
        }
        found.extend(rendering.warnings.iter().filter_map(|one| problems::warning(&context, one)));
        found
    }

    /// Template names before the chart could be loaded.
    fn plain_templates(&self) -> HashMap<String, String> {
        self.project.files.iter().map(|file| (file.path.clone(), file.path.clone())).collect()
    }

    fn finish(mut self) -> Report {
        self.report.sort();
        self.report
    }
}

/// Whether there is output to show: nothing failed. Where charts are missing, what calls them may have failed.
fn is_shown(rendering: &Rendering) -> bool {
    let by_missing =
        |one: &Failure| matches!(one, Failure::Exec(..)) && rendering.missing.is_some();
    rendering.failures.iter().all(by_missing)
}

/// Overlays count from 2, behind the chart's own values; those that are too many for the number share the last.
fn layer_number(overlay: usize) -> u8 {
    u8::try_from(overlay).unwrap_or(u8::MAX).saturating_add(2)
}

/// What `--set-file` reads: a file of the project.
fn read_file(project: &Project, path: &str) -> Result<Vec<u8>, String> {
    let data = project.layer_file(path).map(|file| file.data.to_vec());
    data.ok_or_else(|| format!("open {path}: no such file or directory"))
}

/// The file of an entry of the layers. Helm numbers `--set` entries per flag.
fn entry_file(
    environment: &Environment,
    overlays: &[Option<FileId>],
    sets: &[FileId],
    entry: Entry,
) -> Option<FileId> {
    let (kind, number) = match entry {
        Entry::File(number) => return overlays.get(number).copied().flatten(),
        Entry::SetJson(number) => (SetKind::Json, number),
        Entry::Set(number) => (SetKind::Set, number),
        Entry::SetString(number) => (SetKind::String, number),
        Entry::SetFile(number) => (SetKind::File, number),
        Entry::SetLiteral(number) => (SetKind::Literal, number),
    };
    let mut of_kind = environment.sets.iter().zip(sets).filter(|(entry, _)| entry.kind == kind);
    of_kind.nth(number).map(|(_, file)| *file)
}

fn chart_facts(chart: &Chart) -> ChartFacts {
    ChartFacts {
        name: chart.metadata.name.clone(),
        version: chart.metadata.version.clone(),
        app_version: chart.metadata.app_version.clone(),
    }
}
