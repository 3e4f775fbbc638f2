//! Help: which commands and flags there are, and how each command is called.

use crate::columns::{padded, width, wrapped};
use crate::messages;
use chartroom_messages::Message;

/// Where the words begin, in the list of commands.
const WORDS: usize = 44;
/// How wide help is.
const WIDE: usize = 120;

/// A command: how it is called, and what is said of it.
pub(crate) struct Command {
    synopsis: &'static str,
    /// The ways to call it, where there are several.
    ways: &'static [&'static str],
    /// What it does, in the list of commands.
    says: Message,
    /// What is said where it is called without what it needs.
    needs: Message,
    /// What else there is to know.
    about: &'static [Message],
}

/// `chartroom check`.
pub(crate) const CHECK: Command = Command {
    synopsis: "chartroom check [NAME] CHART [flags] [--env NAME]… [--since CHART] [--format text|json|sarif]",
    ways: &[],
    says: messages::CHECK_SAYS,
    needs: messages::CHECK_SAYS_NEEDS,
    about: &[
        messages::CHECK_SAYS_ENV,
        messages::CHECK_SAYS_SINCE,
        messages::CHECK_SAYS_EXIT,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom diff`.
pub(crate) const DIFF: Command = Command {
    synopsis: "chartroom diff [NAME] CHART [flags] --env NAME --env NAME… [--quiet] [--exit-code] [--format text|json|markdown]",
    ways: &[],
    says: messages::DIFF_SAYS,
    needs: messages::DIFF_SAYS_NEEDS,
    about: &[
        messages::DIFF_SAYS_SHOWS,
        messages::DIFF_SAYS_QUIET,
        messages::ABOUT_ENV,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom serve`.
pub(crate) const SERVE: Command = Command {
    synopsis: "chartroom serve [CHART] [--port NUMBER] [--open] [--page FOLDER]",
    ways: &[],
    says: messages::SERVE_SAYS,
    needs: messages::SERVE_SAYS_NEEDS,
    about: &[
        messages::SERVE_SAYS_FOLDER,
        messages::SERVE_SAYS_ADDRESS,
        messages::SERVE_SAYS_PORT,
        messages::SERVE_SAYS_PAGE,
    ],
};

/// `chartroom matrix`.
pub(crate) const MATRIX: Command = Command {
    synopsis: "chartroom matrix [NAME] CHART [flags] [--env NAME]… [--tree FOLDER] [--all] [--format text|json]",
    ways: &[],
    says: messages::MATRIX_SAYS,
    needs: messages::MATRIX_SAYS_NEEDS,
    about: &[
        messages::MATRIX_SAYS_SHOWS,
        messages::ABOUT_ENV,
        messages::ABOUT_TREE,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom capacity`.
pub(crate) const CAPACITY: Command = Command {
    synopsis: "chartroom capacity [NAME] CHART [flags] [--env NAME]… [--beside] [--exit-code] [--format text|json]",
    ways: &[],
    says: messages::CAPACITY_SAYS,
    needs: messages::CAPACITY_SAYS_NEEDS,
    about: &[
        messages::CAPACITY_SAYS_MOMENTS,
        messages::CAPACITY_SAYS_EXIT,
        messages::ABOUT_ENV,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom explain`.
pub(crate) const EXPLAIN: Command = Command {
    synopsis: "chartroom explain [NAME] CHART [flags] (--line FILE:LINE | --template FILE:LINE | --value PATH) [--format text|json]",
    ways: &[],
    says: messages::EXPLAIN_SAYS,
    needs: messages::EXPLAIN_SAYS_NEEDS,
    about: &[messages::EXPLAIN_SAYS_LINE, messages::ABOUT_FLAGS],
};

/// `chartroom env`.
pub(crate) const ENV: Command = Command {
    synopsis: "chartroom env (list | new | rename | minimise | promote | push-down) … CHART [flags] [--dry-run]",
    ways: &[
        "chartroom env list CHART [flags] [--tree FOLDER] [--format text|json]",
        "chartroom env new NAME CHART [flags] [--from ENV]",
        "chartroom env rename OLD NEW CHART [flags]",
        "chartroom env minimise NAME CHART [flags]",
        "chartroom env promote NAME PATH CHART [flags] [--keep]",
        "chartroom env push-down PATH CHART [flags] [--env NAME]… [--keep]",
    ],
    says: messages::ENV_SAYS,
    needs: messages::ENV_SAYS_NEEDS,
    about: &[
        messages::ENV_SAYS_FILES,
        messages::ABOUT_TREE,
        messages::ENV_SAYS_NEW,
        messages::ENV_SAYS_RENAME,
        messages::ENV_SAYS_MINIMISE,
        messages::ENV_SAYS_PROMOTE,
        messages::ENV_SAYS_PUSH_DOWN,
        messages::ENV_SAYS_PROVED,
        messages::ENV_SAYS_DRY_RUN,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom export`.
pub(crate) const EXPORT: Command = Command {
    synopsis: "chartroom export [NAME] CHART [flags] --env NAME [--beside NAME] [--helm 3|4] [--format commands|gitlab|summary]",
    ways: &[],
    says: messages::EXPORT_SAYS,
    needs: messages::EXPORT_SAYS_NEEDS,
    about: &[
        messages::EXPORT_SAYS_HELM,
        messages::EXPORT_SAYS_SUMMARY,
        messages::ABOUT_ENV,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom cluster-profile`.
pub(crate) const CLUSTER_PROFILE: Command = Command {
    synopsis: "chartroom cluster-profile --env NAME [--namespace NAME] [--read FILE]",
    ways: &[],
    says: messages::CLUSTER_SAYS,
    needs: messages::CLUSTER_SAYS_NEEDS,
    about: &[messages::CLUSTER_SAYS_ASKS, messages::CLUSTER_SAYS_READS],
};

/// `chartroom lesson check`.
pub(crate) const LESSON: Command = Command {
    synopsis: "chartroom lesson check FILE… [--charts FOLDER]",
    ways: &[],
    says: messages::LESSON_SAYS,
    needs: messages::LESSON_SAYS_NEEDS,
    about: &[messages::LESSON_SAYS_CHART, messages::LESSON_SAYS_EXIT],
};

/// `chartroom schema`.
pub(crate) const SCHEMA: Command = Command {
    synopsis: "chartroom schema CHART",
    ways: &[],
    says: messages::SCHEMA_SAYS,
    needs: messages::SCHEMA_SAYS_NEEDS,
    about: &[messages::SCHEMA_SAYS_KEEPS],
};

/// `chartroom share`.
pub(crate) const SHARE: Command = Command {
    synopsis: "chartroom share [NAME] CHART [flags] [--env NAME]… [--address URL] [--secrets keep|mask] [--whole] [--at PLACE]",
    ways: &[],
    says: messages::SHARE_SAYS,
    needs: messages::SHARE_SAYS_NEEDS,
    about: &[
        messages::SHARE_SAYS_HOLDS,
        messages::SHARE_SAYS_SECRETS,
        messages::SHARE_SAYS_WHERE,
        messages::ABOUT_FLAGS,
    ],
};

/// `chartroom open`.
pub(crate) const OPEN: Command = Command {
    synopsis: "chartroom open LINK [CHART] -o FOLDER",
    ways: &[],
    says: messages::OPEN_SAYS,
    needs: messages::OPEN_SAYS_NEEDS,
    about: &[messages::OPEN_SAYS_WRITES],
};

/// `chartroom review`.
pub(crate) const REVIEW: Command = Command {
    synopsis: "chartroom review LINK CHART [--env NAME] [--format text|markdown]",
    ways: &[],
    says: messages::REVIEW_SAYS,
    needs: messages::REVIEW_SAYS_NEEDS,
    about: &[messages::REVIEW_SAYS_ENV, messages::REVIEW_SAYS_MASKS],
};

/// Those of which there is more to say, in the order of help.
const COMMANDS: [&Command; 14] = [
    &EXPLAIN,
    &CHECK,
    &DIFF,
    &MATRIX,
    &CAPACITY,
    &ENV,
    &EXPORT,
    &CLUSTER_PROFILE,
    &LESSON,
    &SCHEMA,
    &SHARE,
    &OPEN,
    &REVIEW,
    &SERVE,
];

impl Command {
    /// How it is called, and what there is to know of it.
    fn described(&self) -> String {
        let usage = messages::HELP_USAGE;
        let mut out = match self.ways {
            [] => format!("{usage}  {}\n", self.synopsis),
            ways => ways.iter().fold(format!("{usage}\n"), |out, way| format!("{out}  {way}\n")),
        };
        for line in self.about.iter().flat_map(|one| wrapped(one.text(), WIDE)) {
            out += &format!("\n{line}");
        }
        out
    }

    /// The error where it is called without what it needs.
    pub(crate) fn usage(&self) -> String {
        format!("{}\n\n{}", self.needs, self.described())
    }

    fn is_called(&self, name: &str) -> bool {
        self.synopsis.split(' ').nth(1) == Some(name)
    }
}

/// What there is to know of a command.
pub(crate) fn of(name: &str) -> Option<String> {
    let command = COMMANDS.iter().find(|command| command.is_called(name))?;
    let says = wrapped(command.says.text(), WIDE).join("\n");
    Some(format!("{says}\n\n{}\n", command.described()))
}

/// All commands, and flags of ours.
pub(crate) fn all() -> String {
    let mut out = format!("{}\n\n{}\n", messages::HELP_ABOUT, messages::HELP_USAGE);
    row(&mut out, "chartroom template [NAME] CHART [flags]", messages::HELP_TEMPLATE);
    COMMANDS.iter().for_each(|command| row(&mut out, command.synopsis, command.says));
    row(&mut out, "chartroom lsp", messages::HELP_LSP);
    row(&mut out, "chartroom version", messages::HELP_VERSION);
    out += &format!("\n{}\n\n{}\n", messages::HELP_MORE, messages::HELP_FLAGS);
    row(&mut out, "--insecure-fixed-seed N", messages::FLAG_SEED);
    row(&mut out, "--lang LANGUAGE", messages::FLAG_LANG);
    row(&mut out, "--max-memory SIZE, --max-steps NUMBER", messages::FLAG_LIMITS);
    out
}

/// Adds what is typed, and beside or below it what it is for.
fn row(out: &mut String, typed: &str, says: Message) {
    let typed = format!("  {typed}");
    // Two blanks stand between them.
    let fits = width(&typed) + 2 <= WORDS;
    let first =
        if fits { padded(&typed, WORDS) } else { format!("{typed}\n{}", " ".repeat(WORDS)) };
    let lines = wrapped(says.text(), WIDE - WORDS).join(&format!("\n{}", " ".repeat(WORDS)));
    *out += &format!("{first}{lines}\n");
}
