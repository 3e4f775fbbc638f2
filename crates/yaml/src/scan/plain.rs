//! Plain scalars.

use super::{Fold, Scan, Scanner, Token, TokenKind};
use crate::cause::Syntax;
use crate::node::Style;

impl Scanner<'_> {
    pub(super) fn scan_plain(&mut self) -> Scan<Token> {
        let start = self.mark;
        let mut end = start;
        let indent = (self.indent + 1) as usize;
        let mut value = String::new();
        let mut fold = Fold::default();
        loop {
            self.ensure(4)?;
            let marker =
                self.mark.column == 0 && self.text.document_marker(self.mark.offset).is_some();
            if marker || self.byte(0) == b'#' {
                break;
            }
            while !self.spaced(0) && !self.ends_plain() {
                std::mem::take(&mut fold).join(self.text, &mut value);
                self.read_run(&mut value, is_plain);
                end = self.mark;
                self.ensure(2)?;
            }
            if !self.at_blank() && !self.at_break() {
                break;
            }
            while self.at_blank() || self.at_break() {
                if fold.broken && self.mark.column < indent && self.byte(0) == b'\t' {
                    return self.error(start, Syntax::TabWithin);
                }
                self.ensure(2)?;
                fold.take(self);
                self.ensure(1)?;
            }
            if !self.in_flow() && self.mark.column < indent {
                break;
            }
        }
        if fold.broken {
            self.simple_key_allowed = true;
        }
        let kind = TokenKind::Scalar { value, style: Style::Plain };
        Ok(Token { kind, start, end })
    }

    /// An indicator that ends a plain scalar.
    fn ends_plain(&self) -> bool {
        match self.byte(0) {
            b':' => self.spaced(1),
            b',' | b'?' | b'[' | b']' | b'{' | b'}' => self.in_flow(),
            _ => false,
        }
    }
}

/// What goes on a plain scalar wherever it stands.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b' ' | b'\t' | b':' | b',' | b'?' | b'[' | b']' | b'{' | b'}')
}
