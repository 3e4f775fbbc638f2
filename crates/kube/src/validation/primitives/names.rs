//! Names of objects and of what they refer to,
//! <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names>.

use crate::messages::{self, Words};
use crate::validation::at::At;
use crate::validation::finding::Family;
use chartroom_messages::Template;

/// How the name of a kind is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// RFC 1123 subdomain: most kinds.
    Subdomain,
    /// RFC 1123 label: no dots, at most 63 characters.
    Label,
    /// RFC 1035 label: begins with a letter.
    Letter,
    /// What may stand in a path: RBAC's kinds.
    Segment,
}

const SUBDOMAIN: &str = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL: &str = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LETTER: &str = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/// Whether a text is an RFC 1123 label but for its length.
pub(crate) fn is_label(text: &str) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| is_small(*byte));
    let bytes = text.as_bytes();
    edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|byte| is_small(*byte) || *byte == b'-')
}

/// Whether a text is an RFC 1123 subdomain but for its length.
pub(crate) fn is_subdomain(text: &str) -> bool {
    text.split('.').all(is_label)
}

fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

impl Form {
    /// What the server has against a name; None if it takes it.
    pub(crate) fn fault(self, text: &str) -> Option<String> {
        let longest = match self {
            Form::Subdomain => 253,
            Form::Label | Form::Letter => 63,
            Form::Segment => usize::MAX,
        };
        if text.len() > longest {
            return Some(format!("must be no more than {longest} characters"));
        }
        let (fits, says) = match self {
            Form::Subdomain => (is_subdomain(text), SUBDOMAIN),
            Form::Label => (is_label(text), LABEL),
            Form::Letter => (
                is_label(text) && text.starts_with(|first: char| first.is_ascii_lowercase()),
                LETTER,
            ),
            Form::Segment => return segment(text),
        };
        if fits {
            return None;
        }
        if self != Form::Subdomain && text.contains('.') && is_subdomain(text) {
            return Some("must not contain dots".to_owned());
        }
        Some(says.to_owned())
    }

    fn message(self) -> Template {
        match self {
            Form::Subdomain => messages::NAME_SUBDOMAIN,
            Form::Label => messages::NAME_LABEL,
            Form::Letter => messages::NAME_LETTER,
            Form::Segment => messages::NAME_SEGMENT,
        }
    }

    /// A name of this form that is close to a text.
    fn near(self, text: &str) -> String {
        let keep = |char: char| match char {
            '.' if self == Form::Subdomain => '.',
            char if char.is_ascii_alphanumeric() => char.to_ascii_lowercase(),
            _ => '-',
        };
        let longest = if self == Form::Subdomain { 253 } else { 63 };
        let near: String = text.trim().chars().map(keep).take(longest).collect();
        let first = |char: char| match self {
            Form::Letter => !char.is_ascii_lowercase(),
            _ => !char.is_ascii_alphanumeric(),
        };
        let near = near.trim_start_matches(first);
        near.trim_end_matches(|char: char| !char.is_ascii_alphanumeric()).to_owned()
    }
}

fn segment(text: &str) -> Option<String> {
    if matches!(text, "." | "..") {
        return Some(format!("may not be '{text}'"));
    }
    let bad = ['/', '%'].into_iter().find(|one| text.contains(*one))?;
    Some(format!("may not contain '{bad}'"))
}

impl At<'_> {
    /// A name; one that is not set or empty is no matter of this rule.
    pub(crate) fn optional_name(&self, form: Form) {
        if self.is_filled() {
            self.name(form);
        }
    }

    /// A name that has to be there.
    pub(crate) fn required_name(&self, form: Form, help: Words<'_>) {
        if self.must_be_filled("", help) {
            self.name(form);
        }
    }

    /// A name; the empty one is wrong too.
    pub(crate) fn name(&self, form: Form) {
        let text = self.text();
        let Some(says) = form.fault(text) else { return };
        let near = form.near(text);
        let write = messages::NameHelpNear { near: &near };
        let help: Words<'_> = match form {
            Form::Subdomain | Form::Label | Form::Letter if form.fault(&near).is_none() => &write,
            _ => &messages::NAME_HELP,
        };
        self.wrong(Family::Name, &says, &form.message(), help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_four_forms() {
        let long = |count| "a".repeat(count);
        for name in ["a", "1", "a-b.c", "a.1", &long(253)] {
            assert_eq!(Form::Subdomain.fault(name), None, "{name}");
        }
        for name in ["", "A", "a_b", "-a", "a-", "a..b", ".a", "a.", "a b", "ä", &long(254)] {
            assert!(Form::Subdomain.fault(name).is_some(), "{name}");
        }
        assert_eq!(Form::Label.fault(&long(63)), None);
        assert_eq!(Form::Label.fault("a.b").as_deref(), Some("must not contain dots"));
        assert!(Form::Label.fault(&long(64)).is_some());
        assert_eq!(Form::Label.fault("1a"), None);
        assert_eq!(Form::Letter.fault("1a").as_deref(), Some(LETTER));
        assert_eq!(Form::Segment.fault("system:Node Reader"), None);
        assert_eq!(Form::Segment.fault("a/b").as_deref(), Some("may not contain '/'"));
        assert!(Form::Segment.fault("..").is_some());
    }

    #[test]
    fn a_name_close_to_a_wrong_one_is_right() {
        for (text, near) in [("My_App", "my-app"), ("a. ", "a"), ("-x-", "x"), ("a.B", "a.b")] {
            assert_eq!(Form::Subdomain.near(text), near);
        }
        assert_eq!(Form::Label.near("a.b"), "a-b");
        assert_eq!(Form::Letter.near("1-a"), "a");
    }
}
