//! What a report says: one entry per environment, every problem, and the files that places point into.

use crate::layers::LayerStack;
use crate::overview::Overview;
use crate::provenance::Provenance;
use chartroom_diagnostics::{Diagnostic, FileId, Files, Severity, Span};
use chartroom_gotemplate::Map;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The answer to a [`crate::Project`].
#[derive(Debug, Default)]
pub struct Report {
    /// Files that spans point into, virtual ones included.
    pub files: Files,
    /// Where virtual files belong.
    pub virtual_files: Vec<(FileId, VirtualFile)>,
    /// What Chart.yaml says, when it could be read.
    pub chart: Option<ChartFacts>,
    /// One for each environment of the project, in order.
    pub environments: Vec<EnvironmentReport>,
    /// Every problem, errors first, then by file and place.
    pub problems: Vec<Problem>,
    /// Where problems are in their list.
    known: Known,
}

/// Where problems are in a list, by what makes them one: there can be tens of thousands.
#[derive(Debug, Default)]
struct Known {
    places: HashMap<(&'static str, Option<Span>, String), usize>,
    /// So many problems of the list are known.
    count: usize,
}

impl Known {
    fn find(&mut self, problems: &[Problem], diagnostic: &Diagnostic) -> Option<usize> {
        let key = |one: &Diagnostic| (one.code, one.span, one.message.clone());
        // Others can have added to the list.
        for (at, problem) in problems.iter().enumerate().skip(self.count) {
            self.places.entry(key(&problem.diagnostic)).or_insert(at);
        }
        self.count = problems.len();
        let place = self.places.entry(key(diagnostic));
        match place {
            Entry::Occupied(known) => Some(*known.get()),
            Entry::Vacant(new) => {
                new.insert(problems.len());
                None
            }
        }
    }
}

impl Report {
    /// Adds a problem of some environments; one that is known from others gets these added.
    pub fn add(&mut self, mut diagnostic: Diagnostic, environments: Range<usize>) {
        diagnostic.code = crate::problems::printed_id(diagnostic.code);
        let known = self.known.find(&self.problems, &diagnostic);
        let Some(problem) = known.and_then(|at| self.problems.get_mut(at)) else {
            let environments = environments.collect();
            self.problems.push(Problem { diagnostic, environments });
            return;
        };
        for environment in environments {
            if !problem.environments.contains(&environment) {
                problem.environments.push(environment);
            }
        }
    }

    /// Brings problems into their order.
    pub fn sort(&mut self) {
        chartroom_diagnostics::order::sort_by_key(&mut self.problems, |problem| {
            let diagnostic = &problem.diagnostic;
            let span = diagnostic.span.map(|span| (span.file, span.start));
            (diagnostic.severity, span.is_none(), span)
        });
        self.known = Known::default();
    }
}

/// What a file that the user cannot edit as a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VirtualFile {
    /// The text of a `--set` entry: indices of the environment and of the entry.
    Set(usize, usize),
    /// The text of a rendered object: indices of the environment and of the object.
    Object(usize, usize),
    /// Text that only existed while rendering.
    Passing,
}

/// The head of Chart.yaml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFacts {
    /// `name`
    pub name: String,
    /// `version`
    pub version: String,
    /// `appVersion`
    pub app_version: String,
}

/// A problem and the environments it shows in.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong, and where.
    pub diagnostic: Diagnostic,
    /// Indices of environments.
    pub environments: Vec<usize>,
}

/// What is true and nobody has to act on: entries that change nothing, blanks in the output, kinds whose fields nobody
/// here knows, API versions that only a cluster decides on, defaults of the chart that nothing reads.
const HINTS: [&str; 5] = ["values/redundant", "OUT001", "KUBE006", "KUBE007", "VAL022"];

impl Problem {
    /// Whether it is no more than a hint: told where one looks, and not counted. The chart's settings can make it one
    /// that counts.
    pub fn is_hint(&self) -> bool {
        self.diagnostic.severity == Severity::Info && HINTS.contains(&self.diagnostic.code)
    }
}

/// One environment.
#[derive(Debug, Default)]
pub struct EnvironmentReport {
    /// Its name.
    pub name: String,
    /// None when Helm prints nothing but an error.
    pub output: Option<Output>,
    /// What there is of it then, to be explained: one object without kind and name for each template that ran, its text.
    pub unfinished: Option<Output>,
    /// The layers as far as they can be read, lowest first.
    pub layers: LayerStack,
    /// The effective values; empty when the layers could not be put together.
    pub effective: Map,
}

