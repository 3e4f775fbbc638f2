//! Text piece by piece: where each comes from and what it was computed from, and how that moves with the text
//! through functions.

use crate::Str;
use crate::map::{Mark, Origin, Segment};
use crate::trace::{Scope, Taint};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A piece of a text. What no piece covers is known by the text's [`Known::filler`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) range: Range<u32>,
    /// What wrote it; None for text that was not written yet.
    pub(crate) origin: Option<Origin>,
    pub(crate) data: Taint,
    pub(crate) under: Scope,
}

/// What is known of a text.
pub(crate) struct Known {
    /// Keeps the identity from being given away.
    pub(crate) text: Str,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) marks: Vec<Mark>,
    /// What the text as a whole was computed from.
    pub(crate) whole: Taint,
    /// What the text between the pieces was computed from.
    pub(crate) filler: Taint,
}

/// A stretch of one text that is found in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) from: Range<u32>,
    to: u32,
}

/// Adds a piece, growing the last one if it is of the same kind.
pub(crate) fn push_piece(pieces: &mut Vec<Piece>, piece: Piece) {
    if piece.range.is_empty() {
        return;
    }
    let grown = pieces.last_mut().is_some_and(|last| {
        let beside = last.range.end == piece.range.start
            && last.data == piece.data
            && last.under == piece.under;
        let grown = beside
            && match (&mut last.origin, &piece.origin) {
                (Some(last), Some(next)) => last.grow(next),
                (None, None) => true,
                _ => false,
            };
        if grown {
            last.range.end = piece.range.end;
        }
        grown
    });
    if !grown {
        pieces.push(piece);
    }
}

impl Piece {
    /// The bytes of it that are in `cut`, `to` bytes further on than they are behind the start of `cut`.
    pub(crate) fn cut(&self, cut: &Range<u32>, to: u32) -> Self {
        let start = self.range.start.max(cut.start);
        let end = self.range.end.min(cut.end).max(start);
        let moved = start - cut.start + to;
        let origin = self.origin.as_ref();
        Self {
            range: moved..moved + (end - start),
            origin: origin.map(|origin| origin.cut(start - self.range.start, end - start)),
            data: self.data,
            under: self.under,
        }
    }
}

/// The pieces as segments of an output.
pub(crate) fn segments(pieces: Vec<Piece>) -> Vec<Segment> {
    let segment = |piece: Piece| {
        let Piece { range, origin, data, under } = piece;
        origin.map(|origin| Segment { output: range, origin, data, under })
    };
    let mut segments = Vec::with_capacity(pieces.len());
    segments.extend(pieces.into_iter().filter_map(segment));
    segments
}

/// Where `from` is found again in `to`, a text that a function made of it by moving it or its lines (`indent`,
/// `nindent`, `trim`, `printf`, `quote` …). Of a text that was put together, the part before `next` is other texts', unless
/// it is found nowhere else.
pub(crate) fn moves(from: &[u8], to: &[u8], next: usize) -> Vec<Move> {
    let behind = to.get(next..).and_then(|rest| find(rest, from)).map(|at| next + at);
    if let Some(offset) = behind.or_else(|| find(to, from)) {
        vec![Move { from: 0..from.len() as u32, to: offset as u32 }]
    } else if let Some(offset) = find(from, to) {
        vec![Move { from: offset as u32..(offset + to.len()) as u32, to: 0 }]
    } else {
        line_moves(from, to)
    }
}

/// Where the last of some moves ends.
pub(crate) fn end(moves: &[Move]) -> usize {
    moves.last().map_or(0, |one| (one.to + one.from.end - one.from.start) as usize)
}

/// A part that was cut out of a text, searched for from `start` on.
pub(crate) fn cut_at(text: &[u8], start: usize, part: &[u8]) -> Option<Move> {
    let rest = text.get(start..)?;
    let at = start + if part.is_empty() { 0 } else { find(rest, part)? };
    Some(Move { from: at as u32..(at + part.len()) as u32, to: 0 })
}

/// Lines that are looked at one by one before all lines are put into a table.
const NEAR: usize = 32;

