//! What is taken away of a whole chart, as Git, tar and zip read it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use chartroom_core::{Before, Environment, Project, ProjectFile, report, unpack};
use chartroom_export::{Helm, Pack, Subject, chart_patch, files, pack, script, steps};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::Command;

fn file(path: &str, data: impl AsRef<[u8]>) -> ProjectFile {
    ProjectFile { path: path.to_owned(), data: data.as_ref().into() }
}

fn write(folder: &Path, files: &[ProjectFile]) {
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.data).unwrap();
    }
}

fn read(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder.join(below)).unwrap().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => read(folder, &format!("{name}/"), files),
            false => drop(files.insert(name, std::fs::read(entry.path()).unwrap())),
        }
    }
}

fn by_path(files: &[ProjectFile]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|file| (file.path.clone(), file.data.to_vec())).collect()
}

/// What `git apply` makes of files in a folder, which is deep in a repository or in none.
fn git_apply(before: &[ProjectFile], patch: &str, repository: bool) -> BTreeMap<String, Vec<u8>> {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("deep/chart");
    write(&folder, before);
    std::fs::write(root.path().join("p.patch"), patch).unwrap();
    if repository {
        let made = Command::new("git").args(["init", "-q"]).current_dir(&root).status();
        assert!(made.unwrap().success());
    }
    let mut git = Command::new("git");
    git.args(["apply", "../../p.patch"]).current_dir(&folder);
    let applied =
        git.env("GIT_CEILING_DIRECTORIES", root.path().parent().unwrap()).output().unwrap();
    assert!(applied.status.success(), "{}\n{patch}", String::from_utf8_lossy(&applied.stderr));
    let mut files = BTreeMap::new();
    read(&folder, "", &mut files);
    files
}

#[test]
fn git_makes_the_changes_of_a_patch_in_any_folder() {
    let long: String = (0..60).map(|line| format!("line{line}: 1\n")).collect();
    let before = [
        file("Chart.yaml", "name: a\nversion: 1.0.0\n"),
        file("values.yaml", &long),
        file("crlf.yaml", "a: 1\r\nb: 2\r\nc: 3\r\n"),
        file("cut", "no newline"),
        file("cut2", "line\nno newline"),
        file("cr", "one\rtwo\rthree\nfour\n"),
        file("gone.yaml", "a\nb\n"),
        file("templates/with space.yaml", "x: 1\n"),
        file("templates/\"quoted\\.yaml", "x: 1\n"),
        file("templates/名前.yaml", "x: 1\n"),
        file("same", "same\n"),
        file("--- a", "-- x\n"),
    ];
    let after = [
        file("Chart.yaml", "name: a\nversion: 1.0.1\n"),
        file("values.yaml", long.replace("line3:", "other:").replace("line50: 1\n", "")),
        file("crlf.yaml", "a: 1\r\nb: 3\r\nc: 3\r\n"),
        file("cut", "no newline at all"),
        file("cut2", "line\nno newline\n"),
        file("cr", "one\rtwo\rdrei\nfour\n"),
        file("new/deep/file.yaml", "a: 1"),
        file("templates/with space.yaml", "x: 2\n"),
        file("templates/\"quoted\\.yaml", "x: 2\n"),
        file("templates/名前.yaml", "x: 2\n"),
        file("same", "same\n"),
        file("--- a", "-- y\n"),
    ];
    let patch = chart_patch(&before, &after);
    assert!(patch.left_out.is_empty());
    for repository in [true, false] {
        assert_eq!(git_apply(&before, &patch.text, repository), by_path(&after), "{repository}");
        let back = chart_patch(&after, &before);
        assert_eq!(git_apply(&after, &back.text, repository), by_path(&before), "{repository}");
    }
    assert_eq!(chart_patch(&before, &before).text, "");
}

#[test]
fn what_is_no_text_is_named_and_left_out() {
    let before = [file("logo.png", b"\x89PNG\0\x01"), file("empty", ""), file("a", "1\n")];
    let after = [file("logo.png", b"\x89PNG\0\x02"), file("a", "2\n"), file("latin", b"\xe9\n")];
    let patch = chart_patch(&before, &after);
    assert_eq!(patch.left_out, ["logo.png", "latin", "empty"]);
    assert_eq!(git_apply(&before[2..], &patch.text, true)["a"], b"2\n");
}

