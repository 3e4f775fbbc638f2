//! Charts that a condition or a tag of a Chart.yaml switched off.

use super::lookup;
use crate::layers::LayerStack;
use crate::messages;
use crate::report::AbsentPart;
use chartroom_diagnostics::{FileId, Files, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::chart::Chart;
use chartroom_yaml::{Node, parse};

/// An environment's charts.
pub(crate) struct Charts<'a> {
    /// The files of the project.
    pub(crate) files: &'a Files,
    /// `.Values` of the root chart.
    pub(crate) values: &'a Map,
    /// Who set them.
    pub(crate) layers: &'a LayerStack,
}

/// A Chart.yaml, and the path of its chart's values.
struct Parent<'a> {
    chart: &'a Chart,
    path: Vec<String>,
    file: FileId,
}

impl Charts<'_> {
    /// Those that are off, of a chart and all that are below it.
    pub(crate) fn off(&self, root: &Chart) -> Vec<AbsentPart> {
        let mut found = Vec::new();
        let mut open = vec![(root, Vec::new())];
        while let Some((chart, path)) = open.pop() {
            for below in &chart.dependencies {
                let own = path.iter().cloned().chain([below.name().to_owned()]);
                open.push((below, own.collect()));
            }
            if let Some(file) = self.files.find(&format!("{}Chart.yaml", chart.location)) {
                found.extend(self.of(&Parent { chart, path, file }));
            }
        }
        found
    }

    fn of(&self, parent: &Parent<'_>) -> Vec<AbsentPart> {
        let text = self.files.get(parent.file).map_or("", |file| &file.text);
        let root = text.contains("dependencies").then(|| parse(text).root).flatten();
        let listed = root.as_ref().and_then(|root| root.get(&["dependencies"]));
        let listed = listed.map_or(&[][..], Node::items).iter();
        listed.filter_map(|dependency| self.switched_off(parent, dependency)).collect()
    }

    fn switched_off(&self, parent: &Parent<'_>, dependency: &Node) -> Option<AbsentPart> {
        let own = dependency.get(&["name"])?.text()?;
        let name = dependency.get(&["alias"]).and_then(Node::text).unwrap_or(own);
        if parent.chart.dependencies.iter().any(|active| active.name() == name) {
            return None;
        }
        let (switch, path) = self.switch(parent, dependency)?;
        let location = &parent.chart.location;
        let folder = [own, name].map(|name| format!("{location}charts/{name}"));
        let is_there =
            |folder: &&String| self.files.find(&format!("{folder}/Chart.yaml")).is_some();
        Some(AbsentPart {
            what: format!("{location}charts/{name}"),
            folder: folder.iter().find(is_there).cloned(),
            values: parent.path.iter().cloned().chain([name.to_owned()]).collect(),
            reason: messages::AbsentCondition { path: &path.join(".") }.text(),
            condition: Some(Span {
                file: parent.file,
                start: switch.span.start as u32,
                end: switch.span.end as u32,
            }),
            sources: self.layers.source(&path).into_iter().collect(),
            switch: path,
            ..AbsentPart::default()
        })
    }

    /// What of a dependency switches it off, and the value: the first path of its condition that is true or false
    /// decides, and without one a tag that is false if none is true.
    fn switch<'n>(
        &self,
        parent: &Parent<'_>,
        dependency: &'n Node,
    ) -> Option<(&'n Node, Vec<String>)> {
        let flag = |path: &[String]| match lookup(self.values, path) {
            Value::Bool(flag) => Some(flag),
            _ => None,
        };
        let condition = dependency.get(&["condition"]);
        for path in condition.and_then(Node::text).unwrap_or_default().split(',') {
            let steps = path.trim().split('.').map(str::to_owned);
            let path: Vec<String> = parent.path.iter().cloned().chain(steps).collect();
            if let Some(flag) = flag(&path) {
                return condition.filter(|_| !flag).map(|node| (node, path));
            }
        }
        let tags = dependency.get(&["tags"])?.items().iter();
        let path = |tag: &Node| Some(vec!["tags".to_owned(), tag.text()?.to_owned()]);
        let tags: Vec<(&Node, Vec<String>)> =
            tags.filter_map(|tag| Some((tag, path(tag)?))).collect();
        if tags.iter().any(|(_, path)| flag(path) == Some(true)) {
            return None;
        }
        tags.into_iter().find(|(_, path)| flag(path) == Some(false))
    }
}