/// Matches each line with the next line of the same content.
fn line_moves(from: &[u8], to: &[u8]) -> Vec<Move> {
    let mut out = Vec::new();
    let mut places: Option<FxHashMap<&[u8], Vec<usize>>> = None;
    let mut at = 0;
    for (start, line) in lines(to, 0) {
        let mut near = lines(from, at).take(NEAR);
        let origin = match near.find(|(_, candidate)| *candidate == line) {
            Some((origin, _)) => Some(origin),
            None => {
                let places = places.get_or_insert_with(|| places_of_lines(from));
                let places = places.get(line).map_or(&[][..], Vec::as_slice);
                places.get(places.partition_point(|place| *place < at)).copied()
            }
        };
        let Some(origin) = origin else { continue };
        let end = origin + line.len();
        at = end;
        // Space around it that is still there belongs to the line.
        let before = same_space(
            from.get(..origin).unwrap_or_default().iter().rev(),
            to.get(..start).unwrap_or_default().iter().rev(),
        );
        let behind = same_space(
            from.get(end..).unwrap_or_default().iter(),
            to.get(start + line.len()..).unwrap_or_default().iter(),
        );
        out.push(Move {
            from: (origin - before) as u32..(end + behind) as u32,
            to: (start - before) as u32,
        });
    }
    out
}

/// How many blanks two texts begin with alike.
fn same_space<'a>(one: impl Iterator<Item = &'a u8>, other: impl Iterator<Item = &'a u8>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b && matches!(a, b' ' | b'\t')).count()
}

fn places_of_lines(text: &[u8]) -> FxHashMap<&[u8], Vec<usize>> {
    let mut places: FxHashMap<&[u8], Vec<usize>> = FxHashMap::default();
    for (start, line) in lines(text, 0) {
        places.entry(line).or_default().push(start);
    }
    places
}

/// The lines from a place on that are not blank, without surrounding space, and where they start.
fn lines(text: &[u8], from: usize) -> impl Iterator<Item = (usize, &[u8])> {
    let base = text.as_ptr() as usize;
    text.get(from..)
        .unwrap_or_default()
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty())
        .map(move |line| (line.as_ptr() as usize - base, line))
}

/// The pieces within a range.
pub(crate) fn within<'a>(
    pieces: &'a [Piece],
    range: &Range<u32>,
) -> impl Iterator<Item = &'a Piece> + use<'a> {
    let (start, end) = (range.start, range.end);
    let first = pieces.partition_point(|piece| piece.range.end <= start);
    let rest = pieces.get(first..).unwrap_or(&[]);
    rest.iter().take_while(move |piece| piece.range.start < end)
}

/// Copies the pieces that moved.
pub(crate) fn carry_pieces(pieces: &[Piece], moves: &[Move]) -> Vec<Piece> {
    let mut out = Vec::new();
    for one in moves {
        for piece in within(pieces, &one.from) {
            push_piece(&mut out, piece.cut(&one.from, one.to));
        }
    }
    out
}

/// Copies marks; one in text that is gone moves to the nearest text that is still there.
pub(crate) fn carry_marks(marks: &[Mark], moves: &[Move]) -> Vec<Mark> {
    let moved = |at: u32| {
        let next = moves.partition_point(|one| one.from.end < at);
        let before = next.checked_sub(1).and_then(|before| moves.get(before));
        let gap = |one: &Move| one.from.start.saturating_sub(at);
        // Blanks at the end of a line do not move with it.
        if let Some(one) = before
            && moves.get(next).is_none_or(|next| at - one.from.end < gap(next))
        {
            return one.to + one.from.end - one.from.start;
        }
        match moves.get(next) {
            Some(one) => one.to + at.max(one.from.start) - one.from.start,
            None => moves.last().map_or(0, |one| one.to + one.from.end - one.from.start),
        }
    };
    marks.iter().map(|mark| Mark { at: moved(mark.at), ..mark.clone() }).collect()
}

/// The pieces that say something and are nowhere in what moved.
pub(crate) fn lost<'a>(
    text: &'a [u8],
    pieces: &'a [Piece],
    moves: &'a [Move],
) -> impl Iterator<Item = &'a Piece> {
    pieces.iter().filter(move |piece| {
        let next = moves.partition_point(|one| one.from.end <= piece.range.start);
        let kept = moves.get(next).is_some_and(|one| one.from.start < piece.range.end);
        let bytes = text.get(piece.range.start as usize..piece.range.end as usize);
        !kept && bytes.is_some_and(|bytes| !bytes.trim_ascii().is_empty())
    })
}

