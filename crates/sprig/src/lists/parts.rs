//! Parts of lists.

use super::items;
use crate::args::{NIL_POINTER, Outcome, any, fail, tail};
use crate::convert::to_int64;
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{ElemType, Env, List, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["first", "mustFirst"],
        &[Any],
        first,
        "The first item; nil of an empty list.",
        &[("{{ list 1 2 3 | first }}", "1")],
    )
    .weighing(3),
    row(
        &["last", "mustLast"],
        &[Any],
        last,
        "The last item; nil of an empty list.",
        &[("{{ list 1 2 3 | last }}", "3")],
    )
    .weighing(3),
    row(
        &["rest", "mustRest"],
        &[Any],
        rest,
        "All items but the first.",
        &[("{{ list 1 2 3 | rest }}", "[2 3]")],
    ),
    row(
        &["initial", "mustInitial"],
        &[Any],
        initial,
        "All items but the last.",
        &[("{{ list 1 2 3 | initial }}", "[1 2]")],
    ),
    row(
        &["slice", "mustSlice"],
        &[Any],
        slice,
        "The items from start to before end; keeps the list's type.",
        &[("{{ slice (list 1 2 3 4) 1 3 }} {{ slice (list 1 2 3) 1 }}", "[2 3] [2 3]")],
    )
    .variadic(Any)
    .weighing(3),
];

fn first(_: &Env, args: &[Value]) -> Outcome {
    let items = items(any(args, 0), "Cannot find first on type")?;
    Ok(items.into_iter().next().unwrap_or(Value::Nil))
}

fn last(_: &Env, args: &[Value]) -> Outcome {
    let mut items = items(any(args, 0), "Cannot find last on type")?;
    Ok(items.pop().unwrap_or(Value::Nil))
}

/// Of an empty list it is the nil slice.
fn part(items: Option<&[Value]>) -> Outcome {
    Ok(items.map_or_else(|| List::nil(ElemType::Any).into(), |items| items.to_vec().into()))
}

fn rest(_: &Env, args: &[Value]) -> Outcome {
    part(items(any(args, 0), "Cannot find rest on type")?.get(1..))
}

fn initial(_: &Env, args: &[Value]) -> Outcome {
    part(items(any(args, 0), "Cannot find initial on type")?.split_last().map(|(_, rest)| rest))
}

/// Bounds are read as `int` reads them; those that do not fit raise the panic of `reflect.Value.Slice`.
fn slice(_: &Env, args: &[Value]) -> Outcome {
    let list = any(args, 0);
    let items = items(list, "list should be type of slice or array but")?;
    if items.is_empty() {
        return Ok(Value::Nil);
    }
    let bounds = tail(args, 1);
    let start = bounds.first().map_or(0, to_int64);
    let end = bounds.get(1).map(to_int64);
    let range = usize::try_from(start).ok().and_then(|start| {
        let end = end.map_or(Some(items.len()), |end| usize::try_from(end).ok())?;
        items.get(start..end)
    });
    let Some(range) = range else {
        return fail("reflect.Value.Slice: slice index out of bounds");
    };
    same_type(list, range)
}

fn same_type(list: &Value, items: &[Value]) -> Outcome {
    match list.viewed() {
        Value::List(list) => Ok(List::new(list.elem(), items.to_vec()).into()),
        Value::Bytes(_) => {
            let byte = |item: &Value| if let Value::Uint8(byte) = item { *byte } else { 0 };
            Ok(Value::Bytes(items.iter().map(byte).collect()))
        }
        _ => fail(NIL_POINTER),
    }
}
