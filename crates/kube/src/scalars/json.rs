//! Whether bytes are JSON, which some Secrets have to hold.

/// Nested deeper, it is not looked at.
const MAX_DEPTH: usize = 100;
const END: &str = "unexpected end of JSON input";

/// Why Go's encoding/json refuses bytes; None if it takes them, or if they are nested too deep to say.
pub(crate) fn json_error(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader { bytes, at: 0, too_deep: false };
    let error = reader.value(0).and_then(|()| match reader.peek() {
        None => Ok(()),
        Some(byte) => Err(unexpected(byte, "after top-level value")),
    });
    error.err().filter(|_| !reader.too_deep)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    too_deep: bool,
}

type Read = Result<(), String>;

fn unexpected(byte: u8, place: &str) -> String {
    format!("invalid character '{}' {place}", char::from(byte))
}

impl Reader<'_> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn value(&mut self, depth: usize) -> Read {
        if depth > MAX_DEPTH {
            self.too_deep = true;
            return Err(END.to_owned());
        }
        let Some(first) = self.peek() else { return Err(END.to_owned()) };
        match first {
            b'{' => self.members(depth),
            b'[' => self.items(depth),
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => self.number(),
            b't' | b'f' | b'n' => self.word(),
            other => Err(unexpected(other, "looking for beginning of value")),
        }
    }

    fn members(&mut self, depth: usize) -> Read {
        self.next();
        if self.peek() == Some(b'}') {
            self.next();
            return Ok(());
        }
        loop {
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(other) => {
                    return Err(unexpected(other, "looking for beginning of object key string"));
                }
                None => return Err(END.to_owned()),
            }
            match self.next() {
                Some(b':') => self.value(depth + 1)?,
                Some(other) => return Err(unexpected(other, "after object key")),
                None => return Err(END.to_owned()),
            }
            match self.next() {
                Some(b',') => {}
                Some(b'}') => return Ok(()),
                Some(other) => return Err(unexpected(other, "after object key:value pair")),
                None => return Err(END.to_owned()),
            }
        }
    }

    fn items(&mut self, depth: usize) -> Read {
        self.next();
        if self.peek() == Some(b']') {
            self.next();
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            match self.next() {
                Some(b',') => {}
                Some(b']') => return Ok(()),
                Some(other) => return Err(unexpected(other, "after array element")),
                None => return Err(END.to_owned()),
            }
        }
    }

    fn string(&mut self) -> Read {
        self.next();
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => return Ok(()),
                b'\\' => self.at += 1,
                0..0x20 => return Err(unexpected(*byte, "in string literal")),
                _ => {}
            }
        }
        Err(END.to_owned())
    }

    fn number(&mut self) -> Read {
        while self.bytes.get(self.at).is_some_and(|byte| {
            byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
        }) {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self) -> Read {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let words: [&[u8]; 3] = [b"true", b"false", b"null"];
        match words.into_iter().find(|word| rest.starts_with(word)) {
            Some(word) => {
                self.at += word.len();
                Ok(())
            }
            None => {
                let at = rest.get(1).copied().unwrap_or(b' ');
                Err(unexpected(at, "in literal"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_other_text() {
        for text in ["{}", " {\"auths\": {\"a\": [1, -2.5e3, true, null, \"x\\\"y\"]}} ", "[]", "1"]
        {
            assert_eq!(json_error(text.as_bytes()), None, "{text}");
        }
        for (text, says) in [
            ("", END),
            ("x", "invalid character 'x' looking for beginning of value"),
            ("{a: 1}", "invalid character 'a' looking for beginning of object key string"),
            ("{\"a\" 1}", "invalid character '1' after object key"),
            ("{\"a\": 1", END),
            ("{} x", "invalid character 'x' after top-level value"),
            ("[1 2]", "invalid character '2' after array element"),
        ] {
            assert_eq!(json_error(text.as_bytes()).as_deref(), Some(says), "{text}");
        }
    }
}
