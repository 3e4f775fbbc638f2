//! The form: purposes and groups of fields where the chart has a form of its own, then its values in their order, by their
//! outermost key.

use super::{Design, Event, Send};
use crate::{chip, icon, text};
use chartroom_protocol::{
    DesignField, DesignFinding, DesignInput, DesignPurpose, Designed, Severity,
};
use web_sys::{HtmlDetailsElement, HtmlInputElement, HtmlSelectElement, MouseEvent};
use yew::{Html, InputEvent, TargetCast, classes, html};

impl Design {
    pub(super) fn fields(&self, answer: &Designed, send: &Send) -> Html {
        let filter = self.filter.trim().to_lowercase();
        let fits = |field: &&DesignField| {
            let purpose = field.purpose.as_deref().unwrap_or_default().to_lowercase();
            let title = field.told.as_ref().map(|told| told.title.to_lowercase());
            match filter.is_empty() {
                true => field.told.as_ref().is_none_or(|told| told.asked),
                false => {
                    field.path.to_lowercase().contains(&filter)
                        || purpose.contains(&filter)
                        || title.is_some_and(|title| title.contains(&filter))
                }
            }
        };
        let mut groups: Vec<(&str, Vec<&DesignField>)> = Vec::new();
        for field in answer.fields.iter().filter(fits) {
            let Some(told) = &field.told else { continue };
            match groups.iter_mut().find(|(known, _)| *known == told.group) {
                Some((_, fields)) => fields.push(field),
                None => groups.push((&told.group, vec![field])),
            }
        }
        let group = |(name, fields): (&str, Vec<&DesignField>)| {
            html! {
                <fieldset class="design__group" key={name.to_owned()}><legend>{name.to_owned()}</legend>
                    {for fields.iter().map(|field| self.field(answer, "", field, send))}</fieldset>
            }
        };
        let has_form = answer.fields.iter().any(|field| field.told.is_some());
        let mut sections: Vec<(&str, Vec<&DesignField>)> = Vec::new();
        for field in answer.fields.iter().filter(|field| field.told.is_none()).filter(fits) {
            let name = field.path.split('.').next().unwrap_or_default();
            match sections.iter_mut().find(|(known, _)| *known == name) {
                Some((_, fields)) => fields.push(field),
                None => sections.push((name, vec![field])),
            }
        }
        let oninput = send.reform(|event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Filter(input.value())
        });
        let looked_for = !self.filter.trim().is_empty();
        let nothing = (sections.is_empty() && groups.is_empty() && looked_for).then(|| {
            let says = text::DesignNothingFound { text: &self.filter.trim() }.text();
            html! { <p class="muted" role="status">{says}</p> }
        });
        html! {
            <>
                {self.purposes(answer, send)}
                <p class="muted">{text::DESIGN_FORM_HELP}</p>
                <input class="input design__find" type="search" aria-label={text::DESIGN_FIND} placeholder={text::DESIGN_FIND} value={self.filter.clone()} {oninput} />
                <div>{for groups.into_iter().map(group)}</div>
                { (has_form && !sections.is_empty()).then(|| html! { <h3>{text::DESIGN_OTHERS}</h3> }) }
                <div>{nothing}{for sections.into_iter().map(|(name, fields)| self.section(answer, name, &fields, send))}</div>
            </>
        }
    }

    /// What the environment may be for.
    fn purposes(&self, answer: &Designed, send: &Send) -> Html {
        if answer.purposes.is_empty() {
            return Html::default();
        }
        let own = DesignPurpose {
            id: String::new(),
            title: text::DESIGN_NO_PURPOSE.into(),
            help: text::DESIGN_NO_PURPOSE_HELP.into(),
        };
        let one = |one: &DesignPurpose| {
            let id = Some(one.id.clone()).filter(|id| !id.is_empty());
            let checked = self.asked.purpose == id;
            let onchange = send.reform(move |_: yew::Event| Event::Purpose(id.clone()));
            html! {
                <label class="design__purpose"><input type="radio" name="purpose" value={one.id.clone()} {checked} {onchange} />
                    <span><b>{&one.title}</b><small class="muted">{&one.help}</small></span></label>
            }
        };
        html! {
            <fieldset class="design__group"><legend>{text::DESIGN_PURPOSE}</legend>
                <div class="design__purposes">{for std::iter::once(&own).chain(&answer.purposes).map(one)}</div></fieldset>
        }
    }

    fn section(&self, answer: &Designed, name: &str, fields: &[&DesignField], send: &Send) -> Html {
        let written = fields.iter().filter(|field| field.written).count();
        let alone = matches!(fields, [field] if field.path == name);
        let open = alone || !self.filter.trim().is_empty() || self.open.contains(name);
        let rows = || fields.iter().map(|field| self.field(answer, name, field, send));
        if alone {
            return html! { <div class="design__section design__section--one" key={name.to_owned()}>{for rows()}</div> };
        }
        let section = name.to_owned();
        let ontoggle = send.reform(move |event: yew::Event| {
            let details: HtmlDetailsElement = event.target_unchecked_into();
            Event::Section(section.clone(), details.open())
        });
        let says = match written {
            0 => text::DESIGN_SECTION_SAME.into(),
            written => text::DesignSectionSet { count: written }.text(),
        };
        html! {
            <details class="design__section" key={name.to_owned()} {open} {ontoggle}>
                <summary><b>{name.to_owned()}</b>{" "}<span class={classes!((written == 0).then_some("muted"))}>{says}</span></summary>
                { if open { html! { <>{for rows()}</> } } else { Html::default() } }
            </details>
        }
    }

    fn field(&self, answer: &Designed, section: &str, field: &DesignField, send: &Send) -> Html {
        let value = match self.choice(&field.path) {
            Some(Some(chosen)) => chosen.clone(),
            Some(None) => field.below.clone(),
            None => field.value.clone(),
        };
        let wrong = |one: &&DesignFinding| {
            super::is_about(one, field)
                && matches!(one.found.severity, Severity::Error | Severity::Warning)
        };
        let wrong: Vec<&DesignFinding> = answer.findings.iter().filter(wrong).collect();
        let broken = wrong.iter().any(|one| one.found.severity == Severity::Error);
        let name = field.path.strip_prefix(section).and_then(|rest| rest.strip_prefix('.'));
        let name = name.unwrap_or(&field.path).to_owned();
        let told = field.told.as_ref();
        let label = match told.filter(|told| !told.title.is_empty()) {
            Some(told) => {
                html! { <span>{&told.title}<small class="mono muted">{std::iter::once(&field.path).chain(&told.also).cloned().collect::<Vec<_>>().join(", ")}</small></span> }
            }
            None => html! { <span class="mono">{name}</span> },
        };
        let unit = told
            .filter(|told| !told.unit.is_empty())
            .map(|told| html! { <small class="muted">{&told.unit}</small> });
        let differs = field.written.then(|| {
            let below = match field.below.as_str() {
                "" => text::DESIGN_BELOW_EMPTY.into(),
                value => text::DesignBelow { value: &value }.text(),
            };
            let path = field.path.clone();
            let back = send.reform(move |_: MouseEvent| Event::Choose(path.clone(), None));
            html! {
                <><span class="muted ellip">{below}</span>
                    <button type="button" class="btn btn--icon btn--sm" title={text::DESIGN_BACK} aria-label={text::DESIGN_BACK} onclick={back}>{icon::small("x")}</button>
                </>
            }
        });
        let purpose = field
            .purpose
            .as_ref()
            .map(|purpose| html! { <small class="muted">{chip::prose(purpose)}</small> });
        let says = wrong.iter().map(|one| {
            let class = if one.found.severity == Severity::Error { "sev-err" } else { "sev-warn" };
            html! { <p {class} role="status">{chip::prose(&one.found.message)}</p> }
        });
        html! {
            <div class="design__field" key={field.path.clone()} data-path={field.path.clone()}>
                <label>{label}<span class="design__control">{control(field, value, broken, send)}{unit}</span></label>
                <span class="design__below">{differs}</span>
                <div class="design__says">{purpose}{for says}</div>
            </div>
        }
    }
}

