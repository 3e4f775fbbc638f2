//! Charts as they lie on disk. Helm's rules decide what is read (pkg/chart/v2/loader): nothing that is no regular file,
//! nothing that is larger than a chart's file may be.

use crate::host::too_large;
use crate::{Found, Host, Kind, Link, ReadError, Visitor, messages};
use chartroom_helm::chart::archive::{MAX_CHART_SIZE, MAX_FILE_SIZE};
use chartroom_helm::chart::ignore::{FILE_NAME, Rules};
use chartroom_helm::chart::{self, ChartFile, unpack_archive};

/// More files than any chart has. Helm has no limit.
const MAX_FILES: usize = 100_000;

/// What becomes of files that .helmignore leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// They are not read, as in Helm.
    Skipped,
    /// They are read where they can be: values files are among them.
    Kept,
}

/// The files of a chart's folder; `links` get the links that were followed on the way.
pub(crate) fn read(
    chart: &str,
    host: &dyn Host,
    ignored: Ignored,
    links: &mut Vec<Link>,
) -> Result<Vec<ChartFile>, String> {
    let manifest = host.absolute(&format!("{chart}/Chart.yaml"));
    let unknown = |reason: &str| format!("unable to detect chart at {manifest}: {reason}");
    let chart_yaml = match host.kind(&manifest) {
        None => return Err(unknown(&format!("open {manifest}: no such file or directory"))),
        Some(Kind::Folder) => return Err(unknown(&format!("read {manifest}: is a directory"))),
        Some(Kind::Irregular) => return Err(irregular(&manifest)),
        Some(Kind::File(_)) => host.read(&manifest, MAX_READ_FILE).map_err(|error| error.0)?,
    };
    let rules = rules(chart, host)?;
    let mut walk = Walk { chart, host, rules, ignored, files: Vec::new(), links };
    match host.walk(chart, &mut walk) {
        Ok(()) => Ok(walk.files),
        // Helm reads Chart.yaml first.
        Err(_) if chart::check_api_version(&chart_yaml).is_err() => {
            Ok(vec![ChartFile::new("Chart.yaml", chart_yaml)])
        }
        Err(error) => Err(error.0),
    }
}

const MAX_READ_FILE: u64 = MAX_FILE_SIZE as u64;

/// The rules of .helmignore. Those that cannot be read are told of when the chart is loaded.
fn rules(chart: &str, host: &dyn Host) -> Result<Rules, String> {
    let path = host.absolute(&format!("{chart}/{FILE_NAME}"));
    match host.kind(&path) {
        None => Ok(Rules::defaults()),
        Some(Kind::Folder) => Err(format!("read {path}: is a directory")),
        Some(Kind::Irregular) => Err(irregular(&path)),
        Some(Kind::File(_)) => {
            let text = host.read(&path, MAX_READ_FILE).map_err(|error| error.0)?;
            Ok(Rules::parse(&text).unwrap_or_else(|_| Rules::defaults()))
        }
    }
}

/// Helm's words.
fn irregular(path: &str) -> String {
    format!("cannot load irregular file {path} as it has file mode type bits set")
}

struct Walk<'a> {
    chart: &'a str,
    host: &'a dyn Host,
    rules: Rules,
    ignored: Ignored,
    files: Vec<ChartFile>,
    links: &'a mut Vec<Link>,
}

impl Walk<'_> {
    fn is_ignored(&self, path: &str) -> bool {
        // Above it are only folders that were entered; those that are ignored too when ignored files are kept.
        let mut above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        self.rules.ignores(path, false)
            || self.ignored == Ignored::Kept && above.any(|folder| self.rules.ignores(folder, true))
    }

    fn path(&self, below: &str) -> String {
        format!("{}/{below}", self.chart.trim_end_matches('/'))
    }
}

impl Visitor for Walk<'_> {
    fn enters(&self, folder: &str) -> bool {
        self.ignored == Ignored::Kept || !self.rules.ignores(folder, true)
    }

    fn follow(&mut self, link: Link) {
        self.links.push(link);
    }

    fn find(&mut self, found: Found) -> Result<(), ReadError> {
        let is_ignored = self.is_ignored(&found.path);
        if is_ignored && self.ignored == Ignored::Skipped {
            return Ok(());
        }
        let is_small = matches!(found.kind, Kind::File(size) if size <= MAX_READ_FILE);
        if !is_small && is_ignored {
            return Ok(());
        }
        let path = self.path(&found.path);
        match found.kind {
            Kind::File(_) if is_small => {}
            Kind::File(_) => {
                // Helm names what a link leads to.
                let absolute = self.host.absolute(&path);
                let link = self.links.last().filter(|link| link.path == absolute);
                let name = link.map_or(&found.path, |link| &link.resolved);
                return Err(ReadError(chart::too_large(name)));
            }
            _ => return Err(ReadError(irregular(&self.host.absolute(&path)))),
        }
        if self.files.len() == MAX_FILES {
            let path = &self.host.absolute(self.chart);
            return Err(ReadError(messages::TooManyFiles { path, limit: &MAX_FILES }.text()));
        }
        self.files.push(ChartFile::new(found.path, self.host.read(&path, MAX_READ_FILE)?));
        Ok(())
    }
}

/// The bytes of a packed chart. What is no regular file is no archive.
pub(crate) fn read_archive(chart: &str, host: &dyn Host) -> Result<Vec<ChartFile>, String> {
    // What cannot be made smaller grows by a thousandth at most.
    let limit = (MAX_CHART_SIZE + MAX_CHART_SIZE / 1000) as u64;
    let data = match host.kind(chart) {
        Some(Kind::Irregular) => Vec::new(),
        Some(Kind::File(size)) if size > limit => return Err(too_large(chart, limit).0),
        _ => host.read(chart, limit).map_err(|error| error.0)?,
    };
    unpack_archive(&host.absolute(chart), &data).map_err(|error| error.to_string())
}
