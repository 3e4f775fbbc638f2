//! What charts take of a render's limits: `limits FOLDER…`, where a folder holds charts with cases as the conformance
//! sets do. The figures stand beside the limits in crates/gotemplate/src/budget.

use chartroom_gotemplate::Limits;
use chartroom_helm::release::{self, Input};
use chartroom_tests::case::Case;
use chartroom_tests::source::find;
use std::path::PathBuf;

/// The most of one figure, and which case takes it.
#[derive(Default)]
struct Most {
    figure: u64,
    case: String,
}

impl Most {
    fn see(&mut self, figure: u64, case: &Case, traced: bool) {
        if figure > self.figure {
            let how = if traced { " (traced)" } else { "" };
            *self = Self { figure, case: format!("{}/{}{how}", case.set, case.name) };
        }
    }
}

fn main() -> Result<(), String> {
    let mut most: [Most; 3] = Default::default();
    let mut count = 0;
    let mut sources = Vec::new();
    std::env::args().skip(1).for_each(|folder| find(&PathBuf::from(folder), &mut sources));
    for source in sources {
        for case in source.load()? {
            for traced in [false, true] {
                let Ok(input) = chartroom_cli::template_input(&case.args, &case.disk) else {
                    continue;
                };
                let rendering = release::render(&Input { map: traced, ..input });
                let output = rendering.files.iter().map(|file| file.text.len() as u64).sum();
                let figures = [rendering.steps, rendering.bytes, output];
                for (most, figure) in most.iter_mut().zip(figures) {
                    most.see(figure, &case, traced);
                }
                count += 1;
            }
        }
    }
    println!("{count} renders");
    let Limits { bytes, steps, output, .. } = Limits::PAGE;
    let names = [("steps", steps), ("bytes held", bytes), ("bytes of output", output)];
    for (Most { figure, case }, (name, limit)) in most.iter().zip(names) {
        println!(
            "{name}: {figure}, {:.0} times less than in a page: {case}",
            limit as f64 / *figure as f64
        );
    }
    Ok(())
}
