//! `chartroom template`: the same flags, standard output, standard error and exit status as `helm template`.

use crate::flags::Flags;
use crate::folder::{self, Ignored};
use crate::host::MAX_READ;
use crate::{Host, Link, Printed, messages, random};
use chartroom_escape::harmless;
use chartroom_helm::chart::{Chart, ChartFile};
use chartroom_helm::reference::{check_path, missing_chart};
use chartroom_helm::release::{self, Input, PrintOptions, RenderedFile, Rendering, Seed};
use chartroom_helm::values::strvals::ReadFile;
use chartroom_helm::values::{LayerFile, Layers, log_value, user_values};
use std::collections::BTreeSet;

const USAGE: &str = "\"helm template\" requires at least 1 argument\n\nUsage:  helm template [NAME] [CHART] [flags]";

/// What Helm appends to an error that a look at the rendered text might explain.
const DEBUG_HINT: &str = "\n\nUse --debug flag to render out invalid YAML";

/// Runs the command with the arguments behind `template`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    let flags = match Flags::parse(args) {
        Ok(flags) => flags,
        Err(error) => return Printed::error(&error.to_string()),
    };
    if flags.is_on("help") {
        return Printed::text(&crate::help::all());
    }
    let mut printed = match checked(&flags) {
        Err(error) => Printed { stderr: error.into_bytes(), ..Printed::default() },
        Ok(warning) => {
            let mut log = Vec::new();
            let printed = match prepare(&flags, host, &mut log) {
                Ok(input) => {
                    let printed = print(&flags, &input, host);
                    leave(input, host);
                    printed
                }
                Err(error) => with_log(lines(&log), Printed::error(&error)),
            };
            with_log(warning, printed)
        }
    };
    if flags.is_on("debug") {
        printed = with_log(debug_log(&flags, host), printed);
    }
    let mut printed = with_log(flags.warnings(), printed);
    // Standard output is Helm's byte for byte; a message is read by people, on a terminal or in the log of a job.
    printed.stderr = harmless(&String::from_utf8_lossy(&printed.stderr)).into_bytes();
    printed
}

/// Everything that the arguments behind `template` name.
pub(crate) fn input<'a>(args: &[String], host: &'a dyn Host) -> Result<Input<'a>, String> {
    let flags = Flags::parse(args).map_err(|error| error.to_string())?;
    prepare(&flags, host, &mut Vec::new())
}

fn lines(log: &[String]) -> String {
    log.iter().map(|line| format!("{line}\n")).collect()
}

/// What was printed, with lines before those of standard error.
fn with_log(log: String, mut printed: Printed) -> Printed {
    printed.stderr.splice(..0, log.into_bytes());
    printed
}

/// What Helm logs before it reads a chart.
fn debug_log(flags: &Flags, host: &dyn Host) -> String {
    let version = flags.last("version").unwrap_or_default();
    let version = if version.is_empty() { "\"\"".to_owned() } else { version };
    let mut log = format!("level=DEBUG msg=\"Original chart version\" version={version}\n");
    if let Some(chart) = flags.positional.last().filter(|chart| host.is_dir(chart).is_some()) {
        log.push_str(&format!("level=DEBUG msg=\"Chart path\" path={}\n", host.absolute(chart)));
    }
    log
}

/// Combinations of flags that Helm refuses; otherwise what it warns of. An error is all of standard error.
fn checked(flags: &Flags) -> Result<String, String> {
    let error = |text: &str| Err(format!("Error: {text}\n"));
    let force = flags.last("force-replace").or(flags.last("force")).is_some();
    if force && flags.last("force-conflicts").is_some() {
        return error(
            "if any flags in the group [force-replace force-conflicts] are set none of the others can be; [force-conflicts force-replace] were all set",
        );
    }
    for flag in ["color", "colour"] {
        let mode = flags.last(flag).unwrap_or_else(|| "auto".into());
        if !matches!(&*mode, "never" | "auto" | "always") {
            return Err(format!(
                "level=WARN msg=\"command failed\" error=\"invalid color mode \\\"{mode}\\\": must be one of: never, auto, always\"\n"
            ));
        }
    }
    match flags.last("dry-run").as_deref() {
        None | Some("client") => Ok(String::new()),
        Some("unset") => Ok("level=WARN msg=\"--dry-run is deprecated and should be replaced with '--dry-run=client'\"\n".into()),
        Some("true") => Ok("level=WARN msg=\"boolean '--dry-run=true' flag is deprecated and must be replaced with '--dry-run=client'\"\n".into()),
        Some("server") => error(&messages::Unsupported { flag: &"--dry-run=server", what: "cluster" }.text()),
        Some(other @ ("none" | "false")) => {
            error(&format!("invalid dry-run value ({other:?}). Must be \"server\" or \"client\""))
        }
        Some(other) => error(&format!(
            "invalid dry-run value ({other:?}). Must be \"none\", \"server\", or \"client\""
        )),
    }
}

