//! The places of an error in templates, and what is said of all of them.

use super::Context;
use crate::messages;
use chartroom_diagnostics::{Edit, Fix, Span};
use chartroom_gotemplate::{Cause, ExecError, Link};

/// Another name in place of the first one of its kind at a place of a template.
pub(super) fn respelt(context: &Context<'_>, span: Span, name: &str, close: &str) -> Option<Fix> {
    let text = &context.files.get(span.file)?.text;
    let at = text.get(span.start as usize..span.end as usize)?.find(name)? as u32;
    let start = span.start + at;
    let span = Span { file: span.file, start, end: start + name.len() as u32 };
    let title = messages::Write { text: &close.trim_start_matches('.') }.text();
    Some(Fix { title, edits: vec![Edit { span, text: close.to_owned() }] })
}

/// Go's text, behind the function that says so.
pub(super) fn told(cause: &Cause, link: &Link) -> String {
    match &link.callee {
        Some(callee) => messages::LinksFails { function: &callee.name, cause }.text(),
        None => format!("{cause}."),
    }
}

pub(super) fn link_span(context: &Context<'_>, link: &Link) -> Option<Span> {
    context.template_span(&link.place.source.name.to_text(), &link.place.span)
}

/// The calls that led to the failing template, nearest first.
pub(super) fn call_places(context: &Context<'_>, error: &ExecError) -> Vec<(Span, String)> {
    let mut places = Vec::new();
    for (depth, link) in error.links.iter().enumerate() {
        if depth > 0
            && let Some(span) = link_span(context, link)
        {
            let template = &link.template;
            let how = link.callee.as_ref().map(|callee| &callee.name);
            let told = how.map(|function| messages::LinksCalled { function, template }.text());
            let unknown = || messages::LinksCalledUnknown { template }.text();
            places.push((span, told.unwrap_or_else(unknown)));
        }
        for site in &link.callers {
            if let Some(span) = context.template_span(&site.source.name.to_text(), &site.span) {
                places.push((span, messages::LinksTemplate { template: &site.template }.text()));
            }
        }
    }
    // A thousand turns of a recursion are one place.
    places.dedup_by_key(|(span, _)| *span);
    places.truncate(8);
    places
}
