//! Directives, anchors and tags.

use super::chars::{is_uri, is_word};
use super::{Mark, Scan, Scanner, TokenKind};
use crate::cause::Syntax;

impl Scanner<'_> {
    pub(super) fn scan_directive(&mut self) -> Scan<TokenKind> {
        let start = self.mark;
        self.skip();
        let name = self.scan_words()?;
        if name.is_empty() {
            return self.error(start, Syntax::NoDirective);
        }
        if !self.spaced(0) {
            return self.error(start, Syntax::DirectiveName);
        }
        let kind = match name.as_str() {
            "YAML" => self.scan_version(start)?,
            "TAG" => self.scan_tag_directive(start)?,
            _ => return self.error(start, Syntax::UnknownDirective),
        };
        self.pass_line_end(start)?;
        Ok(kind)
    }

    fn scan_words(&mut self) -> Scan<String> {
        let mut words = String::new();
        self.ensure(1)?;
        while is_word(self.byte(0)) {
            self.read(&mut words);
            self.ensure(1)?;
        }
        Ok(words)
    }

    fn pass_blanks(&mut self) -> Scan<()> {
        self.ensure(1)?;
        while self.at_blank() {
            self.skip();
            self.ensure(1)?;
        }
        Ok(())
    }

    fn scan_version(&mut self, start: Mark) -> Scan<TokenKind> {
        self.pass_blanks()?;
        let major = self.scan_version_number(start)?;
        if self.byte(0) != b'.' {
            return self.error(start, Syntax::VersionPoint);
        }
        self.skip();
        let minor = self.scan_version_number(start)?;
        Ok(TokenKind::VersionDirective { major, minor })
    }

    /// At most two digits (`max_number_length`).
    fn scan_version_number(&mut self, start: Mark) -> Scan<u32> {
        let mut value = 0;
        let mut length = 0;
        self.ensure(1)?;
        while self.byte(0).is_ascii_digit() {
            length += 1;
            if length > 2 {
                return self.error(start, Syntax::LongVersion);
            }
            value = value * 10 + u32::from(self.byte(0) - b'0');
            self.skip();
            self.ensure(1)?;
        }
        if length == 0 {
            return self.error(start, Syntax::NoVersion);
        }
        Ok(value)
    }

    fn scan_tag_directive(&mut self, start: Mark) -> Scan<TokenKind> {
        self.pass_blanks()?;
        let handle = self.scan_handle(true, start)?;
        if !self.at_blank() {
            return self.error(start, Syntax::NoSpace);
        }
        self.pass_blanks()?;
        let prefix = self.scan_uri("", start)?;
        if !self.spaced(0) {
            return self.error(start, Syntax::NoSpaceOrEnd);
        }
        Ok(TokenKind::TagDirective { handle, prefix })
    }

    /// The name after `*` or `&`.
    pub(super) fn scan_anchor(&mut self) -> Scan<String> {
        let start = self.mark;
        self.skip();
        let name = self.scan_words()?;
        let ended = self.spaced(0) || b"?:,]}%@`".contains(&self.byte(0));
        if name.is_empty() || !ended {
            return self.error(start, Syntax::NoName);
        }
        Ok(name)
    }

    /// `!<uri>`, `!handle!suffix`, `!!suffix`, `!suffix` or `!`.
    pub(super) fn scan_tag(&mut self) -> Scan<TokenKind> {
        let start = self.mark;
        self.ensure(2)?;
        let (handle, suffix) = if self.byte(1) == b'<' {
            self.skip();
            self.skip();
            let uri = self.scan_uri("", start)?;
            if self.byte(0) != b'>' {
                return self.error(start, Syntax::OpenTag);
            }
            self.skip();
            (String::new(), uri)
        } else {
            self.scan_shorthand(start)?
        };
        self.ensure(1)?;
        if !self.spaced(0) {
            return self.error(start, Syntax::NoSpaceOrEnd);
        }
        Ok(TokenKind::Tag { handle, suffix })
    }

    fn scan_shorthand(&mut self, start: Mark) -> Scan<(String, String)> {
        let handle = self.scan_handle(false, start)?;
        if handle.len() > 1 && handle.ends_with('!') {
            let suffix = self.scan_uri("", start)?;
            return Ok((handle, suffix));
        }
        let suffix = self.scan_uri(&handle, start)?;
        // A lone `!` is a tag of its own.
        Ok(if suffix.is_empty() { (suffix, "!".to_owned()) } else { ("!".to_owned(), suffix) })
    }

    fn scan_handle(&mut self, directive: bool, start: Mark) -> Scan<String> {
        self.ensure(1)?;
        if self.byte(0) != b'!' {
            return self.error(start, Syntax::NoTagSign);
        }
        let mut handle = String::new();
        self.read(&mut handle);
        handle.push_str(&self.scan_words()?);
        if self.byte(0) == b'!' {
            self.read(&mut handle);
        } else if directive && handle != "!" {
            return self.error(start, Syntax::NoTagSign);
        }
        Ok(handle)
    }

    /// A URI; `head` is a part that was taken for a handle and begins with `!`.
    fn scan_uri(&mut self, head: &str, start: Mark) -> Scan<String> {
        let mut uri = head.get(1..).unwrap_or("").as_bytes().to_vec();
        let mut found = !head.is_empty();
        self.ensure(1)?;
        while is_uri(self.byte(0)) {
            if self.byte(0) == b'%' {
                self.scan_uri_escapes(&mut uri, start)?;
            } else {
                uri.push(self.byte(0));
                self.skip();
            }
            found = true;
            self.ensure(1)?;
        }
        if !found {
            return self.error(start, Syntax::NoTag);
        }
        Ok(String::from_utf8_lossy(&uri).into_owned())
    }

    /// One character as `%XX` octets.
    fn scan_uri_escapes(&mut self, uri: &mut Vec<u8>, start: Mark) -> Scan<()> {
        let mut left = None;
        while left != Some(0) {
            self.ensure(3)?;
            let digit = |byte: u8| (byte as char).to_digit(16);
            let (b'%', Some(high), Some(low)) =
                (self.byte(0), digit(self.byte(1)), digit(self.byte(2)))
            else {
                return self.error(start, Syntax::NoOctet);
            };
            let octet = (high * 16 + low) as u8;
            left = match (left, octet) {
                (None, 0..=0x7f) => Some(0),
                (None, 0xc0..=0xdf) => Some(1),
                (None, 0xe0..=0xef) => Some(2),
                (None, 0xf0..=0xf7) => Some(3),
                (None, _) => return self.error(start, Syntax::TagLead),
                (Some(count), 0x80..=0xbf) => Some(count - 1),
                (Some(_), _) => {
                    return self.error(start, Syntax::TagTrail);
                }
            };
            uri.push(octet);
            (0..3).for_each(|_| self.skip());
        }
        Ok(())
    }
}
