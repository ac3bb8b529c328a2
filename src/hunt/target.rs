//! A real interpreter with our fork server in it, spoken to over pipes and started again when it hangs or dies.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Site};

/// Limits of one run in the target.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Seconds of processor time.
    pub time: f64,
    /// Bytes of address space beyond those that the interpreter itself has taken.
    pub memory: u64,
    /// Bytes of output.
    pub output: u64,
    /// Whether CPython's debug hooks watch its memory (`PYTHONMALLOC=debug`), which turns a use after free into a crash.
    pub malloc_debug: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: 0.6, memory: 24 << 20, output: 1 << 18, malloc_debug: false }
    }
}

/// Whether and how the two modes differ on this binary.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Differ {
    /// How base opcodes are had.
    pub how: String,
    /// Specialized opcodes in a hot function, in the specialized mode.
    pub specialized: Vec<String>,
    /// The same in the base mode: none if the switch works.
    pub base: Vec<String>,
}

/// What the target says of itself.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Hello {
    /// Its version.
    pub version: String,
    /// `cpython` or another.
    pub implementation: String,
    /// Its specialized opcodes.
    pub specialized: Vec<String>,
    /// The check of the two modes.
    pub differ: Differ,
}

/// Answers to a request.
#[derive(Deserialize)]
struct Reply {
    /// Program by program, mode by mode.
    answers: Vec<Vec<Answer>>,
    /// Processor seconds of the server and all its children so far.
    processor: f64,
}

/// A running target.
pub struct Target {
    path: PathBuf,
    limits: Limits,
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<Vec<u8>>,
    processor: f64,
    /// Processor seconds of servers that had to be started again.
    before: f64,
    /// What it says of itself.
    pub hello: Hello,
}

