//! The actions of a template and their tokens, however broken the text is: an action that is not closed ends with its
//! line, or before the next one.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `.`, `.a.b`, `.a.`
    Field,
    /// `$`, `$x`, `$x.a.b`
    Variable,
    /// A function or keyword.
    Word,
    /// A quoted text; it may lack its end.
    Text,
    /// A number.
    Number,
    Open,
    Close,
    Pipe,
    /// `:=` or `=`
    Assign,
    Comma,
    Other,
}

/// A token with its bytes in the file.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) range: Range<usize>,
}

/// An action.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// With its braces.
    pub(crate) range: Range<usize>,
    /// Between braces and dashes.
    pub(crate) inside: Range<usize>,
    pub(crate) comment: bool,
    pub(crate) tokens: Vec<Token>,
}

impl Action {
    /// The first word, if the action begins with one.
    pub(crate) fn word<'a>(&self, text: &'a str) -> &'a str {
        let first = self.tokens.first().filter(|token| token.kind == TokenKind::Word);
        first.and_then(|token| text.get(token.range.clone())).unwrap_or_default()
    }

    /// It prints nothing itself: control, definitions, comments, assignments.
    pub(crate) fn is_silent(&self, text: &str) -> bool {
        let word = self.word(text);
        self.comment
            || matches!(
                word,
                "if" | "else"
                    | "end"
                    | "with"
                    | "range"
                    | "define"
                    | "block"
                    | "break"
                    | "continue"
            )
            || self.tokens.iter().take(2).any(|token| token.kind == TokenKind::Assign)
    }
}

/// All actions of a text.
pub(crate) fn actions(text: &str) -> Vec<Action> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|n| at + n) {
        let action = action(text, start);
        at = action.range.end.max(start + 2);
        found.push(action);
    }
    found
}

/// Whether an offset is inside of the braces of an action.
pub(crate) fn action_at(actions: &[Action], offset: usize) -> Option<&Action> {
    let at =
        actions.partition_point(|action| action.range.end <= offset && action.inside.end < offset);
    let action = actions.get(at)?;
    (action.range.start + 2 <= offset && offset <= action.inside.end).then_some(action)
}

fn action(text: &str, start: usize) -> Action {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut from = start + 2;
    if byte(from) == b'-' && byte(from + 1).is_ascii_whitespace() {
        from += 1;
    }
    let rest = text.get(from..).unwrap_or_default();
    if rest.trim_start().starts_with("/*") {
        let length = rest.find("*/").and_then(|end| Some(end + rest.get(end..)?.find("}}")? + 2));
        let end = from + length.unwrap_or(rest.len());
        return Action { range: start..end, inside: from..end, comment: true, tokens: Vec::new() };
    }
    let mut tokens = Vec::new();
    let mut at = from;
    loop {
        while byte(at).is_ascii_whitespace() {
            at += 1;
        }
        let closed = text.get(at..).is_some_and(|rest| rest.starts_with("}}"));
        let dashed = text.get(at..).is_some_and(|rest| rest.starts_with("-}}"));
        if closed || dashed {
            let end = at + if dashed { 3 } else { 2 };
            return Action { range: start..end, inside: from..at, comment: false, tokens };
        }
        let another = text.get(at..).is_some_and(|rest| rest.starts_with("{{"));
        if at >= text.len() || another {
            break;
        }
        let token = token(text, at);
        at = token.range.end.max(at + 1);
        tokens.push(token);
    }
    unclosed(text, start, from, tokens)
}

/// An action without an end goes as far as its first line.
fn unclosed(text: &str, start: usize, from: usize, mut tokens: Vec<Token>) -> Action {
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.find('\n').unwrap_or(rest.len()).min(rest.find("{{").unwrap_or(rest.len()));
    let line = from + end;
    tokens.retain(|token| token.range.start < line);
    if let Some(last) = tokens.last_mut() {
        last.range.end = last.range.end.min(line);
    }
    Action { range: start..line, inside: from..line, comment: false, tokens }
}

