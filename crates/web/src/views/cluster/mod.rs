//! The cluster of an environment: typed, or filled from what kubectl prints, and declared in the chart's settings; with
//! whether the environments that go to it fit, while it is typed.

mod fits;
mod nodes;

use crate::messages;
use crate::text::cluster as words;
use crate::{browser, chip, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{
    ClusterCapacity, ClusterForm, ClusterNode, ClusterUse, Clustered, Clustering, ForView,
    FromView, encode,
};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MouseEvent, SubmitEvent};
use yew::{Callback, Html, InputEvent, TargetCast, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Cluster {
    /// The last answer.
    answer: Option<Clustered>,
    /// The form as far as it was filled in.
    form: ClusterForm,
    /// The name of the cluster that it came with.
    loaded: String,
    /// Whether environments fit, by the last answer that said so.
    capacity: Option<ClusterCapacity>,
    /// Each by itself, and not beside the others.
    alone: bool,
    /// The resource that is drawn: GPUs, CPU or memory.
    drawn: usize,
    pasted: String,
    copied: bool,
}

/// A text of a form.
type Of<T> = fn(&mut T) -> &mut String;

/// What happens.
pub(crate) enum Event {
    /// An answer came.
    Came(Box<Clustered>),
    /// A field was typed into.
    Field(Of<ClusterForm>, String),
    /// A field of a type of nodes was.
    Node(usize, Of<ClusterNode>, String),
    /// A name was chosen.
    Named,
    /// An environment goes to it, or does no more.
    Uses(usize, bool),
    /// The quota of a namespace was typed.
    Quota(usize, String),
    /// Environments are looked at alone, or beside each other.
    Alone(bool),
    /// Another resource is to be drawn.
    Drawn(usize),
    /// A further type of nodes.
    Add,
    /// One less.
    Remove(usize),
    /// The output of kubectl was pasted.
    Pasted(String),
    /// The form is to be filled from it.
    Fill,
    /// The commands are wanted on the clipboard.
    Copy,
    /// It is to be declared.
    Declare,
}

type Send = Callback<Event>;

/// Listens to the page.
pub(super) fn listen(send: &Send) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Cluster), move |answer: Clustered| {
        send.emit(Event::Came(Box::new(answer)));
    });
}

fn ask(what: &Clustering) {
    if let Ok(bytes) = encode(what) {
        messages::tell(messages::TO_PAGE, &FromView::Cluster(bytes));
    }
}

impl Cluster {
    /// One that asked what is declared.
    pub(super) fn asked() -> Self {
        ask(&Clustering::Show);
        Self::default()
    }

    /// Takes in what happened.
    pub(super) fn update(&mut self, event: Event) {
        self.copied = matches!(event, Event::Copy);
        let Self { answer: Some(Clustered { commands, known, .. }), form, .. } = self else {
            if let Event::Came(answer) = event {
                self.came(*answer);
            }
            return;
        };
        match event {
            Event::Came(answer) => return self.came(*answer),
            Event::Field(of, text) => *of(form) = text,
            Event::Node(index, of, text) => {
                if let Some(node) = form.nodes.get_mut(index) {
                    *of(node) = text;
                }
            }
            // What is declared of it is seen before it is declared otherwise.
            Event::Named | Event::Declare
                if known.contains(&form.name) && form.name != self.loaded =>
            {
                return ask(&Clustering::Named(form.clone(), form.name.clone()));
            }
            Event::Named => {}
            Event::Uses(index, goes) => {
                if let Some(one) = form.used_by.get_mut(index) {
                    one.goes = goes;
                }
            }
            Event::Quota(index, text) => {
                if let Some((_, quota)) = form.quotas.get_mut(index) {
                    *quota = text;
                }
            }
            Event::Alone(alone) => self.alone = alone,
            Event::Drawn(resource) => {
                self.drawn = resource;
                return;
            }
            Event::Add => form.nodes.push(ClusterNode::default()),
            Event::Remove(index) if index < form.nodes.len() => {
                form.nodes.remove(index);
            }
            Event::Remove(_) => {}
            Event::Pasted(text) => {
                self.pasted = text;
                return;
            }
            Event::Fill => return ask(&Clustering::Paste(form.clone(), self.pasted.clone())),
            Event::Copy => return browser::copy(commands),
            Event::Declare => return ask(&Clustering::Declare(form.clone())),
        }
        ask(&Clustering::Weigh(self.form.clone(), !self.alone));
    }

