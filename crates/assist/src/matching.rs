//! How well a word fits what was typed so far.

/// How well: less is better; None if it does not fit at all.
pub(crate) fn fits(word: &str, typed: &str) -> Option<u8> {
    if typed.is_empty() || word.starts_with(typed) {
        return Some(0);
    }
    let (lower, wanted) = (word.to_lowercase(), typed.to_lowercase());
    if lower.starts_with(&wanted) {
        return Some(1);
    }
    if begins_words(word, &wanted) {
        return Some(2);
    }
    if lower.contains(&wanted) {
        return Some(3);
    }
    let mut chars = lower.chars();
    wanted.chars().all(|char| chars.any(|one| one == char)).then_some(4)
}

/// Whether what was typed begins the words that a name is made of: `tqd` in `targetQueueDepth`.
fn begins_words(word: &str, wanted: &str) -> bool {
    let words = words(word);
    let mut typed = wanted;
    for part in &words {
        let common = part.bytes().zip(typed.bytes()).take_while(|(a, b)| a == b).count();
        let common = if typed.is_char_boundary(common) { common } else { 0 };
        typed = typed.get(common..).unwrap_or_default();
        if typed.is_empty() {
            return true;
        }
    }
    false
}

/// The words that a name is made of, in lower case.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_lower = false;
    for char in name.chars() {
        if !char.is_alphanumeric() {
            was_lower = false;
            words.push(String::new());
            continue;
        }
        if words.is_empty() || (char.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = !char.is_uppercase();
        if let Some(last) = words.last_mut() {
            last.extend(char.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// How alike two names are, from 0 to 100: `imagePullPolicy` and `pullPolicy` are.
pub(crate) fn alike(a: &str, b: &str) -> i32 {
    if a.eq_ignore_ascii_case(b) {
        return 100;
    }
    let (a, b) = (words(a), words(b));
    let joined = |words: &[String]| words.concat();
    let (whole_a, whole_b) = (joined(&a), joined(&b));
    if whole_a.is_empty() || whole_b.is_empty() {
        return 0;
    }
    if whole_a == whole_b {
        return 95;
    }
    let stem = |word: &String| word.strip_suffix('s').unwrap_or(word).to_owned();
    let stems: Vec<String> = b.iter().map(stem).collect();
    let common = a.iter().filter(|word| stems.contains(&stem(word))).count() as i32;
    let share = 80 * 2 * common / (a.len() + b.len()) as i32;
    let within = whole_a.len() > 2
        && whole_b.len() > 2
        && (whole_a.ends_with(&whole_b) || whole_b.ends_with(&whole_a));
    share.max(if within { 60 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_as_people_type_them() {
        assert_eq!(fits("targetQueueDepth", "targ"), Some(0));
        assert_eq!(fits("targetQueueDepth", "Targ"), Some(1));
        assert_eq!(fits("targetQueueDepth", "tqd"), Some(2));
        assert_eq!(fits("targetQueueDepth", "queue"), Some(2));
        assert_eq!(fits("targetQueueDepth", "ueue"), Some(3));
        assert_eq!(fits("targetQueueDepth", "tgtd"), Some(4));
        assert_eq!(fits("targetQueueDepth", "x"), None);
    }

    #[test]
    fn names_are_alike_by_their_words() {
        assert_eq!(words("imagePullPolicy"), ["image", "pull", "policy"]);
        assert_eq!(words("prometheus-node_exporter"), ["prometheus", "node", "exporter"]);
        assert_eq!(alike("replicas", "replicas"), 100);
        assert!(alike("imagePullPolicy", "pullPolicy") > alike("imagePullPolicy", "tag"));
        assert!(alike("replicas", "replicaCount") > alike("replicas", "image"));
    }
}
