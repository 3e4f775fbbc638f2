//! KUBE002: numbers where text belongs, text where numbers belong.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Edit, Fix, Severity, Span};
use chartroom_kube::{Fault, FaultKind, Got, Want};

pub(super) const RULE: Rule = Rule {
    id: "KUBE002",
    severity: Severity::Error,
    title: messages::KUBE002_TITLE,
    why: messages::KUBE002_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let wanted = |kind: &FaultKind| {
        matches!(
            kind,
            FaultKind::WrongType { .. }
                | FaultKind::BadIntOrString { .. }
                | FaultKind::NotAnObject
                | FaultKind::Null { .. }
        )
    };
    super::report(scene, findings, wanted, quote);
}

/// A number or boolean that is to be text is quoted, unless it is the number of an item where a name was meant.
fn quote(scene: &Scene<'_>, finding: Finding, object: &Object<'_>, fault: &Fault) -> Finding {
    if let FaultKind::WrongType { want: Want::Map | Want::List, got: Got::Text(text), .. } =
        &fault.kind
    {
        return structure(scene, finding, object, (fault, text));
    }
    let FaultKind::WrongType { want: Want::Text, got: Got::Number(_) | Got::Bool(_), .. } =
        &fault.kind
    else {
        return finding;
    };
    let Some((list, name)) = scene.list_of_index(object, fault.span.clone()) else {
        return finding.quote(object, fault.span.clone());
    };
    finding
        .help(messages::Kube002HelpIndex { list: &name })
        .related_file(list, messages::Kube002NoteList { list: &name })
}

/// Text where a map or list belongs: Go's way of printing one, or a block of text in the values.
fn structure(
    scene: &Scene<'_>,
    finding: Finding,
    object: &Object<'_>,
    (fault, text): (&Fault, &str),
) -> Finding {
    let origin =
        scene.output.and_then(|output| output.provenance.piece(object.index, fault.span.clone()));
    if text.starts_with("map[") || text.starts_with("[map[") {
        let help = messages::KUBE002_HELP_GO.text();
        return match origin.and_then(|origin| origin.template) {
            Some(action) => {
                let text = scene.report.files.get(action.file).map_or("", |file| &file.text);
                let range = action.start as usize..action.end as usize;
                let fix = chartroom_core::as_yaml(text, range).map(|(range, text)| {
                    let (start, end) = (range.start as u32, range.end as u32);
                    let span = Span { start, end, ..action };
                    Fix {
                        title: messages::FIX_PRINT_YAML.text().into(),
                        edits: vec![Edit { span, text }],
                    }
                });
                finding.moved_to(action).help(help).fix(fix)
            }
            None => finding.help(help),
        };
    }
    let values = origin.map(|origin| origin.values).unwrap_or_default();
    for (input, source) in &values {
        let Some((path, span)) = input.value().zip(source.as_ref().and_then(|one| one.span)) else {
            continue;
        };
        let file = scene.report.files.get(span.file);
        let entry = file.and_then(|file| file.text.get(span.start as usize..span.end as usize));
        let Some((mark, at)) = entry.and_then(block_mark) else { continue };
        let start = span.start + at as u32;
        let edit = Edit {
            span: Span { file: span.file, start, end: start + mark.len() as u32 },
            text: String::new(),
        };
        let title = messages::Kube002FixBlock { mark: &mark.trim() }.text();
        let help = messages::Kube002HelpBlock { mark: &mark.trim(), path: &path.join(".") }.text();
        return finding.help(help).fix(Some(Fix { title, edits: vec![edit] }));
    }
    finding
}

/// What makes a block text of an entry, with the blank before it, and where it is.
fn block_mark(entry: &str) -> Option<(&str, usize)> {
    let line = entry.lines().next()?;
    let colon = line.find(':')?;
    let rest = line.get(colon + 1..)?;
    let mark = rest.trim();
    let is_mark = matches!(mark, "|" | "|-" | "|+" | ">" | ">-" | ">+");
    is_mark.then(|| (rest.trim_end(), colon + 1))
}
