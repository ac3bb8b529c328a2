//! A real CPython as oracle: worker processes that stay alive between programs and run each in a fork of its own, under
//! limits of time, memory and output; one that dies or falls silent is started again.

use std::fmt::{self, Debug, Formatter};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use super::{End, Outcome};
use crate::semantics::Fault;

const WORKER: &str = include_str!("cpython_worker.py");

/// How long a worker may be silent: longer than it lets a program run.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a real Python showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was printed.
    pub output: String,
    /// How it ended.
    pub end: Ended,
}

/// How a program ended in a real Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It ran to its end.
    Done,
    /// An exception reached the top: the report of the traceback module.
    Raised(String),
    /// A SystemExit reached the top: its status.
    Exit(u8),
    /// It was over a limit, or the interpreter died.
    Killed,
}

/// Who showed what a real Python shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Both of ours.
    Both,
    /// The plain interpreter: the adaptive one is wrong.
    Plain,
    /// The adaptive interpreter: the plain one is wrong.
    Adaptive,
    /// Neither.
    Neither,
}

impl Ruling {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Ruling::Both => "both interpreters print what CPython prints",
            Ruling::Plain => "the plain interpreter is right: CPython shows the same",
            Ruling::Adaptive => "the adaptive interpreter is right: CPython shows the same",
            Ruling::Neither => "CPython shows something else than both",
        }
    }
}

/// In what a run of ours differs from a real Python's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Difference {
    /// What was printed.
    Output,
    /// The exception, by its last line, or that there is one.
    Exception,
    /// The rest of the report.
    Traceback,
}

/// The words at which two texts part, as a number: the same bug of ours makes the same two words differ in many programs,
/// so it stands in a signature, where nothing else tells one difference from a real Python from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Words(pub u16);

impl Words {
    /// Where two texts part. Numbers do not count: they differ from program to program.
    fn parting(theirs: &str, ours: &str) -> Words {
        let same = theirs.bytes().zip(ours.bytes()).take_while(|(a, b)| a == b).count();
        let hash = [theirs, ours]
            .into_iter()
            .flat_map(|text| word_at(text.as_bytes(), same))
            .fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
        Words((hash ^ (hash >> 16)) as u16)
    }
}

/// The word that holds the byte at `at`, without digits, and a mark for its end.
fn word_at(text: &[u8], at: usize) -> impl Iterator<Item = u8> {
    let within = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let (before, after) = text.split_at(at.min(text.len()));
    let start = before.iter().rev().take_while(|byte| within(byte)).count();
    // A place between two words is told by what stands there.
    let end = after.iter().take_while(|byte| within(byte)).count().max(1).min(after.len());
    let word = before[before.len() - start..].iter().chain(&after[..end]);
    word.copied().filter(|byte| !byte.is_ascii_digit()).chain([b'\n'])
}

/// A text without the addresses in it, which no two interpreters share.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(" at 0x");
        plain.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    plain
}

/// What of a text two interpreters share: no addresses; not what the namespace of a builtin class holds, in what order, for
/// ours lack a few methods; and no line numbers beside an unset local variable, where CPython itself tells warm code from
/// cold: its super-instructions report the variable at the place of their first half.
fn shared(text: &str) -> String {
    let text = without_addresses(text);
    if !text.contains("mappingproxy({") && !text.contains(UNSET) {
        return text;
    }
    let cut = |line: &str| match line.split_once("mappingproxy({") {
        Some((before, namespace)) if namespace.contains("<slot wrapper '") => format!("{before}mappingproxy\n"),
        _ if line.contains(UNSET) => format!("{}\n", line.replace(|c: char| c.is_ascii_digit(), "")),
        _ => format!("{line}\n"),
    };
    text.lines().map(cut).collect()
}

/// What is raised where a local variable is unset.
const UNSET: &str = "UnboundLocalError";

/// Whether a limit was met: where that of recursion is depends on what an interpreter counts as a call, and how large an
/// object may become (`2**(2**30)`) on how much memory it is given.
fn met_a_limit(text: &str) -> bool {
    text.contains("RecursionError") || text.contains("MemoryError")
}

/// Whether two runs of one interpreter show the same, apart from addresses that are told as such.
pub(super) fn show_the_same(one: &Outcome, other: &Outcome) -> bool {
    shared(&one.text()) == shared(&other.text())
}

/// Whether CPython counted the arguments of an unbound builtin method that was called with none: its specialized call takes
/// the receiver off without asking whether there is one, and what it says then is a mistake of its own
/// (`corpus/cpython/3.11.7/method_descriptor_without_arguments.py`).
fn took_a_receiver_that_is_not_there(text: &str) -> bool {
    text.contains("got -1") || text.contains("(-1 given)")
}

impl Answer {
    /// How an outcome differs; `None` where it agrees, or where a budget or limit ended either.
    pub fn difference(&self, outcome: &Outcome) -> Option<(Difference, Words)> {
        let kind = self.kind_of_difference(outcome)?;
        Some((kind, Words::parting(&shared(&self.text()), &shared(&outcome.text()))))
    }

