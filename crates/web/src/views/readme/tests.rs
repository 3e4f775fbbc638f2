use super::parse::{Element, Is, LONGEST, Node, Read, address, read};
use std::time::Instant;

const ALL: usize = 100_000;

/// What is drawn, in short: tags with what they are, letters as they stand.
fn drawn(text: &str) -> String {
    nodes(&read("README.md", text, ALL).nodes)
}

fn nodes(nodes: &[Node]) -> String {
    nodes.iter().map(one).collect()
}

fn one(node: &Node) -> String {
    let Element { tag, is, content } = match node {
        Node::Text(text) => return text.clone(),
        Node::Element(element) => element,
    };
    let is = match is {
        Is::Plain => String::new(),
        Is::Link(to, image) => format!(" {}{to}", if *image { "image " } else { "" }),
        Is::File(path, _) => format!(" file {path}"),
        Is::Heading(name) => format!(" #{name}"),
        Is::Named(name) => format!(" {name}"),
        Is::From(first) => format!(" {first}"),
        Is::Head => " head".into(),
        Is::Aligned(how) => format!(" {how}"),
        Is::Ticked(is) => format!(" {is}"),
    };
    match (*tag, nodes(content)) {
        ("", content) => content,
        (tag, content) => format!("[{tag}{is}|{content}]"),
    }
}

#[test]
fn the_parts_of_a_readme_are_drawn() {
    for (text, what) in [
        ("# A `b`\n\n## c, d\n", "[h2 a-b|A [code|b]][h3 c-d|c, d]"),
        ("# a\n\n# a\n", "[h2 a|a][h2 a-1|a]"),
        ("- a\n- b\n", "[ul|[li|a][li|b]]"),
        ("3. a\n", "[ol 3|[li|a]]"),
        ("- [x] a\n", "[ul|[li|[input true|]a]]"),
        ("> a\nb\n", "[blockquote|[p|a\nb]]"),
        ("```yaml\na: <b>\n```\n", "[pre|a: <b>\n]"),
        ("a **b** _c_ ~~d~~\\\ne", "[p|a [strong|b] [em|c] [del|d][br|]e]"),
        (
            "| a | b |\n|---|--:|\n| `c` | 1<br>2 |\n",
            "[table|[thead|[th head|a][th head|b]][tr|[td|[code|c]][td is-right|1[br|]2]]]",
        ),
    ] {
        assert_eq!(drawn(text), what, "{text}");
    }
}

