//! Flags as Helm's cobra/pflag reads them.

use crate::csv::record;
use crate::kinds::{Takes, check, parse_bool};
use crate::messages;
use Takes::{
    Count, Duration, Float, Int, List, Nothing, Optional, Pairs, Plugin, Size, Text, Wait,
};
use std::fmt;

/// The flag that makes random values repeat.
pub(crate) const FIXED: &str = "insecure-fixed-seed";

/// Name, shorthand, what it takes. All flags of `helm template`, with Helm's global ones and our own.
const FLAGS: &[(&str, Option<char>, Takes)] = &[
    ("api-versions", Some('a'), List),
    ("atomic", None, Nothing),
    ("burst-limit", None, Int),
    ("ca-file", None, Text),
    ("cert-file", None, Text),
    ("color", None, Text),
    ("colour", None, Text),
    ("content-cache", None, Text),
    ("create-namespace", None, Nothing),
    ("debug", None, Nothing),
    ("dependency-update", None, Nothing),
    ("description", None, Text),
    ("devel", None, Nothing),
    ("disable-openapi-validation", None, Nothing),
    ("dry-run", None, Optional("unset")),
    ("enable-dns", None, Nothing),
    ("force", None, Nothing),
    ("force-conflicts", None, Nothing),
    ("force-replace", None, Nothing),
    ("generate-name", Some('g'), Nothing),
    ("help", Some('h'), Nothing),
    ("hide-notes", None, Nothing),
    ("include-crds", None, Nothing),
    (FIXED, None, Int),
    ("insecure-skip-tls-verify", None, Nothing),
    ("is-upgrade", None, Nothing),
    ("key-file", None, Text),
    ("keyring", None, Text),
    ("kube-apiserver", None, Text),
    ("kube-as-group", None, Text),
    ("kube-as-user", None, Text),
    ("kube-ca-file", None, Text),
    ("kube-context", None, Text),
    ("kube-insecure-skip-tls-verify", None, Nothing),
    ("kube-tls-server-name", None, Text),
    ("kube-token", None, Text),
    ("kube-version", None, Text),
    ("kubeconfig", None, Text),
    ("labels", Some('l'), Pairs),
    ("name-template", None, Text),
    ("namespace", Some('n'), Text),
    ("no-hooks", None, Nothing),
    ("output-dir", None, Text),
    ("pass-credentials", None, Nothing),
    ("password", None, Text),
    ("plain-http", None, Nothing),
    ("post-renderer", None, Plugin),
    ("post-renderer-args", None, Text),
    ("qps", None, Float),
    ("registry-config", None, Text),
    ("release-name", None, Nothing),
    ("render-subchart-notes", None, Nothing),
    ("replace", None, Nothing),
    ("repo", None, Text),
    ("repository-cache", None, Text),
    ("repository-config", None, Text),
    ("rollback-on-failure", None, Nothing),
    ("server-side", None, Nothing),
    ("set", None, Text),
    ("set-file", None, Text),
    ("set-json", None, Text),
    ("set-literal", None, Text),
    ("set-string", None, Text),
    ("show-only", Some('s'), Text),
    ("skip-crds", None, Nothing),
    ("skip-schema-validation", None, Nothing),
    ("skip-tests", None, Nothing),
    ("take-ownership", None, Nothing),
    ("timeout", None, Duration),
    ("username", None, Text),
    ("validate", None, Nothing),
    ("values", Some('f'), List),
    ("verify", None, Nothing),
    ("version", None, Text),
    ("wait", None, Wait),
    ("wait-for-jobs", None, Nothing),
];

/// Flags of our own: a render has limits, which Helm's has not.
const OWN: &[(&str, Option<char>, Takes)] =
    &[("max-memory", None, Size), ("max-steps", None, Count)];

/// What pflag says of flags that go out of use.
const DEPRECATED: &[(&str, &str)] = &[
    ("atomic", "use --rollback-on-failure instead"),
    ("force", "use --force-replace instead"),
    ("hide-notes", "this flag has no effect for 'helm template' and will be removed in Helm 5"),
    (
        "render-subchart-notes",
        "this flag has no effect for 'helm template' and will be removed in Helm 5",
    ),
    ("validate", "use '--dry-run=server' instead"),
];

