//! Schemas of custom resources, which have to be structural,
//! <https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema>.

use super::at::At;
use super::finding::Family;

const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// The schema of a version.
pub(super) fn root(at: &At<'_>) {
    let kind = at.field("type");
    if kind.is_filled() && kind.text() != "object" && TYPES.contains(&kind.text()) {
        kind.wrong(
            Family::Value,
            "must be object at the root",
            "`{path}` is `{value}`, but a resource is an object.",
            "Write `type: object`.",
        );
    }
    structural(at, "must not be empty at the root");
}

/// A schema that says of every field what it is; `says` is the server's word if this one does not.
fn structural(at: &At<'_>, says: &str) {
    let kind = at.field("type");
    let free = ["x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields"]
        .iter()
        .any(|flag| at.field(flag).is_true());
    if kind.is_filled() {
        kind.one_of(&TYPES);
    } else if !free {
        kind.required(
            says,
            "Write what the value is: `object`, `array`, `string`, `integer`, `number`, `boolean`.",
        );
    }
    if at.field("x-kubernetes-int-or-string").is_true() && kind.is_filled() {
        kind.forbidden(
            "must be empty if x-kubernetes-int-or-string is true",
            "`{path}` is set beside `x-kubernetes-int-or-string`, which says what the value is.",
            "Remove `type`.",
        );
    }
    refused(at);
    let (properties, additional) = (at.field("properties"), at.field("additionalProperties"));
    if properties.is_filled() && additional.is_set() && !additional.is_false() {
        additional.against(&properties).forbidden(
            "additionalProperties and properties are mutual exclusive",
            "`{path}` stands beside `properties`; a map has named fields or free keys.",
            "Remove one of the two.",
        );
    }
    for (_, property) in properties.entries() {
        structural(&property, "must not be empty for specified object fields");
    }
    if additional.is_map() {
        structural(&additional, "must not be empty for specified object fields");
    }
    let items = at.field("items");
    if items.is_map() {
        structural(&items, "must not be empty for specified array items");
    } else if kind.text() == "array" && !items.is_set() {
        items.required("must be specified", "Write what the items are.");
    }
    list_type(at);
}

/// What a schema here must not have.
fn refused(at: &At<'_>) {
    let reference = at.field("$ref");
    if reference.is_filled() {
        reference.forbidden(
            "$ref is not supported",
            "`{path}` is set, but the schema of a definition refers to nothing.",
            "Write the schema out.",
        );
    }
    if at.field("uniqueItems").is_true() {
        at.field("uniqueItems").forbidden(
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
            "`{path}` can’t be true.",
            "Use `x-kubernetes-list-type: set`.",
        );
    }
    if at.field("additionalProperties").is_false() {
        at.field("additionalProperties").forbidden(
            "additionalProperties cannot be set to false",
            "`{path}` can’t be false: fields that are not named are taken away by the server.",
            "Remove it.",
        );
    }
}

fn list_type(at: &At<'_>) {
    let (kind, keys) = (at.field("x-kubernetes-list-type"), at.field("x-kubernetes-list-map-keys"));
    if kind.is_filled()
        && kind.one_of(&["atomic", "map", "set"])
        && at.field("type").text() != "array"
    {
        at.field("type").wrong(
            Family::Fit,
            "must be array if x-kubernetes-list-type is specified",
            "`{path}` is `{value}`, but `x-kubernetes-list-type` is about lists.",
            "Write `type: array`.",
        );
    }
    if kind.text() == "map" && !keys.is_filled() {
        keys.required(
            "must not be empty if x-kubernetes-list-type is map",
            "Name the fields that tell the items apart.",
        );
    } else if keys.is_filled() && kind.text() != "map" {
        kind.wrong(
            Family::Fit,
            "must be map if x-kubernetes-list-map-keys is non-empty",
            "`{path}` is not `map`, but there are `x-kubernetes-list-map-keys`.",
            "Write `x-kubernetes-list-type: map`.",
        );
    }
}
