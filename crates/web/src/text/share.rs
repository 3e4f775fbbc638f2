//! The texts of the dialog that shares.

use chartroom_messages::Message;

pub(crate) const FORMS: [Message; 4] =
    [super::LINK, super::SHARE_MARKDOWN, super::SHARE_SNIPPET, super::SHARE_EMBED];
/// What a frame shows: for people, and as its address says it.
pub(crate) const SHOWS: [(Message, &str); 3] = [
    (super::SHARE_LAYERS_AND_OUTPUT, "both"),
    (super::LAYERS_TITLE, "overlay"),
    (super::OUTPUT, "output"),
];

/// "The link opens on prod. What it carries …"
pub(crate) fn opens_on(environment: &str) -> String {
    super::ShareOpensOn { environment: &environment }.text()
}
