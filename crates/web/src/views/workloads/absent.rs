//! What is not rendered: by chart, then by reason, then the files that share it, so that one switch is one line.

use super::Made;
use crate::rows::Rows;
use crate::{chip, icon, text};
use chartroom_messages::comma;
use chartroom_protocol::AbsentPart;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Files with one reason.
struct Shared<'m> {
    part: &'m AbsentPart,
    files: Vec<String>,
}

/// A chart by its path, the whole files of it with their reasons, and its blocks.
struct Chart<'m> {
    name: String,
    reasons: Vec<Shared<'m>>,
    files: usize,
    /// By their numbers.
    blocks: Vec<usize>,
}

/// The chart that a path of the chart's folder is of, by its names, and the rest of the path.
fn split(path: &str) -> (Vec<&str>, &str) {
    let (mut names, mut rest) = (Vec::new(), path);
    while let Some((name, below)) =
        rest.strip_prefix("charts/").and_then(|rest| rest.split_once('/'))
    {
        // A packed chart has its own folder in it.
        let below = match name.ends_with(".tgz") {
            true => below.split_once('/').map_or(below, |(_, below)| below),
            false => below,
        };
        names.push(name);
        rest = below;
    }
    (names, rest.strip_prefix("templates/").unwrap_or(rest))
}

fn charts<'m>(made: &'m Made, parts: &'m [AbsentPart]) -> Vec<Chart<'m>> {
    let mut charts: Vec<Chart<'m>> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let file = part.condition.as_ref().and_then(|place| made.files.get(place.file.0 as usize));
        let path = match (part.block, file) {
            (true, Some(file)) => &file.name,
            _ => &part.what,
        };
        let (names, rest) = split(path);
        let path = [made.chart.as_str()].into_iter().chain(names);
        let name = path.collect::<Vec<_>>().join(" › ");
        let at = charts.iter().position(|one| one.name == name).unwrap_or(charts.len());
        if at == charts.len() {
            charts.push(Chart { name, reasons: Vec::new(), files: 0, blocks: Vec::new() });
        }
        let Some(chart) = charts.get_mut(at) else { continue };
        if part.block {
            chart.blocks.push(number);
            continue;
        }
        chart.files += 1;
        let is_same = |one: &&mut Shared<'_>| {
            one.part.reason == part.reason && one.part.sources == part.sources
        };
        match chart.reasons.iter_mut().find(is_same) {
            Some(shared) => shared.files.push(rest.to_owned()),
            None => chart.reasons.push(Shared { part, files: vec![rest.to_owned()] }),
        }
    }
    charts.sort_by(|one, other| one.name.cmp(&other.name));
    charts
}

/// The whole of it.
pub(super) fn view(made: &Rc<Made>) -> Html {
    let charts = charts(made, &made.what.absent);
    if charts.is_empty() {
        return Html::default();
    }
    let files = charts.iter().map(|one| one.files).sum();
    let reasons = charts.iter().map(|one| one.reasons.len()).sum();
    let said = counted(files, reasons);
    let is_few = charts.len() == 1;
    html! {
        <section class="nr" aria-label={text::NOT_RENDERED} data-card="absent">
            <h2>{text::NOT_RENDERED}{" "}<span class="muted">{said}</span></h2>
            {for charts.iter().map(|one| chart(made, one, is_few))}
        </section>
    }
}

fn counted(files: usize, reasons: usize) -> String {
    let (files, reasons) =
        (text::CountFiles { count: files }.text(), text::CountReasons { count: reasons }.text());
    format!("{files}, {reasons}")
}

fn chart(made: &Rc<Made>, one: &Chart<'_>, open: bool) -> Html {
    let blocks = (!one.blocks.is_empty()).then(|| {
        let (made, numbers, count) = (made.clone(), one.blocks.clone(), one.blocks.len());
        let row = Callback::from(move |index: usize| {
            let part = numbers.get(index).and_then(|at| made.what.absent.get(*at));
            part.map(|part| block(&made, part)).unwrap_or_default()
        });
        let said = text::AbsentBlocks { count: one.blocks.len() }.text();
        html! {
            <details class="nr__blocks">
                <summary>{icon::small_with("right", "tw")}{said}</summary>
                <Rows {count} {row} height={42} tag="ul" />
            </details>
        }
    });
    html! {
        <details {open} key={one.name.clone()}>
            <summary>{icon::small_with("right", "tw")}<b>{&one.name}</b><span class="muted">{counted(one.files, one.reasons.len())}</span></summary>
            <ul>{for one.reasons.iter().map(|shared| reason(made, shared))}</ul>
            {blocks}
        </details>
    }
}

fn chips(made: &Made, part: &AbsentPart) -> Html {
    let dispatch = made.dispatch();
    match (part.sources.is_empty(), &part.condition) {
        (true, Some(condition)) => chip::place(condition, &made.files, &dispatch),
        _ => chip::sources(&part.sources, &made.files, &dispatch),
    }
}

fn reason(made: &Made, shared: &Shared<'_>) -> Html {
    html! {
        <li>
            <div>{chip::prose(&shared.part.reason)}<div class="fs">{shared.files.join(comma())}</div></div>
            <span>{chips(made, shared.part)}</span>
        </li>
    }
}

fn block(made: &Made, part: &AbsentPart) -> Html {
    let reason = &part.reason;
    let why = match part.objects.as_slice() {
        [] => reason.clone(),
        [one] => {
            let object = made.what.objects.get(*one as usize);
            let object = object.map(|one| format!("{} {}", one.kind, one.name));
            let said = object.map(|object| text::AbsentIn { object: &object, reason }.text());
            said.unwrap_or_else(|| reason.clone())
        }
        many => text::AbsentInObjects { count: &many.len(), reason }.text(),
    };
    html! {
        <li>
            <div><code>{&part.what}</code>{" "}<span class="why">{chip::prose(&why)}</span></div>
            <span>{chips(made, part)}</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_path_is_of_a_chart() {
        assert_eq!(split("templates/a/b.yaml"), (vec![], "a/b.yaml"));
        assert_eq!(split("charts/kafka/templates/b.yaml"), (vec!["kafka"], "b.yaml"));
        assert_eq!(split("charts/a/charts/b/templates/c.yaml"), (vec!["a", "b"], "c.yaml"));
        assert_eq!(split("charts/kafka"), (vec![], "charts/kafka"));
    }
}
