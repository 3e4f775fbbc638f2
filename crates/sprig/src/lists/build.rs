//! Making lists and putting items to them.

use super::items;
use crate::args::{Outcome, any, fail, int, slice_items};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int};
use chartroom_gotemplate::{ElemType, Env, FuncError, List, Made, Value};

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
    )
    .weighing(2),
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
    .variadic(Int)
    .weighing(2),
];

fn too_long<T>() -> Result<T, FuncError> {
    fail("runtime error: makeslice: len out of range")
}

/// Bytes of each list in a list, besides its items.
const LIST: u64 = 32;

/// Items of a list; 0 for what is none.
fn length(value: &Value) -> usize {
    match value.viewed() {
        Value::List(list) => list.len(),
        Value::Bytes(bytes) => bytes.len(),
        _ => 0,
    }
}

/// Refuses to copy a list that there is no room for twice.
fn room_for(env: &Env, list: &Value) -> Result<(), FuncError> {
    env.budget.list(length(list).saturating_add(1))
}

fn list(_: &Env, args: &[Value]) -> Outcome {
    Ok(args.to_vec().into())
}

fn append(env: &Env, args: &[Value]) -> Outcome {
    room_for(env, any(args, 0))?;
    let mut items = items(any(args, 0), "Cannot push on type")?;
    items.push(any(args, 1).clone());
    Ok(items.into())
}

fn prepend(env: &Env, args: &[Value]) -> Outcome {
    room_for(env, any(args, 0))?;
    let items = items(any(args, 0), "Cannot prepend on type")?;
    Ok(std::iter::once(any(args, 1).clone()).chain(items).collect::<Vec<_>>().into())
}

/// Without any item the result is the nil slice.
fn concat(env: &Env, args: &[Value]) -> Outcome {
    env.budget.list(args.iter().map(length).fold(0, usize::saturating_add))?;
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

fn reverse(env: &Env, args: &[Value]) -> Outcome {
    room_for(env, any(args, 0))?;
    let mut items = items(any(args, 0), "Cannot find reverse on type")?;
    items.reverse();
    Ok(items.into())
}

/// Sprig counts the chunks by dividing floats, which for sizes below 1 gives no chunk, one, or a Go panic.
fn chunk(env: &Env, args: &[Value]) -> Outcome {
    room_for(env, any(args, 1))?;
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
    let lists = chunked.len().div_ceil(width.max(1)) as u64;
    env.budget.hold(Made::List, lists * LIST)?;
    let chunks = chunked.chunks(width).map(|chunk| Value::from(chunk.to_vec())).collect();
    Ok(List::new(ElemType::List, chunks).into())
}

/// The numbers from `start` to before `stop`, and how many they are; a step in the wrong direction gives none.
fn steps(start: i64, stop: i64, step: i64) -> (impl Iterator<Item = i64>, usize) {
    let distance = i128::from(stop) - i128::from(start);
    let step = i128::from(step);
    let count = match step {
        0 => 0,
        step => ((distance + step - step.signum()) / step).max(0),
    };
    let numbers = (0..count).map_while(move |at| i64::try_from(i128::from(start) + at * step).ok());
    (numbers, usize::try_from(count).unwrap_or(usize::MAX))
}

fn ints(env: &Env, (numbers, count): (impl Iterator<Item = i64>, usize)) -> Outcome {
    env.budget.list(count)?;
    Ok(List::new(ElemType::Int, numbers.map(Value::Int).collect()).into())
}

fn until(env: &Env, args: &[Value]) -> Outcome {
    let count = int(args, 0);
    ints(env, steps(0, count, if count < 0 { -1 } else { 1 }))
}

fn until_step(env: &Env, args: &[Value]) -> Outcome {
    ints(env, steps(int(args, 0), int(args, 1), int(args, 2)))
}

/// Counts down where the last number is smaller, but not if a positive step is given. More than three arguments
/// give "".
fn seq(env: &Env, args: &[Value]) -> Outcome {
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
    let (numbers, count) = steps(start, end.wrapping_add(direction), step.unwrap_or(direction));
    let longest = start.to_string().len().max(end.to_string().len()) + 1;
    env.budget.visit(count)?;
    env.budget.text(count.saturating_mul(longest))?;
    let mut text = String::new();
    for (index, number) in numbers.enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(&number.to_string());
    }
    Ok(text.into())
}
