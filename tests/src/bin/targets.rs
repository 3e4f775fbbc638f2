//! The targets of fuzzing with a fixed number of inputs, on any compiler: `targets [--target NAME] [--count N]
//! [--seed S] [--last FILE] DIR…` makes inputs of the cases below DIR; `--seeds OUT` writes them down for libFuzzer
//! instead, with a dictionary. FILE holds the input that is tried, so that it is there after a crash.

use chartroom_tests::targets::{Mutator, TARGETS, Target, of_repository};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

struct Options {
    target: Option<String>,
    count: usize,
    seed: u64,
    last: PathBuf,
    seeds: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("targets: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        target: None,
        count: 1000,
        seed: 1,
        last: std::env::temp_dir().join("chartroom-fuzz-input"),
        seeds: None,
        folders: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if !arg.starts_with("--") {
            options.folders.push(arg.into());
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
        let number = || value.parse().map_err(|_| format!("{arg}: '{value}' is no number"));
        match &*arg {
            "--target" => options.target = Some(value),
            "--count" => options.count = number()? as usize,
            "--seed" => options.seed = number()?,
            "--last" => options.last = value.into(),
            "--seeds" => options.seeds = Some(value.into()),
            _ => return Err(format!("'{arg}' is not understood")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), String> {
    let named = |target: &&Target| options.target.as_ref().is_none_or(|name| name == target.name);
    let targets: Vec<&Target> = TARGETS.iter().filter(named).collect();
    if targets.is_empty() {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("there is no such target; there are {}", known.join(", ")));
    }
    for target in &targets {
        let seeds = of_repository(target.name, &options.folders)?;
        match &options.seeds {
            Some(out) => write(target, &seeds, out).map_err(|error| error.to_string())?,
            None => try_all(target, seeds, options).map_err(|error| error.to_string())?,
        }
    }
    println!("{} passed, 0 failed", targets.len());
    Ok(())
}

/// Runs a target; one that fails ends the program.
fn try_all(target: &Target, seeds: Vec<Vec<u8>>, options: &Options) -> std::io::Result<()> {
    let from = seeds.len();
    let mut mutator = Mutator::new(seeds, target.words, options.seed);
    for _ in 0..options.count {
        let input = mutator.made();
        std::fs::write(&options.last, &input)?;
        (target.run)(&input);
    }
    println!("{}: {} inputs made of {from}", target.name, options.count);
    Ok(())
}

/// A file for each input, below a folder of the target's name, and the words in a dictionary.
fn write(target: &Target, seeds: &[Vec<u8>], out: &Path) -> std::io::Result<()> {
    let folder = out.join("corpus").join(target.name);
    std::fs::create_dir_all(&folder)?;
    for (number, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(format!("case-{number:05}")), seed)?;
    }
    let quoted = |word: &&str| {
        let byte = |byte: u8| match byte {
            b'"' | b'\\' => format!("\\{}", byte as char),
            b' '..=b'~' => (byte as char).to_string(),
            other => format!("\\x{other:02x}"),
        };
        format!("\"{}\"\n", word.bytes().map(byte).collect::<String>())
    };
    let words: String = target.words.iter().map(quoted).collect();
    std::fs::write(out.join(format!("{}.dict", target.name)), words)?;
    println!("{}: {} inputs", target.name, seeds.len());
    Ok(())
}
