//! One environment as rules look at it.

mod container;
mod engine;
mod go_form;
mod lookup;
mod needs;
mod object;
mod workload;

pub(crate) use container::{Container, Flag, is_gpu};
pub(crate) use engine::Engine;
pub(crate) use go_form::GoForm;
pub(crate) use needs::Need;
pub(crate) use object::{Object, int, selects};
pub(crate) use workload::{Workload, selects_pods};

use crate::settings::{EnvironmentSettings, Settings};
use chartroom_core::{Environment, EnvironmentReport, LayerStack, Output, Project, Report};
use chartroom_diagnostics::{File, FileId, Severity, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_kube::{Crd, Fault, Schemas, validate};
use chartroom_yaml::{Entry, Node};
use lookup::Lookup;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Holds objects against the schemas of the project's version of Kubernetes, or of the newest there is, and of the
/// custom resources that the chart defines.
fn faults(
    schemas: &Schemas,
    (crds, version): (&[Crd], &str),
    objects: &[Object<'_>],
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
    pub(crate) objects: Vec<Object<'a>>,
    /// The same objects by what others find them by.
    lookup: Lookup<'a>,
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
        let objects = output.map(|output| output.objects.as_slice()).unwrap_or_default();
        let objects = objects.iter().enumerate().filter_map(|(index, object)| {
            let root = chartroom_yaml::parse(&object.text).root?;
            Some(Object::new(index, object, root))
        });
        let objects: Vec<Object<'a>> = objects.collect();
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
            lookup: Lookup::new(&objects),
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

    /// Everything that runs pods, hooks and jobs too.
    pub(crate) fn workloads(&self) -> impl Iterator<Item = Workload<'_>> {
        let places = self.lookup.workloads().iter();
        places.filter_map(|place| Workload::of(self, self.objects.get(*place)?))
    }

    /// Workloads that may have all of these labels; not all of them do.
    pub(crate) fn labelled(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.lookup.labelled(wanted).iter();
        places.filter_map(|place| Workload::of(self, self.objects.get(*place)?))
    }

    /// Workloads that may have all of these labels but one.
    pub(crate) fn labelled_but_one(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.lookup.labelled_but_one(wanted).into_iter();
        places.filter_map(|place| Workload::of(self, self.objects.get(place)?))
    }

    /// Workloads that may have labels of all these names.
    pub(crate) fn keyed(&self, wanted: &[Entry]) -> impl Iterator<Item = Workload<'_>> {
        let places = self.lookup.keyed(wanted).iter();
        places.filter_map(|place| Workload::of(self, self.objects.get(*place)?))
    }

    /// Services that may select pods with these labels.
    pub(crate) fn selecting(&self, labels: &[Entry]) -> impl Iterator<Item = &Object<'a>> {
        self.lookup.selecting(labels).filter_map(|place| self.objects.get(place))
    }

    /// Services that a label selector may select by their own labels.
    pub(crate) fn services(&self, selector: &Node) -> Vec<&Object<'a>> {
        let wanted = selector.get(&["matchLabels"]).map_or(&[][..], Node::entries);
        match self.lookup.services(wanted) {
            Some(places) => places.iter().filter_map(|place| self.objects.get(*place)).collect(),
            None => self.of_kind("Service").collect(),
        }
    }

    /// The autoscalers of a workload.
    pub(crate) fn scalers(&self, workload: &Object<'_>) -> impl Iterator<Item = &Object<'a>> {
        let places = self.lookup.scalers(workload.name).iter();
        let named = places.filter_map(|place| self.objects.get(*place));
        named.filter(move |one| workload::scales(one, workload))
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

    /// The object with this index in the output, if it can be read.
    pub(crate) fn object(&self, index: usize) -> Option<&Object<'a>> {
        let place = self.objects.binary_search_by_key(&index, |object| object.index).ok()?;
        self.objects.get(place)
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

    /// Objects of a kind.
    pub(crate) fn of_kind<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Object<'a>> {
        self.objects.iter().filter(move |object| object.kind == kind)
    }

    /// An object by kind and name, in the same namespace as far as one is written.
    pub(crate) fn find(&self, kind: &str, name: &str) -> Option<&Object<'a>> {
        self.objects.get(self.lookup.named(kind, name)?)
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
