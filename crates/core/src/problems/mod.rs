//! From what went wrong to a problem at its place in a file the user edits, with the reason and the way out.

#[cfg(feature = "whole")]
mod action;
#[cfg(feature = "whole")]
mod asked;
#[cfg(feature = "whole")]
mod bare;
#[cfg(feature = "whole")]
mod brace;
#[cfg(feature = "whole")]
mod broken;
mod cause;
#[cfg(feature = "whole")]
mod chart;
mod expression;
mod failure;
#[cfg(feature = "whole")]
mod grammar;
#[cfg(feature = "whole")]
mod head;
#[cfg(feature = "whole")]
mod hints;
#[cfg(feature = "whole")]
mod item;
#[cfg(feature = "whole")]
mod lines;
mod links;
mod lint;
#[cfg(feature = "whole")]
mod lock;
#[cfg(feature = "whole")]
mod misprint;
#[cfg(feature = "whole")]
mod nil;
#[cfg(feature = "whole")]
mod passing;
mod schema;
#[cfg(feature = "whole")]
mod shape;
#[cfg(feature = "whole")]
mod shifted;
#[cfg(feature = "whole")]
mod unfit;
mod warning;
mod wording;
#[cfg(feature = "whole")]
mod written;

#[cfg(feature = "whole")]
pub use asked::quantity_help;
#[cfg(feature = "whole")]
pub use brace::{single_braces, told as told_of_braces};
#[cfg(feature = "whole")]
pub use broken::as_yaml;
pub(crate) use failure::failure;
pub(crate) use lint::lint;
#[cfg(feature = "whole")]
pub(crate) use lock::outdated;
#[cfg(feature = "whole")]
pub use misprint::{Misprint, misprint};
pub use warning::takes_any_kind;
pub(crate) use warning::warning;

use crate::layers::LayerStack;
use chartroom_diagnostics::{Diagnostic, FileId, Files, Span};
use chartroom_gotemplate::{SourceMap, Trace};
use chartroom_helm::chart::Chart;
use chartroom_helm::release::RenderedFile;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a report tells under the id of a rule of the catalogue, by the name that it has here.
const CATALOGUE: &[(&str, &str)] = &[
    ("exec/fail", "ERR006"),
    ("exec/nil-pointer", "ERR001"),
    ("exec/required", "ERR006"),
    ("output/yaml", "ERR005"),
    ("template/unclosed-block", "ERR004"),
    ("template/unknown-function", "ERR003"),
    ("values/not-a-map", "VAL020"),
    ("values/scalar-ignored", "VAL008"),
    ("values/scalar-overwritten", "VAL008"),
    ("values/table-overwritten", "VAL007"),
    ("yaml/duplicate-key", "VAL018"),
    ("yaml/syntax", "ERR007"),
    ("yaml/unknown-anchor", "VAL021"),
];

/// The id that is printed for something told: that of its rule, or else its name.
pub fn printed_id(name: &str) -> &str {
    let rule = CATALOGUE.iter().find(|(known, _)| *known == name);
    rule.map_or(name, |(_, id)| id)
}

/// The names of all that a report tells by itself, without a check: settings and comments take them too.
pub const CODES: &[&str] = &[
    "exec/depth",
    "exec/fail",
    "exec/failed",
    "exec/memory",
    "exec/nil-pointer",
    "exec/output",
    "exec/required",
    "exec/steps",
    "kube/version",
    "output/yaml",
    "template/syntax",
    "template/unclosed-block",
    "template/unknown-function",
    "values/chart",
    "values/condition",
    "values/dependencies",
    "values/deprecated",
    "values/flag",
    "values/globals",
    "values/import",
    "values/lock",
    "values/missing-file",
    "values/not-a-map",
    "values/redundant",
    "values/release-name",
    "values/scalar-ignored",
    "values/scalar-overwritten",
    "values/schema",
    "values/set",
    "values/table-overwritten",
    "values/too-large",
    "yaml/duplicate-key",
    "yaml/syntax",
    "yaml/unknown-anchor",
];

/// What is needed to find places: files by path, templates by Helm's name, layers, rendered texts.
pub(crate) struct Context<'a> {
    /// All files; virtual ones are added on demand.
    pub(crate) files: &'a mut Files,
    /// The layers of the environment.
    pub(crate) layers: &'a LayerStack,
    /// Names of the values files of the environment, for messages.
    #[cfg(feature = "whole")]
    pub(crate) layer_names: &'a [String],
    /// Project paths of templates by Helm's name (`t/templates/a.yaml`).
    pub(crate) templates: &'a HashMap<String, String>,
    /// Files of the entries of `-f` and the `--set` family.
    pub(crate) entries: &'a dyn Fn(chartroom_helm::values::Layer) -> Option<FileId>,
    /// What templates printed.
    pub(crate) rendered: &'a [RenderedFile],
    /// What values did, as far as the render came.
    pub(crate) trace: Option<&'a Trace>,
    /// Names of functions that templates can call.
    pub(crate) functions: &'a [&'a str],
}

