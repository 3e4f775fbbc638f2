//! Where the sender stood: it travels along where that is asked for, and the receiver lands there.

use super::value::{number, string};
use crate::report::{Object, Output};
use chartroom_gotemplate::{Map, Value};
use chartroom_patch::fingerprint;

/// Where the sender stood. The environment is the link's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedPlace {
    /// The tab of the output, counted from the left.
    pub tab: u32,
    /// A line of the manifests.
    pub line: Option<SharedLine>,
    /// Whether its explanation was pinned.
    pub pinned: bool,
    /// A line of a file, counted from 0.
    pub file: Option<(String, u32)>,
    /// The code of a finding, which stands at the line of the file.
    pub problem: Option<String>,
    /// What the environment was compared with; empty for the chart as it came.
    pub compared: Option<String>,
}

/// A line of an object, told so that it is found where the object has grown since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedLine {
    /// The kind of the object.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The line, counted from 0.
    pub line: u32,
    /// [`mark`] of its text.
    pub mark: u32,
}

/// What tells a line from its neighbours without saying what it holds.
pub fn mark(line: &str) -> u32 {
    fingerprint(line.trim()) & 0xffff
}

impl SharedLine {
    /// The object that the line is of, and its number.
    pub fn object<'a>(&self, output: &'a Output) -> Option<(usize, &'a Object)> {
        let mut objects = output.objects.iter().enumerate();
        objects.find(|(_, object)| object.kind == self.kind && object.name == self.name)
    }

    /// Where the line stands in the text of its object: the nearest one that is the same. None if there is none.
    pub fn find(&self, text: &str) -> Option<u32> {
        let same = text.lines().enumerate().filter(|(_, line)| mark(line) == self.mark);
        let lines = same.filter_map(|(at, _)| u32::try_from(at).ok());
        lines.min_by_key(|at| at.abs_diff(self.line))
    }
}

impl SharedPlace {
    /// Texts of it, whose lengths have a limit.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        let line = self.line.iter().flat_map(|line| [&line.kind, &line.name]);
        let file = self.file.iter().map(|(path, _)| path);
        line.chain(file).chain(&self.problem).chain(&self.compared)
    }

    /// `{"t": tab, "x": [kind, name, line, mark, 1 if it was pinned], "f": [path, line], "p": code, "c": environment}`
    pub(super) fn write(&self) -> Value {
        let count = |count: u32| Value::from(f64::from(count));
        let map = Map::new();
        if self.tab > 0 {
            map.insert("t", count(self.tab));
        }
        if let Some(SharedLine { kind, name, line, mark }) = &self.line {
            let numbers = [*line, *mark, u32::from(self.pinned)].map(count);
            let names = [kind, name].map(|name| Value::from(name.as_str()));
            map.insert("x", names.into_iter().chain(numbers).collect::<Vec<_>>());
        }
        if let Some((path, line)) = &self.file {
            map.insert("f", vec![Value::from(path.as_str()), count(*line)]);
        }
        for (key, text) in [("p", &self.problem), ("c", &self.compared)] {
            if let Some(text) = text {
                map.insert(key, text.as_str());
            }
        }
        Value::Map(map)
    }

    /// What can be read of it: a newer page may say more, or say it otherwise.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let list = |key: &[u8]| map.get(key).and_then(|value| value.as_list().cloned());
        let line = list(b"x").and_then(|list| {
            let [kind, name, line, mark, pinned, ..] = list.items() else { return None };
            let (kind, name) = (string(kind)?, string(name)?);
            let line = SharedLine { kind, name, line: number(line)?, mark: number(mark)? };
            Some((line, number(pinned)? > 0))
        });
        let file = list(b"f").and_then(|list| match list.items() {
            [path, line, ..] => Some((string(path)?, number(line)?)),
            _ => None,
        });
        let text = |key: &[u8]| map.get(key).as_ref().and_then(string);
        let (line, pinned) = line.unzip();
        Some(Self {
            tab: map.get(b"t").as_ref().and_then(number).unwrap_or_default(),
            line,
            pinned: pinned.unwrap_or_default(),
            file,
            problem: text(b"p"),
            compared: text(b"c"),
        })
    }
}
