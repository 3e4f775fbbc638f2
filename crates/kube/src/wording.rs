//! Faults in words: the API server's where they are known, plain ones, and what to do.

use crate::fault::{Bound, Fault, FaultKind, GoField, Got, Hint, QuantityError, Want};
use crate::messages;
use crate::path::{Step, path_text};
use crate::schemas::Version;

impl Fault {
    /// What the API server, or the client that asks it, says; without what stands in front, such as `Deployment in
    /// version "v1" cannot be handled as a Deployment: `. None where there is no such text.
    pub fn server_text(&self) -> Option<String> {
        let path = path_text(within_item(&self.path));
        Some(match &self.kind {
            FaultKind::NotAnObject
            | FaultKind::UnknownKind { .. }
            | FaultKind::DuplicateField { .. } => return None,
            FaultKind::NotSet { field } => format!("{field} not set"),
            FaultKind::NoSuchKind { api_version, kind, .. }
            | FaultKind::NotServed { api_version, kind, .. }
            | FaultKind::Removed { api_version, kind, .. }
            | FaultKind::NoSuchVersion { api_version, kind, .. } => {
                format!("no matches for kind \"{kind}\" in version \"{api_version}\"")
            }
            FaultKind::UnknownField { apply, .. } => {
                format!(
                    "{apply}: field not declared in schema (with --server-side=false: strict decoding error: unknown field \"{path}\")"
                )
            }
            FaultKind::Null { want } => {
                let want = want_name(*want);
                format!(
                    "{path}: Invalid value: \"null\": {path} in body must be of type {want}: \"null\""
                )
            }
            FaultKind::Invalid(invalid) => invalid.says.clone(),
            FaultKind::WrongType { got, go: Some(go), want } => cannot_unmarshal(got, go, *want),
            FaultKind::WrongType { want, got, go: None } => {
                let (got, value) = (open_api_name(got), shown(got));
                let want = want_name(*want);
                format!(
                    "{path}: Invalid value: \"{got}\": {path} in body must be of type {want}: {value}"
                )
            }
            FaultKind::Missing { .. } => format!("{path}: Required value"),
            FaultKind::Enum { value, allowed } => {
                format!(
                    "{path}: Unsupported value: \"{value}\": supported values: {}",
                    quoted(allowed)
                )
            }
            FaultKind::BadQuantity { reason, .. } => quantity_text(*reason).to_owned(),
            FaultKind::BadIntOrString { got, go: Some(go) } => {
                cannot_unmarshal(got, go, Want::Integer)
            }
            FaultKind::BadIntOrString { got, go: None } => {
                let (got, value) = (open_api_name(got), shown(got));
                format!(
                    "{path}: Invalid value: \"{got}\": {path} in body must be of type integer,string: {value}"
                )
            }
            FaultKind::BadTime { error, .. } => error.clone(),
            FaultKind::BadBase64 { at } => format!("illegal base64 data at input byte {at}"),
            FaultKind::OutOfRange { value, limit, bound } => {
                let must = bound_text(*bound);
                format!("{path}: Invalid value: {value}: {path} in body should be {must} {limit}")
            }
        })
    }

    /// What is wrong, in one plain sentence.
    pub fn message(&self) -> String {
        let path = path_text(&self.path);
        match &self.kind {
            FaultKind::NotAnObject => messages::NOT_AN_OBJECT.into(),
            FaultKind::NotSet { field } => messages::NotSet { field: &field }.into(),
            FaultKind::UnknownKind { api_version, kind } => {
                messages::UnknownKind { kind: &kind, api_version: &api_version }.into()
            }
            FaultKind::NoSuchKind { api_version, kind, .. } => {
                messages::NoSuchKind { api_version: &api_version, kind: &kind }.into()
            }
            FaultKind::NotServed { api_version, kind, version, .. } => {
                messages::NotServed { version: &version, kind: &kind, api_version: &api_version }
                    .into()
            }
            FaultKind::Removed { api_version, kind, since, .. } => {
                messages::Removed { kind: &kind, api_version: &api_version, since: &since }.into()
            }
            FaultKind::NoSuchVersion { api_version, kind, .. } => {
                messages::NoSuchVersion { kind: &kind, api_version: &api_version }.into()
            }
            FaultKind::UnknownField { field, .. } => {
                messages::UnknownField { field: &field }.into()
            }
            FaultKind::DuplicateField { field, .. } => {
                messages::DuplicateField { field: &field }.into()
            }
            FaultKind::WrongType { want, got, .. } => {
                let (want, (got, text)) = (want_word(*want), got_word(got));
                messages::WrongType { field: &path, want, got, text: &text }.into()
            }
            FaultKind::Missing { field } => messages::Missing { field: &field }.into(),
            FaultKind::Enum { value, .. } => {
                messages::NotAllowedValue { field: &path, text: &value }.into()
            }
            FaultKind::BadQuantity { value, .. } => messages::BadQuantity { text: &value }.into(),
            FaultKind::BadIntOrString { got, .. } => {
                let (got, text) = got_word(got);
                messages::WrongTypeIntOrString { field: &path, got, text: &text }.into()
            }
            FaultKind::BadTime { value, .. } => messages::BadTime { text: &value }.into(),
            FaultKind::BadBase64 { .. } => messages::BadBase64 { field: &path }.into(),
            FaultKind::OutOfRange { value, limit, bound } => {
                let bound = bound_word(*bound);
                messages::OutOfRange { field: &path, bound, limit: &limit, text: &value }.into()
            }
            FaultKind::Null { want } => {
                messages::Null { field: &path, want: want_word(*want) }.into()
            }
            FaultKind::Invalid(invalid) => invalid.message.clone(),
        }
    }