/// Drops something, unless the process is about to drop all at once.
fn leave<T>(value: T, host: &dyn Host) {
    if host.is_over_soon() {
        std::mem::forget(value);
    }
}

/// Renders and prints.
fn print(flags: &Flags, input: &Input<'_>, host: &dyn Host) -> Printed {
    let rendering = release::render(input);
    let mut stderr = lines(&rendering.logs);
    if let (Some(chart), true) = (&rendering.chart, flags.is_on("debug")) {
        log_dependencies(chart, &mut stderr);
    }
    let options = PrintOptions {
        include_crds: flags.is_on("include-crds"),
        no_hooks: flags.is_on("no-hooks"),
        skip_tests: flags.is_on("skip-tests"),
        show_only: flags.all("show-only"),
    };
    let folder = flags.last("output-dir").filter(|folder| !folder.is_empty());
    let printed = match (rendering.failures.first(), folder) {
        (Some(failure), _) if failure.is_limit() => {
            Err((Vec::new(), format!("{}\n\n{}", failure.helm_text(), messages::LIMIT_HINT)))
        }
        (Some(failure), _) => Err(failed(flags, &failure.helm_text(), &rendering)),
        (None, Some(folder)) => write_files(flags, &folder, &rendering, &options, host),
        (None, None) => release::print(&rendering, &options).map_err(|error| (Vec::new(), error)),
    };
    leave(rendering, host);
    match printed {
        Ok(stdout) => Printed { ok: true, stdout, stderr: stderr.into_bytes() },
        Err((stdout, error)) => {
            stderr.push_str(&format!("Error: {error}\n"));
            Printed { ok: false, stdout, stderr: stderr.into_bytes() }
        }
    }
}

/// What a failed render writes to both streams. With `--debug` Helm shows what the templates gave, in random order, and
/// no longer says that this flag would show it.
fn failed(flags: &Flags, error: &str, rendering: &Rendering) -> (Vec<u8>, String) {
    let Some(error) = error.strip_suffix(DEBUG_HINT).filter(|_| flags.is_on("debug")) else {
        return (Vec::new(), error.to_owned());
    };
    let shown = |file: &&RenderedFile| {
        !file.text.trim_ascii().is_empty() && !file.path.ends_with("NOTES.txt")
    };
    let mut out = Vec::new();
    for file in rendering.files.iter().filter(shown) {
        out.extend_from_slice(format!("---\n# Source: {}\n", file.path).as_bytes());
        out.extend_from_slice(&file.text);
        out.push(b'\n');
    }
    out.truncate(out.trim_ascii_end().len());
    out.push(b'\n');
    (out, error.to_owned())
}

fn log_dependencies(chart: &Chart, log: &mut String) {
    log.push_str(&format!(
        "level=DEBUG msg=\"number of dependencies in the chart\" chart={} dependencies={}\n",
        chart.name(),
        chart.dependencies.len()
    ));
    chart.dependencies.iter().for_each(|dependency| log_dependencies(dependency, log));
}

/// `--output-dir`: each piece goes to the file of its template, and standard output says so. `--show-only` finds nothing
/// then, as in Helm.
fn write_files(
    flags: &Flags,
    folder: &str,
    rendering: &Rendering,
    options: &PrintOptions,
    host: &dyn Host,
) -> Result<Vec<u8>, (Vec<u8>, String)> {
    let folder = match rendering_name(flags) {
        Some(name) => format!("{folder}/{name}"),
        None => folder.to_owned(),
    };
    let mut out = Vec::new();
    let mut written = BTreeSet::new();
    for (path, text) in release::pieces(rendering, options) {
        let path = clean(&format!("{folder}/{path}"));
        if let Err(error) = host.write(&path, &text, !written.insert(path.clone())) {
            return Err((out, error.0));
        }
        out.extend_from_slice(format!("wrote {path}\n").as_bytes());
    }
    if let Some(wanted) = options.show_only.first() {
        return Err((out, format!("could not find template {wanted} in chart")));
    }
    out.push(b'\n');
    Ok(out)
}

