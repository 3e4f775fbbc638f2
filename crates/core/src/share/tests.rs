use super::*;
use crate::project::{SetEntry, SetKind};

fn state() -> SharedState {
    SharedState {
        chart: "ai-inference".into(),
        chart_version: "1.3.0".into(),
        open: "prod".into(),
        environments: Some(vec![Environment {
            name: "prod".into(),
            overlays: vec!["values-prod.yaml".into()],
            sets: vec![SetEntry { kind: SetKind::String, text: "image.tag=0012".into() }],
            release: "llm".into(),
            namespace: "ai-prod".into(),
        }]),
        kube_version: Some("v1.34.0".into()),
        files: vec![
            ("values-old.yaml".into(), None),
            ("values-prod.yaml".into(), Some("replicaCount: 6 # 中文 😀\n".into())),
        ],
        ..SharedState::default()
    }
}

#[test]
fn a_link_gives_back_what_went_in() {
    let payload = encode(&state()).unwrap();
    assert!(payload.starts_with("v3/"));
    assert_eq!(decode(&payload), Ok(state()));
    assert_eq!(decode(&format!("#{payload}==\n")), Ok(state()));
    assert_eq!(decode(&encode(&SharedState::default()).unwrap()), Ok(SharedState::default()));
}

#[test]
fn a_whole_chart_is_a_link_of_another_version() {
    let binaries = vec![("charts/a.tgz".to_owned(), vec![31, 139, 0, 255])];
    let mut whole = SharedState { whole: true, binaries, ..state() };
    whole.shorten(&[("values-prod.yaml".into(), "replicaCount: 5\n".into())]);
    assert_eq!(whole.patches, []);
    let payload = encode(&whole).unwrap();
    assert!(payload.starts_with("v2/"));
    assert_eq!(decode(&payload), Ok(whole));
}

#[test]
fn bytes_behind_the_end_are_refused() {
    for whole in [false, true] {
        let payload = encode(&SharedState { whole, ..state() }).unwrap();
        let (version, text) = payload.split_at(3);
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
        for behind in [&b"\0"[..], b"x", b"the same last letters as another", &bytes] {
            let altered = BASE64URL_NOPAD.encode(&[&bytes, behind].concat());
            let altered = decode(&format!("{version}{altered}"));
            assert_eq!(altered, Err(ShareError::Trailing), "{behind:?}");
        }
        for short in 1..bytes.len() {
            let cut = BASE64URL_NOPAD.encode(&bytes[..short]);
            assert_eq!(decode(&format!("{version}{cut}")), Err(ShareError::Damaged));
        }
    }
}

#[test]
fn broken_links_say_what_is_wrong() {
    let payload = encode(&state()).unwrap();
    assert_eq!(decode("v9/abc"), Err(ShareError::Version));
    assert_eq!(decode(""), Err(ShareError::Version));
    assert_eq!(decode(&payload[..payload.len() - 9]), Err(ShareError::Damaged));
    assert_eq!(
        decode(
            "v1/v3/IyXUiXEunpRlYGCImYjw-AfYYoN6Jw9YfOpg8yZqqWGmoKzwZMfaZ9PaFT7Mn9EAzLC1OkRmFrhdOqh51cTQwMjEyNLY3BKY84B5LwlcXAB9UQsA@"
        ),
        Err(ShareError::Damaged)
    );
}

fn place() -> SharedPlace {
    let line = SharedLine {
        kind: "HorizontalPodAutoscaler".into(),
        name: "llm-ai-inference".into(),
        line: 18,
        mark: mark("  maxReplicas: 24"),
    };
    SharedPlace {
        tab: 1,
        line: Some(line),
        pinned: true,
        file: Some(("values-prod.yaml".into(), 12)),
        problem: Some("GPU004".into()),
        compared: Some(String::new()),
    }
}

fn sorted<T: Ord + Clone>(items: &[T]) -> Vec<T> {
    let mut items = items.to_vec();
    items.sort();
    items
}

