//! What mostly lies behind an error of a template, and the way out: dot that is not the root, a template that there is
//! under another name, braces that are meant for another program.

use super::Context;
use super::links::{link_span, respelt};
use crate::messages;
use crate::provenance::{action_at, actions};
use chartroom_diagnostics::{Diagnostic, Edit, FileKind, Fix, Span, closest};
use chartroom_gotemplate::{Cause, Link, ParamType, ParseCause, ParseError};

/// What the root of every template has.
const ROOT: [&str; 8] =
    ["Values", "Release", "Chart", "Capabilities", "Files", "Template", "Subcharts", "IsRoot"];

/// Variables that alerts and dashboards of Prometheus have.
const PROMETHEUS: [&str; 5] = ["$labels", "$value", "$externalLabels", "$externalURL", "$values"];

/// Functions that can be called without arguments.
const ALONE: [&str; 5] = ["now", "uuidv4", "list", "dict", "fail"];

/// `.Values` where dot is something else: in `range` and `with`, or in a named template that was handed something else.
pub(super) fn not_the_root(
    context: &Context<'_>,
    cause: &Cause,
    link: &Link,
) -> Option<Diagnostic> {
    let expression = link.place.context.as_str();
    let mut parts = expression.strip_prefix('.')?.split('.');
    let root = parts.next().filter(|root| ROOT.contains(root))?;
    let is_missing = match cause {
        Cause::NoField { field, .. } => field == root,
        // Where dot is a map, it has no such key, and the next one is looked up in nothing.
        Cause::NilPointer(field) => parts.next() == Some(field),
        _ => false,
    };
    if !is_missing {
        return None;
    }
    let span = link_span(context, link);
    let around = span.and_then(|span| around(context, span));
    let message = messages::HintsNotRoot { root: &root }.text();
    let found = Diagnostic::error("exec/failed", message);
    Some(match around {
        Some(block @ ("range" | "with")) => {
            let mut found = found.help(match block {
                "range" => messages::HintsNotRootHelpRange { expression: &expression }.text(),
                _ => messages::HintsNotRootHelpWith { expression: &expression }.text(),
            });
            let at = span.filter(|span| {
                let file = context.files.get(span.file);
                let rest = file.and_then(|file| file.text.get(span.start as usize..));
                rest.is_some_and(|rest| rest.starts_with(expression))
            });
            found.fix = at.map(|span| Fix {
                title: messages::Write { text: &format_args!("${expression}") }.text(),
                edits: vec![Edit { span: Span { end: span.start, ..span }, text: "$".into() }],
            });
            found
        }
        _ => found.help(messages::HintsNotRootHelpTemplate { root: &root }),
    })
}

/// `.values` where `.Values` was meant: the names at the root are written with a capital.
pub(super) fn small_root(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let name = link.place.context.strip_prefix('.')?.split('.').next()?;
    let is_missing = matches!(cause, Cause::NilPointer(_) | Cause::NoField { .. });
    let small = ROOT.iter().find(|root| root.eq_ignore_ascii_case(name)).copied();
    let root = small.or_else(|| closest(name, &ROOT)).filter(|root| *root != name)?;
    let message = match small {
        Some(_) => messages::HintsSmallRoot { name: &name }.text(),
        None => messages::HintsNoRoot { name: &name }.text(),
    };
    let found = Diagnostic::error("exec/failed", message)
        .help(messages::WriteHelp { text: &format_args!(".{root}") }.text());
    let fix = link_span(context, link)
        .and_then(|span| respelt(context, span, &format!(".{name}"), &format!(".{root}")));
    is_missing.then_some(Diagnostic { fix, ..found })
}

