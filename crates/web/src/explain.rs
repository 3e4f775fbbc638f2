//! Why a line of output is there, or what a key of the values does: the strip below the output. The views draw it, and
//! what is embedded draws its own.

use crate::state::{Action, MOST_LINES, Target};
use crate::{chip, icon, text};
use chartroom_protocol::{
    About, Condition, Explained, FileEntry, KeyTrace, LayerValue, LineTrace, Question, ReachedLine,
    ShownLine, TemplateLine, TemplateTrace, Unread, ValueTrace,
};
use yew::{Callback, Html, html};

/// The strip about what is pinned. What is only pointed at is lit in its places, so that nothing moves under the
/// pointer.
pub(crate) fn view(explained: &Explained, dispatch: &Callback<Action>) -> Html {
    let explanation = &explained.explanation;
    let props = &Strip { explained, dispatch };
    let (title, subject, body) = match &explanation.about {
        About::Line(line) => {
            (text::WHY_LINE.text(), subject(explained, &line.path), why(props, line))
        }
        About::Key(key) => (text::WHAT_KEY.text(), key.value.path.clone(), what(props, key)),
        About::Template(line) => (text::WHAT_TEMPLATE.text(), String::new(), does(props, line)),
        About::Nothing(reason) => {
            let reason = html! { <div class="reasons"><p>{chip::prose(reason)}</p></div> };
            (text::WHY_LINE.text(), String::new(), reason)
        }
    };
    let close = dispatch.reform(|_| Action::StopExplaining);
    html! {
        <aside class="explain" aria-label={title} aria-live="polite">
            <div class="explain__head">
                <h2>{title}</h2><span class="muted mono ellip explain__path">{subject}</span><span class="grow"></span>
                { explanation.past.then(|| html! { <span class="explain__past">{text::PAST}</span> }) }<span class="muted">{text::PINNED}</span>
                <button type="button" class="btn btn--icon btn--sm" aria-label={text::UNPIN} title={text::UNPIN} onclick={close}>{icon::small("x")}</button>
            </div>
            <div class="explain__body">{body}</div>
        </aside>
    }
}

/// What its parts draw from.
struct Strip<'a> {
    explained: &'a Explained,
    dispatch: &'a Callback<Action>,
}

/// `Deployment › spec › replicas`
fn subject(explained: &Explained, path: &str) -> String {
    let Some(line) = &explained.line else { return String::new() };
    let parts = [&*line.kind, path];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ")
}

fn letter(letter: char) -> Html {
    html! { <span class="step" aria-hidden="true">{letter}</span> }
}

fn why(props: &Strip<'_>, line: &LineTrace) -> Html {
    let files = &props.explained.explanation.files;
    html! {
        <>
            <ol class="chain">
                <li><h3>{letter('A')}{text::OUTPUT}</h3>{output(props.explained)}</li>
                <li>{templates(&line.templates, files, props.dispatch)}</li>
                <li>{values(&line.values, files, props.dispatch)}</li>
            </ol>
            <div class="reasons">
                <h3>{text::BECAUSE}</h3>
                <ul>
                    {for line.conditions.iter().map(|one| condition(one, text::ELSE_TAKEN.text(), files, props.dispatch))}
                    { line.conditions.is_empty().then(|| html! { <li>{icon::plain("check")}<span>{text::NO_CONDITION}</span></li> }) }
                </ul>
            </div>
        </>
    }
}

fn output(explained: &Explained) -> Html {
    let Question::Line { line, .. } = explained.explanation.question else {
        return Html::default();
    };
    let Some(shown) = &explained.line else { return Html::default() };
    html! {
        <><pre>{&shown.text}</pre><span class="muted">{text::LineOf { line: &(line + 1), lines: &shown.lines }.text()}</span></>
    }
}

