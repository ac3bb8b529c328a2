//! What a program showed in one mode of a real interpreter, and how two such answers differ.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What one run showed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Killed for taking too long.
    pub hung: bool,
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// The harness got no answer, and why.
    pub broken: Option<String>,
    /// What the program did that it may not do.
    pub rejected: Option<String>,
    /// Why it does not compile.
    pub invalid: Option<String>,
    /// The uncaught exception, with attributes, positions, cause and context.
    pub error: Value,
    /// The exit status a script would have.
    pub status: i64,
    /// Standard output, normalized.
    pub stdout: String,
    /// Standard error, normalized.
    pub stderr: String,
    /// Whether base opcodes were had through the version's own switch, because sites could not be held: that may change how
    /// many levels of recursion there are. No part of the comparison.
    pub watched: bool,
    /// Opcodes seen live, and transitions `A>B` of sites; no part of the comparison.
    pub coverage: Vec<String>,
    /// Specialized opcodes by function, as `function:OPCODE`; no part of the comparison.
    pub functions: Vec<String>,
    /// Sites that were specialized, where asked for; no part of the comparison.
    pub sites: Vec<Site>,
}

/// An instruction of the program that specialized.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Number of its code object, in the harness's order.
    pub code: usize,
    /// Its offset in bytes.
    pub offset: usize,
    /// The opcode it was compiled to.
    pub base: String,
    /// The function's name.
    pub function: String,
    /// The source line.
    pub line: u32,
    /// The specialized opcodes seen there.
    pub opcodes: Vec<String>,
}

impl Site {
    /// Whether none of its forms were seen, as where the process died: then it is told by what it was compiled to.
    #[must_use]
    pub fn unseen(&self) -> bool {
        self.opcodes.iter().all(|opcode| *opcode == self.base)
    }
}

/// How two answers differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One mode was ended by a signal.
    Crash,
    /// The specialized mode hangs where base opcodes end.
    Hang,
    /// Different output.
    Output,
    /// Different exceptions.
    Exception,
    /// Different standard error.
    Stderr,
    /// Different exit status.
    Status,
}

impl Answer {
    /// Whether the run says anything about the interpreter.
    #[must_use]
    pub fn judged(&self) -> bool {
        self.rejected.is_none() && self.invalid.is_none() && self.broken.is_none() && !self.out_of_memory()
    }

    /// Memory is where modes may differ: tracing and monitoring take some themselves.
    fn out_of_memory(&self) -> bool {
        self.error.get("type").and_then(Value::as_str) == Some("MemoryError")
    }

    /// The answer as text, for people and for diffs.
    #[must_use]
    pub fn text(&self) -> String {
        if self.hung {
            return "(no end within the limits)\n".to_owned();
        }
        if let Some(signal) = self.signal {
            return format!("(killed by signal {signal})\n");
        }
        let mut out = self.stdout.clone();
        if let Some(kind) = self.error.get("type").and_then(Value::as_str) {
            let message = self.error.get("message").and_then(Value::as_str).unwrap_or_default();
            let _ = writeln!(out, "{kind}: {message}");
        }
        out + &self.stderr
    }
}

/// The first difference between the specialized and the base answer, if both count.
#[must_use]
pub fn compare(specialized: &Answer, base: &Answer) -> Option<Kind> {
    if !specialized.judged() || !base.judged() || base.hung {
        return None;
    }
    if specialized.hung {
        return Some(Kind::Hang);
    }
    if specialized.signal != base.signal {
        return Some(Kind::Crash);
    }
    if specialized.stdout != base.stdout {
        return Some(Kind::Output);
    }
    if specialized.error != base.error {
        return Some(Kind::Exception);
    }
    if specialized.stderr != base.stderr {
        return Some(Kind::Stderr);
    }
    (specialized.status != base.status).then_some(Kind::Status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_counts_only_where_both_runs_count() {
        let one = Answer { stdout: "1\n".into(), ..Answer::default() };
        let two = Answer { stdout: "2\n".into(), ..Answer::default() };
        assert_eq!(compare(&one, &one), None);
        assert_eq!(compare(&one, &two), Some(Kind::Output));
        let rejected = Answer { rejected: Some("open".into()), ..two.clone() };
        assert_eq!(compare(&one, &rejected), None);
        let hung = Answer { hung: true, ..Answer::default() };
        assert_eq!(compare(&hung, &one), Some(Kind::Hang));
        assert_eq!(compare(&one, &hung), None, "base opcodes are slower: their hang says nothing");
        let crashed = Answer { signal: Some(11), ..Answer::default() };
        assert_eq!(compare(&crashed, &one), Some(Kind::Crash));
    }
}
