//! The cluster of an environment: typed, or filled from what kubectl prints, and declared in the chart's settings.

use crate::messages;
use crate::text::cluster as words;
use crate::{browser, chip, icon, text};
use chartroom_messages::Message;
use chartroom_protocol::{
    ClusterForm, ClusterNode, Clustered, Clustering, ForView, FromView, encode,
};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MouseEvent, SubmitEvent};
use yew::{AttrValue, Callback, Html, InputEvent, TargetCast, html};

/// What the dialog shows.
#[derive(Default)]
pub(super) struct Cluster {
    /// The last answer; its form is as far as it was filled in since.
    answer: Option<Clustered>,
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
        if let Event::Came(answer) = event {
            self.answer = Some(*answer);
            return;
        }
        let Some(Clustered { form, commands, .. }) = &mut self.answer else { return };
        match event {
            Event::Came(_) => {}
            Event::Field(of, text) => *of(form) = text,
            Event::Node(index, of, text) => {
                if let Some(node) = form.nodes.get_mut(index) {
                    *of(node) = text;
                }
            }
            Event::Add => form.nodes.push(ClusterNode::default()),
            Event::Remove(index) if index < form.nodes.len() => {
                form.nodes.remove(index);
            }
            Event::Remove(_) => {}
            Event::Pasted(text) => self.pasted = text,
            Event::Fill => ask(&Clustering::Paste(form.clone(), self.pasted.clone())),
            Event::Copy => browser::copy(commands),
            Event::Declare => ask(&Clustering::Declare(form.clone())),
        }
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
            <form id="cluster" class="cluster" {onsubmit}>
                {self.questions(answer, send)}
                {declared(&answer.form, send)}
                <p class="note">{icon::small("hint")}<span>{chip::prose(text::CLUSTER_EMPTY.text())}</span></p>
                {answer.wrong.as_deref().map_or_else(Html::default, wrong_with)}
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
                {field(text::CLUSTER_QUOTA.text(), &form.quota, "pods=20, requests.cpu=64", |form| &mut form.quota)}
                <div class="cluster__wide">
                    {field(text::CLUSTER_TAINTS.text(), &form.taints, "nvidia.com/gpu=present:NoSchedule", |form| &mut form.taints)}
                </div>
            </div>
            {nodes(form, send)}
            <label class="cluster__one"><span>{text::CLUSTER_APIS}</span>
                <textarea class="input mono" rows="3" autocomplete="off" spellcheck="false" placeholder="monitoring.coreos.com/v1" value={form.apis.clone()} oninput={onapis} />
            </label>
            {options("cluster-distributions", &words::DISTRIBUTIONS)}
            {options("cluster-gpus", &words::GPU_TYPES)}
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

/// The types of nodes, a row each.
fn nodes(form: &ClusterForm, send: &Send) -> Html {
    let row = |(index, node): (usize, &ClusterNode)| {
        let field = |name: &'static str, value: &str, like: &'static str, of: Of<ClusterNode>| {
            let oninput =
                send.reform(move |event: InputEvent| Event::Node(index, of, typed(&event)));
            let list = (name == text::CLUSTER_GPU.text()).then_some("cluster-gpus");
            html! {
                <label><span class="cluster__name">{name}</span>
                    <input class="input" value={value.to_owned()} placeholder={like} {list} aria-label={words::of_node(index, name)}
                        autocomplete="off" spellcheck="false" {oninput} />
                </label>
            }
        };
        let label = AttrValue::from(words::remove_node(index));
        let remove = send.reform(move |_: MouseEvent| Event::Remove(index));
        html! {
            <li key={index}>
                {field(text::CLUSTER_CPU.text(), &node.cpu, "8", |node| &mut node.cpu)}
                {field(text::CLUSTER_MEMORY.text(), &node.memory, "64Gi", |node| &mut node.memory)}
                {field(text::CLUSTER_GPUS.text(), &node.gpus, "0", |node| &mut node.gpus)}
                {field(text::CLUSTER_GPU.text(), &node.gpu, "NVIDIA-L4", |node| &mut node.gpu)}
                <button type="button" class="btn btn--icon btn--sm" title={label.clone()} aria-label={label} onclick={remove}>{icon::small("x")}</button>
            </li>
        }
    };
    html! {
        <fieldset class="cluster__nodes">
            <legend>{text::CLUSTER_NODES}</legend>
            <ul>{for form.nodes.iter().enumerate().map(row)}</ul>
            <button type="button" class="btn btn--line btn--sm" onclick={send.reform(|_: MouseEvent| Event::Add)}>{icon::small("plus")}{text::CLUSTER_ADD_NODE}</button>
        </fieldset>
    }
}

fn typed(event: &InputEvent) -> String {
    let input: HtmlInputElement = event.target_unchecked_into();
    input.value()
}

fn wrong_with(wrong: &str) -> Html {
    html! { <div class="alert cluster__wrong" role="alert">{icon::plain("warn")}<div>{chip::prose(wrong)}</div></div> }
}
