//! What an expression of a template gives in an environment: the chart is rendered with a call of `fail` in its place,
//! which says the value and ends the render there.

use crate::project::{Environment, Project, ProjectFile};
use crate::render::rendered;
use chartroom_gotemplate::{Cause, Value};
use chartroom_helm::release::Failure;
use chartroom_yaml::json;
use std::ops::Range;

/// No text that a chart complains with begins like this.
const MARK: &str = "chartroom:value:";

/// An expression of a template, in the environment that it is asked for.
#[derive(Clone, Debug)]
pub struct Expression<'a> {
    /// The template, by its path in the project.
    pub path: &'a str,
    /// The bytes that the expression stands in.
    pub range: Range<usize>,
    /// The expression itself: those bytes, or what means the same where a call may stand.
    pub text: &'a str,
}

/// What came of it.
#[derive(Clone)]
pub enum Evaluated {
    /// The first value that it gave, and the file that was being rendered, as Helm names it.
    Value(Value, String),
    /// Every template was rendered without it.
    NotReached,
    /// The render failed before, or it gives what is no JSON.
    Unknown,
}

/// Evaluates an expression where it stands, the first time that it is reached. Takes one render at most.
pub fn evaluated(
    project: &Project,
    environment: &Environment,
    expression: &Expression<'_>,
) -> Evaluated {
    let mut changed = project.clone();
    let Some(file) = changed.files.iter_mut().find(|file| file.path == expression.path) else {
        return Evaluated::Unknown;
    };
    let Some(data) = put_in(file, expression) else { return Evaluated::Unknown };
    file.data = data;
    let failures = rendered(&changed, environment).failures;
    if failures.is_empty() {
        return Evaluated::NotReached;
    }
    let said = failures.iter().find_map(|failure| match failure {
        Failure::Exec(file, error) => match &*error.cause {
            Cause::Refused(text) => Some((file, text)),
            _ => None,
        },
        _ => None,
    });
    let value = said.and_then(|(file, text)| Some((value_in(text)?, file.clone())));
    value.map_or(Evaluated::Unknown, |(value, file)| Evaluated::Value(value, file))
}

/// A template with the call in it.
fn put_in(file: &ProjectFile, expression: &Expression<'_>) -> Option<std::rc::Rc<[u8]>> {
    let text = expression.text;
    let call = format!("(dict \"v\" ({text}) | mustToRawJson | printf \"{MARK}%s\" | fail)");
    let mut data = file.data.to_vec();
    data.get(expression.range.clone())?;
    data.splice(expression.range.clone(), call.bytes());
    Some(data.into())
}

fn value_in(text: &str) -> Option<Value> {
    let map = json::decode_map(text.strip_prefix(MARK)?.as_bytes()).ok()?;
    map.get("v".as_bytes())
}
