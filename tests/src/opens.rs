//! The property that printed places have to have: from where a command ran, each is a file that is there, with that line
//! and column.
//!
//! `check` is asked of every case, `explain` of some of the lines that it names, both as JSON; a file is opened by its
//! printed path alone.

use crate::case::Case;
use crate::disk::join;
use serde_json::Value as Json;

/// Sums over cases.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Places that were opened.
    pub places: usize,
    /// Those that do not open: case, place.
    pub closed: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.places += other.places;
        self.closed.extend(other.closed);
    }
}

/// Lines of templates that `explain` is asked of.
const MOST_ASKED: usize = 3;

/// Opens every place that is printed of a case.
pub fn measure(case: &Case) -> Tally {
    let mut places = Places { case, tally: Tally::default() };
    let check = places.run(&["check"], &[]);
    let named = check.as_array().into_iter().flatten().filter_map(|one| {
        let (file, line) = (one["place"]["file"].as_str()?, one["place"]["line"].as_u64()?);
        file.contains("templates/").then(|| format!("{file}:{line}"))
    });
    let named: Vec<String> = named.take(MOST_ASKED).collect();
    for line in named {
        places.run(&["explain"], &["--template", &line]);
    }
    places.tally
}

struct Places<'a> {
    case: &'a Case,
    tally: Tally,
}

impl Places<'_> {
    /// Runs a command, opens what it prints and gives it.
    fn run(&mut self, command: &[&str], more: &[&str]) -> Json {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut words = own(command);
        words.extend(self.case.args.iter().cloned());
        words.extend(own(more));
        words.extend(own(&["--format", "json"]));
        let printed = chartroom_cli::run(&words, &self.case.disk);
        let json = serde_json::from_slice(&printed.stdout).unwrap_or_default();
        self.open_all(&json);
        json
    }

    fn open_all(&mut self, json: &Json) {
        match json {
            Json::Array(items) => items.iter().for_each(|item| self.open_all(item)),
            Json::Object(fields) => {
                if fields.contains_key("file") && fields.contains_key("line") {
                    self.tally.places += 1;
                    if self.open(json).is_none() {
                        let (set, name) = (&self.case.set, &self.case.name);
                        self.tally.closed.push(format!("{set}/{name}: {json}"));
                    }
                }
                fields.values().for_each(|field| self.open_all(field));
            }
            _ => {}
        }
    }

    /// None if a place is not there.
    fn open(&self, place: &Json) -> Option<()> {
        let disk = &self.case.disk;
        let text = disk.text(&join(&disk.cwd, place["file"].as_str()?))?;
        let number = |name: &str| place[name].as_u64();
        let line = text.split('\n').nth(number("line")?.checked_sub(1)? as usize)?;
        let columns = line.chars().count() as u64 + 1;
        number("column").is_none_or(|column| column <= columns).then_some(())
    }
}
