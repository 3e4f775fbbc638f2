//! The paths in the text of a Rust file, as far as it takes to see which files need which.

/// A name that `use` brings in, and the path that it stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) name: String,
    pub(super) path: Vec<String>,
}

/// The text without comments, strings and the tests at its end.
pub(super) fn without_tests(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let code = text.get(..end).unwrap_or_default();
    let lines = code.lines().map(|line| line.split_once("//").map_or(line, |(before, _)| before));
    let mut out = String::new();
    for (at, part) in
        lines.collect::<Vec<_>>().join("\n").replace("\\\"", "").split('"').enumerate()
    {
        if at % 2 == 0 {
            out.push_str(part);
            out.push(' ');
        }
    }
    out
}

/// All that a text's `use` bring in.
pub(super) fn uses(text: &str) -> Vec<Use> {
    let mut all = Vec::new();
    for statement in statements(text) {
        tree(&[], statement, &mut all);
    }
    all
}

/// What stands between each `use` and its semicolon.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split("use ").skip(1);
    behind.filter_map(|rest| rest.split_once(';')).map(|(statement, _)| statement)
}

fn tree(above: &[String], text: &str, all: &mut Vec<Use>) {
    let text = text.trim();
    let Some((head, group)) = text.split_once('{') else {
        let (path, alias) = text.split_once(" as ").unwrap_or((text, ""));
        let mut path: Vec<String> = above.iter().cloned().chain(words(path)).collect();
        path.pop_if(|last| last == "self" && !above.is_empty());
        let name =
            if alias.is_empty() { path.last().cloned() } else { Some(alias.trim().to_owned()) };
        all.extend(name.filter(|name| !name.is_empty()).map(|name| Use { name, path }));
        return;
    };
    let above: Vec<String> = above.iter().cloned().chain(words(head)).collect();
    let inner = group.rsplit_once('}').map_or(group, |(inner, _)| inner);
    let (mut depth, mut start) = (0_usize, 0);
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                tree(&above, inner.get(start..at).unwrap_or_default(), all);
                start = at + 1;
            }
            _ => {}
        }
    }
}

fn words(path: &str) -> Vec<String> {
    path.split("::").map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The paths of more than one word in a text, those of `use` without their groups included.
pub(super) fn paths(text: &str) -> Vec<Vec<String>> {
    let is_part = |character: char| character.is_alphanumeric() || "_:".contains(character);
    let tokens = text.split(|character: char| !is_part(character));
    tokens.filter(|token| token.contains("::")).map(words).filter(|path| path.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_taken_apart() {
        let shown = |text: &str| -> Vec<String> {
            uses(text)
                .iter()
                .map(|used| format!("{} {}", used.name, used.path.join("::")))
                .collect()
        };
        assert_eq!(
            shown("use crate::{a, b::{self, C as D}};\npub(crate) use super::e;"),
            ["a crate::a", "b crate::b", "D crate::b::C", "e super::e"]
        );
    }

    #[test]
    fn comments_and_strings_hold_no_paths() {
        let text = "let x = crate::a::b(\"c::d\"); // e::f\n#[cfg(test)]\nmod tests { use g::h; }";
        assert_eq!(paths(&without_tests(text)), [["crate", "a", "b"]]);
    }
}
