//! Hostile texts in Markdown, read back by two parsers that are not ours: pulldown-cmark, and comrak with every
//! extension that GitHub or GitLab has on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_escape::{markdown, shown};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

/// What someone might call a chart, a key, a file or an environment, or write into a value.
const HOSTILE: [&str; 78] = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<!-- comment",
    "-->",
    "<a href='//x'>",
    "</summary>",
    "</details><h1>x",
    "<?php",
    "<![CDATA[x]]>",
    "&lt;b&gt;",
    "&#64;all",
    "&amp;",
    "[a](http://evil.example)",
    "![a](http://evil.example/x.png)",
    "[a]: http://evil.example",
    "[a][b]",
    "<http://evil.example>",
    "http://evil.example",
    "https://evil.example/a?b=c#d",
    "www.evil.example",
    "WWW.evil.example",
    "ftp://evil.example",
    "mailto:a@b.example",
    "a@b.example",
    "@all",
    "@octocat",
    "@group/team",
    "#1",
    "!1",
    "$1",
    "%1",
    "&1",
    "~bug",
    "^alert#1",
    "owner/repo#1",
    "GH-1",
    "gh-77",
    "a3f9c01",
    "0123456789abcdef0123456789abcdef01234567",
    ":smile:",
    "`",
    "``",
    "```",
    "````",
    "`a",
    "a`",
    "` a `",
    "```\n# x\n```",
    "~~~",
    "~~x~~",
    "|",
    "||",
    "a|b",
    "a\\|b",
    "\\",
    "\\\\|",
    "\\`",
    "\n",
    "\r",
    "\r\n# head",
    "\u{85}x",
    "\u{2028}x",
    "\u{2029}x",
    "\n\n- [ ] task\n\n",
    "# head",
    "- x",
    "1. x",
    "> quote",
    "---",
    "===",
    "*a*",
    "**a**",
    "_a_",
    "[^1]",
    "$$x$$",
    "\u{202e}txt.exe",
    "\u{1b}[31m",
    "",
];

/// Pieces to put together.
const PIECES: [&str; 28] = [
    "a",
    "prod",
    " ",
    "  ",
    "`",
    "``",
    "|",
    "\\",
    "\n",
    "\r",
    "<",
    ">",
    "&",
    "[",
    "](",
    ")",
    "!",
    "@all",
    "#1",
    "*",
    "_",
    "~",
    "$",
    "http://e.example",
    "\u{2028}",
    "\t",
    "<b>",
    "-",
];

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// Every hostile text, and 4,000 that are put together.
fn texts() -> Vec<String> {
    let mut random = Random(14);
    let made = (0..4_000).map(|_| {
        let count = 1 + random.below(7);
        (0..count).map(|_| PIECES[random.below(PIECES.len())]).collect::<String>()
    });
    let made: Vec<String> = made.collect();
    HOSTILE.iter().map(|text| (*text).to_owned()).chain(made).collect()
}

/// What a parser found: texts, code, and everything else by its name.
#[derive(Debug, Default, PartialEq)]
struct Found {
    text: String,
    code: String,
    marks: Vec<String>,
}

fn pulldown(source: &str) -> Found {
    let mut found = Found::default();
    for event in Parser::new_ext(source, pulldown_cmark::Options::all()) {
        match event {
            Event::Text(text) => found.text += &text,
            Event::Code(code) => found.code += &code,
            Event::SoftBreak => found.text.push(' '),
            Event::Start(
                Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell,
            ) => {}
            Event::Start(tag) => found.marks.push(format!("{tag:?}")),
            Event::End(_) => {}
            other => found.marks.push(format!("{other:?}")),
        }
    }
    found
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    (on.table, on.autolink, on.strikethrough, on.tasklist, on.footnotes) =
        (true, true, true, true, true);
    (on.superscript, on.subscript, on.underline, on.spoiler) = (true, true, false, true);
    (on.description_lists, on.alerts, on.multiline_block_quotes) = (true, true, true);
    (on.math_dollars, on.math_code, on.wikilinks_title_after_pipe) = (true, false, true);
    options
}

fn comrak(source: &str) -> Found {
    let (arena, mut found) = (Arena::new(), Found::default());
    for node in parse_document(&arena, source, &options()).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => found.text += text,
            NodeValue::Code(code) => found.code += &code.literal,
            NodeValue::SoftBreak => found.text.push(' '),
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell => {}
            other => found.marks.push(format!("{other:?}")),
        }
    }
    found
}

/// What a forge would make more of than text.
fn holds_reference(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.contains(['@', '#', '!', '$', '~', '&', '^', '<', '`', '*', '[', '|', '\\'])
        || lower.contains("://")
        || lower.contains("www.")
        || lower.contains("gh-")
        || text.contains(chartroom_escape::is_hidden)
}

/// Both parsers find texts and code only, and nothing in the text that a forge reads anything in.
fn assert_text_only(source: &str, given: &str) {
    for found in [pulldown(source), comrak(source)] {
        assert_eq!(found.marks, [""; 0], "{given:?}\n{source}");
        assert!(!holds_reference(&found.text), "{given:?}\n{source}\n{found:?}");
    }
}

#[test]
fn a_name_is_text_or_code() {
    for given in texts() {
        let source = format!("Release {} in x\n", markdown::text(&given));
        assert_text_only(&source, &given);
        let plain = if given.is_empty() { " ".into() } else { shown(&given) };
        for found in [pulldown(&source), comrak(&source)] {
            let all = (found.text.as_str(), found.code.as_str());
            let as_text = format!("Release {plain} in x");
            assert!(
                all == (&as_text, "") || all == ("Release  in x", &plain),
                "{given:?} {found:?}"
            );
        }
    }
}

