//! Two sides that must agree on a program, whatever they are.

use super::answer::Answer;
use super::engine::{self, Engine};
use super::programs::{PRELUDE, Program};
use super::target::Target;
use super::versions;

/// Where the answers of the two sides come from.
pub enum Duel<'a> {
    /// One binary: specialized against base opcodes only.
    Modes(&'a mut Target),
    /// Another implementation against the specialized mode of a binary.
    Engine(&'a Engine, &'a mut Target),
    /// Two versions, both specialized.
    Versions(&'a mut Target, &'a mut Target),
}

/// One answer of a target, specialized.
fn one(target: &mut Target, source: &str) -> Result<Answer, String> {
    Ok(target.run(source, &["specialized"])?.pop().unwrap_or_default())
}

impl Duel<'_> {
    /// The sides of one binary in its two modes.
    pub const MODES: [&'static str; 2] = ["with specialization", "with base opcodes only"];

    /// The answers to programs with their observers, in their order: as few requests as possible.
    ///
    /// # Errors
    /// Where a side cannot be started.
    pub fn on(&mut self, programs: &[&Program]) -> Result<Vec<(Answer, Answer)>, String> {
        let Duel::Modes(target) = self else {
            return programs.iter().map(|program| self.both(&program.source())).collect();
        };
        let mut out = vec![(Answer::default(), Answer::default()); programs.len()];
        for observed in [false, true] {
            let of_kind: Vec<usize> = (0..programs.len()).filter(|&at| programs[at].observed == observed).collect();
            let source = |&at: &usize| if observed { programs[at].after_prelude() } else { programs[at].source() };
            let sources: Vec<String> = of_kind.iter().map(source).collect();
            let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
            if sources.is_empty() {
                continue;
            }
            let answers = target.both_of_each(observed.then_some(PRELUDE), &sources)?;
            for (at, pair) in of_kind.into_iter().zip(answers) {
                out[at] = pair;
            }
        }
        Ok(out)
    }

    /// The answers of the side under suspicion and of the other.
    ///
    /// # Errors
    /// Where a side cannot be started.
    pub fn both(&mut self, source: &str) -> Result<(Answer, Answer), String> {
        match self {
            Duel::Modes(target) => target.both(source),
            Duel::Engine(engine, target) => {
                let mut real = one(target, source)?;
                if !real.judged() || real.hung {
                    return Ok((Answer::default(), real));
                }
                real = engine::comparable(&real);
                let mut other = engine.run(source)?;
                other.coverage.clone_from(&real.coverage);
                other.functions.clone_from(&real.functions);
                Ok((other, real))
            }
            Duel::Versions(left, right) => {
                let (one, other) = (one(left, source)?, one(right, source)?);
                let names = (left.hello.version.as_str(), right.hello.version.as_str());
                // What is not to be compared is the same on both sides.
                Ok(versions::comparable(source, (names.0, &one), (names.1, &other)).unwrap_or_default())
            }
        }
    }

    /// The version that findings are filed under.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.target().hello.version
    }

    /// The first target.
    fn target(&self) -> &Target {
        let (Duel::Modes(target) | Duel::Engine(_, target) | Duel::Versions(target, _)) = self;
        target
    }

    /// Whether one binary runs in its two modes.
    #[must_use]
    pub fn modes(&self) -> bool {
        matches!(self, Duel::Modes(_))
    }

    /// Whether the binary runs with the debug allocator.
    #[must_use]
    pub fn malloc_debug(&self) -> bool {
        self.target().limits().malloc_debug
    }

    /// Processor seconds of the target so far.
    #[must_use]
    pub fn processor(&self) -> f64 {
        match self {
            Duel::Versions(left, right) => left.processor() + right.processor(),
            Duel::Modes(target) | Duel::Engine(_, target) => target.processor(),
        }
    }

    /// What to call the two sides.
    #[must_use]
    pub fn sides(&self) -> [String; 2] {
        match self {
            Duel::Modes(_) => Self::MODES.map(str::to_owned),
            Duel::Engine(..) => ["on the engine", "on CPython"].map(str::to_owned),
            Duel::Versions(left, right) => [left, right].map(|target| format!("on {}", target.hello.version)),
        }
    }
}
