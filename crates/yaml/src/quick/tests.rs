//! What is read quickly is what the parser reads.

use super::*;
use crate::{json, memo};

/// What the parser makes of a text; None for a fault.
fn parsed(text: &str) -> Option<Value> {
    let root = memo::document(text.as_bytes()).ok()?;
    root.map_or(Some(Value::Nil), |root| crate::decode::value_of(&root).ok())
}

fn shown(value: &Value) -> String {
    String::from_utf8(json::encode(value, true).unwrap()).unwrap()
}

/// Whether the text is read here; what is read has to be what the parser reads.
fn agrees(text: &str) -> bool {
    has_parts(text);
    let value = value(text.as_bytes());
    let passed = value_of_keys(text.as_bytes(), &|_| false);
    assert_eq!(value.is_some(), passed.is_some(), "{text:?}");
    let Some(value) = value else { return false };
    let expected = parsed(text).unwrap_or_else(|| panic!("a fault is not seen in {text:?}"));
    assert_eq!(shown(&value), shown(&expected), "{text:?}");
    true
}

/// Whether parts are found; they have to be those of the tree.
fn has_parts(text: &str) -> bool {
    let named = |part: &Part| {
        let name = part.name(text.as_bytes()).map(<[u8]>::to_vec);
        let index = name.is_none().then(|| part.key.clone());
        (name, index, part.head.clone(), part.inside)
    };
    let Some(parts) = parts(text.as_bytes()) else { return false };
    let expected = crate::parts::of_tree(text.as_bytes()).unwrap();
    let [found, expected] =
        [parts, expected].map(|parts| parts.iter().map(named).collect::<Vec<_>>());
    assert_eq!(found, expected, "{text:?}");
    true
}

#[test]
fn parts_stand_where_the_tree_has_them() {
    for text in [
        "- a\n- b:\n  - c\n  -\n  # d\n- - e\n- |\n f\n\n",
        "- a:\n  'b': 1\n\"c\": >-\n\n  d\n\n\n",
        "{\"a\":1,\"b\":[-2.5,null,{}],\"c\":{\"d e\":\"f: \\u003c\\r\\\"g\",\"\":[]}}",
        "[{\"a\":true},[],\"b\"]\n",
        "a: b\n   c # d\ne:\n\n  f:   # g\nh: [i, {j: 'k''l'}] # m\n",
        "a: |\n  b\n\n\n# c\nd: |+\n  e\n \n\n",
        "a: |\n  b\n ",
        "a:   \nb: \"c\n  d\"   \n",
    ] {
        let whole = text.starts_with('-') && text.contains("'b'");
        assert_eq!(has_parts(text), !whole, "{text:?}");
    }
    for text in [
        "{\"a\":1}: b\n",
        "{\"a\": 1e+5}",
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\\u12x4\"}",
        "{\"<<\":{}}",
        "{\"a\\n\":1}",
        "'a''b': c\n",
        "[a",
        "[a] b\n",
        "- a\nb: c\n",
        "- a\n---\n- b\n",
        "a\n",
        " - a\n",
    ] {
        assert!(!has_parts(text), "{text:?}");
    }
}

#[test]
fn what_charts_are_written_in_is_read() {
    for text in [
        "# c\n\n---\na: 1\nb:\n  c: \"d\\n\\\"e\"  # f\n  g: 'h''i'\nj:\n",
        "a:\n- b: 1\n  c: yes\n-\n- - d\n  - e: ~\n- 'f': g\nh: i:j\n",
        "a:\n  - x\n    y\n  - -1\nb: c\n   d # e\nf: 017\ng: 2024-01-01\n",
        "a: |\n\n  b\n    c\n\n\nd: |-\n  e\n\nf:\n- |+\n  g\n\n",
        "a: {}\nb: []\nc: [d, 'e', [1, -2]]\nf: {g: true, \"h\": i/j}\n",
        "1: a\ntrue: b\na: 1\na: 2\nhelm.sh/hook: x, y\nf: a#b\n",
        "a: \u{e4}\u{1f600} # \u{2019}\nb: \"\u{e4}\"\n",
        "a: |\n  \tb\n c: d",
        "a:\n  b: c",
        "a:\n  {}\nb:\n  60\nc:\n- ::1\n-\n  - d\n-\n  'e'\n",
        "a: 'b  \n\n  c''d\n  e'\nf: \"g \\t \n  h\n\"\n",
        "a: > \n  b\n  c\n\n  d\n    e\n  f\n\nb: >-\n\n  g\n\n\n  h\n",
    ] {
        let expected = parsed(text).is_some();
        assert_eq!(agrees(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_odd_is_left_to_the_parser() {
    for text in [
        "",
        "a",
        "- a\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "a: \"b\\\n  c\"\n",
        "'a\n b': c\n",
        "a: 'b\n--- c'\n",
        "<<: {a: b}\n",
        "a: b: c\n",
        "a:\n\tb: c\n",
        "a: .inf\n",
        "null: a\n",
        "a: 1\n---\nb: 2\n",
        "a: b\r\n",
        "? a\n",
        "a: b\n c: d\n",
        "  a: b\n",
        "a: [b\n",
        "a: %b\n",
        "a: |2\n   b\n",
        "a: b\u{85}c: d\n",
        "a: \u{feff}\n",
        "a:\n- b\n  c: d\n",
    ] {
        assert!(!agrees(text), "{text:?}");
    }
}

/// Pieces of documents, put together at random: what is read is what the parser reads.
#[test]
fn what_is_read_is_what_the_parser_reads() {
    const PIECES: [&str; 64] = [
        "a",
        "b: ",
        "c:",
        "- ",
        "-",
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        " ",
        "  ",
        "# d",
        " # e",
        "\"",
        "'",
        "\"f\"",
        "'g'",
        "|",
        "|-",
        "|+",
        ": ",
        ":",
        "{}",
        "[]",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "1",
        "0x1f",
        "1.5",
        "true",
        "~",
        "no",
        "---",
        "---\n",
        "...",
        "%",
        "\t",
        "?",
        "? ",
        "&h ",
        "*h",
        "!i ",
        "<<: ",
        "\u{e4}",
        "\u{2028}",
        "\\",
        "\\n",
        "''",
        "\n\n",
        "\nk: v",
        "\n  l: m",
        "\n    n: o",
        "\na: |\n  p\n",
        "2001-01-01",
        ">",
        "-1",
        "q r",
    ];
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut read = 0;
    for turn in 0..60_000 {
        let mut text = String::new();
        if turn % 2 == 0 {
            text.push_str("a:");
        }
        for _ in 0..2 + random(14) {
            text.push_str(PIECES[random(PIECES.len())]);
        }
        read += usize::from(agrees(&text));
    }
    assert!(read > 1000, "{read}");
}
