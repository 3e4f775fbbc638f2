//! Literal (`|`) and folded (`>`) block scalars.

use super::{Mark, Scan, Scanner, Token, TokenKind};
use crate::cause::Syntax;
use crate::node::Style;

/// What a block scalar does with the line breaks at its end.
#[derive(Clone, Copy, PartialEq)]
enum Chomp {
    Clip,
    Strip,
    Keep,
}

impl Scanner<'_> {
    pub(super) fn scan_block_scalar(&mut self, style: Style) -> Scan<Token> {
        let start = self.mark;
        self.skip();
        let (chomp, increment) = self.scan_block_header(start)?;
        let base = self.indent.max(0) as usize;
        let mut indent = increment.map(|increment| base + increment);
        let mut value = String::new();
        let mut end = self.mark;
        let mut more = self.scan_block_breaks(&mut indent, start, &mut end)?;
        let mut first = "";
        let mut after_blank = false;
        while !self.at_end() && Some(self.mark.column) == indent {
            let blank = self.at_blank();
            if style == Style::Folded && first == "\n" && !after_blank && !blank {
                value.push_str(if more.is_empty() { " " } else { "" });
            } else {
                value.push_str(first);
            }
            value.push_str(&more);
            after_blank = blank;
            while !self.at_break_or_end() {
                self.read_run(&mut value, |_| true);
                self.ensure(1)?;
            }
            self.ensure(2)?;
            first = self.read_break();
            end = self.mark;
            more = self.scan_block_breaks(&mut indent, start, &mut end)?;
        }
        if chomp != Chomp::Strip {
            value.push_str(first);
        }
        if chomp == Chomp::Keep {
            value.push_str(&more);
        }
        Ok(Token { kind: TokenKind::Scalar { value, style }, start, end })
    }

    /// The indicators after `|` or `>` up to the end of the line.
    fn scan_block_header(&mut self, start: Mark) -> Scan<(Chomp, Option<usize>)> {
        self.ensure(1)?;
        let mut chomp = self.scan_chomp()?;
        let increment = self.scan_increment(start)?;
        if chomp.is_none() {
            chomp = self.scan_chomp()?;
        }
        self.pass_line_end(start)?;
        Ok((chomp.unwrap_or(Chomp::Clip), increment))
    }

    fn scan_chomp(&mut self) -> Scan<Option<Chomp>> {
        let chomp = match self.byte(0) {
            b'+' => Chomp::Keep,
            b'-' => Chomp::Strip,
            _ => return Ok(None),
        };
        self.skip();
        self.ensure(1)?;
        Ok(Some(chomp))
    }

    fn scan_increment(&mut self, start: Mark) -> Scan<Option<usize>> {
        match self.byte(0) {
            b'0' => self.error(start, Syntax::ZeroIndent),
            digit @ b'1'..=b'9' => {
                self.skip();
                self.ensure(1)?;
                Ok(Some((digit - b'0') as usize))
            }
            _ => Ok(None),
        }
    }

    /// Passes blanks, a comment and the line break; nothing else may follow.
    pub(super) fn pass_line_end(&mut self, start: Mark) -> Scan<()> {
        self.ensure(1)?;
        while self.at_blank() {
            self.skip();
            self.ensure(1)?;
        }
        if self.byte(0) == b'#' {
            while !self.at_break_or_end() {
                self.skip();
                self.ensure(1)?;
            }
        }
        if !self.at_break_or_end() {
            return self.error(start, Syntax::NoLineEnd);
        }
        if self.at_break() {
            self.ensure(2)?;
            self.read_break();
        }
        Ok(())
    }

    /// Passes indentation and empty lines, and finds out the indentation if it is not given.
    fn scan_block_breaks(
        &mut self,
        indent: &mut Option<usize>,
        start: Mark,
        end: &mut Mark,
    ) -> Scan<String> {
        let mut breaks = String::new();
        let mut widest = 0;
        loop {
            self.ensure(1)?;
            while self.byte(0) == b' ' && indent.is_none_or(|indent| self.mark.column < indent) {
                self.skip();
                self.ensure(1)?;
            }
            widest = widest.max(self.mark.column);
            if self.byte(0) == b'\t' && indent.is_none_or(|indent| self.mark.column < indent) {
                return self.error(start, Syntax::Tab);
            }
            if !self.at_break() {
                break;
            }
            self.ensure(2)?;
            breaks.push_str(self.read_break());
            *end = self.mark;
        }
        if indent.is_none() {
            *indent = Some(widest.max((self.indent + 1).max(1) as usize));
        }
        Ok(breaks)
    }
}
