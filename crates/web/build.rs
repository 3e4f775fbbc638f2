//! Lists the files of the built-in chart for `include_str!`, so that the page can show them before anything
//! else has been fetched, offline and below any path; and those of the examples, which only the views hold. Lessons and the tour
//! are read, and written as the views read them.

use serde::Deserialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const CHARTS: &str = "../../www/charts";
const LESSONS: &str = "../../www/lessons";
const TOUR: &str = "../../www/tour.yaml";

/// The chart that the page opens with.
const BUILT_IN: &str = "ai-inference";

/// An entry of gallery.yaml. What the checks find in it is read by a test alone.
#[derive(Deserialize)]
struct Example {
    chart: String,
    title: Both,
    teaches: Both,
}

/// A text in the languages of the page; a missing one does not build.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    en: String,
    zh: String,
}

fn main() -> io::Result<()> {
    chartroom_messages::build::generate("page")?;
    let charts = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(CHARTS);
    println!("cargo::rerun-if-changed={CHARTS}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let built_in = format!(
        "pub(crate) const FILES: &[(&str, Builtin)] = &[\n{}];\n",
        source(&charts.join(BUILT_IN))?
    );
    fs::write(out.join("builtin.rs"), built_in)?;
    fs::write(out.join("examples.rs"), examples(&charts)?)?;
    tour(&charts.join("../tour.yaml"), &out)?;
    lessons(&charts.join("..").join("lessons"), &charts, &out)
}

/// The tour in English.
fn tour(path: &Path, out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={TOUR}");
    let tour = chartroom_lesson::tour(&fs::read_to_string(path)?).map_err(io::Error::other)?;
    let bytes = chartroom_protocol::encode(&tour.in_language("en"));
    fs::write(out.join("tour-en.bin"), bytes.map_err(|_| io::Error::other("tour"))?)
}

/// Lessons in English. Another language is a file beside the page, which `cargo xtask messages` writes.
fn lessons(folder: &Path, charts: &Path, out: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={LESSONS}");
    let lessons = chartroom_lesson::Lessons::read(folder, charts, BUILT_IN)?;
    let bytes = chartroom_protocol::encode(&lessons.prepared("en"));
    fs::write(out.join("lessons-en.bin"), bytes.map_err(|_| io::Error::other("lessons"))?)
}

fn examples(charts: &Path) -> io::Result<String> {
    let gallery = fs::read_to_string(charts.join("gallery.yaml"))?;
    let gallery: Vec<Example> = serde_yaml::from_str(&gallery).map_err(io::Error::other)?;
    let mut text = String::from("const EXAMPLES: &[Example] = &[\n");
    for Example { chart, title, teaches } in gallery {
        let files = source(&charts.join(&chart))?;
        let [title, teaches] = [title, teaches].map(|text| [text.en, text.zh]);
        let _ = writeln!(
            text,
            "Example {{ chart: {chart:?}, title: {title:?}, teaches: {teaches:?}, files: &[\n{files}] }},"
        );
    }
    text.push_str("];\n");
    Ok(text)
}

/// The files of a chart, one line for each; what is not UTF-8 goes in as bytes.
fn source(root: &Path) -> io::Result<String> {
    let paths = if root.is_dir() { chartroom_lesson::files(root)? } else { Vec::new() };
    let mut text = String::new();
    for path in &paths {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let sort = if std::str::from_utf8(&fs::read(path)?).is_ok() {
            "Builtin::Text(include_str!"
        } else {
            "Builtin::Bytes(include_bytes!"
        };
        let _ = writeln!(text, "    ({name:?}, {sort}({:?}))),", path.display().to_string());
    }
    Ok(text)
}
