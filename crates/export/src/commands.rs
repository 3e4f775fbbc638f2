//! The commands that print, compare, roll out, watch and roll back an environment.

use crate::messages;
use crate::refusal::{Refusal, check};
use crate::shell::{Command, comment, quoted};
use crate::{Helm, Subject};
use chartroom_core::{Object, Output, Startup};
use chartroom_escape::shown;
use chartroom_messages::Message;
use chartroom_yaml::{Node, parse};
use std::borrow::Cow;
use std::rc::Rc;

/// Seconds that Helm waits by default (`--timeout`, pkg/cmd/upgrade.go).
const DEFAULT_TIMEOUT: u32 = 300;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub title: String,
    /// What has to be known about it, on one line.
    pub note: Option<String>,
    /// What is typed.
    pub script: String,
}

/// What there is to do, in order. The first goes to the chart's folder, where the others run, so that overlays and
/// files of `--set-file` keep their paths.
pub fn steps(subject: &Subject<'_>, helm: Helm) -> Result<Vec<Step>, Refusal> {
    check(subject)?;
    Ok(all(subject, helm))
}

fn all(subject: &Subject<'_>, helm: Helm) -> Vec<Step> {
    let step = |title: Message, note: Option<String>, script: String| {
        let title = title.into();
        Step { title, note, script }
    };
    let timeout = Timeout::of(subject);
    let mut steps = Vec::new();
    steps.extend(enter(subject).map(|script| step(messages::STEP_ENTER, None, script)));
    steps.extend(changes(subject));
    steps.push(step(messages::STEP_TEMPLATE, None, template(subject)));
    let install = match helm {
        Helm::Four => "helm plugin install --verify=false https://github.com/databus23/helm-diff",
        Helm::Three => "helm plugin install https://github.com/databus23/helm-diff",
    };
    let needs = messages::StepDiffNote { install: &install }.text();
    steps.push(step(messages::STEP_DIFF, Some(needs), diff(subject)));
    let hidden = Some(messages::STEP_DRY_RUN_NOTE.into());
    steps.push(step(messages::STEP_DRY_RUN, hidden, dry_run(subject)));
    steps.push(step(messages::STEP_UPGRADE, timeout.reason.clone(), upgrade(subject, helm)));
    let watched: Vec<String> = subject
        .rendered
        .output
        .as_ref()
        .map(|output| watches(output, subject, &timeout))
        .unwrap_or_default();
    if !watched.is_empty() {
        steps.push(step(messages::STEP_WATCH, None, watched.join("\n")));
    }
    steps.push(step(messages::STEP_HISTORY, None, of_release(subject, "history").text()));
    let back = of_release(subject, "rollback").and(&["--wait"]).and(&["--timeout", &timeout.text]);
    let revision = Some(messages::STEP_ROLLBACK_NOTE.into());
    steps.push(step(messages::STEP_ROLLBACK, revision, back.text()));
    steps
}

/// Steps as a text to read, each under a comment.
pub fn script(steps: &[Step]) -> String {
    let step = |step: &Step| {
        let note = step.note.iter().map(|note| comment(note)).collect::<String>();
        format!("{}{note}{}\n", comment(&step.title), step.script)
    };
    steps.iter().map(step).collect::<Vec<_>>().join("\n")
}

/// Goes to the chart's folder; None where it has no name.
pub(crate) fn enter(subject: &Subject<'_>) -> Option<String> {
    let folder = subject.folder.as_str();
    (!matches!(folder, "" | ".")).then(|| match folder.starts_with('-') {
        // `cd -` goes back, and `cd -P` is a flag.
        true => format!("cd {}", quoted(&format!("./{folder}"))),
        false => format!("cd {}", quoted(folder)),
    })
}

/// Brings the chart to the state that is shown; none where overlays alone were changed.
fn changes(subject: &Subject<'_>) -> Option<Step> {
    let changed: Vec<&String> = subject.beyond_overlays().collect();
    let (first, more) = (changed.first()?, changed.len() - 1);
    let name = subject.patch_name();
    let note = messages::StepChangesNote { file: &shown(first), count: more }.text();
    let script = Command::new(&["git", "apply", &name]).text();
    Some(Step { title: messages::STEP_CHANGES.into(), note: Some(note), script })
}

fn template(subject: &Subject<'_>) -> String {
    let version = chartroom_core::kube_version(subject.project, &subject.environment.name);
    let command = layers(with_chart(subject, &["helm", "template"]), subject);
    let command = match version {
        None => command,
        Some(version) => command.and(&["--kube-version", &version]),
    };
    // Helm parts them at commas; no name of an API has more than these.
    let plain = |api: &String| {
        api.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./-".contains(&byte))
    };
    let apis = chartroom_core::further_apis(subject.project, &subject.environment.name);
    let apis = apis.iter().filter(|api| plain(api));
    apis.fold(command, |command, api| command.and(&["--api-versions", api])).text()
}

fn diff(subject: &Subject<'_>) -> String {
    let command = with_chart(subject, &["helm", "diff", "upgrade"]);
    layers(command, subject).and(&["--allow-unreleased"]).text()
}

/// An upgrade that only the server hears of.
pub(crate) fn dry_run(subject: &Subject<'_>) -> String {
    let command = with_chart(subject, &["helm", "upgrade", "--install"]);
    layers(command, subject).and(&["--dry-run=server", "--hide-secret"]).text()
}

