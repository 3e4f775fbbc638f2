//! The words of a lesson that is made: of its parts, and those that its conditions have at first.

use chartroom_lesson::{Check, Scalar};

/// "The start is set, with staging open: 2 changes of the chart as it came."
pub(crate) fn begun(open: &str, changes: usize) -> String {
    super::MakeBegun { count: changes, open: &open }.text()
}

/// Why the start does not fit any more.
pub(crate) fn unfit(why: &str) -> String {
    super::MakeUnfit { reason: &why }.text()
}

/// "A lesson cannot take environments away: prod."
pub(crate) fn lost(names: &[String]) -> String {
    super::MakeLost { names: &names.join(chartroom_messages::comma()) }.text()
}

/// "Hint 2"
pub(crate) fn hint(number: usize) -> String {
    super::MakeHint { number: &number }.text()
}

/// "Still to do: a title, a task."
pub(crate) fn missing(parts: &[&str]) -> String {
    super::MakeMissing { parts: &parts.join(chartroom_messages::comma()) }.text()
}

/// "The solution does not meet it: now 3"
pub(crate) fn unmet(now: Option<&str>) -> String {
    match now {
        Some(now) => super::MakeUnmetNow { value: &now }.text(),
        None => super::MAKE_UNMET.text().to_owned(),
    }
}

/// "at least 2"
pub(crate) fn bound(check: &Check) -> String {
    let value = |bound: &Option<Scalar>| bound.as_ref().map(plain);
    if let Some(value) = value(&check.at_least) {
        return super::MakeAtLeast { value: &value }.text();
    }
    if let Some(value) = value(&check.at_most) {
        return super::MakeAtMost { value: &value }.text();
    }
    super::MakeIs { value: &value(&check.is).unwrap_or_default() }.text()
}

fn plain(value: &Scalar) -> String {
    match value {
        Scalar::Null => "null".to_owned(),
        Scalar::Bool(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Float(value) => value.to_string(),
        Scalar::Text(value) if value.is_empty() => "\"\"".to_owned(),
        Scalar::Text(value) => value.clone(),
    }
}

/// A value in code type.
fn code(value: &str) -> String {
    format!("`{}`", value.replace('`', "'"))
}

/// What a condition is about: "prod: pods that may be evicted".
pub(crate) fn subject(check: &Check) -> String {
    let what = match check {
        Check { renders: Some(renders), .. } => {
            return super::MakeSaysRenders { renders: *renders, places: &places(check) }.text();
        }
        Check { figure, .. } if !figure.is_empty() => {
            super::MakeFigure { figure: figure.as_str() }.text()
        }
        Check { finding, .. } if !finding.is_empty() => code(finding),
        Check { object, path, .. } if !object.is_empty() => match path.is_empty() {
            true => code(object),
            false => format!("{} {}", code(object), code(path)),
        },
        Check { value, .. } => code(value),
    };
    super::MakeIn { places: &places(check), what: &what }.text()
}

fn places(check: &Check) -> String {
    check.environments.join(chartroom_messages::comma())
}

/// The words that a condition has at first.
pub(crate) fn says(check: &Check) -> String {
    let what = &subject(check);
    let thing = !check.finding.is_empty() || check.path.is_empty() && !check.object.is_empty();
    let value = |bound: &Option<Scalar>| match bound {
        Some(Scalar::Text(text)) if !text.is_empty() => Some(code(text)),
        bound => bound.as_ref().map(plain),
    };
    if check.renders.is_some() {
        return what.clone();
    }
    if check.gone {
        return super::MakeSaysGone { what }.text();
    }
    if thing {
        return super::MakeSaysThere { what }.text();
    }
    if !check.has.is_empty() {
        return super::MakeSaysHas { what, value: &code(&check.has) }.text();
    }
    let bounds = [(&check.at_least, "≥"), (&check.at_most, "≤"), (&check.is, "=")];
    let bound = bounds.into_iter().find_map(|(bound, sign)| Some((value(bound)?, sign)));
    let (value, sign) = bound.unwrap_or_default();
    format!("{what} {sign} {value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_has_words_at_first() {
        let check = || Check { environments: vec!["prod".to_owned()], ..Check::default() };
        let says = |check: Check| (subject(&check), says(&check));
        let is = Some(Scalar::Integer(2));
        let figure = Check { figure: "evictions".into(), at_least: is.clone(), ..check() };
        assert_eq!(says(figure).1, "prod: pods that may be evicted ≥ 2");
        let value = Check { value: "a.b".into(), is: Some(Scalar::Text("x".into())), ..check() };
        assert_eq!(says(value), ("prod: `a.b`".into(), "prod: `a.b` = `x`".into()));
        let path = Check { object: "A/b".into(), path: "c".into(), gone: true, ..check() };
        assert_eq!(says(path), ("prod: `A/b` `c`".into(), "prod: `A/b` `c` is gone".into()));
        let finding = Check { finding: "PDB002".into(), gone: true, ..check() };
        assert_eq!(says(finding).1, "prod: `PDB002` is gone");
        let renders = Check { renders: Some(false), ..check() };
        assert_eq!(says(renders).0, "prod does not render");
        let object = Check { object: "A/b".into(), ..check() };
        assert_eq!(says(object).1, "prod: `A/b` is there");
    }
}
