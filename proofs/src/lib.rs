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

/// Every theorem, in the order of the table.
pub fn theorems() -> Vec<Theorem> {
    let mut all = site::theorems();
    all.extend(scalar::theorems());
    all.extend(world::theorems());
    all
}
