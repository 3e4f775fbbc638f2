//! The panels, one file each, and how they make up the page.

mod banners;
pub(crate) mod cards;
pub(crate) mod dialogs;
mod divider;
mod editors;
mod find;
mod folds;
pub(crate) mod manifests;
pub(crate) mod output;
pub(crate) mod problems;
pub(crate) mod recipe;
mod status;
mod strip;
mod topbar;
mod tree;
mod values;

use crate::icon;
use crate::state::{Action, Divider, MobileView, State};
use crate::text;
use chartroom_protocol::Severity;
use std::rc::Rc;
use yew::{Callback, Html, NodeRef, html};

/// A shared pointer that is equal when it is the same: a panel whose pointer stayed is not drawn again.
#[derive(Debug)]
pub(crate) struct Same<T>(pub(crate) Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The whole page.
pub(crate) fn page(
    state: &State,
    dispatch: &Callback<Action>,
    hosts: &[NodeRef; 2],
    (save, retry): (&Callback<()>, &Callback<()>),
) -> Html {
    html! {
        <>
            <a class="skip" href="#editor" onclick={skip(state, dispatch)}>{text::SKIP}</a>
            {topbar::view(state, dispatch)}
            {recipe::view(state, dispatch)}
            {strip::view(state, dispatch, save, retry)}
            <main class={work_class(state)} ~style={sizes(state)} hidden={state.compare.is_some() && !state.in_lesson()}>
                <aside id="lessons" class="lessons" aria-label={text::LESSONS_TITLE} hidden=true></aside>
                {tree::view(state, dispatch)}
                {editors::view(state, hosts, dispatch)}
                {divider::view(state, Divider::Columns, dispatch)}
                {output::view(state, dispatch, html! { <div id="explain"></div> }, true)}
                {problems::view(state, dispatch)}
            </main>
            {mobile_views(state, dispatch)}
            {dialogs::view(state, dispatch)}
        </>
    }
}

fn work_class(state: &State) -> yew::Classes {
    yew::classes!(
        "work",
        (!state.tree).then_some("work--notree"),
        state.problems_open.then_some("work--problems"),
        state.drawer.then_some("work--drawer"),
    )
}

/// The sizes of the panes, for the style sheet.
fn sizes(state: &State) -> String {
    let (columns, rows) = (state.split(Divider::Columns), state.split(Divider::Rows));
    let (edit, out) = (text::tenth(columns), text::tenth(100.0 - columns));
    format!("--edit:{edit}fr;--out:{out}fr;--upper:{}", text::percent(rows))
}

/// A link to the fragment would look like a share link, so the focus is moved by hand.
fn skip(state: &State, dispatch: &Callback<Action>) -> Callback<yew::MouseEvent> {
    let path = state.open.clone().or_else(|| state.base());
    let dispatch = dispatch.clone();
    Callback::from(move |event: yew::MouseEvent| {
        event.prevent_default();
        if let Some(path) = path.clone() {
            dispatch.emit(Action::OpenFile(path));
        }
    })
}

/// The tabs at the foot of a phone.
fn mobile_views(state: &State, dispatch: &Callback<Action>) -> Html {
    let views = [
        (MobileView::Files, "m-files", "folder", text::FILES.text()),
        (MobileView::Values, "m-values", "edit", text::EDIT.text()),
        (MobileView::Output, "m-output", "out", text::OUTPUT.text()),
        (MobileView::Problems, "m-problems", "warn", text::PROBLEMS.text()),
    ];
    let view = |(view, id, symbol, name): (
        MobileView,
        &'static str,
        &'static str,
        &'static str,
    )| {
        let onchange = dispatch.reform(move |_| Action::View(view));
        let count = (view == MobileView::Problems).then(|| badge(state, state.active));
        html! {
            <label><input type="radio" name="mview" {id} checked={state.view == view} {onchange} />{icon::plain(symbol)}{name}{count}</label>
        }
    };
    html! { <nav class="mnav" aria-label={text::VIEWS}>{for views.into_iter().map(view)}</nav> }
}

/// Errors and warnings of an environment as a small number; nothing when there are none.
pub(crate) fn badge(state: &State, environment: usize) -> Html {
    let errors = state.shown.count(environment, Severity::Error);
    let warnings = state.shown.count(environment, Severity::Warning);
    count_badge(errors, warnings)
}

/// The small number of errors and warnings.
pub(crate) fn count_badge(errors: usize, warnings: usize) -> Html {
    if errors + warnings == 0 {
        return Html::default();
    }
    let class = if errors > 0 { "count count--err" } else { "count count--warn" };
    let title = text::problems(errors, warnings);
    html! { <span {class} {title}>{errors + warnings}</span> }
}
