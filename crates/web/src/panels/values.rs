//! Effective values: each line with its layer and, if overridden, what it was.

use super::find::{self, Found};
use super::{Same, manifests};
use crate::highlight::Highlighter;
use crate::rows::Rows;
use crate::state::{Action, View};
use crate::{chip, text};
use chartroom_protocol::{Layer, ValueLine};
use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, KeyboardEvent, Properties, TargetCast, classes, component, html, use_memo,
    use_state,
};

/// What the values are drawn with.
#[derive(Properties, PartialEq)]
pub(crate) struct ValuesProps {
    /// The output.
    pub(crate) view: Same<View>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The values.
#[component]
pub(crate) fn Values(props: &ValuesProps) -> Html {
    let only = use_state(|| false);
    let onchange = {
        let only = only.clone();
        Callback::from(move |event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            only.set(input.checked());
        })
    };
    let lines = props.view.0.values.clone();
    let shown = use_memo((Same(lines), *only), |(lines, only)| Shown::of(&lines.0, *only));
    let count = shown.numbers.len();
    let found = use_state(Found::default);
    let find = {
        let (view, numbers) = (props.view.0.clone(), shown.clone());
        let places = Callback::from(move |wanted: String| {
            let line = |number: &usize| view.values.get(*number).map(|line| line.text.as_str());
            let held = |number: &usize| line(number).is_some_and(|line| find::holds(line, &wanted));
            let all = numbers.numbers.iter().enumerate();
            all.filter(|(_, number)| held(number)).map(|(index, _)| (0, index)).collect()
        });
        find::view(&found, places, Callback::noop())
    };
    let wanted = found.spot().map(|(_, line)| line);
    let (view, dispatch) = (props.view.0.clone(), props.dispatch.clone());
    let row = Callback::from(move |index: usize| {
        let number = shown.numbers.get(index).copied().unwrap_or_default();
        let line = view.values.get(number).zip(shown.colours.get(number));
        let place = (number, index == 0, wanted == Some(index));
        line.map(|(line, colours)| row(&view, &dispatch, place, line, *colours)).unwrap_or_default()
    });
    let onkeydown = Callback::from(|event: KeyboardEvent| manifests::walk(&event));
    html! {
        <>
            {manifests::legend(html! {
                <><span class="grow"></span>{find}<label class="nowrap legend__check"><input type="checkbox" checked={*only} {onchange} />{text::ONLY_CHANGED}</label></>
            })}
            <div class="code" {onkeydown}><Rows {count} {row} height={20} {wanted} /></div>
        </>
    }
}

/// The lines that are shown.
#[derive(PartialEq)]
struct Shown {
    /// Their numbers among all.
    numbers: Vec<usize>,
    /// What colours each of all.
    colours: Vec<Highlighter>,
}

impl Shown {
    fn of(lines: &[ValueLine], only: bool) -> Self {
        let keep = kept(lines, only);
        let numbers =
            keep.into_iter().enumerate().filter_map(|(number, keep)| keep.then_some(number));
        let colours = Highlighter::of(lines.iter().map(|line| line.text.as_str()));
        Self { numbers: numbers.collect(), colours }
    }
}

fn row(
    view: &View,
    dispatch: &Callback<Action>,
    (number, first, found): (usize, bool, bool),
    line: &ValueLine,
    colours: Highlighter,
) -> Html {
    let tag = line.source.map(|source| chip::tag(source.layer)).unwrap_or_default();
    let chip =
        line.source.map(|source| chip::source(&source, &view.files, dispatch)).unwrap_or_default();
    html! {
        <div class={classes!("row", "row--out", found.then_some("is-found"))} tabindex={if first { "0" } else { "-1" }} data-value={number.to_string()}>
            <span class="prov">{tag}</span><span class="gut" aria-hidden="true">{number + 1}</span><span class="cm-line">{colours.line(&line.text)}</span>
            { line.was.as_ref().map(|was| html! { <span class="inhint">{text::ValueWas { value: &short(was) }.text()}</span> }) }
            <span class="row__src">{chip}</span>
        </div>
    }
}

/// The start of a value that is long.
fn short(value: &str) -> String {
    match value.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Which lines stay when only changes are shown: those of later layers, and the keys that lead to them.
fn kept(lines: &[ValueLine], only: bool) -> Vec<bool> {
    let changed = |line: &ValueLine| {
        matches!(line.source.map(|source| source.layer), Some(Layer::Overlay(_) | Layer::Set(_)))
    };
    let mut keep: Vec<bool> = lines.iter().map(|line| !only || changed(line)).collect();
    let mut needed = 0;
    for (line, keep) in lines.iter().zip(&mut keep).rev() {
        let indent = line.text.len() - line.text.trim_start().len();
        if *keep {
            needed = needed.max(indent);
        } else if indent < needed {
            *keep = true;
        }
        if *keep {
            needed = indent;
        }
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::Source;

    #[test]
    fn changed_lines_keep_the_keys_above_them() {
        let line = |text: &str, layer| ValueLine {
            text: text.into(),
            source: Some(Source { layer, place: None }),
            was: None,
        };
        let lines = [
            line("a:", Layer::Base),
            line("  b: 1", Layer::Base),
            line("  c:", Layer::Base),
            line("    d: 2", Layer::Overlay(2)),
            line("e: 3", Layer::Base),
        ];
        assert_eq!(kept(&lines, true), [true, false, true, true, false]);
        assert_eq!(kept(&lines, false), [true; 5]);
    }
}
