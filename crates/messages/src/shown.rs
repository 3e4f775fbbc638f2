//! Messages in what Yew draws.

use crate::Message;
use yew::AttrValue;
use yew::html::{ImplicitClone, IntoPropValue};
use yew::virtual_dom::{VNode, VText};

impl ImplicitClone for Message {}

impl IntoPropValue<VNode> for Message {
    fn into_prop_value(self) -> VNode {
        VText::new(self.text()).into()
    }
}

impl IntoPropValue<Option<AttrValue>> for Message {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self.text()))
    }
}
