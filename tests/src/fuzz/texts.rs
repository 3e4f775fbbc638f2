//! Random YAML, JSON and TOML: what is read in more than one way, and what is broken in one place.

use super::random::Random;

/// Scalars of YAML 1.1 and 1.2 on which readers differ.
const SCALARS: &[&str] = &[
    "yes",
    "No",
    "on",
    "OFF",
    "y",
    "n",
    "true",
    "True",
    "TRUE",
    "false",
    "~",
    "null",
    "Null",
    "NULL",
    "0",
    "-0",
    "1",
    "+1",
    "-12",
    "007",
    "010",
    "08",
    "0o17",
    "0x1F",
    "0b101",
    "-0x1f",
    "1_000",
    "1__0",
    "_1",
    "12:30:45",
    "1:1",
    "190:20:30",
    "1.5",
    "-.5",
    ".5",
    "5.",
    "1e3",
    "1E+3",
    "1.0",
    "1e400",
    "6.02e23",
    ".inf",
    "-.INF",
    ".nan",
    ".NaN",
    "1.2.3",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "123456789012345678901234567890",
    "1e21",
    "2024-01-02",
    "2024-01-02T03:04:05Z",
    "2001-12-14 21:59:43.10 -5",
    "plain text",
    "a:b",
    "a#b",
    "x y  z",
    "\"\"",
    "''",
    "\"a\\nb\"",
    "\"\\u00e9\\x41\\t\"",
    "'it''s'",
    "\"yes\"",
    "'1'",
    "!!str 12",
    "!!int \"7\"",
    "!!float 1",
    "!!bool yes",
    "!!null ''",
    "!custom x",
    "!!binary aGVsbG8=",
    "<<",
    "=",
    "-",
    "-a",
    "?x",
    ":x",
    "é✓",
    "日本",
    "{}",
    "[]",
    "[1, 2]",
    "{a: 1}",
    "[a, [b], {c: d}]",
    "{\"a\":1}",
    "# c",
    "a # c",
    "1 # c",
    "0.1",
    "100000000000000000000.0",
    "1e-7",
    "0.00001",
    "1000000",
    "12345678.9",
    "...",
];
/// What mostly cannot stand where a scalar does.
const HARD: &[&str] = &[
    "[a: b]",
    "- x",
    "\"unclosed",
    "*",
    "&a",
    "@x",
    "`x",
    "%x",
    "a:",
    "{a: , b}",
    "--- x",
    "!!set {a}",
];
const KEYS: &[&str] = &[
    "a",
    "b",
    "c",
    "key",
    "long key",
    "1",
    "1.5",
    "true",
    "yes",
    "null",
    "~",
    "\"q\"",
    "'s'",
    "é",
    "a.b",
    "x-y",
    "0x10",
    "2024-01-02",
    "? a",
    "<<",
    "[1]",
    "{a: b}",
    "&k k",
    "!!str z",
    "on",
    "010",
];

/// A YAML document; one in ten is broken or odd in one place.
pub(super) fn yaml(random: &mut Random) -> String {
    let mut text = String::new();
    if random.percent(8) {
        text.push_str(random.pick(&[
            "---\n",
            "%YAML 1.1\n---\n",
            "# head\n",
            "\n\n",
            "--- # x\n",
            "\u{feff}",
        ]));
    }
    if random.percent(70) {
        mapping(random, &mut text, 0, 3);
    } else {
        sequence(random, &mut text, 0, 3);
    }
    if random.percent(5) {
        text.push_str(random.pick(&["---\nb: 2\n", "...\n", "# tail", "\n\n", " \n"]));
    }
    if random.percent(10) { broken(random, &text) } else { text }
}

fn mapping(random: &mut Random, text: &mut String, indent: usize, depth: usize) {
    let count = 1 + random.below(4);
    for number in 0..count {
        let key =
            if random.percent(75) { format!("k{number}") } else { (random.pick(KEYS)).to_owned() };
        text.push_str(&" ".repeat(indent));
        text.push_str(&key);
        text.push(':');
        value(random, text, indent, depth);
    }
}

