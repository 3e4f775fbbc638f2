//! The answers to an editor's questions.

use super::convert::{self, Lines, offset};
use super::workspace::{Chart, Workspace};
use crate::messages;
use chartroom_assist::{Hover, Item, ItemKind, Symbol};
use chartroom_core::diagnostics::{Diagnostic, FileKind, Severity};
use chartroom_core::{Problem, Report};
use chartroom_escape::markdown::fenced;
use lsp_types as lsp;
use serde_json::Value as Json;
use std::collections::BTreeMap;

pub(super) fn completion(
    workspace: &mut Workspace<'_>,
    asked: &lsp::CompletionParams,
) -> Option<lsp::CompletionList> {
    let at = &asked.text_document_position;
    let snippets = workspace.able.snippets;
    workspace.ask(&at.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        let completion = chart.complete(path, offset(&text, at.position));
        let range = convert::range(&text, completion.range.start, completion.range.end);
        let items = completion.items.iter().enumerate();
        let items = items.filter(|(_, one)| snippets || one.kind != ItemKind::Snippet);
        let said = |one: &Item| {
            let field = about.field(one.field.as_ref()).map(str::to_owned);
            let is_block = one.kind == ItemKind::Snippet;
            let block = |text: &String| if is_block { fenced("yaml", text) } else { text.clone() };
            let doc = one.doc.iter().map(block);
            field.into_iter().chain(doc).collect::<Vec<_>>().join("\n\n")
        };
        let items = items.map(|(place, one)| item(one, &said(one), place, range)).collect();
        lsp::CompletionList { is_incomplete: true, items }
    })
}

fn item(one: &Item, said: &str, place: usize, range: lsp::Range) -> lsp::CompletionItem {
    let kind = match one.kind {
        ItemKind::Key => lsp::CompletionItemKind::PROPERTY,
        ItemKind::Value => lsp::CompletionItemKind::VALUE,
        ItemKind::Function => lsp::CompletionItemKind::FUNCTION,
        ItemKind::Keyword => lsp::CompletionItemKind::KEYWORD,
        ItemKind::Template => lsp::CompletionItemKind::MODULE,
        ItemKind::Variable => lsp::CompletionItemKind::VARIABLE,
        ItemKind::Field => lsp::CompletionItemKind::FIELD,
        ItemKind::BuiltIn => lsp::CompletionItemKind::CLASS,
        ItemKind::File => lsp::CompletionItemKind::FILE,
        ItemKind::Snippet => lsp::CompletionItemKind::SNIPPET,
    };
    lsp::CompletionItem {
        label: one.label.clone(),
        kind: Some(kind),
        detail: Some(one.detail.clone()).filter(|detail| !detail.is_empty()),
        documentation: markdown(said).map(lsp::Documentation::MarkupContent),
        insert_text_format: (one.kind == ItemKind::Snippet)
            .then_some(lsp::InsertTextFormat::SNIPPET),
        // Lines come with their indentation.
        insert_text_mode: Some(lsp::InsertTextMode::AS_IS),
        // The order is the engine's, not the alphabet's.
        sort_text: Some(format!("{place:05}")),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit::new(
            range,
            one.insert.clone(),
        ))),
        ..lsp::CompletionItem::default()
    }
}

fn markdown(text: &str) -> Option<lsp::MarkupContent> {
    let (kind, value) = (lsp::MarkupKind::Markdown, text.to_owned());
    (!text.is_empty()).then_some(lsp::MarkupContent { kind, value })
}

pub(super) fn hover(workspace: &mut Workspace<'_>, asked: &lsp::HoverParams) -> Option<lsp::Hover> {
    let at = &asked.text_document_position_params;
    workspace.ask(&at.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        // Editors have no open environment: it is the first one, and what is said names it.
        let hover = chart.hover_in(path, offset(&text, at.position), 0, &|| ())?;
        let range = convert::range(&text, hover.place.start, hover.place.end);
        let contents =
            lsp::HoverContents::Markup(markdown(&told(&hover, about.field(hover.field.as_ref())))?);
        Some(lsp::Hover { contents, range: Some(range) })
    })?
}

fn told(hover: &Hover, field: Option<&str>) -> String {
    let mut parts = vec![format!("**`{}`** {}", hover.title, hover.kind)];
    if let Some(result) = &hover.result {
        let (environment, note) = (&result.environment, &result.note);
        parts.push(messages::LspGives { environment, note }.text());
        parts.extend(result.value.as_ref().map(|value| fenced("yaml", value)));
    }
    parts.extend(field.map(str::to_owned));
    parts.extend(hover.said.iter().cloned());
    if !hover.environments.is_empty() {
        let mut table = String::from("| | | |\n| --- | --- | --- |");
        for [name, value, source] in &hover.environments {
            let value = value.replace('|', "\\|");
            table.push_str(&format!("\n| {name} | `{value}` | {source} |"));
        }
        parts.push(table);
    }
    parts.join("\n\n")
}

pub(super) fn definition(
    workspace: &mut Workspace<'_>,
    asked: &lsp::GotoDefinitionParams,
) -> Vec<lsp::Location> {
    let at = &asked.text_document_position_params;
    let found = workspace.ask(&at.text_document.uri, |chart, path, about| {
        let places = chart.definition(path, offset(&about.text(path), at.position));
        places.iter().filter_map(|place| about.location(place)).collect()
    });
    found.unwrap_or_default()
}

pub(super) fn references(
    workspace: &mut Workspace<'_>,
    asked: &lsp::ReferenceParams,
) -> Vec<lsp::Location> {
    let at = &asked.text_document_position;
    let found = workspace.ask(&at.text_document.uri, |chart, path, about| {
        let places = chart.references(path, offset(&about.text(path), at.position));
        places.iter().filter_map(|place| about.location(place)).collect()
    });
    found.unwrap_or_default()
}

