//! VAL016: `--set` makes text of a number that a file makes a number.

use super::{actions, at, printed, shown_in};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::rules::layers::flag_values;
use crate::scene::Scene;
use chartroom_core::Layer;
use chartroom_diagnostics::Severity;
use chartroom_gotemplate::Value;

pub(super) const RULE: Rule = Rule {
    id: "VAL016",
    severity: Severity::Warning,
    title: messages::VAL016_TITLE,
    why: messages::VAL016_WHY,
    link: "https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (path, value, span) in flag_values(scene) {
        let Value::Str(text) = &value else { continue };
        let text = text.to_text();
        let flag =
            scene.report.files.get(span.file).is_some_and(|file| file.name.starts_with("--set "));
        let number = chartroom_yaml::parse(&text).root.and_then(|root| root.to_value().ok());
        let layers = scene.layers.layers.iter();
        let mut below = layers.rev().filter(|layer| !matches!(layer.layer, Layer::Set(_)));
        let was = below.find_map(|layer| layer.value(&path));
        let changes = matches!((number, was), (Some(Value::Float(_)), Some(Value::Float(_))));
        if !flag || !changes {
            continue;
        }
        let now = scene.values.is_empty() || matches!(at(scene.values, &path), Some(Value::Str(_)));
        let places = match printed(scene, &path, &text) {
            None => Vec::new(),
            Some(all) => {
                let as_value = |text: &str| text.contains("toYaml") || text.contains("Json");
                let dumped = actions(scene, &path).iter().any(|(_, text)| as_value(text));
                let quoted = |text: &str| text.starts_with(['"', '\'']);
                let places = all.into_iter().filter(|one| dumped && quoted(one.text));
                let places: Vec<_> = places.collect();
                if places.is_empty() {
                    continue;
                }
                places
            }
        };
        if !now {
            continue;
        }
        let dotted = path.join(".");
        let message = messages::Val016 { path: &dotted, text: &text }.text();
        let help = messages::Val016Help { path: &dotted, text: &text }.text();
        findings.push(shown_in(scene, &path, Finding::in_file(span, message).help(help), &places));
    }
}