fn sequence(random: &mut Random, text: &mut String, indent: usize, depth: usize) {
    for _ in 0..1 + random.below(4) {
        text.push_str(&" ".repeat(indent));
        text.push('-');
        value(random, text, indent, depth);
    }
}

fn value(random: &mut Random, text: &mut String, indent: usize, depth: usize) {
    match random.below(if depth == 0 { 70 } else { 100 }) {
        0..=52 => {
            text.push(' ');
            if random.percent(4) {
                text.push_str(random.pick(&["&a1 ", "!!str ", "!t "]));
            }
            let pool = if random.percent(3) { HARD } else { SCALARS };
            text.push_str(random.pick(pool));
            text.push('\n');
        }
        53..=55 => text.push_str(random.pick(&["\n", " \n", "\n", " # c\n", " *a1\n", "\t1\n"])),
        56..=64 => block(random, text, indent),
        65..=66 => folded(random, text, indent),
        67..=69 => text.push_str(" {a: 1, 'b': [x, \"y\", 3.0], c: {d: ~}}\n"),
        70..=87 => {
            text.push_str(random.pick(&["\n", "\n", " # c\n", " &a1\n"]));
            let step = 1 + random.below(4);
            mapping(random, text, indent + step, depth - 1);
        }
        _ => {
            text.push('\n');
            let step = random.below(4);
            sequence(random, text, indent + step, depth - 1);
        }
    }
}

fn block(random: &mut Random, text: &mut String, indent: usize) {
    let heads = ["|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "| # c", "|+2"];
    text.push(' ');
    text.push_str(random.pick(&heads));
    text.push('\n');
    let step = 1 + random.below(4);
    for _ in 0..random.below(5) {
        let lines = ["line", "  more", "", "a: b", "- x", "# c", "trail  ", "\ttab", " lead", "é"];
        let line = random.pick(&lines);
        if !line.is_empty() {
            text.push_str(&" ".repeat(indent + step));
        }
        text.push_str(line);
        text.push('\n');
    }
}

/// A plain or quoted scalar over more than one line.
fn folded(random: &mut Random, text: &mut String, indent: usize) {
    let quote = random.pick(&["", "\"", "'"]);
    text.push_str(&format!(" {quote}one"));
    for _ in 0..1 + random.below(3) {
        let more = random.pick(&["two", "", "three \\", "a: b", "# x"]);
        text.push('\n');
        text.push_str(&" ".repeat(indent + 1));
        text.push_str(more);
    }
    text.push_str(quote);
    text.push('\n');
}

/// One place of a text changed.
pub(super) fn broken(random: &mut Random, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = random.below(letters.len().max(1)).min(letters.len());
    let signs = [
        ' ', '\t', '\n', ':', '-', '"', '\'', '{', '}', '[', ']', ',', '#', '&', '*', '!', '|',
        '>', '%', '@', '1', 'e', '.', '\\', '\u{0}', '\u{85}', '\u{2028}',
    ];
    match random.below(4) {
        0 if at < letters.len() => {
            letters.remove(at);
        }
        1 if at < letters.len() => {
            letters[at] = random.pick(&signs);
        }
        2 => letters.truncate(at),
        _ => letters.insert(at, random.pick(&signs)),
    }
    letters.into_iter().collect()
}

/// A JSON text; one in ten is broken.
pub(super) fn json(random: &mut Random) -> String {
    let mut text = String::new();
    if random.percent(75) {
        json_object(random, &mut text, 3)
    } else {
        json_array(random, &mut text, 3)
    };
    if random.percent(10) { broken(random, &text) } else { text }
}

fn json_value(random: &mut Random, text: &mut String, depth: usize) {
    let scalars = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1",
        "-1",
        "1.0",
        "1.5",
        "1e3",
        "1E-7",
        "1e21",
        "123456789",
        "9223372036854775807",
        "9223372036854775808",
        "1e400",
        "0.1",
        "100000000000000000000",
        "\"\"",
        "\"a\"",
        "\"a\\nb\\tc\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"<&>\"",
        "\"yes\"",
        "\"null\"",
        "\"12\"",
        "\"0x1f\"",
        "\"1e3\"",
        "\"a: b\"",
        "\"- x\"",
        "\"# c\"",
        "\"'q'\"",
        "\"\\\"q\\\"\"",
        "\" lead\"",
        "\"trail \"",
        "\"multi\\nline\\n\"",
        "\"a\\n\\n  b\\n\"",
        "\"\\n\"",
        "\"\\u0000\"",
        "\"\\u2028\"",
        "\"é✓\"",
        "\"2024-01-02\"",
        "\"1:30\"",
        "\"~\"",
        "\"*x\"",
        "\"&x\"",
        "\"!x\"",
        "\"%x\"",
        "\"@x\"",
        "\"`x\"",
        "\"{x\"",
        "\"[x\"",
        "\"x,y\"",
        "\"?\"",
        "\"-\"",
        "\"=\"",
        "\"<<\"",
        "\".inf\"",
        "\"010\"",
        "\"1_000\"",
        "\"\\u007f\"",
        "\"\\ufeff\"",
        "\"\\u0085\"",
        "\"tab\\there\"",
        "\"|\"",
        "\">\"",
        "\"a very long text that goes on and on and on until it is longer than eighty characters and then some more\"",
        "\"x\\r\\ny\"",
        "\"... \"",
        "\"---\"",
        "\"on\"",
        "\"y\"",
        "\"N\"",
        "\"0o7\"",
        "\"+1\"",
        "\"1.\"",
        "\"nan\"",
        "\".NaN\"",
    ];
    match random.below(if depth == 0 { 70 } else { 100 }) {
        0..=69 => text.push_str(random.pick(&scalars)),
        70..=85 => json_object(random, text, depth - 1),
        _ => json_array(random, text, depth - 1),
    }
}

