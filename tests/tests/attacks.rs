//! Templates that want more than a render may take: each is refused with a message, and until then it holds no more than
//! it may. Counts, no times: the limits are smaller than anybody's, so that the refusals come soon.
//!
//! `tests/attacks/templates.tsv` has one on each line: name, message, template. With another message than the one that
//! stands there the test prints the line as it should be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing)]

use chartroom_gotemplate::Limit;
use chartroom_helm::chart::ChartFile;
use chartroom_helm::release::{Failure, Input, Limits, Rendering, render};
use chartroom_tests::bench::engine;
use peak_alloc::PeakAlloc;
use std::sync::Mutex;

const ATTACKS: &str = include_str!("../attacks/templates.tsv");

const LIMITS: Limits = Limits { bytes: 1 << 20, steps: 400_000, output: 512 << 10, depth: 150_000 };

/// What the process may hold besides what the budget counts: texts while they are made and copied, tables that grow, the
/// reader's trees. As many times as much as the budget's own bytes, and what tests hold anyway.
const PEAK: usize = 8 * (1 << 20) + (32 << 20);

/// Counts what is held, by what is asked of the allocator.
#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// One test at a time, so that what is held is its own.
static ALONE: Mutex<()> = Mutex::new(());

fn chart(template: &str) -> Vec<ChartFile> {
    let file = |name: &str, text: &str| ChartFile::new(name.to_owned(), text.as_bytes().to_vec());
    vec![
        file("Chart.yaml", "apiVersion: v2\nname: attack\nversion: 1.0.0\n"),
        file("values.yaml", "a: 1\n"),
        file("big.txt", &"a line of a file\n".repeat(5_000)),
        file("templates/a.yaml", template),
    ]
}

fn rendered(template: &str, traced: bool, limits: Limits) -> Rendering {
    render(&Input { map: traced, limits, ..Input::new(chart(template)) })
}

/// What was said, with the place: `printf would make a text of 1.1 GB; a render may hold 256 MB (1:40)`.
fn message(rendering: &Rendering) -> String {
    let [Failure::Exec(_, error)] = rendering.failures.as_slice() else {
        let texts: Vec<String> = rendering.failures.iter().map(Failure::helm_text).collect();
        return format!("no limit: {texts:?}");
    };
    let link = &error.links[0];
    let callee = link.callee.as_ref().map_or("template", |callee| callee.name.as_str());
    let place = &error.links[error.links.len() - 1].place;
    format!("{callee} {} ({}:{})", error.cause, place.line, place.column)
}

#[test]
fn attacks_are_refused() {
    let _alone = ALONE.lock().unwrap_or_else(|held| held.into_inner());
    let only = std::env::var("ATTACK").unwrap_or_default();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in ATTACKS.lines().filter(|line| line.contains(&only)) {
        let mut parts = line.splitn(3, '\t');
        let [name, wanted, template] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        for traced in [false, true] {
            ALLOCATOR.reset_peak_usage();
            let before = ALLOCATOR.current_usage();
            let rendering = rendered(template, traced, LIMITS);
            let peak = ALLOCATOR.peak_usage().saturating_sub(before);
            let found = message(&rendering);
            if !traced && found != wanted || found.starts_with("no limit") {
                wrong.push(format!("{name}\t{found}\t{template}"));
            }
            if peak > PEAK {
                wrong.push(format!("{name} (traced: {traced}): {} kB at one time", peak >> 10));
            }
            if rendering.steps > LIMITS.steps + 1 || rendering.bytes > LIMITS.bytes {
                wrong.push(format!("{name}: {} steps, {} bytes", rendering.steps, rendering.bytes));
            }
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "these are other than they should be:\n{}", wrong.join("\n"));
    assert!(count >= 80 || !only.is_empty(), "{count} attacks");
}

/// What stands in charts and passes on a lot of text, one after the other, is no attack.
#[test]
fn what_is_dropped_makes_room() {
    let _alone = ALONE.lock().unwrap_or_else(|held| held.into_inner());
    let limits = Limits { steps: 3_000_000, ..LIMITS };
    for (name, template) in [
        ("texts", r#"{{ range $i := until 2000 }}{{ $s := repeat 4000 "x" }}{{ end }}# done"#),
        (
            "grown",
            r#"{{ $s := "" }}{{ range $i := until 2000 }}{{ $s = print $s "line\n" }}{{ end }}# done"#,
        ),
        (
            "lists",
            r#"{{ range $i := until 200 }}{{ $l := until 2000 | reverse | initial }}{{ end }}# done"#,
        ),
        ("read", r#"{{ range $i := until 50 }}{{ $v := $.Files.Lines "big.txt" }}{{ end }}# done"#),
        (
            "kept",
            r#"{{ $d := dict }}{{ range $i := until 2000 }}{{ $_ := set $d "a" (repeat 4000 "x") }}{{ end }}# done"#,
        ),
    ] {
        let rendering = rendered(template, false, limits);
        let failures: Vec<String> = rendering.failures.iter().map(Failure::helm_text).collect();
        assert_eq!(failures, Vec::<String>::new(), "{name}");
        assert_eq!(rendering.files[0].text, b"# done", "{name}");
    }
}

/// One template, or subchart, after the other takes of the same budget.
#[test]
fn all_templates_share_one_budget() {
    let _alone = ALONE.lock().unwrap_or_else(|held| held.into_inner());
    let file = |name: String, text: &str| ChartFile::new(name, text.as_bytes().to_vec());
    let mut files = chart("");
    for number in 0..20 {
        let text =
            "{{ range until 5000 }}{{ end }}{{ $_ := set .Values \"kept\" (repeat 600000 \"x\") }}";
        files.push(file(
            format!("charts/sub{number}/Chart.yaml"),
            &format!("apiVersion: v2\nname: sub{number}\nversion: 1.0.0\n"),
        ));
        files.push(file(format!("charts/sub{number}/templates/a.yaml"), text));
    }
    let steps = Limits { steps: 30_000, ..LIMITS };
    let rendering = render(&Input { limits: steps, ..Input::new(files.clone()) });
    let [Failure::Exec(_, error)] = rendering.failures.as_slice() else { panic!("no limit") };
    assert_eq!(error.cause.limit(), Some(Limit::Steps(30_000)));
    let rendering = render(&Input { limits: LIMITS, ..Input::new(files) });
    let [Failure::Exec(_, error)] = rendering.failures.as_slice() else { panic!("no limit") };
    assert!(matches!(error.cause.limit(), Some(Limit::Memory { .. })), "{}", error.cause);
}

/// The built-in chart takes a small part of what the page allows, with its trace.
#[test]
fn real_charts_stay_far_below() {
    let _alone = ALONE.lock().unwrap_or_else(|held| held.into_inner());
    for environment in engine::ENVIRONMENTS {
        let rendering = render(&engine::input(environment, true));
        assert!(rendering.failures.is_empty());
        assert!(rendering.steps < Limits::PAGE.steps / 20, "{} steps", rendering.steps);
        assert!(rendering.bytes < Limits::PAGE.bytes / 10, "{} bytes", rendering.bytes);
        assert!(rendering.steps > 1000 && rendering.bytes > 10_000);
    }
}
