//! Jobs and CronJobs, <https://kubernetes.io/docs/concepts/workloads/controllers/job/>.

use super::at::At;
use super::finding::Family;
use super::meta;
use super::pod::{Owner, template};
use super::primitives::labels::{is_domain_prefixed, selector, selects};
use super::primitives::{cron, zones};

const ENDS: &[&str] = &["OnFailure", "Never"];

/// A Job. Its name becomes a label of its pods.
pub(super) fn job_object(object: &At<'_>) {
    let metadata = object.field("metadata");
    let name = metadata.field("name");
    if name.text().len() > 63 && name.text().len() <= 253 {
        let text = name.text();
        name.tell(
            Family::Name,
            format!("spec.template.labels: Invalid value: \"{text}\": must be no more than 63 bytes"),
            "The name of a Job is a label of its pods, so it has at most 63 characters; this one has more.",
            "In a template: `| trunc 63 | trimSuffix \"-\"`.",
        );
    }
    job(&object.field("spec"), false);
}

/// The spec of a Job; `of_cron_job` is whether it is a template for Jobs.
fn job(spec: &At<'_>, of_cron_job: bool) {
    for name in [
        "parallelism",
        "completions",
        "activeDeadlineSeconds",
        "backoffLimit",
        "backoffLimitPerIndex",
        "maxFailedIndexes",
        "ttlSecondsAfterFinished",
    ] {
        spec.field(name).at_least(0);
    }
    let pods = spec.field("template");
    own_selector(spec, &pods, of_cron_job);
    indexed(spec);
    for (field, allowed) in [
        ("completionMode", &["NonIndexed", "Indexed"]),
        ("podReplacementPolicy", &["Failed", "TerminatingOrFailed"]),
    ] {
        spec.field(field).one_of_if_set(allowed);
    }
    let manager = spec.field("managedBy");
    if manager.is_set() && (!is_domain_prefixed(manager.text()) || manager.text().len() > 63) {
        manager.wrong(
            Family::Name,
            "must be a domain-prefixed path (such as \"acme.io/foo\")",
            "`{path}` can’t be `{value}`: it is a domain and a path, at most 63 characters.",
            "Write it as `example.com/name`, or leave it out.",
        );
    }
    let mut owner = Owner { restart: ENDS, ..Owner::default() };
    let policy = spec.field("podFailurePolicy");
    if policy.is_set() {
        failure_policy(&policy, spec);
        let pod = pods.field("spec");
        let restart = pod.field("restartPolicy");
        if restart.text() == "OnFailure" {
            restart.wrong(
                Family::Fit,
                "only \"Never\" is supported when podFailurePolicy is specified",
                "`{path}` is {value}, but a `podFailurePolicy` looks at pods that have failed for good.",
                "Set `restartPolicy: Never`.",
            );
        }
        owner.restart = ENDS;
    }
    template(&pods, &owner);
}

/// The server makes the selector of a Job itself.
fn own_selector(spec: &At<'_>, pods: &At<'_>, of_cron_job: bool) {
    let (own, manual) = (spec.field("selector"), spec.field("manualSelector").is_true());
    if of_cron_job {
        if own.is_set() && !manual {
            own.wrong(
                Family::Fit,
                "`selector` will be auto-generated",
                "`{path}` is set, but the server makes the selector of a Job itself.",
                "Remove it.",
            );
        }
        if manual {
            spec.field("manualSelector").say(
                Family::Fit,
                "Unsupported value: true: supported values: \"nil\", \"false\"",
                "`{path}` is true, but the Jobs of a CronJob can’t share a selector of yours.",
                "Remove it.",
            );
        }
        return;
    }
    let sound = selector(&own);
    let metadata = pods.field("metadata");
    let labels = metadata.field("labels");
    if own.is_set() && !manual {
        own.wrong(
            Family::Fit,
            "`selector` not auto-generated",
            "`{path}` is set, but the server makes the selector of a Job itself.",
            "Remove it. With `manualSelector: true` it is yours, and so are collisions between Jobs.",
        );
    } else if own.is_set() && sound && !selects(&own, &labels) {
        labels.say(
            Family::Fit,
            &format!(
                "Invalid value: {}: `selector` does not match template `labels`",
                labels.shown()
            ),
            "The selector does not select the pods: their template’s labels are others.",
            "Put the labels of `spec.selector` onto `spec.template.metadata.labels`.",
        );
    } else if manual && !own.is_set() {
        own.required("", "With `manualSelector: true` the selector is yours to write.");
    }
}

