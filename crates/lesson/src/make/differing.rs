//! What differs between two states of a chart, as steps from one to the other.

use crate::judge::apply;
use crate::{Draft, Layers, Step};
use chartroom_check::{Entries, changed_entries};
use std::fmt::Write as _;

/// The steps from one state to another, as a start may have them: a text for another, or whole files. What no step can do
/// comes beside them: the names of environments that are gone.
pub fn steps(from: &Draft, to: &Draft) -> (Vec<Step>, Vec<String>) {
    between(from, to, |_, _, _| None)
}

/// The same as a hint or a solution tells them: entries of YAML, where those make the very same text.
pub fn entries(from: &Draft, to: &Draft) -> (Vec<Step>, Vec<String>) {
    between(from, to, with_entries)
}

type Told = fn(&str, &str, &str) -> Option<Vec<Step>>;

fn between(from: &Draft, to: &Draft, told: Told) -> (Vec<Step>, Vec<String>) {
    let mut steps = Vec::new();
    for (path, new) in &to.files {
        match from.file(path) {
            Some(old) if old == new => {}
            Some(old) => match told(path, old, new) {
                Some(told) => steps.extend(told),
                None => steps.push(replaced(path, old, new)),
            },
            None => steps.push(whole(path, new)),
        }
    }
    // No step takes a file away; one without text renders nothing and says nothing.
    let gone = from.files.iter().filter(|(path, text)| to.file(path).is_none() && !text.is_empty());
    steps.extend(gone.map(|(path, _)| whole(path, "")));
    let named = |draft: &'_ Draft, name: &str| {
        draft.environments.iter().find(|one| one.name == name).cloned()
    };
    for new in &to.environments {
        let old = named(from, &new.name);
        if old.as_ref() != Some(new) {
            steps.push(layers(old.as_ref(), new));
        }
    }
    let lost = from.environments.iter().filter(|one| named(to, &one.name).is_none());
    (steps, lost.map(|one| one.name.clone()).collect())
}

fn layers(old: Option<&Layers>, new: &Layers) -> Step {
    let differs = |what: fn(&Layers) -> &Vec<String>| {
        let same = old.is_some_and(|old| what(old) == what(new));
        (!same).then(|| what(new).clone())
    };
    Step {
        environment: new.name.clone(),
        overlays: differs(|layers| &layers.overlays),
        sets: differs(|layers| &layers.sets),
        ..Step::default()
    }
}

fn whole(path: &str, text: &str) -> Step {
    Step { file: path.to_owned(), text: Some(text.to_owned()), ..Step::default() }
}

/// The lines that differ, with as many around them as it takes for them to stand in the file once; all of the text where
/// that is no longer.
fn replaced(path: &str, old: &str, new: &str) -> Step {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let most = before.len().min(after.len());
    let head = before.iter().zip(&after).take_while(|(old, new)| old == new).count();
    let tail = before.iter().rev().zip(after.iter().rev()).take(most - head);
    let tail = tail.take_while(|(old, new)| old == new).count();
    for around in 0..=before.len() {
        let (head, tail) = (head.saturating_sub(around), tail.saturating_sub(around));
        let middle = |lines: &[&str]| {
            let lines = lines.get(head..lines.len().saturating_sub(tail)).unwrap_or_default();
            lines.concat()
        };
        let (replace, by) = (middle(&before), middle(&after));
        if replace.len() + by.len() >= new.len() {
            break;
        }
        if !replace.is_empty() && old.matches(&replace).count() == 1 {
            return Step { file: path.to_owned(), replace, by, ..Step::default() };
        }
    }
    whole(path, new)
}

