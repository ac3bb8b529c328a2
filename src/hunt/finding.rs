//! A divergence between the two modes of a real interpreter: its signature, a script that shows it, the text of an issue.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Serialize;

use super::answer::{Answer, Kind, Site};
use super::blame;

/// What a standalone script does with its program.
const SCRIPT: &str = include_str!("script.py");

/// A divergence, minimized.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Version of the target.
    pub version: String,
    /// How the answers differ.
    pub kind: Kind,
    /// What the program is about.
    pub about: String,
    /// What the difference is about: an exception that one side alone shows, its attributes, a value.
    pub aspect: String,
    /// The opcodes at fault; where the sites do not tell, those live in the program's functions.
    pub opcodes: Vec<String>,
    /// The fewest sites that have to specialize for the answers to differ; none where that cannot be told.
    pub sites: Vec<Site>,
    /// The program that it was found in.
    pub whole: String,
    /// The program, minimized.
    pub program: String,
    /// Trials of the minimizer.
    pub trials: usize,
    /// What it shows on the side under suspicion: with specialization, or on another engine.
    pub specialized: String,
    /// What it shows on the other side.
    pub base: String,
    /// Of how many reruns how many diverged.
    pub rate: (u32, u32),
    /// What the two sides are called; `specialized` and `base` are their answers.
    pub sides: [String; 2],
    /// Whether the sides are the modes of one binary.
    pub modes: bool,
    /// What our own interpreters say, where the program is in their language.
    pub votes: Option<String>,
    /// Whether the version's own switch to base opcodes shows it too; otherwise the script holds the sites.
    pub watched: bool,
    /// Calls below the program in its script, beside the script's own.
    pub levels: usize,
    /// Bytes of memory that the script may take.
    pub memory: u64,
    /// Whether the script was seen to show it by itself.
    pub alone: bool,
    /// Whether the debug allocator watched (`PYTHONMALLOC=debug`).
    pub malloc_debug: bool,
    /// The seed or the index of the program it comes from.
    pub seed: u64,
}

/// The program inside a script that [`Finding::script`] made; any other text is a program itself.
#[must_use]
pub fn program_of(script: &str) -> String {
    let inside = script.split_once("PROGRAM = '''\\\n").and_then(|(_, rest)| rest.split_once("\n'''\n"));
    match inside {
        Some((program, _)) => program.replace("\\'\\'\\'", "'''").replace("\\\\", "\\") + "\n",
        None => script.to_owned(),
    }
}

/// An answer for people: control characters written out, long lines and long answers cut.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const LINES: usize = 40;
    const CHARS: usize = 200;
    let mut out = String::new();
    for line in text.split_terminator('\n').take(LINES) {
        for c in line.chars().take(CHARS) {
            if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
        }
        out.push_str(if line.chars().nth(CHARS).is_some() { " ...\n" } else { "\n" });
    }
    match text.split_terminator('\n').count().saturating_sub(LINES) {
        0 => {}
        more => {
            let _ = writeln!(out, "... and {more} more lines");
        }
    }
    out
}

/// The telling specialized opcodes of an answer: those of the program's own functions, or else all.
#[must_use]
pub fn opcodes(answer: &Answer) -> Vec<String> {
    let observer = ["show", "told", "where", "near", "dive", "<module>", "<listcomp>", "digest", "visit"];
    let of = |all: bool| -> Vec<String> {
        let found: BTreeSet<&str> = answer
            .functions
            .iter()
            .filter_map(|entry| entry.split_once(':'))
            .filter(|(function, opcode)| (all || !observer.contains(function)) && !blame::noise(opcode))
            .map(|(_, opcode)| opcode)
            .collect();
        found.into_iter().map(str::to_owned).collect()
    };
    let own = of(false);
    if own.is_empty() { of(true) } else { own }
}

