//! `cargo xtask size`: what the page weighs, part by part, and whether it keeps its budget.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::page::{self, Profile};
use crate::setup::Tools;
use crate::ui;
use crate::workspace::Workspace;

/// All that is fetched until the first rendered output is seen, in bytes of gzip at level 9.
pub(crate) const BUDGET: u64 = 1_000_000;

/// What is fetched behind the first output.
const LATER: &str = "whole engine";

/// What is fetched when it is first opened.
const VIEWS: &str = "views";

/// What Kubernetes says of fields, fetched when it is first shown.
const FIELDS: &str = "field docs";

/// What other pages embed, which the page itself never fetches; with the worker's, that is what a frame takes.
const EMBED: &str = "embedded";

/// What is fetched last of all, to open without a network.
const OFFLINE: &str = "offline";

/// What only readers of other languages than English fetch.
const LANGUAGES: &str = "other languages";

/// A part's name, and which file names belong to it.
type Part = (&'static str, fn(&str) -> bool);

/// The parts of the page in the order they are shown. A file belongs to the first part that claims it, and the last
/// claims everything.
const PARTS: [Part; 13] = [
    (LATER, |name| name.contains("chartroom-whole")),
    (VIEWS, |name| {
        let later = ["views.", "assist.", "glossary.", "vim."];
        name.contains("chartroom-views") || later.iter().any(|start| name.starts_with(start))
    }),
    (FIELDS, |name| name.starts_with("kubernetes-docs")),
    (EMBED, |name| name.contains("chartroom-embed") || name.starts_with("embed.")),
    (LANGUAGES, |name| {
        ["language.", "messages-", "lessons-", "tour-"].iter().any(|start| name.starts_with(start))
    }),
    (OFFLINE, |name| ["sw.js", "offline.js", "manifest.webmanifest", "icon.svg"].contains(&name)),
    ("page wasm", |name| name.ends_with(".wasm") && name.contains("chartroom-web")),
    ("worker wasm", |name| name.ends_with(".wasm")),
    ("editor js", |name| name.ends_with(".js") && name.contains("editor")),
    ("js glue", |name| name.ends_with(".js")),
    ("css", |name| name.ends_with(".css")),
    ("html", |name| name.ends_with(".html")),
    ("built-in chart", |_| true),
];

/// The weight of one part or of the whole page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Bytes as they are.
    pub(crate) raw: u64,
    /// Bytes as they travel.
    pub(crate) gzip: u64,
}

/// `cargo xtask size`; `--no-build` weighs dist/ as it is.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let as_it_is = args.switch("--no-build");
    args.done()?;
    if !as_it_is {
        ui::heading("Set-up");
        let tools = Tools::ensure(workspace)?;
        ui::note("everything is there");
        ui::heading("Building the page");
        page::build(workspace, &tools, Profile::Release)?;
    }
    ui::heading("What the page weighs");
    check(workspace).map(drop)
}

/// Prints the table and fails when the page is over its budget; gives the line that sums it up.
pub(crate) fn check(workspace: &Workspace) -> Outcome<String> {
    workspace.check_built()?;
    let parts = weigh(&workspace.dist())?;
    let later = |part: &str| [LATER, VIEWS, FIELDS, EMBED, LANGUAGES, OFFLINE].contains(&part);
    let first = parts.iter().filter(|(part, _)| !later(part));
    let total = first.clone().fold(Weight::default(), |sum, (_, weight)| Weight {
        raw: sum.raw + weight.raw,
        gzip: sum.gzip + weight.gzip,
    });
    ui::note(&format!("{:<16}{:>12}{:>12}", "part", "raw", "gzip -9"));
    for (part, weight) in first.filter(|(_, weight)| weight.raw > 0) {
        ui::note(&row(part, *weight));
    }
    ui::note(&row("total", total));
    for (part, weight) in parts.iter().filter(|(part, _)| later(part)) {
        ui::note(&format!("{} (later)", row(part, *weight)));
    }
    let summary = format!(
        "page to the first rendered output: {} gzip of at most {}",
        kilobytes(total.gzip),
        kilobytes(BUDGET)
    );
    if total.gzip > BUDGET {
        return Err(Failure::new(format!("over the budget: {summary}")).way_out(
            "look for a new dependency or generic code that is compiled many times: `cargo tree -d`, twiggy",
        ));
    }
    ui::note(&summary);
    Ok(summary)
}

fn row(part: &str, weight: Weight) -> String {
    format!("{part:<16}{:>12}{:>12}", kilobytes(weight.raw), kilobytes(weight.gzip))
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

/// Weighs all files below a folder by part.
fn weigh(dist: &Path) -> Outcome<Vec<(&'static str, Weight)>> {
    let files = files_below(dist)?;
    if files.is_empty() {
        return Err(
            Failure::new("dist/ is empty").way_out("build the page first: cargo xtask build")
        );
    }
    let mut parts: Vec<_> = PARTS.iter().map(|(part, _)| (*part, Weight::default())).collect();
    // The file of headers is for the server.
    for file in files.iter().filter(|file| !file.ends_with("_headers")) {
        let weight = weigh_file(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let claimed = PARTS.iter().position(|(_, claims)| claims(&name));
        if let Some((_, part)) = claimed.and_then(|at| parts.get_mut(at)) {
            part.raw += weight.raw;
            part.gzip += weight.gzip;
        }
    }
    Ok(parts)
}

fn weigh_file(file: &Path) -> Outcome<Weight> {
    let bytes = std::fs::read(file).map_err(|error| Failure::io("read", file, &error))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(&bytes).and_then(|()| encoder.finish());
    let packed = packed.map_err(|error| Failure::io("compress", file, &error))?;
    Ok(Weight { raw: bytes.len() as u64, gzip: packed.len() as u64 })
}

fn files_below(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        let entries = std::fs::read_dir(&dir).map_err(|error| Failure::io("read", &dir, &error))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_has_its_part() {
        let part = |name: &str| PARTS.iter().find(|(_, claims)| claims(name)).unwrap().0;
        assert_eq!(part("chartroom-web-0123456789abcdef_bg.wasm"), "page wasm");
        assert_eq!(part("chartroom-worker_bg.wasm"), "worker wasm");
        assert_eq!(part("chartroom-whole_bg.wasm"), LATER);
        assert_eq!(part("chartroom-views_bg.wasm"), VIEWS);
        assert_eq!(part("views.js"), VIEWS);
        assert_eq!(part("messages-zh.txt"), LANGUAGES);
        assert_eq!(part("views.css"), VIEWS);
        assert_eq!(part("kubernetes-docs.gz"), FIELDS);
        assert_eq!(part("chartroom-embed_bg.wasm"), EMBED);
        assert_eq!(part("embed.html"), EMBED);
        assert_eq!(part("editor-0123456789abcdef.js"), "editor js");
        assert_eq!(part("chartroom-worker.js"), "js glue");
        assert_eq!(part("index.html"), "html");
        assert_eq!(part("ai-inference.json"), "built-in chart");
    }

    #[test]
    fn what_repeats_travels_light() {
        let file = std::env::temp_dir().join(format!("chartroom-size-{}", std::process::id()));
        std::fs::write(&file, "values.yaml\n".repeat(1000)).unwrap();
        let weight = weigh_file(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(weight.raw, 12_000);
        assert!(weight.gzip > 20 && weight.gzip < 200, "{weight:?}");
    }
}