    fn came(&mut self, mut answer: Clustered) {
        if let Some(form) = answer.form.take() {
            self.loaded.clone_from(&form.name);
            self.form = form;
        }
        if let Some(capacity) = answer.capacity.take() {
            self.capacity = Some(capacity);
        }
        self.answer = Some(answer);
    }

    /// The body of the dialog.
    pub(super) fn view(&self, send: &Send) -> Html {
        let Some(answer) = &self.answer else {
            return html! { <p class="field" aria-busy="true">{text::CLUSTER_WAITING}</p> };
        };
        let onsubmit = send.reform(|event: SubmitEvent| {
            event.prevent_default();
            Event::Declare
        });
        html! {
            <form id="cluster" class="cluster cap" {onsubmit}>
                <div class="cap__decl">
                    {self.questions(answer, send)}
                    {self.shared(answer, send)}
                    {nodes::view(&self.form, send)}
                    {self.quotas(send)}
                    {declared(&self.form, send)}
                    <p class="note">{icon::small("hint")}<span>{chip::prose(text::CLUSTER_EMPTY.text())}</span></p>
                    {answer.wrong.as_deref().map_or_else(Html::default, wrong_with)}
                </div>
                {self.fits(send)}
            </form>
        }
    }

    fn questions(&self, answer: &Clustered, send: &Send) -> Html {
        let (symbol, copy) =
            if self.copied { ("check", text::COPIED.text()) } else { ("copy", text::COPY.text()) };
        let onpaste = send.reform(|event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            Event::Pasted(area.value())
        });
        html! {
            <details class="cluster__ask">
                <summary>{text::CLUSTER_ASK}</summary>
                <div class="export__head">
                    <p>{chip::prose(text::CLUSTER_ASK_HELP.text())}</p><span class="grow"></span>
                    <button type="button" class="btn btn--line btn--sm" onclick={send.reform(|_: MouseEvent| Event::Copy)}>{icon::small(symbol)}{copy}</button>
                </div>
                <pre tabindex="0" aria-label={text::CLUSTER_ASK}>{answer.commands.clone()}</pre>
                <label class="cluster__one"><span>{text::CLUSTER_PASTE}</span>
                    <textarea class="input mono" rows="4" name="pasted" autocomplete="off" spellcheck="false" value={self.pasted.clone()} oninput={onpaste} />
                </label>
                <button type="button" class="btn btn--line btn--sm" disabled={self.pasted.trim().is_empty()} onclick={send.reform(|_: MouseEvent| Event::Fill)}>{text::CLUSTER_FILL}</button>
            </details>
        }
    }
}

impl Cluster {
    /// The name by which environments share it, and which of them do.
    fn shared(&self, answer: &Clustered, send: &Send) -> Html {
        let oninput = send.reform(|event: InputEvent| {
            Event::Field(|form| &mut form.name, typed(&event).trim().to_owned())
        });
        let onchange = send.reform(|_: yew::Event| Event::Named);
        let one = |(index, one): (usize, &ClusterUse)| {
            let is_open = one.environment == answer.environment;
            let onchange = send.reform(move |event: yew::Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                Event::Uses(index, input.checked())
            });
            let other = one.other.as_ref().filter(|_| !is_open).map(|other| match other.as_str() {
                "" => text::CLUSTER_OF_ITS_OWN.into(),
                cluster => text::ClusterGoesTo { cluster: &cluster }.text(),
            });
            html! {
                <li><label><input type="checkbox" checked={one.goes || is_open} disabled={is_open} {onchange} />{&one.environment}</label>
                    <small class="muted">{other}</small></li>
            }
        };
        let uses = (!self.form.name.is_empty()).then(|| {
            html! {
                <fieldset class="cluster__uses"><legend>{text::CLUSTER_USED_BY}</legend>
                    <ul>{for self.form.used_by.iter().enumerate().map(one)}</ul></fieldset>
            }
        });
        html! {
            <section>
                <label class="cluster__one"><span>{text::CLUSTER_NAME}</span>
                    <input class="input" name="cluster-name" value={self.form.name.clone()} placeholder="gpu-01" list="cluster-names" autocomplete="off" spellcheck="false" {oninput} {onchange} />
                </label>
                <datalist id="cluster-names">{for answer.known.iter().map(|name| html! { <option value={name.clone()} /> })}</datalist>
                // Fixed, so that the field stays when they come.
                <div>{uses}</div>
            </section>
        }
    }

    /// Quotas: of each namespace where environments of several share it, else of the one.
    fn quotas(&self, send: &Send) -> Html {
        let like = "pods=20, requests.nvidia.com/gpu=8";
        let own =
            send.reform(|event: InputEvent| Event::Field(|form| &mut form.quota, typed(&event)));
        let of = |(index, (namespace, quota)): (usize, &(String, String))| {
            let oninput = send.reform(move |event: InputEvent| Event::Quota(index, typed(&event)));
            html! {
                <label class="cluster__one" key={namespace.clone()}><span>{text::ClusterQuotaOf { namespace }.text()}</span>
                    <input class="input" value={quota.clone()} placeholder={like} autocomplete="off" spellcheck="false" {oninput} /></label>
            }
        };
        let shared = !self.form.name.is_empty();
        let each = self.form.quotas.iter().enumerate();
        let each = each.filter(|(_, (_, quota))| shared || !quota.is_empty()).map(of);
        html! {
            <section>
                <label class="cluster__one"><span>{text::CLUSTER_QUOTA}</span>
                    <input class="input" value={self.form.quota.clone()} placeholder={like} autocomplete="off" spellcheck="false" oninput={own} /></label>
                <div>{for each}</div>
            </section>
        }
    }
}

