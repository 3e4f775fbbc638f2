//! What the files of a project say to completion: charts, values files, schemas, templates and what they read.

use crate::comments::{self, Commented};
use crate::template::scan::{Action, actions, masked};
use crate::template::subject::Subject;
use crate::template::walk::{Walked, walk};
use crate::trie::Trie;
use chartroom_core::{Project, ProjectFile};
use chartroom_yaml::{self as yaml, Node};
use std::collections::HashMap;
use std::rc::Rc;

/// The meanings of helpers' dots are followed from caller to caller so many times.
const ROUNDS: usize = 5;
/// Larger files are not looked into.
const LARGEST: usize = 2 << 20;

/// A chart of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChartAt {
    /// Where its files are: `charts/sub/`, "" for the root.
    pub(crate) location: String,
    /// Where its values are in those of the root.
    pub(crate) prefix: Vec<String>,
    pub(crate) name: String,
}

/// A values file.
pub(crate) struct ValuesFile {
    pub(crate) path: String,
    /// The path that its root stands at.
    pub(crate) prefix: Vec<String>,
    /// It is a chart's values.yaml.
    pub(crate) base: bool,
    pub(crate) file: Rc<YamlFile>,
}

/// A YAML file as far as it can be read.
pub(crate) struct YamlFile {
    pub(crate) text: Rc<str>,
    pub(crate) tree: Option<Rc<Node>>,
    pub(crate) commented: Commented,
}

/// A template as it is written.
pub(crate) struct TemplateFile {
    pub(crate) text: Rc<str>,
    pub(crate) actions: Vec<Action>,
    pub(crate) masked: String,
}

/// A template with what was found in it.
pub(crate) struct Template {
    pub(crate) path: String,
    /// The chart it belongs to, by its number.
    pub(crate) chart: usize,
    pub(crate) file: Rc<TemplateFile>,
    found: Rc<Walked>,
}

impl std::ops::Deref for Template {
    type Target = Walked;

    fn deref(&self) -> &Walked {
        &self.found
    }
}

/// Files that were read before, by their paths.
#[derive(Default)]
pub(crate) struct Cache {
    yaml: HashMap<String, (Rc<[u8]>, Rc<YamlFile>)>,
    templates: HashMap<String, (Rc<[u8]>, Rc<TemplateFile>)>,
    walks: HashMap<String, Walk>,
    dots: HashMap<String, Subject>,
}

/// A walk over a template, with what it hung on.
struct Walk {
    file: Rc<TemplateFile>,
    context: Subject,
    dots: Vec<Option<Subject>>,
    found: Rc<Walked>,
}

/// Everything, for one state of the project.
pub(crate) struct Model {
    pub(crate) charts: Vec<ChartAt>,
    pub(crate) values: Vec<ValuesFile>,
    /// values.schema.json with the path of the values that it is for.
    pub(crate) schemas: Vec<(String, Vec<String>, Rc<YamlFile>)>,
    pub(crate) templates: Vec<Template>,
    /// What the dots of named templates are.
    pub(crate) dots: HashMap<String, Subject>,
    /// What templates read: numbers of the template and of the read in it.
    pub(crate) reads: Trie<(usize, usize)>,
    /// Who calls a named template: numbers of the template and of the call in it.
    pub(crate) callers: HashMap<String, Vec<(usize, usize)>>,
}

impl Cache {
    fn yaml(&mut self, file: &ProjectFile) -> Rc<YamlFile> {
        if let Some((data, known)) =
            self.yaml.get(&file.path).filter(|(data, _)| same(data, &file.data))
        {
            let _ = data;
            return known.clone();
        }
        let text: Rc<str> = String::from_utf8_lossy(&file.data).into();
        let tree = yaml::parse(&text).root;
        let commented = comments::commented(&text);
        let read = Rc::new(YamlFile { text, tree, commented });
        self.yaml.insert(file.path.clone(), (file.data.clone(), read.clone()));
        read
    }

    fn template(&mut self, file: &ProjectFile) -> Rc<TemplateFile> {
        if let Some((_, known)) =
            self.templates.get(&file.path).filter(|(data, _)| same(data, &file.data))
        {
            return known.clone();
        }
        let text: Rc<str> = String::from_utf8_lossy(&file.data).into();
        let actions = actions(&text);
        let masked = masked(&text, &actions);
        let read = Rc::new(TemplateFile { text, actions, masked });
        self.templates.insert(file.path.clone(), (file.data.clone(), read.clone()));
        read
    }
}

fn same(a: &Rc<[u8]>, b: &Rc<[u8]>) -> bool {
    Rc::ptr_eq(a, b) || a == b
}

