//! Why Helm would print an error, each kind at its place.

use super::links::{call_places, link_span, respelt, told};
use super::wording::{Wording, sentence};
use super::{Context, origin, wording};
#[cfg(feature = "whole")]
use super::{broken, hints, item, nil, passing, unfit};
use crate::messages;
use chartroom_diagnostics::{Diagnostic, FileKind, Fix, Role, Span};
#[cfg(feature = "whole")]
use chartroom_gotemplate::Cause;
use chartroom_gotemplate::{ExecError, Limit, Link, Made, ParseCause, ParseError};
use chartroom_helm::release::{Failure, ManifestError};
use chartroom_helm::values::{ValuesCause, ValuesError};
use chartroom_helm::{InputCause, InputError};
use chartroom_yaml as yaml;

/// The problems of one failure; a schema gives one for each place.
pub(crate) fn failure(context: &mut Context<'_>, failure: &Failure) -> Vec<Diagnostic> {
    let text = format!("Error: {}", failure.helm_text());
    let found = match failure {
        Failure::Values(error) => vec![values(context, error)],
        Failure::Input(error) => vec![input(context, error)],
        Failure::Flag(message) => vec![Diagnostic::error("values/flag", sentence(message))],
        Failure::ReleaseName(name, _) => vec![release_name(name)],
        Failure::Schema(error) => super::schema::problems(context, error),
        Failure::KubeVersion(message) => vec![kube_version(context, message)],
        Failure::Parse(error) => vec![parse(context, error)],
        Failure::Exec(_, error) => {
            super::cause::refused(context, error).unwrap_or_else(|| vec![exec(context, error)])
        }
        Failure::Manifest(error) => vec![manifest(context, error)],
    };
    // A schema can refuse tens of thousands of values: then only the first has Helm's text, which names them all.
    let count = if found.len() * text.len() <= MOST_TEXT { found.len() } else { 1 };
    let texts = std::iter::repeat_n(Some(text), count).chain(std::iter::repeat(None));
    let found = found.into_iter().zip(texts);
    found.map(|(found, helm_text)| Diagnostic { helm_text, ..found }).collect()
}

/// So many bytes of Helm's text are repeated for the problems of one failure.
const MOST_TEXT: usize = 1 << 20;

fn values(context: &Context<'_>, error: &ValuesError) -> Diagnostic {
    let file = (context.entries)(error.layer);
    let span = file.map(|file| place(file, error.span.as_ref()));
    let flag = |reason: &str| {
        Diagnostic::error("values/set", sentence(reason)).help(messages::FAILURE_SET_HELP)
    };
    let mut found = match &error.cause {
        ValuesCause::File(error) => file_error(error),
        ValuesCause::Flag(_, reason) => flag(reason),
        cause @ ValuesCause::Json(..) => flag(&cause.to_string()),
    };
    found.span = span;
    found
}

fn place(file: chartroom_diagnostics::FileId, range: Option<&std::ops::Range<u32>>) -> Span {
    let range = range.cloned().unwrap_or(0..0);
    Span { file, start: range.start, end: range.end }
}

fn input(context: &Context<'_>, error: &InputError) -> Diagnostic {
    let file = error.file.as_ref().and_then(|file| context.files.find(file));
    let mut found = file_error(error);
    found.span = file.map(|file| place(file, error.span.as_ref()));
    #[cfg(feature = "whole")]
    super::chart::meant(context, &error.cause, &mut found);
    found
}

/// What is wrong with a file, or with the chart as a whole.
fn file_error(error: &InputError) -> Diagnostic {
    let words = wording::input(&error.cause).map(Wording::error);
    words.unwrap_or_else(|| Diagnostic::error("values/chart", sentence(&error.to_string())))
}

fn release_name(name: &str) -> Diagnostic {
    Diagnostic::error("values/release-name", messages::FailureReleaseName { name: &name })
        .help(messages::FAILURE_RELEASE_NAME_HELP)
}

