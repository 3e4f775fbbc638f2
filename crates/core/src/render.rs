//! From a project to its report.

use crate::absent::{self, TemplateText};
use crate::layers::{Content, LayerStack, StackLayer};
use crate::overview::{Figure, ObjectView, ValuesView, overview};
use crate::problems::{self, Context};
use crate::project::{Environment, Project, SetKind};
use crate::report::{
    AbsentPart, ChartFacts, EnvironmentReport, Layer, Object, Output, OutputLine, Problem, Report,
    Source, VirtualFile,
};
use crate::values_view;
use chartroom_diagnostics::{Diagnostic, FileId, FileKind, Files, Span};
use chartroom_gotemplate::{Map, SourceMap, Value};
use chartroom_helm::chart::{Chart, ChartFile};
use chartroom_helm::release::{Document, Input, RenderedFile, Rendering, render};
use chartroom_helm::values::{Layer as Entry, LayerFile, Layers};
use chartroom_yaml as yaml;
use std::collections::HashMap;
use std::ops::Range;
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

struct Builder<'a> {
    project: &'a Project,
    report: Report,
    /// Trees of YAML files by project path.
    trees: HashMap<String, Option<Rc<yaml::Node>>>,
    functions: Vec<&'static str>,
}

impl<'a> Builder<'a> {
    fn new(project: &'a Project) -> Self {
        let mut report = Report::default();
        for file in &project.files {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            report.files.add(file.path.as_str(), text, FileKind::User);
        }
        Self {
            project,
            report,
            trees: HashMap::new(),
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
                format!("`{}` has {megabytes:.1} MB; files of up to 2 MB are rendered.", file.path),
            )
            .help("Undo the paste or shorten the file. Nothing is lost while it is too large.");
            found.span =
                self.report.files.find(&file.path).map(|file| Span { file, start: 0, end: 0 });
            let all = (0..self.project.environments.len()).collect();
            self.report.problems.push(Problem { diagnostic: found, environments: all });
        }
        refused
    }

    fn add_environments_without_output(&mut self) {
        let names = self.project.environments.iter().map(|environment| environment.name.clone());
        self.report.environments.extend(names.map(|name| EnvironmentReport { name, output: None }));
    }

    fn environment(&mut self, index: usize, environment: &Environment) {
        let set_files = self.set_files(index, environment);
        let mut found = self.missing_overlays(environment);
        let input = self.input(environment);
        let rendering = render(&input);
        let chart = rendering.chart.as_ref();
        let layers = self.layers(environment, chart, &set_files);
        found.extend(self.lint(environment, chart));
        found.extend(self.rendering_problems(environment, &rendering, &layers, &set_files));
        problems::merge_duplicates(&mut found, &self.report.files);
        self.add_problems(index, found);
        if self.report.chart.is_none() {
            self.report.chart = chart.map(chart_facts);
        }
        let output = rendering.failures.is_empty().then(|| self.output(index, &rendering, &layers));
        self.report.environments.push(EnvironmentReport { name: environment.name.clone(), output });
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
            Diagnostic::error(
                "values/missing-file",
                format!("`{path}` does not exist in this chart."),
            )
            .help("Create the file, or take it out of the environment’s layers.")
            .helm(format!("Error: open {path}: no such file or directory"))
        };
        missing.map(problem).collect()
    }

    fn data(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.project.files.iter().find(|file| file.path == path).map(|file| &file.data)
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
        Input {
            files: project
                .files
                .iter()
                .map(|file| ChartFile::new(file.path.as_str(), file.data.clone()))
                .collect(),
            from_archive: false,
            chart_path: "chart".into(),
            layers: Layers {
                files: overlays.collect(),
                set_json: entries(SetKind::Json),
                set: entries(SetKind::Set),
                set_string: entries(SetKind::String),
                set_file: entries(SetKind::File),
                set_literal: entries(SetKind::Literal),
            },
            read_file: Box::new(move |path: &str| {
                let file = project.files.iter().find(|file| file.path == path);
                file.map(|file| file.data.to_vec())
                    .ok_or_else(|| format!("open {path}: no such file or directory"))
            }),
            release: environment.release.clone(),
            namespace: environment.namespace.clone(),
            is_upgrade: false,
            kube_version: Some(project.kube_version.clone()).filter(|version| !version.is_empty()),
            api_versions: Vec::new(),
            skip_schema_validation: false,
            render_subchart_notes: false,
            now_unix_nanos: project.now.saturating_mul(1_000_000_000),
            local_offset_seconds: 0,
            zones: None,
            seed: project.seed,
            map: true,
        }
    }

    /// The tree of a YAML file, as far as it can be read.
    fn tree(&mut self, path: &str) -> Option<Rc<yaml::Node>> {
        if let Some(tree) = self.trees.get(path) {
            return tree.clone();
        }
        let text = self
            .report
            .files
            .find(path)
            .and_then(|id| self.report.files.get(id))
            .map(|file| file.text.clone());
        let tree = text.and_then(|text| yaml::parse(&text).root).map(Rc::new);
        self.trees.insert(path.to_owned(), tree.clone());
        tree
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
            self.push_tree(path, Layer::Overlay(number as u8 + 2), Vec::new(), &mut stack);
        }
        let number = environment.overlays.len() as u8 + 2;
        for kind in SetKind::ALL {
            for (entry, file) in
                environment.sets.iter().zip(set_files).filter(|(entry, _)| entry.kind == kind)
            {
                let values = self.entry_values(kind, &entry.text);
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

    /// What one `--set` entry sets, on its own.
    fn entry_values(&self, kind: SetKind, text: &str) -> Map {
        let mut layers = Layers::default();
        let (list, entry): (&mut Vec<String>, Entry) = match kind {
            SetKind::Set => (&mut layers.set, Entry::Set(0)),
            SetKind::String => (&mut layers.set_string, Entry::SetString(0)),
            SetKind::Json => (&mut layers.set_json, Entry::SetJson(0)),
            SetKind::File => (&mut layers.set_file, Entry::SetFile(0)),
            SetKind::Literal => (&mut layers.set_literal, Entry::SetLiteral(0)),
        };
        list.push(text.to_owned());
        let read = |_: &str| Ok(Vec::new());
        layers.apply(entry, Map::new(), &read).unwrap_or_default()
    }

    /// What the values files and Chart.yaml say of themselves.
    fn lint(&self, environment: &Environment, chart: Option<&Chart>) -> Vec<Diagnostic> {
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
            let Some(id) = self.report.files.find(&path) else { continue };
            let Some(file) = self.report.files.get(id) else { continue };
            found.extend(problems::lint(id, &yaml::parse(&file.text).problems));
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
            layer_names: &names,
            templates: &templates,
            entries: &entries,
            rendered: &rendering.files,
            functions: &self.functions,
        };
        let mut found: Vec<Diagnostic> = Vec::new();
        for failure in &rendering.failures {
            found.extend(problems::failure(&mut context, failure));
        }
        found.extend(rendering.warnings.iter().map(|warning| problems::warning(&context, warning)));
        found
    }

    /// Template names before the chart could be loaded.
    fn plain_templates(&self) -> HashMap<String, String> {
        self.project.files.iter().map(|file| (file.path.clone(), file.path.clone())).collect()
    }

    /// Adds an environment's problems; one that is known from another environment gets this one added.
    fn add_problems(&mut self, index: usize, found: Vec<Diagnostic>) {
        for diagnostic in found {
            let same = |problem: &&mut Problem| {
                let known = &problem.diagnostic;
                (known.code, known.span, &known.message)
                    == (diagnostic.code, diagnostic.span, &diagnostic.message)
            };
            match self.report.problems.iter_mut().find(same) {
                Some(problem) if problem.environments.contains(&index) => {}
                Some(problem) => problem.environments.push(index),
                None => {
                    self.report.problems.push(Problem { diagnostic, environments: vec![index] })
                }
            }
        }
    }

    fn finish(mut self) -> Report {
        let order = |problem: &Problem| {
            let diagnostic = &problem.diagnostic;
            let span = diagnostic.span.map(|span| (span.file, span.start));
            (diagnostic.severity, span.is_none(), span)
        };
        self.report.problems.sort_by_key(order);
        self.report
    }

    fn output(&mut self, index: usize, rendering: &Rendering, layers: &LayerStack) -> Output {
        let Some((chart, values)) = rendering.chart.as_ref().zip(rendering.values.as_ref()) else {
            return Output::default();
        };
        let templates = problems::template_paths(chart);
        let documents: Vec<&Document> =
            rendering.manifests.manifests.iter().chain(&rendering.manifests.hooks).collect();
        let mut objects = Vec::new();
        for document in &documents {
            objects.push(self.object(
                index,
                objects.len(),
                document,
                rendering,
                layers,
                &templates,
            ));
        }
        Output {
            overview: self.overview(&objects, &documents, rendering, layers, values),
            absent: self.absent(rendering, chart, values, layers, &templates, &objects),
            values: values_view::lines(values, layers),
            notes: Some(rendering.notes.clone()).filter(|notes| !notes.is_empty()),
            objects,
        }
    }

    fn object(
        &mut self,
        environment: usize,
        number: usize,
        document: &Document,
        rendering: &Rendering,
        layers: &LayerStack,
        templates: &HashMap<String, String>,
    ) -> Object {
        let text = document.content.to_text();
        let text = format!("{}\n", text.trim_end_matches('\n'));
        let file = rendering.files.iter().find(|file| file.path == document.path);
        let origins = Origins { files: &self.report.files, layers, templates, file };
        let lines =
            line_starts(&text).map(|start| origins.line(document.range.start + start)).collect();
        let name = format!("{} {}", document.kind, document.name);
        let id = self.report.files.add(name, text.as_str(), FileKind::Rendered);
        self.report.virtual_files.push((id, VirtualFile::Object(environment, number)));
        Object {
            kind: document.kind.clone(),
            name: document.name.clone(),
            template: templates
                .get(&document.path)
                .cloned()
                .unwrap_or_else(|| document.path.clone()),
            text,
            lines,
            hooks: document.hook_events.clone(),
            file: id,
        }
    }

    fn overview(
        &self,
        objects: &[Object],
        documents: &[&Document],
        rendering: &Rendering,
        layers: &LayerStack,
        values: &Map,
    ) -> crate::Overview {
        let templates = rendering.chart.as_ref().map(problems::template_paths).unwrap_or_default();
        let trees: Vec<Option<yaml::Node>> =
            objects.iter().map(|object| yaml::parse(&object.text).root).collect();
        let sources: Vec<_> = documents
            .iter()
            .map(|document| {
                let file = rendering.files.iter().find(|file| file.path == document.path);
                let origins =
                    Origins { files: &self.report.files, layers, templates: &templates, file };
                let start = document.range.start;
                move |range: Range<usize>| origins.sources(start + range.start..start + range.end)
            })
            .collect();
        let views: Vec<ObjectView<'_>> = objects
            .iter()
            .zip(&trees)
            .zip(&sources)
            .enumerate()
            .filter_map(|(index, ((object, tree), sources))| {
                Some(ObjectView {
                    index,
                    kind: &object.kind,
                    name: &object.name,
                    root: tree.as_ref()?,
                    sources,
                })
            })
            .collect();
        let scalar = |path: &[&str]| value_figure(values, layers, path);
        overview(&views, &ValuesView { scalar: &scalar })
    }

    fn absent(
        &self,
        rendering: &Rendering,
        chart: &Chart,
        values: &Map,
        layers: &LayerStack,
        templates: &HashMap<String, String>,
        objects: &[Object],
    ) -> Vec<AbsentPart> {
        let text_of = |path: &'_ str| {
            let id = self.report.files.find(path)?;
            Some((id, self.report.files.get(id)?))
        };
        let mut parts = Vec::new();
        for file in &rendering.files {
            let base = file.path.rsplit('/').next().unwrap_or_default();
            let blank = file.text.iter().all(u8::is_ascii_whitespace);
            if base.starts_with('_') || base.ends_with("NOTES.txt") || !blank {
                continue;
            }
            let Some(path) = templates.get(&file.path) else { continue };
            let Some((id, source)) = text_of(path) else { continue };
            let (own, prefix) = chart_values(chart, values, &file.path);
            let template =
                TemplateText { path, file: id, text: &source.text, values: &own, prefix: &prefix };
            parts.push(absent::template(&template, layers));
        }
        for object in
            objects.iter().filter(|object| matches!(&*object.kind, "Deployment" | "StatefulSet"))
        {
            let written = yaml::parse(&object.text)
                .root
                .is_some_and(|root| root.get(&["spec", "replicas"]).is_some());
            if written {
                continue;
            }
            let Some((id, source)) = text_of(&object.template) else { continue };
            let template = TemplateText {
                path: &object.template,
                file: id,
                text: &source.text,
                values,
                prefix: &[],
            };
            parts.extend(absent::field(&template, "replicas:", "spec.replicas", layers));
        }
        parts.extend(self.disabled_dependencies(chart, values, layers));
        parts
    }

    /// Subcharts that a condition of Chart.yaml switched off.
    fn disabled_dependencies(
        &self,
        chart: &Chart,
        values: &Map,
        layers: &LayerStack,
    ) -> Vec<AbsentPart> {
        let Some(id) = self.report.files.find("Chart.yaml") else { return Vec::new() };
        let Some(file) = self.report.files.get(id) else { return Vec::new() };
        let Some(root) = yaml::parse(&file.text).root else { return Vec::new() };
        let listed = root.get(&["dependencies"]).map_or(&[][..], yaml::Node::items);
        let part = |dependency: &yaml::Node| {
            let name = dependency.get(&["alias"]).or_else(|| dependency.get(&["name"]))?.text()?;
            if chart.dependencies.iter().any(|active| active.name() == name) {
                return None;
            }
            let condition = dependency.get(&["condition"])?;
            let path: Vec<&str> = condition.text()?.split(',').next()?.trim().split('.').collect();
            let state = value_figure(values, layers, &path)?;
            Some(AbsentPart {
                what: format!("charts/{name}"),
                kind: None,
                reason: format!("`{}` is {}", path.join("."), state.value),
                condition: Some(Span {
                    file: id,
                    start: condition.span.start as u32,
                    end: condition.span.end as u32,
                }),
                sources: state.sources,
            })
        };
        listed.iter().filter_map(part).collect()
    }
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

