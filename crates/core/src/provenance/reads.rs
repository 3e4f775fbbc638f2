//! Where templates read a value, whether the render came there or not.

use super::{ConditionOrigin, Provenance, inner};
use chartroom_diagnostics::{FileId, Files, Span, order};
use chartroom_gotemplate::{Decision, Trace};
use std::ops::Range;

/// An action of a template that reads a value and that the render did not come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreached {
    /// The action.
    pub place: Span,
    /// The outermost condition around it that came out otherwise.
    pub guard: ConditionOrigin,
}

/// A condition around an action, and how it has to come out for the render to come there.
type Guard = (Range<usize>, bool);

/// An open block.
#[derive(Default)]
struct Block {
    guards: Vec<Guard>,
    /// The path that dot is there, if it is one of the values; `*` for an item of a list.
    dot: Option<Vec<String>>,
}

impl Provenance {
    /// The actions that read the value at a path, or something in it, in branches that are off.
    pub fn unreached(&self, files: &Files, path: &[String]) -> Vec<Unreached> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let mut found: Vec<Unreached> = Vec::new();
        for (name, file) in &self.templates {
            let (text, wanted) = match files.get(*file) {
                Some(found) => (&found.text, wanted(name, path)),
                None => continue,
            };
            for (place, guards) in reads(text, &wanted) {
                let off = guards.iter().find_map(|guard| self.off(trace, name, guard));
                let span = Span { file: *file, start: place.start as u32, end: place.end as u32 };
                found.extend(off.map(|guard| Unreached { place: span, guard }));
            }
        }
        order::sort_by_key(&mut found, |one| (one.place.file, one.place.start));
        found.dedup_by(|a, b| a.place == b.place);
        found
    }

    /// The conditions that left out all that a template has to print.
    pub fn guards(&self, file: FileId) -> Vec<ConditionOrigin> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let is_of = |decision: &&Decision| {
            let name = decision.site.as_ref().map(|(source, _)| source.name.to_text());
            name.is_some_and(|name| self.templates.get(&*name) == Some(&file))
        };
        let own: Vec<&Decision> =
            trace.decisions().map(|(_, decision)| decision).filter(is_of).collect();
        let start = |decision: &Decision| decision.site.as_ref().map_or(0, |(_, span)| span.start);
        let outermost = own.iter().filter(|one| {
            let at = start(one);
            !one.taken && !own.iter().any(|other| other.body.contains(&at))
        });
        let mut found: Vec<ConditionOrigin> = Vec::new();
        for condition in outermost.filter_map(|decision| self.condition(trace, decision)) {
            if !found.contains(&condition) {
                found.push(condition);
            }
        }
        order::sort_by_key(&mut found, |one| one.place.map(|span| span.start));
        found
    }

    /// A guard that always came out otherwise.
    fn off(&self, trace: &Trace, name: &str, (span, wanted): &Guard) -> Option<ConditionOrigin> {
        let mut at = trace.decisions().map(|(_, decision)| decision).filter(|decision| {
            decision.site.as_ref().is_some_and(|(source, place)| {
                let (start, end) = (place.start as usize, place.end as usize);
                source.name.as_bytes() == name.as_bytes() && start < span.end && span.start < end
            })
        });
        let first = at.next()?;
        let is_off = first.taken != *wanted && at.all(|other| other.taken != *wanted);
        is_off.then(|| self.condition(trace, first)).flatten()
    }
}

/// A path as the templates of a chart see it: below the subchart's own values, and `global` from everywhere.
fn wanted(template: &str, path: &[String]) -> Vec<String> {
    let mut parts = template.split('/').skip(1);
    let mut prefix = Vec::new();
    while let Some("charts") = parts.next() {
        prefix.extend(parts.next().map(str::to_owned));
    }
    if path.first().is_some_and(|first| first == "global") {
        return path.to_vec();
    }
    path.strip_prefix(prefix.as_slice()).unwrap_or_default().to_vec()
}

/// The actions of a template that read a path, with the conditions around them, outermost first.
fn reads(text: &str, wanted: &[String]) -> Vec<(Range<usize>, Vec<Guard>)> {
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    let mut open: Vec<Block> = Vec::new();
    for span in actions(text) {
        let action = text.get(span.clone()).unwrap_or_default();
        let content = inner(action);
        let (word, rest) = content.split_once(char::is_whitespace).unwrap_or((content, ""));
        let dot = open.iter().rev().find_map(|block| block.dot.clone());
        let paths = paths(content, dot.as_deref());
        let is_control = matches!(word, "if" | "with" | "range" | "else");
        if paths.iter().any(|path| reaches(path, wanted, is_control)) {
            let guards = open.iter().flat_map(|block| block.guards.iter().cloned());
            found.push((span.clone(), guards.collect()));
        }
        match word {
            "if" | "with" | "range" => {
                let mut block = Block { guards: vec![(span, true)], dot: None };
                if word != "if" {
                    block.dot = paths.into_iter().next();
                }
                if word == "range" {
                    block.dot = block.dot.map(|mut dot| {
                        dot.push("*".to_owned());
                        dot
                    });
                }
                open.push(block);
            }
            "define" | "block" => open.push(Block::default()),
            "else" => {
                if let Some(block) = open.last_mut() {
                    block.guards.last_mut().into_iter().for_each(|guard| guard.1 = false);
                    block.dot = None;
                    let chained = rest.starts_with("if") || rest.starts_with("with");
                    block.guards.extend(chained.then_some((span, true)));
                }
            }
            "end" => drop(open.pop()),
            _ => {}
        }
    }
    found
}

