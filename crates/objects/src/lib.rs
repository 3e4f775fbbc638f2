//! Rendered objects as a cluster acts on them. Cards, checks, comparison and export ask here what an object says, so
//! that they say the same of it.
//!
//! What is written may be anything: a function gives None where a field is no number or the API server would refuse
//! it, and Kubernetes' default where a field is left out. A null is a field left out.

mod autoscaler;
mod budget;
mod container;
mod engine;
mod object;
mod objects;
mod probe;
pub mod quantity;
mod references;
mod resources;
mod selector;
mod workload;

pub use autoscaler::Autoscaler;
pub use budget::Budget;
pub use container::{Container, Flag, is_gpu};
pub use engine::Engine;
pub use object::{IntOrPercent, Object, Round, count, int, items, set};
pub use objects::Objects;
pub use probe::Probe;
pub use references::Need;
pub use resources::Quality;
pub use selector::{is_empty, match_labels, selects};
pub use workload::{Pods, Workload, fewest_pods, selects_pods};
