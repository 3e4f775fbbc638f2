//! OUT002: random values, which are no secrets here.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::scene::Scene;
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "OUT002",
    severity: Severity::Info,
    title: "Random values are made by Helm, not taken from a preview.",
    why: "Passwords, keys and certificates of random functions follow from a seed in what Chartroom shows, so that \
          the page does not flicker; RSA keys there are made of known primes. Whoever uses them has no secret. Helm \
          makes its own, another one at every upgrade unless the template keeps it with `lookup`.",
    link: "https://helm.sh/docs/howto/charts_tips_and_tricks/",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    let mut told: Vec<Span> = Vec::new();
    for (index, object) in output.objects.iter().enumerate() {
        for range in &object.random {
            let origin = output.provenance.piece(index, range.clone());
            let Some(place) = origin.and_then(|origin| origin.template) else { continue };
            if told.contains(&place) {
                continue;
            }
            told.push(place);
            let (start, end) = (range.start as u32, range.end as u32);
            findings.push(
                Finding::in_file(
                    place,
                    format!(
                        "The {} `{}` has a random value here: another one at every upgrade, and what is shown is a preview and no secret.",
                        object.kind, object.name
                    ),
                )
                .help("Give one in the values, or keep the one that is there with `lookup`; copied manifests have a placeholder for it.")
                .related_place(Place::File(Span { file: object.file, start, end }), "rendered here"),
            );
        }
    }
}
