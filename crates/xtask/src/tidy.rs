//! Rules on the repository itself: who may import whom, how long files may be, and what must not be written in them.

mod circles;
mod paths;
mod scripts;
mod sentences;
mod words;

use std::path::Path;
use std::process::Command;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::ui;
use crate::workspace::{Metadata, Workspace};

/// The text whose table under "## Crates" says who may import whom.
const TABLE: &str = "ARCHITECTURE.md";

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
    let broken = broken_rules(workspace)?;
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

fn broken_rules(workspace: &Workspace) -> Outcome<Vec<String>> {
    let path = workspace.root().join(TABLE);
    let text =
        std::fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    let mut broken = imports(&workspace.metadata()?, &import_table(&text));
    let files = tracked_files(workspace)?;
    for file in &files {
        broken.extend(file_problems(workspace.root(), file));
    }
    broken.extend(circles::problems(workspace.root(), &files));
    broken.extend(sentences::problems(workspace.root(), &files));
    broken.extend(scripts::unused(workspace.root(), &files));
    Ok(broken)
}

/// A crate and what it may import; nothing stands for anything.
type Row<'a> = (&'a str, Option<Vec<&'a str>>);

/// Reads the table `| crate | one line | may import |`: `–` is nothing, `any` anything, `all above` the rows before.
fn import_table(text: &str) -> Vec<Row<'_>> {
    let mut table: Vec<Row> = Vec::new();
    let section = text.split("\n## ").find(|section| section.starts_with("Crates\n"));
    for line in section.unwrap_or_default().lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, imports] = cells.as_slice() else { continue };
        let name = name.trim_matches('*');
        let allowed = match *imports {
            "any" => None,
            "–" => Some(Vec::new()),
            "all above" => Some(table.iter().map(|(above, _)| *above).collect()),
            list => Some(list.split(',').map(str::trim).collect()),
        };
        table.push((name, allowed));
    }
    table
}

/// The crates that import what the table does not allow, and those the table does not know.
fn imports(metadata: &Metadata, table: &[Row]) -> Vec<String> {
    let mut broken = Vec::new();
    for package in metadata.packages() {
        let name = short(package.name());
        let Some((_, allowed)) = table.iter().find(|(known, _)| *known == name) else {
            broken.push(format!("{name}: not in the table of {TABLE}"));
            continue;
        };
        let Some(allowed) = allowed else { continue };
        let ours = package.dependencies(false).filter(|found| found.starts_with("chartroom-"));
        for import in ours.map(short).filter(|import| !allowed.contains(import)) {
            broken.push(format!(
                "{name}: imports {import}, which the table of {TABLE} does not allow"
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
        let broken = broken_rules(&Workspace::find().unwrap()).unwrap();
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    #[test]
    fn the_table_is_read_as_it_is_written() {
        let text = "# A\n\n| x | y | z |\n\n## Crates\n\n| crate | one line | may import |\n| --- | --- | --- |\n\
                    | a | the base | – |\n| **b** | more | a |\n| c | all | all above |\n| d | tests | any |\n\n## End\n";
        let table = import_table(text);
        let row = |name: &str| table.iter().find(|(known, _)| *known == name).unwrap().1.clone();
        assert_eq!(row("a"), Some(vec![]));
        assert_eq!(row("b"), Some(vec!["a"]));
        assert!(row("c").unwrap().ends_with(&["a", "b"]));
        assert_eq!(row("d"), None);
        assert!(!table.iter().any(|(name, _)| *name == "x"));
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
