//! Charts in the engine alone: from files in memory to the text that is printed.

use super::{median, milliseconds};
use crate::case::Case;
use crate::embedded;
use chartroom_helm::chart::ChartFile;
use chartroom_helm::release::{self, Input, PrintOptions};
use chartroom_helm::values::{LayerFile, Layers};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The built-in chart below the embedded files.
const CHART: &str = "/charts/ai-inference";

/// Environments of the built-in chart: dev is values.yaml alone.
pub const ENVIRONMENTS: [&str; 4] = ["dev", "test", "staging", "prod"];

/// Milliseconds of one environment.
pub struct Figure {
    /// The environment.
    pub environment: &'static str,
    /// A render that keeps nothing but the output.
    pub plain: f64,
    /// A render that keeps where every part of the output came from.
    pub traced: f64,
}

/// The inputs of an environment; traced or not.
pub fn input(environment: &str, traced: bool) -> Input<'static> {
    let disk = embedded::disk();
    let below = format!("{CHART}/");
    let files = disk.below(CHART).map(|(path, data)| {
        ChartFile::new(path.trim_start_matches(&below).to_owned(), data.to_vec())
    });
    let name = format!("values-{environment}.yaml");
    let overlay = disk.get(&format!("{CHART}/{name}")).cloned();
    let layer = |text: Rc<[u8]>| LayerFile { name, text };
    Input {
        chart_path: CHART.into(),
        layers: Layers { files: overlay.map(layer).into_iter().collect(), ..Layers::default() },
        release: "llm".into(),
        namespace: format!("ai-{environment}"),
        now_unix_nanos: 1_700_000_000_000_000_000,
        seed: 1.into(),
        map: traced,
        ..Input::new(files.collect())
    }
}

/// Renders and prints; the length of what was printed, which is not nothing.
pub fn render(input: &Input<'_>) -> Result<usize, String> {
    let rendering = release::render(input);
    if let Some(failure) = rendering.failures.first() {
        return Err(failure.helm_text());
    }
    release::print(&rendering, &PrintOptions::default()).map(|text| text.len())
}

/// Measures every environment of the built-in chart, each for about so long.
pub fn measure(time: Duration) -> Result<Vec<Figure>, String> {
    let figure = |environment| {
        let inputs = [false, true].map(|traced| input(environment, traced));
        let [plain, traced] = compare(&inputs, time)?;
        Ok(Figure { environment, plain, traced })
    };
    ENVIRONMENTS.into_iter().map(figure).collect()
}

/// Milliseconds of a case that renders, plain and traced.
pub fn measure_case(case: &Case, time: Duration) -> Result<[f64; 2], String> {
    let plain = chartroom_cli::template_input(&case.args, &case.disk)?;
    let traced = chartroom_cli::template_input(&case.args, &case.disk)?;
    compare(&[plain, Input { map: true, ..traced }], time)
        .map_err(|error| format!("{}/{}: {error}", case.set, case.name))
}

/// The medians of renders in turns.
fn compare(inputs: &[Input<'_>; 2], time: Duration) -> Result<[f64; 2], String> {
    let mut times = [Vec::new(), Vec::new()];
    for input in inputs {
        render(input)?;
    }
    let start = Instant::now();
    while start.elapsed() < time || times[0].len() < 10 {
        for (input, times) in inputs.iter().zip(&mut times) {
            times.push(milliseconds(|| render(input)));
        }
    }
    Ok(times.map(median))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_environment_is_rendered_and_each_is_another() {
        let lengths: Vec<usize> =
            ENVIRONMENTS.iter().map(|name| render(&input(name, false)).unwrap()).collect();
        assert!(lengths.iter().all(|length| *length > 1000), "{lengths:?}");
        assert!(lengths.iter().any(|length| *length != lengths[0]), "{lengths:?}");
    }
}
