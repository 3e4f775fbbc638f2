//! What an editor offers to do at a place: fixes of problems, and changes that keep what is rendered.

use super::convert::{self, offset};
use super::workspace::{About, Chart, Workspace};
use crate::messages;
use chartroom_assist::moves::Plan;
use chartroom_assist::{ActKind, Renaming};
use chartroom_check::keep_mending_fixes;
use chartroom_core::Report;
use chartroom_core::diagnostics::{FileKind, Fix, Span};
use lsp_types as lsp;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What is sent along with an offer, so that it can be made again when it is chosen.
#[derive(Serialize, Deserialize)]
struct Offered {
    uri: lsp::Uri,
    range: lsp::Range,
    title: String,
}

pub(super) fn actions(
    workspace: &mut Workspace<'_>,
    asked: &lsp::CodeActionParams,
) -> Vec<lsp::CodeAction> {
    let uri = &asked.text_document.uri;
    let mut found = fixes(workspace, asked).unwrap_or_default();
    let acts = workspace.ask(uri, |chart, path, about| {
        let acts = chart.acts(path, selection(&about.text(path), asked.range));
        let offer = |one: chartroom_assist::Act| {
            let kind = match one.kind {
                ActKind::Extract => lsp::CodeActionKind::REFACTOR_EXTRACT,
                ActKind::Inline => lsp::CodeActionKind::REFACTOR_INLINE,
                ActKind::Rewrite => lsp::CodeActionKind::REFACTOR_REWRITE,
                ActKind::Move => lsp::CodeActionKind::new("refactor.move"),
            };
            let title = one.title.clone();
            let data = Offered { uri: uri.clone(), range: asked.range, title };
            let data = serde_json::to_value(data).ok();
            lsp::CodeAction { title: one.title, kind: Some(kind), data, ..Default::default() }
        };
        // Here an environment is its values file: there is nowhere else to write down layers.
        let in_files =
            |one: &chartroom_assist::Act| !one.plan.as_ref().is_some_and(Plan::is_of_layers);
        acts.into_iter().filter(in_files).map(offer).collect::<Vec<_>>()
    });
    found.extend(acts.unwrap_or_default());
    let wanted = asked.context.only.as_deref().unwrap_or_default();
    let fits = |kind: &lsp::CodeActionKind| {
        wanted.iter().any(|one| {
            kind.as_str() == one.as_str()
                || kind.as_str().starts_with(&format!("{}.", one.as_str()))
        })
    };
    found.retain(|one| wanted.is_empty() || one.kind.as_ref().is_some_and(fits));
    found
}

/// The edits of what was chosen, or why it cannot be done.
pub(super) fn resolved(
    workspace: &mut Workspace<'_>,
    mut chosen: lsp::CodeAction,
) -> Result<lsp::CodeAction, String> {
    let Some(data) = chosen.data.clone() else { return Ok(chosen) };
    let data: Offered = serde_json::from_value(data).map_err(|error| error.to_string())?;
    let edit = workspace.ask(&data.uri, |chart, path, about| {
        let selected = selection(&about.text(path), data.range);
        let act = chart.act(path, selected, &data.title, &|| ())?;
        if let Some((_, environment)) = act.change.layers.first() {
            let environment = &environment.name;
            return Err(messages::LspNoValuesFile { environment }.text());
        }
        Ok(edit_of(&act.change, about))
    });
    let edit: Result<_, String> = edit.unwrap_or_else(|| Err(messages::LSP_NO_CHART.into()));
    chosen.edit = Some(edit?);
    Ok(chosen)
}

/// The edits that bring a file in order.
pub(super) fn formatted(
    workspace: &mut Workspace<'_>,
    asked: &lsp::DocumentFormattingParams,
) -> Option<Vec<lsp::TextEdit>> {
    workspace.ask(&asked.text_document.uri, |chart, path, about| {
        let edits = chart.formatted(path)?;
        let change = Renaming { edits, ..Renaming::default() };
        let files = edit_of(&change, about).document_changes?;
        let lsp::DocumentChanges::Edits(files) = files else { return None };
        let edits = files.into_iter().flat_map(|file| file.edits);
        let plain = |one| match one {
            lsp::OneOf::Left(edit) => Some(edit),
            lsp::OneOf::Right(_) => None,
        };
        Some(edits.filter_map(plain).collect())
    })?
}

