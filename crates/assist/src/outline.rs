//! Where in a YAML text a cursor is, by indentation alone, so that it is known while the text is broken. Templates come
//! with their actions masked.

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// A key, or an item that may become a map.
    Key,
    /// The value of the last key of the path.
    Value,
}

/// Where a cursor is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) at: At,
    /// Keys and indexes that lead there; for a value its own key is the last.
    pub(crate) path: Vec<String>,
    /// What is written so far, and where that starts.
    pub(crate) prefix: String,
    pub(crate) start: usize,
    /// Where the word ends that the cursor is in.
    pub(crate) end: usize,
    /// The keys that stand beside it.
    pub(crate) siblings: Vec<String>,
    /// The sibling right above, if there is one.
    pub(crate) previous: Option<String>,
    /// The one right below.
    pub(crate) next: Option<String>,
    /// The column of the key.
    pub(crate) column: usize,
    /// A `- ` stands right before the word.
    pub(crate) item: bool,
    /// A colon follows the word already.
    pub(crate) colon: bool,
    /// Within `{}` or `[]`.
    pub(crate) flow: bool,
    /// The quote that the word is in.
    pub(crate) quote: Option<char>,
}

/// A key or a dash of a line, by its column.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark<'a> {
    Dash,
    Key(&'a str),
}

/// What a line is made of: marks from left to right, and what is behind them with its column.
struct Line<'a> {
    marks: Vec<(usize, Mark<'a>)>,
    rest: &'a str,
    rest_at: usize,
}

fn read(line: &str) -> Line<'_> {
    let mut marks = Vec::new();
    let mut at = line.len() - line.trim_start_matches(' ').len();
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let dash = rest == "-" || rest.starts_with("- ");
        if !dash {
            break;
        }
        marks.push((at, Mark::Dash));
        let after = rest.get(1..).unwrap_or_default();
        at += 1 + after.len() - after.trim_start_matches(' ').len();
    }
    let rest = line.get(at..).unwrap_or_default();
    if let Some((key, length)) = key(rest) {
        marks.push((at, Mark::Key(key)));
        let value = rest.get(length..).unwrap_or_default();
        let rest_at = at + length + value.len() - value.trim_start().len();
        return Line { marks, rest: line.get(rest_at..).unwrap_or_default(), rest_at };
    }
    Line { marks, rest, rest_at: at }
}

/// The key that a text begins with, and the bytes up to behind its colon.
fn key(text: &str) -> Option<(&str, usize)> {
    let quote = text.chars().next().filter(|char| matches!(char, '"' | '\''));
    if let Some(quote) = quote {
        let end = 1 + text.get(1..)?.find(quote)?;
        let after = text.get(end + 1..)?;
        let colon = after.trim_start().strip_prefix(':')?;
        let ends = colon.is_empty() || colon.starts_with([' ', '\t', '\r']);
        return ends.then(|| Some((text.get(1..end)?, text.len() - colon.len())))?;
    }
    if text.starts_with(['#', '{', '[', '|', '>', '&', '*', '!', '%', '@']) {
        return None;
    }
    let end = text.match_indices(':').map(|(at, _)| at).find(|at| {
        text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
    })?;
    let key = text.get(..end)?.trim_end();
    (!key.is_empty() && !key.contains(" #")).then_some((key, end + 1))
}