fn kube_version(context: &Context<'_>, message: &str) -> Diagnostic {
    let mut found = Diagnostic::error("kube/version", sentence(message))
        .help(messages::FAILURE_KUBE_VERSION_HELP);
    let line = context.files.find("Chart.yaml").and_then(|id| {
        let text = &context.files.get(id)?.text;
        let start = text.find("kubeVersion:")?;
        let end = text.get(start..)?.find('\n').map_or(text.len(), |length| start + length);
        Some(Span { file: id, start: start as u32, end: end as u32 })
    });
    found.span = line;
    found
}

fn parse(context: &Context<'_>, error: &ParseError) -> Diagnostic {
    let name = error.source.name.to_text();
    let mut found = wording::parse(&error.cause, context.functions).error();
    found.span = context.template_span(&name, error.opened.as_ref().unwrap_or(&error.span));
    found.fix = spelling(context, error, found.span);
    #[cfg(feature = "whole")]
    {
        let is_meant = super::action::meant(context, error, &mut found);
        if !is_meant {
            let _ = hints::foreign(context, error, &mut found);
        }
    }
    if error.opened.is_some()
        && let Some(span) = context.template_span(&name, &error.span)
    {
        found = found.related(Role::DefinedHere, span, messages::FAILURE_NOTICED_NOTE);
    }
    found
}

/// The right name in place of a misspelt function's.
fn spelling(context: &Context<'_>, error: &ParseError, span: Option<Span>) -> Option<Fix> {
    let ParseCause::UnknownFunction(name) = &error.cause else { return None };
    let close = wording::near(name, context.functions)?;
    respelt(context, span?, name, close)
}

fn exec(context: &Context<'_>, error: &ExecError) -> Diagnostic {
    let Some(innermost) = error.links.first() else {
        return Diagnostic::error("exec/failed", error.to_string());
    };
    let mut found = exec_message(context, error, innermost);
    let mut places = call_places(context, error).into_iter();
    // What stands in a string that `tpl` ran has no file of its own: the call is the place then.
    let own = link_span(context, innermost).or_else(|| places.next().map(|(span, _)| span));
    match (found.span, own) {
        (Some(_), Some(own)) => {
            found = found.related(Role::CalledFrom, own, messages::FAILURE_TAKEN_NOTE)
        }
        _ => found.span = own,
    }
    for (span, message) in places {
        found = found.related(Role::CalledFrom, span, message);
    }
    super::cause::in_values(context, error, found)
}

/// A render that was stopped: what grew, and the way out.
fn limited(limit: &Limit, link: &Link) -> Diagnostic {
    let (code, help) = match limit {
        Limit::Memory { made: Made::Trace, .. } => ("exec/memory", messages::FAILURE_LIMIT_TRACE),
        Limit::Memory { .. } => ("exec/memory", messages::FAILURE_LIMIT_MEMORY),
        Limit::Steps(_) => ("exec/steps", messages::FAILURE_LIMIT_STEPS),
        Limit::Output(_) => ("exec/output", messages::FAILURE_LIMIT_OUTPUT),
        Limit::Depth(_) => ("exec/depth", messages::FAILURE_LIMIT_DEPTH),
    };
    let subject =
        link.callee.as_ref().map_or("This".to_owned(), |callee| format!("`{}`", callee.name));
    Diagnostic::error(code, format!("{subject} {limit}.")).help(help)
}

fn exec_message(context: &Context<'_>, error: &ExecError, link: &Link) -> Diagnostic {
    if let Some(limit) = error.cause.limit() {
        return limited(&limit, link);
    }
    #[cfg(feature = "whole")]
    if let Some(found) =
        super::shape::cause(context, error, link).or_else(|| meant(context, &error.cause, link))
    {
        return found;
    }
    #[cfg(not(feature = "whole"))]
    let _ = context;
    Diagnostic::error("exec/failed", told(&error.cause, link))
}

/// What lies behind an error, where that can be told.
#[cfg(feature = "whole")]
fn meant(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let known = hints::not_the_root(context, cause, link)
        .or_else(|| hints::no_template(context, cause, link))
        .or_else(|| hints::small_root(context, cause, link))
        .or_else(|| hints::infix(context, cause, link))
        .or_else(|| hints::piped_template(context, cause, link))
        .or_else(|| hints::arguments(context, cause, link))
        .or_else(|| {
            let written = |path: &[String]| super::schema::written(context, path);
            let at = link_span(context, link)?;
            let found = item::no_map(context, cause, at, &written);
            found.or_else(|| item::undeclared(context, cause, at))
        });
    known
        .or_else(|| missing(context, cause, link))
        .or_else(|| unfit::of_values(context, cause, link))
}