#[test]
fn the_senders_place_and_what_is_answered_travel_along() {
    let sent = SharedState { chart: String::new(), chart_version: String::new(), ..state() };
    let base = built_in();
    let prod = edited(&base[1].1, &[("maxReplicas: 20", "maxReplicas: 30")]);
    let mut sent = SharedState { files: vec![("values-prod.yaml".into(), Some(prod))], ..sent };
    for whole in [false, true] {
        let files = match whole {
            true => base.iter().map(|(path, text)| (path.clone(), Some(text.clone()))).collect(),
            false => state().files,
        };
        let (place, answers) = (Some(place()), Some(Box::new(sent.clone())));
        let state = SharedState { whole, files, place, answers, ..state() };
        let mut short = state.clone();
        short.shorten(&base);
        assert_eq!(short.answers.as_ref().unwrap().patches.len(), 1);
        let mut opened = decode(&encode(&short).unwrap()).unwrap();
        assert_eq!(opened.restore(&base), []);
        opened.files.sort();
        assert!(opened == SharedState { files: sorted(&state.files), ..state });
    }
    // Neither makes a link long.
    sent.shorten(&base);
    let length = |state: &SharedState| encode(state).unwrap().len();
    let answer = SharedState { answers: Some(Box::new(sent.clone())), ..sent.clone() };
    assert!(length(&answer) < length(&sent) + 50, "{} {}", length(&answer), length(&sent));
    let mut place = place();
    (place.problem, place.compared) = (None, None);
    let placed = SharedState { place: Some(place), ..sent.clone() };
    assert!(length(&placed) < length(&sent) + 110, "{} {}", length(&placed), length(&sent));
    let snippet = Some("autoscaling:\n  maxReplicas: 30\n".to_owned());
    let snippet = SharedState { snippet, chart: "x".into(), ..SharedState::default() };
    assert_eq!(decode(&encode(&snippet).unwrap()), Ok(snippet));
    // So does a lesson, and what answers a link says nothing of it.
    let lesson = SharedState { lesson: Some("id: a\ntitle: \"b\"\n".to_owned()), ..sent.clone() };
    assert_eq!(decode(&encode(&lesson).unwrap()), Ok(lesson.clone()));
    assert_eq!(lesson.answered_by(&sent).unwrap().lesson, None);
}

#[test]
fn what_a_newer_page_says_is_passed_over() {
    let json = |more: &str| format!("{{\"c\": \"a\", \"cv\": \"1\", \"o\": \"prod\"{more}}}");
    let link = |json: &str| {
        let deflated = deflate::deflate(json.as_bytes(), DICTIONARY);
        decode(&format!("v3/{}", BASE64URL_NOPAD.encode(&deflated)))
    };
    let plain = link(&json("")).unwrap();
    for more in
        [", \"zz\": [1, {\"a\": null}]", ", \"l\": \"elsewhere\"", ", \"l\": null", ", \"s\": 5"]
    {
        assert_eq!(link(&json(more)), Ok(plain.clone()), "{more}");
    }
    let place = link(&json(", \"l\": {\"t\": 1, \"x\": [1], \"f\": [\"a\", 3, 9], \"y\": {}}"));
    let file = Some(("a".to_owned(), 3));
    let place = place.unwrap().place;
    assert_eq!(place, Some(SharedPlace { tab: 1, file, ..SharedPlace::default() }));
    assert_eq!(link(&json(", \"a\": 1")), Err(ShareError::Damaged));
}

#[test]
fn a_line_is_found_where_it_stands_now() {
    let line = place().line.unwrap();
    let text = |before: usize, line: &str| format!("{}{line}\nend\n", "a: 1\n".repeat(before));
    assert_eq!(line.find(&text(18, "  maxReplicas: 24")), Some(18));
    assert_eq!(line.find(&text(3, "maxReplicas: 24")), Some(3));
    let twice = format!("{}{}", text(3, "maxReplicas: 24"), text(12, "maxReplicas: 24"));
    assert_eq!(line.find(&twice), Some(17));
    assert_eq!(line.find(&text(18, "  maxReplicas: 20")), None);
}

