//! Which token comes next.

use super::{Scan, Scanner, Token, TokenKind};
use crate::cause::Syntax;
use crate::node::Style;

impl Scanner<'_> {
    /// Scans one more token (with those it brings along) into the queue.
    pub(super) fn fetch_next(&mut self) -> Scan<()> {
        self.pass_space()?;
        self.unroll_indent(self.mark.column as isize);
        self.ensure(4)?;
        if self.at_end() {
            return self.fetch_stream_end();
        }
        if self.mark.column == 0 {
            match (self.byte(0), self.text.document_marker(self.mark.offset)) {
                (b'%', _) => return self.fetch_directive(),
                (_, Some(b'-')) => return self.fetch_document_marker(TokenKind::DocumentStart),
                (_, Some(_)) => return self.fetch_document_marker(TokenKind::DocumentEnd),
                _ => {}
            }
        }
        self.fetch_by_indicator()
    }

    fn fetch_by_indicator(&mut self) -> Scan<()> {
        let flow = self.in_flow();
        let spaced = self.spaced(1);
        match self.byte(0) {
            b'[' => self.fetch_flow_start(TokenKind::FlowSequenceStart),
            b'{' => self.fetch_flow_start(TokenKind::FlowMappingStart),
            b']' => self.fetch_flow_end(TokenKind::FlowSequenceEnd),
            b'}' => self.fetch_flow_end(TokenKind::FlowMappingEnd),
            b',' => self.fetch_flow_entry(),
            b'-' if spaced => self.fetch_block_entry(),
            b'?' if flow || spaced => self.fetch_key(),
            b':' if flow || spaced => self.fetch_value(),
            b'*' | b'&' | b'!' => self.fetch_property(),
            b'|' | b'>' if !flow => self.fetch_block_scalar(),
            b'\'' | b'"' => self.fetch_quoted(),
            b'|' | b'>' | b'#' | b'%' | b'@' | b'`' | b' ' | b'\t' => self.cannot_start(),
            b'-' | b'?' | b':' => self.fetch_plain(),
            _ if self.at_break() => self.cannot_start(),
            _ => self.fetch_plain(),
        }
    }

    fn cannot_start(&self) -> Scan<()> {
        self.error(self.mark, Syntax::NoToken)
    }

    /// Passes blanks, comments and line breaks. Tabs may not indent where a key could start.
    fn pass_space(&mut self) -> Scan<()> {
        loop {
            self.ensure(1)?;
            self.pass_run(|byte| byte == b' ');
            while self.byte(0) == b' '
                || (self.byte(0) == b'\t' && (self.in_flow() || !self.simple_key_allowed))
            {
                self.skip();
                self.ensure(1)?;
            }
            if self.byte(0) == b'#' {
                while !self.at_break_or_end() {
                    if !self.pass_run(|_| true).is_empty() {
                        continue;
                    }
                    self.skip();
                    self.ensure(1)?;
                }
            }
            if !self.at_break() {
                return Ok(());
            }
            self.ensure(2)?;
            self.read_break();
            if !self.in_flow() {
                self.simple_key_allowed = true;
            }
        }
    }

    fn fetch_stream_end(&mut self) -> Scan<()> {
        if self.mark.column != 0 {
            self.mark.column = 0;
            self.mark.line += 1;
        }
        self.unroll_indent(-1);
        self.drop_key()?;
        self.simple_key_allowed = false;
        self.ended = true;
        self.push(TokenKind::StreamEnd, self.mark);
        Ok(())
    }

    fn fetch_directive(&mut self) -> Scan<()> {
        self.unroll_indent(-1);
        self.drop_key()?;
        self.simple_key_allowed = false;
        let start = self.mark;
        let kind = self.scan_directive()?;
        self.push(kind, start);
        Ok(())
    }

    fn fetch_document_marker(&mut self, kind: TokenKind) -> Scan<()> {
        self.unroll_indent(-1);
        self.drop_key()?;
        self.simple_key_allowed = false;
        let start = self.mark;
        (0..3).for_each(|_| self.skip());
        self.push(kind, start);
        Ok(())
    }

    /// Passes a one-character indicator and queues it.
    fn push_indicator(&mut self, kind: TokenKind) -> Scan<()> {
        let start = self.mark;
        self.skip();
        self.push(kind, start);
        Ok(())
    }

    fn fetch_flow_start(&mut self, kind: TokenKind) -> Scan<()> {
        self.save_key()?;
        self.enter_flow()?;
        self.simple_key_allowed = true;
        self.push_indicator(kind)
    }

    fn fetch_flow_end(&mut self, kind: TokenKind) -> Scan<()> {
        self.drop_key()?;
        self.leave_flow();
        self.simple_key_allowed = false;
        self.push_indicator(kind)
    }

    fn fetch_flow_entry(&mut self) -> Scan<()> {
        self.drop_key()?;
        self.simple_key_allowed = true;
        self.push_indicator(TokenKind::FlowEntry)
    }

    fn fetch_block_entry(&mut self) -> Scan<()> {
        if !self.in_flow() {
            if !self.simple_key_allowed {
                return self.error(self.mark, Syntax::MisplacedItem);
            }
            self.roll_indent(self.mark, TokenKind::BlockSequenceStart, None)?;
        }
        self.drop_key()?;
        self.simple_key_allowed = true;
        self.push_indicator(TokenKind::BlockEntry)
    }

    fn fetch_key(&mut self) -> Scan<()> {
        if !self.in_flow() {
            if !self.simple_key_allowed {
                return self.error(self.mark, Syntax::MisplacedKey);
            }
            self.roll_indent(self.mark, TokenKind::BlockMappingStart, None)?;
        }
        self.drop_key()?;
        self.simple_key_allowed = !self.in_flow();
        self.push_indicator(TokenKind::Key)
    }

    fn fetch_value(&mut self) -> Scan<()> {
        let level = self.levels.len() - 1;
        if let Some(key) = self.valid_key(level)? {
            self.insert(
                Some(key.token),
                Token { kind: TokenKind::Key, start: key.mark, end: key.mark },
            );
            self.roll_indent(key.mark, TokenKind::BlockMappingStart, Some(key.token))?;
            if let Some(level) = self.levels.last_mut() {
                level.key = None;
            }
            self.simple_key_allowed = false;
        } else {
            if !self.in_flow() {
                if !self.simple_key_allowed {
                    return self.error(self.mark, Syntax::SecondColon);
                }
                self.roll_indent(self.mark, TokenKind::BlockMappingStart, None)?;
            }
            self.simple_key_allowed = !self.in_flow();
        }
        self.push_indicator(TokenKind::Value)
    }

    /// An alias, an anchor or a tag.
    fn fetch_property(&mut self) -> Scan<()> {
        self.save_key()?;
        self.simple_key_allowed = false;
        let start = self.mark;
        let kind = match self.byte(0) {
            b'*' => TokenKind::Alias(self.scan_anchor()?),
            b'&' => TokenKind::Anchor(self.scan_anchor()?),
            _ => self.scan_tag()?,
        };
        self.push(kind, start);
        Ok(())
    }

    fn fetch_block_scalar(&mut self) -> Scan<()> {
        self.drop_key()?;
        self.simple_key_allowed = true;
        let style = if self.byte(0) == b'|' { Style::Literal } else { Style::Folded };
        let token = self.scan_block_scalar(style)?;
        self.tokens.push_back(token);
        Ok(())
    }

    fn fetch_quoted(&mut self) -> Scan<()> {
        self.save_key()?;
        self.simple_key_allowed = false;
        let style = if self.byte(0) == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
        let start = self.mark;
        let value = self.scan_quoted(style)?;
        self.push(TokenKind::Scalar { value, style }, start);
        Ok(())
    }

    fn fetch_plain(&mut self) -> Scan<()> {
        self.save_key()?;
        self.simple_key_allowed = false;
        let token = self.scan_plain()?;
        self.tokens.push_back(token);
        Ok(())
    }
}