/// Where a cursor is; None in a comment, in a block of text and in the middle of a long plain text.
pub(crate) fn cursor(text: &str, offset: usize) -> Option<Cursor> {
    let before = text.get(..offset)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.split('\n').next()?.trim_end_matches('\r');
    let written = before.get(start..)?;
    let head = read(written);
    if head.rest.starts_with('#') || head.rest.contains(" #") {
        return None;
    }
    let column = head.marks.last().map_or(head.rest_at, |(at, mark)| match mark {
        Mark::Key(_) => *at,
        Mark::Dash => head.rest_at,
    });
    let (mut path, siblings, previous, next) = above(text, start, written, column)?;
    let opened = match head.marks.last() {
        Some((_, Mark::Key(key))) => Some((*key).to_owned()),
        _ => None,
    };
    let (at, mut rest, mut rest_at) = match &opened {
        Some(key) => {
            path.push(key.clone());
            (At::Value, head.rest, head.rest_at)
        }
        None => (At::Key, head.rest, head.rest_at),
    };
    let mut found = Cursor {
        at,
        path,
        prefix: String::new(),
        start: 0,
        end: 0,
        siblings,
        previous,
        next,
        column,
        item: matches!(head.marks.last(), Some((_, Mark::Dash))),
        colon: false,
        flow: false,
        quote: None,
    };
    if rest.starts_with(['{', '[']) {
        let flow = crate::flow::follow(rest)?;
        found.path.extend(flow.path);
        found.at = if flow.value { At::Value } else { At::Key };
        found.siblings = flow.siblings;
        (found.previous, found.next, found.flow) = (None, None, true);
        rest_at += flow.start;
        rest = rest.get(flow.start..)?;
    }
    if let Some(quote) = rest.chars().next().filter(|char| matches!(char, '"' | '\'')) {
        found.quote = Some(quote);
        rest_at += 1;
        rest = rest.get(1..)?;
    }
    if found.quote.is_none() && rest.starts_with(['|', '>', '&', '!', '*']) {
        return None;
    }
    found.prefix = rest.to_owned();
    found.start = start + rest_at;
    let after = line.get(written.len()..).unwrap_or_default();
    let stop = |char: char| {
        char.is_whitespace() || matches!(char, ':' | '"' | '\'' | ',' | '}' | ']' | '#')
    };
    let word = after.find(stop).unwrap_or(after.len());
    found.end = offset + word;
    found.colon =
        after.get(word..).is_some_and(|rest| rest.trim_start_matches(['"', '\'']).starts_with(':'));
    Some(found)
}

/// The path to what stands in a column behind a text, as a block that is put there would have it.
pub(crate) fn path_behind(before: &str, column: usize) -> Option<Vec<String>> {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let written = before.get(start..)?;
    let head = read(written);
    // What is put behind a key or a dash of the same line belongs to it.
    let column = match head.marks.last() {
        Some((at, Mark::Key(_))) => column.max(at + 1),
        Some((at, Mark::Dash)) => column.max(at + 2),
        None => column,
    };
    let mut climb = Climb::new(column);
    climb.line(&head)?;
    climb.lines(before, start)?;
    Some(climb.path())
}

type Around = (Vec<String>, Vec<String>, Option<String>, Option<String>);

/// The keys above a line's first key, and the keys beside it.
fn above(text: &str, start: usize, written: &str, column: usize) -> Option<Around> {
    let mut climb = Climb::new(column);
    let own = read(written);
    let dashes = own.marks.iter().filter(|(_, mark)| *mark == Mark::Dash).cloned().collect();
    climb.line(&Line { marks: dashes, rest: "", rest_at: 0 })?;
    let collects = climb.limit == column;
    climb.lines(text, start)?;
    let mut siblings = std::mem::take(&mut climb.siblings);
    let previous = siblings.first().cloned();
    let mut next = None;
    if climb.limit_of_first.is_none_or(|first| first <= column) || collects {
        let below = below(text, start, column);
        next = below.first().cloned();
        siblings.extend(below);
    }
    Some((climb.path(), siblings, previous, next))
}

/// The keys of a column below a line, as long as the map goes on.
fn below(text: &str, start: usize, column: usize) -> Vec<String> {
    let mut found = Vec::new();
    let rest = text.get(start..).unwrap_or_default();
    for line in rest.split('\n').skip(1).map(|line| line.trim_end_matches('\r')) {
        let content = line.trim_start_matches(' ');
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        if content.starts_with("---") && content.len() == line.len() {
            break;
        }
        let read = read(line);
        let first = read.marks.first().map_or(read.rest_at, |(at, _)| *at);
        match read.marks.first() {
            Some((at, Mark::Key(key))) if *at == column => found.push((*key).to_owned()),
            _ if first < column => break,
            _ => {}
        }
    }
    found
}

/// Goes up from a column to the keys and items around it.
struct Climb {
    limit: usize,
    /// A list may stand in the column of its key.
    same: bool,
    steps: Vec<String>,
    siblings: Vec<String>,
    limit_of_first: Option<usize>,
    /// The dash whose items are being counted: its place in the steps and its column.
    counting: Option<(usize, usize)>,
}

impl Climb {
    fn new(column: usize) -> Self {
        let (steps, siblings) = (Vec::new(), Vec::new());
        Self { limit: column, same: false, steps, siblings, limit_of_first: None, counting: None }
    }

