//! What each Python operation means, once, for both interpreters.

mod abandoned;
pub mod arguments;
pub mod attributes;
pub mod builtins;
pub mod bytearray_methods;
pub mod bytes_methods;
pub mod call;
pub mod classes;
pub mod collector;
pub mod constructors;
pub mod convention;
pub mod dict_methods;
pub mod evaluate;
pub mod exception_groups;
pub mod exceptions;
pub mod fields;
mod function_fields;
pub mod functions;
mod generator_frames;
pub mod generator_methods;
pub mod generics;
pub mod imports;
pub mod instances;
mod iterator_state;
mod layout;
pub mod list_methods;
pub mod machine;
pub mod modules;
mod namespaces;
pub mod native;
pub mod number_methods;
pub mod numbers;
pub mod object_methods;
pub mod observer;
pub mod operators;
pub mod outside;
pub mod range_methods;
pub mod report;
mod report_syntax;
pub mod scalars;
mod set_attributes;
pub mod set_methods;
pub mod slots;
pub mod sorting;
mod standard_library;
mod start;
pub mod str_methods;
pub mod template;
pub mod text;
pub mod text_codecs;

use crate::adaptive::policy::{Policy, Thresholds};
use crate::adaptive::schedule::Driver;
use crate::adaptive::stats::Stats;

pub use machine::{Fault, Limits, Machine, Pending, Raised, Res};
pub use observer::{Account, Nobody, Notes, Observer};

/// What the adaptive interpreter keeps in a machine.
#[derive(Clone, Debug)]
pub struct AdaptiveState {
    /// The policy.
    pub policy: Policy,
    /// Its numbers.
    pub thresholds: Thresholds,
    /// Guards switched off: (opcode number, bit of the guard).
    pub planted: [u8; 256],
    /// Descriptors that caches of LOAD_METHOD hold, by number.
    pub methods: Vec<crate::object::value::Value>,
    /// Forms that are never chosen, by opcode number: how a divergence is put down to one form.
    pub disabled: [bool; 256],
    /// Decisions that are forced, and the guard points so far.
    pub schedule: Option<Box<Driver>>,
    /// What happened at sites; empty where nobody counts.
    pub stats: Stats,
    /// Transitions switched off (a planted bug), as bits.
    pub transitions: u8,
    /// Defects put in (planted bugs), as bits.
    pub defects: u32,
    /// Forms whose guards always fail (a planted bug), by opcode number.
    pub stricter: [bool; 256],
    /// Forms that specializers pass over (a planted bug), by opcode number.
    pub unchosen: [bool; 256],
    /// What an observer keeps.
    pub notes: Notes,
    /// How often a planted bug made a difference to what was decided: a guard let through what it should have stopped,
    /// a transition went astray.
    pub triggered: u64,
    /// The first law of the adaptive interpreter that the run broke, and at which form.
    pub broken: Option<(crate::bytecode::Op, crate::adaptive::families::invariant::Invariant)>,
}

impl AdaptiveState {
    /// Whether anything here has to be told what the loop does, or can change what it decides.
    pub fn is_watched(&self) -> bool {
        self.stats.is_counting() || self.is_decided() || self.planted != [0; 256]
    }

    /// Whether something beside the guards decides at sites.
    #[inline]
    pub fn is_decided(&self) -> bool {
        self.schedule.is_some() || self.transitions != 0 || self.defects != 0
    }

    /// A planted bug made a difference.
    #[cold]
    pub fn note_trigger(&mut self) {
        self.triggered += 1;
    }
}

impl Default for AdaptiveState {
    fn default() -> Self {
        AdaptiveState {
            policy: Policy::Saturating,
            thresholds: Thresholds::SATURATING,
            planted: [0; 256],
            methods: Vec::new(),
            disabled: [false; 256],
            schedule: None,
            stats: Stats::default(),
            transitions: 0,
            defects: 0,
            stricter: [false; 256],
            unchosen: [false; 256],
            notes: Notes::default(),
            triggered: 0,
            broken: None,
        }
    }
}
