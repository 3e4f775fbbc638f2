//! Merging of value tables: what charts, subcharts and layers share.

use super::warning::Place;
use super::{Warning, WarningKind};
use chartroom_gotemplate::{List, Map, Value};

/// How deep tables may nest below each other in a merge; what lies deeper is left as it is. YAML that nests
/// deeper than this is refused before it gets here.
const MAX_DEPTH: usize = 1000;

/// Helm's `loader.MergeMaps` in place: `over` wins and tables are merged. Helm makes a new map each time, which costs
/// the square of many small files.
pub fn merge_into(base: &Map, over: &Map) {
    merge_into_to(base, over, MAX_DEPTH);
}

fn merge_into_to(base: &Map, over: &Map, depth: usize) {
    for (key, value) in over.entries() {
        match (base.get(key.as_bytes()), &value) {
            (Some(Value::Map(below)), Value::Map(above)) if depth > 0 => {
                merge_into_to(&below, above, depth - 1);
            }
            _ => base.insert(key, value),
        }
    }
}

/// Helm's `copystructure.Copy` of values: nothing of the copy is shared with the original.
pub fn deep_copy(map: &Map) -> Map {
    deep_copy_to(map, MAX_DEPTH)
}

fn deep_copy_to(map: &Map, depth: usize) -> Map {
    if map.is_nil() {
        return Map::with_type(map.map_type());
    }
    map.copy_with(&mut |value| match value {
        Value::Map(_) | Value::List(_) => Some(deep_copy_value(value, depth)),
        _ => None,
    })
}

fn deep_copy_value(value: &Value, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return value.clone() };
    match value {
        Value::Map(map) => Value::Map(deep_copy_to(map, depth)),
        Value::List(list) if !list.is_nil() => {
            let items = list.items().iter().map(|item| deep_copy_value(item, depth)).collect();
            Value::List(List::new(list.elem(), items))
        }
        other => other.clone(),
    }
}

/// Whether nulls in the authoritative table delete what they stand over (Helm's coalescing) or stay (its merging).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// A null deletes the default below it.
    Delete,
    /// Nulls are kept for a later coalescing.
    Keep,
}

/// Helm's `coalesceTablesFullKey`: what `dst` lacks comes from `src`; `dst` is changed in place, and what it takes
/// over is shared with `src`.
pub(crate) fn coalesce_tables(
    dst: &Map,
    src: &Map,
    place: &Place,
    nulls: Nulls,
    warnings: &mut Vec<Warning>,
) {
    if place.path.len() > MAX_DEPTH {
        return;
    }
    let defaults: Map = src.shallow_copy();
    // Helm first copies the nulls of dst into src, and src can be seen by others later (import-values).
    for (key, value) in dst.entries() {
        if value.is_nil() {
            src.insert(key, Value::Nil);
        }
    }
    for (key, value) in src.entries() {
        let Some(own) = dst.get(key.as_bytes()) else {
            dst.insert(key, value);
            continue;
        };
        let has_default = defaults.get(key.as_bytes()).is_some_and(|default| !default.is_nil());
        match (&own, &value) {
            (Value::Nil, _) if nulls == Nulls::Delete && has_default => {
                dst.remove(key.as_bytes());
            }
            (Value::Map(own), Value::Map(below)) => {
                coalesce_tables(own, below, &place.key(&key.to_text()), nulls, warnings);
            }
            (_, Value::Map(_)) => {
                let kind = WarningKind::TableUnderScalar;
                warnings.push(Warning::values(kind, place.key(&key.to_text()), value, own));
            }
            (Value::Map(_), below) if !below.is_nil() => {
                let kind = WarningKind::ScalarUnderTable;
                warnings.push(Warning::values(kind, place.key(&key.to_text()), value, own));
            }
            _ => {}
        }
    }
}

/// Helm's `cleanNilValues`: removes nulls at every level, but not inside lists.
pub(crate) fn clean_nils(map: &Map) {
    clean_nils_to(map, MAX_DEPTH);
}

fn clean_nils_to(map: &Map, depth: usize) {
    for (key, value) in map.entries() {
        match value {
            Value::Nil => {
                map.remove(key.as_bytes());
            }
            Value::Map(inner) if depth > 0 => clean_nils_to(&inner, depth - 1),
            _ => {}
        }
    }
}
