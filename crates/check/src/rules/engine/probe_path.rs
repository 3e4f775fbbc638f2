//! VLLM006: probes ask what the engine answers.

use super::Given;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Engine, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VLLM006",
    severity: Severity::Warning,
    title: messages::VLLM006_TITLE,
    why: messages::VLLM006_WHY,
    link: "https://docs.vllm.ai/en/latest/deployment/k8s/",
    check,
};

const PROBES: [&str; 3] = ["startupProbe", "livenessProbe", "readinessProbe"];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads().filter(Workload::is_long_running) {
        for container in workload.containers() {
            let Some(engine) = Engine::of(&container).filter(|engine| own(&container, *engine))
            else {
                continue;
            };
            for key in PROBES {
                let get = container.probe(key).and_then(|probe| probe.get(&["httpGet"]));
                let Some(get) = get else { continue };
                let Some((port, node)) = port(&container, get) else { continue };
                if other_listens(&workload, &container, port) {
                    continue;
                }
                let listens = listens(&container, engine);
                if let Some(own) = listens.filter(|own| *own != port && !extra(engine, port)) {
                    findings.push(
                        Finding::at(
                            workload.object,
                            node,
                            messages::Vllm006Port {
                                probe: &key,
                                port: &port,
                                engine: &engine.name(),
                                own: &own,
                            },
                        )
                        .help(messages::Vllm006PortHelp { own: &own, port: &port }),
                    );
                    continue;
                }
                let Some(path) = get.get(&["path"]) else { continue };
                let Some(text) = path.text().filter(|text| !answers(engine, text)) else {
                    continue;
                };
                if extra(engine, port) && listens != Some(port) {
                    continue;
                }
                let right = right(engine, key);
                findings.push(
                    Finding::at(
                        workload.object,
                        path,
                        messages::Vllm006Path { probe: &key, path: &text, engine: &engine.name() },
                    )
                    .help(messages::Vllm006PathHelp { right: &right })
                    .replace(
                        workload.object,
                        path,
                        right,
                        messages::Vllm006PathFix { right: &right },
                    ),
                );
            }
        }
    }
}

/// Whether it is the engine's own server that answers: its own image or command, not a service built around it.
fn own(container: &Container<'_>, engine: Engine) -> bool {
    let image = container.image();
    let words = container.words();
    let says = |part: &str| {
        words.iter().any(|(word, _)| *word == part || word.ends_with(&format!("/{part}")))
    };
    match engine {
        Engine::Vllm => {
            image.contains("vllm-openai")
                || says("vllm")
                || words.iter().any(|(word, _)| word.starts_with("vllm.entrypoints"))
        }
        Engine::Tgi => {
            image.contains("text-generation-inference") || says("text-generation-launcher")
        }
        // Its image starts nothing of its own; one of that name without a command was built to.
        Engine::Triton => {
            let name = image.rsplit('/').next().unwrap_or_default();
            let name = name.split([':', '@']).next().unwrap_or_default();
            says("tritonserver") || (words.is_empty() && name == "tritonserver")
        }
    }
}

/// The port that a probe asks, by number or by name, and where it is written.
fn port<'s>(container: &Container<'s>, get: &'s Node) -> Option<(u32, &'s Node)> {
    let node = get.get(&["port"])?;
    let text = node.text()?;
    if let Ok(port) = text.parse() {
        return Some((port, node));
    }
    let ports = container.node.get(&["ports"])?.items();
    let named = ports.iter().find(|one| one.get(&["name"]).and_then(Node::text) == Some(text))?;
    Some((named.get(&["containerPort"])?.text()?.parse().ok()?, node))
}

/// Whether another container of the pod may be the one that answers at a port.
fn other_listens(workload: &Workload<'_>, container: &Container<'_>, port: u32) -> bool {
    let others = workload.all_containers().into_iter();
    let mut others = others.filter(|other| !std::ptr::eq(other.node, container.node));
    others.any(|other| {
        let ports = other.node.get(&["ports"]).map_or(&[][..], Node::items);
        // One that declares no ports may listen anywhere.
        let long = workload.containers().iter().any(|one| std::ptr::eq(one.node, other.node));
        (long && ports.is_empty())
            || ports.iter().any(|one| {
                one.get(&["containerPort"]).and_then(Node::text) == Some(port.to_string().as_str())
            })
    })
}

/// The port that an engine listens on; None where that is not certain.
fn listens(container: &Container<'_>, engine: Engine) -> Option<u32> {
    let (flags, default): (&[&str], u32) = match engine {
        Engine::Vllm => (&["--port"], 8000),
        Engine::Tgi => (&["--port", "-p"], 80),
        Engine::Triton => (&["--http-port"], 8000),
    };
    if let Some(given) = Given::of(container, flags) {
        return given.value.parse().ok();
    }
    let envs = container.node.get(&["envFrom"]).is_some() || container.env("PORT").is_some();
    let config = container.flag(&["--config"]).is_some();
    let script = container.words().iter().any(|(word, _)| word.contains('$'));
    // TGI's image sets its port; its launcher alone has another default.
    let image = engine != Engine::Tgi || container.image().contains("text-generation-inference");
    let written = engine == Engine::Tgi || !container.words().is_empty();
    (!envs && !config && !script && image && written).then_some(default)
}

/// Ports that an engine has besides.
fn extra(engine: Engine, port: u32) -> bool {
    engine == Engine::Triton && matches!(port, 8001 | 8002)
}

fn right(engine: Engine, probe: &str) -> &'static str {
    match (engine, probe) {
        (Engine::Triton, "livenessProbe") => "/v2/health/live",
        (Engine::Triton, _) => "/v2/health/ready",
        _ => "/health",
    }
}

/// Whether an engine answers at a path.
fn answers(engine: Engine, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let path = format!("/{}", path.trim_matches('/'));
    let below = |prefix: &str| path == prefix || path.starts_with(&format!("{prefix}/"));
    match engine {
        Engine::Vllm => {
            let known = ["/health", "/ping", "/load", "/version", "/metrics", "/docs", "/redoc"];
            let more = ["/openapi.json", "/is_sleeping", "/server_info", "/tokenizer_info"];
            known.contains(&path.as_str()) || more.contains(&path.as_str()) || below("/v1")
        }
        Engine::Tgi => {
            let known = ["/", "/health", "/info", "/metrics", "/ping", "/docs"];
            known.contains(&path.as_str()) || below("/v1") || below("/api-doc")
        }
        Engine::Triton => below("/v2"),
    }
}