impl Context<'_> {
    /// The file of a template by Helm's name.
    pub(crate) fn template_file(&self, name: &str) -> Option<FileId> {
        self.files.find(self.templates.get(name)?)
    }

    /// Bytes of a template.
    pub(crate) fn template_span(&self, name: &str, range: &Range<u32>) -> Option<Span> {
        let file = self.template_file(name)?;
        Some(Span { file, start: range.start, end: range.end.max(range.start) })
    }

    /// The template text that wrote a byte of a rendered file.
    pub(crate) fn written_by(&self, path: &str, offset: usize) -> Option<Span> {
        let file = self.rendered.iter().find(|file| file.path == path)?;
        origin(file.map.as_ref()?, offset)
            .and_then(|(name, range)| self.template_span(&name, &range))
    }
}

/// Template and bytes that wrote a byte of output: of text that stands in the template as it is, the rest of its line.
pub(crate) fn origin(map: &SourceMap, offset: usize) -> Option<(String, Range<u32>)> {
    let offset = u32::try_from(offset).ok()?;
    let segment = map.at(offset)?;
    let source = map.source(&segment.origin)?;
    let origin = segment.origin_of(&(offset..segment.output.end));
    let mut span = origin.span;
    if origin.literal {
        let text = source.slice(span.clone());
        let line = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
        span.end = span.start + line as u32;
    }
    Some((source.name.to_text().into_owned(), span))
}

/// Project paths of all templates by Helm's name.
pub(crate) fn template_paths(chart: &Chart) -> HashMap<String, String> {
    let mut paths = HashMap::new();
    let mut charts = vec![chart];
    while let Some(chart) = charts.pop() {
        for template in &chart.templates {
            let name = format!("{}/{}", chart.full_path(), template.name);
            paths.insert(name, format!("{}{}", chart.location, template.name));
        }
        charts.extend(&chart.dependencies);
    }
    paths
}

/// The same problem told by two readers is told once: Helm's words, at the place that the file's own reader found.
pub(crate) fn merge_duplicates(problems: &mut Vec<Diagnostic>) {
    let is_syntax =
        |problem: &Diagnostic| matches!(problem.code, "yaml/syntax" | "yaml/unknown-anchor");
    let by_file = |problem: &Diagnostic| problem.span.map(|span| span.file);
    let mut own: HashMap<Option<FileId>, Diagnostic> = HashMap::new();
    for problem in problems.iter() {
        if is_syntax(problem) && problem.helm_text.is_none() {
            own.entry(by_file(problem)).or_insert_with(|| problem.clone());
        }
    }
    let mut told = HashSet::new();
    for problem in
        problems.iter_mut().filter(|problem| is_syntax(problem) && problem.helm_text.is_some())
    {
        told.insert(by_file(problem));
        if let Some(first) = own.get(&by_file(problem)) {
            problem.span = first.span;
            problem.related = first.related.clone();
            if first.code == problem.code {
                // The reader has looked at the text, not only at what go-yaml says.
                (problem.message, problem.help) = (first.message.clone(), first.help.clone());
                problem.fix = first.fix.clone();
            }
        }
    }
    // Helm stops at a file's first error; what the reader finds behind it often follows from it.
    problems.retain(|problem| {
        !is_syntax(problem) || problem.helm_text.is_some() || !told.contains(&by_file(problem))
    });
}

#[cfg(test)]
mod tests {
    use super::CODES;
    use std::path::Path;

    /// All texts of the sources below a folder that look like the id of something told.
    fn ids(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                ids(&entry.path(), found);
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let is_id = |text: &&str| {
                let kinds = ["values", "yaml", "template", "output", "exec", "kube"];
                let kind = text.split_once('/').filter(|(_, name)| !name.is_empty());
                kind.is_some_and(|(kind, name)| {
                    kinds.contains(&kind)
                        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                })
            };
            found.extend(text.split('"').filter(is_id).map(str::to_owned));
        }
    }

    #[test]
    fn every_id_is_listed() {
        let mut found = Vec::new();
        ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert!(found.len() >= CODES.len(), "the sources are there");
        found.retain(|id| !CODES.contains(&id.as_str()));
        assert_eq!(found, Vec::<String>::new(), "not in the list");
    }
}
