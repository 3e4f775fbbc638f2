//! The list of problems with the detail of the chosen one.

use crate::rows::Rows;
use crate::state::{Action, Filter, Shown, State, Target, Upgrade};
use crate::{chip, icon, text};
use chartroom_protocol::{Problem, Severity};
use std::rc::Rc;
use yew::{Callback, Html, TargetCast, classes, html};

/// The panel.
pub(crate) fn view(state: &State, dispatch: &Callback<Action>) -> Html {
    if !state.problems_open {
        return Html::default();
    }
    let listed = state.listed();
    let close = dispatch.reform(|_| Action::Problems(Some(false)));
    html! {
        <section class="problems" aria-label={text::PROBLEMS} id="problems">
            <div class="pane__head">
                <b>{text::PROBLEMS}</b>{counts(state, dispatch)}<span class="vr"></span>{scope(state, dispatch)}{words(state, dispatch)}{upgrade(state, dispatch)}<span class="grow"></span>
                <span class="muted d-only"><kbd>{"F8"}</kbd>{" "}{text::NEXT}</span>
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::CLOSE} title={text::PROBLEMS_CLOSE} onclick={close}>{icon::small("x")}</button>
            </div>
            <div class="problems__body">
                <div class="problems__list">
                    { if listed.is_empty() { nothing(state) } else { table(state, dispatch, &listed) } }
                </div>
                {detail(state, dispatch)}
            </div>
        </section>
    }
}

fn table(state: &State, dispatch: &Callback<Action>, listed: &[(usize, &Problem)]) -> Html {
    let desk = Desk {
        shown: state.shown.clone(),
        names: state.environments.iter().map(|environment| environment.name.clone()).collect(),
        chosen: state.chosen,
        dispatch: dispatch.clone(),
    };
    let wanted = listed.iter().position(|(index, _)| Some(*index) == state.chosen);
    let (count, numbers): (usize, Vec<usize>) =
        (listed.len(), listed.iter().map(|(index, _)| *index).collect());
    let row = Callback::from(move |index: usize| {
        let number = numbers.get(index).copied().unwrap_or_default();
        let problem = desk.shown.problems.get(number);
        problem.map(|problem| desk.row(number, problem)).unwrap_or_default()
    });
    html! {
        <table class="ptable" aria-rowcount={(count + 1).to_string()}>
            <thead><tr>
                <th scope="col"><span class="vh">{text::SEVERITY}</span></th><th scope="col">{text::CODE}</th><th scope="col">{text::KIND}</th><th scope="col">{text::PROBLEM}</th>
                <th scope="col">{text::COLUMN_IN}</th><th scope="col">{text::COLUMN_PLACE}</th><th scope="col">{text::QUICK_FIX}</th>
            </tr></thead>
            <Rows {count} {row} height={27} {wanted} tag="tbody" />
        </table>
    }
}

/// What rows are drawn from.
struct Desk {
    shown: Rc<Shown>,
    /// The environments.
    names: Vec<String>,
    chosen: Option<usize>,
    dispatch: Callback<Action>,
}

/// Nothing to list: because there is nothing, or because of the filter.
fn nothing(state: &State) -> Html {
    let filtered = state.filter != Filter::default() && !state.shown.problems.is_empty();
    let text = if filtered { text::NO_PROBLEM_MATCHES.text() } else { text::NO_PROBLEMS.text() };
    html! { <div class="empty">{text}</div> }
}

/// How many there are of each severity; each narrows the list to itself.
fn counts(state: &State, dispatch: &Callback<Action>) -> Html {
    let all = state.in_scope();
    let part = |severity, count: fn(usize) -> String| {
        let is_shown =
            |(_, problem): &&(usize, &Problem)| problem.severity == severity && !problem.quiet;
        let number = all.iter().filter(is_shown).count();
        let only = state.filter.severity == Some(severity);
        (number > 0 || only).then(|| {
            let (class, symbol, _) = look(severity);
            let next = if only { None } else { Some(severity) };
            let filter = Filter { severity: next, ..state.filter.clone() };
            let onclick = dispatch.reform(move |_| Action::Filter(filter.clone()));
            html! {
                <button type="button" class="fchip" aria-pressed={only.to_string()} {onclick}>
                    <span {class}>{icon::small(symbol)}</span>{count(number)}
                </button>
            }
        })
    };
    html! {
        <div class="fchips" role="group" aria-label={text::SEVERITY}>
            {part(Severity::Error, |count| text::CountErrors { count }.text())}
            {part(Severity::Warning, |count| text::CountWarnings { count }.text())}
            {part(Severity::Info, |count| text::CountHints { count }.text())}
        </div>
    }
}

/// The field that narrows the list to problems with some words.
fn words(state: &State, dispatch: &Callback<Action>) -> Html {
    let filter = state.filter.clone();
    let oninput = dispatch.reform(move |event: yew::InputEvent| {
        let field: web_sys::HtmlInputElement = event.target_unchecked_into();
        Action::Filter(Filter { text: field.value(), ..filter.clone() })
    });
    html! { <input type="search" class="input input--sm" placeholder={text::FILTER_PLACEHOLDER} aria-label={text::FILTER_PROBLEMS} value={state.filter.text.clone()} {oninput} /> }
}

