//! Sprig's `regex…` functions. Those without `must` panic in Go on a bad pattern, which words the error
//! differently; only `regexMatch` does not care.

use super::matches::{Match, Search};
use super::template::{expand, quote_meta};
use super::{Regex, RegexError, cached};
use crate::args::{Outcome, bytes, fail, hold_texts, int};
use crate::table::{Row, row};
use chartroom_gotemplate::{
    ElemType, Env, FuncError, List,
    ParamType::{Int, Str},
    Value, fmt,
};
use std::rc::Rc;

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["regexMatch"],
        &[Str, Str],
        regex_match,
        "Whether a regular expression (Go's syntax) matches anywhere in a text.",
        &[
            (r#"{{ regexMatch "^[a-z]+$" "abc" }}"#, "true"),
            (r#"{{ regexMatch "(" "abc" }}"#, "false"),
        ],
    ),
    row(
        &["mustRegexMatch"],
        &[Str, Str],
        must_regex_match,
        "As regexMatch, but fails on a bad expression.",
        &[(r#"{{ mustRegexMatch "^[a-z]+$" "aBc" }}"#, "false")],
    ),
    row(
        &["regexFind"],
        &[Str, Str],
        regex_find,
        "The first match, or an empty string.",
        &[(r#"{{ regexFind "[0-9]+" "a12b34" }}"#, "12")],
    ),
    row(
        &["mustRegexFind"],
        &[Str, Str],
        must_regex_find,
        "As regexFind; a bad expression is an error, not a panic.",
        &[(r#"{{ mustRegexFind "[0-9]+" "a12b34" }}"#, "12")],
    ),
    row(
        &["regexFindAll"],
        &[Str, Str, Int],
        regex_find_all,
        "Up to n matches, all with -1.",
        &[(r#"{{ regexFindAll "[0-9]+" "a12b34" -1 }}"#, "[12 34]")],
    )
    .weighing(2),
    row(
        &["mustRegexFindAll"],
        &[Str, Str, Int],
        must_regex_find_all,
        "As regexFindAll; a bad expression is an error, not a panic.",
        &[(r#"{{ mustRegexFindAll "[0-9]+" "a12b34" 1 }}"#, "[12]")],
    ),
    row(
        &["regexReplaceAll"],
        &[Str, Str, Str],
        regex_replace_all,
        "Replaces all matches; $1 or ${1} in the replacement is a group.",
        &[(r#"{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }}"#, "-W-xxW-")],
    ),
    row(
        &["mustRegexReplaceAll"],
        &[Str, Str, Str],
        must_regex_replace_all,
        "As regexReplaceAll; a bad expression is an error, not a panic.",
        &[(r#"{{ mustRegexReplaceAll "a+" "baac" "$0$0" }}"#, "baaaac")],
    ),
    row(
        &["regexReplaceAllLiteral"],
        &[Str, Str, Str],
        regex_replace_all_literal,
        "Replaces all matches by a text as it is.",
        &[(r#"{{ regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}" }}"#, "-${1}-${1}-")],
    ),
    row(
        &["mustRegexReplaceAllLiteral"],
        &[Str, Str, Str],
        must_regex_replace_all_literal,
        "As regexReplaceAllLiteral; a bad expression is an error, not a panic.",
        &[(r#"{{ mustRegexReplaceAllLiteral "a+" "baac" "$0" }}"#, "b$0c")],
    ),
    row(
        &["regexSplit"],
        &[Str, Str, Int],
        regex_split,
        "Cuts a text at the matches into up to n pieces, all with -1.",
        &[(r#"{{ regexSplit "z+" "pizza" -1 }}"#, "[pi a]")],
    ),
    row(
        &["mustRegexSplit"],
        &[Str, Str, Int],
        must_regex_split,
        "As regexSplit; a bad expression is an error, not a panic.",
        &[(r#"{{ mustRegexSplit "z+" "pizza" 1 }}"#, "[pizza]")],
    ),
    row(
        &["regexQuoteMeta"],
        &[Str],
        regex_quote_meta,
        "Escapes what has a meaning in a regular expression.",
        &[(r#"{{ regexQuoteMeta "1.2.3" }}"#, r"1\.2\.3")],
    ),
];

/// The pattern, or the error that Go returns.
fn compiled(env: &Env, args: &[Value]) -> Result<Rc<Regex>, FuncError> {
    let regex = read(env, args)?.map_err(|error| FuncError::new(error.to_string()))?;
    ready(env, regex)
}

/// The pattern or what is wrong with it. Reading it costs the same where it was read before.
fn read(env: &Env, args: &[Value]) -> Result<Result<Rc<Regex>, RegexError>, FuncError> {
    env.budget.work(bytes(args, 0).len() as u64 / 4)?;
    Ok(cached(bytes(args, 0)))
}

/// Takes the steps of building the search, which for a small pattern can be large.
fn ready(env: &Env, regex: Rc<Regex>) -> Result<Rc<Regex>, FuncError> {
    env.budget.work(regex.cost().saturating_mul(4))?;
    Ok(regex)
}

/// The pattern, or the text of the panic of Go's `MustCompile`, which quotes the pattern with backquotes
/// where they can hold it.
fn must_compile(env: &Env, args: &[Value]) -> Result<Rc<Regex>, FuncError> {
    let pattern = bytes(args, 0);
    let regex = read(env, args)?.or_else(|error| {
        let text = String::from_utf8_lossy(pattern);
        let quoted = if can_backquote(pattern) { format!("`{text}`") } else { fmt::quote(pattern) };
        fail(format!("regexp: Compile({quoted}): {error}"))
    })?;
    ready(env, regex)
}

/// Go's `strconv.CanBackquote`.
fn can_backquote(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| {
        text.chars().all(|each| {
            each == '\t'
                || !(each < ' ' || matches!(each, '`' | '\u{7f}' | '\u{feff}' | '\u{fffd}'))
        })
    })
}

fn is_match(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let text = bytes(args, 1);
    env.budget.work(regex.search_cost(text.len()))?;
    Ok(regex.is_match(text).into())
}

/// A bad pattern matches nothing.
fn regex_match(env: &Env, args: &[Value]) -> Outcome {
    match read(env, args)? {
        Ok(regex) => is_match(env, &*ready(env, regex)?, args),
        Err(_) => Ok(false.into()),
    }
}

fn must_regex_match(env: &Env, args: &[Value]) -> Outcome {
    is_match(env, &*compiled(env, args)?, args)
}

fn find(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let text = bytes(args, 1);
    let found = regex.find(&Search::new(env, regex), text)?;
    Ok(Value::str(found.and_then(|found| text.get(found.range())).unwrap_or(&[])))
}

fn regex_find(env: &Env, args: &[Value]) -> Outcome {
    find(env, &*must_compile(env, args)?, args)
}

fn must_regex_find(env: &Env, args: &[Value]) -> Outcome {
    find(env, &*compiled(env, args)?, args)
}

/// No matches are Go's nil slice, which is `null` in JSON.
fn find_all(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let text = bytes(args, 1);
    let found = regex.find_all(&Search::new(env, regex), text, int(args, 2))?;
    if found.is_empty() {
        return Ok(List::nil(ElemType::Str).into());
    }
    hold_texts(env, found.len(), found.iter().map(|found| found.range().len()).sum())?;
    Ok(List::strings(found.iter().filter_map(|found| text.get(found.range()))).into())
}

fn regex_find_all(env: &Env, args: &[Value]) -> Outcome {
    find_all(env, &*must_compile(env, args)?, args)
}

fn must_regex_find_all(env: &Env, args: &[Value]) -> Outcome {
    find_all(env, &*compiled(env, args)?, args)
}

fn replace_all(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let (text, template) = (bytes(args, 1), bytes(args, 2));
    let expand = |found: &Match, out: &mut Vec<u8>| expand(regex, found, template, text, out);
    Ok(Value::str(regex.replace_all(&Search::new(env, regex), text, expand)?))
}

fn regex_replace_all(env: &Env, args: &[Value]) -> Outcome {
    replace_all(env, &*must_compile(env, args)?, args)
}

fn must_regex_replace_all(env: &Env, args: &[Value]) -> Outcome {
    replace_all(env, &*compiled(env, args)?, args)
}

fn replace_all_literal(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let literal = bytes(args, 2);
    let write = |_: &Match, out: &mut Vec<u8>| out.extend_from_slice(literal);
    Ok(Value::str(regex.replace_all(&Search::new(env, regex), bytes(args, 1), write)?))
}

fn regex_replace_all_literal(env: &Env, args: &[Value]) -> Outcome {
    replace_all_literal(env, &*must_compile(env, args)?, args)
}

fn must_regex_replace_all_literal(env: &Env, args: &[Value]) -> Outcome {
    replace_all_literal(env, &*compiled(env, args)?, args)
}

fn split(env: &Env, regex: &Regex, args: &[Value]) -> Outcome {
    let pieces = regex.split(&Search::new(env, regex), bytes(args, 1), int(args, 2))?;
    let Some(pieces) = pieces else { return Ok(List::nil(ElemType::Str).into()) };
    hold_texts(env, pieces.len(), pieces.iter().map(|piece| piece.len()).sum())?;
    Ok(List::strings(pieces).into())
}

fn regex_split(env: &Env, args: &[Value]) -> Outcome {
    split(env, &*must_compile(env, args)?, args)
}

fn must_regex_split(env: &Env, args: &[Value]) -> Outcome {
    split(env, &*compiled(env, args)?, args)
}

fn regex_quote_meta(_: &Env, args: &[Value]) -> Outcome {
    Ok(quote_meta(bytes(args, 0)).into())
}
