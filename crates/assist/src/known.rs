//! What is known of the values at a path: keys in all files, what schemas say, what templates read.

use crate::messages;
use crate::model::{Model, ValuesFile};
use chartroom_yaml::{Node, NodeKind};

/// So many items of a list, or keys of a map of anything, speak for the rest.
const MOST: usize = 60;
/// References of schemas are followed so often.
const DEEPEST: usize = 40;

/// A key below a path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Child {
    pub(crate) name: String,
    /// Its place in the base's order.
    pub(crate) base: Option<usize>,
    /// Other values files that have it.
    pub(crate) overlays: Vec<usize>,
    /// It is in a schema.
    pub(crate) schema: bool,
    /// It stands in a comment.
    pub(crate) comment: bool,
    /// It is a subchart.
    pub(crate) chart: bool,
    /// Reads of it or of what is in it.
    pub(crate) reads: Vec<(usize, usize)>,
}

/// What a schema says of a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) types: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) values: Vec<String>,
    pub(crate) default: Option<String>,
    pub(crate) range: Option<String>,
}

impl Model {
    /// The keys below a path, in the base's order, others behind.
    pub(crate) fn children(&self, path: &[String]) -> Vec<Child> {
        let path = self.outer_global(path);
        let mut found: Vec<Child> = Vec::new();
        for (number, file) in self.values.iter().enumerate() {
            self.of_file(number, file, path, &mut found);
        }
        for name in self.schema_keys(path) {
            entry(&mut found, &name, |child| child.schema = true);
        }
        for node in self.reads.at(path) {
            for (name, below) in node.below.iter().filter(|(name, _)| *name != "*") {
                let all = below.all();
                entry(&mut found, name, |child| child.reads.extend(all.into_iter().copied()));
            }
        }
        for file in &self.values {
            let Some(inner) = path.strip_prefix(file.prefix.as_slice()) else { continue };
            for (name, _) in file.file.commented.keys(inner) {
                entry(&mut found, name, |child| child.comment = true);
            }
        }
        for chart in self.charts.iter().skip(1) {
            if let Some((last, above)) = chart.prefix.split_last()
                && above == path
            {
                entry(&mut found, last, |child| child.chart = true);
            }
        }
        found
    }

    fn of_file(&self, number: usize, file: &ValuesFile, path: &[String], found: &mut Vec<Child>) {
        let Some(root) = &file.file.tree else { return };
        let Some(inner) = path.strip_prefix(file.prefix.as_slice()) else { return };
        for node in nodes(root, inner) {
            for (at, pair) in node.entries().iter().enumerate() {
                let Some(name) = pair.key.text().filter(|name| *name != "<<") else { continue };
                entry(found, name, |child| match file.base {
                    true => child.base = Some(child.base.unwrap_or(at)),
                    false if !child.overlays.contains(&number) => child.overlays.push(number),
                    false => {}
                });
            }
        }
    }

    /// The nodes that values files have at a path, the base's first, with their files.
    pub(crate) fn written(&self, path: &[String]) -> Vec<(usize, &Node)> {
        let path = self.outer_global(path);
        let mut found = Vec::new();
        for (number, file) in self.values.iter().enumerate() {
            let Some(inner) = path.strip_prefix(file.prefix.as_slice()) else { continue };
            let root = file.file.tree.as_deref();
            found.extend(
                root.into_iter().flat_map(|root| nodes(root, inner)).map(|node| (number, node)),
            );
        }
        found
    }

    /// The keys that stand for a path in values files: their file and bytes.
    pub(crate) fn keys_at(&self, path: &[String]) -> Vec<(usize, &Node)> {
        let path = self.outer_global(path);
        let Some((last, above)) = path.split_last() else { return Vec::new() };
        let mut found = Vec::new();
        for (number, file) in self.values.iter().enumerate() {
            let Some(inner) = above.strip_prefix(file.prefix.as_slice()) else { continue };
            for root in file.file.tree.iter() {
                let maps = nodes(root, inner).into_iter();
                let keys =
                    maps.flat_map(|map| map.entries()).filter(|one| one.key.text() == Some(last));
                found.extend(keys.map(|pair| (number, &pair.key)));
            }
        }
        found
    }

    /// The schemas that speak of a path, with the number of their file.
    pub(crate) fn schemas_at(&self, path: &[String]) -> Vec<(usize, &Node)> {
        let path = self.outer_global(path);
        let mut found = Vec::new();
        for (number, (_, prefix, file)) in self.schemas.iter().enumerate() {
            let (Some(root), Some(inner)) = (&file.tree, path.strip_prefix(prefix.as_slice()))
            else {
                continue;
            };
            let mut here = spread(root, root);
            for step in inner {
                here = here
                    .iter()
                    .flat_map(|node| below(node, step))
                    .flat_map(|node| spread(root, node))
                    .collect();
            }
            found.extend(here.into_iter().map(|node| (number, node)));
        }
        found
    }

