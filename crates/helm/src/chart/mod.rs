//! A chart in memory: what Helm's `chart.Chart` holds, and how it is read.

pub mod archive;
mod decode;
pub mod ignore;
mod load;
pub mod metadata;
pub mod path_match;

pub use load::{
    LoadError, check_api_version, load_archive_files, load_dir_files, too_large, unpack_archive,
};
pub use metadata::{Dependency, Maintainer, Metadata};

/// The `dependencies` of the text of a Chart.yaml or a Chart.lock; None where they cannot be read.
pub fn listed(text: &[u8]) -> Option<Vec<Dependency>> {
    decode::listed(text)
}

use chartroom_gotemplate::{ElemType, List, Map, MapType, Value};
use std::rc::Rc;

/// A file of a chart: its path below the chart's folder, with `/`, and its content without a byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// `templates/deployment.yaml`
    pub name: String,
    /// Its bytes.
    pub data: Rc<[u8]>,
}

impl ChartFile {
    /// A file of that name and content.
    pub fn new(name: impl Into<String>, data: impl Into<Rc<[u8]>>) -> Self {
        Self { name: name.into(), data: data.into() }
    }
}

/// A chart with the charts it depends on.
#[derive(Clone)]
pub struct Chart {
    /// Chart.yaml, and requirements.yaml for apiVersion v1.
    pub metadata: Metadata,
    /// values.yaml, parsed; after `dependencies::process` also what `import-values` brought in.
    pub values: Map,
    /// values.yaml as it is written, if there is one.
    pub values_text: Option<Rc<[u8]>>,
    /// values.schema.json, if there is one.
    pub schema: Option<Rc<[u8]>>,
    /// What is below `templates/`.
    pub templates: Vec<ChartFile>,
    /// What `.Files` offers: everything that has no place of its own.
    pub files: Vec<ChartFile>,
    /// All files as they were loaded, including those of subcharts.
    pub raw: Vec<ChartFile>,
    /// Subcharts by folder name at first; after `dependencies::process` in the order of the dependencies.
    pub dependencies: Vec<Chart>,
    /// After `dependencies::process` the charts that are not wanted, with what asks for them.
    pub(crate) switched_off: Vec<(Dependency, Chart)>,
    /// Where the chart's files are below the root chart's folder: "" for the root, `charts/sub/`, and
    /// `charts/sub-1.0.0.tgz/` for what is packed. An alias does not change it.
    pub location: String,
    /// Helm's `ChartFullPath`: `t/charts/sub`, with aliases.
    full_path: String,
    /// Helm has copied this chart without what is below it, which still has the chart it was copied from for its parent.
    copied_alone: bool,
}

impl Chart {
    /// The chart's name: for an aliased dependency its alias.
    pub fn name(&self) -> &str {
        &self.metadata.name
    }

    /// Helm's `ChartFullPath`: names of the charts from the root on, with `/charts/` between them. Names of
    /// templates begin with it.
    pub fn full_path(&self) -> &str {
        &self.full_path
    }

    /// Whether no chart is above it.
    pub fn is_root(&self) -> bool {
        self.location.is_empty()
    }

    /// Whether its templates are for other charts only.
    pub fn is_library(&self) -> bool {
        self.metadata.chart_type.eq_ignore_ascii_case("library")
    }

    /// The files below `crds/`, this chart's first, then those of its dependencies.
    pub fn crds(&self) -> Vec<ChartFile> {
        let own = self.files.iter().filter(|file| is_crd(&file.name)).cloned();
        own.chain(self.dependencies.iter().flat_map(Chart::crds)).collect()
    }

    /// A file of this chart as it was loaded.
    pub fn raw_file(&self, name: &str) -> Option<&ChartFile> {
        self.raw.iter().find(|file| file.name == name)
    }

    /// Gives this chart and those that have it for their parent their full paths, after names or parents have changed.
    pub(crate) fn link(&mut self, parent: Option<&str>) {
        self.full_path = match parent {
            Some(parent) => format!("{parent}/charts/{}", self.metadata.name),
            None => self.metadata.name.clone(),
        };
        if !self.copied_alone {
            self.link_below();
        }
    }