/// The checks come with the whole engine: that they are not there yet, or will not be.
fn upgrade(state: &State, dispatch: &Callback<Action>) -> Html {
    match state.upgrade {
        Upgrade::Fetching => html! { <span class="muted">{text::CHECKS_LOADING}</span> },
        Upgrade::Failed => {
            let onclick = dispatch.reform(|_| Action::RetryUpgrade);
            html! { <><span class="muted">{text::CHECKS_UNFETCHED}</span><button type="button" class="btn btn--sm" {onclick}>{text::TRY_AGAIN}</button></> }
        }
        Upgrade::Idle => Html::default(),
    }
}

fn scope(state: &State, dispatch: &Callback<Action>) -> Html {
    let name = state.environment().map(|environment| environment.name.clone()).unwrap_or_default();
    let choice = |all: bool, name: String| {
        let onclick = dispatch.reform(move |_| Action::ProblemsAll(all));
        html! { <button type="button" aria-pressed={(state.problems_all == all).to_string()} {onclick}>{name}</button> }
    };
    html! { <div class="seg" role="group" aria-label={text::SCOPE}>{choice(false, name)}{choice(true, text::ALL_ENVIRONMENTS.text().to_owned())}</div> }
}

/// Class, icon and word of a severity.
pub(crate) fn look(severity: Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("sev-err", "error", text::SEVERITY_ERROR.text()),
        Severity::Warning => ("sev-warn", "warn", text::SEVERITY_WARNING.text()),
        Severity::Info => ("sev-hint", "hint", text::SEVERITY_HINT.text()),
    }
}

impl Desk {
    fn row(&self, index: usize, problem: &Problem) -> Html {
        let (class, symbol, word) = look(problem.severity);
        let (chosen, dispatch) = (self.chosen == Some(index), &self.dispatch);
        let onclick = dispatch.reform(move |_| Action::ChooseProblem(index));
        html! {
            <tr aria-current={chosen.then_some("true")} data-problem={problem.code.clone()} {onclick}>
                <td class={classes!("sev", class)}>{icon::small(symbol)}<span class="vh">{word}</span></td>
                <td class="code-id">{&problem.code}</td>
                <td class="muted">{kind(&problem.code)}</td>
                <td>{message(dispatch, index, problem)}</td>
                <td>{self.environments(problem)}</td>
                <td class="place">{self.place(index, problem)}{self.related(index, problem)}</td>
                <td>{fix(dispatch, index, problem, "btn btn--sm btn--line")}</td>
            </tr>
        }
    }

    fn environments(&self, problem: &Problem) -> String {
        if problem.environments.is_empty() || problem.environments.len() == self.names.len() {
            return text::ALL.into();
        }
        let names = problem.environments.iter().filter_map(|at| self.names.get(*at as usize));
        names.map(String::as_str).collect::<Vec<_>>().join(chartroom_messages::comma())
    }

    fn place(&self, index: usize, problem: &Problem) -> Html {
        let Some(place) = &problem.place else { return Html::default() };
        let text = place_text(&self.shown, place);
        if Target::of(place, &self.shown.files).is_none() {
            return html! { {text} };
        }
        let onclick = stop(&self.dispatch, move || Action::ChooseProblem(index));
        html! { <button type="button" class="aslink" {onclick}>{text}</button> }
    }

    fn related(&self, index: usize, problem: &Problem) -> Html {
        let one = |(number, related): (usize, &chartroom_protocol::Related)| {
            let onclick = stop(&self.dispatch, move || Action::Related(index, number));
            let text = format!("↳ {}", place_text(&self.shown, &related.place));
            if Target::of(&related.place, &self.shown.files).is_none() {
                return html! { <span class="muted">{text}</span> };
            }
            html! { <button type="button" class="aslink aslink--quiet" title={related.message.clone()} {onclick}><span class="vh">{text::RELATED}{text::GAP}</span>{text}</button> }
        };
        problem.related.iter().enumerate().take(3).map(one).collect()
    }
}

/// The message, which chooses the problem without a mouse too.
fn message(dispatch: &Callback<Action>, index: usize, problem: &Problem) -> Html {
    let onclick = stop(dispatch, move || Action::ChooseProblem(index));
    html! { <button type="button" class="ptable__message" {onclick}>{chip::prose(&problem.message)}</button> }
}

