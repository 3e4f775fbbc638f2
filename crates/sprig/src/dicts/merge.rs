//! Merging dictionaries as mergo does: into the first one, which is given back.

use super::copy::{MAX_DEPTH, too_deep};
use crate::args::{Outcome, fail, map, tail};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Map as Dict;
use chartroom_gotemplate::{Cause, Env, FuncError, Kind, Map, MapType, Value};

/// mergo's error for a pointer that a dictionary is to be merged into.
const DIFFERENT_TYPES: &str = "src and dst must be of same type";

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["merge"],
        &[Dict],
        merge,
        "Merges dictionaries into the first; what it has already wins, unless it is empty.",
        &[(
            r#"{{ merge (dict "a" 1 "b" (dict "x" 1)) (dict "a" 2 "b" (dict "y" 2)) }}"#,
            "map[a:1 b:map[x:1 y:2]]",
        )],
    )
    .variadic(Dict),
    row(
        &["mergeOverwrite"],
        &[Dict],
        merge_overwrite,
        "Merges dictionaries into the first; later ones win.",
        &[(
            r#"{{ mergeOverwrite (dict "a" 1 "b" (dict "x" 1)) (dict "a" 2 "b" (dict "x" 2)) }}"#,
            "map[a:2 b:map[x:2]]",
        )],
    )
    .variadic(Dict),
    row(
        &["mustMerge"],
        &[Dict],
        must_merge,
        "As merge, but fails where types do not fit.",
        &[(r#"{{ mustMerge (dict "a" 0 "b" 1) (dict "a" 2 "b" 2) }}"#, "map[a:2 b:1]")],
    )
    .variadic(Dict),
    row(
        &["mustMergeOverwrite"],
        &[Dict],
        must_merge_overwrite,
        "As mergeOverwrite, but fails where types do not fit.",
        &[(r#"{{ mustMergeOverwrite (dict "a" 1) (dict "a" 0) }}"#, "map[a:0]")],
    )
    .variadic(Dict),
];

/// Steps of an entry that is merged.
const ENTRY_STEPS: u64 = 6;

/// An error of mergo gives "": Sprig drops it.
fn dropped(merged: Outcome) -> Outcome {
    match merged {
        Err(FuncError::Cause(cause)) if matches!(&*cause, Cause::Function(text) if text == DIFFERENT_TYPES) => {
            Ok("".into())
        }
        merged => merged,
    }
}

fn merge(env: &Env, args: &[Value]) -> Outcome {
    dropped(merge_all(env, args, false))
}

fn merge_overwrite(env: &Env, args: &[Value]) -> Outcome {
    dropped(merge_all(env, args, true))
}

fn must_merge(env: &Env, args: &[Value]) -> Outcome {
    merge_all(env, args, false)
}

fn must_merge_overwrite(env: &Env, args: &[Value]) -> Outcome {
    merge_all(env, args, true)
}

fn merge_all(env: &Env, args: &[Value], overwrite: bool) -> Outcome {
    let mut into = map(args, 0);
    let sources = || tail(args, 1).iter().filter_map(Value::as_map);
    if into.is_nil() && sources().any(|from| !from.is_nil()) {
        into = Map::new();
    }
    for from in sources() {
        merge_into(env, (&into, from), overwrite, 0)?;
    }
    Ok(into.into())
}

fn merge_into(
    env: &Env,
    (into, from): (&Map, &Map),
    overwrite: bool,
    depth: usize,
) -> Result<(), FuncError> {
    if depth > MAX_DEPTH {
        return too_deep();
    }
    env.budget.work(ENTRY_STEPS * (from.len() as u64 + 1))?;
    for (key, new) in from.entries() {
        // mergo asks here whether the whole dictionary is empty, not only what it has under the key.
        let was_empty = into.is_empty();
        let old = into.get(key.as_bytes());
        let is_new = old.is_none();
        let overwrites = (overwrite || was_empty, overwrite);
        if let Some(value) = merged(env, old, &new, overwrites, depth)? {
            check_types(into, from, &value)?;
            if is_new {
                env.budget.entry(into)?;
            }
            into.insert(key, value);
        }
    }
    Ok(())
}

/// The panic of reflect where a `map[string]string` is to take what a `map[string]interface {}` holds, be it
/// a string or not.
fn check_types(into: &Map, from: &Map, value: &Value) -> Result<(), FuncError> {
    if into.map_type() != MapType::Str || from.map_type() == MapType::Str {
        return Ok(());
    }
    let list = matches!(value.kind(), Kind::Slice);
    let found = if list { value.go_type() } else { "interface {}".to_owned() };
    fail(format!(
        "reflect.Value.SetMapIndex: value of type {found} is not assignable to type string"
    ))
}

/// What the key is to become; None leaves it as it is.
fn merged(
    env: &Env,
    old: Option<Value>,
    new: &Value,
    (replace_list, overwrite): (bool, bool),
    depth: usize,
) -> Result<Option<Value>, FuncError> {
    let is_list = matches!(new.kind(), Kind::Slice);
    if let (Some(Value::Map(into)), Value::Map(from)) = (&old, new) {
        merge_into(env, (into, from), overwrite, depth + 1)?;
        return Ok(into.is_empty().then(|| new.clone()));
    }
    if !overwrite
        && matches!((&old, new), (Some(Value::Object(_)), Value::Map(_)))
        && old.as_ref().is_some_and(|old| old.kind() == Kind::Ptr)
    {
        return fail(DIFFERENT_TYPES);
    }
    let kept = old.filter(|old| old.truth());
    Ok(match kept {
        None if new.is_nil() => overwrite.then(|| new.clone()),
        None => Some(new.clone()),
        Some(_) if is_list => replace_list.then(|| new.clone()),
        Some(_) => overwrite.then(|| new.clone()),
    })
}