/// A function between what it is to compare, as an operator stands elsewhere, or a value where a function is called.
pub(super) fn infix(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let none_given = match cause {
        Cause::ArgumentCount { function, want: 1, at_least: true, got: 0 } => {
            let names = ["eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not"];
            names.contains(&function.as_str()).then_some(())?;
            true
        }
        Cause::NotAFunction(_) | Cause::NotAMethod(_) => false,
        _ => return None,
    };
    let action = action(context, link)?;
    let inside = crate::provenance::inner(action);
    let words: Vec<&str> = inside.split_whitespace().collect();
    let compared = words.windows(3).find_map(|words| match words {
        [left, name @ ("eq" | "ne" | "lt" | "le" | "gt" | "ge"), right]
            if left.starts_with(['.', '$']) =>
        {
            Some((format!("{left} {name} {right}"), format!("{name} {left} {right}"), *name))
        }
        _ => None,
    });
    let joined = || {
        let better = super::grammar::between(inside)?;
        let name = if words.contains(&"or") { "or" } else { "and" };
        Some((inside.to_owned(), better, name))
    };
    if let Some((written, better, name)) = compared.or_else(joined) {
        let message = match none_given {
            true if inside.contains(&format!("{name} eq")) => {
                messages::HintsCallParentheses { name: &name }.text()
            }
            _ => messages::HintsInfix { name: &name }.text(),
        };
        let fix = whole_action(context, link)
            .and_then(|whole| respelt(context, whole, &written, &better));
        let found = Diagnostic::error("exec/failed", message)
            .help(messages::WriteHelp { text: &better }.text());
        return Some(Diagnostic { fix, ..found });
    }
    if none_given {
        return None;
    }
    let message = match cause {
        Cause::NotAFunction(value) => messages::HintsCalledValue { value: &value }.text(),
        _ => super::wording::sentence(&cause.to_string()),
    };
    Some(Diagnostic::error("exec/failed", message).help(messages::HINTS_CALLED_VALUE_HELP))
}

/// `template` piped into a function: what is piped is the text that stands before, and a `template` gives none.
pub(super) fn piped_template(
    context: &Context<'_>,
    cause: &Cause,
    link: &Link,
) -> Option<Diagnostic> {
    matches!(cause, Cause::WrongType { wants: ParamType::Str, .. }).then_some(())?;
    let action = action(context, link)?;
    let inside = crate::provenance::inner(action).strip_prefix("template ")?;
    let (name, rest) = inside.strip_prefix('"')?.split_once('"')?;
    rest.contains('|').then_some(())?;
    let message = messages::HINTS_PIPED_TEMPLATE.text();
    let help = messages::HintsPipedTemplateHelp { name: &name }.text();
    let found = Diagnostic::error("exec/failed", message).help(help);
    let fix = whole_action(context, link)
        .and_then(|whole| respelt(context, whole, "template", "include"));
    Some(Diagnostic { fix, ..found })
}

/// The whole action that a failing call is in, of which Helm names only the function.
pub(super) fn action<'a>(context: &'a Context<'_>, link: &Link) -> Option<&'a str> {
    let span = whole_action(context, link)?;
    context.files.get(span.file)?.text.get(span.start as usize..span.end as usize)
}

/// The same, as a place.
pub(super) fn whole_action(context: &Context<'_>, link: &Link) -> Option<Span> {
    let span = link_span(context, link)?;
    let text = &context.files.get(span.file)?.text;
    let action = action_at(text, span.start as usize)?;
    Some(Span { start: action.start as u32, end: action.end as u32, ..span })
}

/// A function that gets fewer or more than it takes, with what is mostly forgotten.
pub(super) fn arguments(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let Cause::ArgumentCount { function: name, want, at_least, got } = cause else { return None };
    let message =
        messages::HintsArguments { name: &name, at_least: *at_least, want: *want, got: &got }
            .text();
    let mut found = Diagnostic::error("exec/failed", message);
    let action = action(context, link)?;
    let span = link_span(context, link)?;
    let written = (name == "include" && *got == 1).then(|| action.split('"').nth(1)).flatten();
    if let Some(written) = written {
        let quoted = format!("\"{written}\"");
        found = found.help(messages::HintsArgumentsHelpInclude { name: &quoted });
        let text = &context.files.get(span.file)?.text;
        let start = text.get(span.start as usize..)?.find(&quoted)? + quoted.len();
        let at = span.start + start as u32;
        let behind = Span { start: at, end: at, ..span };
        found = found.with_edit(messages::HAND_DOT.text(), behind, " .");
    } else if name.ends_with("indent") {
        found = found.help(messages::HintsArgumentsHelpIndent { name: &name });
    }
    Some(found)
}

