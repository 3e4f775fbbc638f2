//! Lessons that are made of two states of a chart: they are written, read back and played as any other.
#![allow(clippy::unwrap_used)]

#[path = "common/beside.rs"]
mod beside;
#[path = "common/charts.rs"]
mod charts;

use beside::With;
use chartroom_check::Schemas;
use chartroom_cli::lesson::play;
use chartroom_cli::run;
use chartroom_core::ProjectFile;
use chartroom_lesson::{
    Begun, Bench, Candidate, Check, Making, Renders, Scalar, Step, apply, candidates, carried,
    entries, lesson, lesson_of, slug, steps, written,
};
use charts::{Charts, real};

fn chart(name: &str) -> Vec<ProjectFile> {
    let root = real(name);
    let paths = chartroom_lesson::files(root.as_ref()).unwrap();
    let file = |path: std::path::PathBuf| ProjectFile {
        path: path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(),
        data: std::fs::read(&path).unwrap().into(),
    };
    paths.into_iter().map(file).collect()
}

/// A lesson is made of the start and the solution of another one: what may be picked, and the file with all of it.
fn made(id: &str) -> (Vec<Candidate>, String) {
    let file = format!("../lessons/{id}/lesson.yaml");
    let (old, _) = play(&file, Some("."), &Charts).unwrap();
    let built_in = old.start.chart.is_empty();
    let files = chart(if built_in { "ai-inference" } else { &old.start.chart });
    let (schemas, renders) = (Schemas::read(chartroom_check::DATA).ok(), Renders::default());
    let bench = Bench {
        files: &files,
        built_in,
        schemas: schemas.as_ref(),
        renders: &renders,
        alive: || (),
    };
    let came = bench.came();
    let then = |from: &chartroom_lesson::Draft, steps: &[Step]| {
        let mut draft = from.clone();
        steps.iter().for_each(|step| apply(step, &mut draft).unwrap());
        draft
    };
    let start = then(&came, &old.start.edits);
    let solved = then(&start, &old.solution);
    let found = candidates(&bench.rendered(&start), &bench.rendered(&solved));
    let (begun, lost) = steps(&came, &start);
    let (solution, gone) = entries(&start, &solved);
    assert_eq!((lost, gone), Default::default(), "{id}");
    assert_eq!(then(&came, &begun), start, "{id}");
    assert_eq!(then(&start, &solution), solved, "{id}");
    assert!(found.iter().any(|one| !one.stays), "{id}: nothing to pick");
    let says =
        |one: &Candidate| (one.check.clone(), format!("{:?}: \"as\" `said`", one.check.kind()));
    let making = Making {
        start: Some(Begun { open: old.start.open.clone(), steps: begun, lost: Vec::new() }),
        title: format!("Made of {id}: # & \"all\""),
        task: "- do it\n\n  'now'".to_owned(),
        minutes: 3,
        hints: vec!["One.".to_owned(), " ".to_owned(), "Two: `a: b`".to_owned()],
        conditions: found.iter().rev().take(90).map(says).collect(),
        ..Making::default()
    };
    let new = lesson_of(&making, solution, &old.start.chart);
    let yaml = written(&new).unwrap();
    assert_eq!(lesson(&yaml).as_ref(), Ok(&new), "{id}: {yaml}");
    assert_eq!(carried(&yaml).unwrap().lesson.first(), Some(&new.in_language("en")));
    (found, yaml)
}

#[test]
fn lessons_are_made_of_the_states_of_ours_and_hold() {
    let folders = std::fs::read_dir(real("../lessons")).unwrap().flatten();
    let ids = folders.filter(|entry| entry.path().is_dir());
    let mut ids: Vec<String> = ids.map(|id| id.file_name().into_string().unwrap()).collect();
    ids.sort();
    for id in ids {
        let (_, yaml) = made(&id);
        let args = ["lesson", "check", "own.yaml", "--charts", "."].map(str::to_owned);
        let printed = run(&args, &With(yaml.clone()));
        let text = String::from_utf8([printed.stdout, printed.stderr].concat()).unwrap();
        assert!(printed.ok, "{id}: {text}{yaml}");
    }
}

#[test]
fn what_differs_can_be_picked() {
    let (found, yaml) = made("budget");
    let has = |check: Check| found.iter().any(|one| one.check == check);
    let prod = || vec!["prod".to_owned()];
    let evictions = Check {
        environments: prod(),
        figure: "evictions".into(),
        is: Some(Scalar::Integer(2)),
        ..Check::default()
    };
    assert!(has(evictions), "{found:#?}");
    let budget = Check {
        environments: prod(),
        value: "podDisruptionBudget.minAvailable".into(),
        is: Some(Scalar::Integer(2)),
        ..Check::default()
    };
    assert!(has(budget), "{found:#?}");
    let finding =
        Check { environments: prod(), finding: "PDB002".into(), gone: true, ..Check::default() };
    assert!(has(finding), "{found:#?}");
    assert!(yaml.contains("id: made-of-budget-all\n"), "{yaml}");
    assert!(
        yaml.contains("replace:") && yaml.contains("with:") && !yaml.contains("text:"),
        "{yaml}"
    );
}

#[test]
fn a_name_is_made_of_any_title() {
    assert_eq!(slug("A null deletes!"), "a-null-deletes");
    assert_eq!(slug("删除"), "lesson");
    assert_eq!(slug("../../x"), "x");
}

#[test]
fn what_a_link_carries_has_bounds() {
    let (_, yaml) = made("budget");
    let with = |old: &str, new: &str| {
        assert!(yaml.contains(old), "{old}: {yaml}");
        carried(&yaml.replacen(old, new, 1)).unwrap_err()
    };
    let many = "a".repeat(5_000);
    assert!(with("One.", &many).contains("a text has 5000 bytes, of at most 4000"));
    let hints = "hints:\n".to_owned() + &"- says: x\n".repeat(101);
    assert!(with("hints:\n", &hints).contains("103 hints, of at most 100"));
    assert!(with("minutes: 3", "minutes: 30000").contains("minutes"));
    assert!(
        with("minutes: 3", "minutes: 3\nlink: {text: x, to: 'javascript:alert(1)'}")
            .contains("https")
    );
    assert!(
        with("minutes: 3", "minutes: 3\nlink: {text: x, to: 'http://example.com'}")
            .contains("https")
    );
    assert!(carried(&format!("a: {}", "[".repeat(100_000))).is_err(), "deep");
    let bomb = "a: &a [x,x]\n".to_owned()
        + &(0..40).map(|at| format!("b{at}: &b{at} [*a,*a,*a,*a,*a,*a,*a]\n")).collect::<String>();
    assert!(carried(&bomb).is_err());
    assert!(carried(&"x".repeat(300_000)).unwrap_err().contains("300000 bytes"));
}
