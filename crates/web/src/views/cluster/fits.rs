//! Whether environments fit on the cluster: nodes with their GPUs, or a bar for each pool, and a sentence.

use super::{Cluster, Event, Send};
use crate::{chip, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{
    CapacityFit, CapacityPod, CapacityPool, CapacityRow, CapacityShare, CapacityVerdict,
    ClusterCapacity,
};
use web_sys::MouseEvent;
use yew::{Html, classes, html};

const RESOURCES: [Message; 3] = [text::CAPACITY_GPU, text::CAPACITY_CPU, text::CAPACITY_MEMORY];

impl Cluster {
    /// The table, and a pod on a node of each pool.
    pub(super) fn fits(&self, send: &Send) -> Html {
        let Some(capacity) = &self.capacity else {
            return html! { <div class="cap__fit" aria-busy="true"></div> };
        };
        let several = capacity.rows.len() > 1;
        let drawn = |(at, name): (usize, &Message)| {
            let onclick = send.reform(move |_: MouseEvent| Event::Drawn(at));
            html! { <button type="button" aria-pressed={(self.drawn == at).to_string()} {onclick}>{*name}</button> }
        };
        let beside = |(alone, name): (bool, Message)| {
            let onclick = send.reform(move |_: MouseEvent| Event::Alone(alone));
            html! { <button type="button" aria-pressed={(self.alone == alone).to_string()} {onclick}>{name}</button> }
        };
        let besides = several.then(|| {
            let both = [(true, text::CAPACITY_ALONE), (false, text::CAPACITY_BESIDE)];
            html! { <div class="seg" role="group" aria-label={text::CAPACITY_TOGETHER}>{for both.into_iter().map(beside)}</div> }
        });
        html! {
            <div class="cap__fit" role="region" aria-label={text::CAPACITY} tabindex="0">
                <div class="cap__head">
                    <h3>{text::CAPACITY}</h3><span class="grow"></span>
                    <div class="seg" role="group" aria-label={text::CAPACITY_RESOURCE}>{for RESOURCES.iter().enumerate().map(drawn)}</div>
                    {besides}
                </div>
                <div aria-live="polite">{self.table(capacity)}</div>
                {legend()}
                {pods(&capacity.pods)}
            </div>
        }
    }

    fn table(&self, capacity: &ClusterCapacity) -> Html {
        let row = |row: &CapacityRow| {
            let cells = row.fits.iter().zip(&capacity.moments);
            let cell = |(fit, moment): (&CapacityFit, &String)| html! { <td data-l={moment.clone()}>{self.cell(fit)}</td> };
            html! {
                <tr class={row.together.then_some("all")}>
                    <th scope="row">{&row.name}{for row.asks.iter().map(|asks| html! { <small>{asks}</small> })}</th>
                    {for cells.map(cell)}
                </tr>
            }
        };
        html! {
            <table class="capt">
                <thead><tr><th scope="col">{text::CAPACITY_ENVIRONMENT}</th>
                    {for capacity.moments.iter().map(|moment| html! { <th scope="col">{moment}</th> })}</tr></thead>
                <tbody>{for capacity.rows.iter().map(row)}</tbody>
            </table>
        }
    }

    fn cell(&self, fit: &CapacityFit) -> Html {
        let (symbol, class) = match fit.verdict {
            CapacityVerdict::Fits => ("check", "sev-ok"),
            CapacityVerdict::Tight => ("warn", "sev-warn"),
            CapacityVerdict::Missing => ("error", "sev-err"),
            CapacityVerdict::Unknown => ("hint", "muted"),
        };
        let several = fit.pools.len() > 1;
        let pool = |pool: &CapacityPool| {
            let share = pool.shares.get(self.drawn).cloned().unwrap_or_default();
            let label = format!(
                "{}: {} {}",
                pool.name,
                RESOURCES.get(self.drawn).map_or("", |one| one.text()),
                share.says
            );
            let picture = match self.drawn == 0 && !pool.nodes.is_empty() {
                true => nodes(pool, &share),
                false => bar(&share),
            };
            html! {
                <div class="capfig">
                    { several.then(|| html! { <small class="muted">{&pool.name}</small> }) }
                    <span role="img" aria-label={label}>{picture}</span>
                </div>
            }
        };
        let says = html! { <p class="capsays">{icon::small_with(symbol, class)}<span><b>{&fit.head}</b>{" "}{chip::prose(&fit.text)}</span></p> };
        html! { <>{for fit.pools.iter().map(pool)}{says}</> }
    }
}

/// The nodes of a pool, a square for each GPU.
fn nodes(pool: &CapacityPool, share: &CapacityShare) -> Html {
    let size = |units: u32| match units {
        1 => "node--1",
        2..=4 => "",
        _ => "node--8",
    };
    let node = |[total, others, own, surge]: &[u32; 4]| {
        let unit = |at: u32| {
            let class = match at {
                at if at < *others => "g g--other",
                at if at < others + own => "g g--used",
                at if at < others + own + surge => "g g--surge",
                _ => "g",
            };
            html! { <i {class}></i> }
        };
        html! { <span class={classes!("node", size(*total))}>{for (0..*total).map(unit)}</span> }
    };
    let units = pool.nodes.first().map_or(1, |node| node[0]);
    let missing = share.missing.max(0.0) as u32;
    let more = missing.saturating_sub(units);
    let lacks = (missing > 0).then(|| {
        html! {
            <><span class={classes!("node", "node--miss", size(units))}>{for (0..units.min(missing)).map(|_| html! { <i class="g g--miss"></i> })}</span>
                { (more > 0).then(|| html! { <span class="more-miss">{text::CapacityMore { count: &more }.text()}</span> }) }</>
        }
    });
    html! { <span class="nodes">{for pool.nodes.iter().map(node)}{lacks}</span> }
}

/// What of a pool is used, as a bar; what is missing goes beyond its end.
fn bar(share: &CapacityShare) -> Html {
    let used = share.others + share.own + share.surge;
    let total = share.total.unwrap_or(used).max(used);
    let all = (total + share.missing).max(f64::MIN_POSITIVE);
    let part = |class: &'static str, amount: f64| {
        let style = format!("width:{:.2}%", amount / all * 100.0);
        (amount > 0.0).then(|| html! { <i {class} ~style={style}></i> })
    };
    let parts = [
        part("g--other", share.others),
        part("g--used", share.own),
        part("g--surge", share.surge),
        part("g--free", total - used),
        part("g--miss", share.missing),
    ];
    html! { <span class="capbar"><span>{for parts.into_iter().flatten()}</span><small>{&share.says}</small></span> }
}

