//! Turns the messages of the command line into Rust, and packs the texts of other languages, to be put into the program.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    chartroom_messages::build::generate("cli")?;
    // Chinese has one form for any number of things.
    fs::write(out.join("zh.txt"), chartroom_messages::build::language("zh", false)?)
}
