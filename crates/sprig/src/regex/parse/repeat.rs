//! `*`, `+`, `?` and `{n,m}`, with or without a `?` behind them.

use super::input::Input;
use super::{Code, Item, Parser, RegexError};
use regex_syntax::hir::Repetition;

/// Go's limit of one count and of the product of nested ones.
const MAX_REPEAT: u32 = 1000;

/// The least and the greatest number of times; no greatest for `{n,}`.
#[derive(Clone, Copy)]
struct Count {
    min: u32,
    max: Option<u32>,
    /// Whether it was written with braces: only those count against the limit.
    braces: bool,
}

impl Parser<'_> {
    /// Reads a repetition and applies it to the last item; false if the brace is only a literal.
    pub(super) fn repetition(
        &mut self,
        last_repeat: Option<Input<'_>>,
    ) -> Result<bool, RegexError> {
        let before = self.input;
        let Some(count) = self.count() else {
            self.next_literal()?;
            return Ok(false);
        };
        let written = self.input.since(&before);
        if count.braces && !count.is_within_limit() {
            return self.fail(Code::RepeatSize, written);
        }
        let lazy = self.input.eat("?");
        if let Some(last) = last_repeat {
            return self.fail(Code::RepeatOp, self.input.since(&last));
        }
        let written = self.input.since(&before);
        let Some(item) = self.frame.items.pop() else {
            return self.fail(Code::MissingRepeatArgument, written);
        };
        let repeats = count.nested(item.repeats);
        if count.braces && count.counts() && repeats > MAX_REPEAT {
            return self.fail(Code::RepeatSize, written);
        }
        let repetition = Repetition {
            min: count.min,
            max: count.max,
            greedy: lazy == self.flags.non_greedy,
            sub: Box::new(item.hir),
        };
        let hir = regex_syntax::hir::Hir::repetition(repetition);
        let item = self.limited(Item { hir, height: item.height + 1, repeats })?;
        self.frame.items.push(item);
        Ok(true)
    }

    fn count(&mut self) -> Option<Count> {
        let (min, max) = match self.input.peek()? {
            b'*' => (0, None),
            b'+' => (1, None),
            b'?' => (0, Some(1)),
            _ => return self.braces(),
        };
        self.input.skip(1);
        Some(Count { min, max, braces: false })
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else, `{,m}` too, is no repetition, and nothing is read.
    fn braces(&mut self) -> Option<Count> {
        let mut input = self.input;
        input.skip(1);
        let min = number(&mut input)?;
        let max = if !input.eat(",") {
            Some(min)
        } else if input.peek() == Some(b'}') {
            None
        } else {
            Some(number(&mut input)?)
        };
        if !input.eat("}") {
            return None;
        }
        self.input = input;
        Some(Count { min, max, braces: true })
    }
}

impl Count {
    fn is_within_limit(self) -> bool {
        self.min <= MAX_REPEAT && self.max.is_none_or(|max| max <= MAX_REPEAT && self.min <= max)
    }

    fn counts(self) -> bool {
        self.min >= 2 || self.max.is_some_and(|max| max >= 2)
    }

    /// The product of counts when this one is put around an expression. What is repeated no times at all
    /// weighs nothing.
    fn nested(self, inner: u32) -> u32 {
        if !self.braces {
            return inner;
        }
        match self.max {
            Some(0) => 1,
            Some(max) => inner.saturating_mul(max),
            None => inner.saturating_mul(self.min.max(1)),
        }
    }
}

/// A decimal number without leading zeros; those too large saturate, and fail later.
fn number(input: &mut Input<'_>) -> Option<u32> {
    let rest = input.rest();
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let digits = rest.get(..length)?;
    if digits.is_empty() || (length > 1 && digits.starts_with('0')) {
        return None;
    }
    input.skip(length);
    Some(digits.parse().unwrap_or(u32::MAX))
}
