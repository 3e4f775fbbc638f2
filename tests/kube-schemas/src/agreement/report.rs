//! Disagreements by kind, path and reason, with the verdict on each, as a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use chartroom_kube::Version;

use crate::Finding;
use crate::probe::Probes;

const VERDICTS: &str = include_str!("../../verdicts.tsv");
const PROBES: &str = include_str!("../../probes.tsv");
const DEFAULTS: &str = include_str!("../../defaults.tsv");

/// Which of the two says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Ours,
    Judge,
}

/// Disagreements of one form.
#[derive(Default)]
struct Group {
    count: usize,
    versions: BTreeSet<u16>,
    example: String,
}

/// What the comparison gave.
#[derive(Default)]
pub struct Agreement {
    pub documents: usize,
    /// By version: objects, objects both find sound, and objects both find the same faults in.
    by_version: BTreeMap<u16, [usize; 4]>,
    pub probes: Probes,
    groups: BTreeMap<(String, String, &'static str, Side), Group>,
}

impl Agreement {
    pub fn add(
        &mut self,
        version: Version,
        kind: &str,
        case: &str,
        ours: &BTreeSet<Finding>,
        theirs: &BTreeSet<Finding>,
    ) {
        let counts = self.by_version.entry(version.minor).or_default();
        counts[0] += 1;
        let foreign = |findings: &BTreeSet<Finding>| {
            findings.iter().any(|(_, reason)| *reason == "unknown kind")
        };
        let place = match (ours == theirs, ours.is_empty(), foreign(ours)) {
            (true, true, _) => 1,
            (true, _, true) => 2,
            (true, ..) => 3,
            _ => usize::MAX,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        for (side, findings) in
            [(Side::Ours, ours.difference(theirs)), (Side::Judge, theirs.difference(ours))]
        {
            for (path, reason) in findings {
                let key = (kind.to_owned(), path.clone(), *reason, side);
                let group = self.groups.entry(key).or_default();
                group.count += 1;
                group.versions.insert(version.minor);
                if group.example.is_empty() {
                    group.example = case.to_owned();
                }
            }
        }
    }

    /// Writes the report; groups without a verdict are an error, once it is written.
    pub fn write(
        &self,
        path: &Path,
        defaults: &BTreeMap<[String; 4], BTreeSet<u16>>,
    ) -> Result<(), String> {
        let mut text = HEAD.to_owned();
        let _ = writeln!(
            text,
            "{} different documents of the charts, each in five versions of Kubernetes:\n",
            self.documents
        );
        text.push_str("| version | objects | both: sound | both: unknown kind | both: the same faults | different |\n");
        text.push_str("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (minor, [all, sound, foreign, same]) in &self.by_version {
            let different = all - sound - foreign - same;
            let _ = writeln!(
                text,
                "| 1.{minor} | {all} | {sound} | {foreign} | {same} | {different} |"
            );
        }
        let open = self.disagreements(&mut text)
            + self.changed(&mut text)
            + default_faults(&mut text, defaults);
        std::fs::write(path, &text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", text);
        if open == 0 {
            Ok(())
        } else {
            Err(format!("{open} rows have no verdict; see {}", path.display()))
        }
    }

    fn disagreements(&self, text: &mut String) -> usize {
        text.push_str("\n## Disagreements\n\nThe count is of objects times versions.\n\n");
        text.push_str(
            "| kind | path | what | says so | count | versions | for example | right | why |\n",
        );
        text.push_str("| --- | --- | --- | --- | ---: | --- | --- | --- | --- |\n");
        let mut open = 0;
        for ((kind, path, reason, side), group) in &self.groups {
            let side = if *side == Side::Ours { "Chartroom" } else { "judge" };
            let verdict = verdict(VERDICTS, &[kind, path, reason, side]);
            open += usize::from(verdict.is_none());
            let [right, why] = verdict.unwrap_or(["?", "?"]);
            let (count, versions, example) = (group.count, span(&group.versions), &group.example);
            let path = if path.is_empty() { "–".to_owned() } else { format!("`{path}`") };
            let _ = writeln!(
                text,
                "| {kind} | {path} | {reason} | {side} | {count} | {versions} | {example} | {right} | {why} |"
            );
        }
        open
    }

    /// What came of faults that were put in.
    fn changed(&self, text: &mut String) -> usize {
        let Probes { changed, same, only_ours, different } = &self.probes;
        text.push_str("\n## Faults put in\n\nOf each kind the two largest sound objects, in the newest version: each value replaced by one of ");
        text.push_str("every other type, taken away, and joined by a field that is not there; at most 400 changes of one object.\n\n");
        let _ = writeln!(
            text,
            "{changed} changed objects; on {same} both say the very same. Only Chartroom can tell:\n"
        );
        for (reason, count) in only_ours {
            let _ = writeln!(text, "- {reason}: {count}");
        }
        text.push_str("\nThe rest, by kind, path and what is said:\n\n");
        text.push_str("| kind | path | what | says so | count | right | why |\n| --- | --- | --- | --- | ---: | --- | --- |\n");
        let mut open = 0;
        for ((kind, path, reason, ours), count) in different {
            let side = if *ours { "Chartroom" } else { "judge" };
            let verdict = verdict(PROBES, &[kind, path, reason, side]);
            open += usize::from(verdict.is_none());
            let [right, why] = verdict.unwrap_or(["?", "?"]);
            let _ = writeln!(
                text,
                "| {kind} | `{path}` | {reason} | {side} | {count} | {right} | {why} |"
            );
        }
        open
    }
}

const HEAD: &str = "\
# Kubernetes validation, held against another validator

Written by `cargo xtask kube-agreement`; the verdicts are in `tests/kube-schemas/`.

Every manifest that the real Helm rendered of the conformance charts is validated by Chartroom (`crates/kube`, whose data
is from k8s-openapi 0.29.0) and by the strict JSON schemas of kubernetes-validate 1.37.0 in a JSON Schema validator.
The judge knows structure and types only: no values of enums, no grammar of quantities, times and base64, no keys that
are written twice, and no custom resources. Definitions of custom resources are not given to ours here either, and what
it says beyond the structure, as the API server's validation does (`crates/kube/src/validation/`), is left out up to the
last table: that is held against the verdicts of a real API server, by `chartroom check` as a whole (`tests/src/verdicts/`).

";

/// What ours says of the charts as they come, which is where a false alarm would be seen.
fn default_faults(text: &mut String, faults: &BTreeMap<[String; 4], BTreeSet<u16>>) -> usize {
    text.push_str("\n## Errors in the charts' default renders\n\nHere with the charts' own definitions of custom resources.\n\n");
    text.push_str("| chart | object | path | error | versions | a defect? |\n| --- | --- | --- | --- | --- | --- |\n");
    let mut open = 0;
    for ([case, object, path, said], versions) in faults {
        let verdict = verdict(DEFAULTS, &[case, object, path, said]);
        open += usize::from(verdict.is_none());
        let [defect, why] = verdict.unwrap_or(["?", "?"]);
        let said = said.replace('|', "\\|").replace('\n', " ");
        let _ = writeln!(
            text,
            "| {case} | {object} | `{path}` | {said} | {} | {defect}: {why} |",
            span(versions)
        );
    }
    open
}

/// The first row whose patterns fit: verdict and reason. A `*` stands for any text.
fn verdict<'a>(table: &'a str, of: &[&str; 4]) -> Option<[&'a str; 2]> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    rows.map(Iterator::collect::<Vec<_>>).find_map(|row| {
        let [patterns @ .., verdict, why] = row.as_slice() else { return None };
        let fits = patterns.len() == of.len()
            && patterns.iter().zip(of).all(|(pattern, text)| fits(pattern, text));
        fits.then_some([*verdict, *why])
    })
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.into_iter().any(|at| fits(rest, &text[at..]))
        }),
    }
}

/// `1.33–1.36`
fn span(versions: &BTreeSet<u16>) -> String {
    match (versions.first(), versions.last()) {
        (Some(first), Some(last)) if first == last => format!("1.{first}"),
        (Some(first), Some(last)) => format!("1.{first}–1.{last}"),
        _ => String::new(),
    }
}
