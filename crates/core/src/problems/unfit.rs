//! A value of a kind that a function or `range` does not take: told at the entry that sets it, with the form it takes.

use super::links::{link_span, respelt, told};
use super::{Context, hints, schema};
use crate::messages;
use crate::report::Layer;
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Role};
use chartroom_gotemplate::{Cause, Kind as GoKind, Link, ParamType};
use chartroom_yaml::{Node, Scalar, Style};

/// What a place of a template takes, or a value is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Whole,
    Number,
    Switch,
    List,
    Map,
    /// What `range` goes over.
    Items,
}

impl Kind {
    /// By Go's name of a type.
    fn of_type(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::Text,
            "int" | "int64" => Self::Whole,
            "float64" => Self::Number,
            "bool" => Self::Switch,
            "[]interface {}" => Self::List,
            "map[string]interface {}" => Self::Map,
            _ => return None,
        })
    }

    fn of_param(param: ParamType) -> Option<Self> {
        Some(match param {
            ParamType::Str => Self::Text,
            ParamType::Int | ParamType::Int64 => Self::Whole,
            ParamType::Float64 => Self::Number,
            ParamType::Bool => Self::Switch,
            ParamType::List => Self::List,
            ParamType::Map => Self::Map,
            _ => return None,
        })
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => messages::KIND_TEXT.text(),
            Self::Whole => messages::KIND_WHOLE.text(),
            Self::Number => messages::KIND_NUMBER.text(),
            Self::Switch => messages::KIND_BOOLEAN.text(),
            Self::List => messages::KIND_LIST.text(),
            Self::Map => messages::KIND_MAP.text(),
            Self::Items => messages::KIND_ITEMS.text(),
        }
    }
}

/// An error at values that the action uses.
pub(super) fn of_values(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    if let Some(found) = literal(context, cause, link).or_else(|| compared(context, cause, link)) {
        return Some(found);
    }
    let mut paths = super::expression::value_paths(&link.place.context);
    if paths.is_empty() {
        let action = hints::action(context, link);
        paths = action.map(super::expression::value_paths).unwrap_or_default();
    }
    let unfit = kinds(cause).map(|kinds| of_kinds(context, kinds, &paths));
    let found = unfit.or_else(|| {
        (!paths.is_empty()).then(|| Diagnostic::error("exec/failed", told(cause, link)))
    })?;
    let used = paths.iter().find_map(|path| context.layers.source(path)?.span);
    Some(match (used, found.span) {
        (Some(span), None) => found.related(Role::ValueFrom, span, messages::UNFIT_USED_NOTE),
        _ => found,
    })
}

/// What is taken, and what it gets instead.
fn kinds(cause: &Cause) -> Option<(Kind, Kind)> {
    match cause {
        Cause::NotIterable { kind, .. } => Some((
            Kind::Items,
            match kind {
                GoKind::Bool => Kind::Switch,
                GoKind::Float64 => Kind::Number,
                _ => Kind::Text,
            },
        )),
        Cause::WrongType { wants, got } => {
            let (wants, got) = (Kind::of_param(*wants)?, Kind::of_type(got)?);
            Some((wants, if got == Kind::Whole { Kind::Number } else { got }))
        }
        _ => None,
    }
}

fn of_kinds(
    context: &Context<'_>,
    (wants, got): (Kind, Kind),
    paths: &[Vec<String>],
) -> Diagnostic {
    let what = match paths {
        [path] => format!("`{}`", path.join(".")),
        _ => messages::UNFIT_GETS.into(),
    };
    let (takes, is) = (&wants.words(), &got.words());
    let what = &what;
    let message = match wants {
        Kind::Items => messages::UnfitRange { takes, what, is }.text(),
        _ => messages::UnfitFunction { takes, what, is }.text(),
    };
    let found = Diagnostic::error("exec/failed", message);
    let [path] = paths else { return found.help(help(wants, messages::UNFIT_VALUE.text())) };
    let found = match (wants, got) {
        (Kind::Text, Kind::List | Kind::Map) => found.help(messages::UnfitBlockHelp { what }),
        _ => found.help(help(wants, what)),
    };
    let Some(source) = context.layers.sources(path).into_iter().find(|one| one.span.is_some())
    else {
        return found;
    };
    // What only the chart itself sets is as well the template's mistake: the value stays the related place.
    if source.layer == Layer::Base && wants != Kind::Items {
        return found;
    }
    let found = Diagnostic { span: source.span, ..found };
    if matches!(source.layer, Layer::Set(_)) {
        return match wants {
            Kind::Text => found.help(messages::SET_STRING_HELP),
            Kind::Items | Kind::List => found.help(messages::UNFIT_SET_LIST_HELP),
            _ => found,
        };
    }
    let written = schema::written(context, path);
    if let Some((layer, node)) = written.filter(|_| wants == Kind::Items)
        && node.as_scalar().is_some_and(|one| matches!(one.style, Style::Literal | Style::Folded))
    {
        let text = context.files.get(layer.file).map_or("", |file| &file.text);
        let text = super::asked::reshaped("string", "object", node, text);
        let found = found.help(messages::REMOVE_BLOCK_HELP_TEXT);
        let span = schema::span(layer, node.span.clone());
        let title = messages::REMOVE_BLOCK_FIX.into();
        let fix = text.map(|text| Fix { title, edits: vec![Edit { span, text }] });
        return Diagnostic { fix, ..found };
    }
    let fix = written.and_then(|(layer, node)| {
        let text = instead(wants, node)?;
        let title = messages::WritePlain { text: &text }.text();
        Some(Fix {
            title,
            edits: vec![Edit { span: schema::span(layer, node.span.clone()), text }],
        })
    });
    Diagnostic { fix, ..found }
}

