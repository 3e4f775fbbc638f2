//! Whether conditions are met, and steps on a chart.

mod figures;
mod path;
mod steps;

pub(crate) use figures::{FIGURES, figure};
pub use steps::{apply, place};

use crate::{Check, Kind, Scalar};
use chartroom_core::{EnvironmentReport, Object, Project, Report, one_line, value_at};
use chartroom_gotemplate::Value;
use chartroom_objects::quantity::parse_milli;

/// What there is to judge by.
pub struct Seen<'a> {
    /// The chart and its environments.
    pub project: &'a Project,
    /// The report on each environment by itself, as far as there is one, in their order.
    pub reports: &'a [Option<&'a Report>],
    /// Where the reader looks.
    pub looking: &'a Looking,
}

/// Where the reader looks; environments by their index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// The open environment.
    pub active: usize,
    /// The line that is explained and stays so: environment, object, line.
    pub explained: Option<(usize, usize, usize)>,
    /// The environments that are compared: the old one, none for what the new one was when the chart came, and the new one.
    pub compared: Option<(Option<usize>, usize)>,
}

/// Whether a condition is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// It is.
    pub met: bool,
    /// What there is now, on one line, where it is about a value or a figure.
    pub now: Option<String>,
}

/// Judges a condition.
pub fn judge(check: &Check, seen: &Seen<'_>) -> Judged {
    let Some(kind) = check.kind() else { return Judged { met: false, now: None } };
    let all = seen.project.environments.iter().map(|one| one.name.as_str());
    let named = check.environments.iter().map(String::as_str);
    let names: Vec<&str> =
        if check.environments.is_empty() { all.collect() } else { named.collect() };
    let ones: Vec<Judged> = names.iter().map(|name| one(check, kind, seen, name)).collect();
    let met = !ones.is_empty() && ones.iter().all(|one| one.met);
    if check.same {
        let mut values = ones.iter().map(|one| &one.now);
        let first = values.next().cloned().flatten();
        let same = first.is_some() && values.all(|value| *value == first);
        let now: Vec<&str> = ones.iter().filter_map(|one| one.now.as_deref()).collect();
        return Judged { met: met && same, now: Some(now.join(" / ")).filter(|_| !same) };
    }
    // The one that is to be changed says most.
    let told = ones.iter().find(|one| !one.met).or_else(|| ones.first());
    Judged { met, now: told.and_then(|one| one.now.clone()) }
}

/// Judges a condition in one environment.
fn one(check: &Check, kind: Kind, seen: &Seen<'_>, name: &str) -> Judged {
    let not = Judged { met: false, now: None };
    let Some(at) = seen.project.environments.iter().position(|one| one.name == *name) else {
        return not;
    };
    let Some(report) = seen.reports.get(at).copied().flatten() else { return not };
    let Some(environment) = report.environments.first() else { return not };
    let flag = |met| Judged { met, now: None };
    match kind {
        Kind::Renders => flag(check.renders == Some(environment.output.is_some())),
        Kind::Object => object(check, environment),
        Kind::Value => {
            let value = keys(&check.value).and_then(|path| value_at(&environment.effective, &path));
            told(check, value.as_ref())
        }
        Kind::Layer => layer(check, seen.project),
        Kind::Finding => {
            let found =
                |problem: &chartroom_core::Problem| problem.diagnostic.code == check.finding;
            flag(report.problems.iter().any(found) != check.gone)
        }
        Kind::Figure => {
            let figure = figures::figure(&check.figure, environment, report);
            told(check, figure.map(Value::Int).as_ref())
        }
        Kind::Explained => flag(explained(check, environment, seen.looking, at)),
        Kind::Compared => {
            let beside = seen.project.environments.iter().position(|one| one.name == check.beside);
            let with = |(from, to): (Option<usize>, usize)| match from {
                None => to == at && beside == Some(at),
                Some(from) => {
                    [from, to] == [at, beside.unwrap_or(at)]
                        || [to, from] == [at, beside.unwrap_or(at)]
                }
            };
            flag(seen.looking.compared.is_some_and(with))
        }
        Kind::Open => flag(seen.looking.active == at),
    }
}

fn object(check: &Check, environment: &EnvironmentReport) -> Judged {
    let (kind, name) = check.object.split_once('/').unwrap_or((&check.object, ""));
    let is = |object: &&Object| object.kind == kind && (name.is_empty() || object.name == name);
    let Some(output) = &environment.output else { return Judged { met: false, now: None } };
    let found = output.objects.iter().find(is);
    if check.path.is_empty() {
        return Judged { met: found.is_some() != check.gone, now: None };
    }
    // Where there is no such object nothing is said of what stands in it.
    let Some(object) = found else { return Judged { met: false, now: None } };
    let root = chartroom_yaml::parse(&object.text).root;
    let node = root.as_deref().and_then(|root| path::find(root, &check.path));
    told(check, node.and_then(|node| node.to_value().ok()).as_ref())
}

fn layer(check: &Check, project: &Project) -> Judged {
    let text = project.layer_file(&check.file).map(|file| String::from_utf8_lossy(&file.data));
    let Some(text) = text else { return Judged { met: check.gone, now: None } };
    let root = chartroom_yaml::parse(&text).root;
    let node = root.as_deref().and_then(|root| path::find(root, &check.key));
    told(check, node.and_then(|node| node.to_value().ok()).as_ref())
}

