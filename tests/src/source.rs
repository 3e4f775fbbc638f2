//! Where cases are on a real disk.

use crate::case::{Case, charts, micro};
use crate::disk::Disk;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What packed sets end in.
const ARCHIVES: [&str; 2] = [".tar.gz", ".tgz"];

/// A place where cases are: enough to load them one after the other without holding all in memory.
pub enum Source {
    /// A folder with Chart.yaml and expected.txt.
    Micro(PathBuf),
    /// A folder with `cases/` and `chart/` (or meta.json naming the chart).
    Charts(PathBuf),
    /// The same, packed.
    Packed(PathBuf),
}

/// Finds everything that looks like a case below a folder.
pub fn find(folder: &Path, found: &mut Vec<Source>) {
    if folder.join("expected.txt").is_file() {
        return found.push(Source::Micro(folder.to_owned()));
    }
    if folder.join("cases").is_dir() {
        let named = std::fs::read_to_string(folder.join("meta.json")).unwrap_or_default();
        let chart = ["chart", "chart.tgz"].iter().any(|name| folder.join(name).exists());
        if chart || named.contains("\"chart\"") {
            return found.push(Source::Charts(folder.to_owned()));
        }
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, found);
        } else if ARCHIVES.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(Source::Packed(path));
        }
    }
}

/// What a program was called with: the numbers behind its options, whose names come with what counts without them, and what
/// looks like cases below all other words, which are folders.
pub fn arguments<const N: usize>(options: [(&str, usize); N]) -> ([usize; N], Vec<Source>) {
    let mut numbers = options.map(|(_, number)| number);
    let mut sources = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match options.iter().position(|(name, _)| *name == arg) {
            Some(at) => {
                let number = args.next().and_then(|text| text.parse().ok());
                numbers[at] = number.unwrap_or(numbers[at]);
            }
            None => find(Path::new(&arg), &mut sources),
        }
    }
    (numbers, sources)
}

/// Measures one of `each` of the cases, those that fail too, one chart's after the other's on all processors, and adds up.
pub fn sweep<T: Default + Send>(
    sources: &[Source],
    each: usize,
    measure: impl Fn(&Case) -> T + Sync,
    add: impl Fn(&mut T, T) + Sync,
) -> T {
    // Which ones does not hang on how fast the processors are.
    let of_chart = |number: usize, cases: &[Case]| {
        let mut sum = T::default();
        let chosen = (number..).zip(cases).filter(|(number, _)| number.is_multiple_of(each));
        chosen.for_each(|(_, case)| add(&mut sum, measure(case)));
        sum
    };
    over_numbered(sources, of_chart, &add)
}

/// Measures each chart with all its cases, on all processors, and adds up.
pub fn over_charts<T: Default + Send>(
    sources: &[Source],
    measure: impl Fn(&[Case]) -> T + Sync,
    add: impl Fn(&mut T, T) + Sync,
) -> T {
    over_numbered(sources, |_, cases| measure(cases), &add)
}

fn over_numbered<T: Default + Send>(
    sources: &[Source],
    measure: impl Fn(usize, &[Case]) -> T + Sync,
    add: &(impl Fn(&mut T, T) + Sync),
) -> T {
    let (next, sum) = (AtomicUsize::new(0), Mutex::new(T::default()));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(source) = sources.get(number) else { return };
            match source.load() {
                Ok(cases) => {
                    let measured = measure(number, &cases);
                    if let Ok(mut sum) = sum.lock() {
                        add(&mut sum, measured);
                    }
                }
                Err(error) => eprintln!("{error}"),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    sum.into_inner().unwrap_or_default()
}

impl Source {
    /// Whether it holds a whole chart with its cases, not one case.
    pub fn is_chart(&self) -> bool {
        !matches!(self, Self::Micro(_))
    }

    /// The cases of this place; an unreadable place is an error, not nothing.
    pub fn load(&self) -> Result<Vec<Case>, String> {
        match self {
            Source::Micro(folder) => {
                let mut disk = Disk::default();
                disk.load(folder, "/case")
                    .map_err(|error| format!("{}: {error}", folder.display()))?;
                let full = label(folder);
                let (set, name) = full.rsplit_once('/').unwrap_or(("", &full));
                micro(set, name, &disk, "/case").map(|case| vec![case])
            }
            Source::Charts(folder) => {
                let mut disk = Disk::default();
                disk.load(folder, "/set")
                    .map_err(|error| format!("{}: {error}", folder.display()))?;
                let page = folder.join("../../../www/charts");
                if disk.below("/set/chart").next().is_none() && page.is_dir() {
                    disk.load(&page, "/charts")
                        .map_err(|error| format!("{}: {error}", page.display()))?;
                }
                Ok(charts(&label(folder), &disk, "/set"))
            }
            Source::Packed(archive) => {
                let mut disk = Disk::default();
                disk.unpack(archive, "")
                    .map_err(|error| format!("{}: {error}", archive.display()))?;
                let full = label(archive);
                let id = ARCHIVES.iter().find_map(|ending| full.strip_suffix(ending));
                let id = id.unwrap_or(&full);
                let top = disk.below("").next().and_then(|(path, _)| path.split('/').nth(1));
                let root = format!("/{}", top.unwrap_or_default());
                Ok(charts(id, &disk, &root))
            }
        }
    }
}

/// The last two parts of a path.
fn label(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}
