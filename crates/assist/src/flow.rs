//! Where a cursor is behind the beginning of a `{…}` or `[…]`.

/// What leads from an opening brace to the end of a text.
pub(crate) struct Flow {
    pub(crate) path: Vec<String>,
    pub(crate) value: bool,
    /// Where the last word begins.
    pub(crate) start: usize,
    pub(crate) siblings: Vec<String>,
}

struct Open {
    list: bool,
    index: usize,
    /// The key whose value is being written.
    key: Option<String>,
    keys: Vec<String>,
}

/// Follows a text up to its end; None if all that it opened is closed there.
pub(crate) fn follow(text: &str) -> Option<Flow> {
    let mut open: Vec<Open> = Vec::new();
    let (mut quote, mut word) = (None::<char>, 0);
    for (at, char) in text.char_indices() {
        if let Some(end) = quote {
            quote = (char != end).then_some(end);
            continue;
        }
        match char {
            '"' | '\'' if text.get(word..at).is_some_and(|text| text.trim().is_empty()) => {
                quote = Some(char)
            }
            '{' | '[' => {
                open.push(Open { list: char == '[', index: 0, key: None, keys: Vec::new() });
                word = at + 1;
            }
            '}' | ']' => {
                open.pop()?;
                word = at + 1;
            }
            ',' => {
                let last = open.last_mut()?;
                last.index += 1;
                last.keys.extend(last.key.take());
                word = at + 1;
            }
            ':' => {
                let key = text.get(word..at)?.trim().trim_matches(['"', '\'']).to_owned();
                let last = open.last_mut()?;
                if !last.list && last.key.is_none() {
                    last.key = Some(key);
                    word = at + 1;
                }
            }
            _ => {}
        }
    }
    let last = open.last()?;
    let (value, siblings) = (last.key.is_some(), last.keys.clone());
    let step = |one: &Open| if one.list { Some(one.index.to_string()) } else { one.key.clone() };
    let rest = text.get(word..)?;
    let start = word + rest.len() - rest.trim_start().len();
    Some(Flow { path: open.iter().filter_map(step).collect(), value, start, siblings })
}
