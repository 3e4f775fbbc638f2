//! What may be put in at a place, and where what stands there is defined or used, as JSON for the editor.

#[cfg(feature = "whole")]
use chartroom_assist::{Assistant, Completion, Item, ItemKind, Place, Rendered};
use chartroom_core::{Project, Report};
use chartroom_protocol::Assist;
#[cfg(feature = "whole")]
use chartroom_protocol::Wish;
use std::collections::HashMap;

/// The whole engine's assistant, with what it keeps from one question to the next.
#[derive(Default)]
pub(crate) struct Assisting {
    #[cfg(feature = "whole")]
    assistant: Assistant,
}

#[cfg(not(feature = "whole"))]
impl Assisting {
    /// The small engine has none.
    pub(crate) fn answer(
        &mut self,
        _: Option<&Project>,
        _: &HashMap<usize, Report>,
        _: Option<&()>,
        _: Assist,
    ) -> Option<String> {
        None
    }
}

#[cfg(feature = "whole")]
impl Assisting {
    /// The answer for the text of a file as it is now, from what was rendered last.
    pub(crate) fn answer(
        &mut self,
        project: Option<&Project>,
        reports: &HashMap<usize, Report>,
        schemas: Option<&chartroom_check::Schemas>,
        question: Assist,
    ) -> Option<String> {
        let Assist { ticket, wish, path, text, offset } = question;
        let mut project = project.cloned().unwrap_or_default();
        for file in project.files.iter_mut().filter(|file| file.path == path) {
            if *file.data != *text.as_bytes() {
                file.data = text.as_bytes().into();
            }
        }
        let mut numbers: Vec<&usize> = reports.keys().collect();
        chartroom_core::diagnostics::order::sort(&mut numbers);
        let reports = numbers.into_iter().filter_map(|number| reports.get(number));
        let rendered = reports.filter_map(|report| {
            Some(Rendered { report, environment: report.environments.first()? })
        });
        let asked = self.assistant.about(&project, rendered.collect(), schemas);
        let offset = bytes(&text, offset.0);
        Some(match wish {
            Wish::Complete => completion(ticket, &text, &asked.complete(&path, offset)),
            Wish::Definition => places(ticket, &project, &asked.definition(&path, offset)),
            Wish::Uses => places(ticket, &project, &asked.references(&path, offset)),
        })
    }
}

/// The bytes of the first so many UTF-16 units.
#[cfg(feature = "whole")]
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(char.len_utf16());
    }
    text.len()
}

/// The UTF-16 units of the first so many bytes.
#[cfg(feature = "whole")]
fn units(text: &str, bytes: usize) -> usize {
    text.get(..bytes).unwrap_or_default().encode_utf16().count()
}

/// A text as JSON has it.
#[cfg(feature = "whole")]
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
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

#[cfg(feature = "whole")]
fn list<T>(items: impl IntoIterator<Item = T>, of: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(of).collect();
    format!("[{}]", items.join(","))
}

#[cfg(feature = "whole")]
fn completion(ticket: u32, text: &str, completion: &Completion) -> String {
    let (from, to) = (units(text, completion.range.start), units(text, completion.range.end));
    let item = |one: &Item| {
        let doc = list(&one.doc, |said| quoted(said));
        let kind = quoted(letter(one.kind));
        let (label, detail, insert) =
            (quoted(&one.label), quoted(&one.detail), quoted(&one.insert));
        format!("[{label},{kind},{detail},{insert},{doc}]")
    };
    let items = list(&completion.items, item);
    format!("{{\"ticket\":{ticket},\"from\":{from},\"to\":{to},\"items\":{items}}}")
}

/// The letter that stands before an item of a kind.
#[cfg(feature = "whole")]
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
    }
}

#[cfg(feature = "whole")]
fn places(ticket: u32, project: &Project, places: &[Place]) -> String {
    let place = |one: &Place| {
        let file = project.files.iter().find(|file| file.path == one.path);
        let text = file.map(|file| String::from_utf8_lossy(&file.data)).unwrap_or_default();
        let before = text.get(..one.start).unwrap_or_default();
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = units(before.get(start..).unwrap_or_default(), one.start - start);
        let width = text.get(one.start..one.end).unwrap_or_default().encode_utf16().count();
        let shown = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        format!(
            "[{},{line},{column},{},{}]",
            quoted(&one.path),
            column + width,
            quoted(shown.trim())
        )
    };
    format!("{{\"ticket\":{ticket},\"places\":{}}}", list(places, place))
}

#[cfg(test)]
#[cfg(feature = "whole")]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_text_cross_as_utf16() {
        let text = "a: 😀é\nb";
        for (byte, unit) in [(0, 0), (3, 3), (7, 5), (9, 6), (10, 7)] {
            assert_eq!(units(text, byte), unit);
            assert_eq!(bytes(text, unit as u32), byte);
        }
        assert_eq!(quoted("a\"\\\n\u{1}"), "\"a\\\"\\\\\\n\\u0001\"");
    }
}
