//! One mistake is told once: where the layers show what an object shows too, the object's finding stands, with the
//! layers' way out.

use chartroom_core::Report;
use chartroom_diagnostics::{Diagnostic, FileId, Mark, Severity, Span, Subject};
use std::collections::{HashMap, HashSet};

/// Rules over layers, the rules over objects that say the same of them, and whether it is said of two fields: then the
/// object's finding is at either, and what the layers hold is a mistake only of an object that prints both from there.
const PAIRS: &[(&str, &str, bool)] = &[
    ("VAL004", "DEP003", true),
    ("VAL005", "PDB001", true),
    ("VAL011", "IMG003", false),
    ("VAL013", "IMG003", false),
    ("VAL014", "IMG003", false),
    ("VAL015", "IMG003", false),
    ("VAL022", "VAL009", false),
    ("VAL007", "KUBE002", false),
];

/// Rules that say more of a mistake than the server's validation: their id, what the server says of it, and whether that
/// stands at another place of the object.
const BETTER: &[(&str, &str, bool)] = &[
    ("GPU001", "must be equal to", true),
    ("GPU002", "Limit must be set for non overcommitable resources", true),
    ("GPU003", "must be an integer", false),
    ("GPU004", "must be a standard resource type or fully qualified", false),
    ("PDB001", "minAvailable and maxUnavailable cannot be both set", true),
    ("DEP001", "when `maxSurge` is 0", true),
    ("DEP003", "when strategy `type` is 'Recreate'", true),
    ("DEP004", "`selector` does not match template `labels`", true),
    ("DEP005", "must be greater than minReadySeconds", true),
    ("HPA001", "must be greater than or equal to `minReplicas`", true),
    ("HPA007", "spec.minReplicas: Invalid value", true),
    ("VOL003", "].name: Not found", false),
    ("META002", "abel", false),
    ("META002", "bytes", false),
    ("META002", "metadata.name", false),
    ("KUBE011", "must be less than or equal to memory limit of", true),
    ("TERM001", "less than terminationGracePeriodSeconds", true),
];

/// Drops what the server's validation says where another rule says it of the same object, with the server's text.
fn absorb(found: &mut Vec<Diagnostic>) {
    for (id, says, anywhere) in BETTER {
        let told: Vec<Diagnostic> = found
            .iter()
            .filter(|one| {
                let text = one.helm_text.as_deref().unwrap_or_default();
                one.code.starts_with("KUBE0") && text.contains(says)
            })
            .cloned()
            .collect();
        for own in told {
            let same = |other: &&mut Diagnostic| {
                other.code == *id
                    && (*says != "metadata.name" || other.mark == Some(Mark::Name))
                    && other.subject == own.subject
                    && (*anywhere || other.span == own.span)
            };
            let Some(other) = found.iter_mut().find(same) else { continue };
            other.severity = own.severity;
            other.helm_text = other.helm_text.take().or(own.helm_text.clone());
            found.retain(|one| *one != own);
        }
    }
}

/// Drops Helm's warnings of the form of a value that the chart's schema refuses, or that a template fails by.
pub(crate) fn refused(report: &mut Report) {
    let refused = report.problems.iter().map(|one| &one.diagnostic);
    let refused = refused.filter(|one| is_refusal(one) || one.code == "KUBE002");
    let starts: HashSet<(FileId, u32)> = refused.filter_map(start).collect();
    report.problems.retain(|one| {
        !matches!(one.diagnostic.code, "VAL007" | "VAL008" | "values/condition" | "values/globals")
            || one.diagnostic.severity == Severity::Error
            || start(&one.diagnostic).is_none_or(|start| !starts.contains(&start))
    });
}

/// Of the failures of several templates at one entry of the values, the first one stands, or the one with a key to set.
pub(crate) fn one_cause(report: &mut Report) {
    let is_of_entry = |one: &Diagnostic| {
        (one.code == "ERR001" || one.code == "exec/failed")
            && matches!(one.mark, Some(Mark::Shape { .. }))
    };
    let sets = |one: &Diagnostic| one.mark == Some(Mark::Shape { sets: true });
    let mut kept: HashMap<Span, (usize, bool)> = HashMap::new();
    for (at, problem) in report.problems.iter().enumerate() {
        let one = &problem.diagnostic;
        let Some(span) = one.span.filter(|_| is_of_entry(one)) else { continue };
        let known = kept.entry(span).or_insert((at, sets(one)));
        if sets(one) && !known.1 {
            *known = (at, true);
        }
    }
    let mut at = 0;
    report.problems.retain(|problem| {
        let one = &problem.diagnostic;
        let own = at;
        at += 1;
        let known = one.span.filter(|_| is_of_entry(one)).and_then(|span| kept.get(&span));
        known.is_none_or(|(first, _)| *first == own)
    });
}

