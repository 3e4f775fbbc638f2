//! Conditions that tell two states apart: not all is so in the first, and all of it in the second.

use crate::judge::FIGURES;
use crate::play::Rendered;
use crate::{Candidate, Check, Scalar};
use chartroom_core::{EnvironmentReport, Object, Report};
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;
use std::collections::BTreeSet;

/// Longest text that a condition names.
const LONG: usize = 120;
/// Longest path; what is nested deeper is not looked into.
const FAR: usize = 400;
/// Most that are offered of one environment: of one object, and in all.
const FEW: usize = 20;
const MANY: usize = 120;

/// What can be asked for, what weighs most first. Each was judged: the start does not meet it, what came out does. Last
/// come those that the start meets, too, and that are to stay met.
pub fn candidates(start: &Rendered, solved: &Rendered) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (name, now) in solved.environments() {
        let was = start.environments().find(|(other, _)| *other == name).map(|(_, was)| was);
        let checks = of_environment(was, now);
        for check in checks.into_iter().take(MANY) {
            match found.iter_mut().find(|one| same(&one.check, &check)) {
                Some(one) => one.check.environments.push(name.to_owned()),
                None => {
                    let check = Check { environments: vec![name.to_owned()], ..check };
                    found.push(Candidate { check, ..Candidate::default() });
                }
            }
        }
    }
    found.retain_mut(|one| judged(one, start, solved) && one.check.kind().is_some());
    found.sort_by_key(|one| weight(&one.check));
    found.extend(stays(start, solved));
    found
}

/// The same but for where it is so.
fn same(one: &Check, other: &Check) -> bool {
    Check { environments: Vec::new(), ..one.clone() } == *other
}

/// Judges one at both ends; whether it tells them apart.
fn judged(one: &mut Candidate, start: &Rendered, solved: &Rendered) -> bool {
    let (was, now) = (start.judged(&one.check), solved.judged(&one.check));
    let apart = !was.met && now.met;
    (one.was, one.now) = (was.now, now.now);
    apart
}

fn weight(check: &Check) -> usize {
    let order = [
        check.renders.is_some(),
        !check.figure.is_empty(),
        !check.finding.is_empty(),
        !check.object.is_empty() && check.path.is_empty(),
        !check.object.is_empty(),
        !check.value.is_empty(),
    ];
    order.iter().position(|is| *is).unwrap_or(order.len())
}

/// What both ends have and a solution should not lose: that nothing is in error.
fn stays(start: &Rendered, solved: &Rendered) -> Option<Candidate> {
    let right = |name: &str| {
        let check = no_errors(vec![name.to_owned()]);
        start.judged(&check).met && solved.judged(&check).met
    };
    let names = solved.environments().map(|(name, _)| name).filter(|name| right(name));
    let names: Vec<String> = names.map(str::to_owned).collect();
    let one = Candidate { check: no_errors(names), stays: true, ..Candidate::default() };
    (!one.check.environments.is_empty()).then_some(one)
}

fn no_errors(environments: Vec<String>) -> Check {
    Check {
        environments,
        figure: "errors".to_owned(),
        is: Some(Scalar::Integer(0)),
        ..Check::default()
    }
}

