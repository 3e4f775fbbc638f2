//! Faults in words: the API server's where they are known, plain ones, and what to do.

use crate::fault::{Bound, Fault, FaultKind, GoField, Got, Hint, QuantityError, Want};
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
            FaultKind::NotAnObject => "This is not a Kubernetes object: it must be a map.".into(),
            FaultKind::NotSet { field } => format!("`{field}` is not set."),
            FaultKind::UnknownKind { api_version, kind } => {
                format!(
                    "`{kind}` of `{api_version}` is not built in, so its fields were not checked."
                )
            }
            FaultKind::NoSuchKind { api_version, kind, .. } => {
                format!("`{api_version}` has no kind `{kind}`.")
            }
            FaultKind::NotServed { api_version, kind, version, .. } => {
                format!("Kubernetes {version} does not serve `{kind}` of `{api_version}`.")
            }
            FaultKind::Removed { api_version, kind, since, .. } => {
                format!("`{kind}` of `{api_version}` was removed in Kubernetes 1.{since}.")
            }
            FaultKind::NoSuchVersion { api_version, kind, .. } => {
                format!("The definition of `{kind}` does not serve `{api_version}`.")
            }
            FaultKind::UnknownField { field, .. } => format!("There is no field `{field}` here."),
            FaultKind::DuplicateField { field, .. } => {
                format!("`{field}` is written twice; the last one counts.")
            }
            FaultKind::WrongType { want, got, .. } => {
                format!("`{path}` takes {}, not {}.", want_plain(*want), got_plain(got))
            }
            FaultKind::Missing { field } => format!("`{field}` is required and missing."),
            FaultKind::Enum { value, .. } => format!("`{path}` can’t be `{value}`."),
            FaultKind::BadQuantity { value, .. } => format!("`{value}` is not a quantity."),
            FaultKind::BadIntOrString { got, .. } => {
                format!("`{path}` takes a whole number or text, not {}.", got_plain(got))
            }
            FaultKind::BadTime { value, .. } => format!("`{value}` is not a time."),
            FaultKind::BadBase64 { .. } => format!("`{path}` is not base64."),
            FaultKind::OutOfRange { value, limit, bound } => {
                format!("`{path}` must be {} {limit}; it is {value}.", bound_text(*bound))
            }
            FaultKind::Null { want } => format!(
                "`{path}` takes {}, not null. Helm 4 installs by server-side apply, which keeps the null of a value left blank.",
                want_plain(*want)
            ),
            FaultKind::Invalid(invalid) => invalid.message.clone(),
        }
    }

    /// What to do about it, if something can be said.
    pub fn help(&self) -> Option<String> {
        Some(match &self.kind {
            FaultKind::NoSuchKind { did_you_mean: Some(kind), .. } => {
                format!("Did you mean `{kind}`?")
            }
            FaultKind::NotServed { instead, served_by, .. } => not_served(instead, served_by)?,
            FaultKind::Removed { replacement: Some(api), .. } => format!("Use `{api}`."),
            FaultKind::Removed { replacement: None, .. } => {
                "There is no replacement; remove it.".into()
            }
            FaultKind::NoSuchVersion { served, .. } => format!("Use {}.", backticked(served)?),
            FaultKind::UnknownField { hint: Some(hint), .. } => hint_text(hint),
            FaultKind::UnknownField { field, .. } => moved(field)?,
            FaultKind::DuplicateField { .. } => "Remove one of the two.".into(),
            FaultKind::WrongType { want, got, .. } => type_help(*want, got)?,
            FaultKind::Enum { allowed, .. } => format!("Use {}.", backticked(allowed)?),
            FaultKind::BadQuantity { .. } => {
                "Write a number with a suffix such as `500m`, `2`, `1Gi` or `100M`.".into()
            }
            FaultKind::BadTime { .. } => "Write it as `2026-01-31T12:00:00Z`.".into(),
            FaultKind::Null { .. } => {
                "Print the key only where there is a value: put it into `{{ with … }}`. Helm 3 and `--server-side=false` drop the null.".into()
            }
            FaultKind::Invalid(invalid) if !invalid.help.is_empty() => invalid.help.clone(),
            FaultKind::BadBase64 { .. } => {
                "Encode it (`b64enc` in a template), or use `stringData` in a Secret.".into()
            }
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

fn want_plain(want: Want) -> &'static str {
    match want {
        Want::Text => "text",
        Want::Integer => "a whole number",
        Want::Number => "a number",
        Want::Bool => "`true` or `false`",
        Want::List => "a list",
        Want::Map => "a map",
    }
}

fn got_plain(got: &Got) -> String {
    match got {
        Got::Text(text) if text.is_empty() => "empty text".into(),
        Got::Text(text) if text.len() <= 40 && !text.contains('\n') => format!("the text `{text}`"),
        Got::Text(_) => "text".into(),
        Got::Number(text) => format!("the number {text}"),
        Got::Bool(value) => format!("the boolean {value}"),
        Got::List => "a list".into(),
        Got::Map => "a map".into(),
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

fn quoted(values: &[String]) -> String {
    values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(", ")
}

/// The first dozen values, for people.
fn backticked(values: &[String]) -> Option<String> {
    let texts: Vec<String> = values.iter().take(12).map(|value| format!("`{value}`")).collect();
    let (last, rest) = texts.split_last()?;
    Some(match (rest, values.len() > 12) {
        ([], _) => last.clone(),
        (_, true) => format!("{}, …", texts.join(", ")),
        (rest, false) => format!("{} or {last}", rest.join(", ")),
    })
}

fn not_served(instead: &[String], served_by: &[Version]) -> Option<String> {
    if let Some(instead) = backticked(instead) {
        return Some(format!("Use {instead}."));
    }
    let versions: Vec<String> = served_by.iter().map(Version::to_string).collect();
    (!versions.is_empty()).then(|| format!("Kubernetes {} has it.", versions.join(", ")))
}

/// Fields of versions that are no more, and what took their place.
fn moved(field: &str) -> Option<String> {
    Some(match field {
        "targetCPUUtilizationPercentage" | "targetMemoryUtilizationPercentage" => {
            let resource = if field.contains("CPU") { "cpu" } else { "memory" };
            format!(
                "Since `autoscaling/v2` it is an entry of `metrics`: `{{type: Resource, resource: {{name: {resource}, target: {{type: Utilization, averageUtilization: 80}}}}}}`."
            )
        }
        "targetAverageUtilization" => {
            "Since `autoscaling/v2` it is `target`: `{type: Utilization, averageUtilization: 80}`."
                .into()
        }
        "targetAverageValue" => {
            "Since `autoscaling/v2` it is `target`: `{type: AverageValue, averageValue: …}`.".into()
        }
        _ => return None,
    })
}

fn hint_text(hint: &Hint) -> String {
    match hint {
        Hint::Named(name) => format!("Did you mean `{name}`?"),
        Hint::Below(field) => format!("It is a field of `{field}`: indent it below."),
        Hint::Above(path) if path.is_empty() => {
            "It is a field of the object itself: indent it less.".into()
        }
        Hint::Above(path) => format!("It is a field of `{}`: indent it less.", path_text(path)),
    }
}

fn is_word(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    !text.is_empty() && text.len() <= 40 && text.bytes().all(plain)
}

fn type_help(want: Want, got: &Got) -> Option<String> {
    Some(match (want, got) {
        (Want::Text, Got::Number(text)) => {
            format!("Put quotes around it: `\"{text}\"`, in a template `| quote`.")
        }
        (Want::Text, Got::Bool(value)) => {
            format!("Put quotes around it: `\"{value}\"`, in a template `| quote`.")
        }
        (Want::Integer | Want::Number, Got::Text(text)) if text.parse::<f64>().is_ok() => {
            "Remove the quotes; in a template use `| int`.".into()
        }
        (Want::Bool, Got::Text(text)) if matches!(text.as_str(), "true" | "false") => {
            "Remove the quotes.".into()
        }
        (Want::Integer | Want::Number, Got::Text(_)) => "Write a number, without quotes.".into(),
        (Want::Map, Got::Text(text)) => match text.split_once('=') {
            Some((key, value)) if is_word(key) && is_word(value) => {
                format!("Write `{key}: {value}` on a line below.")
            }
            _ if is_word(text) => {
                format!(
                    "Write `key: value` lines; where it is the name of something, `name: {text}`."
                )
            }
            _ => "Write `key: value` lines.".into(),
        },
        (Want::List, Got::Text(text)) if is_word(text) => {
            format!("Write a list: `- {text}`, or `- name: {text}` where its items are maps.")
        }
        (Want::List, Got::Text(_)) => "Write a list: each item on a line behind `- `.".into(),
        (Want::Text, Got::Map) => {
            "Write text. A dot in a key of `--set` needs a backslash: `a\\.b=c`.".into()
        }
        (Want::Text, Got::List) => "Write one text, without `- `.".into(),
        (Want::Bool, _) => "Write `true` or `false`, without quotes.".into(),
        (Want::List, Got::Map) => "Start each item with `- `.".into(),
        (Want::Map, Got::List) => "Remove the `- `.".into(),
        _ => return None,
    })
}
