//! A folder with a `helm` and a `kubectl` that only write down what they were called with, and where.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

/// A line of NUL-separated words for each call, after the folder of the call.
const FAKE: &str = "#!/bin/sh\n{ printf '%s\\0' \"$PWD\" \"${0##*/}\" \"$@\"; printf '\\001\\0'; } >> \"$CALLS\"\n";

/// A call: the folder below that of the machine, and the words.
pub(crate) type Call = (String, Vec<String>);

pub(crate) struct Machine {
    root: PathBuf,
}

impl Machine {
    pub(crate) fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("chartroom-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("bin")).unwrap();
        fs::create_dir_all(root.join("work")).unwrap();
        for tool in ["helm", "kubectl"] {
            let path = root.join("bin").join(tool);
            fs::write(&path, FAKE).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { root: root.canonicalize().unwrap() }
    }

    /// What a script calls under a shell, beside a chart's folder.
    pub(crate) fn calls(&self, shell: &str, script: &str, chart: &str) -> Vec<Call> {
        let (work, calls) = (self.root.join("work"), self.root.join("calls"));
        let _ = fs::remove_file(&calls);
        let folder = work.join(if chart.is_empty() { "." } else { chart });
        fs::create_dir_all(&folder).unwrap();
        let ran = Command::new(found(shell))
            .args(["-eu", "-c", script])
            .current_dir(&work)
            .env_clear()
            .env("PATH", self.root.join("bin"))
            .env("CALLS", &calls)
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{shell}: {script}\n{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        assert_eq!(String::from_utf8_lossy(&ran.stdout), "", "{script}");
        // Nothing was written, and nothing but the chart's folder is there.
        let entries = |path: &PathBuf| fs::read_dir(path).unwrap().count();
        assert_eq!(entries(&work), usize::from(!chart.is_empty() && chart != "."), "{script}");
        if folder != work.join(".") {
            assert_eq!(entries(&folder), 0, "{script}");
            fs::remove_dir(&folder).unwrap();
        }
        let text = String::from_utf8(fs::read(&calls).unwrap_or_default()).unwrap();
        let call = |text: &str| {
            let mut words = text.split_terminator('\0').map(str::to_owned);
            let folder = words.next().unwrap();
            let folder = folder.strip_prefix(work.to_str().unwrap()).unwrap();
            (folder.trim_start_matches('/').to_owned(), words.collect())
        };
        text.split_terminator("\u{1}\0").map(call).collect()
    }
}

/// Where a shell lies.
fn found(shell: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    let mut all = std::env::split_paths(&path).map(|folder| folder.join(shell));
    all.find(|path| path.is_file()).unwrap_or_else(|| panic!("there is no {shell}"))
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
