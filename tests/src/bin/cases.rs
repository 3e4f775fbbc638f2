//! The command as wasm: what `cargo xtask conformance --wasm` asks its cases in a browser. Natively it does nothing.

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs one case: bytes in and out are those of `chartroom_tests::wire`.
#[wasm_bindgen]
#[must_use]
pub fn run_case(question: &[u8]) -> Vec<u8> {
    chartroom_tests::wire::answer(question)
}

fn main() {}
