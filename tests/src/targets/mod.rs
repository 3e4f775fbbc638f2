//! What is fuzzed: functions that take any bytes and must neither panic nor break a promise. libFuzzer calls them
//! through `fuzz/`; the program `targets` calls them a fixed number of times.

// A promise that is broken ends the run.
#![allow(clippy::panic, clippy::expect_used)]

mod bundle;
mod charts;
mod formats;
mod mutate;
mod patterns;
mod seeds;

pub use bundle::Bundle;
pub use mutate::Mutator;
pub use seeds::{of_case, of_repository};

/// Something that reads bytes of others.
pub struct Target {
    /// Its name, also that of its file in `fuzz/fuzz_targets/`.
    pub name: &'static str,
    /// Gives it an input; what it promises is asserted.
    pub run: fn(&[u8]),
    /// What its language is made of, for those who make inputs.
    pub words: &'static [&'static str],
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "template", run: charts::template, words: TEMPLATE },
    Target { name: "yaml", run: formats::yaml, words: YAML },
    Target { name: "set", run: formats::set, words: SET },
    Target { name: "archive", run: formats::archive, words: &["ustar\0", "../", "Chart.yaml"] },
    Target { name: "link", run: formats::link, words: LINK },
    Target { name: "schema", run: formats::schema, words: SCHEMA },
    Target { name: "patterns", run: patterns::patterns, words: PATTERNS },
    Target { name: "export", run: charts::export, words: EXPORT },
    Target { name: "render", run: charts::render, words: TEMPLATE },
];

/// The target of this name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

const TEMPLATE: &[&str] = &[
    "{{",
    "}}",
    "{{-",
    "-}}",
    "(",
    ")",
    "|",
    ".",
    "$",
    ":=",
    "=",
    "\"",
    "`",
    "'a'",
    "/*",
    "*/",
    "if ",
    "else",
    "end",
    "range ",
    "with ",
    "define \"a\"",
    "template \"a\" ",
    "block \"a\" ",
    "include \"a\" ",
    "tpl ",
    "break",
    "continue",
    ".Values",
    ".Release.Name",
    ".Capabilities.APIVersions",
    ".Files",
    "nil",
    "true",
    "-1",
    "0x1p-2",
    "1e9",
    "toYaml",
    "fromYaml",
    "toJson",
    "fromJson",
    "nindent 4",
    "printf \"%v\" ",
    "index ",
    "slice ",
    "dict ",
    "list ",
    "merge ",
    "default ",
    "ternary ",
    "regexMatch ",
    "until 5",
    "semverCompare ",
    "dateInZone ",
    "---\n",
];

const YAML: &[&str] = &[
    ": ",
    "- ",
    "\n",
    "  ",
    "---\n",
    "...\n",
    "? ",
    "!!",
    "!",
    "&a ",
    "*a",
    "<<: *a",
    "|",
    ">",
    "|+2",
    ">-",
    "'",
    "\"",
    "\\x",
    "\\u2028",
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    "%YAML 1.1",
    "~",
    "null",
    "0x1f",
    "0o7",
    "1_000",
    "1:30",
    ".inf",
    "2001-01-01",
    "=",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\r",
    "\t",
    "yes",
    "1e400",
    "-0",
    "[table]",
    "\"\"\"",
];

const SET: &[&str] = &[
    "=", ",", ".", "[0]", "[-1]", "[65536]", "{", "}", "\\", "null", "true", "a", "[", "]", "0",
    "{}",
];

const LINK: &[&str] = &[
    "v1/", "v2/", "#", "=", "{\"c\":", "\"cv\":", "\"o\":", "\"e\":[", "\"f\":{", "\"b\":{",
    "null", "-", "_",
];

