//! What an expression of a template stands for, as far as its text tells: the context, a path of the values, a dict.

/// So many meanings of one expression are followed.
const MOST: usize = 24;
/// Paths longer than this are not followed: a helper that calls itself with more and more of them would never end.
const DEEPEST: usize = 24;

/// A meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// Nothing is known.
    Unknown,
    /// The context of a chart, by the path that its values have in the root chart's.
    Context(Vec<String>),
    /// A path of the root chart's values; `*` is any item.
    Values(Vec<String>),
    /// `.Release`, `.Chart`, `.Capabilities`, `.Files`, `.Template` and what is in them.
    BuiltIn(Vec<String>),
    /// What `dict` makes.
    Dict(Vec<(String, Subject)>),
    /// What `list` makes.
    List(Vec<Subject>),
    /// A text that stands there as it is.
    Text(String),
    /// One of several.
    Any(Vec<Subject>),
}

impl Subject {
    /// Both, without what is in them twice.
    pub(crate) fn or(self, other: Subject) -> Subject {
        let mut all = self.each();
        for one in other.each() {
            if one == Subject::Unknown || all.contains(&one) {
                continue;
            }
            let room = all.len() < MOST;
            match (&one, all.iter_mut().find(|known| matches!(known, Subject::Dict(_)))) {
                (Subject::Dict(more), Some(Subject::Dict(pairs))) => join(pairs, more),
                (Subject::Context(_), _) => all.insert(0, one),
                _ if room => all.push(one),
                _ => {}
            }
        }
        all.retain(|one| *one != Subject::Unknown);
        match all.len() {
            0 => Subject::Unknown,
            1 => all.pop().unwrap_or(Subject::Unknown),
            _ => Subject::Any(all),
        }
    }

    /// The meanings one by one.
    pub(crate) fn each(self) -> Vec<Subject> {
        match self {
            Subject::Any(all) => all,
            one => vec![one],
        }
    }

    /// The paths of the values that it may be.
    pub(crate) fn paths(&self) -> Vec<&[String]> {
        match self {
            Subject::Values(path) => vec![path],
            Subject::Any(all) => all.iter().flat_map(Subject::paths).collect(),
            _ => Vec::new(),
        }
    }

    /// A field or key of it.
    pub(crate) fn step(&self, name: &str) -> Subject {
        match self {
            Subject::Context(prefix) => match name {
                "Values" => Subject::Values(prefix.clone()),
                _ => Subject::BuiltIn(vec![name.to_owned()]),
            },
            Subject::Values(path) | Subject::BuiltIn(path) if path.len() >= DEEPEST => {
                Subject::Unknown
            }
            Subject::Values(path) => Subject::Values(longer(path, name)),
            Subject::BuiltIn(path) => Subject::BuiltIn(longer(path, name)),
            Subject::Dict(pairs) => {
                let found = pairs.iter().rev().find(|(key, _)| key == name);
                found.map_or(Subject::Unknown, |(_, value)| value.clone())
            }
            Subject::Any(all) => {
                all.iter().map(|one| one.step(name)).fold(Subject::Unknown, Subject::or)
            }
            Subject::Unknown | Subject::List(_) | Subject::Text(_) => Subject::Unknown,
        }
    }

    /// An item of it.
    pub(crate) fn item(&self) -> Subject {
        match self {
            Subject::List(items) => items.iter().cloned().fold(Subject::Unknown, Subject::or),
            Subject::Dict(pairs) => {
                pairs.iter().map(|(_, value)| value.clone()).fold(Subject::Unknown, Subject::or)
            }
            Subject::Any(all) => all.iter().map(Subject::item).fold(Subject::Unknown, Subject::or),
            other => other.step("*"),
        }
    }
}

/// Two dicts become one that has the keys of both.
fn join(pairs: &mut Vec<(String, Subject)>, more: &[(String, Subject)]) {
    for (key, value) in more {
        match pairs.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) if depth(known) + depth(value) < DEPTH => {
                *known = known.clone().or(value.clone())
            }
            Some(_) => {}
            None => pairs.push((key.clone(), value.clone())),
        }
    }
}

/// Dicts in dicts are joined so deep.
const DEPTH: usize = 12;

fn depth(of: &Subject) -> usize {
    match of {
        Subject::Dict(pairs) => 1 + pairs.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        Subject::List(all) | Subject::Any(all) => all.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

fn longer(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_owned()]).collect()
}
