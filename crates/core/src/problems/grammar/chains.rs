//! Chains such as `.Values.a.b`: names with dashes, brackets, dots too many, and calls as other languages have them.

use super::Place;
use super::signs::is_name;
use crate::messages;
use chartroom_diagnostics::Diagnostic;
use chartroom_gotemplate::ParseCause;
use std::ops::Range;

impl Place<'_> {
    /// A chain such as `.Values.a.my-name.b` or `.Values.list[0]`, from its start to its end.
    fn chain(&self, also: &[char]) -> Range<usize> {
        let before = self.get(self.inner.start..self.at);
        let is_part = |letter: char| is_name(letter) || matches!(letter, '.' | '$');
        let start = self.at - (before.len() - before.trim_end_matches(is_part).len());
        let rest = self.get(start..self.inner.end);
        let blank = rest.len() - rest.trim_start().len();
        let body = rest.trim_start();
        let end = body.find(|letter: char| !is_part(letter) && !also.contains(&letter));
        start + blank..start + blank + end.unwrap_or(body.len())
    }

    /// `-` in a name, or glued to the braces.
    pub(super) fn dash(&self) -> Option<Diagnostic> {
        let chain = self.chain(&['-']);
        let written = self.get(chain.clone());
        if let Some(glued) = written.strip_suffix('-').filter(|_| chain.end == self.inner.end) {
            let at = chain.start + glued.len();
            let message = messages::CHAINS_TRIM_BLANK.text();
            let found = self.found(chain, message, messages::CHAINS_TRIM_BLANK_HELP);
            return Some(self.edited(found, messages::WRITE_BLANK, at..at, " "));
        }
        if !written.starts_with(['.', '$']) {
            let message = messages::ChainsDashFunction { written: &written }.text();
            let help = messages::CHAINS_DASH_FUNCTION_HELP.text();
            return Some(self.found(chain, message, help));
        }
        let better = indexed(written)?;
        let message = messages::ChainsDashKey { written: &written }.text();
        Some(self.chain_as(chain, message, &better))
    }

    /// `[0]` and `["a"]`, as other languages look something up.
    pub(super) fn brackets(&self) -> Option<Diagnostic> {
        let chain = self.chain(&['[', ']', '"', '\'', '-', '/']);
        let written = self.get(chain.clone());
        let better = indexed(written)?;
        let message = messages::CHAINS_BRACKETS.text();
        Some(self.chain_as(chain, message.to_owned(), &better))
    }

    /// A call in the place of a chain, in parentheses where something stands beside it.
    fn chain_as(&self, chain: Range<usize>, message: String, better: &str) -> Diagnostic {
        let before = self.get(self.inner.start..chain.start).trim_end();
        let behind = self.get(chain.end..self.inner.end).trim_start();
        let first = before.is_empty()
            || before.ends_with(['(', '|', '='])
            || matches!(before, "if" | "else if" | "with" | "range" | "else with");
        let last = behind.is_empty() || behind.starts_with([')', '|']);
        let better = if first && last { better.to_owned() } else { format!("({better})") };
        let found =
            self.found(chain.clone(), message, messages::WriteHelp { text: &better }.text());
        self.edited(found, messages::Write { text: &better }.text(), chain, &better)
    }

    /// `f(a, b)` and `a.f()`, as other languages call a function.
    pub(super) fn called(&self) -> Option<Diagnostic> {
        let before = self.get(self.inner.start..self.at);
        let is_part = |letter: char| is_name(letter) || matches!(letter, '.' | '$');
        let start = self.inner.start + before.trim_end_matches(is_part).len();
        let callee = self.get(start..self.at);
        let mut depth = 0_usize;
        let close = self.outside().filter(|(at, _)| *at >= self.at).find_map(|(at, letter)| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        })?;
        let arguments = self.get(self.at + 1..close);
        let arguments: Vec<&str> = split(arguments);
        let whole = start..close + 1;
        if callee.is_empty() || arguments.iter().any(|one| one.contains('(')) {
            return None;
        }
        let arguments = arguments.join(" ");
        let better = match callee.rsplit_once('.') {
            Some((value, name)) if self.functions.contains(&name) => {
                format!("{name} {arguments} {value}").replace("  ", " ")
            }
            Some(_) if arguments.is_empty() => {
                let message = messages::CHAINS_CALLED_VALUE.text();
                return Some(self.chain_as(whole, message.to_owned(), callee));
            }
            Some(_) => return None,
            _ => format!("{callee} {arguments}").trim_end().to_owned(),
        };
        let message = messages::CHAINS_CALLED.text();
        Some(self.chain_as(whole, message.to_owned(), &better))
    }

    /// Two dots, or one at the end.
    pub(super) fn dots(&self) -> Option<Diagnostic> {
        let at = self.at;
        if let ParseCause::FieldOf(term) = self.cause
            && term.as_bytes() != b"."
        {
            let message = messages::CHAINS_NO_FIELDS.text();
            let help = messages::CHAINS_NO_FIELDS_HELP.text();
            return Some(self.found(at..at + 1, message, help));
        }
        let (before, behind) = (self.get(at - 1..at), self.get(at + 1..at + 2));
        let range = match () {
            () if before.is_empty() || before == " " => at..at + 1,
            () if behind == " " || behind.is_empty() || at + 1 >= self.inner.end => {
                let rest = self.get(at + 1..self.inner.end);
                let blank = rest.len() - rest.trim_start().len();
                let name = rest.trim_start().starts_with(is_name);
                if name { at + 1..at + 1 + blank } else { at..at + 1 }
            }
            () => at..at + 1,
        };
        let message = match range.start > at {
            true => messages::CHAINS_BLANK_IN_PATH.text(),
            false => messages::CHAINS_EXTRA_DOT.text(),
        };
        let found = self.found(at..at + 1, message, messages::REMOVE_HELP);
        Some(self.edited(found, messages::REMOVE, range, ""))
    }

    /// `.list.0`
    pub(super) fn number_behind_dot(&self) -> Option<Diagnostic> {
        let chain = self.chain(&[]);
        let better = indexed(self.get(chain.clone()))?;
        let message = messages::CHAINS_ITEM_DOT.text();
        Some(self.chain_as(chain, message.to_owned(), &better))
    }
}

/// Arguments with commas between them.
fn split(arguments: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = arguments.split(|letter: char| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A chain with dashes, brackets and numbers as a call of `index`.
fn indexed(chain: &str) -> Option<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut plain = String::new();
    let mut is_plain = true;
    for (number, part) in chain.split(['.', '[']).enumerate() {
        let part = part.trim_end_matches(']');
        if part.is_empty() || part == "$" {
            if number > 0 && part.is_empty() {
                continue;
            }
            plain.push_str(part);
            continue;
        }
        let bare = part.trim_matches(['"', '\'']);
        let is_number = bare == part && part.bytes().all(|byte| byte.is_ascii_digit());
        let simple = bare == part && !is_number && part.chars().all(is_name);
        if simple && is_plain {
            if !(number == 0 && part.starts_with('$')) {
                plain.push('.');
            }
            plain.push_str(part);
            continue;
        }
        is_plain = false;
        keys.push(if is_number { bare.to_owned() } else { format!("\"{bare}\"") });
    }
    (!keys.is_empty() && !plain.is_empty()).then(|| format!("index {plain} {}", keys.join(" ")))
}
