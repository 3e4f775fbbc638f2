//! Findings for programs.

use super::finding::{Edit, Finding, Place, word};
use crate::paths::Shown;
use serde_json::{Value as Json, json};

pub(super) fn print(findings: &[Finding]) -> String {
    let list: Vec<Json> = findings.iter().map(finding).collect();
    format!("{:#}\n", Json::Array(list))
}

fn finding(found: &Finding) -> Json {
    json!({
        "id": found.id,
        "severity": word(found.severity),
        "message": found.message,
        "place": found.place.as_ref().map(place),
        "related": found.related.iter().map(|(at, message)| json!({
            "place": place(at),
            "message": message,
        })).collect::<Vec<_>>(),
        "help": found.help,
        "fix": found.fix.as_ref().map(|(title, edits)| json!({
            "title": title,
            "edits": edits.iter().map(edit).collect::<Vec<_>>(),
        })),
        "upstream": found.upstream,
        "link": found.link,
        "count": found.count,
        "environments": found.environments,
    })
}

fn edit(edit: &Edit) -> Json {
    json!({ "place": place(&edit.place), "text": edit.text })
}

/// A file that opens, or else what the text is that the place is in. Lines and columns count from 1, columns in
/// characters; the end is the first byte behind.
fn place(place: &Place) -> Json {
    let Shown { name, opens, .. } = &place.shown;
    json!({
        if *opens { "file" } else { "in" }: name,
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}