/// The payload of a state that [`encode`] refuses.
fn unchecked(state: &SharedState) -> String {
    let json = text::encode(&json::write(state), false).unwrap();
    let deflated = miniz_oxide::deflate::compress_to_vec(&json, 1);
    format!("v1/{}", BASE64URL_NOPAD.encode(&deflated))
}

#[test]
fn what_a_page_cannot_show_is_refused_both_ways() {
    let environments = |count: usize, change: fn(&mut Environment, usize)| {
        let one = |index: usize| {
            let mut one = state().environments.unwrap().remove(0);
            one.name = format!("env-{index}");
            change(&mut one, index);
            one
        };
        SharedState { environments: Some((0..count).map(one).collect()), ..state() }
    };
    let files = |count: usize, size: usize| SharedState {
        files: (0..count).map(|at| (format!("{at}.yaml"), Some("x".repeat(size)))).collect(),
        ..state()
    };
    let entry = SetEntry { kind: SetKind::Set, text: "a=1".into() };
    let mut many = environments(1, |_, _| ());
    many.environments.as_mut().unwrap()[0].sets = vec![entry; MAX_LAYERS + 1];
    let cases = [
        (files(1, MAX_INFLATED), "more than 4 MB"),
        (files(MAX_FILES + 1, 1), "more than 5000 files"),
        (environments(MAX_ENVIRONMENTS + 1, |_, _| ()), "more than 100 environments"),
        (many, "more than 500 --set entries"),
        (
            environments(1, |one, _| one.overlays = vec!["a".into(); MAX_LAYERS + 1]),
            "more than 500 values files",
        ),
        (environments(1, |one, _| one.name = "n".repeat(MAX_NAME + 1)), "1000 bytes in a name"),
        (environments(2, |one, _| one.name = "prod".into()), "the same name"),
    ];
    for (state, said) in cases {
        let refused = encode(&state).unwrap_err();
        assert!(refused.to_string().contains(said), "{refused}");
        assert_eq!(decode(&unchecked(&state)), Err(refused));
    }
    let most = environments(MAX_ENVIRONMENTS, |_, _| ());
    assert_eq!(decode(&encode(&most).unwrap()), Ok(most));
}

/// The texts of the built-in chart, whose links are the commonest.
fn built_in() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/charts/ai-inference");
    let text = |path: &str| std::fs::read_to_string(format!("{folder}/{path}")).unwrap();
    ["values.yaml", "values-prod.yaml", "values-test.yaml", "templates/deployment.yaml"]
        .map(|path| (path.to_owned(), text(path)))
        .to_vec()
}

fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn files_are_differences_to_the_charts_own() {
    let base = built_in();
    let text = |path: &str| base.iter().find(|(other, _)| other == path).unwrap().1.clone();
    let one = |path: &str, text: String| SharedState {
        files: vec![(path.to_owned(), Some(text))],
        environments: None,
        ..state()
    };
    let replicas = edited(&text("values-prod.yaml"), &[("maxReplicas: 20", "maxReplicas: 30")]);
    let comment = edited(&text("templates/deployment.yaml"), &[("\nspec:", "\n# Pods\nspec:")]);
    let copy = edited(
        &text("values-prod.yaml"),
        &[
            ("production", "production in Europe"),
            ("environment: prod", "environment: eu-prod"),
            ("minReplicas: 4", "minReplicas: 6"),
            ("maxReplicas: 20", "maxReplicas: 32"),
            ("ai-models-prod", "ai-models-eu-prod"),
            ("oss-cn-hangzhou-internal.aliyuncs.com", "eu-central-1.amazonaws.com"),
            ("cn-hangzhou", "eu-central-1"),
            ("nvidia-tesla-t4", "nvidia-a100"),
            ("200Gi", "500Gi"),
        ],
    );
    let mut with_environment = one("values-eu-prod.yaml", copy);
    with_environment.environments = state().environments;
    let own = "replicaCount: 6\nautoscaling:\n  enabled: true\n  minReplicas: 6\n".to_owned();
    // The longest each may be, in characters behind the `#`.
    let cases = [
        (one("values-prod.yaml", replicas), "values-prod.yaml", 80),
        (one("templates/deployment.yaml", comment), "templates/deployment.yaml", 100),
        (with_environment, "values-prod.yaml", 320),
        (one("values-new.yaml", own), "", 100),
    ];
    for (state, from, most) in cases {
        let mut short = state.clone();
        short.shorten(&base);
        let patched = short.patches.iter().map(|file| file.from.as_str());
        assert!(patched.eq(Some(from).filter(|from| !from.is_empty())), "{:?}", short.patches);
        let payload = encode(&short).unwrap();
        assert!(payload.len() <= most, "{} of {most}: {payload}", payload.len());
        let mut opened = decode(&payload).unwrap();
        assert_eq!(opened.restore(&base), []);
        assert_eq!(opened, state);
    }
}

