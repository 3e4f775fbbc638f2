//! `cargo xtask`: one command for everything that is done with this repository, from a bare machine to a served
//! page and to the tests. What a command needs and does not find is installed in visible steps.

mod args;
mod bench;
mod bless;
mod browser;
mod command;
mod conformance;
mod failure;
mod fuzz;
mod kube;
mod messages;
mod page;
mod peers;
mod process;
mod programs;
mod properties;
mod screenshots;
mod serve;
mod setup;
mod size;
mod soak;
mod targets;
mod test;
mod tidy;
mod ui;
mod workspace;

use std::process::ExitCode;

use args::Args;
use failure::Outcome;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask <command> [options]

  serve [--port 8080] [--release]  build the page, serve it on 127.0.0.1 and build it again on every change
  build [--dev]                    build the page into dist/
  test                             everything that has to hold before a change lands
  bless [--check] [--helm PATH]    let the real Helm write down what the cases in tests/cases have to give
  conformance [--wasm] [DIR…]      hold our output against what the real Helm printed; --wasm in Chromium
  recall [--count N] [DIR…]        take keys and paths out of charts and see whether completion knows them
  renames [--count N] [DIR…]       give keys of values other names: each environment prints what Helm printed
  moves [--count N] [DIR…]         move values between layers: each environment prints what Helm printed
  places [--each N] [DIR…]         hold what is said of literal text against the templates it stands in
  fixes [--each N] [DIR…]          apply the fixes that checks offer: each takes its finding away and brings none
  command [--no-page]              build the command chartroom for handing out: one file, optimized as a whole, with the
                                   page in it
  bench [--quick] [--criterion]    measure renders: against the real Helm, in the engine, as inputs grow
  fuzz [--target T] [--minutes N]  libFuzzer on what reads bytes of others: templates, YAML, archives, links…
  fuzz-helm [--count N] [--seed S] [--out DIR]  generated inputs, the real Helm beside ours
  peers [DIR…]                     the template-only cases through other Rust engines
  kube-schemas                     make the Kubernetes schemas of crates/kube anew
  kube-agreement [DIR…]            hold our Kubernetes validation against another's, into docs/
  messages                         write what the page's scripts read of the message catalogues; a build does so
  size                             build the page and weigh it by part, against its budget
  soak [--edits N] [--seed S] [--ends K]  long work in the built page while its engines are ended: nothing may be lost
  screenshots [--out DIR] [--readme]  pictures of every state of the built page; or the README's alone
  tidy                             rules on the repository itself: who imports whom, file lengths, host names
  setup                            only install what serve and test need

What is missing on the machine is installed on the way, one visible line each; nothing is done twice.";

fn main() -> ExitCode {
    match run(Args::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Args) -> Outcome<()> {
    let workspace = Workspace::find()?;
    match args.command().as_deref() {
        Some("serve") => serve::run(&workspace, args),
        Some("build") => page::run(&workspace, args),
        Some("messages") => messages::run(&workspace, args),
        Some("test") => test::run(&workspace, args),
        Some("bless") => bless::run(&workspace, args),
        Some("conformance") => conformance::run(&workspace, args),
        Some("recall") => properties::run(&workspace, args, properties::RECALL),
        Some("renames") => properties::run(&workspace, args, properties::RENAMES),
        Some("moves") => properties::run(&workspace, args, properties::MOVES),
        Some("places") => properties::run(&workspace, args, properties::PLACES),
        Some("fixes") => properties::run(&workspace, args, properties::FIXES),
        Some("command") => command::run(&workspace, args),
        Some("bench") => bench::run(&workspace, args),
        Some("fuzz") => targets::run(&workspace, args),
        Some("fuzz-helm") => fuzz::run(&workspace, args),
        Some("peers") => peers::run(&workspace, args),
        Some("kube-schemas") => kube::schemas(&workspace, args),
        Some("kube-agreement") => kube::agreement(&workspace, args),
        Some("size") => size::run(&workspace, args),
        Some("soak") => soak::run(&workspace, args),
        Some("screenshots") => screenshots::run(&workspace, args),
        Some("tidy") => tidy::run(&workspace, args),
        Some("setup") => setup::run(&workspace, args),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(failure::Failure::new(format!("there is no command '{other}'"))
            .way_out("`cargo xtask help` lists the commands")),
    }
}
