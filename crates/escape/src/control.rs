//! Characters that do something instead of being seen.

use std::borrow::Cow;

/// Whether a character is no mark on the page: a control character (Unicode's Cc), a separator of lines or paragraphs,
/// one that turns the direction of what follows, one of no width, a filler, a tag, or no character at all. Joiners of letters
/// and emoji stay.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// How a hidden character is shown, as Go and C escape it: `\n`, `\x1b`, `\u2028`.
pub fn escape_of(letter: char) -> String {
    match letter {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        letter => match u32::from(letter) {
            code @ ..=0xff => format!("\\x{code:02x}"),
            code @ ..=0xffff => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        },
    }
}

/// A text on one line, with every hidden character shown by its escape.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match is_hidden(letter) {
            true => out.push_str(&escape_of(letter)),
            false => out.push(letter),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown_by_its_escape() {
        let cases = [
            ("plain – 中文 😀 é", "plain – 中文 😀 é"),
            ("a\nb\rc\td", "a\\nb\\rc\\td"),
            ("\u{1b}[31mred\u{7}", "\\x1b[31mred\\x07"),
            ("\0\u{7f}\u{85}\u{9b}", "\\x00\\x7f\\x85\\x9b"),
            ("a\u{2028}b\u{2029}c", "a\\u2028b\\u2029c"),
            ("\u{202e}gpj.exe\u{2066}\u{200f}", "\\u202egpj.exe\\u2066\\u200f"),
            ("\u{feff}x\u{200b}y\u{ad}", "\\ufeffx\\u200by\\xad"),
            ("a\u{3164}\u{34f}", "a\\u3164\\u034f"),
            ("\u{e0041}\u{ffff}\u{10fffe}", "\\U000e0041\\uffff\\U0010fffe"),
            // Joined letters and emoji are seen.
            ("👩\u{200d}💻", "👩\u{200d}💻"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text:?}");
            assert_eq!(shown(expected), expected);
        }
    }
}
