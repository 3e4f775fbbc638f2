//! What `printf` prints where a verb and its argument do not go together: `%!d(string=4)`, `%!v(MISSING)`.

use chartroom_diagnostics::{Edit, Fix, Span};
use std::ops::Range;

/// One in a text.
pub struct Misprint<'a> {
    /// Its bytes.
    pub range: Range<usize>,
    /// As it is printed.
    pub shown: &'a str,
    /// The letter behind the `%`; none of one that is about all arguments.
    verb: Option<char>,
    /// The type of the argument, or the word in capitals.
    what: &'a str,
}

/// The first one of a text.
pub fn misprint(text: &str) -> Option<Misprint<'_>> {
    text.match_indices("%!").find_map(|(at, _)| {
        let rest = text.get(at + 2..)?;
        let open = rest.find('(').filter(|open| *open <= 4)?;
        let verb = rest.get(..open)?.chars().next();
        let inner = rest.get(open + 1..)?;
        let line = inner.find('\n').unwrap_or(inner.len());
        let close = closing(inner.get(..line)?)?;
        let inner = inner.get(..close)?;
        let what = inner.split(['=', ' ']).next()?;
        let capitals = ["MISSING", "EXTRA", "NOVERB", "BADINDEX", "BADWIDTH", "BADPREC"];
        let is_type = |name: &str| {
            let name = name.trim_start_matches("[]");
            [
                "string",
                "int",
                "float",
                "bool",
                "map[",
                "uint",
                "interface",
                "<nil>",
                "common.",
                "time.",
            ]
            .iter()
            .any(|start| name.starts_with(start))
        };
        if !capitals.contains(&what) && !is_type(what) {
            return None;
        }
        let end = at + 2 + open + 1 + close + 1;
        Some(Misprint { range: at..end, shown: text.get(at..end)?, verb, what })
    })
}

/// Where the parenthesis is closed that stands before a text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

