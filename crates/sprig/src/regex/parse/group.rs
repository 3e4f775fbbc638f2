//! Parentheses: groups with and without number or name, and flags.

use super::{Code, Flags, Frame, Parser, RegexError};

impl Parser<'_> {
    /// An opening parenthesis with the Perl syntax that may follow it.
    pub(super) fn open_group(&mut self) -> Result<(), RegexError> {
        let rest = self.input.rest();
        if !rest.starts_with("(?") {
            self.input.skip(1);
            self.open_frame(self.flags, Some(""));
            return Ok(());
        }
        // Go wants at least one byte behind the mark before it takes it for a name.
        if rest.len() > 4 && rest.starts_with("(?P<") {
            return self.named_group(4);
        }
        if rest.len() > 3 && rest.starts_with("(?<") {
            return self.named_group(3);
        }
        self.flag_group()
    }

    fn open_frame(&mut self, inner: Flags, name: Option<&str>) {
        let group = name.and_then(|name| {
            self.names.push(name.to_owned());
            u32::try_from(self.names.len() - 1).ok()
        });
        let frame = Frame { outer_flags: self.flags, group, ..Frame::default() };
        self.outer.push(std::mem::replace(&mut self.frame, frame));
        self.flags = inner;
    }

    fn named_group(&mut self, prefix: usize) -> Result<(), RegexError> {
        let rest = self.input.rest();
        let Some(end) = rest.find('>') else { return self.fail(Code::NamedCapture, rest) };
        let name = rest.get(prefix..end).unwrap_or("");
        let valid = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if name.is_empty() || !valid {
            return self.fail(Code::NamedCapture, rest.get(..=end).unwrap_or(rest));
        }
        self.input.skip(end + 1);
        self.open_frame(self.flags, Some(name));
        Ok(())
    }

    /// `(?flags)`, which lasts to the end of the group around it, or `(?flags:`, which opens one.
    fn flag_group(&mut self) -> Result<(), RegexError> {
        let start = self.input;
        self.input.skip(2);
        let mut flags = self.flags;
        let mut value = true;
        let mut any = false;
        while let Some(next) = self.input.next() {
            match next {
                'i' => flags.fold_case = value,
                'm' => flags.multi_line = value,
                's' => flags.dot_newline = value,
                'U' => flags.non_greedy = value,
                '-' if value => {
                    value = false;
                    any = false;
                    continue;
                }
                ':' | ')' if value || any => {
                    self.apply_flags(flags, next == ':');
                    return Ok(());
                }
                _ => break,
            }
            any = true;
        }
        self.fail(Code::PerlOp, self.input.since(&start))
    }

    fn apply_flags(&mut self, flags: Flags, opens: bool) {
        if opens {
            self.open_frame(flags, None);
        } else {
            self.flags = flags;
        }
    }

    /// A closing parenthesis.
    pub(super) fn close_group(&mut self) -> Result<(), RegexError> {
        self.input.skip(1);
        let Some(outer) = self.outer.pop() else {
            return self.fail(Code::UnexpectedParen, self.pattern);
        };
        let frame = std::mem::replace(&mut self.frame, outer);
        self.flags = frame.outer_flags;
        let group = self.finish(frame)?;
        self.frame.items.push(group);
        Ok(())
    }
}
