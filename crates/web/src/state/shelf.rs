//! All that the browser keeps as one thing: what is removed and can be put back, what goes into a backup file, and what
//! comes out of one. Putting it in never replaces anything: what is there already is left out, and what is there
//! otherwise gets a place beside it.

use super::{hash, key, parts};
use chartroom_protocol::{AboutKept, ChartFile, Content};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A part of what is kept, or all of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Shelf {
    /// Charts of the user's own.
    pub(crate) charts: Vec<ShelfChart>,
    /// Edits.
    pub(crate) works: Vec<ShelfWork>,
    /// Points of the history.
    pub(crate) points: Vec<ShelfPoint>,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShelfChart {
    /// The hash of its files.
    pub(crate) id: String,
    /// What lists say of it.
    pub(crate) about: AboutKept,
    /// Its files.
    #[serde(with = "files")]
    pub(crate) files: Vec<ChartFile>,
}

/// Edits of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShelfWork {
    /// The chart, `/` and the name of the record.
    pub(crate) key: String,
    /// The revision.
    pub(crate) rev: String,
    /// What lists say of them.
    pub(crate) about: AboutKept,
    /// They, as they lie in the store.
    pub(crate) edits: String,
}

/// A point of a chart's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShelfPoint {
    /// The chart, `/` and a name of its own.
    pub(crate) key: String,
    /// What lists say of it.
    pub(crate) about: AboutKept,
    /// The state, as edits lie in the store.
    pub(crate) state: String,
}

/// Files of a chart as a backup holds them: texts as they are, all else in base64.
mod files {
    use super::{BASE64, ChartFile, Content};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    struct Written {
        path: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base64: Option<String>,
    }

    pub(super) fn serialize<S: Serializer>(files: &[ChartFile], to: S) -> Result<S::Ok, S::Error> {
        let written = files.iter().map(|file| {
            let (text, base64) = match &file.content {
                Content::Text(text) => (Some(text.clone()), None),
                Content::Bytes(bytes) => (None, Some(BASE64.encode(bytes))),
                Content::Kept => (None, None),
            };
            Written { path: file.path.clone(), text, base64 }
        });
        written.collect::<Vec<_>>().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<ChartFile>, D::Error> {
        let read = |file: Written| {
            let content = match (file.text, file.base64) {
                (Some(text), None) => Content::Text(text),
                (None, Some(bytes)) => {
                    Content::Bytes(BASE64.decode(bytes.as_bytes()).map_err(D::Error::custom)?)
                }
                _ => return Err(D::Error::custom(crate::text::FILE_WITHOUT_CONTENT.text())),
            };
            Ok(ChartFile { path: file.path, content })
        };
        Vec::<Written>::deserialize(from)?.into_iter().map(read).collect()
    }
}

/// What a backup file says of itself.
const FORMAT: &str = "chartroom-backup";
/// The form that this build writes, and the last one that it reads.
const BACKUP: u32 = 1;

/// The beginning of a backup file, which every build can read.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// A backup file.
#[derive(Serialize, Deserialize)]
struct Backup {
    format: String,
    version: u32,
    /// For whoever opens the file in an editor.
    about: String,
    /// When it was made, in milliseconds since 1970.
    made: f64,
    /// SHA-256 of what is kept, as compact JSON.
    sha256: String,
    kept: Shelf,
}

/// Why a file cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is something else.
    Foreign,
    /// It was written by a later build, in a form that this one does not know.
    Newer,
    /// It is not whole, or was changed.
    Broken,
}

/// A backup file of what is kept.
pub(crate) fn backup(kept: Shelf, made: f64, about: &str) -> String {
    let sha256 = sum(&kept);
    let (format, about) = (FORMAT.to_owned(), about.to_owned());
    let backup = Backup { format, version: BACKUP, about, made, sha256, kept };
    serde_json::to_string_pretty(&backup).unwrap_or_default()
}

fn sum(kept: &Shelf) -> String {
    hash(serde_json::to_string(kept).unwrap_or_default().as_bytes())
}

/// What a backup file holds.
pub(crate) fn read_backup(file: &[u8]) -> Result<Shelf, Unfit> {
    let head: Head = match serde_json::from_slice(file) {
        Ok(head) => head,
        Err(_) if mentions(file) => return Err(Unfit::Broken),
        Err(_) => return Err(Unfit::Foreign),
    };
    match head.version {
        _ if head.format != FORMAT => return Err(Unfit::Foreign),
        0 => return Err(Unfit::Broken),
        later if later > BACKUP => return Err(Unfit::Newer),
        _ => {}
    }
    let backup: Backup = serde_json::from_slice(file).map_err(|_| Unfit::Broken)?;
    match sum(&backup.kept) == backup.sha256 {
        true => Ok(under_their_hashes(backup.kept)),
        false => Err(Unfit::Broken),
    }
}