impl Model {
    pub(crate) fn new(project: &Project, cache: &mut Cache) -> Self {
        let small = |file: &&ProjectFile| file.data.len() <= LARGEST;
        let files: Vec<&ProjectFile> =
            project.beside.iter().chain(&project.files).filter(small).collect();
        let charts = charts(&files, cache);
        let mut model = Model {
            values: values(project, &files, &charts, cache),
            schemas: schemas(&files, &charts, cache),
            templates: Vec::new(),
            dots: HashMap::new(),
            reads: Trie::default(),
            callers: HashMap::new(),
            charts,
        };
        for file in &files {
            let Some(chart) = model.chart_of_template(&file.path) else { continue };
            let (path, file) = (file.path.clone(), cache.template(file));
            model.templates.push(Template { path, chart, file, found: Rc::default() });
        }
        model.read_templates(cache);
        model
    }

    /// The chart whose `templates/` a path is in.
    pub(crate) fn chart_of_template(&self, path: &str) -> Option<usize> {
        let number = self.chart_of(path)?;
        let location = &self.charts.get(number)?.location;
        path.strip_prefix(location.as_str())?.starts_with("templates/").then_some(number)
    }

    /// The innermost chart that a path is in.
    pub(crate) fn chart_of(&self, path: &str) -> Option<usize> {
        let within =
            self.charts.iter().enumerate().filter(|(_, one)| path.starts_with(&one.location));
        within.max_by_key(|(_, one)| one.location.len()).map(|(number, _)| number)
    }

    pub(crate) fn template(&self, path: &str) -> Option<&Template> {
        self.templates.iter().find(|one| one.path == path)
    }

    /// The meaning of the dot of a file of a chart.
    pub(crate) fn context(&self, chart: usize) -> Subject {
        Subject::Context(self.charts.get(chart).map(|one| one.prefix.clone()).unwrap_or_default())
    }

    /// Goes over all templates until no helper is called with anything new. What was found before is where it begins.
    fn read_templates(&mut self, cache: &mut Cache) {
        self.dots = std::mem::take(&mut cache.dots);
        let fresh = self.dots.is_empty();
        for round in 0..ROUNDS {
            for at in 0..self.templates.len() {
                self.read_template(at, cache, fresh && round == 0);
            }
            let mut dots: HashMap<String, Subject> = HashMap::new();
            for (call, _) in self.templates.iter().flat_map(|one| &one.calls) {
                let known = dots.remove(&call.name).unwrap_or(Subject::Unknown);
                dots.insert(call.name.clone(), known.or(call.argument.clone()));
            }
            dots.retain(|_, dot| *dot != Subject::Unknown);
            let settled = dots == self.dots;
            self.dots = dots;
            if settled {
                break;
            }
        }
        cache.dots = self.dots.clone();
        let mut reads = Trie::default();
        for (number, template) in self.templates.iter().enumerate() {
            for (at, (read, _)) in template.reads.iter().enumerate() {
                reads.insert(self.outer_global(&read.path), (number, at));
            }
            for (at, (call, _)) in template.calls.iter().enumerate() {
                self.callers.entry(call.name.clone()).or_default().push((number, at));
            }
        }
        self.reads = reads;
    }

    /// Walks over a template, unless it was walked over before with the same meanings.
    fn read_template(&mut self, at: usize, cache: &mut Cache, unknown: bool) {
        let Some(template) = self.templates.get(at) else { return };
        let context = self.context(template.chart);
        let dots = |found: &Walked| -> Vec<Option<Subject>> {
            found.defines.iter().map(|define| self.dots.get(&define.name).cloned()).collect()
        };
        let known = cache.walks.get(&template.path).filter(|known| {
            let same = Rc::ptr_eq(&known.file, &template.file) && known.context == context;
            same && !unknown && known.dots == dots(&known.found)
        });
        let found = match known {
            Some(known) => known.found.clone(),
            None => {
                // A helper that nobody calls yet is meant for the chart's context.
                let missing = if unknown { Subject::Unknown } else { context.clone() };
                let dot_of =
                    |name: &str| self.dots.get(name).cloned().unwrap_or_else(|| missing.clone());
                let file = &template.file;
                let (found, _) = walk(&file.text, &file.actions, &context, &dot_of, usize::MAX);
                let (file, found) = (file.clone(), Rc::new(found));
                let dots = dots(&found);
                let walk = Walk { file, context, dots, found: found.clone() };
                cache.walks.insert(template.path.clone(), walk);
                found
            }
        };
        if let Some(template) = self.templates.get_mut(at) {
            template.found = found;
        }
    }

