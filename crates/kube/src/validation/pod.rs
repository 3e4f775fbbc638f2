//! Pods and templates for pods, <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>.

use super::at::At;
use super::containers::{Around, containers};
use super::finding::Family;
use super::primitives::labels::qualified;
use super::primitives::names::Form;
use super::volumes::{Names, volumes};
use super::{meta, placement, resources, security};
use crate::messages;
use std::collections::BTreeSet;

/// Names of other objects.
const REFERENCES: [(&str, Form); 6] = [
    ("serviceAccountName", Form::Subdomain),
    ("serviceAccount", Form::Subdomain),
    ("priorityClassName", Form::Subdomain),
    ("nodeName", Form::Subdomain),
    ("hostname", Form::Label),
    ("subdomain", Form::Label),
];

/// What owns a template, as far as it limits the template.
#[derive(Default)]
pub(super) struct Owner {
    /// The restart policies that its pods may have; all where there are none. Without one the server takes `Always`.
    pub(super) restart: &'static [&'static str],
    /// Its kind, if its pods must not have a deadline.
    pub(super) no_deadline: Option<&'static str>,
    /// Names of volumes that it adds.
    pub(super) claims: Vec<String>,
}

/// A pod.
pub(super) fn pod(object: &At<'_>) {
    spec(&object.field("spec"), &Owner::default(), true);
}

/// A template for pods.
pub(super) fn template(template: &At<'_>, owner: &Owner) {
    meta::template(template);
    spec(&template.field("spec"), owner, false);
}

fn spec(spec: &At<'_>, owner: &Owner, is_pod: bool) {
    let list = spec.field("volumes");
    let claimed = owner.claims.iter().map(|name| (name.clone(), "persistentVolumeClaim"));
    let mut names: Names = claimed.collect();
    volumes(&list, &mut names);
    let claims = spec.field("resourceClaims");
    let claims = claim_names(&claims);
    let grace = spec.field("terminationGracePeriodSeconds").number().unwrap_or(30).max(1);
    let around = Around { spec, volumes: names, claims, grace, is_pod };
    containers(&around);
    restart(&spec.field("restartPolicy"), owner);
    deadline(&spec.field("activeDeadlineSeconds"), owner);
    for (field, form) in REFERENCES {
        spec.field(field).optional_name(form);
    }
    dns(spec);
    hosts(&spec.field("hostAliases"));
    security::pod(&spec.field("securityContext"), spec);
    placement::node_selector(&spec.field("nodeSelector"));
    placement::affinity(&spec.field("affinity"));
    placement::spread(&spec.field("topologySpreadConstraints"));
    spec.field("tolerations").items().for_each(|one| placement::toleration(&one));
    spec.field("preemptionPolicy").one_of_if_set(&["Never", "PreemptLowerPriority"]);
    let runtime = spec.field("runtimeClassName");
    if runtime.is_set() {
        runtime.name(Form::Subdomain);
    }
    gates(spec);
    resources::resources(&spec.field("resources"), &BTreeSet::new());
    if spec.field("shareProcessNamespace").is_true() && spec.field("hostPID").is_true() {
        spec.field("shareProcessNamespace").wrong(
            Family::Fit,
            "ShareProcessNamespace and HostPID cannot both be enabled",
            &messages::PROCESS_NAMESPACE,
            &messages::REMOVE_ONE,
        );
    }
    system(spec);
}

/// What only one operating system has: fields of a pod, and of security contexts.
const OF_LINUX: [&str; 4] = ["hostPID", "hostIPC", "hostUsers", "shareProcessNamespace"];
const SECURITY_OF_LINUX: [&str; 13] = [
    "seLinuxOptions",
    "seccompProfile",
    "appArmorProfile",
    "fsGroup",
    "fsGroupChangePolicy",
    "sysctls",
    "runAsUser",
    "runAsGroup",
    "supplementalGroups",
    "capabilities",
    "readOnlyRootFilesystem",
    "privileged",
    "procMount",
];

fn system(spec: &At<'_>) {
    let os = spec.field("os");
    if os.is_set() {
        let name = os.field("name");
        if name.must_be_filled("", &messages::SYSTEM) && name.one_of(&["linux", "windows"]) {
            other_system(spec, name.text());
        }
    }
    if spec.field("hostUsers").is_false() {
        for field in ["hostNetwork", "hostPID", "hostIPC"] {
            if spec.field(field).is_true() {
                spec.field(field).forbidden(
                    &format!("when `hostUsers` is false, `{field}` must not be true"),
                    &messages::USER_NAMESPACE,
                    &messages::REMOVE_ONE,
                );
            }
        }
    }
}

/// Fields of the other operating system than the pod says it is for.
fn other_system(spec: &At<'_>, own: &str) {
    let tell = |at: At<'_>| {
        if at.is_set() {
            at.forbidden(
                &format!("cannot be set for a {own} pod"),
                &messages::SystemOther { own: &own },
                &messages::SYSTEM_OTHER_HELP,
            );
        }
    };
    let of_context = |context: &At<'_>| match own {
        "windows" => SECURITY_OF_LINUX.iter().for_each(|field| tell(context.field(field))),
        _ => tell(context.field("windowsOptions")),
    };
    if own == "windows" {
        OF_LINUX.iter().for_each(|field| tell(spec.field(field)));
    }
    of_context(&spec.field("securityContext"));
    for list in ["containers", "initContainers"] {
        spec.field(list).items().for_each(|one| of_context(&one.field("securityContext")));
    }
}