/// The edits of a new name, or why there are none, as text.
pub(super) fn rename(workspace: &mut Workspace<'_>, asked: &lsp::RenameParams) -> Json {
    let at = &asked.text_document_position;
    let moves = workspace.able.renames;
    let found = workspace.ask(&at.text_document.uri, |chart, path, about| {
        let renaming =
            chart.rename(path, offset(&about.text(path), at.position), &asked.new_name)?;
        if let Some((old, new)) = renaming.file.as_ref().filter(|_| !moves) {
            return Err(messages::LspRenamesNoFiles { old, new }.text());
        }
        Ok(super::acts::edit_of(&renaming, about))
    });
    let nothing = || Err(messages::LSP_NO_CHART.into());
    match found.unwrap_or_else(nothing) {
        Ok(edit) => serde_json::to_value(edit).unwrap_or_default(),
        Err(why) => Json::String(why),
    }
}

pub(super) fn symbols(
    workspace: &mut Workspace<'_>,
    asked: &lsp::DocumentSymbolParams,
) -> Option<Vec<lsp::DocumentSymbol>> {
    workspace.ask(&asked.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        let lines = Lines::new(&text);
        chart.symbols(path).iter().map(|one| symbol(one, &lines)).collect()
    })
}

fn symbol(one: &Symbol, lines: &Lines<'_>) -> lsp::DocumentSymbol {
    let kind = if one.template { lsp::SymbolKind::FUNCTION } else { lsp::SymbolKind::KEY };
    let below: Vec<lsp::DocumentSymbol> = one.below.iter().map(|one| symbol(one, lines)).collect();
    #[allow(deprecated)]
    lsp::DocumentSymbol {
        name: one.name.clone(),
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: lines.range(one.whole.start, one.whole.end),
        selection_range: lines.range(one.own.start, one.own.end),
        children: (!below.is_empty()).then_some(below),
    }
}

pub(super) fn folds(
    workspace: &mut Workspace<'_>,
    asked: &lsp::FoldingRangeParams,
) -> Option<Vec<lsp::FoldingRange>> {
    workspace.ask(&asked.text_document.uri, |chart, path, about| {
        let text = about.text(path);
        let index = Lines::new(&text);
        let lines = chart.folds(path).into_iter().map(|fold| {
            let range = index.range(fold.start, fold.end);
            (range.start.line, range.end.line)
        });
        let lines = lines.filter(|(start, end)| start < end);
        let fold = |(start_line, end_line)| lsp::FoldingRange {
            start_line,
            end_line,
            ..lsp::FoldingRange::default()
        };
        lines.map(fold).collect()
    })
}

/// What is wrong with each file of the charts that changed; files without any more are told, too.
pub(super) fn diagnostics(workspace: &mut Workspace<'_>) -> Vec<lsp::PublishDiagnosticsParams> {
    let untold = workspace.charts.values().filter(|chart| chart.untold);
    let roots: Vec<String> = untold.map(|chart| chart.root.clone()).collect();
    let mut said = Vec::new();
    for root in roots {
        workspace.refresh(&root);
        let Workspace { charts, schemas, .. } = workspace;
        let Some(chart) = charts.get_mut(&root) else { continue };
        chart.untold = false;
        chartroom_check::check(&chart.project, &mut chart.report, &[], schemas.as_ref());
        said.extend(of_chart(chart));
    }
    said
}

fn of_chart(chart: &mut Chart) -> Vec<lsp::PublishDiagnosticsParams> {
    let mut files: BTreeMap<String, Vec<lsp::Diagnostic>> = BTreeMap::new();
    for path in std::mem::take(&mut chart.shown) {
        files.insert(path, Vec::new());
    }
    for problem in &chart.report.problems {
        if let Some((path, one)) = of_problem(&chart.report, problem) {
            files.entry(path).or_default().push(one);
        }
    }
    let shown = files.iter().filter(|(_, all)| !all.is_empty());
    chart.shown = shown.map(|(path, _)| path.clone()).collect();
    let published = files.into_iter().filter_map(|(path, diagnostics)| {
        let uri = convert::uri(&format!("{}/{path}", chart.root))?;
        Some(lsp::PublishDiagnosticsParams { uri, diagnostics, version: None })
    });
    published.collect()
}

/// A problem of a file of the user's, with the environments that it is in unless it is in all.
fn of_problem(report: &Report, problem: &Problem) -> Option<(String, lsp::Diagnostic)> {
    let Diagnostic { span, message, severity, code, help, .. } = &problem.diagnostic;
    let span = (*span)?;
    let file = report.files.get(span.file).filter(|file| file.kind == FileKind::User)?;
    let severity = match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        _ => lsp::DiagnosticSeverity::INFORMATION,
    };
    let names = problem.environments.iter().filter_map(|at| report.environments.get(*at));
    let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
    let mut text = message.clone();
    if names.len() < report.environments.len() && !names.is_empty() {
        text = messages::LspIn { message: &text, names: &names.join(", ") }.text();
    }
    if let Some(help) = help.as_ref().filter(|help| !help.is_empty()) {
        text.push_str(&format!("\n{help}"));
    }
    let diagnostic = lsp::Diagnostic {
        range: convert::range(&file.text, span.start as usize, span.end as usize),
        severity: Some(severity),
        code: Some(lsp::NumberOrString::String((*code).to_owned())),
        source: Some("chartroom".to_owned()),
        message: text,
        ..lsp::Diagnostic::default()
    };
    Some((file.name.to_string(), diagnostic))
}
