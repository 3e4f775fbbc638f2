//! Definitions of custom resources,
//! <https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/>.

use super::at::At;
use super::definition_schema as schema;
use super::finding::Family;
use super::primitives::names::Form;
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
            "`{path}` is `{value}`, but a definition is named after what it defines.",
            &format!("Write `{whole}`."),
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
            "`{path}` can’t be true in `apiextensions.k8s.io/v1`.",
            "Remove it; where fields are free, set `x-kubernetes-preserve-unknown-fields` in the schema.",
        );
    }
}

fn api_group(group: &At<'_>, metadata: &At<'_>) {
    if !group.must_be_filled("", "Name the group, such as `example.com`.") {
        return;
    }
    let text = group.text();
    if Form::Subdomain.fault(text).is_some() {
        group.name(Form::Subdomain);
    } else if !text.contains('.') {
        group.wrong(
            Family::Name,
            "should be a domain with at least one dot",
            "`{path}` can’t be `{value}`: the group of a definition is a domain.",
            &format!("Write it as `{text}.example.com`."),
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
            &format!("`{text}` is a group of Kubernetes’ own: use one of your own domain."),
        );
    }
}

fn names(names: &At<'_>) {
    for field in ["plural", "singular", "kind", "listKind"] {
        let at = names.field(field);
        // Those two are made of the kind.
        let made = matches!(field, "singular" | "listKind");
        if !at.is_filled() && (made || !at.must_be_filled("", "Name the resources.")) {
            continue;
        }
        if matches!(field, "plural" | "singular") {
            at.name(Form::Letter);
        } else if let Some(says) = Form::Letter.fault(&at.text().to_ascii_lowercase()) {
            at.wrong(
                Family::Name,
                &format!("may have mixed case, but should otherwise match: {says}"),
                "`{path}` can’t be `{value}`: a kind has letters, digits and `-`, and begins with a letter.",
                "Write it as `CronTab`.",
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
            "`{path}` is `{value}`, as the kind is.",
            &format!("Write `{}List`.", kind.text()),
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
            "`{path}` has two versions of one name.",
            "Rename one of them.",
        );
    }
    let stored = list.items().filter(|version| version.field("storage").is_true()).count();
    if stored != 1 {
        list.wrong(
            Family::Fit,
            "must have exactly one version marked as storage version",
            &format!("{stored} of the versions have `storage: true`; one has to have it."),
            "Set `storage: true` in one version and `false` in the others.",
        );
    }
}

fn version(version: &At<'_>) {
    let holder = version.field("schema");
    let root = holder.field("openAPIV3Schema");
    if root.must_be_filled("schemas are required", "Write the schema of this version.") {
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
        column.field("name").must_be_filled("", "Name the column.");
        let kind = column.field("type");
        if kind.must_be_filled(
            "must be one of string,integer,number,boolean,date",
            "Write `type: string`.",
        ) {
            kind.one_of(&["boolean", "date", "integer", "number", "string"]);
        }
        column
            .field("jsonPath")
            .must_be_filled("", "Say where the value is, such as `.spec.replicas`.");
    }
}

fn scale_path(at: &At<'_>, under: &str) {
    let labels = under.is_empty();
    if !at.is_filled() {
        if !labels {
            at.required("", &format!("Say where the number is, such as `{under}.replicas`."));
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
            &format!("`{{path}}` can’t be `{{value}}`: it has to lie below `{under}`."),
            &format!("Write it as `{under}.name`."),
        );
    }
}

fn conversion(at: &At<'_>) {
    if !at.is_set() {
        return;
    }
    let (strategy, webhook) = (at.field("strategy"), at.field("webhook"));
    if !strategy.must_be_filled("", "Write `None` or `Webhook`.")
        || !strategy.one_of(&["None", "Webhook"])
    {
        return;
    }
    match (strategy.text(), webhook.is_set()) {
        ("Webhook", false) => webhook.field("clientConfig").required(
            "required when strategy is set to Webhook",
            "Say with `clientConfig` who converts.",
        ),
        ("Webhook", true) => {
            let client = webhook.field("clientConfig");
            if client
                .must_be_filled("required when strategy is set to Webhook", "Say who converts.")
            {
                super::admission::client(&client);
            }
            let versions = webhook.field("conversionReviewVersions");
            super::admission::versions(&versions);
        }
        (_, true) => webhook.forbidden(
            "should not be set when strategy is not set to Webhook",
            "`{path}` is set, but `strategy` is `None`.",
            "Remove it, or set `strategy: Webhook`.",
        ),
        _ => {}
    }
}