impl Finding {
    /// What makes two findings the same: version, opcodes at fault, what differs, kind. Where the sites do not tell it is
    /// all opcodes of the program and what it is about.
    #[must_use]
    pub fn signature(&self) -> String {
        let kind = serde_json::to_value(self.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        let about = match (self.sites.is_empty(), self.aspect.as_str()) {
            (true, _) => format!("{}; ", self.about),
            (false, "") => String::new(),
            (false, aspect) => format!("{aspect}; "),
        };
        format!("{} {} ({about}{kind})", self.version, self.opcodes.join("+"))
    }

    /// Where the sites at fault are, for people.
    #[must_use]
    pub fn places(&self) -> String {
        let places: Vec<String> = self
            .sites
            .iter()
            .map(|site| format!("{} in {}, line {}", site.opcodes.join("/"), site.function, site.line))
            .collect();
        places.join("; ")
    }

    /// A file name for it.
    #[must_use]
    pub fn file_name(&self) -> String {
        let text =
            format!("{} {}", self.opcodes.first().map_or("unspecialized", String::as_str), self.about).to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join("_").chars().take(70).collect()
    }

    /// A standalone script: where the sides are modes of one binary it prints both answers and exits with 1 if they differ;
    /// where one is another engine it is the program with both answers above it.
    #[must_use]
    pub fn script(&self) -> String {
        if !self.modes {
            let mut out = format!("# Found by turncoat hunt against CPython {}: {}.\n", self.version, self.signature());
            for (side, text) in self.sides.iter().zip([&self.specialized, &self.base]) {
                let _ = writeln!(out, "# {side}:");
                for line in excerpt(text).lines() {
                    let _ = writeln!(out, "#     {line}");
                }
            }
            return out + &self.program;
        }
        let program = self.program.replace('\\', "\\\\").replace("'''", "\\'\\'\\'");
        format!(
            "# Found by turncoat hunt on CPython {}: {}.\n# Prints what the program shows with specialization and with base opcodes only.\nPROGRAM = '''\\\n{program}'''\nLEVELS, MEMORY = {}, {} << 20\nENVIRONMENT = {}\n\n\n{}\n\n{}",
            self.version,
            self.signature(),
            self.levels,
            self.memory >> 20,
            if self.malloc_debug { "{\"PYTHONMALLOC\": \"debug\"}" } else { "{}" },
            if self.watched { super::SWITCH } else { super::HOLD },
            if self.watched { SCRIPT.to_owned() } else { SCRIPT.replace("base_opcodes_only()", "hold(code)") },
        )
    }

    /// The text of an issue for CPython's tracker.
    #[must_use]
    pub fn issue(&self) -> String {
        let [left, right] = &self.sides;
        let what = if self.modes { self.opcodes.join(", ") } else { "two implementations".to_owned() };
        let mut out = format!(
            "# {what}: {left} and {right} a program shows different things ({})\n\nOn CPython {}, this program shows one thing {left} and another {right}:\n\n```python\n{}```\n\n",
            self.about, self.version, self.program,
        );
        for (name, text) in [(left, &self.specialized), (right, &self.base)] {
            let _ = writeln!(out, "{name}:\n\n```\n{}```\n", excerpt(text));
        }
        if self.modes {
            out.push_str(if self.watched {
                "Base opcodes only: a C trace function that does nothing (3.11) or `sys.monitoring` INSTRUCTION events with a no-op callback (3.12 and newer). "
            } else {
                "Base opcodes only: the counters of the sites are kept from running out, by writing to the code objects; tracing or monitoring hides the difference. "
            });
        }
        let _ = writeln!(out, "Diverged in {} of {} runs.", self.rate.0, self.rate.1);
        if self.modes && !self.alone {
            out.push_str(
                "The script beside this text does not show it by itself: memory or frames below the program matter.\n",
            );
        }
        if !self.sites.is_empty() {
            let _ = writeln!(out, "Specialized at fault: {}.", self.places());
        }
        if let Some(votes) = &self.votes {
            let _ = writeln!(out, "In Turncoat {votes}.");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_cut_for_people() {
        assert_eq!(excerpt("a\tb\u{7}\nc\n"), "a\\tb\\u{7}\nc\n");
        let long = "x\n".repeat(50);
        assert!(excerpt(&long).ends_with("x\n... and 10 more lines\n"));
        assert_eq!(excerpt(&"y".repeat(300)).len(), 200 + " ...\n".len());
    }

    #[test]
    fn a_script_gives_its_program_back() {
        let program = "print('''a\\n''')\nprint(2)\n";
        let finding = Finding {
            version: "3.13.0".into(),
            kind: Kind::Output,
            about: "a test".into(),
            aspect: "value".into(),
            opcodes: vec!["X_INT".into()],
            sites: Vec::new(),
            whole: program.into(),
            program: program.into(),
            trials: 0,
            specialized: "1\n".into(),
            base: "2\n".into(),
            rate: (20, 20),
            sides: ["a".into(), "b".into()],
            modes: true,
            votes: None,
            watched: true,
            levels: 3,
            memory: 24 << 20,
            alone: false,
            malloc_debug: false,
            seed: 0,
        };
        assert_eq!(program_of(&finding.script()), program);
        assert_eq!(program_of(program), program);
    }
}
