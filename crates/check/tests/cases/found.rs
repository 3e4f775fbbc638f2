//! What is found in a case, and where the cases of a rule are.

use chartroom_check::{Rule, check};
use chartroom_core::diagnostics::{Diagnostic, Files, Severity, Span};
use chartroom_core::{Project, Report, report};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// Whether what is found is written down instead of compared.
pub(crate) fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

pub(crate) fn checked(project: &Project) -> Report {
    let mut found = report(project);
    let schemas = chartroom_check::Schemas::read(chartroom_kube::DATA).unwrap();
    check(project, &mut found, &[], Some(&schemas));
    chartroom_check::keep_mending_fixes(project, &mut found, Some(&schemas));
    found
}

pub(crate) fn of<'a>(report: &'a Report, rule: &Rule) -> Vec<&'a Diagnostic> {
    let all = report.problems.iter().map(|problem| &problem.diagnostic);
    all.filter(|one| one.code == rule.id || rule.codes().contains(&one.code)).collect()
}

pub(crate) fn place(files: &Files, span: Span) -> String {
    let file = files.get(span.file).unwrap();
    let at = file.lines.line_col(span.start);
    format!("{}:{}:{}", file.name, at.line + 1, at.column + 1)
}

/// What was found, for people.
pub(crate) fn describe(files: &Files, found: &Diagnostic) -> String {
    let word = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let at = found.span.map(|span| place(files, span)).unwrap_or_default();
    let mut text = format!("{at} {word}: {}\n", found.message);
    let times = (found.count > 1).then(|| format!("{} times", found.count));
    let help = found.help.as_ref().map(|help| format!("help: {help}"));
    let helm = found.helm_text.as_ref().map(|helm| format!("upstream: {helm}"));
    let fix = found.fix.as_ref().map(|fix| format!("fix: {}", fix.title));
    for line in [times, help, helm, fix].into_iter().flatten() {
        writeln!(text, "  {line}").unwrap();
    }
    for related in &found.related {
        writeln!(text, "  {} {}", place(files, related.span), related.message).unwrap();
    }
    text
}

pub(crate) fn cases(rule: &Rule, kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join(rule.id)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with(kind));
    paths.sort();
    paths
}
