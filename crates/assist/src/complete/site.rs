//! A place in an action, and what a meaning there has below it.

use super::rank::Around;
use super::{Candidate, builtin, plain};
use crate::template::eval::Reader;
use crate::template::scan::{Action, Token, TokenKind};
use crate::template::subject::Subject;
use crate::template::walk::Here;
use crate::{Asked, Item, ItemKind};
use chartroom_core::short;
use chartroom_gotemplate::Value;
use std::ops::Range;

/// A place in an action.
pub(super) struct Site<'a> {
    pub(super) text: &'a str,
    pub(super) action: &'a Action,
    pub(super) here: Here,
    pub(super) chart: usize,
    pub(super) around: Around,
    pub(super) offset: usize,
}

impl Site<'_> {
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The meaning of the parentheses that end at a token.
    pub(super) fn parenthesised(&self, close: usize) -> Subject {
        let tokens = &self.action.tokens;
        let mut depth = 0;
        for at in (0..=close).rev() {
            match tokens.get(at).map(|token| token.kind) {
                Some(TokenKind::Close) => depth += 1,
                Some(TokenKind::Open) => {
                    depth -= 1;
                    if depth == 0 {
                        return self.meaning(tokens.get(at + 1..close).unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        Subject::Unknown
    }

    pub(super) fn meaning(&self, tokens: &[Token]) -> Subject {
        Reader::new(self.text, tokens, &self.here.scope).pipeline()
    }
}

/// What a meaning has below it.
pub(super) fn members(asked: &Asked<'_>, site: &Site<'_>, subject: &Subject) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for one in subject.clone().each() {
        match &one {
            Subject::Values(path) => found.extend(keys(asked, site, path)),
            Subject::Context(_) => found.extend(builtin::context()),
            Subject::BuiltIn(path) => found.extend(builtin::below(asked, path)),
            Subject::Dict(pairs) => {
                found.extend(pairs.iter().map(|(key, _)| plain(key, ItemKind::Variable, "", 20)))
            }
            _ => {}
        }
    }
    found
}

/// The keys of the values at a path.
pub(super) fn keys(asked: &Asked<'_>, site: &Site<'_>, path: &[String]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let typed = |(number, at): &(usize, usize)| {
        let read = asked
            .model
            .templates
            .get(*number)
            .filter(|one| std::ptr::eq(&*one.file.text, site.text));
        let read = read.and_then(|one| one.reads.get(*at));
        read.is_some_and(|(read, _)| {
            read.range.start < site.offset && site.offset <= read.range.end
        })
    };
    for mut child in asked.model.children(path) {
        child.reads.retain(|read| !typed(read));
        if child.reads.is_empty()
            && child.base.is_none()
            && !child.schema
            && !child.comment
            && child.overlays.is_empty()
            && !child.chart
        {
            continue;
        }
        let below: Vec<String> = path.iter().cloned().chain([child.name.clone()]).collect();
        let value = asked.base_value(&below);
        let value =
            value.or_else(|| asked.everywhere(&below).into_iter().find_map(|one| one.value));
        let detail = match &value {
            Some(value) => short(value),
            None => asked.readers(&child.reads).into_iter().next().unwrap_or_default(),
        };
        let is_leaf = !matches!(&value, Some(Value::Map(map)) if !map.is_empty());
        let mut score = site.around.score(&below, &child.name, is_leaf);
        score += if child.base.is_some() || child.schema { 6 } else { 0 };
        score += if child.reads.is_empty() && child.base.is_some() { 22 } else { 0 };
        score -=
            if child.comment && child.base.is_none() && child.reads.is_empty() { 20 } else { 0 };
        found.push(Candidate {
            item: Item {
                label: child.name.clone(),
                kind: ItemKind::Key,
                detail,
                doc: Vec::new(),
                insert: child.name.clone(),
                field: None,
            },
            score,
            about: Some((below, child.reads)),
        });
    }
    found
}
