//! A stream of YAML documents as Kubernetes' `YAMLReader` splits it, which is how Helm reads values files.

use chartroom_diagnostics::{LineCol, LineIndex};
use memchr::memchr;
use std::ops::Range;

/// One document of a stream.
pub struct Document {
    /// Its text. Every line ends with `\n`, also where the file has `\r\n` or nothing.
    pub text: Vec<u8>,
    /// 0-based line of the file that it begins on.
    pub first_line: u32,
}

/// A line that begins like a separator and is none.
pub struct NotSeparator {
    /// What follows `---`, as Helm shows it.
    pub rest: String,
    /// 0-based line of the file.
    pub line: u32,
}

/// Splits at lines of `---`, behind which only a comment may stand; a first line of that kind belongs to the first
/// document. Anything else behind `---` is refused, once the documents before it are read.
pub fn split(text: &[u8]) -> (Vec<Document>, Option<NotSeparator>) {
    if let Some(document) = single(text) {
        return (vec![document], None);
    }
    let mut documents = Vec::new();
    let mut open = Document { text: Vec::new(), first_line: 0 };
    for (number, line) in (0u32..).zip(lines(text)) {
        let rest = line.strip_prefix(b"---").map(String::from_utf8_lossy);
        let rest = rest.as_ref().map(|rest| rest.trim());
        match rest {
            Some(rest) if !rest.is_empty() && !rest.starts_with('#') => {
                return (documents, Some(NotSeparator { rest: rest.to_owned(), line: number }));
            }
            Some(_) if !open.text.is_empty() => {
                let next = Document { text: Vec::new(), first_line: number + 1 };
                documents.push(std::mem::replace(&mut open, next));
            }
            _ => {
                open.text.extend_from_slice(line);
                open.text.push(b'\n');
            }
        }
    }
    if !open.text.is_empty() {
        documents.push(open);
    }
    (documents, None)
}

/// The one document of a text that nothing in it can split.
fn single(text: &[u8]) -> Option<Document> {
    let is_one =
        chartroom_gotemplate::find(text, b"---").is_none() && memchr(b'\r', text).is_none();
    (is_one && !text.is_empty()).then(|| {
        let mut text = text.to_vec();
        if text.last() != Some(&b'\n') {
            text.push(b'\n');
        }
        Document { text, first_line: 0 }
    })
}

/// The lines without their `\n` or `\r\n`.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let body = text.strip_suffix(b"\n").unwrap_or(text);
    let empty = text.is_empty();
    body.split(|byte| *byte == b'\n')
        .filter(move |_| !empty)
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

impl Document {
    /// The bytes of the file that a byte range of the document came from.
    pub fn span_in_file(&self, file: &LineIndex, span: Range<usize>) -> Range<u32> {
        let own = LineIndex::new(&self.text);
        let place = |offset: u32| {
            let LineCol { line, column } = own.line_col(offset);
            file.offset(LineCol { line: line + self.first_line, column })
        };
        place(span.start as u32)..place(span.end as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_stand_alone_or_before_a_comment_and_spans_survive_crlf() {
        let text = b"---\r\na: 1\r\n---  \r\n--- # first line of the next\r\nb: 2\n---#\nc: 3";
        let (documents, refused) = split(text);
        let texts: Vec<&[u8]> = documents.iter().map(|document| &document.text[..]).collect();
        let second = b"--- # first line of the next\nb: 2\n";
        assert_eq!(texts, [&b"---\na: 1\n"[..], second, b"c: 3\n"]);
        assert!(refused.is_none());
        let index = LineIndex::new(text);
        let at = second.len() - 2;
        let span = documents[1].span_in_file(&index, at - 3..at - 2);
        assert_eq!(&text[span.start as usize..span.end as usize], b"b");
    }

    #[test]
    fn other_lines_of_dashes_are_refused() {
        let (documents, refused) = split(b"a: 1\n---\nb: 2\n---  x # y\n");
        let refused = refused.unwrap();
        assert_eq!((documents.len(), &*refused.rest, refused.line), (1, "x # y", 3));
    }
}