    fn schema_keys(&self, path: &[String]) -> Vec<String> {
        let mut keys = Vec::new();
        for (_, node) in self.schemas_at(path) {
            let properties = node.get(&["properties"]).map(Node::entries).unwrap_or_default();
            keys.extend(properties.iter().filter_map(|one| one.key.text()).map(str::to_owned));
        }
        keys
    }

    /// What schemas say of the value at a path.
    pub(crate) fn told(&self, path: &[String]) -> Told {
        let mut told = Told::default();
        for (_, node) in self.schemas_at(path) {
            add(node, &mut told);
        }
        told
    }
}

/// The child of a name, with `change` done to it; one that is not there yet is added.
fn entry(found: &mut Vec<Child>, name: &str, change: impl FnOnce(&mut Child)) {
    if let Some(child) = found.iter_mut().find(|one| one.name == name) {
        return change(child);
    }
    let mut child = Child { name: name.to_owned(), ..Child::default() };
    change(&mut child);
    found.push(child);
}

/// Where a path leads in a tree; `*` and numbers go to any item.
pub(crate) fn nodes<'a>(root: &'a Node, path: &[String]) -> Vec<&'a Node> {
    let mut here = vec![root];
    for step in path {
        here = here.into_iter().flat_map(|node| steps(node, step)).take(MOST).collect();
    }
    here
}

fn steps<'a>(node: &'a Node, step: &str) -> Vec<&'a Node> {
    match &node.kind {
        NodeKind::Sequence(items) => {
            let any = step == "*" || step.bytes().all(|byte| byte.is_ascii_digit());
            items.iter().take(if any { MOST } else { 0 }).collect()
        }
        NodeKind::Mapping(pairs) if step == "*" => {
            pairs.iter().take(MOST).map(|pair| &pair.value).collect()
        }
        _ => node.entry(step).map(|pair| &pair.value).into_iter().collect(),
    }
}

/// A schema with all that it takes in: references, `allOf` and its like.
fn spread<'a>(root: &'a Node, schema: &'a Node) -> Vec<&'a Node> {
    let (mut found, mut open): (Vec<&Node>, Vec<&Node>) = (Vec::new(), vec![schema]);
    while let Some(node) = open.pop() {
        if found.iter().any(|known| std::ptr::eq(*known, node)) || found.len() > DEEPEST {
            continue;
        }
        found.push(node);
        let reference =
            node.get(&["$ref"]).and_then(Node::text).and_then(|to| to.strip_prefix("#/"));
        if let Some(pointer) = reference {
            let path: Vec<String> =
                pointer.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
            open.extend(root.get(&path));
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            open.extend(node.get(&[key]).map(Node::items).unwrap_or_default().iter().rev());
        }
        open.extend(["else", "then"].iter().filter_map(|key| node.get(&[key])));
    }
    found
}

fn below<'a>(schema: &'a Node, step: &str) -> Vec<&'a Node> {
    let number = step == "*" || step.bytes().all(|byte| byte.is_ascii_digit());
    let mut found: Vec<&Node> = schema.get(&["properties", step]).into_iter().collect();
    if number {
        found.extend(schema.get(&["items"]));
    }
    if found.is_empty() {
        found.extend(schema.get(&["additionalProperties"]));
        let patterns = schema.get(&["patternProperties"]).map(Node::entries).unwrap_or_default();
        found.extend(patterns.iter().map(|pair| &pair.value));
    }
    found
}

fn add(node: &Node, told: &mut Told) {
    let text = |key: &str| node.get(&[key]).and_then(Node::text).map(str::to_owned);
    let mut types: Vec<String> = text("type").into_iter().collect();
    types.extend(
        node.get(&["type"])
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| one.text())
            .map(str::to_owned),
    );
    for one in types {
        if !told.types.contains(&one) {
            told.types.push(one);
        }
    }
    let said = text("description").or_else(|| text("title")).filter(|said| !said.is_empty());
    told.description = told.description.take().or(said);
    let default = node.get(&["default"]).and_then(|node| node.to_value().ok());
    told.default = told.default.take().or(default.map(|value| chartroom_core::short(&value)));
    let constant = node.get(&["const"]).into_iter();
    let values = node.get(&["enum"]).map(Node::items).unwrap_or_default().iter().chain(constant);
    for value in values.filter_map(|node| node.to_value().ok()) {
        let value = chartroom_core::one_line(&value);
        if !told.values.contains(&value) {
            told.values.push(value);
        }
    }
    let range = match (text("minimum"), text("maximum")) {
        (Some(least), Some(most)) => {
            Some(messages::RangeBetween { least: &least, most: &most }.text())
        }
        (Some(least), None) => Some(messages::RangeFrom { least: &least }.text()),
        (None, Some(most)) => Some(messages::RangeTo { most: &most }.text()),
        (None, None) => None,
    };
    told.range = told.range.take().or(range);
}
