//! The chart's own settings for its checks: `.chartroom.yaml` beside Chart.yaml.
//!
//! ```yaml
//! checks:
//!   GPU007: off          # or error, warning, info; ids as they are printed, `values/redundant` too
//! environments:
//!   prod:
//!     values: [values-gpu.yaml, values-prod.yaml] # its layers, as `chartroom_layout::declared` reads them
//!     gpus: 8            # GPUs that the cluster has for it
//!     loadSeconds: 300   # how long the model takes to load
//!     timeout: 10m       # --timeout of helm upgrade
//!     requestSeconds: 120 # the longest request
//!     cluster:           # what `chartroom cluster-profile` prints
//!       version: v1.33.2-eks-931bdca
//!       taints: ["nvidia.com/gpu=present:NoSchedule"]
//!   staging:
//!     cluster: gpu-01    # one of `clusters`
//! clusters:              # each for all environments that name it
//!   gpu-01:
//!     nodes: [{name: t4, count: 20, cpu: 8, memory: 61Gi, gpus: 1, gpu: nvidia-tesla-t4}]
//!     quotas: {ai-staging: {requests.nvidia.com/gpu: 8}}
//! ```

use crate::edit::Editor;
use crate::messages;
use chartroom_core::{
    CLUSTER_FIELDS, Cluster, NODE_FIELDS, POD_SECURITY, Report, Taint, cluster_entry,
};
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Span};
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::{Entry, Node};
use std::collections::HashMap;

/// Where the settings stand.
pub(crate) const FILE: &str = ".chartroom.yaml";

/// What the settings file declares; how bad findings are is in [`crate::severities`].
#[derive(Debug, Default)]
pub(crate) struct Settings {
    environments: HashMap<String, EnvironmentSettings>,
}

/// What is declared about an environment.
#[derive(Clone, Debug, Default)]
pub(crate) struct EnvironmentSettings {
    /// GPUs that the cluster has for it.
    pub(crate) gpus: Option<u32>,
    /// Seconds that a model takes to load.
    pub(crate) load_seconds: Option<u32>,
    /// Seconds that `helm upgrade --wait` waits.
    pub(crate) timeout_seconds: Option<u32>,
    /// Seconds that the longest request takes.
    pub(crate) request_seconds: Option<u32>,
    /// The cluster that it goes to.
    pub(crate) cluster: Option<Cluster>,
}

impl Settings {
    /// Reads the settings of a report's chart; what is wrong with them is said at its place.
    pub(crate) fn of(report: &Report) -> (Self, Vec<Diagnostic>) {
        let mut settings = Self::default();
        let file = report.files.find(FILE).and_then(|id| Some((id, report.files.get(id)?)));
        let Some((id, file)) = file else { return (settings, Vec::new()) };
        let mut complaints = Complaints { file: id, list: Vec::new() };
        let parsed = chartroom_yaml::parse(&file.text);
        for problem in &parsed.problems {
            complaints.at(&problem.span, problem.message.to_string(), "");
        }
        let root = parsed.root;
        let Some(root) = root.as_deref() else { return (settings, complaints.list) };
        for entry in root.entries() {
            match entry.key.text().unwrap_or_default() {
                "checks" => {}
                "clusters" => {
                    entry.value.entries().iter().for_each(|one| complaints.cluster(&one.value));
                }
                "environments" => settings.read_environments(root, &entry.value, &mut complaints),
                other => complaints.at(
                    &entry.key.span,
                    messages::SettingsUnknown { key: &other },
                    messages::SETTINGS_UNKNOWN_HELP.text(),
                ),
            }
        }
        (settings, complaints.list)
    }

