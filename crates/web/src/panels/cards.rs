//! The Overview: a verdict, then cards, each led by one figure.

pub(crate) mod gpu;
pub(crate) mod resources;
pub(crate) mod scaling;
pub(crate) mod workload;

use super::{Same, count_badge};
use crate::rows::{FEW, Rows};
use crate::state::{Action, State, View};
use crate::{chip, icon, text};
use chartroom_protocol::{AbsentPart, Figure, FileEntry, Severity, Subject};
use std::rc::Rc;
use yew::{Callback, Html, Properties, classes, component, html, use_state};

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
        let objects = text::CountObjects { count: self.objects }.text();
        let (class, symbol, lead) = match (self.errors, self.warnings) {
            (0, 0) => (
                "verdict--ok",
                "check",
                text::VerdictOk { environment: &self.environment, objects: &objects }.text(),
            ),
            (0, warnings) => {
                let warnings = text::CountWarnings { count: warnings }.text();
                (
                    "verdict--warn",
                    "warn",
                    text::VerdictWarn {
                        environment: &self.environment,
                        objects: &objects,
                        warnings: &warnings,
                    }
                    .text(),
                )
            }
            (errors, _) => {
                let errors = text::CountErrors { count: errors }.text();
                (
                    "verdict--err",
                    "error",
                    text::VerdictError { environment: &self.environment, errors: &errors }.text(),
                )
            }
        };
        let onclick = dispatch.reform(|_| Action::Problems(Some(true)));
        html! {
            <div class="cards cards--verdict"><div class={classes!("verdict", class)} data-verdict={symbol}>
                {icon::plain(symbol)}
                <span class="grow ellip"><b>{lead}</b>{text::GAP}{self.first.as_deref().map(chip::prose).unwrap_or_default()}</span>
                { self.first.is_some().then(|| html! { <button type="button" class="btn btn--sm" {onclick}>{text::SHOW_PROBLEMS}</button> }) }
            </div></div>
        }
    }
}

/// What every card needs: the objects, files of its places, and where clicks go.
pub(crate) struct Scope<'a> {
    /// Kind, name and template of an object.
    pub(crate) object: &'a dyn Fn(u32) -> Option<[&'a str; 3]>,
    /// Files that places point into.
    pub(crate) files: &'a [FileEntry],
    /// The objects that problems are about.
    pub(crate) told: &'a [(Subject, Severity)],
    /// Where actions go.
    pub(crate) dispatch: &'a Callback<Action>,
}

impl Scope<'_> {
    fn object(&self, index: u32) -> [&str; 3] {
        (self.object)(index).unwrap_or_default()
    }

    fn sources<T>(&self, figure: &Figure<T>) -> Html {
        chip::sources(&figure.sources, self.files, self.dispatch)
    }

    /// A row of a card: a name, a value and its chips.
    fn row(&self, name: &str, figure: Option<&Figure<String>>) -> Html {
        let Some(figure) = figure else { return Html::default() };
        html! {
            <><dt>{name.to_owned()}</dt><dd><span class="ellip" title={figure.value.clone()}>{&figure.value}</span>{self.sources(figure)}</dd></>
        }
    }

    /// Errors and warnings about an object.
    pub(crate) fn counts(&self, object: u32) -> [usize; 2] {
        let [kind, name, _] = self.object(object);
        [Severity::Error, Severity::Warning].map(|wanted| {
            let told = self.told.iter().filter(|(subject, severity)| {
                *severity == wanted && subject.kind == kind && subject.name == name
            });
            told.count()
        })
    }

    /// The head of a card: its title, the object's name and a chip that leads to the object.
    fn head(&self, title: &str, object: u32) -> Html {
        let [_, name, template] = self.object(object).map(str::to_owned);
        let short = template.rsplit('/').next().unwrap_or_default().to_owned();
        let [errors, warnings] = self.counts(object);
        let onclick = self.dispatch.reform(move |_| Action::GoObject(object));
        html! {
            <div class="card__head">
                <h2>{title.to_owned()}</h2><span class="ellip" title={name.clone()}>{name}</span>{count_badge(errors, warnings)}<span class="grow"></span>
                <button type="button" class="src src--tpl aslink" title={template} {onclick}>{short}</button>
            </div>
        }
    }
}

