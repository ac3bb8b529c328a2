//! Plants: bugs put into the adaptive interpreter on purpose, by name, to see that the suite notices.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use crate::adaptive::families;
use crate::adaptive::families::defect::Defect;
use crate::adaptive::families::invariant::Transition;
use crate::bytecode::Op;
use crate::object::version::Invalidation;
use crate::semantics::Machine;

/// A part of the adaptive interpreter that can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Plant {
    /// A guard of a form, by its position: it holds always.
    Guard(Op, u8),
    /// A kind of change that no longer resets a version.
    Invalidation(Invalidation),
    /// A transition of the state machine of sites.
    Transition(Transition),
    /// A form whose guards always fail.
    Stricter(Op),
    /// A mistake that specializing interpreters have really had.
    Defect(Defect),
    /// A form that its specializer never chooses.
    Unchosen(Op),
}

/// A bit that no defect has.
const STRICTER: u32 = 1 << 31;
const _: () = assert!(Defect::ALL.len() < 31);

/// The names of plants as one line, `none` without any.
pub fn line(plants: &[Plant]) -> String {
    let names: Vec<String> = plants.iter().map(Plant::to_string).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" ") }
}

impl Plant {
    /// Every plant there is: each guard of each form, then each invalidation, transition, form that
    /// never hits, defect and form that is never chosen.
    pub fn all() -> impl Iterator<Item = Plant> {
        let guards = |form| (0..families::guards(form).len()).map(move |bit| Plant::Guard(form, bit as u8));
        let invalidations = Invalidation::ALL.into_iter().map(|(kind, ..)| Plant::Invalidation(kind));
        let transitions = Transition::ALL.into_iter().map(|(kind, ..)| Plant::Transition(kind));
        let stricter = families::forms().map(Plant::Stricter);
        let defects = Defect::ALL.iter().map(|(kind, ..)| Plant::Defect(*kind));
        let unchosen = families::forms().map(Plant::Unchosen);
        let marks = families::forms().flat_map(guards).chain(invalidations).chain(transitions);
        marks.chain(stricter).chain(defects).chain(unchosen)
    }

    /// Puts the bug into a machine that has not run yet.
    pub fn apply(self, machine: &mut Machine) {
        match self {
            Plant::Guard(form, bit) => machine.adaptive.planted[form as usize] |= 1 << bit,
            Plant::Invalidation(kind) => machine.heap.versions.plant(kind),
            Plant::Transition(kind) => machine.adaptive.transitions |= kind.bit(),
            Plant::Stricter(form) => {
                machine.adaptive.stricter[form as usize] = true;
                // What makes a run ask for more than the guards.
                machine.adaptive.defects |= STRICTER;
            }
            Plant::Unchosen(form) => machine.adaptive.unchosen[form as usize] = true,
            Plant::Defect(Defect::VersionReused) => machine.heap.versions.plant_reuse(),
            Plant::Defect(Defect::VersionOverflow) => machine.heap.versions.plant_overflow(3),
            Plant::Defect(kind) => machine.adaptive.defects |= kind.bit(),
        }
    }

    /// What it breaks, in words.
    pub fn describe(self) -> String {
        match self {
            Plant::Guard(form, bit) => {
                let name = families::guards(form).get(usize::from(bit)).unwrap_or(&"?");
                format!("{} no longer checks {name}", form.name())
            }
            Plant::Invalidation(kind) => {
                let what = Invalidation::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(.., what)| what);
                format!("no version is reset when {what}")
            }
            Plant::Transition(kind) => {
                Transition::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(.., what)| what).to_owned()
            }
            Plant::Stricter(form) => format!("a guard of {} always fails", form.name()),
            Plant::Unchosen(form) => format!("no site is ever specialized to {}", form.name()),
            Plant::Defect(kind) => {
                Defect::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(.., what)| what).to_owned()
            }
        }
    }
}

impl Display for Plant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Plant::Guard(form, bit) => {
                write!(f, "{}:{}", form.name(), families::guards(form).get(usize::from(bit)).unwrap_or(&"?"))
            }
            Plant::Invalidation(kind) => {
                let name = Invalidation::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(_, name, _)| name);
                write!(f, "invalidation:{name}")
            }
            Plant::Transition(kind) => {
                let name = Transition::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(_, name, _)| name);
                write!(f, "transition:{name}")
            }
            Plant::Stricter(form) => write!(f, "stricter:{}", form.name()),
            Plant::Unchosen(form) => write!(f, "unchosen:{}", form.name()),
            Plant::Defect(kind) => {
                let name = Defect::ALL.iter().find(|(k, ..)| *k == kind).map_or("?", |(_, name, _)| name);
                write!(f, "defect:{name}")
            }
        }
    }
}

impl FromStr for Plant {
    type Err = String;

    fn from_str(text: &str) -> Result<Plant, String> {
        if let Some(plant) = Plant::all().find(|plant| plant.to_string() == text) {
            return Ok(plant);
        }
        let (form, rest) = text.split_once(':').ok_or_else(|| format!("'{text}' is not FORM:GUARD or KIND:NAME"))?;
        let beside: Vec<String> = Plant::all()
            .map(|plant| plant.to_string())
            .filter_map(|name| Some(name.strip_prefix(form)?.strip_prefix(':')?.to_owned()))
            .collect();
        Err(match beside.is_empty() {
            true => format!("no plant is known of '{form}' (`turncoat plants` lists them)"),
            false => format!("{form} has no '{rest}' (it has {})", beside.join(", ")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plant_is_found_by_its_name() {
        let mut count = 0;
        for plant in Plant::all() {
            assert_eq!(plant.to_string().parse(), Ok(plant));
            count += 1;
        }
        assert!(count > 60, "{count}");
        assert!("BINARY_OP_ADD_INT:nothing".parse::<Plant>().is_err_and(|e| e.contains("left_type")));
        assert!("x".parse::<Plant>().is_err());
    }
}
