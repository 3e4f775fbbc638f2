//! One environment as rules look at it.

mod go_form;

pub(crate) use chartroom_objects::{
    Budget, Container, Engine, Flag, Need, Object, Workload, int, is_gpu, selects,
};
pub(crate) use go_form::GoForm;

use crate::settings::{EnvironmentSettings, Settings};
use chartroom_core::{Environment, EnvironmentReport, LayerStack, Output, Project, Report};
use chartroom_diagnostics::{File, FileId, Severity, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_kube::{Crd, Fault, Schemas, validate};
use chartroom_objects::Objects;
use chartroom_yaml::Node;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::rc::Rc;

/// Holds objects against the schemas of the project's version of Kubernetes, or of the newest there is, and of the
/// custom resources that the chart defines.
fn faults(
    schemas: &Schemas,
    (crds, version): (&[Crd], &str),
    objects: &Objects<'_>,
) -> Vec<(usize, Fault)> {
    let wanted = schemas.version(version).or_else(|| schemas.latest());
    let Some(version) = wanted else { return Vec::new() };
    let mut crds = crds.to_vec();
    crds.extend(objects.iter().filter_map(|object| Crd::read(&object.root)));
    let of = |object: &Object<'_>| {
        let index = object.index;
        let found = validate(schemas, version, &object.root, &crds);
        found.into_iter().map(move |fault| (index, fault)).collect::<Vec<_>>()
    };
    objects.iter().flat_map(of).collect()
}

/// Whether Helm applies a file as a CustomResourceDefinition before all templates.
fn is_crd_file(path: &str) -> bool {
    path.starts_with("crds/") || path.contains("/crds/")
}

fn crds_of(data: &[u8]) -> Vec<Crd> {
    let text = String::from_utf8_lossy(data);
    let documents = text.split("\n---");
    documents.filter_map(|text| Crd::read(chartroom_yaml::parse(text).root.as_deref()?)).collect()
}

/// One environment: what it renders to and the layers it renders from.
pub(crate) struct Scene<'a> {
    /// The chart and its environments.
    pub(crate) project: &'a Project,
    /// This environment.
    pub(crate) environment: &'a Environment,
    /// What was rendered, with the files that spans point into.
    pub(crate) report: &'a Report,
    /// Reports on the same chart in further environments.
    others: &'a [&'a Report],
    /// What this environment renders to; None where Helm fails.
    pub(crate) output: Option<&'a Output>,
    /// What it rendered to before the chart was changed, where that is known.
    pub(crate) earlier: Option<&'a Output>,
    /// The objects that can be read, in the order of the output.
    pub(crate) objects: Objects<'a>,
    /// Values files and `--set` entries, lowest first.
    pub(crate) layers: &'a LayerStack,
    /// The effective values.
    pub(crate) values: &'a Map,
    /// The version of Kubernetes: the one asked for, or what the settings declare.
    pub(crate) kube_version: String,
    /// What the chart's settings declare about the environment.
    pub(crate) settings: EnvironmentSettings,
    /// The definitions of custom resources that Helm applies before all templates.
    pub(crate) crds: Vec<Crd>,
    /// What Kubernetes' schemas have to say, object by object.
    pub(crate) faults: Vec<(usize, Fault)>,
    /// Files that were asked for, by path.
    parsed: RefCell<HashMap<String, Option<Rc<Node>>>>,
}

impl<'a> Deref for Scene<'a> {
    type Target = Objects<'a>;

    fn deref(&self) -> &Self::Target {
        &self.objects
    }
}

