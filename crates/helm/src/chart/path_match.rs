//! Go's `filepath.Match` with `/` as the separator.

/// The pattern is malformed: Go's `filepath.ErrBadPattern`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPattern;

impl BadPattern {
    /// Go's text.
    pub const MESSAGE: &'static str = "syntax error in pattern";
}

/// A pattern that has been read.
#[derive(Debug)]
pub struct PathPattern(Vec<Part>);

impl PathPattern {
    /// Reads a pattern.
    pub fn parse(pattern: &str) -> Result<Self, BadPattern> {
        parse(pattern).map(Self)
    }

    /// Whether the whole of `name` matches.
    pub fn matches(&self, name: &str) -> bool {
        matches(&self.0, name)
    }
}

/// Whether the whole of `name` matches. `*` and `?` do not match `/`; `[a-z]` and `[^a-z]` do what they say;
/// a backslash takes the next character as it is.
pub fn path_match(pattern: &str, name: &str) -> Result<bool, BadPattern> {
    Ok(matches(&parse(pattern)?, name))
}

#[derive(Debug)]
enum Part {
    /// `*`
    Star,
    /// `?`
    Any,
    Literal(char),
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

/// Go finds a malformed pattern only as far as it looks; all of it is checked here, as for a name that matches.
fn parse(pattern: &str) -> Result<Vec<Part>, BadPattern> {
    let mut parts = Vec::new();
    let mut rest = pattern.chars().peekable();
    while let Some(next) = rest.next() {
        parts.push(match next {
            '*' => Part::Star,
            '?' => Part::Any,
            '\\' => Part::Literal(rest.next().ok_or(BadPattern)?),
            '[' => parse_class(&mut rest)?,
            literal => Part::Literal(literal),
        });
    }
    Ok(parts)
}

fn parse_class(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<Part, BadPattern> {
    let negated = rest.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        if !ranges.is_empty() && rest.next_if_eq(&']').is_some() {
            return Ok(Part::Class { negated, ranges });
        }
        let low = class_char(rest)?;
        let high = if rest.next_if_eq(&'-').is_some() { class_char(rest)? } else { low };
        ranges.push((low, high));
    }
}

/// Go's `getEsc`
fn class_char(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<char, BadPattern> {
    match rest.next() {
        None | Some('-' | ']') => Err(BadPattern),
        Some('\\') => rest.next().ok_or(BadPattern),
        Some(literal) => Ok(literal),
    }
}

fn matches(parts: &[Part], name: &str) -> bool {
    let at = |place: usize| name.get(place..).and_then(|rest| rest.chars().next());
    let (mut at_part, mut at_name) = (0, 0);
    // The last star, and how far it has been stretched.
    let mut star: Option<(usize, usize)> = None;
    loop {
        match (parts.get(at_part), at(at_name)) {
            (None, None) => return true,
            (Some(Part::Star), _) => {
                star = Some((at_part, at_name));
                at_part += 1;
                continue;
            }
            (Some(part), Some(next)) if matches_one(part, next) => {
                (at_part, at_name) = (at_part + 1, at_name + next.len_utf8());
                continue;
            }
            _ => {}
        }
        let Some((part, stretched)) = star else { return false };
        let Some(next) = at(stretched).filter(|next| *next != '/') else { return false };
        let stretched = stretched + next.len_utf8();
        star = Some((part, stretched));
        (at_part, at_name) = (part + 1, stretched);
    }
}

fn matches_one(part: &Part, next: char) -> bool {
    match part {
        Part::Star => false,
        Part::Any => next != '/',
        Part::Literal(literal) => *literal == next,
        Part::Class { negated, ranges } => {
            ranges.iter().any(|(low, high)| (*low..=*high).contains(&next)) != *negated
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stop_at_slashes() {
        let rows = [
            ("*.txt", "a.txt", true),
            ("*.txt", "a/b.txt", false),
            ("a/*/c", "a/b/c", true),
            ("a*b*c", "axxbxbc", true),
            ("?", "/", false),
            ("[a-c]x", "bx", true),
            ("[^a-c]x", "bx", false),
            ("[^a-c]", "/", true),
            (r"\*", "*", true),
            ("templates/.?*", "templates/.x", true),
            ("templates/.?*", "templates/.", false),
            ("", "", true),
        ];
        for (pattern, name, expected) in rows {
            assert_eq!(path_match(pattern, name), Ok(expected), "{pattern} {name}");
        }
        for bad in ["[", "[]", "[a", "[-]", r"\", "[a-]"] {
            assert_eq!(path_match(bad, "a"), Err(BadPattern), "{bad}");
        }
    }
}
