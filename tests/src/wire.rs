//! A case and what came of it as bytes, between the harness and the wasm build of the command in a browser.

use crate::case::Case;
use crate::compare::Actual;
use crate::disk::Disk;
use chartroom_cli::Printed;

/// Folder, arguments, files.
type Question = (String, Vec<String>, Vec<(String, Vec<u8>)>);
/// Whether the status is 0, standard output, standard error.
type Answer = (bool, Vec<u8>, Vec<u8>);

/// What the browser has to know to run a case: its files but for what other cases of the same chart own.
pub fn question(case: &Case) -> Vec<u8> {
    let disk = &case.disk;
    let others = disk.cwd.find("/cases/").map(|at| &disk.cwd[..at + "/cases/".len()]);
    let own = format!("{}/", disk.cwd);
    let needed = |path: &&str| {
        others.is_none_or(|others| !path.starts_with(others)) || path.starts_with(&own)
    };
    let files = disk.below("").filter(|(path, _)| needed(path));
    let files: Vec<(&str, &[u8])> = files.map(|(path, data)| (path, &**data)).collect();
    postcard::to_allocvec(&(&disk.cwd, &case.args, files)).unwrap_or_default()
}

/// Runs `chartroom template` on a question; what cannot be read is an error on standard error.
pub fn answer(question: &[u8]) -> Vec<u8> {
    let printed = match postcard::from_bytes::<Question>(question) {
        Ok((cwd, args, files)) => {
            let mut disk = Disk::default();
            disk.cwd = cwd;
            files.iter().for_each(|(path, data)| disk.insert(path, data));
            template(&args, &disk)
        }
        Err(error) => Printed {
            stderr: format!("the question cannot be read: {error}").into_bytes(),
            ..Printed::default()
        },
    };
    postcard::to_allocvec(&(printed.ok, printed.stdout, printed.stderr)).unwrap_or_default()
}

/// What an answer says.
pub fn actual(answer: &[u8]) -> Result<Actual, String> {
    let (ok, stdout, stderr): Answer = postcard::from_bytes(answer)
        .map_err(|error| format!("the browser's answer cannot be read: {error}"))?;
    Ok(Actual { ok, stdout: text(&stdout), stderr: text(&stderr) })
}

/// Runs a case in this process.
pub fn run_here(case: &Case) -> Actual {
    let printed = template(&case.args, &case.disk);
    Actual { ok: printed.ok, stdout: text(&printed.stdout), stderr: text(&printed.stderr) }
}

fn template(args: &[String], disk: &Disk) -> Printed {
    let command: Vec<String> =
        std::iter::once("template".to_owned()).chain(args.iter().cloned()).collect();
    chartroom_cli::run(&command, disk)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_survives_the_way_to_the_browser_and_back() {
        let mut disk = Disk::default();
        disk.cwd = "/set/cases/one".into();
        disk.insert("/set/chart/Chart.yaml", b"apiVersion: v2\nname: c\nversion: 1.0.0\n");
        disk.insert("/set/chart/templates/a.yaml", b"a: {{ .Values.a }}\n");
        disk.insert("/set/cases/one/v.yaml", b"a: 7\n");
        disk.insert("/set/cases/two/v.yaml", b"a: 8\n");
        let args = ["../../chart", "-f", "v.yaml"].map(str::to_owned).to_vec();
        let case =
            Case { set: "s".into(), name: "one".into(), disk, args, expected: Default::default() };
        let question = question(&case);
        assert!(!String::from_utf8_lossy(&question).contains("cases/two"));
        let there = actual(&answer(&question)).unwrap();
        let here = run_here(&case);
        assert!(there.ok && there.stdout.ends_with("a: 7\n"), "{}{}", there.stdout, there.stderr);
        assert_eq!((there.stdout, there.stderr), (here.stdout, here.stderr));
    }
}
