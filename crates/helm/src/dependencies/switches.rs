//! What of the values decides whether a chart's templates are rendered at all.

use crate::chart::{Chart, Dependency};

/// A template of a chart that is switched off.
pub struct OffTemplate<'a> {
    /// The name that it would have among all templates.
    pub path: String,
    /// Its text.
    pub text: &'a [u8],
    /// The paths in the root's values that could switch it on.
    pub switches: Vec<Vec<String>>,
}

impl Chart {
    /// The paths in the root's values that switched on the charts that a template (`t/charts/sub/templates/a.yaml`)
    /// is in: their conditions, and their tags. Empty for the root's own templates.
    pub fn switches(&self, template: &str) -> Vec<Vec<String>> {
        let (mut chart, mut prefix, mut found) = (self, Vec::new(), Vec::new());
        while let Some(below) = chart.dependencies.iter().find(|below| below.contains(template)) {
            let wanted = chart.metadata.dependencies().find(|one| one.name == below.name());
            found.extend(wanted.into_iter().flat_map(|one| paths(one, &prefix)));
            prefix.push(below.name().to_owned());
            chart = below;
        }
        found
    }

    /// The templates of charts that are switched off.
    pub fn switched_off(&self) -> Vec<OffTemplate<'_>> {
        let mut found = Vec::new();
        let mut open: Vec<(&Chart, Vec<String>)> = vec![(self, Vec::new())];
        while let Some((chart, prefix)) = open.pop() {
            for (dependency, off) in &chart.switched_off {
                let switches = paths(dependency, &prefix);
                let mut below = vec![off];
                while let Some(one) = below.pop() {
                    found.extend(one.templates.iter().map(|file| {
                        let path = format!("{}/{}", one.full_path(), file.name);
                        OffTemplate { path, text: &file.data, switches: switches.clone() }
                    }));
                    below.extend(&one.dependencies);
                }
            }
            for one in &chart.dependencies {
                let name = one.name().to_owned();
                open.push((one, prefix.iter().cloned().chain([name]).collect()));
            }
        }
        found
    }

    fn contains(&self, template: &str) -> bool {
        template.strip_prefix(self.full_path()).is_some_and(|rest| rest.starts_with('/'))
    }
}

fn paths(dependency: &Dependency, prefix: &[String]) -> Vec<Vec<String>> {
    let conditions = dependency.condition.trim().split(',').filter(|one| !one.is_empty());
    let below = |path: &str| -> Vec<String> {
        prefix.iter().cloned().chain(path.split('.').map(str::to_owned)).collect()
    };
    let tags = dependency.tags.iter().map(|tag| vec!["tags".to_owned(), tag.clone()]);
    conditions.map(below).chain(tags).collect()
}
