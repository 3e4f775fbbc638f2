//! The renderer's façade, pure: a [`Project`] goes in, a [`Report`] comes out.

mod absent;
mod cluster;
pub mod edit;
mod flags;
mod layers;
mod origins;
mod output;
mod overrides;
pub mod overview;
mod placeholder;
mod problems;
mod project;
pub mod provenance;
pub mod quantity;
mod render;
mod report;
mod share;
mod values_view;

pub use chartroom_diagnostics as diagnostics;
pub use chartroom_gotemplate::{Limits, Zones};
pub use chartroom_helm::release::{HOOK_EVENTS, validate_release_name};
pub use chartroom_patch::{Change, Patch};
pub use chartroom_sprig::part::wanted as whole_engine_wanted;
pub use cluster::{CLUSTER_FIELDS, Cluster, ClusterNode, Taint};
pub use flags::{FlagValue, flag_values, set_file_paths};
pub use layers::{Content, LayerStack, StackLayer, value_at};
pub use overview::{
    AutoscalerCard, BudgetCard, Figure, GpuCard, Metric, Overview, ResourceRow, ResourcesCard,
    Startup, WorkloadCard,
};
pub use placeholder::PLACEHOLDER;
#[cfg(feature = "whole")]
pub use problems::as_yaml;
pub use problems::{CODES, printed_id, takes_any_kind};
pub use project::{
    Before, Environment, Project, ProjectFile, SetEntry, SetKind, chart_fact, unpack,
};
pub use render::{printed, report};
pub use report::{
    AbsentPart, ChartFacts, EnvironmentReport, Layer, Object, Output, OutputLine, Override,
    Problem, Report, Source, ValueLine, VirtualFile,
};
pub use share::{MAX_INFLATED, OtherText, ShareError, SharedPatch, SharedState, decode, encode};
pub use values_view::{one_line, short};
