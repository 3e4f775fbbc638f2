//! Arithmetic on int64. Arguments are read as `int64` reads them; overflow wraps, as in Go.

use crate::args::{Outcome, any, fail, int, tail};
use crate::convert::to_int64;
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Int};
use chartroom_gotemplate::{Env, FuncError, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["add"], &[], add, "The sum.", &[("{{ add 1 2 3 }}", "6")]).variadic(Any),
    row(&["add1"], &[Any], add1, "One more.", &[("{{ add1 41 }}", "42")]),
    row(&["sub"], &[Any, Any], sub, "The difference.", &[("{{ sub 5 3 }}", "2")]),
    row(&["mul"], &[Any], mul, "The product.", &[("{{ mul 2 3 4 }}", "24")]).variadic(Any),
    row(&["div"], &[Any, Any], div, "The quotient without fraction.", &[("{{ div 7 2 }}", "3")]),
    row(
        &["mod"],
        &[Any, Any],
        modulo,
        "The rest of the division, with the sign of the dividend.",
        &[("{{ mod 7 3 }}", "1")],
    ),
    row(&["max", "biggest"], &[Any], max, "The largest, as int64.", &[("{{ max 1 3 2 }}", "3")])
        .variadic(Any),
    row(&["min"], &[Any], min, "The smallest, as int64.", &[("{{ min 3 1 2 }}", "1")])
        .variadic(Any),
    row(
        &["randInt"],
        &[Int, Int],
        rand_int,
        "A random int from the first to before the second.",
        &[("{{ randInt 5 6 }}", "5")],
    ),
];

fn folded(args: &[Value], operation: fn(i64, i64) -> i64) -> Outcome {
    let first = to_int64(any(args, 0));
    Ok(Value::Int64(tail(args, 1).iter().map(to_int64).fold(first, operation)))
}

fn add(_: &Env, args: &[Value]) -> Outcome {
    folded(args, i64::wrapping_add)
}

fn add1(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Int64(to_int64(any(args, 0)).wrapping_add(1)))
}

fn sub(_: &Env, args: &[Value]) -> Outcome {
    folded(args, i64::wrapping_sub)
}

fn mul(_: &Env, args: &[Value]) -> Outcome {
    folded(args, i64::wrapping_mul)
}

fn max(_: &Env, args: &[Value]) -> Outcome {
    folded(args, i64::max)
}

fn min(_: &Env, args: &[Value]) -> Outcome {
    folded(args, i64::min)
}

fn divided(args: &[Value], operation: fn(i64, i64) -> i64) -> Outcome {
    let (dividend, divisor) = (to_int64(any(args, 0)), to_int64(any(args, 1)));
    if divisor == 0 {
        return fail("runtime error: integer divide by zero");
    }
    Ok(Value::Int64(operation(dividend, divisor)))
}

fn div(_: &Env, args: &[Value]) -> Outcome {
    divided(args, i64::wrapping_div)
}

fn modulo(_: &Env, args: &[Value]) -> Outcome {
    divided(args, i64::wrapping_rem)
}

/// `rand.Intn(max-min) + min`.
fn rand_int(env: &Env, args: &[Value]) -> Outcome {
    let (low, high) = (int(args, 0), int(args, 1));
    let invalid = || FuncError::new("invalid argument to Intn");
    let range = u64::try_from(high.wrapping_sub(low)).map_err(|_| invalid())?;
    let random = env.random_below(range).ok_or_else(invalid)?;
    Ok(Value::Int(low.wrapping_add(random.cast_signed())))
}
