//! Colours for lines of rendered YAML. It only ever sees what an emitter or a template printed, and a wrong
//! colour is the worst that can happen; what YAML means is decided by the engine.

use yew::{Html, html};

/// Lines longer than this, in bytes, are cut and have no colours: a page cannot show a million characters side by side, and
/// to look through them takes as long as through a file.
const LONG: usize = 2_000;

/// What colours one document line after line: what a line has to know of those before it.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Highlighter {
    /// Indentation of the key whose block scalar is running.
    block: Option<u32>,
}

impl Highlighter {
    /// What each line of a text has to know.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Self> {
        let mut now = Self::default();
        let step = |line: &'a str| {
            let before = now;
            now.pass(line);
            before
        };
        lines.map(step).collect()
    }

    /// Whether a line belongs to the block scalar that is running.
    fn in_block(self, line: &str) -> bool {
        let indent = (line.len() - line.trim_start().len()) as u32;
        self.block.is_some_and(|block| indent > block || line.trim().is_empty())
    }

    fn pass(&mut self, line: &str) {
        if self.in_block(line) {
            return;
        }
        self.block = None;
        if line.len() > LONG {
            return;
        }
        let indent = line.len() - line.trim_start().len();
        let (_, rest) = split_dashes(line.trim_start());
        let opens = !rest.starts_with('#')
            && key(rest).is_some_and(|(_, value)| value.trim_start().starts_with(['|', '>']));
        self.block = opens.then_some(indent as u32);
    }

    /// The line as spans.
    pub(crate) fn line(self, line: &str) -> Html {
        if line.len() > LONG {
            return long(line);
        }
        if self.in_block(line) {
            return span("tok-string", line);
        }
        let indent = line.len() - line.trim_start().len();
        let (lead, rest) = line.split_at(indent);
        let (dashes, rest) = split_dashes(rest);
        let head = html! { <>{lead.to_owned()}{ if dashes.is_empty() { Html::default() } else { span("tok-punctuation", dashes) } }</> };
        if rest.starts_with('#') {
            return html! { <>{head}{span("tok-comment", rest)}</> };
        }
        match key(rest) {
            Some((key, value)) => {
                html! { <>{head}{span("tok-propertyName", key)}{span("tok-punctuation", ":")}{scalar(value)}</> }
            }
            None => html! { <>{head}{scalar(rest)}</> },
        }
    }
}

/// The start of a line, and how much is left out.
fn long(line: &str) -> Html {
    let end = line.floor_char_boundary(LONG);
    let (start, rest) = line.split_at(end);
    html! { <>{start.to_owned()}<span class="cut">{crate::text::cut(rest.chars().count())}</span></> }
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
    use super::{Highlighter, key, split_dashes};

    #[test]
    fn block_scalars_run_to_the_next_line_as_far_left_as_their_key() {
        let lines = ["a:", "  b: |", "    c: d", "", "  e: >-", "  f: 1"];
        let states = Highlighter::of(lines.into_iter());
        let within: Vec<bool> =
            states.iter().zip(lines).map(|(state, line)| state.in_block(line)).collect();
        assert_eq!(within, [false, false, true, true, false, false]);
    }

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
