//! Any other implementation as a target: a command that runs a Python file, against a real CPython's answer.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::answer::Answer;

/// An implementation run once for each program.
pub struct Engine {
    words: Vec<String>,
    file: PathBuf,
    time: Duration,
    output: u64,
}

/// Our own exit code for valid Python that an interpreter of ours does not support.
const NOT_SUPPORTED: i32 = 3;

/// Everything of a pipe up to `most` bytes; the rest is read and dropped, so that the writer never blocks.
pub(super) fn drain(pipe: Option<impl Read + Send + 'static>, most: u64) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = (&mut pipe).take(most).read_to_end(&mut text);
            let _ = io::copy(&mut pipe, &mut io::sink());
        }
        String::from_utf8_lossy(&text).into_owned()
    })
}

/// Hexadecimal addresses as the harness normalizes them.
pub(super) fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].bytes().take_while(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')).count();
        out.push_str(&rest[..at]);
        out.push_str(if digits >= 6 { "0x..." } else { &rest[at..at + 2 + digits] });
        rest = &rest[at + 2 + digits..];
    }
    out + rest
}

impl Engine {
    /// A command whose word `{}` stands for the path of the program; without it the path comes last.
    ///
    /// # Errors
    /// For an empty command, or where there is no place for the programs.
    pub fn new(command: &str, time: f64, output: u64) -> io::Result<Self> {
        let mut words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the engine's command is empty"));
        }
        if !words.iter().any(|word| word.contains("{}")) {
            words.push("{}".to_owned());
        }
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("turncoat-hunt-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        Ok(Self { words, file: directory.join("program.py"), time: Duration::from_secs_f64(time), output })
    }

    fn wait(&self, child: &mut Child) -> Option<std::process::ExitStatus> {
        let end = Instant::now() + self.time;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(1)),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return None;
                }
            }
        }
    }

    /// Runs a program: output, exit status, and the exception from the last line of standard error.
    ///
    /// # Errors
    /// Where the command cannot be started.
    pub fn run(&self, source: &str) -> Result<Answer, String> {
        let path = self.file.display().to_string();
        let written = std::fs::File::create(&self.file).and_then(|mut file| file.write_all(source.as_bytes()));
        written.map_err(|error| format!("cannot write {path}: {error}"))?;
        let words: Vec<String> = self.words.iter().map(|word| word.replace("{}", &path)).collect();
        let mut child = Command::new(&words[0])
            .args(&words[1..])
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run {}: {error}", words[0]))?;
        let (out, err) = (drain(child.stdout.take(), self.output + 1), drain(child.stderr.take(), self.output));
        let Some(status) = self.wait(&mut child) else { return Ok(Answer { hung: true, ..Answer::default() }) };
        let (out, err) = (out.join().unwrap_or_default(), err.join().unwrap_or_default());
        let last = err.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let mut answer = Answer { status: i64::from(status.code().unwrap_or(1) != 0), ..Answer::default() };
        #[cfg(unix)]
        {
            answer.signal = std::os::unix::process::ExitStatusExt::signal(&status);
        }
        if status.code() == Some(NOT_SUPPORTED) && last.contains("not supported") {
            answer.rejected = Some(last.to_owned());
        }
        if out.len() as u64 > self.output {
            answer.rejected = Some("output".to_owned());
        }
        answer.stdout = normalize(&out);
        if answer.status != 0 {
            answer.error = exception(last);
        }
        Ok(answer)
    }
}

/// What an engine has to be able to do before anything can be said of it.
const PROBE: &str = "print('turncoat', 6 * 7)\n";
/// Which language it speaks; it need not know.
const LANGUAGE: &str = "import sys\nprint('%d.%d' % sys.version_info[:2])\n";

