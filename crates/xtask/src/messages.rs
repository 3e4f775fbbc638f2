//! What the page reads of the message catalogues beside its programs in Rust: a module for its scripts, and for each
//! language other than English a pack and the lessons. They lie in `www/editor/dist/`, which git does not keep.

use std::path::Path;

use chartroom_lesson::Lessons;
use chartroom_messages::build::{language_at, read, typescript};

use crate::args::Args;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// The languages, and whether each has a form of its own for one thing.
const LANGUAGES: [(&str, bool); 1] = [("zh", false)];

/// Crates that nothing of the page links.
const NOT_OF_THE_PAGE: [&str; 1] = ["cli"];

/// The chart that the page opens with, and lessons that name no other.
const BUILT_IN: &str = "ai-inference";

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
    put(&folder.join("messages.ts"), typescript(&english, "../src").as_bytes())?;
    let www = workspace.root().join("www");
    let lessons =
        Lessons::read(&www.join("lessons"), &www.join("charts"), BUILT_IN).map_err(wrong)?;
    let tour = std::fs::read_to_string(www.join("tour.yaml")).map_err(wrong)?;
    let tour = chartroom_lesson::tour(&tour).map_err(Failure::new)?;
    for (language, plural) in LANGUAGES {
        let pack = language_at(&root, language, plural, &NOT_OF_THE_PAGE).map_err(wrong)?;
        put(&folder.join(format!("messages-{language}.txt")), pack.as_bytes())?;
        let bytes = chartroom_protocol::encode(&lessons.prepared(language));
        let bytes = bytes.map_err(|_| Failure::new("the lessons cannot be written"))?;
        put(&folder.join(format!("lessons-{language}.bin")), &bytes)?;
        let bytes = chartroom_protocol::encode(&tour.in_language(language));
        let bytes = bytes.map_err(|_| Failure::new("the tour cannot be written"))?;
        put(&folder.join(format!("tour-{language}.bin")), &bytes)?;
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Outcome<()> {
    if std::fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    std::fs::write(path, bytes).map_err(|error| Failure::io("write", path, &error))
}
