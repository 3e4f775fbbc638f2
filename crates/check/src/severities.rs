//! How bad findings are by the chart's settings: `checks` in `.chartroom.yaml`.

use crate::finding::Level;
use crate::messages;
use crate::rule::Rule;
use crate::rules::{self, renderer_rules};
use crate::settings::{Complaints, FILE};
use chartroom_core::{CODES, Report, printed_id};
use chartroom_diagnostics::{Diagnostic, Severity};
use chartroom_yaml::Node;
use std::collections::HashMap;

/// Severities by id; None switches off what has it.
#[derive(Debug, Default)]
pub(crate) struct Severities(HashMap<String, Option<Severity>>);

impl Severities {
    /// Reads them from the settings of a report's chart; what is wrong with them is said at its place.
    pub(crate) fn of(report: &Report) -> (Self, Vec<Diagnostic>) {
        let mut severities = Self::default();
        let file = report.files.find(FILE).and_then(|id| Some((id, report.files.get(id)?)));
        let Some((id, file)) = file else { return (severities, Vec::new()) };
        let mut complaints = Complaints { file: id, list: Vec::new() };
        let root = chartroom_yaml::parse(&file.text).root;
        let entries = root.as_deref().map_or(&[][..], Node::entries);
        for entry in entries.iter().filter(|entry| entry.key.text() == Some("checks")) {
            severities.read(&entry.value, &mut complaints);
        }
        (severities, complaints.list)
    }

    fn read(&mut self, node: &Node, complaints: &mut Complaints) {
        for entry in node.entries() {
            let id = printed_id(entry.key.text().unwrap_or_default());
            if !rules::all().any(|rule| rule.id == id) && !CODES.contains(&id) {
                complaints.at(
                    &entry.key.span,
                    messages::SeveritiesUnknown { id: &id },
                    messages::SEVERITIES_UNKNOWN_HELP.text(),
                );
                continue;
            }
            if renderer_rules::is_refused(id) {
                complaints.at(
                    &entry.key.span,
                    messages::SeveritiesFixed { id: &id },
                    messages::SEVERITIES_FIXED_HELP.text(),
                );
                continue;
            }
            // YAML 1.1 reads `off` as false; the text is what counts here.
            let severity = match entry.value.text().unwrap_or_default() {
                "off" | "false" => None,
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "info" => Some(Severity::Info),
                other => {
                    let message = messages::SeveritiesSeverity { text: &other }.text();
                    complaints.at(
                        &entry.value.span,
                        message,
                        messages::SEVERITIES_SEVERITY_HELP.text(),
                    );
                    continue;
                }
            };
            self.0.insert(id.to_owned(), severity);
        }
    }

    /// How bad the findings of a rule are; None if it is switched off.
    pub(crate) fn severity(&self, rule: &Rule) -> Option<Level> {
        match self.0.get(rule.id) {
            None => Some(Level::Rule(rule.severity)),
            Some(set) => set.map(Level::Set),
        }
    }

    /// How bad the settings make what has an id; None if they do not name it.
    pub(crate) fn set(&self, id: &str) -> Option<Option<Severity>> {
        self.0.get(id).copied()
    }
}