const SCHEMA: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"type\"",
    "\"object\"",
    "\"properties\"",
    "\"items\"",
    "\"$ref\"",
    "\"#\"",
    "\"#/$defs/a\"",
    "\"$defs\"",
    "\"$id\"",
    "\"$anchor\"",
    "\"$dynamicRef\"",
    "\"$recursiveRef\"",
    "\"allOf\"",
    "\"anyOf\"",
    "\"oneOf\"",
    "\"not\"",
    "\"if\"",
    "\"enum\"",
    "\"const\"",
    "\"pattern\"",
    "\"format\"",
    "\"date-time\"",
    "\"multipleOf\"",
    "\"uniqueItems\"",
    "\"required\"",
    "\"additionalProperties\"",
    "\"unevaluatedProperties\"",
    "\"contentEncoding\"",
    "\"$schema\"",
    "\"http://json-schema.org/draft-04/schema#\"",
    "1e-7",
    "true",
    "null",
];

const PATTERNS: &[&str] = &[
    "*",
    "**",
    "?",
    "[a-z]",
    "[!a]",
    "[^",
    "{a,b}",
    "\\",
    "(",
    ")",
    "(?i)",
    "(?P<n>",
    "{2,5}",
    "{1000}",
    "\\pL",
    "\\Q",
    "\\x{10ffff}",
    "[[:alpha:]]",
    "$1",
    "${n}",
    "^",
    "$",
    "|",
    "\\b",
    ">=1.2",
    "~1",
    "^2.x",
    " - ",
    "||",
    "2006-01-02",
    "15:04:05.000",
    "MST",
    "%d",
    "%[1]*q",
    "%+v",
    "-1.5e3",
    "/",
    "\n",
];

const EXPORT: &[&str] = &[
    "\n",
    "name ",
    "release ",
    "namespace ",
    "overlay ",
    "set ",
    "set-string ",
    "set-json ",
    "set-file ",
    "set-literal ",
    "values ",
    "\\n",
    "\\r",
    "\\u2028",
    "'",
    "\"",
    "`",
    "$(x)",
    "&&",
    "|",
    "<img>",
    "@all",
    "```",
    "::error ",
    "a=b",
    "password=x",
    ",",
    "=",
    "values-a.yaml",
    "\\u1b[2J",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{embedded, fuzz::Random};

    #[test]
    fn every_target_has_a_file_and_inputs_of_the_cases() {
        let cases = embedded::cases();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/fuzz_targets");
        for target in TARGETS {
            let file = std::fs::read_to_string(format!("{folder}/{}.rs", target.name)).unwrap();
            assert!(file.contains(&format!("\"{}\"", target.name)), "{}", target.name);
            assert!(
                cases.iter().any(|case| !of_case(target.name, case).is_empty()),
                "{}",
                target.name
            );
        }
    }

    #[test]
    fn every_target_stands_what_is_made_of_its_words() {
        for target in TARGETS {
            let mut mutator =
                Mutator::new(vec![target.words.concat().into_bytes()], target.words, 1);
            (0..30).for_each(|_| (target.run)(&mutator.made()));
        }
    }

    #[test]
    fn a_seed_decides_which_inputs_are_made() {
        let made = |seed| {
            let mut mutator = Mutator::new(vec![b"abc".to_vec(), b"defgh".to_vec()], YAML, seed);
            (0..50).map(|_| mutator.made()).collect::<Vec<_>>()
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
        let first = Random::of_bytes(b"abc").below(1000);
        assert_eq!(first, Random::of_bytes(b"abc").below(1000));
        assert_ne!(first, Random::of_bytes(b"xbc").below(1000));
    }

    /// What was found once and is mended.
    #[test]
    fn what_was_found_does_not_fail_again() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/found");
        let mut count = 0;
        for target in TARGETS {
            for entry in
                std::fs::read_dir(format!("{folder}/{}", target.name)).into_iter().flatten()
            {
                (target.run)(&std::fs::read(entry.unwrap().path()).unwrap());
                count += 1;
            }
        }
        assert!(count > 0, "nothing is below {folder}");
    }
}
