//! Answers of a real `python3.11`, for tests that compare with it.

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `body` once for every line of `input`, in one process: `body` is the body of `def answer(x):` where `x` is the line
/// evaluated as a Python expression. A raised exception answers `!Type: message`, anything else its `repr`.
///
/// `None`, with a note on standard error, when no `python3.11` is on the path: the caller then skips its test.
pub(crate) fn ask(body: &str, input: &[String]) -> Option<Vec<String>> {
    let mut program = String::from(
        "import sys\nsys.stdin.reconfigure(encoding='utf-8')\nsys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace')\ndef answer(x):\n",
    );
    for line in body.lines() {
        program.push_str("    ");
        program.push_str(line);
        program.push('\n');
    }
    program.push_str(
        "for line in sys.stdin.read().split('\\n')[:-1]:\n    try:\n        r = repr(answer(eval(line)))\n    except Exception as e:\n        r = '!%s: %s' % (type(e).__name__, e)\n    print(r.replace('\\\\', '\\\\\\\\').replace('\\n', '\\\\n').replace('\\r', '\\\\r') if '\\n' in r or '\\r' in r else r)\n",
    );
    let child = Command::new("python3.11")
        .args(["-W", "ignore", "-c", &program])
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: no python3.11 on the path");
        return None;
    };
    let mut stdin = child.stdin.take()?;
    let mut text = input.join("\n");
    text.push('\n');
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("python3.11 ends");
    writer.join().expect("the writer ends").expect("python3.11 reads its input");
    let lines: Vec<String> = String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), input.len(), "one answer a line");
    Some(lines)
}

/// What [`ask`] prints for a fault.
pub(crate) fn raised(fault: &super::ValueFault) -> String {
    format!("!{}: {}", fault.kind, fault.message)
}

/// Compares our answers with Python's, all differences at once (at most twenty are shown).
pub(crate) fn compare(input: &[String], ours: &[String], theirs: &[String]) {
    let wrong: Vec<String> = input
        .iter()
        .zip(ours.iter().zip(theirs))
        .filter(|(_, (o, t))| o != t)
        .map(|(i, (o, t))| format!("{}\n  ours   {}\n  python {}", start(i), start(o), start(t)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        input.len(),
        wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// The start of a long line.
fn start(line: &str) -> String {
    line.chars().take(300).collect()
}

/// A small fixed generator (xorshift) for the inputs of comparison tests: the same cases on every machine.
pub(crate) struct Dice(pub u64);

impl Dice {
    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() >> 16) as usize % n
    }

    /// One of the given values.
    pub(crate) fn pick<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }
}
