//! Output that is no YAML where the text was a value that `tpl` ran: it is told at the line of the value.

use super::{Context, expression};
use chartroom_diagnostics::{FileId, Span};
use chartroom_gotemplate::SourceMap;
use chartroom_helm::release::RenderedFile;

/// Where a line of a value stands, and what ran it.
pub(super) struct Passing {
    pub(super) line: Span,
    pub(super) path: Vec<String>,
    pub(super) call: Span,
}

/// The value that wrote a byte of the output; None for what a template wrote.
pub(super) fn place(context: &Context<'_>, file: &RenderedFile, offset: usize) -> Option<Passing> {
    let map = file.map.as_ref()?;
    let segment = map.at(offset as u32)?;
    let source = map.source(&segment.origin)?;
    if context.template_file(&source.name.to_text()).is_some() {
        return None;
    }
    let at = segment.origin_of(&(offset as u32..offset as u32 + 1)).span.start as usize;
    let above = source.text.as_bytes().get(..at)?.iter().filter(|byte| **byte == b'\n').count();
    let call = call(context, map, segment)?;
    let text = context.files.get(call.file)?.text.get(call.start as usize..call.end as usize)?;
    let (path, key) = expression::value_paths(text).into_iter().find_map(|path| {
        let key = context.layers.source(&path)?.span?;
        Some((path, key))
    })?;
    Some(Passing { line: line(context, key, above), path, call })
}

/// The first call of a template that has a file.
fn call(
    context: &Context<'_>,
    map: &SourceMap,
    segment: &chartroom_gotemplate::Segment,
) -> Option<Span> {
    map.calls(&segment.origin).find_map(|call| {
        let source = map.sources.get(call.source as usize)?;
        let file: FileId = context.template_file(&source.name.to_text())?;
        Some(Span { file, start: call.span.start, end: call.span.end })
    })
}

/// A line of a text that stands as a block below its key; else the key.
fn line(context: &Context<'_>, key: Span, number: usize) -> Span {
    let block = || {
        let text = &context.files.get(key.file)?.text;
        let rest = text.get(key.start as usize..)?;
        let (head, body) = rest.split_once('\n')?;
        let (_, style) = head.split_once(':')?;
        style.trim_start().starts_with(['|', '>']).then_some(())?;
        let before: usize = body.split_inclusive('\n').take(number).map(str::len).sum();
        let line = body.get(before..)?.lines().next()?;
        let blanks = line.len() - line.trim_start().len();
        let start = key.start as usize + head.len() + 1 + before + blanks;
        let end = start + line.trim().len();
        Some(Span { file: key.file, start: start as u32, end: end as u32 })
    };
    block().unwrap_or(key)
}
