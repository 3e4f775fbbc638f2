//! Puts the first sentences of what Kubernetes says of each field into one file, a line each, packed by gzip. Of a field
//! that several versions describe, the newest one's words count. The reader is crates/kube/src/docs.rs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

/// Says whose words these are; the reader passes over lines that begin with `#`.
const HEAD: &str = "# What Kubernetes says of the fields of its objects: the first sentences.\n\
# Copyright The Kubernetes Authors, Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0\n\
# From k8s-openapi 0.29.0, Copyright Arnav Singh, Apache License 2.0; made by `cargo xtask kube-schemas`.\n";

/// A second sentence is taken, too, where both have no more letters.
const MOST: usize = 180;
/// Ends of what is no sentence.
const SHORT: [&str; 7] = ["e.g.", "i.e.", "etc.", "vs.", "cf.", "ex.", "spec."];

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("usage: docs OUT DUMP…, the oldest version first")?;
    let mut said: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in args {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let dump: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        let types = dump["definitions"].as_object().ok_or("a dump without definitions")?;
        for (name, of) in types {
            let fields = of["properties"].as_object().into_iter().flatten();
            for (field, schema) in fields {
                let words = schema["description"].as_str().map(beginning).unwrap_or_default();
                if !words.is_empty() {
                    said.entry(name.clone()).or_default().insert(field.clone(), words);
                }
            }
        }
    }
    let mut text = HEAD.to_owned();
    for (name, fields) in &said {
        text.push_str(&format!("{name}\n"));
        for (field, words) in fields {
            text.push_str(&format!("\t{field}\t{words}\n"));
        }
    }
    let packed = pack(&text).map_err(|error| format!("{out}: {error}"))?;
    std::fs::write(&out, &packed).map_err(|error| format!("{out}: {error}"))?;
    let texts: BTreeSet<&String> = said.values().flat_map(BTreeMap::values).collect();
    println!(
        "{out}: {} bytes, {} unpacked, {} types, {} fields, {} texts",
        packed.len(),
        text.len(),
        said.len(),
        said.values().map(BTreeMap::len).sum::<usize>(),
        texts.len()
    );
    Ok(())
}

fn pack(text: &str) -> std::io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(text.as_bytes())?;
    packer.finish()
}

/// The first sentence of a description, or the first two if they are short; without where to read more.
fn beginning(description: &str) -> String {
    let first = description.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let mut sentences: Vec<String> = vec![String::new()];
    for word in words {
        if let Some(last) = sentences.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
        let bare = word.trim_start_matches(['(', '"', '\'', '`']).to_lowercase();
        if word.ends_with(['.', '!', '?']) && !SHORT.contains(&bare.as_str()) {
            sentences.push(String::new());
        }
    }
    let more = ["More info", "See http", "http", "ref:"];
    let mut told = sentences.iter().map(|one| {
        let start = more.iter().filter_map(|word| one.find(word)).min();
        start.map_or(one.as_str(), |at| one[..at].trim_end_matches([' ', '(', ':', ','])).to_owned()
    });
    let mut text = told.find(|one| !one.is_empty()).unwrap_or_default();
    if let Some(second) = told.find(|one| !one.is_empty())
        && text.chars().count() + second.chars().count() < MOST
        && text.ends_with('.')
    {
        text.push(' ');
        text.push_str(&second);
    }
    text
}