fn selection(text: &str, range: lsp::Range) -> Range<usize> {
    offset(text, range.start)..offset(text, range.end)
}

/// A change of files as the protocol has it.
pub(super) fn edit_of(change: &Renaming, about: &About<'_>) -> lsp::WorkspaceEdit {
    let mut changes: Vec<lsp::TextDocumentEdit> = Vec::new();
    for (place, text) in &change.edits {
        let Some(lsp::Location { uri, range }) = about.location(place) else { continue };
        let edit = lsp::OneOf::Left(lsp::TextEdit::new(range, text.clone()));
        match changes.iter_mut().find(|one| one.text_document.uri == uri) {
            Some(known) => known.edits.push(edit),
            None => {
                let text_document =
                    lsp::OptionalVersionedTextDocumentIdentifier { uri, version: None };
                changes.push(lsp::TextDocumentEdit { text_document, edits: vec![edit] });
            }
        }
    }
    let moved = change.file.as_ref().and_then(|(old, new)| {
        let uri = |path: &str| convert::uri(&format!("{}/{path}", about.root));
        let (old_uri, new_uri) = (uri(old)?, uri(new)?);
        let file = lsp::RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        Some(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Rename(file)))
    });
    let document_changes = Some(match moved {
        None => lsp::DocumentChanges::Edits(changes),
        Some(moved) => {
            let edits = changes.into_iter().map(lsp::DocumentChangeOperation::Edit);
            lsp::DocumentChanges::Operations(edits.chain([moved]).collect())
        }
    });
    lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() }
}

/// The fixes of the problems in a range, as far as they mend.
fn fixes(
    workspace: &mut Workspace<'_>,
    asked: &lsp::CodeActionParams,
) -> Option<Vec<lsp::CodeAction>> {
    let (root, path) = workspace.of(&convert::path(&asked.text_document.uri)?)?;
    let Workspace { charts, schemas, docs, .. } = workspace;
    let Chart { project, report, .. } = charts.get_mut(&root)?;
    let about = About { root: &root, project, docs };
    let range = selection(&about.text(&path), asked.range);
    let is_met = |report: &Report, span: Span| {
        let file = report.files.get(span.file);
        let own = file.is_some_and(|file| file.kind == FileKind::User && *file.name == *path);
        own && span.start as usize <= range.end && range.start <= span.end as usize
    };
    let kept: Vec<Option<Fix>> =
        report.problems.iter().map(|one| one.diagnostic.fix.clone()).collect();
    let spans = report.problems.iter().map(|one| one.diagnostic.span);
    let met: Vec<bool> = spans.map(|span| span.is_some_and(|span| is_met(report, span))).collect();
    for (problem, met) in report.problems.iter_mut().zip(&met) {
        if !met {
            problem.diagnostic.fix = None;
        }
    }
    if report.problems.iter().any(|one| one.diagnostic.fix.is_some()) {
        keep_mending_fixes(project, report, schemas.as_ref());
    }
    let mut found = Vec::new();
    for problem in &report.problems {
        let Some(fix) = &problem.diagnostic.fix else { continue };
        let edits = fix.edits.iter().filter_map(|edit| {
            let file = report.files.get(edit.span.file)?;
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            let place = chartroom_assist::Place { path: file.name.to_string(), start, end };
            Some((place, edit.text.clone()))
        });
        let change = Renaming { edits: edits.collect(), ..Renaming::default() };
        let title = fix.title.replace('`', "");
        let edit = Some(edit_of(&change, &about));
        let kind = Some(lsp::CodeActionKind::QUICKFIX);
        found.push(lsp::CodeAction { title, kind, edit, ..Default::default() });
    }
    for (problem, fix) in report.problems.iter_mut().zip(kept) {
        problem.diagnostic.fix = fix;
    }
    Some(found)
}
