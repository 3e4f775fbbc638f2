//! GPUs: totals at both ends of the range, per pod, type, placing.

use super::Scope;
use crate::text;
use chartroom_protocol::{Figure, GpuCard};
use yew::{Html, classes, html};

/// Above this number of units a bar is drawn.
const DRAWN: u32 = 40;

/// The card.
pub(crate) fn card(scope: &Scope, card: &GpuCard) -> Html {
    let total = match (card.min_total, card.max_total) {
        (Some(low), Some(high)) => text::range(low, high),
        _ => text::UNKNOWN.into(),
    };
    let single = total == "1";
    html! {
        <article class="card" aria-label={text::GPU} data-card="GPU">
            {scope.head("GPU", card.object)}
            <p class="big">
                <span data-figure="gpus">{total}</span>{" "}<small>{text::GpuPerPod { single, value: &card.per_pod.value, resource: &card.resource }.text()}</small>{scope.sources(&card.per_pod)}
            </p>
            {units(card)}
            <dl class="facts-dl">
                {scope.row(text::TYPE.text(), card.kind.as_ref())}
                {chips(scope, text::NODE.text(), &card.selector)}
                {chips(scope, text::TOLERATES.text(), &card.tolerations)}
                {scope.row(text::MEMORY.text(), card.memory_share.as_ref())}
            </dl>
        </article>
    }
}

fn chips(scope: &Scope, name: &str, figures: &[Figure<String>]) -> Html {
    if figures.is_empty() {
        return Html::default();
    }
    let chip = |figure: &Figure<String>| html! { <><span class="chip">{&figure.value}</span>{scope.sources(figure)}</> };
    html! { <><dt>{name.to_owned()}</dt><dd>{for figures.iter().map(chip)}</dd></> }
}

fn units(card: &GpuCard) -> Html {
    let (Some(low), Some(high)) = (card.min_total, card.max_total) else { return Html::default() };
    let label = text::GpuRange { low: &low, high: &high }.text();
    let drawn = if high <= DRAWN { squares(low, high, label) } else { bar(low, high, label) };
    let surge = card.surge.filter(|surge| *surge > 0);
    html! {
        <>
            {drawn}
            <p class="key key--gap">
                <span><i class="key__on"></i>{text::GPU_MINIMUM}</span>
                { (high > low).then(|| html! { <span><i class="key__line"></i>{text::GPU_SCALED_OUT}</span> }) }
                { surge.map(|surge| html! { <span>{text::GpuSurge { surge: &surge }.text()}</span> }) }
            </p>
        </>
    }
}

fn squares(low: u32, high: u32, label: String) -> Html {
    let unit = |index: u32| html! { <i class={classes!("unit", (index < low).then_some("unit--on"))}></i> };
    html! { <div class="units units--row" role="img" aria-label={label}>{for (0..high).map(unit)}</div> }
}

fn bar(low: u32, high: u32, label: String) -> Html {
    let share = f64::from(low.min(high)) / f64::from(high.max(1)) * 100.0;
    html! {
        <div class="bar bar--gap" role="img" aria-label={label}>
            <span class="b1" ~style={format!("width:{}", text::percent(share))}></span><span class="b2" ~style={format!("width:{}", text::percent(100.0 - share))}></span>
        </div>
    }
}
