//! Files as differences to files of the chart, where that is shorter.

use super::{DICTIONARY, SharedPatch, SharedState, deflate, json, text};
use chartroom_gotemplate::Value;
use chartroom_patch::Patch;

/// Texts by path.
type Texts<'a> = &'a [(String, String)];

/// A text that a patch cannot be put on, because the chart has no such file or another text there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// The file that the link changes.
    pub path: String,
    /// The file of the chart that it was made on.
    pub from: String,
}

impl SharedState {
    /// Makes differences of files that are longer whole. `base` are texts that whoever opens the
    /// link has too.
    pub fn shorten(&mut self, base: Texts) {
        if self.whole {
            // Whoever opens a whole chart has none to apply a difference to, but has that chart then.
            if let Some(sent) = &mut self.answers {
                sent.shorten(&texts(&self.files));
            }
            return;
        }
        if let Some(sent) = &mut self.answers {
            sent.shorten(base);
        }
        for (path, new) in std::mem::take(&mut self.files) {
            match new.as_deref().and_then(|new| shortest(&path, new, base)) {
                Some(patch) => self.patches.push(patch),
                None => self.files.push((path, new)),
            }
        }
    }

    /// Makes files of the differences again, by the texts of the chart that the link opens on. What cannot be made is
    /// left out and returned.
    pub fn restore(&mut self, base: Texts) -> Vec<OtherText> {
        let mut others = Vec::new();
        if let Some(sent) = &mut self.answers {
            others = match self.whole {
                true => sent.restore(&texts(&self.files)),
                false => sent.restore(base),
            };
        }
        for SharedPatch { path, from, patch } in std::mem::take(&mut self.patches) {
            match text_of(base, &from).and_then(|base| patch.apply(base)) {
                Some(text) => self.files.push((path, Some(text))),
                None => others.push(OtherText { path, from }),
            }
        }
        others
    }
}

impl SharedState {
    /// A link as what another state answers: it tells nothing that is told by the answer. None of a whole chart where
    /// the answer is none: then that chart is what the answer is told against.
    pub fn answered_by(mut self, answer: &Self) -> Option<Box<Self>> {
        if self.whole && !answer.whole {
            return None;
        }
        (self.chart, self.chart_version) = (String::new(), String::new());
        (self.whole, self.place, self.answers, self.snippet) = (false, None, None, None);
        self.lesson = None;
        self.binaries.clear();
        Some(Box::new(self))
    }
}

/// The files that are there.
fn texts(files: &[(String, Option<String>)]) -> Vec<(String, String)> {
    files.iter().filter_map(|(path, text)| Some((path.clone(), text.clone()?))).collect()
}

fn text_of<'a>(base: Texts<'a>, path: &str) -> Option<&'a str> {
    base.iter().find(|(other, _)| other == path).map(|(_, text)| text.as_str())
}

/// The shortest difference of a file; None where the text itself is shorter.
fn shortest(path: &str, new: &str, base: Texts) -> Option<SharedPatch> {
    let own = text_of(base, path).map(|text| (path, text));
    // A new file is often a copy of another one.
    let others =
        base.iter().filter(|_| own.is_none()).map(|(from, text)| (from.as_str(), text.as_str()));
    let patch = |(from, text): (&str, &str)| SharedPatch {
        path: path.to_owned(),
        from: from.to_owned(),
        patch: Patch::between(text, new),
    };
    let patches = own.into_iter().chain(others).map(patch);
    let patch =
        patches.map(|patch| (length(json::patch(&patch)), patch)).min_by_key(|(length, _)| *length);
    let whole = length(Value::from(vec![path.into(), new.into()]));
    patch.filter(|(length, _)| *length < whole).map(|(_, patch)| patch)
}

fn length(value: Value) -> usize {
    let json = text::encode(&value, false).unwrap_or_default();
    deflate::deflate(&json, DICTIONARY).len()
}