fn read_message(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut size = [0; 4];
    from.read_exact(&mut size)?;
    let mut data = Vec::new();
    from.take(u64::from(u32::from_be_bytes(size))).read_to_end(&mut data)?;
    if data.len() as u64 == u64::from(u32::from_be_bytes(size)) {
        Ok(data)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// The line that says why: a traceback's last, another program's first.
fn complaint(printed: &str) -> &str {
    let mut lines = printed.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = if printed.contains("Traceback") { lines.next_back() } else { lines.next() };
    line.unwrap_or("it prints nothing; CPython 3.8 or newer with os.fork is needed")
}

type Started = (Child, Option<ChildStdin>, Receiver<Vec<u8>>, Hello);

fn start(path: &Path, limits: Limits) -> Result<Started, String> {
    let name = path.display();
    let options = json!({ "time": limits.time, "wall": limits.time * 20.0 + 5.0, "memory": limits.memory, "output": limits.output });
    let mut command = Command::new(path);
    if limits.malloc_debug {
        command.env("PYTHONMALLOC", "debug");
    }
    let mut child = command
        .args(["-B", "-s", "-S", "-c", super::HARNESS, &options.to_string()])
        .env("PYTHONHASHSEED", "0")
        // Symbols are looked up once, not in every child.
        .env("LD_BIND_NOW", "1")
        .env_remove("PYTHONPATH")
        .env_remove("PYTHONSTARTUP")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run {name}: {error}"))?;
    let input = child.stdin.take();
    let (Some(mut output), Some(errors)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(format!("{name}: no output"));
    };
    let errors = super::engine::drain(Some(errors), 1 << 16);
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        while let Ok(message) = read_message(&mut output) {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    let hello = answers.recv_timeout(Duration::from_secs(60)).map_err(|error| {
        if error == RecvTimeoutError::Timeout {
            let _ = child.kill();
        }
        let status = child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        let printed = errors.join().unwrap_or_default();
        format!("{name}: our harness does not start in it ({status}): {}", complaint(&printed))
    })?;
    let hello = serde_json::from_slice(&hello).map_err(|error| format!("{name}: {error}"))?;
    Ok((child, input, answers, hello))
}

impl Target {
    /// Starts the fork server in the interpreter at `path`.
    pub fn start(path: &Path, limits: Limits) -> Result<Self, String> {
        let (child, input, answers, hello) = start(path, limits)?;
        Ok(Self { path: path.to_owned(), limits, child, input, answers, processor: 0.0, before: 0.0, hello })
    }

    /// The binary.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The limits of its runs.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Whether the two modes differ as they should; an interpreter that never specializes has nothing to differ in.
    #[must_use]
    pub fn modes_differ(&self) -> bool {
        !self.hello.differ.specialized.is_empty() && self.hello.differ.base.is_empty()
    }

    fn request(&mut self, message: &Value, programs: usize, modes: usize) -> Option<Vec<Vec<Answer>>> {
        let message = serde_json::to_vec(message).ok()?;
        let input = self.input.as_mut()?;
        input.write_all(&u32::try_from(message.len()).ok()?.to_be_bytes()).ok()?;
        input.write_all(&message).and_then(|()| input.flush()).ok()?;
        // The server has its own limits: this one is for a server that is itself ill.
        let wait = Duration::from_secs_f64((self.limits.time * 20.0 + 10.0) * (programs * modes) as f64);
        let reply: Reply = serde_json::from_slice(&self.answers.recv_timeout(wait).ok()?).ok()?;
        self.processor = reply.processor;
        let complete = reply.answers.len() == programs && reply.answers.iter().all(|answers| answers.len() == modes);
        Some(reply.answers).filter(|_| complete)
    }

    /// The answers of programs in some modes; `message` has all else that the harness is asked.
    fn ask(&mut self, sources: &[&str], modes: &[&str], mut message: Value) -> Result<Vec<Vec<Answer>>, String> {
        message["sources"] = json!(sources);
        message["modes"] = json!(modes);
        if let Some(answers) = self.request(&message, sources.len(), modes.len()) {
            return Ok(answers);
        }
        self.stop();
        let (child, input, answers, hello) = start(&self.path, self.limits)?;
        (self.child, self.input, self.answers, self.hello) = (child, input, answers, hello);
        self.before += std::mem::take(&mut self.processor);
        let [_] = sources else {
            // One of them was too much: which?
            let each = sources.iter().map(|source| self.ask(&[source], modes, message.clone()));
            return each.collect::<Result<Vec<_>, _>>().map(|answers| answers.into_iter().flatten().collect());
        };
        let broken = Answer { broken: Some("the server had to be started again".to_owned()), ..Answer::default() };
        Ok(vec![vec![broken; modes.len()]])
    }

    /// The answers of one program.
    fn ask_one(&mut self, source: &str, modes: &[&str], message: Value) -> Result<Vec<Answer>, String> {
        Ok(self.ask(&[source], modes, message)?.pop().unwrap_or_default())
    }

    /// Runs a program once in each mode; a server that does not answer is started again.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn run(&mut self, source: &str, modes: &[&str]) -> Result<Vec<Answer>, String> {
        self.ask_one(source, modes, json!({}))
    }

    /// Runs a program specialized and asks for its sites.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn sites(&mut self, source: &str) -> Result<Vec<Site>, String> {
        let mut answers = self.ask_one(source, &["specialized"], json!({ "report": true }))?;
        Ok(answers.pop().unwrap_or_default().sites)
    }

    /// Runs a program of which only the given sites may specialize.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn with_sites(&mut self, source: &str, sites: &[Site]) -> Result<Answer, String> {
        let allowed: Vec<(usize, usize)> = sites.iter().map(|site| (site.code, site.offset)).collect();
        let mut answers = self.ask_one(source, &["sites"], json!({ "allowed": allowed }))?;
        Ok(answers.pop().unwrap_or_default())
    }

    /// Processor seconds of the target and its children so far.
    #[must_use]
    pub fn processor(&self) -> f64 {
        self.before + self.processor
    }

    /// Runs programs in both modes: specialized, base. A prelude is compiled once for all; it comes before each of them.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn both_of_each(&mut self, prelude: Option<&str>, sources: &[&str]) -> Result<Vec<(Answer, Answer)>, String> {
        let answers = self.ask(sources, &["specialized", "base"], json!({ "prelude": prelude }))?;
        let pair = |mut modes: Vec<Answer>| {
            let base = modes.pop().unwrap_or_default();
            (modes.pop().unwrap_or_default(), base)
        };
        Ok(answers.into_iter().map(pair).collect())
    }

    /// Runs a program specialized and with base opcodes through the version's own switch, which watches the program.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn watched(&mut self, source: &str) -> Result<(Answer, Answer), String> {
        let mut answers = self.run(source, &["specialized", "watched"])?;
        let base = answers.pop().unwrap_or_default();
        Ok((answers.pop().unwrap_or_default(), base))
    }

    /// Runs a program in both modes: specialized, base.
    ///
    /// # Errors
    /// Where the target cannot be started again.
    pub fn both(&mut self, source: &str) -> Result<(Answer, Answer), String> {
        Ok(self.both_of_each(None, &[source])?.pop().unwrap_or_default())
    }

    fn stop(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        self.stop();
    }
}
