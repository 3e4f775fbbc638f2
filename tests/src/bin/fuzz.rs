//! Differential fuzzing against the real Helm: `fuzz --helm PATH [--count N] [--seed S] [--out DIR] [--print]`. Each
//! difference is made as small as it gets and written to DIR as a case without expectations.

use chartroom_tests::fuzz::{Grammar, Helm, Input, Random, Setting, Verdict, chart};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// So many inputs share a run of Helm.
const TOGETHER: usize = 100;
/// Of so many that share a values.yaml, those that we refuse are each a run of their own.
const ERRORS: usize = 12;
/// So many differences are made small; the rest is counted.
const SMALL: usize = 80;
/// So many times a difference is made smaller.
const STEPS: usize = 25;

/// So many characters of a difference are printed.
const SHOWN: usize = 600;

struct Options {
    helm: PathBuf,
    count: usize,
    seed: u64,
    out: PathBuf,
    print: bool,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options).map_err(|error| error.to_string())) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fuzz: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        helm: PathBuf::new(),
        count: 2000,
        seed: 1,
        out: std::env::temp_dir().join("chartroom-fuzz"),
        print: false,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--print" {
            options.print = true;
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
        let number = || value.parse().map_err(|_| format!("{arg}: '{value}' is no number"));
        match &*arg {
            "--helm" => options.helm = value.into(),
            "--out" => options.out = value.into(),
            "--count" => options.count = number()? as usize,
            "--seed" => options.seed = number()?,
            _ => return Err(format!("'{arg}' is not understood")),
        }
    }
    if options.helm.as_os_str().is_empty() {
        return Err("--helm names the real Helm".into());
    }
    Ok(options)
}

/// Gives the number of differences.
fn run(options: &Options) -> std::io::Result<usize> {
    let grammar = Grammar::default();
    let place = std::env::temp_dir().join(format!("chartroom-fuzz-{}", std::process::id()));
    let mut helm = Helm::new(options.helm.clone(), place);
    let (mut compared, mut different) = (0, 0);
    let mut seen = BTreeSet::new();
    let start = Instant::now();
    let mut batch = 0;
    while compared < options.count {
        let mut random = Random::new(options.seed.wrapping_mul(1_000_003).wrapping_add(batch));
        let setting = Setting::random(&mut random);
        let input = |number| Input::random(&grammar, &mut random, number);
        let inputs: Vec<Input> = (0..TOGETHER).map(input).collect();
        let verdicts = helm.judge(&setting, &inputs, ERRORS)?;
        if options.print {
            for (input, verdict) in inputs.iter().zip(&verdicts) {
                println!("{} {}: {}", input.id, verdict.word(), input.shown());
            }
        }
        compared += verdicts.iter().filter(|verdict| **verdict != Verdict::Skipped).count();
        for (input, verdict) in inputs.iter().zip(verdicts) {
            if !matches!(verdict, Verdict::Different(..)) {
                continue;
            }
            different += 1;
            if seen.len() < SMALL {
                let (input, verdict) = smallest(&mut helm, &setting, input.clone(), verdict)?;
                if seen.insert(input.shown()) {
                    tell(options, batch, &setting, &input, &verdict)?;
                }
            }
        }
        batch += 1;
        if batch % 20 == 0 {
            let seconds = start.elapsed().as_secs();
            println!(
                "{compared} inputs, {different} different, {} runs of helm, {seconds} s",
                helm.runs
            );
        }
    }
    println!(
        "{compared} inputs in {} runs of helm and {} s, seed {}: {different} different, {} kinds in {}",
        helm.runs,
        start.elapsed().as_secs(),
        options.seed,
        seen.len(),
        options.out.display()
    );
    println!("{} passed, {} failed", compared - different, different);
    Ok(different)
}

/// Leaves out what can be left out while both still differ.
fn smallest(
    helm: &mut Helm,
    setting: &Setting,
    mut input: Input,
    mut verdict: Verdict,
) -> std::io::Result<(Input, Verdict)> {
    for _ in 0..STEPS {
        let mut smaller = input.smaller();
        smaller.truncate(TOGETHER);
        for (at, input) in smaller.iter_mut().enumerate() {
            input.id = format!("t{at:03}");
        }
        let verdicts = helm.judge(setting, &smaller, 4)?;
        let found = smaller.into_iter().zip(verdicts);
        let Some(next) =
            found.into_iter().find(|(_, verdict)| matches!(verdict, Verdict::Different(..)))
        else {
            break;
        };
        (input, verdict) = next;
    }
    Ok((input, verdict))
}

/// Prints a difference and writes it down as a case.
fn tell(
    options: &Options,
    batch: u64,
    setting: &Setting,
    input: &Input,
    verdict: &Verdict,
) -> std::io::Result<()> {
    let Verdict::Different(helm, ours) = verdict else { return Ok(()) };
    let cut = |text: &str| text.chars().take(SHOWN).collect::<String>();
    println!("DIFFERENT {}\n  helm: {}\n  ours: {}", cut(&input.shown()), cut(helm), cut(ours));
    let folder = options.out.join(format!("fuzz-{}-{batch}-{}", options.seed, input.id));
    let disk = chart(setting, &[input]);
    for (path, data) in disk.below(&disk.cwd) {
        let file =
            folder.join(Path::new(path.trim_start_matches(&disk.cwd).trim_start_matches('/')));
        std::fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        std::fs::write(file, data)?;
    }
    if let Some((_, args)) = setting.args.split_last() {
        std::fs::write(folder.join("args.json"), format!("{args:?}\n"))?;
    }
    Ok(())
}
