//! What the escapes of a string stand for.

use super::lex::Failure;

pub(super) fn without_first_newline(text: &str) -> &str {
    text.strip_prefix('\n').or_else(|| text.strip_prefix("\r\n")).unwrap_or(text)
}

/// A string in three quotes.
pub(super) fn multiline(text: &str, line: usize) -> Result<String, Failure> {
    unescaped(&without_line_ends(without_first_newline(text)), line)
}

/// Without the backslashes at the end of a line and the white space behind them.
fn without_line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some(behind) = behind.strip_prefix('\\') {
            out.push_str("\\\\");
            rest = behind;
            continue;
        }
        let word = behind.trim_start_matches([' ', '\t', '\r', '\n']);
        let space = behind.strip_suffix(word).unwrap_or("");
        if space.contains('\n') {
            rest = word;
        } else {
            out.push('\\');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

pub(super) fn unescaped(text: &str, line: usize) -> Result<String, Failure> {
    let wrong = |message: String| Err(Failure { line, message });
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = behind.chars();
        let length = match chars.next() {
            Some(blank @ (' ' | '\t')) => return wrong(format!("invalid escape: '\\{blank}'")),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            kind => {
                out.extend(kind.map(simple));
                rest = chars.as_str();
                continue;
            }
        };
        let (digits, behind) = chars.as_str().split_at_checked(length).unwrap_or_default();
        let Some(char) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) else {
            return wrong(format!("Escaped character '\\u{digits}' is not valid UTF-8."));
        };
        out.push(char);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn simple(kind: char) -> char {
    match kind {
        'b' => '\x08',
        't' => '\t',
        'n' => '\n',
        'f' => '\x0c',
        'r' => '\r',
        'e' => '\x1b',
        char => char,
    }
}
