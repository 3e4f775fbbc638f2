//! The CodeMirror editors of `www/editor`. This is the only module that knows of them.

use crate::panels::Same;
use crate::state::{Action, Dialog, Effect, LARGE, Range, Shown, State, Target, Text, View};
use chartroom_protocol::Explanation;
use js_sys::{Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn mount(pane: u32, host: &HtmlElement);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn listen(handlers: &Object);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn show(pane: u32, path: &str, text: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn hide(pane: u32);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn replace(path: &str, text: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn forget(path: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn edit(path: &str, edits: &Array);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn problems(json: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn reveal(path: &str, line: u32, column: u32, end_line: u32, end_column: u32, take_focus: bool);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn focus(path: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn follow(on: bool);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn notes(json: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn text(path: &str) -> String;
    #[wasm_bindgen(js_namespace = chartroomEditor, js_name = lineOf)]
    fn line_of(path: &str) -> u32;
    #[wasm_bindgen(js_namespace = chartroomEditor)]
    fn assisted(json: &str);
    #[wasm_bindgen(js_namespace = chartroomEditor, js_name = readOnly)]
    fn read_only(on: bool);
}

/// The line that the cursor of a file stands in, from 0.
pub(crate) fn cursor(path: &str) -> u32 {
    line_of(path)
}

/// The text of a file as the editors hold it.
pub(crate) fn source(path: &str) -> String {
    text(path)
}

/// The two editors, and what they were last told.
#[derive(Default)]
pub(crate) struct Editors {
    panes: [Option<Rc<str>>; 2],
    /// What the markers were made of, and they.
    said: Option<(Same<Shown>, usize)>,
    markers: String,
    /// What the notes were made of, and they.
    noted: Option<Noted>,
    notes: String,
    reading: bool,
    /// The handlers live as long as the page.
    _handlers: Vec<JsValue>,
}

impl Editors {
    /// Puts the editors into their hosts and listens to them.
    pub(crate) fn mount(&mut self, hosts: [&HtmlElement; 2], dispatch: &Callback<Action>) {
        for (pane, host) in hosts.into_iter().enumerate() {
            mount(pane as u32, host);
        }
        let handlers = Object::new();
        let mut kept = Vec::new();
        let mut listen_to = |name: &str, function: JsValue| {
            let _ = Reflect::set(&handlers, &JsValue::from_str(name), &function);
            kept.push(function);
        };
        listen_to("change", on_change(dispatch.clone()));
        listen_to("fix", on_fix(dispatch.clone()));
        listen_to("related", on_related(dispatch.clone()));
        listen_to("explain", on_explain(dispatch.clone()));
        listen_to("assist", on_assist(dispatch.clone()));
        listen_to("leave", on_leave(dispatch.clone()));
        listen_to("override", on_override(dispatch.clone()));
        listen_to("cursor", on_cursor(dispatch.clone()));
        listen(&handlers);
        self._handlers = kept;
    }

    /// Shows the files that the state says, and its problems.
    pub(crate) fn sync(&mut self, state: &State) {
        let base = state.base();
        let wanted = [state.open.clone().filter(|open| Some(open) != base.as_ref()), base];
        for (pane, (wanted, shown)) in wanted.into_iter().zip(&mut self.panes).enumerate() {
            if *shown == wanted {
                continue;
            }
            match wanted.as_ref().and_then(|path| state.file(path)) {
                Some(file) => show(pane as u32, &file.path, text_of(&file.text)),
                None => hide(pane as u32),
            }
            *shown = wanted;
        }
        if self.reading != state.reading() {
            self.reading = state.reading();
            read_only(self.reading);
        }
        let said = (Same(state.shown.clone()), state.active);
        if self.said.as_ref() != Some(&said) {
            self.said = Some(said);
            let markers = state.markers();
            if self.markers != markers {
                problems(&markers);
                self.markers = markers;
            }
        }
        let noted = noted(state);
        if self.noted.as_ref() != Some(&noted) {
            self.noted = Some(noted);
            let wanted = state.editor_notes();
            if self.notes != wanted {
                notes(&wanted);
                self.notes = wanted;
            }
        }
    }

    /// The text of a file as an editor holds it.
    pub(crate) fn text(&self, path: &str) -> String {
        text(path)
    }

    /// Does the part of an effect that concerns the editors.
    pub(crate) fn perform(&mut self, effect: &Effect) {
        match effect {
            Effect::Replace(path, text) => replace(path, text),
            Effect::Forget(path) => {
                forget(path);
                for pane in &mut self.panes {
                    if pane.as_ref() == Some(path) {
                        *pane = None;
                    }
                }
            }
            Effect::Edit(path, edits) => {
                edit(path, &edits.iter().map(|edit| edit_object(edit.range, &edit.text)).collect());
            }
            Effect::Reveal(path, range) => {
                reveal(path, range.line, range.column, range.end_line, range.end_column, true);
            }
            Effect::Scroll(path, range) => {
                reveal(path, range.line, range.column, range.line, range.column, false);
            }
            Effect::Focus(path) => focus(path),
            Effect::Follow(on) => follow(*on),
            Effect::Assisted(json) => assisted(json),
            _ => {}
        }
    }
}

/// What notes are made of: an explanation, the output with its overrides, and the environment's name.
type Noted = (Option<Same<Explanation>>, Option<Same<View>>, String);

fn noted(state: &State) -> Noted {
    let good = state.good();
    let view = good.filter(|good| !good.stale).and_then(|good| good.view.clone()).map(Same);
    let name = good.map(|good| good.name.clone()).unwrap_or_default();
    (state.explanation().cloned().map(Same), view, name)
}

/// Text of a file; the editor holds those that are too large already.
fn text_of(text: &Text) -> &str {
    match text {
        Text::Small(text) => text,
        Text::Large(_, text) => text.as_deref().unwrap_or_default(),
        Text::Binary(_) => crate::text::NOT_TEXT.text(),
    }
}

fn edit_object(range: Range, text: &str) -> JsValue {
    let object = Object::new();
    let numbers = [
        ("line", range.line),
        ("column", range.column),
        ("endLine", range.end_line),
        ("endColumn", range.end_column),
    ];
    for (name, number) in numbers {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from(number));
    }
    let _ = Reflect::set(&object, &JsValue::from_str("text"), &JsValue::from_str(text));
    object.into()
}

fn on_change(dispatch: Callback<Action>) -> JsValue {
    let function = move |path: String, text: JsValue, length: u32| {
        let text = text.as_string().filter(|_| length <= LARGE);
        dispatch.emit(Action::Typed(path, text, length));
    };
    Closure::<dyn Fn(String, JsValue, u32)>::new(function).into_js_value()
}

fn on_fix(dispatch: Callback<Action>) -> JsValue {
    let function = move |key: String| {
        if let Ok(index) = key.parse() {
            dispatch.emit(Action::Fix(index));
        }
    };
    Closure::<dyn Fn(String)>::new(function).into_js_value()
}

fn on_related(dispatch: Callback<Action>) -> JsValue {
    let function = move |key: String, index: u32| {
        if let Ok(problem) = key.parse() {
            dispatch.emit(Action::Related(problem, index as usize));
        }
    };
    Closure::<dyn Fn(String, u32)>::new(function).into_js_value()
}

fn on_explain(dispatch: Callback<Action>) -> JsValue {
    let function = move |path: String, line: u32, pin: bool| {
        dispatch.emit(Action::ExplainSource(path, line, pin));
    };
    Closure::<dyn Fn(String, u32, bool)>::new(function).into_js_value()
}

/// What the editors ask for beside help with a text.
mod what {
    /// The script of that help, when somebody begins to work.
    pub(super) const FETCH: u32 = 9;
    /// A place: of a file its line and columns, else environment, object and line.
    pub(super) const GO: u32 = 10;
    /// An environment.
    pub(super) const ENVIRONMENT: u32 = 11;
    /// Another text for a `--set` entry of an environment.
    pub(super) const SET: u32 = 12;
    /// The dialog for the cluster of the open environment.
    pub(super) const CLUSTER: u32 = 13;
    /// A link to an object and a line.
    pub(super) const SHARE: u32 = 14;
    /// Another name for the open environment.
    pub(super) const RENAMED: u32 = 15;
    /// Other layers of environments.
    pub(super) const LAYERS: u32 = 16;
}

fn on_assist(dispatch: Callback<Action>) -> JsValue {
    let function = move |what: u32, a: u32, b: u32, c: u32, path: String, text: String| {
        dispatch.emit(match what {
            what::FETCH => {
                let address = format!("assist.js?v={}", crate::browser::build());
                return crate::browser::script(&address, None);
            }
            what::GO if path.is_empty() => Action::Go(Target::Object(a as usize, b, c)),
            what::GO => {
                let range = Range { line: a, column: b, end_line: a, end_column: c };
                Action::Go(Target::File(path.into(), range))
            }
            what::ENVIRONMENT => Action::Environment(a as usize),
            what::SET => Action::SetEntry(a as usize, b as usize, text),
            what::SHARE => Action::Share(Some((a as usize, b as usize))),
            what::CLUSTER => Action::Open(Dialog::Cluster),
            what::RENAMED => Action::RenameEnvironment(path, text),
            what::LAYERS => Action::Layers(text),
            wish => Action::Assist(wish, a, path, b, text),
        });
    };
    Closure::<dyn Fn(u32, u32, u32, u32, String, String)>::new(function).into_js_value()
}

fn on_leave(dispatch: Callback<Action>) -> JsValue {
    Closure::<dyn Fn()>::new(move || dispatch.emit(Action::Leave)).into_js_value()
}

fn on_override(dispatch: Callback<Action>) -> JsValue {
    let function = move |index: u32| dispatch.emit(Action::GoToOverride(index as usize));
    Closure::<dyn Fn(u32)>::new(function).into_js_value()
}

fn on_cursor(dispatch: Callback<Action>) -> JsValue {
    let function = move |path: String| dispatch.emit(Action::Cursor(path));
    Closure::<dyn Fn(String)>::new(function).into_js_value()
}