    fn read_environments(&mut self, root: &Node, node: &Node, complaints: &mut Complaints) {
        for entry in node.entries() {
            let mut settings = EnvironmentSettings::default();
            for field in entry.value.entries() {
                let text = field.value.text().unwrap_or_default();
                if field.key.text() == Some("cluster") {
                    let name = entry.key.text().unwrap_or_default();
                    let declared = cluster_entry(root, name).map(|(_, entry)| &entry.value);
                    match field.value.text().filter(|name| !name.is_empty()) {
                        None => complaints.cluster(&field.value),
                        Some(name) if declared.is_none() => complaints.at(
                            &field.value.span,
                            messages::SettingsNoCluster { name: &name }.text(),
                            messages::SETTINGS_NO_CLUSTER_HELP.text(),
                        ),
                        Some(_) => {}
                    }
                    settings.cluster = declared.map(Cluster::read);
                    continue;
                }
                // What it is made of; its layers are read where environments are found.
                if field.key.text().is_some_and(|key| crate::declared::LAYERS.contains(&key)) {
                    continue;
                }
                let number = seconds(text);
                let slot = match field.key.text().unwrap_or_default() {
                    "gpus" => &mut settings.gpus,
                    "loadSeconds" => &mut settings.load_seconds,
                    "timeout" => &mut settings.timeout_seconds,
                    "requestSeconds" => &mut settings.request_seconds,
                    other => {
                        complaints.at(
                            &field.key.span,
                            messages::SettingsEnvironment { key: &other },
                            messages::SETTINGS_ENVIRONMENT_HELP.text(),
                        );
                        continue;
                    }
                };
                if number.is_none() {
                    let message = messages::SettingsNumber { text: &text }.text();
                    complaints.at(&field.value.span, message, "");
                }
                *slot = number;
            }
            self.environments.insert(entry.key.text().unwrap_or_default().to_owned(), settings);
        }
    }

    /// What is declared about an environment.
    pub(crate) fn environment(&self, name: &str) -> EnvironmentSettings {
        self.environments.get(name).cloned().unwrap_or_default()
    }
}

/// Seconds that `.chartroom.yaml` declares as `--timeout` of an environment by its name.
pub fn declared_timeout(report: &Report, environment: &str) -> Option<u32> {
    Settings::of(report).0.environment(environment).timeout_seconds
}

/// The edits that switch a rule off in the text of the settings; none where they are no mapping.
pub fn switch_off(text: &str, id: &str) -> Vec<Edit> {
    let file = FileId(0);
    let (editor, own) = (Editor::new(text, file), format!("{id}: off"));
    let block = format!("checks:\n  {own}");
    let root = chartroom_yaml::parse(text).root;
    let Some((root, last)) = root.as_deref().and_then(|root| Some((root, root.entries().last()?)))
    else {
        let at = text.len() as u32;
        let lead = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let span = Span { file, start: at, end: at };
        return vec![Edit { span, text: format!("{lead}{block}\n") }];
    };
    let Some(checks) = root.entry("checks") else {
        return editor.insert_after(root, last, &block).into_iter().collect();
    };
    match checks.value.entry(id) {
        Some(set) => vec![editor.scalar(&set.value, "off")],
        None => editor.insert_below(root, checks, &own).unwrap_or_default(),
    }
}

