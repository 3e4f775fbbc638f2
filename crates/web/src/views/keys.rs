//! The list of keys.

use yew::{Html, html};

const KEYS: [(&str, &str); 38] = [
    ("Ctrl K, F1", "Every command, file, environment, object, value and helper"),
    ("Ctrl P", "Open a file"),
    ("Ctrl Shift F", "Search in all files and the output"),
    ("F8, Shift F8", "Next, previous problem"),
    ("Alt 1…9", "Environment by position"),
    ("Alt Shift 1…4", "Output tab"),
    ("Ctrl B", "File tree"),
    ("Ctrl Shift M", "Problems"),
    ("Ctrl Shift S", "Share"),
    ("Ctrl Shift E", "Export"),
    ("Ctrl Space", "What may be put in at the cursor"),
    ("Ctrl I", "What there is to say of what stands there"),
    ("F12, Ctrl click", "Where it is defined; where nothing is, what the line does"),
    ("Shift F12", "Where it is used"),
    ("Ctrl F12", "What the value or template line does; so does a click on its number"),
    ("Alt ←, Alt →", "Back to where one was, forward again"),
    ("F2", "Another name for a value or helper, everywhere"),
    ("Enter", "On a line of output: why it is there; again: go to its value"),
    ("Ctrl F", "Search: in the editor, or in a long output"),
    ("Ctrl Alt G", "Go to a line"),
    ("Ctrl Z, Ctrl Y", "Undo, redo"),
    ("Ctrl /", "Comment lines, or not: with # or, around actions, as a template comment"),
    ("Alt ↑, Alt ↓", "Move lines"),
    ("Shift Alt ↑, Shift Alt ↓", "Copy lines"),
    ("Ctrl Shift K", "Delete lines"),
    ("Ctrl Enter", "New line below"),
    ("Ctrl L", "Select the line"),
    ("Ctrl D", "Select the next occurrence, too"),
    ("Ctrl Shift L", "Select all occurrences"),
    ("Ctrl Alt ↑, Ctrl Alt ↓", "One more cursor above, below"),
    ("Alt click", "One more cursor there"),
    ("Ctrl ], Ctrl [", "Indent more, less"),
    ("Ctrl Shift [, Ctrl Shift ]", "Fold, unfold"),
    ("Ctrl Alt [, Ctrl Alt ]", "Fold all, unfold all"),
    ("Ctrl Shift \\", "The bracket that belongs to this one"),
    ("Ctrl M", "Tab leaves the editor, or indents"),
    ("Esc, then Tab", "Leave the editor"),
    ("?", "This list"),
];

/// The body of the dialog.
pub(super) fn view() -> Html {
    let row = |(key, what): (&'static str, &'static str)| html! { <><dt><kbd>{key}</kbd></dt><dd>{what}</dd></> };
    html! { <dl class="facts-dl field">{for KEYS.into_iter().map(row)}</dl> }
}
