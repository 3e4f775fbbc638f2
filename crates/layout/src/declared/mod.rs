//! Which environments of a chart a repository declares, for tools that run Helm: helmfile, Argo CD, Flux, GitLab CI, GitHub
//! Actions. What they say is read as it stands: a template of theirs is filled in where its lists tell with what, and what
//! only a run knows, such as a commit, stays as it is written.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | `.chartroom.yaml` of the chart | `own.rs` |
//! | `helmfile.yaml` | `helmfile.rs` |
//! | Applications and ApplicationSets of Argo CD | `argo.rs` |
//! | HelmReleases of Flux | `flux.rs` |
//! | jobs of GitLab CI and GitHub Actions | `jobs.rs`, their commands in `command.rs` |
//! | placeholders of all of them, paths | `fill.rs`, `paths.rs` |

mod argo;
mod command;
mod fill;
mod flux;
mod helmfile;
mod jobs;
mod own;
mod paths;

pub use own::SETTINGS;

use chartroom_yaml::{Node, documents, parse};
use std::rc::Rc;

/// A file of a repository: its path, with `/`, and its text.
pub type File<'a> = (&'a str, &'a str);

/// Larger files declare nothing, in bytes.
pub const LARGEST: u64 = 1 << 20;

/// Whether a file may declare something, by its path and its length in bytes.
pub fn may_declare(path: &str, length: u64) -> bool {
    length <= LARGEST && [".yaml", ".yml", ".json", ".gotmpl"].iter().any(|end| path.ends_with(end))
}

/// A layer of an environment, above the chart's values.yaml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A values file of the repository.
    File(String),
    /// Values that stand in the declaration, as YAML.
    Inline(String),
    /// A flag of the `--set` family, such as `--set-string`, with its argument.
    Flag(&'static str, String),
}

/// An environment that is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// Its layers, lowest first.
    pub layers: Vec<Layer>,
    /// The release; empty where none is told.
    pub release: String,
    /// The namespace; empty where none is told.
    pub namespace: String,
    /// The file that declares it.
    pub from: String,
}

/// The folders of charts in a repository, outermost first; charts in charts are left out.
pub fn charts(files: &[File<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (path, _) in files {
        let Some(folder) = path.strip_suffix("Chart.yaml") else { continue };
        let folder = folder.trim_end_matches('/').to_owned();
        let is_chart = folder.is_empty() || path.ends_with("/Chart.yaml");
        if is_chart && !format!("/{folder}/").contains("/templates/") {
            found.push(folder);
        }
    }
    let all = found.clone();
    let outer = |one: &String| {
        let within = |other: &String| {
            *one != *other && one.starts_with(&paths::folder(other)) && one.contains("charts/")
        };
        !all.iter().any(within)
    };
    found.retain(outer);
    found
}

/// The environments that the chart's own `.chartroom.yaml` declares; they are all that there are then.
pub fn own_environments(files: &[File<'_>], chart: &str) -> Vec<Declared> {
    own::declared(&Tree { files, chart })
}

/// The environments of the chart in a folder of a repository, each once: those of its `.chartroom.yaml`, or else what tools
/// declare, in the order of the files, then those that the chart's own files make.
pub fn environments(files: &[File<'_>], chart: &str) -> Vec<Declared> {
    let mut found = own_environments(files, chart);
    if !found.is_empty() {
        return found;
    }
    let tree = Tree { files, chart };
    for one in helmfile::declared(&tree)
        .into_iter()
        .chain(argo::declared(&tree))
        .chain(flux::declared(&tree))
        .chain(jobs::declared(&tree))
    {
        // What is said twice, by a job and by what it runs say, is said once.
        if !one.name.is_empty() && !found.iter().any(|known| known.name == one.name) {
            found.push(one);
        }
    }
    let folder = paths::folder(chart);
    let own = files.iter().filter_map(|(path, _)| path.strip_prefix(folder.as_str()));
    for (name, overlay) in crate::environments(own, "default") {
        let file = overlay.map(|path| format!("{folder}{path}"));
        let used = |known: &Declared| {
            let is =
                |layer: &Layer| matches!(layer, Layer::File(path) if Some(path) == file.as_ref());
            known.name == name || known.layers.iter().any(is)
        };
        let alone = overlay.is_none() && !found.is_empty();
        if !alone && !found.iter().any(used) {
            let layers = file.into_iter().map(Layer::File).collect();
            found.push(Declared { name: name.to_owned(), layers, ..Declared::default() });
        }
    }
    found
}

/// A repository, and the chart in it that is asked about.
struct Tree<'a> {
    files: &'a [File<'a>],
    chart: &'a str,
}

impl<'a> Tree<'a> {
    /// YAML files whose text has one of some words, with each of their documents.
    fn documents(&self, words: &[&str]) -> Vec<(&'a str, &'a str, Rc<Node>)> {
        let mut found = Vec::new();
        let yaml = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
        let of_chart = paths::folder(self.chart) + "templates/";
        let wanted = self.files.iter().filter(|(path, text)| {
            yaml(path)
                && !path.starts_with(&of_chart)
                && text.len() as u64 <= LARGEST
                && words.iter().any(|word| text.contains(word))
        });
        for (path, text) in wanted {
            for span in documents(text) {
                let document = text.get(span).unwrap_or_default();
                found.extend(parse(document).root.map(|root| (*path, document, root)));
            }
        }
        found
    }

    fn has(&self, path: &str) -> bool {
        self.files.iter().any(|(one, _)| *one == path)
    }

    /// The text of a file.
    fn text(&self, path: &str) -> Option<&'a str> {
        self.files.iter().find(|(one, _)| *one == path).map(|(_, text)| *text)
    }

    /// Whether a path names the chart, seen from a folder.
    fn is_chart(&self, from: &str, path: &str) -> bool {
        paths::joined(from, path).is_some_and(|path| path == self.chart)
    }

    /// The values file that a path names, seen from a folder.
    fn layer(&self, from: &str, path: &str) -> Option<Layer> {
        let path = paths::joined(from, path)?;
        // The chart's own values are below everything in any case.
        let base = format!("{}values.yaml", paths::folder(self.chart));
        (self.has(&path) && path != base).then_some(Layer::File(path))
    }

    /// What an environment is called: after its topmost file, or after the release or application without the chart's name.
    fn name(&self, layers: &[Layer], called: &str) -> String {
        let named = layers.iter().rev().find_map(|layer| match layer {
            Layer::File(path) => paths::environment(path, self.chart),
            _ => None,
        });
        named.unwrap_or_else(|| {
            let chart = self.chart.rsplit('/').next().unwrap_or_default();
            let rest = called.strip_prefix(chart).or_else(|| called.strip_suffix(chart));
            let rest = rest.map(|rest| rest.trim_matches('-')).filter(|rest| !rest.is_empty());
            rest.unwrap_or(called).to_owned()
        })
    }
}

/// The text at a path of keys.
fn text_at<'n>(node: &'n Node, path: &[&str]) -> Option<&'n str> {
    node.get(path)?.text()
}

/// The items at a path of keys.
fn items_at<'n>(node: &'n Node, path: &[&str]) -> &'n [Node] {
    node.get(path).map(Node::items).unwrap_or_default()
}

/// A node as YAML.
fn yaml_of(node: &Node) -> Option<String> {
    let value = node.to_value().ok()?;
    String::from_utf8(chartroom_yaml::to_yaml(&value).ok()?).ok()
}
