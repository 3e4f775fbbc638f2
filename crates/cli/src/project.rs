//! A chart and its layers as flags name them.

use crate::flags::Flags;
use crate::folder::{self, Ignored};
use crate::host::MAX_READ;
use crate::tree::own_environments;
use crate::{Host, messages};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind, set_file_paths};
use chartroom_helm::chart::ChartFile;

/// The chart with one environment of what the flags say, named after its last values file (`prod` for
/// `values-prod.yaml`); None without a chart or with more than one.
pub(crate) fn project(flags: &Flags, host: &dyn Host) -> Result<Option<Project>, String> {
    let (release, chart) = match flags.positional.as_slice() {
        [chart] => ("release-name".to_owned(), chart),
        [name, chart] => (name.clone(), chart),
        _ => return Ok(None),
    };
    let (files, mut beside) = (read_chart(chart, host)?, Vec::new());
    let folder = format!("{}/", host.absolute(chart).trim_end_matches('/'));
    let mut overlays = Vec::new();
    for name in flags.slice("values") {
        let data = host.read(name.trim(), MAX_READ).map_err(|error| error.0)?;
        let absolute = host.absolute(name.trim());
        // A values file of the chart is the file it is; another one keeps the name it was given, unless a file of the
        // chart has it too.
        let of_chart = |path: &&str| files.iter().any(|file| file.path == **path);
        let inside = absolute.strip_prefix(&folder).filter(of_chart);
        let path = inside.map_or_else(
            || if of_chart(&name.trim()) { absolute.clone() } else { name.trim().to_owned() },
            str::to_owned,
        );
        if inside.is_none() {
            beside.push(ProjectFile { path: path.clone(), data: data.into() });
        }
        overlays.push(path);
    }
    let kinds = [
        ("set", SetKind::Set),
        ("set-string", SetKind::String),
        ("set-json", SetKind::Json),
        ("set-file", SetKind::File),
        ("set-literal", SetKind::Literal),
    ];
    let sets = kinds.into_iter().flat_map(|(flag, kind)| {
        flags.all(flag).into_iter().map(move |text| SetEntry { kind, text })
    });
    let sets: Vec<SetEntry> = sets.collect();
    let entries = sets.iter().filter(|entry| entry.kind == SetKind::File);
    for path in entries.flat_map(|entry| set_file_paths(&entry.text)) {
        // One that cannot be read is told with the values.
        let data = host.read(&path, MAX_READ).ok();
        beside.extend(data.map(|data| ProjectFile { path, data: data.into() }));
    }
    let namespace = flags.last("namespace").filter(|name| !name.is_empty());
    let environment = Environment {
        name: overlays
            .last()
            .map(|path| environment_name(path))
            .unwrap_or_else(|| "default".into()),
        overlays,
        sets,
        release,
        namespace: namespace.unwrap_or_else(|| "default".into()),
    };
    Ok(Some(Project {
        files,
        beside,
        environments: vec![environment],
        kube_version: flags.last("kube-version").unwrap_or_default(),
        api_versions: flags.slice("api-versions"),
        now: host.now_unix_nanos() / 1_000_000_000,
        seed: crate::random::preview(flags, host)?,
        zones: Some(host.zones()),
        without_missing: false,
        limits: flags.limits()?,
        before: None,
    }))
}

/// What the environment of a values file is called: `prod` for `values-prod.yaml`, `values.prod.yaml` and `prod.yaml`.
pub(crate) fn environment_name(path: &str) -> String {
    let base = path.rsplit('/').next().unwrap_or(path);
    let stem = base.strip_suffix(".yaml").or_else(|| base.strip_suffix(".yml")).unwrap_or(base);
    let name = stem.strip_prefix("values").map(|rest| rest.trim_start_matches(['-', '.', '_']));
    name.filter(|name| !name.is_empty()).unwrap_or(stem).to_owned()
}

/// The chart's own values file for the environment of a name.
pub(crate) fn own_values<'a>(files: &'a [ProjectFile], name: &str) -> Option<&'a str> {
    let mut paths = files.iter().map(|file| file.path.as_str());
    paths.find(|path| {
        !path.contains('/') && path.starts_with("values") && environment_name(path) == name
    })
}

/// Puts all environments that the chart's settings declare, or its files make, in the place of the one without; `-f` stays above their files.
pub(crate) fn set_all_environments(project: &mut Project) {
    let Some(base) = project.environments.first().cloned() else { return };
    let declared = own_environments(project, &base);
    if !declared.is_empty() {
        project.environments = declared;
        return;
    }
    let paths = project.files.iter().map(|file| file.path.as_str());
    let found = chartroom_layout::environments(paths, "default").into_iter();
    let environment = |(name, overlay): (&str, Option<&str>)| {
        let overlays = overlay.map(str::to_owned).into_iter().chain(base.overlays.clone());
        Environment { name: name.to_owned(), overlays: overlays.collect(), ..base.clone() }
    };
    let found: Vec<Environment> = found.map(environment).collect();
    project.environments = found;
}

/// Puts an environment for each name in the place of the one without.
pub(crate) fn add_environments(project: &mut Project, names: &[String]) -> Result<(), String> {
    let Some(base) = project.environments.first().cloned().filter(|_| !names.is_empty()) else {
        return Ok(());
    };
    let mut environments = Vec::new();
    let declared = own_environments(project, &base);
    for name in names {
        if let Some(one) = declared.iter().find(|one| one.name == *name) {
            environments.push(one.clone());
            continue;
        }
        let path = own_values(&project.files, name)
            .ok_or_else(|| messages::NoValuesFile { name }.text())?;
        let mut environment = base.clone();
        environment.name = name.clone();
        environment.overlays.insert(0, path.to_owned());
        environments.push(environment);
    }
    project.environments = environments;
    Ok(())
}

/// The files of a chart in a folder or an archive.
pub(crate) fn read_chart(chart: &str, host: &dyn Host) -> Result<Vec<ProjectFile>, String> {
    let is_dir = host.is_dir(chart).ok_or_else(|| format!("path {chart:?} not found"))?;
    let files = match is_dir {
        true => folder::read(chart, host, Ignored::Kept, &mut Vec::new())?,
        false => folder::read_archive(chart, host)?,
    };
    let file = |file: ChartFile| ProjectFile { path: file.name, data: file.data };
    Ok(files.into_iter().map(file).collect())
}

#[cfg(test)]
mod tests {
    use super::environment_name;

    #[test]
    fn environments_are_named_after_their_values() {
        assert_eq!(environment_name("values-prod.yaml"), "prod");
        assert_eq!(environment_name("envs/staging.yml"), "staging");
        assert_eq!(environment_name("values.yaml"), "values");
        assert_eq!(environment_name("values_eu.yaml"), "eu");
    }
}