/// What might be asked of one environment.
fn of_environment(was: Option<&Report>, now: &Report) -> Vec<Check> {
    let Some(after) = now.environments.first() else { return Vec::new() };
    let before = was.and_then(|was| was.environments.first());
    let renders = |one: &EnvironmentReport| one.output.is_some();
    let mut checks = Vec::new();
    if before.is_none_or(|before| renders(before) != renders(after)) {
        checks.push(Check { renders: Some(renders(after)), ..Check::default() });
    }
    for figure in FIGURES {
        let of =
            |report: &Report| crate::judge::figure(figure, report.environments.first()?, report);
        if let Some(now) = of(now).filter(|now| was.and_then(of) != Some(*now)) {
            let is = Some(Scalar::Integer(now));
            checks.push(Check { figure: figure.to_owned(), is, ..Check::default() });
        }
    }
    let codes = |report: &Report| -> BTreeSet<String> {
        let problems = report.problems.iter().map(|one| one.diagnostic.code.to_string());
        problems.filter(|code| !code.is_empty()).collect()
    };
    let (old, new) = (was.map(codes).unwrap_or_default(), codes(now));
    let finding = |code: &String, gone| Check { finding: code.clone(), gone, ..Check::default() };
    checks.extend(old.difference(&new).map(|code| finding(code, true)));
    checks.extend(new.difference(&old).map(|code| finding(code, false)));
    if let Some(output) = &after.output {
        let old = before.and_then(|before| before.output.as_ref());
        objects(
            old.map(|old| old.objects.as_slice()).unwrap_or_default(),
            &output.objects,
            &mut checks,
        );
    }
    let value = |value: String, end: End| end.check(Check { value, ..Check::default() });
    let mut ends = Vec::new();
    let old = before.map(|before| Value::Map(before.effective.clone()));
    values(old.as_ref(), Some(&Value::Map(after.effective.clone())), "", &mut ends);
    checks.extend(ends.into_iter().filter_map(|(path, end)| value(path, end)));
    checks
}

fn objects(old: &[Object], new: &[Object], checks: &mut Vec<Check>) {
    let name = |object: &Object| format!("{}/{}", object.kind, object.name);
    let of = |all: &[Object], wanted: &str| {
        all.iter().find(|one| name(one) == wanted).map(|one| one.text.clone())
    };
    let named = |object: String, gone| Check { object, gone, ..Check::default() };
    for object in new.iter().filter(|one| !one.kind.is_empty()) {
        let wanted = name(object);
        let Some(was) = of(old, &wanted) else {
            checks.push(named(wanted, false));
            continue;
        };
        if was == object.text {
            continue;
        }
        let mut ends = Vec::new();
        let roots = [&was, &object.text].map(|text| chartroom_yaml::parse(text).root);
        nodes(roots[0].as_deref(), roots[1].as_deref(), "", &mut ends);
        let one = |(path, end): (String, End)| {
            end.check(Check { object: wanted.clone(), path, ..Check::default() })
        };
        checks.extend(ends.into_iter().filter_map(one).take(FEW));
    }
    let gone = old.iter().filter(|one| !one.kind.is_empty() && of(new, &name(one)).is_none());
    checks.extend(gone.map(|one| named(name(one), true)));
}

/// What became of a value.
enum End {
    Is(Value),
    /// A long text; a line that came.
    Has(String),
    Gone,
}

impl End {
    fn of(old: Option<&Value>, new: &Value) -> Option<Self> {
        let Value::Str(text) = new else { return Some(End::Is(new.clone())) };
        let text = text.to_text();
        if text.len() <= LONG && !text.contains('\n') {
            return Some(End::Is(new.clone()));
        }
        let old = match old {
            Some(Value::Str(old)) => old.to_text().into_owned(),
            _ => String::new(),
        };
        let came = |line: &&str| !line.trim().is_empty() && !old.contains(*line);
        let line = text.lines().filter(|line| line.len() <= LONG).find(came)?;
        Some(End::Has(line.trim().to_owned()))
    }

    fn check(self, check: Check) -> Option<Check> {
        Some(match self {
            End::Is(value) => Check { is: Some(scalar(&value)?), ..check },
            End::Has(has) => Check { has, ..check },
            End::Gone => Check { gone: true, ..check },
        })
    }
}

fn scalar(value: &Value) -> Option<Scalar> {
    Some(match value {
        Value::Bool(value) => Scalar::Bool(*value),
        Value::Int(value) | Value::Int64(value) => Scalar::Integer(*value),
        Value::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
            Scalar::Integer(*value as i64)
        }
        Value::Float(value) => Scalar::Float(*value),
        Value::Str(text) => Scalar::Text(text.to_text().into_owned()),
        _ => return None,
    })
}

