//! Label selectors.

use crate::object::items;
use chartroom_yaml::{Entry, Node};

/// Whether a label selector's `matchLabels` and `matchExpressions` select labels (apimachinery's LabelSelector). An
/// empty selector selects everything.
pub fn selects(selector: &Node, labels: Option<&Node>) -> bool {
    let label = |key: &str| labels.and_then(|labels| labels.get(&[key])).and_then(Node::text);
    let matches = match_labels(selector).iter().all(|entry| {
        entry.key.text().and_then(label).is_some_and(|has| entry.value.text() == Some(has))
    });
    matches
        && items(selector, &["matchExpressions"]).iter().all(|one| {
            let has = one.get(&["key"]).and_then(Node::text).and_then(label);
            let values = items(one, &["values"]);
            let among = has.is_some_and(|has| values.iter().any(|one| one.text() == Some(has)));
            match one.get(&["operator"]).and_then(Node::text) {
                Some("In") => among,
                Some("NotIn") => !among,
                Some("Exists") => has.is_some(),
                Some("DoesNotExist") => has.is_none(),
                _ => false,
            }
        })
}

/// The labels that a selector names one by one.
pub fn match_labels(selector: &Node) -> &[Entry] {
    selector.get(&["matchLabels"]).map_or(&[], Node::entries)
}

/// Whether a selector asks for nothing, so that it selects everything.
pub fn is_empty(selector: &Node) -> bool {
    match_labels(selector).is_empty() && items(selector, &["matchExpressions"]).is_empty()
}
