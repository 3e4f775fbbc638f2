//! What an editor needs: places, and no input that stops it.

// clippy.toml allows these in tests, but clippy does not see the helpers of an integration test as such.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_gotemplate::Value;
use chartroom_yaml::{Node, Severity, json, parse, to_yaml, to_yaml_pretty, toml, unmarshal};

#[test]
fn every_node_has_its_place() {
    let text = "image:\n  tag: \"1.0\" # pinned\n  ports: [80, {a: b}]\nlist:\n- x\n- |\n  block\n";
    let root = parse(text).root.unwrap();
    let at = |path: &[&str]| &text[root.get(path).unwrap().span.clone()];
    assert_eq!(at(&["image", "tag"]), "\"1.0\"");
    assert_eq!(at(&["image", "ports"]), "[80, {a: b}]");
    assert_eq!(at(&["image", "ports", "1", "a"]), "b");
    assert_eq!(at(&["image"]), "tag: \"1.0\" # pinned\n  ports: [80, {a: b}]");
    assert_eq!(at(&["list", "0"]), "x");
    assert_eq!(at(&["list", "1"]), "|\n  block\n");
    assert_eq!(&text[root.entry("list").unwrap().key.span.clone()], "list");
}

#[test]
fn duplicate_keys_are_warned_of() {
    let parsed = parse("a: 1\nb: 2\na: 3\n");
    let [problem] = parsed.problems.as_slice() else { panic!("{:?}", parsed.problems) };
    assert_eq!((problem.severity, problem.line, &problem.span), (Severity::Warning, 3, &(10..11)));
    assert_eq!(problem.related, Some(0..1));
    assert!(parsed.is_valid());
}

#[test]
fn reading_goes_on_behind_errors() {
    let parsed = parse("a: 1\nb: [1\nc: 2\n  d: 3\ne: 4\nf: @x\ng: 5\n");
    assert!(!parsed.is_valid());
    assert!(parsed.problems.len() > 1, "{:?}", parsed.problems);
    let root = parsed.root.unwrap();
    assert_eq!(root.get(&["g"]).and_then(Node::text), Some("5"));
}

#[test]
fn the_first_error_is_helms() {
    let text = "a: b: c\n";
    let error = unmarshal(text.as_bytes()).err().unwrap();
    let problem = &parse(text).problems[0];
    assert_eq!(problem.message.to_string(), "yaml: mapping values are not allowed in this context");
    assert_eq!(error.to_string(), format!("error converting YAML to JSON: {}", problem.message));
    assert_eq!((problem.span.clone(), error.span), (4..5, Some(4..5)));
}

/// Pseudo-random documents of pieces that matter to YAML, JSON and TOML.
struct Pieces(u64);

impl Pieces {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn document(&mut self) -> Vec<u8> {
        const PIECES: &str = "\n|\n|  |\t|: |:|- |? |[|]|{|}|, |,|#| #|&a |*a|!|!!int |!!binary |>-\n|'|\"|%|@|--- |\
            ...\n|\\|\\x4|\\u00e9|\r|\r\n|\u{85}|\u{2028}|\u{feff}|\u{1}|😀|a: b\n|a|0|<<: |<<: *a\n|1e5|0x|=|[[|\n- a|\n  b: ";
        let pieces: Vec<&str> = PIECES.split('|').chain(["|", "|\n", "|2+\n"]).collect();
        let mut document = Vec::new();
        for _ in 0..=self.below(18) {
            document.extend_from_slice(pieces[self.below(pieces.len())].as_bytes());
        }
        if self.below(10) == 0 {
            document.push(self.below(256) as u8);
        }
        document
    }
}

fn check_places(node: &Node, text: &str) {
    assert!(text.get(node.span.clone()).is_some(), "{:?} in {text:?}", node.span);
    node.items().iter().for_each(|item| check_places(item, text));
    for entry in node.entries() {
        check_places(&entry.key, text);
        check_places(&entry.value, text);
    }
}

/// Reads a document in all ways, and writes what was read.
fn exercise(document: &[u8]) {
    let text = String::from_utf8_lossy(document);
    let parsed = parse(&text);
    assert!(parsed.problems.iter().all(|problem| problem.span.start <= problem.span.end));
    if let Some(root) = &parsed.root {
        check_places(root, &text);
    }
    let read =
        [unmarshal(document).ok(), json::decode(document).ok(), toml::decode(text.as_bytes()).ok()];
    for value in read.into_iter().flatten().chain([Value::from(&*text)]) {
        let _ = (to_yaml_pretty(&value), json::encode_indent(&value), toml::encode(&value));
        let Ok(written) = to_yaml(&value) else { continue };
        // go-yaml writes the key `<<` bare, which it then reads as a merge.
        if !written.starts_with(b"<<")
            && !written.windows(3).any(|part| part == b" <<" || part == b"\n<<")
        {
            assert!(
                unmarshal(&written).is_ok(),
                "{text:?} as {:?}",
                String::from_utf8_lossy(&written)
            );
        }
    }
}

#[test]
fn no_document_stops_it() {
    let mut pieces = Pieces(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        exercise(&pieces.document());
    }
}

#[test]
fn deep_nesting_is_an_error() {
    for text in
        ["[".repeat(20_000), "- ".repeat(20_000), "{\"a\":".repeat(20_000), "? ".repeat(20_000)]
    {
        assert!(
            unmarshal(text.as_bytes())
                .err()
                .unwrap()
                .to_string()
                .ends_with("exceeded max depth of 10000")
        );
    }
    let mut chain = String::from("x0: &x0 1\n");
    (1..5000).for_each(|i| chain.push_str(&format!("x{i}: &x{i} [*x{}]\n", i - 1)));
    assert!(unmarshal(chain.as_bytes()).is_err());
}