/// What the area of a code is about, in a word.
fn kind(code: &str) -> &'static str {
    match code.split('/').next().unwrap_or_default() {
        "yaml" => "YAML",
        "template" | "exec" => text::KIND_TEMPLATE.text(),
        "values" => text::KIND_VALUES.text(),
        "output" => text::KIND_OUTPUT.text(),
        "kube" => "Kubernetes",
        "policy" => text::KIND_PRACTICE.text(),
        "trap" => text::KIND_TRAP.text(),
        "chart" => text::KIND_CHART.text(),
        "input" => text::KIND_INPUT.text(),
        "checks" => text::KIND_SETTINGS.text(),
        "internal" => text::KIND_ENGINE.text(),
        id => match id.trim_end_matches(|one: char| one.is_ascii_digit()) {
            "GPU" => "GPU",
            "VLLM" | "TGI" | "HF" | "SRC" => text::KIND_MODEL.text(),
            "VOL" | "REF" => text::KIND_REFERENCE.text(),
            "PROBE" | "TERM" | "DEP" | "PDB" => text::KIND_ROLLOUT.text(),
            "HPA" | "KEDA" => text::KIND_SCALING.text(),
            "VAL" => text::KIND_VALUES.text(),
            "ERR" if id == "ERR007" => "YAML",
            "ERR" if id == "ERR005" => text::KIND_OUTPUT.text(),
            "ERR" => text::KIND_TEMPLATE.text(),
            "KUBE" => "Kubernetes",
            _ => text::KIND_PRACTICE.text(),
        },
    }
}

fn place_text(shown: &Shown, place: &chartroom_protocol::Place) -> String {
    let name = shown.file(place.file).map(|file| file.name.as_str()).unwrap_or_default();
    format!("{name}:{}:{}", place.start.line + 1, place.start.column.0 + 1)
}

fn fix(dispatch: &Callback<Action>, index: usize, problem: &Problem, class: &'static str) -> Html {
    let Some(fix) = &problem.fix else { return Html::default() };
    let onclick = stop(dispatch, move || Action::Fix(index));
    html! { <button type="button" {class} {onclick}>{chip::prose(&fix.title)}</button> }
}

/// All listed problems of a kind at once, where there are several.
fn fix_all(state: &State, dispatch: &Callback<Action>, index: usize) -> Html {
    let alike = state.listed_like(index).len();
    if alike < 2 {
        return Html::default();
    }
    let onclick = stop(dispatch, move || Action::FixAll(index));
    html! { <button type="button" class="btn btn--sm" {onclick}>{text::FixAll { alike: &alike }.text()}</button> }
}

/// Switches the check off that found a problem. What Helm itself says cannot be.
fn off(dispatch: &Callback<Action>, problem: &Problem) -> Html {
    let is_of_helm = |text: &String| text.starts_with("Error: ");
    let is_refused =
        problem.severity == Severity::Error && problem.helm_text.as_ref().is_some_and(is_of_helm);
    if is_refused || matches!(kind(&problem.code), "Input" | "Settings" | "Engine") {
        return Html::default();
    }
    let code = problem.code.clone();
    let onclick = stop(dispatch, move || Action::SwitchOff(code.clone()));
    html! { <button type="button" class="btn btn--sm" title={text::SWITCH_OFF_HELP} {onclick}>{text::SWITCH_OFF}</button> }
}

/// An action of a button inside a row that has its own.
fn stop(
    dispatch: &Callback<Action>,
    action: impl Fn() -> Action + 'static,
) -> Callback<yew::MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: yew::MouseEvent| {
        event.stop_propagation();
        dispatch.emit(action());
    })
}

/// A link to the chosen problem.
fn link(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Share(None));
    html! { <button type="button" class="btn btn--sm" title={text::LINK_HELP} {onclick}>{icon::small("share")}{text::LINK}</button> }
}

fn detail(state: &State, dispatch: &Callback<Action>) -> Html {
    let chosen = state
        .chosen
        .and_then(|index| state.shown.problems.get(index).map(|problem| (index, problem)));
    let Some((index, problem)) = chosen else {
        return html! { <aside class="pdetail muted" aria-label={text::ABOUT_PROBLEM}>{text::CHOOSE_PROBLEM}</aside> };
    };
    let place =
        problem.place.as_ref().map(|place| place_text(&state.shown, place)).unwrap_or_default();
    let helm = problem.helm_text.as_ref().map(|helm| {
        html! { <details class="helmtext"><summary>{if problem.doc.is_some() { text::OWN_WORDS.text() } else { text::HELM_SAYS.text() }}</summary><pre tabindex="0">{helm}</pre></details> }
    });
    html! {
        <aside class="pdetail" aria-label={text::ABOUT_PROBLEM}>
            <span class="code-id">{format!("{} · {place}", problem.code)}</span>
            <h2>{chip::prose(&problem.message)}</h2>
            { problem.help.as_deref().map(|help| html! { <p>{chip::prose(help)}</p> }) }
            <div class="pdetail__fix">{fix(dispatch, index, problem, "btn btn--primary btn--sm")}{fix_all(state, dispatch, index)}{off(dispatch, problem)}{link(dispatch)}</div>
            { (problem.count > 1).then(|| html! { <p class="muted">{text::FoundTimes { count: &problem.count }.text()}</p> }) }
            { problem.doc.as_ref().map(|doc| html! { <><p>{chip::prose(&doc.why)}</p><p><a href={doc.link.clone()} target="_blank" rel="noopener noreferrer">{text::DOCUMENTATION}</a></p></> }) }
            {helm}
        </aside>
    }
}
