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
            Self::Text => "text",
            Self::Whole => messages::UNFIT.text(),
            Self::Number => "a number",
            Self::Switch => messages::UNFIT_2.text(),
            Self::List => "a list",
            Self::Map => "a map",
            Self::Items => messages::UNFIT_3.text(),
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
        (Some(span), None) => found.related(Role::ValueFrom, span, messages::UNFIT_NOTE),
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
        _ => messages::UNFIT_4.into(),
    };
    let taker = if wants == Kind::Items { "`range`" } else { messages::UNFIT_5.text() };
    let for_yaml = if wants == Kind::Items { "" } else { messages::UNFIT_6.text() };
    let (takes, is) = (wants.words(), got.words());
    let found = Diagnostic::error(
        "exec/failed",
        messages::Unfit7 {
            taker: &taker,
            takes: &takes,
            what: &what,
            is: &is,
            for_yaml: &for_yaml,
        },
    );
    let [path] = paths else { return found.help(help(wants, messages::UNFIT_HELP.text())) };
    let found = match (wants, got) {
        (Kind::Text, Kind::List | Kind::Map) => found.help(messages::UnfitHelp2 { what: &what }),
        _ => found.help(help(wants, &what)),
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
            Kind::Text => found.help(messages::UNFIT_HELP3),
            Kind::Items | Kind::List => found.help(messages::UNFIT_HELP4),
            _ => found,
        };
    }
    let written = schema::written(context, path);
    if let Some((layer, node)) = written.filter(|_| wants == Kind::Items)
        && node.as_scalar().is_some_and(|one| matches!(one.style, Style::Literal | Style::Folded))
    {
        let text = context.files.get(layer.file).map_or("", |file| &file.text);
        let text = super::asked::reshaped("string", "object", node, text);
        let found = found.help(messages::UNFIT_HELP5);
        let span = schema::span(layer, node.span.clone());
        let title = messages::UNFIT_FIX.into();
        let fix = text.map(|text| Fix { title, edits: vec![Edit { span, text }] });
        return Diagnostic { fix, ..found };
    }
    let fix = written.and_then(|(layer, node)| {
        let text = instead(wants, node)?;
        let title = format!("Write {text}");
        Some(Fix {
            title,
            edits: vec![Edit { span: schema::span(layer, node.span.clone()), text }],
        })
    });
    Diagnostic { fix, ..found }
}

fn help(wants: Kind, what: &str) -> String {
    match wants {
        Kind::Text => messages::UNFIT_8.into(),
        Kind::Whole | Kind::Number => messages::Unfit9 { what: &what }.text(),
        Kind::Switch => messages::Unfit10 { what: &what }.text(),
        Kind::Items | Kind::List => messages::Unfit11 { what: &what }.text(),
        Kind::Map => messages::Unfit12 { what: &what }.text(),
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
            ("text", bare.parse::<i64>().ok().map(|number| number.to_string()))
        }
        (Kind::Text, None) if written.parse::<f64>().is_ok() => {
            ("a number", Some(format!("\"{written}\"")))
        }
        (_, Some(_)) => ("text", None),
        _ => return None,
    };
    let message = messages::Unfit13 { words: &wants.words(), written: &written, got: &got }.text();
    let found = Diagnostic::error("exec/failed", message);
    let Some(better) = better else { return Some(found) };
    let fix = link_span(context, link).and_then(|span| respelt(context, span, written, &better));
    Some(Diagnostic { fix, ..found.help(format!("Write `{better}`.")) })
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
    let (make, why) = match (left, right) {
        (Kind::Number, Kind::Whole) | (Kind::Whole, Kind::Number) => ("int", messages::UNFIT_14),
        (Kind::Text, Kind::Number | Kind::Whole | Kind::Switch)
        | (Kind::Number | Kind::Whole | Kind::Switch, Kind::Text) => {
            ("toString", messages::UNFIT_15)
        }
        _ => return None,
    };
    let message = messages::Unfit16 { name: &name, why: &why }.text();
    let better = format!("({make} {value})");
    let found = Diagnostic::error("exec/failed", message).help(format!("Write `{better}`."));
    let used = context.layers.source(path).and_then(|source| source.span);
    let found = match used {
        Some(span) => found.related(Role::ValueFrom, span, messages::UNFIT_NOTE2),
        None => found,
    };
    let fix =
        hints::whole_action(context, link).and_then(|span| respelt(context, span, &value, &better));
    Some(Diagnostic { fix, ..found })
}
