//! Arithmetic on decimals, so that 0.1 + 0.2 is 0.3: arguments are read as `float64` reads them, taken as the
//! shortest decimal that is the same float, and computed exactly by the rules of shopspring/decimal.

use super::exact::Decimal;
use crate::args::{Outcome, any, tail};
use crate::convert::to_float64;
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Any;
use chartroom_gotemplate::{Env, FuncError, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(&["addf"], &[], addf, "The sum, as float64.", &[("{{ addf 0.1 0.2 1 }}", "1.3")])
        .variadic(Any),
    row(&["add1f"], &[Any], add1f, "One more, as float64.", &[("{{ add1f 1.5 }}", "2.5")]),
    row(
        &["subf"],
        &[Any],
        subf,
        "The first less the others, as float64.",
        &[("{{ subf 7.5 2 3 }}", "2.5")],
    )
    .variadic(Any),
    row(&["mulf"], &[Any], mulf, "The product, as float64.", &[("{{ mulf 1.5 2 2 }}", "6")])
        .variadic(Any),
    row(
        &["divf"],
        &[Any],
        divf,
        "The first divided by the others to 16 places, as float64.",
        &[("{{ divf 10 2 4 }} {{ divf 1 3 }}", "1.25 0.3333333333333333")],
    )
    .variadic(Any),
];

type Operation = fn(&Decimal, &Decimal) -> Result<Decimal, FuncError>;

fn computed(first: f64, others: impl Iterator<Item = f64>, operation: Operation) -> Outcome {
    let mut result = decimal(first)?;
    for other in others {
        result = operation(&result, &decimal(other)?)?;
    }
    Ok(Value::Float(result.to_float()))
}

/// `decimal.NewFromFloat`, which panics for what is no number.
fn decimal(value: f64) -> Result<Decimal, FuncError> {
    Decimal::from_float(value).ok_or_else(|| {
        let shown = chartroom_gotemplate::fmt::float_g(value);
        FuncError::new(format!("Cannot create a Decimal from {shown}"))
    })
}

fn folded(args: &[Value], operation: Operation) -> Outcome {
    computed(to_float64(any(args, 0)), tail(args, 1).iter().map(to_float64), operation)
}

fn addf(_: &Env, args: &[Value]) -> Outcome {
    computed(0.0, args.iter().map(to_float64), |sum, other| Ok(sum.plus(other)))
}

fn add1f(_: &Env, args: &[Value]) -> Outcome {
    computed(to_float64(any(args, 0)), std::iter::once(1.0), |sum, other| Ok(sum.plus(other)))
}

fn subf(_: &Env, args: &[Value]) -> Outcome {
    folded(args, |first, other| Ok(first.plus(&other.negated())))
}

fn mulf(_: &Env, args: &[Value]) -> Outcome {
    folded(args, |product, other| Ok(product.times(other)))
}

fn divf(_: &Env, args: &[Value]) -> Outcome {
    folded(args, |first, other| {
        first.divided_by(other).ok_or_else(|| FuncError::new("decimal division by 0"))
    })
}
