//! The writers of the scalar styles.

use super::analyze::{analyze, is_break, is_printable};
use super::scalar_style::{Style, possible, wanted};
use super::{Dialect, Emitter, Role};

/// go-yaml v2's line width: text is folded at the first space past it. v3 is set to none.
const WIDTH: usize = 80;

impl Emitter {
    /// A word that is plain in any place.
    pub(super) fn plain_word(&mut self, text: &str, role: Role) {
        self.styled(text, Style::Plain, role);
    }

    /// A string in the style that it needs.
    pub(super) fn scalar(&mut self, text: &str, role: Role) {
        let style = possible(wanted(text), &analyze(text, self.dialect), role);
        self.styled(text, style, role);
    }

    pub(super) fn styled(&mut self, text: &str, style: Style, role: Role) {
        let outer = self.indent;
        self.increase_indent(true, false);
        let folds = role != Role::SimpleKey && self.dialect == Dialect::V2;
        match style {
            Style::Plain => self.write_plain(text, folds),
            Style::SingleQuoted => self.write_single_quoted(text, folds),
            Style::DoubleQuoted => self.write_double_quoted(text, folds),
            Style::Literal => self.write_literal(text),
        }
        self.indent = outer;
    }

    fn write_plain(&mut self, text: &str, folds: bool) {
        if !self.whitespace && (self.dialect == Dialect::V2 || !text.is_empty()) {
            self.put(' ');
        }
        let mut chars = text.chars().peekable();
        let mut after_space = false;
        while let Some(char) = chars.next() {
            let space = char == ' ';
            if space && folds && !after_space && self.column > WIDTH && chars.peek() != Some(&' ') {
                self.write_indent();
            } else {
                self.put(char);
                self.indention = self.indention && space;
            }
            after_space = space;
        }
        self.whitespace = false;
        self.indention = false;
    }

    fn write_single_quoted(&mut self, text: &str, folds: bool) {
        self.write_indicator("'", true, false, false);
        let mut chars = text.chars().peekable();
        let mut first = true;
        let (mut after_space, mut after_break) = (false, false);
        while let Some(char) = chars.next() {
            let space = char == ' ';
            if space {
                let inner = !first && chars.peek().is_some_and(|next| *next != ' ');
                if folds && !after_space && self.column > WIDTH && inner {
                    self.write_indent();
                } else {
                    self.put(char);
                }
            } else if is_break(char) {
                if !after_break && char == '\n' {
                    self.put_break();
                }
                self.write_break(char);
                self.indention = true;
            } else {
                if after_break {
                    self.write_indent();
                }
                if char == '\'' {
                    self.put(char);
                }
                self.put(char);
                self.indention = false;
            }
            // A space leaves a preceding break in force.
            after_break = is_break(char) || (space && after_break);
            after_space = space || (is_break(char) && after_space);
            first = false;
        }
        self.write_indicator("'", false, false, false);
    }

    fn write_double_quoted(&mut self, text: &str, folds: bool) {
        self.write_indicator("\"", true, false, false);
        // go-yaml looks for a byte order mark at the start of the text, whichever character it is at, and escapes
        // the character if it finds one.
        let marked = text.starts_with('\u{feff}');
        let mut chars = text.chars().peekable();
        let mut first = true;
        let mut after_space = false;
        while let Some(char) = chars.next() {
            let space = char == ' ' && !marked;
            if marked || !is_printable(char) || is_break(char) || matches!(char, '"' | '\\') {
                self.write_escape(char);
            } else if space
                && folds
                && !after_space
                && self.column > WIDTH
                && !first
                && chars.peek().is_some()
            {
                self.write_indent();
                if chars.peek() == Some(&' ') {
                    self.put('\\');
                }
            } else {
                self.put(char);
            }
            after_space = space;
            first = false;
        }
        self.write_indicator("\"", false, false, false);
    }

    fn write_escape(&mut self, char: char) {
        let short = match char {
            '\0' => '0',
            '\x07' => 'a',
            '\x08' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\x0b' => 'v',
            '\x0c' => 'f',
            '\r' => 'r',
            '\x1b' => 'e',
            '"' => '"',
            '\\' => '\\',
            '\u{85}' => 'N',
            '\u{a0}' => '_',
            '\u{2028}' => 'L',
            '\u{2029}' => 'P',
            _ => return self.write_code(char as u32),
        };
        self.put('\\');
        self.put(short);
    }

    fn write_code(&mut self, code: u32) {
        let text = match code {
            0..=0xff => format!("\\x{code:02X}"),
            0x100..=0xffff => format!("\\u{code:04X}"),
            _ => format!("\\U{code:08X}"),
        };
        text.chars().for_each(|char| self.put(char));
    }

    fn write_literal(&mut self, text: &str) {
        self.write_indicator("|", true, false, false);
        self.write_hints(text);
        self.put_break();
        self.indention = true;
        self.whitespace = true;
        let mut after_break = true;
        for char in text.chars() {
            if is_break(char) {
                self.write_break(char);
                self.indention = true;
            } else {
                if after_break {
                    self.write_indent();
                }
                self.put(char);
                self.indention = false;
            }
            after_break = is_break(char);
        }
    }

    /// Indentation indicator, if the text begins with a space or break, and what is done with the last line breaks.
    fn write_hints(&mut self, text: &str) {
        if text.starts_with(|char| char == ' ' || is_break(char)) {
            self.write_indicator("2", false, false, false);
        }
        let mut ends = text.chars().rev();
        let chomp = match (ends.next().is_some_and(is_break), ends.next()) {
            (false, _) => "-",
            (true, None) => "+",
            (true, Some(before)) if is_break(before) => "+",
            (true, Some(_)) => return,
        };
        self.write_indicator(chomp, false, false, false);
    }

    fn write_break(&mut self, char: char) {
        if char == '\n' {
            self.put_break();
        } else {
            self.out.push(char);
            self.column = 0;
        }
    }
}
