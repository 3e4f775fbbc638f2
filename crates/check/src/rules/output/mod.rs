//! How the output is written.

mod blank_lines;
mod braces;
mod go_form;
mod misprint;
mod one_brace;
mod random;

use crate::Rule;

pub(super) const RULES: &[Rule] = &[
    blank_lines::RULE,
    random::RULE,
    braces::RULE,
    go_form::RULE,
    one_brace::RULE,
    misprint::RULE,
];
