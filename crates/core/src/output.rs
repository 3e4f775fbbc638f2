//! What one environment rendered to, with the way back to its sources.

use crate::absent::{Charts, Place, Reasons, TemplateText, left_out};
use crate::layers::LayerStack;
use crate::origins::{KnownSources, Origins};
use crate::overrides;
use crate::overview::{Figure, Figures, overview};
use crate::problems;
use crate::provenance::Provenance;
use crate::report::{AbsentPart, Object, Output, OutputLine, Report, VirtualFile};
use crate::values_view;
use chartroom_diagnostics::FileKind;
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::chart::Chart;
use chartroom_helm::release::{Document, RenderedFile, Rendering};
use chartroom_objects::Objects;
use std::collections::HashMap;
use std::ops::Range;

/// Makes the output of an environment; the texts of its objects are added to the report's files.
pub(crate) fn output(
    report: &mut Report,
    index: usize,
    rendering: &Rendering,
    layers: &LayerStack,
) -> Output {
    let Some((chart, values)) = rendering.chart.as_ref().zip(rendering.values.as_ref()) else {
        return Output::default();
    };
    let scene = Scene {
        rendering,
        chart,
        values,
        layers,
        templates: problems::template_paths(chart),
        rendered: rendering.files.iter().map(|file| (file.path.as_str(), file)).collect(),
        known: KnownSources::default(),
    };
    let documents: Vec<&Document> =
        rendering.manifests.manifests.iter().chain(&rendering.manifests.hooks).collect();
    let mut objects = Vec::new();
    for document in &documents {
        objects.push(scene.object(report, index, objects.len(), document));
    }
    Output {
        release: String::new(),
        kube_version: String::new(),
        overview: scene.overview(report, &objects, &documents),
        absent: scene.absent(report, &objects, &documents),
        #[cfg(feature = "whole")]
        missing: Vec::new(),
        #[cfg(feature = "whole")]
        refused: String::new(),
        values: values_view::lines(values, layers),
        overrides: overrides::overrides(values, layers),
        notes: Some(rendering.notes.clone()).filter(|notes| !notes.is_empty()),
        provenance: Provenance::default(),
        objects,
    }
}

/// What templates gave before or beside an error, one object each; the texts are added to the report's files.
pub(crate) fn unfinished(report: &mut Report, rendering: &Rendering) -> Output {
    let templates = rendering.chart.as_ref().map(problems::template_paths).unwrap_or_default();
    let printed = rendering.files.iter().filter(|file| !file.text.trim_ascii().is_empty());
    let object = |file: &RenderedFile| {
        let text = format!("{}\n", String::from_utf8_lossy(&file.text).trim_end());
        let name = format!("rendered {}", file.path);
        let known = report.files.find(&name);
        Object {
            kind: String::new(),
            name: String::new(),
            template: templates.get(&file.path).unwrap_or(&file.path).clone(),
            source: file.path.clone(),
            blank_lines: 0,
            random: Vec::new(),
            lines: text.lines().map(|_| OutputLine::default()).collect(),
            hooks: Vec::new(),
            file: known
                .unwrap_or_else(|| report.files.add(name, text.as_str(), FileKind::Rendered)),
            text,
        }
    };
    Output { objects: printed.map(object).collect(), ..Output::default() }
}

/// One environment, rendered.
struct Scene<'a> {
    rendering: &'a Rendering,
    chart: &'a Chart,
    values: &'a Map,
    layers: &'a LayerStack,
    /// Project paths of templates by Helm's name.
    templates: HashMap<String, String>,
    /// What templates printed, by the same name.
    rendered: HashMap<&'a str, &'a RenderedFile>,
    known: KnownSources,
}