fn chart() -> Vec<ProjectFile> {
    vec![
        file(".helmignore", "*.bak\nci/\n"),
        file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.0+b1\n"),
        file("README.md", "# Shop\n"),
        file("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        file("ci/job.yaml", "x"),
        file("templates/a.yaml", "kind: ConfigMap\nmetadata: {name: {{ .Values.name }}}\n"),
        file("templates/old.yaml.bak", "x"),
        file("values.yaml", "name: a\n"),
    ]
}

#[test]
fn a_packed_chart_is_one_that_helm_would_pack() {
    let files = chart();
    let packed = pack(&files, Pack::Tgz, 1_790_000_000).unwrap();
    assert_eq!(packed.name, "shop-1.2.0+b1.tgz");
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&*packed.data));
    let entries = archive.entries().unwrap().map(|entry| {
        let entry = entry.unwrap();
        assert_eq!(entry.header().mode().unwrap(), 0o644);
        assert_eq!(entry.header().mtime().unwrap(), 1_790_000_000);
        entry.path().unwrap().to_string_lossy().into_owned()
    });
    // As `helm package` of v4.2.3 orders them.
    let order = [
        "Chart.yaml",
        "values.yaml",
        "templates/a.yaml",
        ".helmignore",
        "README.md",
        "charts/sub/Chart.yaml",
    ];
    assert_eq!(entries.collect::<Vec<_>>(), order.map(|path| format!("shop/{path}")));
    let back = by_path(&unpack(&packed.data).unwrap());
    let mut kept = by_path(&files);
    kept.retain(|path, _| order.contains(&path.as_str()));
    assert_eq!(back, kept);
}

#[test]
fn a_zip_has_every_file_in_the_charts_folder() {
    let files = chart();
    let packed = pack(&files, Pack::Zip, 0).unwrap();
    assert_eq!(packed.name, "shop-1.2.0+b1.zip");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed.data)).unwrap();
    let mut read = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut data = Vec::new();
        entry.read_to_end(&mut data).unwrap();
        read.insert(entry.name().unwrap().strip_prefix("shop/").unwrap().to_owned(), data);
    }
    assert_eq!(read, by_path(&files));
}

#[test]
fn a_chart_without_a_name_is_not_packed() {
    let error = pack(&[file("Chart.yaml", "version: 1.0.0\n")], Pack::Tgz, 0).unwrap_err();
    assert_eq!(error, "Chart.yaml has no name that can be part of a file name.");
    assert!(pack(&[file("Chart.yaml", "name: a/../b\nversion: 1.0.0\n")], Pack::Zip, 0).is_err());
}

/// A chart with an overlay, which came as `before`.
fn changed(before: &[ProjectFile], after: &[ProjectFile]) -> (Vec<String>, String) {
    let project = Project {
        files: after.to_vec(),
        before: Before::of(before, after).filter(|before| !before.changed.is_empty()),
        environments: vec![Environment {
            name: "prod".to_owned(),
            overlays: vec!["values-prod.yaml".to_owned()],
            release: "r".to_owned(),
            namespace: "n".to_owned(),
            sets: Vec::new(),
        }],
        kube_version: "v1.36.0".to_owned(),
        ..Project::default()
    };
    let report = report(&project);
    let subject = Subject::new(&project, 0, &report, 0).unwrap();
    let names = files(&subject).into_iter().map(|file| file.name).collect();
    (names, script(&steps(&subject, Helm::Four).unwrap()))
}

#[test]
fn what_the_commands_need_is_among_the_files() {
    let with = |overlay: &str, values: &str| {
        let mut files = chart();
        files.retain(|file| !file.path.starts_with("charts/") && file.path != "values.yaml");
        files.extend([file("values-prod.yaml", overlay), file("values.yaml", values)]);
        files
    };
    let came = with("name: p\n", "name: a\n");
    let (names, commands) = changed(&came, &came);
    assert_eq!(names, ["values-prod.yaml", "r-prod.yaml"]);
    assert!(!commands.contains("git apply"), "{commands}");
    // An overlay alone is put in its place.
    let (names, commands) = changed(&came, &with("name: q\n", "name: a\n"));
    assert_eq!(names, ["values-prod.yaml", "shop.patch", "r-prod.yaml"]);
    assert!(!commands.contains("git apply"), "{commands}");
    let (names, commands) = changed(&came, &with("name: q\n", "name: b\n"));
    assert_eq!(names, ["values-prod.yaml", "values.yaml", "shop.patch", "r-prod.yaml"]);
    let (make, print) =
        (commands.find("\ngit apply shop.patch\n"), commands.find("\nhelm template"));
    assert!(make.unwrap() < print.unwrap(), "{commands}");
    assert!(commands.contains("# Changed since the chart came: values.yaml. Put"), "{commands}");
}
