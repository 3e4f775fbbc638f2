//! The flags that inference engines have, by release.

use crate::scene::{Container, Engine};
use chartroom_yaml::Node;

/// See its first lines.
const DATA: &str = include_str!("../../../data/flags.txt");

/// A release: its numbers, `0.6.6.post1` as 0, 6, 6, 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Release(Vec<u32>);

impl Release {
    /// Of its numbers.
    pub(super) fn of(numbers: &[u32]) -> Self {
        Self(numbers.to_vec())
    }

    /// A text that is a release and nothing else.
    fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| part.strip_prefix("post").unwrap_or(part).parse().ok();
        let parts: Vec<u32> = text.split('.').map(number).collect::<Option<_>>()?;
        (parts.len() >= 2).then_some(Self(parts))
    }
}

/// What a release has.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Has {
    Yes,
    /// An earlier one had it, the last of which is named.
    NoMore(&'static str),
    /// A later one has it, the first of which is named.
    NotYet(&'static str),
    /// None has it.
    Never,
    /// Releases before and after differ, or are not known.
    Unknown,
}

/// What is known of an engine.
pub(super) struct Flags {
    releases: Vec<(Release, &'static str)>,
    /// Each flag with the first and the last release that has it.
    rows: Vec<(&'static str, usize, usize)>,
    /// Whether names may be shortened, as argparse and getopt_long have it.
    shortened: bool,
}

impl Flags {
    pub(super) fn of(engine: Engine) -> Self {
        let name = match engine {
            Engine::Vllm => "vllm",
            Engine::Tgi => "tgi",
            Engine::Triton => "triton",
        };
        let mut flags =
            Self { releases: Vec::new(), rows: Vec::new(), shortened: engine != Engine::Tgi };
        let mut here = false;
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let first = words.next().unwrap_or_default();
            if first == "engine" {
                here = words.next() == Some(name);
                let releases = words.filter(|_| here);
                flags.releases.extend(releases.filter_map(|one| Some((Release::parse(one)?, one))));
            } else if here {
                let at = |byte: Option<u8>| usize::from(byte.unwrap_or(b'a') - b'a');
                let (from, to) = (at(first.bytes().next()), at(first.as_bytes().get(1).copied()));
                flags.rows.extend(words.map(|flag| (flag, from, to)));
            }
        }
        flags
    }

    /// Whether a release has a flag, which is given without dashes.
    pub(super) fn has(&self, release: &Release, flag: &str) -> Has {
        let last_not_after = self.releases.iter().rposition(|(one, _)| one <= release);
        let first_not_before = self.releases.iter().position(|(one, _)| one >= release);
        let (Some(low), Some(high)) = (last_not_after, first_not_before) else {
            return Has::Unknown;
        };
        let is_it = |name: &str| name == flag || (self.shortened && name.starts_with(flag));
        let named = || self.rows.iter().filter(|(name, ..)| is_it(name));
        let is_in = |at: usize| named().any(|(_, from, to)| (*from..=*to).contains(&at));
        if is_in(low) && is_in(high) {
            return Has::Yes;
        }
        if is_in(low) || is_in(high) {
            return Has::Unknown;
        }
        let text = |at: usize| self.releases.get(at).map_or("", |(_, text)| *text);
        let before = named().filter(|(.., to)| *to < low).map(|(.., to)| *to).max();
        let after = named().filter(|(_, from, _)| *from > high).map(|(_, from, _)| *from).min();
        match (before, after) {
            (Some(to), _) => Has::NoMore(text(to)),
            (None, Some(from)) => Has::NotYet(text(from)),
            (None, None) => Has::Never,
        }
    }

    /// The flags of a release, for what was meant.
    pub(super) fn names(&self, release: &Release) -> Vec<&'static str> {
        let at = self.releases.iter().rposition(|(one, _)| one <= release).unwrap_or_default();
        let had = self.rows.iter().filter(|(_, from, to)| (*from..=*to).contains(&at));
        had.map(|(name, ..)| *name).collect()
    }
}

/// Whether an image is the one that an engine's project builds, or a mirror of it by its name.
pub(super) fn is_own_image(engine: Engine, image: &str) -> bool {
    let own = match engine {
        Engine::Vllm => "vllm-openai",
        Engine::Tgi => "text-generation-inference",
        Engine::Triton => "tritonserver",
    };
    let last = image.rsplit('/').next().unwrap_or_default();
    last.split([':', '@']).next() == Some(own)
}

/// The release that an image's tag names; None for a tag that may be anything: `latest`, a digest, one's own.
pub(super) fn release(engine: Engine, image: &str) -> Option<Release> {
    let (name, tag) = image.rsplit_once(':').filter(|(name, _)| !name.contains('@'))?;
    if !is_own_image(engine, name) {
        return None;
    }
    let number = match engine {
        Engine::Vllm => tag.strip_prefix('v')?,
        Engine::Tgi => tag.strip_suffix("-rocm").unwrap_or(tag),
        Engine::Triton => {
            let (number, variant) = tag.split_once('-')?;
            let known =
                ["py3", "py3-min", "vllm-python-py3", "trtllm-python-py3", "pyt-python-py3"];
            known.contains(&variant).then_some(number)?
        }
    };
    Release::parse(number)
}

/// The arguments that an engine gets, where it is certain that it gets them itself: no script, launcher or shell stands
/// in between.
pub(super) fn arguments<'s>(container: &Container<'s>, engine: Engine) -> Option<Vec<&'s Node>> {
    let listed = |key: &str| container.node.get(&[key]).map_or(&[][..], Node::items);
    let items: Vec<&Node> = listed("command").iter().chain(listed("args")).collect();
    let text = |at: usize| items.get(at).and_then(|item| item.text()).unwrap_or_default();
    let program = text(0).rsplit('/').next().unwrap_or_default();
    let bare = listed("command").is_empty();
    let skipped = match (engine, program) {
        (Engine::Vllm, "vllm") if text(1) == "serve" => 2,
        (Engine::Vllm, "python" | "python3")
            if text(1) == "-m" && text(2) == "vllm.entrypoints.openai.api_server" =>
        {
            3
        }
        (Engine::Tgi, "text-generation-launcher") | (Engine::Triton, "tritonserver") => 1,
        (Engine::Vllm | Engine::Tgi, _) if bare && text(0).starts_with("--") => 0,
        _ => return None,
    };
    Some(items.into_iter().skip(skipped).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_has_what_the_ones_beside_it_have() {
        let flags = Flags::of(Engine::Vllm);
        let has = |release: &str, flag: &str| flags.has(&Release::parse(release).unwrap(), flag);
        assert_eq!(has("0.6.6.post1", "max-model-len"), Has::Yes);
        assert_eq!(has("0.6.6", "num-scheduler-steps"), Has::Yes);
        assert_eq!(has("0.13.0", "num-scheduler-steps"), Has::NoMore("0.9.2"));
        assert_eq!(has("0.10.0", "num-scheduler-steps"), Has::Unknown);
        assert_eq!(has("0.6.6", "speculative-config"), Has::NotYet("0.8.5"));
        assert_eq!(has("0.8.5", "no-such-flag"), Has::Never);
        assert_eq!(has("9.0.0", "no-such-flag"), Has::Unknown);
        assert_eq!(has("0.8.5", "max-model"), Has::Yes, "a shortened name");
    }

    #[test]
    fn only_a_release_of_the_engines_own_image_is_one() {
        let is = |engine, image| release(engine, image).is_some();
        assert!(is(Engine::Vllm, "vllm/vllm-openai:v0.6.3.post1"));
        assert!(is(Engine::Vllm, "registry.acme.com/mirror/vllm-openai:v0.6.3"));
        assert!(is(Engine::Triton, "nvcr.io/nvidia/tritonserver:24.08-py3"));
        assert!(is(Engine::Tgi, "ghcr.io/huggingface/text-generation-inference:2.4.0"));
        for image in [
            "vllm/vllm-openai:latest",
            "vllm/vllm-openai:v0.6.3-acme1",
            "vllm/vllm-openai:nightly-0.6.3",
            "vllm/vllm-openai@sha256:0123",
            "vllm/vllm-openai:v0.6.3@sha256:0123",
            "acme/our-vllm:v0.6.3",
            "vllm/vllm-openai",
        ] {
            assert!(!is(Engine::Vllm, image), "{image}");
        }
    }
}
