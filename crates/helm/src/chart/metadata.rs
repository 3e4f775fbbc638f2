//! Chart.yaml: Helm's `chart.Metadata` and its validation.

use crate::{InputCause, InputError};
use chartroom_gotemplate::{Value, fmt};
use std::collections::HashSet;

/// Chart.yaml. Missing fields are empty.
#[derive(Clone, Default)]
pub struct Metadata {
    /// `name`
    pub name: String,
    /// `home`
    pub home: String,
    /// `sources`
    pub sources: Vec<String>,
    /// `version`
    pub version: String,
    /// `description`
    pub description: String,
    /// `keywords`
    pub keywords: Vec<String>,
    /// `maintainers`; None is a null item, which validation refuses.
    pub maintainers: Vec<Option<Maintainer>>,
    /// `icon`
    pub icon: String,
    /// `apiVersion`; a missing one counts as v1.
    pub api_version: String,
    /// `condition`
    pub condition: String,
    /// `tags`
    pub tags: String,
    /// `appVersion`
    pub app_version: String,
    /// `deprecated`
    pub deprecated: bool,
    /// `annotations` by key; None if the field is missing.
    pub annotations: Option<Vec<(String, String)>>,
    /// `kubeVersion`
    pub kube_version: String,
    /// `dependencies`; None if the field is missing (then everything in `charts/` is used as it is), and a None
    /// item is a null one, which validation refuses.
    pub dependencies: Option<Vec<Option<Dependency>>>,
    /// `type`
    pub chart_type: String,
}

/// One of `maintainers`.
#[derive(Clone, Default)]
pub struct Maintainer {
    /// `name`
    pub name: String,
    /// `email`
    pub email: String,
    /// `url`
    pub url: String,
}

/// One of `dependencies`.
#[derive(Clone, Default)]
pub struct Dependency {
    /// `name`; `dependencies::process` puts the alias here.
    pub name: String,
    /// `version`: a range.
    pub version: String,
    /// `repository`
    pub repository: String,
    /// `condition`: paths into the values, separated by commas.
    pub condition: String,
    /// `tags`
    pub tags: Vec<String>,
    /// `enabled`; `dependencies::process` sets it.
    pub enabled: bool,
    /// `import-values`: strings and maps of `child` and `parent`.
    pub import_values: Vec<Value>,
    /// `alias`
    pub alias: String,
}

/// The field that a validation error is about, as Chart.yaml spells it.
pub type Field = &'static str;

impl Metadata {
    /// The dependencies that are not null.
    pub fn dependencies(&self) -> impl Iterator<Item = &Dependency> {
        self.dependencies.iter().flatten().flatten()
    }

    /// Cleans the texts and checks the fields, as `Metadata.Validate`; the error names the field too.
    pub fn validate(&mut self) -> Result<(), (InputError, Field)> {
        self.sanitize();
        let refused =
            |field, cause: InputCause| Err((InputError::new(cause).wrap("validation"), field));
        let fail = |field, text: String| refused(field, text.into());
        let quoted = |text: &str| fmt::quote(text.as_bytes());
        if self.api_version.is_empty() {
            return fail("apiVersion", "chart.metadata.apiVersion is required".into());
        }
        if self.name.is_empty() {
            return fail("name", "chart.metadata.name is required".into());
        }
        if self.name == "." || self.name == ".." {
            let text = format!("chart.metadata.name {} is not allowed", quoted(&self.name));
            return fail("name", text);
        }
        if self.name.contains('/') {
            let text = format!("chart.metadata.name {} is invalid", quoted(&self.name));
            return fail("name", text);
        }
        if self.version.is_empty() {
            return fail("version", "chart.metadata.version is required".into());
        }
        if chartroom_sprig::semver::Version::parse(&self.version).is_err() {
            return refused("version", InputCause::Version(self.version.clone()));
        }
        if !matches!(self.chart_type.as_str(), "" | "application" | "library") {
            return refused("type", InputCause::Type);
        }
        if self.maintainers.iter().any(Option::is_none) {
            return fail("maintainers", "maintainers must not contain empty or null nodes".into());
        }
        self.validate_dependencies().or_else(|text| fail("dependencies", text))
    }

    fn validate_dependencies(&mut self) -> Result<(), String> {
        let mut names = HashSet::new();
        for dependency in self.dependencies.iter_mut().flatten() {
            let Some(dependency) = dependency else {
                return Err("dependencies must not contain empty or null nodes".into());
            };
            dependency.sanitize();
            let Dependency { name, alias, .. } = dependency;
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
            if !alias.bytes().all(fits) {
                let name = fmt::quote(name.as_bytes());
                return Err(format!("dependency {name} has disallowed characters in the alias"));
            }
            let key = if alias.is_empty() { name } else { alias };
            if !names.insert(key.clone()) {
                let key = fmt::quote(key.as_bytes());
                return Err(format!("more than one dependency with name or alias {key}"));
            }
        }
        Ok(())
    }

    fn sanitize(&mut self) {
        let texts = [
            &mut self.name,
            &mut self.description,
            &mut self.home,
            &mut self.icon,
            &mut self.condition,
            &mut self.tags,
            &mut self.app_version,
            &mut self.kube_version,
        ];
        let lists = self.sources.iter_mut().chain(&mut self.keywords);
        texts.into_iter().chain(lists).for_each(sanitize);
        for maintainer in self.maintainers.iter_mut().flatten() {
            let Maintainer { name, email, url } = maintainer;
            [name, email, url].into_iter().for_each(sanitize);
        }
    }
}

impl Dependency {
    fn sanitize(&mut self) {
        let texts = [&mut self.name, &mut self.version, &mut self.repository, &mut self.condition];
        texts.into_iter().chain(&mut self.tags).for_each(sanitize);
    }
}

/// Helm's `sanitizeString`: blanks become spaces, what Go does not print is removed.
fn sanitize(text: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return;
    }
    *text = text
        .chars()
        .filter_map(|rune| {
            if rune.is_whitespace() { Some(' ') } else { fmt::is_print(rune).then_some(rune) }
        })
        .collect();
}
