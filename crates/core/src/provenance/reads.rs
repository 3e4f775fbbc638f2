//! Where templates read values and call each other, told from their text.

use super::inner;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// A condition around an action, and how it has to come out for the render to come there.
pub(super) type Guard = (Range<usize>, bool);

/// A condition and those around it, which the actions below it share.
pub(super) struct Under {
    pub(super) guard: Guard,
    pub(super) outer: Guards,
}

/// The innermost condition around an action.
pub(super) type Guards = Option<Rc<Under>>;

impl Drop for Under {
    /// One by one: there can be thousands around each other.
    fn drop(&mut self) {
        let mut next = self.outer.take();
        while let Some(outer) = next {
            next = Rc::into_inner(outer).and_then(|mut outer| outer.outer.take());
        }
    }
}

fn under(guard: Guard, outer: Guards) -> Guards {
    Some(Rc::new(Under { guard, outer }))
}

/// A path of the values; `*` for an item of a list or a key that is computed.
type Path = Vec<String>;

/// An open block.
#[derive(Default)]
struct Block {
    /// Those of the blocks around it too.
    guards: Guards,
    /// The path that dot is there, if it is one of the values.
    dot: Option<Path>,
    /// The paths that variables of the block are.
    variables: HashMap<String, Path>,
    /// The named template that it is in, or defines.
    within: Option<Rc<str>>,
}

/// Where an action stands.
pub(super) struct Site {
    /// The action.
    pub(super) place: Range<usize>,
    /// The conditions around it.
    pub(super) guards: Guards,
    /// The named template that it is in.
    pub(super) within: Option<Rc<str>>,
    /// It is a condition by itself.
    pub(super) is_control: bool,
}

/// The actions of a template that read a path.
pub(super) fn reads(text: &str, wanted: &[String]) -> Vec<Site> {
    let mut found = Vec::new();
    if !wanted.is_empty() {
        walk(text, |action, site| {
            let reads = action.paths.iter().any(|path| reaches(path, wanted, action.is_control));
            found.extend(reads.then(site));
        });
    }
    found
}

/// The calls of named templates, by the name of the template.
pub(super) fn calls(text: &str) -> Vec<(String, Site)> {
    let mut found = Vec::new();
    walk(text, |action, site| {
        let names = called(action.content).into_iter();
        found.extend(names.map(|name| (name.to_owned(), site())));
    });
    found
}

/// The names of templates that an action calls.
fn called(content: &str) -> Vec<&str> {
    let (mut found, mut before) = (Vec::new(), "");
    for (number, part) in content.split('"').enumerate() {
        let calls = ["include", "template"].iter().any(|word| before.trim_end().ends_with(word));
        if number % 2 == 1 && calls {
            found.push(part);
        }
        before = part;
    }
    found
}

/// An action on the way through a text.
struct Action<'a> {
    content: &'a str,
    paths: Vec<Path>,
    is_control: bool,
}

/// Goes through the actions of a template, each with what gives its place.
fn walk<'a>(text: &'a str, mut visit: impl FnMut(&Action<'a>, &dyn Fn() -> Site)) {
    let mut open = vec![Block::default()];
    for span in actions(text) {
        let content = inner(text.get(span.clone()).unwrap_or_default());
        let (word, rest) = content.split_once(char::is_whitespace).unwrap_or((content, ""));
        let is_control = matches!(word, "if" | "with" | "range" | "else");
        let action = Action { content, paths: paths(content, &open), is_control };
        visit(&action, &|| Site {
            place: span.clone(),
            guards: open.last().and_then(|block| block.guards.clone()),
            within: open.last().and_then(|block| block.within.clone()),
            is_control,
        });
        match word {
            "if" | "with" | "range" => {
                let around = open.last();
                let guards = around.and_then(|block| block.guards.clone());
                let within = around.and_then(|block| block.within.clone());
                open.push(Block { within, ..block(word, &action, under((span, true), guards)) });
            }
            "define" | "block" => {
                let around = open.last();
                let within = rest.split('"').nth(1).map(Rc::from);
                let within = within.or_else(|| around?.within.clone());
                let guards = around.and_then(|block| block.guards.clone());
                open.push(Block { within, guards, ..Block::default() });
            }
            "else" => {
                if let Some(block) = open.last_mut() {
                    let last = block.guards.take();
                    block.guards = last
                        .and_then(|last| under((last.guard.0.clone(), false), last.outer.clone()));
                    block.dot = None;
                    if rest.starts_with("if") || rest.starts_with("with") {
                        block.guards = under((span, true), block.guards.take());
                    }
                }
            }
            "end" if open.len() > 1 => drop(open.pop()),
            _ => {
                if let (Some(block), Some((name, path))) = (open.last_mut(), assigned(&action)) {
                    block.variables.insert(name, path);
                }
            }
        }
    }
}

