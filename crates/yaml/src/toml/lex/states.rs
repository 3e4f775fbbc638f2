//! Keys, tables, comments and what stands between them.

use super::{Kind, Lexer, State, Step, is_blank, is_newline, shown};

impl<'a> Lexer<'a> {
    pub(super) fn top(&mut self) -> Step<'a> {
        self.pass(|char| is_blank(char) || is_newline(char))?;
        self.ignore();
        match self.next()? {
            Some('#') => self.comment(State(Self::top)),
            Some('[') => self.table(),
            None => self.end(),
            Some(_) => {
                self.back();
                self.behind.push(State(Self::top_end));
                self.key()
            }
        }
    }

    fn end(&mut self) -> Step<'a> {
        self.emit(Kind::Eof);
        self.back();
        Ok(State(Self::top))
    }

    fn top_end(&mut self) -> Step<'a> {
        self.pass(is_blank)?;
        match self.next()? {
            Some('#') => self.comment(State(Self::top)),
            Some(char) if is_newline(char) => {
                self.ignore();
                Ok(State(Self::top))
            }
            None => self.end(),
            found => self.wrong(format!(
                "expected a top-level item to end with a newline, comment, or EOF, but got {} instead",
                shown(found)
            )),
        }
    }

    pub(super) fn comment(&mut self, behind: State<'a>) -> Step<'a> {
        self.pass(|char| !is_newline(char))?;
        self.ignore();
        Ok(behind)
    }

    fn table(&mut self) -> Step<'a> {
        let end = if self.accept('[')? {
            self.emit(Kind::ArrayTable);
            Self::array_table_end
        } else {
            self.emit(Kind::Table);
            Self::table_end
        };
        self.behind.push(State(end));
        self.table_name()
    }

    fn table_end(&mut self) -> Step<'a> {
        self.emit(Kind::TableEnd);
        Ok(State(Self::top_end))
    }

    fn array_table_end(&mut self) -> Step<'a> {
        let found = self.next()?;
        if found != Some(']') {
            return self.wrong(format!(
                "expected end of table array name delimiter ']', but got {} instead",
                shown(found)
            ));
        }
        self.emit(Kind::ArrayTableEnd);
        Ok(State(Self::top_end))
    }

    fn table_name(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        match self.peek()? {
            Some(']') | None => {
                self.wrong("unexpected end of table name (table names cannot be empty)")
            }
            Some('.') => self.wrong("unexpected table separator (table names cannot be empty)"),
            found => self.name(found, State(Self::table_name_end)),
        }
    }

    fn table_name_end(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        match self.next()? {
            Some('.') => {
                self.ignore();
                Ok(State(Self::table_name))
            }
            Some(']') => self.done(),
            found => self.wrong(format!(
                "expected '.' or ']' to end table name, but got {} instead",
                shown(found)
            )),
        }
    }

    /// A part of a key, quoted or bare.
    fn name(&mut self, first: Option<char>, behind: State<'a>) -> Step<'a> {
        self.behind.push(behind);
        match first {
            Some('"') => self.quoted_name(State(Self::string)),
            Some('\'') => self.quoted_name(State(Self::raw_string)),
            _ => {
                self.pass(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-'))?;
                self.emit(Kind::Text);
                self.done()
            }
        }
    }

    fn quoted_name(&mut self, rest: State<'a>) -> Step<'a> {
        self.next()?;
        self.ignore();
        Ok(rest)
    }

    pub(super) fn key(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        match self.peek()? {
            Some('=') | None => self.wrong("unexpected '=': key name appears blank"),
            Some('.') => self.wrong("unexpected '.': keys cannot start with a '.'"),
            Some(_) => {
                self.emit(Kind::Key);
                Ok(State(Self::key_name))
            }
        }
    }

    fn key_name(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        match self.peek()? {
            Some('=') | None => self.wrong("unexpected '='"),
            Some('.') => self.wrong("unexpected '.'"),
            found => self.name(found, State(Self::key_end)),
        }
    }

    fn key_end(&mut self) -> Step<'a> {
        self.skip_blanks()?;
        match self.next()? {
            None => self.wrong("unexpected EOF; expected key separator '='"),
            Some('.') => {
                self.ignore();
                Ok(State(Self::key_name))
            }
            Some('=') => {
                self.emit(Kind::KeyEnd);
                Ok(State(Self::value))
            }
            found => {
                let message = format!("expected '.' or '=', but got {} instead", shown(found));
                if found == Some('\n') { self.wrong_before(message) } else { self.wrong(message) }
            }
        }
    }
}
