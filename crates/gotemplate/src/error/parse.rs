//! Why a template cannot be parsed: causes with their arguments, and Go's words for them.

use crate::Str;
use crate::fmt::{is_print, quote};
use std::fmt;

/// What a parser refuses, with Go's message as its `Display`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseCause {
    /// No token can be made of the text; in an action that began in another line, where that was.
    NoToken(LexCause, Option<(Str, u32)>),
    /// A token that cannot stand where it does.
    Unexpected(Unexpected, Clause),
    /// The text ends within a block.
    OpenBlock,
    /// `end` without a block.
    StrayEnd,
    /// `else` without a block, or in one that has none.
    StrayElse(Option<Clause>),
    /// A second `else` of a block.
    SecondElse,
    /// `break` or `continue` outside of `range`.
    OutsideRange(Clause),
    /// A name that no function has.
    UnknownFunction(String),
    /// A variable that nothing declares; its name begins with `$`.
    UndefinedVariable(String),
    /// A literal that `strconv.Unquote` refuses.
    InvalidLiteral,
    /// More than a character in single quotes; with them.
    LongCharacter(String),
    /// A literal that is no number.
    IllegalNumber(Str),
    /// A literal of a whole number that no type holds.
    IntegerOverflow(Str),
    /// A literal that is no complex number.
    IllegalComplex,
    /// A field of a term that has none.
    FieldOf(Str),
    /// No value where one has to be.
    MissingValue(Clause),
    /// Nothing between parentheses, or before a `|`.
    EmptyCommand,
    /// A constant behind a `|`; which command of the pipeline it is.
    NotExecutable(usize),
    /// More variables than a pipeline may declare.
    TooManyDeclarations(Clause),
    /// Two variables of `range` without `:=`.
    RangeInitializes,
    /// Parentheses nested deeper than Go allows.
    TooDeep,
    /// Two definitions of a template in one text.
    Redefined(Str),
}

/// Why no token can be made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LexCause {
    /// An action without `}}`.
    UnclosedAction,
    /// A comment without `*/`.
    UnclosedComment,
    /// A comment whose `*/` is not followed by the braces.
    CommentEnd,
    /// `(` without `)`.
    UnclosedParenthesis,
    /// `)` without `(`.
    StrayParenthesis,
    /// A text in double quotes that its line does not close.
    UnclosedString,
    /// A text in back quotes that nothing closes.
    UnclosedRawString,
    /// A character that its line does not close.
    UnclosedCharacter,
    /// `:` without `=`.
    LoneColon,
    /// A character within a name or behind one.
    BadCharacter(char),
    /// A character that begins no token.
    Unrecognized(char),
    /// What begins like a number and is none.
    BadNumber(Str),
}

/// A token that was not expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexpected {
    /// The end of the text.
    End,
    /// A word of the language.
    Keyword(Str),
    /// Anything else: its first ten characters, and whether there are more.
    Token(Str, bool),
}

/// The part of a template that an error names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// An action that is a pipeline.
    Command,
    /// An operand of a command.
    Operand,
    /// Between actions.
    Input,
    /// A pipeline in parentheses.
    Parentheses,
    /// The pipeline of `if`.
    If,
    /// The pipeline of `with`.
    With,
    /// The pipeline of `range`.
    Range,
    /// Behind `else`.
    Else,
    /// Behind `end`.
    End,
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// Behind `template`.
    Template,
    /// Behind `define`.
    Define,
    /// Behind `block`.
    Block,
}

impl Clause {
    /// Whether it is one of `template`, `define` and `block`, which Go calls clauses.
    pub fn is_named(self) -> bool {
        matches!(self, Clause::Template | Clause::Define | Clause::Block)
    }

    fn words(self) -> &'static str {
        match self {
            Clause::Command => "command",
            Clause::Operand => "operand",
            Clause::Input => "input",
            Clause::Parentheses => "parenthesized pipeline",
            Clause::If => "if",
            Clause::With => "with",
            Clause::Range => "range",
            Clause::Else => "else",
            Clause::End => "end",
            Clause::Break => "{{break}}",
            Clause::Continue => "{{continue}}",
            Clause::Template => "template clause",
            Clause::Define => "define clause",
            Clause::Block => "block clause",
        }
    }
}

impl ParseCause {
    /// The text of a token that was not expected, as messages show it; keywords are none.
    pub fn unexpected(&self) -> Option<&[u8]> {
        match self {
            ParseCause::Unexpected(Unexpected::Token(text, _), _) => Some(text.as_bytes()),
            _ => None,
        }
    }

    /// The keyword that was not expected.
    pub fn keyword(&self) -> Option<&[u8]> {
        match self {
            ParseCause::Unexpected(Unexpected::Keyword(text), _) => Some(text.as_bytes()),
            _ => None,
        }
    }
}

