//! Admission webhooks,
//! <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/>.

use super::at::At;
use super::finding::Family;
use super::primitives::labels::{qualified, selector};
use super::primitives::names::Form;
use super::primitives::numbers::port_of_service;
use crate::messages;
use std::collections::BTreeSet;

const OPERATIONS: [&str; 5] = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const VERSIONS: [&str; 2] = ["v1", "v1beta1"];

/// A configuration of webhooks.
pub(super) fn webhooks(object: &At<'_>, kind: &str) {
    let mut names = BTreeSet::new();
    for hook in object.field("webhooks").items() {
        name(&hook.field("name"), &mut names);
        hook.field("rules").items().for_each(|one| rule(&one));
        words(&hook, kind);
        let seconds = hook.field("timeoutSeconds");
        if seconds.number().is_some_and(|seconds| !(1..=30).contains(&seconds)) {
            seconds.wrong(
                Family::Value,
                "the timeout value must be between 1 and 30 seconds",
                &messages::WEBHOOK_TIMEOUT,
                &messages::WEBHOOK_TIMEOUT_HELP,
            );
        }
        selector(&hook.field("namespaceSelector"));
        selector(&hook.field("objectSelector"));
        versions(&hook.field("admissionReviewVersions"));
        client(&hook.field("clientConfig"));
        conditions(&hook.field("matchConditions"));
    }
}

fn name(at: &At<'_>, names: &mut BTreeSet<String>) {
    if !at.must_be_filled("", &messages::WEBHOOK_NAME_MISSING) {
        return;
    }
    let text = at.text();
    if Form::Subdomain.fault(text).is_some() {
        at.name(Form::Subdomain);
    } else if text.split('.').count() < 3 {
        at.wrong(
            Family::Name,
            "should be a domain with at least three segments separated by dots",
            &messages::WEBHOOK_NAME,
            &messages::WEBHOOK_NAME_HELP,
        );
    }
    if !names.insert(text.to_owned()) {
        at.duplicate(&format!("\"{text}\""), &messages::WEBHOOK_NAME_TWICE, &messages::RENAME_ONE);
    }
}

fn words(hook: &At<'_>, kind: &str) {
    for (field, allowed) in [
        ("failurePolicy", ["Fail", "Ignore"]),
        ("matchPolicy", ["Equivalent", "Exact"]),
        ("sideEffects", ["None", "NoneOnDryRun"]),
    ] {
        if hook.field(field).is_set() {
            hook.field(field).one_of(&allowed);
        }
    }
    let again = hook.field("reinvocationPolicy");
    if kind.starts_with("Mutating") && again.is_set() {
        again.one_of(&["IfNeeded", "Never"]);
    }
}

/// What a webhook or policy is asked about.
pub(super) fn rule(rule: &At<'_>) {
    for field in ["operations", "apiGroups", "apiVersions", "resources"] {
        let list = rule.field(field);
        list.must_be_filled("", &messages::WEBHOOK_RULE_MISSING);
        for one in list.items() {
            if field == "operations" {
                one.one_of(&OPERATIONS);
            } else if field != "apiGroups" {
                one.must_be_filled("", &messages::WEBHOOK_RULE_EMPTY);
            }
        }
        if field == "resources" && list.len() > 1 && list.items().any(|one| one.text() == "*/*") {
            list.wrong(
                Family::Fit,
                "if '*/*' is present, must not specify other resources",
                &messages::WEBHOOK_RULE_ALL_RESOURCES,
                &messages::WEBHOOK_RULE_ALL_RESOURCES_HELP,
            );
        }
        if field == "resources" {
            covered_twice(&list);
        }
        if field != "resources" && list.len() > 1 && list.items().any(|one| one.text() == "*") {
            list.wrong(
                Family::Fit,
                "if '*' is present, must not specify others",
                &messages::WEBHOOK_RULE_ALL,
                &messages::WEBHOOK_RULE_ALL_HELP,
            );
        }
    }
    let scope = rule.field("scope");
    if scope.is_set() {
        scope.one_of(&["*", "Cluster", "Namespaced"]);
    }
}

/// Resources beside a `*` that stands for them already.
fn covered_twice(list: &At<'_>) {
    let names: Vec<&str> = list.items().map(|one| one.text()).collect();
    let whole = |name: &&str| !name.contains('/') && **name != *"*";
    if names.contains(&"*") && names.iter().any(whole) {
        list.wrong(
            Family::Fit,
            "if '*' is present, must not specify other resources without subresources",
            &messages::WEBHOOK_RULE_ALL_PLAIN,
            &messages::WEBHOOK_RULE_ALL_PLAIN_HELP,
        );
    }
    let below =
        |name: &str| name.strip_suffix("/*").filter(|above| *above != "*").map(str::to_owned);
    for above in names.iter().filter_map(|name| below(name)) {
        let inside = |name: &&&str| {
            name.strip_prefix(&above).is_some_and(|rest| rest.starts_with('/') && rest != "/*")
        };
        if let Some(name) = names.iter().find(inside) {
            list.wrong(
                Family::Fit,
                &format!("if '{above}/*' is present, must not specify {name}"),
                &messages::WebhookRuleCovered { name: &name, above: &above },
                &messages::WebhookRuleCoveredHelp { name: &name },
            );
        }
    }
}

