//! The style of a string: go-yaml's wish (`stringv`) and what libyaml makes of it (`select_scalar_style`).

use super::Role;
use super::analyze::Analysis;
use crate::resolve::{Resolved, is_base60, resolve_plain};

/// Styles that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
}

/// The style go-yaml asks for: literal for several lines, plain if it would be read back as a string.
pub(super) fn wanted(text: &str) -> Style {
    if text.contains('\n') {
        return Style::Literal;
    }
    // v3 takes `yes` and the like for strings, but quotes them for the sake of older readers: the same result.
    let plain = resolve_plain(text) == Resolved::Str && !is_base60(text);
    if plain { Style::Plain } else { Style::DoubleQuoted }
}

/// The style that is possible.
pub(super) fn possible(wanted: Style, analysis: &Analysis, role: Role) -> Style {
    let key = role == Role::SimpleKey;
    let mut style = if key && analysis.multiline { Style::DoubleQuoted } else { wanted };
    if style == Style::Plain && !analysis.plain {
        style = Style::SingleQuoted;
    }
    if style == Style::SingleQuoted && !analysis.single_quoted {
        style = Style::DoubleQuoted;
    }
    if style == Style::Literal && (!analysis.literal || key) {
        style = Style::DoubleQuoted;
    }
    style
}
