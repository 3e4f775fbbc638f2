//! ARG003: flags that an engine's release does not have.

use super::flags::{Flags, Has, Release, arguments, release};
use super::foreign_flag::foreign;
use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::messages;
use crate::scene::{Engine, Object, Scene};
use chartroom_diagnostics::{Severity, closest};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "ARG003",
    severity: Severity::Error,
    title: messages::ARG003_TITLE,
    why: messages::ARG003_WHY,
    link: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.containers() {
            let Some(engine) = Engine::of(&container) else { continue };
            let Some(release) = release(engine, container.image()) else { continue };
            let Some(arguments) = arguments(&container, engine) else { continue };
            let flags = Flags::of(engine);
            let tag = container.image().rsplit(':').next().unwrap_or_default();
            let number = tag.trim_start_matches('v').split('-').next().unwrap_or_default();
            let named = format!("{} {number}", engine.name());
            for node in arguments {
                let Some(flag) = node.text().and_then(name) else { continue };
                if foreign(engine, flag).is_some() {
                    continue;
                }
                if let Some((message, help)) = told(&flags, engine, &release, &named, flag) {
                    let place = place(scene, workload.object, node, flag);
                    let image = container.node.get(&["image"]).unwrap_or(container.anchor());
                    let finding = Finding::in_place(place, message).help(help);
                    let finding = finding.related(workload.object, image, messages::ARG003_NOTE);
                    findings.push(match engine {
                        Engine::Vllm => finding,
                        // Builds of their images for other devices have flags of their own.
                        Engine::Tgi | Engine::Triton => finding.severity(Severity::Warning),
                    });
                }
            }
        }
    }
}

/// The flag that an argument is, as it is written.
fn name(word: &str) -> Option<&str> {
    let flag = word.split('=').next().filter(|flag| flag.starts_with("--"))?;
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (flag.len() > 2 && flag.bytes().all(letter)).then_some(flag)
}

/// What is wrong with a flag, and the way out.
fn told(
    flags: &Flags,
    engine: Engine,
    release: &Release,
    named: &str,
    flag: &str,
) -> Option<(String, String)> {
    // vLLM takes underscores for dashes, and `--config.key` for one key of a JSON value.
    let dashed = flag.trim_start_matches('-').replace('_', "-");
    let plain = match engine {
        Engine::Vllm => dashed.split('.').next().unwrap_or_default(),
        Engine::Tgi | Engine::Triton => flag.trim_start_matches('-'),
    };
    if matches!(plain, "help" | "version") {
        return None;
    }
    let has = match flags.has(release, plain) {
        // A switch is turned off by `--no-` in front.
        Has::Never if engine == Engine::Vllm && plain.starts_with("no-") => {
            flags.has(release, plain.trim_start_matches("no-"))
        }
        has => has,
    };
    match has {
        Has::Yes | Has::Unknown => None,
        Has::NoMore(last) => Some((
            messages::Arg003Removed { engine: &named, flag: &flag }.text(),
            messages::Arg003RemovedHelp { last: &last }.text(),
        )),
        Has::NotYet(first) => Some((
            messages::Arg003Early { engine: &named, flag: &flag }.text(),
            messages::Arg003EarlyHelp { first: &first }.text(),
        )),
        Has::Never => {
            let help = match closest(plain, &flags.names(release)) {
                Some(meant) => messages::Arg003UnknownHelpMeant { meant: &meant }.text(),
                None => messages::ARG003_UNKNOWN_HELP.into(),
            };
            Some((messages::Arg003Unknown { engine: &named, flag: &flag }.text(), help))
        }
    }
}

/// The flag itself, not the value behind it.
fn place(scene: &Scene<'_>, object: &Object<'_>, node: &Node, flag: &str) -> Place {
    let text = scene.rendered_text(object.index, &node.span);
    let start = node.span.start + text.find(flag).unwrap_or_default();
    Place::Rendered(object.index, start..start + flag.len())
}
