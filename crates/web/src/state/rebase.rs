//! Keys that were typed before the stored edits were there, put on top of them.

use super::{Saved, State, Text};

/// The stored edits with what was typed since; none where both changed the same place.
pub(super) fn onto(state: &State, stored: &Saved) -> Option<Saved> {
    let typed = state.saved();
    let mut both = stored.clone();
    both.state.open = typed.state.open;
    match (typed.state.environments, &both.state.environments) {
        (Some(_), Some(_)) => return None,
        (Some(new), None) => both.state.environments = Some(new),
        (None, _) => {}
    }
    match (typed.state.kube_version, &both.state.kube_version) {
        (Some(_), Some(_)) => return None,
        (Some(new), None) => both.state.kube_version = Some(new),
        (None, _) => {}
    }
    for file in typed.state.files {
        let Some(old) = both.state.files.iter_mut().find(|old| old.path == file.path) else {
            both.state.files.push(file);
            continue;
        };
        let base = state.builtin.iter().find(|base| *base.path == *file.path);
        let Some(Text::Small(base)) = base.map(|base| &base.text) else { return None };
        let (stored, typed) = (old.text.as_deref()?, file.text.as_deref()?);
        old.text = Some(merged(base, stored, typed)?);
    }
    // What only an editor holds is not at hand here.
    let held = state.files.iter().any(|file| matches!(file.text, Text::Large(_, None)));
    (!held).then_some(both)
}

/// Two changes of one text, each in one place; none where the places touch.
fn merged(base: &str, one: &str, two: &str) -> Option<String> {
    let (first, second) = (place(base, one), place(base, two));
    let ((first, one), (second, two)) = match first.1 < second.0 {
        true => ((first, one), (second, two)),
        false if second.1 < first.0 => ((second, two), (first, one)),
        false => return None,
    };
    let (before, between, after) =
        (base.get(..first.0)?, base.get(first.1..second.0)?, base.get(second.1..)?);
    let one = one.get(first.0..one.len() - (base.len() - first.1))?;
    let two = two.get(second.0..two.len() - (base.len() - second.1))?;
    Some([before, one, between, two, after].concat())
}

/// From where to where a text was changed, in whole lines.
fn place(base: &str, new: &str) -> (usize, usize) {
    let same = |(one, two): &(char, char)| one == two;
    let start: usize =
        base.chars().zip(new.chars()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
    let (rest, new) = (base.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end: usize = rest
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|(one, _)| one.len_utf8())
        .sum();
    // Whole lines: two changes of one line are none of different places.
    let end = base.len() - end;
    let line = |text: &str| text.rfind('\n').map_or(0, |at| at + 1);
    let start = line(base.get(..start).unwrap_or_default());
    let rest = base.get(end..).unwrap_or_default();
    (start, end + rest.find('\n').unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_different_places_are_put_together() {
        let base = "a: 1\nb: ü\nc: 3\n";
        for (one, two, both) in [
            ("a: 10\nb: ü\nc: 3\n", "a: 1\nb: ü\nc: 4\n", Some("a: 10\nb: ü\nc: 4\n")),
            ("a: 1\nb: ü\nc: 4\n", "x\na: 1\nb: ü\nc: 3\n", Some("x\na: 1\nb: ü\nc: 4\n")),
            ("a: 1\nb: \nc: 3\n", "a: 1\nb: ü\nc: 3\nd: 4\n", Some("a: 1\nb: \nc: 3\nd: 4\n")),
            ("a: 2\nb: ü\nc: 3\n", "a: 3\nb: ü\nc: 3\n", None),
            ("a: 2\nb: ü\nc: 3\n", "b: 1\nb: ü\nc: 3\n", None),
            ("", "a: 1\nb: ö\nc: 3\n", None),
        ] {
            assert_eq!(merged(base, one, two).as_deref(), both, "{one:?} {two:?}");
        }
    }
}