impl Scene<'_> {
    fn origins<'b>(&'b self, report: &'b Report, path: &str) -> Origins<'b> {
        Origins {
            files: &report.files,
            layers: self.layers,
            templates: &self.templates,
            trace: self.rendering.trace.as_ref(),
            file: self.rendered.get(path).copied(),
            known: &self.known,
        }
    }

    fn object(
        &self,
        report: &mut Report,
        environment: usize,
        number: usize,
        document: &Document,
    ) -> Object {
        let content = document.content.to_text();
        let text = format!("{}\n", content.trim_end_matches('\n'));
        // Helm adds a newline to what there is, and trims the last manifest before the hooks.
        let is_last = number + 1 == self.rendering.manifests.manifests.len();
        let blank_lines = if is_last { 0 } else { content.len() + 1 - text.len() };
        let origins = self.origins(report, &document.path);
        let lines =
            line_starts(&text).map(|start| origins.line(document.range.start + start)).collect();
        let random = origins.random(document.range.start..document.range.start + text.len());
        let name = format!("{} {}", document.kind, document.name);
        let id = report.files.add(name, text.as_str(), FileKind::Rendered);
        report.virtual_files.push((id, VirtualFile::Object(environment, number)));
        Object {
            kind: document.kind.clone(),
            name: document.name.clone(),
            template: self
                .templates
                .get(&document.path)
                .cloned()
                .unwrap_or_else(|| document.path.clone()),
            source: document.path.clone(),
            text,
            blank_lines,
            lines,
            random,
            hooks: document.hook_events.clone(),
            file: id,
        }
    }

    fn overview(
        &self,
        report: &Report,
        objects: &[Object],
        documents: &[&Document],
    ) -> crate::Overview {
        let read = objects.iter().enumerate().filter_map(|(index, object)| object.read(index));
        let read = Objects::new(read.collect());
        let origins: Vec<_> =
            documents.iter().map(|document| self.origins(report, &document.path)).collect();
        let sources = |index: usize, range: Range<usize>| {
            let Some((origins, document)) = origins.get(index).zip(documents.get(index)) else {
                return Vec::new();
            };
            let start = document.range.start;
            origins.sources(start + range.start..start + range.end)
        };
        let value = |path: &[&str]| value_figure(self.values, self.layers, path);
        overview(&Figures { objects: &read, sources: &sources, value: &value })
    }

    fn template_text<'b>(
        &'b self,
        report: &'b Report,
        rendered: &'b RenderedFile,
    ) -> Option<TemplateText<'b>> {
        let path = self.templates.get(&rendered.path)?;
        let file = report.files.find(path)?;
        let text = &report.files.get(file)?.text;
        let (values, layers) = (self.values, self.layers);
        let trace = self.rendering.trace.as_ref()?;
        let reasons = Reasons { trace, values, layers };
        Some(TemplateText { path, file, text, rendered, reasons })
    }

    fn absent(
        &self,
        report: &Report,
        objects: &[Object],
        documents: &[&Document],
    ) -> Vec<AbsentPart> {
        let mut parts = Vec::new();
        let mut printed = Vec::new();
        let mut places = places(objects, documents);
        for file in &self.rendering.files {
            let base = file.path.rsplit('/').next().unwrap_or_default();
            if base.starts_with('_') || base.ends_with("NOTES.txt") {
                continue;
            }
            if file.text.iter().all(u8::is_ascii_whitespace) {
                parts.extend(self.template_text(report, file).map(|template| template.absent()));
            } else {
                printed.push((file, places.remove(file.path.as_str()).unwrap_or_default()));
            }
        }
        let charts = Charts { files: &report.files, values: self.values, layers: self.layers };
        parts.extend(charts.off(self.chart));
        if let Some(trace) = &self.rendering.trace {
            let reasons = Reasons { trace, values: self.values, layers: self.layers };
            let file = |name: &str| report.files.find(self.templates.get(name)?);
            parts.extend(left_out(reasons, &printed, &file));
        }
        parts
    }
}

/// The objects of each template, in the order in which it printed them.
fn places<'a>(
    objects: &'a [Object],
    documents: &[&'a Document],
) -> HashMap<&'a str, Vec<Place<'a>>> {
    let mut places: HashMap<&str, Vec<Place<'a>>> = HashMap::new();
    for (index, (object, document)) in objects.iter().zip(documents).enumerate() {
        let place = Place { start: document.range.start, index, object };
        places.entry(&document.path).or_default().push(place);
    }
    for places in places.values_mut() {
        chartroom_diagnostics::order::sort_by_key(places, |place| place.start);
    }
    places
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
