//! Operators of other languages, as the functions that templates have for them.

use super::Place;
use crate::messages;
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::{LexCause, ParseCause};

/// A piece of an expression.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Operator(&'static str),
    Pipe,
    Term(String),
}

/// An expression with functions in the place of operators.
#[derive(Clone, Debug)]
enum Expression {
    /// A term, or terms that belong together.
    Operand(String),
    Call(&'static str, Vec<Expression>),
}

/// Operators by how strongly they bind, weakest first, with their functions.
const LEVELS: [&[(&str, &str)]; 6] = [
    &[("??", "default")],
    &[("||", "or")],
    &[("&&", "and")],
    &[
        ("===", "eq"),
        ("!==", "ne"),
        ("==", "eq"),
        ("!=", "ne"),
        ("=", "eq"),
        (">=", "ge"),
        ("<=", "le"),
        (">", "gt"),
        ("<", "lt"),
    ],
    &[("+", "add"), ("-", "sub")],
    &[("*", "mul"), ("/", "div"), ("%", "mod")],
];

/// Signs of more than one letter before those that they begin with.
const SIGNS: [&str; 19] = [
    "===", "!==", "&&", "||", "==", "!=", ">=", "<=", "??", "=", ">", "<", "!", "+", "-", "*", "/",
    "%", "&",
];

/// The letters of operators.
const OPERATORS: &str = "=<>!&|+-*/%?";

/// Functions that mostly stand behind a `|`, with arguments of their own.
const PIPED: [&str; 8] =
    ["default", "indent", "nindent", "replace", "trimSuffix", "trimPrefix", "trunc", "repeat"];

impl Place<'_> {
    pub(super) fn operators(&self) -> Option<Diagnostic> {
        let token = self.cause.unexpected();
        if token == Some(b"|") {
            if self.at == self.inner.start {
                return None;
            }
            if let Some(found) = self.two_pipes() {
                return Some(found);
            }
        }
        let is_operator = match self.cause {
            ParseCause::NoToken(LexCause::BadCharacter('/'), _) => false,
            ParseCause::NoToken(LexCause::BadCharacter(letter), _) => OPERATORS.contains(*letter),
            ParseCause::NoToken(LexCause::BadNumber(_), _) | ParseCause::IllegalNumber(_) => true,
            _ => matches!(token, Some([sign]) if OPERATORS.contains(char::from(*sign))),
        };
        if !is_operator {
            return None;
        }
        let rest = self.get(self.at..self.inner.end);
        let at = self.at + rest.find(|letter: char| OPERATORS.contains(letter)).unwrap_or(0);
        let calculates = self.get(at..at + 1).starts_with(['+', '-', '*', '/', '%']);
        let range =
            at..at + self.get(at..self.inner.end).find([' ', '.', '$', '"']).unwrap_or(1).max(1);
        let (message, help) = match calculates {
            true => (messages::OPERATORS_ARITHMETIC.text(), messages::OPERATORS_ARITHMETIC_HELP),
            false => (messages::OPERATORS_LOGIC.text(), messages::OPERATORS_LOGIC_HELP),
        };
        let found = self.found(range, message, help);
        if let Some(better) = self.choice() {
            let found = found.help(messages::WriteHelp { text: &better }.text());
            return Some(self.edited(
                found,
                messages::OPERATORS_CHOICE_FIX,
                self.action.clone(),
                &better,
            ));
        }
        let Some(better) = self.rewrite() else { return Some(found) };
        Some(self.rewritten(Diagnostic { help: None, ..found }, &better))
    }

    /// `||` before a function that is to take what stands before it.
    fn two_pipes(&self) -> Option<Diagnostic> {
        let behind = self.get(self.at + 1..self.inner.end).trim_start_matches('|').trim_start();
        let mut words = behind.split_whitespace();
        let name = words.next()?;
        let alone = words.next().is_none_or(|next| next == "|");
        if !(name.starts_with(char::is_alphabetic) && alone || PIPED.contains(&name)) {
            return None;
        }
        let message = messages::OperatorsTwoPipes { name: &name }.text();
        let found = self.found(
            self.at - 1..self.at + 1,
            message,
            messages::WriteHelp { text: &"|" }.text(),
        );
        Some(self.edited(found, messages::Write { text: &"|" }.text(), self.at..self.at + 1, ""))
    }

    /// What stands between the braces with functions in the place of operators.
    fn rewrite(&self) -> Option<String> {
        let (head, rest) = head(self.inside());
        let better = call(rest)?;
        (better != rest).then(|| format!("{head}{better}"))
    }

