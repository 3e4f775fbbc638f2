//! Path patterns of `.Files.Glob`: the syntax of gobwas/glob with `/` as separator.

/// A compiled pattern.
pub(super) struct Glob {
    tokens: Vec<Token>,
}

enum Token {
    Literal(char),
    /// `?`: one character but the separator.
    One,
    /// `*`: any run without separator.
    Many,
    /// `**`: any run.
    All,
    /// `[abc]`, `[!a-z]`
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
    /// `{a,b*}`
    Either(Vec<Vec<Token>>),
}

impl Glob {
    /// Compiles a pattern; None if it is malformed (Helm then takes a pattern that matches everything).
    pub(super) fn new(pattern: &str) -> Option<Self> {
        let chars: Vec<char> = pattern.chars().collect();
        let mut parser = Parser { chars: &chars, at: 0 };
        let tokens = parser.sequence(0)?;
        (parser.at == chars.len()).then_some(Self { tokens })
    }

    /// Whether the whole of `path` matches.
    pub(super) fn matches(&self, path: &str) -> bool {
        let chars: Vec<char> = path.chars().collect();
        let tokens: Vec<&Token> = self.tokens.iter().collect();
        match_all(&tokens, &chars)
    }
}

struct Parser<'a> {
    chars: &'a [char],
    at: usize,
}

/// Alternatives may be nested; deeper ones than this are taken as malformed.
const MAX_NESTING: usize = 16;

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Reads up to the end, or inside braces up to `,` or `}`.
    fn sequence(&mut self, nesting: usize) -> Option<Vec<Token>> {
        let mut tokens = Vec::new();
        while let Some(next) = self.peek() {
            if nesting > 0 && matches!(next, ',' | '}') {
                break;
            }
            self.at += 1;
            tokens.push(match next {
                '\\' => Token::Literal(self.take()?),
                '?' => Token::One,
                '*' if self.peek() == Some('*') => {
                    self.at += 1;
                    Token::All
                }
                '*' => Token::Many,
                '[' => self.class()?,
                '{' => self.alternatives(nesting + 1)?,
                other => Token::Literal(other),
            });
        }
        Some(tokens)
    }

    fn class(&mut self) -> Option<Token> {
        let negated = self.peek() == Some('!');
        self.at += usize::from(negated);
        let mut ranges = Vec::new();
        loop {
            let low = match self.take()? {
                ']' if ranges.is_empty() => return None,
                ']' => return Some(Token::Class { negated, ranges }),
                '\\' => self.take()?,
                other => other,
            };
            if self.peek() == Some('-') {
                self.at += 1;
                let high = self.take()?;
                if high == ']' || high < low {
                    return None;
                }
                ranges.push((low, high));
            } else {
                ranges.push((low, low));
            }
        }
    }

    fn alternatives(&mut self, nesting: usize) -> Option<Token> {
        if nesting > MAX_NESTING {
            return None;
        }
        let mut options = Vec::new();
        loop {
            options.push(self.sequence(nesting)?);
            match self.take()? {
                ',' => {}
                _ => return Some(Token::Either(options)),
            }
        }
    }
}

fn match_all(tokens: &[&Token], text: &[char]) -> bool {
    let Some((first, rest)) = tokens.split_first() else {
        return text.is_empty();
    };
    match first {
        Token::Many => match_run(rest, text, |c| c != '/'),
        Token::All => match_run(rest, text, |_| true),
        Token::Either(options) => options.iter().any(|option| {
            let joined: Vec<&Token> = option.iter().chain(rest.iter().copied()).collect();
            match_all(&joined, text)
        }),
        single => text
            .split_first()
            .is_some_and(|(c, after)| single.matches_char(*c) && match_all(rest, after)),
    }
}

/// Tries `rest` behind every length of a run of allowed characters.
fn match_run(rest: &[&Token], text: &[char], allowed: fn(char) -> bool) -> bool {
    let longest = text.iter().take_while(|c| allowed(**c)).count();
    (0..=longest).any(|skip| text.get(skip..).is_some_and(|after| match_all(rest, after)))
}

impl Token {
    fn matches_char(&self, c: char) -> bool {
        match self {
            Token::Literal(literal) => *literal == c,
            Token::One => c != '/',
            Token::Class { negated, ranges } => {
                ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) != *negated
            }
            Token::Many | Token::All | Token::Either(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_gobwas_does() {
        for (pattern, path, expected) in [
            ("f/*", "f/a.txt", true),
            ("f/*", "f/sub/c.bin", false),
            ("f/**", "f/sub/c.bin", true),
            ("**/c.bin", "f/sub/c.bin", true),
            ("f/{a,b}.txt", "f/b.txt", true),
            ("f/{a,b}.txt", "f/c.txt", false),
            ("f/[!a].txt", "f/b.txt", true),
            ("f/[!a].txt", "f/a.txt", false),
            ("f/?.txt", "f/ab.txt", false),
            ("f*", "f/a.txt", false),
        ] {
            let glob = Glob::new(pattern).expect("a good pattern");
            assert_eq!(glob.matches(path), expected, "{pattern} on {path}");
        }
        assert!(Glob::new("[").is_none());
    }
}
