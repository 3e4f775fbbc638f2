//! What an editor says: made of `messages/en/assist/*.ftl` by the build script.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Says that an environment would not render the same.
pub(crate) fn renders_otherwise(environment: String) -> String {
    RefusedRendersOtherwise { environment: &environment }.text()
}