/// `.Values` of the chart that a template belongs to, with its path in the root's values.
fn chart_values(chart: &Chart, values: &Map, template: &str) -> (Map, Vec<String>) {
    let (mut chart, mut values, mut path) = (chart, values.clone(), Vec::new());
    while let Some(below) = chart
        .dependencies
        .iter()
        .find(|below| template.starts_with(&format!("{}/", below.full_path())))
    {
        path.push(below.name().to_owned());
        values = values
            .get(below.name().as_bytes())
            .and_then(|value| value.as_map().cloned())
            .unwrap_or_default();
        chart = below;
    }
    (values, path)
}

/// An effective scalar with its source.
fn value_figure(values: &Map, layers: &LayerStack, path: &[&str]) -> Option<Figure<String>> {
    let value = path
        .iter()
        .try_fold(Value::Map(values.clone()), |value, key| value.as_map()?.get(key.as_bytes()))?;
    if matches!(value, Value::Map(_) | Value::List(_) | Value::Nil) {
        return None;
    }
    let value = chartroom_gotemplate::fmt::display(&value).to_text().into_owned();
    let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
    Some(Figure { value, sources: layers.source(&path).into_iter().collect() })
}

/// Byte offsets of the first visible character of each line.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let visible = start + (line.len() - line.trim_start().len());
        start += line.len();
        visible
    })
}

