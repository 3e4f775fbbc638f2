//! `chartroom share`, `open` and `review` on a small chart: what goes into a link, and what comes out.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/disk.rs"]
mod disk;

use chartroom_cli::{Printed, run};
use common::Files;
use disk::Disk;
use std::cell::RefCell;

const TEMPLATE: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  size: '{{ .Values.size }}'\n";

const CHART: [(&str, &str); 5] = [
    ("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"),
    ("values.yaml", "size: 1\n"),
    ("values-dev.yaml", ""),
    ("values-prod.yaml", "size: 2\n"),
    ("templates/map.yaml", TEMPLATE),
];

fn disk() -> Disk {
    let mut files = Files::of("shop", &CHART);
    files.0.push(("eu/prod.yaml".to_owned(), "size: 7\n".to_owned()));
    files.0.push(("secret.yaml".to_owned(), "size: 7\nadminPassword: hunter22\n".to_owned()));
    Disk(files, RefCell::default())
}

fn command(disk: &Disk, args: &[&str]) -> Printed {
    run(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>(), disk)
}

fn printed(disk: &Disk, args: &[&str]) -> String {
    let printed = command(disk, args);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

fn refused(disk: &Disk, args: &[&str]) -> String {
    let printed = command(disk, args);
    assert!(!printed.ok, "{}", String::from_utf8_lossy(&printed.stdout));
    String::from_utf8(printed.stderr).unwrap()
}

#[test]
fn a_link_holds_the_layers_and_opens_on_a_copy_of_the_chart() {
    let disk = disk();
    let args = ["share", "llm", "shop", "-n", "ai", "-f", "eu/prod.yaml", "--set", "a=b c"];
    let link = printed(&disk, &[&args[..], &["--address", "https://charts.example/"]].concat());
    assert!(link.starts_with("https://charts.example/#v3/") && link.len() < 200, "{link}");
    let link = link.trim();
    let without = refused(&disk, &["open", link, "-o", "out"]);
    assert!(without.contains("changes of the chart shop 1.0.0"), "{without}");
    let said = printed(&disk, &["open", link, "shop", "-o", "out"]);
    assert!(said.starts_with("# 6 files in out\n"), "{said}");
    assert!(
        said.contains("\ncd out\n")
            && said.contains("\nhelm template llm . --namespace ai -f prod.yaml --set 'a=b c'\n"),
        "{said}"
    );
    let written = disk.1.borrow();
    assert!(written.contains(&("out/prod.yaml".into(), "size: 7\n".into())), "{written:?}");
    assert!(written.contains(&("out/values.yaml".into(), "size: 1\n".into())), "{written:?}");
}

#[test]
fn a_whole_chart_needs_no_copy() {
    let disk = disk();
    let link = printed(&disk, &["share", "shop", "--env", "prod", "--env", "dev", "--whole"]);
    assert!(link.starts_with("http://127.0.0.1:8080/#v2/"), "{link}");
    let said = printed(&disk, &["open", link.trim(), "-o", "out"]);
    assert!(said.contains("# prod\n") && said.contains("# dev\n"), "{said}");
    assert_eq!(disk.1.borrow().len(), CHART.len());
}

#[test]
fn nothing_is_written_over_and_nothing_outside_the_folder() {
    let disk = disk();
    let link = printed(&disk, &["share", "shop", "--env", "prod"]);
    let said = refused(&disk, &["open", link.trim(), "shop", "-o", "eu"]);
    assert!(said.contains("eu exists"), "{said}");
    for path in ["../x", "/etc/x", "a/../../x", "C:x", "a\\..\\x", "a//x"] {
        let state = chartroom_core::SharedState {
            files: vec![(path.to_owned(), Some("x".to_owned()))],
            whole: true,
            ..Default::default()
        };
        let link = chartroom_core::encode(&state).unwrap();
        let said = refused(&disk, &["open", &link, "-o", "new"]);
        assert!(said.contains("leads out of the chart"), "{path}: {said}");
    }
    assert!(disk.1.borrow().is_empty());
}

#[test]
fn secrets_stay_out_unless_one_says_so() {
    let disk = disk();
    let said = refused(&disk, &["share", "shop", "-f", "secret.yaml"]);
    assert!(said.contains("secret.yaml:2: adminPassword"), "{said}");
    assert!(!said.contains("hunter22"), "{said}");
    let masked = printed(&disk, &["share", "shop", "-f", "secret.yaml", "--secrets", "mask"]);
    printed(&disk, &["open", masked.trim(), "shop", "-o", "masked"]);
    let kept = printed(&disk, &["share", "shop", "-f", "secret.yaml", "--secrets=keep"]);
    printed(&disk, &["open", kept.trim(), "shop", "-o", "kept"]);
    let written = disk.1.borrow();
    let text = |path: &str| &written.iter().find(|(name, _)| name == path).unwrap().1;
    assert_eq!(text("masked/secret.yaml"), "size: 7\nadminPassword: <redacted>\n");
    assert_eq!(text("kept/secret.yaml"), "size: 7\nadminPassword: hunter22\n");
}

#[test]
fn a_review_says_what_a_link_changes() {
    let disk = disk();
    let state = chartroom_core::SharedState {
        chart: "shop".into(),
        chart_version: "1.0.0".into(),
        open: "prod".into(),
        files: vec![
            ("values-prod.yaml".into(), Some("size: 5\nsiez: 1\n".into())),
            ("templates/map.yaml".into(), Some(TEMPLATE.replace("v1", "v2"))),
        ],
        ..Default::default()
    };
    let link = chartroom_core::encode(&state).unwrap();
    let text = printed(&disk, &["review", &link, "shop"]);
    assert!(text.starts_with("2 files changed, seen in prod\n"), "{text}");
    for line in
        ["values-prod.yaml", "  - size: 2", "  + size: 5", "  - apiVersion: v1", "1 object differs"]
    {
        assert!(text.lines().any(|other| other == line), "{line}: {text}");
    }
    assert!(text.contains("new: error[") && text.contains("siez"), "{text}");
    let markdown = printed(&disk, &["review", &link, "shop", "--format", "markdown"]);
    assert!(
        markdown.contains("```diff\n") && markdown.contains("| size | `2` | `5` |"),
        "{markdown}"
    );
    let none = refused(&disk, &["review", &link, "shop", "--env", "qa"]);
    assert!(none.contains("no environment \"qa\""), "{none}");
}

#[test]
fn the_senders_place_survives_share_open_and_review() {
    let disk = disk();
    let args = ["share", "r", "shop", "--env", "prod", "--at", "ConfigMap/r:6"];
    let link = printed(&disk, &args);
    let place = chartroom_core::decode(link.trim().split_once('#').unwrap().1).unwrap().place;
    let line = place.as_ref().and_then(|place| place.line.as_ref()).unwrap();
    assert_eq!((line.line, line.mark), (5, chartroom_core::mark("  size: '2'")));
    let opened = printed(&disk, &["open", link.trim(), "shop", "-o", "out"]);
    assert!(opened.contains("# Sent from ConfigMap r, line 6\n"), "{opened}");
    let review = printed(&disk, &["review", link.trim(), "shop"]);
    assert!(review.contains("\nSent from ConfigMap r, line 6\n"), "{review}");
    let file = printed(&disk, &["share", "shop", "--env", "prod", "--at", "values-prod.yaml:1"]);
    let review = printed(&disk, &["review", file.trim(), "shop", "--format", "markdown"]);
    assert!(review.contains("Sent from `values-prod.yaml:1`"), "{review}");
    for (at, said) in [
        ("values-prod.yaml", "FILE:LINE or KIND/NAME:LINE"),
        ("ConfigMap/r:0", "FILE:LINE or KIND/NAME:LINE"),
        ("ConfigMap/s:1", "no ConfigMap s is rendered"),
        ("ConfigMap/r:99", "has 6 lines"),
    ] {
        let refused = refused(&disk, &["share", "r", "shop", "--env", "prod", "--at", at]);
        assert!(refused.contains(said), "{refused}");
    }
}

/// What the page's dialog made of the same chart with the same edit; tests/browser/answer.test.mjs holds the page to it.
const PAGE: &str = include_str!("page-link.txt");

#[test]
fn the_link_is_the_very_one_that_the_page_makes() {
    let Disk(mut files, written) = disk();
    files.0.push(("edited/values-prod.yaml".to_owned(), "size: 5\n".to_owned()));
    let disk = Disk(files, written);
    let link = printed(&disk, &["share", "shop", "shop", "-f", "edited/values-prod.yaml"]);
    assert_eq!(link.trim().split_once('#').unwrap().1, PAGE.trim());
}

#[test]
fn an_answer_is_reviewed_against_what_was_sent() {
    let disk = disk();
    let state = |size: u32| chartroom_core::SharedState {
        chart: "shop".into(),
        chart_version: "1.0.0".into(),
        open: "prod".into(),
        files: vec![("values-prod.yaml".into(), Some(format!("size: {size}\n")))],
        ..Default::default()
    };
    let mut answer = state(7);
    answer.answers = state(5).answered_by(&answer);
    let link = chartroom_core::encode(&answer).unwrap();
    let text = printed(&disk, &["review", &link, "shop"]);
    assert!(text.starts_with("1 file changed against what was sent, seen in prod\n"), "{text}");
    for line in ["  - size: 5", "  + size: 7"] {
        assert!(text.lines().any(|other| other == line), "{line}: {text}");
    }
}

#[test]
fn a_snippet_is_no_chart() {
    let snippet = Some("size: 5\n\u{1b}[2J".to_owned());
    let state = chartroom_core::SharedState { snippet, ..Default::default() };
    let link = chartroom_core::encode(&state).unwrap();
    for args in [vec!["open", &link, "-o", "out"], vec!["review", &link, "shop"]] {
        let said = refused(&disk(), &args);
        assert!(said.contains("entries of values") && said.contains("size: 5\n"), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
}

#[test]
fn what_is_no_link_is_told() {
    let disk = disk();
    let said = refused(&disk, &["open", "https://charts.example/#v9/abc", "-o", "out"]);
    assert!(said.contains("This version of Chartroom does not know this kind of link"), "{said}");
    assert!(refused(&disk, &["review", "v3/@@", "shop"]).contains("damaged"));
}
