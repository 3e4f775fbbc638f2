//! A small machine that says whether a pattern matches, character by character. Most patterns are only asked that
//! about a short text, once; building the engine that finds groups, byte by byte, takes a hundred times as long.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look, Repetition};

/// Patterns that take more steps are left to the engine.
const MAX_STEPS: usize = 400;

enum Step {
    Char(char),
    /// Sorted, apart from each other.
    Class(ClassUnicode),
    Look(Look),
    /// Goes on at both.
    Fork(usize, usize),
    Match,
}

/// A pattern as steps, each leading to the next.
pub(super) struct Steps {
    steps: Vec<Step>,
    /// Whether a match begins where the text does.
    anchored: bool,
}

impl Steps {
    /// The steps of an expression; None for those that only the engine can do.
    pub(super) fn new(hir: &Hir) -> Option<Self> {
        let anchored = hir.properties().look_set_prefix().contains(Look::Start);
        let mut steps = Self { steps: Vec::new(), anchored };
        steps.append(hir)?;
        steps.steps.push(Step::Match);
        (steps.len() <= MAX_STEPS).then_some(steps)
    }

    /// How many there are: at each letter of a text as many may be looked at.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    fn append(&mut self, hir: &Hir) -> Option<()> {
        if self.steps.len() > MAX_STEPS {
            return None;
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                if text.len() > MAX_STEPS * char::MAX.len_utf8() {
                    return None;
                }
                self.steps.extend(text.chars().map(Step::Char));
            }
            HirKind::Class(Class::Unicode(class)) => self.steps.push(Step::Class(class.clone())),
            HirKind::Class(Class::Bytes(_)) => return None,
            HirKind::Look(look) => self.steps.push(Step::Look(*look)),
            HirKind::Repetition(repetition) => self.repetition(repetition)?,
            HirKind::Capture(capture) => self.append(&capture.sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.append(part))?,
            HirKind::Alternation(parts) => self.alternation(parts)?,
        }
        Some(())
    }

    /// A fork whose second way is set by [`Self::join`]; the first is the next step.
    fn fork(&mut self) -> usize {
        let at = self.steps.len();
        self.steps.push(Step::Fork(at + 1, at + 1));
        at
    }

    /// Lets a fork go on behind the last step, too.
    fn join(&mut self, fork: usize) {
        let end = self.steps.len();
        if let Some(Step::Fork(_, second)) = self.steps.get_mut(fork) {
            *second = end;
        }
    }

    fn jump(&mut self, to: usize) {
        self.steps.push(Step::Fork(to, to));
    }

    fn repetition(&mut self, repetition: &Repetition) -> Option<()> {
        for _ in 0..repetition.min {
            self.append(&repetition.sub)?;
        }
        let Some(max) = repetition.max else {
            let fork = self.fork();
            self.append(&repetition.sub)?;
            self.jump(fork);
            self.join(fork);
            return Some(());
        };
        let mut forks = Vec::new();
        for _ in repetition.min..max {
            forks.push(self.fork());
            self.append(&repetition.sub)?;
        }
        forks.into_iter().for_each(|fork| self.join(fork));
        Some(())
    }

    fn alternation(&mut self, parts: &[Hir]) -> Option<()> {
        let mut ends = Vec::new();
        for part in parts {
            let fork = self.fork();
            self.append(part)?;
            ends.push(self.fork());
            self.join(fork);
        }
        // The last fork leads here when no part was taken: nothing matches an empty class.
        self.steps.push(Step::Class(ClassUnicode::empty()));
        for end in ends {
            let behind = self.steps.len();
            if let Some(step) = self.steps.get_mut(end) {
                *step = Step::Fork(behind, behind);
            }
        }
        Some(())
    }

    /// Whether the pattern matches anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut now = Places::new(self.steps.len());
        let mut next = Places::new(self.steps.len());
        let mut before = None;
        let mut rest = text.chars();
        loop {
            let after = rest.clone().next();
            if before.is_none() || !self.anchored {
                now.open.push(0);
            } else if now.open.is_empty() {
                return false;
            }
            while let Some(at) = now.open.pop() {
                if !now.enter(at) {
                    continue;
                }
                match self.steps.get(at) {
                    Some(Step::Match) | None => return true,
                    Some(Step::Fork(first, second)) => now.open.extend([*first, *second]),
                    Some(Step::Look(look)) if holds(*look, before, after) => now.open.push(at + 1),
                    Some(Step::Char(one)) if Some(*one) == after => next.open.push(at + 1),
                    Some(Step::Class(class)) if after.is_some_and(|char| has(class, char)) => {
                        next.open.push(at + 1);
                    }
                    Some(_) => {}
                }
            }
            if after.is_none() {
                return false;
            }
            before = rest.next();
            now.clear();
            std::mem::swap(&mut now, &mut next);
        }
    }
}

/// Steps that are gone at one place of the text.
struct Places {
    /// Those still to be gone.
    open: Vec<usize>,
    seen: Vec<bool>,
}

impl Places {
    fn new(steps: usize) -> Self {
        Self { open: Vec::new(), seen: vec![false; steps] }
    }

    /// Whether a step is gone for the first time.
    fn enter(&mut self, step: usize) -> bool {
        self.seen.get_mut(step).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    fn clear(&mut self) {
        self.open.clear();
        self.seen.fill(false);
    }
}

fn has(class: &ClassUnicode, char: char) -> bool {
    class.ranges().iter().any(|range| range.start() <= char && char <= range.end())
}

fn holds(look: Look, before: Option<char>, after: Option<char>) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    match look {
        Look::Start => before.is_none(),
        Look::End => after.is_none(),
        Look::StartLF => matches!(before, None | Some('\n')),
        Look::EndLF => matches!(after, None | Some('\n')),
        Look::WordAscii => is_word(before) != is_word(after),
        Look::WordAsciiNegate => is_word(before) == is_word(after),
        // The syntax read here has no others.
        _ => false,
    }
}