/// The same with each chart under the hash of its files, whatever it says of itself: under that it is looked up once a chart
/// is opened, and nothing else may lie there.
fn under_their_hashes(mut kept: Shelf) -> Shelf {
    for chart in &mut kept.charts {
        let id = super::charts::chart_id(&chart.files);
        let old = std::mem::replace(&mut chart.id, id.clone());
        let works = kept.works.iter_mut().map(|work| &mut work.key);
        for one in works.chain(kept.points.iter_mut().map(|point| &mut point.key)) {
            if let (Some(chart), slot) = parts(one)
                && chart == old
            {
                *one = key(Some(&id), slot);
            }
        }
    }
    kept
}

/// Whether a text that is no JSON began as a backup.
fn mentions(file: &[u8]) -> bool {
    let start = file.get(..200).unwrap_or(file);
    String::from_utf8_lossy(start).contains(FORMAT)
}

/// What is to be added, and what came of the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Merged {
    /// It.
    pub(crate) add: Shelf,
    /// How many things were there already.
    pub(crate) same: usize,
    /// How many got a place beside others, of what is added.
    pub(crate) beside: usize,
}

/// What is to be added to what is there, each thing though the same is there under another name if it is to be `exact`. `name` says what something is called that stands beside another.
pub(crate) fn merged(
    there: &Shelf,
    new: Shelf,
    exact: bool,
    name: impl Fn(&str) -> String,
) -> Merged {
    let mut merged = Merged::default();
    let charts: HashSet<&str> = there.charts.iter().map(|chart| chart.id.as_str()).collect();
    for chart in new.charts {
        match charts.contains(chart.id.as_str()) {
            true => merged.same += 1,
            false => merged.add.charts.push(chart),
        }
    }
    // By chart and content: the same edits are not kept twice, under whatever name.
    let of = |key: &str, content: &str| (parts(key).0.map(str::to_owned), hash(content.as_bytes()));
    let mut known: HashSet<_> = there.works.iter().map(|work| of(&work.key, &work.edits)).collect();
    let mut keys: HashSet<String> = there.works.iter().map(|work| work.key.clone()).collect();
    for mut work in new.works {
        let content = of(&work.key, &work.edits);
        let same = !known.insert(content.clone());
        if same && (!exact || keys.contains(&work.key)) {
            merged.same += 1;
            continue;
        }
        if keys.contains(&work.key) {
            let slot = format!("beside-{}", content.1.get(..16).unwrap_or_default());
            work.key = key(content.0.as_deref(), &slot);
            work.about.name = name(&work.about.name);
            merged.beside += 1;
        }
        keys.insert(work.key.clone());
        merged.add.works.push(work);
    }
    let mut known: HashSet<_> =
        there.points.iter().map(|point| of(&point.key, &point.state)).collect();
    let mut keys: HashSet<String> = there.points.iter().map(|point| point.key.clone()).collect();
    for mut point in new.points {
        let content = of(&point.key, &point.state);
        // A name is worth a point of its own.
        let same = !known.insert(content.clone());
        let own = exact || point.about.why.is_empty();
        if same && (!own || keys.contains(&point.key)) {
            merged.same += 1;
            continue;
        }
        if keys.contains(&point.key) {
            point.key = key(content.0.as_deref(), content.1.get(..16).unwrap_or_default());
            merged.beside += 1;
        }
        keys.insert(point.key.clone());
        merged.add.points.push(point);
    }
    merged
}