    /// A path as the values of the outermost chart have it: what a subchart sees as `global` is theirs.
    pub(crate) fn outer_global<'a>(&self, path: &'a [String]) -> &'a [String] {
        let at = path.iter().position(|key| key == "global").unwrap_or(0);
        let own = path.get(..at).unwrap_or_default();
        let is_chart = at > 0 && self.charts.iter().any(|one| one.prefix == own);
        if is_chart { path.get(at..).unwrap_or_default() } else { path }
    }
}

/// The charts of a project, the root first.
fn charts(files: &[&ProjectFile], cache: &mut Cache) -> Vec<ChartAt> {
    let mut heads: Vec<(&str, &ProjectFile)> = Vec::new();
    for file in files {
        if let Some(location) = file.path.strip_suffix("Chart.yaml") {
            let is_chart = location.is_empty()
                || location.trim_end_matches('/').rsplit('/').nth(1) == Some("charts");
            if is_chart {
                heads.push((location, file));
            }
        }
    }
    chartroom_diagnostics::order::sort_by_key(&mut heads, |(location, _)| location.len());
    let mut charts: Vec<ChartAt> = Vec::new();
    let mut trees: Vec<Option<Rc<Node>>> = Vec::new();
    for (location, file) in heads {
        let tree = cache.yaml(file).tree.clone();
        let name = tree.as_ref().and_then(|tree| Some(tree.get(&["name"])?.text()?.to_owned()));
        let folder = location.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = name.unwrap_or_else(|| folder.to_owned());
        let within =
            charts.iter().zip(&trees).filter(|(one, _)| location.starts_with(&one.location));
        let parent = within.max_by_key(|(one, _)| one.location.len());
        let prefix = match parent {
            Some((parent, tree)) => {
                let called = tree
                    .as_ref()
                    .and_then(|tree| alias(tree, &name))
                    .unwrap_or_else(|| name.clone());
                parent.prefix.iter().cloned().chain([called]).collect()
            }
            None => Vec::new(),
        };
        charts.push(ChartAt { location: location.to_owned(), prefix, name });
        trees.push(tree);
    }
    if charts.is_empty() {
        charts.push(ChartAt { location: String::new(), prefix: Vec::new(), name: String::new() });
    }
    charts
}

/// What a chart calls a chart that it depends on.
fn alias(tree: &Node, name: &str) -> Option<String> {
    let dependencies = tree.get(&["dependencies"])?.items().iter();
    let text = |node: &Node, key: &str| Some(node.get(&[key])?.text()?.to_owned());
    dependencies
        .filter(|one| text(one, "name").as_deref() == Some(name))
        .find_map(|one| text(one, "alias"))
}

fn values(
    project: &Project,
    files: &[&ProjectFile],
    charts: &[ChartAt],
    cache: &mut Cache,
) -> Vec<ValuesFile> {
    let mut found: Vec<ValuesFile> = Vec::new();
    let mut push = |file: &ProjectFile, prefix: &[String], base: bool, cache: &mut Cache| {
        if !found.iter().any(|one| one.path == file.path) {
            let (path, prefix) = (file.path.clone(), prefix.to_vec());
            found.push(ValuesFile { path, prefix, base, file: cache.yaml(file) });
        }
    };
    for file in files {
        for chart in charts {
            if file.path.strip_prefix(chart.location.as_str()) == Some("values.yaml") {
                push(file, &chart.prefix, true, cache);
            }
        }
    }
    let overlays = project.environments.iter().flat_map(|one| &one.overlays);
    for path in overlays {
        if let Some(file) = files.iter().find(|file| file.path == *path) {
            push(file, &[], false, cache);
        }
    }
    for file in files.iter().filter(|file| is_values(&file.path)) {
        push(file, &[], false, cache);
    }
    found
}

/// Whether a file looks like an overlay of the root chart, though no environment has it.
pub(crate) fn is_values(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let folder = path.strip_suffix(name).unwrap_or_default();
    let yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    yaml && name.contains("values")
        && matches!(folder, "" | "ci/" | "values/" | "environments/" | "env/")
}

fn schemas(
    files: &[&ProjectFile],
    charts: &[ChartAt],
    cache: &mut Cache,
) -> Vec<(String, Vec<String>, Rc<YamlFile>)> {
    let mut found = Vec::new();
    for file in files {
        for chart in charts {
            if file.path.strip_prefix(chart.location.as_str()) == Some("values.schema.json") {
                found.push((file.path.clone(), chart.prefix.clone(), cache.yaml(file)));
            }
        }
    }
    found
}