/// Entries that are added or have another value, and paths of those that go; none unless they make the very text.
fn with_entries(path: &str, old: &str, new: &str) -> Option<Vec<Step>> {
    let changed = changed_entries(old, new)?;
    let wanted = Entries::read(new)?;
    let plain = |key: &String| !key.is_empty() && !key.contains(['.', '[', ']']);
    let mut steps = Vec::new();
    let mut tree = Vec::new();
    for one in changed.iter().filter(|one| one.new.is_some()) {
        tree.push((one.path.as_slice(), wanted.value(&one.path)?));
    }
    if !tree.is_empty() {
        let with = nested(&tree);
        steps.push(Step { file: path.to_owned(), with, ..Step::default() });
    }
    let gone = changed.iter().filter(|one| one.new.is_none());
    let gone: Vec<&[String]> = gone.map(|one| one.path.as_slice()).collect();
    if !gone.is_empty() {
        if !gone.iter().copied().flatten().all(plain) {
            return None;
        }
        let without = gone.iter().map(|path| path.join(".")).collect();
        steps.push(Step { file: path.to_owned(), without, ..Step::default() });
    }
    let mut draft = Draft { files: vec![(path.to_owned(), old.to_owned())], ..Draft::default() };
    steps.iter().try_for_each(|step| apply(step, &mut draft)).ok()?;
    (!steps.is_empty() && draft.file(path) == Some(new)).then_some(steps)
}

/// Entries in YAML, those of one table together.
fn nested(entries: &[(&[String], String)]) -> String {
    let mut text = String::new();
    let mut open: Vec<&String> = Vec::new();
    for (path, value) in entries {
        let Some((last, tables)) = path.split_last() else { continue };
        let same = open.iter().zip(tables).take_while(|(open, key)| **open == *key).count();
        open.truncate(same);
        for key in tables.iter().skip(same) {
            let _ = writeln!(text, "{}{}:", "  ".repeat(open.len()), quoted(key));
            open.push(key);
        }
        let _ = writeln!(text, "{}{}: {value}", "  ".repeat(open.len()), quoted(last));
    }
    text
}

fn quoted(key: &str) -> String {
    chartroom_core::one_line(&chartroom_gotemplate::Value::from(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(files: &[(&str, &str)], environments: &[(&str, &[&str])]) -> Draft {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        let layers = |(name, sets): &(&str, &[&str])| Layers {
            name: (*name).to_owned(),
            overlays: Vec::new(),
            sets: texts(sets),
        };
        Draft {
            files: files.iter().map(file).collect(),
            environments: environments.iter().map(layers).collect(),
        }
    }

    fn arrives(from: &Draft, to: &Draft) -> [Vec<Step>; 2] {
        [steps, entries].map(|told| {
            let (steps, lost) = told(from, to);
            let mut then = from.clone();
            steps.iter().for_each(|step| apply(step, &mut then).unwrap());
            assert_eq!((&then, lost), (to, Vec::new()));
            steps
        })
    }

    #[test]
    fn steps_lead_from_one_state_to_the_other() {
        let one = |text: &str| draft(&[("values.yaml", text)], &[]);
        for (old, new) in [
            ("a: 1\nb: 2\n", "a: 1\nb: 3\n"),
            ("a: 1\n", "a: 1\nb:\n  c: x\n  d: [1, 2]\n"),
            ("a:\n  x: 1\n  y: 2\n", "a:\n  x: 1\n"),
            ("a: 1\na2: 1\n", "a: 1\n# said\na2: 1\n"),
            ("- 1\n- 1\n- 1\n", "- 1\n- 2\n- 1\n"),
            ("a: 1", "a: 1\n"),
            ("", "a: 1\n"),
            ("a: 1\n", ""),
            ("x\nx\nx\n", "x\nx\nx\nx\n"),
            ("a: \"1\"\n", "a: 1\n"),
            ("\"a.b\": 1\nc: 2\n", "c: 2\n"),
        ] {
            arrives(&one(old), &one(new));
        }
        let [_, told] =
            arrives(&one("a:\n  x: 1\n  z: 2\nb: 1\n"), &one("a:\n  x: 1\n  z: 3\nb: 2\n"));
        assert_eq!(told.first().unwrap().with, "a:\n  z: 3\nb: 2\n");
    }

    #[test]
    fn files_and_environments_come_and_change() {
        let from = draft(&[("a", "1\n")], &[("prod", &["--set a=1"])]);
        let to = draft(&[("a", "1\n"), ("b", "2\n")], &[("prod", &[]), ("new", &["--set b=1"])]);
        let [told, _] = arrives(&from, &to);
        assert_eq!(told.len(), 3);
        let (back, lost) = steps(&to, &from);
        assert_eq!((back.len(), lost), (2, vec!["new".to_owned()]));
    }
}
