//! What layers say of a path.

use chartroom_core::{Environment, Project};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml::{Node, NodeKind};
use std::rc::Rc;

/// Whether the layers of an environment, above the base, say something of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Neither of it nor of what it is in.
    Nothing,
    /// Of the path, of something below it, or of a table around it that they replace by something else.
    Something,
}

pub(super) fn said(project: &Project, environment: &Environment, path: &[String]) -> Said {
    let overlays = environment.overlays.iter().filter_map(|file| tree(project, file));
    let in_files = overlays.into_iter().any(|root| node_says(&root, path));
    let in_flags = || {
        environment.sets.iter().any(|set| {
            // One that cannot be read says what nobody knows.
            super::flag::map(set).is_none_or(|map| map_says(&map, path))
        })
    };
    if in_files || in_flags() { Said::Something } else { Said::Nothing }
}

/// A values file as a tree.
pub(crate) fn tree(project: &Project, path: &str) -> Option<Rc<Node>> {
    chartroom_yaml::parse(std::str::from_utf8(&project.layer_file(path)?.data).ok()?).root
}

fn node_says(root: &Node, path: &[String]) -> bool {
    let mut node = root;
    for key in path {
        match &node.kind {
            NodeKind::Mapping(_) => match node.entry(key) {
                Some(entry) => node = &entry.value,
                // What is merged in is not followed.
                None => return node.entry("<<").is_some(),
            },
            _ => return true,
        }
    }
    true
}

fn map_says(map: &Map, path: &[String]) -> bool {
    let mut value = Value::Map(map.clone());
    for key in path {
        let Value::Map(map) = &value else { return true };
        match map.get(key.as_bytes()) {
            Some(below) => value = below,
            None => return false,
        }
    }
    true
}
