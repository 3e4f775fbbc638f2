//! Markdown files of the chart as they are meant to be read, over the editor that holds them.

mod parse;
#[cfg(test)]
mod tests;

use super::{tell, to_line};
use crate::{browser, editor, icon, text};
use parse::{Element, Is, Node, Read, read};
use wasm_bindgen::prelude::*;
use web_sys::{FocusEvent, HtmlElement, MouseEvent, MutationObserver, MutationObserverInit};
use yew::{Callback, Html, classes, html};

/// What the page left for it in the head of the upper editor; it names the file.
const HOST: &str = "#markdown";
/// The editor that holds the file.
const SOURCE: &str = ".ed--upper .cm-content";
/// What is read.
const PREVIEW: &str = "#markdown .readme";
/// How much is drawn at first, and how much more each time that is asked for.
const PART: usize = 4_000;

/// The file that is read.
#[derive(Default)]
pub(super) struct Readme {
    /// None where the editor holds something else.
    path: Option<String>,
    /// It is shown as it is meant to be read.
    preview: bool,
    /// Somebody chose so.
    chosen: bool,
    source: String,
    read: Read,
    parts: usize,
    /// Files of the chart, as far as the tree knows them; none where it does not show all.
    files: Option<Vec<String>>,
    /// Where the cursor stood when it was opened.
    line: u32,
    /// The editor gave the focus away.
    takes_focus: bool,
}

/// What happens.
pub(crate) enum Event {
    /// The file or its text may be another one.
    Look,
    /// It is to be read, or written.
    Preview(bool),
    /// More of it is wanted.
    More,
    /// The editor below it has the focus.
    Focused,
}

type Send = Callback<Event>;

/// Watches which file is open and what the page draws anew, and who has the focus.
pub(super) fn listen(send: &Send) {
    let look = send.clone();
    let look = Closure::<dyn FnMut()>::new(move || look.emit(Event::Look)).into_js_value();
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    if let (Ok(observer), Some(host), Some(root)) =
        (MutationObserver::new(look.unchecked_ref()), browser::find(HOST), root)
    {
        let init = MutationObserverInit::new();
        init.set_attributes(true);
        let _ = observer.observe_with_options(&host, &init);
        let _ = observer.observe_with_options(&root, &init);
    }
    let focused = send.clone();
    browser::listen("focusin", move |event: FocusEvent| {
        let is_source = browser::around(&event, SOURCE).is_some();
        if is_source && browser::find(PREVIEW).is_some() {
            focused.emit(Event::Focused);
        }
    });
    send.emit(Event::Look);
}

impl Readme {
    /// Takes in what happened; true where something else is to be drawn.
    pub(super) fn update(&mut self, event: Event) -> bool {
        match event {
            Event::Look => return self.look(),
            Event::Preview(preview) => {
                (self.preview, self.chosen) = (preview, true);
                self.look_again();
            }
            Event::More => {
                self.parts += 1;
                self.look_again();
            }
            Event::Focused => {
                self.look();
                let path = self.path.as_deref().unwrap_or_default();
                // Somebody went to a line of it.
                self.preview &= editor::cursor(path) == self.line;
                self.takes_focus = self.preview;
            }
        }
        true
    }

    fn look(&mut self) -> bool {
        let host = browser::find(HOST);
        let path = host.as_ref().and_then(|host| host.get_attribute("data-path"));
        let edited = host.is_some_and(|host| host.has_attribute("data-edited"));
        if path != self.path {
            *self = Self { path, parts: 1, ..Self::default() };
            if let Some(path) = &self.path {
                self.line = editor::cursor(path);
                self.preview = !edited && self.line == 0;
                let holds = |focused: HtmlElement| focused.matches(SOURCE) == Ok(true);
                self.takes_focus = self.preview && browser::focused().is_some_and(holds);
            }
            self.look_again();
            return true;
        }
        // Edits may come after the file, out of the store.
        let now_edited = self.preview && edited && !self.chosen;
        self.preview &= !now_edited;
        let Some(path) = self.path.as_deref().filter(|_| self.preview) else { return now_edited };
        let changed = editor::source(path) != self.source;
        if changed {
            self.look_again();
        }
        changed
    }

    fn look_again(&mut self) {
        let Some(path) = self.path.as_deref().filter(|_| self.preview) else { return };
        self.source = editor::source(path);
        self.line = editor::cursor(path);
        self.read = read(path, &self.source, self.parts * PART);
        self.files = files();
    }

