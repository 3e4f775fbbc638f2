//! What differs between the environments of a chart: figures and values side by side ([`matrix`]), and rendered
//! objects field by field and line by line ([`objects`]). Reads the reports of renders; renders nothing itself.

mod capacity;
mod cell;
mod fields;
mod figures;
mod hunks;
mod matrix;
mod messages;
mod noise;
mod pairs;
#[cfg(test)]
mod tests;

pub use capacity::{
    Capacity, CapacityRow, Fit, Moment, NodeUse, OnePod, Placed, PoolUse, Resource, Share, Verdict,
    capacity,
};
pub use cell::{Cell, Group, Named, Row, State};
pub use fields::FieldChange;
pub use hunks::{DiffLine, Hunk, Sign, changed_lines, text_hunks};
pub use matrix::{Matrix, matrix};
pub use pairs::{ObjectChange, Status, Which, objects};
