//! Single and double quoted scalars.

use super::{Fold, Mark, Scan, Scanner};
use crate::cause::Syntax;
use crate::node::Style;

impl Scanner<'_> {
    pub(super) fn scan_quoted(&mut self, style: Style) -> Scan<String> {
        let start = self.mark;
        let quote = self.byte(0);
        let mut value = String::new();
        self.skip();
        loop {
            self.ensure(4)?;
            if self.mark.column == 0 && self.text.document_marker(self.mark.offset).is_some() {
                return self.error(start, Syntax::DocumentInQuotes);
            }
            if self.at_end() {
                return self.error(start, Syntax::OpenQuote);
            }
            let mut fold = Fold::default();
            self.scan_quoted_word(style, start, &mut value, &mut fold)?;
            self.ensure(1)?;
            if self.byte(0) == quote {
                break;
            }
            while self.at_blank() || self.at_break() {
                self.ensure(2)?;
                fold.take(self);
                self.ensure(1)?;
            }
            fold.join(self.text, &mut value);
        }
        self.skip();
        Ok(value)
    }

    /// Reads up to a blank, a break or the closing quote. An escaped line break ends the word too, and is itself
    /// nothing.
    fn scan_quoted_word(
        &mut self,
        style: Style,
        start: Mark,
        value: &mut String,
        fold: &mut Fold,
    ) -> Scan<()> {
        self.ensure(2)?;
        while !self.spaced(0) {
            match (style, self.byte(0), self.byte(1)) {
                (Style::SingleQuoted, b'\'', b'\'') => {
                    value.push('\'');
                    self.skip();
                    self.skip();
                }
                (Style::SingleQuoted, b'\'', _) | (Style::DoubleQuoted, b'"', _) => return Ok(()),
                (Style::DoubleQuoted, b'\\', _) if self.text.is_break(self.mark.offset + 1) => {
                    self.ensure(3)?;
                    self.skip();
                    self.read_break();
                    fold.broken = true;
                    return Ok(());
                }
                (Style::DoubleQuoted, b'\\', _) => self.scan_escape(start, value)?,
                _ => self
                    .read_run(value, |byte| !matches!(byte, b' ' | b'\t' | b'\'' | b'"' | b'\\')),
            }
            self.ensure(2)?;
        }
        Ok(())
    }

    fn scan_escape(&mut self, start: Mark, value: &mut String) -> Scan<()> {
        let char = match self.byte(1) {
            b'0' => '\0',
            b'a' => '\x07',
            b'b' => '\x08',
            b't' | b'\t' => '\t',
            b'n' => '\n',
            b'v' => '\x0b',
            b'f' => '\x0c',
            b'r' => '\r',
            b'e' => '\x1b',
            b' ' => ' ',
            b'"' => '"',
            b'\'' => '\'',
            b'\\' => '\\',
            b'N' => '\u{85}',
            b'_' => '\u{a0}',
            b'L' => '\u{2028}',
            b'P' => '\u{2029}',
            b'x' => return self.scan_code(2, start, value),
            b'u' => return self.scan_code(4, start, value),
            b'U' => return self.scan_code(8, start, value),
            _ => return self.error(start, Syntax::UnknownEscape),
        };
        value.push(char);
        self.skip();
        self.skip();
        Ok(())
    }

    /// `\xNN`, `\uNNNN`, `\UNNNNNNNN`.
    fn scan_code(&mut self, digits: usize, start: Mark, value: &mut String) -> Scan<()> {
        self.skip();
        self.skip();
        self.ensure(digits)?;
        let mut code = 0_u32;
        for ahead in 0..digits {
            let Some(digit) = (self.byte(ahead) as char).to_digit(16) else {
                return self.error(start, Syntax::NoHex);
            };
            code = (code << 4) | digit;
        }
        let Some(char) = char::from_u32(code) else {
            return self.error(start, Syntax::NoCharacter);
        };
        value.push(char);
        (0..digits).for_each(|_| self.skip());
        Ok(())
    }
}
