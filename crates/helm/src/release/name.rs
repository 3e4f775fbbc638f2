//! Release names.

use chartroom_gotemplate::{Env, FunctionTable, Functions, Options, Seed, TemplateSet, Value};
use std::rc::Rc;

/// Longest release name.
const MAX_LENGTH: usize = 53;

/// Checks a release name as Helm's `chartutil.ValidateReleaseName`; the error is Helm's text.
pub fn validate_release_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("no name provided".into());
    }
    if name.len() <= MAX_LENGTH && name.split('.').all(is_label) {
        return Ok(());
    }
    Err("invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ \
         and the length must not be longer than 53"
        .into())
}

/// `--name-template`: a template with Sprig's functions and no data. The error is Go's text.
pub fn name_from_template(
    template: &str,
    now_unix_nanos: i64,
    seed: Seed,
) -> Result<String, String> {
    let env = Env::new(now_unix_nanos, 0, seed);
    let mut table = FunctionTable::default();
    table.extend(chartroom_sprig::functions());
    table.extend(crate::engine::of_sprig_alone());
    let mut set = TemplateSet::new(Rc::new(Functions::new(table)));
    let parsed = set.parse("name-template", template).map_err(|error| error.to_string())?;
    let output = Rc::new(set).execute(&parsed, Value::Nil, &env, &Options::default());
    let output = output.map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&output.text).into_owned())
}

/// `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
fn is_label(label: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    label.chars().all(|c| inner(c) || c == '-')
        && label.starts_with(inner)
        && label.ends_with(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_dns_subdomains_of_at_most_53() {
        for name in ["a", "a-b.c1", &"a".repeat(53)] {
            assert_eq!(validate_release_name(name), Ok(()), "{name}");
        }
        for name in ["", "A", "a_b", "-a", "a-", "a..b", ".a", &"a".repeat(54)] {
            assert!(validate_release_name(name).is_err(), "{name}");
        }
    }
}
