//! The wasm build of the command in a browser, asked one case after the other by a node program that holds both
//! (tests/browser/conformance.mjs). Frames go over its standard input and output: a length of four bytes, little
//! endian, then so many bytes.

use crate::case::Case;
use crate::compare::Actual;
use crate::wire;
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The running browser.
pub struct Browser {
    child: Child,
    questions: Option<ChildStdin>,
    answers: ChildStdout,
}

/// What came of one case.
pub struct Answer {
    /// What was printed; an error is a trap, a panic or a case that did not end.
    pub actual: Result<Actual, String>,
    /// Time in the browser's worker, from bytes to bytes, in milliseconds.
    pub milliseconds: f64,
    /// Size of the instance's memory after the case, in bytes.
    pub memory: u64,
}

/// Kind, milliseconds and memory come before the answer itself.
const HEAD: usize = 17;

impl Browser {
    /// Starts the node program, with the folder that wasm-bindgen wrote and the browser to use, if not the usual one.
    pub fn start(script: &str, folder: &str, chromium: Option<&str>) -> Result<Self, String> {
        let mut child = Command::new("node")
            .args([script, folder])
            .envs(chromium.map(|path| ("CHROMIUM", path)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run node: {error}"))?;
        let questions = child.stdin.take();
        let answers = child.stdout.take().ok_or("node has no standard output")?;
        Ok(Self { child, questions, answers })
    }

    /// Runs a case in the browser. An error here means that the browser is gone.
    pub fn ask(&mut self, case: &Case) -> Result<Answer, String> {
        let gone = |error| format!("the browser is gone: {error}");
        let question = wire::question(case);
        let length = u32::try_from(question.len()).map_err(|_| "a case of more than 4 GB")?;
        let questions = self.questions.as_mut().ok_or("the browser was closed")?;
        questions.write_all(&length.to_le_bytes()).map_err(gone)?;
        questions.write_all(&question).map_err(gone)?;
        questions.flush().map_err(gone)?;
        let mut length = [0; 4];
        self.answers.read_exact(&mut length).map_err(gone)?;
        let mut frame = vec![0; u32::from_le_bytes(length) as usize];
        self.answers.read_exact(&mut frame).map_err(gone)?;
        read(&frame).ok_or_else(|| "an answer of the browser is too short".to_owned())
    }
}

fn read(frame: &[u8]) -> Option<Answer> {
    let (head, rest) = frame.split_at_checked(HEAD)?;
    let number = |at: usize| Some(f64::from_le_bytes(head.get(at..at + 8)?.try_into().ok()?));
    let actual = match head.first()? {
        0 => wire::actual(rest),
        _ => Err(String::from_utf8_lossy(rest).into_owned()),
    };
    Some(Answer { actual, milliseconds: number(1)?, memory: number(9)? as u64 })
}

impl Drop for Browser {
    /// The node program ends, and with it the browser, when no more questions can come.
    fn drop(&mut self) {
        drop(self.questions.take());
        let _ = self.child.wait();
    }
}
