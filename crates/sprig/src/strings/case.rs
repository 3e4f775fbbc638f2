//! Upper, lower and mixed case.

use super::runes::{is_lower, is_title, is_upper, runes, to_lower, to_title, to_upper};
use super::words::{Word, kebab_or_snake, pascal};
use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Str;
use chartroom_gotemplate::{Env, Made, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["upper"],
        &[Str],
        upper,
        "Maps all letters to upper case.",
        &[(r#"{{ upper "straße 1a" }}"#, "STRAßE 1A")],
    )
    .weighing(8),
    row(
        &["lower"],
        &[Str],
        lower,
        "Maps all letters to lower case.",
        &[(r#"{{ lower "HÉLLO" }}"#, "héllo")],
    )
    .weighing(6),
    row(
        &["title"],
        &[Str],
        title,
        "Maps the first letter of each word to title case.",
        &[(r#"{{ title "hello wOrld it's" }}"#, "Hello WOrld It'S")],
    )
    .weighing(6),
    row(
        &["untitle"],
        &[Str],
        untitle,
        "Maps the first letter of each word to lower case.",
        &[(r#"{{ untitle "Hello WORLD" }}"#, "hello wORLD")],
    )
    .weighing(4),
    row(
        &["swapcase"],
        &[Str],
        swapcase,
        "Swaps upper and lower case; a lower-case letter that begins a word becomes title case.",
        &[(r#"{{ swapcase "This Is A.Test" }}"#, "tHIS iS a.tEST")],
    )
    .weighing(12),
    row(
        &["camelcase"],
        &[Str],
        camelcase,
        "Joins words that `_`, `-` or space part, each with a capital: `http_server` → `HttpServer`.",
        &[(r#"{{ camelcase "http_server-name" }}"#, "HttpServerName")],
    )
    .weighing(5),
    row(
        &["snakecase"],
        &[Str],
        snakecase,
        "Lower case with `_` between words.",
        &[(r#"{{ snakecase "FirstName HTTPServer2xx" }}"#, "first_name_http_server_2xx")],
    )
    .weighing(16),
    row(
        &["kebabcase"],
        &[Str],
        kebabcase,
        "Lower case with `-` between words.",
        &[(r#"{{ kebabcase "FirstName_Bld4Floor" }}"#, "first-name-bld4-floor")],
    )
    .weighing(12),
    row(
        &["initials"],
        &[Str],
        initials,
        "The first letter of each word.",
        &[(r#"{{ initials "First Try" }}"#, "FT")],
    )
    .weighing(2),
];

fn mapped(args: &[Value], map: impl FnMut(char) -> char) -> Outcome {
    Ok(runes(bytes(args, 0)).map(map).collect::<String>().into())
}

/// `strings.ToUpper`. Text that is ASCII, or where nothing changes, stays as it is byte by byte.
fn upper(_: &Env, args: &[Value]) -> Outcome {
    mapped(args, to_upper)
}

/// `strings.ToLower`.
fn lower(_: &Env, args: &[Value]) -> Outcome {
    mapped(args, to_lower)
}

/// `strings.Title`.
fn title(_: &Env, args: &[Value]) -> Outcome {
    let mut previous = ' ';
    mapped(args, |c| {
        let begins = is_separator(previous);
        previous = c;
        if begins { to_title(c) } else { c }
    })
}

/// Whether `strings.Title` begins a word behind this rune: beyond ASCII only behind spaces.
fn is_separator(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_alphanumeric() && c != '_' } else { c.is_whitespace() }
}

/// goutils' `Uncapitalize`.
fn untitle(_: &Env, args: &[Value]) -> Outcome {
    let mut begins = true;
    mapped(args, |c| {
        let first = begins && !c.is_whitespace();
        begins = c.is_whitespace();
        if first { to_lower(c) } else { c }
    })
}

/// goutils' `SwapCase`.
fn swapcase(_: &Env, args: &[Value]) -> Outcome {
    let mut begins = true;
    mapped(args, |c| {
        if is_upper(c) || is_title(c) {
            begins = false;
            to_lower(c)
        } else if is_lower(c) {
            let first = std::mem::replace(&mut begins, false);
            if first { to_title(c) } else { to_upper(c) }
        } else {
            begins = c.is_whitespace();
            c
        }
    })
}

/// goutils' `Initials`, which takes bytes for runes.
fn initials(_: &Env, args: &[Value]) -> Outcome {
    let mut begins = true;
    let mut letters = String::new();
    for c in bytes(args, 0).iter().map(|&byte| char::from(byte)) {
        if c.is_whitespace() {
            begins = true;
        } else if std::mem::replace(&mut begins, false) {
            letters.push(c);
        }
    }
    Ok(letters.into())
}

fn camelcase(_: &Env, args: &[Value]) -> Outcome {
    Ok(pascal(bytes(args, 0)).into())
}

/// Bytes of the words that a text is taken apart to, for each byte of the text: most if each word is one letter.
const WORDS: u64 = 64;

fn in_words(env: &Env, args: &[Value], connector: char) -> Outcome {
    let text = bytes(args, 0);
    env.budget.read(4 * text.len())?;
    env.budget.fits(Made::List, WORDS * text.len() as u64)?;
    Ok(kebab_or_snake(&Word::split(text), connector).into())
}

fn snakecase(env: &Env, args: &[Value]) -> Outcome {
    in_words(env, args, '_')
}

fn kebabcase(env: &Env, args: &[Value]) -> Outcome {
    in_words(env, args, '-')
}
