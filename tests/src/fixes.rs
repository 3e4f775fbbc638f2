//! The property that fixes have to have: applied to the files as `chartroom check` prints it, each takes its finding away
//! and brings none.
//!
//! The way is another than the product's own: edits are read from the printed JSON by line and column, applied to the
//! files one fix at a time, and the command is run again. What it prints is compared by id, not by place.

use crate::case::Case;
use crate::disk::{Disk, join};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Sums over cases.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases with fixes.
    pub cases: usize,
    /// Fixes that were applied.
    pub fixes: usize,
    /// Those that leave their finding or bring another: case, title, what is wrong.
    pub wrong: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.fixes += other.fixes;
        self.wrong.extend(other.wrong);
    }
}

/// Applies up to `most` fixes of a case, spread over all that are offered, each by itself.
pub fn measure(case: &Case, most: usize) -> Tally {
    let before = check(case, &case.disk);
    let fixed: Vec<&Json> = before.iter().filter(|one| one["fix"].is_object()).collect();
    let mut tally = Tally { cases: usize::from(!fixed.is_empty()), ..Tally::default() };
    for finding in fixed.iter().step_by(fixed.len().div_ceil(most.max(1)).max(1)) {
        tally.fixes += 1;
        if let Err(reason) = apply_one(case, &before, finding) {
            let (id, title) = (&finding["id"], &finding["fix"]["title"]);
            tally.wrong.push(format!("{}/{}: {id} {title}: {reason}", case.set, case.name));
        }
    }
    tally
}

fn apply_one(case: &Case, before: &[Json], finding: &Json) -> Result<(), String> {
    let mut disk = case.disk.clone();
    let edits = finding["fix"]["edits"].as_array().ok_or("there are no edits")?;
    // From the end, so that places stay.
    let place = |edit: &&Json| (edit["place"]["line"].as_u64(), edit["place"]["column"].as_u64());
    let mut edits: Vec<&Json> = edits.iter().collect();
    edits.sort_by_key(place);
    for edit in edits.into_iter().rev() {
        apply(&mut disk, edit).ok_or_else(|| format!("{edit} cannot be applied"))?;
    }
    let after = check(case, &disk);
    let (old, new) = (counts(before), counts(&after));
    let id = finding["id"].as_str().unwrap_or_default();
    let count = |of: &BTreeMap<String, u64>, id: &str| of.get(id).copied().unwrap_or_default();
    if count(&new, id) >= count(&old, id) {
        return Err("its finding is still there".to_owned());
    }
    // Behind an error of Helm's there is more to find.
    let failed = before
        .iter()
        .any(|one| one["upstream"].as_str().is_some_and(|text| text.starts_with("Error: ")));
    match new.iter().find(|(id, number)| **number > count(&old, id)) {
        Some((id, _)) if !failed => Err(format!("it brings {id}")),
        _ => Ok(()),
    }
}

/// What the command prints.
fn check(case: &Case, disk: &Disk) -> Vec<Json> {
    let words = ["check".to_owned()].into_iter().chain(case.args.iter().cloned());
    let words: Vec<String> = words.chain(["--format".to_owned(), "json".to_owned()]).collect();
    let printed = chartroom_cli::run(&words, disk);
    serde_json::from_slice(&printed.stdout).unwrap_or_default()
}

/// How many findings there are of each id.
fn counts(findings: &[Json]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding["id"].as_str().unwrap_or_default().to_owned()).or_default() +=
            finding["count"].as_u64().unwrap_or(1);
    }
    counts
}

fn apply(disk: &mut Disk, edit: &Json) -> Option<()> {
    let place = &edit["place"];
    let path = join(&disk.cwd, place["file"].as_str()?);
    let mut text = disk.text(&path)?;
    let at = |line: &str, column: &str| {
        let (line, column) = (place[line].as_u64()? as usize, place[column].as_u64()? as usize);
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let mut letters = text.get(start..)?.char_indices().map(|(at, _)| at);
        Some(start + letters.nth(column - 1).unwrap_or(text.len() - start))
    };
    let range = at("line", "column")?..at("endLine", "endColumn")?;
    text.replace_range(range, edit["text"].as_str()?);
    disk.insert(&path, text.as_bytes());
    Some(())
}