/// What is wrong with arguments: shown in the words of pflag, for `chartroom template`; as a text for the other
/// commands, in the language that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// No such flag.
    Unknown(String),
    /// No flag has that letter, among those.
    Shorthand(char, String),
    /// Nothing stands behind it.
    Needs(String),
    /// A text that the flag does not take, and why.
    Invalid { text: String, flag: String, why: String },
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(flag) => write!(out, "unknown flag: {flag}"),
            Self::Shorthand(letter, flags) => {
                write!(out, "unknown shorthand flag: '{letter}' in -{flags}")
            }
            Self::Needs(flag) => write!(out, "flag needs an argument: {flag}"),
            Self::Invalid { text, flag, why } => {
                write!(out, "invalid argument {text:?} for {flag:?} flag: {why}")
            }
        }
    }
}

impl From<Wrong> for String {
    fn from(wrong: Wrong) -> Self {
        match &wrong {
            Wrong::Unknown(flag) => messages::UnknownFlag { flag }.text(),
            Wrong::Shorthand(letter, flags) => {
                let (letter, flags) = (&format_args!("'{letter}'"), &format_args!("-{flags}"));
                messages::UnknownShorthand { letter, flags }.text()
            }
            Wrong::Needs(flag) => messages::FlagNeeds { flag }.text(),
            Wrong::Invalid { text, flag, why } => {
                let (text, flag) = (&format_args!("{text:?}"), &format_args!("{flag:?}"));
                messages::FlagInvalid { text, flag, why }.text()
            }
        }
    }
}

/// Arguments taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// Flags by long name, in the order given.
    given: Vec<(&'static str, String)>,
    /// What is not a flag.
    pub(crate) positional: Vec<String>,
}

impl Flags {
    /// The chart as it was given, empty without one.
    pub(crate) fn chart(&self) -> &str {
        self.positional.last().map(String::as_str).unwrap_or_default()
    }

    /// Reads arguments.
    pub(crate) fn parse(args: &[String]) -> Result<Self, Wrong> {
        let mut flags = Self::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if arg == "--" {
                flags.positional.extend(rest.cloned());
                break;
            }
            if let Some(long) = arg.strip_prefix("--") {
                flags.long(long, &mut rest)?;
            } else if let Some(short) = arg.strip_prefix('-').filter(|short| !short.is_empty()) {
                flags.short(short, &mut rest)?;
            } else {
                flags.positional.push(arg.clone());
            }
        }
        Ok(flags)
    }

    fn long<'a>(
        &mut self,
        flag: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), Wrong> {
        let (name, inline) = match flag.split_once('=') {
            Some((name, text)) => (name, Some(text.to_owned())),
            None => (flag, None),
        };
        let known = FLAGS.iter().chain(OWN).find(|(known, _, _)| *known == name);
        let (name, _, takes) = known.ok_or_else(|| Wrong::Unknown(format!("--{name}")))?;
        let text = match (takes.alone(), inline) {
            (_, Some(text)) => text,
            (Some(text), None) => text.to_owned(),
            (None, None) => {
                rest.next().cloned().ok_or_else(|| Wrong::Needs(format!("--{name}")))?
            }
        };
        self.take(name, *takes, text)
    }

    /// Keeps a flag whose text fits its kind.
    fn take(&mut self, name: &'static str, takes: Takes, text: String) -> Result<(), Wrong> {
        check(takes, &text).map_err(|why| {
            let short = FLAGS.iter().find(|(known, _, _)| *known == name);
            let flag = match short.and_then(|(_, short, _)| *short) {
                Some(letter) => format!("-{letter}, --{name}"),
                None => format!("--{name}"),
            };
            Wrong::Invalid { text: text.clone(), flag, why }
        })?;
        self.given.push((name, text));
        Ok(())
    }

    /// The lines that pflag writes to standard error before anything else.
    pub(crate) fn warnings(&self) -> String {
        let warn = |(name, _): &(&str, String)| {
            let (_, text) = DEPRECATED.iter().find(|(deprecated, _)| deprecated == name)?;
            Some(format!("Flag --{name} has been deprecated, {text}\n"))
        };
        self.given.iter().filter_map(warn).collect()
    }

    fn short<'a>(
        &mut self,
        flags: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), Wrong> {
        let mut letters = flags.chars();
        while let Some(letter) = letters.next() {
            let known = FLAGS.iter().find(|(_, short, _)| *short == Some(letter));
            let (name, _, takes) =
                known.ok_or_else(|| Wrong::Shorthand(letter, flags.to_owned()))?;
            let inline = letters.as_str();
            if let (Some(text), false) = (takes.alone(), inline.starts_with('=')) {
                self.take(name, *takes, text.to_owned())?;
                continue;
            }
            let text = match inline.strip_prefix('=').unwrap_or(inline) {
                "" => rest
                    .next()
                    .cloned()
                    .ok_or_else(|| Wrong::Needs(format!("'{letter}' in -{flags}")))?,
                text => text.to_owned(),
            };
            self.take(name, *takes, text)?;
            break;
        }
        Ok(())
    }

    /// Every value of a flag in order (pflag's StringArray).
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, _)| *given == name);
        given.map(|(_, text)| text.clone()).collect()
    }

    /// Every item of a flag that takes lists (pflag's StringSlice).
    pub(crate) fn slice(&self, name: &str) -> Vec<String> {
        // Lists that cannot be read were refused when they were taken.
        self.all(name).iter().flat_map(|text| record(text).unwrap_or_default()).collect()
    }

    /// The last value of a flag.
    pub(crate) fn last(&self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    /// Whether a flag without argument is on.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.last(name).is_some_and(|text| parse_bool(&text) == Some(true))
    }
}

