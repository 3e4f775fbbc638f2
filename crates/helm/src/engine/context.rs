//! What templates see as `.`: one context per chart, shared by all its templates (Helm's `recAllTpls`).

use super::files::Files;
use crate::chart::Chart;
use chartroom_gotemplate::{Map, MapType, Object, Value};
use std::cmp::Ordering;
use std::rc::Rc;

/// One template of the chart or of a chart below it.
pub(super) struct TemplateFile {
    /// Its name among all templates: `t/charts/sub/templates/a.yaml`.
    pub(super) path: String,
    /// `.Template.BasePath`
    pub(super) base_path: String,
    /// The text as it is in the chart.
    pub(super) text: Rc<[u8]>,
    /// The context of its chart.
    pub(super) context: Map,
}

/// What a release brings to every context.
pub struct ReleaseFacts<'a> {
    /// `.Release.Name`
    pub name: &'a str,
    /// `.Release.Namespace`
    pub namespace: &'a str,
    /// `.Release.IsUpgrade`; `.Release.IsInstall` is its opposite.
    pub is_upgrade: bool,
}

impl ReleaseFacts<'_> {
    fn to_value(&self) -> Map {
        let map = Map::new();
        map.insert("Name", self.name);
        map.insert("Namespace", self.namespace);
        map.insert("IsUpgrade", self.is_upgrade);
        map.insert("IsInstall", !self.is_upgrade);
        map.insert("Revision", Value::Int(1));
        map.insert("Service", "Helm");
        map
    }
}

/// All templates of a chart and those below it, each with its context.
pub(super) fn templates(
    chart: &Chart,
    values: &Map,
    release: &ReleaseFacts<'_>,
    capabilities: Rc<dyn Object>,
) -> Vec<TemplateFile> {
    let mut shared = Shared { release: release.to_value(), capabilities, found: Vec::new() };
    shared.chart(chart, values.as_type(MapType::Values));
    shared.found
}

struct Shared {
    release: Map,
    capabilities: Rc<dyn Object>,
    found: Vec<TemplateFile>,
}

impl Shared {
    /// The context of one chart; its templates and those below it are added to what was found.
    fn chart(&mut self, chart: &Chart, values: Map) -> Map {
        let subcharts = Map::new();
        let context = Map::with_type(MapType::Values);
        context.insert("Chart", chart.to_value());
        context.insert("Files", Value::Object(Rc::new(Files::new(&chart.files))));
        context.insert("Release", self.release.clone());
        context.insert("Capabilities", Value::Object(self.capabilities.clone()));
        context.insert("Values", values.clone());
        context.insert("Subcharts", subcharts.clone());
        for dependency in &chart.dependencies {
            let own = match values.get(dependency.name().as_bytes()) {
                Some(Value::Map(map)) => map.as_type(MapType::Values),
                _ => Map::with_type(MapType::Values),
            };
            let below = self.chart(dependency, own);
            // Inside the map of subcharts a context is a plain map.
            subcharts.insert(dependency.name(), below.as_type(MapType::Any));
        }
        let full_path = chart.full_path();
        for template in chart.templates.iter().filter(|template| is_loaded(chart, &template.name)) {
            self.found.push(TemplateFile {
                path: format!("{full_path}/{}", template.name),
                base_path: format!("{full_path}/templates"),
                text: template.data.clone(),
                context: context.clone(),
            });
        }
        context
    }
}

/// Of a library chart only partials are loaded (Helm's `isTemplateValid`).
fn is_loaded(chart: &Chart, name: &str) -> bool {
    !chart.is_library() || base_name(name).starts_with('_')
}

/// The last part of a path.
pub(super) fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Puts them into the order in which Helm parses and executes them. Helm keeps them by path: the last one with a path
/// has it.
pub(super) fn sort(files: &mut Vec<TemplateFile>) {
    chartroom_diagnostics::order::sort_by(files, |a, b| order(&a.path, &b.path));
    files.dedup_by(|next, kept| {
        let same = next.path == kept.path;
        if same {
            std::mem::swap(next, kept);
        }
        same
    });
}

/// Helm's order for parsing and executing: more path parts first, then reverse byte order. Since a later definition of
/// a name replaces an earlier one, the shallowest chart wins.
pub(super) fn order(a: &str, b: &str) -> Ordering {
    let parts = |path: &str| path.bytes().filter(|byte| *byte == b'/').count();
    parts(b).cmp(&parts(a)).then_with(|| b.cmp(a))
}