fn templates(list: &[TemplateLine], files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    let Some((first, callers)) = list.split_first() else {
        return html! { <><h3>{letter('B')}{text::TEMPLATE}</h3><p class="muted">{text::NO_TEMPLATE}</p></> };
    };
    let called = callers
        .iter()
        .map(|caller| html! { <>{" "}{chip::place(&caller.place, files, dispatch)}</> });
    html! {
        <>
            <h3>{letter('B')}{text::TEMPLATE}{" "}{chip::place(&first.place, files, dispatch)}</h3>
            <pre>{first.text.clone()}</pre>
            { (!callers.is_empty()).then(|| html! { <span class="muted">{text::CALLED_FROM}{for called}</span> }) }
        </>
    }
}

/// How many values are shown before the rest is counted.
const MOST_VALUES: usize = 6;

fn values(list: &[ValueTrace], files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    if list.is_empty() {
        return html! { <><h3>{letter('C')}{text::VALUE}</h3><p class="muted">{text::NO_VALUE}</p></> };
    }
    let one = |value: &ValueTrace| {
        html! {
            <div class="explain__value">
                <h3>{letter('C')}{text::VALUE}{" "}<code>{value.path.clone()}</code></h3>
                {layers(value, files, dispatch)}
            </div>
        }
    };
    let more = list.len().saturating_sub(MOST_VALUES);
    html! {
        <>
            {for list.iter().take(MOST_VALUES).map(one)}
            { (more > 0).then(|| html! { <p class="muted">{text::AndMore { count: &more }.text()}</p> }) }
        </>
    }
}

fn layers(value: &ValueTrace, files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    let last = value.layers.len().saturating_sub(1);
    let row = |(index, layer): (usize, &LayerValue)| {
        let wins = index == last;
        let text = layer.text.clone();
        html! {
            <li>
                {chip::tag(layer.source.layer)}
                { if wins { html! { <code><b>{text}</b></code> } } else { html! { <code class="was">{text}</code> } } }
                { (wins && last > 0).then(|| html! { <span class="muted">{text::WINS}</span> }) }
                <span class="grow"></span>{chip::source(&layer.source, files, dispatch)}
            </li>
        }
    };
    if value.layers.is_empty() {
        let who = if value.path.starts_with('.') {
            text::SET_BY_HELM.text()
        } else {
            text::SET_NOWHERE.text()
        };
        return html! { <p class="muted">{who}</p> };
    }
    let ignored = value.ignored.iter().map(|null| {
        html! { <li>{chip::tag(null.source.layer)}<code class="was">{"null"}</code><span class="muted">{text::DELETES_NOTHING}</span><span class="grow"></span>{chip::source(&null.source, files, dispatch)}</li> }
    });
    html! { <ul class="rlist">{for value.layers.iter().enumerate().map(row)}{for ignored}</ul> }
}

/// A condition and how it came out; `otherwise` says so when it did not hold.
fn condition(
    condition: &Condition,
    otherwise: &str,
    files: &[FileEntry],
    dispatch: &Callback<Action>,
) -> Html {
    let winners = condition.values.iter().filter_map(|value| {
        let (winner, below) = value.layers.split_last()?;
        let over = below.last().map(|below| html! { <>{" "}{text::OVER}{" "}{chip::source(&below.source, files, dispatch)}</> });
        Some(html! { <>{" "}<code>{value.path.clone()}</code>{" "}{text::IsValue { value: &winner.text }.text()}{" "}{chip::source(&winner.source, files, dispatch)}{over}</> })
    });
    let place =
        condition.place.map(|place| chip::place(&place, files, dispatch)).unwrap_or_default();
    html! {
        <li>
            {letter('D')}
            <span class="explain__why"><code>{condition.text.clone()}</code>{" "}{if condition.holds { text::HOLDS.text() } else { otherwise }}{for winners.take(3)}</span>
            {place}
        </li>
    }
}

fn what(props: &Strip<'_>, key: &KeyTrace) -> Html {
    let (files, dispatch) = (&props.explained.explanation.files, props.dispatch);
    let readers = key
        .templates
        .iter()
        .map(|template| html! { <>{chip::place(&template.place, files, dispatch)}{" "}</> });
    html! {
        <>
            <ol class="chain chain--two">
                <li><h3>{letter('C')}{text::VALUE}{" "}<code>{key.value.path.clone()}</code></h3>{layers(&key.value, files, dispatch)}</li>
                <li><h3>{letter('B')}{text::READ_BY}</h3>
                    { if key.templates.is_empty() { html! { <p class="muted">{text::READ_BY_NONE}</p> } } else { html! { <p>{for readers}</p> } } }
                </li>
            </ol>
            <div class="reasons">
                {reached(props, &key.lines, true)}
                <ul>{for key.unread.iter().take(MOST_VALUES).map(|one| unread(one, files, dispatch))}</ul>
            </div>
        </>
    }
}

