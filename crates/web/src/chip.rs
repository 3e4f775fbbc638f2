//! Source chips and layer tags: where a figure came from.

use crate::builtin;
use crate::state::{Action, Target, now};
use crate::text;
use chartroom_protocol::{FileEntry, Layer, Place, Source};
use yew::{Callback, Html, MouseEvent, classes, html};

/// The label of a place: `prod:10`, `base:25`, `deployment.yaml:66`.
pub(crate) fn label(place: &Place, files: &[FileEntry]) -> String {
    let line = now(place, files).unwrap_or(*place).start.line + 1;
    format!("{}:{line}", short(name(place, files)))
}

fn name<'a>(place: &Place, files: &'a [FileEntry]) -> &'a str {
    files.get(place.file.0 as usize).map(|file| file.name.as_str()).unwrap_or_default()
}

/// The whole name of a place, and why its chip leads nowhere.
pub(crate) fn title(place: &Place, files: &[FileEntry]) -> String {
    let (name, line) = (name(place, files), place.start.line + 1);
    match now(place, files) {
        Some(now) => text::PlaceLine { name: &name, line: &(now.start.line + 1) }.text(),
        None => {
            let place = text::PlaceLine { name: &name, line: &line }.text();
            text::ChangedSince { place: &place }.text()
        }
    }
}

fn short(path: &str) -> &str {
    if path == "values.yaml" {
        return "base";
    }
    if let Some(name) = builtin::overlay_name(path) {
        return name;
    }
    if let Some(chart) =
        path.strip_prefix("charts/").and_then(|rest| rest.strip_suffix("/values.yaml"))
    {
        return chart;
    }
    path.rsplit('/').next().unwrap_or(path)
}

/// The modifier of the classes `src`, `ltag` and `layer`.
pub(crate) fn modifier(layer: Layer) -> Option<&'static str> {
    match layer {
        Layer::Base => None,
        Layer::Overlay(_) => Some("over"),
        Layer::Set(_) => Some("set"),
        Layer::Release | Layer::Template => Some("tpl"),
    }
}

/// What stands on the tag of a layer; none for template text.
fn tag_text(layer: Layer) -> Option<String> {
    match layer {
        Layer::Base => Some("1".to_owned()),
        Layer::Overlay(number) | Layer::Set(number) => Some(number.to_string()),
        Layer::Release => Some("R".to_owned()),
        Layer::Template => None,
    }
}

/// The tag of a layer.
pub(crate) fn tag(layer: Layer) -> Html {
    let Some(text) = tag_text(layer) else { return Html::default() };
    let title = match layer {
        Layer::Base => text::LayerNamed { number: &1, name: &"values.yaml" }.text(),
        Layer::Overlay(number) => text::LayerNamed { number: &number, name: &text::OVERLAY }.text(),
        Layer::Set(number) => text::LayerNamed { number: &number, name: &"--set" }.text(),
        Layer::Release | Layer::Template => text::RELEASE_OR_CHART.into(),
    };
    let class = modifier(layer).map(|modifier| format!("ltag--{modifier}"));
    html! { <span class={classes!("ltag", class)} {title}>{text}</span> }
}

/// A chip that leads to its source.
pub(crate) fn source(source: &Source, files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    let class = classes!("src", modifier(source.layer).map(|modifier| format!("src--{modifier}")));
    let Some(place) = source.place else {
        return html! { <span {class} title={text::RELEASE_OR_CHART}>{"R"}</span> };
    };
    let (text, title) = match source.layer {
        Layer::Set(_) => ("--set".to_owned(), name(&place, files).to_owned()),
        _ => (label(&place, files), title(&place, files)),
    };
    link(class, text, title, Target::of(&place, files), dispatch)
}

/// All chips of a figure.
pub(crate) fn sources(list: &[Source], files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    list.iter().map(|one| html! { <>{source(one, files, dispatch)}{" "}</> }).collect()
}

/// The chip of a template's place.
pub(crate) fn place(place: &Place, files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    let (text, title) = (label(place, files), title(place, files));
    link(classes!("src", "src--tpl"), text, title, Target::of(place, files), dispatch)
}

/// A link that goes to a target; plain text without one.
pub(crate) fn link(
    class: yew::Classes,
    text: String,
    title: String,
    target: Option<Target>,
    dispatch: &Callback<Action>,
) -> Html {
    let Some(target) = target else { return html! { <span {class} {title}>{text}</span> } };
    let onclick = dispatch.reform(move |event: MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        Action::Go(target.clone())
    });
    html! { <button type="button" class={classes!(class, "aslink")} {title} {onclick}>{text}</button> }
}

/// Text with `code` in backticks; code that holds a backtick stands in two.
pub(crate) fn prose(text: &str) -> Html {
    let part = |(code, part): (bool, &str)| match code {
        false => html! { {part.to_owned()} },
        true => html! { <code>{part.to_owned()}</code> },
    };
    parts(text).into_iter().map(part).collect()
}

/// The parts of a text, and whether they are code.
fn parts(text: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('`') {
        let (before, tail) = rest.split_at(open);
        let fence = if tail.starts_with("``") { "``" } else { "`" };
        let tail = tail.get(fence.len()..).unwrap_or_default();
        let Some(close) = tail.find(fence) else { break };
        parts.push((false, before));
        parts.push((true, tail.get(..close).unwrap_or_default().trim()));
        rest = tail.get(close + fence.len()..).unwrap_or_default();
    }
    parts.push((false, rest));
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn code_stands_in_backticks() {
        assert_eq!(parts("a `b` c"), [(false, "a "), (true, "b"), (false, " c")]);
        assert_eq!(parts("(`` ` ``)"), [(false, "("), (true, "`"), (false, ")")]);
        assert_eq!(parts("an open `one"), [(false, "an open `one")]);
    }
}
