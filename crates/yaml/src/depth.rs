//! Nesting beyond what is read or written here: a browser's stack bears less than Go's.

/// Nesting that Go's readers of YAML and JSON accept.
const GO_LIMIT: usize = 10_000;

/// What is said of a value that is nested deeper than it is written.
pub(crate) fn not_written(limit: usize) -> String {
    format!("{TOO_DEEP}{limit} levels: no more is written, Helm has no limit")
}

/// Whether an error says that a value is nested deeper than it is written here, which is none of Helm's errors.
pub fn is_not_written(error: &str) -> bool {
    error.starts_with(TOO_DEEP)
}

const TOO_DEEP: &str = "nested deeper than ";

/// What is said of a text that is nested deeper than it is read.
pub fn not_read(limit: usize) -> String {
    format!("{TOO_DEEP}{limit} levels: no more is read, Helm reads {GO_LIMIT}")
}

/// The bracket, dash or question mark that is one level too many for Go too; None if Go could read the text. Brackets
/// count wherever they stand.
pub fn beyond_go(text: &[u8]) -> Option<u8> {
    let (mut open, mut in_line, mut at_start) = (0_usize, 0_usize, true);
    for byte in text {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            b'\n' => (in_line, at_start) = (0, true),
            _ => {}
        }
        // A block is inside another if it begins further right: by a blank or an indicator at least.
        at_start &= matches!(byte, b'\n' | b' ' | b'-' | b'?' | b':');
        in_line += usize::from(at_start && *byte != b'\n');
        if open > GO_LIMIT || in_line > GO_LIMIT {
            return Some(*byte);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::beyond_go;

    #[test]
    fn only_what_go_refuses_is_beyond_it() {
        for text in ["[", "{\"a\":", "- ", "? "] {
            assert!(beyond_go(text.repeat(10_001).as_bytes()).is_some(), "{text}");
            assert!(beyond_go(text.repeat(4_000).as_bytes()).is_none(), "{text}");
        }
        assert!(beyond_go("[],".repeat(20_000).as_bytes()).is_none());
        assert!(beyond_go("- a\n".repeat(20_000).as_bytes()).is_none());
    }
}