/// What a value is given with.
fn control(field: &DesignField, value: String, broken: bool, send: &Send) -> Html {
    let path = field.path.clone();
    let invalid = broken.then_some("true");
    let choose = move |value: String| Event::Choose(path.clone(), Some(value));
    match &field.input {
        DesignInput::Flag => {
            let onchange = send.reform(move |event: yew::Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                choose(input.checked().to_string())
            });
            html! { <input type="checkbox" checked={value == "true"} aria-invalid={invalid} {onchange} /> }
        }
        DesignInput::Choice(all) => {
            let onchange = send.reform(move |event: yew::Event| {
                let select: HtmlSelectElement = event.target_unchecked_into();
                choose(select.value())
            });
            let unknown = (!all.contains(&value)).then(|| value.clone());
            let option = |one: &String| html! { <option value={one.clone()} selected={*one == value}>{one}</option> };
            html! { <select class="input" aria-invalid={invalid} {onchange}>{for unknown.iter().chain(all).map(option)}</select> }
        }
        DesignInput::Number | DesignInput::Text => {
            let number = (field.input == DesignInput::Number).then_some("decimal");
            let oninput = send.reform(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                choose(input.value())
            });
            html! { <input class="input mono" {value} inputmode={number} autocomplete="off" spellcheck="false" aria-invalid={invalid} {oninput} /> }
        }
    }
}
