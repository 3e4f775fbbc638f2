//! The places in what commands print.

use serde_json::Value as Json;

/// A place as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) file: String,
    /// From 1; 0 where only the file is named.
    pub(super) line: usize,
    pub(super) column: Option<usize>,
    /// It is the place of a finding, nothing related.
    pub(super) is_finding: bool,
}

impl Place {
    fn new(file: &str, line: usize, column: Option<usize>) -> Self {
        Self { file: file.to_owned(), line, column, is_finding: false }
    }

    /// A file alone; nothing for what is none, or packed in an archive.
    fn file(path: &str) -> Option<Self> {
        is_file(path).then(|| Self::new(path, 0, None))
    }
}

fn is_file(path: &str) -> bool {
    let named = [".yaml", ".yml", ".tpl", ".txt", ".json"].iter().any(|end| path.ends_with(end));
    named && !path.contains("!/")
}

/// Objects with `file` and `line`, and templates.
pub(super) fn json(json: &Json) -> Vec<Place> {
    let mut places = Vec::new();
    walk(json, "", &mut |name, fields| {
        if let (Some(file), Some(line)) = (fields["file"].as_str(), fields["line"].as_u64()) {
            let column = fields["column"].as_u64().map(|column| column as usize);
            let place = Place::new(file, line as usize, column);
            places.push(Place { is_finding: name == "place", ..place });
        }
        places.extend(fields["template"].as_str().and_then(Place::file));
    });
    places
}

/// Physical locations and the files of fixes.
pub(super) fn sarif(json: &Json) -> Vec<Place> {
    let mut places = Vec::new();
    walk(json, "", &mut |_, fields| {
        let Some(uri) = fields["artifactLocation"]["uri"].as_str() else { return };
        let file = unescaped(uri);
        let replaced = fields["replacements"].as_array().into_iter().flatten();
        let regions = replaced.map(|one| &one["deletedRegion"]).chain([&fields["region"]]);
        for region in regions.filter(|region| region.is_object()) {
            for [line, column] in [["startLine", "startColumn"], ["endLine", "endColumn"]] {
                let number = |name: &str| region[name].as_u64().unwrap_or(0) as usize;
                places.push(Place::new(&file, number(line), Some(number(column))));
            }
        }
    });
    places
}

fn walk<'j>(json: &'j Json, name: &'j str, visit: &mut dyn FnMut(&str, &'j Json)) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| walk(item, name, visit)),
        Json::Object(fields) => {
            visit(name, json);
            fields.iter().for_each(|(name, field)| walk(field, name, visit));
        }
        _ => {}
    }
}

fn unescaped(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        let digits = more.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let escaped = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        match escaped.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `FILE:LINE:COLUMN: ` at the start of a finding or of what belongs to it.
pub(super) fn findings(text: &str) -> Vec<Place> {
    let place = |line: &str| {
        let line = line.strip_prefix("    ").unwrap_or(line);
        let (at, _) = line.split_once(": ")?;
        let (rest, column) = at.rsplit_once(':')?;
        let (file, line) = rest.rsplit_once(':')?;
        Some(Place::new(file, line.parse().ok()?, Some(column.parse().ok()?)))
    };
    text.lines().filter_map(place).collect()
}

/// `FILE:LINE` between two blanks, and the template of `(FILE, output line N)`.
pub(super) fn answer(text: &str) -> Vec<Place> {
    let place = |word: &str| {
        let (file, line) = word.trim().rsplit_once(':')?;
        (is_file(file) && !file.contains(' ')).then_some(Place::new(file, line.parse().ok()?, None))
    };
    let template = |line: &str| {
        let (before, _) = line.split_once(", output line ")?;
        Place::file(before.rsplit_once('(')?.1)
    };
    let words = text.lines().flat_map(|line| line.split("  ").filter_map(place));
    words.chain(text.lines().filter_map(template)).collect()
}

/// The template behind an object that differs.
pub(super) fn objects(text: &str) -> Vec<Place> {
    let template = |line: &str| {
        let (title, _) = line.rsplit_once(") ").filter(|_| !line.starts_with(' '))?;
        Place::file(title.rsplit_once(" (")?.1)
    };
    text.lines().filter_map(template).collect()
}

/// The template behind an object that differs, as Markdown.
pub(super) fn marked_objects(text: &str) -> Vec<Place> {
    let template = |line: &str| {
        let (_, path) = line.strip_prefix("**")?.strip_suffix(')')?.rsplit_once("** (")?;
        Place::file(&in_code(path).unwrap_or_else(|| path.replace('\\', "")))
    };
    text.lines().filter_map(template).collect()
}

/// What stands in code type: between as many backticks as it needs, with a blank where it begins or ends with one.
fn in_code(text: &str) -> Option<String> {
    let inner = text.trim_start_matches('`');
    let marks = text.len() - inner.len();
    let inner = inner.strip_suffix(&"`".repeat(marks)).filter(|_| marks > 0)?;
    let padded = inner.strip_prefix(' ').and_then(|inner| inner.strip_suffix(' '));
    Some(padded.unwrap_or(inner).to_owned())
}

/// `` (`FILE:LINE`) `` behind a problem of a summary.
pub(super) fn problems(text: &str) -> Vec<Place> {
    let place = |line: &str| {
        let at = line.strip_prefix("- ")?.strip_suffix("`)")?.rsplit_once("(`")?.1;
        let (file, line) = at.rsplit_once(':')?;
        is_file(file).then_some(Place::new(file, line.parse().ok()?, None))
    };
    text.lines().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_text() {
        let found = |places: Vec<Place>| -> Vec<(String, usize)> {
            places.into_iter().map(|place| (place.file, place.line)).collect()
        };
        let one = |file: &str, line| vec![(file.to_owned(), line)];
        let text = "a b/x.yaml:3:4: error[yaml/syntax] no: 1:2: x\n    Write it: so.\n";
        assert_eq!(found(findings(text)), one("a b/x.yaml", 3));
        let text = "  from        x = http://h:80  c/values.yaml:9\n  reaches     Pod a (c/t.yaml, output line 2)  x\n";
        assert_eq!(found(answer(text)), [one("c/values.yaml", 9), one("c/t.yaml", 0)].concat());
        let text = "Pod a (c/t.yaml) changed\n  - x (y) z\n";
        assert_eq!(found(objects(text)), one("c/t.yaml", 0));
        let text = "**Pod a** (c/t.yaml)\n\n**Pod `x-1`** (`c-1/#t.yaml`)\n";
        assert_eq!(
            found(marked_objects(text)),
            [one("c/t.yaml", 0), one("c-1/#t.yaml", 0)].concat()
        );
        assert_eq!(in_code("`` a`b ``").as_deref(), Some("a`b"));
        let text = "- warning `A`: b (c) (`d/e.yaml:7`)\n- Layers: (`x`)\n";
        assert_eq!(found(problems(text)), one("d/e.yaml", 7));
        assert_eq!(unescaped("a%20b/%C3%A4.yaml"), "a b/ä.yaml");
    }
}
