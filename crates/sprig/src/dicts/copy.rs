//! `deepCopy`.

use crate::args::{Outcome, any, fail};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{Env, FuncError, List, Made, Map, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[row(
    &["deepCopy", "mustDeepCopy"],
    &[Any],
    deep_copy,
    "A copy whose dictionaries and lists are not shared.",
    &[(
        r#"{{ $a := dict "x" (dict "y" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $b.x "y" 2 }}{{ $a.x.y }}"#,
        "1",
    )],
)];

/// How deep values may be; Go's stack would overflow on values that contain themselves.
pub(super) const MAX_DEPTH: usize = 1000;

/// What stands for Go's fatal stack overflow.
pub(super) fn too_deep<T>() -> Result<T, FuncError> {
    fail("stack overflow: the value is nested too deeply")
}

/// Nil has no type that copystructure could copy; inside a value it is fine.
fn deep_copy(env: &Env, args: &[Value]) -> Outcome {
    if any(args, 0).is_nil() {
        return fail("reflect: call of reflect.Value.Type on zero Value");
    }
    copied(env, any(args, 0), 0)
}

/// Bytes of an item or entry that is copied, with its part of the list it is in.
const ITEM: u64 = 64;

fn copied(env: &Env, value: &Value, depth: usize) -> Outcome {
    if depth > MAX_DEPTH {
        return too_deep();
    }
    env.budget.work(6)?;
    env.budget.hold(Made::Values, ITEM)?;
    match value {
        Value::Map(map) if !map.is_nil() => {
            env.budget.map(map.len())?;
            let copy = Map::with_type(map.map_type());
            for (key, value) in map.entries() {
                copy.insert(key, copied(env, &value, depth + 1)?);
            }
            Ok(copy.into())
        }
        Value::List(list) if !list.is_nil() => {
            let items = list.items().iter().map(|item| copied(env, item, depth + 1));
            Ok(List::new(list.elem(), items.collect::<Result<_, _>>()?).into())
        }
        other => Ok(other.clone()),
    }
}
