//! What the renderer finds by itself, under ids of the catalogue: the rules here find nothing, they say why it matters.

mod rendered_keys;

use crate::Rule;
use crate::finding::Findings;
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_messages::Message;

const VALUES: &str = "https://helm.sh/docs/chart_template_guide/values_files/";
const DEBUG: &str = "https://helm.sh/docs/chart_template_guide/debugging/";
const YAML: &str = "https://helm.sh/docs/chart_template_guide/yaml_techniques/";

pub(super) const RULES: &[Rule] = &[
    told("VAL008", Severity::Warning, messages::VAL008_TITLE, messages::VAL008_WHY, VALUES),
    told("VAL018", Severity::Warning, messages::VAL018_TITLE, messages::VAL018_WHY, YAML),
    told("VAL020", Severity::Error, messages::VAL020_TITLE, messages::VAL020_WHY, VALUES),
    told(
        "VAL021",
        Severity::Error,
        messages::VAL021_TITLE,
        messages::VAL021_WHY,
        "https://helm.sh/docs/chart_template_guide/yaml_techniques/#yaml-anchors",
    ),
    told("ERR001", Severity::Error, messages::ERR001_TITLE, messages::ERR001_WHY, DEBUG),
    told(
        "ERR003",
        Severity::Error,
        messages::ERR003_TITLE,
        messages::ERR003_WHY,
        "https://helm.sh/docs/chart_template_guide/function_list/",
    ),
    told(
        "ERR004",
        Severity::Error,
        messages::ERR004_TITLE,
        messages::ERR004_WHY,
        "https://helm.sh/docs/chart_template_guide/control_structures/",
    ),
    told("ERR005", Severity::Error, messages::ERR005_TITLE, messages::ERR005_WHY, YAML),
    told(
        "ERR006",
        Severity::Error,
        messages::ERR006_TITLE,
        messages::ERR006_WHY,
        "https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-required-function",
    ),
    told("ERR007", Severity::Error, messages::ERR007_TITLE, messages::ERR007_WHY, YAML),
    rendered_keys::RULE,
];

/// Rules whose findings are told by another one, by id.
const OTHERS: &[(&str, &[&str])] = &[("VAL004", &["DEP003"]), ("VAL005", &["PDB001"])];

const fn told(
    id: &'static str,
    severity: Severity,
    title: Message,
    why: Message,
    link: &'static str,
) -> Rule {
    Rule { id, severity, title, why, link, check: nothing }
}

fn nothing(_: &Scene<'_>, _: &mut Findings<'_>) {}

impl Rule {
    /// Codes of the renderer and ids of other rules under which the same is told.
    pub fn codes(&self) -> &'static [&'static str] {
        OTHERS.iter().find(|(rule, _)| *rule == self.id).map_or(&[], |(_, codes)| codes)
    }
}

/// Whether what has an id is refused by Helm, whatever the settings say.
pub(crate) fn is_refused(id: &str) -> bool {
    let of_rule = RULES.iter().any(|rule| rule.id == id && rule.severity == Severity::Error);
    of_rule && id != rendered_keys::RULE.id
        || id.starts_with("exec/")
        || id.starts_with("template/")
}
