//! The environments of a chart in its `.chartroom.yaml`, as `chartroom_layout::declared` reads them.

use crate::edit::plain_or_quoted;
use crate::entries::{Entries, with_entries};
use chartroom_core::{Environment, SetKind};

/// What an environment is made of there.
pub(crate) const LAYERS: [&str; 8] =
    ["values", "set", "setString", "setJson", "setFile", "setLiteral", "release", "namespace"];

/// The settings with all environments in them, in their order; what else stands there stays, comments too. None where
/// the text cannot be changed entry by entry: no mapping, broken, or held together by anchors.
pub fn with_environments(text: &str, environments: &[Environment]) -> Option<String> {
    let wanted = format!("environments:\n{}", environments.iter().map(lines).collect::<String>());
    let wanted = Entries::read(&wanted)?;
    let old = Entries::read(text)?;
    let mut names: Vec<String> = environments.iter().map(|one| one.name.clone()).collect();
    let mut gone = old.keys(&["environments".to_owned()]);
    gone.retain(|name| !names.contains(name));
    let path =
        |name: &String, key: &str| ["environments", name.as_str(), key].map(str::to_owned).to_vec();
    let all = names.iter().chain(&gone);
    let paths: Vec<Vec<String>> = all.flat_map(|name| LAYERS.map(|key| path(name, key))).collect();
    let changed = with_entries(text, &wanted, paths.iter().map(Vec::as_slice));
    names.extend(gone);
    in_order(&changed, &names)
}

/// The entries of `environments` in the order of these names.
fn in_order(text: &str, names: &[String]) -> Option<String> {
    let top = ["environments".to_owned()];
    let entries = Entries::read(text)?;
    let there = entries.keys(&top);
    let names: Vec<&String> = names.iter().filter(|name| there.contains(name)).collect();
    if there.iter().eq(names.iter().copied()) {
        return Some(text.to_owned());
    }
    let mut sorted = "environments:\n".to_owned();
    for name in names {
        for line in entries.entry_lines(&["environments".to_owned(), name.clone()])?.lines() {
            sorted.push_str(&format!("  {line}\n"));
        }
    }
    entries.with(&Entries::read(&sorted)?, &top)
}

/// An environment as lines below `environments:`.
fn lines(environment: &Environment) -> String {
    let list = |texts: &mut dyn Iterator<Item = &String>| {
        let texts = texts.map(|text| plain_or_quoted(text));
        format!("[{}]", texts.collect::<Vec<_>>().join(", "))
    };
    let mut fields = vec![("values", list(&mut environment.overlays.iter()))];
    for (key, kind) in [
        ("set", SetKind::Set),
        ("setString", SetKind::String),
        ("setJson", SetKind::Json),
        ("setFile", SetKind::File),
        ("setLiteral", SetKind::Literal),
    ] {
        let of_kind = environment.sets.iter().filter(|set| set.kind == kind);
        let mut texts = of_kind.map(|set| &set.text).peekable();
        if texts.peek().is_some() {
            fields.push((key, list(&mut texts)));
        }
    }
    fields.push(("release", plain_or_quoted(&environment.release)));
    fields.push(("namespace", plain_or_quoted(&environment.namespace)));
    let fields = fields.iter().map(|(key, value)| format!("    {key}: {value}\n"));
    format!("  {}:\n{}", plain_or_quoted(&environment.name), fields.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::with_environments;
    use chartroom_core::{Environment, SetEntry, SetKind};

    fn environment(name: &str, overlays: &[&str]) -> Environment {
        Environment {
            name: name.to_owned(),
            overlays: overlays.iter().map(|path| (*path).to_owned()).collect(),
            release: "llm".to_owned(),
            namespace: format!("ai-{name}"),
            ..Environment::default()
        }
    }

    #[test]
    fn environments_are_written_and_all_else_stays() {
        let (dev, mut prod) = (environment("dev", &[]), environment("prod", &["values-prod.yaml"]));
        let text = "\
environments:
  dev:
    values: []
    release: llm
    namespace: ai-dev
  prod:
    values: [values-prod.yaml]
    release: llm
    namespace: ai-prod
";
        assert_eq!(with_environments("", &[dev.clone(), prod.clone()]).unwrap(), text);
        let settings = "\
# ours
environments:
  # the cluster in Frankfurt
  prod:
    gpus: 8 # for now
    values: [a.yaml, b.yaml]
  gone:
    values: [c.yaml]
  kept:
    gpus: 2
checks:
  GPU007: off
";
        prod.sets = [(SetKind::Set, "image.tag=2.1"), (SetKind::String, "a={x,\"y\"}")]
            .map(|(kind, text)| SetEntry { kind, text: text.to_owned() })
            .to_vec();
        let written = with_environments(settings, &[prod.clone(), dev.clone()]).unwrap();
        assert_eq!(
            written,
            "\
# ours
environments:
  # the cluster in Frankfurt
  prod:
    gpus: 8 # for now
    values: [values-prod.yaml]
    set: [image.tag=2.1]
    setString: ['a={x,\"y\"}']
    release: llm
    namespace: ai-prod
  dev:
    values: []
    release: llm
    namespace: ai-dev
  kept:
    gpus: 2
checks:
  GPU007: off
"
        );
        assert_eq!(with_environments(&written, &[prod.clone(), dev.clone()]).unwrap(), written);
        let turned = with_environments(&written, &[dev, prod]).unwrap();
        assert!(turned.find("dev:").unwrap() < turned.find("prod:").unwrap(), "{turned}");
        assert!(turned.contains("gpus: 8 # for now") && turned.ends_with("GPU007: off\n"));
        assert_eq!(with_environments("a: [", &[]), None);
    }
}