#[test]
fn a_difference_to_another_text_is_left_out_and_named() {
    let base = built_in();
    let prod = edited(&base[1].1, &[("maxReplicas: 20", "maxReplicas: 30")]);
    let mut state = SharedState {
        files: vec![("values-prod.yaml".into(), Some(prod)), ("gone.yaml".into(), None)],
        ..SharedState::default()
    };
    state.shorten(&base);
    let mut later = base;
    later[1].1.push_str("# Another version\n");
    let left = OtherText { path: "values-prod.yaml".into(), from: "values-prod.yaml".into() };
    assert_eq!(state.restore(&later), [left]);
    assert_eq!(state.files, [("gone.yaml".to_owned(), None)]);
}

/// Payloads as each version wrote them. None is ever made anew.
const FIRST_LINK: &str = "v1/ZY5BCsIwFESvEr7bJLQqLgKuPEbNIqRpCaapJG1BSsGdNxB3nsC9BxLXHsGvVly4e39mPjM9aBCgLLO-MMF4bYCC7lBL-YwneNTI21DniBvEDvX52yhA9NAp15rIapfznaocCN86R7_y62_UIZits1qt6tY3gizIhNyul_vxQB7n037tYaBgQGQ9-F9hQHSuQvLxM3M0cGD2XyIpYCzLgLFoGhabYH2JaVup0vBGlcskSacg5SCHJw";
const WHOLE_LINK: &str = "v2/ZY5BbsIwFESvEk23sRsKYmGJBeqmd0gjZIxJLRwH2U6qEkVixw0Qu56g-x6oYt0j9FNALNi9PzNfMx0UBKRhxi21105ppFAtaQM-5BkdNfHa1wvCFWFL-ujfWEJ0aKVtdGC1XfAPWVkI11ibXuXT30WH12trlHyuGxdFMk4ekp_vr-N-l_x-HravDn0KDZF3cLdCT2htReTCeebFoIH5fUmRgmJ5DsaCjixEb1xJaVPJUvMoy0mWDZ5QFD0l56f56k36GB4lj-WGCl5GYTp7R9__AQ";
const PATCH_LINK: &str = "v3/IyXUiXEunpRlYGCImYjw-AfYYoN6Jw9YfOpg8yZqqWGmoKzwZMfaZ9PaFT7Mn9EAzLC1OkRmFrhdOqh51cTQwMjEyNLY3BKY84B5LwlcXAB9UQsA";

#[test]
fn links_of_every_version_open_for_ever() {
    assert_eq!(decode(FIRST_LINK), Ok(state()));
    let binaries = vec![("charts/a.tgz".to_owned(), vec![31, 139, 0, 255])];
    assert_eq!(decode(WHOLE_LINK), Ok(SharedState { whole: true, binaries, ..state() }));
    let base = "a: 1\nb: 2\nc: 3\n";
    let new = "a: 1\nb: 5\nc: 3\n";
    let patch = SharedPatch {
        path: "values-old.yaml".into(),
        from: "values.yaml".into(),
        patch: Patch::between(base, new),
    };
    let mut opened = decode(PATCH_LINK).unwrap();
    assert_eq!(opened, SharedState { patches: vec![patch], ..state() });
    assert_eq!(opened.restore(&[("values.yaml".into(), base.into())]), []);
    assert_eq!(opened.files.last().unwrap().1.as_deref(), Some(new));
}
