//! Completion inside the actions of templates.

use super::rank::Around;
use super::site::{Site, members};
use super::{Candidate, builtin, is_known, names, plain, sorted};
use crate::messages;
use crate::model::Template;
use crate::template::scan::{Action, Token, TokenKind};
use crate::template::subject::Subject;
use crate::template::walk::walk;
use crate::{Asked, Completion, ItemKind};

pub(super) fn in_action(
    asked: &Asked<'_>,
    template: Option<&Template>,
    text: &str,
    actions: &[Action],
    action: &Action,
    chart: usize,
    offset: usize,
) -> Option<Completion> {
    let context = asked.model.context(chart);
    let dot_of =
        |name: &str| asked.model.dots.get(name).cloned().unwrap_or_else(|| context.clone());
    let (_, here) = walk(text, actions, &context, &dot_of, offset);
    let around = template.map(|template| Around::of(template, &here, action)).unwrap_or_default();
    let site = Site { text, action, here, chart, around, offset };
    let at = action
        .tokens
        .iter()
        .position(|token| token.range.start < offset && offset <= token.range.end);
    let touching = at.and_then(|at| Some((at, action.tokens.get(at)?)));
    match touching {
        Some((at, token)) if matches!(token.kind, TokenKind::Field | TokenKind::Variable) => {
            fields(asked, &site, at, token, offset)
        }
        Some((at, token)) if token.kind == TokenKind::Text => {
            // Behind the closing quote nothing is to be put in.
            let closed = offset == token.range.end && closes(site.slice(&token.range));
            if closed { None } else { names::in_text(asked, &site, at, token, offset) }
        }
        Some((_, token)) if token.kind == TokenKind::Word => {
            let typed = text.get(token.range.start..offset)?;
            let items = sorted(asked, words(asked, &site, token.range.start), typed);
            Some(Completion { range: token.range.clone(), items })
        }
        Some(_) => None,
        None => {
            let items = sorted(asked, words(asked, &site, offset), "");
            Some(Completion { range: offset..offset, items })
        }
    }
}

/// Whether a quoted text has its closing quote.
fn closes(text: &str) -> bool {
    let quote = text.chars().next().unwrap_or('"');
    text.len() > 1 && text.ends_with(quote)
}

/// `.a.b|`, `$x.a|`, `(…).a|`
fn fields(
    asked: &Asked<'_>,
    site: &Site<'_>,
    at: usize,
    token: &Token,
    offset: usize,
) -> Option<Completion> {
    let typed = site.text.get(token.range.start..offset)?;
    let Some(dot) = typed.rfind('.') else {
        let items = sorted(asked, variables(site), typed);
        return Some(Completion { range: token.range.clone(), items });
    };
    let close = at.checked_sub(1).filter(|before| {
        let before = site.action.tokens.get(*before);
        before.is_some_and(|one| one.kind == TokenKind::Close && one.range.end == token.range.start)
    });
    let base = match (token.kind, close) {
        (_, Some(close)) => site.parenthesised(close),
        (TokenKind::Variable, _) => {
            let name = typed.get(1..)?.split('.').next().unwrap_or_default();
            site.here.scope.variable(name)
        }
        _ => site.here.scope.dot.clone(),
    };
    let steps = typed.get(..dot)?.split('.').skip(1).filter(|step| !step.is_empty());
    let subject = steps.fold(base, |subject, step| subject.step(step));
    let start = token.range.start + dot + 1;
    let rest = site.text.get(offset..token.range.end)?;
    let end = offset + rest.find('.').unwrap_or(rest.len());
    let candidates = members(asked, site, &subject);
    let items = sorted(asked, candidates, site.text.get(start..offset)?);
    Some(Completion { range: start..end, items })
}

fn variables(site: &Site<'_>) -> Vec<Candidate> {
    let scope = &site.here.scope;
    let named =
        scope.variables.iter().rev().map(|(name, subject)| {
            plain(&format!("${name}"), ItemKind::Variable, &word(subject), 30)
        });
    let root = plain("$", ItemKind::Variable, messages::COMPLETE_CONTEXT.text(), 10);
    named.chain([root]).collect()
}

