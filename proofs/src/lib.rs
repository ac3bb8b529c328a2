//! Theorems about the functions that the adaptive interpreter runs, never about a model beside them.
//!
//! Every theorem is a function of what it is about, so that the same check runs on the real thing and on its planted
//! twins: copies with one mistake, each of which it must refute with a counterexample.

pub mod guard;
pub mod scalar;
pub mod site;
pub mod table;
pub mod theorem;
pub mod world;

use theorem::Theorem;
use turncoat::adaptive::families;
use turncoat::object::version::Invalidation;
use turncoat::oracles::plant::Plant;

/// Why no theorem refutes a plant, for those that make no difference or are left to others.
pub fn harmless(plant: Plant) -> Option<&'static str> {
    match plant {
        Plant::Guard(form, bit) => {
            let guard = families::guards(form).get(usize::from(bit))?;
            world::worlds::EXCUSED.iter().find(|(f, g, _)| (f, g) == (&form, guard)).map(|(.., reason)| *reason)
        }
        Plant::Invalidation(Invalidation::FunctionKwdefaultsAssigned) => {
            Some("no form takes functions with parameters by keyword only")
        }
        Plant::Invalidation(Invalidation::FunctionAnnotationsAssigned) => Some("no form looks at annotations"),
        other => match other.to_string().as_str() {
            name if name.starts_with("unchosen:") => Some("changes when a site specializes, never what it computes"),
            name if name.starts_with("defect:") => {
                Some("no guard, version or transition: left to the campaign's oracles")
            }
            _ => None,
        },
    }
}

/// Every theorem, in the order of the table.
pub fn theorems() -> Vec<Theorem> {
    let mut all = site::theorems();
    all.extend(scalar::theorems());
    all.extend(world::theorems());
    all
}
