//! Deployment and its like: pods, image, model, strategy, volume, startup budget.

use super::Scope;
use crate::{icon, text};
use chartroom_protocol::{Startup, WorkloadCard};
use yew::{Html, html};

/// The card.
pub(crate) fn card(scope: &Scope, card: &WorkloadCard) -> Html {
    let [kind, ..] = scope.object(card.object);
    html! {
        <article class="card card--wide" aria-label={kind.to_owned()} data-card={kind.to_owned()}>
            {scope.head(kind, card.object)}
            <div class="two">
                <div>
                    {lead(scope, card)}
                    <dl class="facts-dl facts-dl--gap">
                        {image(scope, card)}
                        {scope.row(text::MODEL.text(), card.model.as_ref())}
                        {scope.row(text::STRATEGY.text(), card.strategy.as_ref())}
                        {scope.row(text::VOLUME.text(), card.volume.as_ref())}
                    </dl>
                </div>
                <div>{card.startup.as_ref().map(|startup| self::startup(scope, startup)).unwrap_or_default()}</div>
            </div>
        </article>
    }
}

fn lead(scope: &Scope, card: &WorkloadCard) -> Html {
    let Some(pods) = &card.pods else {
        let [kind, ..] = scope.object(card.object);
        if kind == "DaemonSet" {
            return html! { <p class="big" data-figure="pods">{text::PER_NODE}</p> };
        }
        return html! { <p class="big" data-figure="pods">{text::UNKNOWN} <small>{text::PODS}</small></p> };
    };
    let count = text::CountPods { count: pods.value as usize }.text();
    let tail =
        card.range.map(|(low, high)| text::WorkloadRange { range: &text::range(low, high) }.text());
    html! { <p class="big"><span data-figure="pods">{count}</span>{text::GAP}<small>{tail}</small>{scope.sources(pods)}</p> }
}

/// The image with the part that changes most in bold: `…/ai-inference:2.1.4`.
fn image(scope: &Scope, card: &WorkloadCard) -> Html {
    let Some(image) = &card.image else { return Html::default() };
    let (path, tag) = match image.value.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, tag),
        _ => (image.value.as_str(), ""),
    };
    let short = match path.rsplit_once('/') {
        Some((_, last)) => format!("…/{last}"),
        None => path.to_owned(),
    };
    let colon = if tag.is_empty() { "" } else { ":" };
    html! {
        <><dt>{text::IMAGE}</dt><dd><code class="ellip" title={image.value.clone()} data-figure="image">{short}{colon}<b>{tag}</b></code>{scope.sources(image)}</dd></>
    }
}

fn startup(scope: &Scope, startup: &Startup) -> Html {
    let delay = startup.initial_delay.value;
    let tries = startup.period.value.saturating_mul(startup.threshold.value);
    let total = delay.saturating_add(tries);
    let share = |part: u32| text::percent(f64::from(part) / f64::from(total.max(1)) * 100.0);
    let late = total > startup.deadline;
    // The word beside the tick keeps clear of the end of the scale.
    let word =
        text::percent((f64::from(startup.deadline) / f64::from(total.max(1)) * 100.0).min(72.0));
    let label =
        text::StartupLabel { delay: &delay, tries: &tries, deadline: &startup.deadline }.text();
    let sum = text::StartupSum {
        delay: &delay,
        period: &startup.period.value,
        tries: &startup.threshold.value,
    }
    .text();
    html! {
        <>
            <div class="lab"><span>{text::STARTUP_BUDGET}</span><b data-figure="startup">{text::StartupPerPod { duration: &text::duration(total) }.text()}</b></div>
            <div class="bar" role="img" aria-label={label}>
                <span class="b1" ~style={format!("width:{}", share(delay))}></span>
                <span class="b2 b2--hatch" ~style={format!("width:{}", share(tries))}></span>
                { late.then(|| html! { <i class="tick" ~style={format!("left:{}", share(startup.deadline))}></i> }) }
            </div>
            <div class="scale">
                <span ~style="left:0">{"0"}</span>
                { (delay > 0 && !late).then(|| html! { <span ~style={format!("left:{}", share(delay))}>{text::seconds(delay)}</span> }) }
                { late.then(|| html! { <span class="is-warn" ~style={format!("left:{word}")}>{text::StartupDeadline { seconds: &startup.deadline }.text()}</span> }) }
                <span ~style="left:100%">{text::seconds(total)}</span>
            </div>
            <p class="muted startup__sum">
                {sum}{" "}
                {scope.sources(&startup.initial_delay)}{scope.sources(&startup.period)}{scope.sources(&startup.threshold)}
            </p>
            { late.then(|| warning(total, startup.deadline)) }
        </>
    }
}

fn warning(total: u32, deadline: u32) -> Html {
    let words = text::StartupLate { total: &total, deadline: &deadline }.text();
    html! { <p class="note note--warn">{icon::small("warn")}<span>{words}</span></p> }
}