    /// `a ? b : c`
    fn choice(&self) -> Option<String> {
        let (condition, rest) = self.inside().split_once(" ? ")?;
        let (first, second) = rest.split_once(" : ")?;
        let whole = self.get(self.action.clone());
        let open = if whole.starts_with("{{- ") { "{{- " } else { "{{ " };
        let close = if whole.ends_with(" -}}") { " -}}" } else { " }}" };
        let condition = call(condition.trim())?;
        let (first, second) = (first.trim(), second.trim());
        Some(format!(
            "{open}if {condition} }}}}{{{{ {first} }}}}{{{{ else }}}}{{{{ {second} }}}}{{{{ end{close}"
        ))
    }
}

/// What stands between braces with `and` and `or` before what they take, where they stand between it, and with
/// parentheses around the calls that they take.
pub(in crate::problems) fn between(inside: &str) -> Option<String> {
    let (head, rest) = head(inside);
    let tokens = tokens(rest)?;
    let is_word = |token: &Token, words: &[&str]| matches!(token, Token::Term(text) if words.contains(&text.as_str()));
    let (first, behind) = tokens.split_first()?;
    if is_word(first, &["and", "or"]) {
        let Token::Term(name) = first else { return None };
        let calls = ["eq", "ne", "lt", "le", "gt", "ge", "not", "hasKey", "empty"];
        let starts: Vec<usize> = (0..behind.len())
            .filter(|at| behind.get(*at).is_some_and(|token| is_word(token, &calls)))
            .collect();
        let parts = starts.iter().enumerate().map(|(number, start)| {
            let end = starts.get(number + 1).copied().unwrap_or(behind.len());
            let words = behind.get(*start..end)?.iter().map(|token| match token {
                Token::Term(text) => Some(text.as_str()),
                _ => None,
            });
            Some(format!("({})", words.collect::<Option<Vec<_>>>()?.join(" ")))
        });
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let fits = starts.first() == Some(&0) && parts.len() > 1;
        return fits.then(|| format!("{head}{name} {}", parts.join(" ")));
    }
    let tokens: Vec<Token> = tokens
        .into_iter()
        .map(|token| match &token {
            Token::Term(text) if text == "and" => Token::Operator("&&"),
            Token::Term(text) if text == "or" => Token::Operator("||"),
            _ => token,
        })
        .collect();
    match parse(&tokens, 0)? {
        Expression::Call(name, arguments) => {
            write(name, &arguments).map(|better| format!("{head}{better}"))
        }
        Expression::Operand(_) => None,
    }
}

/// The words before an expression: `if`, `$x :=`.
fn head(inside: &str) -> (&str, &str) {
    let mut at = 0;
    let rest = |at: usize| inside.get(at..).unwrap_or_default();
    for word in ["else ", "if ", "with ", "range "] {
        if rest(at).starts_with(word) {
            at += word.len();
        }
    }
    if rest(at).starts_with('$')
        && let Some(sign) = rest(at).find(":=")
        && rest(at).get(..sign).is_some_and(|names| !names.contains('.'))
    {
        at += sign + 2;
        at += rest(at).len() - rest(at).trim_start().len();
    }
    inside.split_at_checked(at).unwrap_or(("", inside))
}

/// An expression with functions in the place of operators.
fn call(text: &str) -> Option<String> {
    let tokens = tokens(text)?;
    match parse(&tokens, 0)? {
        Expression::Operand(_) => Some(text.to_owned()),
        Expression::Call(name, arguments) => write(name, &arguments),
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut after_blank = true;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
            after_blank = true;
            continue;
        }
        let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign)).filter(|sign| {
            let behind = rest.get(sign.len()..).unwrap_or_default();
            // `-1` is a number, and `-` and `/` can be part of a word.
            !matches!(*sign, "-" | "/" | "+")
                || (after_blank && behind.starts_with([' ', '(', '.', '$']))
        });
        if let Some(sign) = sign {
            found.push(Token::Operator(if sign == "&" { return None } else { sign }));
            rest = rest.get(sign.len()..)?;
            after_blank = true;
            continue;
        }
        if first == '|' {
            found.push(Token::Pipe);
            rest = rest.get(1..)?;
            continue;
        }
        let length = term(rest)?;
        found.push(Token::Term(inner_calls(rest.get(..length)?)?));
        rest = rest.get(length..)?;
        after_blank = false;
    }
    Some(found)
}

