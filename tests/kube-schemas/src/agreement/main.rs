//! Our validator beside an independent judge: the strict JSON schemas of PyPI's `kubernetes-validate`, over every
//! manifest that the real Helm rendered of the conformance charts. `agreement JUDGE REPORT DIR…` writes the report;
//! a disagreement without a verdict in `verdicts.tsv` is an error.

mod judge;
mod ours;
mod probe;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chartroom_kube::{DATA, Schemas};
use chartroom_tests::source::{Source, find};

/// A finding: where, without the numbers of items and the keys of maps, and what kind of fault.
pub type Finding = (String, &'static str);

/// A document and the first case that renders it.
pub struct Document {
    pub text: String,
    pub case: String,
    /// Whether the case is a chart's default values.
    pub default: bool,
    /// Which of the sets of definitions of custom resources belongs to the case.
    pub crds: usize,
}

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let (Some(judge), Some(report)) = (args.next(), args.next()) else {
        return Err("usage: agreement JUDGE REPORT DIR…".into());
    };
    let (documents, crds) = load(args)?;
    let schemas = Schemas::read(DATA).map_err(|error| error.to_string())?;
    let mut agreement = report::Agreement::default();
    let mut sound = probe::Sound::default();
    for version in schemas.versions() {
        let mut judge = judge::Judge::open(&judge, version.minor)?;
        for document in &documents {
            let Some(root) = chartroom_yaml::parse(&document.text).root else { continue };
            for (item, object) in judge::objects(&root)?.into_iter().enumerate() {
                let kind = judge::kind_of(&object);
                let ours = ours::findings(&schemas, version, &root, item);
                let theirs = judge.findings(&object)?;
                agreement.add(version, &kind, &document.case, &ours, &theirs);
                if Some(version) == schemas.latest() && ours.is_empty() && theirs.is_empty() {
                    sound.add(&kind, &object);
                }
            }
        }
        if Some(version) == schemas.latest() {
            agreement.probes = probe::probe(&schemas, version, &mut judge, &sound)?;
        }
    }
    let mut defaults = BTreeMap::new();
    for document in documents.iter().filter(|document| document.default) {
        for version in schemas.versions() {
            ours::collect(&schemas, version, document, &crds[document.crds], &mut defaults);
        }
    }
    agreement.documents = documents.len();
    agreement.write(&report, &defaults)
}

/// Every document that any case renders, once; and the definitions of custom resources by chart.
fn load(
    folders: impl Iterator<Item = PathBuf>,
) -> Result<(Vec<Document>, Vec<Vec<chartroom_kube::Crd>>), String> {
    let mut sources = Vec::new();
    folders.for_each(|folder| find(Path::new(&folder), &mut sources));
    let (mut seen, mut documents, mut crds) = (BTreeSet::new(), Vec::new(), Vec::new());
    for source in sources.iter().filter(|source| !matches!(source, Source::Micro(_))) {
        for case in source.load()? {
            let mut texts: Vec<String> = chartroom_yaml::documents(&case.expected.stdout)
                .into_iter()
                .map(|span| case.expected.stdout[span].to_owned())
                .collect();
            crds.push(ours::crds(&case.disk, &texts));
            texts.retain(|text| seen.insert(text.clone()));
            let (default, crds) = (case.name == "default", crds.len() - 1);
            let name = format!("{}/{}", case.set, case.name);
            documents.extend(texts.into_iter().map(|text| Document {
                text,
                case: name.clone(),
                default,
                crds,
            }));
        }
    }
    if documents.is_empty() {
        Err("no rendered documents found".into())
    } else {
        Ok((documents, crds))
    }
}
