//! What each line of output was computed from, what it stands under, and what each value does.

mod analysis;
mod origins;
mod paths;
mod reach;
mod reads;
mod unreached;
mod written;
mod yaml_path;

pub use origins::{ConditionOrigin, LayerValue, LineOrigin, LinePiece, PieceOrigin, ValueOrigin};
pub use paths::Input;
pub use reach::ReachedLine;
pub use unreached::Unreached;
pub use written::TemplateOrigin;
pub use yaml_path::yaml_path;

pub(crate) use origins::inner;
pub(crate) use paths::inputs;
#[cfg(feature = "whole")]
pub(crate) use reads::action_at;
pub(crate) use reads::actions;

use crate::layers::LayerStack;
use crate::problems::template_paths;
use crate::report::Object;
use chartroom_diagnostics::{FileId, Files, Span};
use chartroom_gotemplate::{Map, SourceMap, Trace};
use chartroom_helm::release::{RenderedFile, Rendering};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// The trace of one environment's render, for questions about its lines and values. Objects are numbered as in
/// [`crate::Output::objects`], lines from 0.
#[derive(Default)]
pub struct Provenance {
    trace: Option<Trace>,
    documents: Vec<DocumentTrace>,
    maps: Vec<(String, SourceMap)>,
    layers: LayerStack,
    values: Map,
    /// Files of the project by Helm's name of the template.
    templates: HashMap<String, FileId>,
}

/// Where the lines of an object stand in a template's output.
struct DocumentTrace {
    /// Index of the source map.
    map: usize,
    lines: Vec<LineTrace>,
}

/// Bytes of a template's output.
#[derive(Default)]
struct LineTrace {
    /// Those of the line, without the newline.
    range: Range<u32>,
    /// The first that is no blank, or the line's end.
    visible: u32,
}

impl fmt::Debug for Provenance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Provenance")
            .field("documents", &self.documents.len())
            .finish_non_exhaustive()
    }
}

impl Provenance {
    /// Takes the trace and the source maps out of a rendering. `objects` are texts as shown, each with the template that
    /// rendered it and the byte of its output that it begins at.
    pub(crate) fn take<'a>(
        rendering: &mut Rendering,
        layers: &LayerStack,
        objects: impl Iterator<Item = (&'a Object, usize)>,
        files: &Files,
    ) -> Self {
        let names = rendering.chart.as_ref().map(template_paths).unwrap_or_default();
        let templates =
            names.into_iter().filter_map(|(name, path)| Some((name, files.find(&path)?)));
        let templates = templates.collect();
        let documents = objects.map(|(object, start)| DocumentTrace {
            map: rendering
                .files
                .iter()
                .position(|file| file.path == object.source)
                .unwrap_or(usize::MAX),
            lines: lines(&object.text, start as u32),
        });
        let documents = documents.collect();
        let map =
            |file: &mut RenderedFile| (file.path.clone(), file.map.take().unwrap_or_default());
        Self {
            documents,
            maps: rendering.files.iter_mut().map(map).collect(),
            trace: rendering.trace.take(),
            layers: layers.clone(),
            values: rendering.values.clone().unwrap_or_default(),
            templates,
        }
    }

    fn document(&self, object: usize) -> Option<(&DocumentTrace, &SourceMap)> {
        let document = self.documents.get(object)?;
        Some((document, &self.maps.get(document.map)?.1))
    }

    /// A range of a template's text by the name that Helm gives it; None for text that `tpl` was given.
    fn span(&self, name: &str, range: &Range<u32>) -> Option<Span> {
        let file = *self.templates.get(name)?;
        Some(Span { file, start: range.start, end: range.end })
    }
}

fn lines(text: &str, start: u32) -> Vec<LineTrace> {
    let mut at = start;
    let line = |line: &str| {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let content = content.strip_suffix('\r').unwrap_or(content);
        let range = at..at + content.len() as u32;
        let visible = range.end - content.trim_ascii_start().len() as u32;
        at += line.len() as u32;
        LineTrace { range, visible }
    };
    text.split_inclusive('\n').map(line).collect()
}
