//! What layers give to a path together.

use chartroom_core::StackLayer;
use chartroom_diagnostics::order::sort_by_key;
use chartroom_gotemplate::Value;
use rustc_hash::FxHashMap;

/// A key of a table, and the layer that set it last.
pub(super) struct Standing<'a> {
    /// The key.
    pub(super) key: String,
    /// The layer.
    pub(super) layer: &'a StackLayer,
}

/// Whether a layer takes away what is at a path: something above it, or it, is no table there.
fn cuts(layer: &StackLayer, path: &[String]) -> bool {
    (1..=path.len()).any(|length| path.get(..length).is_some_and(|above| layer.is_no_table(above)))
}

/// The keys that layers, lowest first, give to the table at a path; empty where it is no table.
pub(super) fn keys<'a>(layers: &'a [StackLayer], path: &[String]) -> Vec<Standing<'a>> {
    // By key: its turn, as a key that is set again comes last, and who set it.
    let mut keys: FxHashMap<String, (usize, &'a StackLayer)> = FxHashMap::default();
    let mut turn = 0;
    for layer in layers {
        if cuts(layer, path) {
            keys.clear();
            continue;
        }
        let value = if path.is_empty() { None } else { layer.value(path) };
        let Some(Value::Map(map)) = value else { continue };
        for (key, value) in map.entries() {
            let key = key.to_text().into_owned();
            turn += 1;
            match value {
                Value::Nil => keys.remove(&key),
                _ => keys.insert(key, (turn, layer)),
            };
        }
    }
    let mut keys: Vec<_> = keys.into_iter().collect();
    sort_by_key(&mut keys, |(_, (turn, _))| *turn);
    keys.into_iter().map(|(key, (_, layer))| Standing { key, layer }).collect()
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
