//! What may be put in at a place.

mod builtin;
mod chart_yaml;
mod insertion;
mod kubernetes;
pub(crate) use kubernetes::{about as about_field, field_at};
mod names;
mod rank;
mod site;
mod snippets;
mod template;
mod values;

use crate::matching::fits;
use crate::template::scan::{action_at, actions};
use crate::template::subject::Subject;
use crate::{Asked, Completion, Item, ItemKind};
use chartroom_messages::Message;

/// More are not offered: who wants another types on.
const MOST: usize = 200;

/// An item with what it is sorted by.
pub(super) struct Candidate {
    pub(super) item: Item,
    /// More is likelier.
    pub(super) score: i32,
    /// The value that it is, with who reads it: what there is to say is put together for the first ones alone.
    pub(super) about: Option<About>,
}

/// What is said beside an item: as it is written, or a message.
pub(super) enum Detail {
    As(&'static str),
    Said(Message),
}

impl Detail {
    pub(super) fn text(&self) -> &'static str {
        match self {
            Detail::As(text) => text,
            Detail::Said(message) => message.text(),
        }
    }
}

/// A path of the values, and its reads.
pub(super) type About = (Vec<String>, Vec<(usize, usize)>);

/// So many items have what there is to say of their values with them.
const TOLD: usize = 40;

pub(super) fn complete(asked: &Asked<'_>, path: &str, offset: usize) -> Option<Completion> {
    let model = &asked.model;
    if let Some(template) = model.template(path) {
        let file = &template.file;
        return match action_at(&file.actions, offset) {
            Some(action) if action.comment => None,
            Some(action) => template::in_action(
                asked,
                Some(template),
                &file.text,
                &file.actions,
                action,
                template.chart,
                offset,
            ),
            None => kubernetes::in_template(asked, template, offset),
        };
    }
    if let Some(file) = model.values.iter().find(|file| file.path == path) {
        let text = file.file.text.clone();
        // Texts that `tpl` is given hold actions, too.
        let inner = actions(&text);
        if let Some(action) = action_at(&inner, offset) {
            let chart = model.charts.iter().position(|one| one.prefix == file.prefix).unwrap_or(0);
            return template::in_action(asked, None, &text, &inner, action, chart, offset);
        }
        return values::complete(asked, file, offset);
    }
    if path.ends_with("Chart.yaml") {
        return chart_yaml::complete(asked, path, offset);
    }
    None
}

/// Sorts candidates that fit what was typed.
pub(super) fn sorted(asked: &Asked<'_>, candidates: Vec<Candidate>, typed: &str) -> Vec<Item> {
    let mut fitting: Vec<(u8, i32, usize, Candidate)> = Vec::new();
    for (place, one) in candidates.into_iter().enumerate() {
        if let Some(fit) = fits(&one.item.label, typed) {
            fitting.push((fit, -one.score, place, one));
        }
    }
    chartroom_diagnostics::order::sort_by(&mut fitting, |a, b| {
        (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2))
    });
    let mut items: Vec<Item> = Vec::new();
    for (_, _, _, candidate) in fitting {
        let Candidate { mut item, about, .. } = candidate;
        if let Some((path, reads)) = about.filter(|_| items.len() < TOLD) {
            item.doc = asked.about_value(&path, &reads);
        }
        if items.len() < MOST
            && !items.iter().any(|known| known.label == item.label && known.kind == item.kind)
        {
            items.push(item);
        }
    }
    items
}

/// Whether a meaning says anything.
pub(super) fn is_known(subject: &Subject) -> bool {
    *subject != Subject::Unknown
}

/// A candidate that is put in as it is called.
fn plain(label: &str, kind: ItemKind, detail: &str, score: i32) -> Candidate {
    let (label, detail) = (label.to_owned(), detail.to_owned());
    let insert = label.clone();
    Candidate {
        item: Item { label, kind, detail, doc: Vec::new(), insert, field: None },
        score,
        about: None,
    }
}
