//! One test for each kind of fault, with the texts to the letter.

mod builtin;
mod custom;
mod kinds;
mod validation;

use crate::{Crd, DATA, Fault, FaultKind, Schemas, path_text, validate};

/// All faults.
fn all_faults(version: &str, text: &str, crds: &[Crd]) -> Vec<Fault> {
    let schemas = Schemas::read(DATA).unwrap();
    let version = schemas.version(version).unwrap();
    validate(&schemas, version, &chartroom_yaml::parse(text).root.unwrap(), crds)
}

/// The faults of the structure.
fn faults_in(version: &str, text: &str, crds: &[Crd]) -> Vec<Fault> {
    let mut faults = all_faults(version, text, crds);
    faults.retain(|fault| !matches!(fault.kind, FaultKind::Invalid(_)));
    faults
}

/// Path, the text at the fault, the server's words, ours and the help.
fn said(fault: &Fault, text: &str) -> [String; 5] {
    [
        path_text(&fault.path),
        text[fault.span.clone()].to_owned(),
        fault.server_text().unwrap_or_default(),
        fault.message(),
        fault.help().unwrap_or_default(),
    ]
}

/// What is said of a text that has one fault in 1.34.
fn only(text: &str) -> [String; 5] {
    let faults = faults_in("1.34", text, &[]);
    assert_eq!(faults.len(), 1, "{faults:?}");
    said(&faults[0], text)
}

/// A Deployment with this below its container, indented by eight.
fn container(lines: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  selector: {{matchLabels: {{app: web}}}}\n  \
         template:\n    spec:\n      containers:\n      - name: web\n        {lines}\n"
    )
}
