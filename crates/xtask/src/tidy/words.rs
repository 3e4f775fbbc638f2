//! What a sentence is.

/// Whether two words stand in a row, outside of code and of the places for arguments.
pub(super) fn is_sentence(text: &str) -> bool {
    let prose = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let prose = prose.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    prose
        .collect::<Vec<_>>()
        .join("{}")
        .split(' ')
        .map(is_word)
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| matches!(pair, [true, true]))
}

fn is_word(word: &str) -> bool {
    let word = word.trim_matches(|char: char| ".,:;!?()[]…'\"".contains(char));
    word.len() > 1 && word.chars().all(|char| char.is_alphabetic() || "'’-".contains(char))
}
