//! The two editors: the opened file above, values.yaml below.

use super::divider;
use crate::state::{Action, Divider, State};
use crate::{browser, builtin, icon, text};
use yew::{Callback, Html, NodeRef, classes, html};

/// The pane with its hosts, which stay the same elements for the life of the page.
pub(crate) fn view(state: &State, hosts: &[NodeRef; 2], dispatch: &Callback<Action>) -> Html {
    let [upper, lower] = hosts;
    let open = state.open.as_deref().filter(|open| *open != "values.yaml");
    let both = open.is_some() && state.base().is_some();
    html! {
        <section class="pane edit" aria-label={text::EDITORS} id="editor">
            <div class="split split--auto">
                <div class={classes!("ed", "ed--upper", open.is_none().then_some("ed--none"))}>
                    <div class="pane__head">{tree_button(dispatch)}{head(state, open.unwrap_or_default())}</div>
                    <div class="ed__host" ref={upper.clone()}></div>
                </div>
                <div class={classes!("ed__line", (!both).then_some("ed--none"))}>{divider::view(state, Divider::Rows, dispatch)}</div>
                <div class={classes!("ed", "ed--lower", (!both).then_some("ed--alone"), state.base().is_none().then_some("ed--none"))}>
                    <div class="pane__head">{ open.is_none().then(|| tree_button(dispatch)) }<span class="ltag">{"1"}</span><b>{"values.yaml"}</b><span class="muted">{base(state, both)}</span><span class="grow"></span>{ both.then(|| pin(state, dispatch)) }</div>
                    <div class="ed__host" ref={lower.clone()}></div>
                </div>
            </div>
        </section>
    }
}

/// What the lower editor is.
fn base(state: &State, both: bool) -> &'static str {
    match (state.reading(), both && !state.pinned) {
        (true, _) => text::KEPT_READ_ONLY.text(),
        (false, true) => text::BASE_FOLLOWS.text(),
        (false, false) => text::BASE.text(),
    }
}

fn head(state: &State, path: &str) -> Html {
    let overlays =
        state.environment().map(|environment| environment.overlays.as_slice()).unwrap_or_default();
    let number = overlays.iter().position(|overlay| overlay == path).map(|index| index + 2);
    let word = match (number, builtin::overlay_name(path)) {
        _ if state.reading() => text::KEPT_READ_ONLY.text().to_owned(),
        (Some(_), _) => text::OVERLAY.text().to_owned(),
        (None, Some(name)) => text::OverlayOf { name: &name }.text(),
        (None, None) => String::new(),
    };
    html! {
        <>
            { number.map(|number| html! { <span class="ltag ltag--over">{number}</span> }) }
            <b class="ellip">{path}</b><span class="muted">{word}</span>
            {markdown(state, path)}
        </>
    }
}

/// Where the views draw how a Markdown file is read; it stays for the life of the page.
fn markdown(state: &State, path: &str) -> Html {
    let file = state.markdown();
    let came = state.builtin.iter().find(|came| &*came.path == path);
    let edited =
        file.is_some() && came.map(|came| &came.text) != state.file(path).map(|file| &file.text);
    html! { <div id="markdown" data-path={file} data-edited={edited.then_some("")}></div> }
}

/// Brings the tree back where it is hidden.
fn tree_button(dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Tree { narrow: browser::narrow() });
    html! {
        <button type="button" class="btn btn--icon btn--sm tree-open" title={text::COLLAPSE_TREE} aria-label={text::COLLAPSE_TREE} {onclick}>{icon::small("tree")}</button>
    }
}

fn pin(state: &State, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(|_| Action::Pin);
    html! {
        <button type="button" class="btn btn--sm d-only" aria-pressed={state.pinned.to_string()} {onclick}>{icon::small("pin")}{text::PIN}</button>
    }
}
