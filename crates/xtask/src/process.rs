//! Programs run by xtask: always with a limit in time, never with standard input, their output kept and shown as
//! progress, and shown in full only when they fail.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::ui::{self, Progress};

/// So many lines of a failed program are repeated below its error.
const SHOWN_LINES: usize = 200;

/// What a program printed, and whether it said that it succeeded.
pub(crate) struct Finished {
    /// Standard output and standard error, line by line as they came.
    pub(crate) lines: Vec<String>,
    /// Whether its exit status was zero.
    pub(crate) success: bool,
    /// How long it ran.
    pub(crate) time: Duration,
}

/// Runs a program to its end with its latest line as progress; an exit status other than zero is not an error here.
pub(crate) fn watch(command: &mut Command, limit: Duration) -> Outcome<Finished> {
    watch_as(command, limit, |line| line)
}

/// The same, with its latest line put into other words.
fn watch_as(command: &mut Command, limit: Duration, words: fn(&str) -> &str) -> Outcome<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = spawn(command, &name)?;
    let lines = read_lines(&mut child);
    let deadline = Instant::now() + limit;
    let mut progress = Progress::start();
    let mut heard = Vec::new();
    let status = loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(line) => heard.push(line),
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(Duration::from_millis(20)),
            Err(RecvTimeoutError::Timeout) => {}
        }
        progress.tick(heard.last().map_or("", |line| words(line)));
        if let Some(status) = child.try_wait().map_err(|error| cannot_run(&name, &error))? {
            break status;
        }
        if Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            progress.clear();
            return Err(Failure::new(format!("{name} did not end within {}", ui::duration(limit))));
        }
    };
    // What is still in the pipes; a grandchild that keeps them open must not hold us up.
    while let Ok(line) = lines.recv_timeout(Duration::from_millis(500)) {
        heard.push(line);
    }
    progress.clear();
    Ok(Finished { lines: heard, success: status.success(), time: progress.elapsed() })
}

/// Runs a program that has to succeed; when it does not, the end of its output comes with the error.
pub(crate) fn must(command: &mut Command, limit: Duration) -> Outcome<Finished> {
    must_as(command, limit, |line| line)
}

/// The same, with its latest line put into other words.
pub(crate) fn must_as(
    command: &mut Command,
    limit: Duration,
    words: fn(&str) -> &str,
) -> Outcome<Finished> {
    let name = describe(command);
    let finished = watch_as(command, limit, words)?;
    if finished.success {
        return Ok(finished);
    }
    show_end(&finished.lines);
    Err(Failure::new(format!("`{name}` failed; its last lines are above")))
}

/// Runs a program in the open, without the lines that say nothing; whether it succeeded.
pub(crate) fn show(command: &mut Command, is_noise: fn(&str) -> bool) -> Outcome<bool> {
    let name = describe(command);
    let mut child = spawn(command, &name)?;
    for line in read_lines(&mut child).iter().filter(|line| !is_noise(line)) {
        println!("{line}");
    }
    child.wait().map(|status| status.success()).map_err(|error| cannot_run(&name, &error))
}

/// The trimmed standard output of a quick program, or nothing when it cannot be run or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Repeats the end of what a program printed.
pub(crate) fn show_end(lines: &[String]) {
    let skipped = lines.len().saturating_sub(SHOWN_LINES);
    if skipped > 0 {
        println!("   | … {skipped} lines before these");
    }
    for line in lines.iter().skip(skipped) {
        println!("   | {line}");
    }
}

fn spawn(command: &mut Command, name: &str) -> Outcome<Child> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_run(name, &error))
}

fn cannot_run(name: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot run {name}: {error}"))
}

/// The command as one would type it, without its folders.
fn describe(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}

fn read_lines(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(stdout) = child.stdout.take() {
        forward(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        forward(stderr, sender);
    }
    receiver
}

/// Sends each line of a pipe; a carriage return, with which programs redraw their progress, ends a line too.
fn forward(pipe: impl Read + Send + 'static, sender: Sender<String>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            let text = String::from_utf8_lossy(&bytes);
            let line = text.trim_end().rsplit('\r').next().unwrap_or_default().to_owned();
            if sender.send(line).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_kept_and_the_status_told() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let finished = watch(&mut command, Duration::from_secs(10)).unwrap();
        assert!(!finished.success);
        let mut lines = finished.lines;
        lines.sort();
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let mut command = Command::new("sleep");
        command.arg("60");
        let failure = watch(&mut command, Duration::from_millis(200)).err().unwrap();
        assert!(failure.to_string().contains("did not end"), "{failure}");
    }
}
