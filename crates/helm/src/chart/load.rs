//! From files to a chart: Helm's `pkg/chart/v2/loader`.

use super::{Chart, ChartFile, Metadata, archive, decode, ignore};
use crate::values::{Level, Warning, WarningKind, load_values};
use crate::{InputCause, InputError};
use chartroom_gotemplate::Map;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What keeps a chart from being loaded.
pub type LoadError = InputError;

/// How deep charts may be packed into charts. Helm has no limit; every level is a stack frame here.
const MAX_CHART_DEPTH: usize = 50;

/// Loads the files of a chart's folder: its .helmignore first decides what belongs to the chart. Helm logs the
/// `warnings` on the way, also where it then fails.
pub fn load_dir_files(
    files: Vec<ChartFile>,
    warnings: &mut Vec<Warning>,
) -> Result<Chart, LoadError> {
    // Which kind of chart it is, is read before the rules are.
    if let Some(file) = files.iter().find(|file| file.name == "Chart.yaml") {
        check_api_version(&file.data)?;
    }
    let mut kept = ignore::filter(files)?;
    if let Some(file) = kept.iter().find(|file| file.data.len() > archive::MAX_FILE_SIZE) {
        return Err(InputError::new(too_large(&file.name)).in_file(file.name.clone()));
    }
    for file in
        kept.iter_mut().filter(|file| archive::without_bom(&file.data).len() < file.data.len())
    {
        file.data = archive::without_bom(&file.data).into();
    }
    chartroom_diagnostics::order::sort_by(&mut kept, |a, b| {
        a.name.split('/').cmp(b.name.split('/'))
    });
    load(kept, warnings).and_then(refuse_v3)
}

/// Helm's words for a file of a chart's folder that is larger than [`archive::MAX_FILE_SIZE`]; it names the file alone.
pub fn too_large(path: &str) -> String {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let name = chartroom_gotemplate::fmt::quote(name.as_bytes());
    format!("chart file {name} is larger than the maximum file size {}", archive::MAX_FILE_SIZE)
}

/// The files of a packed chart (`.tgz`). `path` is what Helm calls the file in its errors: an absolute path.
pub fn unpack_archive(path: &str, bytes: &[u8]) -> Result<Vec<ChartFile>, LoadError> {
    if !bytes.starts_with(b"\x1f\x8b\x08") {
        return Err(not_an_archive(path, bytes));
    }
    // Helm says little about what is wrong with it; inside charts/ it does.
    archive::unpack(bytes).map_err(|error| match &*error.cause {
        InputCause::Other(text) if text == archive::INVALID_GZIP => InputError::new(format!(
            "file '{path}' does not appear to be a valid chart file (details: {error})"
        )),
        _ => InputError::new("unable to load chart archive"),
    })
}

/// Loads the files of a packed chart. See [`load_dir_files`] for the `warnings`.
pub fn load_archive_files(
    files: Vec<ChartFile>,
    warnings: &mut Vec<Warning>,
) -> Result<Chart, LoadError> {
    let Some(chart_yaml) = files.iter().find(|file| file.name == "Chart.yaml") else {
        let text = "unable to detect chart version, no Chart.yaml found";
        return Err(InputError::new(text));
    };
    check_api_version(&chart_yaml.data)?;
    load(files, warnings).and_then(refuse_v3)
}

/// Helm's `ensureArchive`, with as much of `http.DetectContentType` as tells text from the rest. Helm hands it 512
/// bytes, zeros behind a shorter file included, so that short texts are no texts.
fn not_an_archive(path: &str, bytes: &[u8]) -> InputError {
    if path.ends_with(".yml") || path.ends_with(".yaml") {
        return InputError::new(format!(
            "file '{path}' seems to be a YAML file, but expected a gzipped archive"
        ));
    }
    let is_binary = |byte: &u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31);
    let content_type = match bytes.get(..512) {
        Some(head) if !head.iter().any(is_binary) => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    InputError::new(format!(
        "file '{path}' does not appear to be a gzipped archive; got '{content_type}'"
    ))
}

/// What a chart and all that are in it share while they are loaded.
struct Loading<'a> {
    warnings: &'a mut Vec<Warning>,
    /// So many bytes may still be unpacked. Helm has no limit for all of them together; a chart of some kilobytes could fill
    /// any memory.
    left: usize,
}

