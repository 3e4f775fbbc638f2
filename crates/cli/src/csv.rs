//! Lists in a flag as pflag reads them (`StringSlice`): one record of CSV by Go's encoding/csv.

/// The items of a list; the error is Go's text.
pub(crate) fn record(text: &str) -> Result<Vec<String>, String> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    // Carriage returns at the end of a line are none of it.
    let text = text.replace("\r\n", "\n");
    let text = text.strip_suffix('\r').unwrap_or(&text);
    let mut reader = Reader { text, number: 0, start: 0, column: 1 };
    // Empty lines come before no record.
    let first = loop {
        let line = reader.line().ok_or("EOF")?;
        if line != "\n" {
            break line;
        }
    };
    reader.start = reader.number;
    reader.fields(first)
}

struct Reader<'a> {
    /// What is not read yet.
    text: &'a str,
    /// The number of the line that was read last.
    number: usize,
    /// The number of the record's first line.
    start: usize,
    /// The byte of the line that is looked at, from 1.
    column: usize,
}

const BARE: &str = "bare \" in non-quoted-field";
const UNEVEN: &str = "extraneous or missing \" in quoted-field";

impl<'a> Reader<'a> {
    /// The next line with its newline.
    fn line(&mut self) -> Option<&'a str> {
        if self.text.is_empty() {
            return None;
        }
        let end = self.text.find('\n').map_or(self.text.len(), |at| at + 1);
        let (line, rest) = self.text.split_at(end);
        (self.text, self.number, self.column) = (rest, self.number + 1, 1);
        Some(line)
    }

    fn fields(&mut self, mut rest: &'a str) -> Result<Vec<String>, String> {
        let mut fields = Vec::new();
        loop {
            let (field, left) = match rest.strip_prefix('"') {
                Some(inside) => {
                    self.column += 1;
                    self.quoted(inside)?
                }
                None => self.bare(rest)?,
            };
            fields.push(field);
            match left {
                Some(left) => rest = left,
                None => return Ok(fields),
            }
        }
    }

    /// A field without quotes, and what stands behind its comma.
    fn bare(&mut self, rest: &'a str) -> Result<(String, Option<&'a str>), String> {
        let (field, left) = match rest.split_once(',') {
            Some((field, left)) => (field, Some(left)),
            None => (rest.trim_end_matches('\n'), None),
        };
        if let Some(at) = field.find('"') {
            return Err(self.error(self.column + at, BARE));
        }
        self.column += field.len() + 1;
        Ok((field.to_owned(), left))
    }

    /// A field behind its opening quote, and what stands behind its comma.
    fn quoted(&mut self, mut rest: &'a str) -> Result<(String, Option<&'a str>), String> {
        let mut field = String::new();
        loop {
            let Some((part, left)) = rest.split_once('"') else {
                self.column += rest.len();
                field.push_str(rest);
                let ended = self.column;
                let Some(line) = self.line() else { return Err(self.error(ended, UNEVEN)) };
                rest = line;
                continue;
            };
            field.push_str(part);
            self.column += part.len() + 1;
            if let Some(left) = left.strip_prefix('"') {
                field.push('"');
                self.column += 1;
                rest = left;
            } else if let Some(left) = left.strip_prefix(',') {
                self.column += 1;
                return Ok((field, Some(left)));
            } else if matches!(left, "" | "\n") {
                return Ok((field, None));
            } else {
                return Err(self.error(self.column - 1, UNEVEN));
            }
        }
    }

    fn error(&self, column: usize, what: &str) -> String {
        let record = match self.start == self.number {
            true => String::new(),
            false => format!("record on line {}; ", self.start),
        };
        format!("{record}parse error on line {}, column {column}: {what}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn lists_are_read_as_helm_reads_them() {
        let cases: [(&str, &[&str]); 12] = [
            ("", &[]),
            ("a.yaml,b.yaml", &["a.yaml", "b.yaml"]),
            ("\"a,b.yaml\"", &["a,b.yaml"]),
            ("\"a\"\"b\",c", &["a\"b", "c"]),
            (",", &["", ""]),
            ("\"\",a", &["", "a"]),
            ("\n\na", &["a"]),
            ("a\r", &["a"]),
            ("a\r\nb", &["a"]),
            ("a\nb", &["a"]),
            ("\"a\r\n\r\nb\"", &["a\n\nb"]),
            ("a,b\n\"", &["a", "b"]),
        ];
        for (text, expected) in cases {
            assert_eq!(record(text).unwrap(), expected, "{text:?}");
        }
    }

    /// What Helm v4.2.3 says of each behind `-a`.
    #[test]
    fn errors_are_gos() {
        let quoted = |at: &str| format!("{at}: extraneous or missing \" in quoted-field");
        let line = |column: usize| format!("parse error on line 1, column {column}");
        let cases = [
            ("a\"b", format!("{}: bare \" in non-quoted-field", line(2))),
            ("ab,c\"d", format!("{}: bare \" in non-quoted-field", line(5))),
            ("é\"", format!("{}: bare \" in non-quoted-field", line(3))),
            ("\"a\"b", quoted(&line(3))),
            ("\"a", quoted(&line(3))),
            ("\"a\r", quoted(&line(3))),
            ("\"", quoted(&line(2))),
            ("a,\"b", quoted(&line(5))),
            ("a,\"b\"c", quoted(&line(5))),
            ("\"é\"x", quoted(&line(4))),
            ("\"a\nb", quoted("record on line 1; parse error on line 2, column 2")),
            ("\"a\n\"b", quoted("record on line 1; parse error on line 2, column 1")),
            ("\"a\r\nb\"x", quoted("record on line 1; parse error on line 2, column 2")),
            ("\n", "EOF".to_owned()),
            ("\r", "EOF".to_owned()),
        ];
        for (text, expected) in cases {
            assert_eq!(record(text), Err(expected), "{text:?}");
        }
    }
}
