//! Lists of which only what is in sight is drawn, so that the longest takes no more time than a screen of it. A list that
//! is short becomes whole slice by slice, which leaves it to the browser's own search.

mod extent;

use crate::browser;
use extent::Extent;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, Node};
use yew::{Callback, Component, Context, Html, NodeRef, Properties, html};

/// Lists of no more lines than this are drawn whole.
pub(crate) const FEW: usize = 400;

/// How many items are drawn before it is known what is in sight.
const FIRST: usize = 30;

/// How many items of a list that is drawn whole are added in one go.
const SLICE: usize = 60;

/// What tells every list that something on the page has moved.
const MOVED: &str = "chartroom-moved";

/// What a list scrolls in; where one stands in another, both cut it.
const PORTS: [&str; 3] = [".pane__body", ".problems__list", ".problems__body"];

/// What a list is drawn with.
#[derive(Properties, PartialEq)]
pub(crate) struct RowsProps {
    /// How many items there are.
    pub(crate) count: usize,
    /// Draws one; each is one element.
    pub(crate) row: Callback<usize, Html>,
    /// What an item is high, about, in pixels; what it is really is measured.
    pub(crate) height: u32,
    /// How many lines stand below the head of each item, and what one is high.
    #[prop_or_default]
    pub(crate) lines: Option<(Rc<Vec<u32>>, u32)>,
    /// An item that is drawn wherever it is, so that it can be gone to.
    #[prop_or_default]
    pub(crate) wanted: Option<usize>,
    /// Whether the list is a part of one that is drawn whole; without, its own length decides.
    #[prop_or_default]
    pub(crate) whole: Option<bool>,
    /// The element that holds the items.
    #[prop_or("div")]
    pub(crate) tag: &'static str,
    /// Its class.
    #[prop_or_default]
    pub(crate) class: &'static str,
}

impl RowsProps {
    fn whole(&self) -> bool {
        self.whole.unwrap_or_else(|| {
            let lines = self.lines.iter().flat_map(|(lines, _)| lines.iter());
            self.count + lines.map(|one| *one as usize).sum::<usize>() <= FEW
        })
    }
}

/// A list.
pub(crate) struct Rows {
    root: NodeRef,
    extent: Extent,
    /// The first item that is in sight or near it, and the one behind the last.
    near: (usize, usize),
    /// So many from the first on are drawn where the list is to be whole.
    grown: usize,
    /// The next slice is on its way.
    growing: bool,
    /// The item that has the focus, which stays when it goes out of sight.
    focused: Option<usize>,
    /// The items that were drawn, in order.
    drawn: Vec<usize>,
    /// The wanted item is to come into view.
    sought: bool,
    _heard: Heard,
}

/// What a list is told.
pub(crate) enum Told {
    /// Something has moved.
    Moved,
    /// It is time for the next slice.
    Grow,
}

impl Component for Rows {
    type Message = Told;
    type Properties = RowsProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        let call = Closure::<dyn FnMut()>::new(move || link.send_message(Told::Moved));
        Self {
            root: NodeRef::default(),
            extent: Extent::new(context.props()),
            // A part of another list may be far away from what is in sight.
            near: (0, if context.props().whole.is_some() { 0 } else { FIRST }),
            grown: SLICE,
            growing: false,
            focused: None,
            drawn: Vec::new(),
            sought: false,
            _heard: Heard::new(call),
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &RowsProps) -> bool {
        let props = context.props();
        self.sought |= props.wanted != old.wanted && props.lines.is_none();
        self.extent.fit(props);
        let was_whole = self.is_whole(old);
        if was_whole && props.count <= old.count + SLICE {
            self.grown = self.grown.max(props.count);
        } else if was_whole {
            self.grown = old.count.max(SLICE);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, told: Told) -> bool {
        if let Told::Grow = told {
            self.growing = false;
            self.grown += SLICE;
            return true;
        }
        if self.is_whole(context.props()) {
            return false;
        }
        if self.measure() {
            tell_moved();
        }
        self.look()
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let mut at = 0;
        let mut children = Vec::new();
        for index in self.indexes(props) {
            children.extend(self.gap(props, at, index));
            children.push(html! { <key={index}>{props.row.emit(index)}</> });
            at = index + 1;
        }
        children.extend(self.gap(props, at, props.count));
        html! { <@{props.tag} class={props.class} ref={self.root.clone()}>{for children}</@> }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        self.drawn = self.indexes(context.props());
        if std::mem::take(&mut self.sought) {
            context.props().wanted.into_iter().for_each(|wanted| self.show(wanted));
        }
        if self.is_whole(context.props()) {
            return;
        }
        if context.props().whole() && !std::mem::replace(&mut self.growing, true) {
            let link = context.link().clone();
            browser::after(0, move || link.send_message(Told::Grow));
        }
        // Not now: whatever is drawn next would have the browser lay the page out for each list anew.
        tell_moved();
    }
}

impl Rows {
    /// Whether all is drawn, and nothing has to be looked for.
    fn is_whole(&self, props: &RowsProps) -> bool {
        props.whole() && self.grown >= props.count
    }

