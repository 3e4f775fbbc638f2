//! One run of `helm template`, step by step in Helm's order, keeping what each step gave.

use super::{Failure, ManifestError, Manifests, sort_manifests, validate_release_name};
use crate::chart::{self, Chart, ChartFile};
use crate::engine::{self, Capabilities, KubeVersion, ReleaseFacts};
use crate::schema::Ahead;
use crate::values::{self, Layers, Warning};
use crate::{InputCause, InputError, dependencies, schema};
use chartroom_diagnostics::order;
use chartroom_gotemplate::{Budget, Env, Limits, Map, Seed, SourceMap, Trace, Zones};
use chartroom_sprig::semver::{Constraint, Version};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Gives a file's bytes by its path, or Go's text for why it cannot be opened.
pub type FileReader<'a> = Box<dyn Fn(&str) -> Result<Vec<u8>, String> + 'a>;

/// All inputs of a render: the same input gives the same result.
pub struct Input<'a> {
    /// The chart's files by path inside the chart folder.
    pub files: Vec<ChartFile>,
    /// The files come out of an archive, where .helmignore has no say.
    pub from_archive: bool,
    /// The chart folder's name for error texts.
    pub chart_path: String,
    /// What the shell has to log of reading the chart's files, line by line.
    pub load_log: Vec<String>,
    /// `-f` and the `--set` family.
    pub layers: Layers,
    /// Reads the files that `--set-file` names.
    pub read_file: FileReader<'a>,
    /// Release name.
    pub release: String,
    /// `--namespace`
    pub namespace: String,
    /// `--is-upgrade`
    pub is_upgrade: bool,
    /// `--kube-version`
    pub kube_version: Option<String>,
    /// `--api-versions`
    pub api_versions: Vec<String>,
    /// `--skip-schema-validation`
    pub skip_schema_validation: bool,
    /// `--render-subchart-notes`
    pub render_subchart_notes: bool,
    /// Render the rest of a chart of which dependencies are missing in charts/, which Helm refuses.
    pub without_missing: bool,
    /// What the templates may take.
    pub limits: Limits,
    /// What `now` gives.
    pub now_unix_nanos: i64,
    /// Offset of the local zone in seconds.
    pub local_offset_seconds: i32,
    /// Named zones, where the shell has them.
    pub zones: Option<Rc<dyn Zones>>,
    /// Where random functions take their bytes from.
    pub seed: Seed,
    /// Keep a source map of every rendered file, and trace which values each part was computed from.
    pub map: bool,
    /// No other render follows in this process: a second core may help, as nothing that it finds is of use later.
    pub is_last: bool,
}

impl Input<'_> {
    /// These files of a folder as `helm template` renders them without flags: no layers, no files to read, no zones,
    /// no trace, at the time 0 and as a preview with the seed 0.
    pub fn new(files: Vec<ChartFile>) -> Self {
        Self {
            files,
            from_archive: false,
            chart_path: "chart".into(),
            load_log: Vec::new(),
            layers: Layers::default(),
            read_file: Box::new(|path| Err(format!("open {path}: no such file or directory"))),
            release: "release-name".into(),
            namespace: "default".into(),
            is_upgrade: false,
            kube_version: None,
            api_versions: Vec::new(),
            skip_schema_validation: false,
            render_subchart_notes: false,
            without_missing: false,
            limits: Limits::default(),
            now_unix_nanos: 0,
            local_offset_seconds: 0,
            zones: None,
            seed: Seed::Preview(0),
            map: false,
            is_last: false,
        }
    }
}

/// A template's output.
pub struct RenderedFile {
    /// Path as Helm names it, `t/templates/a.yaml`.
    pub path: String,
    /// The text.
    pub text: Vec<u8>,
    /// Which template text wrote which part.
    pub map: Option<SourceMap>,
}

