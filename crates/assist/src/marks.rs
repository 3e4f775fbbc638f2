//! What an editor shows in a text besides its letters: what tokens of templates are, and what layers make of a value.

use crate::functions::KEYWORDS;
use crate::messages;
use crate::symbols::Symbol;
use crate::template::scan::TokenKind;
use crate::{Asked, Place};
use chartroom_core::{Layer, Source, short};
use std::ops::Range;

/// What a piece of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A keyword.
    Keyword,
    /// A function.
    Function,
    /// A field of something.
    Property,
    /// A variable.
    Variable,
    /// A quoted text.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
}

impl Asked<'_> {
    /// The pieces of the actions of a template, in order.
    pub fn marks(&self, path: &str) -> Vec<(Range<usize>, Mark)> {
        let Some(template) = self.model.template(path) else { return Vec::new() };
        let text = &template.file.text;
        let mut found = Vec::new();
        for action in &template.file.actions {
            if action.comment {
                found.push((action.range.clone(), Mark::Comment));
                continue;
            }
            for token in &action.tokens {
                let word = text.get(token.range.clone()).unwrap_or_default();
                let mark = match token.kind {
                    TokenKind::Word if KEYWORDS.iter().any(|(known, _)| *known == word) => {
                        Mark::Keyword
                    }
                    TokenKind::Word => Mark::Function,
                    TokenKind::Field => Mark::Property,
                    TokenKind::Variable => Mark::Variable,
                    TokenKind::Text => Mark::Text,
                    TokenKind::Number => Mark::Number,
                    _ => continue,
                };
                found.push((token.range.clone(), mark));
            }
        }
        found
    }

    /// What the environments’ layers make of the values of a base: `→ 4 in prod`, each behind the line of its byte.
    pub fn overridden(&self, path: &str, within: Range<usize>) -> Vec<(usize, String)> {
        let file = self.model.values.iter().find(|file| file.path == path && file.base);
        let Some(file) = file else { return Vec::new() };
        let mut found = Vec::new();
        self.hints(&self.symbols(path), &mut file.prefix.clone(), &within, &mut found);
        found
    }

    fn hints(
        &self,
        symbols: &[Symbol],
        above: &mut Vec<String>,
        within: &Range<usize>,
        found: &mut Vec<(usize, String)>,
    ) {
        for symbol in symbols.iter().filter(|symbol| !symbol.name.starts_with('[')) {
            let Place { start, end, .. } = symbol.whole;
            if end < within.start || within.end < start {
                continue;
            }
            above.push(symbol.name.clone());
            match symbol.below.is_empty() {
                true => found.extend(self.hint(above).map(|text| (end, text))),
                false => self.hints(&symbol.below, above, within, found),
            }
            above.pop();
        }
    }

    fn hint(&self, path: &[String]) -> Option<String> {
        let mut others: Vec<(String, Vec<String>)> = Vec::new();
        for one in self.everywhere(path) {
            let over =
                matches!(one.source, Some(Source { layer: Layer::Overlay(_) | Layer::Set(_), .. }));
            let Some(value) = one.value.filter(|_| over).map(|value| short(&value)) else {
                continue;
            };
            match others.iter_mut().find(|(known, _)| *known == value) {
                Some((_, names)) => names.push(one.name),
                None => others.push((value, vec![one.name])),
            }
        }
        let told = others.iter().map(|(value, names)| {
            let names = &names.join(chartroom_messages::comma());
            messages::ValueElsewhere { value, names }.text()
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("  "))
    }
}
