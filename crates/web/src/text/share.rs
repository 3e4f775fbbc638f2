//! The texts of the dialog that shares.

pub(crate) const AS: &str = "Share as";
pub(crate) const FORMS: [&str; 4] = ["Link", "Markdown", "Snippet", "Embed"];
pub(crate) const SHOWN: &str = "Show";
/// What a frame shows: for people, and as its address says it.
pub(crate) const SHOWS: [(&str, &str); 3] =
    [("Layers and output", "both"), ("Layers", "overlay"), ("Output", "output")];
pub(crate) const COPY_FRAME: &str = "Copy code";
pub(crate) const FRAME_NOTE: &str = "A frame only shows: who reads it changes nothing, and nothing is kept. The package chartroom-embed makes it as high as what it shows.";
pub(crate) const WRITING: &str = "Writing the link…";
pub(crate) const ENTRIES: &str = "Entries";
pub(crate) const NO_ENTRIES: &str =
    "The open environment’s values file has no entries that can be taken one by one.";
pub(crate) const SECRET: &str = "looks like a secret";
pub(crate) const SNIPPET_NOTE: &str = "Whoever opens the link merges these entries into the chart that is open there, and sees before which of its values have these keys.";
pub(crate) const COPY_MARKDOWN: &str = "Copy Markdown";
pub(crate) const CODE: &str = "Code for a phone";
pub(crate) const CODE_LABEL: &str = "The link as a QR code";
pub(crate) const CODE_HELP: &str = "Point the camera of a phone at it.";
pub(crate) const NO_CODE: &str = "This link is too long for a code that a camera reads from a screen. Share less, or send the link itself.";

/// "The link opens on prod. What it carries …"
pub(crate) fn opens_on(environment: &str) -> String {
    format!(
        "The link opens on {environment}. What it carries stands after the #, so it never reaches a server."
    )
}
