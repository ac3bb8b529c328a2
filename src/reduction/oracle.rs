//! What decides whether a candidate is still interesting.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

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
pub struct External {
    program: String,
    arguments: Vec<String>,
    directory: PathBuf,
}

impl External {
    /// Splits a command at blanks; the candidates are written into a directory of its own.
    ///
    /// # Errors
    /// For an empty command, or where the directory cannot be made.
    pub fn new(command: &str) -> std::io::Result<Self> {
        let mut words = command.split_whitespace().map(str::to_owned);
        let program = words
            .next()
            .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::InvalidInput, "the oracle's command is empty"))?;
        let directory = std::env::temp_dir().join(format!("turncoat-minimize-{}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        Ok(Self { program, arguments: words.collect(), directory })
    }
}

impl Oracle for External {
    fn interesting(&mut self, source: &str) -> bool {
        let path = self.directory.join("candidate.py");
        let written = std::fs::File::create(&path).and_then(|mut file| file.write_all(source.as_bytes()));
        if written.is_err() {
            return false;
        }
        Command::new(&self.program)
            .args(&self.arguments)
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn output(&mut self, source: &str) -> Option<String> {
        super::divergence::plain_output(source)
    }
}

impl Drop for External {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}