fn declared(form: &ClusterForm, send: &Send) -> Html {
    let field = |name: &'static str, value: &str, like: &'static str, of: Of<ClusterForm>| {
        let oninput = send.reform(move |event: InputEvent| Event::Field(of, typed(&event)));
        let list = (name == text::CLUSTER_DISTRIBUTION.text()).then_some("cluster-distributions");
        html! {
            <label class="cluster__one"><span>{name}</span>
                <input class="input" value={value.to_owned()} placeholder={like} {list} autocomplete="off" spellcheck="false" {oninput} />
            </label>
        }
    };
    let onapis = send.reform(|event: InputEvent| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Event::Field(|form| &mut form.apis, area.value())
    });
    html! {
        <section>
            <h3>{text::CLUSTER_DECLARED}</h3>
            <div class="cluster__grid">
                {field(text::CLUSTER_DISTRIBUTION.text(), &form.distribution, "eks", |form| &mut form.distribution)}
                {field(text::KUBERNETES_VERSION.text(), &form.version, "v1.33.2-eks-931bdca", |form| &mut form.version)}
                {choice(text::CLUSTER_HELM.text(), &form.helm, &words::HELMS, |form| &mut form.helm, send)}
                {choice(text::CLUSTER_POD_SECURITY.text(), &form.pod_security, &words::LEVELS, |form| &mut form.pod_security, send)}
                {field(text::CLUSTER_STORAGE.text(), &form.storage_classes, "gp2, gp3", |form| &mut form.storage_classes)}
                {field(text::CLUSTER_DEFAULT_STORAGE.text(), &form.default_storage_class, "gp3", |form| &mut form.default_storage_class)}
                {field(text::CLUSTER_INGRESS.text(), &form.ingress_classes, "nginx", |form| &mut form.ingress_classes)}
                <div class="cluster__wide">
                    {field(text::CLUSTER_TAINTS.text(), &form.taints, "nvidia.com/gpu=present:NoSchedule", |form| &mut form.taints)}
                </div>
            </div>
            <label class="cluster__one"><span>{text::CLUSTER_APIS}</span>
                <textarea class="input mono" rows="3" autocomplete="off" spellcheck="false" placeholder="monitoring.coreos.com/v1" value={form.apis.clone()} oninput={onapis} />
            </label>
            {options("cluster-distributions", &words::DISTRIBUTIONS)}
        </section>
    }
}

fn options(id: &'static str, texts: &[&'static str]) -> Html {
    html! { <datalist {id}>{for texts.iter().map(|text| html! { <option value={*text} /> })}</datalist> }
}

fn choice(
    name: &'static str,
    value: &str,
    all: &[(&'static str, Message)],
    of: Of<ClusterForm>,
    send: &Send,
) -> Html {
    let onchange = send.reform(move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Event::Field(of, select.value())
    });
    let option = |(key, text): &(&'static str, Message)| {
        html! { <option value={*key} selected={*key == value}>{text.text()}</option> }
    };
    html! {
        <label class="cluster__one"><span>{name}</span>
            <select class="input" {onchange}>{for all.iter().map(option)}</select>
        </label>
    }
}

fn typed(event: &InputEvent) -> String {
    let input: HtmlInputElement = event.target_unchecked_into();
    input.value()
}

fn wrong_with(wrong: &str) -> Html {
    html! { <div class="alert cluster__wrong" role="alert">{icon::plain("warn")}<div>{chip::prose(wrong)}</div></div> }
}
