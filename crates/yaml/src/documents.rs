//! A stream of documents, as the `YAMLReader` of k8s.io/apimachinery splits it for values files.

use crate::problem::Span;

/// The documents of a stream. Lines of `---`, blanks and a comment separate; such a line belongs to no document, unless the
/// document would be empty: then `YAMLReader.Read` takes it as the first line of the next one.
pub fn documents(text: &str) -> Vec<Span> {
    let mut documents = Vec::new();
    let mut start = 0;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        if is_separator(line) && start < offset {
            documents.push(start..offset);
            start = end;
        }
        offset = end;
    }
    if start < offset {
        documents.push(start..offset);
    }
    documents
}

fn is_separator(line: &str) -> bool {
    let rest = line.strip_prefix("---").map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        documents(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn separators_are_whole_lines() {
        assert_eq!(split("a: 1\n---  \nb: 2"), ["a: 1\n", "b: 2"]);
        assert_eq!(split("a: 1\n--- # b\nb: 2\n"), ["a: 1\n", "b: 2\n"]);
        assert_eq!(split("a: 1\n---x\nb: 2\n"), ["a: 1\n---x\nb: 2\n"]);
        assert_eq!(split("---\na: 1\n---\n---\nb: 2\n"), ["---\na: 1\n", "---\nb: 2\n"]);
        assert!(split("").is_empty());
    }
}
