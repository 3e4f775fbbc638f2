//! Which lines of an object stand below which: what is folded away is a line's part of the text, known by the lines that
//! lead to it, so that it stays when something else is rendered.

/// A line of a text.
struct Line {
    /// Of it and of the lines it stands below.
    name: u64,
    /// How many those are.
    depth: u32,
    /// The line behind the last one that stands below it.
    end: usize,
}

/// The lines of a text.
#[derive(Default)]
pub(super) struct Folds(Vec<Line>);

/// What is folded: all parts of a depth and of greater ones, and others for those that were chosen one by one.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Folded {
    /// From 1; 0 if none is.
    level: u32,
    turned: Vec<u64>,
}

/// A choice of what is folded.
pub(super) enum Fold {
    /// All from a level on, or none.
    Level(u32),
    /// Another way for a part.
    Turn(u64),
}

impl Folded {
    pub(super) fn choose(&mut self, fold: Fold) {
        match fold {
            Fold::Level(level) => *self = Self { level, turned: Vec::new() },
            Fold::Turn(name) => match self.turned.iter().position(|one| *one == name) {
                Some(at) => drop(self.turned.swap_remove(at)),
                None => self.turned.push(name),
            },
        }
    }

    fn holds(&self, line: &Line) -> bool {
        (self.level != 0 && line.depth + 1 >= self.level) != self.turned.contains(&line.name)
    }
}

impl Folds {
    /// `object` is what the object of the text is called.
    pub(super) fn of(object: &str, text: &str) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        // Column, whether a dash stands there, and number of the lines that the next may stand below.
        let mut open: Vec<(usize, bool, usize)> = Vec::new();
        // The column of a key whose text is no YAML.
        let mut key: Option<usize> = None;
        for (number, line) in text.lines().enumerate() {
            let told = line.trim_start();
            let (column, dash) = (line.len() - told.len(), told.starts_with("- "));
            let empty = told.is_empty();
            key = key.filter(|key| empty || column > *key);
            let plain = key.is_some();
            if !empty && !plain {
                // A list may stand at the column of its key.
                open.retain(|(other, dashed, _)| {
                    *other < column || (*other == column && dash && !dashed)
                });
                let begins = |word: &str| word.starts_with(['|', '>']) && word.len() <= 3;
                let inner = if dash && told.contains(':') { column + 2 } else { column };
                key = told.rsplit(' ').next().is_some_and(begins).then_some(inner);
            }
            let above = open.last().and_then(|(.., at)| lines.get(*at));
            let name = above.map_or_else(|| hash(0, object), |above| above.name);
            let (name, depth) = (hash(name, told), open.len() as u32);
            lines.push(Line { name, depth, end: number + 1 });
            for (.., at) in open.iter().filter(|_| !empty) {
                lines.get_mut(*at).into_iter().for_each(|above| above.end = number + 1);
            }
            if !empty && !plain {
                open.push((column, dash, number));
            }
        }
        Self(lines)
    }

    /// What a line's part is called, whether it is folded, and the line behind it; none of a line that none stand below.
    pub(super) fn at(&self, line: usize, folded: &Folded) -> Option<(u64, bool, usize)> {
        let one = self.0.get(line).filter(|one| one.end > line + 1)?;
        Some((one.name, folded.holds(one), one.end))
    }

    /// The lines that are not folded away.
    pub(super) fn shown(&self, folded: &Folded) -> Vec<usize> {
        let mut shown = Vec::with_capacity(self.0.len());
        let mut next = 0;
        while next < self.0.len() {
            shown.push(next);
            let behind = self.at(next, folded).filter(|(_, folded, _)| *folded);
            next = behind.map_or(next + 1, |(.., end)| end);
        }
        shown
    }

    /// The folded parts that a line stands in.
    pub(super) fn around(&self, line: usize, folded: &Folded) -> Vec<u64> {
        let part =
            |at: usize| self.at(at, folded).filter(|(_, folded, end)| *folded && *end > line);
        (0..line).filter_map(part).map(|(name, ..)| name).collect()
    }
}

/// FNV-1a, gone on with.
fn hash(from: u64, text: &str) -> u64 {
    text.bytes().chain([0xff]).fold(from ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "kind: A\nspec:\n  containers:\n  - name: a\n    env:\n      - b\n\n  - name: c\ndata:\n  run: |\n    if x\n      y\n  more: 1\n";

    fn folded(text: &[Fold]) -> Vec<usize> {
        let mut folded = Folded::default();
        for fold in text {
            folded.choose(match fold {
                Fold::Level(level) => Fold::Level(*level),
                Fold::Turn(name) => Fold::Turn(*name),
            });
        }
        Folds::of("A a", TEXT).shown(&folded)
    }

    #[test]
    fn lines_stand_below_keys_items_and_lists_at_the_column_of_their_key() {
        let folds = Folds::of("A a", TEXT);
        let ends: Vec<usize> = folds.0.iter().map(|line| line.end).collect();
        assert_eq!(ends, [1, 8, 8, 6, 6, 6, 7, 8, 13, 12, 11, 12, 13]);
        let depths: Vec<u32> = folds.0.iter().map(|line| line.depth).collect();
        assert_eq!(depths, [0, 0, 1, 2, 3, 4, 5, 2, 0, 1, 2, 2, 1]);
    }

    #[test]
    fn levels_fold_and_one_part_may_be_another_way() {
        assert_eq!(folded(&[]).len(), 13);
        assert_eq!(folded(&[Fold::Level(1)]), [0, 1, 8]);
        let spec = Folds::of("A a", TEXT).0[1].name;
        assert_eq!(folded(&[Fold::Level(1), Fold::Turn(spec)]), [0, 1, 2, 8]);
        assert_eq!(folded(&[Fold::Turn(spec)]), [0, 1, 8, 9, 10, 11, 12]);
        assert_eq!(folded(&[Fold::Turn(spec), Fold::Turn(spec)]).len(), 13);
        assert_eq!(folded(&[Fold::Level(2)]), [0, 1, 2, 8, 9, 12]);
    }

    #[test]
    fn a_line_is_found_in_what_is_folded_and_a_part_outlives_changes_elsewhere() {
        let (folds, mut folded) = (Folds::of("A a", TEXT), Folded::default());
        folded.choose(Fold::Level(1));
        assert_eq!(folds.around(5, &folded).len(), 4);
        assert_eq!(folds.around(1, &folded).len(), 0);
        let later = Folds::of("A a", &TEXT.replace("kind: A\n", "kind: A\nother: 1\n"));
        assert_eq!(later.0[9].name, folds.0[8].name);
        assert_ne!(Folds::of("A b", TEXT).0[8].name, folds.0[8].name);
    }
}
