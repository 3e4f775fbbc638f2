//! The files of a chart: the lines that name one, and the chart with one under another path, or without it.
//!
//! Helm names a file by its path in its own chart (`.Files.Get "conf/app.ini"`), a template below the folder of templates
//! (`include (print $.Template.BasePath "/configmap.yaml") .`), which is how checksums are made.

use crate::template::scan::{Action, TokenKind};
use crate::{Asked, Place, Renaming};
use chartroom_core::{Environment, Project};
use chartroom_yaml::{Node, NodeKind};
use std::ops::Range;

/// Where templates are in a chart.
const TEMPLATES: &str = "templates/";

/// A text that names a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where the name stands, without its quotes.
    pub place: Place,
    /// Its line, 0-based.
    pub line: usize,
    /// All of that line.
    pub text: String,
    /// The name of the file under the other path; none where it cannot be named from here then.
    pub name: Option<String>,
}

/// Why a file cannot have a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathRefused {
    /// It has none.
    Empty,
    /// It is no path inside the chart's folder.
    Outside,
    /// There is such a file.
    Taken,
    /// A file is called like one of its folders, or a folder like it.
    Folder,
}

/// Why a chart can have no file of a path; `besides` is the file that gets it.
pub fn path_refused(project: &Project, path: &str, besides: Option<&str>) -> Option<PathRefused> {
    if path.is_empty() {
        return Some(PathRefused::Empty);
    }
    let odd = |char: char| char.is_control() || matches!(char, '\\' | ':');
    let step = |step: &str| step.is_empty() || step == "." || step == ".." || step.trim() != step;
    if path.contains(odd) || path.split('/').any(step) {
        return Some(PathRefused::Outside);
    }
    let below =
        |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
    let others = || project.files.iter().filter(|file| Some(file.path.as_str()) != besides);
    if others().any(|file| file.path == path) {
        return Some(PathRefused::Taken);
    }
    let clash = others().any(|file| below(&file.path, path) || below(path, &file.path));
    clash.then_some(PathRefused::Folder)
}

impl Asked<'_> {
    /// The texts of templates, values files and settings that name a file, with its name under another path.
    pub fn naming(&self, from: &str, to: &str) -> Vec<Reference> {
        let Some(chart) = self.model.chart_of(from) else { return Vec::new() };
        let Some(location) = self.model.charts.get(chart).map(|one| one.location.as_str()) else {
            return Vec::new();
        };
        let own = from.strip_prefix(location).unwrap_or(from);
        // What goes into another chart cannot be named from this one.
        let there = to.strip_prefix(location).filter(|_| self.model.chart_of(to) == Some(chart));
        let mut found = Vec::new();
        for template in self.model.templates.iter().filter(|one| one.chart == chart) {
            let text = &template.file.text;
            for action in template.file.actions.iter().filter(|one| !one.comment) {
                for (range, is_below) in texts(action, text) {
                    let Some(said) = text.get(range.clone()) else { continue };
                    let Some(before) = before(said, own, is_below) else { continue };
                    let name = there.and_then(|there| match is_below {
                        true => there.strip_prefix(TEMPLATES),
                        false => Some(there),
                    });
                    let name = name.map(|name| format!("{before}{name}"));
                    found.push(reference(&template.path, text, range, name));
                }
            }
        }
        let is_path = own.contains(['/', '.']);
        for file in self.project.files.iter().filter(|_| is_path && location.is_empty()) {
            let is_yaml = file.path.ends_with(".yaml") && !file.path.starts_with(TEMPLATES);
            let Some(text) = std::str::from_utf8(&file.data).ok().filter(|_| is_yaml) else {
                continue;
            };
            if !text.contains(own) || self.model.chart_of(&file.path) != Some(chart) {
                continue;
            }
            let root = chartroom_yaml::parse(text).root;
            root.iter().for_each(|root| {
                scalars(root, own, &mut |node| {
                    let range = node.span.start..node.span.end;
                    // Its text is replaced, quotes stay.
                    let quoted =
                        text.get(range.clone()).is_some_and(|text| text.starts_with(['"', '\'']));
                    let quote = usize::from(quoted);
                    let range = range.start + quote..range.end.saturating_sub(quote);
                    if text.get(range.clone()) == Some(own) {
                        found.push(reference(&file.path, text, range, there.map(str::to_owned)));
                    }
                })
            });
        }
        found
    }
}

/// A file under another path, with what [`Asked::naming`] found; `stays` are those of it that stay as they are.
pub fn file_renamed(from: &str, to: &str, naming: Vec<Reference>, stays: &[usize]) -> Renaming {
    let follows = naming.into_iter().enumerate().filter(|(at, _)| !stays.contains(at));
    let mut edits: Vec<(Place, String)> =
        follows.filter_map(|(_, one)| Some((one.place, one.name?))).collect();
    chartroom_diagnostics::order::sort_by(&mut edits, |a, b| a.0.cmp(&b.0));
    edits.dedup_by(|a, b| a.0 == b.0);
    let file = Some((from.to_owned(), to.to_owned()));
    Renaming { edits, file, ..Renaming::default() }
}

/// A project without a file; it is no layer of any environment then.
pub fn without(project: &Project, path: &str) -> Project {
    let mut without = project.clone();
    without.files.retain(|file| file.path != path);
    let layers = without.environments.iter_mut().map(|one| &mut one.overlays);
    layers.for_each(|layers| layers.retain(|layer| layer != path));
    without
}

/// The environments that a file is a layer of.
pub fn layer_of<'a>(project: &'a Project, path: &'a str) -> impl Iterator<Item = &'a Environment> {
    project.environments.iter().filter(move |one| one.overlays.iter().any(|layer| layer == path))
}

/// The texts of an action without their quotes, and whether they go on from the folder of templates.
fn texts(action: &Action, text: &str) -> Vec<(Range<usize>, bool)> {
    let says = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let all = || action.tokens.iter();
    let base = all().any(|token| says(&token.range).ends_with("Template.BasePath"));
    let inside = |range: &Range<usize>| range.start + 1..range.end.saturating_sub(1);
    let texts = all().filter(|token| token.kind == TokenKind::Text && token.range.len() > 1);
    let texts = texts.map(|token| inside(&token.range));
    texts.map(|range| (range.clone(), base && !says(&range).starts_with(TEMPLATES))).collect()
}

/// What stands before the path of a file in a text that names it: `/` or `%s/` behind the folder of templates.
fn before<'a>(said: &'a str, own: &str, is_below: bool) -> Option<&'a str> {
    match is_below {
        true => said
            .strip_suffix(own.strip_prefix(TEMPLATES)?)
            .filter(|rest| matches!(*rest, "/" | "%s/")),
        false => (said == own).then_some(""),
    }
}

fn reference(path: &str, text: &str, range: Range<usize>, name: Option<String>) -> Reference {
    let before = text.get(..range.start).unwrap_or_default();
    let line = before.matches('\n').count();
    let place = Place { path: path.to_owned(), start: range.start, end: range.end };
    let text = text.lines().nth(line).unwrap_or_default().trim().to_owned();
    Reference { place, line, text, name }
}

/// The scalars of a tree that are this text.
fn scalars(node: &Node, text: &str, found: &mut dyn FnMut(&Node)) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.value == text => found(node),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
        NodeKind::Sequence(items) => items.iter().for_each(|item| scalars(item, text, found)),
        NodeKind::Mapping(mapping) => {
            for entry in mapping.iter() {
                scalars(&entry.key, text, found);
                scalars(&entry.value, text, found);
            }
        }
    }
}
