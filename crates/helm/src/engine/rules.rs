//! How Helm's and Sprig's functions make their results of their arguments, for the trace. A function that is not
//! listed computes its result from everything in all its arguments.

use chartroom_gotemplate::{Part, Rule, Trace, Value};
use chartroom_yaml as yaml;
use std::ops::Range;
use yaml::Node;

const RULES: &[(Rule, &[&str])] = &[
    (
        Rule::Text,
        &[
            "include",
            "tpl",
            "indent",
            "nindent",
            "trim",
            "trimAll",
            "trimPrefix",
            "trimSuffix",
            "trunc",
            "quote",
            "squote",
            "cat",
            "toString",
            "print",
            "printf",
            "println",
            "nospace",
        ],
    ),
    (Rule::Shape, &["empty", "kindIs", "kindOf", "typeOf", "typeIs", "typeIsLike", "len", "not"]),
    (Rule::Default, &["default"]),
    (Rule::Coalesce, &["coalesce"]),
    (Rule::Ternary, &["ternary"]),
    (Rule::Last, &["required"]),
    (Rule::Get, &["get"]),
    (Rule::HasKey, &["hasKey"]),
    (Rule::Dig, &["dig"]),
    (Rule::Dict, &["dict"]),
    (Rule::Join, &["list", "tuple", "append", "mustAppend", "push", "mustPush", "concat"]),
    (
        Rule::Gather,
        &[
            "first",
            "mustFirst",
            "last",
            "mustLast",
            "rest",
            "mustRest",
            "initial",
            "mustInitial",
            "prepend",
            "mustPrepend",
            "reverse",
            "mustReverse",
            "slice",
            "mustSlice",
            "values",
        ],
    ),
    (
        Rule::Select,
        &["uniq", "mustUniq", "without", "mustWithout", "compact", "mustCompact", "sortAlpha"],
    ),
    (Rule::Keys, &["keys"]),
    (Rule::Split, &["splitList"]),
    (Rule::Set, &["set"]),
    (Rule::Unset, &["unset"]),
    (Rule::Merge, &["merge", "mustMerge"]),
    (Rule::Overwrite, &["mergeOverwrite", "mustMergeOverwrite"]),
    (Rule::Copy, &["deepCopy", "mustDeepCopy"]),
    (Rule::Entries, &["pick", "omit"]),
    (
        Rule::Write,
        &[
            "toYaml",
            "mustToYaml",
            "toYamlPretty",
            "toJson",
            "mustToJson",
            "toRawJson",
            "mustToRawJson",
            "toPrettyJson",
            "mustToPrettyJson",
        ],
    ),
    (Rule::Read, &["fromYaml", "fromYamlArray", "fromJson", "mustFromJson", "fromJsonArray"]),
];

/// A trace that knows Helm's functions.
pub(super) fn trace() -> Trace {
    Trace::new(RULES, layout)
}

/// Nesting of a text that is told apart.
const MAX_DEPTH: usize = 100;

/// Where the parts of a YAML text stand.
fn layout(text: &[u8]) -> Vec<Part> {
    let Ok(text) = std::str::from_utf8(text) else { return Vec::new() };
    let parsed = yaml::parse(text);
    match parsed.root {
        Some(root) if parsed.problems.is_empty() => parts(&root, 0),
        _ => Vec::new(),
    }
}

fn parts(node: &Node, depth: usize) -> Vec<Part> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let entries = node.entries().iter().filter_map(|entry| {
        let key = Value::str(entry.key.text()?);
        Some(part(key, entry.key.span.start, &entry.value, depth))
    });
    let items = node.items().iter().enumerate();
    let items =
        items.map(|(index, item)| part(Value::Int(index as i64), item.span.start, item, depth));
    entries.chain(items).collect()
}

fn part(key: Value, start: usize, value: &Node, depth: usize) -> Part {
    let parts = parts(value, depth + 1);
    let end = parts.first().map_or(value.span.end, |first| first.head.start as usize);
    Part { key: Some(key), head: range(start, end), parts }
}

fn range(start: usize, end: usize) -> Range<u32> {
    start as u32..end.max(start) as u32
}
