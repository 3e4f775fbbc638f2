//! libFuzzer's way to the targets, which are functions of the tests crate: `cargo xtask fuzz` runs them.

/// Gives an input to the target of this name.
pub fn run(target: &str, data: &[u8]) {
    if let Some(target) = chartroom_tests::targets::target(target) {
        (target.run)(data);
    }
}
