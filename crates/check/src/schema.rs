//! What values.schema.json allows, as far as a fix must know.

use crate::scene::Scene;
use chartroom_yaml::Node;

/// Whether a value may become text: the chart's schema does not ask for something else there, as far as it can be
/// followed by keys.
pub(crate) fn takes_text(scene: &Scene<'_>, path: &[String]) -> bool {
    let Some(root) = scene.file("values.schema.json") else { return true };
    let mut node: &Node = &root;
    for key in path {
        if node.get(&["$ref"]).is_some() {
            return false;
        }
        let below = match key.parse::<usize>() {
            Ok(_) => node.get(&["items"]),
            Err(_) => node.get(&["properties", key]),
        };
        match below {
            Some(below) => node = below,
            None => return true,
        }
    }
    let Some(kinds) = node.get(&["type"]) else {
        // Alternatives may ask for a number in ways of their own.
        return !["$ref", "anyOf", "oneOf", "allOf"].iter().any(|key| node.get(&[key]).is_some());
    };
    kinds.text() == Some("string") || kinds.items().iter().any(|kind| kind.text() == Some("string"))
}

/// Whether the chart's schema names a key anywhere: it may want it to be there.
pub(crate) fn names(scene: &Scene<'_>, key: &str) -> bool {
    let file = scene.project.files.iter().find(|file| file.path == "values.schema.json");
    let text = file.and_then(|file| std::str::from_utf8(&file.data).ok());
    text.is_some_and(|text| text.contains(&format!("\"{key}\"")))
}
