//! Coverage of transitions: which form specialized, was missed by which guard, gave up and came back.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::adaptive::families;
use crate::adaptive::stats::Stats;
use crate::bytecode::{ALL, Op};
use crate::programs::aim::CANNOT_FAIL;

/// The transitions seen: for each opcode one bit a guard, then one for each name of [`EVENTS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage([u16; 256]);

/// The transitions that are no miss of a guard, at bits 8 and up.
pub const EVENTS: [&str; 4] = ["specialize", "hit", "deoptimize", "specialize_again"];

impl Default for Coverage {
    fn default() -> Self {
        Coverage([0; 256])
    }
}

/// The transitions of a form by name, with their bits.
fn transitions(form: Op) -> impl Iterator<Item = (&'static str, u16)> {
    let guards = families::guards(form).iter().enumerate().map(|(bit, name)| (*name, 1 << bit));
    guards.chain(EVENTS.iter().enumerate().map(|(bit, name)| (*name, 0x100 << bit)))
}

/// Those of them that are possible.
fn feasible(form: Op) -> impl Iterator<Item = (&'static str, u16)> {
    let cannot = move |name: &str| CANNOT_FAIL.iter().any(|(op, guard, _)| *op == form && *guard == name);
    transitions(form).filter(move |(name, _)| !cannot(name))
}

fn named(form: Op, transition: &str) -> String {
    format!("{}/{transition}", form.name())
}

/// How often each transition of a run happened, by FORM/TRANSITION; those that never did are left out.
pub fn counts(stats: &Stats) -> Vec<(String, u64)> {
    let of = |form: Op| {
        let row = stats.row(form);
        let named = transitions(form).map(move |(name, bit)| (name, row[bit.trailing_zeros() as usize]));
        named.filter(|(_, count)| *count > 0).map(move |(name, count)| (format!("{}/{name}", form.name()), count))
    };
    families::forms().flat_map(of).collect()
}

impl Coverage {
    /// Every transition that a program can bring about, as FORM/TRANSITION: guards that cannot fail are left out.
    pub fn feasible() -> Vec<String> {
        families::forms().flat_map(|form| feasible(form).map(move |(name, _)| named(form, name))).collect()
    }

    /// What runs covered.
    pub fn of(stats: &Stats) -> Coverage {
        let mut coverage = Coverage::default();
        families::forms().for_each(|form| coverage.record(form, stats.transitions(form)));
        coverage
    }

    /// Records the transitions of a form, given as bits.
    pub fn record(&mut self, form: Op, bits: u16) {
        self.0[form as usize] |= bits;
    }

    /// Adds what others saw; whether something of it is new.
    pub fn merge(&mut self, other: &Coverage) -> bool {
        let mut fresh = false;
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            fresh |= theirs & !*mine != 0;
            *mine |= theirs;
        }
        fresh
    }

    /// How many were seen.
    pub fn seen(&self) -> usize {
        Coverage::feasible().len() - self.unseen().count()
    }

    /// Those never seen, with their forms.
    fn unseen(&self) -> impl Iterator<Item = (Op, &'static str)> {
        families::forms().flat_map(|form| {
            let bits = self.0[form as usize];
            feasible(form).filter(move |(_, bit)| bits & bit == 0).map(move |(name, _)| (form, name))
        })
    }

    /// Those never seen.
    pub fn missing(&self) -> Vec<String> {
        self.unseen().map(|(form, name)| named(form, name)).collect()
    }

    /// The forms of those never seen, each as often as it has any. A guard that does not stop what it should is never
    /// missed, so this is where to look for one.
    pub fn unseen_forms(&self) -> Vec<Op> {
        self.unseen().map(|(form, _)| form).collect()
    }

    /// Those seen, the impossible ones too.
    pub fn names(&self) -> Vec<String> {
        let seen = |form: Op| {
            let bits = self.0[form as usize];
            transitions(form).filter(move |(_, bit)| bits & bit != 0).map(move |(name, _)| named(form, name))
        };
        families::forms().flat_map(seen).collect()
    }
}

impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.names().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Coverage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut coverage = Coverage::default();
        for name in Vec::<String>::deserialize(deserializer)? {
            let (form, transition) = name.split_once('/').ok_or_else(|| D::Error::custom("not FORM/TRANSITION"))?;
            let form = ALL.into_iter().find(|op| op.name() == form).ok_or_else(|| D::Error::custom("unknown form"))?;
            let bits = transitions(form).filter(|(name, _)| *name == transition).fold(0, |all, (_, bit)| all | bit);
            coverage.record(form, bits);
        }
        Ok(coverage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_serialization_and_knows_what_is_new() {
        let mut coverage = Coverage::default();
        let mut other = Coverage::default();
        other.record(Op::BINARY_OP_ADD_INT, 0x101);
        assert!(coverage.merge(&other));
        assert!(!coverage.merge(&other));
        assert_eq!(coverage.seen(), 2);
        let text = serde_json::to_string(&coverage).expect("serializes");
        assert_eq!(text, r#"["BINARY_OP_ADD_INT/left_type","BINARY_OP_ADD_INT/specialize"]"#);
        assert_eq!(serde_json::from_str::<Coverage>(&text).expect("reads back"), coverage);
    }
}
