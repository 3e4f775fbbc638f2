//! Findings as SARIF 2.1.0 (OASIS), which code hosts and CI show beside the changed lines.

use super::finding::{Finding, Place};
use crate::messages;
use chartroom_check::rules;
use chartroom_core::diagnostics::Severity;
use serde_json::{Value as Json, json};

pub(super) fn print(findings: &[Finding]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "chartroom",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": described(findings),
            } },
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

/// The rules that findings name, once each; those of the catalogue with what they say.
fn described(findings: &[Finding]) -> Vec<Json> {
    let mut ids: Vec<&str> = findings.iter().map(|found| found.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let one = |id: &str| match rules::all().find(|rule| rule.id == id) {
        Some(rule) => json!({
            "id": id,
            "shortDescription": { "text": rule.title.text() },
            "fullDescription": { "text": rule.why.text() },
            "helpUri": rule.link,
            "defaultConfiguration": { "level": level(rule.severity) },
        }),
        None => json!({ "id": id }),
    };
    ids.into_iter().map(one).collect()
}

fn result(found: &Finding) -> Json {
    let text = match &found.help {
        Some(help) => format!("{} {help}", found.message),
        None => found.message.clone(),
    };
    let locations = found.place.iter().map(|place| location(place, None));
    let related = found.related.iter().map(|(place, message)| location(place, Some(message)));
    let mut result = json!({
        "ruleId": found.id,
        "level": if found.hint { "none" } else { level(found.severity) },
        "message": { "text": text },
        "locations": locations.collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "occurrenceCount": found.count,
        "properties": { "environments": found.environments },
    });
    if let (Some((title, edits)), Some(fields)) = (&found.fix, result.as_object_mut()) {
        let change = |edit: &super::finding::Edit| {
            json!({
                "artifactLocation": { "uri": uri(&edit.place) },
                "replacements": [{
                    "deletedRegion": region(&edit.place),
                    "insertedContent": { "text": edit.text },
                }],
            })
        };
        let changes: Vec<Json> = edits.iter().map(change).collect();
        let fix = json!([{ "description": { "text": title }, "artifactChanges": changes }]);
        fields.insert("fixes".into(), fix);
    }
    result
}

/// A place in a file as a physical location, one in another text as a logical one.
fn location(place: &Place, message: Option<&String>) -> Json {
    let mut location = match place.shown.opens {
        true => json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(place) },
            "region": region(place),
        } }),
        false => {
            let Place { shown, line, .. } = place;
            let name = match shown.has_lines {
                true => messages::AtLine { name: &shown.name, line }.text(),
                false => shown.name.clone(),
            };
            json!({ "logicalLocations": [{ "fullyQualifiedName": name }] })
        }
    };
    if let (Some(message), Some(fields)) = (message, location.as_object_mut()) {
        fields.insert("message".into(), json!({ "text": message }));
    }
    location
}

/// A path as RFC 3986 wants it in a reference.
fn uri(place: &Place) -> String {
    let escaped = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
        b'-' | b'.' | b'_' | b'~' | b'/' | b'+' | b'=' | b'@' | b',' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    place.shown.name.bytes().map(escaped).collect()
}

fn region(place: &Place) -> Json {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
