//! Maps and lists of the values that an action prints as Go shows them: `map[a:b]`, `[a b]`.

use super::{Object, Scene};
use chartroom_diagnostics::Span;
use chartroom_gotemplate::Value;
use chartroom_gotemplate::fmt::display;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// One of them.
pub(crate) struct GoForm {
    /// The value.
    pub(crate) path: Vec<String>,
    pub(crate) is_map: bool,
    /// Its bytes in the text of the object.
    pub(crate) range: Range<usize>,
    /// The action that prints it.
    pub(crate) action: Option<Span>,
    /// The entry that set it, or a part of it.
    pub(crate) source: Option<Span>,
}

/// The map or list at a path and those in it, as Go shows them, and whether each is a map.
type Shown = HashMap<Vec<String>, Vec<(bool, String)>>;

impl Scene<'_> {
    /// Those in the text of an object, in order. What reads as the value all the same, such as `[a]`, is none.
    pub(crate) fn go_forms(&self, object: &Object<'_>) -> Vec<GoForm> {
        let Some(output) = self.output else { return Vec::new() };
        let text = output.objects.get(object.index).map_or("", |object| &object.text);
        let (mut found, mut shown): (Vec<GoForm>, Shown) = Default::default();
        let commented = comments(text);
        for (at, _) in text.match_indices('[') {
            let is_map = text.get(..at).is_some_and(|before| before.ends_with("map"));
            let start = if is_map { at - "map".len() } else { at };
            let is_inside = found.last().is_some_and(|last| start < last.range.end);
            if is_inside || is_in(&commented, start) {
                continue;
            }
            let Some(origin) = output.provenance.piece_of(object.index, start..at + 1, MOST_INPUTS)
            else {
                continue;
            };
            if origin.literal.is_some() {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let values = origin.values.iter();
            let values = values.filter_map(|(input, source)| Some((input.value()?, source)));
            let form = values.take(MOST_VALUES).find_map(|(path, source)| {
                let (path, is_map, length) = self.shown_at(path, rest, &mut shown)?;
                Some(GoForm {
                    path: path.to_vec(),
                    is_map,
                    range: start..start + length,
                    action: origin.template,
                    source: source.as_ref().and_then(|source| source.span),
                })
            });
            found.extend(form);
        }
        found
    }

    /// The value at a path, around it or in it that a text begins with, as Go shows it; and how many bytes that takes.
    fn shown_at<'p>(
        &self,
        path: &'p [String],
        text: &str,
        shown: &mut Shown,
    ) -> Option<(&'p [String], bool, usize)> {
        (1..=path.len()).rev().find_map(|length| {
            let around = path.get(..length)?;
            let forms = shown.entry(around.to_vec()).or_insert_with(|| self.forms(around));
            // What is in a value around this one is another value.
            let own = if length == path.len() { forms.len() } else { 1 };
            let mut forms = forms.iter().take(own);
            let (is_map, form) = forms.find(|(_, form)| text.starts_with(form.as_str()))?;
            Some((around, *is_map, form.len()))
        })
    }

    fn forms(&self, path: &[String]) -> Vec<(bool, String)> {
        let root = Value::Map(self.values.clone());
        let value = path.iter().try_fold(root, |value, step| match value.as_list() {
            Some(list) => list.items().get(step.parse::<usize>().ok()?).cloned(),
            None => value.as_map()?.get(step.as_bytes()),
        });
        let mut waiting: VecDeque<Value> = value.into_iter().collect();
        let mut forms = Vec::new();
        while let Some(value) = waiting.pop_front().filter(|_| forms.len() < MOST_FORMS) {
            if let Some(map) = value.as_map() {
                waiting.extend(map.entries().into_iter().map(|(_, value)| value));
            } else if let Some(list) = value.as_list() {
                waiting.extend(list.items().iter().cloned());
            } else {
                continue;
            }
            forms.extend(go_form(&value));
        }
        forms
    }
}

/// How Go shows a map or a list, unless that reads as itself.
fn go_form(value: &Value) -> Option<(bool, String)> {
    let show = |value: &Value| display(value).to_text().into_owned();
    let length = |value: &Value| value.as_list().map(|list| list.items().len());
    let form = show(value);
    let read = chartroom_yaml::parse(&form).root.and_then(|root| root.to_value().ok());
    let is_map = value.as_map().is_some();
    let same = |read: &Value| !is_map && length(read) == length(value) && show(read) == form;
    (!read.as_ref().is_some_and(same)).then_some((is_map, form))
}

/// How many maps and lists of a value are looked at.
const MOST_FORMS: usize = 200;

/// How many values of a piece are looked at.
const MOST_VALUES: usize = 4;

/// How many of what a piece was computed from are looked through for them.
const MOST_INPUTS: usize = 64;

/// The lines that are comments, in order.
fn comments(text: &str) -> Vec<Range<usize>> {
    let (mut commented, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.trim_start().starts_with('#') {
            commented.push(range);
        }
    }
    commented
}

/// Whether a byte is in one of them.
fn is_in(lines: &[Range<usize>], at: usize) -> bool {
    let next = lines.partition_point(|line| line.end <= at);
    lines.get(next).is_some_and(|line| line.start <= at)
}
