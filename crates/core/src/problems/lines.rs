//! Lines of a YAML text as their writer sees them.

use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, FileId, Fix, Span};

/// What `key:value` without a space comes to, on the line above the one where YAML stumbles: it is text, and no key.
pub(super) fn glued(file: FileId, line: &Line<'_>) -> Option<Diagnostic> {
    let (key, value) = line.content().split_once(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let plain = !key.is_empty() && key.bytes().all(is_name);
    // `http://…` and the like are text.
    if !plain || value.trim().is_empty() || value.starts_with([' ', '/']) {
        return None;
    }
    let key_start = line.content_start() as u32;
    let colon = key_start + key.len() as u32 + 1;
    let edits = vec![Edit { span: Span { file, start: colon, end: colon }, text: " ".to_owned() }];
    let message = messages::LinesGlued { key: &key }.text();
    let mut found = Diagnostic::error("yaml/syntax", message)
        .at(Span { file, start: key_start, end: colon })
        .help(messages::NO_KEY_HELP);
    found.fix =
        Some(Fix { title: messages::Write { text: &format_args!("{key}: …") }.text(), edits });
    Some(found)
}

/// A line of a text, without its break.
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands in it, without blanks and comment.
    pub(super) fn content(&self) -> &'a str {
        let text = self.text.trim_start();
        let end = if text.starts_with('#') { 0 } else { text.find(" #").unwrap_or(text.len()) };
        text.get(..end).unwrap_or_default().trim_end()
    }

    pub(super) fn content_start(&self) -> usize {
        self.start + self.text.len() - self.text.trim_start().len()
    }

    /// Where the value begins in the line: behind `- ` and `key: `.
    pub(super) fn value_start(&self) -> Option<usize> {
        let content = self.content();
        let items = content.len() - content.trim_start_matches("- ").len();
        let rest = content.get(items..)?;
        let key = rest.find(": ").filter(|_| !rest.starts_with(['"', '\'', '{', '[']));
        let start = items + key.map_or(0, |at| at + 2);
        let blanks = content.get(start..)?.len() - content.get(start..)?.trim_start().len();
        (start > 0).then_some(self.content_start() - self.start + start + blanks)
    }
}

/// The line that a byte is in.
pub(super) fn line_at(text: &str, at: usize) -> Line<'_> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let (before, after) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    Line { start, text: text.get(start..end).unwrap_or_default() }
}

/// The lines above the one that a byte is in, nearest first, but for those that are blank or comments.
pub(super) fn lines_above(text: &str, at: usize) -> impl Iterator<Item = Line<'_>> {
    let first = line_at(text, at);
    let up = |line: &Line<'_>| Some(line_at(text, line.start.checked_sub(1)?));
    let mut next = up(&first);
    std::iter::from_fn(move || {
        let line = next.take()?;
        next = up(&line);
        Some(line)
    })
    .filter(|line| !line.content().is_empty())
}