impl Misprint<'_> {
    /// Why it is printed, the way out and, where it is certain, the edit of the action that prints it.
    pub fn told(&self, action: &str, place: Span) -> (String, String, Option<Fix>) {
        let shown = crate::beginning(self.shown, 60);
        let verb = self.verb.unwrap_or('v');
        let prints = format!("`printf` prints `{shown}`");
        let (why, help, better) = match self.what {
            "MISSING" => (
                format!("there are more `%` than arguments, and none is left for `%{verb}`"),
                "Hand it an argument for each `%`. A `%` that is meant as text is written `%%`.".to_owned(),
                None,
            ),
            "EXTRA" => (
                "there are more arguments than `%` in its text".to_owned(),
                "Write a `%s` for each argument, or take the one away that is too many: what a `|` hands on is the last."
                    .to_owned(),
                None,
            ),
            "NOVERB" => (
                "a `%` stands without a letter behind it".to_owned(),
                "A `%` that is meant as text is written `%%`.".to_owned(),
                None,
            ),
            "<nil>" => (
                format!("there is no value for `%{verb}`"),
                "Give it one in the values, or a `default` in the template.".to_owned(),
                None,
            ),
            what if what.starts_with("BAD") => (
                "a width or number of an argument in its text fits none".to_owned(),
                "Write `%s` and `%d` without numbers in brackets.".to_owned(),
                None,
            ),
            what => self.mismatch(what, verb),
        };
        let fix = better.and_then(|better| {
            let from = format!("%{verb}");
            let mut places = action.match_indices(&from);
            let (at, _) = places.next()?;
            // Of several, nobody knows which.
            if places.next().is_some() {
                return None;
            }
            let start = place.start + at as u32;
            let span = Span { start, end: start + from.len() as u32, ..place };
            let edits = vec![Edit { span, text: better.to_owned() }];
            Some(Fix { title: format!("Write `{better}`"), edits })
        });
        (format!("{prints}: {why}."), help, fix)
    }

    /// A verb that does not print values of a type.
    fn mismatch(&self, what: &str, verb: char) -> (String, String, Option<&'static str>) {
        let is = match what {
            "string" => "text",
            "bool" => "true or false",
            what if what.starts_with("map[") => "a map",
            what if what.starts_with("[]") => "a list",
            what if what.starts_with("float") => "a float, as all numbers of values files are",
            what if what.starts_with("int") || what.starts_with("uint") => "a whole number",
            _ => "something else",
        };
        let takes = match verb {
            'd' | 'b' | 'o' | 'c' => "takes a whole number",
            'f' | 'e' | 'g' | 'E' | 'G' | 'F' => "takes a number with a fraction",
            's' | 'q' => "takes text",
            'x' | 'X' | 'U' => "takes a whole number or text",
            't' => "takes true or false",
            _ => "is none of Go’s verbs",
        };
        let (help, better) = match (verb, what) {
            (_, what) if what.starts_with("map[") || what.starts_with("[]") => {
                ("Print a part of it, or all of it with `toJson` or `toYaml`.".to_owned(), None)
            }
            ('d', "float64") => (
                "Write `%.0f`, or `int` before the value: `(int .Values.x)`.".to_owned(),
                Some("%.0f"),
            ),
            ('d', "string") => {
                ("Write `%s`, or `int` before the value: `(int .Values.x)`.".to_owned(), Some("%s"))
            }
            ('f' | 'e' | 'g', "int" | "int64") => {
                ("Write `%d`, or `float64` before the value.".to_owned(), Some("%d"))
            }
            ('q', _) => ("Write `%v`, and quote what it gives: `| quote`.".to_owned(), None),
            (letter, _) if letter.is_ascii_alphabetic() => {
                ("Write `%v`, which prints every value as it is.".to_owned(), Some("%v"))
            }
            _ => ("A `%` that is meant as text is written `%%`.".to_owned(), None),
        };
        (format!("`%{verb}` {takes}, and this is {is}"), help, better)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_diagnostics::FileId;

    #[test]
    fn each_kind_has_its_reason_and_way_out() {
        let place = Span { file: FileId(0), start: 0, end: 60 };
        for (text, action, why, help, better) in [
            (
                "a-%!d(string=4)",
                "{{ printf \"a-%d\" .x }}",
                "takes a whole number, and this is text",
                "`%s`",
                Some("%s"),
            ),
            (
                "%!d(float64=3)",
                "{{ printf \"%d\" .x }}",
                "numbers of values files",
                "`%.0f`",
                Some("%.0f"),
            ),
            ("%!s(float64=3)", "{{ printf \"%s\" .x }}", "takes text", "`%v`", Some("%v")),
            ("%!s(int=3)", "{{ printf \"%s-%s\" .x .y }}", "a whole number", "`%v`", None),
            ("%!s(<nil>)", "{{ printf \"%s\" .x }}", "there is no value", "`default`", None),
            ("%!v(MISSING)", "{{ printf \"%v\" }}", "more `%` than arguments", "`%%`", None),
            (
                "a%!(EXTRA string=b, int=1)",
                "{{ printf \"a\" .x 1 }}",
                "more arguments",
                "too many",
                None,
            ),
            ("5%!(NOVERB)", "{{ printf \"5%\" }}", "without a letter", "`%%`", None),
            ("5%! (string=x)", "{{ printf \"5% x\" .x }}", "none of Go’s verbs", "`%%`", None),
            (
                "%!s(map[string]interface {}=map[a:1])",
                "{{ printf \"%s\" .x }}",
                "a map",
                "toJson",
                None,
            ),
            ("%!f(int=3)", "{{ printf \"%f\" 3 }}", "a whole number", "`%d`", Some("%d")),
        ] {
            let found = misprint(text).expect("one");
            assert!(text.ends_with(found.shown), "{text}: {}", found.shown);
            let (message, way, fix) = found.told(action, place);
            assert!(message.contains(why), "{text}: {message}");
            assert!(way.contains(help), "{text}: {way}");
            let edit = fix.and_then(|fix| fix.edits.into_iter().next());
            assert_eq!(edit.map(|edit| edit.text).as_deref(), better, "{text}");
        }
        for none in ["100%!", "%!x", "a %!(b)", "%!s(anything=1)", "%!important (x)"] {
            assert!(misprint(none).is_none(), "{none}");
        }
    }
}
