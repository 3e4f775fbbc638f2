//! Flags as Helm's cobra/pflag reads them.

/// What a flag takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Nothing; `--flag=false` is allowed.
    Nothing,
    /// One argument.
    Text,
}

/// Name, shorthand, what it takes. All flags of `helm template`, with Helm's global ones.
const FLAGS: &[(&str, Option<char>, Takes)] = &[
    ("api-versions", Some('a'), Takes::Text),
    ("atomic", None, Takes::Nothing),
    ("ca-file", None, Takes::Text),
    ("cert-file", None, Takes::Text),
    ("create-namespace", None, Takes::Nothing),
    ("debug", None, Takes::Nothing),
    ("dependency-update", None, Takes::Nothing),
    ("description", None, Takes::Text),
    ("devel", None, Takes::Nothing),
    ("disable-openapi-validation", None, Takes::Nothing),
    ("dry-run", None, Takes::Text),
    ("enable-dns", None, Takes::Nothing),
    ("force", None, Takes::Nothing),
    ("force-conflicts", None, Takes::Nothing),
    ("force-replace", None, Takes::Nothing),
    ("generate-name", Some('g'), Takes::Nothing),
    ("hide-notes", None, Takes::Nothing),
    ("include-crds", None, Takes::Nothing),
    ("insecure-skip-tls-verify", None, Takes::Nothing),
    ("is-upgrade", None, Takes::Nothing),
    ("kube-version", None, Takes::Text),
    ("kube-context", None, Takes::Text),
    ("kubeconfig", None, Takes::Text),
    ("labels", Some('l'), Takes::Text),
    ("name-template", None, Takes::Text),
    ("namespace", Some('n'), Takes::Text),
    ("no-hooks", None, Takes::Nothing),
    ("release-name", None, Takes::Nothing),
    ("render-subchart-notes", None, Takes::Nothing),
    ("replace", None, Takes::Nothing),
    ("rollback-on-failure", None, Takes::Nothing),
    ("server-side", None, Takes::Text),
    ("set", None, Takes::Text),
    ("set-file", None, Takes::Text),
    ("set-json", None, Takes::Text),
    ("set-literal", None, Takes::Text),
    ("set-string", None, Takes::Text),
    ("show-only", Some('s'), Takes::Text),
    ("skip-crds", None, Takes::Nothing),
    ("skip-schema-validation", None, Takes::Nothing),
    ("skip-tests", None, Takes::Nothing),
    ("timeout", None, Takes::Text),
    ("validate", None, Takes::Nothing),
    ("values", Some('f'), Takes::Text),
    ("version", None, Takes::Text),
    ("wait-for-jobs", None, Takes::Nothing),
];

/// Arguments taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// Flags by long name, in the order given.
    given: Vec<(&'static str, String)>,
    /// What is not a flag.
    pub(crate) positional: Vec<String>,
}

impl Flags {
    /// Reads arguments; the error is pflag's text.
    pub(crate) fn parse(args: &[String]) -> Result<Self, String> {
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
    ) -> Result<(), String> {
        let (name, inline) = match flag.split_once('=') {
            Some((name, text)) => (name, Some(text.to_owned())),
            None => (flag, None),
        };
        let known = FLAGS.iter().find(|(known, _, _)| *known == name);
        let (name, _, takes) = known.ok_or_else(|| format!("unknown flag: --{name}"))?;
        let text = match (takes, inline) {
            (_, Some(text)) => text,
            (Takes::Nothing, None) => "true".to_owned(),
            // --dry-run may stand alone.
            (Takes::Text, None) if *name == "dry-run" => "client".to_owned(),
            (Takes::Text, None) => {
                rest.next().cloned().ok_or_else(|| format!("flag needs an argument: --{name}"))?
            }
        };
        self.given.push((name, text));
        Ok(())
    }

    fn short<'a>(
        &mut self,
        flags: &str,
        rest: &mut impl Iterator<Item = &'a String>,
    ) -> Result<(), String> {
        let mut letters = flags.chars();
        while let Some(letter) = letters.next() {
            let known = FLAGS.iter().find(|(_, short, _)| *short == Some(letter));
            let (name, _, takes) =
                known.ok_or_else(|| format!("unknown shorthand flag: '{letter}' in -{flags}"))?;
            if *takes == Takes::Nothing {
                self.given.push((name, "true".to_owned()));
                continue;
            }
            let inline = letters.as_str();
            let text = match inline.strip_prefix('=').unwrap_or(inline) {
                "" => rest
                    .next()
                    .cloned()
                    .ok_or_else(|| format!("flag needs an argument: '{letter}' in -{flags}"))?,
                text => text.to_owned(),
            };
            self.given.push((name, text));
            break;
        }
        Ok(())
    }

    /// Every value of a flag in order (pflag's StringArray).
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let given = self.given.iter().filter(|(given, _)| *given == name);
        given.map(|(_, text)| text.clone()).collect()
    }

    /// Every value of a flag with commas separating further ones (pflag's StringSlice).
    pub(crate) fn slice(&self, name: &str) -> Vec<String> {
        let split = |text: String| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        self.all(name).into_iter().flat_map(split).collect()
    }

    /// The last value of a flag.
    pub(crate) fn last(&self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    /// Whether a flag without argument is on.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.last(name)
            .is_some_and(|text| matches!(&*text, "true" | "1" | "t" | "T" | "TRUE" | "True"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Flags, String> {
        Flags::parse(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>())
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
        assert_eq!(parse(&["--nope"]), Err("unknown flag: --nope".to_owned()));
        assert_eq!(parse(&["--set"]), Err("flag needs an argument: --set".to_owned()));
    }
}
