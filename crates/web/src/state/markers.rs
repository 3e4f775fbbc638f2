//! The problems as the editors show them.

use super::{State, Target};
use crate::by_key::{ByKey, Index};
use chartroom_protocol::{Problem, Severity};
use serde::Serialize;

/// The form that `www/editor/src/problems.ts` reads.
#[derive(Serialize)]
struct Marker<'a> {
    key: String,
    severity: &'static str,
    line: u32,
    column: u32,
    #[serde(rename = "endLine")]
    end_line: u32,
    #[serde(rename = "endColumn")]
    end_column: u32,
    message: &'a str,
    help: &'a str,
    code: &'a str,
    fix: &'a str,
    related: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    title: String,
}

/// Marks of one file at most: the first are the worst, and an editor that is full of them is slow and says no more.
const MOST: usize = 1_000;

impl State {
    /// Markers by path, as JSON. In the files of other environments' overlays all problems show too: an editor
    /// tells what is wrong with its text, whichever tab is open.
    pub(crate) fn markers(&self) -> String {
        let mut by_path: ByKey<String, Vec<Marker>> = ByKey::new();
        let said = self.said();
        for (index, problem) in self.shown.problems.iter().enumerate() {
            let place = problem.place.and_then(|place| Target::of(&place, &self.shown.files));
            let Some(Target::File(path, range)) = place else { continue };
            let full = by_path.get(&path).is_some_and(|markers| markers.len() >= MOST);
            if full || self.said_by_another(&said, index, problem) {
                continue;
            }
            let marker = Marker {
                key: index.to_string(),
                severity: severity(problem.severity),
                line: range.line,
                column: range.column,
                end_line: range.end_line,
                end_column: range.end_column,
                message: &problem.message,
                help: problem.help.as_deref().unwrap_or_default(),
                code: &problem.code,
                fix: problem.fix.as_ref().map(|fix| fix.title.as_str()).unwrap_or_default(),
                related: self.links(problem),
            };
            by_path.change(path.to_string(), |markers| markers.push(marker));
        }
        serde_json::to_string(&by_path).unwrap_or_else(|_| "{}".to_owned())
    }

    /// Problems by what they are and where.
    fn said(&self) -> Index {
        let mut said = Index::default();
        for (index, problem) in self.shown.problems.iter().enumerate() {
            said.add(&[&problem.code, &spot(problem)], index);
        }
        said
    }

    /// Whether the same mistake at the same place is told by another problem, worded for another environment: one
    /// of them is enough beside the text, that of the open environment if there is one.
    fn said_by_another(&self, said: &Index, index: usize, problem: &Problem) -> bool {
        let here = |problem: &Problem| problem.environments.contains(&(self.active as u32));
        let same = |other: &Problem| other.code == problem.code && other.place == problem.place;
        let spot = spot(problem);
        let rivals = || {
            let others = said.find(&[&problem.code, &spot]).filter(|at| *at != index);
            let others = others.filter_map(|at| Some((at, self.shown.problems.get(at)?)));
            others.filter(|(_, other)| same(other)).take(MOST)
        };
        match here(problem) {
            true => rivals().any(|(at, other)| at < index && here(other)),
            false => rivals().any(|(at, other)| at < index || here(other)),
        }
    }

    fn links(&self, problem: &Problem) -> Vec<Link> {
        let link = |related: &chartroom_protocol::Related| {
            let name = self.shown.file(related.place.file).map(|file| file.name.as_str());
            let name = name.unwrap_or_default();
            let short = name.rsplit('/').next().unwrap_or(name);
            Link {
                label: format!("{short}:{}", related.place.start.line + 1),
                title: related.message.clone(),
            }
        };
        problem.related.iter().map(link).collect()
    }
}

/// The place of a problem as a key.
fn spot(problem: &Problem) -> String {
    let spot = problem.place.map(|place| (place.file.0, place.start));
    spot.map(|(file, at)| format!("{file} {} {}", at.line, at.column.0)).unwrap_or_default()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "hint",
    }
}
