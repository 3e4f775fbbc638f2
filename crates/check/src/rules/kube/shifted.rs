//! Fields at the wrong level because the action that prints them indents them too little: one mistake, however many.

use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Edit, Fix, Mark, Span};
use chartroom_kube::{Fault, FaultKind, Hint, path_text};
use std::collections::HashSet;
use std::ops::Range;

/// Lines that an action prints below a key whose value they were meant to be.
#[derive(PartialEq, Eq, Hash)]
struct Block {
    object: usize,
    action: Span,
    /// The key above that they belong to.
    key: String,
    /// How far the lines are indented, and how far they have to be.
    has: usize,
    needs: usize,
}

/// Tells of each such action once; gives the faults that are told by that.
pub(super) fn report(
    scene: &Scene<'_>,
    findings: &mut Findings<'_>,
) -> HashSet<(usize, Range<usize>)> {
    let (mut told, mut blocks) = (HashSet::new(), HashSet::new());
    for (index, fault) in &scene.faults {
        let Some(object) = scene.object(*index) else { continue };
        let Some(block) = block(scene, object, fault) else { continue };
        told.insert((*index, fault.span.clone()));
        if blocks.contains(&block) {
            continue;
        }
        let line = scene.rendered_text(block.object, &fault.span);
        let message =
            messages::Shifted { has: &block.has, key: &block.key, needs: &block.needs }.text();
        let finding = Finding::in_file(block.action, message)
            .help(messages::ShiftedHelp { line: &line, key: &block.key })
            .fix(deeper(scene, &block))
            .mark(Mark::Shifted)
            .helm(fault.server_text().unwrap_or_default())
            .rendered_bytes(object, fault.span.clone(), messages::SHIFTED_NOTE.text());
        findings.push(finding);
        blocks.insert(block);
    }
    told
}

/// The block that an unknown field is in.
fn block(scene: &Scene<'_>, object: &Object<'_>, fault: &Fault) -> Option<Block> {
    let FaultKind::UnknownField { .. } = fault.kind else { return None };
    let text = &scene.output?.objects.get(object.index)?.text;
    let mut start = text.get(..fault.span.start)?.rfind('\n')? + 1;
    let action = indents(scene, object, start..fault.span.start)?;
    let has = fault.span.start - start;
    loop {
        let above = text.get(..start - 1)?;
        let above_start = above.rfind('\n').map_or(0, |at| at + 1);
        let line = above.get(above_start..)?;
        let blanks = line.len() - line.trim_start().len();
        let printed = indents(scene, object, above_start..above_start + blanks);
        if printed == Some(action) && above_start > 0 {
            start = above_start;
            continue;
        }
        let Some(key) = line.trim().strip_suffix(':') else {
            return items(object, fault, action, text, start);
        };
        let is_key = blanks >= has && !key.starts_with("- ") && !key.contains([' ', '"']);
        // Items became those of the list around the key.
        let first = text.get(start..)?.lines().next()?;
        if is_key && first.trim_start().starts_with("- ") {
            let has = first.len() - first.trim_start().len();
            let number = text.get(..above_start)?.matches('\n').count();
            let key = chartroom_core::provenance::yaml_path(text, number).replace(" › ", ".");
            let needs = blanks + 2;
            return (blanks > has && !key.is_empty()).then_some(Block {
                object: object.index,
                action,
                key,
                has,
                needs,
            });
        }
        // Beside the lines, the key is in the map that they are in now.
        let around = fault.path.split_last().map_or(&[][..], |(_, around)| around);
        let key = match path_text(around) {
            around if blanks == has && !around.is_empty() => format!("{around}.{key}"),
            _ => key.to_owned(),
        };
        return is_key.then_some(Block {
            object: object.index,
            action,
            key,
            has,
            needs: blanks + 2,
        });
    }
}

/// Items that belong to a list above, which ends before them: the fault is a field of what that list holds.
fn items(
    object: &Object<'_>,
    fault: &Fault,
    action: Span,
    text: &str,
    start: usize,
) -> Option<Block> {
    let FaultKind::UnknownField { hint: Some(Hint::Below(field)), .. } = &fault.kind else {
        return None;
    };
    let blanks = |line: &str| line.len() - line.trim_start().len();
    let is_item = |line: &&str| line.trim_start().starts_with("- ");
    let has = text.get(start..)?.lines().next().filter(is_item).map(blanks)?;
    let mut needs = None;
    for line in text.get(..start)?.lines().rev() {
        if line.trim() == format!("{field}:") {
            let needs = needs.filter(|needs| *needs > has && *needs >= blanks(line))?;
            return Some(Block { object: object.index, action, key: field.clone(), has, needs });
        }
        if blanks(line) <= has && !line.trim().is_empty() {
            return None;
        }
        needs = Some(line).filter(is_item).map(blanks).or(needs);
    }
    None
}

/// The action that made the blanks at the start of a line, if it is one that indents.
fn indents(scene: &Scene<'_>, object: &Object<'_>, blanks: Range<usize>) -> Option<Span> {
    if blanks.is_empty() {
        return None;
    }
    let action = scene.output?.provenance.piece(object.index, blanks)?.template?;
    scene.slice(action).contains("indent ").then_some(action)
}

/// The larger number.
fn deeper(scene: &Scene<'_>, block: &Block) -> Option<Fix> {
    let text = scene.slice(block.action);
    let at = text.rfind("indent ")? + "indent ".len();
    let digits: String = text.get(at..)?.chars().take_while(char::is_ascii_digit).collect();
    let number: usize = digits.parse().ok()?;
    let wanted = (number + block.needs - block.has).to_string();
    let start = block.action.start + at as u32;
    let span = Span { start, end: start + digits.len() as u32, ..block.action };
    let title = messages::ShiftedFix { spaces: &wanted }.text();
    Some(Fix { title, edits: vec![Edit { span, text: wanted }] })
}