    fn kind_of_difference(&self, outcome: &Outcome) -> Option<Difference> {
        let last = |report: &str| report.trim_end().rsplit('\n').next().map(without_addresses);
        if [&self.text(), &outcome.text()].into_iter().any(|text| met_a_limit(text)) {
            return None;
        }
        if took_a_receiver_that_is_not_there(&self.text()) {
            return None;
        }
        match (&self.end, &outcome.end) {
            (Ended::Killed, _) => None,
            (_, End::Fault(Fault::Engine(_))) => Some(Difference::Exception),
            (_, End::Fault(_)) => None,
            _ if shared(&self.output) != shared(&outcome.output) => Some(Difference::Output),
            (Ended::Done, End::Done) => None,
            (Ended::Exit(theirs), End::Exit(ours, _)) if theirs == ours => None,
            (Ended::Raised(theirs), End::Raised(ours)) if last(theirs) != last(ours) => Some(Difference::Exception),
            (Ended::Raised(theirs), End::Raised(ours)) => {
                let unset = theirs.contains(UNSET);
                let text = |report: &str| without_addresses(report.trim_end());
                (!unset && text(theirs) != text(ours)).then_some(Difference::Traceback)
            }
            _ => Some(Difference::Exception),
        }
    }

    /// Who of the two is right.
    pub fn ruling(&self, plain: &Outcome, adaptive: &Outcome) -> Option<Ruling> {
        if self.end == Ended::Killed {
            return None;
        }
        Some(match (self.difference(plain), self.difference(adaptive)) {
            (None, None) => Ruling::Both,
            (None, Some(_)) => Ruling::Plain,
            (Some(_), None) => Ruling::Adaptive,
            (Some(_), Some(_)) => Ruling::Neither,
        })
    }

    /// What was shown as text, for a diff.
    pub fn text(&self) -> String {
        match &self.end {
            Ended::Done => self.output.clone(),
            Ended::Raised(report) => format!("{}{report}", self.output),
            Ended::Exit(status) => format!("{}[exit status {status}]\n", self.output),
            Ended::Killed => format!("{}[killed]\n", self.output),
        }
    }
}