/// How long the term is that a text begins with.
fn term(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`' | '\'') => quote = Some(letter),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.checked_sub(1)?,
            (None, _) if depth == 0 && at > 0 => {
                let is_end = letter.is_whitespace() || "=<>!&|*%+?".contains(letter);
                if is_end {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    (depth == 0 && quote.is_none()).then_some(text.len())
}

/// A term in parentheses with functions in the place of its operators too.
fn inner_calls(term: &str) -> Option<String> {
    let Some(rest) = term.strip_prefix('(') else { return Some(term.to_owned()) };
    let (inner, behind) = rest.rsplit_once(')')?;
    Some(format!("({}){behind}", call(inner)?))
}

/// Splits at the operators of a level, from the left.
fn parse(tokens: &[Token], level: usize) -> Option<Expression> {
    let Some(operators) = LEVELS.get(level) else { return operand(tokens) };
    let name = |token: &Token| match token {
        Token::Operator(sign) => {
            operators.iter().find(|(own, _)| own == sign).map(|(_, name)| *name)
        }
        _ => None,
    };
    let Some(at) = tokens.iter().rposition(|token| name(token).is_some()) else {
        return parse(tokens, level + 1);
    };
    let (left, right) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    let name = name(tokens.get(at)?)?;
    let (left, right) = (parse(left, level)?, parse(right, level + 1)?);
    Some(match (name, left) {
        ("default", left) => Expression::Call(name, vec![right, left]),
        ("and" | "or", Expression::Call(own, mut arguments)) if own == name => {
            arguments.push(right);
            Expression::Call(name, arguments)
        }
        ("add", Expression::Call("print", mut arguments)) => {
            arguments.push(right);
            Expression::Call("print", arguments)
        }
        ("add", left) if is_text(&left) || is_text(&right) => {
            Expression::Call("print", vec![left, right])
        }
        (_, left) => Expression::Call(name, vec![left, right]),
    })
}

fn is_text(expression: &Expression) -> bool {
    matches!(expression, Expression::Operand(text) if text.starts_with(['"', '`']))
}

fn operand(tokens: &[Token]) -> Option<Expression> {
    if let Some((Token::Operator("!"), rest)) = tokens.split_first() {
        return Some(Expression::Call("not", vec![operand(rest)?]));
    }
    let mut words = Vec::new();
    for token in tokens {
        words.push(match token {
            Token::Term(text) => text.as_str(),
            Token::Pipe => "|",
            Token::Operator(_) => return None,
        });
    }
    (!words.is_empty()).then(|| Expression::Operand(words.join(" ")))
}

fn write(name: &str, arguments: &[Expression]) -> Option<String> {
    let is_whole =
        |one: &Expression| matches!(one, Expression::Operand(text) if text.parse::<i64>().is_ok());
    let compares = matches!(name, "eq" | "ne" | "lt" | "le" | "gt" | "ge");
    let with_whole = compares && arguments.iter().any(is_whole);
    let mut text = name.to_owned();
    for argument in arguments {
        let written = match argument {
            Expression::Operand(text) if text.contains(' ') && !is_one(text) => format!("({text})"),
            Expression::Operand(text) => text.clone(),
            Expression::Call(name, arguments) => format!("({})", write(name, arguments)?),
        };
        // Numbers of values files are floats to Go, one that a template writes is whole.
        let is_path = written.starts_with(['.', '$']);
        text.push(' ');
        text.push_str(&if with_whole && is_path { format!("(int {written})") } else { written });
    }
    Some(text)
}

/// Whether a text is one term: in quotes or parentheses as a whole.
fn is_one(text: &str) -> bool {
    term(text) == Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{between, call};

    #[test]
    fn words_between_values_stand_before_them() {
        for (written, better) in [
            ("if .a and .b", "if and .a .b"),
            ("if (.a) or (.b)", "if or (.a) (.b)"),
            ("if eq .a \"x\" or eq .a \"y\"", "if or (eq .a \"x\") (eq .a \"y\")"),
            ("if and eq .a 1 eq .b 2", "if and (eq .a 1) (eq .b 2)"),
        ] {
            assert_eq!(between(written).as_deref(), Some(better), "{written}");
        }
        for none in ["if .a", "and .a .b", "or .a (eq .b 1)"] {
            assert_eq!(between(none), None, "{none}");
        }
    }

    #[test]
    fn operators_become_functions() {
        for (written, better) in [
            (".a == \"b\"", "eq .a \"b\""),
            (".a==\"b\"", "eq .a \"b\""),
            (".a && .b && !.c", "and .a .b (not .c)"),
            (".a || .b && .c", "or .a (and .b .c)"),
            ("(.a || .b) && .c", "and (or .a .b) .c"),
            (".a.port > 3", "gt (int .a.port) 3"),
            ("eq .a \"b\" && .c", "and (eq .a \"b\") .c"),
            (".a | default 1 >= .b", "ge (.a | default 1) .b"),
            (".a + 1", "add .a 1"),
            (".a * 2 + 1", "add (mul .a 2) 1"),
            ("\"a\" + .b + \"-c\"", "print \"a\" .b \"-c\""),
            (".a ?? \"b\"", "default \"b\" .a"),
            ("\"a b\" != .x", "ne \"a b\" .x"),
        ] {
            assert_eq!(call(written).as_deref(), Some(better), "{written}");
        }
        for none in [".a &", "== 1", ".a == (", ".a >"] {
            assert_eq!(call(none), None, "{none}");
        }
    }
}
