//! Answers as JSON, without the braces around them. Places are lines and columns from 0, in UTF-16 units.

use chartroom_assist::{
    Act, ActKind, Asked, Completion, Hover, Item, ItemKind, Place, Renaming, Subject, Symbol,
    applied,
};
use chartroom_core::diagnostics::{LineIndex, utf16::units};
use chartroom_core::{Environment, Project, ProjectFile, Report, SetEntry, SetKind};
use std::borrow::Cow;

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            char if char < ' ' => out.push_str(&format!("\\u{:04x}", char as u32)),
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

fn list<T>(items: impl IntoIterator<Item = T>, of: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(of).collect();
    format!("[{}]", items.join(","))
}

pub(super) fn words<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    list(items, quoted)
}

pub(super) fn completion(text: &str, completion: &Completion) -> String {
    let (from, to) = (units(text, completion.range.start), units(text, completion.range.end));
    let item = |one: &Item| {
        let doc = words(one.doc.iter().map(String::as_str));
        let kind = quoted(letter(one.kind));
        let (label, detail, insert) =
            (quoted(&one.label), quoted(&one.detail), quoted(&one.insert));
        let field = one.field.as_deref().map(|key| format!(",{}", quoted(key))).unwrap_or_default();
        format!("[{label},{kind},{detail},{insert},{doc}{field}]")
    };
    format!("\"from\":{from},\"to\":{to},\"items\":{}", list(&completion.items, item))
}

/// The letter that stands before an item of a kind.
fn letter(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Key => "k",
        ItemKind::Value => "v",
        ItemKind::Function => "f",
        ItemKind::Keyword => "w",
        ItemKind::Template => "t",
        ItemKind::Variable => "$",
        ItemKind::Field => "K",
        ItemKind::BuiltIn => "h",
        ItemKind::File => "d",
        ItemKind::Snippet => "s",
    }
}

/// Texts of files, with the beginnings of their lines.
struct Lines<'a> {
    text: Cow<'a, str>,
    index: LineIndex,
}

impl<'a> Lines<'a> {
    fn of(project: &'a Project, path: &str) -> Self {
        let file = project.files.iter().find(|file| file.path == path);
        Self::new(file.map(|file| String::from_utf8_lossy(&file.data)).unwrap_or_default())
    }

    fn new(text: Cow<'a, str>) -> Self {
        let index = LineIndex::new(text.as_bytes());
        Self { text, index }
    }

    /// Line and column of a byte.
    fn at(&self, byte: usize) -> (u32, usize) {
        let place = self.index.line_col(byte as u32);
        (place.line, units(self.from(place.line), place.column as usize))
    }

    fn line(&self, number: u32) -> Option<&str> {
        (number < self.index.lines()).then(|| self.from(number))?.lines().next()
    }

    /// The text from the start of a line on.
    fn from(&self, line: u32) -> &str {
        self.text.get(self.index.line_range(line).start as usize..).unwrap_or_default()
    }
}

/// Lines around a place that a glance at it shows.
const AROUND: u32 = 4;

