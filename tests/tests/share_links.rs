//! Links give back what went into them, natively by `cargo test` and in a real browser by wasm-bindgen-test: projects are
//! made up around the built-in chart, with changed, new and removed files, environments, places and answers.
//! `CHARTROOM_LINKS=5000` makes that many.
#![allow(clippy::indexing_slicing, reason = "what is made up fits")]

use chartroom_core::{
    Environment, SetEntry, SetKind, SharedLine, SharedPlace, SharedState, decode, encode,
};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// How many projects are made, unless the build says otherwise.
const COUNT: usize = 500;

/// Texts of the built-in chart.
fn built_in() -> Vec<(String, String)> {
    [
        ("values.yaml", include_str!("../../www/charts/ai-inference/values.yaml")),
        ("values-prod.yaml", include_str!("../../www/charts/ai-inference/values-prod.yaml")),
        ("values-test.yaml", include_str!("../../www/charts/ai-inference/values-test.yaml")),
        (
            "templates/deployment.yaml",
            include_str!("../../www/charts/ai-inference/templates/deployment.yaml"),
        ),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .to_vec()
}

/// A generator of numbers that are the same in every run (Knuth, TAOCP 3.3.4).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A text with lines of its own put in, taken out and changed.
    fn edited(&mut self, text: &str) -> String {
        let own = ["", "\n", "a: 1\n", "# 中文 😀\r\n", "\"q\": '\\'\n", "\u{85}x", "last"];
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        for _ in 0..self.below(6) {
            let at = self.below(lines.len() + 1);
            match self.below(3) {
                0 => lines.insert(at, *self.pick(&own)),
                1 if at < lines.len() => lines[at] = *self.pick(&own),
                _ if at < lines.len() => drop(lines.remove(at)),
                _ => {}
            }
        }
        lines.concat()
    }

    fn place(&mut self, names: &[&str]) -> SharedPlace {
        let text = |numbers: &mut Self| (*numbers.pick(names)).to_owned();
        let line = (self.below(2) == 0).then(|| SharedLine {
            kind: text(self),
            name: text(self),
            line: self.below(9_999) as u32,
            mark: self.below(65_536) as u32,
        });
        SharedPlace {
            tab: self.below(4) as u32,
            pinned: line.is_some() && self.below(2) == 0,
            line,
            file: (self.below(2) == 0).then(|| (text(self), self.below(999) as u32)),
            problem: (self.below(4) == 0).then(|| "GPU004".to_owned()),
            compared: (self.below(4) == 0).then(|| text(self)),
        }
    }

    /// A project, now and then as an answer to another one.
    fn project(&mut self, base: &[(String, String)]) -> SharedState {
        let mut state = self.state(base);
        if self.below(4) == 0 {
            let sent = self.state(base);
            let (chart, chart_version) = (String::new(), String::new());
            let sent = SharedState { chart, chart_version, place: None, ..sent };
            state.answers = Some(Box::new(sent));
        }
        state
    }

    fn state(&mut self, base: &[(String, String)]) -> SharedState {
        let names = ["prod", "eu-prod", "测试", "a b", "x\u{2028}", ""];
        let mut files: Vec<(String, Option<String>)> = Vec::new();
        for _ in 0..self.below(4) {
            let (path, text) = self.pick(base);
            let path = match self.below(3) {
                0 => format!("values-{}.yaml", self.below(9)),
                _ => path.clone(),
            };
            let text = (self.below(5) > 0).then(|| self.edited(text));
            if files.iter().all(|(other, _)| *other != path) {
                files.push((path, text));
            }
        }
        files.sort();
        let environment = |numbers: &mut Self, name: &str| Environment {
            name: name.to_owned(),
            overlays: files.iter().map(|(path, _)| path.clone()).collect(),
            sets: vec![SetEntry {
                kind: *numbers.pick(&SetKind::ALL),
                text: numbers.edited("a=b,c"),
            }],
            release: (*numbers.pick(&names)).to_owned(),
            namespace: (*numbers.pick(&names)).to_owned(),
        };
        let count = self.below(names.len());
        let environments = names[..count].iter().map(|name| environment(self, name)).collect();
        let place = (self.below(3) == 0).then(|| self.place(&names));
        SharedState {
            place,
            chart: (*self.pick(&names)).to_owned(),
            chart_version: format!("1.{}.0", self.below(20)),
            open: (*self.pick(&names)).to_owned(),
            environments: (self.below(3) > 0).then_some(environments),
            kube_version: (self.below(3) == 0).then(|| "v1.34.0".to_owned()),
            files,
            ..SharedState::default()
        }
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn generated_projects_come_back() {
    let (base, mut numbers) = (built_in(), Numbers(42));
    let count = option_env!("CHARTROOM_LINKS").and_then(|count| count.parse().ok());
    let count = count.unwrap_or(COUNT);
    let (mut patched, mut placed, mut answers) = (0, 0, 0);
    for _ in 0..count {
        let state = numbers.project(&base);
        let mut short = state.clone();
        short.shorten(&base);
        patched += short.patches.len();
        placed += usize::from(short.place.is_some());
        answers += usize::from(short.answers.is_some());
        let payload = encode(&short).expect("a link");
        let mut opened = decode(&payload).expect("what was written");
        assert_eq!(opened.restore(&base), []);
        opened.files.sort();
        opened.answers.iter_mut().for_each(|sent| sent.files.sort());
        assert!(opened == state, "{payload}");
    }
    assert!(patched * 2 > count && placed * 5 > count && answers * 6 > count);
}
