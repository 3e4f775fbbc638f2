//! Jobs and CronJobs, <https://kubernetes.io/docs/concepts/workloads/controllers/job/>.

use super::at::At;
use super::finding::Family;
use super::meta;
use super::pod::{Owner, template};
use super::primitives::labels::{is_domain_prefixed, selector, selects};
use super::primitives::{cron, zones};
use crate::messages::{self, Words};

const ENDS: &[&str] = &["OnFailure", "Never"];

/// A Job. Its name becomes a label of its pods.
pub(super) fn job_object(object: &At<'_>) {
    let metadata = object.field("metadata");
    let name = metadata.field("name");
    if name.text().len() > 63 && name.text().len() <= 253 {
        let text = name.text();
        name.tell(
            Family::Name,
            format!(
                "spec.template.labels: Invalid value: \"{text}\": must be no more than 63 bytes"
            ),
            &messages::JOB_NAME,
            &messages::JOB_NAME_HELP,
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
            &messages::MANAGED_BY,
            &messages::MANAGED_BY_HELP,
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
                &messages::FAILURE_POLICY_RESTART,
                &messages::FAILURE_POLICY_RESTART_HELP,
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
                &messages::GENERATED_SELECTOR,
                &messages::REMOVE,
            );
        }
        if manual {
            spec.field("manualSelector").say(
                Family::Fit,
                "Unsupported value: true: supported values: \"nil\", \"false\"",
                &messages::MANUAL_SELECTOR_CRON,
                &messages::REMOVE,
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
            &messages::GENERATED_SELECTOR,
            &messages::MANUAL_SELECTOR_JOB,
        );
    } else if own.is_set() && sound && !selects(&own, &labels) {
        labels.say(
            Family::Fit,
            &format!(
                "Invalid value: {}: `selector` does not match template `labels`",
                labels.shown()
            ),
            &messages::SELECTOR,
            &messages::SELECTOR_HELP,
        );
    } else if manual && !own.is_set() {
        own.required("", &messages::MANUAL_SELECTOR_MISSING);
    }
}

/// What goes with Jobs whose pods are numbered, and only with those.
fn indexed(spec: &At<'_>) {
    let is_indexed = spec.field("completionMode").text() == "Indexed";
    // Without both, each is 1.
    let (count, at_once) = (spec.field("completions"), spec.field("parallelism"));
    if is_indexed && !count.is_set() && at_once.is_set() {
        spec.field("completions")
            .required("when completion mode is Indexed", &messages::COMPLETIONS);
    }
    if is_indexed && spec.field("parallelism").number().is_some_and(|number| number > 100_000) {
        spec.field("parallelism").at_most(100_000);
    }
    let per_index = spec.field("backoffLimitPerIndex");
    if per_index.is_set() && !is_indexed {
        per_index.wrong(
            Family::Fit,
            "requires indexed completion mode",
            &messages::INDEXED_BACKOFF,
            &messages::INDEXED_HELP,
        );
    }
    let failed = spec.field("maxFailedIndexes");
    if failed.is_set() && !per_index.is_set() {
        per_index.required("when maxFailedIndexes is specified", &messages::INDEXED_FAILED);
    }
    let success = spec.field("successPolicy");
    if success.is_set() && !is_indexed {
        success.wrong(
            Family::Fit,
            "requires indexed completion mode",
            &messages::INDEXED_SUCCESS,
            &messages::INDEXED_HELP,
        );
    }
    if success.is_set() {
        success.field("rules").must_be_filled("", &messages::FAILURE_POLICY_RULES);
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
                &messages::FAILURE_POLICY_INDEX,
                &messages::FAILURE_POLICY_INDEX_HELP,
            );
        }
        let (codes, conditions) = (rule.field("onExitCodes"), rule.field("onPodConditions"));
        match (codes.is_set(), conditions.is_filled()) {
            (true, true) => rule.wrong(
                Family::Fit,
                "specifying both OnExitCodes and OnPodConditions is not supported",
                &messages::FAILURE_POLICY_BOTH,
                &messages::SPLIT_RULE,
            ),
            (false, false) => rule.say(
                Family::Missing,
                "Invalid value: {…}: specifying one of OnExitCodes and OnPodConditions is required",
                &messages::FAILURE_POLICY_NONE,
                &messages::FAILURE_POLICY_NONE_HELP,
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
            &messages::FAILURE_POLICY_CONTAINER,
            &messages::FAILURE_POLICY_CONTAINER_HELP,
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
            &messages::EXIT_CODES_NONE,
            &messages::EXIT_CODES_NONE_HELP,
        );
    }
    let numbers: Vec<i64> = values.items().filter_map(|value| value.number()).collect();
    let mut known = std::collections::BTreeSet::new();
    for value in values.items() {
        if value.number().is_some_and(|number| !known.insert(number)) {
            value.duplicate(value.scalar(), &messages::LISTED_TWICE, &messages::REMOVE_ONE);
        }
    }
    if known.len() == numbers.len() && !numbers.is_sorted() {
        values.wrong(
            Family::Form,
            "must be ordered",
            &messages::EXIT_CODES_ORDER,
            &messages::EXIT_CODES_ORDER_HELP,
        );
    }
    for value in values.items().filter(|_| operator.text() == "In") {
        if value.number() == Some(0) {
            value.wrong(
                Family::Value,
                "must not be 0 for the In operator",
                &messages::EXIT_CODES_ZERO,
                &messages::REMOVE,
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
    if at.must_be_filled("", &messages::SCHEDULE_MISSING) {
        if at.text().contains("TZ") {
            at.wrong(
                Family::Form,
                "cannot use TZ or CRON_TZ in schedule, use timeZone field instead",
                &messages::SCHEDULE_ZONE,
                &messages::SCHEDULE_ZONE_HELP,
            );
        } else if let Some(says) = cron::fault(at.text()) {
            at.wrong(
                Family::Form,
                &says,
                &messages::Schedule { says: &says.split(": [").next().unwrap_or_default() },
                &messages::SCHEDULE_HELP,
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
            &messages::EMPTY,
            &messages::TIME_ZONE_EMPTY,
        );
    } else if name.eq_ignore_ascii_case("local") {
        zone.wrong(
            Family::Form,
            "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
            &messages::TIME_ZONE_LOCAL,
            &messages::TIME_ZONE_LOCAL_HELP,
        );
    } else if !zones::is_zone(name) {
        let near = zones::similar(name);
        let help: Words<'_> = match &near {
            Some(near) => &messages::Near { name: near },
            None => &messages::TIME_ZONE_HELP,
        };
        zone.wrong(Family::Form, &format!("unknown time zone {name}"), &messages::TIME_ZONE, help);
    }
}
