//! The Overview: a verdict, then cards, each led by one figure.

mod gpu;
mod resources;
mod scaling;
mod workload;

use super::{Same, count_badge};
use crate::state::{Action, State, View};
use crate::{chip, icon, text};
use chartroom_protocol::{AbsentPart, Figure, Object, Severity, Subject};
use yew::{Callback, Html, Properties, classes, component, html};

/// What the cards are drawn with.
#[derive(Properties, PartialEq)]
pub(crate) struct CardsProps {
    /// The output.
    pub(crate) view: Same<View>,
    /// The objects that problems are about.
    pub(crate) told: Vec<(Subject, Severity)>,
    /// Where actions go.
    pub(crate) dispatch: Callback<Action>,
}

/// The first line: would this deploy?
#[derive(Clone, PartialEq)]
pub(crate) struct Verdict {
    environment: String,
    errors: usize,
    warnings: usize,
    objects: usize,
    first: Option<String>,
}

impl Verdict {
    /// The verdict on the open environment.
    pub(crate) fn of(state: &State) -> Self {
        let worst =
            state.shown.of(state.active).find(|(_, problem)| problem.severity != Severity::Info);
        Self {
            environment: state
                .environment()
                .map(|environment| environment.name.clone())
                .unwrap_or_default(),
            errors: state.shown.count(state.active, Severity::Error),
            warnings: state.shown.count(state.active, Severity::Warning),
            objects: state
                .good()
                .and_then(|good| good.view.as_ref())
                .map_or(0, |view| view.objects.len()),
            first: worst.map(|(_, problem)| problem.message.clone()),
        }
    }

    /// The line itself; it is fresh also when the cards are not.
    pub(crate) fn view(&self, dispatch: &Callback<Action>) -> Html {
        let objects = text::count(self.objects, "object", "objects");
        let (class, symbol, lead) = match (self.errors, self.warnings) {
            (0, 0) => (
                "verdict--ok",
                "check",
                format!("{} renders: {objects}, no problems.", self.environment),
            ),
            (0, warnings) => {
                let warnings = text::count(warnings, "warning", "warnings");
                (
                    "verdict--warn",
                    "warn",
                    format!("{} renders: {objects}, {warnings}.", self.environment),
                )
            }
            (errors, _) => {
                let errors = text::count(errors, "error", "errors");
                (
                    "verdict--err",
                    "error",
                    format!("{} would not deploy: {errors}.", self.environment),
                )
            }
        };
        let onclick = dispatch.reform(|_| Action::Problems(Some(true)));
        html! {
            <div class="cards cards--verdict"><div class={classes!("verdict", class)} data-verdict={symbol}>
                {icon::plain(symbol)}
                <span class="grow ellip"><b>{lead}</b>{" "}{self.first.as_deref().map(chip::prose).unwrap_or_default()}</span>
                { self.first.is_some().then(|| html! { <button type="button" class="btn btn--sm" {onclick}>{text::SHOW_PROBLEMS}</button> }) }
            </div></div>
        }
    }
}

/// What every card needs: the output and where clicks go.
pub(crate) struct Scope<'a> {
    /// The output.
    pub(crate) view: &'a View,
    /// The objects that problems are about.
    pub(crate) told: &'a [(Subject, Severity)],
    /// Where actions go.
    pub(crate) dispatch: &'a Callback<Action>,
}

impl Scope<'_> {
    fn object(&self, index: u32) -> Option<&Object> {
        self.view.objects.get(index as usize).map(|object| &**object)
    }

    fn sources<T>(&self, figure: &Figure<T>) -> Html {
        chip::sources(&figure.sources, &self.view.files, self.dispatch)
    }

    /// A row of a card: a name, a value and its chips.
    fn row(&self, name: &str, figure: Option<&Figure<String>>) -> Html {
        let Some(figure) = figure else { return Html::default() };
        html! {
            <><dt>{name.to_owned()}</dt><dd><span class="ellip" title={figure.value.clone()}>{&figure.value}</span>{self.sources(figure)}</dd></>
        }
    }

    /// Errors and warnings about an object.
    fn badge(&self, object: u32) -> Html {
        let Some(object) = self.object(object) else { return Html::default() };
        let about = |wanted: Severity| {
            let told = self.told.iter().filter(|(subject, severity)| {
                *severity == wanted && subject.kind == object.kind && subject.name == object.name
            });
            told.count()
        };
        count_badge(about(Severity::Error), about(Severity::Warning))
    }

    /// The head of a card: its title, the object's name and a chip that leads to the object.
    fn head(&self, title: &str, aside: &str, object: u32) -> Html {
        let template =
            self.object(object).map(|object| object.template.clone()).unwrap_or_default();
        let short = template.rsplit('/').next().unwrap_or_default().to_owned();
        let onclick = self.dispatch.reform(move |_| Action::GoObject(object));
        html! {
            <div class="card__head">
                <h3>{title.to_owned()}</h3><span class="ellip">{aside.to_owned()}</span>{self.badge(object)}<span class="grow"></span>
                <button type="button" class="src src--tpl aslink" title={template} {onclick}>{short}</button>
            </div>
        }
    }
}