/// The upgrade, which takes itself back when it fails.
pub(crate) fn upgrade(subject: &Subject<'_>, helm: Helm) -> String {
    let command = with_chart(subject, &["helm", "upgrade", "--install"]);
    let back = match helm {
        Helm::Four => "--rollback-on-failure",
        Helm::Three => "--atomic",
    };
    layers(command.and(&["--create-namespace"]), subject)
        .and(&[back, "--wait", "--timeout", &Timeout::of(subject).text])
        .text()
}

fn of_release(subject: &Subject<'_>, verb: &str) -> Command {
    let environment = subject.environment;
    let command = Command::new(&["helm", verb, &environment.release]);
    command.and(&["--namespace", &environment.namespace])
}

/// A command with the release, the chart and the namespace.
fn with_chart(subject: &Subject<'_>, words: &[&str]) -> Command {
    let environment = subject.environment;
    let words = [words, &[&environment.release, "."]].concat();
    Command::new(&words).and(&["--namespace", &environment.namespace])
}

/// Adds the overlays and the `--set` family.
fn layers(mut command: Command, subject: &Subject<'_>) -> Command {
    for path in &subject.environment.overlays {
        command = command.and(&["-f", &list_item(&as_file(path))]);
    }
    for entry in &subject.environment.sets {
        command = command.and(&[entry.kind.flag(), &entry.text]);
    }
    command
}

/// A path that Helm takes for one of a file: it would fetch `https://…`, read `-` from standard input, and take what
/// stands before a colon for a scheme.
fn as_file(path: &str) -> Cow<'_, str> {
    let is_other = path.contains(':') || path.trim_start().starts_with('-');
    match is_other && !path.starts_with('/') {
        true => Cow::Owned(format!("./{path}")),
        false => Cow::Borrowed(path),
    }
}

/// An item of a list as pflag's StringSlice reads it: commas part items, as in CSV.
fn list_item(text: &str) -> String {
    match text.contains([',', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

/// How long Helm is to wait.
struct Timeout {
    /// As `--timeout` takes it.
    text: String,
    /// Why it is longer than Helm's default.
    reason: Option<String>,
}

impl Timeout {
    /// What is declared or the longest startup, in whole minutes, and no less than Helm's default.
    fn of(subject: &Subject<'_>) -> Self {
        let declared = chartroom_check::declared_timeout(subject.report, &subject.environment.name);
        let declared = declared.unwrap_or_default();
        let (startup, kind, name) =
            subject.rendered.output.as_ref().map(slowest).unwrap_or_default();
        let minutes = declared.max(startup).max(DEFAULT_TIMEOUT).div_ceil(60);
        let reason = if declared.max(startup) <= DEFAULT_TIMEOUT {
            None
        } else if startup >= declared {
            let (kind, seconds) = (&kind, &startup);
            Some(match name.as_str() {
                "" => messages::StepUpgradeNoteRandom { kind, seconds }.text(),
                name => messages::StepUpgradeNote { kind, name: &name, seconds }.text(),
            })
        } else {
            Some(messages::STEP_UPGRADE_NOTE_DECLARED.into())
        };
        Self { text: format!("{minutes}m"), reason: reason.map(|text| shown(&text).into_owned()) }
    }
}

/// The longest time that a workload may take to start, in seconds, its kind and its name; none of a random one.
fn slowest(output: &Output) -> (u32, String, String) {
    let budget = |startup: &Startup| {
        let (period, threshold) = (startup.period.value, startup.threshold.value);
        period.saturating_mul(threshold).saturating_add(startup.initial_delay.value)
    };
    let all = output.overview.workloads.iter().filter_map(|card| {
        let object = output.objects.get(card.object)?;
        let name = if object.random.is_empty() { &*object.name } else { "" };
        Some((budget(card.startup.as_ref()?), object.kind.to_string(), name.to_owned()))
    });
    all.max_by_key(|(seconds, _, _)| *seconds).unwrap_or_default()
}

/// `kubectl rollout status` of each workload of the release.
fn watches(output: &Output, subject: &Subject<'_>, timeout: &Timeout) -> Vec<String> {
    let watch = |object: &Object| {
        let kind = match object.kind.as_str() {
            "Deployment" | "StatefulSet" | "DaemonSet" => object.kind.to_lowercase(),
            _ => return None,
        };
        // A random name is another one in the cluster; its placeholder is no object's name.
        let steady = object.without_random();
        let root: Option<Rc<Node>> = parse(steady.as_deref().unwrap_or(&object.text)).root;
        let field = |path: &[&str]| root.as_ref()?.get(path)?.text();
        // kubectl has no status of what is only renewed when its pods are deleted.
        if !object.hooks.is_empty()
            || field(&["spec", "updateStrategy", "type"]) == Some("OnDelete")
        {
            return None;
        }
        let namespace = field(&["metadata", "namespace"]).filter(|name| !name.is_empty());
        let namespace = namespace.unwrap_or(&subject.environment.namespace);
        // No cluster has an object of another name.
        let name = field(&["metadata", "name"])?;
        if ![name, namespace].into_iter().all(is_object_name) {
            return None;
        }
        let command = Command::new(&["kubectl", "rollout", "status", &format!("{kind}/{name}")]);
        let timeout = format!("--timeout={}", timeout.text);
        Some(command.and(&["-n", namespace]).and(&[&timeout]).text())
    };
    output.objects.iter().filter_map(watch).collect()
}

/// Whether a text may be the name of an object in a cluster (Kubernetes: DNS subdomain names).
fn is_object_name(text: &str) -> bool {
    let taken = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    text.starts_with(taken) && text.chars().all(|letter| taken(letter) || "-.".contains(letter))
}