/// The block around a place of a template that sets its dot.
fn around<'a>(context: &'a Context<'_>, at: Span) -> Option<&'a str> {
    let text = &context.files.get(at.file)?.text;
    let mut open: Vec<&str> = Vec::new();
    for action in actions(text).into_iter().take_while(|one| one.end <= at.start as usize) {
        let content = crate::provenance::inner(text.get(action)?);
        match content.split_whitespace().next().unwrap_or_default() {
            word @ ("if" | "range" | "with" | "define" | "block") => open.push(word),
            "end" => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().rev().find(|word| *word != "if")
}

/// `include` and `template` of a name that there is not, with the one that is close to it.
pub(super) fn no_template(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let (Cause::NoTemplate(name) | Cause::NotAssociated(name, _)) = cause else { return None };
    let name = &*name.to_text();
    let found = Diagnostic::error("exec/failed", messages::HintsNoTemplate { name: &name });
    let names = template_names(context);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let last = |name: &str| name.rsplit(['.', '/']).next().map(str::to_owned);
    let alike = || only(names.iter().filter(|other| last(other) == last(name)));
    let Some(close) = closest(name, &names).or_else(|| alike().copied()) else {
        return Some(found.help(what_there_is(name, &names)));
    };
    let mut found = found.help(messages::DidYouMeanHelp { close: &close });
    // Of a name that is put together, what stands at its end.
    let folder = |name: &str| name.rfind('/').map_or(0, |at| at);
    let pairs = [(name, close), (name.get(folder(name)..)?, close.get(folder(close)..)?)];
    found.fix = link_span(context, link).and_then(|span| {
        pairs.into_iter().find_map(|(name, close)| respelt(context, span, name, close))
    });
    Some(found)
}

/// The only one of several.
fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// How many names are listed.
const MOST_NAMES: usize = 6;

/// The templates that a name that is none may have meant, and what else there is to do.
fn what_there_is(name: &str, names: &[&str]) -> String {
    let is_file = |name: &str| name.contains('/');
    let mut list: Vec<String> = names
        .iter()
        .filter(|other| is_file(other) == is_file(name))
        .map(|other| format!("`{other}`"))
        .collect();
    list.sort();
    list.dedup();
    let more = list.len().saturating_sub(MOST_NAMES);
    list.truncate(MOST_NAMES);
    if more > 0 {
        list.push(messages::HintsNoTemplateMore { count: &more }.text());
    }
    match list.split_last() {
        None => messages::HINTS_NO_TEMPLATE_HELP_NONE.into(),
        Some((one, [])) => messages::HintsNoTemplateHelpOne { one: &one }.text(),
        Some((last, before)) => messages::HintsNoTemplateHelpMany {
            files: is_file(name),
            before: &before.join(chartroom_messages::comma()),
            last: &last,
        }
        .text(),
    }
}

/// The names of the templates of a chart: paths of files, and what they define.
fn template_names(context: &Context<'_>) -> Vec<String> {
    let mut names: Vec<String> = context.templates.keys().cloned().collect();
    for (_, file) in context.files.iter().filter(|(_, file)| file.kind == FileKind::User) {
        for action in actions(&file.text) {
            let content = crate::provenance::inner(file.text.get(action).unwrap_or_default());
            let mut words = content.splitn(3, '"');
            let is_definition =
                words.next().is_some_and(|word| matches!(word.trim(), "define" | "block"));
            names.extend(words.next().filter(|_| is_definition).map(str::to_owned));
        }
    }
    names
}

/// An action that is meant for another program: a lone word such as `{{pod}}`, or a variable of Prometheus.
pub(super) fn foreign(
    context: &Context<'_>,
    error: &ParseError,
    found: &mut Diagnostic,
) -> Option<()> {
    let span = context.template_span(&error.source.name.to_text(), &error.span)?;
    let text = &context.files.get(span.file)?.text;
    let action = action_at(text, span.start as usize)?;
    let whole = text.get(action.clone())?;
    let content = crate::provenance::inner(whole);
    match &error.cause {
        ParseCause::UnknownFunction(name) => {
            let close = closest(name, context.functions);
            (content == name && !close.is_some_and(|close| ALONE.contains(&close))).then_some(())?;
            found.message = messages::HintsForeignFunction { name: &name, whole: &whole }.text();
        }
        ParseCause::UndefinedVariable(name) if PROMETHEUS.contains(&name.as_str()) => {
            found.message = messages::HintsForeignVariable { name: &name, whole: &whole }.text();
        }
        _ => return None,
    }
    let escaped = match whole.contains('`') {
        false => format!("{{{{ `{whole}` }}}}"),
        true => format!("{{{{ {whole:?} }}}}"),
    };
    found.help = Some(messages::HintsForeignHelp { escaped: &escaped }.text());
    let span = Span::of(span.file, &action);
    found.fix = Some(Fix {
        title: messages::HINTS_FOREIGN_FIX.into(),
        edits: vec![Edit { span, text: escaped }],
    });
    Some(())
}
