//! Reads the values that a field may have out of the type declarations of npm's `kubernetes-models`, which takes
//! them from Kubernetes' own OpenAPI (`+enum` in the Go sources), and prints them as the table `enums.tsv`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn main() -> Result<(), String> {
    let folder = std::env::args().nth(1).ok_or("usage: enums FOLDER-OF-KUBERNETES-MODELS")?;
    let folder = Path::new(&folder);
    let mut rows = BTreeSet::new();
    for file in declarations(folder) {
        let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        let group = file.parent().and_then(|parent| parent.strip_prefix(folder).ok());
        let group = group.map(|group| group.display().to_string()).unwrap_or_default();
        rows.extend(table(&group, &text));
    }
    println!(
        "# Made by `cargo xtask kube-schemas` from npm's kubernetes-models {}: do not edit.",
        version(folder)?
    );
    println!("# API version, type, field, values between commas");
    for row in rows {
        println!("{row}");
    }
    Ok(())
}

fn version(folder: &Path) -> Result<String, String> {
    let text =
        std::fs::read_to_string(folder.join("package.json")).map_err(|error| error.to_string())?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    json["version"]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| "package.json names no version".into())
}

/// The declarations of the types as one imports them; `_schemas` has the validators' own.
fn declarations(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("_schemas") {
                waiting.push(path);
            } else if path.to_string_lossy().ends_with(".d.ts") {
                found.push(path);
            }
        }
    }
    found
}

/// The rows of one declaration: fields of the interface itself, not of objects within it, whose type is made of
/// string literals.
fn table(group: &str, text: &str) -> Vec<String> {
    let Some((_, rest)) = text.split_once("export interface I") else { return Vec::new() };
    let name: String = rest.chars().take_while(|char| char.is_alphanumeric()).collect();
    let Some((_, body)) = rest.split_once('{') else { return Vec::new() };
    let mut rows = Vec::new();
    let mut depth = 1;
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with(['*', '/'])) {
        if depth == 1
            && let Some((field, values)) = literals(line)
            && !["apiVersion", "kind"].contains(&field)
        {
            rows.push(format!("{group}\t{name}\t{field}\t{}", values.join(",")));
        }
        depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
        if depth <= 0 {
            break;
        }
    }
    rows
}

/// `"type"?: "A" | "B";` or `"types"?: Array<"A" | "B">;`. The empty text, which some types allow, says nothing.
fn literals(line: &str) -> Option<(&str, Vec<&str>)> {
    let (field, kind) = line.strip_suffix(';')?.split_once(':')?;
    let field = field.trim_end_matches('?').trim_matches('"');
    let kind = kind.trim();
    let kind = kind.strip_prefix("Array<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind);
    let values: Option<Vec<&str>> = kind
        .split(" | ")
        .map(|value| value.strip_prefix('"').and_then(|value| value.strip_suffix('"')))
        .collect();
    let values: Vec<&str> = values?.into_iter().filter(|value| !value.is_empty()).collect();
    (!values.is_empty()).then_some((field, values))
}
