//! Charts that are listed in Chart.yaml and are not in charts/: what Helm says, what they would get, and the way to put
//! them in.

use super::{Made, open_files};
use crate::{chip, icon, text};
use chartroom_protocol::MissingChart;
use yew::{Html, html};

/// The card; none where all are there.
pub(super) fn view(made: &Made) -> Html {
    let missing = &made.what.missing;
    if missing.is_empty() {
        return Html::default();
    }
    let title = text::MissingCharts { count: missing.len() }.text();
    html! {
        <div class="cards"><article class="card card--wide gone" aria-label={title.clone()} data-card="missing">
            <div class="card__head"><h2>{title}</h2></div>
            <p class="note note--warn">{icon::small("warn")}<span>{text::MISSING_HELM}{" "}<code class="gone__helm">{&made.what.refused}</code></span></p>
            <ul class="gone__list">{for missing.iter().map(|one| row(made, one))}</ul>
            <p class="gone__acts"><button type="button" class="btn btn--sm btn--line" onclick={open_files}>{icon::small("import")}{text::MISSING_PUT_IN}</button><span class="muted">{chip::prose(text::MISSING_PUT_IN_HELP.text())}</span></p>
        </article></div>
    }
}

fn row(made: &Made, one: &MissingChart) -> Html {
    let dispatch = made.dispatch();
    let place = one.place.as_ref().map(|place| chip::place(place, &made.files, &dispatch));
    let locked = one.locked.as_ref().map(|version| text::MissingLocked { version }.text());
    let source = one.source.as_ref().map(|source| chip::source(source, &made.files, &dispatch));
    let would = match one.values.is_empty() {
        true => {
            html! { <p class="muted">{chip::prose(&text::MissingNoValues { key: &one.key }.text())}</p> }
        }
        false => html! {
            <details>
                <summary>{icon::small_with("right", "tw")}{chip::prose(&text::MissingValues { key: &one.key }.text())}</summary>
                <p>{source}</p>
                <pre class="code" tabindex="0">{&one.values}</pre>
            </details>
        },
    };
    html! {
        <li key={one.key.clone()} data-missing={one.name.clone()}>
            <p><b>{&one.name}</b>{" "}<code>{&one.version}</code>{" "}<span class="muted">{locked}{" "}{&one.repository}</span>{" "}{place}</p>
            {would}
        </li>
    }
}
