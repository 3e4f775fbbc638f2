//! What differs from the chart as it came: files, and findings that went or came.

use super::Desk;
use super::manifests::{Of, became, height, hunks};
use crate::rows::FEW;
use crate::{chip, icon, text};
use chartroom_protocol::{ChangedFile, OneSided, Severity};
use yew::{Html, classes, html};

/// Findings of one side only, above the figures.
pub(super) fn findings(desk: &Desk) -> Html {
    let comparison = &desk.comparison;
    if comparison.comparing.from.is_some() {
        return Html::default();
    }
    let came = comparison.sides.first().is_none_or(|side| side.of.is_none());
    let files = text::files_differ(comparison.files.len(), came);
    html! {
        <ul class="changes" aria-label={text::CHANGES}>
            <li>{icon::small("file")}<span>{files}</span></li>
            {for comparison.findings.iter().map(finding)}
        </ul>
    }
}

fn finding(found: &OneSided) -> Html {
    let (word, symbol, class) = match (found.new, found.severity) {
        (false, _) => (text::GONE.text(), "check", "ok"),
        (true, Severity::Error) => (text::NEW.text(), "error", "error"),
        (true, _) => (text::NEW.text(), "warn", "warn"),
    };
    html! {
        <li class={classes!("changes__one", format!("changes__one--{class}"))}>
            {icon::small(symbol)}<span><b>{word}</b>{" "}<span class="mono">{&found.code}</span>{" "}{chip::prose(&found.message)}</span>
        </li>
    }
}

/// The files that differ, above the objects.
pub(super) fn files(desk: &Desk) -> Html {
    let files = desk.comparison.files.iter().enumerate();
    files.map(|(index, file)| self::file(desk, index, file)).collect()
}

fn file(desk: &Desk, index: usize, file: &ChangedFile) -> Html {
    let (status, class) = became(file.status);
    let whole = height(&file.hunks) <= FEW;
    html! {
        <details class="compare__object" open={whole} key={file.path.clone()}>
            <summary>{icon::small("file")}{" "}<b class="mono">{&file.path}</b>{" "}<span {class}>{status}</span></summary>
            {hunks(desk, Of::File(index), &file.path, whole)}
        </details>
    }
}