/// What ends the render: the schema's refusal, or a template that fails.
fn is_refusal(found: &Diagnostic) -> bool {
    found.severity == Severity::Error
        && (found.code == "values/schema"
            || found.code == "ERR001"
            || found.code.starts_with("exec/"))
}

/// What is said of the kind of a value, or of a null: where the render ends by that, it is said there.
const REFUSED: &[&str] =
    &["VAL002", "VAL006", "VAL007", "VAL011", "VAL013", "VAL014", "VAL015", "VAL023"];

/// Drops what the render ends by as well.
pub(crate) fn told_by_helm(report: &Report, environment: usize, found: &mut Vec<Diagnostic>) {
    let here = report.problems.iter().filter(|one| one.environments.contains(&environment));
    let refused = here.map(|one| &one.diagnostic).filter(|one| is_refusal(one));
    let starts = refused.filter_map(start).collect();
    drop_at(REFUSED, &starts, found);
}

/// A null that deletes nothing is no mistake of its own where no template reads the key.
fn unread_nulls(found: &mut Vec<Diagnostic>) {
    let unread = found.iter().filter(|one| matches!(one.code, "VAL009" | "VAL022"));
    let starts = unread.filter_map(start).collect();
    drop_at(&["VAL006"], &starts, found);
}

fn start(found: &Diagnostic) -> Option<(FileId, u32)> {
    found.span.map(|span| (span.file, span.start))
}

fn drop_at(codes: &[&str], starts: &HashSet<(FileId, u32)>, found: &mut Vec<Diagnostic>) {
    found.retain(|one| {
        !codes.contains(&one.code) || start(one).is_none_or(|start| !starts.contains(&start))
    });
}

/// Drops what the server says of lines that an action prints at the wrong level: they are no objects of their own.
fn follow(found: &mut Vec<Diagnostic>) {
    let shifts = |one: &Diagnostic| one.mark == Some(Mark::Shifted) && one.fix.is_some();
    let actions: Vec<Span> = found
        .iter()
        .filter(|one| one.code == "KUBE001" && shifts(one))
        .filter_map(|one| one.span)
        .collect();
    // A key that is misspelt is missing too.
    let misspelt: Vec<(Option<Subject>, String)> = found
        .iter()
        .filter(|one| one.code == "KUBE001")
        .filter_map(|one| {
            one.fix.as_ref()?;
            let Some(Mark::Misspelt(name)) = &one.mark else { return None };
            Some((one.subject.clone(), name.clone()))
        })
        .collect();
    found.retain(|one| {
        let Some(Mark::Missing(path)) = &one.mark else { return true };
        let of = |(subject, name): &(Option<Subject>, String)| {
            *subject == one.subject && path.split('.').any(|step| step == name)
        };
        !(one.code == "KUBE003" && misspelt.iter().any(of))
    });
    found.retain(|one| {
        let printed = one.related.iter().any(|related| actions.contains(&related.span));
        shifts(one) || !printed || !one.code.starts_with("KUBE0")
    });
}

/// Drops what the server says of text that `printf` misprints, or that stands in single braces.
fn misprints(found: &mut Vec<Diagnostic>) {
    let is_print = |one: &Diagnostic| matches!(one.code, "OUT005" | "OUT006");
    let printed: Vec<Span> =
        found.iter().filter(|one| is_print(one)).filter_map(|one| one.span).collect();
    let mut refused = HashSet::new();
    found.retain(|one| {
        let mut places = one.related.iter().map(|related| related.span).chain(one.span);
        let same = |span: &Span| {
            let is_in = |print: &&Span| {
                print.file == span.file && span.start < print.end && print.start < span.end
            };
            printed.iter().find(is_in).copied()
        };
        let print = places.find_map(|span| same(&span)).filter(|_| one.code.starts_with("KUBE0"));
        refused.extend(print);
        print.is_none()
    });
    for one in found.iter_mut().filter(|one| is_print(one)) {
        if one.span.is_some_and(|span| refused.contains(&span)) {
            one.severity = Severity::Error;
        }
    }
}

