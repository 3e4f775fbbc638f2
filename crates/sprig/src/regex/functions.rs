//! Sprig's `regex…` functions. Those without `must` panic in Go on a bad pattern, which words the error
//! differently; only `regexMatch` does not care.

use super::template::{expand, quote_meta};
use super::{Regex, cached};
use crate::args::{Outcome, bytes, fail, int};
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
    ),
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
fn compiled(args: &[Value]) -> Result<Rc<Regex>, FuncError> {
    cached(bytes(args, 0)).map_err(|error| FuncError::new(error.to_string()))
}

/// The pattern, or the text of the panic of Go's `MustCompile`, which quotes the pattern with backquotes
/// where they can hold it.
fn must_compile(args: &[Value]) -> Result<Rc<Regex>, FuncError> {
    let pattern = bytes(args, 0);
    cached(pattern).or_else(|error| {
        let text = String::from_utf8_lossy(pattern);
        let quoted = if can_backquote(pattern) { format!("`{text}`") } else { fmt::quote(pattern) };
        fail(format!("regexp: Compile({quoted}): {error}"))
    })
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

fn regex_match(_: &Env, args: &[Value]) -> Outcome {
    Ok(compiled(args).is_ok_and(|regex| regex.is_match(bytes(args, 1))).into())
}

fn must_regex_match(_: &Env, args: &[Value]) -> Outcome {
    Ok(compiled(args)?.is_match(bytes(args, 1)).into())
}

fn find(regex: &Regex, args: &[Value]) -> Value {
    let text = bytes(args, 1);
    let found = regex.find(text).and_then(|found| text.get(found.range()));
    Value::str(found.unwrap_or(&[]))
}

fn regex_find(_: &Env, args: &[Value]) -> Outcome {
    Ok(find(&*must_compile(args)?, args))
}

fn must_regex_find(_: &Env, args: &[Value]) -> Outcome {
    Ok(find(&*compiled(args)?, args))
}

/// No matches are Go's nil slice, which is `null` in JSON.
fn find_all(regex: &Regex, args: &[Value]) -> Value {
    let text = bytes(args, 1);
    let found = regex.find_all(text, int(args, 2));
    if found.is_empty() {
        return List::nil(ElemType::Str).into();
    }
    List::strings(found.iter().filter_map(|found| text.get(found.range()))).into()
}

fn regex_find_all(_: &Env, args: &[Value]) -> Outcome {
    Ok(find_all(&*must_compile(args)?, args))
}

fn must_regex_find_all(_: &Env, args: &[Value]) -> Outcome {
    Ok(find_all(&*compiled(args)?, args))
}

fn replace_all(regex: &Regex, args: &[Value]) -> Value {
    let (text, template) = (bytes(args, 1), bytes(args, 2));
    Value::str(regex.replace_all(text, |found, out| expand(regex, found, template, text, out)))
}

fn regex_replace_all(_: &Env, args: &[Value]) -> Outcome {
    Ok(replace_all(&*must_compile(args)?, args))
}

fn must_regex_replace_all(_: &Env, args: &[Value]) -> Outcome {
    Ok(replace_all(&*compiled(args)?, args))
}

fn replace_all_literal(regex: &Regex, args: &[Value]) -> Value {
    let literal = bytes(args, 2);
    Value::str(regex.replace_all(bytes(args, 1), |_, out| out.extend_from_slice(literal)))
}

fn regex_replace_all_literal(_: &Env, args: &[Value]) -> Outcome {
    Ok(replace_all_literal(&*must_compile(args)?, args))
}

fn must_regex_replace_all_literal(_: &Env, args: &[Value]) -> Outcome {
    Ok(replace_all_literal(&*compiled(args)?, args))
}

fn split(regex: &Regex, args: &[Value]) -> Value {
    match regex.split(bytes(args, 1), int(args, 2)) {
        Some(pieces) => List::strings(pieces).into(),
        None => List::nil(ElemType::Str).into(),
    }
}

fn regex_split(_: &Env, args: &[Value]) -> Outcome {
    Ok(split(&*must_compile(args)?, args))
}

fn must_regex_split(_: &Env, args: &[Value]) -> Outcome {
    Ok(split(&*compiled(args)?, args))
}

fn regex_quote_meta(_: &Env, args: &[Value]) -> Outcome {
    Ok(quote_meta(bytes(args, 0)).into())
}
