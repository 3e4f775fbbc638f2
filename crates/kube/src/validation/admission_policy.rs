//! Admission policies and their bindings,
//! <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/>.

use super::admission::{cel, conditions, rule};
use super::at::At;
use super::finding::Family;
use super::primitives::labels::{qualified, selector};
use super::primitives::names::Form;
use crate::messages;
use std::collections::BTreeSet;

const REASONS: [&str; 4] = ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"];

/// A ValidatingAdmissionPolicy or a MutatingAdmissionPolicy.
pub(super) fn policy(object: &At<'_>, kind: &str) {
    let spec = object.field("spec");
    let parameters = spec.field("paramKind");
    if parameters.is_set() {
        parameters.field("apiVersion").must_be_filled("", &messages::POLICY_PARAM_VERSION);
        parameters.field("kind").must_be_filled("", &messages::POLICY_PARAM_KIND);
    }
    let matching = spec.field("matchConstraints");
    if matching.must_be_filled("", &messages::POLICY_MATCH) {
        match_resources(&matching);
        matching.field("resourceRules").must_be_filled("", &messages::POLICY_RULES);
    }
    spec.field("failurePolicy").one_of_if_set(&["Fail", "Ignore"]);
    conditions(&spec.field("matchConditions"));
    variables(&spec.field("variables"));
    if kind.starts_with("Mutating") {
        mutations(&spec);
    } else {
        validations(&spec);
    }
}

fn match_resources(at: &At<'_>) {
    selector(&at.field("namespaceSelector"));
    selector(&at.field("objectSelector"));
    at.field("matchPolicy").one_of_if_set(&["Equivalent", "Exact"]);
    for list in ["resourceRules", "excludeResourceRules"] {
        for one in at.field(list).items() {
            rule(&one);
            let mut names = BTreeSet::new();
            for name in one.field("resourceNames").items() {
                if !names.insert(name.text().to_owned()) {
                    name.duplicate(&name.shown(), &messages::LISTED_TWICE, &messages::REMOVE_ONE);
                }
            }
        }
    }
}

fn variables(list: &At<'_>) {
    let mut names = BTreeSet::new();
    for one in list.items() {
        let (name, expression) = (one.field("name"), one.field("expression"));
        if name.must_be_filled("name is not specified", &messages::NAME_VARIABLE) {
            identifier(&name);
            if !names.insert(name.text().to_owned()) {
                name.duplicate(
                    &name.shown(),
                    &messages::POLICY_VARIABLE_TWICE,
                    &messages::RENAME_ONE,
                );
            }
        }
        if expression.must_be_filled("expression is not specified", &messages::CEL) {
            cel(&expression);
        }
    }
}

/// A name that CEL can say.
fn identifier(name: &At<'_>) {
    let mut chars = name.text().chars();
    let first = chars.next().is_some_and(|char| char.is_ascii_alphabetic() || char == '_');
    if !first || !chars.all(|char| char.is_ascii_alphanumeric() || char == '_') {
        name.wrong(
            Family::Name,
            "name is not a valid CEL identifier",
            &messages::POLICY_VARIABLE,
            &messages::POLICY_VARIABLE_HELP,
        );
    }
}

fn validations(spec: &At<'_>) {
    let (rules, notes) = (spec.field("validations"), spec.field("auditAnnotations"));
    if !rules.is_filled() && !notes.is_filled() {
        for list in [&rules, &notes] {
            list.required(
                "validations or auditAnnotations must contain at least one item",
                &messages::POLICY_VALIDATIONS,
            );
        }
    }
    for one in rules.items() {
        let expression = one.field("expression");
        if expression.must_be_filled("expression is not specified", &messages::CEL) {
            cel(&expression);
        }
        let message = one.field("message");
        if message.as_text().is_some_and(|text| !text.is_empty() && text.trim().is_empty()) {
            message.wrong(
                Family::Value,
                "message must be non-empty if specified",
                &messages::POLICY_MESSAGE_BLANK,
                &messages::POLICY_MESSAGE_BLANK_HELP,
            );
        } else if message.text().trim().contains('\n') {
            message.wrong(
                Family::Form,
                "message must not contain line breaks",
                &messages::POLICY_MESSAGE_LINES,
                &messages::POLICY_MESSAGE_LINES_HELP,
            );
        }
        one.field("reason").one_of_if_set(&REASONS);
    }
    for one in notes.items() {
        let (key, value) = (one.field("key"), one.field("valueExpression"));
        if key.must_be_filled("", &messages::POLICY_ANNOTATION) {
            qualified(&key);
        }
        if value.must_be_filled("valueExpression is not specified", &messages::CEL) {
            cel(&value);
        }
    }
}

fn mutations(spec: &At<'_>) {
    let list = spec.field("mutations");
    list.must_be_filled("mutations must contain at least one item", &messages::POLICY_MUTATIONS);
    spec.field("reinvocationPolicy").one_of_if_set(&["IfNeeded", "Never"]);
    for one in list.items() {
        let kind = one.field("patchType");
        if !kind.must_be_filled("", &messages::POLICY_PATCH_TYPE) {
            continue;
        }
        kind.one_of(&["ApplyConfiguration", "JSONPatch"]);
        for (named, field) in
            [("ApplyConfiguration", "applyConfiguration"), ("JSONPatch", "jsonPatch")]
        {
            let patch = one.field(field);
            if kind.text() == named {
                let there = patch.must_be_filled("", &messages::POLICY_PATCH);
                let expression = patch.field("expression");
                if there && expression.must_be_filled("expression is not specified", &messages::CEL)
                {
                    cel(&expression);
                }
            }
        }
    }
}

/// What has a policy asked.
pub(super) fn binding(object: &At<'_>, kind: &str) {
    let spec = object.field("spec");
    spec.field("policyName").required_name(Form::Subdomain, &messages::POLICY_BINDING_POLICY);
    match_resources(&spec.field("matchResources"));
    let parameters = spec.field("paramRef");
    if parameters.is_set() {
        reference(&parameters);
    }
    if kind.starts_with("Validating") {
        actions(&spec.field("validationActions"));
    }
}

fn reference(at: &At<'_>) {
    let (name, by) = (at.field("name"), at.field("selector"));
    if name.is_filled() && by.is_set() {
        name.against(&by).forbidden(
            "name and selector are mutually exclusive",
            &messages::POLICY_BINDING_BOTH,
            &messages::REMOVE_ONE,
        );
    } else if !name.is_filled() && !by.is_set() {
        at.required("one of name or selector must be specified", &messages::POLICY_BINDING_PARAMS);
    }
    selector(&by);
    let otherwise = at.field("parameterNotFoundAction");
    if otherwise.must_be_filled("", &messages::POLICY_BINDING_NOT_FOUND) {
        otherwise.one_of(&["Allow", "Deny"]);
    }
}

fn actions(list: &At<'_>) {
    if !list.must_be_filled("", &messages::POLICY_BINDING_ACTIONS) {
        return;
    }
    let mut seen = BTreeSet::new();
    for action in list.items() {
        action.one_of(&["Audit", "Deny", "Warn"]);
        if !seen.insert(action.text()) {
            action.duplicate(&action.shown(), &messages::LISTED_TWICE, &messages::REMOVE_ONE);
        }
    }
    if seen.contains("Deny") && seen.contains("Warn") {
        list.wrong(
            Family::Fit,
            "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)",
            &messages::POLICY_BINDING_DENY_AND_WARN,
            &messages::POLICY_BINDING_DENY_AND_WARN_HELP,
        );
    }
}
