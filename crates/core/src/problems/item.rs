//! A field of something that is no map, mostly of an item of a list, and a variable that no `:=` declares.

use super::{Context, expression};
use crate::Layer;
use crate::layers::StackLayer;
use crate::messages;
use crate::provenance::{action_at, actions, inner};
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Mark, Span};
use chartroom_gotemplate::Cause;
use chartroom_yaml::{Node, NodeKind};

/// The value at a path, as the layer that counts writes it.
type Written<'a> = &'a dyn Fn(&[String]) -> Option<(&'a StackLayer, &'a Node)>;

/// A field that is looked up in an item that is no map: at what the values have there.
pub(super) fn no_map(
    context: &Context<'_>,
    cause: &Cause,
    at: Span,
    written: Written<'_>,
) -> Option<Diagnostic> {
    let Cause::NoField { field, .. } = cause else { return None };
    let template = &context.files.get(at.file)?.text;
    let path = dot(template, at.start as usize)?;
    let (layer, node) = written(&path)?;
    let is_map = |node: &&Node| matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Alias(_));
    let items = match &node.kind {
        NodeKind::Sequence(items) => items.iter().collect(),
        NodeKind::Mapping(_) => node.entries().iter().map(|entry| &entry.value).collect(),
        _ => vec![node],
    };
    let item = items.into_iter().find(|item| !is_map(item))?;
    let what = match item.text() {
        Some(text) if text.len() < 40 && !text.contains(['`', '\n']) => format!("`{text}`"),
        _ => messages::ITEM_SOME.into(),
    };
    let key = path.join(".");
    let message = messages::ItemNoMap { field: &field, what: &what, path: &key }.text();
    let help = match node.kind {
        NodeKind::Mapping(_) => messages::ItemNoMapHelpList { path: &key, field: &field }.text(),
        _ => messages::ItemNoMapHelp { path: &key, field: &field }.text(),
    };
    let found =
        Diagnostic::error("exec/failed", message).help(help).mark(Mark::Shape { sets: false });
    let is_own = context.layers.source(&path).is_some_and(|source| source.layer == Layer::Base);
    let (start, end) = (item.span.start as u32, item.span.end as u32);
    let span = Span { file: layer.file, start, end };
    // What only the chart itself sets is as well the template's mistake.
    Some(if is_own { found } else { found.at(span) })
}

/// The value that the dot is at a place of a template, or an item of it.
pub(super) fn dot(template: &str, at: usize) -> Option<Vec<String>> {
    let mut open: Vec<&str> = Vec::new();
    for action in actions(template).into_iter().take_while(|one| one.end <= at) {
        let content = inner(template.get(action)?);
        match content.split_whitespace().next().unwrap_or_default() {
            "if" | "range" | "with" | "define" | "block" => open.push(content),
            "end" => drop(open.pop()),
            _ => {}
        }
    }
    let block = open.into_iter().rev().find(|block| !block.starts_with("if"))?;
    let is_loop = block.starts_with("range") || block.starts_with("with");
    expression::value_paths(block).into_iter().next().filter(|_| is_loop)
}

/// `=` where a variable is not declared yet.
pub(super) fn undeclared(context: &Context<'_>, cause: &Cause, at: Span) -> Option<Diagnostic> {
    let Cause::UndefinedVariable(name) = cause else { return None };
    let name = name.as_str()?;
    let template = &context.files.get(at.file)?.text;
    let action = action_at(template, at.start as usize)?;
    let content = template.get(action.clone())?;
    let behind = content.find(name)? + name.len();
    let rest = content.get(behind..)?;
    let mark = behind + (rest.len() - rest.trim_start().len());
    let is_assignment = content.get(mark..)?.starts_with('=');
    let message = messages::ItemUndeclared { name: &name }.text();
    let start = (action.start + mark) as u32;
    let span = Span { start, end: start, ..at };
    let fix = Fix {
        title: messages::ITEM_UNDECLARED_FIX.into(),
        edits: vec![Edit { span, text: ":".into() }],
    };
    let help = messages::ITEM_UNDECLARED_HELP.text();
    let found =
        Diagnostic { fix: Some(fix), ..Diagnostic::error("exec/failed", message).help(help) };
    is_assignment.then_some(found)
}
