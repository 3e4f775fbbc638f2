//! A stream of YAML documents as Kubernetes' `YAMLReader` splits it, which is how Helm reads values files.

use chartroom_diagnostics::{LineCol, LineIndex, bytes};
use std::ops::Range;

/// One document of a stream.
pub struct Document {
    /// Its text. Every line ends with `\n`, also where the file has `\r\n` or nothing.
    pub text: Vec<u8>,
    /// 0-based line of the file that it begins on.
    pub first_line: u32,
}

/// Splits at lines that hold `---` and blanks only. Other lines beginning with `---` stay in their document, of
/// which go-yaml then reads the part before; a first line `---` belongs to the first document.
pub fn split(text: &[u8]) -> Vec<Document> {
    if let Some(document) = single(text) {
        return vec![document];
    }
    let mut documents = Vec::new();
    let mut open = Document { text: Vec::new(), first_line: 0 };
    for (number, line) in lines(text).enumerate() {
        if is_separator(line) && !open.text.is_empty() {
            let next = Document { text: Vec::new(), first_line: number as u32 + 1 };
            documents.push(std::mem::replace(&mut open, next));
        } else {
            open.text.extend_from_slice(line);
            open.text.push(b'\n');
        }
    }
    if !open.text.is_empty() {
        documents.push(open);
    }
    documents
}

/// The one document of a text that nothing in it can split.
fn single(text: &[u8]) -> Option<Document> {
    let is_one = bytes::find(text, b"---").is_none() && bytes::position(text, b'\r').is_none();
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

fn is_separator(line: &[u8]) -> bool {
    let Some(after) = line.strip_prefix(b"---") else { return false };
    String::from_utf8_lossy(after).trim().is_empty()
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
    fn separators_stand_alone_and_spans_survive_crlf() {
        let text = b"---\r\na: 1\r\n---  \r\n--- # no\r\nb: 2";
        let documents = split(text);
        let texts: Vec<&[u8]> = documents.iter().map(|document| &document.text[..]).collect();
        assert_eq!(texts, [&b"---\na: 1\n"[..], b"--- # no\nb: 2\n"]);
        let index = LineIndex::new(text);
        let span = documents[1].span_in_file(&index, 9..10);
        assert_eq!(&text[span.start as usize..span.end as usize], b"b");
    }
}
