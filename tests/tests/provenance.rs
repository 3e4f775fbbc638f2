//! The property that provenance has to have, on the built-in chart: see `chartroom_tests::provenance`. `cargo run -p
//! chartroom-tests --bin provenance -- FOLDER…` measures other charts, and more mutations.

#[test]
fn only_named_lines_change() {
    use chartroom_tests::provenance::{Tally, measure, subject::Subject};
    use std::path::Path;

    let chart = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/charts/ai-inference"));
    let mut all = Tally::default();
    for overlay in [None, Some("test"), Some("staging"), Some("prod")] {
        let overlay =
            overlay.map(|name| std::fs::read(chart.join(format!("values-{name}.yaml"))).unwrap());
        let subject = Subject::load(chart, overlay.as_slice(), Vec::new()).unwrap();
        all.add(measure(&subject, usize::MAX).unwrap());
    }
    assert!(all.mutations > 300, "{} mutations", all.mutations);
    assert!(all.missed.is_empty(), "lines that changed and were not named: {:#?}", all.missed);
    assert_eq!(all.unmapped, 0, "bytes that map to no place in a template");
    assert!(all.precision() >= 0.9, "precision {}: {:#?}", all.precision(), all.spurious);
}
