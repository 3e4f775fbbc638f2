//! Completion in the quoted texts of actions: named templates, files, keys that are looked up.

use super::site::{Site, members};
use super::{Candidate, plain, sorted};
use crate::comments;
use crate::messages;
use crate::template::scan::{Token, TokenKind};
use crate::{Asked, Completion, ItemKind};

/// What stands in a text.
pub(super) fn in_text(
    asked: &Asked<'_>,
    site: &Site<'_>,
    at: usize,
    token: &Token,
    offset: usize,
) -> Option<Completion> {
    let start = token.range.start + 1;
    let typed = site.text.get(start..offset)?;
    let whole = site.slice(&token.range);
    let closed = whole.len() > 1 && whole.ends_with(whole.chars().next()?);
    let end = if closed { token.range.end - 1 } else { token.range.end };
    let candidates = candidates(asked, site, at)?;
    Some(Completion { range: start..end.max(offset), items: sorted(asked, candidates, typed) })
}

fn candidates(asked: &Asked<'_>, site: &Site<'_>, at: usize) -> Option<Vec<Candidate>> {
    let tokens = &site.action.tokens;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at))?;
    let word = site.slice(&before.range);
    if matches!(word, "include" | "template" | "define" | "block") {
        return Some(templates(asked, site, word == "define"));
    }
    if [".Get", ".GetBytes", ".Lines", ".Glob"]
        .iter()
        .any(|method| word.ends_with(&format!("Files{method}")))
    {
        return Some(files(asked, site));
    }
    if word.ends_with("APIVersions.Has") {
        return Some(apis(asked));
    }
    looked_up(asked, site, at)
}

/// Named templates; of this chart first, those that others call most before the others.
fn templates(asked: &Asked<'_>, site: &Site<'_>, missing_only: bool) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let calls = |name: &str| asked.model.callers.get(name).map_or(0, Vec::len);
    if missing_only {
        let called = asked.model.templates.iter().flat_map(|one| &one.calls);
        let missing = called.filter(|(call, _)| {
            !asked
                .model
                .templates
                .iter()
                .flat_map(|one| &one.defines)
                .any(|one| one.name == call.name)
        });
        return missing
            .map(|(call, _)| {
                plain(&call.name, ItemKind::Template, messages::COMPLETE_UNDEFINED.text(), 30)
            })
            .collect();
    }
    for template in &asked.model.templates {
        for define in &template.defines {
            let file = template.path.rsplit('/').next().unwrap_or_default();
            let own = if template.chart == site.chart { 30 } else { 0 };
            let inside = template.file.text.get(define.body.clone()).is_some_and(|body| {
                body.as_ptr() as usize <= site.text.as_ptr() as usize + site.action.range.start
                    && site.text.as_ptr() as usize + site.action.range.start
                        < body.as_ptr() as usize + body.len()
            });
            let score = own + calls(&define.name).min(30) as i32 - if inside { 40 } else { 0 };
            let mut one = plain(&define.name, ItemKind::Template, file, score);
            let doc = define.doc.as_ref().and_then(|doc| template.file.text.get(doc.clone()));
            one.item.doc = doc.map(comments::of_template).into_iter().collect();
            one.item.doc.push(messages::HoverDefined { place: &template.path }.text());
            found.push(one);
        }
    }
    found
}

fn files(asked: &Asked<'_>, site: &Site<'_>) -> Vec<Candidate> {
    let location =
        asked.model.charts.get(site.chart).map(|one| one.location.as_str()).unwrap_or_default();
    let own = asked.project.files.iter().filter_map(|file| file.path.strip_prefix(location));
    let hidden = |path: &&str| {
        !["templates/", "charts/"].iter().any(|folder| path.starts_with(folder))
            && !matches!(
                *path,
                "Chart.yaml" | "Chart.lock" | "values.yaml" | "values.schema.json" | ".helmignore"
            )
    };
    own.filter(hidden).map(|path| plain(path, ItemKind::File, "", 10)).collect()
}

fn apis(asked: &Asked<'_>) -> Vec<Candidate> {
    let Some((schemas, version)) = asked.kube else { return Vec::new() };
    let mut found = Vec::new();
    for (kind, versions) in schemas.all_kinds(version) {
        for api in versions {
            found.push(plain(&format!("{api}/{kind}"), ItemKind::Value, "", 0));
            found.push(plain(&api, ItemKind::Value, "", 5));
        }
    }
    found
}

/// `index .Values "a`, `get .Values.x "a`, `hasKey .Values.x "a`
fn looked_up(asked: &Asked<'_>, site: &Site<'_>, at: usize) -> Option<Vec<Candidate>> {
    let tokens = &site.action.tokens;
    let mut first = at;
    let mut depth = 0;
    while let Some(token) = first.checked_sub(1).and_then(|at| tokens.get(at)) {
        match token.kind {
            TokenKind::Close => depth += 1,
            TokenKind::Open if depth == 0 => break,
            TokenKind::Open => depth -= 1,
            TokenKind::Pipe | TokenKind::Assign if depth == 0 => break,
            _ => {}
        }
        first -= 1;
    }
    let mut word = tokens.get(first)?;
    if matches!(site.slice(&word.range), "if" | "with" | "range" | "else") {
        first += 1;
        word = tokens.get(first)?;
    }
    if !matches!(site.slice(&word.range), "index" | "get" | "hasKey") {
        return None;
    }
    let subject = match site.slice(&word.range) {
        "index" => site.meaning(tokens.get(first..at)?),
        _ => site.meaning(tokens.get(first + 1..at)?),
    };
    Some(members(asked, site, &subject))
}
