//! Path patterns of `.Files.Glob`: the syntax of gobwas/glob with `/` as separator.

/// A compiled pattern: instructions of a machine that is in several places of it at once, so that a text costs its
/// length times the pattern's at most.
pub struct Glob {
    ops: Vec<Op>,
}

enum Op {
    /// Takes one character.
    One(Single),
    /// Takes characters, any number of them: all, or those but the separator.
    Run { all: bool },
    /// Goes on at each of these places.
    Fork(Vec<usize>),
    /// Goes on there.
    Jump(usize),
}

enum Single {
    Literal(char),
    /// `?`: any but the separator.
    Any,
    /// `[abc]`, `[!a-z]`
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

enum Token {
    Single(Single),
    /// `*`: any run without separator; `**`: any run.
    Run {
        all: bool,
    },
    /// `{a,b*}`
    Either(Vec<Vec<Token>>),
}

impl Glob {
    /// Compiles a pattern; None if it is malformed (Helm then takes a pattern that matches everything).
    pub fn new(pattern: &str) -> Option<Self> {
        let chars: Vec<char> = pattern.chars().collect();
        let mut parser = Parser { chars: &chars, at: 0 };
        let tokens = parser.sequence(0)?;
        let mut glob = Self { ops: Vec::new() };
        glob.add(tokens);
        (parser.at == chars.len()).then_some(glob)
    }

    fn add(&mut self, tokens: Vec<Token>) {
        for token in tokens {
            match token {
                Token::Single(single) => self.ops.push(Op::One(single)),
                Token::Run { all } => self.ops.push(Op::Run { all }),
                Token::Either(options) => self.add_either(options),
            }
        }
    }

    fn add_either(&mut self, options: Vec<Vec<Token>>) {
        let fork = self.ops.len();
        self.ops.push(Op::Fork(Vec::new()));
        let (mut starts, mut jumps) = (Vec::new(), Vec::new());
        for option in options {
            starts.push(self.ops.len());
            self.add(option);
            jumps.push(self.ops.len());
            self.ops.push(Op::Jump(0));
        }
        let end = self.ops.len();
        let targets = jumps.into_iter().map(|at| (at, Op::Jump(end)));
        for (at, op) in targets.chain([(fork, Op::Fork(starts))]) {
            if let Some(place) = self.ops.get_mut(at) {
                *place = op;
            }
        }
    }

    /// Whether the whole of `path` matches.
    pub fn matches(&self, path: &str) -> bool {
        self.run(path).0
    }

    /// Whether it matches, and how many steps that took.
    fn run(&self, path: &str) -> (bool, usize) {
        let mut places = Places::new(self.ops.len() + 1);
        let mut next = Places::new(self.ops.len() + 1);
        let mut steps = self.reach(0, &mut places);
        for letter in path.chars() {
            next.clear();
            for &place in &places.list {
                steps += 1 + match self.ops.get(place) {
                    Some(Op::One(single)) if single.matches(letter) => {
                        self.reach(place + 1, &mut next)
                    }
                    Some(Op::Run { all }) if *all || letter != '/' => self.reach(place, &mut next),
                    _ => 0,
                };
            }
            std::mem::swap(&mut places, &mut next);
            if places.list.is_empty() {
                break;
            }
        }
        (places.list.contains(&self.ops.len()), steps)
    }

    /// Adds a place and all that is reached from it without a character; how many steps that took.
    fn reach(&self, start: usize, places: &mut Places) -> usize {
        let (mut todo, mut steps) = (vec![start], 0);
        while let Some(place) = todo.pop() {
            steps += 1;
            if !places.add(place) {
                continue;
            }
            match self.ops.get(place) {
                Some(Op::Run { .. }) => todo.push(place + 1),
                Some(Op::Fork(starts)) => todo.extend(starts),
                Some(Op::Jump(end)) => todo.push(*end),
                Some(Op::One(_)) | None => {}
            }
        }
        steps
    }
}

/// Where a machine is; each place once.
struct Places {
    list: Vec<usize>,
    there: Vec<bool>,
}

impl Places {
    fn new(size: usize) -> Self {
        Self { list: Vec::new(), there: vec![false; size] }
    }

    fn add(&mut self, place: usize) -> bool {
        let new = self.there.get_mut(place).is_some_and(|there| !std::mem::replace(there, true));
        if new {
            self.list.push(place);
        }
        new
    }

    fn clear(&mut self) {
        self.list.clear();
        self.there.fill(false);
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
                '\\' => Token::Single(Single::Literal(self.take()?)),
                '?' => Token::Single(Single::Any),
                '*' if self.peek() == Some('*') => {
                    self.at += 1;
                    Token::Run { all: true }
                }
                '*' => Token::Run { all: false },
                '[' => self.class()?,
                '{' => self.alternatives(nesting + 1)?,
                other => Token::Single(Single::Literal(other)),
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
                ']' => return Some(Token::Single(Single::Class { negated, ranges })),
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

impl Single {
    fn matches(&self, c: char) -> bool {
        match self {
            Single::Literal(literal) => *literal == c,
            Single::Any => c != '/',
            Single::Class { negated, ranges } => {
                ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) != *negated
            }
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
    #[test]
    fn ten_times_the_pattern_or_the_path_takes_ten_times_the_steps() {
        let steps = |count: usize, length: usize| {
            let [stars, choices] = ["*a", "{a,*b,**}"].map(|part| part.repeat(count));
            let path = "a".repeat(length);
            let run =
                |pattern: &str| Glob::new(&format!("{pattern}c")).expect("a pattern").run(&path);
            let (stars, choices) = (run(&stars), run(&choices));
            assert!(!stars.0 && !choices.0);
            stars.1 + choices.1
        };
        let least = steps(10, 100);
        assert!(steps(100, 100) <= least * 13);
        assert!(steps(10, 1000) <= least * 13);
    }
}
