//! The property that printed places have to have: from where a command ran, each is a file that is there, with that line
//! and column.
//!
//! `check`, `explain`, `diff` and `export` are asked of every case, in each format that prints a place: in the case's own
//! folder, from another one, and with absolute paths, in turns. A file is opened by its printed path alone.

mod ground;
mod printed;

use crate::case::Case;
use crate::disk::join;
use ground::Ground;
use printed::Place;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Sums over cases.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Places that were opened, by command and format.
    pub places: BTreeMap<String, usize>,
    /// Those that do not open: case, command, place.
    pub closed: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        for (what, count) in other.places {
            *self.places.entry(what).or_default() += count;
        }
        self.closed.extend(other.closed);
    }

    /// All of them.
    pub fn count(&self) -> usize {
        self.places.values().sum()
    }
}

/// Lines of templates that `explain` is asked of.
const MOST_ASKED: usize = 3;

/// Opens every place that is printed of a case.
pub fn measure(case: &Case) -> Tally {
    let turn = case.set.len() + case.name.len();
    let grounds = Ground::all(case);
    let ground = |number: usize| &grounds[(turn + number) % grounds.len()];
    let mut tally = Tally::default();
    let mut opener = Opener { case, tally: &mut tally };
    let named = opener.run(ground(0), "check", "json", &[]);
    opener.run(ground(1), "check", "sarif", &[]);
    opener.run(ground(2), "check", "text", &[]);
    for line in templates(&named).take(MOST_ASKED) {
        opener.run(ground(0), "explain", "json", &["--template", &line]);
        opener.run(ground(0), "explain", "text", &["--template", &line]);
    }
    let pair = ["--env", "values", "--env", ground::OTHER];
    opener.run(ground(1), "diff", "json", &pair);
    let text = opener.run(ground(2), "diff", "text", &pair);
    let markdown = opener.run(ground(2), "diff", "markdown", &pair);
    // Both name the template of each object that differs, and no other place.
    if text != markdown {
        let Case { set, name, .. } = case;
        opener.tally.closed.push(format!(
            "{set}/{name}: {} places in text, {} in Markdown",
            text.len(),
            markdown.len()
        ));
    }
    opener.run(ground(0), "export", "summary", &["--env", ground::OTHER, "--beside", "values"]);
    tally
}

/// The lines of templates that findings stand at, as they are printed.
fn templates(places: &[Place]) -> impl Iterator<Item = String> {
    let of_template = |place: &&Place| place.is_finding && place.file.contains("templates/");
    places.iter().filter(of_template).map(|place| format!("{}:{}", place.file, place.line))
}

struct Opener<'a> {
    case: &'a Case,
    tally: &'a mut Tally,
}

impl Opener<'_> {
    /// Runs a command, opens the places that it prints and gives them.
    fn run(&mut self, ground: &Ground, command: &str, format: &str, more: &[&str]) -> Vec<Place> {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut words = own(&[command]);
        words.extend(ground.args.iter().cloned());
        words.extend(own(more));
        words.extend(own(&["--format", format]));
        let printed = chartroom_cli::run(&words, &ground.disk);
        let text = String::from_utf8_lossy(&printed.stdout);
        let places = match (command, format) {
            (_, "json") => printed::json(&serde_json::from_str(&text).unwrap_or(Json::Null)),
            (_, "sarif") => printed::sarif(&serde_json::from_str(&text).unwrap_or(Json::Null)),
            ("check", _) => printed::findings(&text),
            ("explain", _) => printed::answer(&text),
            (_, "markdown") => printed::marked_objects(&text),
            ("diff", _) => printed::objects(&text),
            _ => printed::problems(&text),
        };
        for place in &places {
            *self.tally.places.entry(format!("{command} {format}")).or_default() += 1;
            if !opens(ground, place) {
                let Case { set, name, .. } = self.case;
                let cwd = &ground.disk.cwd;
                self.tally.closed.push(format!("{set}/{name}: {command} in {cwd}: {place:?}"));
            }
        }
        places
    }
}

/// Whether a place is there.
fn opens(ground: &Ground, place: &Place) -> bool {
    let disk = &ground.disk;
    let Some(text) = disk.text(&join(&disk.cwd, &place.file)) else { return false };
    // Only the file is named.
    let Some(before) = place.line.checked_sub(1) else { return true };
    let Some(line) = text.split('\n').nth(before) else { return false };
    place.column.is_none_or(|column| column <= line.chars().count() + 1)
}
