//! Charts: loading, layers, dependencies, coalescing, engine, manifests, hooks, notes.
//!
//! ```
//! use chartroom_helm::chart::ChartFile;
//! use chartroom_helm::release::{Input, PrintOptions, print, render};
//!
//! let file = |path: &str, text: &str| ChartFile::new(path, text.as_bytes());
//! let mut input = Input::new(vec![
//!     file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
//!     file("values.yaml", "color: blue\n"),
//!     file("templates/settings.yaml", "name: {{ .Release.Name }}\ncolor: {{ .Values.color | quote }}\n"),
//! ]);
//! input.release = "demo".into();
//! let rendering = render(&input);
//! assert!(rendering.failures.is_empty());
//! let text = print(&rendering, &PrintOptions::default()).expect("nothing is asked for by name");
//! assert_eq!(
//!     String::from_utf8_lossy(&text),
//!     "---\n# Source: shop/templates/settings.yaml\nname: demo\ncolor: \"blue\"\n",
//! );
//! ```

pub mod chart;
pub mod dependencies;
pub mod engine;
mod input_error;
#[cfg(feature = "whole")]
pub mod reference;
pub mod release;
pub mod schema;
pub mod values;

pub use input_error::{InputCause, InputError};
