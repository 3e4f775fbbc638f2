//! Making lists and putting items to them.

use super::items;
use crate::args::{Outcome, any, fail, int, slice_items};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int};
use chartroom_gotemplate::{ElemType, Env, FuncError, List, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["list", "tuple"],
        &[],
        list,
        "A list of the arguments.",
        &[(r#"{{ list 1 "a" true }}"#, "[1 a true]")],
    )
    .variadic(Any),
    row(
        &["append", "push", "mustAppend", "mustPush"],
        &[Any, Any],
        append,
        "A new list with an item at the end.",
        &[("{{ append (list 1 2) 3 }}", "[1 2 3]")],
    ),
    row(
        &["prepend", "mustPrepend"],
        &[Any, Any],
        prepend,
        "A new list with an item at the beginning.",
        &[("{{ prepend (list 1 2) 0 }}", "[0 1 2]")],
    ),
    row(
        &["concat"],
        &[],
        concat,
        "One list of the items of all lists.",
        &[(r#"{{ concat (list 1) (list "a") (list) }}"#, "[1 a]")],
    )
    .variadic(Any),
    row(
        &["reverse", "mustReverse"],
        &[Any],
        reverse,
        "The items in reverse order.",
        &[("{{ list 1 2 3 | reverse }}", "[3 2 1]")],
    ),
    row(
        &["chunk", "mustChunk"],
        &[Int, Any],
        chunk,
        "Lists of that many items each.",
        &[("{{ list 1 2 3 4 5 | chunk 2 }}", "[[1 2] [3 4] [5]]")],
    ),
    row(
        &["until"],
        &[Int],
        until,
        "The integers from 0 to before the argument.",
        &[("{{ until 3 }} {{ until -3 }}", "[0 1 2] [0 -1 -2]")],
    ),
    row(
        &["untilStep"],
        &[Int, Int, Int],
        until_step,
        "The integers from start to before stop, by steps.",
        &[("{{ untilStep 3 10 3 }}", "[3 6 9]")],
    ),
    row(
        &["seq"],
        &[],
        seq,
        "Integers as text, as `seq` of the shell prints them: first, step, last.",
        &[("{{ seq 5 }}/{{ seq -2 }}/{{ seq 0 2 6 }}", "1 2 3 4 5/1 0 -1 -2/0 2 4 6")],
    )
    .variadic(Int),
];

/// The most items that one call may make; Go has no limit but its memory.
const MAX_ITEMS: usize = 1 << 22;

fn too_long<T>() -> Result<T, FuncError> {
    fail("runtime error: makeslice: len out of range")
}

fn list(_: &Env, args: &[Value]) -> Outcome {
    Ok(args.to_vec().into())
}

fn append(_: &Env, args: &[Value]) -> Outcome {
    let mut items = items(any(args, 0), "Cannot push on type")?;
    items.push(any(args, 1).clone());
    Ok(items.into())
}

fn prepend(_: &Env, args: &[Value]) -> Outcome {
    let items = items(any(args, 0), "Cannot prepend on type")?;
    Ok(std::iter::once(any(args, 1).clone()).chain(items).collect::<Vec<_>>().into())
}

/// Without any item the result is the nil slice.
fn concat(_: &Env, args: &[Value]) -> Outcome {
    let mut all = Vec::new();
    for list in args {
        if list.is_nil() {
            return fail(crate::args::NIL_POINTER);
        }
        let Some(items) = slice_items(list) else {
            return fail(format!("Cannot concat type {} as list", list.kind().name()));
        };
        all.extend(items);
    }
    Ok(if all.is_empty() { List::nil(ElemType::Any).into() } else { all.into() })
}

fn reverse(_: &Env, args: &[Value]) -> Outcome {
    let mut items = items(any(args, 0), "Cannot find reverse on type")?;
    items.reverse();
    Ok(items.into())
}

/// Sprig counts the chunks by dividing floats, which for sizes below 1 gives no chunk, one, or a Go panic.
fn chunk(_: &Env, args: &[Value]) -> Outcome {
    let items = items(any(args, 1), "Cannot chunk type")?;
    let size = int(args, 0);
    let width = usize::try_from(size.unsigned_abs()).unwrap_or(usize::MAX);
    let fits = match items.len() {
        _ if size > 0 => true,
        1 => width > 1,
        length => size < 0 && length > 1 && length - 1 <= width,
    };
    if !fits {
        return too_long();
    }
    let chunked = if size < 0 && items.len() > 1 { &[] } else { items.as_slice() };
    let chunks = chunked.chunks(width).map(|chunk| Value::from(chunk.to_vec())).collect();
    Ok(List::new(ElemType::List, chunks).into())
}

/// The numbers from `start` to before `stop`; a step in the wrong direction gives none.
fn steps(start: i64, stop: i64, step: i64) -> Result<Vec<i64>, FuncError> {
    let mut numbers = Vec::new();
    let mut next = Some(start);
    let inside = |number: i64| if step < 0 { number > stop } else { number < stop };
    if step == 0 {
        return Ok(numbers);
    }
    while let Some(number) = next.filter(|number| inside(*number)) {
        if numbers.len() >= MAX_ITEMS {
            return too_long();
        }
        numbers.push(number);
        next = number.checked_add(step);
    }
    Ok(numbers)
}

fn ints(numbers: Vec<i64>) -> Outcome {
    Ok(List::new(ElemType::Int, numbers.into_iter().map(Value::Int).collect()).into())
}

fn until(_: &Env, args: &[Value]) -> Outcome {
    let count = int(args, 0);
    ints(steps(0, count, if count < 0 { -1 } else { 1 })?)
}

fn until_step(_: &Env, args: &[Value]) -> Outcome {
    ints(steps(int(args, 0), int(args, 1), int(args, 2))?)
}

/// Counts down where the last number is smaller, but not if a positive step is given. More than three arguments
/// give "".
fn seq(_: &Env, args: &[Value]) -> Outcome {
    let (start, step, end) = match args.len() {
        1 => (1, None, int(args, 0)),
        2 => (int(args, 0), None, int(args, 1)),
        3 => (int(args, 0), Some(int(args, 1)), int(args, 2)),
        _ => return Ok("".into()),
    };
    let direction = if end < start { -1 } else { 1 };
    if direction < 0 && step.is_some_and(|step| step > 0) {
        return Ok("".into());
    }
    let numbers = steps(start, end.wrapping_add(direction), step.unwrap_or(direction))?;
    let texts: Vec<String> = numbers.iter().map(i64::to_string).collect();
    Ok(texts.join(" ").into())
}
