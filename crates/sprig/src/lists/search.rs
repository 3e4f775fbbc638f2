//! Finding and leaving out items; items are the same if `deepEqual` says so.

use super::{deep_equal, items};
use crate::args::{Outcome, any, tail};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{Env, FuncError, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["has", "mustHas"],
        &[Any, Any],
        has,
        "Whether the list has the item.",
        &[(r#"{{ has "a" (list "a" "b") }} {{ list 1 2 | has 3 }}"#, "true false")],
    ),
    row(
        &["without", "mustWithout"],
        &[Any],
        without,
        "The list without these items.",
        &[(r#"{{ without (list 1 2 3 2) 2 }}"#, "[1 3]")],
    )
    .variadic(Any),
    row(
        &["uniq", "mustUniq"],
        &[Any],
        uniq,
        "The items without those that were there before.",
        &[(r#"{{ list 1 "a" 1 1.0 "a" | uniq }}"#, "[1 a 1]")],
    ),
    row(
        &["compact", "mustCompact"],
        &[Any],
        compact,
        "The items that are not empty.",
        &[(r#"{{ list 1 "" 0 "a" nil false | compact }}"#, "[1 a]")],
    ),
];

fn contains(env: &Env, items: &[Value], wanted: &Value) -> Result<bool, FuncError> {
    env.budget.visit(items.len())?;
    for item in items {
        if deep_equal(env, wanted, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A nil list has nothing.
fn has(env: &Env, args: &[Value]) -> Outcome {
    let list = any(args, 1);
    if list.is_nil() {
        return Ok(false.into());
    }
    Ok(contains(env, &items(list, "Cannot find has on type")?, any(args, 0))?.into())
}

fn without(env: &Env, args: &[Value]) -> Outcome {
    let mut kept = Vec::new();
    for item in items(any(args, 0), "Cannot find without on type")? {
        if !contains(env, tail(args, 1), &item)? {
            kept.push(item);
        }
    }
    Ok(kept.into())
}

fn uniq(env: &Env, args: &[Value]) -> Outcome {
    let mut kept: Vec<Value> = Vec::new();
    for item in items(any(args, 0), "Cannot find uniq on type")? {
        if !contains(env, &kept, &item)? {
            kept.push(item);
        }
    }
    Ok(kept.into())
}

fn compact(_: &Env, args: &[Value]) -> Outcome {
    let mut items = items(any(args, 0), "Cannot compact on type")?;
    items.retain(Value::truth);
    Ok(items.into())
}
