//! Did you mean: the name nearest to a misspelt one.

/// The name nearest to a misspelt one, if it is near enough: one edit for every three letters, three at most. A swap of
/// neighbours counts as one edit, letter case as none.
pub fn closest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    let distances = names.iter().map(|candidate| (distance(name, candidate), *candidate));
    distances.filter(|(distance, _)| *distance <= allowed).min().map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(&a.to_lowercase(), &b.to_lowercase())
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
