//! The list of keys.

use yew::{Html, html};

const KEYS: [(&str, &str); 15] = [
    ("F8, Shift F8", "Next, previous problem"),
    ("Alt 1…9", "Environment by position"),
    ("Alt Shift 1…4", "Output tab"),
    ("Ctrl B", "File tree"),
    ("Ctrl Shift M", "Problems"),
    ("Ctrl Shift S", "Share"),
    ("Ctrl Shift E", "Export"),
    ("Ctrl Space", "What may be put in at the cursor"),
    ("Ctrl F12, Shift F12", "Where it is defined, where it is used"),
    ("F12, Ctrl click", "What the value or template line does; so does its number"),
    ("Enter", "On a line of output: why it is there; again: go to its value"),
    ("Ctrl F", "Search: in the editor, or in a long output"),
    ("Ctrl Z, Ctrl Y", "Undo, redo"),
    ("Esc, then Tab", "Leave the editor"),
    ("?", "This list"),
];

/// The body of the dialog.
pub(super) fn view() -> Html {
    let row = |(key, what): (&'static str, &'static str)| html! { <><dt><kbd>{key}</kbd></dt><dd>{what}</dd></> };
    html! { <dl class="facts-dl field">{for KEYS.into_iter().map(row)}</dl> }
}