    /// The items to draw.
    fn indexes(&self, props: &RowsProps) -> Vec<usize> {
        let grown = if props.whole() { self.grown.min(props.count) } else { 0 };
        let (from, to) = (self.near.0.max(grown), self.near.1.min(props.count));
        let mut all: Vec<usize> = (0..grown).chain(from..to).collect();
        // The first is where `Tab` comes in.
        for one in [Some(0), props.wanted, self.focused].into_iter().flatten() {
            let at = all.partition_point(|other| *other < one);
            if one < props.count && all.get(at) != Some(&one) {
                all.insert(at, one);
            }
        }
        all
    }

    /// Room in place of the items that are not drawn.
    fn gap(&self, props: &RowsProps, from: usize, to: usize) -> Option<Html> {
        let height = self.extent.between(from, to) as u32;
        let style = format!("height:{height}px");
        // Numbers from the end are no item's.
        let key = usize::MAX - from;
        (from < to).then(|| match props.tag {
            "tbody" => {
                html! { <tr {key} aria-hidden="true" data-gap=""><td ~style={style}></td></tr> }
            }
            "ul" => html! { <li {key} aria-hidden="true" data-gap="" ~style={style}></li> },
            _ => html! { <div {key} aria-hidden="true" data-gap="" ~style={style}></div> },
        })
    }

    /// The drawn items, with their numbers.
    fn items(&self, root: &Element) -> Vec<(usize, Element)> {
        let mut child = root.first_element_child();
        let mut items = Vec::new();
        while let Some(element) = child {
            child = element.next_element_sibling();
            if !element.has_attribute("data-gap") {
                items.push(element);
            }
        }
        self.drawn.iter().copied().zip(items).collect()
    }

    /// Scrolls an item just far enough to be seen.
    fn show(&self, wanted: usize) {
        let Some(root) = self.root.cast::<Element>() else { return };
        let item = self.items(&root).into_iter().find(|(index, _)| *index == wanted);
        item.into_iter().for_each(|(_, element)| browser::into_view(&element));
    }

    /// Takes in what the drawn items are high. True if that moves what stands below.
    fn measure(&mut self) -> bool {
        let Some(root) = self.root.cast::<Element>() else { return false };
        let mut moved = false;
        for (index, element) in self.items(&root) {
            moved |= self.extent.measured(index, element.get_bounding_client_rect().height());
        }
        self.extent.learn();
        moved
    }

    /// Finds out what is in sight. True if that is more than what is drawn.
    fn look(&mut self) -> bool {
        let Some(root) = self.root.cast::<Element>() else { return false };
        let list = root.get_bounding_client_rect();
        let Some((top, bottom)) = port(&root).filter(|_| list.width() > 0.0) else { return false };
        let screen = (bottom - top).max(200.0);
        let within =
            |slack: f64| self.extent.within(top - list.top() - slack, bottom - list.top() + slack);
        let (first, last) = within(screen / 3.0);
        if first >= self.near.0 && last <= self.near.1 {
            return false;
        }
        self.near = within(screen);
        self.focused = self.focus(&root);
        true
    }

    /// The item that has the focus.
    fn focus(&self, root: &Element) -> Option<usize> {
        let focused = browser::focused().filter(|focused| root.contains(Some(focused)))?;
        let holds = |element: &Element| element.contains(Some(focused.unchecked_ref::<Node>()));
        let item = self.items(root).into_iter().find(|(_, element)| holds(element));
        item.map(|(index, _)| index)
    }
}

/// The top and the bottom of what can be seen of what an element stands in.
fn port(element: &Element) -> Option<(f64, f64)> {
    let (mut top, mut bottom) = (0.0, browser::height()?);
    for port in PORTS {
        if let Ok(Some(port)) = element.closest(port) {
            let area = port.get_bounding_client_rect();
            (top, bottom) = (area.top().max(top), area.bottom().min(bottom));
        }
    }
    (top < bottom).then_some((top, bottom))
}

thread_local! {
    /// The lists are about to be told.
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Tells the lists of this program that something has moved: they look what is in sight now. Many that move at once, as
/// when all objects are opened, are told of once, before the browser paints.
pub(crate) fn tell_moved() {
    if !TOLD.replace(true) {
        wasm_bindgen_futures::spawn_local(async {
            TOLD.set(false);
            browser::tell(MOVED);
        });
    }
}

/// What moves things, heard for as long as a list lives. Scrolling does not bubble, so it is caught on its way down.
struct Heard(Closure<dyn FnMut()>);

const MOVES: [&str; 4] = ["scroll", "resize", "toggle", MOVED];

impl Heard {
    fn new(call: Closure<dyn FnMut()>) -> Self {
        if let Some(window) = web_sys::window() {
            let function = call.as_ref().unchecked_ref();
            for name in MOVES {
                let _ = window.add_event_listener_with_callback_and_bool(name, function, true);
            }
        }
        Self(call)
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let function = self.0.as_ref().unchecked_ref();
            for name in MOVES {
                let _ = window.remove_event_listener_with_callback_and_bool(name, function, true);
            }
        }
    }
}