/// Whether a path in a template is the wanted one, or in it, or, where it is printed as a whole, around it.
fn reaches(path: &[String], wanted: &[String], is_control: bool) -> bool {
    let same = path.iter().zip(wanted).all(|(a, b)| a == b || a == "*");
    same && !path.is_empty() && (path.len() >= wanted.len() || !is_control)
}

/// The bytes of the actions of a template, comments left out.
pub(crate) fn actions(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|start| at + start)
    {
        let rest = text.get(start..).unwrap_or_default();
        let is_comment =
            rest.trim_start_matches("{{").trim_start_matches(['-', ' ']).starts_with("/*");
        let length = if is_comment {
            rest.find("*/").and_then(|end| Some(end + rest.get(end..)?.find("}}")? + 2))
        } else {
            action_length(rest)
        };
        let Some(length) = length else { break };
        if !is_comment {
            found.push(start..start + length);
        }
        at = start + length;
    }
    found
}

/// Where an action ends that a text begins with: at `}}` outside of quotes.
fn action_length(text: &str) -> Option<usize> {
    let (mut quote, mut escaped) = (None, false);
    for (at, char) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(open) if char == '\\' && open != '`' => escaped = true,
            Some(open) if char == open => quote = None,
            Some(_) => {}
            None if matches!(char, '"' | '`' | '\'') => quote = Some(char),
            None if text.get(at..).is_some_and(|rest| rest.starts_with("}}")) => {
                return Some(at + 2);
            }
            None => {}
        }
    }
    None
}

/// The paths of values in an action: what follows `.Values`, whatever it is looked up in, and fields of dot.
fn paths(action: &str, dot: Option<&[String]>) -> Vec<Vec<String>> {
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '$');
    let mut found = Vec::new();
    let outside = action.split(['"', '`']).step_by(2);
    for word in outside.flat_map(|part| part.split(|char| !is_name(char))) {
        let (variable, fields) = match word.split_once('.') {
            Some((variable, fields)) if variable.is_empty() || variable.starts_with('$') => {
                (variable, fields)
            }
            _ => continue,
        };
        let fields: Vec<&str> = fields.split('.').filter(|field| !field.is_empty()).collect();
        let steps = |fields: &[&str]| -> Vec<String> {
            fields.iter().map(|field| (*field).to_owned()).collect()
        };
        match (fields.split_first(), dot) {
            (Some((&"Values", path)), _) => found.push(steps(path)),
            (_, Some(dot)) if variable.is_empty() => {
                found.push(dot.iter().cloned().chain(steps(&fields)).collect());
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{reads, wanted};

    fn path(text: &str) -> Vec<String> {
        text.split('.').map(str::to_owned).collect()
    }

    /// The actions that read a path, each with the conditions around it and whether they have to hold.
    fn found(text: &str, wanted: &str) -> Vec<String> {
        let reads = reads(text, &path(wanted)).into_iter();
        reads
            .map(|(place, guards)| {
                let guards =
                    guards.iter().map(|(span, holds)| format!("{holds} {}", &text[span.clone()]));
                format!("{} | {}", &text[place], guards.collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    #[test]
    fn reads_know_the_conditions_around_them() {
        let text = "{{/* .Values.a.b */}}{{ if .Values.a.on }}{{ .Values.a.b }}{{ else if $.Values.c }}\
            {{ \"}} .Values.a.b\" }}{{ $x.Values.a.b.d }}{{ else }}{{ toYaml .Values.a }}{{ end }}{{ .Values.ab }}";
        assert_eq!(
            found(text, "a.b"),
            [
                "{{ .Values.a.b }} | true {{ if .Values.a.on }}",
                "{{ $x.Values.a.b.d }} | false {{ if .Values.a.on }} true {{ else if $.Values.c }}",
                "{{ toYaml .Values.a }} | false {{ if .Values.a.on }} false {{ else if $.Values.c }}",
            ]
        );
        let text = "{{ with .Values.a }}{{ .b }}{{ range .l }}{{ .n }}{{ end }}{{ end }}{{ .b }}";
        assert_eq!(found(text, "a.b"), ["{{ .b }} | true {{ with .Values.a }}"]);
        assert_eq!(
            found(text, "a.l.0.n"),
            ["{{ .n }} | true {{ with .Values.a }} true {{ range .l }}"]
        );
    }

    #[test]
    fn paths_are_seen_from_their_chart() {
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("s.x")), path("x"));
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("x.y")), Vec::<String>::new());
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("global.y")), path("global.y"));
        assert_eq!(wanted("u/templates/charts/a.yaml", &path("x.y")), path("x.y"));
    }
}
