//! Which charts a folder holds.

use chartroom_layout::SKIPPED;
use chartroom_protocol::{ChartFile, Content, OpenedChart};

/// Files by their paths below what was chosen.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// Whether a path is below a folder that is not read.
pub(super) fn skipped(path: &str) -> bool {
    path.split('/').any(|part| SKIPPED.contains(&part))
}

/// The folders of charts, without those of their subcharts; the nearest first.
pub(super) fn charts(files: &Files) -> Vec<String> {
    let folder = |path: &str| match path.rsplit_once('/') {
        Some((folder, "Chart.yaml")) => Some(folder.to_owned()),
        None if path == "Chart.yaml" => Some(String::new()),
        _ => None,
    };
    let mut found: Vec<String> = files.iter().filter_map(|(path, _)| folder(path)).collect();
    found.sort_by_key(|folder| {
        (folder.matches('/').count() + usize::from(!folder.is_empty()), folder.clone())
    });
    let mut charts: Vec<String> = Vec::new();
    for folder in found {
        if !charts.iter().any(|chart| below(&folder, chart).is_some()) {
            charts.push(folder);
        }
    }
    charts
}

/// The rest of a path that is below a folder.
pub(super) fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    match folder {
        "" => Some(path),
        _ => path.strip_prefix(folder)?.strip_prefix('/'),
    }
}

/// The chart in a folder.
pub(super) fn chart(files: &Files, folder: &str) -> OpenedChart {
    let mut inside: Vec<(&str, &[u8])> = files
        .iter()
        .filter_map(|(path, bytes)| Some((below(path, folder)?, bytes.as_slice())))
        .collect();
    inside.sort_unstable();
    let file = |(path, bytes): (&str, &[u8])| ChartFile {
        path: path.to_owned(),
        content: match std::str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.to_owned()),
            Err(_) => Content::Bytes(bytes.to_vec()),
        },
    };
    let files: Vec<ChartFile> = inside.into_iter().map(file).collect();
    OpenedChart { files, environments: Vec::new() }
}

/// A chart around one template.
pub(super) fn pasted(template: &str) -> OpenedChart {
    let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: pasted\nversion: 0.1.0\n"),
        file("templates/pasted.yaml", template),
        file("values.yaml", crate::text::PASTED_VALUES.text()),
    ];
    chart(&files, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Files {
        paths
            .iter()
            .map(|path| ((*path).to_owned(), b"name: a\nversion: 1.2.3\n".to_vec()))
            .collect()
    }

    #[test]
    fn subcharts_belong_to_their_chart() {
        let one = files(&["a/Chart.yaml", "a/charts/b/Chart.yaml", "a/values.yaml"]);
        assert_eq!(charts(&one), ["a"]);
        let root = files(&["charts/b/Chart.yaml", "Chart.yaml"]);
        assert_eq!(charts(&root), [""]);
        let many = files(&["repo/z/Chart.yaml", "repo/y/Chart.yaml", "repo/z-x/Chart.yaml"]);
        assert_eq!(charts(&many), ["repo/y", "repo/z", "repo/z-x"]);
        assert!(charts(&files(&["a/values.yaml", "a/NotChart.yaml"])).is_empty());
    }

    #[test]
    fn a_chart_is_all_its_files_in_order() {
        let mut all = files(&["a/Chart.yaml", "a/templates/x.yaml", "other/y"]);
        all.push(("a/logo.png".to_owned(), vec![0xff, 0]));
        let opened = chart(&all, "a");
        let paths: Vec<&str> = opened.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["Chart.yaml", "logo.png", "templates/x.yaml"]);
        assert_eq!(opened.files[1].content, Content::Bytes(vec![0xff, 0]));
        all.swap(0, 1);
        assert_eq!(chart(&all, "a").files, opened.files);
    }

    #[test]
    fn what_is_no_part_of_a_chart_is_skipped() {
        assert!(skipped("a/.git/config") && skipped("node_modules/x/Chart.yaml"));
        assert!(!skipped("a/.gitignore") && !skipped("a/templates/x.yaml"));
    }
}