/// Where a value is not read, and why.
fn unread(one: &Unread, files: &[FileEntry], dispatch: &Callback<Action>) -> Html {
    let places = one.places.iter().take(MOST_VALUES);
    let places = places.map(|place| html! { <>{chip::place(place, files, dispatch)}{" "}</> });
    let otherwise = if one.is_own { text::DECIDED_BEFORE.text() } else { text::HOLDS_NOT.text() };
    let how = Condition { holds: one.condition.holds && !one.is_own, ..one.condition.clone() };
    html! { <>{condition(&how, otherwise, files, dispatch)}{ (!one.places.is_empty()).then(|| html! { <li class="muted">{text::NOT_READ_AT}{text::GAP}{for places}</li> }) }</> }
}

/// What a line of a template does.
fn does(props: &Strip<'_>, line: &TemplateTrace) -> Html {
    let (files, dispatch) = (&props.explained.explanation.files, props.dispatch);
    html! {
        <>
            <ol class="chain chain--two">
                <li>{templates(std::slice::from_ref(&line.template), files, dispatch)}</li>
                { (!line.values.is_empty() || line.conditions.is_empty()).then(|| html! { <li>{values(&line.values, files, dispatch)}</li> }) }
            </ol>
            <div class="reasons">
                {reached(props, &line.lines, false)}
                <ul>{for line.conditions.iter().map(|one| condition(one, text::HOLDS_NOT.text(), files, dispatch))}</ul>
            </div>
        </>
    }
}

/// The lines that a key or a line of a template reaches.
fn reached(props: &Strip<'_>, lines: &[ReachedLine], by_key: bool) -> Html {
    let Question::Source { environment, .. } = props.explained.explanation.question else {
        return Html::default();
    };
    let row = |(line, shown): (&ReachedLine, &Option<ShownLine>)| {
        let shown = shown.as_ref()?;
        let target = Target::Object(environment as usize, line.object, line.line);
        let label = format!("{}:{}", shown.kind, line.line + 1);
        let class = yew::classes!("src", "src--tpl");
        Some(html! {
            <li>{letter(if line.control { 'D' } else { 'A' })}<code class="ellip">{&shown.text}</code>{chip::link(class, label, shown.name.clone(), Some(target), props.dispatch)}</li>
        })
    };
    let more = lines.len().saturating_sub(MOST_LINES);
    html! {
        <>
            <h3>{ if props.explained.explanation.past && lines.is_empty() { text::REACHED_NOTHING.text().to_owned() } else { reaches(lines, by_key) } }</h3>
            <ul>{for lines.iter().zip(&props.explained.reached).filter_map(row)}</ul>
            { (more > 0).then(|| html! { <p class="muted">{text::AndMore { count: &more }.text()}</p> }) }
        </>
    }
}

fn reaches(lines: &[ReachedLine], by_key: bool) -> String {
    let control = lines.iter().filter(|line| line.control).count();
    let data = lines.len() - control;
    let count = |count: usize| text::CountLines { count }.text();
    match (data, control, by_key) {
        (0, 0, _) => text::REACHES_NOTHING.text().to_owned(),
        (0, control, _) => text::ReachedByControl { lines: &count(control) }.text(),
        (_, 0, true) => text::ReachedByKey { lines: &count(data) }.text(),
        (_, 0, false) => text::ReachedByTemplate { lines: &count(data) }.text(),
        (_, control, true) => {
            text::ReachedByKeyAndControl { lines: &count(data), control: &control }.text()
        }
        (_, control, false) => {
            text::ReachedByTemplateAndControl { lines: &count(data), control: &control }.text()
        }
    }
}