/// Where the segments of a source map start that reach into a range.
fn starts<'a>(map: &'a SourceMap, range: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let (start, end) = (range.start as u32, range.end as u32);
    let first = map.segments.partition_point(|segment| segment.output.end <= start);
    let reaching = map.segments.get(first..).unwrap_or_default().iter();
    reaching
        .take_while(move |segment| segment.output.start < end)
        .map(|segment| segment.output.start as usize)
}

/// The way back from a rendered file.
struct Origins<'a> {
    files: &'a Files,
    layers: &'a LayerStack,
    templates: &'a HashMap<String, String>,
    file: Option<&'a RenderedFile>,
}

impl Origins<'_> {
    /// The template text that wrote a byte.
    fn template(&self, offset: usize) -> Option<Span> {
        let (name, range) = problems::origin(self.file?.map.as_ref()?, offset)?;
        let file = self.files.find(self.templates.get(&name)?)?;
        Some(Span { file, start: range.start, end: range.end })
    }

    /// The values that an expression of a template names, in the order of the layers, highest first.
    fn expression_sources(&self, span: Span) -> Vec<Source> {
        let text = self
            .files
            .get(span.file)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize));
        let text = text.unwrap_or_default();
        let mut sources: Vec<Source> =
            absent::value_paths(text).iter().filter_map(|path| self.layers.source(path)).collect();
        if text.contains(".Release.") || text.contains(".Chart.") || text.contains(".Capabilities.")
        {
            sources.push(Source { layer: Layer::Release, span: None });
        }
        sources.sort_by_key(|source| std::cmp::Reverse(source.layer));
        sources.dedup();
        sources
    }

    /// Where the values in a range of output came from.
    fn sources(&self, range: Range<usize>) -> Vec<Source> {
        let Some(map) = self.file.and_then(|file| file.map.as_ref()) else { return Vec::new() };
        let mut sources: Vec<Source> = Vec::new();
        let mut seen: Vec<Span> = Vec::new();
        for offset in starts(map, &range) {
            let Some(span) = self.template(offset).filter(|span| !seen.contains(span)) else {
                continue;
            };
            seen.push(span);
            sources.extend(self.expression_sources(span));
        }
        sources.sort_by_key(|source| std::cmp::Reverse(source.layer));
        sources.dedup();
        sources
    }

    fn line(&self, offset: usize) -> OutputLine {
        let template = self.template(offset);
        let end = self.file.map_or(offset, |file| {
            let rest = file.text.get(offset..).unwrap_or_default();
            offset + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
        });
        OutputLine { template, source: self.sources(offset..end).into_iter().next() }
    }
}
