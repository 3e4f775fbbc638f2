//! Where what a place of a template writes lands in an object of Kubernetes: found in the text alone, through the
//! helpers that are included, so that it is known while nothing renders.

use crate::model::{Model, Template};
use crate::outline::path_behind;
use crate::template::scan::{Action, TokenKind};
use crate::template::subject::Subject;
use std::collections::HashSet;

/// Includes are followed so deep, and so many places of one text are told.
const DEEPEST: usize = 6;
const MOST: usize = 12;

/// A place in an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Landing {
    pub(crate) kind: String,
    pub(crate) api_version: Option<String>,
    pub(crate) path: Vec<String>,
}

impl Model {
    /// Where a path below a byte of a template lands. `inner` is the path within the innermost definition or document.
    pub(crate) fn landings(
        &self,
        template: &Template,
        at: usize,
        inner: &[String],
    ) -> Vec<Landing> {
        let mut found = Vec::new();
        self.land(template, at, inner, 0, &mut found);
        let mut known = HashSet::new();
        found.retain(|one| known.insert(one.clone()));
        found
    }

    fn land(
        &self,
        template: &Template,
        at: usize,
        inner: &[String],
        depth: usize,
        found: &mut Vec<Landing>,
    ) {
        if depth > DEEPEST || found.len() >= MOST {
            return;
        }
        let define =
            template.defines.iter().filter(|one| one.body.start <= at && at <= one.body.end);
        let define = define.max_by_key(|one| one.body.start);
        let body = define.map_or(0..template.file.text.len(), |one| one.body.clone());
        if let Some((kind, api_version)) = kind_of(template, body, at) {
            found.push(Landing { kind, api_version, path: inner.to_vec() });
            return;
        }
        let Some(define) = define else { return };
        let callers = self.callers.get(&define.name).map(Vec::as_slice).unwrap_or_default();
        for (caller, call) in callers {
            let Some(caller) = self.templates.get(*caller) else { continue };
            let action =
                caller.calls.get(*call).and_then(|(_, number)| caller.file.actions.get(*number));
            let Some(action) = action else { continue };
            let Some(outer) = caller.lands_behind(action) else { continue };
            let path: Vec<String> = outer.into_iter().chain(inner.iter().cloned()).collect();
            self.land(caller, action.range.start, &path, depth + 1, found);
        }
    }

    /// Where the value at a path lands that templates print as a whole or in a field of its own, with the rest of the
    /// path below it.
    pub(crate) fn landings_of_value(&self, path: &[String]) -> Vec<Landing> {
        let path = self.outer_global(path);
        let mut found = Vec::new();
        // The nearest map that is printed as a whole says where its keys go.
        for length in (1..=path.len()).rev() {
            let (head, rest) = path.split_at(length);
            for (number, at) in self.reads.at(head).iter().flat_map(|node| &node.here) {
                let Some(template) = self.templates.get(*number) else { continue };
                let Some((read, action)) = template.reads.get(*at) else { continue };
                let Some(action) = template.file.actions.get(*action) else { continue };
                let whole = read.whole || self.is_handed_on(template, action, head);
                if (!rest.is_empty() && !whole) || action.is_silent(&template.file.text) {
                    continue;
                }
                let Some(outer) = template.lands_behind(action) else { continue };
                let path: Vec<String> = outer.into_iter().chain(rest.iter().cloned()).collect();
                self.land(template, action.range.start, &path, 0, &mut found);
            }
            if !found.is_empty() {
                break;
            }
        }
        let mut known = HashSet::new();
        found.retain(|one| known.insert(one.clone()));
        found
    }

    /// Whether an action gives a value to a helper that prints it as a whole: `(dict "value" .Values.x "context" $)`.
    fn is_handed_on(&self, template: &Template, action: &Action, path: &[String]) -> bool {
        let within = |range: &std::ops::Range<usize>| {
            action.range.start <= range.start && range.end <= action.range.end
        };
        template.calls.iter().filter(|(call, _)| within(&call.range)).any(|(call, _)| {
            match &call.argument {
                Subject::Dict(pairs) => pairs.iter().any(|(key, value)| {
                    value.paths().contains(&path) && self.prints_whole(&call.name, key)
                }),
                _ => false,
            }
        })
    }

    /// Whether a named template prints a key of its dot as YAML.
    fn prints_whole(&self, name: &str, key: &str) -> bool {
        let field = format!(".{key}");
        self.templates.iter().any(|template| {
            template.defines.iter().filter(|one| one.name == name).any(|define| {
                let inside = |action: &&Action| {
                    define.body.start <= action.range.start && action.range.end <= define.body.end
                };
                template.file.actions.iter().filter(inside).any(|action| {
                    let text = |range: &std::ops::Range<usize>| {
                        template.file.text.get(range.clone()).unwrap_or_default()
                    };
                    let field = action
                        .tokens
                        .iter()
                        .any(|one| one.kind == TokenKind::Field && text(&one.range) == field);
                    field && action.tokens.iter().any(|one| text(&one.range) == "toYaml")
                })
            })
        })
    }
}

impl Template {
    /// The path that the text of an action stands at, counted from the document or definition that it is in.
    pub(crate) fn lands_behind(&self, action: &Action) -> Option<Vec<String>> {
        let masked = &self.file.masked;
        let start = self.beginning(action.range.start);
        let before = masked.get(start..action.range.start)?;
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let own = before.len() - line;
        path_behind(before, self.indented(action).unwrap_or(own))
    }

    /// The columns that an action indents its text by.
    fn indented(&self, action: &Action) -> Option<usize> {
        let text =
            |range: &std::ops::Range<usize>| self.file.text.get(range.clone()).unwrap_or_default();
        let at = action
            .tokens
            .iter()
            .rposition(|token| matches!(text(&token.range), "nindent" | "indent"))?;
        let number: usize = text(&action.tokens.get(at + 1)?.range).parse().ok()?;
        let own = || {
            let before = self.file.text.get(..action.range.start).unwrap_or_default();
            before.len() - before.rfind('\n').map_or(0, |at| at + 1)
        };
        let indent = action.tokens.get(at).is_some_and(|token| text(&token.range) == "indent");
        Some(if indent { number + own() } else { number })
    }

    /// Where the document or definition begins that a byte is in.
    pub(crate) fn beginning(&self, at: usize) -> usize {
        let define = self.defines.iter().filter(|one| one.body.start <= at && at <= one.body.end);
        define.map(|one| one.body.start).max().unwrap_or(0)
    }
}

/// The kind and API version of the document around a byte of a template.
fn kind_of(
    template: &Template,
    body: std::ops::Range<usize>,
    at: usize,
) -> Option<(String, Option<String>)> {
    let text = template.file.masked.get(body.clone())?;
    let within = at.saturating_sub(body.start).min(text.len());
    let start = text.get(..within)?.rfind("\n---").map_or(0, |at| at + 1);
    let rest = text.get(within..)?;
    let end = within + rest.find("\n---").unwrap_or(rest.len());
    let document = text.get(start..end)?;
    let field = |name: &str| {
        let line = document.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let value = line?.trim().trim_matches(['"', '\'']).to_owned();
        (!value.is_empty() && !value.starts_with("xx")).then_some(value)
    };
    Some((field("kind")?, field("apiVersion")))
}