/// Adds pieces that do not overlap the ones at hand; gives those that do.
pub(crate) fn merge(all: &mut Vec<Piece>, more: Vec<Piece>) -> Vec<Piece> {
    if all.is_empty() && more.is_sorted_by(|one, next| one.range.end <= next.range.start) {
        *all = more;
        return Vec::new();
    }
    let mut left = Vec::new();
    for piece in more {
        let at = all.partition_point(|other| other.range.end <= piece.range.start);
        let free = all.get(at).is_none_or(|next| piece.range.end <= next.range.start);
        if free {
            all.insert(at, piece);
        } else {
            left.push(piece);
        }
    }
    left
}

/// As much of a needle as is compared without being counted.
const HEAD: usize = 16;

/// Where a text first is in another. Where that takes much longer than going through both, as among many `a`s, it
/// counts as nowhere.
fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = needle.first()?;
    let head = needle.get(..HEAD);
    let last = haystack.len().checked_sub(needle.len())?;
    let mut left = 16 * haystack.len();
    let mut from = 0;
    while from <= last {
        let at = from + haystack.get(from..=last)?.iter().position(|byte| byte == first)?;
        let rest = haystack.get(at..)?;
        if rest.starts_with(needle) {
            return Some(at);
        }
        if head.is_some_and(|head| rest.starts_with(head)) {
            let same = rest.iter().zip(needle).take_while(|(a, b)| a == b).count();
            left = left.checked_sub(same)?;
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(range: Range<u32>, place: u32) -> Piece {
        let origin = Some(Origin { source: 0, span: place..place + 1, literal: false, call: None });
        Piece { range, origin, data: Taint::EMPTY, under: Scope::default() }
    }

    fn carry(from: &[u8], pieces: &[Piece], to: &[u8]) -> Vec<Piece> {
        carry_pieces(pieces, &moves(from, to, 0))
    }

    #[test]
    fn carries_through_indentation_and_cuts() {
        let pieces = [piece(0..3, 1), piece(3..5, 2), piece(5..9, 3)];
        assert_eq!(carry(b"a: 12\nb: ", &pieces, b"a: 12\nb: ").len(), 3);
        let indented = carry(b"a: 12\nb:x", &pieces, b"\n  a: 12\n  b:x");
        assert_eq!(indented, [piece(3..6, 1), piece(6..8, 2), piece(11..14, 3)]);
        assert_eq!(carry(b"a: 12\nb:x", &pieces, b"12"), [piece(0..2, 2)]);
        // Space at the end of a line that another piece wrote.
        let spaced = carry(b"a:1  \nb:x", &[piece(0..3, 1), piece(3..6, 2)], b" a:1  \n b:x");
        assert_eq!(spaced, [piece(1..4, 1), piece(4..6, 2)]);
        assert_eq!(carry(b"a: 12\nb:x", &pieces, b"other"), []);
        // A line keeps the blanks that it had.
        let kept = carry(b"a:\n  b:x", &[piece(0..3, 1), piece(3..8, 2)], b"  a:\n    b:x");
        assert_eq!(kept, [piece(2..4, 1), piece(7..12, 2)]);
    }

    #[test]
    fn long_texts_are_gone_through_once() {
        // Each line of one text is far behind in the other, and none of a third is there.
        let lines = |from: usize, to: usize| (from..to).map(|line| format!("line {line}\n"));
        let from: String = lines(0, 20_000).collect();
        let to: String = lines(10_000, 20_000).map(|line| format!(" {line}")).collect();
        assert_eq!(line_moves(from.as_bytes(), to.as_bytes()).len(), 10_000);
        let other: String = lines(20_000, 40_000).collect();
        assert_eq!(line_moves(from.as_bytes(), other.as_bytes()), []);
        let (many, needle) = (b"a".repeat(1 << 20), [b"a".repeat(1 << 19), vec![b'b']].concat());
        assert_eq!(find(&many, &needle), None);
    }

    #[test]
    fn marks_stay_with_their_text() {
        let mark = |at| Mark { at, data: Taint::EMPTY, under: Scope::default() };
        let moved = moves(b"\n  a: 12\n\nb: x\n", b"  a: 12\n  b: x", 0);
        let marks = carry_marks(&[mark(0), mark(8), mark(9), mark(14), mark(15)], &moved);
        let places: Vec<u32> = marks.iter().map(|mark| mark.at).collect();
        assert_eq!(places, [0, 7, 10, 14, 14]);
    }
}