#[test]
fn code_holds_the_text_and_nothing_else() {
    for given in texts() {
        let source = format!("a {} b\n", markdown::code(&given));
        let plain = if given.is_empty() { " ".into() } else { shown(&given) };
        for found in [pulldown(&source), comrak(&source)] {
            assert_eq!((found.text.as_str(), found.code.as_str()), ("a  b", &*plain), "{given:?}");
            assert_eq!(found.marks, [""; 0]);
        }
    }
}

#[test]
fn a_sentence_is_text_and_code() {
    for given in texts() {
        for message in
            [given.clone(), format!("`{given}` is no key"), format!("no {given}, see `a`")]
        {
            assert_text_only(
                &format!("- warning `X`: {}\n", markdown::prose(&message)).replacen("- ", "x ", 1),
                &message,
            );
        }
    }
}

#[test]
fn headings_and_bold_hold_one_line() {
    for given in texts() {
        let source =
            format!("## {}: prod\n\n**{}** ok\n", markdown::text(&given), markdown::text(&given));
        let found = pulldown(&source);
        let [heading, bold] = &found.marks[..] else { panic!("{given:?}\n{source}\n{found:?}") };
        assert!(heading.starts_with("Heading") && bold == "Strong", "{found:?}");
        let marks = comrak(&source).marks;
        assert!(
            marks.len() == 2 && marks[0].starts_with("Heading"),
            "{given:?}\n{source}\n{marks:?}"
        );
    }
}

/// The cells of every row, the head first.
fn cells(source: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for event in Parser::new_ext(source, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => rows.last_mut().unwrap().push(String::new()),
            Event::Text(text) | Event::Code(text) => {
                rows.last_mut().unwrap().last_mut().unwrap().push_str(&text);
            }
            Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => {}
            Event::Start(Tag::Table(_)) => {}
            other => panic!("{other:?} in {source}"),
        }
    }
    rows
}

fn comrak_cells(source: &str) -> Vec<Vec<String>> {
    let (arena, mut rows) = (Arena::new(), Vec::<Vec<String>>::new());
    for node in parse_document(&arena, source, &options()).descendants() {
        match &node.data.borrow().value {
            NodeValue::TableRow(_) => rows.push(Vec::new()),
            NodeValue::TableCell => rows.last_mut().unwrap().push(String::new()),
            NodeValue::Text(text) => rows.last_mut().unwrap().last_mut().unwrap().push_str(text),
            NodeValue::Code(code) => {
                rows.last_mut().unwrap().last_mut().unwrap().push_str(&code.literal);
            }
            NodeValue::Document | NodeValue::Table(_) => {}
            other => panic!("{other:?} in {source}"),
        }
    }
    rows
}

#[test]
fn a_table_has_exactly_its_cells() {
    let all = texts();
    for (index, given) in all.iter().enumerate() {
        let other = &all[(index * 7 + 1) % all.len()];
        let rows = [
            (given.as_str(), vec![Some(other.clone()), None]),
            ("plain", vec![Some(given.clone()), Some(given.clone())]),
        ];
        let source = markdown::table(&[given, other], rows);
        let seen =
            |text: &str| if text.is_empty() { " ".to_owned() } else { shown(text).into_owned() };
        let expected = [
            vec![String::new(), seen(given), seen(other)],
            vec![seen(given), seen(other), "–".into()],
            vec!["plain".into(), seen(given), seen(given)],
        ];
        assert_eq!(cells(&source), expected, "{given:?} {other:?}\n{source}");
        assert_eq!(comrak_cells(&source), expected, "{given:?} {other:?}\n{source}");
        assert_text_only(&source.replace("&#124;", "¦"), given);
    }
}

#[test]
fn a_fence_holds_every_line() {
    for given in texts() {
        let lines = format!("- {given}\n+ {given}");
        let source = format!("{}\nbehind\n", markdown::fenced("diff", &lines));
        let events: Vec<Event<'_>> = Parser::new(&source).collect();
        // A line that looks like a fence is shown by its escape.
        let line = |line: &str| {
            let line = shown(line);
            let blanks = line.len() - line.trim_start().len();
            let (indent, rest) = line.split_at(blanks);
            match rest {
                rest if rest.starts_with("```") => format!("{indent}\\x60{}", &rest[1..]),
                rest if rest.starts_with("~~~") => format!("{indent}\\x7e{}", &rest[1..]),
                rest => format!("{indent}{rest}"),
            }
        };
        let expected: Vec<String> = lines.trim_end_matches('\n').split('\n').map(line).collect();
        let held: String = events
            .iter()
            .skip(1)
            .map_while(|event| match event {
                Event::Text(CowStr::Borrowed(text)) => Some(*text),
                _ => None,
            })
            .collect();
        assert_eq!(held, expected.join("\n") + "\n", "{given:?}");
        let marks = comrak(&source).marks;
        assert_eq!(marks.len(), 1, "{given:?} {marks:?}");
    }
}

#[test]
fn a_folded_part_has_our_tags_only() {
    for given in texts() {
        let source = markdown::details(&given, ": +1 −1", "body\n");
        let html: String = Parser::new(&source)
            .filter_map(|event| match event {
                Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
                _ => None,
            })
            .collect();
        let inside = html.strip_prefix("<details><summary>").unwrap();
        let inside = inside.strip_suffix(": +1 −1</summary>\n</details>\n").unwrap();
        let text = inside.strip_prefix("<code>").and_then(|text| text.strip_suffix("</code>"));
        let (text, coded) = text.map_or((inside, false), |text| (text, true));
        assert!(!text.contains(['<', '>', '\n']), "{given:?} {source}");
        assert!(coded || !holds_reference(text), "{given:?} {source}");
    }
}
