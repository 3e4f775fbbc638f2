//! The search. The engine that the page starts with has none, for size: what [`super::steps`] cannot answer needs the
//! whole engine.

use super::matches::Match;
use regex_syntax::hir::Hir;

#[cfg(feature = "whole")]
pub(super) use whole::Engine;

#[cfg(feature = "whole")]
mod whole {
    use super::{Hir, Match};
    use regex_automata::Input;
    use regex_automata::nfa::thompson::pikevm::{Cache, PikeVM};
    use regex_automata::nfa::thompson::{Config, NFA};
    use regex_automata::util::captures::Captures;
    use std::cell::RefCell;

    /// What one compiled pattern may take, in bytes: `(\pL{30}){30}` still fits.
    const MAX_BYTES: usize = 16 << 20;

    /// Bytes of a machine with its memory: the search keeps the places of all groups for each state, twice.
    fn size_of(nfa: &NFA) -> usize {
        let places = nfa.group_info().slot_len() * nfa.states().len() * size_of_val(&0usize);
        nfa.memory_usage() + 2 * places
    }

    /// The search with its memory.
    pub(in crate::regex) struct Engine {
        machine: PikeVM,
        memory: RefCell<(Cache, Captures)>,
    }

    impl Engine {
        /// Compiles the expression; None if it is too large.
        pub(in crate::regex) fn build(hir: &Hir) -> Option<Self> {
            let config = Config::new().nfa_size_limit(Some(MAX_BYTES));
            let nfa = NFA::compiler().configure(config).build_from_hir(hir).ok()?;
            if size_of(&nfa) > MAX_BYTES {
                return None;
            }
            let machine = PikeVM::new_from_nfa(nfa).ok()?;
            let memory = RefCell::new((machine.create_cache(), machine.create_captures()));
            Some(Self { machine, memory })
        }

        /// States of the machine: each letter may be held against all of them.
        pub(in crate::regex) fn states(&self) -> usize {
            self.machine.get_nfa().states().len()
        }

        /// Bytes that it takes.
        pub(in crate::regex) fn size(&self) -> usize {
            size_of(self.machine.get_nfa())
        }

        pub(in crate::regex) fn is_match(&self, text: &[u8]) -> bool {
            let (cache, _) = &mut *self.memory.borrow_mut();
            self.machine.is_match(cache, text)
        }

        /// The first match at or after a place; what stands before it still counts for `^` and `\b`.
        pub(in crate::regex) fn find_at(&self, text: &[u8], at: usize) -> Option<Match> {
            let (cache, captures) = &mut *self.memory.borrow_mut();
            self.machine.captures(cache, Input::new(text).span(at..text.len()), captures);
            captures.get_match()?;
            let spans = captures.iter();
            Some(Match { groups: spans.map(|span| span.map(|span| span.range())).collect() })
        }
    }
}

/// The search that is missing.
#[cfg(not(feature = "whole"))]
pub(super) enum Engine {}

#[cfg(not(feature = "whole"))]
impl Engine {
    pub(super) fn build(_: &Hir) -> Option<Self> {
        crate::part::want();
        None
    }

    pub(super) fn is_match(&self, _: &[u8]) -> bool {
        match *self {}
    }

    pub(super) fn states(&self) -> usize {
        match *self {}
    }

    pub(super) fn size(&self) -> usize {
        match *self {}
    }

    pub(super) fn find_at(&self, _: &[u8], _: usize) -> Option<Match> {
        match *self {}
    }
}
