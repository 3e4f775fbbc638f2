//! What environments there are.

use crate::columns::{padded, width};
use crate::flags::unknown_format;
use crate::messages;
use chartroom_assist::moves::idle;
use chartroom_check::Entries;
use chartroom_core::{Project, report};
use chartroom_escape::{Lines, shown};
use serde_json::json;

/// An environment, with what its own values file holds.
struct Listed<'a> {
    name: &'a str,
    files: &'a [String],
    /// Entries of the file, if it can be read entry by entry.
    entries: Option<usize>,
    /// Those of them that change nothing.
    idle: usize,
    renders: bool,
}

pub(super) fn list(project: &Project, format: &str) -> Result<String, String> {
    let report = report(project);
    let listed = project.environments.iter().enumerate().map(|(at, environment)| {
        let own = environment.overlays.last();
        let text = own.and_then(|path| project.layer_file(path));
        let text = text.map(|file| String::from_utf8_lossy(&file.data));
        let entries = text.and_then(|text| Some(Entries::read(&text)?.all().len()));
        let told = own.into_iter().flat_map(|own| idle(&report, own));
        let idle = told.filter(|(problem, _)| problem.environments.contains(&at)).count();
        let renders = report.environments.get(at).is_some_and(|one| one.output.is_some());
        Listed { name: &environment.name, files: &environment.overlays, entries, idle, renders }
    });
    let listed: Vec<Listed<'_>> = listed.collect();
    match format {
        "text" => Ok(text(&listed)),
        "json" => Ok(json(&listed)),
        other => Err(unknown_format(other, "text|json")),
    }
}

fn text(listed: &[Listed<'_>]) -> String {
    let mut out = Lines::default();
    let widest = listed.iter().map(|one| width(&shown(one.name))).max().unwrap_or(0);
    for one in listed {
        let files: String = match one.files {
            [] => messages::VALUES_ALONE.into(),
            files => files.join(", "),
        };
        let entries = one.entries.map(|count| messages::Entries { count }.text());
        let entries = entries.map(|entries| match one.idle {
            0 => entries,
            idle => messages::Idle { idle, entries: &entries }.text(),
        });
        let mut told = match entries {
            Some(entries) => format!("{files}: {entries}"),
            None => files,
        };
        if !one.renders {
            told = messages::ListedFails { files: &told }.text();
        }
        out.line(&format!("{}  {told}", padded(&shown(one.name), widest)));
    }
    out.text()
}

fn json(listed: &[Listed<'_>]) -> String {
    let all = listed.iter().map(|one| {
        json!({
            "name": one.name,
            "values": one.files,
            "entries": one.entries,
            "changeNothing": one.idle,
            "renders": one.renders,
        })
    });
    format!("{:#}\n", json!({ "environments": all.collect::<Vec<_>>() }))
}
