//! The sorts of nodes of a cluster, such as its node pools.

use super::{Event, Of, Send, options, typed};
use crate::text::cluster as words;
use crate::{icon, text};
use chartroom_protocol::{ClusterForm, ClusterNode};
use web_sys::MouseEvent;
use yew::{AttrValue, Html, InputEvent, html};

/// A field: what it is called, an example, and where it stands.
type Row = (chartroom_messages::Message, &'static str, Of<ClusterNode>);

const FIELDS: [Row; 8] = [
    (text::CLUSTER_POOL, "gpu-t4", |node| &mut node.name),
    (text::CLUSTER_COUNT, "20", |node| &mut node.count),
    (text::CLUSTER_CPU, "8", |node| &mut node.cpu),
    (text::CLUSTER_MEMORY, "64Gi", |node| &mut node.memory),
    (text::CLUSTER_GPUS, "0", |node| &mut node.gpus),
    (text::CLUSTER_GPU, "NVIDIA-L4", |node| &mut node.gpu),
    (text::CLUSTER_LABELS, "gpu-type=t4", |node| &mut node.labels),
    (text::CLUSTER_NODE_TAINTS, "nvidia.com/gpu=present:NoSchedule", |node| &mut node.taints),
];

/// The sorts of nodes, a card each.
pub(super) fn view(form: &ClusterForm, send: &Send) -> Html {
    let card = |(index, node): (usize, &ClusterNode)| {
        let field = |(name, like, of): &Row| {
            let (name, of) = (name.text(), *of);
            let oninput =
                send.reform(move |event: InputEvent| Event::Node(index, of, typed(&event)));
            let list = (name == text::CLUSTER_GPU.text()).then_some("cluster-gpus");
            html! {
                <label><span class="cluster__name">{name}</span>
                    <input class="input" value={of(&mut node.clone()).clone()} placeholder={*like} {list} aria-label={words::of_node(index, name)}
                        autocomplete="off" spellcheck="false" {oninput} />
                </label>
            }
        };
        let label = AttrValue::from(words::remove_node(index));
        let remove = send.reform(move |_: MouseEvent| Event::Remove(index));
        html! {
            <li key={index}>
                {for FIELDS.iter().map(field)}
                <button type="button" class="btn btn--icon btn--sm" title={label.clone()} aria-label={label} onclick={remove}>{icon::small("x")}</button>
            </li>
        }
    };
    html! {
        <fieldset class="cluster__nodes">
            <legend>{text::CLUSTER_NODES}</legend>
            <ul>{for form.nodes.iter().enumerate().map(card)}</ul>
            <button type="button" class="btn btn--line btn--sm" onclick={send.reform(|_: MouseEvent| Event::Add)}>{icon::small("plus")}{text::CLUSTER_ADD_NODE}</button>
            {options("cluster-gpus", &words::GPU_TYPES)}
        </fieldset>
    }
}
