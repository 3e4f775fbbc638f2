//! Passwords, keys and salts of `chartroom template` are secrets: they follow from the entropy of the host and from
//! nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_cli::{Found, Host, Kind, ReadError, Visitor, run};
use std::collections::BTreeSet;

/// A chart of one template, at a time that never passes.
struct Chart {
    template: String,
    entropy: Result<[u8; 32], ReadError>,
}

impl Host for Chart {
    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(match path.ends_with("Chart.yaml") {
            true => b"apiVersion: v2\nname: a\nversion: 1.0.0\n".to_vec(),
            false => self.template.clone().into_bytes(),
        })
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        match path.rsplit('/').next()? {
            "chart" => Some(Kind::Folder),
            name => name.ends_with(".yaml").then_some(Kind::File(0)),
        }
    }

    fn walk(&self, _: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        for path in ["Chart.yaml", "templates/a.yaml"] {
            visitor.find(Found { path: path.into(), kind: Kind::File(0) })?;
        }
        Ok(())
    }

    fn absolute(&self, path: &str) -> String {
        format!("/{path}")
    }

    fn now_unix_nanos(&self) -> i64 {
        1_700_000_000_000_000_000
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        self.entropy.clone()
    }
}

fn rendered(expression: &str, entropy: [u8; 32], flags: &[&str]) -> String {
    let chart =
        Chart { template: format!("a: {{{{ {expression} | b64enc }}}}"), entropy: Ok(entropy) };
    let args: Vec<String> =
        ["template", "chart"].iter().chain(flags).map(|arg| (*arg).to_owned()).collect();
    let printed = run(&args, &chart);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

/// Every function of Sprig's that draws; `ecdsa` keys where any will do.
const DRAWS: &[&str] = &[
    "randAlphaNum 20",
    "randAlpha 20",
    "randNumeric 20",
    "randAscii 20",
    "randBytes 20",
    "randInt 0 4611686018427387905 | toString",
    "uuidv4",
    "shuffle \"abcdefghijklmnopqrstuvwxyz\"",
    "bcrypt \"password\"",
    "htpasswd \"user\" \"password\"",
    "encryptAES \"key\" \"plain text\"",
    "genPrivateKey \"ecdsa\"",
    "genPrivateKey \"ed25519\"",
    "genPrivateKey \"dsa\"",
    "(genCA \"a\" 1).Key",
    "(genCAWithKey \"a\" 1 (genPrivateKey \"ecdsa\")).Cert",
    "(genSelfSignedCert \"a\" nil nil 1).Key",
    "(genSelfSignedCertWithKey \"a\" nil nil 1 (genPrivateKey \"ecdsa\")).Cert",
    "(genSignedCert \"a\" nil nil 1 (genCAWithKey \"a\" 1 (genPrivateKey \"ecdsa\"))).Key",
    "(genSignedCertWithKey \"a\" nil nil 1 (genCAWithKey \"a\" 1 (genPrivateKey \"ecdsa\")) (genPrivateKey \"ecdsa\")).Cert",
];

#[test]
fn the_time_decides_nothing_and_entropy_everything() {
    for draw in DRAWS {
        let all: BTreeSet<String> = (0..2).map(|byte| rendered(draw, [byte; 32], &[])).collect();
        assert_eq!(all.len(), 2, "{draw}");
    }
}

#[test]
fn each_byte_of_the_entropy_counts() {
    let all: BTreeSet<String> = (0..32)
        .map(|at| {
            let mut entropy = [0; 32];
            entropy[at] = 1;
            rendered("randAlphaNum 20", entropy, &[])
        })
        .collect();
    assert_eq!(all.len(), 32);
}

#[test]
fn each_call_of_a_render_draws_anew() {
    // The key of an authority stands for all RSA keys, which take long.
    let is_quick = |draw: &&&str| !draw.ends_with(".Key") || draw.contains("genCA ");
    for draw in DRAWS.iter().filter(is_quick) {
        let text = rendered(&format!("printf \"%t\" (eq ({draw}) ({draw}))"), [1; 32], &[]);
        // `false` as base64
        assert!(text.ends_with("a: ZmFsc2U=\n"), "{draw}: {text}");
    }
}

#[test]
fn a_fixed_seed_repeats_and_is_asked_for_by_name() {
    for draw in DRAWS.iter().filter(|draw| !draw.ends_with(".Key")) {
        let fixed =
            |seed: &str, entropy| rendered(draw, [entropy; 32], &["--insecure-fixed-seed", seed]);
        assert_eq!(fixed("5", 1), fixed("5", 2), "{draw}");
        assert_ne!(fixed("5", 1), fixed("6", 1), "{draw}");
    }
}

#[test]
fn a_release_name_draws_from_the_same_source() {
    let name = |entropy: u8| {
        let flags = ["--name-template", "r-{{ randNumeric 12 }}"];
        rendered(".Release.Name", [entropy; 32], &flags)
    };
    assert_ne!(name(1), name(2));
}

#[test]
fn without_entropy_nothing_is_rendered() {
    let chart = Chart { template: "a: 1".into(), entropy: Err(ReadError("no such device".into())) };
    let printed = run(&["template".into(), "chart".into()], &chart);
    assert!(!printed.ok && printed.stdout.is_empty());
    assert_eq!(
        String::from_utf8_lossy(&printed.stderr),
        "Error: no random bytes from the operating system: no such device\n"
    );
}