/// The cards.
#[component]
pub(crate) fn Cards(props: &CardsProps) -> Html {
    let (view, dispatch) = (&props.view.0, &props.dispatch);
    let object = |index: u32| {
        let one = view.objects.get(index as usize)?;
        Some([&*one.kind, &*one.name, &*one.template])
    };
    let scope = Scope { object: &object, files: &view.files, told: &props.told, dispatch };
    let most = use_state(|| CARDS);
    let overview = &view.overview;
    let cards: [(usize, Draw<'_>); 5] = [
        (overview.workloads.len(), &|at| Some(workload::card(&scope, overview.workloads.get(at)?))),
        (overview.autoscalers.len(), &|at| {
            Some(scaling::autoscaler(&scope, overview.autoscalers.get(at)?))
        }),
        (overview.budgets.len(), &|at| Some(scaling::budget(&scope, overview.budgets.get(at)?))),
        (overview.gpus.len(), &|at| Some(gpu::card(&scope, overview.gpus.get(at)?))),
        (overview.resources.len(), &|at| {
            Some(resources::card(&scope, overview.resources.get(at)?))
        }),
    ];
    let all: usize = cards.iter().map(|(count, _)| count).sum();
    let mut left = *most;
    let mut drawn: Vec<Html> = Vec::new();
    for (index, (count, card)) in cards.into_iter().enumerate() {
        drawn.extend((0..count.min(left)).filter_map(card));
        left -= count.min(left);
        let without = match index {
            1 => missing(
                view,
                dispatch,
                count == 0,
                "HorizontalPodAutoscaler",
                text::AUTOSCALING.text(),
                text::NO_AUTOSCALER.text(),
            ),
            2 => missing(
                view,
                dispatch,
                count == 0,
                "PodDisruptionBudget",
                text::DISRUPTION_BUDGET.text(),
                text::NO_DISRUPTION_BUDGET.text(),
            ),
            _ => Html::default(),
        };
        drawn.push(without);
    }
    let more = (all > *most).then(|| {
        let onclick = {
            let most = most.clone();
            Callback::from(move |_: yew::MouseEvent| most.set(*most + CARDS))
        };
        html! { <button type="button" class="btn btn--line cards__more" {onclick}>{text::more_cards(*most, all)}</button> }
    });
    html! { <div class="cards">{for drawn}{more}{absent(view, dispatch)}</div> }
}

/// Draws the card of that number.
type Draw<'a> = &'a dyn Fn(usize) -> Option<Html>;

/// Cards that are drawn at first, and that each “more” adds.
const CARDS: usize = 40;

/// A card that says why there is nothing to show.
fn missing(
    view: &View,
    dispatch: &Callback<Action>,
    none: bool,
    kind: &str,
    title: &str,
    lead: &str,
) -> Html {
    let part = view.absent.iter().find(|part| part.kind.as_deref() == Some(kind));
    let Some(part) = part.filter(|_| none) else { return Html::default() };
    html! {
        <article class="card" aria-label={title.to_owned()} data-card={kind.to_owned()}>
            <div class="card__head"><h2>{title.to_owned()}</h2></div>
            <p class="note"><span>{lead.to_owned()}{text::GAP}{chip::prose(&part.reason)}{" "}{chip::sources(&part.sources, &view.files, dispatch)}</span></p>
        </article>
    }
}

/// What is not rendered, each with its reason: whole templates and subcharts, then blocks, folded.
fn absent(view: &Rc<View>, dispatch: &Callback<Action>) -> Html {
    let parts = &view.absent;
    if parts.is_empty() {
        return Html::default();
    }
    let (blocks, whole): (Vec<&AbsentPart>, Vec<&AbsentPart>) =
        parts.iter().partition(|part| part.block);
    let lead = match whole.len() {
        0 => String::new(),
        count => text::AbsentCount { count: &count }.text(),
    };
    html! {
        <article class="card card--wide" aria-label={text::NOT_RENDERED} data-card="absent">
            <div class="card__head"><h2>{text::NOT_RENDERED}</h2><span>{lead}</span></div>
            {absent_rows(view, dispatch, parts)}
            {absent_blocks(view, dispatch, &blocks)}
        </article>
    }
}

/// The templates and subcharts that are not rendered.
fn absent_rows(view: &Rc<View>, dispatch: &Callback<Action>, parts: &[AbsentPart]) -> Html {
    let numbers = parts.iter().enumerate().filter(|(_, part)| !part.block);
    let numbers: Vec<usize> = numbers.map(|(at, _)| at).collect();
    let (view, dispatch, count) = (view.clone(), dispatch.clone(), numbers.len());
    let row = Callback::from(move |index: usize| {
        let part = numbers.get(index).and_then(|at| view.absent.get(*at));
        part.map(|part| absent_row(&view, &dispatch, part)).unwrap_or_default()
    });
    html! { <Rows {count} {row} height={22} tag="ul" class="rlist" /> }
}

/// Blocks that did not run, template by template.
fn absent_blocks(view: &Rc<View>, dispatch: &Callback<Action>, blocks: &[&AbsentPart]) -> Html {
    if blocks.is_empty() {
        return Html::default();
    }
    let file = |part: &AbsentPart| part.condition.as_ref().map(|place| place.file);
    let numbers = view.absent.iter().enumerate().filter(|(_, part)| part.block);
    let numbers: Vec<(usize, _)> = numbers.map(|(at, part)| (at, file(part))).collect();
    let groups: Vec<Vec<usize>> = numbers
        .chunk_by(|(_, a), (_, b)| a == b)
        .map(|group| group.iter().map(|(at, _)| *at).collect())
        .collect();
    let lines: Vec<u32> = groups.iter().map(|group| group.len() as u32).collect();
    let (count, whole) = (groups.len(), groups.len() + blocks.len() <= FEW);
    let (view, dispatch) = (view.clone(), dispatch.clone());
    let row = Callback::from(move |index: usize| {
        let Some(group) = groups.get(index).cloned() else { return Html::default() };
        let first = group.first().and_then(|at| view.absent.get(*at)).and_then(file);
        let entry = first.and_then(|id| view.files.get(id.0 as usize));
        let name = entry.map(|entry| entry.name.clone()).unwrap_or_default();
        let (view, dispatch, count) = (view.clone(), dispatch.clone(), group.len());
        let row = Callback::from(move |index: usize| {
            let part = group.get(index).and_then(|at| view.absent.get(*at));
            part.map(|part| block_row(&view, &dispatch, part)).unwrap_or_default()
        });
        html! { <div><h3><code>{name}</code></h3><Rows {count} {row} height={50} {whole} tag="ul" class="rlist blist" /></div> }
    });
    let said = text::AbsentBlocks { count: blocks.len() }.text();
    html! {
        <details class="blocks">
            <summary>{said}</summary>
            <Rows {count} {row} height={30} lines={(Rc::new(lines), 50)} {whole} />
        </details>
    }
}

fn block_row(view: &View, dispatch: &Callback<Action>, part: &AbsentPart) -> Html {
    let reason = &part.reason;
    let why = match part.objects.as_slice() {
        [] => reason.clone(),
        [one] => view
            .objects
            .get(*one as usize)
            .map(|object| {
                let object = format!("{} {}", object.kind, object.name);
                text::AbsentIn { object: &object, reason }.text()
            })
            .unwrap_or_else(|| reason.clone()),
        many => text::AbsentInObjects { count: &many.len(), reason }.text(),
    };
    let place = part.condition.as_ref().map(|place| chip::place(place, &view.files, dispatch));
    html! {
        <li>
            <code>{part.what.clone()}</code>
            <span class="blist__where">{chip::sources(&part.sources, &view.files, dispatch)}{for place}</span>
            <span class="why">{chip::prose(&why)}</span>
        </li>
    }
}

fn absent_row(view: &View, dispatch: &Callback<Action>, part: &AbsentPart) -> Html {
    let name = part.what.strip_prefix("templates/").unwrap_or(&part.what).to_owned();
    let chips = match (part.sources.is_empty(), &part.condition) {
        (true, Some(condition)) => chip::place(condition, &view.files, dispatch),
        _ => chip::sources(&part.sources, &view.files, dispatch),
    };
    html! { <li><code class="rlist__what">{name}</code><span class="why grow ellip">{chip::prose(&part.reason)}</span>{chips}</li> }
}
