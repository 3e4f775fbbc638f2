//! Text in the columns of a terminal, where a Chinese character takes two.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A text with blanks behind it, up to so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// So many columns of a text at most, with `…` where there is more.
pub(crate) fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    let mut columns = 0;
    let end = text.char_indices().find(|(_, char)| {
        columns += char.width().unwrap_or(0);
        columns > most
    });
    match end {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// A text as lines of at most so many columns: it breaks at blanks, and beside Chinese characters.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let Some(line) = lines.last_mut() else { continue };
        if !line.is_empty() && width(line) + width(piece.trim_end()) > columns {
            line.truncate(line.trim_end().len());
            lines.push(piece.to_owned());
        } else {
            line.push_str(piece);
        }
    }
    lines
}

/// What no line may break in, each with the blanks behind it.
fn pieces(text: &str) -> Vec<&str> {
    let is_wide = |char: char| char.width() == Some(2);
    let mut before = None;
    let mut cuts = vec![0];
    for (at, char) in text.char_indices() {
        let breaks = match before {
            Some(' ') => char != ' ',
            Some(before) if is_wide(before) || is_wide(char) => {
                !" ，。；：、？！）》”".contains(char) && !"（《“".contains(before)
            }
            _ => false,
        };
        if breaks {
            cuts.push(at);
        }
        before = Some(char);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|cut| text.get(*cut.first()?..*cut.last()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_a_terminal() {
        assert_eq!(width("写出 a"), 6);
        assert_eq!(padded("写出", 6), "写出  ");
        assert_eq!(beginning("写出者", 5), "写出…");
        assert_eq!(beginning("写出", 4), "写出");
    }

    #[test]
    fn lines_break_at_blanks_and_beside_chinese_characters() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(
            wrapped("打印环境。打印 values.yaml（它）", 11),
            ["打印环境。", "打印", "values.yaml", "（它）"]
        );
        assert_eq!(wrapped("without", 3), ["without"]);
    }
}
