//! Definitions of custom resources,
//! <https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/>.

use super::at::At;
use super::definition_schema as schema;
use super::finding::Family;
use super::primitives::names::Form;
use crate::messages;
use std::collections::BTreeSet;

/// Groups that are Kubernetes’ own: definitions in them need its approval.
const PROTECTED: [&str; 2] = ["k8s.io", "kubernetes.io"];
const APPROVAL: &str = "api-approved.kubernetes.io";

/// A CustomResourceDefinition: its name is made of the names it defines.
pub(super) fn definition(object: &At<'_>) {
    let (metadata, spec) = (object.field("metadata"), object.field("spec"));
    let (name, group, names) = (metadata.field("name"), spec.field("group"), spec.field("names"));
    let plural = names.field("plural");
    let whole = format!("{}.{}", plural.text(), group.text());
    if name.is_filled() && plural.is_filled() && group.is_filled() && name.text() != whole {
        name.wrong(
            Family::Fit,
            "must be spec.names.plural+\".\"+spec.group",
            &messages::DEFINITION_NAME,
            &messages::Write { text: &whole },
        );
    }
    api_group(&group, &metadata);
    let scope = spec.field("scope");
    if scope.is_set() {
        scope.one_of(&["Cluster", "Namespaced"]);
    }
    self::names(&names);
    versions(&spec);
    conversion(&spec.field("conversion"));
    if spec.field("preserveUnknownFields").is_true() {
        spec.field("preserveUnknownFields").wrong(
            Family::Value,
            "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead",
            &messages::DEFINITION_PRESERVE,
            &messages::DEFINITION_PRESERVE_HELP,
        );
    }
}

fn api_group(group: &At<'_>, metadata: &At<'_>) {
    if !group.must_be_filled("", &messages::DEFINITION_GROUP_MISSING) {
        return;
    }
    let text = group.text();
    if Form::Subdomain.fault(text).is_some() {
        group.name(Form::Subdomain);
    } else if !text.contains('.') {
        group.wrong(
            Family::Name,
            "should be a domain with at least one dot",
            &messages::DEFINITION_GROUP,
            &messages::DefinitionGroupHelp { text: &text },
        );
    }
    let own = PROTECTED.iter().any(|own| {
        text.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let notes = metadata.field("annotations");
    let approval = notes.under(APPROVAL);
    if own && !approval.is_filled() {
        approval.required(
            &format!(
                "protected groups must have approval annotation \"{APPROVAL}\", see https://github.com/kubernetes/enhancements/pull/1111"
            ),
            &messages::DefinitionGroupProtected { text: &text },
        );
    }
}

fn names(names: &At<'_>) {
    for field in ["plural", "singular", "kind", "listKind"] {
        let at = names.field(field);
        // Those two are made of the kind.
        let made = matches!(field, "singular" | "listKind");
        if !at.is_filled() && (made || !at.must_be_filled("", &messages::DEFINITION_PLURAL)) {
            continue;
        }
        if matches!(field, "plural" | "singular") {
            at.name(Form::Letter);
        } else if let Some(says) = Form::Letter.fault(&at.text().to_ascii_lowercase()) {
            at.wrong(
                Family::Name,
                &format!("may have mixed case, but should otherwise match: {says}"),
                &messages::DEFINITION_KIND,
                &messages::DEFINITION_KIND_HELP,
            );
        }
    }
    for field in ["shortNames", "categories"] {
        for one in names.field(field).items() {
            one.name(Form::Letter);
        }
    }
    let (kind, list) = (names.field("kind"), names.field("listKind"));
    if kind.is_filled() && kind.text() == list.text() {
        list.against(&kind).wrong(
            Family::Fit,
            "kind and listKind may not be the same",
            &messages::DEFINITION_KIND_LIST,
            &messages::DefinitionKindListHelp { kind: &kind.text() },
        );
    }
}

fn versions(spec: &At<'_>) {
    let list = spec.field("versions");
    let mut seen = BTreeSet::new();
    let mut twice = false;
    for version in list.items() {
        let name = version.field("name");
        name.name(Form::Letter);
        twice |= !seen.insert(name.text().to_owned());
        self::version(&version);
    }
    if twice {
        list.wrong(
            Family::Twice,
            "must contain unique version names",
            &messages::DEFINITION_VERSION_TWICE,
            &messages::RENAME_ONE,
        );
    }
    let stored = list.items().filter(|version| version.field("storage").is_true()).count();
    if stored != 1 {
        list.wrong(
            Family::Fit,
            "must have exactly one version marked as storage version",
            &messages::DefinitionVersionStored { stored },
            &messages::DEFINITION_VERSION_STORED_HELP,
        );
    }
}

fn version(version: &At<'_>) {
    let holder = version.field("schema");
    let root = holder.field("openAPIV3Schema");
    if root.must_be_filled("schemas are required", &messages::DEFINITION_VERSION_SCHEMA) {
        schema::root(&root);
    }
    let scale = version.field("subresources");
    let scale = scale.field("scale");
    if scale.is_set() {
        for (field, under) in [
            ("specReplicasPath", ".spec"),
            ("statusReplicasPath", ".status"),
            ("labelSelectorPath", ""),
        ] {
            scale_path(&scale.field(field), under);
        }
    }
    for column in version.field("additionalPrinterColumns").items() {
        column.field("name").must_be_filled("", &messages::DEFINITION_COLUMN_NAME);
        let kind = column.field("type");
        if kind.must_be_filled(
            "must be one of string,integer,number,boolean,date",
            &messages::DEFINITION_COLUMN_TYPE,
        ) {
            kind.one_of(&["boolean", "date", "integer", "number", "string"]);
        }
        column.field("jsonPath").must_be_filled("", &messages::DEFINITION_COLUMN_PATH);
    }
}

fn scale_path(at: &At<'_>, under: &str) {
    let labels = under.is_empty();
    if !at.is_filled() {
        if !labels {
            at.required("", &messages::DefinitionScaleMissing { under: &under });
        }
        return;
    }
    let below = |top: &str| at.text().strip_prefix(top).is_some_and(|rest| rest.starts_with('.'));
    let fits = if labels { below(".spec") || below(".status") } else { below(under) };
    if !fits {
        let (says, under) = match labels {
            true => ("should be a json path under either .spec or .status".to_owned(), ".status"),
            false => (format!("should be a json path under {under}"), under),
        };
        at.wrong(
            Family::Form,
            &says,
            &messages::DefinitionScale { under: &under },
            &messages::DefinitionScaleHelp { under: &under },
        );
    }
}

fn conversion(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let (strategy, webhook) = (at.field("strategy"), at.field("webhook"));
    if !strategy.must_be_filled("", &messages::CONVERSION_STRATEGY)
        || !strategy.one_of(&["None", "Webhook"])
    {
        return;
    }
    match (strategy.text(), webhook.is_set()) {
        ("Webhook", false) => webhook
            .field("clientConfig")
            .required("required when strategy is set to Webhook", &messages::CONVERSION_CLIENT),
        ("Webhook", true) => {
            let client = webhook.field("clientConfig");
            if client.must_be_filled(
                "required when strategy is set to Webhook",
                &messages::CONVERSION_WEBHOOK,
            ) {
                super::admission::client(&client);
            }
            let versions = webhook.field("conversionReviewVersions");
            super::admission::versions(&versions);
        }
        (_, true) => webhook.forbidden(
            "should not be set when strategy is not set to Webhook",
            &messages::CONVERSION_NONE,
            &messages::CONVERSION_NONE_HELP,
        ),
        _ => {}
    }
}