impl<'a> Scene<'a> {
    /// The environment of that index; None if there is none.
    pub(crate) fn of(
        project: &'a Project,
        (report, others): (&'a Report, &'a [&'a Report]),
        index: usize,
        settings: &Settings,
        schemas: Option<&Schemas>,
    ) -> Option<Self> {
        let environment = project.environments.get(index)?;
        let rendered = report.environments.get(index)?;
        let output = rendered.output.as_ref();
        let objects = output.map(Output::read).unwrap_or_default();
        let settings = settings.environment(&environment.name);
        let kube_version =
            chartroom_core::kube_version(project, &environment.name).unwrap_or_default();
        let files = project.files.iter().filter(|file| is_crd_file(&file.path));
        let crds: Vec<Crd> = files.flat_map(|file| crds_of(&file.data)).collect();
        let faults = schemas.map(|schemas| faults(schemas, (&crds, &kube_version), &objects));
        let faults = faults.unwrap_or_default();
        Some(Self {
            project,
            environment,
            report,
            others,
            output,
            earlier: None,
            objects,
            layers: &rendered.layers,
            values: &rendered.effective,
            settings,
            kube_version,
            crds,
            faults,
            parsed: RefCell::default(),
        })
    }

    /// The reports of all environments, this one's among them.
    pub(crate) fn everywhere(&self) -> impl Iterator<Item = &EnvironmentReport> {
        let reports = std::iter::once(self.report).chain(self.others.iter().copied());
        reports.flat_map(|report| &report.environments)
    }

    /// Where errors are that the report has already.
    pub(crate) fn refused(&self) -> HashSet<Span> {
        let found = self.report.problems.iter().map(|problem| &problem.diagnostic);
        found.filter(|one| one.severity == Severity::Error).filter_map(|one| one.span).collect()
    }

    /// The project's files at some paths, as the report knows them.
    pub(crate) fn files(
        &self,
        wanted: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = (FileId, &File)> {
        self.project.files.iter().filter(move |file| wanted(&file.path)).filter_map(|file| {
            let id = self.report.files.find(&file.path)?;
            Some((id, self.report.files.get(id)?))
        })
    }

    /// By what the kind of an object is known, if neither Kubernetes nor the chart defines it.
    pub(crate) fn known_by(&self, object: &Object<'_>) -> Option<&'static str> {
        let api_version = object.text(&["apiVersion"])?;
        let source = chartroom_kube::known_by(api_version, object.kind)?;
        let group = api_version.split('/').next().unwrap_or_default();
        let is_it = |crd: &Crd| crd.group == group && crd.kind == object.kind;
        let rendered = || self.of_kind("CustomResourceDefinition");
        let defined = self.crds.iter().any(is_it)
            || rendered().any(|object| Crd::read(&object.root).is_some_and(|crd| is_it(&crd)));
        (!defined).then_some(source)
    }

    /// Whether another object speaks of a name: a Certificate, a hook or an operator's object may make what has it.
    pub(crate) fn is_named_elsewhere(&self, object: &Object<'_>, name: &str) -> bool {
        let objects = self.output.map(|output| output.objects.as_slice()).unwrap_or_default();
        let others = objects.iter().enumerate().filter(|(index, _)| *index != object.index);
        others.into_iter().any(|(_, other)| other.text.contains(name))
    }

    /// Whether two objects come from templates of the same chart or subchart.
    pub(crate) fn is_of_one_chart(&self, one: &Object<'_>, other: &Object<'_>) -> bool {
        let objects = self.output.map(|output| output.objects.as_slice()).unwrap_or_default();
        let chart = |object: &Object<'_>| {
            let template = &objects.get(object.index)?.template;
            template.rsplit_once("templates/").map(|(chart, _)| chart.to_owned())
        };
        chart(one) == chart(other)
    }

    /// An effective value by its path.
    pub(crate) fn value(&self, path: &[&str]) -> Option<Value> {
        let root = Value::Map(self.values.clone());
        path.iter().try_fold(root, |value, key| value.as_map()?.get(key.as_bytes()))
    }

    /// An effective value that is a whole number of at least 0.
    pub(crate) fn number(&self, path: &[&str]) -> Option<u32> {
        match self.value(path)? {
            Value::Int(number) | Value::Int64(number) => u32::try_from(number).ok(),
            // The bounds make the cast exact.
            Value::Float(number)
                if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) =>
            {
                Some(number as u32)
            }
            Value::Str(text) => std::str::from_utf8(text.as_bytes()).ok()?.parse().ok(),
            _ => None,
        }
    }

    /// Seconds that a model takes to load: what the settings declare, or a value `loadSeconds`.
    pub(crate) fn load_seconds(&self) -> Option<u32> {
        let paths: [&[&str]; 3] =
            [&["model", "loadSeconds"], &["loadSeconds"], &["inference", "loadSeconds"]];
        let known = || paths.iter().find_map(|path| self.number(path));
        self.settings.load_seconds.or_else(known).filter(|seconds| *seconds > 0)
    }

    /// Parsed YAML of a file of the project; it is parsed once.
    pub(crate) fn file(&self, path: &str) -> Option<Rc<Node>> {
        let read = || {
            let file = self.report.files.get(self.report.files.find(path)?)?;
            chartroom_yaml::parse(&file.text).root
        };
        self.parsed.borrow_mut().entry(path.to_owned()).or_insert_with(read).clone()
    }
}
