//! What the command says in another language, and what it says in Helm's words in any.

#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use unicode_width::UnicodeWidthStr;

/// An example whose disruption budget blocks drains.
fn chart() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/charts/no-drain")
}

fn called(args: &[&str], locale: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chartroom"));
    command.args(args).env("LC_ALL", locale).output().expect("the command runs")
}

/// What a command prints of the example.
fn printed(args: &[&str], locale: &str) -> String {
    let chart = chart();
    let chart = chart.to_str().expect("a path of text");
    let args: Vec<&str> =
        args.iter().map(|arg| if *arg == "CHART" { chart } else { arg }).collect();
    String::from_utf8(called(&args, locale).stdout).expect("text")
}

fn error(args: &[&str], locale: &str) -> String {
    let output = called(args, locale);
    assert!(!output.status.success(), "{args:?}");
    String::from_utf8(output.stderr).expect("text")
}

const ENGLISH: &str = "C.UTF-8";
const CHINESE: &str = "zh_CN.UTF-8";

#[test]
fn findings_are_said_in_the_language_that_is_asked_for() {
    let check = ["check", "CHART", "--env", "prod"];
    let with = |flag: &[&'static str]| [flag, &check[..]].concat();
    let english = printed(&check, ENGLISH);
    let chinese = printed(&with(&["--lang", "zh"]), ENGLISH);
    assert!(english.contains("PDB00") && english.is_ascii(), "{english}");
    assert!(chinese.contains("驱逐") && chinese.contains("警告[PDB00"), "{chinese}");
    let counted = chinese.lines().last().is_some_and(|line| line.contains(" 个错误，"));
    assert!(counted && !chinese.contains("warning"), "{chinese}");
    assert_eq!(printed(&check, CHINESE), chinese);
    assert_eq!(printed(&with(&["--lang=en"]), CHINESE), english);
}

#[test]
fn help_lines_up_in_each_language() {
    let (english, chinese) = (printed(&["help"], ENGLISH), printed(&["help"], CHINESE));
    assert!(english.contains("\nUsage:\n") && chinese.contains("\n用法：\n"), "{chinese}");
    for help in [&english, &chinese] {
        for line in help.lines() {
            // A way to call a command is one line, however long it is.
            let is_typed = line.starts_with("  chartroom") || line.starts_with("  --");
            let words = line.trim_start().split("   ").last().unwrap_or_default().trim_start();
            let is_beside = line.starts_with(&" ".repeat(44)) || line.trim_start().contains("   ");
            if is_beside {
                let before = line.strip_suffix(words).unwrap_or_default();
                assert_eq!(before.width(), 44, "{line}");
            }
            assert!(line.width() <= 120 || is_typed && !is_beside, "{line}");
        }
    }
    // Both say the same of the same.
    let typed = |help: &str| -> Vec<String> {
        let lines = help.lines().filter(|line| line.starts_with("  chartroom"));
        lines.filter_map(|line| line.trim().split("   ").next().map(str::to_owned)).collect()
    };
    assert_eq!(typed(&english), typed(&chinese));
    for name in ["env", "share"] {
        let one = printed(&["help", name], CHINESE);
        assert!(
            one.contains("用法：") && one.contains("参数与 `chartroom template` 相同。"),
            "{one}"
        );
        assert_eq!(printed(&[name, "--help"], CHINESE), one);
    }
}

#[test]
fn errors_are_said_in_the_language_that_is_asked_for() {
    let needs = error(&["check"], CHINESE);
    assert!(
        needs.starts_with("错误：chartroom check 需要一个 chart\n\n用法：  chartroom check "),
        "{needs}"
    );
    let needs = error(&["check"], ENGLISH);
    assert!(
        needs.starts_with("Error: chartroom check needs a chart\n\nUsage:  chartroom"),
        "{needs}"
    );
    for (args, says) in [
        (
            &["nope"][..],
            "错误：\"chartroom\" 没有命令 \"nope\"\n运行 'chartroom help' 查看用法。\n",
        ),
        (&["check", ".", "--nope"], "错误：未知参数：--nope\n"),
        (&["check", "--env"], "错误：参数需要一个值：--env\n"),
        (&["check", ".", "--format", "x"], "错误：没有格式 \"x\"：可用 text|json|sarif\n"),
        (&["--lang"], "错误：参数需要一个值：--lang\n"),
    ] {
        assert_eq!(error(args, CHINESE), says, "{args:?}");
    }
}

#[test]
fn helm_keeps_its_words() {
    for args in [
        &["template"][..],
        &["template", "nowhere"],
        &["template", "--nope"],
        &["template", ".", "--set"],
        &["template", ".", "--timeout", "5"],
        &["template", "a", "b", "c"],
    ] {
        let english = error(args, ENGLISH);
        assert!(english.starts_with("Error: ") && english.is_ascii(), "{english}");
        assert_eq!(error(args, CHINESE), english, "{args:?}");
    }
    let template = ["template", "CHART", "--insecure-fixed-seed", "1"];
    assert_eq!(printed(&template, CHINESE), printed(&template, ENGLISH));
    // In a command of ours they stand behind a word of ours.
    assert_eq!(error(&["check", "nowhere"], CHINESE), "错误：path \"nowhere\" not found\n");
}

#[test]
fn tables_line_up_and_programs_read_the_same() {
    let table = printed(&["matrix", "CHART", "--all"], CHINESE);
    let mut lines = table.lines();
    let head = lines.next().unwrap_or_default();
    let column = head.width() - head.trim_start().width();
    let rows: Vec<&str> = lines.collect();
    assert!(column > 4 && rows.iter().any(|row| row.starts_with("渲染的对象")), "{table}");
    for row in rows {
        let cut = row
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| row.get(..*at).is_some_and(|before| before.width() >= column));
        let before = cut.and_then(|at| row.get(..at)).unwrap_or_default();
        assert!(before.width() == column && before.ends_with("  "), "{row}\n{table}");
    }
    let keys = |text: &str| {
        let json: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let mut keys: Vec<String> =
            json[0].as_object().expect("a finding").keys().cloned().collect();
        keys.push(json[0]["severity"].to_string());
        keys
    };
    let check = ["check", "CHART", "--env", "prod", "--format", "json"];
    assert_eq!(keys(&printed(&check, CHINESE)), keys(&printed(&check, ENGLISH)));
}
