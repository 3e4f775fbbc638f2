//! Autoscaler and disruption budget.

use super::Scope;
use crate::{icon, text};
use chartroom_protocol::{AutoscalerCard, BudgetCard, Metric};
use yew::{Html, classes, html};

/// Above this number a row of drawn units says nothing; a bar does.
const DRAWN: u32 = 40;

/// The range of an autoscaler: a bar from 0 to the maximum with a tick at the minimum, and its targets.
pub(crate) fn autoscaler(scope: &Scope, card: &AutoscalerCard) -> Html {
    let low = card.min.value;
    let high = card.max.as_ref().map_or(low, |max| max.value);
    let tail = if card.max.is_some() { text::PODS.text() } else { text::AUTOSCALER_NO_MAX.text() };
    let share = f64::from(low.min(high)) / f64::from(high.max(1)) * 100.0;
    html! {
        <article class="card" aria-label={text::AUTOSCALING} data-card="HorizontalPodAutoscaler">
            {scope.head(text::AUTOSCALING.text(), card.object)}
            <p class="big"><span data-figure="range">{text::range(low, high)}</span> <small>{tail}</small>{scope.sources(&card.min)}{card.max.as_ref().map(|max| scope.sources(max))}</p>
            <div class="bar bar--gap" role="img" aria-label={text::AutoscalerRange { low: &low, high: &high }.text()}>
                <span ~style={format!("width:{}", text::percent(share))}></span>
                <span class="b2 b2--end" ~style={format!("width:{}", text::percent(100.0 - share))}></span>
                <i class="tick tick--now" ~style={format!("left:{}", text::percent(share))}></i>
            </div>
            <div class="scale scale--gap">
                <span ~style="left:0">{"0"}</span>
                { (share > 12.0 && share < 80.0).then(|| html! { <span class="scale__now" ~style={format!("left:{}", text::percent(share))}>{text::ScaleMin { count: &low }.text()}</span> }) }
                { card.max.is_some().then(|| html! { <span class="scale__now" ~style="left:100%">{text::ScaleMax { count: &high }.text()}</span> }) }
            </div>
            <dl class="facts-dl">{for card.metrics.iter().map(|metric| row(scope, metric))}</dl>
        </article>
    }
}

fn row(scope: &Scope, metric: &Metric) -> Html {
    scope.row(&metric.name, Some(&metric.target))
}

/// How many pods may go, drawn as pods.
pub(crate) fn budget(scope: &Scope, card: &BudgetCard) -> Html {
    let lead = match (card.may_go, card.pods) {
        (Some(go), Some(pods)) => {
            html! { <><span data-figure="may-go">{go}</span>{" "}<small>{text::BudgetOf { pods: pods as usize }.text()}</small></> }
        }
        (Some(go), None) => {
            html! { <><span data-figure="may-go">{go}</span>{" "}<small>{text::BUDGET_MAY_GO}</small></> }
        }
        (None, Some(0)) => {
            html! { <><span data-figure="may-go">{"0"}</span>{" "}<small>{text::BUDGET_NONE}</small></> }
        }
        (None, _) => {
            html! { <><span data-figure="may-go">{text::UNKNOWN}</span>{" "}<small>{text::BUDGET_UNKNOWN}</small></> }
        }
    };
    let blocked = card.may_go == Some(0) && card.pods != Some(0);
    html! {
        <article class="card" aria-label={text::DISRUPTION_BUDGET} data-card="PodDisruptionBudget">
            {scope.head(text::DISRUPTION_BUDGET.text(), card.object)}
            <p class="big">{lead}</p>
            {pods(card)}
            <dl class="facts-dl">
                {scope.row(&card.field, Some(&card.value))}
                <dt>{text::NODE_DRAIN}</dt><dd>{ if blocked { text::DRAIN_BLOCKS.text() } else { text::DRAIN_PROCEEDS.text() } }</dd>
            </dl>
            { blocked.then(|| html! { <p class="note note--warn">{icon::small("warn")}<span>{text::DRAIN_BLOCKS_NOTE}</span></p> }) }
        </article>
    }
}

fn pods(card: &BudgetCard) -> Html {
    let (Some(pods), Some(go)) = (card.pods, card.may_go) else { return Html::default() };
    if pods == 0 || pods > DRAWN {
        return Html::default();
    }
    let stay = pods.saturating_sub(go);
    let unit = |index: u32| {
        let class = if index < stay { "unit--on" } else { "unit--hatch" };
        html! { <i class={classes!("unit", "unit--lg", class)}></i> }
    };
    html! {
        <>
            <div class="units units--gap" role="img" aria-label={text::BudgetDrawn { stay: &stay, go: &go }.text()}>{for (0..pods).map(unit)}</div>
            <p class="key key--gap"><span><i class="key__on"></i>{text::BUDGET_STAY}</span><span><i class="unit--hatch key__line"></i>{text::BUDGET_GO}</span></p>
        </>
    }
}
