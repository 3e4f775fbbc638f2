//! The chart's own `.chartroom.yaml`. An environment is declared there by its `values`; what else is said of it, its cluster
//! for one, declares none.
//!
//! ```yaml
//! environments:
//!   prod:
//!     values: [values-gpu.yaml, values-prod.yaml] # above values.yaml, lowest first; [] for values.yaml alone
//!     set: [image.tag=2.1.4]                      # and setString, setJson, setFile, setLiteral
//!     release: llm
//!     namespace: ai-prod
//! ```

use super::{Declared, Layer, Tree, items_at, paths, text_at};
use chartroom_yaml::{Node, parse};

/// The file, from the chart's folder on.
pub const SETTINGS: &str = ".chartroom.yaml";

/// Its lists of arguments, and the flags that they are for.
const FLAGS: [(&str, &str); 5] = [
    ("set", "--set"),
    ("setString", "--set-string"),
    ("setJson", "--set-json"),
    ("setFile", "--set-file"),
    ("setLiteral", "--set-literal"),
];

pub(super) fn declared(tree: &Tree<'_>) -> Vec<Declared> {
    let path = format!("{}{SETTINGS}", paths::folder(tree.chart));
    let Some(root) = tree.text(&path).and_then(|text| parse(text).root) else { return Vec::new() };
    let all = root.get(&["environments"]).map(Node::entries).unwrap_or_default().iter();
    let declaring = all.filter(|entry| entry.value.entry("values").is_some());
    let environment = |(name, node): (&str, &Node)| {
        // What leads out of what is read is told of as missing.
        let joined =
            |path: &str| paths::joined(tree.chart, path).unwrap_or_else(|| path.to_owned());
        let values = texts(node, "values").map(joined);
        let sets = FLAGS.into_iter().flat_map(|(key, flag)| {
            texts(node, key).map(move |text| Layer::Flag(flag, text.to_owned()))
        });
        let text = |key: &str| text_at(node, &[key]).unwrap_or_default().to_owned();
        Declared {
            name: name.to_owned(),
            layers: values.map(Layer::File).chain(sets).collect(),
            release: text("release"),
            namespace: text("namespace"),
            from: path.clone(),
        }
    };
    declaring.filter_map(|entry| Some((entry.key.text()?, &entry.value))).map(environment).collect()
}

/// The texts of a list.
fn texts<'n>(node: &'n Node, key: &'n str) -> impl Iterator<Item = &'n str> {
    items_at(node, &[key]).iter().filter_map(Node::text)
}