/// Places, with the lines around them and the number of the first of those.
pub(super) fn places(project: &Project, places: &[Place]) -> String {
    let mut files: Vec<(&str, Lines<'_>)> = Vec::new();
    let mut found = Vec::new();
    for one in places {
        let at = files.iter().position(|(path, _)| *path == one.path);
        let at = at.unwrap_or_else(|| {
            files.push((&one.path, Lines::of(project, &one.path)));
            files.len() - 1
        });
        let Some((_, lines)) = files.get(at) else { continue };
        let ((line, column), (_, end)) = (lines.at(one.start), lines.at(one.end));
        let first = line.saturating_sub(AROUND);
        let around = (first..=line + AROUND).filter_map(|number| lines.line(number));
        let around = words(around.map(|line| line.get(..400).unwrap_or(line)));
        found.push(format!("[{},{line},{column},{end},{first},{around}]", quoted(&one.path)));
    }
    format!("\"places\":[{}]", found.join(","))
}

pub(super) fn hover(text: &str, hover: Option<&Hover>) -> String {
    let Some(Hover { place, title, kind, subject, said, environments, result, field }) = hover
    else {
        return "\"title\":\"\"".to_owned();
    };
    let said = words(said.iter().map(String::as_str));
    let environments = list(environments, |one| words(one.iter().map(String::as_str)));
    let result = result.as_ref().map(|one| {
        let value = one.value.as_deref().unwrap_or_default();
        format!(",\"result\":{}", words([one.environment.as_str(), value, &one.note]))
    });
    let field = field.as_deref().map(|key| format!(",\"field\":{}", quoted(key)));
    let subject = match subject {
        Subject::Named => "named",
        Subject::Function => "function",
        Subject::Given => "given",
    };
    format!(
        "\"from\":{},\"to\":{},\"title\":{},\"kind\":{},\"subject\":\"{subject}\",\"said\":{said},\"environments\":{environments}{}",
        units(text, place.start),
        units(text, place.end),
        quoted(title),
        quoted(kind),
        result.unwrap_or_default() + &field.unwrap_or_default()
    )
}

/// What is offered, with its kind.
pub(super) fn acts(acts: &[Act]) -> String {
    let kind = |one: &Act| match one.kind {
        ActKind::Extract => "extract",
        ActKind::Inline => "inline",
        ActKind::Rewrite => "rewrite",
        ActKind::Move => "move",
    };
    format!("\"acts\":{}", list(acts, |one| words([one.title.as_str(), kind(one)])))
}

pub(super) fn refusal(why: &str) -> String {
    format!("\"error\":{}", quoted(why))
}

/// Each file that changes as it was and as it is then, and `--set` entries likewise.
pub(super) fn renaming(project: &Project, renaming: &Renaming) -> String {
    let renamed = applied(project, renaming);
    let text = |data: &[u8]| quoted(&String::from_utf8_lossy(data));
    let changed = project.files.iter().zip(&renamed.files).filter(|(a, b)| a.data != b.data);
    let files = list(changed, |(before, after)| {
        let edits = renaming.edits.iter().filter(|(place, _)| place.path == before.path);
        let lines = Lines::new(String::from_utf8_lossy(&before.data));
        let edits = list(edits, |(place, new)| {
            let ((line, column), (last, end)) = (lines.at(place.start), lines.at(place.end));
            format!("[{line},{column},{end},{},{last}]", quoted(new))
        });
        format!("[{},{},{},{edits}]", quoted(&before.path), text(&before.data), text(&after.data))
    });
    let sets = list(&renaming.sets, |(environment, entry, text)| {
        let one = project.environments.get(*environment);
        let before = one.and_then(|one| one.sets.get(*entry)).map(|entry| entry.text.as_str());
        let name = one.map(|one| one.name.as_str()).unwrap_or_default();
        let texts = words([name, before.unwrap_or_default(), text.as_str()]);
        format!("[{environment},{entry},{texts}]")
    });
    let file = renaming.file.as_ref();
    let file = file.map(|(old, new)| format!(",\"file\":{}", words([old.as_str(), new])));
    let rest = file.unwrap_or_default() + &layered(project, &renamed, renaming);
    format!("\"files\":{files},\"sets\":{sets}{rest}")
}

/// Where environments get other layers: new files and layers to be shown, and the state to be put, as the page reads it.
fn layered(project: &Project, changed: &Project, renaming: &Renaming) -> String {
    if renaming.layers.is_empty() && renaming.made.is_empty() {
        return String::new();
    }
    let made = list(&renaming.made, |(path, text)| words([path.as_str(), text]));
    let told = |one: &Environment| {
        let sets = one.sets.iter().map(|set| format!("{} {}", set.kind.flag(), set.text));
        one.overlays.iter().cloned().chain(sets).collect::<Vec<_>>().join("\n")
    };
    let layers = list(&renaming.layers, |(number, now)| {
        let before = project.environments.get(*number).map(told).unwrap_or_default();
        words([now.name.as_str(), &before, &told(now)])
    });
    let state = quoted(&state(project, changed));
    format!(",\"made\":{made},\"layers\":{layers},\"state\":{state}")
}

/// The files that differ and all environments, as the page puts them: a [`chartroom_protocol::SharedState`].
pub(super) fn state(project: &Project, changed: &Project) -> String {
    let same = |file: &&ProjectFile| {
        !project.files.iter().any(|old| old.path == file.path && old.data == file.data)
    };
    let gone = |old: &&ProjectFile| !changed.files.iter().any(|file| file.path == old.path);
    let gone = project.files.iter().filter(gone).map(|file| (file, "null".to_owned()));
    let text = |file: &ProjectFile| quoted(&String::from_utf8_lossy(&file.data));
    let differing = changed.files.iter().filter(same).map(|file| (file, text(file)));
    let files = list(gone.chain(differing), |(file, text)| {
        format!("{{\"path\":{},\"text\":{text}}}", quoted(&file.path))
    });
    let environments = list(&changed.environments, |one| {
        let kind = |set: &SetEntry| match set.kind {
            SetKind::Set => "Set",
            SetKind::String => "String",
            SetKind::Json => "Json",
            SetKind::File => "File",
            SetKind::Literal => "Literal",
        };
        let sets = list(&one.sets, |set| {
            format!("{{\"kind\":\"{}\",\"text\":{}}}", kind(set), quoted(&set.text))
        });
        format!(
            "{{\"name\":{},\"overlays\":{},\"sets\":{sets},\"release\":{},\"namespace\":{}}}",
            quoted(&one.name),
            words(one.overlays.iter().map(String::as_str)),
            quoted(&one.release),
            quoted(&one.namespace)
        )
    });
    let none = "\"chart\":\"\",\"chart_version\":\"\",\"open\":\"\",\"kube_version\":null";
    format!("{{{none},\"environments\":{environments},\"files\":{files}}}")
}

/// Keys of values.yaml that are listed at most.
const MOST: usize = 20_000;

/// Files, named templates and keys of values.yaml with their lines, objects of an environment.
pub(super) fn contents(project: &Project, asked: &Asked<'_>, active: Option<&Report>) -> String {
    let files = words(project.files.iter().map(|file| file.path.as_str()));
    let mut templates: Vec<String> = Vec::new();
    for file in project.files.iter().filter(|file| file.path.contains("templates/")) {
        let symbols = asked.symbols(&file.path);
        let lines = (!symbols.is_empty()).then(|| Lines::of(project, &file.path));
        for (symbol, lines) in symbols.iter().zip(lines.iter().cycle()) {
            let (line, column) = lines.at(symbol.own.start);
            let (name, path) = (quoted(&symbol.name), quoted(&file.path));
            templates.push(format!("[{name},{path},{line},{column}]"));
        }
    }
    let lines = Lines::of(project, "values.yaml");
    let mut values = Vec::new();
    keys(&asked.symbols("values.yaml"), "", &lines, &mut values);
    let objects = active.and_then(|report| report.environments.first()?.output.as_ref());
    let objects = objects.map(|output| output.objects.as_slice()).unwrap_or_default();
    let objects = list(objects, |one| words([one.kind.as_str(), &one.name, &one.source]));
    let (templates, values) = (templates.join(","), values.join(","));
    format!(
        "\"files\":{files},\"templates\":[{templates}],\"values\":[{values}],\"objects\":{objects}"
    )
}

fn keys(symbols: &[Symbol], above: &str, lines: &Lines<'_>, found: &mut Vec<String>) {
    for symbol in symbols.iter().filter(|symbol| !symbol.name.starts_with('[')) {
        if found.len() >= MOST {
            return;
        }
        let path = match above {
            "" => symbol.name.clone(),
            above => format!("{above}.{}", symbol.name),
        };
        let (line, column) = lines.at(symbol.own.start);
        let rest = lines.text.get(symbol.own.end..symbol.whole.end).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default().trim_start_matches([':', '"', '\'']);
        let rest: String = rest.trim().chars().take(60).collect();
        found.push(format!("[{},{line},{column},{}]", quoted(&path), quoted(&rest)));
        keys(&symbol.below, &path, lines, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_text_cross_as_utf16() {
        let text = "a: 😀é\nb";
        assert_eq!(quoted("a\"\\\n\u{1}"), "\"a\\\"\\\\\\n\\u0001\"");
        let lines = Lines::new(text.into());
        assert_eq!((lines.at(9), lines.at(10)), ((0, 6), (1, 0)));
        assert_eq!(
            (lines.line(0), lines.line(1), lines.line(2)),
            (Some("a: 😀é"), Some("b"), None)
        );
    }
}
