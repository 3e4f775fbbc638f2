//! How long renders take, ratios first: `bench [--quick] [--helm PATH] [--ours PATH] [--charts DIR]`. Without `--helm` nothing is
//! compared with Helm; `--quick` takes every fifth chart of DIR and fewer turns. Fails when ten times the input costs more than twelve times as much.

use chartroom_tests::bench::process::{Figure, Programs, measure};
use chartroom_tests::bench::{engine, geometric_mean, growth, median, shapes};
use chartroom_tests::case::Case;
use chartroom_tests::embedded;
use chartroom_tests::source::{Source, find};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

#[derive(Default)]
struct Options {
    quick: bool,
    helm: Option<PathBuf>,
    ours: Option<PathBuf>,
    charts: Option<PathBuf>,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options::default();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut path = || args.next().map(PathBuf::from).ok_or(format!("{arg} needs a value"));
        match &*arg {
            "--quick" => options.quick = true,
            "--helm" => options.helm = Some(path()?),
            "--ours" => options.ours = Some(path()?),
            "--charts" => options.charts = Some(path()?),
            _ => return Err(format!("'{arg}' is not understood")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<bool, String> {
    let helm = against_helm(options)?;
    in_the_engine(options, helm)?;
    tracing(options)?;
    let bounded = growing(options)?;
    println!("{} passed, {} failed", bounded.0, bounded.1);
    Ok(bounded.1 == 0)
}

/// Process against process; how long Helm takes for the built-in chart, in milliseconds.
fn against_helm(options: &Options) -> Result<Option<f64>, String> {
    let Some(helm) = &options.helm else {
        println!("no Helm here, so nothing is compared with it");
        return Ok(None);
    };
    let programs = Programs { helm: helm.clone(), ours: ours(options)? };
    let turns = if options.quick { 5 } else { 15 };
    let place = std::env::temp_dir().join(format!("chartroom-bench-{}", std::process::id()));
    let mut helm = None;
    for set in ["helm-create", "ai-inference"] {
        let case = default_case(embedded::cases().into_iter().filter(|case| case.set == set));
        let case = case.ok_or_else(|| format!("no case of {set} renders"))?;
        let figure = measure(&programs, &case, &place, turns)?;
        told(&format!("process, {set}"), &[figure]);
        helm = Some(figure.helm);
    }
    if let Some(charts) = &options.charts {
        let figures =
            real_charts(&programs, charts, &place, if options.quick { (5, 1) } else { (1, 5) })?;
        told(&format!("process, {} real charts, geometric mean", figures.len()), &figures);
    }
    Ok(helm)
}

fn told(what: &str, figures: &[Figure]) {
    let ratios: Vec<f64> = figures.iter().map(Figure::ratio).collect();
    let helm = median(figures.iter().map(|figure| figure.helm).collect());
    let ours = median(figures.iter().map(|figure| figure.ours).collect());
    let of = if figures.len() > 1 { "medians: " } else { "" };
    println!(
        "{:.1} × as fast as helm: {what} ({of}helm {helm:.1} ms, chartroom {ours:.1} ms)",
        geometric_mean(&ratios)
    );
}

/// The `chartroom` that was named, or that was built beside this program.
fn ours(options: &Options) -> Result<PathBuf, String> {
    if let Some(ours) = &options.ours {
        return Ok(ours.clone());
    }
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let ours = own.with_file_name("chartroom");
    if ours.is_file() {
        return Ok(ours);
    }
    Err(format!("{} is not there: cargo build --release -p chartroom-cli", ours.display()))
}

/// The case that shows a chart as it is: `default`, or else the first that Helm renders.
fn default_case(cases: impl Iterator<Item = Case>) -> Option<Case> {
    let mut cases: Vec<Case> = cases.filter(|case| case.expected.ok).collect();
    let at = cases.iter().position(|case| case.name == "default").unwrap_or(0);
    (at < cases.len()).then(|| cases.swap_remove(at))
}

/// Measures every `step`th chart below a folder, each in so many turns.
fn real_charts(
    programs: &Programs,
    charts: &Path,
    place: &Path,
    (step, turns): (usize, usize),
) -> Result<Vec<Figure>, String> {
    each_chart(charts, step, |case| measure(programs, case, place, turns))
}

/// Measures the default case of every `step`th chart below a folder.
fn each_chart<T>(
    charts: &Path,
    step: usize,
    mut measure: impl FnMut(&Case) -> Result<T, String>,
) -> Result<Vec<T>, String> {
    let mut sources: Vec<Source> = Vec::new();
    find(charts, &mut sources);
    let mut figures = Vec::new();
    for source in sources.iter().step_by(step) {
        if let Some(case) = default_case(source.load()?.into_iter()) {
            figures.push(measure(&case)?);
        }
    }
    if figures.is_empty() {
        return Err(format!("no chart below {} renders", charts.display()));
    }
    Ok(figures)
}

/// What tracing costs on real charts.
fn tracing(options: &Options) -> Result<(), String> {
    let Some(charts) = &options.charts else { return Ok(()) };
    let time = Duration::from_millis(if options.quick { 30 } else { 100 });
    let mut figures = each_chart(charts, if options.quick { 5 } else { 1 }, |case| {
        let [plain, traced] = engine::measure_case(case, time)?;
        Ok((traced / plain, case.set.clone()))
    })?;
    figures.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let ratios: Vec<f64> = figures.iter().map(|(ratio, _)| *ratio).collect();
    let over = ratios.iter().filter(|ratio| **ratio > 2.0).count();
    let most: Vec<String> =
        figures.iter().take(5).map(|(ratio, set)| format!("{set} {ratio:.2}")).collect();
    println!(
        "{:.2} × the plain render: a traced one of {} real charts, geometric mean ({over} over 2 ×; most: {})",
        geometric_mean(&ratios),
        figures.len(),
        most.join(", ")
    );
    Ok(())
}

/// The built-in chart, without a process around it.
fn in_the_engine(options: &Options, helm: Option<f64>) -> Result<(), String> {
    let time = Duration::from_millis(if options.quick { 500 } else { 3000 });
    let figures = engine::measure(time)?;
    for figure in &figures {
        println!(
            "engine, {}: {:.2} ms, traced {:.2} ms ({:.2} ×)",
            figure.environment,
            figure.plain,
            figure.traced,
            figure.traced / figure.plain
        );
    }
    let ratios: Vec<f64> = figures.iter().map(|figure| figure.traced / figure.plain).collect();
    let plain = figures.iter().map(|figure| figure.plain).fold(0.0, f64::max);
    if let Some(helm) = helm {
        println!(
            "{:.1} × as fast as the helm process: the built-in chart in the engine, slowest environment",
            helm / plain
        );
    }
    println!(
        "{:.2} × the plain render: a traced one of the built-in chart (plain at most {plain:.2} ms in the engine)",
        geometric_mean(&ratios)
    );
    Ok(())
}

/// How cost grows; how many parts kept the limit and how many did not.
fn growing(options: &Options) -> Result<(usize, usize), String> {
    let mut ratios = Vec::new();
    for (part, size) in growth::PARTS {
        let mut ratio = growth::ratio(part, size, if options.quick { 5 } else { 15 })?;
        // Other programs on the machine can make it worse, so it is looked at again before it is said to be so.
        for tries in [20, 40, 60] {
            if ratio > growth::LIMIT {
                ratio = ratio.min(growth::ratio(part, size, tries)?);
            }
        }
        ratios.push((part, ratio));
    }
    let text: Vec<String> =
        ratios.iter().map(|(part, ratio)| format!("{part:?} {ratio:.1} ×")).collect();
    println!(
        "{}: the time that ten times the input takes, at most {:.0} ×",
        text.join(", ").to_lowercase(),
        growth::LIMIT
    );
    let over = ratios.iter().filter(|(_, ratio)| *ratio > growth::LIMIT).count();
    let (kept, broken) = shapes(if options.quick { 3 } else { 8 })?;
    Ok((ratios.len() - over + kept, over + broken))
}

/// The same for charts of one shape and every command.
fn shapes(tries: usize) -> Result<(usize, usize), String> {
    let (mut over, mut most) = (0, (0.0, ""));
    for shape in shapes::SHAPES {
        let mut ratio = shape.ratio(tries)?;
        for tries in [tries * 3, tries * 8] {
            if ratio > shapes::LIMIT {
                ratio = ratio.min(shape.ratio(tries)?);
            }
        }
        if ratio > most.0 {
            most = (ratio, shape.name);
        }
        if ratio > shapes::LIMIT {
            println!("{ratio:.1} × the time for ten times as much: {}", shape.name);
            over += 1;
        }
    }
    let count = shapes::SHAPES.len();
    println!(
        "{:.1} ×: the most that ten times as much of anything takes, of {count} ({}), at most {:.0} ×",
        most.0,
        most.1,
        shapes::LIMIT
    );
    Ok((count - over, over))
}
