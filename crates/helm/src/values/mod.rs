//! Values: the user's layers, the language of `--set`, and how they are laid over the defaults of a chart.

pub mod coalesce;
pub mod documents;
mod json_prefix;
pub mod layers;
pub mod lookup;
pub mod strvals;
pub mod tables;
pub(crate) mod warning;

pub use coalesce::coalesce;
pub use layers::{Layer, LayerFile, Layers, ValuesCause, ValuesError, load_values, user_values};
pub use warning::{Level, Warning, WarningKind, log_value};

#[cfg(test)]
mod tests;
