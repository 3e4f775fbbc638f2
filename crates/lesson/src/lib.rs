//! Lessons: what a chart is at the start, a task, conditions that are judged on what renders or is found, hints, and a
//! solution. They are data files (`www/lessons/<id>/lesson.yaml`, or a team's own); adding one needs no Rust.
//!
//! A lesson crosses from page to worker in this form of its own, as bytes: the page hands it on and does not read it.

mod asked;
mod check;
mod draft;
#[cfg(feature = "judge")]
mod judge;
mod lesson;
#[cfg(feature = "judge")]
mod make;
// Each part says some of them.
#[cfg_attr(not(all(feature = "judge", feature = "read")), allow(dead_code))]
mod messages;
#[cfg(feature = "judge")]
mod play;
#[cfg(feature = "read")]
mod prepare;
#[cfg(feature = "read")]
mod read;
mod scalar;
mod step;
mod text;
mod tour;
#[cfg(feature = "read")]
mod write;

pub use asked::{Asked, Begun, Candidate, Given, Made, Making};
pub use check::{Check, Kind};
pub use draft::{Draft, Layers};
#[cfg(feature = "judge")]
pub use judge::{Judged, Looking, Seen, apply, judge, place};
pub use lesson::{Condition, Group, Hint, Index, Lesson, Link, Path, Prepared, Start};
#[cfg(feature = "judge")]
pub use make::{candidates, entries, steps};
#[cfg(all(feature = "judge", feature = "read"))]
pub use make::{lesson_of, slug};
#[cfg(feature = "judge")]
pub use play::{Bench, Played, Rendered, Renders, Scene, Wrong};
#[cfg(feature = "read")]
pub use prepare::{Lessons, files};
#[cfg(feature = "read")]
pub use read::{carried, index, lesson, tour};
pub use scalar::Scalar;
pub use step::{At, Look, Step};
pub use text::{LANGUAGES, Text};
pub use tour::{Spot, Stage, Task, Tour};
#[cfg(feature = "read")]
pub use write::written;