/// The block that a condition opens.
fn block(word: &str, action: &Action<'_>, guards: Guards) -> Block {
    let mut block = Block { guards, ..Block::default() };
    if word == "if" {
        return block;
    }
    let mut path = action.paths.first().cloned();
    if word == "range" {
        path.iter_mut().for_each(|path| path.push("*".to_owned()));
    }
    let declared = action.content.split_once(":=").map(|(names, _)| names);
    let last =
        declared.and_then(|names| names.rsplit(['$', ',', ' ']).find(|name| !name.is_empty()));
    if let (Some(name), Some(path)) = (last, &path) {
        block.variables.insert(name.to_owned(), path.clone());
    }
    block.dot = path;
    block
}

/// The variable that an action declares or sets as a value: `$x := .Values.a`, `$x := index .Values.a $key`.
fn assigned(action: &Action<'_>) -> Option<(String, Path)> {
    let (name, value) = action.content.strip_prefix('$')?.split_once('=')?;
    let name = name.trim_end_matches(':').trim();
    let mut words = value.split_whitespace();
    let mut path = action.paths.first()?.clone();
    if words.next()? == "index" {
        path.extend(words.skip(1).map(|_| "*".to_owned()));
    } else if words.next().is_some() {
        return None;
    }
    Some((name.to_owned(), path))
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

/// The bytes of the action around a byte of a template.
#[cfg(feature = "whole")]
pub(crate) fn action_at(text: &str, at: usize) -> Option<Range<usize>> {
    actions(text).into_iter().find(|one| one.contains(&at))
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

/// The paths of values in an action: what follows `.Values`, whatever it is looked up in, and fields of dot and of
/// variables that are values.
fn paths(action: &str, open: &[Block]) -> Vec<Path> {
    let dot = open.iter().rev().find_map(|block| block.dot.as_ref());
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '$');
    let mut found = Vec::new();
    let outside = action.split(['"', '`']).step_by(2);
    for word in outside.flat_map(|part| part.split(|char| !is_name(char))) {
        let (variable, fields) = match word.split_once('.') {
            Some((variable, fields)) if variable.is_empty() || variable.starts_with('$') => {
                (variable, fields)
            }
            None if word.starts_with('$') => (word, ""),
            _ => continue,
        };
        let of = |name| open.iter().rev().find_map(|block: &Block| block.variables.get(name));
        let base = match variable.strip_prefix('$') {
            None => dot,
            Some(name) => of(name),
        };
        let fields: Vec<&str> = fields.split('.').filter(|field| !field.is_empty()).collect();
        let steps = |fields: &[&str]| -> Vec<String> {
            fields.iter().map(|field| (*field).to_owned()).collect()
        };
        match (fields.split_first(), base) {
            (Some((&"Values", path)), _) => found.push(steps(path)),
            (_, Some(base)) => found.push(base.iter().cloned().chain(steps(&fields)).collect()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Guard, Guards, calls, reads};

    fn around(guards: &Guards) -> impl Iterator<Item = &Guard> {
        let all = std::iter::successors(guards.as_deref(), |under| under.outer.as_deref());
        all.map(|under| &under.guard)
    }

    fn path(text: &str) -> Vec<String> {
        text.split('.').map(str::to_owned).collect()
    }

    /// The actions that read a path, each with the conditions around it and whether they have to hold.
    fn found(text: &str, wanted: &str) -> Vec<String> {
        let reads = reads(text, &path(wanted)).into_iter();
        reads
            .map(|site| {
                let guard = |(span, holds): &Guard| format!("{holds} {}", &text[span.clone()]);
                let mut guards: Vec<String> = around(&site.guards).map(guard).collect();
                guards.reverse();
                format!("{} | {}", &text[site.place], guards.join(" "))
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
    fn variables_are_values_too() {
        let text = "{{ $one := .Values.a.b }}{{ $one.c }}{{ $other := len .Values.a }}{{ $other.c }}\
            {{ range $key, $item := .Values.l }}{{ $item.n }}{{ $hook := index $.Values.h $key }}{{ $hook.n }}{{ end }}\
            {{ with $w := .Values.w }}{{ $w.x }}{{ end }}";
        assert_eq!(
            found(text, "a.b.c"),
            ["{{ $one := .Values.a.b }} | ", "{{ $one.c }} | ", "{{ $other := len .Values.a }} | "]
        );
        assert_eq!(
            found(text, "l.0.n"),
            ["{{ $item.n }} | true {{ range $key, $item := .Values.l }}"]
        );
        assert_eq!(
            found(text, "h.pre.n").last().unwrap(),
            "{{ $hook.n }} | true {{ range $key, $item := .Values.l }}"
        );
        assert_eq!(found(text, "w.x"), ["{{ $w.x }} | true {{ with $w := .Values.w }}"]);
    }

    #[test]
    fn calls_know_where_they_stand() {
        let text = "{{ define \"a\" }}{{ if .x }}{{ include \"b\" (dict \"c\" (include \"d\" .)) }}{{ end }}{{ end }}\
            {{ template \"a\" . }}";
        let calls: Vec<String> = calls(text)
            .into_iter()
            .map(|(name, site)| {
                format!("{name} in {:?} under {}", site.within, around(&site.guards).count())
            })
            .collect();
        assert_eq!(
            calls,
            ["b in Some(\"a\") under 1", "d in Some(\"a\") under 1", "a in None under 0"]
        );
    }
}
