//! What decides whether a candidate is still interesting.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What an oracle knows about what it looks for.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    /// The family of the instruction.
    pub family: Option<&'static str>,
    /// Whether it shows in the output.
    pub prints: Option<bool>,
}

/// An interestingness test.
pub trait Oracle {
    /// Whether the program still shows what is looked for.
    fn interesting(&mut self, source: &str) -> bool;

    /// What the program prints, where the oracle can run it; used to learn values, never to judge.
    fn output(&mut self, source: &str) -> Option<String> {
        let _ = source;
        None
    }

    /// What is known about what it looks for: it orders attempts, it never judges.
    fn hint(&self) -> Hint {
        Hint::default()
    }
}

impl<F: FnMut(&str) -> bool> Oracle for F {
    fn interesting(&mut self, source: &str) -> bool {
        self(source)
    }
}

/// A command of the user's: it gets the path of a file as its last argument; exit code 0 is interesting.
pub struct External<'a> {
    program: String,
    arguments: Vec<String>,
    directory: PathBuf,
    /// After this long a call is ended and not interesting.
    patience: Duration,
    /// Set from outside to end the call under way.
    stop: Option<&'a AtomicBool>,
    /// Why the command could not be run, the last time that it could not.
    pub error: Option<String>,
    /// How many calls were ended for taking too long.
    pub hung: usize,
}

impl<'a> External<'a> {
    /// Splits a command at blanks; the candidates are written into a directory of its own.
    ///
    /// # Errors
    /// For an empty command, or where the directory cannot be made.
    pub fn new(command: &str, patience: Duration, stop: Option<&'a AtomicBool>) -> std::io::Result<Self> {
        let mut words = command.split_whitespace().map(str::to_owned);
        let program = words
            .next()
            .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::InvalidInput, "the oracle's command is empty"))?;
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let name = format!("turncoat-minimize-{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let directory = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&directory)?;
        Ok(Self { program, arguments: words.collect(), directory, patience, stop, error: None, hung: 0 })
    }

    fn ask(&mut self, source: &str) -> std::io::Result<bool> {
        // The command may have cleared away more than the file.
        std::fs::create_dir_all(&self.directory)?;
        let path = self.directory.join("candidate.py");
        std::fs::write(&path, source)?;
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(&path);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own: Ctrl-C is for the minimizer, and what hangs is ended with all that it started.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let start = Instant::now();
        let mut pause = Duration::from_micros(200);
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            let late = start.elapsed() >= self.patience;
            if late || self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
                self.hung += usize::from(late);
                end(&mut child);
                return Ok(false);
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        }
    }
}

/// Ends a process and, where there are groups, its group.
fn end(child: &mut Child) {
    #[cfg(unix)]
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}

impl Oracle for External<'_> {
    fn interesting(&mut self, source: &str) -> bool {
        self.ask(source).unwrap_or_else(|error| {
            self.error = Some(format!("cannot run the oracle '{}': {error}", self.program));
            false
        })
    }

    fn output(&mut self, source: &str) -> Option<String> {
        super::divergence::plain_output(source)
    }
}

impl Drop for External<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn script(name: &str, body: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("turncoat-oracle-{}-{name}.sh", std::process::id()));
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("set");
        path
    }

    fn external(path: &std::path::Path, patience: u64) -> External<'static> {
        External::new(&path.display().to_string(), Duration::from_millis(patience), None).expect("a command")
    }

    #[test]
    fn a_command_answers_by_its_exit_code() {
        let path = script("grep", "grep -q b \"$1\"");
        let mut oracle = external(&path, 60_000);
        assert!(oracle.interesting("a = b\n") && !oracle.interesting("a = 1\n"));
        assert!(oracle.error.is_none() && oracle.hung == 0);
        let _ = std::fs::remove_file(path);
    }

    #[test]
    fn a_command_that_hangs_or_is_not_there_is_told() {
        let path = script("hang", "sleep 1000 & wait");
        let mut oracle = external(&path, 50);
        assert!(!oracle.interesting("a\n"));
        assert_eq!((oracle.hung, &oracle.error), (1, &None));
        let stop = AtomicBool::new(true);
        let mut oracle =
            External::new(&path.display().to_string(), Duration::from_secs(1000), Some(&stop)).expect("a command");
        assert!(!oracle.interesting("a\n") && oracle.hung == 0, "Ctrl-C ends the call under way");
        let _ = std::fs::remove_file(&path);
        let mut gone = external(&path, 50);
        assert!(!gone.interesting("a\n"));
        assert!(gone.error.as_deref().is_some_and(|error| error.starts_with("cannot run the oracle '")));
    }
}
