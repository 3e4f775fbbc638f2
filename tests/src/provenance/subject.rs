//! A chart with the values of one environment.

use crate::disk::Disk;
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::chart::{self, ChartFile};
use chartroom_helm::dependencies;
use chartroom_helm::release::{Input, Rendering, render};
use chartroom_helm::values::{LayerFile, Layers, coalesce, user_values};
use chartroom_yaml as yaml;
use std::path::Path;

/// A chart with the values of one environment.
pub struct Subject {
    files: Vec<ChartFile>,
    layers: Layers,
    /// `.Release.Name`
    pub release: String,
    /// `.Release.Namespace`
    pub namespace: String,
    /// `--kube-version`
    pub kube_version: Option<String>,
    /// `--api-versions`
    pub api_versions: Vec<String>,
}

impl Subject {
    /// A chart folder with values files and `--set` entries.
    pub fn load(folder: &Path, overlays: &[Vec<u8>], sets: Vec<String>) -> std::io::Result<Self> {
        let mut disk = Disk::default();
        disk.load(folder, "/chart")?;
        let files = disk.below("/chart").map(|(path, data)| {
            ChartFile::new(path.trim_start_matches("/chart/"), std::rc::Rc::clone(data))
        });
        let overlay =
            |text: &Vec<u8>| LayerFile { name: "overlay".into(), text: text.as_slice().into() };
        Ok(Self {
            files: files.collect(),
            layers: Layers {
                files: overlays.iter().map(overlay).collect(),
                set: sets,
                ..Layers::default()
            },
            release: "demo".into(),
            namespace: "default".into(),
            kube_version: None,
            api_versions: Vec::new(),
        })
    }

    /// `.Values` of the root chart before any template has run.
    pub fn effective_values(&self) -> Result<Map, String> {
        let user = user_values(&self.layers, &no_file).map_err(|error| error.cause.to_string())?;
        let loaded = chart::load_dir_files(self.files.clone(), &mut Vec::new());
        let mut chart = loaded.map_err(|error| error.to_string())?;
        dependencies::process(&mut chart, &user).0.map_err(|error| format!("{error:?}"))?;
        coalesce(&chart, &user).0.map_err(|error| format!("{error:?}"))
    }

    /// Renders with these values as the only overlay; `seed` is what random functions start from.
    pub fn render(&self, values: &Map, seed: u64, map: bool) -> Result<Rendering, String> {
        let text =
            yaml::to_yaml(&Value::Map(values.clone())).map_err(|error| format!("{error:?}"))?;
        let overlay = LayerFile { name: "values".into(), text: text.into() };
        let rendering = render(&Input {
            layers: Layers { files: vec![overlay], ..Layers::default() },
            release: self.release.clone(),
            namespace: self.namespace.clone(),
            kube_version: self.kube_version.clone(),
            api_versions: self.api_versions.clone(),
            render_subchart_notes: true,
            seed: seed.into(),
            map,
            ..Input::new(self.files.clone())
        });
        match rendering.failures.first() {
            Some(failure) => Err(failure.helm_text()),
            None => Ok(rendering),
        }
    }
}

fn no_file(path: &str) -> Result<Vec<u8>, String> {
    Err(format!("open {path}: no such file or directory"))
}