fn json_object(random: &mut Random, text: &mut String, depth: usize) {
    let keys = [
        "a",
        "b",
        "c",
        "a.b",
        "",
        "1",
        "yes",
        "null",
        "k y",
        "é",
        "x:y",
        "-",
        "~",
        "true",
        "2024-01-02",
        "A",
        "a10",
        "a9",
        "#",
        "1.5",
        "multi\\nline",
        "\\\"",
        "'",
        "0x1",
    ];
    text.push('{');
    for number in 0..random.below(4) {
        if number > 0 {
            text.push_str(random.pick(&[",", ", ", " ,\n"]));
        }
        text.push_str(&format!("\"{}\":", random.pick(&keys)));
        json_value(random, text, depth);
    }
    text.push('}');
}

fn json_array(random: &mut Random, text: &mut String, depth: usize) {
    text.push('[');
    for number in 0..random.below(4) {
        if number > 0 {
            text.push(',');
        }
        json_value(random, text, depth);
    }
    text.push(']');
}

/// values.yaml of the generated charts: each key that templates read, as one of the ways to write it.
pub(super) fn values(random: &mut Random) -> String {
    let mut text = String::new();
    let mut line = |key: &str, ways: &[&str]| {
        text.push_str(&format!("{key}: {}\n", random.pick(ways)));
    };
    line(
        "s",
        &[
            "hello",
            "\"Hello World\"",
            "'it''s'",
            "|\n  a\n  b",
            "yes it is",
            "foo-bar",
            "\"12\"",
            "a,b,c",
        ],
    );
    line("n", &["3", "0", "-7", "0x10", "010", "1_000", "12", "1e3"]);
    line("f", &["1.5", "-0.25", "1e6", ".5", "3.0", "1e21", "100000000.5"]);
    line("b", &["true", "yes", "false", "Off", "on"]);
    line(
        "l",
        &[
            "[1, 2, 3]",
            "[a, b, a]",
            "\n- x\n- 2\n- {y: z}",
            "[]",
            "[3, 1.5, true, ~, text]",
            "[[1], [2]]",
        ],
    );
    line("ls", &["[a, b]", "[b, a, c, a]", "[foo, bar baz]", "['', x]"]);
    line(
        "m",
        &[
            "{x: 1, y: {z: deep}}",
            "\n  x: [1]\n  y: {z: 2.5}\n  10: ten",
            "{}",
            "{x: ~, y: text}",
            "{b: 1, a: 2, x: yes}",
        ],
    );
    line("none", &["", "~", "null"]);
    line("date", &["2024-01-02", "2024-01-02T03:04:05Z", "\"2024-01-02\""]);
    line("empty", &["\"\"", "{}", "[]", "0", "false"]);
    line("big", &["9223372036854775807", "1234567", "12345678901234567890", "1e30"]);
    line("neg", &["-1", "-2.5", "-0"]);
    line(
        "multi",
        &[
            "|\n  one\n   two\n  three",
            ">\n  folded\n  text\n\n  more",
            "\"a\\nb\"",
            "plain\n  over lines",
        ],
    );
    text
}

