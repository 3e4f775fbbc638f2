//! Projects put together of what is hostile in YAML, shells, Helm's flags and GitLab.

use crate::Given;
use crate::jobs::{assert_harmless, may_be_refused};
use crate::machine::Machine;
use chartroom_core::SetKind;

/// How many projects are made.
const COUNT: usize = 200;

const PIECES: [&str; 72] = [
    "a",
    "prod",
    "values",
    ".yaml",
    "=",
    ",",
    ".",
    "/",
    "-",
    "--",
    "-f",
    "--post-renderer=x",
    "--kubeconfig=x",
    " ",
    "  ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{1b}[31m",
    "\u{3}",
    "\u{7}",
    "\u{8}",
    "\u{7f}",
    "\u{9b}",
    "\0",
    "\u{202e}",
    "\u{200b}",
    "'",
    "''",
    "\"",
    "\\",
    "\\'",
    "\\\n",
    "$HOME",
    "$$",
    "${CI}",
    "$(touch pwned)",
    "`touch pwned`",
    "$[[ inputs.x ]]",
    "; touch pwned;",
    "&& touch pwned",
    "| sh",
    "> pwned",
    "#",
    " #",
    ": ",
    "- ",
    "!reference [a, script]",
    "&a",
    "*a",
    "<<: *a",
    "? ",
    "%",
    "%zz",
    "@",
    "{",
    "}",
    "[",
    "]",
    "~",
    "!",
    "|",
    "\n  after_script:\n    - touch pwned",
    "\u{2028}  after_script:\u{2028}    - touch pwned",
    "\n::error::x",
    "##vso[task]",
    "é中😀",
];

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn text(&mut self) -> String {
        (0..1 + self.below(5)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    /// Mostly the harmless text, so that not all is refused for the same field.
    fn or(&mut self, harmless: &str, of: usize) -> String {
        if self.below(of) == 0 { self.text() } else { harmless.to_owned() }
    }

    fn given(&mut self) -> Given {
        let sets = (0..self.below(4)).map(|_| {
            let kind = SetKind::ALL[self.below(5)];
            let text = self.text();
            (kind, if self.below(3) == 0 { text } else { format!("a.b={text}") })
        });
        let sets = sets.collect();
        Given {
            // Helm takes what Go does not print out of a chart's name; see the attacks for those.
            chart: self
                .or("shop", 4)
                .replace(|letter: char| !letter.is_ascii_graphic() || letter == '/', ""),
            environment: self.or("prod", 2),
            release: self.or("r", 12),
            namespace: self.or("n", 2),
            kube_version: self.or("", 6),
            overlays: (0..self.below(3)).map(|_| self.or("values-prod.yaml", 2)).collect(),
            sets,
        }
    }
}

#[test]
fn nothing_given_changes_what_exports_do() {
    let (machine, mut random) = (Machine::new("generated"), Random(14));
    let (mut exported, mut refused) = (0, 0);
    for _ in 0..COUNT {
        let given = random.given();
        match assert_harmless(&given, &machine) {
            None => exported += 1,
            Some(refusal) => {
                refused += 1;
                assert!(may_be_refused(&given), "{refusal}: {given:?}");
            }
        }
    }
    // Enough of both, so that neither hides the other.
    assert!(exported > COUNT / 3 && refused > COUNT / 20, "{exported} {refused}");
}
