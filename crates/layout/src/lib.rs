//! Which environments the files of a chart make: the page shows a tab for each, and links leave out what is told by them.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | what paths alone tell | here |
//! | what helmfile, Argo CD, Flux and CI systems declare in a repository, with the feature `declared` | `declared/` |

#[cfg(feature = "declared")]
pub mod declared;

/// The environments that most charts have, in the order in which a change travels.
const KNOWN: [&str; 5] = ["default", "dev", "test", "staging", "prod"];

/// Folders that hold no part of a chart and can be very large; `www/editor/src/late/disk/backend.ts` leaves them out, too.
pub const SKIPPED: [&str; 4] = [".git", "node_modules", ".terraform", "__MACOSX"];

/// Folders that values files of environments stand in; what chart-testing is to try, in `ci/`, is for no environment.
const FOLDERS: [&str; 5] = ["env", "envs", "environments", "overlays", "values"];

/// What a values file is called that is for no environment.
const OTHERS: [&str; 7] = ["example", "examples", "sample", "schema", "template", "tpl", "values"];

/// The name of an environment, and the path of its overlay if it has one.
pub type Named<'a> = (&'a str, Option<&'a str>);

/// The environments of a chart by its overlays, known ones first. `base` is what values.yaml alone is called.
pub fn environments<'a>(paths: impl Iterator<Item = &'a str>, base: &'a str) -> Vec<Named<'a>> {
    let mut named: Vec<Named<'a>> = Vec::new();
    for (name, path) in paths.filter_map(|path| Some((overlay_name(path)?, path))) {
        if !named.iter().any(|(other, _)| *other == name) {
            named.push((name, Some(path)));
        }
    }
    if !named.iter().any(|(name, _)| *name == base) {
        named.push((base, None));
    }
    let first = KNOWN.iter().filter_map(|known| named.iter().find(|(name, _)| name == known));
    let others = named.iter().filter(|one| !KNOWN.contains(&one.0));
    first.chain(others).copied().collect()
}

/// `prod` of `values-prod.yaml`, `prod.values.yml`, `environments/prod.yaml` or `env/prod/values.yaml`; none for paths that are
/// no overlays.
pub fn overlay_name(path: &str) -> Option<&str> {
    let path = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml"))?;
    let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
    let parts = stem.split_once(['-', '.', '_']).filter(|(first, _)| *first == "values");
    let last = || stem.rsplit_once(['-', '.', '_']).filter(|(_, last)| *last == "values");
    let named = parts.map(|(_, name)| name).or_else(|| last().map(|(name, _)| name));
    let named = match folder {
        "" => named,
        _ if FOLDERS.contains(&folder) => Some(named.unwrap_or(stem)),
        _ => {
            let inner = folder.split_once('/').filter(|(outer, _)| FOLDERS.contains(outer));
            inner.map(|(_, name)| name).filter(|name| stem == "values" && !name.contains('/'))
        }
    };
    named.filter(|name| !name.is_empty() && !OTHERS.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlays_make_environments_in_the_order_in_which_a_change_travels() {
        let paths =
            ["envs/eu.yaml", "values-prod.yaml", "values-test.yml", "values.yaml", "x.yaml"];
        let all = environments(paths.into_iter(), "default");
        let expected = [
            ("default", None),
            ("test", Some("values-test.yml")),
            ("prod", Some("values-prod.yaml")),
            ("eu", Some("envs/eu.yaml")),
        ];
        assert_eq!(all, expected);
        assert_eq!(environments(["values-dev.yaml"].into_iter(), "dev").len(), 1);
        assert_eq!(overlay_name("prod.values.yml"), Some("prod"));
        assert_eq!(overlay_name("env/prod/values.yaml"), Some("prod"));
        let none =
            ["templates/prod.yaml", "values.schema.yaml", "ci/full-values.yaml", "env/values.yaml"];
        let more = [
            "env/prod/secrets.yaml",
            "env/eu/prod/values.yaml",
            "values-example.yaml",
            "values.yaml",
        ];
        for path in none.into_iter().chain(more) {
            assert_eq!(overlay_name(path), None, "{path}");
        }
    }
}
