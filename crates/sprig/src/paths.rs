//! Paths with slashes, as Go's `path` takes them apart. Go's `path/filepath`, which the `os` functions are,
//! does the same where Helm runs on Unix.

use crate::args::{Outcome, bytes};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::Str;
use chartroom_gotemplate::{Env, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["base", "osBase"],
        &[Str],
        base,
        "The last element of a path.",
        &[(r#"{{ base "foo/bar/baz.yaml" }}"#, "baz.yaml")],
    ),
    row(
        &["dir", "osDir"],
        &[Str],
        dir,
        "All but the last element of a path.",
        &[(r#"{{ dir "foo/bar/baz.yaml" }}"#, "foo/bar")],
    ),
    row(
        &["clean", "osClean"],
        &[Str],
        clean,
        "The shortest path that means the same.",
        &[(r#"{{ clean "foo/bar/../baz" }}"#, "foo/baz")],
    ),
    row(
        &["ext", "osExt"],
        &[Str],
        ext,
        "The file name's part from its last dot on.",
        &[(r#"{{ ext "foo.tar.gz" }}"#, ".gz")],
    ),
    row(
        &["isAbs", "osIsAbs"],
        &[Str],
        is_abs,
        "Whether the path begins with a slash.",
        &[(r#"{{ isAbs "/etc" }} {{ isAbs "etc" }}"#, "true false")],
    ),
];

fn base(_: &Env, args: &[Value]) -> Outcome {
    let path = bytes(args, 0);
    let end = path.iter().rposition(|&byte| byte != b'/').map_or(0, |last| last + 1);
    let trimmed = path.get(..end).unwrap_or(&[]);
    let name = trimmed.rsplit(|&byte| byte == b'/').next().unwrap_or(&[]);
    Ok(Value::str(match name {
        [] if path.is_empty() => b".",
        [] => b"/".as_slice(),
        name => name,
    }))
}

fn dir(_: &Env, args: &[Value]) -> Outcome {
    let path = bytes(args, 0);
    let end = path.iter().rposition(|&byte| byte == b'/').map_or(0, |last| last + 1);
    Ok(Value::str(cleaned(path.get(..end).unwrap_or(&[]))))
}

fn clean(_: &Env, args: &[Value]) -> Outcome {
    Ok(Value::str(cleaned(bytes(args, 0))))
}

/// `path.Clean`: without `.`, double slashes, and `..` where it can be resolved.
fn cleaned(path: &[u8]) -> Vec<u8> {
    let rooted = path.starts_with(b"/");
    let mut kept: Vec<&[u8]> = Vec::new();
    for element in path.split(|&byte| byte == b'/') {
        match element {
            b"" | b"." => {}
            b".." => match kept.last() {
                Some(last) if *last != b".." => drop(kept.pop()),
                _ if rooted => {}
                _ => kept.push(element),
            },
            _ => kept.push(element),
        }
    }
    let joined = kept.join(b"/".as_slice());
    match (rooted, joined.is_empty()) {
        (true, _) => [b"/".as_slice(), &joined].concat(),
        (false, true) => b".".to_vec(),
        (false, false) => joined,
    }
}

fn ext(_: &Env, args: &[Value]) -> Outcome {
    let name = bytes(args, 0).rsplit(|&byte| byte == b'/').next().unwrap_or(&[]);
    let dot = name.iter().rposition(|&byte| byte == b'.');
    Ok(Value::str(dot.and_then(|dot| name.get(dot..)).unwrap_or(&[])))
}

fn is_abs(_: &Env, args: &[Value]) -> Outcome {
    Ok(bytes(args, 0).starts_with(b"/").into())
}
