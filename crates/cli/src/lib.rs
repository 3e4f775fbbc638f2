//! The native `chartroom` command, apart from the operating system: what a command reads comes through [`Host`],
//! so that tests and the browser run the very same code.

mod amounts;
mod check;
mod cluster_profile;
mod csv;
mod diff;
mod env;
mod explain;
mod export;
mod flags;
mod folder;
mod host;
mod kinds;
pub mod language;
pub mod lesson;
mod limits;
#[cfg(not(target_family = "wasm"))]
pub mod lsp;
mod matrix;
mod paths;
mod project;
mod random;
mod schema;
#[cfg(not(target_family = "wasm"))]
pub mod serve;
mod share;
mod template;
mod tree;
pub mod zones;

use chartroom_escape::Lines;
use chartroom_helm::release::Input;
pub use host::{Found, Host, Kind, Link, ReadError, Visitor, too_large};

/// What a command wrote and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Whether the exit status is 0.
    pub ok: bool,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
}

/// The commit that a release was built of.
const COMMIT: &str = match option_env!("CHARTROOM_COMMIT") {
    Some(commit) => commit,
    None => "",
};

impl Printed {
    /// Helm's own, byte for byte.
    fn error(message: &str) -> Self {
        Self { ok: false, stdout: Vec::new(), stderr: format!("Error: {message}\n").into_bytes() }
    }

    /// An error of a command of ours, which no text of a chart can make more than lines of text of.
    fn refused(message: &str) -> Self {
        let mut lines = Lines::default();
        // Helm's own text may begin so already.
        lines.block(&format!("Error: {}", message.trim_start_matches("Error: ")));
        Self { stderr: lines.text().into_bytes(), ..Self::default() }
    }

    fn text(text: &str) -> Self {
        Self { ok: true, stdout: text.as_bytes().to_vec(), stderr: Vec::new() }
    }
}

const HELP: &str = "\
Renders Helm charts as Helm v4.2.3 does, without a cluster.

Usage:
  chartroom template [NAME] CHART [flags]   prints what `helm template` prints; takes its flags
  chartroom explain [NAME] CHART [flags] (--line FILE:LINE | --template FILE:LINE | --value PATH) [--format text|json]
                                            says where a line of output comes from, or what a value or a line of a
                                            template does
  chartroom check [NAME] CHART [flags] [--env NAME]… [--since CHART] [--format text|json|sarif]
                                            says what would go wrong: exit code 1 if there is an error
  chartroom diff [NAME] CHART [flags] --env NAME --env NAME… [--quiet] [--exit-code] [--format text|json|markdown]
                                            says what differs between environments: values, figures and objects
  chartroom matrix [NAME] CHART [flags] [--env NAME]… [--tree FOLDER] [--all] [--format text|json]
                                            prints figures and values of environments side by side
  chartroom env (list | new | rename | minimise | promote | push-down) … CHART [flags] [--dry-run]
                                            tells the environments of a chart and changes their values files: every
                                            other byte stays, and environments render the same unless it is said
  chartroom export [NAME] CHART [flags] --env NAME [--beside NAME] [--helm 3|4] [--format commands|gitlab|summary]
                                            prints what one takes away for an environment: Helm's commands, jobs for
                                            GitLab CI, or a summary for a review
  chartroom cluster-profile --env NAME [--namespace NAME] [--read FILE]
                                            prints commands that ask a cluster what it is, or makes of what they
                                            printed what `.chartroom.yaml` declares of it
  chartroom lesson check FILE… [--charts FOLDER]
                                            says whether lessons hold: the start is not the solution, the solution
                                            meets their conditions, and hints fit
  chartroom schema CHART                    prints a values.schema.json made of values.yaml and its comments
  chartroom share [NAME] CHART [flags] [--env NAME]… [--address URL] [--secrets keep|mask] [--whole]
                                            prints a link that opens environments in the playground
  chartroom open LINK [CHART] -o FOLDER     writes what a link holds into a new folder
  chartroom review LINK CHART [--env NAME] [--format text|markdown]
                                            says what a link changes: files, figures, objects and findings
  chartroom serve [CHART] [--port NUMBER] [--open]
                                            serves the playground on this machine with the chart's folder open in it:
                                            it follows the disk, and Ctrl+S writes
  chartroom lsp                             serves an editor by the language server protocol, on standard input and
                                            output
  chartroom version                         prints the version

Flags of ours, besides those of `helm template`:
  --insecure-fixed-seed N                   for tests: random values are the same in every run. Passwords and keys made
                                            with it are no secrets
  --lang LANGUAGE                           en or zh: what findings are said in; without it, as the locale says (LC_ALL,
                                            LC_MESSAGES, LANG). Helm's and the API server's own words stay as they are
  --max-memory SIZE, --max-steps NUMBER     what templates may hold at one time (256MB) and how long they may run
                                            (150000000: about 5 seconds), for charts that need more
";

/// What `chartroom template` renders with these arguments: those behind `template`. The error is the one it prints.
pub fn template_input<'a>(args: &[String], host: &'a dyn Host) -> Result<Input<'a>, String> {
    template::input(args, host)
}

/// What the commands that explain a chart know of it; `args` are a chart and flags as behind `template`. None without a
/// chart.
pub fn report(args: &[String], host: &dyn Host) -> Result<Option<chartroom_core::Report>, String> {
    let project = project::project(&flags::Flags::parse(args)?, host)?;
    Ok(project.map(|project| chartroom_core::report(&project)))
}

/// Runs a command, the program's name left out of `args`.
pub fn run(args: &[String], host: &dyn Host) -> Printed {
    match args.split_first() {
        Some((command, rest)) => match command.as_str() {
            "template" => template::run(rest, host),
            "explain" => explain::run(rest, host),
            "check" => check::run(rest, host),
            "diff" => diff::run(rest, host),
            "matrix" => matrix::run(rest, host),
            "env" => env::run(rest, host),
            "export" => export::run(rest, host),
            "schema" => schema::run(rest, host),
            "share" => share::run(rest, host),
            "open" => share::open(rest, host),
            "review" => share::review(rest, host),
            "lesson" => lesson::run(rest, host),
            "cluster-profile" => cluster_profile::run(rest, host),
            "version" | "--version" => {
                Printed::text(&format!("chartroom {}{COMMIT}\n", env!("CARGO_PKG_VERSION")))
            }
            "help" | "--help" | "-h" => Printed::text(HELP),
            other => Printed::refused(&format!(
                "unknown command {other:?} for \"chartroom\"\nRun 'chartroom help' for usage."
            )),
        },
        None => Printed::text(HELP),
    }
}