impl Engine {
    /// Whether the command runs a program at all, and which version of the language it says it speaks.
    ///
    /// # Errors
    /// Where it cannot be started, or does something else with a program of one line: what it did.
    pub fn probe(&self) -> Result<Option<String>, String> {
        let answer = self.run(PROBE)?;
        if answer.stdout != "turncoat 42\n" || answer.status != 0 || answer.signal.is_some() || answer.hung {
            let command = self.words.join(" ");
            let shown = match (answer.hung, answer.signal, answer.stdout.trim(), &answer.error) {
                (true, ..) => "does not end".to_owned(),
                (_, Some(signal), ..) => format!("is killed by signal {signal}"),
                (_, _, "", error) if error["type"] == "" => "fails and says nothing".to_owned(),
                (_, _, "", error) if !error.is_null() => format!(
                    "fails: {}: {}",
                    error["type"].as_str().unwrap_or_default(),
                    error["message"].as_str().unwrap_or_default()
                ),
                (_, _, "", _) => "prints nothing".to_owned(),
                (_, _, text, _) => format!("prints {:?}", text.chars().take(80).collect::<String>()),
            };
            return Err(format!(
                "the engine `{command}` does not run Python programs: given one that prints `turncoat 42` it {shown}"
            ));
        }
        let spoken = self.run(LANGUAGE)?.stdout;
        Ok(Some(spoken.trim().to_owned()).filter(|version| version.split('.').all(|part| part.parse::<u32>().is_ok())))
    }
}

/// Type and message of an uncaught exception, as the last line of a traceback gives them.
fn exception(line: &str) -> serde_json::Value {
    let (kind, message) = line.split_once(": ").unwrap_or((line, ""));
    json!({ "type": kind.rsplit('.').next(), "message": normalize(message) })
}

/// The part of an answer of the harness that an [`Engine`] tells too.
#[must_use]
pub fn comparable(answer: &Answer) -> Answer {
    let mut out = Answer { stdout: answer.stdout.clone(), status: i64::from(answer.status != 0), ..answer.clone() };
    out.stderr.clear();
    if let Some(kind) = answer.error.get("type").and_then(|kind| kind.as_str()) {
        let message = answer.error.get("message").and_then(|m| m.as_str()).unwrap_or_default();
        let last = message.lines().last().unwrap_or_default();
        out.error = json!({ "type": kind, "message": last });
        if kind == "SystemExit" {
            out.error = exception("");
        }
    }
    out
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(directory) = self.file.parent() {
            let _ = std::fs::remove_dir_all(directory);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_and_small_numbers_stay() {
        assert_eq!(normalize("<A at 0x7f00aa11> 0x10 0xq"), "<A at 0x...> 0x10 0xq");
    }

    #[test]
    fn a_command_gives_output_status_and_exception() {
        let engine = Engine::new("sh {}", 10.0, 100).expect("a directory");
        let answer = engine.run("echo out; echo 'ValueError: bad' >&2; exit 1").expect("it runs");
        assert_eq!((answer.stdout.as_str(), answer.status), ("out\n", 1));
        assert_eq!(answer.error["type"], "ValueError");
        assert_eq!(answer.error["message"], "bad");
        let refused = engine.run("echo 'turncoat: not supported: async' >&2; exit 3").expect("it runs");
        assert!(!refused.judged());
        let killed = engine.run("kill -11 $$").expect("it runs");
        assert_eq!(killed.signal, Some(11));
        assert!(Engine::new("/nonexistent/python", 1.0, 100).expect("a directory").run("").is_err());
    }

    #[test]
    fn what_runs_no_programs_is_told_before_the_hunt() {
        let said = |command: &str| Engine::new(command, 0.5, 1000).expect("a directory").probe();
        assert!(said("/nonexistent/python").is_err_and(|error| error.contains("cannot run /nonexistent/python")));
        assert!(said("cat").is_err_and(|error| error.contains("prints \"print('turncoat'")));
        assert!(said("yes").is_err_and(|error| error.contains("does not end")));
        assert!(said("false").is_err_and(|error| error.ends_with("it fails and says nothing")));
        assert!(said("true").is_err_and(|error| error.contains("prints nothing")));
    }

    #[test]
    fn what_does_not_end_hangs() {
        let engine = Engine::new("sh", 0.1, 100).expect("a directory");
        assert!(engine.run("while :; do :; done").expect("it runs").hung);
    }
}
