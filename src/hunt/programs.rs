//! Programs for real interpreters: a scene's hot function visited under changes, collections, deep recursion and checkpoints.

use std::fmt::Write;

use arbitrary::{Result, Unstructured};

use super::scenes;
use crate::programs::split_mix::SplitMix;

/// The observer of every visit: what `show` and `near` mean.
pub const PRELUDE: &str = include_str!("prelude.py");
/// A short observer, for findings.
pub const SHORT_PRELUDE: &str = include_str!("short_prelude.py");
/// One that tells of an exception's name and of the instructions it came from, too.
pub const DETAILED_PRELUDE: &str = include_str!("detailed_prelude.py");
/// `near` for findings.
pub const SHORT_NEAR: &str = include_str!("short_near.py");
/// Prints the log of observed values.
pub const EPILOGUE: &str = "for line in log: print(line[1], line[0])\n";

/// A program for a real interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// What it is about.
    pub name: String,
    /// Everything but the observer.
    pub body: String,
    /// Whether `body` needs the observer.
    pub observed: bool,
}

impl Program {
    /// The program as Python source.
    #[must_use]
    pub fn source(&self) -> String {
        if self.observed { format!("{PRELUDE}{}", self.after_prelude()) } else { self.body.clone() }
    }

    /// An observed program without the observer's definitions.
    #[must_use]
    pub fn after_prelude(&self) -> String {
        format!("{}{EPILOGUE}", self.body)
    }

    /// The same with observers of a few lines that print each visit, the shortest first: what findings start from.
    pub fn shorter(&self) -> impl Iterator<Item = String> + use<> {
        let mut out = Vec::new();
        if !self.observed {
            return out.into_iter();
        }
        let has = |word: &str| self.body.contains(word);
        let mut helpers = String::new();
        if has("near(") {
            helpers.push_str(SHORT_NEAR);
        }
        if has("told(") {
            helpers.push_str("told = repr\n");
        }
        if has("log.") || has("log ") {
            helpers.push_str("log = []\n");
        }
        if has("traced(") {
            helpers.push_str(&PRELUDE[PRELUDE.find("def traced").unwrap_or(PRELUDE.len())..]);
        }
        let logged = if helpers.contains("log") { "print(log)\n" } else { "" };
        let kept = |line: &&str| *line != "checkpoint()" && !line.starts_with("litter(");
        let body = self.body.lines().filter(kept).fold(String::new(), |out, line| out + line + "\n");
        for show in [SHORT_PRELUDE, DETAILED_PRELUDE] {
            out.push(format!("{show}{helpers}{body}{logged}"));
        }
        out.into_iter()
    }
}

fn indented(text: &str, by: &str) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "{by}{line}");
        out
    })
}

/// `hot` visited `times` times with `arguments`.
fn visits(out: &mut String, hot: &str, arguments: &str, times: u32) {
    let _ = writeln!(out, "for _ in range({times}):\n    show({hot}, {arguments})");
}

/// Names and constants that are never used, before all others: what follows needs `EXTENDED_ARG`.
fn wide() -> String {
    let names: Vec<String> = (0..280).map(|n| format!("a.w{n}, {}.5", 1000 + n)).collect();
    format!("    if log is None:\n        return [{}]\n", names.join(", "))
}

fn draw(u: &mut Unstructured<'_>) -> Result<Program> {
    let scene = scenes::scene(u.int_in_range(0..=scenes::count() - 1)?);
    let mut body = String::from(scene.setup);
    let count = u.int_in_range(1..=2usize)?;
    for number in 0..count {
        let code = u.choose(scene.hot)?;
        let _ = writeln!(body, "def hot{}(a, b):", if number == 0 { "" } else { "2" });
        if u.ratio(1, 12)? {
            body.push_str(&wide());
        }
        body.push_str(&indented(code, "    "));
    }
    let favourite = *u.choose(scene.arguments)?;
    for phase in 0..u.int_in_range(2..=6)? {
        if phase > 0 {
            for _ in 0..u.int_in_range(1..=2)? {
                let change = u.choose(scene.changes)?;
                body.push_str("try:\n");
                body.push_str(&indented(change, "    "));
                body.push_str("except Exception as e: print('change', type(e).__name__)\n");
            }
        }
        let hot = if count == 2 && u.ratio(1, 3)? { "hot2" } else { "hot" };
        // Mostly the same arguments before and after a change: that is what a stale cache answers wrongly.
        let arguments = if u.ratio(3, 5)? { favourite } else { *u.choose(scene.arguments)? };
        let times = *u.choose(scene.visits)?;
        match u.int_in_range(0..=9)? {
            0 if phase > 0 => {
                let _ = writeln!(body, "near({hot}, {arguments})");
            }
            1 => {
                // Two kinds of operands by turns.
                let second = u.choose(scene.arguments)?;
                let _ =
                    writeln!(body, "for _ in range({times}):\n    show({hot}, {arguments})\n    show({hot}, {second})");
            }
            _ => visits(&mut body, hot, arguments, times),
        }
        if u.ratio(1, 8)? {
            body.push_str("gc.collect()\n");
        }
        if u.ratio(1, 8)? {
            let _ = writeln!(body, "litter(*range({}))", u.int_in_range(0..=60)?);
        }
        body.push_str("checkpoint()\n");
    }
    if u.ratio(1, 6)? {
        // What a trace function sees of warm code, which the other mode shows of cold code.
        let _ = writeln!(body, "traced(hot, {favourite})");
    }
    Ok(Program { name: scene.name.to_owned(), body, observed: true })
}

/// The program that `bytes` stand for.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<Program> {
    draw(&mut Unstructured::new(bytes)).ok()
}

/// The program of a seed.
#[must_use]
pub fn generate(seed: u64) -> Option<Program> {
    from_bytes(&bytes(seed))
}

/// 256 bytes of SplitMix64.
#[must_use]
pub fn bytes(seed: u64) -> Vec<u8> {
    SplitMix(seed ^ 0x6875_6e74).bytes(256)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn programs_parse_and_reach_every_scene() {
        let mut names = BTreeSet::new();
        for seed in 0..2000 {
            let program = generate(seed).expect("total");
            for source in [program.source()].into_iter().chain(program.shorter()) {
                if let Err(error) = ruff_python_parser::parse_module(&source) {
                    panic!("seed {seed}: {error}\n{source}");
                }
            }
            names.insert(program.name);
        }
        assert_eq!(names.len(), scenes::count(), "{names:?}");
    }
}