/// Versions of what the server and the webhook say to each other.
pub(super) fn versions(list: &At<'_>) {
    if !list.must_be_filled("must specify one of v1, v1beta1", &messages::WEBHOOK_VERSIONS_MISSING)
    {
        return;
    }
    let mut seen = BTreeSet::new();
    for version in list.items() {
        version.name(Form::Letter);
        if !seen.insert(version.text().to_owned()) {
            version.wrong(
                Family::Twice,
                "duplicate version",
                &messages::WEBHOOK_VERSIONS_TWICE,
                &messages::REMOVE_ONE,
            );
        }
    }
    if !list.items().any(|version| VERSIONS.contains(&version.text())) {
        list.wrong(
            Family::Value,
            "must include at least one of v1, v1beta1",
            &messages::WEBHOOK_VERSIONS,
            &messages::WEBHOOK_VERSIONS_HELP,
        );
    }
}

/// Where a webhook is.
pub(super) fn client(at: &At<'_>) {
    let (url, service) = (at.field("url"), at.field("service"));
    if url.is_set() == service.is_set() {
        let both = url.is_set();
        at.say(
            if both { Family::Fit } else { Family::Missing },
            "Required value: exactly one of url or service is required",
            match both {
                true => &messages::WEBHOOK_CLIENT_BOTH,
                false => &messages::WEBHOOK_CLIENT_NONE,
            },
            &messages::SET_ONE,
        );
    }
    if url.is_set() {
        address(&url);
    }
    if !service.is_set() {
        return;
    }
    for field in ["name", "namespace"] {
        service.field(field).must_be_filled("", &messages::WEBHOOK_CLIENT_SERVICE);
    }
    port_of_service(&service.field("port"));
    path(&service.field("path"));
}

/// The address of a webhook outside of the cluster: what the server appends to it must not be there.
fn address(url: &At<'_>) {
    let text = url.text();
    let Some(rest) = text.strip_prefix("https://") else {
        return url.wrong(
            Family::Form,
            "'https' is the only allowed URL scheme",
            &messages::WEBHOOK_URL_SCHEME,
            &messages::WEBHOOK_URL_SCHEME_HELP,
        );
    };
    let (before, fragment) = rest.split_once('#').map_or((rest, ""), |(a, b)| (a, b));
    let (before, query) = before.split_once('?').map_or((before, ""), |(a, b)| (a, b));
    let host = before.split('/').next().unwrap_or_default();
    let says = match (host.is_empty(), host.contains('@'), fragment, query) {
        (true, ..) => "host must be specified",
        (_, true, ..) => "user information is not permitted in the URL",
        (.., fragment, _) if !fragment.is_empty() => "fragments are not permitted in the URL",
        (.., query) if !query.is_empty() => "query parameters are not permitted in the URL",
        _ => return,
    };
    url.wrong(Family::Form, says, &messages::WEBHOOK_URL, &messages::WEBHOOK_URL_HELP);
}

fn path(at: &At<'_>) {
    let text = at.text();
    if !at.is_set() || text == "/" {
        return;
    }
    let steps = text.strip_prefix('/').unwrap_or(text);
    let steps: Vec<&str> = steps.strip_suffix('/').unwrap_or(steps).split('/').collect();
    let wrong =
        steps.iter().position(|step| step.is_empty() || Form::Subdomain.fault(step).is_some());
    let says = match wrong {
        _ if !text.starts_with('/') => "must start with a '/'".to_owned(),
        Some(at) => match steps.get(at).and_then(|step| Form::Subdomain.fault(step)) {
            Some(says) if steps.get(at).is_some_and(|step| !step.is_empty()) => {
                format!("segment[{at}]: {says}")
            }
            _ => format!("segment[{at}] may not be empty"),
        },
        None => return,
    };
    at.wrong(Family::Form, &says, &messages::WEBHOOK_PATH, &messages::WEBHOOK_PATH_HELP);
}

/// Conditions in CEL that come before a webhook or policy is asked.
pub(super) fn conditions(list: &At<'_>) {
    let mut names = BTreeSet::new();
    for one in list.items() {
        let (name, expression) = (one.field("name"), one.field("expression"));
        if name.must_be_filled("", &messages::MATCH_CONDITION_MISSING) {
            qualified(&name);
        }
        if name.is_filled() && !names.insert(name.text().to_owned()) {
            name.duplicate(
                &format!("\"{}\"", name.text()),
                &messages::MATCH_CONDITION_TWICE,
                &messages::RENAME_ONE,
            );
        }
        if expression.must_be_filled("", &messages::CEL) {
            cel(&expression);
        }
    }
}

/// An expression in CEL.
pub(super) fn cel(expression: &At<'_>) {
    if let Some(says) = cel_fault(expression.text()) {
        expression.wrong(
            Family::Form,
            &format!("compilation failed: ERROR: <input>:1:1: Syntax error: {says}"),
            &messages::CEL_SYNTAX,
            &messages::CEL_SYNTAX_HELP,
        );
    }
}

/// What is wrong with the brackets, quotes or the end of an expression; what it means is not looked at.
fn cel_fault(text: &str) -> Option<&'static str> {
    let mut open = Vec::new();
    let mut chars = text.chars();
    let mut last = ' ';
    while let Some(char) = chars.next() {
        match char {
            '\'' | '"' => {
                let mut closed = false;
                while let Some(inner) = chars.next() {
                    if inner == '\\' {
                        chars.next();
                    }
                    if inner == char {
                        closed = true;
                        break;
                    }
                }
                if !closed {
                    return Some("token recognition error");
                }
            }
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.pop() != Some(char) => return Some("extraneous input"),
            _ => {}
        }
        if !char.is_whitespace() {
            last = char;
        }
    }
    if !open.is_empty() {
        return Some("mismatched input '<EOF>'");
    }
    ".&|=!<>+-*/%?:,".contains(last).then_some("no viable alternative at input")
}
