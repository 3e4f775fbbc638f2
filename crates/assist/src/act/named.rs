//! A list of maps that have names becomes a map by these names, so that layers can change one of them.

use super::{Act, ActKind, act, place};
use crate::messages;
use crate::template::scan::TokenKind;
use crate::{Asked, Place};
use chartroom_core::edit::line_start;
use chartroom_core::one_line;
use chartroom_gotemplate::Value;
use chartroom_yaml::{Node, NodeKind};

/// Every values file that has the list writes it as a map, and each `range` over it takes the name from the key.
pub(super) fn map_by_name(asked: &Asked<'_>, path: &[String]) -> Option<Act> {
    let written = asked.model.written(path);
    let mut edits: Vec<(Place, String)> = Vec::new();
    for (number, node) in &written {
        let file = asked.model.values.get(*number)?;
        let text = &file.file.text;
        let map = as_map(text, node)?;
        edits.push((
            place(&file.path, line_start(text, first_dash(text, node)?)..node.span.end),
            map,
        ));
    }
    let ranges = ranges(asked, path)?;
    if edits.is_empty() || ranges.is_empty() {
        return None;
    }
    edits.extend(ranges);
    let name = path.join(".");
    Some(act(messages::ActByName { name: &name }.text(), ActKind::Rewrite, true, edits))
}

fn first_dash(text: &str, list: &Node) -> Option<usize> {
    let first = list.items().first()?;
    text.get(..first.span.start)?.rfind('-')
}

/// The lines of a list as those of a map.
fn as_map(text: &str, list: &Node) -> Option<String> {
    if !matches!(list.kind, NodeKind::Sequence(_)) {
        return None;
    }
    let dash = first_dash(text, list)?;
    // Below its key a map stands two columns deeper than that; a list may stand at its column.
    let key = line_start(text, dash).checked_sub(1).map(|end| line_start(text, end))?;
    let indent = |at: usize| {
        text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len())
    };
    let column = (dash - line_start(text, dash)).max(indent(key) + 2);
    let mut lines: Vec<String> = Vec::new();
    for item in list.items() {
        let name = item.entry("name")?.value.text()?.to_owned();
        lines.push(format!("{}{}:", " ".repeat(column), one_line(&Value::str(name.as_str()))));
        let rest = item.entries().iter().filter(|one| one.key.text() != Some("name"));
        let mut any = false;
        for entry in rest {
            let source = text
                .get(entry.key.span.start..entry.value.span.end.max(entry.key.span.end))?
                .trim_end();
            let old = entry.key.span.start - line_start(text, entry.key.span.start);
            for (number, line) in source.lines().enumerate() {
                let deep = if number == 0 {
                    0
                } else {
                    (line.len() - line.trim_start().len()).checked_sub(old)?
                };
                lines.push(format!("{}{}", " ".repeat(column + 2 + deep), line.trim_start()));
            }
            any = true;
        }
        if !any {
            lines.last_mut()?.push_str(" {}");
        }
    }
    let text = lines.join("\n");
    let ends = list.span.end > 0;
    ends.then_some(text)
}

/// What changes at each `range` over the list and in it; None where it is read in another way.
fn ranges(asked: &Asked<'_>, path: &[String]) -> Option<Vec<(Place, String)>> {
    let mut edits = Vec::new();
    for node in asked.model.reads.at(path) {
        for (template, read) in &node.here {
            let template = asked.model.templates.get(*template)?;
            let (read, at) = template.reads.get(*read)?;
            let text = &template.file.text;
            let action = template.file.actions.get(*at)?;
            let [word, operand] = action.tokens.as_slice() else { return None };
            if text.get(word.range.clone()) != Some("range") || operand.range != read.range {
                return None;
            }
            let block = template.blocks.iter().find(|(_, open, _)| *open == action.range)?;
            edits.push((
                place(&template.path, operand.range.clone()),
                format!("$name, $one := {}", text.get(operand.range.clone())?),
            ));
            let inner = template
                .file
                .actions
                .iter()
                .filter(|one| block.1.end <= one.range.start && one.range.end <= block.2.start);
            for token in
                inner.flat_map(|one| &one.tokens).filter(|token| token.kind == TokenKind::Field)
            {
                match text.get(token.range.clone())? {
                    ".name" => {
                        edits.push((place(&template.path, token.range.clone()), "$name".to_owned()))
                    }
                    "." => return None,
                    _ => {}
                }
            }
        }
    }
    Some(edits)
}
