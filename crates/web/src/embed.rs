//! What other pages embed: the layers that a link brings, the output, or both, to be read. Nothing is kept, and nothing can be
//! edited. `embed.html?show=overlay&theme=dark#…` says what is shown; the link is that of the page.

use crate::highlight::Highlighter;
use crate::panels::problems::look;
use crate::panels::{badge, output, recipe};
use crate::rows::Rows;
use crate::state::{Action, State, Text, explained as with_lines};
use crate::{browser, chip, explain, icon, text};
use std::rc::Rc;
use yew::{Callback, Html, NodeRef, html};

/// What of a link is shown.
#[derive(Clone, Copy, PartialEq)]
enum Show {
    Overlay,
    Output,
    Both,
}

impl Show {
    /// As `show` in the address says.
    fn asked() -> Self {
        match browser::query("show").as_deref() {
            Some("overlay") => Self::Overlay,
            Some("output") => Self::Output,
            _ => Self::Both,
        }
    }
}

/// The whole of it.
pub(crate) fn view(
    state: &State,
    dispatch: &Callback<Action>,
    _hosts: &[NodeRef; 2],
    _ways: (&Callback<()>, &Callback<()>),
) -> Html {
    let show = Show::asked();
    let reads = dispatch.clone();
    let dispatch = Callback::from(move |action: Action| {
        if !action.edits() {
            reads.emit(action);
        }
    });
    let class = match show {
        Show::Both => "embed__body embed__body--both",
        Show::Overlay | Show::Output => "embed__body",
    };
    html! {
        <>
            {head(state, &dispatch)}
            <main {class}>
                { (show != Show::Output).then(|| layers(state, &dispatch)) }
                { (show != Show::Overlay).then(|| output::view(state, &dispatch, explained(state, &dispatch), false)) }
            </main>
            { (state.problems_open || show == Show::Overlay).then(|| problems(state, &dispatch)) }
        </>
    }
}

/// What is pinned; the page has it drawn by the views.
fn explained(state: &State, dispatch: &Callback<Action>) -> Html {
    let explained = state.pinned_explanation().map(|(of, view)| with_lines(&of, &view));
    explained.map(|explained| explain::view(&explained, dispatch)).unwrap_or_default()
}

fn head(state: &State, dispatch: &Callback<Action>) -> Html {
    let chart = state
        .chart
        .as_ref()
        .map(|chart| html! { <h1 class="ellip">{&chart.name}{" "}<small class="muted">{&chart.version}</small></h1> });
    let link = match browser::hash() {
        hash if hash.is_empty() => "./".to_owned(),
        hash => format!("./#{hash}"),
    };
    html! {
        <header class="embed__head">
            <svg class="embed__mark" aria-hidden="true"><use href="#i-mark"/></svg>
            {chart}
            {recipe::select(state, dispatch)}
            {badge(state, state.active)}
            <span class="grow"></span>
            <a class="btn btn--sm btn--line" href={link} target="_blank" rel="noopener">{icon::small("jump")}{text::OPEN_IN_CHARTROOM}</a>
        </header>
    }
}

/// The values files of the environment, one of them open, and its `--set` entries.
fn layers(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(environment) = state.environment() else { return Html::default() };
    let open = state.current.clone().or_else(|| state.base());
    let base = state.base().map(|base| base.to_string());
    let paths = environment.overlays.iter().rev().cloned().chain(base);
    let mut paths: Vec<Rc<str>> = paths.map(Rc::from).collect();
    // Where a chip leads.
    if let Some(open) = open.clone().filter(|open| !paths.contains(open)) {
        paths.insert(0, open);
    }
    let tab = |path: &Rc<str>| {
        let (target, pressed) = (path.clone(), open.as_ref() == Some(path));
        let onclick = dispatch.reform(move |_| Action::OpenFile(target.clone()));
        html! { <button type="button" class="btn btn--sm" aria-pressed={pressed.to_string()} {onclick}>{path.to_string()}</button> }
    };
    let entry = |entry: &chartroom_protocol::SetEntry| {
        html! { <code>{recipe::flag(entry.kind)}{" "}{&entry.text}</code> }
    };
    let sets = (!environment.sets.is_empty())
        .then(|| html! { <div class="embed__sets">{for environment.sets.iter().map(entry)}</div> });
    html! {
        <section class="pane" aria-label={text::VALUES}>
            <div class="pane__head embed__files">{for paths.iter().map(tab)}</div>
            {sets}
            <div class="pane__body" tabindex="0">{file(state, open.as_deref())}</div>
        </section>
    }
}

fn file(state: &State, path: Option<&str>) -> Html {
    let Some(Text::Small(text)) = path.and_then(|path| state.file(path)).map(|file| &file.text)
    else {
        return html! { <div class="empty">{text::NO_CHART}</div> };
    };
    let colours = Rc::new(Highlighter::of(text.lines()));
    let lines: Rc<Vec<String>> = Rc::new(text.lines().map(str::to_owned).collect());
    let count = lines.len();
    let row = Callback::from(move |number: usize| {
        let (line, colours) = (lines.get(number), colours.get(number));
        let line = line.zip(colours).map(|(line, colours)| colours.line(line));
        html! { <div class="row" data-source={number.to_string()}><span class="gut" aria-hidden="true">{number + 1}</span><span class="cm-line">{line}</span></div> }
    });
    html! { <div class="code" tabindex="0" key={path.unwrap_or_default().to_owned()}><Rows {count} {row} height={20} /></div> }
}

/// Brings a line of the open file into view and marks it.
pub(crate) fn reveal(line: u32) {
    if let Some(marked) = browser::find("[data-source][aria-current]") {
        let _ = marked.remove_attribute("aria-current");
    }
    if let Some(row) = browser::find(&format!("[data-source='{line}']")) {
        let _ = row.set_attribute("aria-current", "true");
        browser::into_view(&row);
    }
}

/// What is wrong, each with its place.
fn problems(state: &State, dispatch: &Callback<Action>) -> Html {
    let one = |(index, problem): (usize, &chartroom_protocol::Problem)| {
        let (class, symbol, word) = look(problem.severity);
        let onclick = dispatch.reform(move |_| Action::ChooseProblem(index));
        let place = problem.place.as_ref().map(|place| chip::label(place, &state.shown.files));
        let place = place
            .map(|place| html! { <button type="button" class="aslink" {onclick}>{place}</button> });
        html! { <li class="embed__problem">{icon::small_with(symbol, class)}<span class="vh">{word}</span><span>{chip::prose(&problem.message)}{" "}{place}</span></li> }
    };
    let listed: Vec<Html> = state.shown.of(state.active).map(one).collect();
    if listed.is_empty() {
        return Html::default();
    }
    html! { <ul class="embed__problems" aria-label={text::PROBLEMS}>{listed}</ul> }
}
