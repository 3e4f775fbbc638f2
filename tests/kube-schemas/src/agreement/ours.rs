//! What our validator finds, in the form the two are compared in.

use std::collections::{BTreeMap, BTreeSet};

use chartroom_kube::{
    Crd, Fault, FaultKind, Schemas, Severity, Step, Version, path_text, validate,
};
use chartroom_tests::disk::Disk;

use crate::{Document, Finding, judge};

/// The findings on one object of a document: itself, or an item of a list.
pub fn findings(
    schemas: &Schemas,
    version: Version,
    root: &chartroom_yaml::Node,
    item: usize,
) -> BTreeSet<Finding> {
    let faults = validate(schemas, version, root, &[]);
    faults
        .iter()
        .filter(|fault| is_structure(fault))
        .filter_map(|fault| finding(fault, item))
        .collect()
}

/// The judge knows structure only, not what the server's validation says of it.
fn is_structure(fault: &Fault) -> bool {
    !matches!(fault.kind, FaultKind::Invalid(_) | FaultKind::Null { .. })
}

fn finding(fault: &Fault, item: usize) -> Option<Finding> {
    let path = match fault.path.as_slice() {
        [Step::Field(items), Step::Index(at), rest @ ..] if items == "items" => {
            (*at == item).then_some(rest)?
        }
        path => path,
    };
    let mut text = String::new();
    let path = if reason(&fault.kind) == "not an object" { &[] } else { path };
    for step in path {
        match step {
            Step::Field(name) | Step::Key(name) => judge::join(&mut text, name),
            Step::Index(_) => text.push_str("[]"),
        }
    }
    Some((text, reason(&fault.kind)))
}

fn reason(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::NotAnObject | FaultKind::NotSet { .. } => "not an object",
        FaultKind::UnknownKind { .. }
        | FaultKind::NoSuchKind { .. }
        | FaultKind::NotServed { .. }
        | FaultKind::Removed { .. }
        | FaultKind::NoSuchVersion { .. } => "unknown kind",
        FaultKind::UnknownField { .. } => "unknown field",
        FaultKind::DuplicateField { .. } => "duplicate field",
        FaultKind::WrongType { .. } | FaultKind::BadIntOrString { .. } => "wrong type",
        FaultKind::Missing { .. } => "missing",
        FaultKind::Enum { .. } => "not allowed",
        // Of another type than text; the judge calls it so.
        FaultKind::BadQuantity { value, .. }
            if matches!(value.as_str(), "true" | "false" | "[…]" | "{…}") =>
        {
            "wrong type"
        }
        FaultKind::BadQuantity { .. } => "bad quantity",
        FaultKind::BadTime { .. } => "bad time",
        FaultKind::BadBase64 { .. } => "bad base64",
        FaultKind::OutOfRange { .. } => "out of range",
        FaultKind::Null { .. } | FaultKind::Invalid(_) => "validation",
    }
}

/// The definitions that a case has: of the chart's crds/ and of what it renders.
pub fn crds(disk: &Disk, texts: &[String]) -> Vec<Crd> {
    let files = disk.below("").filter(|(path, _)| path.contains("/crds/"));
    let files: Vec<String> = files.filter_map(|(path, _)| disk.text(path)).collect();
    let mut crds = Vec::new();
    for file in files.iter().chain(texts).filter(|text| text.contains("CustomResourceDefinition")) {
        for span in chartroom_yaml::documents(file) {
            let root = chartroom_yaml::parse(&file[span]).root;
            crds.extend(root.and_then(|root| Crd::read(&root)));
        }
    }
    crds
}

/// What is wrong with the default render of a chart: a line for each fault, and the versions that have it.
pub fn collect(
    schemas: &Schemas,
    version: Version,
    document: &Document,
    crds: &[Crd],
    found: &mut BTreeMap<[String; 4], BTreeSet<u16>>,
) {
    let Some(root) = chartroom_yaml::parse(&document.text).root else { return };
    let text = |key: &str| root.get(&[key]).and_then(|node| node.text()).unwrap_or("?").to_owned();
    let name = root.get(&["metadata", "name"]).and_then(|node| node.text()).unwrap_or("?");
    let faults = validate(schemas, version, &root, crds);
    for fault in faults.iter().filter(|fault| fault.severity() != Severity::Information) {
        let object = format!("{} {name}", text("kind"));
        let said = fault.server_text().unwrap_or_else(|| fault.message());
        let row = [document.case.clone(), object, path_text(&fault.path), said];
        found.entry(row).or_default().insert(version.minor);
    }
}
