//! Words of other languages: `elif`, `endif`, `for … in`, `let`, `x := …`.

use super::Place;
use crate::messages;
use crate::problems::wording::ROOT;
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::{Clause, ParseCause};

/// Words that other languages have for `end`.
const ENDS: [&str; 13] = [
    "endif",
    "fi",
    "endfor",
    "endrange",
    "endwith",
    "enddefine",
    "endblock",
    "endmacro",
    "done",
    "esac",
    "endforeach",
    "close",
    "endunless",
];

/// Words that other languages have for `else if`.
const ELSE_IFS: [&str; 3] = ["elif", "elseif", "elsif"];

/// Words that other languages have for `range`.
const LOOPS: [&str; 4] = ["for", "foreach", "each", "loop"];

/// Words that other languages declare a variable with.
const DECLARE: [&str; 5] = ["let", "var", "local", "const", "assign"];

/// The words that this language has.
const OWN: [&str; 8] = ["if", "else", "end", "range", "with", "define", "template", "block"];

impl Place<'_> {
    pub(super) fn words(&self) -> Option<Diagnostic> {
        let name = match self.cause {
            ParseCause::UnknownFunction(name) => name.as_str(),
            ParseCause::UndefinedVariable(name) => return self.variable(name),
            ParseCause::Unexpected(_, Clause::Command) if self.cause.unexpected() == Some(b"/") => {
                return self.slash_end();
            }
            _ => return None,
        };
        let at = self.at + self.get(self.at..self.span.end as usize).find(name)?;
        let behind = self.get(at + name.len()..self.inner.end);
        if at != self.inner.start {
            return self.within(name, at);
        }
        let lower = name.to_ascii_lowercase();
        let word = lower.as_str();
        let rest = behind.trim();
        let here = at..at + name.len();
        let is_none =
            |instead: &str| messages::WordsInstead { name: &name, instead: &instead }.text();
        let instead = |instead: String| {
            let first = instead.split_whitespace().next().unwrap_or_default();
            let shown = if first == "else" { "else if" } else { first };
            self.replaced(here.clone(), is_none(shown), instead.trim_end())
        };
        if ENDS.contains(&word) && rest.is_empty() {
            return Some(instead("end".to_owned()));
        }
        if ELSE_IFS.contains(&word) {
            return Some(instead(format!("else if {rest}")));
        }
        if OWN.contains(&word) {
            return Some(instead(format!("{word} {rest}")));
        }
        if LOOPS.contains(&word) {
            return Some(instead(format!("range {}", turns(rest))));
        }
        if matches!(word, "env" | "expandenv" | "getenv") {
            let help = messages::WORDS_ENVIRONMENT_HELP.text();
            return Some(self.found(here, messages::WordsEnvironment { name: &name }, help));
        }
        if word == "unless" {
            return Some(instead(format!("if not ({rest})")));
        }
        if DECLARE.contains(&word)
            && let Some((variable, value)) = rest.split_once('=')
        {
            let variable = variable.trim_end_matches(':').trim().trim_start_matches('$');
            let better = format!("${variable} := {}", value.trim());
            let message = messages::WordsDeclare { name: &name }.text();
            return Some(self.replaced(here, message, &better));
        }
        let value = rest.strip_prefix(":=").or_else(|| rest.strip_prefix('='))?;
        if value.starts_with('=') {
            return None;
        }
        Some(self.replaced(
            here,
            messages::WordsDollarName { name: &name },
            &format!("${name} := {}", value.trim()),
        ))
    }

    /// A word that is not the first.
    fn within(&self, name: &str, at: usize) -> Option<Diagnostic> {
        let before = self.get(self.inner.start..at).trim_end();
        let behind = self.get(at + name.len()..self.inner.end);
        let here = at..at + name.len();
        if let Some(root) = ROOT.iter().find(|root| root.eq_ignore_ascii_case(name))
            && behind.starts_with('.')
            && *root != name
        {
            let message = messages::WordsReadAsFunction { name: &name }.text();
            let better = format!(".{root}");
            let found =
                self.found(here.clone(), message, messages::WriteHelp { text: &better }.text());
            return Some(self.edited(
                found,
                messages::Write { text: &better }.text(),
                here,
                &better,
            ));
        }
        let last = before.split_whitespace().next_back().unwrap_or_default();
        if matches!(last, "include" | "template") && behind.starts_with(['.', '-', '/']) {
            let is_end = |letter: char| letter.is_whitespace() || matches!(letter, ')' | '|');
            let length = behind.find(is_end).unwrap_or(behind.len());
            return Some(self.unquoted(at..at + name.len() + length));
        }
        if last == "range" || before.ends_with(',') {
            let rest = behind.trim_start();
            if rest.starts_with([',', ':', '=']) || rest.starts_with("in ") {
                let turn = self.get(at..self.inner.end);
                let better = format!("{before} {}", turns(turn));
                return Some(self.replaced(here, messages::WORDS_DOLLAR, &better));
            }
        }
        if name == "as" && before.starts_with("with ") {
            let value = before.strip_prefix("with ")?;
            let variable = behind.trim().trim_start_matches('$');
            if !variable.chars().all(super::signs::is_name) {
                return None;
            }
            return Some(self.replaced(
                here,
                messages::WORDS_WITH_ORDER,
                &format!("with ${variable} := {}", value.trim()),
            ));
        }
        if name == "in" {
            let (word, item) = before.split_once(' ').filter(|(word, _)| *word == "if")?;
            let list = behind.trim();
            return Some(self.replaced(
                here,
                messages::WORDS_IN,
                &format!("{word} has {} {list}", item.trim()),
            ));
        }
        None
    }

    /// A name of a template without quotes.
    pub(super) fn unquoted(&self, range: std::ops::Range<usize>) -> Diagnostic {
        let name = self.get(range.clone());
        let message = messages::WordsTemplateName { name: &name }.text();
        let found = self.found(
            range.clone(),
            message,
            messages::WriteHelp { text: &format_args!("\"{name}\"") }.text(),
        );
        self.edited(
            found,
            messages::Write { text: &format_args!("\"{name}\"") }.text(),
            range,
            &format!("\"{name}\""),
        )
    }

    fn variable(&self, name: &str) -> Option<Diagnostic> {
        let at = self.at + self.get(self.at..self.span.end as usize).find(name)?;
        let here = at..at + name.len();
        let bare = name.trim_start_matches('$');
        let before = self.get(self.inner.start..at);
        let behind = self.get(at + name.len()..self.inner.end);
        if ROOT.contains(&bare) {
            let better = format!("$.{bare}");
            let message = messages::WordsRoot { name: &name }.text();
            let found = self.found(here, message, messages::WriteHelp { text: &better }.text());
            return Some(self.edited(
                found,
                messages::Write { text: &better }.text(),
                at + 1..at + 1,
                ".",
            ));
        }
        let is_loop = before.starts_with("range ");
        if is_loop && behind.trim_start().starts_with("in ") {
            let mark = at + name.len() + behind.find("in ")?;
            let message = messages::WORDS_RANGE_IN.text();
            let found = self.found(here, message, messages::WORDS_RANGE_IN_HELP);
            return Some(self.edited(
                found,
                messages::Write { text: &":=" }.text(),
                mark..mark + 2,
                ":=",
            ));
        }
        if is_loop && behind.trim_start().starts_with('$') {
            let end = at + name.len();
            let found = self.found(
                here,
                messages::WORDS_RANGE_COMMA,
                messages::WriteHelp { text: &"$key, $value" }.text(),
            );
            return Some(self.edited(found, messages::WORDS_RANGE_COMMA_FIX, end..end, ","));
        }
        let gives = behind.trim_start();
        if before.is_empty() && gives.starts_with([':', '=']) && !gives.starts_with(":=") {
            let value = gives.trim_start_matches([':', '=', ' ']);
            return Some(self.replaced(
                here,
                messages::WordsAssign { name: &name },
                &format!("{name} := {value}"),
            ));
        }
        let declared = format!("{name} :=");
        let first = self.text.find(&declared)?;
        let line = self.line_number(first);
        let message = match first < at {
            true => messages::WordsEnded { name: &name, line: &line }.text(),
            false => messages::WordsLater { name: &name, line: &line }.text(),
        };
        let help = messages::WordsUndeclaredHelp { name: &name }.text();
        Some(self.found(here, message, &help))
    }

    /// `{{ /if }}`, as other languages close a block.
    fn slash_end(&self) -> Option<Diagnostic> {
        let word = self.inside().strip_prefix('/')?;
        let known = ["if", "range", "with", "each", "for", "define", "block", "unless"];
        known.contains(&word.trim()).then(|| {
            let message = messages::WordsEnd { word: &word }.text();
            self.replaced(self.inner.clone(), message, "end")
        })
    }
}

/// `x in y` and `k, v in y` as `range` has them.
fn turns(text: &str) -> String {
    let parts =
        text.split_once(" in ").or_else(|| text.split_once(":=")).or_else(|| text.split_once('='));
    let Some((names, value)) = parts else { return text.to_owned() };
    let names =
        names.split(',').map(|name| format!("${}", name.trim().trim_matches(['$', '(', ')'])));
    format!("{} := {}", names.collect::<Vec<_>>().join(", "), value.trim())
}