impl Loading<'_> {
    fn unpack(&mut self, bytes: &[u8]) -> Result<Vec<ChartFile>, InputError> {
        let (files, size) = archive::unpack_at_most(bytes, self.left)?;
        self.left = self.left.saturating_sub(size);
        Ok(files)
    }
}

/// Loads a chart from its files; nothing is ignored. See [`load_dir_files`] for the `warnings`.
fn load(files: Vec<ChartFile>, warnings: &mut Vec<Warning>) -> Result<Chart, LoadError> {
    let mut loading = Loading { warnings, left: archive::MAX_CHART_SIZE };
    let mut chart = load_at(files, String::new(), 0, &mut loading)?;
    chart.link(None);
    Ok(chart)
}

/// Helm loads v3 with an experimental loader much like this one, and then has no use for the chart.
fn refuse_v3(chart: Chart) -> Result<Chart, InputError> {
    if chart.metadata.api_version == "v3" {
        return Err(InputError::new("invalid chart apiVersion").in_file("Chart.yaml"));
    }
    Ok(chart)
}

/// Helm picks the loader by `apiVersion` of Chart.yaml before it looks at anything else.
pub fn check_api_version(text: &[u8]) -> Result<(), InputError> {
    let in_chart_yaml = |error: InputError| error.in_file("Chart.yaml");
    let base = decode::chart_base(text)
        .map_err(|error| in_chart_yaml(error.wrap("cannot load Chart.yaml")))?;
    match base.text.as_str() {
        "" | "v1" | "v2" | "v3" => Ok(()),
        _ => Err(in_chart_yaml(InputError::new(InputCause::ApiVersion).at(base.span))),
    }
}

fn load_at(
    files: Vec<ChartFile>,
    location: String,
    depth: usize,
    loading: &mut Loading<'_>,
) -> Result<Chart, InputError> {
    let in_chart = |error: InputError, name: &str| error.in_file(format!("{location}{name}"));
    let metadata = chart_yaml(&files).map_err(|error| in_chart(error, "Chart.yaml"))?;
    let mut parts = Parts { metadata, ..Parts::default() };
    for file in &files {
        parts.add(file, loading.warnings).map_err(|error| in_chart(error, &file.name))?;
    }
    let Some(mut metadata) = parts.metadata else {
        return Err(in_chart(InputError::new("Chart.yaml file is missing"), "Chart.yaml"));
    };
    if let Err((error, field)) = metadata.validate() {
        let chart_yaml = files.iter().find(|file| file.name == "Chart.yaml");
        let span = chart_yaml.and_then(|file| decode::field_span(&file.data, field));
        return Err(in_chart(error.at(span), "Chart.yaml"));
    }
    let mut chart = Chart {
        switched_off: Vec::new(),
        metadata,
        values: parts.values,
        values_text: parts.values_text,
        schema: parts.schema,
        templates: parts.templates,
        files: parts.files,
        raw: files,
        dependencies: Vec::new(),
        location,
        full_path: String::new(),
        copied_alone: false,
    };
    for (folder, files) in parts.subcharts {
        if folder.starts_with(['_', '.']) {
            continue;
        }
        let subchart = load_subchart(&chart, &folder, files, depth + 1, loading)?;
        chart.dependencies.push(subchart);
    }
    Ok(chart)
}

/// Chart.yaml, wherever it stands among the files; the last one wins where a packed chart has several.
fn chart_yaml(files: &[ChartFile]) -> Result<Option<Metadata>, InputError> {
    let mut metadata = None;
    for file in files.iter().filter(|file| file.name == "Chart.yaml") {
        let metadata: &mut Metadata = metadata.get_or_insert_default();
        decode::metadata(&file.data, metadata)
            .map_err(|error| error.wrap("cannot load Chart.yaml"))?;
        if metadata.api_version.is_empty() {
            metadata.api_version = "v1".to_owned();
        }
    }
    Ok(metadata)
}

/// The pieces of a chart while its files are gone through.
#[derive(Default)]
struct Parts {
    metadata: Option<Metadata>,
    values: Map,
    values_text: Option<Rc<[u8]>>,
    schema: Option<Rc<[u8]>>,
    templates: Vec<ChartFile>,
    files: Vec<ChartFile>,
    /// By the first path element below `charts/`, names without `charts/`.
    subcharts: BTreeMap<String, Vec<ChartFile>>,
}

