//! The conditions that can be picked: what differs between start and solution, each with a tick, its words and its bound.

use super::{Event, Field, Make, about, number};
use crate::text;
use crate::text::make as words;
use crate::{chip, icon};
use chartroom_lesson::{Candidate, Check, Made, Scalar};
use web_sys::{HtmlInputElement, HtmlSelectElement, MouseEvent};
use yew::{Callback, Html, InputEvent, TargetCast, html};

/// So many are shown at first.
const FEW: usize = 12;

impl Make {
    /// The list.
    pub(super) fn conditions(&self, made: &Made, send: &Callback<Event>) -> Html {
        let picked = |candidate: &Candidate| {
            let wanted = about(&candidate.check);
            self.draft.making.conditions.iter().position(|(check, _)| about(check) == wanted)
        };
        let known: Vec<Option<usize>> = made.candidates.iter().map(picked).collect();
        let others =
            (0..self.draft.making.conditions.len()).filter(|at| !known.contains(&Some(*at)));
        let others = others.filter_map(|at| {
            let check = self.draft.making.conditions.get(at)?.0.clone();
            let lone = Candidate { check, ..Candidate::default() };
            Some(self.row(made, &lone, Some(at), send))
        });
        let shown = made.candidates.iter().zip(&known).enumerate();
        let shown = shown
            .filter(|(at, (one, picked))| self.all || *at < FEW || picked.is_some() || one.stays);
        let rows = shown.map(|(_, (one, picked))| self.row(made, one, *picked, send));
        let rest = made.candidates.len().saturating_sub(FEW);
        let more = (rest > 1).then(|| {
            let onclick = send.reform(|_: MouseEvent| Event::All);
            let says = match self.all {
                true => text::LESS.text().to_owned(),
                false => text::MakeMore { count: &rest }.text(),
            };
            html! { <button type="button" class="aslink" data-more="" aria-expanded={self.all.to_string()} {onclick}>{says}</button> }
        });
        html! {
            <>
                <ul class="make__picks" aria-label={text::LESSONS_CONDITIONS}>{for others}{for rows}</ul>
                {more}
            </>
        }
    }

    fn row(
        &self,
        made: &Made,
        candidate: &Candidate,
        picked: Option<usize>,
        send: &Callback<Event>,
    ) -> Html {
        let one = candidate.clone();
        let onchange = send.reform(move |_: yew::Event| Event::Pick(Box::new(one.clone())));
        let change = match (&candidate.was, &candidate.now) {
            _ if candidate.stays => text::MAKE_STAYS.text().to_owned(),
            (None, None) if candidate.check.renders.is_some() => String::new(),
            (None, None) if candidate.check.gone => text::GONE.text().to_owned(),
            (None, None) => text::NEW.text().to_owned(),
            (was, now) => {
                let value = |value: &Option<String>| {
                    let value = value.clone().unwrap_or_else(|| text::NONE.text().to_owned());
                    short(&value)
                };
                format!("{} → {}", value(was), value(now))
            }
        };
        html! {
            <li class="make__pick" key={words::says(&about(&candidate.check))}>
                <label><input type="checkbox" checked={picked.is_some()} {onchange} />
                    <span class="grow">{chip::prose(&words::subject(&candidate.check))}</span>
                    <small class="mono">{change}</small></label>
                { picked.map(|at| self.picked(made, candidate, at, send)) }
            </li>
        }
    }

    /// The words of one that is picked, its bound, and whether it holds.
    fn picked(
        &self,
        made: &Made,
        candidate: &Candidate,
        at: usize,
        send: &Callback<Event>,
    ) -> Html {
        let Some((check, says)) = self.draft.making.conditions.get(at) else {
            return Html::default();
        };
        let oninput = send.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Type(Field::Says(at), input.value())
        });
        let judged = self.fresh().unwrap_or(made).judged.get(at);
        let unmet = judged.filter(|(_, solved, _)| !solved);
        let wrong = unmet.map(|(.., now)| words::unmet(now.as_deref()));
        let empty = self.tried && says.trim().is_empty();
        let wrong = wrong.or_else(|| empty.then(|| text::MAKE_NEEDED.text().to_owned()));
        let id = format!("make-says-{at}");
        html! {
            <div class="make__says">
                { bounds(check, candidate).map(|all| bound(at, check, all, send)) }
                <input class="input" aria-label={text::MAKE_SAYS} value={says.clone()} autocomplete="off" aria-invalid={wrong.is_some().to_string()} aria-describedby={wrong.is_some().then(|| id.clone())} {oninput} />
                <span {id}>{ wrong.map(|wrong| html! { <span class="sev-err make__wrong">{icon::small("error")}{wrong}</span> }) }</span>
            </div>
        }
    }
}

fn short(value: &str) -> String {
    match value.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// What may be expected of a number.
fn bounds(check: &Check, candidate: &Candidate) -> Option<Vec<Check>> {
    let own = number(check)?;
    let numbers = [Some(own), number(&candidate.check).filter(|one| *one != own)];
    let about = about(check);
    let all = numbers.into_iter().flatten().flat_map(|number| {
        let bound = Some(Scalar::Integer(number));
        [
            Check { is: bound.clone(), ..about.clone() },
            Check { at_least: bound.clone(), ..about.clone() },
            Check { at_most: bound, ..about.clone() },
        ]
    });
    Some(all.collect())
}

fn bound(at: usize, check: &Check, all: Vec<Check>, send: &Callback<Event>) -> Html {
    let option = |(index, one): (usize, &Check)| {
        html! { <option value={index.to_string()} selected={one == check}>{words::bound(one)}</option> }
    };
    let options: Vec<Html> = all.iter().enumerate().map(option).collect();
    let onchange = send.reform(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let chosen = select.value().parse::<usize>().ok().and_then(|at| all.get(at));
        Event::Bound(at, Box::new(chosen.cloned().unwrap_or_default()))
    });
    html! { <select class="input" aria-label={text::MAKE_BOUND} {onchange}>{for options}</select> }
}
