//! How Helm's and Sprig's functions make their results of their arguments, for the trace. A function that is not
//! listed computes its result from everything in all its arguments.

use chartroom_gotemplate::{Rule, Trace};
use chartroom_yaml as yaml;

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
    (Rule::Concat, &["join"]),
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
    Trace::new(RULES, yaml::parts)
}
