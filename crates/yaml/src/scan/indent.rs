//! Potential simple keys and the indentation stack.

use super::{Level, MAX_DEPTH, Mark, Scan, Scanner, SimpleKey, Token, TokenKind};
use crate::cause::Syntax;

/// Characters that may lie between the start of a simple key and its colon.
const MAX_KEY_LENGTH: usize = 1024;

impl Scanner<'_> {
    /// The potential key of a level, if it still can be one: on one line, within 1024 characters.
    pub(super) fn valid_key(&mut self, level: usize) -> Scan<Option<SimpleKey>> {
        let mark = self.mark;
        let Some(slot) = self.levels.get_mut(level) else {
            return Ok(None);
        };
        let Some(key) = slot.key else {
            return Ok(None);
        };
        if key.mark.line >= mark.line && key.mark.index + MAX_KEY_LENGTH >= mark.index {
            return Ok(Some(key));
        }
        slot.key = None;
        if key.required {
            return self.error(key.mark, Syntax::NoColon);
        }
        Ok(None)
    }

    /// Notes that a simple key may begin here.
    pub(super) fn save_key(&mut self) -> Scan<()> {
        let required = !self.in_flow() && self.indent == self.mark.column as isize;
        if !self.simple_key_allowed {
            return Ok(());
        }
        self.drop_key()?;
        let token = self.taken + self.tokens.len();
        let key = SimpleKey { required, token, mark: self.mark, awaited: true };
        if let Some(level) = self.levels.last_mut() {
            *level = Level { key: Some(key), token };
        }
        Ok(())
    }

    /// Gives up the potential key of the innermost level.
    pub(super) fn drop_key(&mut self) -> Scan<()> {
        let key = self.levels.last_mut().and_then(|level| level.key.take());
        match key {
            Some(key) if key.required => self.error(key.mark, Syntax::NoColon),
            _ => Ok(()),
        }
    }

    pub(super) fn enter_flow(&mut self) -> Scan<()> {
        let token = self.taken + self.tokens.len();
        self.levels.push(Level { key: None, token });
        if self.levels.len() > MAX_DEPTH {
            return self.error(self.mark, self.too_deep());
        }
        Ok(())
    }

    pub(super) fn leave_flow(&mut self) {
        if self.levels.len() < 2 {
            return;
        }
        let level = self.levels.pop().unwrap_or_default();
        if let Some(Level { key: Some(key), .. }) = self.levels.last_mut() {
            // See `SimpleKey::awaited`.
            key.awaited &= key.token != level.token;
        }
    }

    /// Opens a block collection if the column is deeper than the current one. `token` is the number of the token
    /// that it goes before; None appends.
    pub(super) fn roll_indent(
        &mut self,
        mark: Mark,
        kind: TokenKind,
        token: Option<usize>,
    ) -> Scan<()> {
        let column = mark.column as isize;
        if self.in_flow() || self.indent >= column {
            return Ok(());
        }
        self.indents.push(self.indent);
        self.indent = column;
        if self.indents.len() > MAX_DEPTH {
            return Err(self.fault(self.too_deep(), None));
        }
        self.insert(token, Token { kind, start: mark, end: mark });
        Ok(())
    }

    /// Closes the block collections that are deeper than a column.
    pub(super) fn unroll_indent(&mut self, column: isize) {
        if self.in_flow() {
            return;
        }
        while self.indent > column {
            self.push(TokenKind::BlockEnd, self.mark);
            self.indent = self.indents.pop().unwrap_or(-1);
        }
    }

    /// Puts a token before the numbered one. If that has been handed out already, go-yaml appends.
    pub(super) fn insert(&mut self, number: Option<usize>, token: Token) {
        match number.and_then(|number| number.checked_sub(self.taken)) {
            Some(position) if position <= self.tokens.len() => self.tokens.insert(position, token),
            _ => self.tokens.push_back(token),
        }
    }
}