fn explained(check: &Check, environment: &EnvironmentReport, looking: &Looking, at: usize) -> bool {
    let Some((of, object, line)) = looking.explained.filter(|(of, ..)| *of == at) else {
        return false;
    };
    let object = environment.output.as_ref().and_then(|output| output.objects.get(object));
    let Some(object) = object.filter(|_| of == at) else { return false };
    let kind = check.object.is_empty() || object.kind == check.object;
    kind && object.text.lines().nth(line).is_some_and(|line| line.contains(&check.explained))
}

/// Whether a value is as expected, and what it is.
fn told(check: &Check, value: Option<&Value>) -> Judged {
    let now = value.map(one_line);
    let Some(value) = value else { return Judged { met: check.gone, now } };
    let number = |bound: &Scalar| amount(value).zip(bound_amount(bound));
    let met = [
        !check.gone || expects(check),
        check.is.as_ref().is_none_or(|wanted| same(value, wanted)),
        check.not.as_ref().is_none_or(|unwanted| !same(value, unwanted)),
        check
            .at_least
            .as_ref()
            .is_none_or(|least| number(least).is_some_and(|(now, least)| now >= least)),
        check
            .at_most
            .as_ref()
            .is_none_or(|most| number(most).is_some_and(|(now, most)| now <= most)),
        check.has.is_empty() || text_of(value).contains(&check.has),
    ];
    Judged { met: met.into_iter().all(|is| is), now }
}

/// Whether anything is expected of a value, beside that it is there.
fn expects(check: &Check) -> bool {
    let bounds = [&check.is, &check.not, &check.at_least, &check.at_most];
    check.same || !check.has.is_empty() || bounds.into_iter().any(Option::is_some)
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Str(text) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
        other => one_line(other),
    }
}

fn same(value: &Value, wanted: &Scalar) -> bool {
    match (value, wanted) {
        (Value::Str(text), Scalar::Text(wanted)) => text.as_bytes() == wanted.as_bytes(),
        (Value::Bool(value), Scalar::Bool(wanted)) => value == wanted,
        (Value::Str(_) | Value::Bool(_), _) | (_, Scalar::Text(_) | Scalar::Bool(_)) => false,
        (value, Scalar::Null) => one_line(value) == "null",
        (value, wanted) => amount(value).is_some() && amount(value) == bound_amount(wanted),
    }
}

/// A number, or a quantity, in thousandths.
fn amount(value: &Value) -> Option<i128> {
    match value {
        Value::Bool(_) => None,
        other => parse_milli(&text_of(other)),
    }
}

fn bound_amount(bound: &Scalar) -> Option<i128> {
    match bound {
        Scalar::Integer(number) => Some(i128::from(*number) * 1000),
        Scalar::Float(number) => parse_milli(&number.to_string()),
        Scalar::Text(text) => parse_milli(text),
        Scalar::Null | Scalar::Bool(_) => None,
    }
}

/// The keys of a path; none where a bracket is not closed.
fn keys(path: &str) -> Option<Vec<String>> {
    path::steps(path).map(|steps| steps.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(yaml: &str) -> Value {
        chartroom_yaml::parse(yaml).root.unwrap().to_value().unwrap()
    }

    fn text(text: &str) -> Scalar {
        Scalar::Text(text.to_owned())
    }

    #[test]
    fn values_are_held_against_what_is_expected_with_their_types() {
        let is = |is: Scalar| Check { is: Some(is), ..Check::default() };
        let bounds = |at_least: Scalar, at_most: Scalar| Check {
            at_least: Some(at_least),
            at_most: Some(at_most),
            ..Check::default()
        };
        let has = |has: &str| Check { has: has.to_owned(), ..Check::default() };
        let not = |not: Scalar| Check { not: Some(not), ..Check::default() };
        let gone = || Check { gone: true, ..Check::default() };
        for (yaml, check, met) in [
            ("4", is(Scalar::Integer(4)), true),
            ("4.0", is(Scalar::Integer(4)), true),
            ("'4'", is(Scalar::Integer(4)), false),
            ("4", is(text("4")), false),
            ("true", is(Scalar::Bool(true)), true),
            ("'true'", is(Scalar::Bool(true)), false),
            ("null", is(Scalar::Null), true),
            ("0.85", is(Scalar::Float(0.85)), true),
            ("16Gi", bounds(text("8Gi"), text("16Gi")), true),
            ("16Gi", bounds(text("8Gi"), text("16000Mi")), false),
            ("3", bounds(Scalar::Integer(4), Scalar::Integer(9)), false),
            ("[a]", bounds(Scalar::Integer(0), Scalar::Integer(9)), false),
            ("registry/app:1.10", has(":1.10"), true),
            ("registry/app:1.1", has(":1.10"), false),
            ("b", not(text("a")), true),
            ("a", not(text("a")), false),
            ("a", gone(), false),
        ] {
            assert_eq!(told(&check, Some(&value(yaml))).met, met, "{yaml} {check:?}");
        }
        assert!(told(&gone(), None).met);
        assert!(!told(&not(text("a")), None).met, "what is not there is not another value");
        assert_eq!(told(&gone(), Some(&value("{a: 1}"))).now.as_deref(), Some("{\"a\":1}"));
    }
}
