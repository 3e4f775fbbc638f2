//! One environment as rules look at it.

mod container;
mod engine;
mod object;
mod workload;

pub(crate) use container::{Container, Flag};
pub(crate) use engine::Engine;
pub(crate) use object::Object;
pub(crate) use workload::{Pods, Workload};

use crate::settings::{EnvironmentSettings, Settings};
use chartroom_core::{Environment, LayerStack, Output, Project, Report};
use chartroom_gotemplate::{Map, Value};
use std::rc::Rc;

/// One environment: what it renders to and the layers it renders from.
pub(crate) struct Scene<'a> {
    /// The chart and its environments.
    pub(crate) project: &'a Project,
    /// This environment.
    pub(crate) environment: &'a Environment,
    /// What was rendered, with the files that spans point into.
    pub(crate) report: &'a Report,
    /// What this environment renders to; None where Helm fails.
    pub(crate) output: Option<&'a Output>,
    /// The objects that can be read, in the order of the output.
    pub(crate) objects: Vec<Object<'a>>,
    /// Values files and `--set` entries, lowest first.
    pub(crate) layers: &'a LayerStack,
    /// The effective values.
    pub(crate) values: &'a Map,
    /// What the chart's settings declare about the environment.
    pub(crate) settings: EnvironmentSettings,
}

impl<'a> Scene<'a> {
    /// The environment of that index; None if there is none.
    pub(crate) fn of(
        project: &'a Project,
        report: &'a Report,
        index: usize,
        settings: &Settings,
    ) -> Option<Self> {
        let environment = project.environments.get(index)?;
        let rendered = report.environments.get(index)?;
        let output = rendered.output.as_ref();
        let objects = output.map(|output| output.objects.as_slice()).unwrap_or_default();
        let objects = objects.iter().enumerate().filter_map(|(index, object)| {
            let root = chartroom_yaml::parse(&object.text).root?;
            Some(Object::new(index, object, root))
        });
        Some(Self {
            project,
            environment,
            report,
            output,
            objects: objects.collect(),
            layers: &rendered.layers,
            values: &rendered.effective,
            settings: settings.environment(&environment.name),
        })
    }

    /// Everything that runs pods, hooks and jobs too.
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload<'_>> {
        self.objects.iter().filter_map(|object| Workload::of(self, object))
    }

    /// Objects of a kind.
    pub(crate) fn of_kind<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Object<'a>> {
        self.objects.iter().filter(move |object| object.kind == kind)
    }

    /// An object by kind and name, in the same namespace as far as one is written.
    pub(crate) fn find(&self, kind: &str, name: &str) -> Option<&Object<'a>> {
        self.objects.iter().find(|object| object.kind == kind && object.name == name)
    }

    /// An effective value by its path.
    pub(crate) fn value(&self, path: &[&str]) -> Option<Value> {
        let root = Value::Map(self.values.clone());
        path.iter().try_fold(root, |value, key| value.as_map()?.get(key.as_bytes()))
    }

    /// Parsed YAML of a file of the project.
    pub(crate) fn file(&self, path: &str) -> Option<Rc<chartroom_yaml::Node>> {
        let file = self.report.files.get(self.report.files.find(path)?)?;
        chartroom_yaml::parse(&file.text).root
    }
}