impl Parts {
    /// Helm's order of cases in `LoadFiles`.
    fn add(&mut self, file: &ChartFile, warnings: &mut Vec<Warning>) -> Result<(), InputError> {
        match file.name.as_str() {
            "Chart.yaml" => {}
            "Chart.lock" => {
                decode::check_lock(&file.data)
                    .map_err(|error| error.wrap("cannot load Chart.lock"))?;
            }
            "values.yaml" => {
                self.values = load_values(&file.data)
                    .map_err(|error| error.wrap("cannot load values.yaml"))?;
                self.values_text = Some(Rc::clone(&file.data));
            }
            "values.schema.json" => self.schema = Some(Rc::clone(&file.data)),
            "requirements.yaml" => self.add_requirements(file, warnings)?,
            "requirements.lock" => self.add_requirements_lock(file, warnings)?,
            name if name.starts_with("templates/") => self.templates.push(file.clone()),
            name => match name.strip_prefix("charts/") {
                Some(below) if !name.ends_with(".prov") => {
                    let folder = below.split('/').next().unwrap_or(below);
                    let inner = ChartFile { name: below.to_owned(), data: Rc::clone(&file.data) };
                    self.subcharts.entry(folder.to_owned()).or_default().push(inner);
                }
                _ => self.files.push(file.clone()),
            },
        }
        Ok(())
    }

    /// The dependencies of apiVersion v1; read for v2 too, with a reminder.
    fn add_requirements(
        &mut self,
        file: &ChartFile,
        warnings: &mut Vec<Warning>,
    ) -> Result<(), InputError> {
        let metadata = self.metadata.get_or_insert_default();
        if metadata.api_version != "v1" {
            warnings.push(outdated(
                "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". \
                 We recommend migrating dependencies to Chart.yaml.",
            ));
        }
        decode::metadata(&file.data, metadata)
            .map_err(|error| error.wrap("cannot load requirements.yaml"))?;
        if metadata.api_version == "v1" {
            self.files.push(file.clone());
        }
        Ok(())
    }

    fn add_requirements_lock(
        &mut self,
        file: &ChartFile,
        warnings: &mut Vec<Warning>,
    ) -> Result<(), InputError> {
        decode::check_lock(&file.data)
            .map_err(|error| error.wrap("cannot load requirements.lock"))?;
        if self.metadata.get_or_insert_default().api_version == "v1" {
            self.files.push(file.clone());
        } else {
            warnings.push(outdated(
                "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". \
                 We recommend migrating to Chart.lock.",
            ));
        }
        Ok(())
    }
}

fn outdated(text: &str) -> Warning {
    Warning::new(Level::Info, WarningKind::Deprecated, text)
}

fn load_subchart(
    parent: &Chart,
    folder: &str,
    files: Vec<ChartFile>,
    depth: usize,
    loading: &mut Loading<'_>,
) -> Result<Chart, InputError> {
    let location = format!("{}charts/{folder}/", parent.location);
    let parent = parent.name();
    if depth > MAX_CHART_DEPTH {
        return Err(InputError::new(format!(
            "charts are nested deeper than {MAX_CHART_DEPTH} levels"
        )));
    }
    let packed = folder.ends_with(".tgz");
    let files = if packed {
        let Some(file) = files.first().filter(|file| file.name == folder) else {
            let found = files.first().map_or("", |file| &file.name);
            return Err(InputError::new(format!(
                "error unpacking subchart tar in {parent}: expected {folder}, got {found}"
            )));
        };
        loading.unpack(&file.data).map_err(|error| error.in_file(location.trim_end_matches('/')))
    } else {
        let inside = |file: ChartFile| {
            let (_, name) = file.name.split_once('/')?;
            Some(ChartFile { name: name.to_owned(), data: file.data })
        };
        Ok(files.into_iter().filter_map(inside).collect())
    };
    files
        .and_then(|files| load_at(files, location, depth, loading))
        .map_err(|error| error.wrap(&format!("error unpacking subchart {folder} in {parent}")))
}
