//! Files and arguments as one text, which can be changed anywhere and still is one.

use crate::case::Case;
use crate::disk::Disk;

/// Starts the line before a file, with its path, or before the arguments, which are a line each.
const MARK: &str = "==> ";
/// Stands for a path where arguments follow.
const ARGUMENTS: &str = "*";
/// Where the files are.
const ROOT: &str = "/bundle";

/// Files and the arguments behind `helm template`.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// The files, in a folder that is also the current one.
    pub disk: Disk,
    /// The arguments.
    pub args: Vec<String>,
}

impl Bundle {
    /// Reads a text: what stands before the first mark is the arguments.
    pub fn read(data: &[u8]) -> Self {
        let mut bundle = Self::default();
        bundle.disk.cwd = ROOT.to_owned();
        let mut path = ARGUMENTS.to_owned();
        let mut content = Vec::new();
        for line in data.split_inclusive(|byte| *byte == b'\n') {
            match line.strip_prefix(MARK.as_bytes()) {
                Some(next) => {
                    bundle.take(&path, &std::mem::take(&mut content));
                    path = String::from_utf8_lossy(next).trim().to_owned();
                }
                None => content.extend_from_slice(line),
            }
        }
        bundle.take(&path, &content);
        bundle
    }

    fn take(&mut self, path: &str, content: &[u8]) {
        if path == ARGUMENTS {
            let text = String::from_utf8_lossy(content);
            self.args.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
            return;
        }
        self.disk.insert(&crate::disk::join(ROOT, path), content);
    }

    /// The text of a case whose chart is the current folder; None of others, and of those with more than `limit`
    /// bytes.
    pub fn of_case(case: &Case, limit: usize) -> Option<Vec<u8>> {
        if case.args.last().map(String::as_str) != Some(".") {
            return None;
        }
        let mut text = case.args.join("\n").into_bytes();
        for (path, data) in case.disk.below(&case.disk.cwd) {
            let path = path.get(case.disk.cwd.len() + 1..)?;
            text.extend_from_slice(format!("\n{MARK}{path}\n").as_bytes());
            text.extend_from_slice(data);
        }
        (text.len() <= limit).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let bundle = Bundle::read(b"--set\na=b\n.\n==> a/b.txt\nx\ny\n==> c\n");
        assert_eq!(bundle.args, ["--set", "a=b", "."]);
        assert_eq!(bundle.disk.text("/bundle/a/b.txt").unwrap(), "x\ny\n");
        assert_eq!(bundle.disk.text("/bundle/c").unwrap(), "");
    }
}
