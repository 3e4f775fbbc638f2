//! What layers give to a path together.

use chartroom_core::StackLayer;
use chartroom_gotemplate::Value;

/// A key of a table, and the layer that set it last.
pub(super) struct Standing<'a> {
    /// The key.
    pub(super) key: String,
    /// The layer.
    pub(super) layer: &'a StackLayer,
}

/// Whether a layer takes away what is at a path: something above it, or it, is no table there.
fn cuts(layer: &StackLayer, path: &[String]) -> bool {
    (1..=path.len()).any(|length| {
        let value = path.get(..length).and_then(|above| layer.value(above));
        value.is_some_and(|value| !matches!(value, Value::Map(_)))
    })
}

/// The keys that layers, lowest first, give to the table at a path; empty where it is no table.
pub(super) fn keys<'a>(layers: &'a [StackLayer], path: &[String]) -> Vec<Standing<'a>> {
    let mut keys: Vec<Standing<'a>> = Vec::new();
    for layer in layers {
        if cuts(layer, path) {
            keys.clear();
            continue;
        }
        let value = if path.is_empty() { None } else { layer.value(path) };
        let Some(Value::Map(map)) = value else { continue };
        for (key, value) in map.entries() {
            let key = key.to_text().into_owned();
            keys.retain(|known| known.key != key);
            if !matches!(value, Value::Nil) {
                keys.push(Standing { key, layer });
            }
        }
    }
    keys
}

/// The value, no table, that layers, lowest first, give to a path, and the layer that it is from.
pub(super) fn value<'a>(
    layers: &'a [StackLayer],
    path: &[String],
) -> Option<(Value, &'a StackLayer)> {
    for layer in layers.iter().rev() {
        match layer.value(path) {
            Some(Value::Map(_) | Value::Nil) => return None,
            Some(value) => return Some((value, layer)),
            None if cuts(layer, path) => return None,
            None => {}
        }
    }
    None
}
