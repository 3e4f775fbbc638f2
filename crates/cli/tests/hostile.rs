//! What someone else wrote into a chart, in the text of every command: it stays on its line, does nothing to a terminal,
//! and is no command to the CI system that logs it. What programs read stays exact.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use chartroom_cli::run;
use chartroom_escape::is_hidden;
use common::Files;

/// Names, and how a line of text shows them.
const NAMES: [(&str, &str); 18] = [
    ("a\n::error file=x::y", "a\\n::error file=x::y"),
    ("::error file=x::y", "\\x3a:error file=x::y"),
    (" ::add-mask::x", "\\x3a:add-mask::x"),
    ("\n\n::stop-commands::x", "\\n\\n::stop-commands::x"),
    ("##[error]x", "#\\x23[error]x"),
    ("a ##vso[task.setvariable variable=x]y", "a #\\x23vso[task.setvariable variable=x]y"),
    ("##teamcity[buildStop]", "#\\x23teamcity[buildStop]"),
    ("section_start:1:a\r\u{1b}[0Kb", "section_start:1:a\\r\\x1b[0Kb"),
    ("\u{1b}[31mred", "\\x1b[31mred"),
    ("\u{1b}]0;title\u{7}", "\\x1b]0;title\\x07"),
    ("\u{1b}]8;;http://e.example\u{1b}\\x", "\\x1b]8;;http://e.example\\x1b\\x"),
    ("a\rb\u{8}c", "a\\rb\\x08c"),
    ("a\u{2028}b\u{2029}c", "a\\u2028b\\u2029c"),
    ("a\u{85}b\u{9b}1m", "a\\x85b\\x9b1m"),
    ("a\u{202e}gpj.sh\u{2066}", "a\\u202egpj.sh\\u2066"),
    ("a\tb\u{7f}", "a\\tb\\x7f"),
    ("\u{feff}a\u{200b}b", "\\ufeffa\\u200bb"),
    ("a\u{e0041}b", "a\\U000e0041b"),
];

const COMMANDS: [&[&str]; 13] = [
    &["check", "c"],
    &["check", "c", "--env", "prod", "--env", "values"],
    &["diff", "c", "--env", "values", "--env", "prod"],
    &["diff", "c", "--env", "values", "--env", "prod", "--format", "markdown"],
    &["export", "r", "c", "--env", "prod"],
    &["export", "r", "c", "--env", "prod", "--format", "gitlab"],
    &["export", "r", "c", "--env", "prod", "--beside", "values", "--format", "summary"],
    &["explain", "c", "--line", "templates/a.yaml:4"],
    &["explain", "c", "--line", "templates/a.yaml:7"],
    &["explain", "c", "--template", "templates/a.yaml:7"],
    &["explain", "c", "--value", "name"],
    &["explain", "c", "--value", "unused"],
    &["check", "none"],
];

/// A text in double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    let letter = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        letter if !is_hidden(letter) => letter.to_string(),
        letter if u32::from(letter) > 0xffff => format!("\\U{:08x}", u32::from(letter)),
        letter => format!("\\u{:04x}", u32::from(letter)),
    };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}

/// A chart that has a name as a key, a value, the kind and name of an object, a label and, where `broken`, as a file that
/// does not render.
fn chart(name: &str, broken: bool) -> Files {
    let yaml = quoted(name);
    let values = |size: &str| {
        format!(
            "name: {yaml}\nsize: {size}\nby: {{{yaml}: {size}}}\nunused: {{{yaml}: {yaml}}}\n{yaml}: {size}\n"
        )
    };
    let template = "apiVersion: v1\nkind: {{ .Values.name | quote }}\nmetadata:\n  name: {{ .Values.name | quote }}\n  \
        labels: {app: {{ .Values.name | quote }}}\ndata:\n  {{ .Values.name | quote }}: {{ index .Values.by .Values.name | quote }}\n";
    let (low, high) = (values("1"), values("2"));
    let mut files = Files::of(
        "c",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"),
            ("values.yaml", &low),
            ("values-prod.yaml", &high),
            ("templates/a.yaml", template),
        ],
    );
    if broken {
        let path = format!("c/templates/{}.yaml", name.replace('/', ""));
        files.0.push((path, "a: {{ fail .Values.name }}\n".to_owned()));
    }
    files
}

fn text(files: &Files, args: &[&str]) -> String {
    let printed = run(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>(), files);
    String::from_utf8([printed.stdout, printed.stderr].concat()).unwrap()
}