impl Shelf {
    /// How many things it holds.
    pub(crate) fn count(&self) -> usize {
        self.charts.len() + self.works.len() + self.points.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::charts::chart_id;

    fn about(name: &str, why: &str) -> AboutKept {
        AboutKept { name: name.into(), why: why.into(), at: 3.0, ..AboutKept::default() }
    }

    fn work(key: &str, edits: &str) -> ShelfWork {
        let (key, edits) = (key.to_owned(), edits.to_owned());
        ShelfWork { key, rev: "a-1".into(), about: about("My edits", ""), edits }
    }

    fn point(key: &str, why: &str, state: &str) -> ShelfPoint {
        let (key, state) = (key.to_owned(), state.to_owned());
        ShelfPoint { key, about: about("before", why), state }
    }

    fn chart(text: &str) -> ShelfChart {
        let files = vec![
            ChartFile { path: "Chart.yaml".into(), content: Content::Text(text.into()) },
            ChartFile { path: "charts/a.tgz".into(), content: Content::Bytes(vec![0, 255, 31]) },
        ];
        ShelfChart { id: chart_id(&files), about: about("", ""), files }
    }

    fn shelf() -> Shelf {
        Shelf {
            charts: vec![chart("name: shop\n")],
            works: vec![work("builtin/own", "{\"a\":1}"), work("x/own", "b\u{e9}")],
            points: vec![point("builtin/a-1", "reset", "one"), point("builtin/a-2", "", "two")],
        }
    }

    fn merge(there: &Shelf, new: Shelf) -> Merged {
        merged(there, new, false, |name| format!("{name}, from a backup"))
    }

    #[test]
    fn a_backup_is_read_as_it_was_written() {
        let file = backup(shelf(), 12.0, "Holds secrets.");
        assert_eq!(read_backup(file.as_bytes()), Ok(shelf()));
        // Laid out otherwise it says the same.
        let compact: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(read_backup(compact.to_string().as_bytes()), Ok(shelf()));
    }

    #[test]
    fn a_chart_lies_under_the_hash_of_its_files_whatever_a_backup_says() {
        let mut kept = shelf();
        let id = kept.charts.first().unwrap().id.clone();
        kept.charts.first_mut().unwrap().id = "other".into();
        kept.works.push(work("other/own", "{}"));
        kept.points.push(point("other/a-1", "", "{}"));
        let read = read_backup(backup(kept, 12.0, "").as_bytes()).unwrap();
        assert_eq!(read.charts.first().unwrap().id, id);
        assert_eq!(read.works.last().unwrap().key, format!("{id}/own"));
        assert_eq!(read.points.last().unwrap().key, format!("{id}/a-1"));
        assert_eq!(read.works.first().unwrap().key, "builtin/own");
    }

    #[test]
    fn broken_foreign_and_newer_files_are_refused() {
        let file = backup(shelf(), 12.0, "");
        for (unfit, text) in [
            (Unfit::Foreign, String::new()),
            (Unfit::Foreign, "name: shop\n".to_owned()),
            (Unfit::Foreign, "{\"version\": 1}".to_owned()),
            (Unfit::Foreign, "{\"format\": \"other\", \"version\": 9}".to_owned()),
            (
                Unfit::Newer,
                "{\"format\": \"chartroom-backup\", \"version\": 2, \"x\": []}".to_owned(),
            ),
            (Unfit::Broken, file.get(..file.len() / 2).unwrap().to_owned()),
            (Unfit::Broken, file.replace("shop", "shap")),
            (Unfit::Broken, file.replace("{\\\"a\\\":1}", "{\\\"a\\\":2}")),
            (Unfit::Broken, file.replace("AP8f", "AP8g")),
            (Unfit::Broken, file.replace("\"version\": 1", "\"version\": 0")),
        ] {
            assert_eq!(read_backup(text.as_bytes()), Err(unfit), "{text}");
        }
        assert_eq!(read_backup(&[0xff, 0xfe, 0]), Err(Unfit::Foreign));
    }

    #[test]
    fn nothing_is_replaced_and_nothing_comes_twice() {
        let all = merge(&Shelf::default(), shelf());
        assert_eq!((all.add.clone(), all.same, all.beside), (shelf(), 0, 0));
        let again = merge(&all.add, shelf());
        assert_eq!((again.add.count(), again.same), (0, 5));
        // Other edits under the same key get a place beside; once.
        let there = Shelf { works: vec![work("builtin/own", "mine")], ..Shelf::default() };
        let beside = merge(&there, shelf());
        let keys: Vec<&str> = beside.add.works.iter().map(|work| work.key.as_str()).collect();
        assert!(
            matches!(keys.as_slice(), [first, "x/own"] if first.starts_with("builtin/beside-")),
            "{keys:?}"
        );
        assert_eq!(beside.add.works.first().unwrap().about.name, "My edits, from a backup");
        let mut both = there.clone();
        both.works.extend(beside.add.works);
        assert_eq!(merge(&both, shelf()).add.works, []);
        // The same edits under another name are known.
        let renamed = Shelf { works: vec![work("builtin/copy-1", "mine")], ..Shelf::default() };
        assert_eq!(
            (merge(&there, renamed.clone()).same, merge(&there, renamed).add.count()),
            (1, 0)
        );
        // Of another chart they are not.
        let other = Shelf { works: vec![work("y/own", "mine")], ..Shelf::default() };
        assert_eq!(merge(&there, other).add.count(), 1);
    }

    #[test]
    fn a_name_is_not_lost_though_the_state_is_known() {
        let there =
            Shelf { points: vec![point("builtin/a-1", "pause", "one")], ..Shelf::default() };
        let named = Shelf { points: vec![point("builtin/b-1", "", "one")], ..Shelf::default() };
        assert_eq!(merge(&there, named).add.points.len(), 1);
        let unnamed =
            Shelf { points: vec![point("builtin/b-1", "pause", "one")], ..Shelf::default() };
        assert_eq!(merge(&there, unnamed).add.points, []);
    }
}