/// What goes with Jobs whose pods are numbered, and only with those.
fn indexed(spec: &At<'_>) {
    let is_indexed = spec.field("completionMode").text() == "Indexed";
    // Without both, each is 1.
    let (count, at_once) = (spec.field("completions"), spec.field("parallelism"));
    if is_indexed && !count.is_set() && at_once.is_set() {
        spec.field("completions")
            .required("when completion mode is Indexed", "Say how many indexes there are.");
    }
    if is_indexed && spec.field("parallelism").number().is_some_and(|number| number > 100_000) {
        spec.field("parallelism").at_most(100_000);
    }
    let per_index = spec.field("backoffLimitPerIndex");
    if per_index.is_set() && !is_indexed {
        per_index.wrong(
            Family::Fit,
            "requires indexed completion mode",
            "`{path}` counts the failures of an index, but the Job has none.",
            "Set `completionMode: Indexed`.",
        );
    }
    let failed = spec.field("maxFailedIndexes");
    if failed.is_set() && !per_index.is_set() {
        per_index.required(
            "when maxFailedIndexes is specified",
            "Set `backoffLimitPerIndex`, or remove `maxFailedIndexes`.",
        );
    }
    let success = spec.field("successPolicy");
    if success.is_set() && !is_indexed {
        success.wrong(
            Family::Fit,
            "requires indexed completion mode",
            "`{path}` looks at indexes, but the Job has none.",
            "Set `completionMode: Indexed`.",
        );
    }
    if success.is_set() {
        success.field("rules").must_be_filled("", "Add a rule, or remove the policy.");
    }
}

fn failure_policy(policy: &At<'_>, spec: &At<'_>) {
    let rules = policy.field("rules");
    for rule in rules.items() {
        let action = rule.field("action");
        if action.is_set() {
            action.one_of(&["Count", "FailIndex", "FailJob", "Ignore"]);
        }
        if action.text() == "FailIndex" && !spec.field("backoffLimitPerIndex").is_set() {
            action.wrong(
                Family::Fit,
                "requires the backoffLimitPerIndex to be set",
                "`{path}` is `FailIndex`, but failures are not counted by index.",
                "Set `backoffLimitPerIndex`.",
            );
        }
        let (codes, conditions) = (rule.field("onExitCodes"), rule.field("onPodConditions"));
        match (codes.is_set(), conditions.is_filled()) {
            (true, true) => rule.wrong(
                Family::Fit,
                "specifying both OnExitCodes and OnPodConditions is not supported",
                "`{path}` has both `onExitCodes` and `onPodConditions`; it takes one.",
                "Make two rules of it.",
            ),
            (false, false) => rule.say(
                Family::Missing,
                "Invalid value: {…}: specifying one of OnExitCodes and OnPodConditions is required",
                "`{path}` has neither `onExitCodes` nor `onPodConditions`.",
                "Say what the rule is for.",
            ),
            _ => {}
        }
        if codes.is_set() {
            exit_codes(&codes);
            known_container(&codes.field("containerName"), spec);
        }
        for condition in conditions.items() {
            let status = condition.field("status");
            if status.is_filled() {
                status.one_of(&["False", "True", "Unknown"]);
            }
        }
    }
}

