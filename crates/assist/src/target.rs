//! What stands under a cursor: a value, a named template, a function.

use crate::model::{Template, ValuesFile};
use crate::template::scan::{TokenKind, action_at, actions, unquoted};
use crate::template::walk::walk;
use crate::{Asked, Place};
use chartroom_yaml::{Node, NodeKind};

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A path of the root chart's values.
    Value(Vec<String>),
    /// A named template.
    Template(String),
    /// A function or keyword.
    Function(String),
    /// `.Release.Name` and the like.
    BuiltIn(Vec<String>),
}

impl Asked<'_> {
    /// What stands at a byte of a file, with its bytes.
    pub(crate) fn target(&self, path: &str, offset: usize) -> Option<(Target, Place)> {
        let model = &self.model;
        let place = |(target, range): (Target, std::ops::Range<usize>)| {
            let place = Place { path: path.to_owned(), start: range.start, end: range.end };
            (target, place)
        };
        if let Some(template) = model.template(path) {
            return in_template(self, template, offset).map(place);
        }
        if let Some(file) = model.values.iter().find(|file| file.path == path) {
            return in_values(file, offset).map(place);
        }
        let (_, prefix, file) = model.schemas.iter().find(|(one, _, _)| one == path)?;
        in_schema(file.tree.as_deref()?, prefix, offset).map(place)
    }
}

type Found = (Target, std::ops::Range<usize>);

pub(crate) fn in_values(file: &ValuesFile, offset: usize) -> Option<Found> {
    let mut node = file.file.tree.as_deref()?;
    let mut path = file.prefix.clone();
    loop {
        let next = match &node.kind {
            NodeKind::Mapping(pairs) => pairs.iter().find_map(|pair| {
                let key = pair.key.text()?.to_owned();
                let on_key = pair.key.span.start <= offset && offset <= pair.key.span.end;
                if on_key {
                    return Some((key, None, pair.key.span.clone()));
                }
                let within = pair.value.span.start <= offset && offset <= pair.value.span.end;
                within.then(|| (key, Some(&pair.value), pair.key.span.clone()))
            }),
            NodeKind::Sequence(items) => {
                let within = |(_, item): &(usize, &Node)| {
                    item.span.start <= offset && offset <= item.span.end
                };
                let found = items.iter().enumerate().find(within);
                found.map(|(at, item)| (at.to_string(), Some(item), item.span.clone()))
            }
            _ => None,
        };
        let (key, below, range) = next?;
        path.push(key);
        match below {
            None => return Some((Target::Value(path), range)),
            Some(below) if matches!(below.kind, NodeKind::Scalar(_) | NodeKind::Alias(_)) => {
                return Some((Target::Value(path), below.span.clone()));
            }
            Some(below) => node = below,
        }
    }
}

/// A property of a schema stands for the value that it describes.
fn in_schema(root: &Node, prefix: &[String], offset: usize) -> Option<Found> {
    let (mut node, mut path) = (root, prefix.to_vec());
    loop {
        let pair = node
            .entries()
            .iter()
            .find(|pair| pair.key.span.start <= offset && offset <= pair.value.span.end)?;
        match pair.key.text()? {
            "properties" => {
                let property = pair
                    .value
                    .entries()
                    .iter()
                    .find(|one| one.key.span.start <= offset && offset <= one.value.span.end)?;
                path.push(property.key.text()?.to_owned());
                if offset <= property.key.span.end {
                    return Some((Target::Value(path), property.key.span.clone()));
                }
                node = &property.value;
            }
            "items" => {
                path.push("*".to_owned());
                node = &pair.value;
            }
            _ => return None,
        }
    }
}

fn in_template(asked: &Asked<'_>, template: &Template, offset: usize) -> Option<Found> {
    let text = &template.file.text;
    let action = action_at(&template.file.actions, offset)?;
    let token =
        action.tokens.iter().find(|token| token.range.start <= offset && offset < token.range.end);
    let token = token.or_else(|| action.tokens.iter().find(|token| token.range.end == offset))?;
    let slice = text.get(token.range.clone())?;
    match token.kind {
        TokenKind::Field | TokenKind::Variable => {
            field(asked, template, token.range.clone(), slice, offset)
        }
        TokenKind::Text => {
            let name = unquoted(slice).to_owned();
            let range = token.range.start + 1..token.range.start + 1 + name.len();
            let is_call = template.calls.iter().any(|(call, _)| call.range == range)
                || template.defines.iter().any(|define| define.range == range);
            if is_call {
                return Some((Target::Template(name), range));
            }
            let read = template.reads.iter().find(|(read, _)| read.key == range)?;
            Some((Target::Value(asked.model.outer_global(&read.0.path).to_vec()), range))
        }
        TokenKind::Word => Some((Target::Function(slice.to_owned()), token.range.clone())),
        _ => None,
    }
}

/// The step of a chain that a cursor is on.
fn field(
    asked: &Asked<'_>,
    template: &Template,
    range: std::ops::Range<usize>,
    slice: &str,
    offset: usize,
) -> Option<Found> {
    let within = offset.saturating_sub(range.start);
    let end = slice.get(within..)?.find('.').map_or(slice.len(), |at| within + at);
    // On a dot, what follows it is meant; behind the last step that.
    let end = if end == within && end < slice.len() {
        slice.get(within + 1..)?.find('.').map_or(slice.len(), |at| within + 1 + at)
    } else {
        end
    };
    let start = slice.get(..end)?.rfind('.').map_or(0, |at| at + 1);
    let behind = slice.get(end..)?.matches('.').count();
    let key = range.start + start..range.start + end;
    if let Some((read, _)) = template.reads.iter().find(|(read, _)| read.range == range) {
        let length = read.path.len().checked_sub(behind)?;
        let path = asked.model.outer_global(read.path.get(..length)?).to_vec();
        if !path.is_empty() && length + read.spelled > read.path.len() {
            return Some((Target::Value(path), key));
        }
    }
    let chain: Vec<String> = slice.get(..end)?.split('.').skip(1).map(str::to_owned).collect();
    let known = ["Release", "Chart", "Capabilities", "Files", "Template", "Values"];
    let first = chain.first()?;
    known.contains(&first.as_str()).then_some((Target::BuiltIn(chain), key))
}

/// The actions of a text that `tpl` is given are read where they stand.
pub(crate) fn reads_in_text(
    asked: &Asked<'_>,
    file: &ValuesFile,
) -> Vec<(Vec<String>, std::ops::Range<usize>)> {
    let text = &file.file.text;
    if !text.contains("{{") {
        return Vec::new();
    }
    let chart = asked.model.charts.iter().position(|one| one.prefix == file.prefix).unwrap_or(0);
    let context = asked.model.context(chart);
    let all = actions(text);
    let (found, _) = walk(text, &all, &context, &|_| context.clone(), usize::MAX);
    found.reads.into_iter().map(|(read, _)| (read.path, read.key)).collect()
}