#[test]
fn no_text_leaves_its_line_or_is_a_command() {
    for (name, shown) in NAMES {
        let mut all = String::new();
        for files in [chart(name, false), chart(name, true)] {
            for args in COMMANDS {
                let text = text(&files, args);
                let hidden = |letter: char| is_hidden(letter) && letter != '\n';
                assert!(!text.is_empty() && !text.contains(hidden), "{args:?} {text:?}");
                for line in text.lines() {
                    assert!(!line.trim_start().starts_with("::"), "{args:?}\n{line}");
                    let marks = ["##[", "##vso[", "##teamcity["];
                    assert!(!marks.iter().any(|mark| line.contains(mark)), "{args:?}\n{line}");
                }
                all += &text;
            }
        }
        assert!(all.contains(shown), "{shown}\n{all}");
    }
}

#[test]
fn programs_read_names_as_they_are() {
    for (name, _) in NAMES {
        let files = chart(name, false);
        let json =
            text(&files, &["diff", "c", "--env", "values", "--env", "prod", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).expect(&json);
        assert_eq!(json["objects"][0]["object"], format!("{name} {name}"));
        for format in ["json", "sarif"] {
            let broken = chart(name, true);
            let json = text(&broken, &["check", "c", "--format", format]);
            let json: serde_json::Value = serde_json::from_str(&json).expect(&json);
            let mut texts = Vec::new();
            collect(&json, &mut texts);
            assert!(
                texts.iter().any(|text| text.contains(name.trim())),
                "{name:?} {format} {json:#}"
            );
        }
    }
}

fn collect<'a>(json: &'a serde_json::Value, texts: &mut Vec<&'a str>) {
    match json {
        serde_json::Value::String(text) => texts.push(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[test]
fn what_fails_in_template_is_no_command() {
    for (name, _) in NAMES {
        let printed = run(&["template".to_owned(), "c".to_owned()], &chart(name, true));
        let text = String::from_utf8(printed.stderr).unwrap();
        assert!(text.contains("execution error at"), "{text}");
        let hidden = |letter: char| is_hidden(letter) && !matches!(letter, '\n' | '\t');
        assert!(!text.contains(hidden), "{text:?}");
        for line in text.lines() {
            assert!(!line.trim_start().starts_with("::"), "{line}");
            assert!(
                !["##[", "##vso[", "##teamcity["].iter().any(|mark| line.contains(mark)),
                "{line}"
            );
        }
    }
}

#[test]
fn what_helm_prints_stays_helms() {
    for name in ["a\u{202e}b ##[error]x", "\u{2066}::x", "##vso[x]"] {
        let mut files = chart(name, false);
        files.0.retain(|(path, _)| path != "c/templates/a.yaml");
        files.0.push(("c/templates/raw.yaml".into(), "a: b\n# {{ .Values.name }}".into()));
        let expected = format!("---\n# Source: c/templates/raw.yaml\na: b\n# {name}\n");
        assert_eq!(text(&files, &["template", "c"]), expected, "{name:?}");
    }
}

#[test]
fn markdown_of_both_commands_has_no_secret() {
    let values = |secret: &str| {
        format!(
            "db: {{password: {secret}}}\ntoken: '{secret}2'\npin: {{secret: 12345678}}\nurl: 'https://u:{secret}3@h/p'\n"
        )
    };
    let template = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  a: {{ .Values.db.password }}\n---\n\
        apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata:\n  url: {{ .Values.url }}\n  \
        args: --x={{ .Values.db.password }} {{ .Values.token | b64enc }}\n  pin: a{{ .Values.pin.secret }}\n  \
        size: {{ len .Values.db.password | quote }}\n";
    let files = Files::of(
        "c",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"),
            ("values.yaml", &values("hunter-one")),
            ("values-prod.yaml", &values("hunter-second")),
            ("templates/a.yaml", template),
        ],
    );
    let diff = ["diff", "c", "--env", "values", "--env", "prod", "--format", "markdown"];
    let export = ["export", "c", "--env", "prod", "--beside", "values", "--format", "summary"];
    for text in [text(&files, &diff), text(&files, &export)] {
        for secret in ["hunter", "aHVudGVy", "12345678"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("| db.password | `***` | `***` |"), "{text}");
        assert!(text.contains("| url | `https://u:***@h/p` | `https://u:***@h/p` |"), "{text}");
        assert!(text.contains("-   size: \"10\"\n+   size: \"13\"\n"), "{text}");
    }
}

#[test]
fn a_long_name_makes_no_other_row_long() {
    let values = |size: u8| {
        let rows: String = (0..50).map(|row| format!("k{row}: {size}\n")).collect();
        format!("{}: {size}\n{rows}", "n".repeat(1000))
    };
    let (low, high) = (values(1), values(2));
    let files = Files::of(
        "c",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"),
            ("values.yaml", &low),
            ("values-prod.yaml", &high),
        ],
    );
    let text = text(&files, &["diff", "c", "--env", "values", "--env", "prod"]);
    assert!(text.lines().any(|line| line.len() > 1000));
    assert!(text.len() < 10_000, "{}", text.len());
}
