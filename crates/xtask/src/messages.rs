//! What the page reads of the message catalogues beside its programs in Rust: a module for its scripts, and a pack for
//! each language other than English. They lie in `www/editor/dist/`, which git does not keep.

use std::path::Path;

use chartroom_messages::build::{language_at, read, typescript};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// The languages, and whether each has a form of its own for one thing.
const LANGUAGES: [(&str, bool); 1] = [("zh", false)];

/// `cargo xtask messages`.
pub(crate) fn run(workspace: &Workspace, args: Args) -> Outcome<()> {
    args.done()?;
    write(workspace)
}

/// Writes them, where they are others than before.
pub(crate) fn write(workspace: &Workspace) -> Outcome<()> {
    let root = workspace.root().join("messages");
    let folder = workspace.root().join("www/editor/dist");
    let wrong = |error: std::io::Error| Failure::new(error.to_string());
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    let english = read(&root.join("en/editor"), None).map_err(wrong)?;
    put(&folder.join("messages.ts"), &typescript(&english, "../src/text"))?;
    for (language, plural) in LANGUAGES {
        let pack = language_at(&root, language, plural).map_err(wrong)?;
        put(&folder.join(format!("messages-{language}.txt")), &pack)?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Outcome<()> {
    if std::fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    std::fs::write(path, text).map_err(|error| Failure::io("write", path, &error))
}