    /// What to do about it, if something can be said.
    pub fn help(&self) -> Option<String> {
        Some(match &self.kind {
            FaultKind::NoSuchKind { did_you_mean: Some(kind), .. } => {
                messages::Near { name: &kind }.into()
            }
            FaultKind::NotServed { instead, served_by, .. } => not_served(instead, served_by)?,
            FaultKind::Removed { replacement: Some(api), .. } => {
                messages::UseOne { name: &api }.into()
            }
            FaultKind::Removed { replacement: None, .. } => messages::REMOVED_HELP.into(),
            FaultKind::NoSuchVersion { served, .. } => {
                messages::Use { names: &backticked(served)? }.into()
            }
            FaultKind::UnknownField { hint: Some(hint), .. } => hint_text(hint),
            FaultKind::UnknownField { field, .. } => moved(field)?,
            FaultKind::DuplicateField { .. } => messages::REMOVE_ONE.into(),
            FaultKind::WrongType { want, got, .. } => type_help(*want, got)?,
            FaultKind::Enum { allowed, .. } => {
                messages::Use { names: &backticked(allowed)? }.into()
            }
            FaultKind::BadQuantity { .. } => messages::BAD_QUANTITY_HELP.into(),
            FaultKind::BadTime { .. } => messages::BAD_TIME_HELP.into(),
            FaultKind::Null { .. } => messages::NULL_HELP.into(),
            FaultKind::Invalid(invalid) if !invalid.help.is_empty() => invalid.help.clone(),
            FaultKind::BadBase64 { .. } => messages::BAD_BASE64_HELP.into(),
            _ => return None,
        })
    }
}

/// The server gets the items of a list one by one.
fn within_item(mut path: &[Step]) -> &[Step] {
    while let [Step::Field(items), Step::Index(_), rest @ ..] = path
        && items == "items"
    {
        path = rest;
    }
    path
}

fn cannot_unmarshal(got: &Got, go: &GoField, want: Want) -> String {
    let got = go_name(got, matches!(want, Want::Integer | Want::Number));
    let field = format!("json: cannot unmarshal {got} into Go struct field {}", go.field);
    go.kind.as_ref().map_or(field.clone(), |kind| format!("{field} of type {kind}"))
}

/// What encoding/json calls a value; a number that does not fit a number's type is named itself.
fn go_name(got: &Got, wants_number: bool) -> String {
    match got {
        Got::Text(_) => "string".into(),
        Got::Number(text) if wants_number => format!("number {text}"),
        Got::Number(_) => "number".into(),
        Got::Bool(_) => "bool".into(),
        Got::List => "array".into(),
        Got::Map => "object".into(),
    }
}

/// What the server's OpenAPI validation calls a value.
fn open_api_name(got: &Got) -> &'static str {
    match got {
        Got::Text(_) => "string",
        Got::Number(text) if text.parse::<i64>().is_ok() => "integer",
        Got::Number(_) => "number",
        Got::Bool(_) => "boolean",
        Got::List => "array",
        Got::Map => "object",
    }
}

/// The type's name again, in quotes, which is how that validation shows the value.
fn shown(got: &Got) -> String {
    format!("\"{}\"", open_api_name(got))
}

fn want_name(want: Want) -> &'static str {
    match want {
        Want::Text => "string",
        Want::Integer => "integer",
        Want::Number => "number",
        Want::Bool => "boolean",
        Want::List => "array",
        Want::Map => "object",
    }
}

fn want_word(want: Want) -> &'static str {
    match want {
        Want::Text => "text",
        Want::Integer => "integer",
        Want::Number => "number",
        Want::Bool => "boolean",
        Want::List => "list",
        Want::Map => "map",
    }
}

/// What a value is, and how it is shown.
fn got_word(got: &Got) -> (&'static str, String) {
    match got {
        Got::Text(text) if text.is_empty() => ("empty", String::new()),
        Got::Text(text) if text.len() <= 40 && !text.contains('\n') => ("short", text.clone()),
        Got::Text(_) => ("text", String::new()),
        Got::Number(text) => ("number", text.clone()),
        Got::Bool(value) => ("boolean", value.to_string()),
        Got::List => ("list", String::new()),
        Got::Map => ("map", String::new()),
    }
}

