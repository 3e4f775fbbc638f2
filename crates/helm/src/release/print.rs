//! What `helm template` writes to standard output.

use super::{Document, Rendering};
use crate::chart::path_match::path_match;
use crate::chart::{Chart, ChartFile};

/// The flags that decide what is printed of a render.
#[derive(Clone, Debug, Default)]
pub struct PrintOptions {
    /// `--include-crds`
    pub include_crds: bool,
    /// `--no-hooks`
    pub no_hooks: bool,
    /// `--skip-tests`
    pub skip_tests: bool,
    /// `--show-only`, each a pattern.
    pub show_only: Vec<String>,
}

/// The text of a render that has no failures. The error is Helm's text for a `--show-only` that matches nothing.
pub fn print(rendering: &Rendering, options: &PrintOptions) -> Result<Vec<u8>, String> {
    let mut release = Vec::new();
    if let Some(chart) = rendering.chart.as_ref().filter(|_| options.include_crds) {
        crds(chart, &mut |path, data| print_piece(&path, data, &mut release));
    }
    for manifest in &rendering.manifests.manifests {
        print_document(manifest, &mut release);
    }
    let mut out = go_trim_space(&release).to_vec();
    out.push(b'\n');
    if !options.no_hooks {
        let is_test = |hook: &&Document| hook.hook_events.iter().any(|event| event == "test");
        let hooks = rendering.manifests.hooks.iter();
        hooks
            .filter(|hook| !(options.skip_tests && is_test(hook)))
            .for_each(|hook| print_document(hook, &mut out));
    }
    if options.show_only.is_empty() { Ok(out) } else { show_only(&out, &options.show_only) }
}

/// What `--output-dir` writes, in its order: path in the chart and text of each piece.
pub fn pieces(rendering: &Rendering, options: &PrintOptions) -> Vec<(String, Vec<u8>)> {
    let mut pieces = Vec::new();
    if let Some(chart) = rendering.chart.as_ref().filter(|_| options.include_crds) {
        crds(chart, &mut |path, data| pieces.push((path, data.to_vec())));
    }
    let hooks = rendering.manifests.hooks.iter().filter(|hook| {
        let is_test = hook.hook_events.iter().any(|event| event == "test");
        !(options.no_hooks || options.skip_tests && is_test)
    });
    let documents = rendering.manifests.manifests.iter().chain(hooks);
    pieces.extend(documents.map(|each| (each.path.clone(), each.content.as_bytes().to_vec())));
    pieces
        .into_iter()
        .map(|(path, content)| {
            let mut text = Vec::new();
            print_piece(&path, &content, &mut text);
            (path, text)
        })
        .collect()
}

fn print_document(document: &Document, out: &mut Vec<u8>) {
    print_piece(&document.path, document.content.as_bytes(), out);
}

fn print_piece(path: &str, content: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(format!("---\n# Source: {path}\n").as_bytes());
    out.extend_from_slice(content);
    out.push(b'\n');
}

/// CRDs as they are, the chart's own first, then those of its dependencies.
fn crds(chart: &Chart, see: &mut dyn FnMut(String, &[u8])) {
    let full_path = chart.full_path();
    for file in chart.files.iter().filter(|file| is_crd(file)) {
        see(format!("{full_path}/{}", file.name), &file.data);
    }
    chart.dependencies.iter().for_each(|dependency| crds(dependency, see));
}

/// A manifest file below crds/: Helm's `hasManifestExtension`.
fn is_crd(file: &ChartFile) -> bool {
    let name = file.name.to_ascii_lowercase();
    file.name.starts_with("crds/")
        && [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
}

/// The pieces of `printed` whose source matches one of the patterns, in the order of the patterns.
fn show_only(printed: &[u8], patterns: &[String]) -> Result<Vec<u8>, String> {
    let pieces: Vec<&[u8]> = super::split_manifests(printed)
        .into_iter()
        .filter_map(|range| printed.get(range))
        .collect();
    let mut out = Vec::new();
    for wanted in patterns {
        let matching: Vec<&&[u8]> = pieces
            .iter()
            .filter(|piece| {
                source_path(piece).is_some_and(|path| path_match(wanted, &path).unwrap_or(false))
            })
            .collect();
        if matching.is_empty() {
            return Err(format!("could not find template {wanted} in chart"));
        }
        for piece in matching {
            out.extend_from_slice(b"---\n");
            out.extend_from_slice(piece);
            out.push(b'\n');
        }
    }
    Ok(out)
}

/// What the regexp `# Source: [^/]+/(.+)` captures in a piece.
fn source_path(piece: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(piece);
    text.lines().find_map(|line| {
        let (_, source) = line.split_once("# Source: ")?;
        let (chart, path) = source.split_once('/')?;
        (!chart.is_empty() && !path.is_empty()).then(|| path.to_owned())
    })
}

/// Go's `strings.TrimSpace` on bytes: white space of Unicode, which for manifests is ASCII's, NEL and NBSP.
fn go_trim_space(text: &[u8]) -> &[u8] {
    match std::str::from_utf8(text) {
        Ok(text) => text.trim().as_bytes(),
        Err(_) => text.trim_ascii(),
    }
}
