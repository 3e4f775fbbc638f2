//! Layers and coalescing; what is expected here was printed by Helm v4.2.3.

use super::strvals::{Mode, parse_into};
use super::*;
use crate::chart::tests::{chart_of, chart_yaml, json};
use chartroom_gotemplate::Map;
use std::cell::Cell;

fn flag(flag: &str, entry: &str) -> Result<String, ValuesError> {
    let mut layers = Layers::default();
    let list = match flag {
        "--set" => &mut layers.set,
        "--set-string" => &mut layers.set_string,
        "--set-json" => &mut layers.set_json,
        "--set-file" => &mut layers.set_file,
        _ => &mut layers.set_literal,
    };
    list.push(entry.to_owned());
    let read = |path: &str| match path {
        "there" => Ok(b"content\n".to_vec()),
        _ => Err(format!("open {path}: no such file or directory")),
    };
    user_values(&layers, &read).map(json)
}

#[test]
fn entries_set_what_helm_sets() {
    let rows = [
        (
            "--set",
            "a=1,b.c=x,d=true,e=null,f=007,g=1.5,h=",
            r#"{"a":1,"b":{"c":"x"},"d":true,"e":null,"f":"007","g":"1.5","h":""}"#,
        ),
        ("--set", "l={a,1,},m={}", r#"{"l":["a",1,""],"m":[""]}"#),
        ("--set", "l[1][0].x=1", r#"{"l":[null,[{"x":1}]]}"#),
        ("--set", "a.b=", r#"{"a":{"b":""}}"#),
        ("--set", "l[0].b=", r#"{"l":[]}"#),
        ("--set", "a[0", "{}"),
        ("--set", r"a\.b=x\,y", r#"{"a.b":"x,y"}"#),
        ("--set", "=1", "{}"),
        ("--set", "a={b}c=d", r#"{"a":["b"],"c":"d"}"#),
        ("--set-string", "a=1,b={true,2}", r#"{"a":"1","b":["true","2"]}"#),
        ("--set-literal", r"a.b={1},c=\d,", r#"{"a":{"b":"{1},c=\\d,"}}"#),
        (
            "--set-json",
            r#"a=[1,{"b":null}],c="x" , d=,e=1"#,
            r#"{" d":null,"a":[1,{"b":null}],"c":"x","e":1}"#,
        ),
        ("--set-json", r#"{"a":{"b":1}}"#, r#"{"a":{"b":1}}"#),
        ("--set-file", "a=there,b={there}", r#"{"a":"content\n","b":["content\n"]}"#),
    ];
    for (name, entry, expected) in rows {
        assert_eq!(flag(name, entry).unwrap(), expected, "{name} {entry}");
    }
}

#[test]
fn wrong_entries_are_refused_in_helm_s_words_and_at_their_place() {
    let too_deep = format!("{}=1", ["a"; 32].join("."));
    let rows = [
        ("a", r#"key "a" has no value"#, "a"),
        ("a,b=1", r#"key "a" has no value (cannot end with ,)"#, "a,"),
        ("a.b.=1", r#"key map "b" has no value"#, "b.=1"),
        ("x=1,a[x]=1", r#"error parsing index: strconv.Atoi: parsing "x": invalid syntax"#, "x]"),
        ("a[-1]=1", "negative -1 index not allowed", "-1]"),
        (
            "a[70000]=1",
            "index of 70000 is greater than maximum supported index of 65536",
            "70000]=1",
        ),
        ("a={b", "list must terminate with '}'", "{b"),
        ("a[0]x=1", "unexpected data at end of array index: ['x']", "x="),
        (
            "a=1,a.b=2",
            "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}",
            "a.",
        ),
        (
            "a=null,a[0]=2",
            "unable to parse key: interface conversion: interface {} is nil, not []interface {}",
            "0]",
        ),
        (
            &too_deep,
            "value name nested level is greater than maximum supported nested level of 30",
            "a.",
        ),
    ];
    for (entry, message, place) in rows {
        let error = flag("--set", entry).unwrap_err();
        assert_eq!(error.cause.to_string(), format!("failed parsing --set data: {message}"));
        assert_eq!(error.layer, Layer::Set(0));
        let span = error.span.unwrap();
        assert_eq!(&entry[span.start as usize..span.end as usize], place, "{entry}");
    }
    for entry in ["a=01", "a={", "a=[1"] {
        let error = flag("--set-json", entry).unwrap_err();
        assert_eq!(error.cause.to_string(), format!("failed parsing --set-json data {entry}"));
    }
    let error = flag("--set-file", "a=nope").unwrap_err();
    assert_eq!(
        error.cause.to_string(),
        "failed parsing --set-file data: open nope: no such file or directory"
    );
}

#[test]
fn no_entry_is_too_deep_for_the_stack() {
    let entry = format!("a{}=1", "[0]".repeat(100_000));
    assert!(parse_into(&entry, &Map::new(), Mode::Typed, &Cell::default()).is_err());
    let nested = |leaf: &str| format!("{}{leaf}{}", "{a: ".repeat(290), "}".repeat(290));
    let chart = chart_of(&[("values.yaml", &nested("1"))]).unwrap();
    let user = load_values(nested("2").as_bytes()).unwrap();
    assert!(coalesce(&chart, &user).0.is_ok());
}

#[test]
fn lists_are_filled_up_to_a_limit_for_all_entries_together() {
    let entries = |count: usize| Layers {
        set: (0..count).map(|number| format!("a[{number}][65536]=1")).collect(),
        ..Layers::default()
    };
    let read = |_: &str| Ok(Vec::new());
    assert!(user_values(&entries(16), &read).is_ok());
    let error = user_values(&entries(200), &read).unwrap_err();
    assert_eq!(error.layer, Layer::Set(16));
    assert!(error.cause.to_string().ends_with("Use smaller indexes"), "{}", error.cause);
    let one: Vec<String> = (0..200).map(|number| format!("b{number}[65536]=1")).collect();
    let one = Layers { set: vec![one.join(",")], ..Layers::default() };
    assert_eq!(user_values(&one, &read).unwrap_err().cause, error.cause);
}

/// The root's values as JSON and the log, or the error.
fn coalesced(files: &[(&str, &str)], user: &str) -> (Result<String, String>, Vec<String>) {
    let sub = chart_yaml("sub");
    let files = [files, &[("charts/sub/Chart.yaml", &*sub)]].concat();
    let chart = chart_of(&files).unwrap();
    let user = load_values(user.as_bytes()).unwrap();
    let (values, warnings) = coalesce(&chart, &user);
    let log = warnings.iter().map(Warning::log_line).collect();
    (values.map(json).map_err(|error| error.cause.to_string()), log)
}

#[test]
fn nulls_delete_defaults() {
    let root = "n: null\nm: {a: null, b: 1}\nu: {b: 1, e: {f: 1}, g: [null]}\nsub: {x: null, m: {p: null}}";
    let sub = "n: null\nx: 1\nm: {a: null, b: 1, p: {r: 1}}";
    let user = "u: {k: 1, b: null, w: null, e: {f: null}}\nsub: {m: {b: null, k: null}}";
    let (values, _) = coalesced(&[("values.yaml", root), ("charts/sub/values.yaml", sub)], user);
    assert_eq!(
        values.unwrap(),
        r#"{"m":{"b":1},"sub":{"global":{},"m":{"k":null}},"u":{"e":{},"g":[null],"k":1,"w":null}}"#
    );
}

#[test]
fn globals_go_down_and_the_parent_wins() {
    let root = "global: {a: 1, t: {x: 1}}";
    let sub = "global: {a: 2, b: 2, t: {z: 2}, s: 3}";
    let files = [("values.yaml", root), ("charts/sub/values.yaml", sub)];
    let (values, log) = coalesced(&files, "global: {s: {q: 1}}");
    assert_eq!(
        values.unwrap(),
        concat!(
            r#"{"global":{"a":1,"s":{"q":1},"t":{"x":1}},"sub":{"global":{"a":1,"b":2,"s":{"q":1},"#,
            r#""t":{"x":1,"z":2}}}}"#
        )
    );
    assert_eq!(
        log,
        [
            r#"level=INFO msg="warning: destination for t.sub.global.s is a table. Ignoring non-table value (3)""#
        ]
    );
}

#[test]
fn what_does_not_fit_is_logged() {
    let root = "a: 1\nb: {x: {k: 1}, z: 1}\n";
    let user = "a: {q: 1}\nb: {x: 5, z: {a: 1}}\nsub: {t: {u: 1}, global: 5}";
    let files = [("values.yaml", root), ("charts/sub/values.yaml", "t: 5")];
    let (values, log) = coalesced(&files, user);
    let expected = r#"{"a":{"q":1},"b":{"x":5,"z":{"a":1}},"sub":{"global":5,"t":{"u":1}}}"#;
    assert_eq!(values.unwrap(), expected);
    assert_eq!(
        log,
        [
            r#"level=INFO msg="warning: skipped value for t.a: Not a table.""#,
            r#"level=INFO msg="warning: cannot overwrite table with non table for t.b.x (map[k:1])""#,
            r#"level=INFO msg="warning: destination for t.b.z is a table. Ignoring non-table value (1)""#,
            r#"level=INFO msg="warning: skipping globals because destination global is not a table.""#,
            r#"level=INFO msg="warning: skipped value for t.sub.t: Not a table.""#,
        ]
    );
}

#[test]
fn warnings_know_the_key_from_the_root() {
    let chart = chart_of(&[
        ("charts/sub/Chart.yaml", &chart_yaml("sub")),
        ("charts/sub/values.yaml", "t: {a: 5}"),
    ])
    .unwrap();
    let user = load_values(b"sub: {t: {a: {b: 1}}}").unwrap();
    let (_, warnings) = coalesce(&chart, &user);
    assert_eq!(warnings[0].path, ["sub", "t", "a"]);
    assert_eq!(warnings[0].kind, WarningKind::ScalarUnderTable);
    assert_eq!(json(warnings[0].kept.clone().unwrap()), r#"{"b":1}"#);
}

#[test]
fn a_subchart_needs_a_table() {
    let (values, _) = coalesced(&[], "sub: [1, x]");
    assert_eq!(values.unwrap_err(), "type mismatch on sub: [%!t(float64=1) %!t(string=x)]");
}

#[test]
fn a_subchart_s_values_are_the_parent_s_map() {
    let chart = chart_of(&[("charts/sub/Chart.yaml", &chart_yaml("sub"))]).unwrap();
    let values = coalesce(&chart, &Map::new()).0.unwrap();
    values.get(b"sub").unwrap().as_map().unwrap().insert("set", 1.0);
    assert_eq!(json(values), r#"{"sub":{"global":{},"set":1}}"#);
}

#[test]
fn log_values_are_quoted_as_slog_does() {
    let rows = [
        ("plain", "plain"),
        ("a b", "\"a b\""),
        ("", "\"\""),
        (r"a\b", r"a\b"),
        ("a=b", "\"a=b\""),
    ];
    for (text, expected) in rows {
        assert_eq!(log_value(text), expected);
    }
}
