//! The lessons of the page: every one is played, has both languages, and has its place in the list.
#![allow(clippy::unwrap_used)]

#[path = "common/beside.rs"]
mod beside;
#[path = "common/charts.rs"]
mod charts;

use beside::With;
use chartroom_cli::lesson::play;
use chartroom_cli::run;
use chartroom_lesson::{Index, LANGUAGES, Lesson, Text, index, lesson, tour};
use charts::{Charts, real};
use std::collections::BTreeSet;

/// Where a file of the lessons is, seen from the charts.
fn lessons(path: &str) -> String {
    format!("../lessons/{path}")
}

fn list() -> Index<Text> {
    index(&std::fs::read_to_string(real(&lessons("index.yaml"))).unwrap()).unwrap()
}

fn read(id: &str) -> Lesson<Text> {
    let yaml = std::fs::read_to_string(real(&lessons(&format!("{id}/lesson.yaml")))).unwrap();
    lesson(&yaml).map_err(|error| format!("{id}: {error}")).unwrap()
}

fn ids() -> Vec<String> {
    list().groups.into_iter().flat_map(|group| group.lessons).collect()
}

#[test]
fn every_lesson_is_played_from_its_start_to_its_solution() {
    for id in ids() {
        let file = lessons(&format!("{id}/lesson.yaml"));
        let (lesson, played) = play(&file, Some("."), &Charts).unwrap();
        assert_eq!(played.wrong(), [], "{id}");
        // A solution is one: nothing else is wrong with what it gives. That a changed template wants another version is the
        // matter of a lesson of its own.
        let findings = played.solved.findings.iter().filter(|one| *one != "IMG004");
        assert_eq!(findings.collect::<Vec<_>>(), Vec::<&String>::new(), "{id}, solved");
        // What suggests a lesson is what its start has.
        for tag in lesson.tags.iter().filter(|tag| tag.ends_with(|end: char| end.is_ascii_digit()))
        {
            assert!(
                played.start.findings.contains(tag),
                "{id}: {tag} of {:?}",
                played.start.findings
            );
        }
    }
}

#[test]
fn every_lesson_is_in_the_list_once_and_whole_in_both_languages() {
    let (index, ids) = (list(), ids());
    let folders = std::fs::read_dir(real(&lessons(""))).unwrap().flatten();
    let folders = folders.filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> =
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(ids.iter().cloned().collect::<BTreeSet<_>>(), folders);
    assert_eq!(ids.len(), folders.len(), "{ids:?}");
    let mut titles: Vec<&Text> = index.groups.iter().map(|group| &group.title).collect();
    titles.extend(index.paths.iter().map(|path| &path.title));
    for (of, text) in titles.into_iter().map(|title| ("index.yaml", title)) {
        assert!(LANGUAGES.iter().all(|language| text.is_in(language)), "{of}: {text:?}");
    }
    for id in &ids {
        let lesson = read(id);
        assert_eq!(lesson.id, *id);
        assert!((2..=5).contains(&lesson.minutes), "{id}: {} minutes", lesson.minutes);
        assert!(!lesson.hints.is_empty() && !lesson.solution.is_empty(), "{id}");
        for text in lesson.texts() {
            assert!(LANGUAGES.iter().all(|language| text.is_in(language)), "{id}: {text:?}");
        }
        assert!(lesson.after.iter().all(|before| ids.contains(before)), "{id}: {:?}", lesson.after);
    }
}

#[test]
fn the_tour_is_whole_in_both_languages() {
    let tour = tour(&std::fs::read_to_string(real("../tour.yaml")).unwrap()).unwrap();
    assert_eq!(tour.tasks.len(), 5);
    for text in tour.texts() {
        assert!(LANGUAGES.iter().all(|language| text.is_in(language)), "{text:?}");
    }
    let wrong = |yaml: &str| chartroom_lesson::tour(yaml).unwrap_err();
    let task = "{id: a, title: a, done: a, proof: [], stages: [{says: a, cause: [], effect: []}]";
    let with = |more: &str| wrong(&format!("{{minutes: 1, tasks: [{task}{more}}}]}}"));
    assert!(with(", presses: a").contains("either `when` or `seen`"));
    assert!(with(", seen: a").contains("neither `presses` nor `steps`"));
}

#[test]
fn a_path_takes_lessons_in_an_order_that_they_can_be_taken_in() {
    for path in list().paths {
        for (at, id) in path.lessons.iter().enumerate() {
            let after = read(id).after;
            let before = path.lessons.get(..at).unwrap();
            let missing =
                after.iter().find(|one| path.lessons.contains(one) && !before.contains(one));
            assert_eq!(missing, None, "{}: before {id}", path.id);
        }
    }
}

fn checked(yaml: &str) -> (bool, String) {
    let args = ["lesson", "check", "own.yaml", "--charts", "."].map(str::to_owned);
    let printed = run(&args, &With(yaml.to_owned()));
    let text = [printed.stdout, printed.stderr].concat();
    (printed.ok, String::from_utf8(text).unwrap())
}

/// A lesson of a team's own: texts in one language.
const OWN: &str = "\
id: own
minutes: 2
title: Ours
why: Because.
start: {open: prod}
task: Do it.
conditions:
  - says: prod has 7 pods
    when: {in: [prod], figure: pods, is: 7}
hints:
  - says: Like this.
    edits:
      - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 7}'}
solution:
  - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 7}'}
takeaway: So.
link: {text: Here, to: https://example.com}
";

#[test]
fn the_command_says_what_does_not_hold() {
    assert_eq!(checked(OWN), (true, "own.yaml: ok: Ours\n".to_owned()));
    for (old, new, says) in [
        ("is: 7}", "is: 4}", "start: all conditions are met already"),
        (
            "when: {in: [prod], figure: pods, is: 7}",
            "when: {in: [prod], figure: pods, is: 8}",
            "solution: not met: prod has 7 pods (now 7)",
        ),
        (
            "      - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 7}'}",
            "      - {file: values-prod.yaml, replace: none, by: some}",
            "hint 1: values-prod.yaml does not have \"none\"",
        ),
        (
            "      - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 7}'}",
            "      - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 4}'}",
            "hint 1: its edit changes nothing",
        ),
        (
            "  - {file: values-prod.yaml, with: 'autoscaling: {minReplicas: 7}'}\ntake",
            "  - {file: none.yaml, with: 'a: 1'}\ntake",
            "solution: there is no file \"none.yaml\"",
        ),
        ("start: {open: prod}", "start: {open: moon}", "start: there is no environment \"moon\""),
        (
            "figure: pods, is: 7",
            "figure: pods, value: a, is: 7",
            "conditions: \"prod has 7 pods\" has to be about exactly one thing",
        ),
        (
            "start: {open: prod}",
            "start: {open: prod, chart: none}",
            "there is no chart \"none\" beside it",
        ),
        ("minutes: 2", "minutes: 2\nhours: 3", "unknown field `hours`"),
        (
            "file: values-prod.yaml, with",
            "file: values-prod.yaml, replace: x, with",
            "has to change it in exactly one way",
        ),
        ("id: own", "id: ../own", "only letters, digits and - may stand in it"),
    ] {
        let yaml = OWN.replacen(old, new, 1);
        let (ok, text) = checked(&yaml);
        assert!(!ok && text.contains(says) && yaml != OWN, "{old} > {new}: {text}");
    }
}