/// What a run gave, as far as it came.
#[derive(Default)]
pub struct Rendering {
    /// The chart with its active dependencies.
    pub chart: Option<Chart>,
    /// `.Values` of the root chart.
    pub values: Option<Map>,
    /// What Helm logs while it puts charts and values together.
    pub warnings: Vec<Warning>,
    /// The log on stderr, line by line.
    pub logs: Vec<String>,
    /// Output of every template, NOTES.txt included, by path.
    pub files: Vec<RenderedFile>,
    /// What the parts of the files were computed from; only with [`Input::map`].
    pub trace: Option<Trace>,
    /// The root chart's notes (with `--render-subchart-notes` all of them).
    pub notes: String,
    /// Manifests and hooks in the order in which Helm prints them.
    pub manifests: Manifests,
    /// Steps that the templates took.
    pub steps: u64,
    /// The most bytes that they held at one time, by the count of [`Input::limits`].
    pub bytes: u64,
    /// Reasons why Helm prints an error; it prints the first.
    pub failures: Vec<Failure>,
    /// Why Helm renders nothing of the chart, where what is there was to be rendered all the same
    /// ([`Input::without_missing`]): charts are missing. What a template gave before it failed is left out then.
    pub missing: Option<InputError>,
}

/// Renders. Steps after a failed one are left out, but a step that can go on after a failure does, so that several
/// problems are seen at once.
pub fn render(input: &Input<'_>) -> Rendering {
    let mut ahead = None;
    let mut run = Rendering::default();
    // What `--set-file` names may be there to be read once.
    let may_repeat = input.layers.set_file.is_empty();
    let mut result = run.run(input, (input.is_last && may_repeat).then_some(&mut ahead));
    if ahead.is_some_and(|ahead| !ahead.finish()) {
        // What is wrong comes before anything that templates gave.
        run = Rendering::default();
        result = run.run(input, None);
    }
    if let Err(failure) = result {
        run.failures.insert(0, failure);
    }
    if let Some(first) = run.failures.first() {
        run.logs.extend(first.log_lines());
    }
    run
}

impl Rendering {
    /// With a place for it, schemas may be checked `ahead` of what this finds, which then counts only if they are fine.
    fn run(&mut self, input: &Input<'_>, ahead: Option<&mut Option<Ahead>>) -> Result<(), Failure> {
        let kube_version = match &input.kube_version {
            Some(text) => KubeVersion::parse(text).map_err(Failure::Flag)?,
            None => KubeVersion::default(),
        };
        let user =
            values::user_values(&input.layers, &*input.read_file).map_err(Failure::Values)?;
        let chart = self.load(input, &user)?;
        let (values, warnings) = values::coalesce(&chart, &user);
        self.warn(warnings);
        let values = values.map_err(Failure::Input)?;
        self.values = Some(values.clone());
        let chart = self.chart.insert(chart);
        let is_ahead = !input.skip_schema_validation
            && ahead.is_some_and(|ahead| {
                *ahead = Ahead::start(chart, &values);
                ahead.is_some()
            });
        if !input.skip_schema_validation && !is_ahead {
            let (valid, warnings) = schema::validate(chart, &values);
            self.warn(warnings);
            valid.map_err(Failure::Schema)?;
        }
        let Some(chart) = &self.chart else { return Ok(()) };
        check_kube_version(chart, &kube_version)?;
        let capabilities = Capabilities::new(kube_version, &input.api_versions);
        let mut env =
            Env::new(input.now_unix_nanos, input.local_offset_seconds, input.seed.clone());
        env.zones = input.zones.clone();
        env.budget = Budget::new(input.limits);
        let release = ReleaseFacts {
            name: &input.release,
            namespace: &input.namespace,
            is_upgrade: input.is_upgrade,
        };
        let rendered = engine::render(chart, &values, &release, capabilities, &env, input.map);
        self.steps = env.budget.steps();
        self.bytes = env.budget.most_bytes();
        let root = chart.name().to_owned();
        self.failures.extend(rendered.failures);
        self.files = rendered.files;
        self.trace = rendered.trace;
        chartroom_diagnostics::order::sort_by(&mut self.files, |a, b| a.path.cmp(&b.path));
        if self.missing.is_some() {
            let failures = &self.failures;
            let fails = |path: &str| {
                failures.iter().any(|one| matches!(one, Failure::Exec(file, _) if file == path))
            };
            self.files.retain(|file| !fails(&file.path));
        }
        self.notes = self.collect_notes(&root, input.render_subchart_notes);
        // Helm sees no manifests when a template fails; what did render is read all the same.
        let failed = !self.failures.is_empty();
        let errors = self.read_manifests(!failed);
        if !failed || !errors.is_empty() {
            self.failures.extend(errors.into_iter().map(Failure::Manifest));
        }
        Ok(())
    }

