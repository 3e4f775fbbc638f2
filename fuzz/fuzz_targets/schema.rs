#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| chartroom_fuzz::run("schema", data));
