//! The way back from rendered text to templates, values and layers.

use crate::layers::LayerStack;
use crate::problems;
use crate::report::{Layer, OutputLine, Source};
use chartroom_diagnostics::{Files, Span};
use chartroom_gotemplate::{Map, SourceMap, Value};
use chartroom_helm::engine::Read;
use chartroom_helm::release::RenderedFile;
use std::collections::HashMap;
use std::ops::Range;

/// Where the segments of a source map start that reach into a range.
fn starts<'a>(map: &'a SourceMap, range: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let (start, end) = (range.start as u32, range.end as u32);
    let first = map.segments.partition_point(|segment| segment.output.end <= start);
    let reaching = map.segments.get(first..).unwrap_or_default().iter();
    reaching
        .take_while(move |segment| segment.output.start < end)
        .map(|segment| segment.output.start as usize)
}

/// Paths of all maps in the values, by their identity.
pub(crate) fn map_paths(values: &Map) -> HashMap<usize, Vec<String>> {
    let mut paths = HashMap::new();
    let mut open = vec![(Vec::new(), values.clone())];
    while let Some((path, map)) = open.pop() {
        if paths.insert(map.id(), path.clone()).is_some() {
            continue;
        }
        for (key, value) in map.entries() {
            let mut below = path.clone();
            below.push(key.to_text().into_owned());
            match value {
                Value::Map(map) => open.push((below, map)),
                Value::List(list) => {
                    for (index, item) in list.items().iter().enumerate() {
                        if let Value::Map(map) = item {
                            let mut path = below.clone();
                            path.push(index.to_string());
                            open.push((path, map.clone()));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    paths
}

/// The way back from a rendered file.
pub(crate) struct Origins<'a> {
    pub(crate) files: &'a Files,
    pub(crate) layers: &'a LayerStack,
    pub(crate) templates: &'a HashMap<String, String>,
    pub(crate) paths: &'a HashMap<usize, Vec<String>>,
    pub(crate) values: &'a Map,
    pub(crate) file: Option<&'a RenderedFile>,
}

impl Origins<'_> {
    /// The template text that wrote a byte.
    fn template(&self, offset: usize) -> Option<Span> {
        let (name, range) = problems::origin(self.file?.map.as_ref()?, offset)?;
        let file = self.files.find(self.templates.get(&name)?)?;
        Some(Span { file, start: range.start, end: range.end })
    }

    /// Where the values in a range of output came from, highest layer first.
    pub(crate) fn sources(&self, range: Range<usize>) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        let Some((file, map)) = self.file.and_then(|file| Some((file, file.map.as_ref()?))) else {
            return sources;
        };
        for offset in starts(map, &range) {
            let Some(segment) = map.at(offset as u32) else { continue };
            let Some(source) = map.source(&segment.origin) else { continue };
            let line = line_at(&file.text, range.start.max(offset));
            for read in file.reads.of(&source.name, &segment.origin.span) {
                sources.extend(self.read_source(read, line));
            }
        }
        sources.sort_by_key(|source| std::cmp::Reverse(source.layer));
        sources.dedup();
        sources
    }

    /// Where a value that was looked up was set. Of a table only what stands in the line counts.
    fn read_source(&self, read: &Read, line: &str) -> Option<Source> {
        let key = read.key.to_text().into_owned();
        let Some(above) = self.paths.get(&read.map) else {
            let built_in = ["Name", "Namespace", "Service", "AppVersion", "Version", "BasePath"];
            return built_in
                .contains(&key.as_str())
                .then_some(Source { layer: Layer::Release, span: None });
        };
        let mut path = above.clone();
        path.push(key);
        if let Some(inner) = self.find_in(&path, line) {
            path = inner;
        }
        self.layers.source(&path)
    }

    /// The path below a table whose last key, and value if it is a scalar, stand in a line of YAML; None if there is
    /// none or more than one.
    fn find_in(&self, path: &[String], line: &str) -> Option<Vec<String>> {
        let line = line.trim().trim_start_matches("- ");
        let (key, text) = line.split_once(':').unwrap_or(("", line));
        let text = text.trim().trim_matches('"');
        let start = path.iter().try_fold(Value::Map(self.values.clone()), |value, key| {
            value.as_map().and_then(|map| map.get(key.as_bytes()))
        })?;
        let mut open = vec![(path.to_vec(), start)];
        let mut found = None;
        while let Some((path, value)) = open.pop() {
            let is_key = key.is_empty() || path.last().is_some_and(|last| last == key);
            let children: Vec<(String, Value)> = match &value {
                Value::Map(map) => map
                    .entries()
                    .into_iter()
                    .map(|(key, value)| (key.to_text().into_owned(), value))
                    .collect(),
                Value::List(list) => list
                    .items()
                    .iter()
                    .enumerate()
                    .map(|(index, item)| (index.to_string(), item.clone()))
                    .collect(),
                scalar => {
                    let same = chartroom_gotemplate::fmt::display(scalar).to_text() == text;
                    if is_key && same && found.replace(path).is_some() {
                        return None;
                    }
                    continue;
                }
            };
            for (key, value) in children {
                let mut below = path.clone();
                below.push(key);
                open.push((below, value));
            }
        }
        found
    }

    pub(crate) fn line(&self, offset: usize) -> OutputLine {
        let end = self.file.map_or(offset, |file| offset + line_at(&file.text, offset).len());
        OutputLine {
            template: self.template(offset),
            source: self.sources(offset..end).into_iter().next(),
        }
    }
}

/// The rest of the line from an offset on.
fn line_at(text: &[u8], offset: usize) -> &str {
    let rest = text.get(offset..).unwrap_or_default();
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    std::str::from_utf8(line).unwrap_or_default()
}