fn quantity_text(reason: QuantityError) -> &'static str {
    match reason {
        QuantityError::Format => {
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        }
        QuantityError::Suffix => "unable to parse quantity's suffix",
    }
}

fn bound_text(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "greater than or equal to",
        Bound::Above => "greater than",
        Bound::AtMost => "less than or equal to",
        Bound::Below => "less than",
    }
}

fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at-least",
        Bound::Above => "above",
        Bound::AtMost => "at-most",
        Bound::Below => "below",
    }
}

fn quoted(values: &[String]) -> String {
    values
        .iter()
        .map(|value| format!("\"{value}\""))
        .collect::<Vec<_>>()
        .join(chartroom_messages::comma())
}

/// The first dozen values, for people.
fn backticked(values: &[String]) -> Option<String> {
    let texts: Vec<String> = values.iter().take(12).map(|value| format!("`{value}`")).collect();
    let (last, rest) = texts.split_last()?;
    Some(match (rest, values.len() > 12) {
        ([], _) => last.clone(),
        (_, true) => messages::ListMore { names: &texts.join(chartroom_messages::comma()) }.into(),
        (rest, false) => {
            messages::ListOr { names: &rest.join(chartroom_messages::comma()), last: &last }.into()
        }
    })
}

fn not_served(instead: &[String], served_by: &[Version]) -> Option<String> {
    if let Some(instead) = backticked(instead) {
        return Some(messages::Use { names: &instead }.into());
    }
    let versions: Vec<String> = served_by.iter().map(Version::to_string).collect();
    (!versions.is_empty()).then(|| {
        messages::NotServedHelp { versions: &versions.join(chartroom_messages::comma()) }.into()
    })
}

/// Fields of versions that are no more, and what took their place.
fn moved(field: &str) -> Option<String> {
    Some(match field {
        "targetCPUUtilizationPercentage" | "targetMemoryUtilizationPercentage" => {
            let resource = if field.contains("CPU") { "cpu" } else { "memory" };
            messages::MovedUtilization { resource: &resource }.into()
        }
        "targetAverageUtilization" => messages::MOVED_TARGET_UTILIZATION.into(),
        "targetAverageValue" => messages::MOVED_TARGET_VALUE.into(),
        _ => return None,
    })
}

fn hint_text(hint: &Hint) -> String {
    match hint {
        Hint::Named(name) => messages::Near { name: &name }.into(),
        Hint::Below(field) => messages::HintBelow { field: &field }.into(),
        Hint::Above(path) if path.is_empty() => messages::HINT_ABOVE.into(),
        Hint::Above(path) => messages::HintAboveIn { field: &path_text(path) }.into(),
    }
}

fn is_word(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    !text.is_empty() && text.len() <= 40 && text.bytes().all(plain)
}

fn type_help(want: Want, got: &Got) -> Option<String> {
    Some(match (want, got) {
        (Want::Text, Got::Number(text)) => messages::TypeHelpQuote { text: &text }.into(),
        (Want::Text, Got::Bool(value)) => messages::TypeHelpQuote { text: &value }.into(),
        (Want::Integer | Want::Number, Got::Text(text)) if text.parse::<f64>().is_ok() => {
            messages::UNQUOTE_INT.into()
        }
        (Want::Bool, Got::Text(text)) if matches!(text.as_str(), "true" | "false") => {
            messages::TYPE_HELP_UNQUOTE.into()
        }
        (Want::Integer | Want::Number, Got::Text(_)) => messages::TYPE_HELP_NUMBER.into(),
        (Want::Map, Got::Text(text)) => match text.split_once('=') {
            Some((key, value)) if is_word(key) && is_word(value) => {
                messages::TypeHelpKey { key: &key, text: &value }.into()
            }
            _ if is_word(text) => messages::TypeHelpMapName { text: &text }.into(),
            _ => messages::TYPE_HELP_MAP.into(),
        },
        (Want::List, Got::Text(text)) if is_word(text) => {
            messages::TypeHelpListItem { text: &text }.into()
        }
        (Want::List, Got::Text(_)) => messages::TYPE_HELP_LIST.into(),
        (Want::Text, Got::Map) => messages::TYPE_HELP_TEXT.into(),
        (Want::Text, Got::List) => messages::TYPE_HELP_ONE_TEXT.into(),
        (Want::Bool, _) => messages::TYPE_HELP_BOOL.into(),
        (Want::List, Got::Map) => messages::TYPE_HELP_ITEMS.into(),
        (Want::Map, Got::List) => messages::TYPE_HELP_NO_ITEMS.into(),
        _ => return None,
    })
}