fn help(wants: Kind, what: &str) -> String {
    match wants {
        Kind::Text => messages::UNFIT_TEXT_HELP.into(),
        Kind::Whole | Kind::Number => messages::UnfitNumberHelp { what: &what }.text(),
        Kind::Switch => messages::UnfitBooleanHelp { what: &what }.text(),
        Kind::Items | Kind::List => messages::UnfitListHelp { what: &what }.text(),
        Kind::Map => messages::UnfitMapHelp { what: &what }.text(),
    }
}

/// A scalar in the form that is taken, where it says the same.
fn instead(wants: Kind, node: &Node) -> Option<String> {
    let Scalar { value, style, .. } = node.as_scalar()?;
    let is_plain = matches!(style, Style::Plain);
    match wants {
        Kind::Text if is_plain => Some(format!("\"{value}\"")),
        Kind::Whole | Kind::Number if !is_plain => {
            value.parse::<i64>().ok().map(|number| number.to_string())
        }
        Kind::Switch if matches!(&**value, "true" | "false") => Some(value.to_string()),
        Kind::Items | Kind::List if value.is_empty() => Some("[]".to_owned()),
        Kind::Items | Kind::List => {
            let is_word = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
            let items: Vec<&str> = value.split(',').map(str::trim).collect();
            let simple = items.iter().all(|one| !one.is_empty() && one.chars().all(is_word));
            simple.then(|| format!("[{}]", items.join(", ")))
        }
        _ => None,
    }
}

/// A text where a number stands in a template, or the other way round.
fn literal(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let Cause::WrongLiteral { wants, found: written } = cause else { return None };
    let wants = Kind::of_param(*wants)?;
    let bare = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let (got, better) = match (wants, bare) {
        (Kind::Whole | Kind::Number, Some(bare)) => {
            (Kind::Text, bare.parse::<i64>().ok().map(|number| number.to_string()))
        }
        (Kind::Text, None) if written.parse::<f64>().is_ok() => {
            (Kind::Number, Some(format!("\"{written}\"")))
        }
        (_, Some(_)) => (Kind::Text, None),
        _ => return None,
    };
    let message =
        messages::UnfitLiteral { takes: &wants.words(), written: &written, is: &got.words() }
            .text();
    let found = Diagnostic::error("exec/failed", message);
    let Some(better) = better else { return Some(found) };
    let fix = link_span(context, link).and_then(|span| respelt(context, span, written, &better));
    Some(Diagnostic { fix, ..found.help(messages::WriteHelp { text: &better }.text()) })
}

/// Two kinds that Go does not compare: a number of a values file is a float, one that a template writes is whole.
fn compared(context: &Context<'_>, cause: &Cause, link: &Link) -> Option<Diagnostic> {
    let Cause::Incomparable(left, right) = cause else { return None };
    let (left, right) = (Kind::of_type(left)?, Kind::of_type(right)?);
    let name = &link.callee.as_ref()?.name;
    let action = hints::action(context, link)?;
    let paths = super::expression::value_paths(action);
    let [path] = paths.as_slice() else { return None };
    let value = format!(".Values.{}", path.join("."));
    let value = if action.contains(&format!("${value}")) { format!("${value}") } else { value };
    let (make, message) = match (left, right) {
        (Kind::Number, Kind::Whole) | (Kind::Whole, Kind::Number) => {
            ("int", messages::UnfitComparedNumbers { name: &name }.text())
        }
        (Kind::Text, Kind::Number | Kind::Whole | Kind::Switch)
        | (Kind::Number | Kind::Whole | Kind::Switch, Kind::Text) => {
            ("toString", messages::UnfitComparedText { name: &name }.text())
        }
        _ => return None,
    };
    let better = format!("({make} {value})");
    let found = Diagnostic::error("exec/failed", message)
        .help(messages::WriteHelp { text: &better }.text());
    let used = context.layers.source(path).and_then(|source| source.span);
    let found = match used {
        Some(span) => found.related(Role::ValueFrom, span, messages::UNFIT_COMPARED_NOTE),
        None => found,
    };
    let fix =
        hints::whole_action(context, link).and_then(|span| respelt(context, span, &value, &better));
    Some(Diagnostic { fix, ..found })
}
