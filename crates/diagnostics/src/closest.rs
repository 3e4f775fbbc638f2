//! Did you mean: the name nearest to a misspelt one.

/// The name nearest to a misspelt one, if it is near enough: one edit for every three letters, three at most. A swap of
/// neighbours counts as one edit, letter case as none.
///
/// None among more than 1,000 names: a guess among so many helps nobody, and whoever misspells as many waits for a
/// million comparisons.
pub fn closest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    const MOST_NAMES: usize = 1_000;
    let length = name.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    if names.len() > MOST_NAMES {
        return None;
    }
    let near = names.iter().filter(|other| other.chars().count().abs_diff(length) <= allowed);
    let name = name.to_lowercase();
    let distances = near.map(|other| (strsim::osa_distance(&name, &other.to_lowercase()), *other));
    distances.filter(|(distance, _)| *distance <= allowed).min().map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_find_their_neighbour() {
        let names = ["toYaml", "toJson", "include", "nindent"];
        assert_eq!(closest("toYml", &names), Some("toYaml"));
        assert_eq!(closest("includ", &names), Some("include"));
        assert_eq!(closest("zzz", &names), None);
    }
}
