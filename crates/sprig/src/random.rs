//! Random text, out of the render's entropy or, in a preview, its seed.

use crate::args::{Outcome, fail, int};
use crate::table::{Row, row};
use chartroom_gotemplate::{Env, FuncError, Made, ParamType, Value};

const COUNT: &[ParamType] = &[ParamType::Int];

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["randAlphaNum"],
        COUNT,
        |env, args| text(env, args, |c| c.is_ascii_alphanumeric()),
        "Random letters and digits.",
        &[("{{ randAlphaNum 8 | len }}", "8")],
    ),
    row(
        &["randAlpha"],
        COUNT,
        |env, args| text(env, args, |c| c.is_ascii_alphabetic()),
        "Random letters.",
        &[("{{ randAlpha 8 | len }}", "8")],
    ),
    row(
        &["randNumeric"],
        COUNT,
        |env, args| text(env, args, |c| c.is_ascii_digit()),
        "Random digits.",
        &[("{{ randNumeric 8 | len }}", "8")],
    ),
    row(
        &["randAscii"],
        COUNT,
        |env, args| text(env, args, |c| (' '..='~').contains(&c)),
        "Random printable ASCII characters.",
        &[("{{ randAscii 8 | len }}", "8")],
    ),
    row(
        &["randBytes"],
        COUNT,
        rand_bytes,
        "Random bytes, as base64.",
        &[("{{ randBytes 12 | len }}", "16")],
    ),
    row(&["uuidv4"], &[], uuidv4, "A random UUID of version 4.", &[("{{ uuidv4 | len }}", "36")]),
];

/// Longer texts than this are refused: a chart never means it.
const MAX_LENGTH: i64 = 1 << 20;

/// Takes the steps of drawing so many characters or bytes.
fn drawn(env: &Env, length: i64) -> Result<(), FuncError> {
    let length = u64::try_from(length).unwrap_or(0);
    env.budget.fits(Made::Text, length)?;
    env.budget.work(length / 2)
}

fn text(env: &Env, args: &[Value], fits: fn(char) -> bool) -> Outcome {
    let length = int(args, 0);
    if length > MAX_LENGTH {
        return fail(format!("a random text of {length} characters is more than {MAX_LENGTH}"));
    }
    drawn(env, length)?;
    let alphabet: Vec<char> = (' '..='~').filter(|c| fits(*c)).collect();
    let pick = |_| {
        let index = env.random_below(alphabet.len() as u64).unwrap_or(0);
        alphabet.get(index as usize).copied().unwrap_or('x')
    };
    Ok(Value::from((0..length).map(pick).collect::<String>()))
}

fn rand_bytes(env: &Env, args: &[Value]) -> Outcome {
    let length = int(args, 0);
    if length > MAX_LENGTH {
        return fail(format!("{length} random bytes are more than {MAX_LENGTH}"));
    }
    let Ok(length) = usize::try_from(length) else {
        return fail("runtime error: makeslice: len out of range");
    };
    drawn(env, length as i64)?;
    let mut bytes = vec![0; length];
    env.fill_random(&mut bytes);
    Ok(crate::encoding::base64(&bytes).into())
}

fn uuidv4(env: &Env, _: &[Value]) -> Outcome {
    let high = (env.next_random() & 0xffff_ffff_ffff_0fff) | 0x4000;
    let low = (env.next_random() & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
    let text = format!("{high:016x}{low:016x}");
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let parts = [part(0..8), part(8..12), part(12..16), part(16..20), part(20..32)];
    Ok(Value::from(parts.join("-")))
}
