//! The template-only cases through other Rust engines for Go's text/template, beside ours: `peers DIR…`.
//!
//! A case is template-only when all templates of its chart parse with the functions of text/template alone; the rule
//! looks at the templates, not at a case's name. The other engines get the values as Helm coalesced them. Where Helm
//! renders, each template's text has to be the same; where it refuses, they have to refuse, in whatever words. No other
//! engine may be ahead of ours in either.

mod engines;
mod only;

use chartroom_tests::case::Case;
use chartroom_tests::compare::difference;
use chartroom_tests::source::{Source, find};
use chartroom_tests::wire::run_here;
use engines::{ENGINES, Engine, Job};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Templates may nest deep, and these engines nest with them.
const STACK: usize = 2 << 30;
/// An engine that takes longer does not end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Same and different, of what Helm renders and of what it refuses.
#[derive(Clone, Copy, Default)]
struct Score {
    render: [usize; 2],
    error: [usize; 2],
}

impl Score {
    fn add(&mut self, ok: bool, same: bool) {
        let kind = if ok { &mut self.render } else { &mut self.error };
        kind[usize::from(!same)] += 1;
    }
}

fn main() -> Result<(), String> {
    let mut sources = Vec::new();
    for folder in std::env::args().skip(1) {
        find(Path::new(&folder), &mut sources);
    }
    let mut scores = vec![Score::default(); ENGINES.len() + 1];
    for case in sources.iter().map(Source::load).collect::<Result<Vec<_>, _>>()?.iter().flatten() {
        let Some(job) = only::job(case) else { continue };
        let ours = difference(&case.expected, &run_here(case)).is_none();
        scores[0].add(case.expected.ok, ours);
        for (engine, score) in ENGINES.iter().zip(&mut scores[1..]) {
            score.add(case.expected.ok, agrees(engine, job.clone(), case));
        }
    }
    println!("| engine | renders as Helm | refuses what Helm refuses |\n| --- | --- | --- |");
    let names = std::iter::once("chartroom (whole output and error text)")
        .chain(ENGINES.iter().map(|engine| engine.name));
    for (name, score) in names.zip(&scores) {
        let cell = |[same, other]: [usize; 2]| format!("{same} of {}", same + other);
        println!("| {name} | {} | {} |", cell(score.render), cell(score.error));
    }
    let Some((ours, others)) = scores.split_first().filter(|(ours, _)| ours.render[0] > 0) else {
        return Err("no template-only case was found".into());
    };
    let figures =
        others.iter().flat_map(|other| [(ours.render, other.render), (ours.error, other.error)]);
    let (ahead, behind): (Vec<_>, Vec<_>) = figures.partition(|(ours, other)| ours[0] >= other[0]);
    println!("{} passed, {} failed", ahead.len(), behind.len());
    if behind.is_empty() { Ok(()) } else { Err("another engine is ahead".into()) }
}

/// Whether another engine does what Helm does. It runs in a thread of its own, as it may panic or not end.
fn agrees(engine: &'static Engine, job: Job, case: &Case) -> bool {
    let (sender, receiver) = channel();
    let expected = job.texts.clone();
    let run = move || {
        let render = || (engine.render)(&job);
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(render));
        let _ = sender.send(result.unwrap_or_else(|_| Err("panicked".into())));
    };
    if std::thread::Builder::new().stack_size(STACK).spawn(run).is_err() {
        return false;
    }
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(texts)) => case.expected.ok && texts == expected,
        Ok(Err(_)) => !case.expected.ok,
        Err(_) => false,
    }
}
