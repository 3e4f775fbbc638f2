//! `chartroom template`: the same flags, standard output, standard error and exit status as `helm template`.

use crate::flags::Flags;
use crate::{Host, Printed};
use chartroom_helm::chart::{ChartFile, archive};
use chartroom_helm::release::{self, Input, PrintOptions};
use chartroom_helm::values::strvals::ReadFile;
use chartroom_helm::values::{LayerFile, Layers, user_values};

const USAGE: &str = "\"helm template\" requires at least 1 argument\n\nUsage:  helm template [NAME] [CHART] [flags]";

/// Runs the command with the arguments behind `template`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    let flags = match Flags::parse(args) {
        Ok(flags) => flags,
        Err(error) => return Printed::error(&error),
    };
    match prepare(&flags, host) {
        Ok(input) => print(&flags, &input),
        Err(error) => Printed::error(&error),
    }
}

/// Renders and prints.
fn print(flags: &Flags, input: &Input<'_>) -> Printed {
    let rendering = release::render(input);
    let mut stderr: String = rendering.logs.iter().map(|line| format!("{line}\n")).collect();
    let options = PrintOptions {
        include_crds: flags.is_on("include-crds"),
        no_hooks: flags.is_on("no-hooks"),
        skip_tests: flags.is_on("skip-tests"),
        show_only: flags.all("show-only"),
    };
    let printed = match rendering.failures.first() {
        Some(failure) => Err(failure.helm_text()),
        None => release::print(&rendering, &options),
    };
    match printed {
        Ok(stdout) => Printed { ok: true, stdout, stderr: stderr.into_bytes() },
        Err(error) => {
            stderr.push_str(&format!("Error: {error}\n"));
            Printed { ok: false, stdout: Vec::new(), stderr: stderr.into_bytes() }
        }
    }
}

/// Reads everything the flags name. Errors come in the order in which Helm meets them: arguments, values, chart.
fn prepare<'a>(flags: &Flags, host: &'a dyn Host) -> Result<Input<'a>, String> {
    let read_file = |path: &str| host.read(path).map_err(|error| error.0);
    let unsupported = ["output-dir", "post-renderer", "validate"];
    if let Some(flag) = unsupported.iter().find(|flag| flags.last(flag).is_some()) {
        return Err(format!(
            "--{flag} is not supported: chartroom prints to standard output and has no cluster"
        ));
    }
    let (name, chart) = name_and_chart(flags, host)?;
    let layers = read_layers(flags, host, &read_file)?;
    let is_dir = host.is_dir(&chart).ok_or_else(|| missing_chart(&chart))?;
    let files = if is_dir { read_folder(&chart, host)? } else { read_archive(&chart, host)? };
    Ok(Input {
        files,
        from_archive: !is_dir,
        chart_path: host.absolute(&chart),
        layers,
        read_file: Box::new(read_file),
        release: name,
        namespace: flags
            .last("namespace")
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "default".into()),
        is_upgrade: flags.is_on("is-upgrade"),
        kube_version: flags.last("kube-version").filter(|version| !version.is_empty()),
        api_versions: flags.slice("api-versions"),
        skip_schema_validation: flags.is_on("skip-schema-validation"),
        render_subchart_notes: flags.is_on("render-subchart-notes"),
        now_unix_nanos: host.now_unix_nanos(),
        local_offset_seconds: 0,
        zones: Some(host.zones()),
        seed: host.seed(),
        map: false,
    })
}

fn read_folder(chart: &str, host: &dyn Host) -> Result<Vec<ChartFile>, String> {
    let read = |name: String| {
        let data = host
            .read(&format!("{}/{name}", chart.trim_end_matches('/')))
            .map_err(|error| error.0)?;
        Ok(ChartFile::new(name, data))
    };
    host.walk(chart).map_err(|error| error.0)?.into_iter().map(read).collect()
}

fn read_archive(chart: &str, host: &dyn Host) -> Result<Vec<ChartFile>, String> {
    let data = host.read(chart).map_err(|error| error.0)?;
    archive::unpack(&data).map_err(|error| error.to_string())
}

/// The release name and the chart's path, as Helm's `NameAndChart`.
fn name_and_chart(flags: &Flags, host: &dyn Host) -> Result<(String, String), String> {
    let (name, chart) = match flags.positional.as_slice() {
        [] => return Err(USAGE.into()),
        [chart] => (None, chart.clone()),
        [name, chart] => (Some(name.clone()), chart.clone()),
        [_, _, rest @ ..] => {
            return Err(format!(
                "expected at most two arguments, unexpected arguments: {}",
                rest.join(", ")
            ));
        }
    };
    let generate = flags.is_on("generate-name");
    let template = flags.last("name-template");
    match (&name, generate, &template) {
        (Some(_), true, _) => Err("cannot set --generate-name and also specify a name".into()),
        (Some(_), _, Some(_)) => Err("cannot set --name-template and also specify a name".into()),
        (Some(name), _, _) => Ok((name.clone(), chart)),
        (None, _, Some(template)) => {
            let name = release::name_from_template(template, host.now_unix_nanos(), host.seed())?;
            Ok((name, chart))
        }
        (None, true, None) => {
            let base = chart.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let base = if matches!(base, "" | ".") { "chart" } else { base };
            let stem = base.split('.').next().unwrap_or(base);
            Ok((format!("{stem}-{}", host.now_unix_nanos() / 1_000_000_000), chart))
        }
        (None, false, None) => Ok(("release-name".into(), chart)),
    }
}

fn missing_chart(chart: &str) -> String {
    if chart.starts_with('/') || chart.starts_with('.') {
        return format!("path {chart:?} not found");
    }
    match chart.split_once('/') {
        Some((repository, _)) if !repository.contains(':') => {
            format!("repo {repository} not found")
        }
        _ => {
            format!("non-absolute URLs should be in form of repo_name/path_to_chart, got: {chart}")
        }
    }
}

fn read_layers(flags: &Flags, host: &dyn Host, read_file: ReadFile<'_>) -> Result<Layers, String> {
    let mut layers = Layers::default();
    for name in flags.slice("values") {
        match host.read(name.trim()) {
            Ok(text) => layers.files.push(LayerFile { name, text: text.into() }),
            Err(error) => {
                // Helm parses each file before it opens the next.
                user_values(&layers, read_file).map_err(|error| error.message)?;
                return Err(error.0);
            }
        }
    }
    layers.set_json = flags.all("set-json");
    layers.set = flags.all("set");
    layers.set_string = flags.all("set-string");
    layers.set_file = flags.all("set-file");
    layers.set_literal = flags.all("set-literal");
    Ok(layers)
}
