//! What lies in a chart's folder and is no file, or one without end: it is refused before it is read, in Helm's words
//! where it has some.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A chart in a folder of its own, which goes with it.
struct Chart(PathBuf);

impl Chart {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("templates")).unwrap();
        let chart = Self(fs::canonicalize(folder).unwrap());
        chart.write("Chart.yaml", b"apiVersion: v2\nname: a\nversion: 1.0.0\n");
        chart.write("templates/a.yaml", b"a: 1\n");
        chart
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, data: &[u8]) {
        fs::write(self.at(path), data).unwrap();
    }

    fn pipe(&self, path: &str) {
        assert!(Command::new("mkfifo").arg(self.at(path)).status().unwrap().success());
    }

    fn link(&self, path: &str, target: &str) {
        symlink(target, self.at(path)).unwrap();
    }

    /// What a command writes to standard error, with the folder as `CHART`; standard output where that is empty.
    fn run(&self, command: &str, more: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_chartroom"))
            .args([command, "."])
            .args(more)
            .current_dir(&self.0)
            .stdin(fs::File::open("/dev/zero").map(Stdio::from).unwrap())
            .output()
            .unwrap();
        let text = if output.stderr.is_empty() { output.stdout } else { output.stderr };
        let text = String::from_utf8_lossy(&text).replace(&*self.0.to_string_lossy(), "CHART");
        text.trim_end().to_owned()
    }

    fn is_refused(&self, message: &str) {
        for command in ["template", "check"] {
            let printed = self.run(command, &[]);
            assert_eq!(
                printed.lines().last(),
                Some(format!("Error: {message}").as_str()),
                "{printed}"
            );
        }
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const RENDERED: &str = "---\n# Source: a/templates/a.yaml\na: 1";

fn irregular(path: &str) -> String {
    format!("cannot load irregular file CHART/{path} as it has file mode type bits set")
}

#[test]
fn a_pipe_is_refused_wherever_it_lies() {
    for path in ["pipe", "templates/p.yaml", "values.yaml", ".helmignore"] {
        let chart = Chart::new(&format!("pipe-{}", path.replace('/', "-")));
        chart.pipe(path);
        chart.is_refused(&irregular(path));
    }
    let chart = Chart::new("pipe-chart");
    fs::remove_file(chart.at("Chart.yaml")).unwrap();
    chart.pipe("Chart.yaml");
    chart.is_refused(&irregular("Chart.yaml"));
}

#[test]
fn a_link_to_an_endless_device_is_refused() {
    for path in ["zero", "templates/z.yaml", "values.yaml", ".helmignore", "values.schema.json"] {
        let chart = Chart::new(&format!("zero-{}", path.replace('/', "-")));
        chart.link(path, "/dev/zero");
        chart.is_refused(&irregular(path));
    }
}

#[test]
fn helm_s_word_on_a_link_stands_before_the_error() {
    let chart = Chart::new("said");
    chart.link("zero", "/dev/zero");
    let said = "level=INFO msg=\"found symbolic link in path. Contents of linked file included and used\" \
         path=CHART/zero resolved=/dev/zero\n";
    assert_eq!(chart.run("template", &[]), format!("{said}Error: {}", irregular("zero")));
}

#[test]
fn a_socket_is_refused() {
    let chart = Chart::new("socket");
    // The path of a socket is short: it is made elsewhere and moved.
    let made = std::env::temp_dir().join(format!("chartroom-{}", std::process::id()));
    let socket = UnixListener::bind(&made).unwrap();
    symlink(&made, chart.at("sock")).unwrap();
    chart.is_refused(&irregular("sock"));
    drop(socket);
    fs::remove_file(made).unwrap();
}

#[test]
fn what_helmignore_leaves_out_is_not_looked_at() {
    let chart = Chart::new("ignored");
    chart.write(".helmignore", b"pipe\nfolder/\n");
    chart.pipe("pipe");
    fs::create_dir(chart.at("folder")).unwrap();
    chart.pipe("folder/pipe");
    assert_eq!(chart.run("template", &[]), RENDERED);
    assert!(!chart.run("check", &[]).contains("irregular"));
    chart.link("folder/nowhere", "missing");
    assert_eq!(chart.run("template", &[]), RENDERED);
}

#[test]
fn what_flags_name_is_read_up_to_a_limit() {
    let chart = Chart::new("flags");
    let large = |name: &str| {
        format!("{name} is larger than 67108864 bytes, the most that is read of one file")
    };
    let error = |more: &[&str]| chart.run("template", more);
    assert_eq!(error(&["-f", "/dev/zero"]), format!("Error: {}", large("/dev/zero")));
    assert_eq!(error(&["-f", "-"]), format!("Error: {}", large("-")));
    let set = error(&["--set-file", "a=/dev/zero"]);
    assert_eq!(set, format!("Error: failed parsing --set-file data: {}", large("/dev/zero")));
    assert_eq!(error(&["-f", "/dev/null"]), RENDERED);
}

#[test]
fn a_device_or_a_pipe_is_no_archive() {
    let chart = Chart::new("archives");
    chart.pipe("chart.tgz");
    for path in ["/dev/zero", "/dev/null", "chart.tgz"] {
        let printed = Command::new(env!("CARGO_BIN_EXE_chartroom"))
            .args(["template", path])
            .current_dir(&chart.0)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&printed.stderr);
        let expected = "does not appear to be a gzipped archive; got 'application/octet-stream'\n";
        assert!(stderr.ends_with(expected), "{stderr}");
    }
}

#[test]
fn a_large_file_is_named_as_helm_names_it() {
    let chart = Chart::new("large");
    chart.write("templates/big.yaml", &vec![b'#'; 5 * 1024 * 1024 + 1]);
    let message = "chart file \"big.yaml\" is larger than the maximum file size 5242880";
    chart.is_refused(message);
    chart.link("templates/aa.yaml", "big.yaml");
    chart.is_refused(message);
}

#[test]
fn loops_of_links_end() {
    let chart = Chart::new("self");
    chart.link("one", "two");
    chart.link("two", "one");
    chart.is_refused("error evaluating symlink CHART/one: EvalSymlinks: too many links");
    let chart = Chart::new("loop");
    chart.link("loop", ".");
    let deep = format!("open CHART{}: too many levels of symbolic links", "/loop".repeat(41));
    chart.is_refused(&deep);
}

#[test]
fn a_name_that_is_no_text_is_told() {
    let chart = Chart::new("name");
    chart.write("templates/b.yaml", b"b: 1\n");
    let name = std::ffi::OsStr::from_bytes(b"f\xff.yaml");
    fs::rename(chart.at("templates/b.yaml"), chart.at("templates").join(name)).unwrap();
    chart.is_refused("the name of CHART/templates/f\\xff.yaml is not UTF-8: rename the file");
}

#[test]
fn a_bad_chart_yaml_is_told_before_what_lies_beside_it() {
    let chart = Chart::new("order");
    chart.pipe("pipe");
    chart.write("Chart.yaml", b"apiVersion: v9\nname: a\nversion: 1.0.0\n");
    assert_eq!(chart.run("template", &[]), "Error: unsupported chart version");
}