#[test]
fn links_lead_to_pages_files_and_headings_and_nowhere_else() {
    for (link, what) in [
        ("[a](https://x.io/y_z)", "[a https://x.io/y_z|a]"),
        ("[a](MAILTO:b@c)", "[a MAILTO:b@c|a]"),
        ("[a](#b-c)", "[a #b-c|a]"),
        ("[a](values.yaml)", "[a file values.yaml|a]"),
        ("[a](./docs/x%20y.md#z)", "[a file docs/x y.md|a]"),
        ("<https://x.io>", "[a https://x.io|https://x.io]"),
        ("see https://x.io/a_b_c(d).", "see [a https://x.io/a_b_c(d)|https://x.io/a_b_c(d)]."),
        ("[a](../x.yaml)", "a"),
        ("[a](//x.io)", "a"),
        ("[a](javascript:alert(1))", "a"),
        ("[a](JaVaScRiPt&colon;alert(1))", "a"),
        ("[a](<java\tscript:alert(1)>)", "a"),
        ("[a](<\u{1}javascript:alert(1)>)", "a"),
        ("[a](vbscript:x)", "a"),
        ("[a](data:text/html,<script>alert(1)</script>)", "[a](data:text/html,)"),
        ("[a](data:text/html,x)", "a"),
        ("[a](file:///etc/passwd)", "a"),
        ("[a](blob:https://x.io/1)", "a"),
        ("[a](\\\\\\\\x.io/y)", "a"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
    ] {
        let drawn = drawn(link);
        let inner = drawn.strip_prefix("[p|").and_then(|rest| rest.strip_suffix(']'));
        if link.contains("<script>") {
            assert!(!drawn.contains("[a ") && !drawn.contains("script>"), "{link}: {drawn}");
        } else {
            assert_eq!(inner, Some(what), "{link}");
        }
    }
}

#[test]
fn files_are_named_as_the_folder_of_the_readme_has_them() {
    for (path, link, what) in [
        ("charts/db/README.md", "values.yaml", "charts/db/values.yaml"),
        ("charts/db/README.md", "../../values.yaml", "values.yaml"),
        ("charts/db/README.md", "/values.yaml", "values.yaml"),
    ] {
        let drawn = nodes(&read(path, &format!("[a]({link})"), ALL).nodes);
        assert_eq!(drawn, format!("[p|[a file {what}|a]]"));
    }
}

#[test]
fn images_are_links_and_links_are_never_within_each_other() {
    assert_eq!(drawn("![a](https://x.io/b.png)"), "[p|[a image https://x.io/b.png|a]]");
    assert_eq!(drawn("![a](data:image/png;base64,AA)"), "[p|[span|a]]");
    assert_eq!(drawn("[![a](https://x.io/b.svg)](https://x.io)"), "[p|[a https://x.io|[span|a]]]");
    assert_eq!(drawn("![a [b](https://x.io)](https://y.io)"), "[p|[a image https://y.io|a b]]");
}

#[test]
fn html_loses_its_tags() {
    for (html, what) in [
        ("a <b onclick=\"x()\">c</b>", "[p|a c]"),
        ("a <img src=x onerror=alert(1)> b", "[p|a  b]"),
        ("<script>alert(1)</script>", "[div|]"),
        ("<SCRIPT>\nalert(1)\n</SCRIPT>\n", "[div|]"),
        ("<!-- a\n\nb -->\n\nc", "[div|][p|c]"),
        ("<p align=\"center\">\n  a < b & c\n</p>\n", "[div|a < b & c]"),
        ("<iframe src=\"https://x.io\"></iframe>", "[div|]"),
        ("<svg><a xlink:href=\"javascript:alert(1)\">a</a></svg>", "[p|a]"),
        ("<div><style>*{display:none}</style>a</div>", "[div|a]"),
        ("<div a='\nb", "[div|]"),
    ] {
        assert_eq!(drawn(html), what, "{html}");
    }
}

fn depth(nodes: &[Node]) -> usize {
    let one = |node: &Node| match node {
        Node::Text(_) => 0,
        Node::Element(element) => 1 + depth(&element.content),
    };
    nodes.iter().map(one).max().unwrap_or_default()
}

fn count(nodes: &[Node]) -> usize {
    let one = |node: &Node| match node {
        Node::Text(_) => 1,
        Node::Element(element) => 1 + count(&element.content),
    };
    nodes.iter().map(one).sum()
}

#[test]
fn what_is_nested_without_end_ends() {
    for text in [
        format!("{}a", "> ".repeat(5_000)),
        format!("{}a", "- ".repeat(5_000)),
        format!("{}a{}", "*b ".repeat(5_000), "*".repeat(5_000)),
        format!("{}a{}", "[".repeat(5_000), "](x)".repeat(5_000)),
        format!("{}a{}", "![".repeat(5_000), "](x)".repeat(5_000)),
        "<div>\n\n".repeat(5_000),
    ] {
        let read = read("README.md", &text, ALL);
        assert!(depth(&read.nodes) < 30, "{}", depth(&read.nodes));
    }
}

#[test]
fn a_megabyte_is_read_in_parts_and_in_time() {
    let long = |part: &str| part.repeat(LONGEST / part.len() + 1);
    for part in [
        "word ",
        "# A heading\n\nand a [link](https://x.io) with `code`.\n\n",
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "https://x.io/a ",
        "http ",
        "<b>",
        "<!-- ",
        "**a",
        "[a](",
        "![",
        "`",
        "> ",
        "\\",
        "&amp;",
        "<div>https://x.io\n",
        "</script",
    ] {
        let text = long(part);
        let begin = Instant::now();
        let Read { nodes, more, cut } = read("README.md", &text, 1_000);
        assert!(count(&nodes) <= 1_300, "{part}: {}", count(&nodes));
        assert!(depth(&nodes) < 30);
        // One line of text is a single node.
        assert!(more || cut, "{part}");
        let took = begin.elapsed();
        assert!(took.as_secs() < 5, "{part} took {took:?}");
    }
}

#[test]
fn an_address_ends_where_a_sentence_does() {
    let found = |text| address(text).map(|(_, address, _)| address);
    assert_eq!(found("(https://x.io/a)."), Some("https://x.io/a"));
    assert_eq!(found("at http://x.io, or"), Some("http://x.io"));
    assert_eq!(found("https:// x"), None);
    assert_eq!(found("http and httpd"), None);
}
