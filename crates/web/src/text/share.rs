//! The texts of the dialog that shares.

pub(crate) const AS: &str = "Share as";
pub(crate) const FORMS: [&str; 3] = ["Link", "Markdown", "Snippet"];
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
