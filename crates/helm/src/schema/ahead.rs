//! The check of large schemas on a second core, while templates are rendered. Only whether all is well comes back: what
//! is wrong is found again and worded by the check in its place, so the result never depends on which was first.

use super::{MAX_CHART_DEPTH, compile, json, validate};
use crate::chart::Chart;
use chartroom_gotemplate::{Map, Value};
use std::mem::ManuallyDrop;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;

/// Bytes of schemas below which the check is over before a thread has begun.
const WORTH_A_THREAD: usize = 4096;

/// A check under way, which says at its end whether all is well.
pub(crate) struct Ahead(Receiver<bool>);

/// A schema with the values that it is for, as JSON.
struct Job {
    schema: Vec<u8>,
    values: Vec<u8>,
}

impl Ahead {
    /// Starts checking the values of a chart and of its subcharts, as they are now. None where that is better done in
    /// its place.
    pub(crate) fn start(chart: &Chart, values: &Map) -> Option<Self> {
        if size(chart, 0) < WORTH_A_THREAD {
            return None;
        }
        let mut jobs = Vec::new();
        collect(chart, values, 0, &mut jobs)?;
        let (answer, answered) = channel();
        // The process ends soon; nobody waits for the thread or for what it holds to be taken apart.
        let check = move || {
            let jobs = ManuallyDrop::new(jobs);
            let _ = answer.send(jobs.iter().all(Job::is_fine));
        };
        Builder::new().spawn(check).ok().map(|_| Self(answered))
    }

    /// Whether nothing at all is wrong or worth a warning.
    pub(crate) fn finish(self) -> bool {
        self.0.recv().unwrap_or(false)
    }
}

impl Job {
    fn is_fine(&self) -> bool {
        let compiled = ManuallyDrop::new(compile(&self.schema));
        let (Ok(usable), true) = (&compiled.result, compiled.unresolved_urns.is_empty()) else {
            return false;
        };
        json::parse(&self.values)
            .map(ManuallyDrop::new)
            .is_ok_and(|values| validate::validate(&usable.set, usable.root, &values).is_empty())
    }
}

fn size(chart: &Chart, depth: usize) -> usize {
    let below = chart.dependencies.iter().filter(|_| depth < MAX_CHART_DEPTH);
    let own = chart.schema.as_ref().map_or(0, |schema| schema.len());
    own + below.map(|chart| size(chart, depth + 1)).sum::<usize>()
}

/// The same charts and values that the check in its place looks at; None for what it complains of by itself.
fn collect(chart: &Chart, values: &Map, depth: usize, jobs: &mut Vec<Job>) -> Option<()> {
    if let Some(schema) = &chart.schema {
        let values = chartroom_yaml::json::encode(&Value::Map(values.clone()), false).ok()?;
        jobs.push(Job { schema: schema.to_vec(), values });
    }
    for dependency in chart.dependencies.iter().filter(|_| depth < MAX_CHART_DEPTH) {
        match values.get(dependency.name().as_bytes()) {
            None | Some(Value::Nil) => {}
            Some(Value::Map(inner)) => collect(dependency, &inner, depth + 1, jobs)?,
            Some(_) => return None,
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::chart::ChartFile;
    use crate::release::{Input, Rendering, render};
    use crate::values::Layers;

    fn rendered(values: &str, is_last: bool) -> Rendering {
        let long = "x".repeat(super::WORTH_A_THREAD);
        let schema =
            format!(r#"{{"description": "{long}", "properties": {{"a": {{"type": "integer"}}}}}}"#);
        let files = [
            ("Chart.yaml", "apiVersion: v2\nname: t\nversion: 1.0.0\n"),
            ("values.yaml", "a: 1\n"),
            ("values.schema.json", &schema),
            // What a template does to the values is none of the schema's business.
            ("templates/a.yaml", "{{ $_ := set .Values \"a\" \"b\" }}a: {{ .Values.a }}\n"),
        ];
        let files = files.map(|(name, text)| ChartFile::new(name, text.as_bytes()));
        render(&Input {
            layers: Layers { set: vec![values.to_owned()], ..Layers::default() },
            is_last,
            ..Input::new(files.to_vec())
        })
    }

    #[test]
    fn what_comes_out_does_not_depend_on_who_checks() {
        for values in ["a=2", "a=c", "a=1.5", "b=1"] {
            let [ahead, in_place] = [true, false].map(|is_last| rendered(values, is_last));
            let texts = |run: &Rendering| -> Vec<Vec<u8>> {
                run.files.iter().map(|file| file.text.clone()).collect()
            };
            assert_eq!(texts(&ahead), texts(&in_place), "{values}");
            assert_eq!(ahead.logs, in_place.logs, "{values}");
            let failures = |run: &Rendering| -> Vec<String> {
                run.failures.iter().map(|failure| failure.helm_text()).collect()
            };
            assert_eq!(failures(&ahead), failures(&in_place), "{values}");
            assert_eq!(ahead.failures.is_empty(), matches!(values, "a=2" | "b=1"), "{values}");
        }
    }
}