impl Unexpected {
    /// A token that is no keyword.
    pub(crate) fn token(text: &[u8]) -> Self {
        let cut = text.len() > 10;
        let end = match std::str::from_utf8(text) {
            Ok(valid) => valid.char_indices().nth(10).map_or(text.len(), |(end, _)| end),
            Err(_) => 10,
        };
        Unexpected::Token(Str::from(text.get(..end).unwrap_or(text)), cut)
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unexpected::End => out.write_str("EOF"),
            Unexpected::Keyword(word) => write!(out, "<{}>", word.to_text()),
            Unexpected::Token(text, cut) => {
                write!(out, "{}{}", quote(text.as_bytes()), if *cut { "..." } else { "" })
            }
        }
    }
}

impl fmt::Display for LexCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, letter) = match self {
            LexCause::UnclosedAction => ("unclosed action", None),
            LexCause::UnclosedComment => ("unclosed comment", None),
            LexCause::CommentEnd => ("comment ends before closing delimiter", None),
            LexCause::UnclosedParenthesis => ("unclosed left paren", None),
            LexCause::StrayParenthesis => ("unexpected right paren", None),
            LexCause::UnclosedString => ("unterminated quoted string", None),
            LexCause::UnclosedRawString => ("unterminated raw quoted string", None),
            LexCause::UnclosedCharacter => ("unterminated character constant", None),
            LexCause::LoneColon => ("expected :=", None),
            LexCause::BadCharacter(letter) => ("bad character ", Some(*letter)),
            LexCause::Unrecognized(letter) => ("unrecognized character in action: ", Some(*letter)),
            LexCause::BadNumber(text) => {
                return write!(out, "bad number syntax: {}", quote(text.as_bytes()));
            }
        };
        out.write_str(words)?;
        match letter {
            // As `%#U` prints a rune.
            Some(letter) if is_print(letter) => write!(out, "U+{:04X} '{letter}'", letter as u32),
            Some(letter) => write!(out, "U+{:04X}", letter as u32),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ParseCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &Str| quote(text.as_bytes());
        match self {
            ParseCause::NoToken(cause, started) => {
                cause.fmt(out)?;
                let Some((name, line)) = started else { return Ok(()) };
                // "unclosed action started at", not "unclosed action in action started at".
                let is_action = *cause == LexCause::UnclosedAction;
                out.write_str(if is_action { "" } else { " in action" })?;
                write!(out, " started at {name}:{line}")
            }
            ParseCause::Unexpected(token, clause) => {
                write!(out, "unexpected {token} in {}", clause.words())
            }
            ParseCause::OpenBlock => out.write_str("unexpected EOF"),
            ParseCause::StrayEnd => out.write_str("unexpected {{end}}"),
            ParseCause::StrayElse(None) => out.write_str("unexpected {{else}}"),
            ParseCause::StrayElse(Some(clause)) => {
                write!(out, "unexpected {{{{else}}}} in {}", clause.words())
            }
            ParseCause::SecondElse => out.write_str("expected end; found {{else}}"),
            ParseCause::OutsideRange(word) => write!(out, "{} outside {{{{range}}}}", word.words()),
            ParseCause::UnknownFunction(name) => {
                write!(out, "function {} not defined", quote(name.as_bytes()))
            }
            ParseCause::UndefinedVariable(name) => {
                write!(out, "undefined variable {}", quote(name.as_bytes()))
            }
            ParseCause::InvalidLiteral => out.write_str("invalid syntax"),
            ParseCause::LongCharacter(text) => {
                write!(out, "malformed character constant: {text}")
            }
            ParseCause::IllegalNumber(text) => {
                write!(out, "illegal number syntax: {}", quoted(text))
            }
            ParseCause::IntegerOverflow(text) => write!(out, "integer overflow: {}", quoted(text)),
            ParseCause::IllegalComplex => out.write_str("syntax error scanning complex number"),
            ParseCause::FieldOf(term) => write!(out, "unexpected . after term {}", quoted(term)),
            ParseCause::MissingValue(clause) => write!(out, "missing value for {}", clause.words()),
            ParseCause::EmptyCommand => out.write_str("empty command"),
            ParseCause::NotExecutable(stage) => {
                write!(out, "non executable command in pipeline stage {stage}")
            }
            ParseCause::TooManyDeclarations(clause) => {
                write!(out, "too many declarations in {}", clause.words())
            }
            ParseCause::RangeInitializes => out.write_str("range can only initialize variables"),
            ParseCause::TooDeep => out.write_str("max expression depth exceeded"),
            ParseCause::Redefined(name) => {
                write!(out, "template: multiple definition of template {}", quoted(name))
            }
        }
    }
}
