//! What `printf` prints where a verb and its argument do not go together: `%!d(string=4)`, `%!v(MISSING)`.

use crate::messages;
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
        let (why, help, better) = match self.what {
            "MISSING" => (
                messages::MisprintMissing { shown: &shown, verb: &verb }.text(),
                messages::MISPRINT_MISSING_HELP.into(),
                None,
            ),
            "EXTRA" => (
                messages::MisprintExtra { shown: &shown }.text(),
                messages::MISPRINT_EXTRA_HELP.into(),
                None,
            ),
            "NOVERB" => (
                messages::MisprintNoVerb { shown: &shown }.text(),
                messages::MISPRINT_PERCENT_HELP.into(),
                None,
            ),
            "<nil>" => (
                messages::MisprintNil { shown: &shown, verb: &verb }.text(),
                messages::MISPRINT_NIL_HELP.into(),
                None,
            ),
            what if what.starts_with("BAD") => (
                messages::MisprintBad { shown: &shown }.text(),
                messages::MISPRINT_BAD_HELP.into(),
                None,
            ),
            what => self.mismatch(what, verb, &shown),
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
            Some(Fix { title: messages::Write { text: &better }.text(), edits })
        });
        (why, help, fix)
    }

    /// A verb that does not print values of a type.
    fn mismatch(
        &self,
        what: &str,
        verb: char,
        shown: &str,
    ) -> (String, String, Option<&'static str>) {
        let is = match what {
            "string" => messages::KIND_TEXT.text(),
            "bool" => messages::KIND_BOOLEAN.text(),
            what if what.starts_with("map[") => messages::KIND_MAP.text(),
            what if what.starts_with("[]") => messages::KIND_LIST.text(),
            what if what.starts_with("float") => messages::MISPRINT_KIND_FLOAT.text(),
            what if what.starts_with("int") || what.starts_with("uint") => {
                messages::KIND_WHOLE.text()
            }
            _ => messages::MISPRINT_KIND_OTHER.text(),
        };
        let takes = match verb {
            'd' | 'b' | 'o' | 'c' => messages::MISPRINT_TAKES_WHOLE.text(),
            'f' | 'e' | 'g' | 'E' | 'G' | 'F' => messages::MISPRINT_TAKES_FRACTION.text(),
            's' | 'q' => messages::MISPRINT_TAKES_TEXT.text(),
            'x' | 'X' | 'U' => messages::MISPRINT_TAKES_WHOLE_OR_TEXT.text(),
            't' => messages::MISPRINT_TAKES_BOOLEAN.text(),
            _ => messages::MISPRINT_TAKES_UNKNOWN.text(),
        };
        let (help, better) = match (verb, what) {
            (_, what) if what.starts_with("map[") || what.starts_with("[]") => {
                (messages::MISPRINT_MISMATCH_HELP_PART.into(), None)
            }
            ('d', "float64") => (messages::MISPRINT_MISMATCH_HELP_FLOAT.into(), Some("%.0f")),
            ('d', "string") => (messages::MISPRINT_MISMATCH_HELP_TEXT.into(), Some("%s")),
            ('f' | 'e' | 'g', "int" | "int64") => {
                (messages::MISPRINT_MISMATCH_HELP_WHOLE.into(), Some("%d"))
            }
            ('q', _) => (messages::MISPRINT_MISMATCH_HELP_QUOTE.into(), None),
            (letter, _) if letter.is_ascii_alphabetic() => {
                (messages::MISPRINT_MISMATCH_HELP.into(), Some("%v"))
            }
            _ => (messages::MISPRINT_PERCENT_HELP.into(), None),
        };
        (
            messages::MisprintMismatch { shown: &shown, verb: &verb, takes: &takes, is: &is }
                .text(),
            help,
            better,
        )
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
                "numbers in values files",
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
                "the extra one",
                None,
            ),
            ("5%!(NOVERB)", "{{ printf \"5%\" }}", "has no letter", "`%%`", None),
            ("5%! (string=x)", "{{ printf \"5% x\" .x }}", "not one of Go’s verbs", "`%%`", None),
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