/// An overlay over some of those keys: other types, nulls that delete, lists that replace.
pub(super) fn overlay(random: &mut Random) -> String {
    let keys = [
        "s", "n", "f", "b", "l", "ls", "m", "none", "date", "empty", "big", "neg", "multi", "extra",
    ];
    let ways = [
        "~",
        "null",
        "",
        "text",
        "\"2\"",
        "7",
        "1e3",
        "0x10",
        "yes",
        "[]",
        "[z, ~, 1]",
        "{}",
        "{x: ~}",
        "{y: {z: null, w: 1}}",
        "{a: {b: c}}",
        "\n  x: over\n  k: [1, {a: b}]",
        "1.5",
        "&a {p: 1}",
        "2024-01-02",
        ".5",
        "012",
    ];
    let mut text = String::new();
    for key in keys {
        if random.percent(25) {
            text.push_str(&format!("{key}: {}\n", random.pick(&ways)));
        }
    }
    text
}

/// Options of the `--set` family.
pub(super) fn options(random: &mut Random) -> Vec<String> {
    let sets = [
        "s=hello",
        "n=12",
        "n=1e3",
        "n=010",
        "f=1.50",
        "b=true",
        "b=yes",
        "l={a,b,1}",
        "l[1]=x",
        "l[5].a=b",
        "m.x=null",
        "m=null",
        "m.y.z=deep",
        "m.y=flat",
        "a\\.b=c",
        "extra.a.b=1,extra.c=two",
        "ls={}",
        "s=a\\,b",
        "s=",
        "none=",
        "date=2024-01-02",
        "big=9223372036854775808",
        "neg=-0",
        "m.k[0]=q",
        "m.k[0].z=1,m.k[1].z=2",
        "empty=[]",
        "s={x,{y}}",
        "n=+1",
        "n=1_000",
        "n=0x1F",
        "b=False",
        "n=null",
        "l=null",
    ];
    let strings = ["s=12", "n=true", "m.x=1e3", "l[0]=null", "extra=~", "ls={1,2}"];
    let jsons = [
        "m={\"x\":[1,2.5,null]}",
        "l=[1,{\"a\":true}]",
        "n=1.0",
        "extra.deep=\"x\"",
        "m.y=null",
        "s=12345678901",
        "ls[0]={\"q\":1}",
    ];
    let literals = ["s=a,b={c}", "m.x=  spaced ", "extra=null", "n=1"];
    let mut options = Vec::new();
    let mut add = |random: &mut Random, flag: &str, pool: &[&str], share: usize| {
        while random.percent(share) {
            options.extend([flag.to_owned(), random.pick(pool).to_owned()]);
        }
    };
    add(random, "--set-json", &jsons, 20);
    add(random, "--set", &sets, 50);
    add(random, "--set-string", &strings, 25);
    add(random, "--set-literal", &literals, 15);
    options
}
