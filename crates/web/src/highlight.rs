//! Colours for lines of rendered YAML. It only ever sees what an emitter or a template printed, and a wrong
//! colour is the worst that can happen; what YAML means is decided by the engine.

use yew::{Html, html};

/// Colours one document line after line.
#[derive(Default)]
pub(crate) struct Highlighter {
    /// Indentation of the key whose block scalar is running.
    block: Option<usize>,
}

impl Highlighter {
    /// The line as spans.
    pub(crate) fn line(&mut self, line: &str) -> Html {
        let indent = line.len() - line.trim_start().len();
        if let Some(block) = self.block {
            if line.trim().is_empty() || indent > block {
                return span("tok-string", line);
            }
            self.block = None;
        }
        let (lead, rest) = line.split_at(indent);
        let (dashes, rest) = split_dashes(rest);
        let head = html! { <>{lead.to_owned()}{ if dashes.is_empty() { Html::default() } else { span("tok-punctuation", dashes) } }</> };
        if rest.starts_with('#') {
            return html! { <>{head}{span("tok-comment", rest)}</> };
        }
        match key(rest) {
            Some((key, value)) => {
                if value.trim_start().starts_with(['|', '>']) {
                    self.block = Some(indent);
                }
                html! { <>{head}{span("tok-propertyName", key)}{span("tok-punctuation", ":")}{scalar(value)}</> }
            }
            None => html! { <>{head}{scalar(rest)}</> },
        }
    }
}

fn span(class: &'static str, text: &str) -> Html {
    html! { <span {class}>{text.to_owned()}</span> }
}

/// The `- ` markers at the start.
fn split_dashes(text: &str) -> (&str, &str) {
    let mut end = 0;
    while text.get(end..).is_some_and(|rest| rest.starts_with("- ") || rest == "-") {
        end = (end + 2).min(text.len());
    }
    text.split_at(end)
}

/// Key and the rest after its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    let from = match text.chars().next()? {
        quote @ ('"' | '\'') => text.get(1..)?.find(quote)? + 2,
        '{' | '[' => return None,
        _ => 0,
    };
    let colon = text.get(from..)?.find(": ").map(|at| at + from);
    let colon = colon.or_else(|| text.strip_suffix(':').map(str::len).filter(|at| *at >= from))?;
    Some((text.get(..colon)?, text.get(colon + 1..)?))
}

fn scalar(text: &str) -> Html {
    let value = text.trim();
    let class = match value {
        "" => return html! { {text.to_owned()} },
        "true" | "false" | "null" | "~" => "tok-bool",
        "{}" | "[]" => "tok-punctuation",
        value if value.starts_with('#') => "tok-comment",
        value if is_number(value) => "tok-number",
        _ => "tok-string",
    };
    span(class, text)
}

/// Digits with at most a sign, a point and an exponent.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::{key, split_dashes};

    #[test]
    fn finds_dashes_and_keys() {
        assert_eq!(split_dashes("- - a"), ("- - ", "a"));
        assert_eq!(split_dashes("-5"), ("", "-5"));
        assert_eq!(key("a.b/c: d: e"), Some(("a.b/c", " d: e")));
        assert_eq!(key("\"x: y\": z"), Some(("\"x: y\"", " z")));
        assert_eq!(key("plain"), None);
        assert_eq!(key("open:"), Some(("open", "")));
    }
}