/// The key of the values that is missing where something is looked up in nothing.
#[cfg(feature = "whole")]
fn missing(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let Cause::NilPointer(field) = cause else { return None };
    let missing = nil::missing(context, &link.place.context, field)?;
    let mut found = Diagnostic::error("exec/nil-pointer", missing.message).help(missing.help);
    if let Some((key, close)) = missing.misspelt {
        found.fix = link_span(context, link)
            .and_then(|span| respelt(context, span, &format!(".{key}"), &format!(".{close}")));
    }
    let near = context.layers.source(&missing.path).and_then(|source| source.span);
    Some(match near {
        Some(span) => found.related(Role::ValueFrom, span, messages::FAILURE_NEAREST_NOTE),
        None => found,
    })
}

/// Where in the rendered text what Helm says is true, and what that means.
fn complaint(context: &Context<'_>, error: &ManifestError) -> (usize, Wording) {
    #[cfg(feature = "whole")]
    if let Some(file) = context.rendered.iter().find(|file| file.path == error.path)
        && let Some(found) = super::head::misfit(error, &file.text)
    {
        return found;
    }
    #[cfg(not(feature = "whole"))]
    let _ = context;
    let words = wording::input(&error.cause).unwrap_or_else(|| wording::unread(&error.cause));
    (error.offset.unwrap_or(error.range.start), words)
}

/// Rendered text that is no YAML: at the template text that wrote the line, with the values in it.
fn manifest(context: &mut Context<'_>, error: &ManifestError) -> Diagnostic {
    let (offset, words) = complaint(context, error);
    let mut found = wording::broken_output(&words.message);
    // The lines are a template's: aligning this one is no way out.
    let reader = match &*error.cause {
        InputCause::Yaml(message) => Some(&message.cause),
        _ => None,
    };
    let shifted = matches!(reader, Some(yaml::Cause::Syntax(yaml::Syntax::NoKey)));
    found.help = if shifted { Some(messages::FAILURE_SHIFTED_HELP.into()) } else { words.help };
    found.span = context
        .written_by(&error.path, offset)
        .or_else(|| context.template_span(&error.path, &(0..0)));
    let Some(file) = context.rendered.iter().find(|file| file.path == error.path) else {
        return found;
    };
    #[cfg(feature = "whole")]
    if let Some(known) = broken::reason(context, file, offset, reader) {
        found = known;
    } else if let Some(passing) = passing::place(context, file, offset) {
        let key = passing.path.join(".");
        found = found.at(passing.line).related(
            Role::CalledFrom,
            passing.call,
            messages::FailurePassingNote { key: &key },
        );
        found.help = Some(messages::FailurePassingHelp { key: &key }.text());
    }
    let expression =
        file.map.as_ref().and_then(|map| origin(map, offset)).and_then(|(name, range)| {
            let id = context.template_file(&name)?;
            let text = context.files.get(id)?.text.get(range.start as usize..range.end as usize)?;
            Some(text.to_owned())
        });
    let paths = expression.map(|text| super::expression::value_paths(&text)).unwrap_or_default();
    for path in paths {
        if let Some(span) = context.layers.source(&path).and_then(|source| source.span) {
            found = found.related(Role::ValueFrom, span, format!("`{}`", path.join(".")));
        }
    }
    let text = String::from_utf8_lossy(&file.text).into_owned();
    let name = format!("rendered {}", error.path);
    let id = context
        .files
        .find(&name)
        .unwrap_or_else(|| context.files.add(name, text, FileKind::Rendered));
    let line = context.files.get(id).map(|file| {
        let line = file.lines.line_col(offset as u32).line;
        file.lines.line_range(line)
    });
    match line {
        Some(range) => found.related(
            Role::RenderedHere,
            Span { file: id, start: range.start, end: range.end },
            messages::FAILURE_RENDERED_NOTE,
        ),
        None => found,
    }
}