    /// Takes in a line, nearest first; None in a block of text.
    fn line(&mut self, line: &Line<'_>) -> Option<()> {
        for (at, mark) in line.marks.iter().rev() {
            match mark {
                Mark::Dash => self.dash(*at),
                Mark::Key(key) => {
                    let is_parent = *at < self.limit
                        || (self.same && *at == self.limit && line.rest.is_empty());
                    if is_parent {
                        if line.rest.starts_with(['|', '>']) {
                            return None;
                        }
                        self.counting = None;
                        self.steps.push((*key).to_owned());
                        self.limit_of_first.get_or_insert(*at);
                        (self.limit, self.same) = (*at, false);
                    } else if *at == self.limit && self.steps.is_empty() {
                        self.siblings.push((*key).to_owned());
                    }
                }
            }
        }
        Some(())
    }

    fn dash(&mut self, at: usize) {
        if at < self.limit {
            self.counting = Some((self.steps.len(), at));
            self.steps.push("0".to_owned());
            self.limit_of_first.get_or_insert(at);
            (self.limit, self.same) = (at, true);
            return;
        }
        let Some((place, column)) = self.counting.filter(|(_, column)| *column == at) else {
            return;
        };
        let _ = column;
        if let Some(step) = self.steps.get_mut(place) {
            *step = (step.parse::<usize>().unwrap_or(0) + 1).to_string();
        }
    }

    fn lines(&mut self, text: &str, start: usize) -> Option<()> {
        let above = text.get(..start).unwrap_or_default();
        for line in above.rsplit('\n').map(|line| line.trim_end_matches('\r')) {
            let content = line.trim_start_matches(' ');
            if content.trim().is_empty() || content.starts_with('#') {
                continue;
            }
            if line.starts_with("---") {
                break;
            }
            self.line(&read(line))?;
            if self.limit == 0 && !self.same && self.counting.is_none() && !self.steps.is_empty() {
                break;
            }
        }
        Some(())
    }

    fn path(self) -> Vec<String> {
        self.steps.into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        let offset = text.find('^').unwrap();
        let text = text.replacen('^', "", 1);
        let found = cursor(&text, offset)?;
        let mut siblings = found.siblings.clone();
        siblings.sort();
        Some(format!(
            "{:?} {} '{}' [{}]",
            found.at,
            found.path.join("."),
            found.prefix,
            siblings.join(" ")
        ))
    }

    #[test]
    fn a_cursor_is_found_by_indentation() {
        let is = |text: &str, wanted: &str| assert_eq!(at(text).as_deref(), Some(wanted), "{text}");
        is("a:\n  b: 1\n  c^\nd: 2\n", "Key a 'c' [b]");
        is("a:\n  b: 1\n  ^\n  e: 1\nd: 2\n", "Key a '' [b e]");
        is("a:\n  b: x^\n", "Value a.b 'x' []");
        is("a:\n  b: ^\n", "Value a.b '' []");
        is("a:\n  - n: 1\n    ^\n", "Key a.0 '' [n]");
        is("a:\n  - n: 1\n  - m: 1\n    k^: 2\n", "Key a.1 'k' [m]");
        is("a:\n- n: 1\n- ^\nb: 1\n", "Key a.1 '' []");
        is("a:\n- n: 1\n  c:\n    - x\n    - y: ^\nb: 1\n", "Value a.0.c.1.y '' []");
        is("^\na: 1\n", "Key  '' [a]");
        is("a: {b: 1, c^}\n", "Key a 'c' [b]");
        is("a: {b: {c: t^\n", "Value a.b.c 't' []");
        is("a: [x, {k^\n", "Key a.1 'k' []");
        is("\"a b\":\n  'c': \"d^\"\n", "Value a b.c 'd' []");
        assert_eq!(at("a: |\n  text ^\n"), None);
        assert_eq!(at("# a^\n"), None);
        assert_eq!(at("a: 1 # ^\n"), None);
    }

    #[test]
    fn blocks_land_behind_their_key() {
        let path = |text: &str, column| path_behind(text, column).unwrap().join(".");
        assert_eq!(path("spec:\n  tolerations:\n    ", 4), "spec.tolerations");
        assert_eq!(path("spec:\n  tolerations: ", 4), "spec.tolerations");
        assert_eq!(path("spec:\n  a: 1\n  ", 2), "spec");
        assert_eq!(path("spec:\n  c:\n    - name: x\n      ", 6), "spec.c.0");
        assert_eq!(path("spec:\n  c:\n    - ", 6), "spec.c.0");
    }
}
