//! Two sides that must agree on a program, whatever they are.

use super::answer::Answer;
use super::engine::{self, Engine};
use super::programs::{PRELUDE, Program};
use super::target::Target;

/// Where the answers of the two sides come from.
pub enum Duel<'a> {
    /// One binary: specialized against base opcodes only.
    Modes(&'a mut Target),
    /// Another implementation against the specialized mode of a binary.
    Engine(&'a Engine, &'a mut Target),
}

impl Duel<'_> {
    /// The sides of one binary in its two modes.
    pub const MODES: [&'static str; 2] = ["with specialization", "with base opcodes only"];

    /// The same for a program with its observer.
    ///
    /// # Errors
    /// Where a side cannot be started.
    pub fn on(&mut self, program: &Program) -> Result<(Answer, Answer), String> {
        match self {
            Duel::Modes(target) if program.observed => target.both_after(PRELUDE, &program.after_prelude()),
            _ => self.both(&program.source()),
        }
    }

    /// The answers of the side under suspicion and of the other.
    ///
    /// # Errors
    /// Where a side cannot be started.
    pub fn both(&mut self, source: &str) -> Result<(Answer, Answer), String> {
        match self {
            Duel::Modes(target) => target.both(source),
            Duel::Engine(engine, target) => {
                let mut real = target.run(source, &["specialized"])?.pop().unwrap_or_default();
                if !real.judged() || real.hung {
                    return Ok((Answer::default(), real));
                }
                real = engine::comparable(&real);
                let mut other = engine.run(source)?;
                other.coverage.clone_from(&real.coverage);
                other.functions.clone_from(&real.functions);
                Ok((other, real))
            }
        }
    }

    /// The version that findings are filed under.
    #[must_use]
    pub fn version(&self) -> &str {
        match self {
            Duel::Modes(target) | Duel::Engine(_, target) => &target.hello.version,
        }
    }

    /// Whether the binary runs with the debug allocator.
    #[must_use]
    pub fn malloc_debug(&self) -> bool {
        let (Duel::Modes(target) | Duel::Engine(_, target)) = self;
        target.limits().malloc_debug
    }

    /// Processor seconds of the target so far.
    #[must_use]
    pub fn processor(&self) -> f64 {
        let (Duel::Modes(target) | Duel::Engine(_, target)) = self;
        target.processor()
    }

    /// What to call the two sides.
    #[must_use]
    pub fn sides(&self) -> [&'static str; 2] {
        match self {
            Duel::Modes(_) => Self::MODES,
            Duel::Engine(..) => ["on the engine", "on CPython"],
        }
    }
}