/// A path with one more step; none for a step that no path can name.
fn step(path: &str, key: &str) -> Option<String> {
    if key.contains(']') || key.is_empty() || path.len() + key.len() > FAR {
        return None;
    }
    Some(match (path.is_empty(), key.contains(['.', '['])) {
        (_, true) => format!("{path}[{key}]"),
        (true, false) => key.to_owned(),
        (false, false) => format!("{path}.{key}"),
    })
}

fn below<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Node> {
    node?.entry(key).map(|entry| &entry.value)
}

/// Values of a manifest that differ.
fn nodes(old: Option<&Node>, new: Option<&Node>, path: &str, ends: &mut Vec<(String, End)>) {
    let value = |node: Option<&Node>| node.and_then(|node| node.to_value().ok());
    let Some(after) = new else {
        if old.is_some() {
            ends.push((path.to_owned(), End::Gone));
        }
        return;
    };
    if !after.entries().is_empty() {
        let keys = after.entries().iter().chain(old.map(Node::entries).unwrap_or_default());
        let mut known = BTreeSet::new();
        for key in keys.filter_map(|entry| entry.key.text()).filter(|key| known.insert(*key)) {
            if let Some(path) = step(path, key) {
                nodes(below(old, key), below(new, key), &path, ends);
            }
        }
    } else if !after.items().is_empty() {
        let named = |item: &Node| Some(item.entry("name")?.value.text()?.to_owned());
        let was = old.map(Node::items).unwrap_or_default();
        for (at, item) in after.items().iter().enumerate() {
            let name = named(item);
            let same = |other: &&Node| name.is_some() && named(other) == name;
            let other = was.iter().find(same).or_else(|| was.get(at).filter(|_| name.is_none()));
            let key = name.clone().unwrap_or_else(|| at.to_string());
            if !key.contains(']') && path.len() + key.len() < FAR {
                nodes(other, Some(item), &format!("{path}[{key}]"), ends);
            }
        }
        for gone in was.iter().filter_map(named) {
            let stays = after.items().iter().any(|item| named(item).as_ref() == Some(&gone));
            if !stays && !gone.contains(']') {
                ends.push((format!("{path}[{gone}]"), End::Gone));
            }
        }
    } else if let Some(now) = value(new) {
        let was = value(old);
        let differs =
            was.as_ref().map(chartroom_core::one_line) != Some(chartroom_core::one_line(&now));
        if differs && let Some(end) = End::of(was.as_ref(), &now) {
            ends.push((path.to_owned(), end));
        }
    }
}

/// Effective values that differ; lists are left to the manifests.
fn values(old: Option<&Value>, new: Option<&Value>, path: &str, ends: &mut Vec<(String, End)>) {
    let Some(after) = new else {
        if old.is_some() {
            ends.push((path.to_owned(), End::Gone));
        }
        return;
    };
    match (old, after) {
        (_, Value::Map(map)) => {
            let was = match old {
                Some(Value::Map(was)) => Some(was),
                _ => None,
            };
            let keys = |map: &chartroom_gotemplate::Map| -> Vec<String> {
                map.entries().into_iter().map(|(key, _)| key.to_text().into_owned()).collect()
            };
            let all: BTreeSet<String> =
                keys(map).into_iter().chain(was.map(keys).unwrap_or_default()).collect();
            for key in all {
                let of = |map: &chartroom_gotemplate::Map| map.get(key.as_bytes());
                if let Some(path) = step(path, &key) {
                    values(was.and_then(of).as_ref(), of(map).as_ref(), &path, ends);
                }
            }
        }
        (_, Value::List(_)) => {}
        (was, now) => {
            let text = chartroom_core::one_line;
            if was.map(text) != Some(text(now))
                && let Some(end) = End::of(was, now)
            {
                ends.push((path.to_owned(), end));
            }
        }
    }
}