fn legend() -> Html {
    let all = [
        ("g--used", text::CAPACITY_USED),
        ("g--surge", text::CAPACITY_ON_TOP),
        ("g--other", text::CAPACITY_OTHER),
        ("", text::CAPACITY_FREE),
        ("g--miss", text::CAPACITY_MISSING),
    ];
    let one = |(class, name): (&'static str, Message)| {
        html! { <span><i class={classes!("g", class)} aria-hidden="true"></i>{name}</span> }
    };
    html! { <p class="caplegend">{for all.into_iter().map(one)}<span>{text::CAPACITY_LEGEND}</span></p> }
}

/// A pod on one node of each pool.
fn pods(pods: &[CapacityPod]) -> Html {
    let Some(first) = pods.first() else { return Html::default() };
    let card = |pod: &CapacityPod| {
        let (symbol, class) = match pod.fits {
            Some(true) => ("check", "sev-ok"),
            Some(false) => ("error", "sev-err"),
            None => ("hint", "muted"),
        };
        let row = |(at, ((name, part), says)): (usize, ((&Message, &Option<f64>), &String))| {
            let width = part.unwrap_or(0.0).clamp(0.0, 1.0) * 100.0;
            let decides = pod.decides == Some(at as u32);
            html! {
                <div class={decides.then_some("is-deciding")}><dt>{*name}</dt>
                    <dd><span class="capbar"><span aria-hidden="true"><i class="g--used" ~style={format!("width:{width:.1}%")}></i></span><small>{says}</small></span></dd></div>
            }
        };
        let rows = RESOURCES.iter().zip(&pod.parts).zip(&pod.says).enumerate();
        html! {
            <li class="card"><h4 class="mono">{&pod.pool}</h4>
                <p class="capsays">{icon::small_with(symbol, class)}<span><b>{&pod.head}</b>{" "}{chip::prose(&pod.text)}</span></p>
                <dl>{for rows.map(row)}</dl></li>
        }
    };
    html! {
        <><h3>{text::CapacityOnePod { workload: &first.workload }.text()}</h3>
            <ul class="podfit">{for pods.iter().map(card)}</ul></>
    }
}
