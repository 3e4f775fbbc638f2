//! What a real API server said of manifests, and what `chartroom check` says of them.

use crate::disk::Disk;
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// The version of the server.
pub const VERSION: &str = "1.36";

/// Verdicts that no rule about the object alone can give: kind of mistake, the mistake (empty: all of them), why.
const BEYOND: &[(&str, &str, &str)] = &[
    ("service", "clusterIP foreign range", "the range of Services’ addresses is the cluster’s own"),
    ("range: nodePort", "", "a dry run takes a port out of the range; a real create refuses it"),
    (
        "enum: container",
        "protocol (empty)",
        "REF006: a probe of a port that the container lacks fails in the kubelet, not in the server",
    ),
    (
        "container",
        "image bad ref (runtime)",
        "IMG005: an image without a tag behind its colon fails in the kubelet, not in the server",
    ),
    ("23 ConfigMap and Secret", "above 1 MiB", "the manifest of this row is abbreviated"),
];

/// A manifest and what the server said of it.
pub struct Row {
    /// The kind of mistake.
    pub kind: String,
    /// The mistake.
    pub mistake: String,
    /// The YAML.
    pub manifest: String,
    /// Why the server refuses it.
    pub refused: Option<String>,
}

impl Row {
    fn read(line: &str) -> Result<Self, String> {
        let row: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let said = |key: &str| {
            let said = row[key].as_str().or_else(|| row[key]["message"].as_str());
            said.map(str::to_owned)
        };
        let name = if row["name"].is_string() { "name" } else { "mutation" };
        Ok(Row {
            kind: text("kind"),
            mistake: text(name),
            manifest: text("manifest"),
            refused: said("create").or_else(|| said("apply")).or_else(|| said("unserved")),
        })
    }

    /// Why the verdict is beyond a check of the object alone.
    pub fn beyond(&self) -> Option<&'static str> {
        let row = BEYOND.iter().find(|(kind, mistake, _)| {
            *kind == self.kind && (mistake.is_empty() || *mistake == self.mistake)
        });
        row.map(|(_, _, why)| *why)
    }

    /// The errors of `chartroom check` on a chart of this manifest, each as `ID message`.
    pub fn errors(&self) -> Result<Vec<String>, String> {
        let mut disk = Disk::default();
        disk.insert("/c/Chart.yaml", b"apiVersion: v2\nname: c\nversion: 0.1.0\n");
        let template = self.manifest.replace("{{", "{{ \"{{\" }}");
        disk.insert("/c/templates/manifest.yaml", template.as_bytes());
        disk.cwd = "/".to_owned();
        let args = ["check", "/c", "--kube-version", VERSION, "--format", "json"];
        let printed = chartroom_cli::run(&args.map(str::to_owned), &disk);
        errors(&printed.stdout)
    }
}

/// The findings of severity error in the command's JSON.
pub fn errors(json: &[u8]) -> Result<Vec<String>, String> {
    let found: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let list = found.as_array().or_else(|| found["findings"].as_array());
    let list = list.ok_or("the command printed no list of findings")?;
    let of = |one: &Value| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        (text("severity") == "error").then(|| format!("{} {}", text("id"), text("message")))
    };
    Ok(list.iter().filter_map(of).collect())
}

/// The rows of a `.jsonl.gz`.
pub fn rows(path: &Path) -> Result<Vec<Row>, String> {
    let shown = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = std::fs::File::open(path).map_err(shown)?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).map_err(shown)?;
    text.lines().map(Row::read).collect()
}

/// Right and wrong by kind of mistake.
#[derive(Default)]
pub struct Table {
    kinds: BTreeMap<String, Counts>,
    /// Refused and called clean: the row’s name, what the server says, why it is beyond us if it is.
    pub missed: Vec<(String, String, Option<&'static str>)>,
    /// Taken and called wrong.
    pub wrong: Vec<(String, String, Option<&'static str>)>,
}

/// How many of a kind.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// Refused, and told.
    pub found: usize,
    /// Refused, and not told.
    pub missed: usize,
    /// Taken, and called clean.
    pub clean: usize,
    /// Taken, and called wrong.
    pub wrong: usize,
}

impl Counts {
    /// The share of refusals that is told, in percent.
    pub fn recall(&self) -> f64 {
        share(self.found, self.missed)
    }

    /// The share of what is told that is refused, in percent.
    pub fn precision(&self) -> f64 {
        share(self.found, self.wrong)
    }
}

fn share(part: usize, other: usize) -> f64 {
    let whole = part + other;
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

impl Table {
    /// Checks a row.
    pub fn add(&mut self, row: &Row) -> Result<(), String> {
        let errors = row.errors()?;
        let counts = self.kinds.entry(row.kind.clone()).or_default();
        let name = format!("{}: {}", row.kind, row.mistake);
        match (&row.refused, errors.first()) {
            (Some(_), Some(_)) => counts.found += 1,
            (None, None) => counts.clean += 1,
            (Some(says), None) => {
                counts.missed += 1;
                self.missed.push((name, says.clone(), row.beyond()));
            }
            (None, Some(error)) => {
                counts.wrong += 1;
                self.wrong.push((name, error.clone(), row.beyond()));
            }
        }
        Ok(())
    }

    /// All kinds together.
    pub fn total(&self) -> Counts {
        self.kinds.values().fold(Counts::default(), |all, one| Counts {
            found: all.found + one.found,
            missed: all.missed + one.missed,
            clean: all.clean + one.clean,
            wrong: all.wrong + one.wrong,
        })
    }

    /// The table, and what is missed or wrong with its reason.
    pub fn print(&self) {
        println!(
            "{:42} {:>6} {:>6} {:>6} {:>6}",
            "kind of mistake", "found", "missed", "clean", "wrong"
        );
        for (kind, one) in &self.kinds {
            println!(
                "{:42} {:6} {:6} {:6} {:6}",
                kind, one.found, one.missed, one.clean, one.wrong
            );
        }
        for (what, list) in [("missed", &self.missed), ("wrong", &self.wrong)] {
            for (name, says, why) in list {
                let why = why.unwrap_or("no reason known");
                let says: String = says.chars().take(160).collect();
                println!("{what}: {name}: {why} ({})", says.replace('\n', " "));
            }
        }
    }
}
