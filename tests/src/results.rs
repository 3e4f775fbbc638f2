//! What came of a run: counts by set, the failing cases, and what they cost.

use std::collections::BTreeMap;

/// A case that takes longer than this is told, and in the browser it fails the run.
pub const SLOW_MILLISECONDS: f64 = 2000.0;

/// Passed and failed, those that Helm renders apart from those it refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Of the cases that Helm renders.
    pub render: [usize; 2],
    /// Of the cases that Helm refuses.
    pub error: [usize; 2],
}

impl Count {
    /// Counts one case; `ok` is whether Helm renders it.
    pub fn add(&mut self, ok: bool, passed: bool) {
        let kind = if ok { &mut self.render } else { &mut self.error };
        kind[usize::from(!passed)] += 1;
    }

    /// Adds what another counted.
    pub fn merge(&mut self, other: &Self) {
        for (own, more) in [(&mut self.render, other.render), (&mut self.error, other.error)] {
            own[0] += more[0];
            own[1] += more[1];
        }
    }

    /// All that passed.
    pub fn passed(&self) -> usize {
        self.render[0] + self.error[0]
    }

    /// All that failed.
    pub fn failed(&self) -> usize {
        self.render[1] + self.error[1]
    }
}

/// A share in percent, as `99.68 %`; never rounded up to a whole.
pub fn share([passed, failed]: [usize; 2]) -> String {
    let all = (passed + failed).max(1);
    let hundredths = passed * 10_000 / all;
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// The instance's memory in the browser, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// After the first case.
    pub start: u64,
    /// After a third of the cases.
    pub third: u64,
    /// After the last case.
    pub end: u64,
    /// After the first cases were run once more behind the last one.
    pub again: u64,
}

/// A run over any number of sets.
#[derive(Default)]
pub struct Results {
    /// By folder the set was found below (`cases`, `conformance`) and its name (`micro`, `charts/podinfo`).
    pub counts: BTreeMap<(String, String), Count>,
    /// Name of a failing case, and its first difference.
    pub failures: BTreeMap<String, String>,
    /// Milliseconds and name of the case that took longest.
    pub slowest: Option<(f64, String)>,
    /// Cases beyond [`SLOW_MILLISECONDS`].
    pub slow: Vec<(f64, String)>,
    /// Cases that panicked or trapped.
    pub traps: Vec<String>,
    /// Cases that print something else in the browser than natively.
    pub apart: Vec<String>,
    /// How much memory the browser took.
    pub memory: Option<Memory>,
}

impl Results {
    /// Notes one case.
    pub fn add(&mut self, set: (&str, &str), name: &str, ok: bool, problem: Option<String>) {
        let count = self.counts.entry((set.0.to_owned(), set.1.to_owned())).or_default();
        count.add(ok, problem.is_none());
        if let Some(problem) = problem {
            self.failures.insert(format!("{}/{name}", set.1), problem);
        }
    }

    /// Notes how long a case took.
    pub fn time(&mut self, case: &str, milliseconds: f64) {
        if milliseconds > SLOW_MILLISECONDS {
            self.slow.push((milliseconds, case.to_owned()));
        }
        if self.slowest.as_ref().is_none_or(|(slowest, _)| milliseconds > *slowest) {
            self.slowest = Some((milliseconds, case.to_owned()));
        }
    }

    /// Takes over what another part of the run found.
    pub fn take(&mut self, other: Self) {
        for (set, count) in other.counts {
            self.counts.entry(set).or_default().merge(&count);
        }
        self.failures.extend(other.failures);
        if let Some((milliseconds, case)) = other.slowest
            && self.slowest.as_ref().is_none_or(|(slowest, _)| milliseconds > *slowest)
        {
            self.slowest = Some((milliseconds, case));
        }
        self.slow.extend(other.slow);
        self.traps.extend(other.traps);
        self.apart.extend(other.apart);
    }

    /// All sets together.
    pub fn total(&self) -> Count {
        let mut total = Count::default();
        self.counts.values().for_each(|count| total.merge(count));
        total
    }

    /// Failures that are not among the known ones.
    pub fn new_failures<'a>(&'a self, known: &[String]) -> Vec<&'a String> {
        self.failures.keys().filter(|case| !known.contains(case)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_whole_only_when_everything_passed() {
        assert_eq!(share([100_000, 1]), "99.99 %");
        assert_eq!(share([3, 0]), "100.00 %");
        assert_eq!(share([0, 0]), "0.00 %");
    }

    #[test]
    fn what_fails_counts_in_its_set_and_kind() {
        let mut results = Results::default();
        results.add(("cases", "micro"), "a", true, None);
        results.add(("cases", "micro"), "b", false, Some("differs".into()));
        let total = results.total();
        assert_eq!((total.render, total.error), ([1, 0], [0, 1]));
        assert_eq!(results.new_failures(&["micro/b".into()]), Vec::<&String>::new());
        assert_eq!(results.new_failures(&[]), ["micro/b"]);
    }
}