/// The folder that `--release-name` adds.
fn rendering_name(flags: &Flags) -> Option<String> {
    let given = match flags.positional.as_slice() {
        [name, _] => name.clone(),
        _ => "release-name".to_owned(),
    };
    flags.is_on("release-name").then_some(given)
}

/// Go's `filepath.Clean` of what `filepath.Join` joins.
fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// What needs a network, a cluster or keys, in words of our own.
fn refused(flags: &Flags, is_archive: bool) -> Option<String> {
    let needs = |flag: &str, what| {
        let flag = &format_args!("--{flag}");
        Some(messages::Unsupported { flag, what }.text())
    };
    if flags.is_on("validate") {
        return needs("validate", "cluster");
    }
    if flags.last("repo").is_some_and(|repo| !repo.is_empty()) {
        return needs("repo", "repo");
    }
    if flags.is_on("verify") {
        return match is_archive {
            true => needs("verify", "signature"),
            false => Some(messages::UNPACKED.into()),
        };
    }
    None
}

/// Reads everything the flags name. Errors come in the order in which Helm meets them: arguments, values, chart. The
/// `log` has what Helm says until then.
fn prepare<'a>(
    flags: &Flags,
    host: &'a dyn Host,
    log: &mut Vec<String>,
) -> Result<Input<'a>, String> {
    let read_file = |path: &str| {
        check_path(path)?;
        host.read(path, MAX_READ).map_err(|error| error.0)
    };
    let seed = random::entropy(flags, host)?;
    let (name, chart) = name_and_chart(flags, host, &seed)?;
    let is_dir = host.is_dir(&chart);
    if let Some(refusal) = refused(flags, is_dir == Some(false)) {
        return Err(refusal);
    }
    let is_dir = is_dir.ok_or_else(|| missing_chart(&chart))?;
    let layers = read_layers(flags, &read_file)?;
    let files = match is_dir {
        true => read_folder(&chart, host, log)?,
        false => folder::read_archive(&chart, host)?,
    };
    Ok(Input {
        files,
        from_archive: !is_dir,
        chart_path: host.absolute(&chart),
        load_log: log.clone(),
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
        without_missing: false,
        render_subchart_notes: flags.is_on("render-subchart-notes"),
        limits: flags.limits()?,
        now_unix_nanos: host.now_unix_nanos(),
        local_offset_seconds: 0,
        zones: Some(host.zones()),
        seed,
        map: false,
        is_last: host.is_over_soon(),
    })
}

/// The files of a chart's folder, and what Helm's `symwalk` logs of links on the way.
fn read_folder(
    chart: &str,
    host: &dyn Host,
    log: &mut Vec<String>,
) -> Result<Vec<ChartFile>, String> {
    let mut links = Vec::new();
    let files = folder::read(chart, host, Ignored::Skipped, &mut links);
    log.extend(links.into_iter().map(|Link { path, resolved }| {
        format!(
            "level=INFO msg=\"found symbolic link in path. Contents of linked file included and used\" path={} resolved={}",
            log_value(&path),
            log_value(&resolved)
        )
    }));
    files
}

/// The release name and the chart's path, as Helm's `NameAndChart`.
fn name_and_chart(flags: &Flags, host: &dyn Host, seed: &Seed) -> Result<(String, String), String> {
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
    let template = flags.last("name-template").filter(|template| !template.is_empty());
    match (&name, generate, &template) {
        (Some(_), true, _) => Err("cannot set --generate-name and also specify a name".into()),
        (Some(_), _, Some(_)) => Err("cannot set --name-template and also specify a name".into()),
        (Some(name), _, _) => Ok((name.clone(), chart)),
        (None, _, Some(template)) => {
            let now = host.now_unix_nanos();
            let name = release::name_from_template(template, now, seed.clone())?;
            Ok((name, chart))
        }
        // `helm template` has set the name before it could be generated.
        (None, _, None) => Ok(("release-name".into(), chart)),
    }
}

fn read_layers(flags: &Flags, read_file: ReadFile<'_>) -> Result<Layers, String> {
    let mut layers = Layers::default();
    for name in flags.slice("values") {
        match read_file(&name) {
            Ok(text) => layers.files.push(LayerFile { name, text: text.into() }),
            Err(error) => {
                // Helm parses each file before it opens the next.
                user_values(&layers, read_file).map_err(|error| error.cause.to_string())?;
                return Err(error);
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
