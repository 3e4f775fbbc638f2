//! A page for each rule, made of what the rule says and its first cases, in the language that was chosen.

use crate::archive::Archive;
use crate::found::{cases, checked, describe, of};
use chartroom_check::{Rule, rules};
use chartroom_core::diagnostics::Severity;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What the pages of a language say beside the rules.
pub(crate) struct Words {
    /// Where they are, below `docs`.
    folder: &'static str,
    severities: [&'static str; 3],
    documentation: &'static str,
    /// What is above the case that breaks the rule, and the one that keeps it.
    headings: [&'static str; 2],
    index: &'static str,
}

pub(crate) const ENGLISH: Words = Words {
    folder: "checks",
    severities: ["error", "warning", "advice"],
    documentation: "documentation",
    headings: ["Found", "Not found"],
    index: "# Checks\n\nWhat `chartroom check` and the page look for. Settings and comments that change it: \
        [README.md](../../README.md#checks).\n\n| id | severity | rule |\n",
};

pub(crate) const CHINESE: Words = Words {
    folder: "zh/checks",
    severities: ["错误", "警告", "建议"],
    documentation: "文档",
    headings: ["会发现", "不会发现"],
    index: "# 检查\n\n`chartroom check` 和页面所查找的问题。可用设置和注释来调整：\
        [README.zh.md](../../../README.zh.md#检查)。\n\n| id | 严重程度 | 规则 |\n",
};

impl Words {
    fn folder(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(self.folder)
    }

    fn severity(&self, rule: &Rule) -> &'static str {
        let [error, warning, advice] = self.severities;
        match rule.severity {
            Severity::Error => error,
            Severity::Warning => warning,
            Severity::Info => advice,
        }
    }

    /// The pages that are not as they should be; they are written instead if so wanted.
    pub(crate) fn compare(&self, write: bool) -> Vec<String> {
        let folder = self.folder();
        let mut pages: Vec<(String, String)> =
            rules::all().map(|rule| (format!("{}.md", rule.id), self.page(rule))).collect();
        pages.push(("README.md".to_owned(), self.list()));
        let mut wrong = Vec::new();
        for (name, text) in &pages {
            let path = folder.join(name);
            if std::fs::read_to_string(&path).ok().as_ref() == Some(text) {
                continue;
            }
            if write {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(path, text).unwrap();
            } else {
                wrong.push(format!("{}/{name}", self.folder));
            }
        }
        let known = |name: &str| pages.iter().any(|(page, _)| page == name);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !known(&name) {
                wrong.push(format!("{}/{name} belongs to no rule", self.folder));
            }
        }
        wrong
    }

    fn page(&self, rule: &Rule) -> String {
        let mut text = format!(
            "# {}: {}\n\n*{}* · [{}]({})\n\n{}\n",
            rule.id,
            rule.title,
            self.severity(rule),
            self.documentation,
            rule.link,
            rule.why
        );
        for (kind, heading) in ["fails", "passes"].into_iter().zip(self.headings) {
            let Some(path) = cases(rule, kind).into_iter().next() else { continue };
            let mut case = Archive::read(&std::fs::read_to_string(path).unwrap());
            let report = checked(&case.input().project());
            if let Some(findings) = case.get_mut("findings") {
                // As they are said in this language.
                let found = of(&report, rule).into_iter();
                *findings = found.map(|one| describe(&report.files, one)).collect();
            }
            writeln!(text, "\n## {heading}\n\n````text\n{}````", case.write()).unwrap();
        }
        text
    }

    fn list(&self) -> String {
        let mut text = format!("{}| --- | --- | --- |\n", self.index);
        for rule in rules::all() {
            let severity = self.severity(rule);
            writeln!(text, "| [{0}]({0}.md) | {severity} | {1} |", rule.id, rule.title).unwrap();
        }
        text
    }
}