fn restart(at: &At<'_>, owner: &Owner) {
    if owner.restart.is_empty() {
        return;
    }
    let job = owner.restart.contains(&"Never");
    let text = if at.is_filled() { at.text() } else { "Always" };
    if owner.restart.contains(&text) {
        return;
    }
    if job && text == "Always" {
        at.say(
            Family::Missing,
            "Required value: valid values: \"OnFailure\", \"Never\"",
            &messages::RESTART_POLICY_JOB,
            &messages::RESTART_POLICY_JOB_HELP,
        );
    } else {
        at.one_of(owner.restart);
    }
}

fn deadline(at: &At<'_>, owner: &Owner) {
    match owner.no_deadline {
        Some(kind) if at.is_set() => at.forbidden(
            &format!("activeDeadlineSeconds in {kind} is not Supported"),
            &messages::ACTIVE_DEADLINE,
            &messages::ACTIVE_DEADLINE_HELP,
        ),
        _ => at.between(1, 2_147_483_647),
    }
}

fn dns(spec: &At<'_>) {
    let (config, policy) = (spec.field("dnsConfig"), spec.field("dnsPolicy"));
    let servers = config.field("nameservers");
    if policy.text() == "None" {
        let help = &messages::DNS_SERVERS;
        if !config.is_set() {
            config.required("must provide `dnsConfig` when `dnsPolicy` is None", help);
        } else if !servers.is_filled() {
            servers.required(
                "must provide at least one DNS nameserver when `dnsPolicy` is None",
                help,
            );
        }
    }
    if servers.len() > 3 {
        servers.wrong(
            Family::Value,
            "must not have more than 3 nameservers",
            &messages::DNS_MORE_SERVERS,
            &messages::DNS_MORE_SERVERS_HELP,
        );
    }
    servers.items().for_each(|server| {
        server.address();
    });
    let searches = config.field("searches");
    if searches.len() > 32 {
        searches.wrong(
            Family::Value,
            "must not have more than 32 search paths",
            &messages::DNS_MORE_DOMAINS,
            &messages::DNS_MORE_DOMAINS_HELP,
        );
    }
    searches.items().for_each(|domain| search(&domain));
    for option in config.field("options").items() {
        option.field("name").must_be_filled("must not be empty", &messages::DNS_OPTION);
    }
}

/// A domain to search in; since 1.32 it may have underscores, and be the root.
fn search(domain: &At<'_>) {
    let text = domain.text();
    let text = text.strip_suffix('.').unwrap_or(text);
    let plain = text.split('.').map(|part| part.replace('_', "a")).collect::<Vec<_>>().join(".");
    if domain.text() != "." && Form::Subdomain.fault(&plain).is_some() {
        domain.wrong(
            Family::Name,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
            &messages::DNS_SEARCH,
            &messages::DNS_SEARCH_HELP,
        );
    }
}

fn hosts(list: &At<'_>) {
    for alias in list.items() {
        if alias.field("ip").is_set() {
            alias.field("ip").address();
        }
        alias.field("hostnames").items().for_each(|name| name.name(Form::Subdomain));
    }
}

fn gates(spec: &At<'_>) {
    for gate in spec.field("readinessGates").items() {
        qualified(&gate.field("conditionType"));
    }
    let mut seen = BTreeSet::new();
    for gate in spec.field("schedulingGates").items() {
        let name = gate.field("name");
        qualified(&name);
        let text = name.text();
        if !seen.insert(text.to_owned()) {
            gate.duplicate(
                &format!("\"{text}\""),
                &messages::SchedulingGateTwice { text: &text },
                &messages::REMOVE_ONE,
            );
        }
    }
}

fn claim_names(list: &At<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for claim in list.items() {
        let name = claim.field("name");
        name.required_name(Form::Label, &messages::RESOURCE_CLAIM_NAME);
        let (own, template) =
            (claim.field("resourceClaimName"), claim.field("resourceClaimTemplateName"));
        match (own.is_set(), template.is_set()) {
            (true, true) => claim.say(
                Family::Fit,
                "Invalid value: {…}: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified",
                &messages::RESOURCE_CLAIM_BOTH,
                &messages::REMOVE_ONE,
            ),
            (false, false) => claim.say(
                Family::Missing,
                "Invalid value: {…}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`",
                &messages::RESOURCE_CLAIM_NONE,
                &messages::RESOURCE_CLAIM_NONE_HELP,
            ),
            _ => {}
        }
        own.optional_name(Form::Subdomain);
        template.optional_name(Form::Subdomain);
        let text = name.text();
        if !text.is_empty() && !names.insert(text.to_owned()) {
            name.duplicate(
                &format!("\"{text}\""),
                &messages::RESOURCE_CLAIM_TWICE,
                &messages::RENAME_ONE,
            );
        }
    }
    names
}