/// Drops what is told twice, and gives the objects' findings the way out that the layers know.
pub(crate) fn merge(found: &mut Vec<Diagnostic>) {
    absorb(found);
    follow(found);
    misprints(found);
    unread_nulls(found);
    for &(layers, object, fields) in PAIRS {
        // A mistake has one place, and one text that mends it.
        let places = |one: &Diagnostic| -> Vec<Span> {
            let edited = one.fix.as_ref().and_then(|fix| fix.edits.first()).map(|edit| edit.span);
            one.span.into_iter().chain(edited.filter(|_| !fields)).collect()
        };
        let mut others: HashMap<Span, Vec<usize>> = HashMap::new();
        for (at, other) in found.iter().enumerate().filter(|(_, one)| one.code == object) {
            let related = other.related.iter().filter(|_| fields).map(|related| related.span);
            for span in places(other).into_iter().chain(related) {
                others.entry(span).or_default().push(at);
            }
        }
        let own: Vec<Diagnostic> = found.iter().filter(|one| one.code == layers).cloned().collect();
        let mut told = HashSet::new();
        for own in own {
            let same: Vec<usize> = places(&own)
                .iter()
                .filter_map(|place| others.get(place))
                .flatten()
                .copied()
                .collect();
            if same.is_empty() {
                continue;
            }
            told.insert(own.span);
            for at in same {
                if let Some(other) = found.get_mut(at).filter(|other| other.fix.is_none()) {
                    other.fix.clone_from(&own.fix);
                }
            }
        }
        found.retain(|one| one.code != layers || !(fields || told.contains(&one.span)));
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use chartroom_diagnostics::{Diagnostic, Edit, FileKind, Files, Fix, Related, Role, Span};

    #[test]
    fn the_finding_at_the_object_stands_with_the_way_out_of_the_layers() {
        let file = Files::default().add("values.yaml", "tag: 1.10\n", FileKind::User);
        let span = |start| Span { file, start, end: start + 1 };
        let mut own = Diagnostic::warning("VAL014", "a").at(span(0));
        own.fix = Some(Fix {
            title: "Quote it".into(),
            edits: vec![Edit { span: span(5), text: "\"1.10\"".into() }],
        });
        let elsewhere = Diagnostic::warning("VAL014", "b").at(span(3));
        let other = Diagnostic::error("IMG003", "c").at(span(0));
        let mut found = vec![own.clone(), elsewhere, other];
        merge(&mut found);
        let codes: Vec<_> = found.iter().map(|one| (one.code, one.fix.is_some())).collect();
        assert_eq!(codes, [("VAL014", false), ("IMG003", true)]);
    }

    #[test]
    fn the_way_out_is_given_to_each_object_that_prints_both_and_to_no_other() {
        let file = Files::default().add("values-prod.yaml", "maxUnavailable: 1\n", FileKind::User);
        let span = |start| Span { file, start, end: start + 1 };
        let related = |span| Related { role: Role::ValueFrom, span, message: String::new() };
        let fix = |title: &str| Some(Fix { title: title.into(), edits: Vec::new() });
        let layers = |at, title| {
            let mut one = Diagnostic::error("VAL005", "a").at(span(at));
            one.fix = fix(title);
            one
        };
        let object = |name: &str, at| {
            let mut one = Diagnostic::error("PDB001", name).at(span(at));
            one.related.push(related(span(at + 1)));
            one
        };
        // The third prints two fields of its own, the layers' last entry reaches no object.
        let objects = [object("first", 0), object("second", 9), object("third", 20)];
        let mut found = vec![layers(0, "x"), layers(10, "y"), layers(30, "z")];
        found.extend(objects);
        merge(&mut found);
        let fixes: Vec<_> =
            found.iter().map(|one| one.fix.as_ref().map(|fix| fix.title.as_str())).collect();
        assert_eq!(fixes, [Some("x"), Some("y"), None]);
    }
}
