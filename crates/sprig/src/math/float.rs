//! Arithmetic on float64.

use crate::args::{Outcome, any, int, tail};
use crate::convert::to_float64;
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Float64, Int};
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["maxf"], &[Any], maxf, "The largest, as float64.", &[("{{ maxf 1 2.5 2 }}", "2.5")])
        .variadic(Any),
    row(&["minf"], &[Any], minf, "The smallest, as float64.", &[("{{ minf 1.5 2 }}", "1.5")])
        .variadic(Any),
    row(
        &["ceil"],
        &[Any],
        ceil,
        "The next whole number above, as float64.",
        &[("{{ ceil 1.1 }}", "2")],
    ),
    row(
        &["floor"],
        &[Any],
        floor,
        "The next whole number below, as float64.",
        &[("{{ floor 1.9 }}", "1")],
    ),
    row(
        &["round"],
        &[Any, Int],
        round,
        "Rounded to that many places, up from a half or from the given fraction.",
        &[("{{ round 123.5555 3 }} {{ round 1.4 0 }} {{ round 1.35 1 0.7 }}", "123.556 1 1.3")],
    )
    .variadic(Float64),
];

/// `math.Max`: infinity wins over NaN, and 0 over -0.
fn go_max(left: f64, right: f64) -> f64 {
    match () {
        () if left == f64::INFINITY || right == f64::INFINITY => f64::INFINITY,
        () if left.is_nan() || right.is_nan() => f64::NAN,
        () if left == 0.0 && right == 0.0 => {
            if left.is_sign_negative() {
                right
            } else {
                left
            }
        }
        () => left.max(right),
    }
}

fn go_min(left: f64, right: f64) -> f64 {
    -go_max(-left, -right)
}

fn folded(args: &[Value], operation: fn(f64, f64) -> f64) -> Outcome {
    let first = to_float64(any(args, 0));
    Ok(Value::Float(tail(args, 1).iter().map(to_float64).fold(first, operation)))
}

fn maxf(_: &Env, args: &[Value]) -> Outcome {
    folded(args, go_max)
}

fn minf(_: &Env, args: &[Value]) -> Outcome {
    folded(args, go_min)
}

fn ceil(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Float(to_float64(any(args, 0)).ceil()))
}

fn floor(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::Float(to_float64(any(args, 0)).floor()))
}

/// The fraction of a negative number is negative, so negative numbers are always rounded down.
fn round(_: &Env, args: &[Value]) -> Outcome {
    let half = match args.get(2) {
        Some(Value::Float(half)) => *half,
        _ => 0.5,
    };
    let power = power_of_ten(int(args, 1));
    let scaled = power * to_float64(any(args, 0));
    let rounded = if scaled.fract() >= half { scaled.ceil() } else { scaled.floor() };
    Ok(Value::Float(rounded / power))
}

/// `math.Pow(10, places)`, which squares and multiplies, and inverts for negative exponents.
fn power_of_ten(places: i64) -> f64 {
    let (mut power, mut square, mut left) = (1.0, 10.0, places.unsigned_abs());
    while left != 0 {
        if left & 1 == 1 {
            power *= square;
        }
        square *= square;
        left >>= 1;
    }
    if places < 0 { 1.0 / power } else { power }
}