    /// The chart with its dependencies switched, after Helm's checks of chart and release name.
    fn load(&mut self, input: &Input<'_>, user: &Map) -> Result<Chart, Failure> {
        self.logs.extend(input.load_log.iter().cloned());
        let files = input.files.clone();
        let mut warnings = Vec::new();
        let loaded = match input.from_archive {
            true => chart::load_archive_files(files, &mut warnings),
            false => chart::load_dir_files(files, &mut warnings),
        };
        self.warn(warnings);
        let mut chart = loaded.map_err(|mut error| {
            if let InputCause::Other(text) = &mut *error.cause {
                *text = text.replace("{chart}", &input.chart_path);
            }
            Failure::Input(error)
        })?;
        if chart.is_library() {
            return Err(Failure::Input(InputError::new("library charts are not installable")));
        }
        if chart.metadata.deprecated {
            self.logs.push("level=WARN msg=\"this chart is deprecated\"".into());
        }
        match dependencies::check(&chart) {
            Err(missing) if input.without_missing => self.missing = Some(missing),
            checked => checked.map_err(Failure::Input)?,
        }
        validate_release_name(&input.release)
            .map_err(|reason| Failure::ReleaseName(input.release.clone(), reason))?;
        let (processed, warnings) = dependencies::process(&mut chart, user);
        self.warn(warnings);
        processed.map_err(Failure::Input)?;
        Ok(chart)
    }

    fn warn(&mut self, warnings: Vec<Warning>) {
        self.logs.extend(warnings.iter().map(Warning::log_line));
        self.warnings.extend(warnings);
    }

    /// Joins the notes: Helm takes every path that ends in NOTES.txt out of the manifests.
    fn collect_notes(&self, root: &str, subcharts: bool) -> String {
        let wanted = format!("{root}/templates/NOTES.txt");
        let notes = self
            .files
            .iter()
            .filter(|file| file.path == wanted || (subcharts && file.path.ends_with("NOTES.txt")));
        let texts: Vec<_> = notes.map(|file| String::from_utf8_lossy(&file.text)).collect();
        texts.join("\n")
    }

    fn read_manifests(&mut self, log: bool) -> Vec<ManifestError> {
        let files = self.files.iter().filter(|file| !file.path.ends_with("NOTES.txt"));
        let files = files.map(|file| (file.path.as_str(), file.text.as_slice()));
        let files: BTreeMap<&str, &[u8]> = order::tree(files);
        let (manifests, errors) = sort_manifests(files);
        self.logs.extend(manifests.logs.iter().filter(|_| log).cloned());
        self.manifests = manifests;
        errors
    }
}

/// Chart.yaml's `kubeVersion`, of the root chart only.
fn check_kube_version(chart: &Chart, kube: &KubeVersion) -> Result<(), Failure> {
    let constraint = &chart.metadata.kube_version;
    if constraint.is_empty() || is_compatible(constraint, &kube.normalized) {
        return Ok(());
    }
    Err(Failure::KubeVersion(format!(
        "chart requires kubeVersion: {constraint} which is incompatible with Kubernetes {}",
        kube.version
    )))
}

/// Helm's `IsCompatibleRange`: what cannot be parsed is not compatible.
fn is_compatible(constraint: &str, version: &str) -> bool {
    match (Constraint::parse(constraint), Version::parse(version)) {
        (Ok(constraint), Ok(version)) => constraint.check(&version),
        _ => false,
    }
}
