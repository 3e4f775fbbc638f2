//! What the renderer finds by itself, under ids of the catalogue: the rules here find nothing, they say why it matters.

mod rendered_keys;

use crate::Rule;
use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;

const VALUES: &str = "https://helm.sh/docs/chart_template_guide/values_files/";
const DEBUG: &str = "https://helm.sh/docs/chart_template_guide/debugging/";
const YAML: &str = "https://helm.sh/docs/chart_template_guide/yaml_techniques/";

pub(super) const RULES: &[Rule] = &[
    told(
        "VAL008",
        Severity::Warning,
        "No map lies over a single value of the chart.",
        "One layer has a map where another has a single value. Helm keeps the map and only logs it; a template that \
         prints the value prints `map[…]`.",
        VALUES,
    ),
    told(
        "VAL018",
        Severity::Warning,
        "Map keys are unique.",
        "YAML wants the keys of a map to differ. Helm takes the last of two and drops what the first one holds, \
         without a word.",
        YAML,
    ),
    told(
        "VAL020",
        Severity::Error,
        "A values file is a map of keys.",
        "Helm merges values by their keys. A file that is a list or plain text has none, and Helm refuses it.",
        VALUES,
    ),
    told(
        "VAL021",
        Severity::Error,
        "An alias refers to an anchor of the same file.",
        "Every values file is read for itself, before Helm merges them: an anchor of values.yaml is unknown in an \
         overlay.",
        "https://helm.sh/docs/chart_template_guide/yaml_techniques/#yaml-anchors",
    ),
    told(
        "ERR001",
        Severity::Error,
        "A template looks up a key in a map that is there.",
        "A key below one that no layer sets cannot be looked up: Go has nothing to evaluate it on, and Helm stops.",
        DEBUG,
    ),
    told(
        "ERR003",
        Severity::Error,
        "A template calls functions that there are.",
        "Templates are read as a whole before anything is printed. One unknown function, in whatever branch, and \
         Helm refuses the chart.",
        "https://helm.sh/docs/chart_template_guide/function_list/",
    ),
    told(
        "ERR004",
        Severity::Error,
        "Every `if`, `with`, `range` and `define` has its `end`.",
        "Go notices a missing `end` where the file ends, which is rarely where it is missing. The block that is left \
         open is the place to look at.",
        "https://helm.sh/docs/chart_template_guide/control_structures/",
    ),
    told(
        "ERR005",
        Severity::Error,
        "What a template prints is YAML.",
        "Helm splits what templates print into objects and reads each as YAML. Its message counts lines of the printed \
         text, not of the template: mostly an indentation, or a value that needs quotes.",
        YAML,
    ),
    told(
        "ERR006",
        Severity::Error,
        "Values that the chart asks for are set.",
        "The chart's author stops the render with `required` or `fail` where going on would give something broken.",
        "https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-required-function",
    ),
    told(
        "ERR007",
        Severity::Error,
        "A values file is YAML.",
        "One mistake of indentation or quoting and Helm cannot read the file at all; nothing of it counts.",
        YAML,
    ),
    rendered_keys::RULE,
];

/// Rules whose findings are told by another one, by id.
const OTHERS: &[(&str, &[&str])] = &[("VAL004", &["DEP003"]), ("VAL005", &["PDB001"])];

const fn told(
    id: &'static str,
    severity: Severity,
    title: &'static str,
    why: &'static str,
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
