//! How Helm's and Sprig's functions make their results of their arguments, for the trace. A function that is not
//! listed computes its result from everything in all its arguments.

use chartroom_gotemplate::{Part, Rule, Trace, Value};
use chartroom_yaml as yaml;
use yaml::{Node, NodeKind};

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

/// Where the parts of a YAML text stand; none where what stands in one place comes from another (aliases).
fn layout(text: &[u8]) -> Vec<Part> {
    yaml::tree(text).and_then(|root| parts(&root, 0)).unwrap_or_default()
}

fn parts(node: &Node, depth: usize) -> Option<Vec<Part>> {
    if depth > MAX_DEPTH {
        return Some(Vec::new());
    }
    let is_own = !matches!(node.kind, NodeKind::Alias(_)) && node.anchor.is_none();
    is_own.then_some(())?;
    let entries = node.entries().iter().map(|entry| {
        let key = entry.key.text().filter(|key| *key != "<<")?;
        part(Value::str(key), entry.key.span.start, &entry.value, depth)
    });
    let items = node.items().iter().enumerate();
    let items =
        items.map(|(index, item)| part(Value::Int(index as i64), item.span.start, item, depth));
    entries.chain(items).collect()
}

fn part(key: Value, start: usize, value: &Node, depth: usize) -> Option<Part> {
    let parts = parts(value, depth + 1)?;
    let end = parts.first().map_or(value.span.end, |first| first.head.start as usize);
    Some(Part { key: Some(key), head: start as u32..end.max(start) as u32, parts })
}