    /// What is drawn in the head of the editor, and over the editor.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(host) = self.path.as_ref().and(browser::find(HOST)) else {
            return Html::default();
        };
        let choice = |(preview, name): (bool, &'static str)| {
            let onchange = send.reform(move |_| Event::Preview(preview));
            html! { <label><input type="radio" name="markdown" checked={self.preview == preview} {onchange} />{name}</label> }
        };
        let choices =
            [(true, text::MARKDOWN_PREVIEW.text()), (false, text::MARKDOWN_SOURCE.text())];
        let both = html! {
            <>
                <div key="shown" class="seg" role="radiogroup" aria-label={text::MARKDOWN_SHOWN}>{for choices.into_iter().map(choice)}</div>
                { self.preview.then(|| self.page(send)) }
            </>
        };
        yew::create_portal(both, host.into())
    }

    fn page(&self, send: &Send) -> Html {
        let path = self.path.clone().unwrap_or_default();
        let more = self.read.more.then(|| {
            let onclick = send.reform(|_: MouseEvent| Event::More);
            html! { <p><button type="button" class="btn btn--line" {onclick}>{text::MARKDOWN_MORE}</button></p> }
        });
        let cut = self.read.cut.then(|| html! { <p class="muted">{text::MARKDOWN_CUT}</p> });
        html! {
            <article key="page" class="readme" tabindex="0" aria-label={path}>
                <div class="readme__text">{self.all(&self.read.nodes)}{more}{cut}</div>
            </article>
        }
    }

    fn all(&self, nodes: &[Node]) -> Html {
        nodes.iter().map(|node| self.one(node)).collect()
    }

    fn one(&self, node: &Node) -> Html {
        match node {
            Node::Text(text) => html! { {text.clone()} },
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&self, element: &Element) -> Html {
        let content = self.all(&element.content);
        match (&element.is, element.tag) {
            (Is::Link(to, image), _) => {
                html! { <a class={classes!(image.then_some("readme__image"))} href={to.clone()} title={to.clone()} target="_blank" rel="noopener noreferrer">{named(*image, element, content)}</a> }
            }
            (Is::File(path, image), _) => self.file(path, *image, named(*image, element, content)),
            (Is::Heading(name), _) => {
                let name = name.clone();
                let onclick = Callback::from(move |_: MouseEvent| go_to_heading(&name));
                html! { <button type="button" class="aslink" {onclick}>{content}</button> }
            }
            (Is::Named(name), tag) => {
                html! { <@{tag} data-heading={name.clone()} tabindex="-1">{content}</@> }
            }
            (Is::From(first), _) => html! { <ol start={first.to_string()}>{content}</ol> },
            (Is::Head, _) => html! { <th scope="col">{content}</th> },
            (Is::Aligned(class), tag) => html! { <@{tag} class={*class}>{content}</@> },
            (Is::Ticked(is), _) => {
                html! { <span class="readme__box" role="img" aria-label={if *is { text::MARKDOWN_DONE } else { text::MARKDOWN_TO_DO }}>{ is.then(|| icon::small("check")) }</span> }
            }
            (Is::Plain, "") => content,
            (Is::Plain, tag @ ("br" | "hr")) => html! { <@{tag} /> },
            (Is::Plain, "pre") => html! { <pre tabindex="0"><code>{content}</code></pre> },
            (Is::Plain, "table") => {
                html! { <div class="readme__wide" tabindex="0"><table>{content}</table></div> }
            }
            (Is::Plain, "thead") => html! { <thead><tr>{content}</tr></thead> },
            (Is::Plain, "span") => {
                html! { <span class="readme__image">{named(true, element, content)}</span> }
            }
            (Is::Plain, tag) => html! { <@{tag}>{content}</@> },
        }
    }

    /// A link to a file, if the chart has it.
    fn file(&self, path: &str, image: bool, content: Html) -> Html {
        if self.files.as_ref().is_some_and(|files| !files.iter().any(|file| file == path)) {
            return html! { <span class="readme__gone" title={path.to_owned()}>{content}</span> };
        }
        let class = classes!("aslink", image.then_some("readme__image"));
        let (title, path) = (path.to_owned(), path.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| {
            // Of the environment that is open, whichever it is.
            tell(&to_line(u32::MAX, &path, 0));
        });
        html! { <button type="button" {class} {title} {onclick}>{content}</button> }
    }

    /// The editor below takes no part while the file is read.
    pub(super) fn rendered(&mut self) {
        let Some(source) = browser::find(SOURCE) else { return };
        let preview = browser::find(PREVIEW);
        source.set_tab_index(if preview.is_some() { -1 } else { 0 });
        let _ = match preview {
            Some(_) => source.set_attribute("aria-hidden", "true"),
            None => source.remove_attribute("aria-hidden"),
        };
        if std::mem::take(&mut self.takes_focus)
            && let Some(preview) = preview
        {
            let _ = preview.focus();
        }
    }
}

/// What an image is called: its words, or that it is one.
fn named(image: bool, element: &Element, content: Html) -> Html {
    match image && element.content.is_empty() {
        true => html! { {text::MARKDOWN_IMAGE} },
        false => content,
    }
}

/// The files that the tree lists, if it lists all.
fn files() -> Option<Vec<String>> {
    if browser::find(".tree [data-gap]").is_some() {
        return None;
    }
    let document = web_sys::window()?.document()?;
    let list = document.query_selector_all(".tree a[data-path]").ok()?;
    let path = |at| list.item(at)?.dyn_into::<HtmlElement>().ok()?.get_attribute("data-path");
    let paths = (0..list.length()).filter_map(path);
    Some(paths.collect())
}

/// Scrolls to a heading.
fn go_to_heading(name: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let selector = "#markdown [data-heading]";
    let Some(Ok(list)) = document.map(|document| document.query_selector_all(selector)) else {
        return;
    };
    let headings =
        (0..list.length()).filter_map(|at| list.item(at)?.dyn_into::<HtmlElement>().ok());
    let called =
        |heading: &HtmlElement| heading.get_attribute("data-heading").as_deref() == Some(name);
    if let Some(heading) = headings.into_iter().find(called) {
        heading.scroll_into_view();
        let _ = heading.focus();
    }
}
