//! Documents read before. On a keystroke nearly every text that is read (values files, rendered manifests, what
//! `toYaml` wrote) is as it was at the last one.

use crate::node::Node;
use crate::parse::Parser;
use crate::problem::Fault;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;

/// Bytes of text that a generation holds; trees are some twenty times as large.
const GENERATION: usize = 400_000;

/// Bytes of a text that is still kept.
const LONGEST: usize = 100_000;

/// Two generations: what is used moves to the young one, and the old one is dropped when the young one is full.
#[derive(Default)]
struct Memo {
    young: FxHashMap<Box<[u8]>, Known>,
    old: FxHashMap<Box<[u8]>, Known>,
    bytes: usize,
}

/// A text that go-yaml reads.
#[derive(Clone)]
struct Known {
    root: Option<Rc<Node>>,
    /// An editor has nothing to say about it.
    clean: bool,
}

thread_local! {
    /// Never dropped: the process ends with it, and has no use for taking it apart.
    static MEMO: RefCell<ManuallyDrop<Memo>> = RefCell::default();
}

impl Memo {
    fn get(&mut self, text: &[u8]) -> Option<Known> {
        if let Some(known) = self.young.get(text) {
            return Some(known.clone());
        }
        let (text, known) = self.old.remove_entry(text)?;
        self.put(text, known.clone());
        Some(known)
    }

    fn put(&mut self, text: Box<[u8]>, known: Known) {
        if self.bytes + text.len() > GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += text.len();
        self.young.insert(text, known);
    }
}

/// The first document of a text, as the parser gives it; None if there is none.
pub(crate) fn document(text: &[u8]) -> Result<Option<Rc<Node>>, Fault> {
    document_or(text, |_, fault| fault)
}

/// The first document of a text as it is written; None if there is none, or if go-yaml could not read it.
pub fn tree(text: &[u8]) -> Option<Rc<Node>> {
    document(text).ok().flatten()
}

/// The same as [`document`]; what becomes of a fault is up to `partial`, which is given the parser as far as it came.
pub(crate) fn document_or<E>(
    text: &[u8],
    partial: impl FnOnce(&mut Parser<'_>, Fault) -> E,
) -> Result<Option<Rc<Node>>, E> {
    let kept = text.len() <= LONGEST;
    if let Some(known) = kept.then(|| MEMO.with_borrow_mut(|memo| memo.get(text))).flatten() {
        return Ok(known.root);
    }
    let mut parser = Parser::new(text);
    match parser.document() {
        Err(fault) => Err(partial(&mut parser, fault)),
        Ok(root) => {
            let root = root.map(Rc::new);
            if kept {
                MEMO.with_borrow_mut(|memo| {
                    memo.put(text.into(), Known { root: root.clone(), clean: false })
                });
            }
            Ok(root)
        }
    }
}

/// The document of a text that [`note_clean`] was told of; None for other texts.
pub(crate) fn clean_document(text: &[u8]) -> Option<Option<Rc<Node>>> {
    let known = MEMO.with_borrow_mut(|memo| memo.get(text)).filter(|known| known.clean)?;
    Some(known.root)
}

/// An editor has nothing to say about a text that was read before.
pub(crate) fn note_clean(text: &[u8]) {
    MEMO.with_borrow_mut(|memo| {
        memo.young.get_mut(text).into_iter().for_each(|known| known.clean = true);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_is_the_same_tree_until_others_take_its_room() {
        let first = document(b"a: 1\n").unwrap().unwrap();
        assert!(Rc::ptr_eq(&first, &document(b"a: 1\n").unwrap().unwrap()));
        for number in 0..3 * GENERATION / LONGEST {
            let text = format!("b: {number}\n#{}", "x".repeat(LONGEST - 100));
            document(text.as_bytes()).unwrap();
        }
        assert!(!Rc::ptr_eq(&first, &document(b"a: 1\n").unwrap().unwrap()));
        assert!(document(b"a: [\n").is_err());
        assert!(document(b"a: [\n").is_err(), "faults are found again");
    }
}