/// A whole number, or a duration of whole hours, minutes and seconds: `600`, `10m`, `5m0s`.
fn seconds(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut sum, mut digits) = (0u32, String::new());
    for char in text.chars() {
        let unit = match char {
            '0'..='9' => {
                digits.push(char);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        let number: u32 = digits.parse().ok()?;
        sum = sum.checked_add(number.checked_mul(unit)?)?;
        digits.clear();
    }
    (digits.is_empty() && !text.is_empty()).then_some(sum)
}

/// What is wrong with the settings.
pub(crate) struct Complaints {
    /// Their file.
    pub(crate) file: FileId,
    /// What was found.
    pub(crate) list: Vec<Diagnostic>,
}

impl Complaints {
    /// What is declared of a cluster and means nothing.
    fn cluster(&mut self, node: &Node) {
        for entry in node.entries() {
            let key = entry.key.text().unwrap_or_default();
            if !CLUSTER_FIELDS.contains(&key) {
                let help =
                    messages::SettingsClusterHelp { fields: &CLUSTER_FIELDS.join("`, `") }.text();
                self.at(&entry.key.span, messages::SettingsCluster { key: &key }.text(), &help);
            }
            let text = entry.value.text().unwrap_or_default();
            let allowed: &[&str] = match key {
                "podSecurity" => &POD_SECURITY,
                "helm" => &["3", "4"],
                _ => continue,
            };
            if !allowed.contains(&text) {
                let allowed = &allowed.join("`, `");
                let help = messages::SettingsNotAllowedHelp { allowed }.text();
                self.at(
                    &entry.value.span,
                    messages::SettingsNotAllowed { text: &text, key: &key }.text(),
                    &help,
                );
            }
        }
        let nodes = node.get(&["nodes"]).map_or(&[][..], Node::items);
        let of_nodes = nodes.iter().filter_map(|one| one.get(&["taints"]));
        let taints = node.get(&["taints"]).into_iter().chain(of_nodes).flat_map(Node::items);
        for taint in taints {
            let text = taint.text().unwrap_or_default();
            if Taint::parse(text).is_none() {
                let message = messages::SettingsTaint { text: &text }.text();
                self.at(&taint.span, message, messages::SETTINGS_TAINT_HELP.text());
            }
        }
        let fields = || nodes.iter().flat_map(Node::entries);
        let unknown = |one: &&Entry| !NODE_FIELDS.contains(&one.key.text().unwrap_or_default());
        for one in fields().filter(unknown) {
            let key = one.key.text().unwrap_or_default();
            let help = messages::SettingsClusterHelp { fields: &NODE_FIELDS.join("`, `") }.text();
            self.at(&one.key.span, messages::SettingsNode { key: &key }.text(), &help);
        }
        let is_amount =
            |one: &&Entry| matches!(one.key.text(), Some("cpu" | "memory" | "gpus" | "count"));
        let quotas = node.get(&["quotas"]).map_or(&[][..], Node::entries).iter();
        let quotas = quotas.flat_map(|one| one.value.entries());
        let quota = node.get(&["quota"]).map_or(&[][..], Node::entries).iter().chain(quotas);
        for one in fields().filter(is_amount).chain(quota) {
            let text = one.value.text().unwrap_or_default();
            if parse_milli(text).is_none() {
                let message = messages::SettingsAmount { text: &text }.text();
                self.at(&one.value.span, message, messages::SETTINGS_AMOUNT_HELP.text());
            }
        }
    }

    /// Something is wrong at some bytes.
    pub(crate) fn at(
        &mut self,
        span: &std::ops::Range<usize>,
        message: impl Into<String>,
        help: &str,
    ) {
        let span = Span::of(self.file, span);
        let mut found = Diagnostic::error("checks/settings", message).at(span);
        found.help = (!help.is_empty()).then(|| help.to_owned());
        self.list.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::{seconds, switch_off};

    #[test]
    fn a_check_is_switched_off_whatever_the_settings_say_so_far() {
        let off = |text: &str| {
            let mut edits = switch_off(text, "GPU007");
            edits.sort_by_key(|edit| edit.span.start);
            crate::edit::spliced(text, &edits).unwrap()
        };
        assert_eq!(off(""), "checks:\n  GPU007: off\n");
        assert_eq!(off("# none"), "# none\nchecks:\n  GPU007: off\n");
        assert_eq!(off("checks:\n"), "checks:\n  GPU007: off\n");
        let environments = "environments:\n  prod:\n    gpus: 8\n";
        assert_eq!(off(environments), format!("{environments}checks:\n  GPU007: off\n"));
        assert_eq!(
            off(&format!("checks:\n    IMG001: error # yes\n{environments}")),
            format!("checks:\n    IMG001: error # yes\n    GPU007: off\n{environments}")
        );
        assert_eq!(off("checks: {GPU007: info}\n"), "checks: {GPU007: off}\n");
        assert_eq!(off("checks: {IMG001: info}\n"), "checks: {IMG001: info, GPU007: off}\n");
    }

    #[test]
    fn durations_are_whole() {
        assert_eq!(seconds("600"), Some(600));
        assert_eq!(seconds("10m"), Some(600));
        assert_eq!(seconds("1h5m0s"), Some(3900));
        assert_eq!(seconds("5x"), None);
        assert_eq!(seconds(""), None);
    }
}
