//! Admission policies and their bindings,
//! <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/>.

use super::admission::{cel, conditions, rule};
use super::at::At;
use super::finding::Family;
use super::primitives::labels::{qualified, selector};
use super::primitives::names::Form;
use std::collections::BTreeSet;

const REASONS: [&str; 4] = ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"];

/// A ValidatingAdmissionPolicy or a MutatingAdmissionPolicy.
pub(super) fn policy(object: &At<'_>, kind: &str) {
    let spec = object.field("spec");
    let parameters = spec.field("paramKind");
    if parameters.is_set() {
        parameters.field("apiVersion").must_be_filled("", "Write the API version of the kind.");
        parameters.field("kind").must_be_filled("", "Name the kind of the parameters.");
    }
    let matching = spec.field("matchConstraints");
    if matching.must_be_filled("", "Say with `resourceRules` what the policy is asked about.") {
        match_resources(&matching);
        matching
            .field("resourceRules")
            .must_be_filled("", "List at least one rule: operations, groups, versions, resources.");
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
                    name.duplicate(&name.shown(), "`{value}` is named twice.", "Name it once.");
                }
            }
        }
    }
}

fn variables(list: &At<'_>) {
    let mut names = BTreeSet::new();
    for one in list.items() {
        let (name, expression) = (one.field("name"), one.field("expression"));
        if name.must_be_filled("name is not specified", "Name the variable.") {
            identifier(&name);
            if !names.insert(name.text().to_owned()) {
                name.duplicate(
                    &name.shown(),
                    "Two variables are named `{value}`.",
                    "Rename one of them.",
                );
            }
        }
        if expression.must_be_filled("expression is not specified", "Write an expression in CEL.") {
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
            "`{path}` can’t be `{value}`: it has letters, digits and `_`, and begins with no digit.",
            "Write it as `isAllowed`.",
        );
    }
}

fn validations(spec: &At<'_>) {
    let (rules, notes) = (spec.field("validations"), spec.field("auditAnnotations"));
    if !rules.is_filled() && !notes.is_filled() {
        for list in [&rules, &notes] {
            list.required(
                "validations or auditAnnotations must contain at least one item",
                "List one that the policy is to look at.",
            );
        }
    }
    for one in rules.items() {
        let expression = one.field("expression");
        if expression.must_be_filled("expression is not specified", "Write an expression in CEL.") {
            cel(&expression);
        }
        let message = one.field("message");
        if message.as_text().is_some_and(|text| !text.is_empty() && text.trim().is_empty()) {
            message.wrong(
                Family::Value,
                "message must be non-empty if specified",
                "`{path}` has nothing but blanks.",
                "Write what is wrong, or remove the field.",
            );
        } else if message.text().trim().contains('\n') {
            message.wrong(
                Family::Form,
                "message must not contain line breaks",
                "`{path}` has several lines; a message is one.",
                "Write it in one line.",
            );
        }
        one.field("reason").one_of_if_set(&REASONS);
    }
    for one in notes.items() {
        let (key, value) = (one.field("key"), one.field("valueExpression"));
        if key.must_be_filled("", "Name the annotation.") {
            qualified(&key);
        }
        if value.must_be_filled("valueExpression is not specified", "Write an expression in CEL.") {
            cel(&value);
        }
    }
}

fn mutations(spec: &At<'_>) {
    let list = spec.field("mutations");
    list.must_be_filled("mutations must contain at least one item", "List one.");
    spec.field("reinvocationPolicy").one_of_if_set(&["IfNeeded", "Never"]);
    for one in list.items() {
        let kind = one.field("patchType");
        if !kind.must_be_filled("", "Write `ApplyConfiguration` or `JSONPatch`.") {
            continue;
        }
        kind.one_of(&["ApplyConfiguration", "JSONPatch"]);
        for (named, field) in
            [("ApplyConfiguration", "applyConfiguration"), ("JSONPatch", "jsonPatch")]
        {
            let patch = one.field(field);
            if kind.text() == named {
                let there = patch.must_be_filled("", "Write the patch of that type.");
                let expression = patch.field("expression");
                if there
                    && expression.must_be_filled(
                        "expression is not specified",
                        "Write an expression in CEL.",
                    )
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
    spec.field("policyName").required_name(Form::Subdomain, "Name the policy.");
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
            "`paramRef` has both a `name` and a `selector`; it takes one.",
            "Remove one of the two.",
        );
    } else if !name.is_filled() && !by.is_set() {
        at.required("one of name or selector must be specified", "Name the parameters.");
    }
    selector(&by);
    let otherwise = at.field("parameterNotFoundAction");
    if otherwise.must_be_filled("", "Write `Allow` or `Deny`.") {
        otherwise.one_of(&["Allow", "Deny"]);
    }
}

fn actions(list: &At<'_>) {
    if !list.must_be_filled("", "Write `validationActions: [Deny]`.") {
        return;
    }
    let mut seen = BTreeSet::new();
    for action in list.items() {
        action.one_of(&["Audit", "Deny", "Warn"]);
        if !seen.insert(action.text()) {
            action.duplicate(&action.shown(), "`{value}` stands twice.", "Remove one of the two.");
        }
    }
    if seen.contains("Deny") && seen.contains("Warn") {
        list.wrong(
            Family::Fit,
            "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)",
            "`{path}` has both `Deny` and `Warn`, which say the same of one request.",
            "Keep one of the two; `Audit` may stand beside either.",
        );
    }
}