/// Takes a flag without a text out of the arguments; whether it was there.
pub(crate) fn switch(args: &mut Vec<String>, name: &str) -> bool {
    let before = args.len();
    args.retain(|arg| arg != name);
    args.len() < before
}

/// All other arguments, and the flags that were looked for, each with its text.
pub(crate) type Apart = (Vec<String>, Vec<(String, String)>);

/// What stands in `names` with the texts behind, in order, apart from all other arguments.
pub(crate) fn apart(args: &[String], names: &[&str]) -> Result<Apart, String> {
    let (mut rest, mut own) = (Vec::new(), Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let (name, inline) = match arg.split_once('=') {
            Some((name, text)) => (name, Some(text.to_owned())),
            None => (arg.as_str(), None),
        };
        if !names.contains(&name) {
            rest.push(arg.clone());
            continue;
        }
        let text = inline.or_else(|| args.next().cloned());
        own.push((name.to_owned(), text.ok_or_else(|| Wrong::Needs(name.to_owned()))?));
    }
    Ok((rest, own))
}

/// The environments that own arguments name, and the last format; `text` where they name none.
pub(crate) fn names_and_format(own: Vec<(String, String)>) -> (Vec<String>, String) {
    let (mut names, mut format) = (Vec::new(), "text".to_owned());
    for (name, text) in own {
        match name.as_str() {
            "--env" => names.push(text),
            "--format" => format = text,
            _ => {}
        }
    }
    (names, format)
}

/// The error for a format that a command has not.
pub(crate) fn unknown_format(name: &str, formats: &str) -> String {
    messages::UnknownFormat { name: &format_args!("{name:?}"), formats: &formats }.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Flags, String> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        // In English they are the same.
        Flags::parse(&args).map_err(|wrong| {
            assert_eq!(String::from(wrong.clone()), wrong.to_string());
            wrong.to_string()
        })
    }

    #[test]
    fn flags_are_read_as_pflag_does() {
        let flags =
            parse(&["llm", ".", "-f", "a.yaml,b.yaml", "--set=a=b,c=d", "-nprod", "--no-hooks"]);
        let flags = flags.unwrap();
        assert_eq!(flags.positional, ["llm", "."]);
        assert_eq!(flags.slice("values"), ["a.yaml", "b.yaml"]);
        assert_eq!(flags.all("set"), ["a=b,c=d"]);
        assert_eq!(flags.last("namespace").as_deref(), Some("prod"));
        assert!(flags.is_on("no-hooks"));
        let quoted = parse(&["-f", "\"a,b.yaml\"", "--values=c.yaml"]).unwrap();
        assert_eq!(quoted.slice("values"), ["a,b.yaml", "c.yaml"]);
        let error = "invalid argument \"a\\\"b\" for \"-f, --values\" flag: parse error on line 1, column 2: bare \" in non-quoted-field";
        assert_eq!(parse(&["-f", "a\"b"]), Err(error.to_owned()));
        assert_eq!(parse(&["--nope"]), Err("unknown flag: --nope".to_owned()));
        let error = "invalid argument \"x\" for \"-g, --generate-name\" flag: strconv.ParseBool: parsing \"x\": invalid syntax";
        assert_eq!(parse(&["-g=x"]), Err(error.to_owned()));
        assert_eq!(parse(&["--set"]), Err("flag needs an argument: --set".to_owned()));
    }
}
