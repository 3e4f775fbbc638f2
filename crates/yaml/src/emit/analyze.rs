//! Which styles a text can be written in (libyaml's `analyze_scalar`).

use super::Dialect;

/// What is allowed for a text in the block context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Analysis {
    /// It has line breaks.
    pub(super) multiline: bool,
    pub(super) plain: bool,
    pub(super) single_quoted: bool,
    pub(super) literal: bool,
}

/// What was seen in a text.
#[derive(Default)]
struct Seen {
    indicators: bool,
    special: bool,
    tab: bool,
    breaks: bool,
    /// A space or break at the start or the end.
    edge: bool,
    trailing_space: bool,
    /// A space right before a break.
    space_break: bool,
    /// A break right before a space.
    break_space: bool,
}

pub(super) fn analyze(text: &str, dialect: Dialect) -> Analysis {
    if text.is_empty() {
        return Analysis { multiline: false, plain: true, single_quoted: true, literal: false };
    }
    let seen = look(text, dialect);
    let quoted = seen.space_break || seen.special;
    Analysis {
        multiline: seen.breaks,
        plain: !(seen.edge
            || seen.break_space
            || quoted
            || seen.tab
            || seen.breaks
            || seen.indicators),
        single_quoted: !(seen.break_space || quoted || seen.tab),
        literal: !(seen.trailing_space || quoted),
    }
}

fn look(text: &str, dialect: Dialect) -> Seen {
    let mut seen =
        Seen { indicators: text.starts_with("---") || text.starts_with("..."), ..Seen::default() };
    let mut chars = text.chars().peekable();
    let mut previous = None;
    while let Some(char) = chars.next() {
        let next = chars.peek().copied();
        seen.indicators |= is_indicator(char, previous, next);
        match char {
            '\t' if dialect == Dialect::V3 => seen.tab = true,
            _ => seen.special |= !is_printable(char),
        }
        let edge = previous.is_none() || next.is_none();
        if char == ' ' {
            seen.edge |= edge;
            seen.trailing_space |= next.is_none();
            seen.break_space |= previous.is_some_and(is_break);
        } else if is_break(char) {
            seen.breaks = true;
            seen.edge |= edge;
            seen.space_break |= previous == Some(' ');
        }
        previous = Some(char);
    }
    seen
}

/// Characters that would end or change a plain scalar at this place.
fn is_indicator(char: char, previous: Option<char>, next: Option<char>) -> bool {
    let spaced =
        |char: Option<char>| char.is_none_or(|char| matches!(char, ' ' | '\t') || is_break(char));
    match char {
        '#' | ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
        | '@' | '`'
            if previous.is_none() =>
        {
            true
        }
        '?' | '-' if previous.is_none() => spaced(next),
        ':' => spaced(next),
        '#' => spaced(previous),
        _ => false,
    }
}

pub(super) fn is_break(char: char) -> bool {
    matches!(char, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What go-yaml writes as it is: nothing beyond U+FFFD.
pub(super) fn is_printable(char: char) -> bool {
    matches!(char, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}
