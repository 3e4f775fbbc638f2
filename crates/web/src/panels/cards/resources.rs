//! Requests and limits per pod, and their totals.

use super::Scope;
use crate::text;
use chartroom_messages::translated;
use chartroom_protocol::{Figure, ResourceRow, ResourcesCard};
use yew::{Html, html};

/// The card.
pub(crate) fn card(scope: &Scope, card: &ResourcesCard) -> Html {
    html! {
        <article class="card" aria-label={text::RESOURCES} data-card="Resources">
            {scope.head(text::RESOURCES.text(), card.object)}
            {for card.rows.iter().map(|row| self::row(scope, row))}
            <p class="muted card__last">{&card.quality}</p>
        </article>
    }
}

fn row(scope: &Scope, row: &ResourceRow) -> Html {
    let value =
        |figure: &Option<Figure<String>>| figure.as_ref().map(|figure| figure.value.clone());
    let (request, limit) = (value(&row.request), value(&row.limit));
    let words = match (&request, &limit) {
        (Some(request), Some(limit)) => {
            html! { <><b>{request}</b>{" "}{text::RESOURCES_OF}{" "}{limit}</> }
        }
        (Some(request), None) => html! { <><b>{request}</b>{text::RESOURCES_NO_LIMIT}</> },
        (None, Some(limit)) => {
            html! { <>{text::RESOURCES_NO_REQUEST}{" "}<b>{limit}</b></> }
        }
        (None, None) => html! { {text::NONE.text()} },
    };
    let label = text::ResourcesLabel {
        name: &translated(&row.name),
        request: &request.as_deref().unwrap_or(text::NONE.text()),
        limit: &limit.as_deref().unwrap_or(text::NONE.text()),
    }
    .text();
    let share = f64::from(row.share.unwrap_or(0.0).clamp(0.0, 1.0)) * 100.0;
    let chips =
        [&row.request, &row.limit].into_iter().flatten().map(|figure| scope.sources(figure));
    html! {
        <div data-resource={row.name.clone()}>
            <div class="lab"><span>{translated(&row.name)}</span><span data-figure="request">{words}</span></div>
            <div class="bar" role="img" aria-label={label}>
                <span class="b1" ~style={format!("width:{}", text::percent(share))}></span><span class="b2" ~style={format!("width:{}", text::percent(100.0 - share))}></span>
            </div>
            <div class="lab lab--gap">
                <span class="muted lab__total">{row.total.as_ref().map(|total| text::ResourcesTotal { total: &total }.text())}</span><span>{for chips}</span>
            </div>
        </div>
    }
}