struct Worker {
    child: Child,
    answers: Receiver<Vec<u8>>,
    version: String,
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn message(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut size = [0; 4];
    from.read_exact(&mut size)?;
    let size = u64::from(u32::from_be_bytes(size));
    let mut data = Vec::new();
    from.take(size).read_to_end(&mut data)?;
    if data.len() as u64 == size { Ok(data) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

impl Worker {
    fn start(path: &Path) -> Result<Worker, String> {
        let name = path.display();
        let mut child = Command::new(path)
            .args(["-B", "-s", "-c", WORKER])
            .env("PYTHONHASHSEED", "0")
            .env_remove("PYTHONPATH")
            .env_remove("PYTHONSTARTUP")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot run {name}: {error}"))?;
        let (sender, answers) = mpsc::channel();
        if let Some(mut output) = child.stdout.take() {
            std::thread::spawn(move || {
                while let Ok(data) = message(&mut output) {
                    if sender.send(data).is_err() {
                        break;
                    }
                }
            });
        }
        let mut worker = Worker { child, answers, version: String::new() };
        let hello = worker.answers.recv_timeout(PATIENCE);
        let hello = hello.map_err(|_| format!("{name} does not run our worker (it needs CPython with fork)"))?;
        worker.version = String::from_utf8_lossy(&hello).into_owned();
        Ok(worker)
    }

    fn ask(&mut self, source: &str) -> Option<Answer> {
        let input = self.child.stdin.as_mut()?;
        let size = u32::try_from(source.len()).ok()?;
        input.write_all(&size.to_be_bytes()).and_then(|()| input.write_all(source.as_bytes())).ok()?;
        input.flush().ok()?;
        let data = self.answers.recv_timeout(PATIENCE).ok()?;
        let (&mark, rest) = data.split_first()?;
        let (size, rest) = rest.split_at_checked(4)?;
        let size = u32::from_be_bytes(size.try_into().ok()?) as usize;
        let (output, report) = rest.split_at_checked(size)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let end = match mark {
            b'd' => Ended::Done,
            b'x' => Ended::Exit(text(report).parse().unwrap_or(1)),
            b'e' => Ended::Raised(text(report)),
            _ => Ended::Killed,
        };
        Some(Answer { output: text(output), end })
    }
}

/// Workers of one interpreter; as many as ask at the same time.
pub struct Pool {
    path: PathBuf,
    version: String,
    every: u64,
    idle: Mutex<Vec<Worker>>,
}

impl Debug for Pool {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("path", &self.path).field("version", &self.version).finish_non_exhaustive()
    }
}

/// Two pools are the same where they ask the same interpreter as often.
impl PartialEq for Pool {
    fn eq(&self, other: &Pool) -> bool {
        (&self.path, self.every) == (&other.path, other.every)
    }
}

impl Eq for Pool {}

impl Pool {
    /// Starts the first worker of the interpreter at `path`, which every `every`-th program is to be asked of.
    ///
    /// # Errors
    /// In words, where it is no Python that runs the worker.
    pub fn start(path: &Path, every: u64) -> Result<Pool, String> {
        let worker = Worker::start(path)?;
        let version = worker.version.clone();
        Ok(Pool { path: path.to_owned(), version, every: every.max(1), idle: Mutex::new(vec![worker]) })
    }

    /// `sys.version` of the interpreter.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether a program is among those that are asked of it; a matter of its text alone.
    pub fn wants(&self, source: &str) -> bool {
        (super::number_of(source) >> 11).is_multiple_of(self.every)
    }

    /// Runs a program; `None` where the interpreter cannot be started any more.
    pub fn ask(&self, source: &str) -> Option<Answer> {
        let idle = || self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for _ in 0..2 {
            let worker = idle().pop();
            let mut worker = match worker {
                Some(worker) => worker,
                None => Worker::start(&self.path).ok()?,
            };
            // A worker that does not answer is dropped, and the program tried once more on a fresh one.
            if let Some(answer) = worker.ask(source) {
                idle().push(worker);
                return Some(answer);
            }
        }
        Some(Answer { output: String::new(), end: Ended::Killed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::{Engine, run};
    use crate::semantics::Limits;

    fn pool() -> Option<Pool> {
        let pool = Pool::start(Path::new("python3.11"), 1);
        if let Err(error) = &pool {
            eprintln!("skipped: {error}");
        }
        pool.ok()
    }

    #[test]
    fn workers_answer_and_outlive_what_kills_a_program() {
        let Some(pool) = pool() else { return };
        let ask = |source: &str| pool.ask(source).expect("an answer");
        assert_eq!(ask("print('é', 1)\n"), Answer { output: "é 1\n".into(), end: Ended::Done });
        let Ended::Raised(report) = ask("def f():\n    1/0\nf()\n").end else { panic!("it raises") };
        assert!(
            report.starts_with("Traceback") && report.ends_with("ZeroDivisionError: division by zero\n"),
            "{report}"
        );
        assert!(report.contains("line 2, in f\n    1/0\n"), "{report}");
        assert!(
            matches!(ask("import os\nos.kill(os.getpid(), 9)\n").end, Ended::Raised(report) if report.contains("PermissionError"))
        );
        assert_eq!(ask("x = 'a' * (1 << 31)\n").output, "");
        assert_eq!(ask("print(2)\n").output, "2\n");
    }

    #[test]
    fn addresses_say_nothing() {
        let text = |address| format!("<a at 0x{address}> at 0x{address} and f at 0xg\n");
        assert_eq!(without_addresses(&text("7f00")), without_addresses(&text("10")));
        assert_eq!(without_addresses("x at 0x1f>"), "x at 0x>");
    }

    #[test]
    fn parting_words_tell_bugs_apart_and_numbers_do_not() {
        let parting = Words::parting;
        assert_eq!(
            parting("12 ['y', '__doc__']", "12 ['y', '__dict__']"),
            parting("7\n8 '__doc__'", "7\n8 '__dict__'")
        );
        assert_ne!(parting("TypeError('a')", "TypeError('b')"), parting("KeyError", "IndexError"));
        assert_eq!(parting("1 2", "1 3"), parting("x 40", "x 5"));
        // At the end of a text and within a character, too.
        for (theirs, ours) in [("", "x"), ("x", ""), ("é", "è"), ("a", "ab"), ("a\n", "a")] {
            assert_ne!(parting(theirs, ours), parting("", ""), "{theirs:?} {ours:?}");
        }
    }

    #[test]
    fn a_mistake_of_cpython_is_not_compared() {
        let answer = |text: &str| Answer { end: Ended::Done, output: text.to_owned() };
        let ours = Outcome { output: "unbound method str.strip() needs an argument\n".into(), ..Outcome::nothing() };
        for text in
            ["strip expected at least 0 arguments, got -1\n", "sort() takes 0 positional arguments (-1 given)\n"]
        {
            assert_eq!(answer(text).difference(&ours), None);
        }
        assert!(answer("strip expected at least 0 arguments, got 1\n").difference(&ours).is_some());
    }

    #[test]
    fn it_says_who_is_right() {
        let Some(pool) = pool() else { return };
        let source = "print(1 + 1)\n";
        let right = run(source, "program.py", Engine::Plain, Limits::default(), &[]).expect("compiles");
        let wrong = Outcome { output: "3\n".into(), ..right.clone() };
        let answer = pool.ask(source).expect("an answer");
        assert_eq!(answer.ruling(&right, &wrong), Some(Ruling::Plain));
        assert_eq!(answer.ruling(&wrong, &right), Some(Ruling::Adaptive));
        assert_eq!(answer.ruling(&wrong, &wrong), Some(Ruling::Neither));
        assert_eq!(answer.difference(&right), None);
        assert_eq!(answer.difference(&wrong).map(|(kind, _)| kind), Some(Difference::Output));
    }
}