fn token(text: &str, at: usize) -> Token {
    let rest = text.get(at..).unwrap_or_default();
    let first = rest.chars().next().unwrap_or(' ');
    let while_ = |test: &dyn Fn(char) -> bool| {
        rest.char_indices().find(|(_, char)| !test(*char)).map_or(rest.len(), |(end, _)| end)
    };
    let name = |char: char| char.is_alphanumeric() || char == '_';
    let (kind, length) = match first {
        '"' | '\'' => (TokenKind::Text, quoted(rest, first)),
        '`' => {
            (TokenKind::Text, rest.get(1..).and_then(|r| r.find('`')).map_or(rest.len(), |n| n + 2))
        }
        '(' => (TokenKind::Open, 1),
        ')' => (TokenKind::Close, 1),
        '|' => (TokenKind::Pipe, 1),
        ',' => (TokenKind::Comma, 1),
        ':' if rest.starts_with(":=") => (TokenKind::Assign, 2),
        '=' => (TokenKind::Assign, 1),
        '.' => (TokenKind::Field, while_(&|char| name(char) || char == '.')),
        '$' => (TokenKind::Variable, while_(&|char| name(char) || matches!(char, '.' | '$'))),
        '-' | '+' | '0'..='9' => {
            let more = |char: char| name(char) || matches!(char, '.' | '-' | '+');
            (TokenKind::Number, while_(&more))
        }
        first if name(first) => (TokenKind::Word, while_(&name)),
        other => (TokenKind::Other, other.len_utf8()),
    };
    Token { kind, range: at..at + length }
}

/// The length of a quoted text; one without an end stops with its line.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            '\n' => return at,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            char if char == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The content of a text token.
pub(crate) fn unquoted(token: &str) -> &str {
    let Some(quote) = token.chars().next() else { return token };
    let inner = token.get(quote.len_utf8()..).unwrap_or_default();
    inner.strip_suffix(quote).unwrap_or(inner)
}

/// The text with its actions taken out, byte for byte as long: what prints something is a word, the rest is blank.
pub(crate) fn masked(text: &str, actions: &[Action]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for action in actions {
        let silent = action.is_silent(text) || alone(text, action);
        let range = action.range.start..action.range.end.min(bytes.len());
        let fill = if silent { b' ' } else { b'x' };
        let part = bytes.get_mut(range).into_iter().flatten();
        part.filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = fill);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether nothing else stands on the lines of an action.
pub(crate) fn alone(text: &str, action: &Action) -> bool {
    let before = text.get(..action.range.start).unwrap_or_default();
    let after = text.get(action.range.end..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let nothing = |text: &str| text.trim().is_empty();
    nothing(before) && nothing(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        actions(text).iter().map(|action| &text[action.inside.clone()]).collect()
    }

    #[test]
    fn broken_actions_end_with_their_line() {
        assert_eq!(shown("a: {{ .Values.\nb: {{- $x.y -}} c"), [" .Values.", " $x.y "]);
        assert_eq!(shown("{{ incl {{ x }}").last(), Some(&" x "));
        assert_eq!(shown("{{/* a }} */}}{{ \"}}\" }}").len(), 2);
        assert_eq!(shown("{{ \"abc\nx: y"), [" \"abc"]);
    }

    #[test]
    fn tokens_know_their_places() {
        let text = "{{- if and .a.b (eq $x.c \"d\") | not -}}";
        let all = actions(text);
        let words: Vec<&str> =
            all[0].tokens.iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(words, ["if", "and", ".a.b", "(", "eq", "$x.c", "\"d\"", ")", "|", "not"]);
        assert_eq!(all[0].word(text), "if");
        assert!(action_at(&all, 5).is_some());
        assert!(action_at(&all, text.len()).is_none());
    }

    #[test]
    fn a_mask_keeps_every_place() {
        let text = "a: {{ .x }}\n{{- if .y }}\n  {{ include \"é\" . }}\nb: c\n";
        let mask = masked(text, &actions(text));
        assert_eq!(mask.len(), text.len());
        let lines: Vec<&str> = mask.lines().map(str::trim_end).collect();
        assert_eq!(lines, ["a: xxxxxxxxx".get(..11).unwrap(), "", "", "b: c"]);
    }
}
