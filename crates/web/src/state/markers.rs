//! The problems as the editors show them.

use super::{State, Target};
use crate::by_key::ByKey;
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

impl State {
    /// Markers by path, as JSON. In the files of other environments' overlays all problems show too: an editor
    /// tells what is wrong with its text, whichever tab is open.
    pub(crate) fn markers(&self) -> String {
        let mut by_path: ByKey<String, Vec<Marker>> = ByKey::new();
        for (index, problem) in self.shown.problems.iter().enumerate() {
            let place = problem.place.and_then(|place| Target::of(&place, &self.shown.files));
            let Some(Target::File(path, range)) = place else { continue };
            if self.said_by_another(index, problem) {
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

    /// Whether the same mistake at the same place is told by another problem, worded for another environment: one
    /// of them is enough beside the text, that of the open environment if there is one.
    fn said_by_another(&self, index: usize, problem: &Problem) -> bool {
        let here = |problem: &Problem| problem.environments.contains(&(self.active as u32));
        let same = |other: &Problem| other.code == problem.code && other.place == problem.place;
        let rivals = || {
            let others = self.shown.problems.iter().enumerate();
            others.filter(|(at, other)| *at != index && same(other))
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

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "hint",
    }
}
