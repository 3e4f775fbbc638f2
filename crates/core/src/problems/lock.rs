//! Whether Chart.lock is of the dependencies that Chart.yaml has: `helm dependency build` refuses it where it is not
//! (resolver.HashReq in Helm's internal/resolver).

use crate::messages;
use chartroom_diagnostics::{Diagnostic, Files, Role, Severity, Span};
use chartroom_gotemplate::Value;
use chartroom_helm::chart::{Dependency, listed};
use chartroom_sprig::sha256;
use chartroom_yaml::json::encode;
use chartroom_yaml::parse;

/// A problem at the digest of a lock that is of other dependencies: for who has to fetch them, since some are `missing`.
pub(crate) fn outdated(files: &Files, missing: bool) -> Option<Diagnostic> {
    let (list, lock) = (files.find("Chart.yaml")?, files.find("Chart.lock")?);
    let read = |file| listed(files.get(file)?.text.as_bytes());
    let (wanted, locked) = (read(list)?, read(lock)?);
    let root = parse(&files.get(lock)?.text).root?;
    let digest = root.get(&["digest"])?;
    let written = digest.text()?;
    // Names of repositories stand for addresses of the machine where the lock was made.
    let is_named =
        |one: &Dependency| one.repository.starts_with('@') || one.repository.starts_with("alias:");
    if wanted.iter().any(is_named) || written == self::digest(&wanted, &locked)? {
        return None;
    }
    let severity = if missing { Severity::Warning } else { Severity::Info };
    let mut found = Diagnostic::new("values/lock", severity, messages::CHART_LOCK)
        .help(messages::CHART_LOCK_HELP);
    found.span = Some(Span::of(lock, &digest.span));
    let root = parse(&files.get(list)?.text).root?;
    if let Some(node) = root.get(&["dependencies"]) {
        found =
            found.related(Role::DefinedHere, Span::of(list, &node.span), messages::CHART_LOCK_NOTE);
    }
    Some(found)
}

/// `sha256:` and the hash of both lists as encoding/json writes them.
fn digest(wanted: &[Dependency], locked: &[Dependency]) -> Option<String> {
    let list = |all: &[Dependency]| -> Option<String> {
        let all = all.iter().map(json).collect::<Option<Vec<String>>>()?;
        Some(format!("[{}]", all.join(",")))
    };
    let text = format!("[{},{}]", list(wanted)?, list(locked)?);
    Some(format!("sha256:{}", sha256(text.as_bytes())))
}

fn json(one: &Dependency) -> Option<String> {
    let value = |value: Value| String::from_utf8(encode(&value, true).ok()?).ok();
    let text = |text: &str| value(Value::from(text));
    let some = |text: &String| (!text.is_empty()).then(|| value(Value::from(text.as_str())));
    let mut fields = vec![("name", text(&one.name)?)];
    let add = |fields: &mut Vec<(&'static str, String)>, key, written: &String| {
        if let Some(text) = some(written) {
            fields.push((key, text?));
        }
        Some(())
    };
    add(&mut fields, "version", &one.version)?;
    fields.push(("repository", text(&one.repository)?));
    add(&mut fields, "condition", &one.condition)?;
    if !one.tags.is_empty() {
        let tags = one.tags.iter().map(|tag| text(tag)).collect::<Option<Vec<_>>>()?;
        fields.push(("tags", format!("[{}]", tags.join(","))));
    }
    if one.enabled {
        fields.push(("enabled", "true".to_owned()));
    }
    if !one.import_values.is_empty() {
        fields.push(("import-values", value(Value::from(one.import_values.clone()))?));
    }
    add(&mut fields, "alias", &one.alias)?;
    let fields: Vec<String> =
        fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    Some(format!("{{{}}}", fields.join(",")))
}
