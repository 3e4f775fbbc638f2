//! The native `chartroom` command, apart from the operating system: what a command reads comes through [`Host`],
//! so that tests and the browser run the very same code.

mod amounts;
mod capacity;
mod check;
mod cluster_profile;
mod columns;
mod csv;
mod diff;
mod env;
mod explain;
mod export;
mod flags;
mod folder;
mod help;
mod host;
mod kinds;
pub mod language;
pub mod lesson;
mod limits;
#[cfg(not(target_family = "wasm"))]
pub mod lsp;
mod matrix;
// The language server says some of them.
#[cfg_attr(target_family = "wasm", allow(dead_code))]
mod messages;
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
pub use host::{
    Found, Host, Kind, Link, ReadError, Visitor, name_not_text, there_already, too_deep, too_large,
};

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
        lines.block(&refusal(message.trim_start_matches("Error: ")));
        Self { stderr: lines.text().into_bytes(), ..Self::default() }
    }

    fn text(text: &str) -> Self {
        Self { ok: true, stdout: text.as_bytes().to_vec(), stderr: Vec::new() }
    }
}

/// An error, as it is told.
pub fn refusal(message: &str) -> String {
    messages::Error { message: &message }.text()
}

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
            command
                if rest.iter().any(|arg| arg == "--help" || arg == "-h")
                    && command != "template" =>
            {
                Printed::text(&help::of(command).unwrap_or_else(help::all))
            }
            "template" => template::run(rest, host),
            "explain" => explain::run(rest, host),
            "check" => check::run(rest, host),
            "diff" => diff::run(rest, host),
            "matrix" => matrix::run(rest, host),
            "capacity" => capacity::run(rest, host),
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
            "help" | "--help" | "-h" => {
                let one = rest.first().and_then(|name| help::of(name));
                Printed::text(&one.unwrap_or_else(help::all))
            }
            other => {
                let unknown = messages::UnknownCommand { name: &format_args!("{other:?}") }.text();
                Printed::refused(&format!("{unknown}\n{}", messages::UNKNOWN_COMMAND_HELP))
            }
        },
        None => Printed::text(&help::all()),
    }
}