/// The cards.
#[component]
pub(crate) fn Cards(props: &CardsProps) -> Html {
    let scope = Scope { view: &props.view.0, told: &props.told, dispatch: &props.dispatch };
    let overview = &scope.view.overview;
    html! {
        <div class="cards">
            {for overview.workloads.iter().map(|card| workload::card(&scope, card))}
            {for overview.autoscalers.iter().map(|card| scaling::autoscaler(&scope, card))}
            {missing(&scope, overview.autoscalers.is_empty(), "HorizontalPodAutoscaler", "Autoscaling", "No autoscaler.")}
            {for overview.budgets.iter().map(|card| scaling::budget(&scope, card))}
            {missing(&scope, overview.budgets.is_empty(), "PodDisruptionBudget", "Disruption budget", "No disruption budget.")}
            {for overview.gpus.iter().map(|card| gpu::card(&scope, card))}
            {for overview.resources.iter().map(|card| resources::card(&scope, card))}
            {absent(&scope)}
        </div>
    }
}

/// A card that says why there is nothing to show.
fn missing(scope: &Scope, none: bool, kind: &str, title: &str, lead: &str) -> Html {
    let part = scope.view.absent.iter().find(|part| part.kind.as_deref() == Some(kind));
    let Some(part) = part.filter(|_| none) else { return Html::default() };
    html! {
        <article class="card" aria-label={title.to_owned()} data-card={kind.to_owned()}>
            <div class="card__head"><h3>{title.to_owned()}</h3></div>
            <p class="note"><span>{lead.to_owned()}{" "}{chip::prose(&part.reason)}{" "}{chip::sources(&part.sources, &scope.view.files, scope.dispatch)}</span></p>
        </article>
    }
}

/// What is not rendered, each with its reason: whole templates and subcharts, then blocks, folded.
fn absent(scope: &Scope) -> Html {
    let parts = &scope.view.absent;
    if parts.is_empty() {
        return Html::default();
    }
    let (blocks, whole): (Vec<&AbsentPart>, Vec<&AbsentPart>) =
        parts.iter().partition(|part| part.block);
    let lead = match whole.len() {
        0 => String::new(),
        count => format!("{count}, each with its reason"),
    };
    html! {
        <article class="card card--wide" aria-label={text::NOT_RENDERED} data-card="absent">
            <div class="card__head"><h3>{text::NOT_RENDERED}</h3><span>{lead}</span></div>
            <ul class="rlist">{for whole.iter().map(|part| absent_row(scope, part))}</ul>
            {absent_blocks(scope, &blocks)}
        </article>
    }
}

/// Blocks that did not run, template by template.
fn absent_blocks(scope: &Scope, blocks: &[&AbsentPart]) -> Html {
    if blocks.is_empty() {
        return Html::default();
    }
    let file = |part: &AbsentPart| part.condition.as_ref().map(|place| place.file);
    let of_file = |group: &[&AbsentPart]| {
        let id = group.first().and_then(|part| file(part));
        let entry = id.and_then(|id| scope.view.files.get(id.0 as usize));
        let name = entry.map(|entry| entry.name.clone()).unwrap_or_default();
        html! { <><h4><code>{name}</code></h4><ul class="rlist blist">{for group.iter().map(|part| block_row(scope, part))}</ul></> }
    };
    let count = match blocks.len() {
        1 => "1 block of the templates".to_owned(),
        count => format!("{count} blocks of the templates"),
    };
    html! {
        <details class="blocks">
            <summary>{count}</summary>
            {for blocks.chunk_by(|a, b| file(a) == file(b)).map(of_file)}
        </details>
    }
}

fn block_row(scope: &Scope, part: &AbsentPart) -> Html {
    let objects = match part.objects.as_slice() {
        [] => String::new(),
        [one] => scope
            .view
            .objects
            .get(*one as usize)
            .map(|object| format!(", in {} {}", object.kind, object.name))
            .unwrap_or_default(),
        many => format!(", in {} objects", many.len()),
    };
    let place =
        part.condition.as_ref().map(|place| chip::place(place, &scope.view.files, scope.dispatch));
    html! {
        <li>
            <code>{part.what.clone()}</code>
            <span class="blist__where">{chip::sources(&part.sources, &scope.view.files, scope.dispatch)}{for place}</span>
            <span class="why">{chip::prose(&part.reason)}{objects}</span>
        </li>
    }
}

fn absent_row(scope: &Scope, part: &AbsentPart) -> Html {
    let name = part.what.strip_prefix("templates/").unwrap_or(&part.what).to_owned();
    let chips = match (part.sources.is_empty(), &part.condition) {
        (true, Some(condition)) => chip::place(condition, &scope.view.files, scope.dispatch),
        _ => chip::sources(&part.sources, &scope.view.files, scope.dispatch),
    };
    html! { <li><code class="rlist__what">{name}</code><span class="why grow ellip">{chip::prose(&part.reason)}</span>{chips}</li> }
}