    fn link_below(&mut self) {
        let off = self.switched_off.iter_mut().map(|(_, off)| off);
        self.dependencies.iter_mut().chain(off).for_each(|below| below.link(Some(&self.full_path)));
    }

    /// Helm's `SetDependencies`: this chart is the parent of all that it depends on now.
    pub(crate) fn adopt(&mut self) {
        self.copied_alone = false;
        self.link_below();
    }

    /// Helm's `getAliasDependency`: a copy under another name, the parent of shallow copies of what it depends on.
    pub(crate) fn copied_as(&self, name: &str) -> Self {
        let mut copy = self.clone();
        copy.metadata.name = name.to_owned();
        copy.copied_alone = false;
        copy.dependencies.iter_mut().for_each(|below| below.copied_alone = true);
        copy
    }

    /// What templates see as `.Chart`: a map of Go's field names, plus `IsRoot`.
    pub fn to_value(&self) -> Map {
        let map = self.metadata.to_value();
        map.insert("IsRoot", self.is_root());
        map
    }
}

/// Helm's `hasManifestExtension` below `crds/`.
fn is_crd(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    name.starts_with("crds/")
        && ["yaml", "yml", "json"].iter().any(|e| extension.eq_ignore_ascii_case(e))
}

impl Metadata {
    fn to_value(&self) -> Map {
        let map = Map::new();
        let texts = [
            ("Name", &self.name),
            ("Home", &self.home),
            ("Version", &self.version),
            ("Description", &self.description),
            ("Icon", &self.icon),
            ("APIVersion", &self.api_version),
            ("Condition", &self.condition),
            ("Tags", &self.tags),
            ("AppVersion", &self.app_version),
            ("KubeVersion", &self.kube_version),
            ("Type", &self.chart_type),
        ];
        for (name, text) in texts {
            map.insert(name, text.as_str());
        }
        map.insert("Deprecated", self.deprecated);
        map.insert("Sources", text_list(&self.sources));
        map.insert("Keywords", text_list(&self.keywords));
        map.insert("Maintainers", maps(self.maintainers.iter().flatten().map(maintainer_value)));
        let dependencies = self.dependencies.iter().flatten().flatten();
        map.insert("Dependencies", maps(dependencies.map(dependency_value)));
        map.insert("Annotations", annotations_value(self.annotations.as_deref()));
        map
    }
}

fn text_list(texts: &[String]) -> List {
    List::any(texts.iter().map(|text| Value::str(text.as_str())).collect())
}

fn maps(items: impl Iterator<Item = Map>) -> List {
    List::any(items.map(Value::Map).collect())
}

fn annotations_value(annotations: Option<&[(String, String)]>) -> Map {
    let Some(annotations) = annotations else { return Map::nil(MapType::Str) };
    let map = Map::with_type(MapType::Str);
    for (key, text) in annotations {
        map.insert(key.as_str(), text.as_str());
    }
    map
}

fn maintainer_value(maintainer: &Maintainer) -> Map {
    [("Name", &maintainer.name), ("Email", &maintainer.email), ("URL", &maintainer.url)]
        .into_iter()
        .map(|(name, text)| (name, text.as_str()))
        .collect()
}

fn dependency_value(dependency: &Dependency) -> Map {
    let map: Map = [
        ("Name", &dependency.name),
        ("Version", &dependency.version),
        ("Repository", &dependency.repository),
        ("Condition", &dependency.condition),
        ("Alias", &dependency.alias),
    ]
    .into_iter()
    .map(|(name, text)| (name, text.as_str()))
    .collect();
    map.insert("Tags", text_list(&dependency.tags));
    map.insert("Enabled", dependency.enabled);
    map.insert("ImportValues", List::new(ElemType::Any, dependency.import_values.clone()));
    map
}

#[cfg(test)]
pub(crate) mod tests;