/// All that one environment renders to.
#[derive(Debug, Default)]
pub struct Output {
    /// The release that it was rendered for; names of objects follow it.
    pub release: String,
    /// The version of Kubernetes that it was rendered for.
    pub kube_version: String,
    /// Manifests in the order in which Helm prints them, hooks after them.
    pub objects: Vec<Object>,
    /// The root chart's NOTES.txt as rendered.
    pub notes: Option<String>,
    /// Effective values as YAML.
    pub values: Vec<ValueLine>,
    /// The figures of the cards.
    pub overview: Overview,
    /// Templates and fields that a condition switched off.
    pub absent: Vec<AbsentPart>,
    /// Charts that are listed and not there, for which Helm prints an error.
    #[cfg(feature = "whole")]
    pub missing: Vec<MissingChart>,
    /// That error; empty without one.
    #[cfg(feature = "whole")]
    pub refused: String,
    /// Answers where a line comes from and what a value does.
    pub provenance: Provenance,
    /// Keys of values files that higher layers override.
    pub overrides: Vec<Override>,
}

/// A chart that a Chart.yaml lists in `dependencies` and that is not in charts/.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MissingChart {
    /// `name` in Chart.yaml.
    pub name: String,
    /// `version`: a range.
    pub version: String,
    /// `repository`
    pub repository: String,
    /// The version that Chart.lock has of it.
    pub locked: Option<String>,
    /// The key of the values that it would get: its alias, or its name.
    pub key: String,
    /// Those values as YAML, their beginning where they are long; empty where there are none.
    pub values: String,
    /// Where they come from.
    pub source: Option<Source>,
    /// Its name in Chart.yaml.
    pub place: Option<Span>,
    /// Its version in Chart.lock.
    pub lock: Option<Span>,
}

/// One rendered object.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Kubernetes kind, empty when the document has none.
    pub kind: String,
    /// metadata.name, empty when the document has none.
    pub name: String,
    /// Path of its template inside the chart folder.
    pub template: String,
    /// The path that Helm prints behind `# Source:`, which says how a subchart is called.
    pub source: String,
    /// The document as Helm prints it, ending in a newline.
    pub text: String,
    /// Blank lines that Helm prints behind it.
    pub blank_lines: usize,
    /// One for each line of `text`.
    pub lines: Vec<OutputLine>,
    /// Bytes of `text` that random functions had a part in. They follow from the project's seed: none of them is for use.
    pub random: Vec<Range<usize>>,
    /// Events of a hook.
    pub hooks: Vec<String>,
    /// The object's own file in [`Report::files`].
    pub file: FileId,
}

impl Object {
    /// The object with its tree; None where its text cannot be read.
    pub fn read(&self, index: usize) -> Option<chartroom_objects::Object<'_>> {
        Some(chartroom_objects::Object {
            index,
            kind: &self.kind,
            name: &self.name,
            file: self.file,
            is_hook: !self.hooks.is_empty(),
            root: chartroom_yaml::parse(&self.text).root?,
        })
    }
}

impl Output {
    /// The objects that can be read, with their trees.
    pub fn read(&self) -> chartroom_objects::Objects<'_> {
        let objects = self.objects.iter().enumerate();
        chartroom_objects::Objects::new(objects.filter_map(|(at, one)| one.read(at)).collect())
    }
}

/// Where a line of output came from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OutputLine {
    /// What wrote the line's first character that is not blank.
    pub template: Option<Span>,
    /// The value in it, the one of the latest layer if there are several.
    pub source: Option<Source>,
}

/// The layer a value came from. Layers of an environment count from 1, later ones win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Text of the template itself.
    Template,
    /// `.Release`, `.Chart`, `.Capabilities`.
    Release,
    /// A values.yaml, the chart's or a subchart's.
    Base,
    /// An overlay by its number, 2 for the first.
    Overlay(u8),
    /// The `--set` family, by the number after the overlays'.
    Set(u8),
}

/// Where a figure came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The layer that won.
    pub layer: Layer,
    /// Where in that layer.
    pub span: Option<Span>,
}

/// A line of the effective values.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueLine {
    /// The line of YAML, without its newline.
    pub text: String,
    /// Who set it; None for a line that only opens a map of several layers.
    pub source: Option<Source>,
    /// What the layer below had, as inline YAML, when it was another value.
    pub was: Option<String>,
}

/// A key of a values file that a higher layer overrides.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// The key and its value.
    pub span: Span,
    /// The effective value on one line, shortened if it is long.
    pub text: String,
    /// Who set it.
    pub by: Source,
}

/// A template or a block of one that is not rendered, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AbsentPart {
    /// Path of a template or subchart inside the chart folder. Of a block, the field that it would print
    /// (`spec.replicas`) or the kind of the object, or else how its text begins.
    pub what: String,
    /// Of a subchart, its folder inside the chart's, if it has one.
    pub folder: Option<String>,
    /// Of a subchart, the path of its values.
    pub values: Vec<String>,
    /// Of a subchart, the path of the value that switched it off.
    pub switch: Vec<String>,
    /// The kind that it would make, when its text says so.
    pub kind: Option<String>,
    /// The condition in words, code in backticks.
    pub reason: String,
    /// The condition in the template.
    pub condition: Option<Span>,
    /// The values that decided it.
    pub sources: Vec<Source>,
    /// It is a block of a template that printed something else.
    pub block: bool,
    /// The objects that the block would stand in, by index in [`Output::objects`].
    pub objects: Vec<usize>,
}