/// The container whose exit code counts is one of the pod's.
fn known_container(at: &At<'_>, job: &At<'_>) {
    let template = job.field("template");
    let pod = template.field("spec");
    let is_it = |list: &At<'_>| list.items().any(|one| one.field("name").text() == at.text());
    let (own, before) = (pod.field("containers"), pod.field("initContainers"));
    if at.is_filled() && !is_it(&own) && !is_it(&before) {
        at.wrong(
            Family::Fit,
            "must be one of the container or initContainer names in the pod template",
            "The pod has no container `{value}`.",
            "Name one of its containers, or leave it out to mean all.",
        );
    }
}

fn exit_codes(codes: &At<'_>) {
    let operator = codes.field("operator");
    if operator.is_set() {
        operator.one_of(&["In", "NotIn"]);
    }
    let values = codes.field("values");
    if values.is_set() && !values.is_filled() {
        values.wrong(
            Family::Missing,
            "at least one value is required",
            "`{path}` has no value.",
            "List the exit codes.",
        );
    }
    let numbers: Vec<i64> = values.items().filter_map(|value| value.number()).collect();
    let mut known = std::collections::BTreeSet::new();
    for value in values.items() {
        if value.number().is_some_and(|number| !known.insert(number)) {
            value.duplicate(value.scalar(), "`{value}` stands twice.", "Remove one of the two.");
        }
    }
    if known.len() == numbers.len() && !numbers.is_sorted() {
        values.wrong(
            Family::Form,
            "must be ordered",
            "The exit codes in `{path}` are not in order.",
            "Sort them, the lowest first.",
        );
    }
    for value in values.items().filter(|_| operator.text() == "In") {
        if value.number() == Some(0) {
            value.wrong(
                Family::Value,
                "must not be 0 for the In operator",
                "`{path}` is 0, which is no failure.",
                "Remove it.",
            );
        }
    }
}

/// A CronJob.
pub(super) fn cron_job(object: &At<'_>) {
    let spec = object.field("spec");
    schedule(&spec.field("schedule"), &spec.field("timeZone"));
    for name in ["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"]
    {
        spec.field(name).at_least(0);
    }
    let policy = spec.field("concurrencyPolicy");
    if policy.is_filled() {
        policy.one_of(&["Allow", "Forbid", "Replace"]);
    }
    let jobs = spec.field("jobTemplate");
    if jobs.is_set() {
        meta::shared(&jobs.field("metadata"));
        job(&jobs.field("spec"), true);
    }
}

fn schedule(at: &At<'_>, zone: &At<'_>) {
    if at.must_be_filled("", "Write five fields, such as `0 3 * * *`, or `@daily`.") {
        if at.text().contains("TZ") {
            at.wrong(
                Family::Form,
                "cannot use TZ or CRON_TZ in schedule, use timeZone field instead",
                "`{path}` names a time zone, which has a field of its own.",
                "Set `timeZone`.",
            );
        } else if let Some(says) = cron::fault(at.text()) {
            at.wrong(
                Family::Form,
                &says,
                &format!("`{{path}}` can’t be `{{value}}`: {}.", says.split(": [").next().unwrap_or_default()),
                "Write five fields: minute 0–59, hour 0–23, day 1–31, month 1–12, weekday 0–6 with 0 for Sunday; or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`.",
            );
        }
    }
    let name = zone.text();
    if !zone.is_set() {
        return;
    }
    if name.is_empty() {
        zone.wrong(
            Family::Form,
            "timeZone must be nil or non-empty string",
            "`{path}` is empty.",
            "Name a zone such as `Etc/UTC`, or leave it out.",
        );
    } else if name.eq_ignore_ascii_case("local") {
        zone.wrong(
            Family::Form,
            "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
            "`{path}` is `{value}`, which differs from one control plane to another.",
            "Name a zone such as `Etc/UTC`.",
        );
    } else if !zones::is_zone(name) {
        let near = zones::similar(name);
        let help = near
            .map_or("Use a name such as `Europe/Berlin` or `Etc/UTC`.".to_owned(), |near| {
                format!("Did you mean `{near}`?")
            });
        zone.wrong(
            Family::Form,
            &format!("unknown time zone {name}"),
            "There is no time zone `{value}`.",
            &help,
        );
    }
}
