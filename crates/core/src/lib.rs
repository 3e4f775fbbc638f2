//! The renderer's façade, pure: a [`Project`] goes in, a [`Report`] comes out.
//!
//! ```
//! use chartroom_core::{Environment, Project, ProjectFile, report};
//!
//! let file = |path: &str, text: &str| ProjectFile { path: path.into(), data: text.as_bytes().into() };
//! let project = Project {
//!     files: vec![
//!         file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
//!         file("values.yaml", "color: blue\n"),
//!         file("values-prod.yaml", "color: green\n"),
//!         file(
//!             "templates/settings.yaml",
//!             "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  color: {{ .Values.color }}\n",
//!         ),
//!     ],
//!     environments: vec![Environment {
//!         name: "prod".into(),
//!         overlays: vec!["values-prod.yaml".into()],
//!         release: "shop".into(),
//!         ..Environment::default()
//!     }],
//!     ..Project::default()
//! };
//! let report = report(&project);
//! assert!(report.problems.is_empty());
//! let output = report.environments[0].output.as_ref().expect("it renders");
//! assert!(output.objects[0].text.ends_with("  color: green\n"));
//! ```

mod absent;
mod cluster;
pub mod edit;
mod evaluated;
mod flags;
mod layers;
// The first engine says less than the whole one.
#[cfg_attr(not(feature = "whole"), expect(dead_code))]
mod messages;
#[cfg(feature = "whole")]
mod missing;
mod origins;
mod output;
mod overrides;
pub mod overview;
mod placeholder;
mod problems;
mod project;
pub mod provenance;
mod render;
mod report;
mod secrets;
mod share;
mod values_view;

pub use chartroom_diagnostics as diagnostics;
pub use chartroom_gotemplate::{Limits, Zones};
pub use chartroom_helm::release::{HOOK_EVENTS, validate_release_name};
pub use chartroom_patch::{Change, Patch};
pub use chartroom_sprig::part::wanted as whole_engine_wanted;
pub use cluster::{
    CLUSTER_FIELDS, Cluster, ClusterNode, NODE_FIELDS, POD_SECURITY, Taint, cluster_entry,
    further_apis, kube_version, rendered_for,
};
pub use evaluated::{Evaluated, Expression, evaluated};
pub use flags::{FlagValue, flag_values, set_file_paths};
pub use layers::{Content, LayerStack, StackLayer, value_at};
pub use overview::{
    AutoscalerCard, BudgetCard, Figure, GpuCard, Metric, Overview, ResourceRow, ResourcesCard,
    Startup, Task, WorkloadCard,
};
pub use placeholder::PLACEHOLDER;
pub use problems::{CODES, printed_id, takes_any_kind};
#[cfg(feature = "whole")]
pub use problems::{Misprint, as_yaml, misprint, quantity_help, single_braces, told_of_braces};
pub use project::{
    Before, Environment, Project, ProjectFile, SetEntry, SetKind, chart_fact, unpack,
    without_ignored,
};
pub use render::{printed, report};
#[cfg(feature = "whole")]
pub use report::MissingChart;
pub use report::{
    AbsentPart, ChartFacts, EnvironmentReport, Layer, Object, Output, OutputLine, Override,
    Problem, Report, Source, ValueLine, VirtualFile,
};
pub use secrets::secrets;
pub use share::{
    MAX_INFLATED, OtherText, ShareError, SharedLine, SharedPatch, SharedPlace, SharedState, decode,
    encode, mark,
};
pub use values_view::{beginning, one_line, short};
