//! Rules on the repository itself: who may import whom, how long files may be, and what must not be written in them.

use std::path::Path;
use std::process::Command;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::ui;
use crate::workspace::{Metadata, Workspace};

/// Who may import whom. It is the table of ARCHITECTURE.md; a crate that is not in it does not belong here yet.
const IMPORTS: [(&str, &[&str]); 13] = [
    ("diagnostics", &[]),
    ("gotemplate", &["diagnostics"]),
    ("yaml", &["diagnostics", "gotemplate"]),
    ("sprig", &["gotemplate"]),
    ("helm", &["diagnostics", "gotemplate", "yaml", "sprig"]),
    ("check", &["diagnostics", "gotemplate", "yaml", "sprig", "helm"]),
    ("core", &["diagnostics", "gotemplate", "yaml", "sprig", "helm", "check"]),
    ("protocol", &[]),
    ("worker", &["core", "protocol"]),
    ("web", &["protocol"]),
    ("cli", &["core", "diagnostics"]),
    ("xtask", &ANY),
    ("tests", &ANY),
];

/// Every crate that others are built from, and the native shell.
const ANY: [&str; 9] =
    ["diagnostics", "gotemplate", "yaml", "sprig", "helm", "check", "core", "protocol", "cli"];

/// A source file longer than this is two things in one.
const MOST_LINES: usize = 600;
/// A file larger than this does not belong in the repository.
const MOST_BYTES: u64 = 1_000_000;

/// Folders whose files are other people's charts or what the real Helm printed of them: their text is their own.
const FOREIGN: [&str; 3] = ["tests/cases/", "tests/conformance/", "www/charts/"];

/// What must not be in any file: folders of one machine, and hosts of package registries. Each is put together from
/// two halves, so that this file keeps its own rule.
const FORBIDDEN: [(&str, &str); 11] = [
    (concat!("/ro", "ot/"), "a folder of one machine"),
    (concat!("/ho", "me/"), "a folder of one machine"),
    (concat!("/Us", "ers/"), "a folder of one machine"),
    (concat!("/wo", "rk/"), "a folder of one machine"),
    (concat!("/opt/", "helmlayer"), "a folder of one machine"),
    (concat!("/tmp/", "conf"), "a folder of one machine"),
    (concat!("registry.", "npmjs"), "a registry's host"),
    (concat!("static.", "crates.io"), "a registry's host"),
    (concat!("index.", "crates.io"), "a registry's host"),
    (concat!("deb.", "debian.org"), "a registry's host"),
    (concat!("files.", "pythonhosted"), "a registry's host"),
];

/// `cargo xtask tidy`.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Outcome<()> {
    args.done()?;
    ui::heading("Tidy");
    check(workspace)
}

/// Holds all rules and shows each place that breaks one.
pub(crate) fn check(workspace: &Workspace) -> Outcome<()> {
    let mut broken = imports(&workspace.metadata()?);
    for file in tracked_files(workspace)? {
        broken.extend(file_problems(workspace.root(), &file));
    }
    for problem in &broken {
        ui::note(problem);
    }
    match broken.len() {
        0 => Ok(()),
        1 => Err(Failure::new("one rule of the repository is broken, shown above")),
        count => {
            Err(Failure::new(format!("{count} rules of the repository are broken, shown above")))
        }
    }
}

/// The crates that import what the table does not allow, and those the table does not know.
fn imports(metadata: &Metadata) -> Vec<String> {
    let mut broken = Vec::new();
    for package in metadata.packages() {
        let name = short(package.name());
        let Some((_, allowed)) = IMPORTS.iter().find(|(known, _)| *known == name) else {
            broken.push(format!("{name}: not in the import table, crates/xtask/src/tidy.rs"));
            continue;
        };
        let ours = package.dependencies(false).filter(|found| found.starts_with("chartroom-"));
        for import in ours.map(short).filter(|import| !allowed.contains(import)) {
            broken.push(format!(
                "{name}: imports {import}, which the table in ARCHITECTURE.md does not allow"
            ));
        }
    }
    broken
}

fn short(package: &str) -> &str {
    package.strip_prefix("chartroom-").unwrap_or(package)
}

/// All files that git has or would take.
fn tracked_files(workspace: &Workspace) -> Outcome<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(workspace.root());
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let listed = process::answer(&mut git).ok_or_else(|| {
        Failure::new("`git ls-files` failed").way_out("run this in a clone, with git installed")
    })?;
    Ok(listed.lines().map(str::to_owned).collect())
}

fn file_problems(root: &Path, file: &str) -> Vec<String> {
    // A file that was deleted and not committed yet is still listed.
    let Ok(bytes) = std::fs::read(root.join(file)) else { return Vec::new() };
    if FOREIGN.iter().any(|folder| file.starts_with(folder)) {
        return Vec::new();
    }
    let mut broken = Vec::new();
    if bytes.len() as u64 > MOST_BYTES {
        broken.push(format!("{file}: {} bytes; the most is {MOST_BYTES}", bytes.len()));
    }
    let Ok(text) = std::str::from_utf8(&bytes) else { return broken };
    broken.extend(length_problem(file, text));
    broken.extend(forbidden_words(file, text));
    broken
}

fn length_problem(file: &str, text: &str) -> Option<String> {
    let source = [".rs", ".ts", ".mjs"].iter().any(|ending| file.ends_with(ending));
    let lines = text.lines().count();
    (source && lines > MOST_LINES).then(|| {
        format!("{file}: {lines} lines; the most is {MOST_LINES}: split it along the domain")
    })
}

fn forbidden_words(file: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for (word, what) in FORBIDDEN.iter().filter(|(word, _)| line.contains(word)) {
            broken.push(format!("{file}:{}: '{word}', {what}", at + 1));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_keeps_its_rules() {
        let workspace = Workspace::find().unwrap();
        let mut broken = imports(&workspace.metadata().unwrap());
        for file in tracked_files(&workspace).unwrap() {
            broken.extend(file_problems(workspace.root(), &file));
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    #[test]
    fn the_table_allows_only_what_stands_above() {
        for (at, (name, allowed)) in IMPORTS.iter().enumerate() {
            for import in *allowed {
                let above = IMPORTS.iter().take(at).any(|(known, _)| known == import);
                assert!(above, "{name} may import {import}, which does not stand above it");
            }
        }
    }

    #[test]
    fn each_rule_finds_its_break() {
        let long = "//\n".repeat(MOST_LINES + 1);
        assert!(length_problem("a.rs", &long).is_some());
        assert!(length_problem("a.css", &long).is_none());
        let found = forbidden_words("a.md", &format!("\nsee {}me/x\n", "/ho"));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("a.md:2: "), "{found:?}");
    }
}
