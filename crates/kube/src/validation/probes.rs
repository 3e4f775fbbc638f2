//! Probes and lifecycle hooks,
//! <https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes>.

use super::at::At;
use super::finding::Family;
use crate::messages;

const ONE_HANDLER: &str = "may not specify more than 1 handler type";
const HANDLERS: [&str; 4] = ["exec", "httpGet", "tcpSocket", "grpc"];
const HOOKS: [&str; 4] = ["exec", "httpGet", "tcpSocket", "sleep"];
const HEADER: &str = "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

/// The probes of a container.
pub(super) fn probes(container: &At<'_>) {
    for name in ["livenessProbe", "readinessProbe", "startupProbe"] {
        let at = container.field(name);
        if !at.is_set() {
            continue;
        }
        probe(&at);
        let grace = at.field("terminationGracePeriodSeconds");
        if name == "readinessProbe" {
            if grace.is_set() {
                grace.wrong(
                    Family::Fit,
                    "must not be set for readinessProbes",
                    &messages::PROBE_GRACE,
                    &messages::PROBE_GRACE_HELP,
                );
            }
        } else if at
            .field("successThreshold")
            .number()
            .is_some_and(|number| !(0..=1).contains(&number))
        {
            at.field("successThreshold").wrong(
                Family::Value,
                "must be 1",
                &messages::PROBE_SUCCESS,
                &messages::PROBE_SUCCESS_HELP,
            );
        }
    }
}

fn probe(at: &At<'_>) {
    handler(at, &HANDLERS);
    for name in [
        "initialDelaySeconds",
        "timeoutSeconds",
        "periodSeconds",
        "successThreshold",
        "failureThreshold",
    ] {
        at.field(name).at_least(0);
    }
    let grace = at.field("terminationGracePeriodSeconds");
    if grace.number().is_some_and(|number| number <= 0) {
        grace.wrong(
            Family::Value,
            "must be greater than 0",
            &messages::ABOVE_ZERO,
            &messages::PROBE_GRACE_POSITIVE,
        );
    }
}

/// Exactly one way of asking.
fn handler(at: &At<'_>, kinds: &[&str]) {
    if at.at_most_one(kinds, ONE_HANDLER, "handler") == 0 {
        let list = kinds
            .iter()
            .map(|kind| format!("`{kind}`"))
            .collect::<Vec<_>>()
            .join(chartroom_messages::comma());
        at.say(
            Family::Missing,
            "Required value: must specify a handler type",
            &messages::HANDLER_NONE,
            &messages::HandlerNoneHelp { names: &list },
        );
    }
    let exec = at.field("exec");
    if exec.is_set() {
        exec.field("command").must_be_filled("", &messages::HANDLER_COMMAND);
    }
    let http = at.field("httpGet");
    if http.is_set() {
        http.field("port").port_or_name();
        for header in http.field("httpHeaders").items() {
            let name = header.field("name");
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            if name.is_set() && (name.text().is_empty() || !name.text().bytes().all(fits)) {
                name.wrong(
                    Family::Name,
                    HEADER,
                    &messages::HTTP_HEADER,
                    &messages::HTTP_HEADER_HELP,
                );
            }
        }
    }
    at.field("tcpSocket").field("port").port_or_name();
    at.field("grpc").field("port").between(1, 65535);
}

/// The hooks of a container; `grace` is what the pod has to end.
pub(super) fn lifecycle(container: &At<'_>, grace: i64) {
    let lifecycle = container.field("lifecycle");
    for name in ["postStart", "preStop"] {
        let hook = lifecycle.field(name);
        if !hook.is_set() {
            continue;
        }
        handler(&hook, &HOOKS);
        let sleep = hook.field("sleep");
        let seconds = sleep.field("seconds");
        if seconds.number().is_some_and(|seconds| seconds < 0 || seconds > grace) {
            let shown = seconds.number().unwrap_or_default();
            sleep.say(
                Family::Value,
                &format!("Invalid value: {shown}: must be non-negative and less than terminationGracePeriodSeconds ({grace})"),
                &messages::HookSleep { seconds: &shown, grace: &grace },
                &messages::HOOK_SLEEP_HELP,
            );
        }
    }
}