/// A meaning in a word.
fn word(subject: &Subject) -> String {
    match subject {
        Subject::Context(_) => messages::COMPLETE_CONTEXT_WORD.into(),
        Subject::Values(path) if path.is_empty() => ".Values".to_owned(),
        Subject::Values(path) => format!(".Values.{}", path.join(".")),
        Subject::BuiltIn(path) => format!(".{}", path.join(".")),
        Subject::Dict(_) => "dict".to_owned(),
        Subject::List(_) => "list".to_owned(),
        Subject::Text(text) => format!("\"{text}\""),
        Subject::Any(all) => all.first().map(word).unwrap_or_default(),
        Subject::Unknown => String::new(),
    }
}

/// What may begin at a byte: keywords, functions, variables, the members of dot.
fn words(asked: &Asked<'_>, site: &Site<'_>, start: usize) -> Vec<Candidate> {
    let before = site.action.tokens.iter().take_while(|token| token.range.end <= start);
    let last = before.last();
    let first = last.is_none();
    let piped = last.is_some_and(|token| token.kind == TokenKind::Pipe);
    let operator = last.is_none_or(|token| {
        matches!(token.kind, TokenKind::Open | TokenKind::Pipe | TokenKind::Assign)
            || matches!(site.slice(&token.range), "if" | "with" | "range" | "else")
    });
    let mut found = Vec::new();
    if first {
        found.extend(keywords(site));
    }
    if last.is_some_and(|token| site.slice(&token.range) == "else") {
        found.extend(["if", "with"].map(|word| plain(word, ItemKind::Keyword, "", 50)));
    }
    if !piped {
        found.extend(operands(site));
    }
    if operator {
        found.extend(functions(asked, piped));
    }
    found
}

fn operands(site: &Site<'_>) -> Vec<Candidate> {
    let mut found = variables(site);
    let dot = site.here.scope.dot.clone();
    if matches!(&dot, Subject::Context(_)) {
        found.extend(builtin::roots());
    } else if is_known(&dot) {
        found.push(plain(".", ItemKind::Variable, &word(&dot), 35));
    }
    found
}

fn keywords(site: &Site<'_>) -> Vec<Candidate> {
    let open = site.here.blocks.last();
    let loops = site.here.blocks.iter().any(|block| block.word == "range");
    let mut found = Vec::new();
    for (word, doc) in crate::functions::KEYWORDS {
        let score = match *word {
            "end" => match open {
                Some(_) => 60,
                None => continue,
            },
            "else" | "else if" => match open {
                Some(block) if block.takes_else() => 45,
                _ => continue,
            },
            "break" | "continue" if !loops => continue,
            "if" => 42,
            "with" | "range" => 40,
            _ => 10,
        };
        let detail = match (*word, open) {
            ("end" | "else" | "else if", Some(block)) => {
                let line =
                    site.text.get(..block.action.start).unwrap_or_default().matches('\n').count()
                        + 1;
                messages::CompleteEnd { word: &block.word, line: &line }.text()
            }
            _ => messages::HOVER_KEYWORD.into(),
        };
        let mut one = plain(word, ItemKind::Keyword, &detail, score);
        one.item.doc = vec![doc.text().to_owned()];
        found.push(one);
    }
    found
}

fn functions(asked: &Asked<'_>, piped: bool) -> Vec<Candidate> {
    let common = crate::functions::COMMON;
    let of = |info: &crate::FunctionInfo| {
        let place = common.iter().position(|name| *name == info.name);
        let score = place.map_or(0, |place| 38 - place as i32 / 2);
        let score = if piped && matches!(info.name.as_str(), "include" | "not" | "and" | "or") {
            4
        } else {
            score
        };
        let mut one = plain(&info.name, ItemKind::Function, messages::HOVER_FUNCTION.text(), score);
        one.item.doc = vec![info.doc.clone(), format!("`{}`", info.signature)];
        let examples = info.examples.iter().take(2);
        one.item.doc.extend(
            examples.map(|(template, output)| messages::HoverPrints { template, output }.text()),
        );
        one
    };
    asked.functions.iter().map(of).collect()
}
